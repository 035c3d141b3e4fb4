import { ActionIcon, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useContext } from 'react';
import type { ExtraProps } from 'react-markdown';
import { isWhole, MarkdownSource } from './fences.ts';
import classes from './Markdown.module.css';
import { PythonCode } from './PythonCode.tsx';

type Element = NonNullable<ExtraProps['node']>;

/** Code in an answer, to be copied; Python in its colours once it is all there. */
export function CodeBlock({ node }: { node: ExtraProps['node'] }) {
  const text = textOf(node);
  const source = useContext(MarkdownSource);
  const coloured = isPython(node) && isWhole(source, node?.position?.end.offset);
  const clipboard = useClipboard();
  return (
    <div className={classes.block}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard */}
      <pre tabIndex={0}>{coloured ? <PythonCode text={text} /> : <code>{text}</code>}</pre>
      <Tooltip label={clipboard.copied ? 'Copied' : 'Copy'}>
        <ActionIcon
          size={24}
          className={classes.copy ?? ''}
          aria-label="Copy this code"
          onClick={() => clipboard.copy(text)}
        >
          {clipboard.copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

/** By the word behind the fence, which the parser makes a class of the code. */
function isPython(block: ExtraProps['node']): boolean {
  const code = block?.children[0];
  const names = code !== undefined && 'properties' in code ? code.properties.className : null;
  return (
    Array.isArray(names) && names.some((name) => /^language-(?:python3?|py)$/i.test(String(name)))
  );
}

function textOf(node: Element | Element['children'][number] | undefined): string {
  if (node === undefined) {
    return '';
  }
  if ('value' in node) {
    return node.value;
  }
  return 'children' in node ? node.children.map(textOf).join('') : '';
}
