/** Searches of late by which something was opened, newest first; kept with the session, not in the vault. */
import { usePlace } from './place';

const MOST = 20;
/** What is longer was pasted and is nobody's search again (UTF-16 units). */
const LONGEST = 1000;

/** Puts a search at the head of the list, once. */
export function keepRecent(text: string): void {
  const search = text.trim();
  if (search === '' || search.length > LONGEST) return;
  usePlace.setState(({ recentSearches }) => ({ recentSearches: [search, ...recentSearches.filter((one) => one !== search)].slice(0, MOST) }));
}

export function forgetRecent(search: string): void {
  usePlace.setState(({ recentSearches }) => ({ recentSearches: recentSearches.filter((one) => one !== search) }));
}

export const clearRecent = (): void => usePlace.setState({ recentSearches: [] });
