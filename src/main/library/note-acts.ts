/** What can be done with notes: write, save, delete, bring back; each answers once it is durable. */
import { followNames, namedTargets } from '../../core/notes/follow-names';
import { leadsOfNotes } from '../../core/notes/merge';
import { readTree } from '../../core/notes/read';
import type { Note, NoteSummary, NoteTree } from '../../core/notes/note';
import { summaryOf } from '../../core/notes/summary';
import type { NoteVersion, OpenNote, SavedNote } from '../../shared/contract';
import { ExpectedFailure } from '../../shared/failure';
import { conflictId } from '../vault/conflicts';
import type { Put } from '../vault/note-store';
import type { LibraryOptions } from './library';

export interface NoteDraft {
  readonly title: string;
  readonly tags: readonly string[];
  readonly tree: NoteTree;
}

const emptyTree: NoteTree = { blocks: [] };

export const gone = () => new ExpectedFailure('not-found', 'This note is no longer in the vault, or its file cannot be read.');

export type NoteActs = ReturnType<typeof noteActs>;

export function noteActs({ vault, engine, now, newId, tell }: LibraryOptions) {
  /** The note with its links under the names their targets have today; its file says so at its next save. */
  async function named<Named extends Pick<Note, 'tree'>>(note: Named): Promise<Named> {
    const targets = namedTargets(note.tree);
    if (targets.length === 0) return note;
    const names = new Map((await engine.resolve(targets)).map(({ target: { kind, id }, name }) => [`${kind}:${id}`, name]));
    return { ...note, tree: followNames(note.tree, ({ kind, id }) => names.get(`${kind}:${id}`) ?? null) };
  }

  async function find(id: string): Promise<Note | null> {
    const note = await vault.notes.get(id);
    return note && named(note);
  }

  async function get(id: string): Promise<Note> {
    const note = await find(id);
    if (!note) throw gone();
    return note;
  }

  function checked(note: Note): Note {
    const tree = readTree(note.tree);
    if (!tree) throw new ExpectedFailure('bad-request', `The note “${note.title}” has a shape that cannot be stored. It was not saved.`);
    return { ...note, tree };
  }

  /** Answers once the note is durable: the index follows, before whatever is asked of it next, and cannot make the save fail. */
  async function edit(id: string, make: (before: Note | null) => Note, base?: string): Promise<{ note: Note } & Put> {
    const { note, put } = await vault.notes.edit(id, (before) => checked(make(before)), base);
    const told = (): void => tell('notes.changed', { note: id });
    void engine.putNote(note).then(told, told);
    if (put.conflict !== null) tell('conflicts.changed', {});
    return { note, ...put };
  }

  async function version(id: string, name: string): Promise<Note> {
    const note = await vault.notes.version(id, name);
    if (!note) throw new ExpectedFailure('not-found', 'This version of the note is no longer kept, or cannot be read. The note itself was not changed.');
    return note;
  }

  async function remove(id: string): Promise<null> {
    await vault.notes.remove(id);
    await vault.removals.tell('note', id);
    await engine.removeNote(id);
    tell('notes.changed', { note: id });
    return null;
  }

  async function restore(id: string): Promise<NoteSummary> {
    await vault.notes.restore(id);
    const note = await get(id);
    await engine.putNote(note);
    tell('notes.changed', { note: id });
    return summaryOf(note);
  }

  /** A change of a note that must be there. */
  const change = (id: string, make: (note: Note) => Note) =>
    edit(id, (note) => {
      if (!note) throw gone();
      return make(note);
    });

  /** Where an id leads: to the note that the one of this id was merged into, if it was. */
  async function leadsTo(id: string): Promise<string> {
    return leadsOfNotes(await vault.notes.list())(id);
  }

  return {
    get,
    /** `null` where there is none, or its file cannot be read. */
    find,
    named,
    change,
    versions: (id: string): Promise<NoteVersion[]> => vault.notes.versions(id),
    version,
    /** Most recently changed first. @param some ids of those that are asked for; all where left out. */
    async list(some?: readonly string[]): Promise<NoteSummary[]> {
      return [...(await vault.notes.list(some))].sort((a, b) => (a.modified < b.modified ? 1 : -1));
    },
    /** Where it was merged into another, that one. */
    async open(asked: string): Promise<OpenNote> {
      const read = (await vault.notes.read(asked)) ?? (await vault.notes.read(await leadsTo(asked)));
      if (!read) throw gone();
      return { ...read, note: await named(read.note) };
    },
    /** The file was changed behind the library: reads it anew and tells the window. */
    async refresh(id: string): Promise<void> {
      const note = await vault.notes.get(id);
      await (note ? engine.putNote(note) : engine.removeNote(id));
      tell('notes.changed', { note: id });
    },
    async index(id: string): Promise<void> {
      const note = await vault.notes.get(id);
      if (note) await engine.putNote(note);
    },
    async create(title: string, draft: Partial<NoteDraft> = {}): Promise<Note> {
      const [id, instant] = [newId(), now().toISOString()];
      return (await edit(id, () => ({ format: 1, id, title, tags: [], tree: emptyTree, ...draft, created: instant, modified: instant }))).note;
    },
    /** @param base the stamp of the file the draft was made from; without it the note is replaced whatever stands there. */
    async save(id: string, draft: NoteDraft, base?: string): Promise<SavedNote> {
      const instant = now().toISOString();
      // What another program took away while it was written is no deletion: it is saved anew.
      const make = (standing: Note | null): Note => {
        const before = standing ?? (base === undefined ? null : { format: 1 as const, id, created: instant });
        if (!before) throw gone();
        return { ...before, ...draft, modified: instant };
      };
      const { note, stamp, conflict } = await edit(id, make, base);
      return { ...summaryOf(note), stamp, conflict: conflict === null ? null : conflictId(conflict) };
    },
    async revert(id: string, name: string): Promise<NoteSummary> {
      const { title, tags, tree } = await version(id, name);
      await vault.notes.keepVersion(id);
      return summaryOf((await change(id, (note) => ({ ...note, title, tags, tree, modified: now().toISOString() }))).note);
    },
    /** A pin says nothing of the text, so the note does not count as changed. */
    async pin(id: string, pinned: boolean): Promise<NoteSummary> {
      return summaryOf((await change(id, (note) => ({ ...note, pinned: pinned || undefined }))).note);
    },
    remove,
    restore,
  };
}
