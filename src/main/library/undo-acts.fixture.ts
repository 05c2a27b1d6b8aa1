/** Every kind of act that the window remembers as a change, done and taken back by the same calls of the library. */
import type { Annotation } from '../../core/annotations/annotation';
import type { Note, NoteTree } from '../../core/notes/note';
import type { MarkEdit } from '../../core/annotations/edit';
import type { CollectionChange, DocumentChange, MergedNotes, SettledConflict } from '../../shared/contract';
import type { AskedDecision } from './decision-acts';
import type { Library } from './library';

/** An act that was carried out. */
export interface Done {
  readonly undo: () => Promise<unknown>;
  readonly redo: () => Promise<unknown>;
}

/** What an act is tried on: `pick` chooses among what there is, `value` makes what it writes differ. */
export interface Trial {
  readonly library: Library;
  readonly pick: <T>(list: readonly T[]) => T | undefined;
  readonly value: number;
}

/** Carries an act out; `null` where there is nothing to do it to. */
type Try = (trial: Trial) => Promise<Done | null>;

const article = (value: number): string => `Article ${value}\n\nNASA and ESA built part ${value} of the station. The Soviet Union launched Sputnik.\n`;
const file = (name: string, text: string) => ({ name, read: () => Promise.resolve(Buffer.from(text)) });
const paragraph = (text: string): NoteTree => ({ blocks: [{ type: 'paragraph', children: [{ type: 'text', text, marks: [] }] }] });

async function perform(redo: () => Promise<unknown>, undo: () => Promise<unknown>): Promise<Done> {
  await redo();
  return { redo, undo };
}

/** A change of which each way answers what takes it back. */
async function exchange<Step>(carryOut: (step: Step) => Promise<Step>, forth: Step): Promise<Done> {
  let [next, inverse] = [forth, forth];
  return perform(
    async () => void (inverse = await carryOut(next)),
    async () => void (next = await carryOut(inverse)),
  );
}

const anArticle = async ({ library, pick }: Trial): Promise<string | undefined> => pick((await library.documents.list()).map(({ id }) => id).sort());
const aNote = async ({ library, pick }: Trial): Promise<Note | null> => {
  const id = pick((await library.notes.list()).map((note) => note.id).sort());
  return id === undefined ? null : library.notes.get(id);
};
async function aMark(trial: Trial): Promise<Annotation | undefined> {
  const document = await anArticle(trial);
  return document === undefined ? undefined : trial.pick((await trial.library.annotations.list(document)).map(({ annotation }) => annotation));
}

const edits = ({ library }: Trial, document: string, list: readonly MarkEdit[]): Promise<Done> =>
  exchange(async (step: readonly MarkEdit[]) => (await library.annotations.edit(document, step)).undo, list);

const describing = ({ library }: Trial, changes: readonly DocumentChange[]): Promise<Done> => exchange((step: readonly DocumentChange[]) => library.descriptions.update(step), changes);

const collecting = ({ library }: Trial, change: CollectionChange): Promise<Done> => exchange((step: CollectionChange) => library.collections.change(step), change);

/** Taken, revoked, and by revoking that taken again. */
async function deciding({ library }: Trial, asked: AskedDecision): Promise<Done> {
  let made: string | null = null;
  let revoked: string | null = null;
  return perform(
    async () => {
      const { decision } = await library.decide(revoked === null ? asked : { kind: 'revoke', decision: revoked });
      made ??= decision;
    },
    async () => void (revoked = (await library.decide({ kind: 'revoke', decision: made ?? '' })).decision),
  );
}

async function saving({ library }: Trial, { id, title, tags, tree }: Note, draft: Partial<Pick<Note, 'title' | 'tags' | 'tree'>>): Promise<Done> {
  const before = { title, tags, tree };
  return perform(() => library.notes.save(id, { ...before, ...draft }), () => library.notes.save(id, before));
}

async function changingShelf(trial: Trial, patch: (value: number) => object): Promise<Done | null> {
  const document = await anArticle(trial);
  if (document === undefined) return null;
  const { shelf } = await trial.library.descriptions.about(document);
  return describing(trial, [{ document, patch: { shelf: { ...shelf, ...patch(trial.value) } } }]);
}

async function decided(trial: Trial, ask: (entity: { id: string; name: string }, other: { id: string }) => AskedDecision): Promise<Done | null> {
  const entities = [...(await trial.library.entities.list())].sort((a, b) => (a.id < b.id ? -1 : 1));
  const entity = trial.pick(entities);
  const other = entities.find(({ id }) => id !== entity?.id);
  return entity && other ? deciding(trial, ask(entity, other)) : null;
}

/** Removing and bringing back, each the inverse of the other. */
const removal = (remove: () => Promise<unknown>, restore: () => Promise<unknown>): Promise<Done> => perform(remove, restore);
const restoring = (restore: () => Promise<unknown>, remove: () => Promise<unknown>): Promise<Done> => perform(restore, remove);

export const acts = {
  mark: async (trial) => {
    const document = await anArticle(trial);
    return document === undefined ? null : edits(trial, document, [{ kind: 'create', draft: { start: trial.value % 9, end: 10 + trial.value, color: 'rose', comment: `c${trial.value}`, tags: [] } }]);
  },
  recolour: async (trial) => {
    const mark = await aMark(trial);
    return mark ? edits(trial, mark.document, [{ kind: 'update', id: mark.id, patch: { color: 'green', comment: `r${trial.value}`, tags: ['t'], range: { start: 0, end: 5 + trial.value } } }]) : null;
  },
  mergeMarks: async (trial) => {
    const document = await anArticle(trial);
    if (document === undefined) return null;
    const marks = (await trial.library.annotations.list(document)).map(({ annotation }) => annotation.id);
    if (marks.length < 2) return null;
    return edits(trial, document, [...marks.map((id) => ({ kind: 'remove' as const, id })), { kind: 'create', draft: { start: 0, end: 20, color: 'blue', comment: 'merged', tags: [] } }]);
  },
  unmark: async (trial) => {
    const mark = await aMark(trial);
    return mark ? edits(trial, mark.document, [{ kind: 'remove', id: mark.id }]) : null;
  },
  restoreMark: async (trial) => {
    const mark = trial.pick((await trial.library.trash.list()).annotations.map(({ id, document }) => ({ id, document })));
    const known = mark && (await trial.library.documents.list()).some(({ id }) => id === mark.document);
    return mark && known ? restoring(() => trial.library.annotations.restore(mark.document, mark.id), () => trial.library.annotations.remove(mark.document, mark.id)) : null;
  },
  describe: async (trial) => {
    const document = await anArticle(trial);
    return document === undefined ? null : describing(trial, [{ document, patch: { title: `Title ${trial.value}`, byline: 'A. Writer', imprint: { date: '1999' } } }]);
  },
  star: (trial) => changingShelf(trial, (value) => ({ starred: value % 2 === 0, archived: value % 3 === 0 })),
  tag: (trial) => changingShelf(trial, (value) => ({ tags: [`tag${value}`] })),
  collect: async (trial) => {
    const collection = trial.pick(await trial.library.collections.list());
    return collection ? changingShelf(trial, () => ({ collections: [collection.id] })) : null;
  },
  makeCollection: (trial) => collecting(trial, { put: [{ id: `c${trial.value}`, name: `Collection ${trial.value}`, parent: null }], remove: [] }),
  removeCollection: async (trial) => {
    const collection = trial.pick(await trial.library.collections.list());
    return collection ? collecting(trial, { put: [], remove: [collection.id] }) : null;
  },
  meaning: async (trial) => {
    const { amber = '' } = await trial.library.renameColors({});
    return perform(() => trial.library.renameColors({ amber: `m${trial.value}` }), () => trial.library.renameColors({ amber }));
  },
  keepSearch: ({ library, value }) => {
    const search = { id: `s${value}`, name: `Search ${value}`, query: 'nasa' };
    return library.searches.list().then((list) => (list.some(({ id }) => id === search.id) ? null : perform(() => library.searches.put(search), () => library.searches.remove(search.id))));
  },
  removeSearch: async ({ library, pick }) => {
    const list = await library.searches.list();
    const search = pick(list);
    if (!search) return null;
    const { id, name, query } = search;
    return removal(() => library.searches.remove(id), () => library.searches.put({ id, name, query }, list.indexOf(search)));
  },
  makeNote: async ({ library, value }) => {
    let made: string | null = null;
    return perform(
      async () => (made === null ? (made = (await library.notes.create(`Note ${value}`, { tree: paragraph(`NASA is named here, ${value}.`) })).id) : library.notes.restore(made)),
      () => library.notes.remove(made ?? ''),
    );
  },
  renameNote: async (trial) => {
    const note = await aNote(trial);
    return note && saving(trial, note, { title: `Renamed ${trial.value}`, tags: [`n${trial.value}`] });
  },
  pin: async (trial) => {
    const note = await aNote(trial);
    if (!note) return null;
    const set = (pinned: boolean) => (): Promise<unknown> => trial.library.notes.pin(note.id, pinned);
    return perform(set(!note.pinned), set(note.pinned === true));
  },
  revertNote: async (trial) => {
    const note = await aNote(trial);
    const version = note && trial.pick(await trial.library.notes.versions(note.id));
    if (!note || !version) return null;
    const { title, tags, tree } = note;
    return perform(() => trial.library.notes.revert(note.id, version.version), () => trial.library.notes.save(note.id, { title, tags, tree }));
  },
  removeNote: async (trial) => {
    const note = await aNote(trial);
    return note && removal(() => trial.library.notes.remove(note.id), () => trial.library.notes.restore(note.id));
  },
  restoreNote: async ({ library, pick }) => {
    const note = pick((await library.trash.list()).notes.map(({ id }) => id));
    return note === undefined ? null : restoring(() => library.notes.restore(note), () => library.notes.remove(note));
  },
  mergeNotes: async (trial) => {
    const note = await aNote(trial);
    const into = (await trial.library.notes.list()).map(({ id }) => id).sort().find((id) => id !== note?.id);
    if (!note || into === undefined) return null;
    let states: MergedNotes | null = null;
    return perform(
      async () => void (states = await trial.library.notes.merge(note.id, into)),
      async () => void (states && (await trial.library.notes.unmerge(note.id, into, states))),
    );
  },
  linkMentions: async (trial) => {
    const note = await aNote(trial);
    const entity = trial.pick((await trial.library.entities.list()).filter(({ name }) => name === 'NASA'));
    if (!note || !entity) return null;
    const { title, tags, tree } = note;
    return perform(() => trial.library.entities.linkMentions(entity.id, note.id, null), () => trial.library.notes.save(note.id, { title, tags, tree }));
  },
  renameEntity: (trial) => decided(trial, ({ id }) => ({ kind: 'rename', entity: id, name: `Name ${trial.value}` })),
  describeEntity: (trial) => decided(trial, ({ id }) => ({ kind: 'describe', entity: id, description: `About ${trial.value}` })),
  aliasEntity: (trial) => decided(trial, ({ id }) => ({ kind: 'alias', entity: id, alias: 'station', exact: true })),
  mergeEntities: (trial) => decided(trial, ({ id }, other) => ({ kind: 'merge', entity: id, into: other.id })),
  refuseEntity: (trial) => decided(trial, ({ id }) => ({ kind: 'refuse', scope: 'everywhere', entity: id })),
  relateEntities: (trial) => decided(trial, ({ id }, other) => ({ kind: 'relate', entity: id, relation: 'works with', to: other.id })),
  coinEntity: (trial) => deciding(trial, { kind: 'coin', name: `Coined ${trial.value}`, type: 'person' }),
  import: async ({ library, value }) => {
    const [line] = await library.documents.add([file(`a${value}.txt`, article(value))]);
    const document = line?.problem === null ? line.document : null;
    return document === null ? null : { undo: () => library.trash.removeDocument(document), redo: () => library.trash.restoreDocument(document) };
  },
  removeArticle: async (trial) => {
    const document = await anArticle(trial);
    return document === undefined ? null : removal(() => trial.library.trash.removeDocument(document), () => trial.library.trash.restoreDocument(document));
  },
  revise: async (trial) => {
    const document = await anArticle(trial);
    if (document === undefined) return null;
    const { before, after, problem } = await trial.library.revisions.add(document, file('b.txt', article(1000 + trial.value)));
    return problem === null ? { undo: () => trial.library.revisions.turn(document, before), redo: () => trial.library.revisions.turn(document, after) } : null;
  },
  absorb: async (trial) => {
    const [into, document] = (await trial.library.documents.list()).map(({ id }) => id).sort();
    if (into === undefined || document === undefined) return null;
    const { before, after } = await trial.library.revisions.absorb(document, into);
    return {
      undo: async () => {
        await trial.library.revisions.turn(into, before);
        await trial.library.trash.restoreDocument(document);
      },
      redo: async () => {
        await trial.library.trash.removeDocument(document);
        await trial.library.revisions.turn(into, after);
      },
    };
  },
  bringNotes: async ({ library, value }) => {
    const { notes } = await library.arrivals.notes({ files: [{ path: `Brought ${value}.md`, text: `Words of ${value}.` }], pictures: [], pictureOf: () => Promise.resolve(null), left: [] });
    const each = (way: 'remove' | 'restore') => async (): Promise<void> => {
      for (const note of notes) await library.notes[way](note);
    };
    return notes.length === 0 ? null : { undo: each('remove'), redo: each('restore') };
  },
  settle: async ({ library, pick, value }) => {
    const conflict = pick(await library.conflicts.list());
    const keep = conflict?.choices[value % conflict.choices.length];
    if (!conflict || !keep) return null;
    let settled: SettledConflict | null = null;
    return perform(
      async () => void (settled = await library.conflicts.settle(conflict.id, keep, settled ?? undefined)),
      async () => void (settled && (await library.conflicts.unsettle(settled))),
    );
  },
  restoreConflict: async ({ library, pick }) => {
    const first = pick((await library.trash.list()).conflicts.map(({ id }) => id));
    if (first === undefined) return null;
    let laid = '';
    return perform(
      async () => void (laid = await library.conflicts.restore(first)),
      () => library.conflicts.settle(laid, 'first', { aside: first, before: null, made: null }),
    );
  },
} satisfies Readonly<Record<string, Try>>;

export type ActName = keyof typeof acts;
