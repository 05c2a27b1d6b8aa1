/** The notes as the engine keeps them: what each links to, and where. */
import { followNames } from '../../core/notes/follow-names';
import { contextsOf, referencesOf } from '../../core/notes/links';
import { leadsOfNotes } from '../../core/notes/merge';
import type { Note, ReferenceTarget } from '../../core/notes/note';
import type { Backlink, BrokenLink, LinkInto, LinkState } from '../../shared/contract';
import type { Catalogue } from './catalogue';

const keyOf = ({ kind, id }: ReferenceTarget): string => `${kind}:${id}`;

/** A test of targets that is made once for each of them, however many notes link to it. */
function askedOnce(test: (target: ReferenceTarget) => boolean): (target: ReferenceTarget) => boolean {
  const known = new Map<string, boolean>();
  return (target) => {
    const key = keyOf(target);
    const answer = known.get(key) ?? test(target);
    known.set(key, answer);
    return answer;
  };
}

export class NoteIndex {
  private readonly notes = new Map<string, Note>();
  /** What each note links to, as far as that was asked. */
  private readonly references = new Map<string, readonly ReferenceTarget[]>();
  /** Everything that some note links to; made anew after a change, when it is asked for. */
  private linked: ReadonlySet<string> | null = null;
  /** Where ids of notes lead that were merged into others; made anew likewise. */
  private leads: ((id: string) => string) | null = null;

  put(note: Note): void {
    this.notes.set(note.id, note);
    this.references.delete(note.id);
    this.linked = null;
    this.leads = null;
  }

  remove(note: string): void {
    this.notes.delete(note);
    this.references.delete(note);
    this.linked = null;
    this.leads = null;
  }

  /** A test whether a note links to exactly a thing; `leadsTo` follows entities that were merged since. */
  linkTest(leadsTo: (entity: string) => string): (target: ReferenceTarget) => boolean {
    let entities: ReadonlySet<string> | null = null;
    return ({ kind, id }) => {
      const linked = (this.linked ??= new Set(this.all().flatMap((note) => this.referencesOf(note).map((target) => this.presentKey(target)))));
      if (kind !== 'entity') return linked.has(this.presentKey({ kind, id }));
      entities ??= new Set([...linked].filter((each) => each.startsWith('entity:')).map((each) => leadsTo(each.slice('entity:'.length))));
      return entities.has(id);
    };
  }

  /** Ids of entities that some note links to, as the notes have them. */
  linkedEntities = (): string[] => this.all().flatMap((note) => this.referencesOf(note).flatMap(({ kind, id }) => (kind === 'entity' ? [id] : [])));

  /** How many notes link to each entity; `leadsTo` follows entities that were merged since. */
  linkCounts(leadsTo: (entity: string) => string): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const note of this.all()) {
      const linked = new Set(this.referencesOf(note).flatMap(({ kind, id }) => (kind === 'entity' ? [leadsTo(id)] : [])));
      for (const entity of linked) counts.set(entity, (counts.get(entity) ?? 0) + 1);
    }
    return counts;
  }

  /** How many notes link to each document, a section of it or a passage in it. */
  documentCounts(catalogue: Catalogue): Record<string, number> {
    const counts = new Map<string, number>();
    const documents = new Map<string, string | null>();
    const documentOf = (target: ReferenceTarget): string | null => {
      const key = keyOf(target);
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

  /** The note an id leads to, merged ones followed; another id itself. */
  private leadsTo(id: string): string {
    return (this.leads ??= leadsOfNotes(this.notes.values()))(id);
  }

  private presentKey({ kind, id }: ReferenceTarget): string {
    return keyOf({ kind, id: kind === 'note' ? this.leadsTo(id) : id });
  }

  resolve(target: ReferenceTarget): LinkState {
    return { target, name: this.notes.get(this.leadsTo(target.id))?.title ?? null, type: null };
  }

  /** Links to what is not there, by title of their note. @param elsewhere the state of a target that is no note. */
  broken(elsewhere: (target: ReferenceTarget) => LinkState | undefined): BrokenLink[] {
    const isBroken = askedOnce((target) => (elsewhere(target) ?? this.resolve(target)).name === null);
    return this.all()
      .filter((note) => this.referencesOf(note).some(isBroken))
      .sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : a.id < b.id ? -1 : 1))
      .flatMap(({ id, title, tree }) => {
        const turns = new Map<string, number>();
        return contextsOf(tree, isBroken).map(({ target, context }) => {
          const key = keyOf(target);
          const turn = turns.get(key) ?? 0;
          turns.set(key, turn + 1);
          return { note: id, title, context, target, turn };
        });
      });
  }

  /** Links to a document, its sections and its marks: of each note each target once, newest note first. */
  linksInto(document: string, catalogue: Catalogue): LinkInto[] {
    const isInside = askedOnce((target) => catalogue.documentOf(target) === document);
    return this.all()
      .filter((note) => this.referencesOf(note).some(isInside))
      .sort((a, b) => (a.modified < b.modified ? 1 : -1))
      .flatMap(({ id, title, tree }) => {
        const first = new Map<string, LinkInto>();
        for (const { target, context } of contextsOf(tree, isInside)) if (!first.has(keyOf(target))) first.set(keyOf(target), { note: id, title, context, target });
        return [...first.values()];
      });
  }

  /** Other notes that link to the target; a link to a section or passage counts for its document too. Newest first. */
  backlinks(target: ReferenceTarget, catalogue: Catalogue): Backlink[] {
    const entity = target.kind === 'entity' ? catalogue.entity(target.id)?.id : undefined;
    const own = target.kind === 'note' ? this.leadsTo(target.id) : null;
    const leadsThere = askedOnce(
      (reference) =>
        (own !== null && reference.kind === 'note' && this.leadsTo(reference.id) === own) ||
        (entity !== undefined && reference.kind === 'entity' && catalogue.entity(reference.id)?.id === entity) ||
        (reference.kind === target.kind && reference.id === target.id) ||
        (target.kind === 'section' && reference.kind === 'section' && catalogue.presentSection(reference.id) === target.id) ||
        (target.kind === 'document' && catalogue.documentOf(reference) === target.id),
    );
    const nameOf = (reference: ReferenceTarget) => (catalogue.resolve(reference) ?? this.resolve(reference)).name;
    return this.all()
      .filter((note) => note.id !== own && this.referencesOf(note).some(leadsThere))
      .sort((a, b) => (a.modified < b.modified ? 1 : -1))
      .map((note) => ({ note: note.id, title: note.title, context: contextsOf(followNames(note.tree, nameOf), leadsThere)[0]?.context ?? '' }));
  }
}
