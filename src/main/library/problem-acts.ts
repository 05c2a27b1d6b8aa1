/** What can be done about what is wrong in the vault: look at every file, and bring damaged ones back. */
import type { Problem } from '../../shared/contract';
import type { Repairable } from '../vault/repair';
import type { AnnotationActs } from './annotation-acts';
import type { LibraryOptions } from './library';
import type { NoteActs } from './note-acts';

/** Milliseconds in which several findings are told as one. */
const together = 200;

export function problemActs({ vault, tell }: LibraryOptions, annotations: AnnotationActs, notes: NoteActs) {
  let waiting: ReturnType<typeof setTimeout> | null = null;
  vault.onProblems(() => {
    waiting ??= setTimeout(() => {
      waiting = null;
      tell('problems.changed', {});
    }, together);
    // Nothing waits for this: a terminal command may end first.
    waiting.unref();
  });
  return {
    async check(): Promise<Problem[]> {
      await vault.verify();
      return vault.findings();
    },
    /** Brings a note, or the annotations of a document, back from the newest version that can be read. */
    async repair({ kind, id }: Repairable): Promise<null> {
      await vault.repair({ kind, id });
      if (kind === 'note') {
        await notes.index(id);
        tell('notes.changed', { note: id });
      } else {
        await annotations.index(id);
        tell('annotations.changed', { document: id });
      }
      return null;
    },
  };
}
