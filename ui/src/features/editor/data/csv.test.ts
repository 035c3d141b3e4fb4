import { describe, expect, it } from 'vitest';
import { previewCsv } from './csv.ts';

describe('the preview of a table', () => {
  it('reads quoted cells with delimiters, line ends and quotes in them', () => {
    const table = previewCsv('a,b\r\n"x, y","say ""hi""\nthere"\r\n', 10);

    expect(table?.rows).toEqual([
      ['a', 'b'],
      ['x, y', 'say "hi"\nthere'],
    ]);
  });

  it('finds the delimiter out', () => {
    expect(previewCsv('a;b;c\n1,5;2;3\n', 10)?.columns).toBe(3);
    expect(previewCsv('a\tb\n1\t2\n', 10)?.columns).toBe(2);
  });

  it('keeps empty cells, also at the end', () => {
    expect(previewCsv('a,b,c\n1,,\n', 10)?.rows[1]).toEqual(['1', '', '']);
    expect(previewCsv('a,b\n1,', 10)?.rows[1]).toEqual(['1', '']);
  });

  it('stops after the rows that are shown', () => {
    const table = previewCsv('a,b\n'.repeat(50), 10);

    expect(table?.rows).toHaveLength(10);
    expect(table?.more).toBe(true);
  });

  it('leaves a byte order mark out of the first name', () => {
    expect(previewCsv('\ufeffa,b\n1,2\n', 10)?.rows[0]).toEqual(['a', 'b']);
  });

  it('is not for prose or single columns', () => {
    expect(previewCsv('Dear all,\nthis is a letter.\nBye\n', 10)).toBeNull();
    expect(previewCsv('one\ntwo\n', 10)).toBeNull();
  });

  it('does not hang on an open quote', () => {
    expect(previewCsv('a,"b\nc,d\n', 10)?.rows[0]).toEqual(['a', 'b\nc,d\n']);
  });
});
