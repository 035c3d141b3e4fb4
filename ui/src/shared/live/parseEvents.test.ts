import { describe, expect, it } from 'vitest';
import { createEventParser } from './parseEvents.ts';

describe('the event parser', () => {
  it('reads events with id, name and data', () => {
    const parse = createEventParser();

    const events = parse(
      'id: 1\nevent: output\ndata: {"a":1}\n\nid: 2\nevent: finished\ndata: {}\n\n',
    );

    expect(events).toEqual([
      { id: '1', name: 'output', data: '{"a":1}' },
      { id: '2', name: 'finished', data: '{}' },
    ]);
  });

  it('waits for the rest of an event that comes in pieces', () => {
    const parse = createEventParser();

    const pieces = ['id: 7\nev', 'ent: out', 'put\r', '\ndata: x\r\n\r', '\n'].map(parse);

    expect(pieces.flat()).toEqual([{ id: '7', name: 'output', data: 'x' }]);
  });

  it('leaves out heartbeats and comments', () => {
    const parse = createEventParser();

    expect(parse(':\n\ndata:\n\nevent: message\ndata: \n\n: hello\n\n')).toEqual([]);
  });

  it('keeps the last id for events without one', () => {
    const parse = createEventParser();

    const events = parse('id: 3\ndata: a\n\ndata: b\n\n');

    expect(events.map((event) => event.id)).toEqual(['3', '3']);
  });

  it('ends lines at a lone carriage return too', () => {
    const parse = createEventParser();

    expect(parse('data: a\rdata: b\r\r')).toEqual([
      { id: undefined, name: 'message', data: 'a\nb' },
    ]);
  });
});
