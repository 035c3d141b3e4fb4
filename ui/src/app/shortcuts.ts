/** A key and what it does. */
interface Shortcut {
  readonly keys: readonly string[];
  readonly does: string;
}

export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}

function key(does: string, ...keys: readonly string[]): Shortcut {
  return { keys, does };
}

/** Every key that Ved knows, by where it works. On a Mac Cmd stands for Ctrl. */
export const shortcutGroups: readonly ShortcutGroup[] = [
  {
    title: 'Everywhere',
    shortcuts: [
      key('Every script and every action', 'Ctrl+K'),
      key('Find in all scripts', 'Ctrl+Shift+F'),
      key('These keys', '?'),
      key('Close what is in front', 'Esc'),
    ],
  },
  {
    title: 'Scripts',
    shortcuts: [
      key('Search the list', '/'),
      key('Along the rows', '↑', '↓'),
      key('Open the script', 'Enter'),
    ],
  },
  {
    title: 'Open scripts',
    shortcuts: [
      key('Save', 'Ctrl+S'),
      key('Save with a message', 'Ctrl+Shift+S'),
      key('Run the text as it is', 'Ctrl+Enter'),
      key('Next tab, the one before', 'Alt+PageDown', 'Alt+PageUp'),
      key('Move the tab right, left', 'Alt+Shift+PageDown', 'Alt+Shift+PageUp'),
      key('Close the tab', 'Alt+W'),
      key('Split right, move across', 'Ctrl+\\'),
      key('Open beside the open one', 'Alt+click'),
      key('Next problem, the one before', 'F8', 'Shift+F8'),
      key('Assistant beside the text, or not', 'Alt+A'),
    ],
  },
  {
    title: 'In the text',
    shortcuts: [
      key('Find, replace', 'Ctrl+F', 'Ctrl+H'),
      key('Go to a line', 'Ctrl+G'),
      key('Go to a symbol', 'Ctrl+Shift+O'),
      key('Complete, with snippets', 'Ctrl+Space'),
      key('Parameters of the call', 'Ctrl+Shift+Space'),
      key('Go to the definition, peek at it', 'F12', 'Alt+F12'),
      key('References', 'Shift+F12'),
      key('Rename', 'F2'),
      key('Quick fix', 'Ctrl+.'),
      key('Rewrite what is selected with the assistant', 'Ctrl+I'),
      key('Format', 'Shift+Alt+F'),
      key('Explain what is under the cursor', 'Shift+Alt+H'),
      key('Next occurrence as another cursor', 'Ctrl+D'),
      key('All occurrences as cursors', 'Ctrl+Shift+L'),
      key('Cursor above, below', 'Ctrl+Alt+↑', 'Ctrl+Alt+↓'),
      key('Move the line', 'Alt+↑', 'Alt+↓'),
      key('Comment or not', 'Ctrl+/'),
      key('Larger, smaller, usual letters', 'Ctrl+=', 'Ctrl+-', 'Ctrl+0'),
      key('Tab leaves the text, or indents', 'Ctrl+M'),
      key('All commands of the editor', 'F1'),
    ],
  },
];
