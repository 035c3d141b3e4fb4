import { preference, setPreference } from '../preferences/preferences.ts';
import { boundedFont, preferenceDefaults } from '../preferences/values.ts';
import { monaco } from './monaco.ts';

/** The keys of the text itself that Monaco does not have. */
export function addEditorKeys(editor: monaco.editor.IStandaloneCodeEditor): void {
  const { CtrlCmd } = monaco.KeyMod;
  const { KeyCode } = monaco;
  const zoom = (id: string, label: string, keybindings: number[], size: () => number) =>
    editor.addAction({
      id,
      label,
      keybindings,
      run: () => setPreference('fontSize', boundedFont(size())),
    });
  zoom(
    'ved.larger',
    'Larger letters',
    [CtrlCmd | KeyCode.Equal, CtrlCmd | KeyCode.NumpadAdd],
    () => preference('fontSize') + 1,
  );
  zoom(
    'ved.smaller',
    'Smaller letters',
    [CtrlCmd | KeyCode.Minus, CtrlCmd | KeyCode.NumpadSubtract],
    () => preference('fontSize') - 1,
  );
  zoom(
    'ved.usual',
    'Letters of the usual size',
    [CtrlCmd | KeyCode.Digit0, CtrlCmd | KeyCode.Numpad0],
    () => preferenceDefaults.fontSize,
  );
}
