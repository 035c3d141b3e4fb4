import { type ReactNode, Suspense, useState } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { layouts } from '#shared/storage/layouts.ts';
import { cx } from '#shared/ui/classes.ts';
import editor from '../Editor.module.css';
import { inFront } from '../panels/inFront.ts';
import { AssistantPanel } from './AssistantPanel.tsx';
import type { AssistedText } from './assistedText.ts';
import { isOpenBesideNew, keepOpenBesideNew } from './chosenConversation.ts';
import { LazyReviewView } from './lazyParts.ts';
import { useAssistant } from './useAssistant.ts';
import { useAssistantKeys } from './useAssistantKeys.ts';

const nothingWrong = () => null;

/** A new script with the assistant beside it: a description becomes a first text to review. */
export function NewScriptAssistant({
  about,
  active,
  children,
}: {
  about: AssistedText;
  active: boolean;
  /** What is above the text and the text, given the way to the assistant. */
  children: (describe: () => void, over: ReactNode) => ReactNode;
}) {
  const [open, setOpen] = useState(isOpenBesideNew);
  const show = (wanted: boolean) => {
    setOpen(wanted);
    keepOpenBesideNew(wanted);
  };
  const assistant = useAssistant(about, open, () => show(true));
  const { review } = assistant.review;
  const layout = useDefaultLayout({
    id: 'ved.editor.side',
    panelIds: open ? ['main', 'assistant'] : ['main'],
    storage: layouts,
  });
  useAssistantKeys(active, () => (open ? show(false) : assistant.focusPrompt()));
  return (
    <Group
      orientation="horizontal"
      className={cx(editor.columns, inFront(open, review !== null))}
      defaultLayout={layout.defaultLayout}
      onLayoutChanged={layout.onLayoutChanged}
    >
      <Panel id="main" minSize={220} className={editor.panel}>
        {children(
          assistant.focusPrompt,
          review !== null && (
            <Suspense>
              <LazyReviewView review={review} reviewing={assistant.review} />
            </Suspense>
          ),
        )}
      </Panel>
      {open && (
        <>
          <Separator className={editor.separator} aria-label="Resize the assistant" />
          <Panel id="assistant" defaultSize={380} minSize={160} className={editor.panel}>
            <AssistantPanel
              assistant={assistant}
              failure={nothingWrong}
              onClose={() => show(false)}
            />
          </Panel>
        </>
      )}
    </Group>
  );
}
