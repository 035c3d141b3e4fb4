// Colours of names by how they are written, until a language service tells what they mean, and
// where only one is wanted that cannot tell.
import { language } from 'monaco-editor/languages/definitions/python/python';

language.tokenizer.root.unshift(
  [/(def)(\s+)([\p{L}_][\p{L}\p{N}_]*)/u, ['keyword', 'white', 'function']],
  [/(class)(\s+)([\p{L}_][\p{L}\p{N}_]*)/u, ['keyword', 'white', 'class']],
  [/@[\p{L}_][\p{L}\p{N}_]*/u, 'decorator'],
  [/(?:self|cls)(?![\p{L}\p{N}_])/u, 'selfParameter'],
  [/[A-Z][\p{L}\p{N}_]*(?=\()/u, 'class'],
  [/[\p{Ll}_][\p{L}\p{N}_]*(?=\()/u, { cases: { '@keywords': 'keyword', '@default': 'function' } }],
);
