/** Whether a dialog has the focus, from which nothing behind it may take it. */
export function isDialogInFront(): boolean {
  return document.activeElement?.closest('[role="dialog"]') != null;
}
