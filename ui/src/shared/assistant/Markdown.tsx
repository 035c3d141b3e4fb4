import { memo } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { visibleText } from '../output/visibleText.ts';
import { CodeBlock } from './CodeBlock.tsx';
import { MarkdownSource } from './fences.ts';
import classes from './Markdown.module.css';
import { safeLink } from './safeLink.ts';

/**
 * The text of an answer, which nobody vouches for: HTML stands as text, images are not fetched, and
 * links lead to web pages only, with their address in sight.
 */
function Markdown({ text }: { text: string }) {
  const source = visibleText(text);
  return (
    <div className={classes.markdown}>
      <MarkdownSource value={source}>
        <ReactMarkdown
          remarkPlugins={plugins}
          components={components}
          // Its own would let more through than is let through here.
          urlTransform={(address) => address}
        >
          {source}
        </ReactMarkdown>
      </MarkdownSource>
    </div>
  );
}

export default memo(Markdown);

const plugins = [remarkGfm];

const components: Components = {
  a: ({ href, children }) => {
    const address = safeLink(href);
    return address === null ? (
      <span>{children}</span>
    ) : (
      <a href={address} title={address} target="_blank" rel="noopener noreferrer nofollow">
        {children}
      </a>
    );
  },
  img: ({ alt }) => <em>[image{alt ? `: ${alt}` : ''}]</em>,
  // The page has headings of its own: those of an answer come below them.
  h1: ({ children }) => <h4>{children}</h4>,
  h2: ({ children }) => <h4>{children}</h4>,
  h3: ({ children }) => <h5>{children}</h5>,
  h4: ({ children }) => <h5>{children}</h5>,
  h5: ({ children }) => <h6>{children}</h6>,
  input: ({ checked }) => <span>{checked ? '☑' : '☐'}</span>,
  section: ({ children }) => <div>{children}</div>,
  sup: ({ children }) => <sup>{children}</sup>,
  pre: ({ node }) => <CodeBlock node={node} />,
  table: ({ children }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard
    <div className={classes.wide} tabIndex={0}>
      <table>{children}</table>
    </div>
  ),
};
