import { Suspense } from 'react';
import { LazyCodeEditor } from '#shared/code/lazyCode.ts';
import { orderingNumber } from '#shared/format/numbers.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import { LazyReviewView } from './assistant/lazyParts.ts';
import { RewriteBar } from './assistant/RewriteBar.tsx';
import type { ScriptAssistant } from './assistant/useScriptAssistant.ts';
import { Compare } from './Compare.tsx';
import { copyLink } from './copyLink.ts';
import classes from './Editor.module.css';
import { EditorBanners } from './EditorBanners.tsx';
import type { Editing } from './useEditing.ts';
import type { RunningScript } from './useRunScript.ts';

/** The text of a script, with what there is to know before one goes on writing. */
export function CodePanel({
  editing,
  running,
  assistant,
  mayEdit,
  readOnlyMessage,
}: {
  editing: Editing;
  running: RunningScript;
  assistant: ScriptAssistant;
  mayEdit: boolean;
  readOnlyMessage: string;
}) {
  const { script, document, canEdit, comparison } = editing;
  const name = `${orderingNumber(script.ordering_number)} ${visibleText(script.descriptive_name)}`;
  return (
    <>
      <EditorBanners editing={editing} mayEdit={mayEdit} />
      <div className={classes.code}>
        <Suspense fallback={<p className={classes.loading}>Opening the editor…</p>}>
          <LazyCodeEditor
            initialText={script.content}
            name={`script_${script.id}`}
            readOnly={!canEdit}
            readOnlyMessage={readOnlyMessage}
            label={`Python text of ${name}`}
            onReady={(handle) => {
              document.onReady(handle);
              if (mayTakeFocus()) {
                handle?.focus();
              }
            }}
            onChange={(kind, stateBefore) => {
              document.onChange(kind, stateBefore);
              editing.drafts.touch();
            }}
            onSave={() => void editing.save()}
            onRun={() => running.run()}
            onCopyLink={(line) => void copyLink(script.id, line)}
            {...(mayEdit ? { onRewrite: assistant.startRewrite } : {})}
          />
        </Suspense>
        {assistant.rewriting !== null && canEdit && (
          <RewriteBar
            lines={assistant.rewriting}
            onAsk={assistant.rewrite}
            onClose={assistant.cancelRewrite}
          />
        )}
      </div>
      {assistant.review.review !== null && (
        <Suspense>
          <LazyReviewView review={assistant.review.review} reviewing={assistant.review} />
        </Suspense>
      )}
      {comparison !== null && (
        <Compare script={script.id} comparison={comparison} onClose={() => editing.compare(null)} />
      )}
    </>
  );
}

/** Nothing else was gone to, and no keyboard would slide over a small screen. */
function mayTakeFocus(): boolean {
  const { activeElement, body } = window.document;
  return activeElement === body && window.matchMedia('(pointer: fine)').matches;
}
