import { NativeSelect, Select } from '@mantine/core';
import type { AssistantModel, Masking } from '#shared/api/types.ts';
import { maskings, maskingWords, money } from '#shared/assistant/words.ts';
import classes from './Assistant.module.css';
import type { EditorAssistant } from './useAssistant.ts';

/** Who answers, and what is masked. */
export function ChoiceMenus({ assistant }: { assistant: EditorAssistant }) {
  const { choices, choose } = assistant;
  const assistance = assistant.assistance.data;
  if (assistance === undefined) {
    return null;
  }
  const usual = assistance.default_model;
  const model = choices.model ?? usual;
  const known = assistance.models.some(({ id }) => id === model);
  return (
    <div className={classes.choices}>
      <Select
        size="xs"
        className={classes.model ?? ''}
        aria-label="Model"
        searchable
        allowDeselect={false}
        limit={60}
        nothingFoundMessage="No such model"
        comboboxProps={{ width: 320, position: 'top-start' }}
        data={[
          ...(known || model === '' ? [] : [{ value: model, label: model }]),
          ...assistance.models.map((one) => ({ value: one.id, label: labelOf(one) })),
        ]}
        value={model === '' ? null : model}
        placeholder="Model"
        onChange={(value) => choose({ model: value === usual ? null : value })}
      />
      <NativeSelect
        size="xs"
        className={classes.masking ?? ''}
        aria-label="What is masked before it is sent"
        data={maskings.map((value) => ({ value, label: maskingWords(value) }))}
        value={choices.masking ?? assistance.masking}
        onChange={(event) => choose({ masking: event.currentTarget.value as Masking })}
      />
    </div>
  );
}

function labelOf({ name, input_price, output_price }: AssistantModel): string {
  return input_price === null || output_price === null
    ? name
    : `${name} · ${money(input_price)} in, ${money(output_price)} out per million`;
}
