import { MantineProvider } from '@mantine/core';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import Markdown from './Markdown.tsx';
import { safeLink } from './safeLink.ts';

function shown(text: string): string {
  return renderToStaticMarkup(
    createElement(MantineProvider, null, createElement(Markdown, { text })),
  );
}

it('shows what Markdown is for', () => {
  const html = shown(
    '# Title\n\n**bold** and `code`\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |',
  );

  expect(html).toContain('<h4>Title</h4>');
  expect(html).toContain('<strong>bold</strong>');
  expect(html).toContain('<code>code</code>');
  expect(html).toContain('<li>one</li>');
  expect(html).toContain('<td>1</td>');
});

it('shows HTML as text', () => {
  const html = shown(
    '<img src=x onerror=alert(1)> <script>alert(1)</script>\n\n<iframe src="https://e.example"></iframe>\n\n<a href="javascript:alert(1)">a</a> <b onclick=alert(1)>b</b> <svg/onload=alert(1)>',
  );

  expect(html).not.toMatch(/<(?:img|script|iframe|svg|b)\b/);
  expect(html).not.toMatch(/<a\b/);
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
});

it('fetches no image, wherever it is', () => {
  const html = shown(
    '![pixel](https://e.example/p.png)\n\n![ref]\n\n[ref]: https://e.example/q.png\n\n[![in a link](https://e.example/r.png)](https://e.example)\n\n![](data:image/png;base64,AAAA)',
  );

  expect(html).not.toMatch(/<img|src=|srcset|url\(/);
  expect(html).toContain('[image: pixel]');
});

it.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  '&#106;avascript:alert(1)',
  'data:text/html;base64,PHNjcmlwdD4=',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'blob:https://e.example/1',
  '//e.example/relative',
  '/api/auth/logout',
  '?run=1',
  '#user-content',
  'mailto:a@e.example',
  'https://user:password@e.example/',
])('makes no link to %s', (address) => {
  expect(shown(`[text](<${address.replace('\n', '%0a')}>)`)).not.toMatch(/<a\b/);
  expect(safeLink(address)).toBeNull();
});

it('makes links to web pages that keep the page to itself', () => {
  const html = shown(
    '[docs](https://docs.example/a?b=c) and www.auto.example and <https://x.example>',
  );

  expect(html).toContain(
    '<a href="https://docs.example/a?b=c" title="https://docs.example/a?b=c" target="_blank" rel="noopener noreferrer nofollow">docs</a>',
  );
  expect(html.match(/rel="noopener noreferrer nofollow"/g)).toHaveLength(3);
});

it('shows footnotes and lists of tasks without fields or targets', () => {
  const html = shown('- [x] done\n- [ ] open\n\nText[^1].\n\n[^1]: Note.');

  expect(html).not.toMatch(/<input|<a\b|<section/);
});

it('names what would not be seen or would turn the text around', () => {
  const html = shown('a\u202eb\u200bc\n\n```python\nx = "\u2066"\n```');

  expect(html).toContain('aU+202EbU+200Bc');
  expect(html).toContain('U+2066');
});

it('shows code as it is', () => {
  const html = shown('```python\nif a < b and c > d:\n    print("</code><script>")\n```');

  expect(html).toContain(
    'if a &lt; b and c &gt; d:\n    print(&quot;&lt;/code&gt;&lt;script&gt;&quot;)',
  );
  expect(html).not.toContain('<script');
});

it('shows an answer that is cut off anywhere', () => {
  const text = '# T\n\n| a | b |\n|--|--|\n| `x` | [l](https://e.example) |\n\n```py\nx\n```\n**b';
  for (let end = 0; end <= text.length; end++) {
    expect(() => shown(text.slice(0, end))).not.toThrow();
  }
});

it('shows deep nesting and endless emphasis', () => {
  expect(() => shown(`${'>'.repeat(300)} deep`)).not.toThrow();
  expect(() => shown('*a '.repeat(2_000))).not.toThrow();
  expect(() => shown('['.repeat(2_000))).not.toThrow();
});
