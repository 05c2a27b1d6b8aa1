/** What speaks of an entity, for `entity:`: sections and marks over a mention of it, and notes that link to it. */
import { referencesOf } from '../../core/notes/links';
import type { TextRange } from '../../core/documents/document';
import type { Surroundings } from '../../core/search/filter';
import type { Catalogue } from './catalogue';
import type { NoteIndex } from './note-index';

/** `leadsTo` follows entities that were merged since a note was written. */
export function mentionTest(catalogue: Catalogue, notes: NoteIndex, leadsTo: (entity: string) => string): Surroundings['mentions'] {
  const places = new WeakMap<ReadonlySet<string>, ReadonlyMap<string, readonly TextRange[]>>();
  const linking = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>();
  const cached = <T>(cache: WeakMap<ReadonlySet<string>, T>, key: ReadonlySet<string>, make: () => T): T => {
    const known = cache.get(key) ?? make();
    cache.set(key, known);
    return known;
  };
  return ({ kind, id, document, offset, body }, entities) => {
    if (kind === 'note') {
      return cached(linking, entities, () => {
        const links = (tree: Parameters<typeof referencesOf>[0]) => referencesOf(tree).some((target) => target.kind === 'entity' && entities.has(leadsTo(target.id)));
        return new Set(notes.all().filter((note) => links(note.tree)).map((note) => note.id));
      }).has(id);
    }
    if (kind === 'entity' || document === null) return false;
    const ranges = cached(places, entities, () => catalogue.rangesOf(entities)).get(document) ?? [];
    return ranges.some(({ start, end }) => start < offset + body.length && offset < end);
  };
}
