/** The page of the entity that is open. */
import { create } from 'zustand';
import type { Dossier } from '../../shared/contract';
import { ask, listen } from '../notebook';
import { translate } from '../strings';
import { gathered } from './gathered';
import { attempt, notify } from './notices';
import { usePlace } from './place';

interface Entities {
  readonly dossier: Dossier | null;
  readonly failure: string | null;
}

export const useEntities = create<Entities>(() => ({ dossier: null, failure: null }));

/** Loads the page of the open entity; an older load that answers late is dropped. */
export async function loadDossier(): Promise<void> {
  const { entity } = usePlace.getState();
  if (entity === null) return useEntities.setState({ dossier: null, failure: null });
  try {
    const dossier = await ask('entities.open', { entity });
    if (usePlace.getState().entity === entity) useEntities.setState({ dossier, failure: null });
  } catch (error) {
    useEntities.setState({ dossier: null, failure: error instanceof Error ? error.message : String(error) });
  }
}

/** Follows the library and the open entity; the value returned stops it. */
export function followEntities(): () => void {
  void loadDossier();
  // A decision may change many articles at once: their events are answered by one reading.
  const changed = gathered<null>(loadDossier);
  const refresh = () => changed.add(null);
  const stops = [
    changed.stop,
    listen('library.changed', refresh),
    listen('annotations.changed', refresh),
    listen('notes.changed', refresh),
    usePlace.subscribe((now, before) => {
      if (now.entity !== before.entity) void loadDossier();
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

/** Formats an entity's page can be written in, the plainest first. */
export const exportFormats = ['markdown', 'csv', 'json'] as const;

/** Writes an entity's page where the reader chooses. */
export async function exportPage(entity: string, format: (typeof exportFormats)[number]): Promise<void> {
  const file = await attempt(ask('entities.export', { entity, format }));
  if (file) notify({ tone: 'plain', message: translate('entities:exported', { name: file.name }) });
}
