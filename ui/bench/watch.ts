// Run in the page, so that the times are those at which something is there to be seen.

declare global {
  interface Window {
    vedSeen: Record<string, number>;
    vedKeyTime: number | null;
  }
}

/** Notes when each selector first matches, in milliseconds since the navigation began. */
export function firstSeen(selectors: Record<string, string>): void {
  window.vedSeen = {};
  new MutationObserver(() => {
    for (const [name, selector] of Object.entries(selectors)) {
      if (!(name in window.vedSeen) && document.querySelector(selector) !== null) {
        window.vedSeen[name] = performance.now();
      }
    }
  }).observe(document, { childList: true, subtree: true });
}

/** Notes how long after the last key one more element matches than before that key. */
export function watchKeys(selector: string): void {
  let pressed = 0;
  let before = 0;
  window.vedKeyTime = null;
  window.addEventListener(
    'keydown',
    () => {
      pressed = performance.now();
      before = document.querySelectorAll(selector).length;
      window.vedKeyTime = null;
    },
    { capture: true },
  );
  new MutationObserver(() => {
    if (window.vedKeyTime === null && document.querySelectorAll(selector).length > before) {
      window.vedKeyTime = performance.now() - pressed;
    }
  }).observe(document.body, { childList: true, subtree: true });
}
