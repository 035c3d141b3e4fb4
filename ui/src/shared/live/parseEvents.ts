/** One server-sent event; a heartbeat has no data. */
export interface ServerEvent {
  readonly id: string | undefined;
  readonly name: string;
  readonly data: string;
}

/**
 * Reads the event stream format. Feed it text as it arrives, in pieces of any size; it gives the
 * events that are complete. Lines end with LF, CRLF or CR.
 */
export function createEventParser(): (text: string) => ServerEvent[] {
  let rest = '';
  let afterReturn = false;
  let id: string | undefined;
  let name = '';
  let data: string[] = [];

  function takeLine(line: string, events: ServerEvent[]): void {
    if (line === '') {
      if (data.some((part) => part !== '')) {
        events.push({ id, name: name || 'message', data: data.join('\n') });
      }
      name = '';
      data = [];
      return;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + (line[colon + 1] === ' ' ? 2 : 1));
    switch (field) {
      case 'data':
        data.push(value);
        break;
      case 'event':
        name = value;
        break;
      case 'id':
        id = value;
        break;
      default: // comments, and fields of later times
    }
  }

  return (text) => {
    const events: ServerEvent[] = [];
    let start = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code !== 10 && code !== 13) {
        afterReturn = false;
        continue;
      }
      if (code === 10 && afterReturn) {
        afterReturn = false;
        start = at + 1;
        continue;
      }
      afterReturn = code === 13;
      takeLine(rest + text.slice(start, at), events);
      rest = '';
      start = at + 1;
    }
    rest += text.slice(start);
    return events;
  };
}
