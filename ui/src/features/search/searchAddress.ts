/** What is searched for, and where. */
export interface Search {
  readonly query: string;
  readonly regex: boolean;
  readonly case: boolean;
  readonly word: boolean;
  readonly branch: 'own' | 'prod';
}

export const noSearch: Search = {
  query: '',
  regex: false,
  case: false,
  word: false,
  branch: 'own',
};

export const longestQuery = 500;

/** A search as the address of the page says it. */
export function searchOf(parameters: URLSearchParams): Search {
  return {
    query: (parameters.get('q') ?? '').slice(0, longestQuery),
    regex: parameters.has('regex'),
    case: parameters.has('case'),
    word: parameters.has('word'),
    branch: parameters.get('branch') === 'prod' ? 'prod' : 'own',
  };
}

export function parametersOf(search: Search): URLSearchParams {
  const parameters = new URLSearchParams();
  if (search.query !== '') {
    parameters.set('q', search.query);
  }
  for (const option of ['regex', 'case', 'word'] as const) {
    if (search[option]) {
      parameters.set(option, '1');
    }
  }
  if (search.branch === 'prod') {
    parameters.set('branch', 'prod');
  }
  return parameters;
}
