/** Second versions that syncing programs leave: listed, shown beside the first, settled, and brought back. */
import type { ConflictChoice, ConflictCopy, ConflictSide, OpenConflict, SettledConflict } from '../../shared/contract';
import { conflictId, type Conflict, type Side } from '../vault/conflicts';
import type { AnnotationActs } from './annotation-acts';
import type { DocumentActs } from './document-acts';
import type { LibraryOptions } from './library';
import type { NoteActs } from './note-acts';

interface Others {
  readonly documents: DocumentActs;
  readonly annotations: AnnotationActs;
  readonly notes: NoteActs;
  /** Reads the decision logs anew. */
  readonly reloadDecisions: () => Promise<void>;
}

const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

export function conflictActs({ vault, tell }: LibraryOptions, { documents, annotations, notes, reloadDecisions }: Others) {
  async function titleOf({ kind, of, path }: Conflict): Promise<string> {
    if (of === null) return fileName(path);
    if (kind === 'note') return (await vault.notes.get(of))?.title ?? fileName(path);
    if (kind === 'document' || kind === 'annotations') return (await vault.documents.get(of))?.title ?? fileName(path);
    return fileName(path);
  }

  async function copyOf(conflict: Conflict): Promise<ConflictCopy> {
    const { id, kind, of, path, at } = conflict;
    return { id, kind, of, path, at, title: await titleOf(conflict), choices: vault.conflicts.choices(conflict) };
  }

  async function sideOf({ of }: Conflict, side: Side | null): Promise<ConflictSide | null> {
    if (side === null) return null;
    const anchored = side.annotations && of !== null ? await annotations.anchored(of, side.annotations).catch(() => null) : null;
    return { ...side, annotations: anchored };
  }

  /** Brings the engine and the window to what the vault holds now. */
  async function follow({ kind, of }: Conflict): Promise<void> {
    if (of === null) return;
    if (kind === 'note') await notes.refresh(of);
    if (kind === 'annotations') await annotations.refresh(of);
    if (kind === 'document') await documents.refresh(of);
    if (kind === 'decisions') await reloadDecisions();
  }

  /** A note of its own of the second version; links that lead to the one of before go on leading there. */
  async function secondNote(conflict: Conflict, again: string | null): Promise<string> {
    if (again !== null) return (await notes.restore(again)).id;
    const { title, tags, tree } = await vault.conflicts.note(conflict);
    return (await notes.create(title, { tags, tree })).id;
  }

  return {
    list: async (): Promise<ConflictCopy[]> => Promise.all((await vault.conflicts.list()).map(copyOf)),
    async open(id: string): Promise<OpenConflict> {
      const conflict = await vault.conflicts.find(id);
      const { first, second } = await vault.conflicts.sides(conflict);
      const shown = await sideOf(conflict, second);
      return { copy: await copyOf(conflict), first: await sideOf(conflict, first), second: shown ?? { ...second, annotations: null } };
    },
    /** @param again what came of it when it was settled before that was taken back: what followed it may speak of the same ids. */
    async settle(id: string, keep: ConflictChoice, again?: SettledConflict): Promise<SettledConflict> {
      const conflict = await vault.conflicts.find(id);
      const made = keep === 'both' && conflict.kind === 'note' ? await secondNote(conflict, again?.made ?? null) : null;
      const settled = await vault.conflicts.settle(conflict, keep, again);
      if (keep !== 'first') await follow(conflict);
      tell('conflicts.changed', {});
      return { ...settled, made };
    },
    async unsettle({ made, ...settled }: SettledConflict): Promise<null> {
      await follow(await vault.conflicts.unsettle(settled));
      if (made !== null) await notes.remove(made);
      tell('conflicts.changed', {});
      return null;
    },
    /** Lays a version beside the first again; answers the conflict. */
    async restore(id: string): Promise<string> {
      const conflict = conflictId(await vault.setAside.restore(id));
      tell('conflicts.changed', {});
      return conflict;
    },
  };
}
