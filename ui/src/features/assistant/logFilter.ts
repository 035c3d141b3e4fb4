import { parseId } from '#shared/api/ids.ts';

/** Which answers are looked at; what is not there is not asked for. */
export interface LogFilter {
  readonly user: string;
  readonly model: string;
  readonly script: number | null;
  readonly version: number | null;
}

/** The filter that an address names. */
export function parseFilter(parameters: URLSearchParams): LogFilter {
  return {
    user: parameters.get('user') ?? '',
    model: parameters.get('model') ?? '',
    script: parseId(parameters.get('script')),
    version: parseId(parameters.get('version')),
  };
}

/** As the server takes it, and the address has it. */
export function filterQuery({ user, model, script, version }: LogFilter) {
  return {
    ...(user === '' ? {} : { user }),
    ...(model === '' ? {} : { model }),
    ...(script === null ? {} : { script }),
    ...(version === null ? {} : { version }),
  };
}

/** The address of the record as a table for other programs. */
export function exportAddress(filter: LogFilter): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(filterQuery(filter))) {
    query.set(key, String(value));
  }
  const text = query.toString();
  return `/api/llm/interactions/export${text === '' ? '' : `?${text}`}`;
}
