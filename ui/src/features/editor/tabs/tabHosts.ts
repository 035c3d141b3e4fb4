import type { TabKey } from './openTabs.ts';

/** An element for each tab, which goes from column to column with everything in it. */
export class TabHosts {
  private readonly hosts = new Map<TabKey, HTMLElement>();
  private readonly className: string;

  constructor(className: string) {
    this.className = className;
  }

  of(key: TabKey): HTMLElement {
    const known = this.hosts.get(key);
    if (known !== undefined) {
      return known;
    }
    const host = document.createElement('div');
    host.className = this.className;
    this.hosts.set(key, host);
    return host;
  }

  /** Forgets those that are not open any more. */
  keep(open: ReadonlySet<TabKey>): void {
    for (const [key, host] of this.hosts) {
      if (!open.has(key)) {
        host.remove();
        this.hosts.delete(key);
      }
    }
  }
}
