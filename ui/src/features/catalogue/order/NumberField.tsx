import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { explain, ProblemError } from '#shared/api/problem.ts';
import type { Script } from '#shared/api/types.ts';
import { orderingNumber } from '#shared/format/numbers.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import classes from './Order.module.css';
import { parseOrderingNumber } from './parseOrderingNumber.ts';

/** Takes another ordering number, in the place of the present one. */
export function NumberField({
  script,
  onSet,
  onClose,
}: {
  script: Script;
  onSet: (script: Script, number: number) => Promise<void>;
  /** @param byKey the row gets the focus back */
  onClose: (byKey: boolean) => void;
}) {
  const [text, setText] = useState(orderingNumber(script.ordering_number));
  const [fault, setFault] = useState<string | null>(null);
  const [sending, setSending] = useState(false);

  async function apply() {
    const number = parseOrderingNumber(text);
    if (number === null) {
      setFault('A number such as 3.01: at most nine digits, then at most four.');
      return;
    }
    if (number === script.ordering_number) {
      onClose(true);
      return;
    }
    setSending(true);
    try {
      await onSet(script, number);
      onClose(true);
    } catch (error) {
      setSending(false);
      setFault(faultOf(error, number));
    }
  }

  return (
    <form
      className={classes.numberField}
      aria-label={`Ordering number of ${visibleText(script.descriptive_name)}`}
      onSubmit={(event) => {
        event.preventDefault();
        void apply();
      }}
      onBlur={(event) => {
        if (!sending && !event.currentTarget.contains(event.relatedTarget)) {
          onClose(false);
        }
      }}
    >
      <TextInput
        size="xs"
        autoFocus
        aria-label="New ordering number"
        inputMode="decimal"
        autoComplete="off"
        value={text}
        error={fault}
        readOnly={sending}
        classNames={{ input: classes.numberInput ?? '', error: classes.numberFault ?? '' }}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setFault(null);
        }}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Escape') {
            onClose(true);
          }
        }}
      />
    </form>
  );
}

function faultOf(error: unknown, number: number): string {
  if (error instanceof ProblemError && error.code === 'ordering_number_taken') {
    const holder = error.problem.holder?.descriptive_name;
    return `${orderingNumber(number)} is taken${holder === undefined ? '' : ` by ${visibleText(holder)}`}. Choose another, or drag the row between two others.`;
  }
  return explain(error).detail;
}
