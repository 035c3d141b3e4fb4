import { ActionIcon, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { DataTab } from '../data/DataTab.tsx';
import type { Editing } from '../useEditing.ts';
import { DataHint } from './DataHint.tsx';
import { Outline } from './Outline.tsx';
import classes from './Panels.module.css';
import type { Symbols } from './useSymbols.ts';

export type SideKind = 'outline' | 'data' | 'assistant';

/** What is shown beside the text. */
export function SidePanel({
  kind,
  editing,
  symbols,
  onLine,
  onClose,
}: {
  kind: Exclude<SideKind, 'assistant'>;
  editing: Editing;
  symbols: Symbols;
  onLine: (line: number) => void;
  onClose: () => void;
}) {
  const title = kind === 'outline' ? 'Outline' : 'Data';
  return (
    <section className={classes.side} aria-label={`${title} beside the code`}>
      <div className={classes.sideHead}>
        <h2 className={classes.sideTitle}>{title}</h2>
        <Tooltip label="Close">
          <ActionIcon size={24} aria-label={`Close the ${title.toLowerCase()}`} onClick={onClose}>
            <IconX size={14} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </div>
      {kind === 'outline' ? (
        <Outline symbols={symbols} onLine={onLine} />
      ) : (
        <>
          <DataHint editing={editing} />
          <DataTab editing={editing} />
        </>
      )}
    </section>
  );
}
