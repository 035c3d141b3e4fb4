import { describe, expect, it } from 'vitest';
import { OutputBuffer, type OutputLine } from './outputBuffer.ts';

const esc = '\u001b';

function shown(buffer: OutputBuffer): string[] {
  return buffer.lines.map(textOf);
}

function textOf(line: OutputLine): string {
  return line.runs.map((run) => run.text).join('');
}

function printed(...chunks: string[]): OutputBuffer {
  const buffer = new OutputBuffer();
  for (const chunk of chunks) {
    buffer.append('stdout', chunk);
  }
  return buffer;
}

describe('the output buffer', () => {
  it('splits text into lines wherever its pieces end', () => {
    expect(shown(printed('one\ntw', 'o\n', '\nthree'))).toEqual(['one', 'two', '', 'three']);
  });

  it('takes CRLF for one line end, even in two pieces', () => {
    expect(shown(printed('one\r', '\ntwo\r\n'))).toEqual(['one', 'two']);
  });

  it('shows a progress bar as one line', () => {
    expect(shown(printed('\r 10% #', '\r 20% ##', '\r100% ###\n', 'done\n'))).toEqual([
      '100% ###',
      'done',
    ]);
  });

  it('leaves what a shorter text after a carriage return does not cover', () => {
    expect(shown(printed('abcdef\rXY'))).toEqual(['XYcdef']);
  });

  it('erases the rest of a line, and a whole one', () => {
    expect(shown(printed(`abcdef\rXY${esc}[K`))).toEqual(['XY']);
    expect(shown(printed(`abcdef${esc}[2Kgh`))).toEqual(['gh']);
  });

  it('goes back one column at a backspace', () => {
    expect(shown(printed('wait |\b/\b-'))).toEqual(['wait -']);
  });

  it('keeps the bar of one stream in place while the other prints', () => {
    const buffer = new OutputBuffer();
    buffer.append('stderr', '\r 10%');
    buffer.append('stdout', 'one\n');
    buffer.append('stderr', '\r 20%');
    buffer.append('stdout', 'two\n');

    expect(buffer.lines.map((line) => `${line.stream}: ${textOf(line)}`)).toEqual([
      'stderr:  20%',
      'stdout: one',
      'stdout: two',
    ]);
  });

  it('turns colours into styles, also across pieces', () => {
    const { lines } = printed(`plain ${esc}[3`, `1;1mred ${esc}[0mplain`);

    const runs = lines[0]?.runs ?? [];
    expect(runs.map((run) => run.text)).toEqual(['plain ', 'red ', 'plain']);
    expect(runs[1]?.style).toMatchObject({ color: 'var(--ansi-red)', className: 'ansi-bold' });
    expect(runs[2]?.style).toBeNull();
  });

  it('knows the palette and true colour', () => {
    const { lines } = printed(`${esc}[38;5;196ma${esc}[38;2;1;2;3mb`);

    expect(lines[0]?.runs.map((run) => run.style?.color)).toEqual([
      'rgb(255, 0, 0)',
      'rgb(1, 2, 3)',
    ]);
  });

  it('drops cursor movements but shows a window title as text', () => {
    expect(shown(printed(`a${esc}[2Ab${esc}[?25lc`))).toEqual(['abc']);
    expect(shown(printed(`${esc}]0;title\u0007x`))).toEqual(['␛]0;title␇x']);
  });

  it('names characters that would not be seen or would turn the text around', () => {
    const { lines } = printed('a\u202eb\u200bc\u0000');

    expect(textOf(lines[0] as OutputLine)).toBe('aU+202EbU+200Bc␀');
    expect(lines[0]?.runs.filter((run) => run.named)).toHaveLength(3);
  });

  it('leaves emoji whole', () => {
    expect(shown(printed('👩‍👩‍👧 ✓'))).toEqual(['👩‍👩‍👧 ✓']);
  });

  it('keeps HTML as the text it is', () => {
    expect(shown(printed('<img src=x onerror=alert(1)>'))).toEqual([
      '<img src=x onerror=alert(1)>',
    ]);
  });

  it('gives back exactly what it received', () => {
    const buffer = printed(`a\r\n${esc}[31mb`, '\rc');
    buffer.append('stderr', 'x');

    expect(buffer.text()).toBe(`a\r\n${esc}[31mb\rcx`);
    expect(buffer.text('stderr')).toBe('x');
  });

  it('takes a line of a megabyte in small pieces within a second', () => {
    const buffer = new OutputBuffer();
    const start = performance.now();
    for (let index = 0; index < 16_384; index++) {
      buffer.append('stdout', 'x'.repeat(64));
    }

    expect(buffer.lines).toHaveLength(1);
    expect(buffer.lines[0]?.length).toBe(1_048_576);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('takes hostile overwriting of a long line within a second', () => {
    const start = performance.now();
    const buffer = printed('x'.repeat(500_000), '\ry'.repeat(250_000));

    expect(buffer.lines.length).toBeGreaterThan(1);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
