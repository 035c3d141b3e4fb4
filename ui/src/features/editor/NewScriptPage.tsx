import { Button, Kbd } from '@mantine/core';
import { IconAlertCircle, IconDeviceFloppy, IconSparkles } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { answer, api } from '#shared/api/client.ts';
import { isEditor, useMe } from '#shared/api/session.ts';
import type { User } from '#shared/api/types.ts';
import type { CodeHandle } from '#shared/code/CodeEditor.tsx';
import { LazyCodeEditor } from '#shared/code/lazyCode.ts';
import { orderingNumber } from '#shared/format/numbers.ts';
import { putScript, useScripts } from '#shared/scripts/scripts.ts';
import { Message } from '#shared/ui/Message.tsx';
import { noticeOf } from '#shared/ui/notices.ts';
import { Page } from '#shared/ui/Page.tsx';
import { Banner } from './Banner.tsx';
import { DraftBanner } from './DraftBanner.tsx';
import classes from './Editor.module.css';
import { QueueLayout } from './QueueLayout.tsx';
import { syntaxProblemOf } from './syntaxProblem.ts';
import { UnsavedGuard } from './UnsavedGuard.tsx';
import { useDrafts } from './useDrafts.ts';

const crumbs = [{ label: 'Scripts', to: '/' }];

export function NewScriptPage() {
  const me = useMe();
  if (me.data === undefined) {
    return null;
  }
  if (!isEditor(me.data)) {
    return (
      <Page title="New script" crumbs={crumbs}>
        <Message title="Only editors write scripts">
          You can read every script and watch every run.
        </Message>
      </Page>
    );
  }
  return <NewScript user={me.data} />;
}

/** A script that is not in the queue before it is saved for the first time. */
function NewScript({ user }: { user: User }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const scripts = useScripts();
  const handle = useRef<CodeHandle | null>(null);
  const place = { user: user.username, script: 'new' } as const;
  const [dirty, setDirty] = useState(false);
  const [created, setCreated] = useState<number | null>(null);
  const [syntax, setSyntax] = useState<string | null>(null);
  const isCreated = useRef(false);
  const drafts = useDrafts(
    place,
    true,
    () => {
      const text = handle.current?.text() ?? '';
      return text === '' || isCreated.current ? null : { baseVersionId: 0, text };
    },
    '',
  );

  const create = useMutation({
    mutationFn: (content: string | null) =>
      answer(api.POST('/api/scripts', { body: content === null ? {} : { content } })),
    onSuccess: (saved) => {
      isCreated.current = true;
      drafts.touch();
      client.setQueryData(['script', saved.id], saved);
      putScript(client, saved);
      setDirty(false);
      setCreated(saved.id);
    },
    onError: (error) => {
      const found = syntaxProblemOf(error);
      if (found !== null) {
        handle.current?.mark([found]);
        handle.current?.reveal(found.line, found.column);
        setSyntax(`line ${found.line}, column ${found.column}: ${found.message}`);
        return;
      }
      noticeOf(error);
    },
  });

  // Only once the guard knows that nothing is unsaved any more.
  useEffect(() => {
    if (created !== null && !dirty) {
      void navigate(`/editor/${created}`, { replace: true });
    }
  }, [created, dirty, navigate]);

  function save() {
    const text = handle.current?.text() ?? '';
    if (!create.isPending) {
      create.mutate(text.trim() === '' ? null : text);
    }
  }

  const highest = scripts.data?.at(-1)?.ordering_number;
  const number = highest === undefined ? 1 : Math.floor(highest) + 1;
  return (
    <Page
      title="New script"
      crumbs={crumbs}
      heading={
        <>
          {scripts.data !== undefined && (
            <span className={classes.number}>{orderingNumber(number)}</span>
          )}
          New script
        </>
      }
      beside={<span className={classes.dirty}>not in the queue yet</span>}
      actions={
        <Button
          leftSection={<IconDeviceFloppy size={15} />}
          loading={create.isPending}
          disabled={!dirty}
          onClick={save}
        >
          Save as 0.1
        </Button>
      }
    >
      <QueueLayout current={null}>
        <div className={classes.columns}>
          {syntax !== null && (
            <Banner tone="bad" icon={<IconAlertCircle size={17} />}>
              <strong>Not saved:</strong> {syntax} Your text is kept; correct the line and save
              again.
            </Banner>
          )}
          <DraftBanner
            drafts={drafts}
            current={handle.current?.text() ?? ''}
            baseVersionId={0}
            onKeep={(draft) => {
              handle.current?.replace(draft.text);
              drafts.settle(draft);
            }}
          />
          {!dirty && (
            <Banner
              tone="info"
              icon={<IconSparkles size={17} />}
              actions={
                <Button loading={create.isPending} onClick={() => create.mutate(null)}>
                  Start from the template
                </Button>
              }
            >
              Write or paste Python and save it with <Kbd>Ctrl+S</Kbd>, or start from the template.
              The first line of the docstring becomes the name.
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
                onReady={(ready) => {
                  handle.current = ready;
                  setDirty((ready?.text() ?? '') !== '');
                  ready?.focus();
                }}
                onChange={() => {
                  const any = (handle.current?.text() ?? '') !== '';
                  setSyntax(null);
                  setDirty(any);
                  drafts.touch();
                }}
                onSave={save}
                onRun={save}
              />
            </Suspense>
          </div>
        </div>
      </QueueLayout>
      <UnsavedGuard dirty={dirty} name="the new script" />
    </Page>
  );
}
