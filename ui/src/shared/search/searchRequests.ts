/** What is to be found in all scripts; empty to go on with the last search. */
type SearchHandler = (query: string) => void;

const handlers: SearchHandler[] = [];
let seed: (() => string) | null = null;

/**
 * Asks for the search over all scripts. The page that is open shows it where it has a place for
 * it; false when it has none.
 */
export function requestSearch(): boolean {
  const handler = handlers.at(-1);
  handler?.(seed?.() ?? '');
  return handler !== undefined;
}

/** Shows the search when it is asked for, until the function that it gives is called. */
export function handleSearches(handler: SearchHandler): () => void {
  handlers.push(handler);
  return () => {
    handlers.splice(handlers.indexOf(handler), 1);
  };
}

/** Says what is selected, to be searched for; until the function that it gives is called. */
export function offerSelection(selection: () => string): () => void {
  seed = selection;
  return () => {
    if (seed === selection) {
      seed = null;
    }
  };
}
