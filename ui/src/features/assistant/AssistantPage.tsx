import { Button, SegmentedControl } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import { isEditor, useMe } from '#shared/api/session.ts';
import { Message } from '#shared/ui/Message.tsx';
import { Page } from '#shared/ui/Page.tsx';
import { Costs } from './Costs.tsx';
import { LogFilters } from './LogFilters.tsx';
import { LogList } from './LogList.tsx';
import { exportAddress, type LogFilter, parseFilter } from './logFilter.ts';
import { StopWordCheck } from './StopWordCheck.tsx';

const views = ['log', 'costs', 'stop-words'] as const;
type View = (typeof views)[number];

/** Everything that was asked of the assistant, what it cost, and what would not be sent. */
export function AssistantPage() {
  const me = useMe();
  const [parameters, setParameters] = useSearchParams();
  if (!isEditor(me.data)) {
    return (
      <Page title="Assistant">
        <Message title="The assistant is for editors">
          You can read every script and watch every run.
        </Message>
      </Page>
    );
  }
  const view = views.find((one) => one === parameters.get('view')) ?? 'log';
  const filter = parseFilter(parameters);

  function show(next: View, wanted: LogFilter): void {
    const query = new URLSearchParams();
    if (next !== 'log') {
      query.set('view', next);
    }
    for (const [key, value] of Object.entries(wanted)) {
      if (value !== null && value !== '') {
        query.set(key, String(value));
      }
    }
    setParameters(query, { replace: true });
  }

  return (
    <Page
      title="Assistant"
      scrolls
      beside={
        <SegmentedControl
          size="xs"
          aria-label="What to show of the assistant"
          value={view}
          onChange={(value) => show(value, filter)}
          data={[
            { value: 'log', label: 'Log' },
            { value: 'costs', label: 'Costs' },
            { value: 'stop-words', label: 'Stop words' },
          ]}
        />
      }
      actions={
        view === 'stop-words' ? undefined : (
          <Button
            component="a"
            href={exportAddress(filter)}
            download="assistant.csv"
            variant="default"
            leftSection={<IconDownload size={15} />}
          >
            Export
          </Button>
        )
      }
    >
      {view === 'stop-words' ? (
        <StopWordCheck />
      ) : (
        <>
          <LogFilters filter={filter} onFilter={(wanted) => show(view, wanted)} />
          {view === 'log' ? (
            <LogList filter={filter} />
          ) : (
            <Costs filter={filter} onFilter={(wanted) => show('log', wanted)} />
          )}
        </>
      )}
    </Page>
  );
}
