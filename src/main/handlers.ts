/** What the window asks is what the library, the dialogs or the settings answer: a table for each noun, a line for each request. */
import type { Handlers } from './answer';
import { annotationHandlers } from './handlers/annotations';
import { arrivalHandlers } from './handlers/arrivals';
import { conflictHandlers } from './handlers/conflicts';
import type { Desk, Host } from './handlers/desk';
import { documentHandlers } from './handlers/documents';
import { entityHandlers } from './handlers/entities';
import { exportHandlers } from './handlers/exports';
import { linkHandlers } from './handlers/links';
import { noteHandlers } from './handlers/notes';
import { searchHandlers } from './handlers/search';
import { trashHandlers } from './handlers/trash';
import { vaultHandlers } from './handlers/vault';
import { windowHandlers } from './handlers/window';

export type { Host };

export function handlersFor(host: Host): Handlers {
  const desk: Desk = { ...host, library: async () => (await host.notebook).library };
  return {
    ...documentHandlers(desk),
    ...arrivalHandlers(desk),
    ...annotationHandlers(desk),
    ...entityHandlers(desk),
    ...noteHandlers(desk),
    ...linkHandlers(desk),
    ...searchHandlers(desk),
    ...vaultHandlers(desk),
    ...conflictHandlers(desk),
    ...trashHandlers(desk),
    ...exportHandlers(desk),
    ...windowHandlers(desk),
  };
}
