declare module 'virtual:pyright-worker' {
  /** Address of the script of the worker. */
  const address: string;
  export default address;
}
