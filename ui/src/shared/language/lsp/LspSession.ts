import type * as monaco from 'monaco-editor/editor';
import {
  createMessageConnection,
  type MessageConnection,
  type MessageReader,
  type MessageWriter,
} from 'vscode-jsonrpc/browser';
import type * as lsp from 'vscode-languageserver-protocol';
import {
  type Cancellation,
  ServiceOver,
  type TextChange,
  type TextDocument,
} from '../LanguageService.ts';
import { contentChange } from './answers.ts';
import { capabilities } from './capabilities.ts';
import { orAbort } from './orAbort.ts';

/** Where a language server is reached; ends when its reader closes. */
export interface Transport {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
  close(): void;
}

/** What a language server is told at the start and when it asks. */
export interface LspConfiguration {
  readonly initializationOptions?: Record<string, unknown>;
  readonly settings?: Record<string, unknown>;
}

type OnDiagnostics = (params: lsp.PublishDiagnosticsParams) => void;

const workspace = 'file:///workspace';
/** What every script needs is read with it, while the editor still opens. */
const warmUp = {
  uri: `${workspace}/warm-up.py`,
  languageId: 'python',
  version: 1,
  text: 'import sys\n\nprint(sys.argv[1])\n',
} as const satisfies lsp.TextDocumentItem;

/** A conversation with one language server, from its start to its end. */
export class LspSession {
  private readonly documents = new Map<string, monaco.IDisposable>();
  private onDiagnostics: OnDiagnostics = () => undefined;
  private over = false;
  private isWarming = true;
  private onEnd: () => void = () => undefined;
  /** Resolves when the session is over, whoever ended it. */
  readonly ended = new Promise<void>((resolve) => {
    this.onEnd = resolve;
  });

  private constructor(
    private readonly connection: MessageConnection,
    private readonly transport: Transport,
    readonly capabilities: lsp.ServerCapabilities,
  ) {}

  /** Rejects when the server cannot be started or is given up; the transport is closed then. */
  static async start(
    transport: Transport,
    told: LspConfiguration,
    signal: AbortSignal,
  ): Promise<LspSession> {
    const connection = createMessageConnection(transport.reader, transport.writer);
    try {
      return await orAbort(LspSession.begin(connection, transport, told), signal);
    } catch (error) {
      connection.dispose();
      transport.close();
      throw error;
    }
  }

  private static async begin(
    connection: MessageConnection,
    transport: Transport,
    told: LspConfiguration,
  ): Promise<LspSession> {
    answerServer(connection, told.settings ?? {});
    const closed = new Promise<never>((_, reject) => {
      connection.onClose(() => reject(new Error('The language server ended')));
    });
    // Whoever waits is told; nobody waits any more when it ends later.
    closed.catch(() => undefined);
    connection.listen();
    const { capabilities } = await Promise.race([closed, initialize(connection, told)]);
    const session = new LspSession(connection, transport, capabilities);
    closed.catch(() => session.end());
    connection.onNotification('textDocument/publishDiagnostics', (found) => session.found(found));
    session.notify('initialized', {});
    if (told.settings !== undefined) {
      session.notify('workspace/didChangeConfiguration', { settings: told.settings });
    }
    session.notify('textDocument/didOpen', { textDocument: warmUp });
    return session;
  }

  listen(onDiagnostics: OnDiagnostics): void {
    this.onDiagnostics = onDiagnostics;
  }

  open(document: TextDocument): void {
    const uri = document.uri.toString();
    if (this.documents.has(uri) || this.over) {
      return;
    }
    this.endWarmUp();
    this.notify('textDocument/didOpen', {
      textDocument: {
        uri,
        languageId: document.getLanguageId(),
        version: document.getVersionId(),
        text: document.getValue(),
      },
    });
    const following = document.onDidChangeContent((event) => this.change(document, event));
    this.documents.set(uri, following);
  }

  close(uri: string): void {
    if (this.stopFollowing(uri)) {
      this.notify('textDocument/didClose', { textDocument: { uri } });
    }
  }

  follows(uri: string): boolean {
    return this.documents.has(uri);
  }

  /** Null where the server refuses or the question was cancelled; rejects when it has ended. */
  async request<T>(method: string, params: object, token?: Cancellation): Promise<T | null> {
    if (this.over) {
      throw new ServiceOver();
    }
    try {
      return await (token === undefined
        ? this.connection.sendRequest<T | null>(method, params)
        : this.connection.sendRequest<T | null>(method, params, token));
    } catch {
      if (this.over && token?.isCancellationRequested !== true) {
        throw new ServiceOver();
      }
      return null;
    }
  }

  end(): void {
    if (this.over) {
      return;
    }
    this.over = true;
    for (const uri of [...this.documents.keys()]) {
      this.stopFollowing(uri);
    }
    this.connection.dispose();
    this.transport.close();
    this.onEnd();
  }

  private found(found: lsp.PublishDiagnosticsParams): void {
    if (found.uri !== warmUp.uri) {
      this.onDiagnostics(found);
    } else {
      this.endWarmUp();
    }
  }

  /** Once it is read, or a text is there that somebody waits for. */
  private endWarmUp(): void {
    if (this.isWarming) {
      this.isWarming = false;
      this.notify('textDocument/didClose', { textDocument: { uri: warmUp.uri } });
    }
  }

  private change(document: TextDocument, event: TextChange): void {
    const whole = event.isFlush || event.isEolChange;
    this.notify('textDocument/didChange', {
      textDocument: { uri: document.uri.toString(), version: event.versionId },
      contentChanges: whole ? [{ text: document.getValue() }] : event.changes.map(contentChange),
    });
  }

  private stopFollowing(uri: string): boolean {
    this.documents.get(uri)?.dispose();
    return this.documents.delete(uri);
  }

  private notify(method: string, params: object): void {
    if (!this.over) {
      this.connection.sendNotification(method, params).catch(() => this.end());
    }
  }
}

async function initialize(
  connection: MessageConnection,
  told: LspConfiguration,
): Promise<lsp.InitializeResult> {
  const params: lsp.InitializeParams = {
    processId: null,
    rootUri: workspace,
    workspaceFolders: [{ uri: workspace, name: 'workspace' }],
    initializationOptions: told.initializationOptions ?? {},
    capabilities,
  };
  return await connection.sendRequest('initialize', params);
}

function answerServer(connection: MessageConnection, settings: Record<string, unknown>): void {
  connection.onRequest('workspace/configuration', ({ items }: lsp.ConfigurationParams) =>
    items.map(({ section }) => sectionOf(settings, section)),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('client/unregisterCapability', () => null);
  connection.onRequest('window/workDoneProgress/create', () => null);
  // Changes come with what was asked for, never unasked.
  connection.onRequest('workspace/applyEdit', () => ({ applied: false }));
}

function sectionOf(settings: Record<string, unknown>, section: string | undefined): unknown {
  let found: unknown = settings;
  for (const key of section?.split('.') ?? []) {
    found =
      typeof found === 'object' && found !== null
        ? (found as Record<string, unknown>)[key]
        : undefined;
  }
  return found ?? null;
}
