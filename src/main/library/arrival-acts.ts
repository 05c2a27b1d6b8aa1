/** What other programs wrote comes in as notes and marks: first it is said what would come, then it comes, each item on its own. */
import { identifiersOf } from '../../core/documents/identifiers';
import { readMarkdownNotes, type IncomingNote, type MarkdownFile } from '../../core/import/markdown-notes';
import { readWebAnnotations, type KnownDocument } from '../../core/import/web-annotations';
import type { Note } from '../../core/notes/note';
import type { ArrivalLine, ArrivalReport } from '../../shared/contract';
import type { AnnotationActs } from './annotation-acts';
import type { LibraryOptions } from './library';
import type { NoteActs } from './note-acts';

interface Parts {
  readonly annotations: AnnotationActs;
  readonly notes: NoteActs;
}

const reportOf = (lines: readonly ArrivalLine[], marks: ArrivalReport['marks'] = []): ArrivalReport => ({ lines, notes: lines.flatMap(({ note, fate }) => (note !== null && fate === 'new' ? [note] : [])), marks });

/** Whether a note of the vault says what the incoming one says. */
function isSame(there: Note, { title, tags, tree }: IncomingNote): boolean {
  return JSON.stringify([there.title, [...there.tags].sort(), there.tree]) === JSON.stringify([title, [...tags].sort(), tree]);
}

export type ArrivalActs = ReturnType<typeof arrivalActs>;

export function arrivalActs({ vault, now, newId, tell }: LibraryOptions, { annotations, notes }: Parts) {
  async function takeNote(incoming: IncomingNote, dry: boolean): Promise<ArrivalLine> {
    const { path, id, title, tags, tree, created, modified, missing } = incoming;
    const line = { name: path, note: id, missing: [...missing], problem: null };
    const there = await vault.notes.get(id);
    if (there) return isSame(there, incoming) ? { ...line, fate: 'same' } : { ...line, fate: 'failed', problem: `${path} is another version of the note “${there.title}”, which was left as it is.` };
    if (dry) return { ...line, fate: 'new' };
    const instant = now().toISOString();
    try {
      await vault.notes.put({ format: 1, id, title, tags, created: created ?? instant, modified: modified ?? instant, tree });
      await notes.index(id);
      tell('notes.changed', { note: id });
      return { ...line, fate: 'new' };
    } catch (error) {
      return { ...line, fate: 'failed', problem: `${path} could not be saved: ${error instanceof Error ? error.message : String(error)}` };
    }
  }

  async function knownDocuments(): Promise<KnownDocument[]> {
    const known: KnownDocument[] = [];
    for (const { id, imprint, revisions } of await vault.documents.list()) {
      const text = (await vault.documents.read(id))?.text;
      if (text !== undefined) known.push({ id, revision: revisions.at(-1)?.sha256 ?? '', identifiers: identifiersOf(imprint), text });
    }
    return known;
  }

  return {
    /** Markdown files of a folder: an Obsidian vault's, or an export of ours. @param dry says what would come, and changes nothing. */
    async notes(files: readonly MarkdownFile[], dry = false): Promise<ArrivalReport> {
      const lines: ArrivalLine[] = [];
      for (const incoming of readMarkdownNotes(files, newId)) lines.push(await takeNote(incoming, dry));
      return reportOf(lines);
    },
    /** Web Annotations in JSON, of any program. @param name what messages call the file. */
    async marks(json: unknown, name: string, dry = false): Promise<ArrivalReport> {
      const lines: ArrivalLine[] = [];
      const came: { document: string; annotation: string }[] = [];
      for (const mark of readWebAnnotations(json, await knownDocuments(), now().toISOString())) {
        if (!mark.ok) {
          const why = mark.reason === 'no-document' ? 'no article of the library has its address or its words; import that article first' : 'it is no annotation of a passage';
          lines.push({ name, note: null, missing: [], fate: 'failed', problem: `“${mark.what.slice(0, 80)}” was left out: ${why}.` });
          continue;
        }
        const { document, annotation } = mark;
        const there = (await vault.annotations.list(document)).some(({ id }) => id === annotation.id);
        lines.push({ name: annotation.selectors.quote.exact.slice(0, 80), note: null, missing: [], fate: there ? 'same' : 'new', problem: null });
        if (there || dry) continue;
        await vault.annotations.put(annotation);
        came.push({ document, annotation: annotation.id });
      }
      for (const document of new Set(came.map((each) => each.document))) await annotations.refresh(document);
      return reportOf(lines, came);
    },
  };
}
