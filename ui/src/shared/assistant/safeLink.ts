/** The address of a link in an answer if it leads to a web page; null for any other, and relative ones. */
export function safeLink(address: string | undefined): string | null {
  try {
    const { protocol, href, username, password } = new URL(address ?? '');
    const isWeb = protocol === 'https:' || protocol === 'http:';
    return isWeb && username === '' && password === '' ? href : null;
  } catch {
    return null;
  }
}
