import { lineEdits } from '../../code/lineEdits.ts';
import { monaco } from '../../code/monaco.ts';
import { notice } from '../../ui/notices.ts';
import type { Diagnostics, Finding, Refusal, TextModel } from '../LanguageService.ts';
import { language, onActiveSide, onPainter } from '../languages.ts';
import { invoked } from '../PythonLanguage.ts';
import { systemClock } from '../switching/clock.ts';
import { FollowedSymbols, symbolsOf, uncancelled } from './FollowedSymbols.ts';
import { Libraries } from './Libraries.ts';
import { openLibrary } from './openedLibrary.ts';
import { registerProviders } from './providers.ts';

/** Formatting before a save must not hold it up for longer. */
const patience = 4_000;
const checkers: readonly Diagnostics['checker'][] = ['pyright', 'ruff'];
const followed = new Map<string, FollowedSymbols>();
const libraries = new Libraries(language);

const isFollowed = (model: TextModel) => followed.has(model.uri.toString());
const tokensChanged = new monaco.Emitter<void>();

registerProviders(monaco, language, libraries, isFollowed, tokensChanged.event);
onActiveSide(() => followed.forEach((symbols) => void symbols.ask()));
onPainter(() => tokensChanged.fire());
language.onDiagnostics(show);

monaco.languages.registerDocumentFormattingEditProvider('python', {
  displayName: 'Ruff',
  async provideDocumentFormattingEdits(model) {
    const version = model.getVersionId();
    const text = isFollowed(model) ? await formatted(model) : null;
    return text === null || model.getVersionId() !== version
      ? null
      : lineEdits(model, text).map((edit) => ({ range: edit.range, text: edit.text ?? '' }));
  },
});

// The usual ones are taken by browsers and by Ved's palette.
monaco.editor.addKeybindingRules([
  {
    keybinding: monaco.KeyMod.Shift | monaco.KeyMod.Alt | monaco.KeyCode.KeyF,
    command: 'editor.action.formatDocument',
    when: 'editorHasDocumentFormattingProvider && editorTextFocus && !editorReadonly',
  },
  {
    keybinding: monaco.KeyMod.Shift | monaco.KeyMod.Alt | monaco.KeyCode.KeyH,
    command: 'editor.action.showHover',
    when: 'editorTextFocus',
  },
]);

monaco.editor.registerEditorOpener({
  openCodeEditor(source, resource, place) {
    if (!libraries.owns(resource)) {
      return false;
    }
    openLibrary({ editor: source.getId(), uri: resource.toString(), ...positionOf(place) });
    return true;
  },
});

/** Checks the text from now on; the answer ends that. */
export function followModel(model: TextModel): () => void {
  const uri = model.uri.toString();
  language.open(model);
  const symbols = new FollowedSymbols(language, model, symbolsOf(model), systemClock);
  followed.set(uri, symbols);
  return () => {
    symbols.end();
    followed.delete(uri);
    language.close(uri);
    // The editor keeps them for the address, which another text may have next.
    for (const checker of checkers) {
      monaco.editor.setModelMarkers(model, checker, []);
    }
  };
}

/** Those of the markers of a text that somebody knows how to repair. */
export async function fixableMarkers(model: TextModel): Promise<ReadonlySet<object>> {
  const markers = monaco.editor.getModelMarkers({ resource: model.uri });
  const context = { markers, only: 'quickfix', trigger: invoked };
  const fixes = await language.codeActions(model, model.getFullModelRange(), context, uncancelled);
  return new Set(fixes.flatMap((fix) => fix.markers));
}

/** The text as Ruff would write it; null where it cannot, which the user is told. */
export async function formatted(model: TextModel): Promise<string | null> {
  const late = new Promise<Refusal>((resolve) => {
    setTimeout(() => resolve({ refused: 'Ruff does not answer.' }), patience);
  });
  const answer = await Promise.race([language.formatting(model), late]);
  if (typeof answer === 'string') {
    return answer;
  }
  notice('warn', 'Not formatted', answer.refused, { id: 'not-formatted' });
  return null;
}

function show({ checker, uri, version, findings }: Diagnostics): void {
  const model = monaco.editor.getModel(monaco.Uri.parse(uri));
  // What was found in an older text is out of date: the next answer is on its way.
  if (model !== null && (version === undefined || version === model.getVersionId())) {
    monaco.editor.setModelMarkers(model, checker, findings.map(toMarker));
    if (checker === 'pyright') {
      void followed.get(model.uri.toString())?.ask();
    }
  }
}

function toMarker({ code, help, ...finding }: Finding): monaco.editor.IMarkerData {
  if (code === undefined) {
    return finding;
  }
  return {
    ...finding,
    code: help === undefined ? code : { value: code, target: monaco.Uri.parse(help) },
  };
}

function positionOf(place: monaco.IRange | monaco.IPosition | undefined): {
  line: number;
  column: number;
} {
  if (place === undefined) {
    return { line: 1, column: 1 };
  }
  return 'lineNumber' in place
    ? { line: place.lineNumber, column: place.column }
    : { line: place.startLineNumber, column: place.startColumn };
}
