import { CancelledError, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answer, api } from '#shared/api/client.ts';
import { useSessionEpoch } from '#shared/api/session.ts';
import type { CatalogueEvent, Script } from '#shared/api/types.ts';
import { currentActivity, setActivity } from '#shared/live/activity.ts';
import { openEventStream } from '#shared/live/eventStream.ts';
import { takeExecution, takeRun } from '#shared/live/ownWork.ts';
import { serverNow } from '#shared/live/serverClock.ts';
import { announcer } from '#shared/presence/announce.ts';
import { forgetPresence, loadPresence, notePresence } from '#shared/presence/presenceStore.ts';
import { windowId } from '#shared/presence/windowId.ts';
import {
  besidesScriptKeys,
  duplicatesKey,
  putScript,
  queueKeys,
  scriptsKey,
} from '#shared/scripts/scripts.ts';
import { serverAnswers } from '#shared/ui/notices.ts';
import { type CatalogueChanges, collectChanges } from './catalogueChanges.ts';
import { tellExecutionEnd, tellRunEnd } from './endNotices.tsx';
import { keepActivity, keptActivity } from './keptActivity.ts';

/** With more changes at once the whole queue is fetched. */
const fewScripts = 8;
const gatherFor = 80;
const runsEvery = 1000;

/** Keeps what the page shows up to date with the one stream of catalogue events of this tab. */
export function useCatalogueEvents(user: string): void {
  const client = useQueryClient();
  const epoch = useSessionEpoch();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new session listens anew
  useEffect(() => {
    const updater = new Updater(client);
    const kept = keptActivity(user);
    if (kept !== null) {
      setActivity({ executions: kept.executions, runs: kept.runs });
    }
    void updater.findRuns();
    const stream = openEventStream<CatalogueEvent>(
      `/api/events?window=${windowId}`,
      {
        onEvents: (events) => updater.add(events),
        onState: (connection) => {
          setActivity({ connection });
          if (connection === 'live') {
            serverAnswers();
            announcer.connected();
            void findPresence();
          } else {
            announcer.disconnected();
          }
        },
        // Others see who has a script open also when its page is behind another window.
        stayWhileHidden: () => announcer.anyOpen,
        onGap: () => updater.add([{ kind: 'reset' }]),
      },
      kept?.lastId,
    );
    const keep = () => keepActivity(user, stream.lastId(), currentActivity());
    const leave = () => announcer.leave();
    window.addEventListener('pagehide', keep);
    window.addEventListener('pagehide', leave);
    return () => {
      keep();
      window.removeEventListener('pagehide', keep);
      window.removeEventListener('pagehide', leave);
      announcer.disconnected();
      forgetPresence();
      stream.close();
      updater.close();
    };
  }, [client, user, epoch]);
}

async function findPresence(): Promise<void> {
  try {
    await loadPresence(async () => (await answer(api.GET('/api/presence'))).present);
  } catch {
    // The events tell of those who come and go.
  }
}

class Updater {
  private readonly client: QueryClient;
  private waiting: CatalogueEvent[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private runsTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(client: QueryClient) {
    this.client = client;
  }

  add(events: CatalogueEvent[]): void {
    this.waiting.push(...events);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.apply(this.waiting.splice(0));
    }, gatherFor);
  }

  /** The runs that had started before this page listened. */
  async findRuns(): Promise<void> {
    try {
      const { runs } = await answer(api.GET('/api/runs', { params: { query: { limit: 20 } } }));
      const running = new Set(currentActivity().runs);
      for (const run of runs) {
        if (run.finished_at === null) {
          running.add(run.id);
        } else {
          running.delete(run.id);
        }
      }
      setActivity({ runs: running });
    } catch {
      // The status bar then learns of runs as they start.
    }
  }

  close(): void {
    clearTimeout(this.timer);
    clearTimeout(this.runsTimer);
  }

  private apply(events: CatalogueEvent[]): void {
    const changes = collectChanges(currentActivity(), events);
    setActivity({ executions: changes.executions, runs: changes.runs });
    if (changes.reset) {
      void this.client.invalidateQueries();
      void this.findRuns();
      void findPresence();
      return;
    }
    for (const [script, people] of changes.presence) {
      notePresence(script, people);
    }
    this.applyExecutions(changes);
    this.applyScripts(changes);
    this.applyRuns(changes, events);
  }

  private applyExecutions(changes: CatalogueChanges): void {
    for (const id of changes.startedScripts) {
      void this.client.invalidateQueries({ queryKey: ['executions', id] });
    }
    if (changes.finishedExecutions.length === 0) {
      return;
    }
    const latest = new Map(changes.finishedExecutions.map((end) => [end.script, end]));
    const finishedAt = new Date(serverNow()).toISOString();
    this.client.setQueryData<Script[]>(scriptsKey, (scripts) =>
      scripts?.map((script) => {
        const end = latest.get(script.id);
        return end === undefined
          ? script
          : {
              ...script,
              last_run: {
                status: end.status,
                finished_at: finishedAt,
                execution_id: end.execution,
              },
            };
      }),
    );
    for (const end of changes.finishedExecutions) {
      void this.client.invalidateQueries({ queryKey: ['executions', end.script] });
      void this.client.invalidateQueries({ queryKey: ['execution', end.execution] });
      if (takeExecution(end.execution)) {
        tellExecutionEnd(this.client, end);
      }
    }
  }

  private applyScripts(changes: CatalogueChanges): void {
    if (changes.queueChanged || changes.changedScripts.size > 0) {
      for (const queryKey of changes.queueChanged ? queueKeys : [duplicatesKey]) {
        void this.client.invalidateQueries({ queryKey });
      }
    }
    if (changes.changedScripts.size > fewScripts) {
      for (const queryKey of [scriptsKey, ['script'], ...besidesScriptKeys]) {
        void this.client.invalidateQueries({ queryKey });
      }
      return;
    }
    for (const id of changes.changedScripts) {
      for (const key of besidesScriptKeys) {
        void this.client.invalidateQueries({ queryKey: [...key, id] });
      }
      void this.refetchScript(id);
    }
  }

  private async refetchScript(id: number): Promise<void> {
    const queryKey = ['script', id];
    try {
      // What is on its way may be from before the change.
      await this.client.cancelQueries({ queryKey, exact: true });
      const fresh = await this.client.fetchQuery({
        queryKey,
        queryFn: () => answer(api.GET('/api/scripts/{id}', { params: { path: { id } } })),
        staleTime: 0,
      });
      putScript(this.client, fresh);
    } catch (error) {
      // Called off, because something newer is known or asked for.
      if (!(error instanceof CancelledError)) {
        void this.client.invalidateQueries({ queryKey: scriptsKey });
      }
    }
  }

  /** The list of runs counts results: while a run goes on it is fetched at most once a second. */
  private applyRuns(changes: CatalogueChanges, events: readonly CatalogueEvent[]): void {
    for (const run of changes.finishedRuns) {
      if (takeRun(run)) {
        void tellRunEnd(run);
      }
    }
    if (events.some((event) => event.kind === 'run_started' || event.kind === 'run_finished')) {
      void this.client.invalidateQueries({ queryKey: ['runs'] });
    } else if (changes.runs.size > 0 && changes.finishedExecutions.length > 0) {
      this.runsTimer ??= setTimeout(() => {
        this.runsTimer = undefined;
        void this.client.invalidateQueries({ queryKey: ['runs'] });
      }, runsEvery);
    }
  }
}
