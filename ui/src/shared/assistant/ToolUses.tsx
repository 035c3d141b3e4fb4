import { IconSearch } from '@tabler/icons-react';
import { visibleText } from '../output/visibleText.ts';
import classes from './ToolUses.module.css';
import type { ToolUse } from './toolUse.ts';

/** What the model looked up, in the script's own words. */
export function ToolUses({ tools }: { tools: readonly ToolUse[] }) {
  if (tools.length === 0) {
    return null;
  }
  return (
    <ul className={classes.tools} aria-label="Looked up">
      {tools.map((tool, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they stay in their order
        <li key={at}>
          <IconSearch size={12} aria-hidden /> {visibleText(tool.name)}{' '}
          <code>{visibleText(tool.arguments).slice(0, 200)}</code>
          {tool.told !== null && (
            <details className={classes.told}>
              <summary>what it told</summary>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keyboard */}
              <pre tabIndex={0}>{visibleText(tool.told)}</pre>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
