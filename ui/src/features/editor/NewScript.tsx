import { Button, Kbd } from '@mantine/core';
import { IconDeviceFloppy, IconSparkles } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { answer, api } from '#shared/api/client.ts';
import type { User } from '#shared/api/types.ts';
import { useAction } from '#shared/api/useAction.ts';
import { recordKeys } from '#shared/assistant/assistance.ts';
import type { CodeHandle, CodeProblem } from '#shared/code/CodeEditor.tsx';
import { LazyCodeEditor } from '#shared/code/lazyCode.ts';
import { preference } from '#shared/preferences/preferences.ts';
import { putScript } from '#shared/scripts/scripts.ts';
import { isDialogInFront } from '#shared/ui/dialogInFront.ts';
import { noticeOf } from '#shared/ui/notices.ts';
import { goOnWith } from './assistant/chosenConversation.ts';
import { NewScriptAssistant } from './assistant/NewScriptAssistant.tsx';
import { accountedFor, useAcceptedAnswers } from './assistant/useAcceptedAnswers.ts';
import { Banner } from './Banner.tsx';
import { SyntaxBanner } from './DocumentBanners.tsx';
import { DraftBanner } from './DraftBanner.tsx';
import classes from './Editor.module.css';
import { InsertMenu } from './panels/InsertMenu.tsx';
import { keepSide } from './panels/useSide.ts';
import { syntaxProblemOf } from './syntaxProblem.ts';
import { useTab } from './tabs/tabContext.ts';
import { useTellUnsaved } from './tabs/useTellUnsaved.ts';
import { useDrafts } from './useDrafts.ts';

/** A script that is not in the queue before it is saved for the first time. */
export function NewScript({ user }: { user: User }) {
  const client = useQueryClient();
  const tab = useTab();
  const handle = useRef<CodeHandle | null>(null);
  const answers = useAcceptedAnswers(handle);
  const [ready, setReady] = useState<CodeHandle | null>(null);
  const place = { user: user.username, script: 'new' } as const;
  const [dirty, setDirty] = useState(false);
  const [syntax, setSyntax] = useState<CodeProblem | null>(null);
  const isCreated = useRef(false);
  const drafts = useDrafts(
    place,
    true,
    () => {
      const text = handle.current?.text() ?? '';
      return text === '' || isCreated.current
        ? null
        : { baseVersionId: 0, text, answers: answers.now() };
    },
    '',
  );

  const create = useAction({
    mutationFn: (content: string | null) =>
      answer(
        api.POST('/api/scripts', {
          body: content === null ? {} : { content, ...accountedFor(answers.now()) },
        }),
      ),
    onSuccess: (saved) => {
      isCreated.current = true;
      drafts.touch();
      client.setQueryData(['script', saved.id], saved);
      putScript(client, saved);
      for (const queryKey of recordKeys) {
        void client.invalidateQueries({ queryKey });
      }
      setDirty(false);
      if (goOnWith(saved.id)) {
        keepSide('assistant');
      }
      tab.created(saved.id);
    },
    onError: (error) => {
      const found = syntaxProblemOf(error);
      if (found !== null) {
        handle.current?.mark([found]);
        handle.current?.reveal(found.line, found.column);
        setSyntax(found);
        return;
      }
      noticeOf(error);
    },
  });

  useTellUnsaved(dirty);

  async function save() {
    if (preference('formatOnSave') && !create.isPending) {
      await handle.current?.format();
    }
    const text = handle.current?.text() ?? '';
    if (!create.isPending) {
      create.mutate(text.trim() === '' ? null : text);
    }
  }

  return (
    <>
      {tab.active &&
        tab.beside !== null &&
        createPortal(<span className={classes.dirty}>not in the queue yet</span>, tab.beside)}
      {tab.active &&
        tab.actions !== null &&
        createPortal(
          <Button
            leftSection={<IconDeviceFloppy size={15} />}
            loading={create.isPending}
            disabled={!dirty}
            onClick={() => void save()}
          >
            Save as 0.1
          </Button>,
          tab.actions,
        )}
      <NewScriptAssistant
        active={tab.active}
        about={{
          script: null,
          handle: ready,
          baseVersion: () => null,
          text: () => handle.current?.text() ?? '',
          apply(text, interaction) {
            const before = handle.current?.text() ?? '';
            handle.current?.replace(text);
            handle.current?.focus();
            answers.take([interaction], before);
          },
        }}
      >
        {(describe, over) => (
          <div className={classes.columns}>
            {syntax !== null && (
              <SyntaxBanner
                syntax={syntax}
                onShow={() => handle.current?.reveal(syntax.line, syntax.column)}
              />
            )}
            <DraftBanner
              drafts={drafts}
              current={handle.current?.text() ?? ''}
              baseVersionId={0}
              onKeep={(draft) => {
                handle.current?.replace(draft.text);
                answers.take(draft.answers ?? []);
                drafts.settle(draft);
              }}
            />
            {!dirty && (
              <Banner
                tone="info"
                icon={<IconSparkles size={17} />}
                actions={
                  <>
                    <InsertMenu onInsert={(body) => handle.current?.insertSnippet(body)} />
                    <Button variant="default" onClick={describe}>
                      Describe it to the assistant
                    </Button>
                    <Button loading={create.isPending} onClick={() => create.mutate(null)}>
                      Start from the template
                    </Button>
                  </>
                }
              >
                Write or paste Python and save it with <Kbd>Ctrl+S</Kbd>, or start from the
                template. The first line of the docstring becomes the name.
              </Banner>
            )}
            <div className={classes.code}>
              <Suspense fallback={<p className={classes.loading}>Opening the editor…</p>}>
                <LazyCodeEditor
                  initialText=""
                  name="script_new"
                  readOnly={create.isPending}
                  readOnlyMessage="It is being saved."
                  label="Python text of the new script"
                  placeholder={'"""What this script does, in one line."""'}
                  onReady={(opened) => {
                    handle.current = opened;
                    setReady(opened);
                    setDirty((opened?.text() ?? '') !== '');
                    if (!isDialogInFront()) {
                      opened?.focus();
                    }
                  }}
                  onChange={(kind, stateBefore) => {
                    if (kind === 'edit') {
                      answers.onEdit(stateBefore);
                    }
                    const any = (handle.current?.text() ?? '') !== '';
                    setSyntax(null);
                    setDirty(any);
                    drafts.touch();
                  }}
                  onSave={() => void save()}
                  onRun={() => void save()}
                />
              </Suspense>
              {over}
            </div>
          </div>
        )}
      </NewScriptAssistant>
    </>
  );
}
