import { IconBox, IconCube, IconFunction, IconVariable } from '@tabler/icons-react';
import { type KeyboardEvent, useRef } from 'react';
import type { CodeSymbolKind } from '#shared/code/codeTypes.ts';
import { cx } from '#shared/ui/classes.ts';
import tones from '#shared/ui/Tones.module.css';
import classes from './Panels.module.css';
import type { Symbols } from './useSymbols.ts';

const icons = {
  class: IconCube,
  function: IconFunction,
  method: IconBox,
  variable: IconVariable,
} as const;

const toneOf: Record<CodeSymbolKind, 'warn' | 'live' | 'dim'> = {
  class: 'warn',
  function: 'live',
  method: 'live',
  variable: 'dim',
};

/** What the text defines; choosing one goes there. */
export function Outline({
  symbols: { symbols, at },
  onLine,
}: {
  symbols: Symbols;
  onLine: (line: number) => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  const current = at.at(-1);

  function onKeyDown(event: KeyboardEvent) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
      const here = buttons.indexOf(event.target as HTMLButtonElement);
      buttons[here + by]?.focus();
    }
  }

  if (symbols === null) {
    return <p className={classes.hint}>Shown once the language service has read the text.</p>;
  }
  if (symbols.length === 0) {
    return (
      <p className={classes.hint}>
        Functions, classes and names of the script appear here once it has some.
      </p>
    );
  }
  return (
    <ul ref={list} className={classes.outline} aria-label="Outline" onKeyDown={onKeyDown}>
      {symbols.map((symbol) => {
        const Icon = icons[symbol.kind];
        return (
          <li key={`${symbol.line} ${symbol.depth} ${symbol.name}`}>
            <button
              type="button"
              className={cx(classes.symbol, symbol === current && classes.current)}
              style={{ paddingLeft: 12 + symbol.depth * 14 }}
              aria-current={symbol === current ? 'location' : undefined}
              onClick={() => onLine(symbol.line)}
            >
              <Icon size={14} stroke={1.7} className={tones[toneOf[symbol.kind]]} aria-hidden />
              <span className={classes.symbolName}>{symbol.name}</span>
              <span className="visually-hidden">, {symbol.kind}</span>
              <span className={classes.line}>{symbol.line}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
