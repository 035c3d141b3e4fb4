import { ActionIcon, Tooltip } from '@mantine/core';
import { IconListTree, IconSparkles, IconTable } from '@tabler/icons-react';
import { orderingNumber } from '#shared/format/numbers.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import type { Editing } from '../useEditing.ts';
import { InsertMenu } from './InsertMenu.tsx';
import classes from './Panels.module.css';
import type { SideKind } from './SidePanel.tsx';
import type { Symbols } from './useSymbols.ts';

/**
 * Where the cursor is, and what can be shown beside the text. It is above both, so that what was
 * pressed to show something stays where it is.
 */
export function Crumbs({
  editing: { script, document, canEdit, merging },
  symbols,
  side,
  onSide,
  onLine,
}: {
  editing: Editing;
  symbols: Symbols;
  side: SideKind | null;
  onSide: (side: SideKind | null) => void;
  onLine: (line: number) => void;
}) {
  const toggle = (kind: SideKind) => onSide(side === kind ? null : kind);
  const name = `${orderingNumber(script.ordering_number)} ${visibleText(script.descriptive_name)}`;
  return (
    <div className={classes.crumbs} inert={merging.shown}>
      <nav aria-label={`Place in ${name}`} className={classes.path}>
        <button type="button" className={classes.crumb} onClick={() => onLine(1)}>
          Script
        </button>
        {symbols.at.map((symbol) => (
          <span key={`${symbol.line} ${symbol.depth}`} className={classes.step}>
            <span aria-hidden className={classes.angle}>
              ›
            </span>
            <button type="button" className={classes.crumb} onClick={() => onLine(symbol.line)}>
              {symbol.name}
            </button>
          </span>
        ))}
      </nav>
      {canEdit && <InsertMenu onInsert={(body) => document.handle.current?.insertSnippet(body)} />}
      <Tooltip label={side === 'outline' ? 'Hide the outline' : 'Outline beside the code'}>
        <ActionIcon
          size={24}
          aria-label="Outline beside the code"
          aria-pressed={side === 'outline'}
          onClick={() => toggle('outline')}
        >
          <IconListTree size={15} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={side === 'data' ? 'Hide the data' : 'Data beside the code'}>
        <ActionIcon
          size={24}
          aria-label="Data beside the code"
          aria-pressed={side === 'data'}
          onClick={() => toggle('data')}
        >
          <IconTable size={15} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
      {canEdit && (
        <Tooltip label={side === 'assistant' ? 'Hide the assistant' : 'Assistant (Alt+A)'}>
          <ActionIcon
            size={24}
            aria-label="Assistant beside the code"
            aria-pressed={side === 'assistant'}
            onClick={() => toggle('assistant')}
          >
            <IconSparkles size={15} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  );
}
