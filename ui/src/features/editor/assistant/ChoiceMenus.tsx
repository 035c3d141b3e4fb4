import { NativeSelect, Select } from '@mantine/core';
import type { AssistantModel, Masking } from '#shared/api/types.ts';
import { maskings, maskingWords } from '#shared/assistant/words.ts';
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
          ...assistance.models.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        renderOption={({ option }) => (
          <span className={classes.modelOption}>
            {option.label}
            <small>{pricesOf(assistance.models.find(({ id }) => id === option.value))}</small>
          </span>
        )}
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

function pricesOf(model: AssistantModel | undefined): string {
  if (model === undefined || model.input_price === null || model.output_price === null) {
    return '';
  }
  return `$${model.input_price} in, $${model.output_price} out per million tokens`;
}
