/** The notes as the engine keeps them: what each links to, and where. */
import { contextsOf, referencesOf } from '../../core/notes/links';
import type { Note, ReferenceTarget } from '../../core/notes/note';
import type { Backlink, BrokenLink, LinkState } from '../../shared/contract';
import type { Catalogue } from './catalogue';

export class NoteIndex {
  private readonly notes = new Map<string, Note>();
  /** What each note links to, as far as that was asked. */
  private readonly references = new Map<string, readonly ReferenceTarget[]>();
  /** Everything that some note links to; made anew after a change, when it is asked for. */
  private linked: ReadonlySet<string> | null = null;

  put(note: Note): void {
    this.notes.set(note.id, note);
    this.references.delete(note.id);
    this.linked = null;
  }

  remove(note: string): void {
    this.notes.delete(note);
    this.references.delete(note);
    this.linked = null;
  }

  /** A test whether a note links to exactly a thing; `leadsTo` follows entities that were merged since. */
  linkTest(leadsTo: (entity: string) => string): (target: ReferenceTarget) => boolean {
    let entities: ReadonlySet<string> | null = null;
    return ({ kind, id }) => {
      const linked = (this.linked ??= new Set(this.all().flatMap((note) => referencesOf(note.tree).map((target) => `${target.kind}:${target.id}`))));
      if (kind !== 'entity') return linked.has(`${kind}:${id}`);
      entities ??= new Set([...linked].filter((each) => each.startsWith('entity:')).map((each) => leadsTo(each.slice('entity:'.length))));
      return entities.has(id);
    };
  }

  /** Ids of entities that some note links to, as the notes have them. */
  linkedEntities = (): string[] => this.all().flatMap(({ tree }) => referencesOf(tree).flatMap(({ kind, id }) => (kind === 'entity' ? [id] : [])));

  /** How many notes link to each entity; `leadsTo` follows entities that were merged since. */
  linkCounts(leadsTo: (entity: string) => string): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { tree } of this.all()) {
      const linked = new Set(referencesOf(tree).flatMap(({ kind, id }) => (kind === 'entity' ? [leadsTo(id)] : [])));
      for (const entity of linked) counts.set(entity, (counts.get(entity) ?? 0) + 1);
    }
    return counts;
  }

  /** How many notes link to each document, a section of it or a passage in it. */
  documentCounts(catalogue: Catalogue): Record<string, number> {
    const counts = new Map<string, number>();
    const documents = new Map<string, string | null>();
    const documentOf = (target: ReferenceTarget): string | null => {
      const key = `${target.kind}:${target.id}`;
      if (!documents.has(key)) documents.set(key, catalogue.documentOf(target));
      return documents.get(key) ?? null;
    };
    for (const note of this.all()) {
      const linked = new Set(this.referencesOf(note).map(documentOf));
      for (const document of linked) if (document !== null) counts.set(document, (counts.get(document) ?? 0) + 1);
    }
    return Object.fromEntries(counts);
  }

  private referencesOf({ id, tree }: Note): readonly ReferenceTarget[] {
    const known = this.references.get(id) ?? referencesOf(tree);
    this.references.set(id, known);
    return known;
  }

  all = (): Note[] => [...this.notes.values()];

  resolve(target: ReferenceTarget): LinkState {
    return { target, name: this.notes.get(target.id)?.title ?? null, type: null };
  }

  /** Links to what is not there, by title of their note. @param elsewhere the state of a target that is no note. */
  broken(elsewhere: (target: ReferenceTarget) => LinkState | undefined): BrokenLink[] {
    const states = new Map<string, boolean>();
    const isBroken = (target: ReferenceTarget): boolean => {
      const key = `${target.kind}:${target.id}`;
      const known = states.get(key) ?? (elsewhere(target) ?? this.resolve(target)).name === null;
      states.set(key, known);
      return known;
    };
    return this.all()
      .filter((note) => this.referencesOf(note).some(isBroken))
      .sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : a.id < b.id ? -1 : 1))
      .flatMap(({ id, title, tree }) => {
        const turns = new Map<string, number>();
        return contextsOf(tree, isBroken).map(({ target, context }) => {
          const key = `${target.kind}:${target.id}`;
          const turn = turns.get(key) ?? 0;
          turns.set(key, turn + 1);
          return { note: id, title, context, target, turn };
        });
      });
  }

  /** Notes that link to the target; a link to a section or passage counts for its document too. Newest first. */
  backlinks(target: ReferenceTarget, catalogue: Catalogue): Backlink[] {
    const entity = target.kind === 'entity' ? catalogue.entity(target.id)?.id : undefined;
    const leadsThere = (reference: ReferenceTarget) =>
      (entity !== undefined && reference.kind === 'entity' && catalogue.entity(reference.id)?.id === entity) ||
      (reference.kind === target.kind && reference.id === target.id) ||
      (target.kind === 'document' && catalogue.documentOf(reference) === target.id);
    return this.all()
      .filter((note) => referencesOf(note.tree).some(leadsThere))
      .sort((a, b) => (a.modified < b.modified ? 1 : -1))
      .map((note) => ({ note: note.id, title: note.title, context: contextsOf(note.tree, leadsThere)[0]?.context ?? '' }));
  }
}
