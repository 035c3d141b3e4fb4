import { Modal } from '@mantine/core';
import { explain } from '../api/problem.ts';
import { useFullInteraction } from './assistance.ts';
import { SentTexts } from './SentTexts.tsx';
import { maskingWords } from './words.ts';

/** What the provider got for an answer, and what it gave, beside what they are here. */
export function SentAs({ id, onClose }: { id: number; onClose: () => void }) {
  const full = useFullInteraction(id);
  return (
    <Modal opened onClose={onClose} title={`Answer ${id}, as it was sent`} size={1100}>
      {full.error !== null && explain(full.error).detail}
      {full.data !== undefined && (
        <>
          <p style={{ marginTop: 0, color: 'var(--text-dim)' }}>
            {maskingWords(full.data.interaction.masking)}. What was replaced is marked.
          </p>
          <SentTexts texts={full.data.texts} />
        </>
      )}
    </Modal>
  );
}
