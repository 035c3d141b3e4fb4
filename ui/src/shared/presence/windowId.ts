/** Names this page among all the windows of its user; another after each reload. */
export const windowId = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
  byte.toString(16).padStart(2, '0'),
).join('');
