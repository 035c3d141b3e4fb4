// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of snippets look so
/** Something to insert; in the syntax of Monaco's snippets. */
export interface Snippet {
  readonly id: string;
  /** What is typed to be offered it. */
  readonly prefix: string;
  readonly label: string;
  readonly explanation: string;
  readonly body: string;
}

const lines = (...parts: readonly string[]) => parts.join('\n');

/** How a script reads its data, whose path is its first argument. */
export const dataSnippets: readonly Snippet[] = [
  {
    id: 'csv',
    prefix: 'read_csv_data',
    label: 'Read the data as CSV',
    explanation: 'Each row as a dictionary by the names in the first line.',
    body: lines(
      'import csv',
      'import sys',
      '',
      'with open(sys.argv[1], newline="", encoding="utf-8") as file:',
      '    for ${1:row} in csv.DictReader(file):',
      '        ${0:print(row)}',
      '',
    ),
  },
  {
    id: 'json',
    prefix: 'read_json_data',
    label: 'Read the data as JSON',
    explanation: 'The whole file as dictionaries, lists and values.',
    body: lines(
      'import json',
      'import sys',
      '',
      'with open(sys.argv[1], encoding="utf-8") as file:',
      '    ${1:data} = json.load(file)',
      '$0',
    ),
  },
  {
    id: 'text',
    prefix: 'read_text_data',
    label: 'Read the data as text, line by line',
    explanation: 'Each line without its end.',
    body: lines(
      'import sys',
      '',
      'with open(sys.argv[1], encoding="utf-8") as file:',
      '    for ${1:line} in file:',
      '        ${0:print(line.rstrip())}',
      '',
    ),
  },
  {
    id: 'pandas',
    prefix: 'read_pandas_data',
    label: 'Read the data as CSV with pandas',
    explanation: 'A table; needs an interpreter that has pandas.',
    body: lines(
      'import sys',
      '',
      'import pandas as pd',
      '',
      '${1:table} = pd.read_csv(sys.argv[1])',
      '$0',
    ),
  },
];

export const templateSnippet: Snippet = {
  id: 'template',
  prefix: 'script_template',
  label: 'A whole script',
  explanation: 'Docstring, the data from the first argument, and a main function.',
  body: lines(
    '"""${1:What this script does, in one line}"""',
    '',
    'import sys',
    'from pathlib import Path',
    '',
    '',
    'def main(path: Path) -> None:',
    '    text = path.read_text(encoding="utf-8")',
    '    print(f"{len(text.splitlines())} lines in {path.name}")$0',
    '',
    '',
    'if __name__ == "__main__":',
    '    main(Path(sys.argv[1]))',
    '',
  ),
};

/** All that the completion offers. */
export const snippets: readonly Snippet[] = [...dataSnippets, templateSnippet];

/** The one that reads data of a kind. */
export function snippetFor(kind: 'table' | 'json' | 'text'): Snippet | undefined {
  const id = kind === 'table' ? 'csv' : kind;
  return dataSnippets.find((snippet) => snippet.id === id);
}
