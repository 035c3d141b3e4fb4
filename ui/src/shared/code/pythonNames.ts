// Colours of names by how they are written, until a language service tells what they mean, and
// where only one is wanted that cannot tell.
import { language } from 'monaco-editor/languages/definitions/python/python';

language.tokenizer.root.unshift(
  [/(def)(\s+)([a-zA-Z_]\w*)/, ['keyword', 'white', 'function']],
  [/(class)(\s+)([a-zA-Z_]\w*)/, ['keyword', 'white', 'class']],
  [/@[a-zA-Z_]\w*/, 'decorator'],
  [/(?:self|cls)\b/, 'selfParameter'],
  [/[A-Z]\w*(?=\()/, 'class'],
  [/[a-z_]\w*(?=\()/, { cases: { '@keywords': 'keyword', '@default': 'function' } }],
);
