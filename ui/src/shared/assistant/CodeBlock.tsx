import { ActionIcon, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ExtraProps } from 'react-markdown';
import classes from './Markdown.module.css';

type Element = NonNullable<ExtraProps['node']>;

/** Code in an answer, to be copied. */
export function CodeBlock({ node }: { node: ExtraProps['node'] }) {
  const text = textOf(node);
  const clipboard = useClipboard();
  return (
    <div className={classes.block}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard */}
      <pre tabIndex={0}>
        <code>{text}</code>
      </pre>
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

function textOf(node: Element | Element['children'][number] | undefined): string {
  if (node === undefined) {
    return '';
  }
  if ('value' in node) {
    return node.value;
  }
  return 'children' in node ? node.children.map(textOf).join('') : '';
}
