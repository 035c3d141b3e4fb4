/** What a file of a library is called among Pythonistas: its path below where packages are found. */
export function libraryName(uri: string): string {
  const path = decodeURIComponent(uri.replace(/^[a-z]+:\/\//, ''));
  const found =
    /(?:site-packages|typeshed\/stdlib|typeshed\/stubs\/[^/]+|python3\.\d+)\/(.+)$/.exec(path);
  return found?.[1] ?? path.split('/').slice(-2).join('/');
}
