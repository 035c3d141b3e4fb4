import { monaco } from '../../code/monaco.ts';
import type { Diagnostics, Finding, TextModel } from '../LanguageService.ts';
import { language } from '../languages.ts';
import { Libraries } from './Libraries.ts';
import { openLibrary } from './openedLibrary.ts';
import { registerProviders } from './providers.ts';

const followed = new Set<string>();
const libraries = new Libraries(language);

registerProviders(monaco, language, libraries, (model) => followed.has(model.uri.toString()));
language.onDiagnostics(show);

monaco.editor.registerEditorOpener({
  openCodeEditor(_source, resource, place) {
    if (!libraries.owns(resource)) {
      return false;
    }
    openLibrary({ uri: resource.toString(), ...positionOf(place) });
    return true;
  },
});

/** Checks the text from now on; the answer ends that. */
export function followModel(model: TextModel): () => void {
  const uri = model.uri.toString();
  followed.add(uri);
  language.open(model);
  return () => {
    followed.delete(uri);
    language.close(uri);
  };
}

function show({ checker, uri, version, findings }: Diagnostics): void {
  const model = monaco.editor.getModel(monaco.Uri.parse(uri));
  // What was found in an older text is out of date: the next answer is on its way.
  if (model !== null && (version === undefined || version === model.getVersionId())) {
    monaco.editor.setModelMarkers(model, checker, findings.map(toMarker));
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
