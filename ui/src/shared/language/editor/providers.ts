import type { monaco } from '../../code/monaco.ts';
import type { LanguageService, Place, Refusal, TextEdits, TextModel } from '../LanguageService.ts';
import type { Libraries } from './Libraries.ts';
import { legend, withOurLegend } from './tokens.ts';

const python = 'python';

type Monaco = typeof monaco;

/** Lets Monaco ask the service; once for all editors. Only texts that `isKnown` are asked about. */
export function registerProviders(
  { languages, Uri, MarkerSeverity }: Monaco,
  service: LanguageService,
  libraries: Libraries,
  isKnown: (model: TextModel) => boolean,
  onTokensChange: monaco.IEvent<void>,
): void {
  /** The answer, if it is about the text as it is now. */
  async function fresh<T>(model: TextModel, asking: () => Promise<T | null>): Promise<T | null> {
    if (!isKnown(model)) {
      return null;
    }
    const version = model.getVersionId();
    const answer = await asking();
    return model.isDisposed() || model.getVersionId() !== version ? null : answer;
  }

  languages.registerCompletionItemProvider(python, {
    triggerCharacters: ['.', '[', '"', "'"],
    // Of an earlier text too: the editor narrows the list down to what was typed since.
    provideCompletionItems: (model, position, context, token) =>
      isKnown(model) ? service.completion(model, position, context, token) : null,
    resolveCompletionItem: (item, token) => service.resolveCompletion(item, token),
  });

  languages.registerHoverProvider(python, {
    provideHover: (model, position, token) =>
      fresh(model, () => service.hover(model, position, token)),
  });

  languages.registerSignatureHelpProvider(python, {
    signatureHelpTriggerCharacters: ['(', ',', ')'],
    signatureHelpRetriggerCharacters: [','],
    async provideSignatureHelp(model, position, token, context) {
      const value = await fresh(model, () =>
        service.signatureHelp(model, position, context, token),
      );
      return value === null ? null : { value, dispose: () => undefined };
    },
  });

  async function placesOf(places: readonly Place[] | null): Promise<monaco.languages.Location[]> {
    const locations = (places ?? []).map(({ uri, range }) => ({ uri: Uri.parse(uri), range }));
    // The editor shows only what is there when it looks.
    await Promise.all((places ?? []).map(({ uri }) => libraries.load(uri)));
    return locations.filter(({ uri }) => libraries.isThere(uri));
  }

  languages.registerDefinitionProvider(python, {
    provideDefinition: async (model, position, token) =>
      placesOf(await fresh(model, () => service.definition(model, position, token))),
  });

  languages.registerReferenceProvider(python, {
    provideReferences: async (model, position, { includeDeclaration }, token) =>
      placesOf(
        await fresh(model, () => service.references(model, position, includeDeclaration, token)),
      ),
  });

  languages.registerDocumentHighlightProvider(python, {
    provideDocumentHighlights: async (model, position, token) =>
      mutable(await fresh(model, () => service.highlights(model, position, token))),
  });

  languages.registerRenameProvider(python, {
    async resolveRenameLocation(model, position, token) {
      const target = await fresh(model, () => service.renameTarget(model, position, token));
      if (target === null || 'refused' in target) {
        const rejectReason = target?.refused ?? 'This cannot be renamed.';
        return { range: rangeAt(position), text: '', rejectReason };
      }
      return target;
    },
    async provideRenameEdits(model, position, name, token) {
      const edits = await fresh(model, () => service.rename(model, position, name, token));
      if (edits === null || isRefusal(edits)) {
        const rejectReason = isRefusal(edits) ? edits.refused : 'Nothing was renamed: try again.';
        return { edits: [], rejectReason };
      }
      return { edits: edits.flatMap((one) => editsOf(model, one)) };
    },
  });

  /** Only in the text that was asked about, and only in the version that was looked at. */
  function editsOf(
    model: TextModel,
    { uri, edits }: TextEdits,
  ): monaco.languages.IWorkspaceTextEdit[] {
    const resource = Uri.parse(uri);
    return resource.toString() !== model.uri.toString()
      ? []
      : edits.map((textEdit) => ({ resource, versionId: model.getVersionId(), textEdit }));
  }

  languages.registerDocumentSymbolProvider(python, {
    displayName: 'Python',
    provideDocumentSymbols: (model, token) => fresh(model, () => service.symbols(model, token)),
  });

  languages.registerDocumentSemanticTokensProvider(python, {
    onDidChange: onTokensChange,
    getLegend: () => legend,
    async provideDocumentSemanticTokens(model, _last, token) {
      // Of an earlier text too: the editor moves them along with what was typed since.
      const tokens = isKnown(model) ? await service.semanticTokens(model, token) : null;
      if (tokens === null) {
        // With this word the editor keeps the colours that it has, and without an answer it does not.
        throw new Error('The language service is busy');
      }
      return { data: withOurLegend(tokens) };
    },
    releaseDocumentSemanticTokens: () => undefined,
  });

  languages.registerCodeActionProvider(
    python,
    {
      async provideCodeActions(model, range, context, token) {
        const fixes = await fresh(model, () => service.codeActions(model, range, context, token));
        return {
          dispose: () => undefined,
          actions: (fixes ?? []).map((fix) => ({
            title: fix.title,
            kind: fix.kind,
            isPreferred: fix.preferred,
            diagnostics: fix.markers.filter(({ severity }) => severity !== MarkerSeverity.Hint),
            edit: { edits: fix.changes.flatMap((one) => editsOf(model, one)) },
          })),
        };
      },
    },
    { providedCodeActionKinds: ['quickfix', 'refactor', 'source.organizeImports'] },
  );
}

function rangeAt({ lineNumber, column }: monaco.IPosition): monaco.IRange {
  return {
    startLineNumber: lineNumber,
    startColumn: column,
    endLineNumber: lineNumber,
    endColumn: column,
  };
}

function isRefusal(answer: readonly unknown[] | Refusal | null): answer is Refusal {
  return answer !== null && 'refused' in answer;
}

function mutable<T>(list: readonly T[] | null): T[] | null {
  return list === null ? null : [...list];
}
