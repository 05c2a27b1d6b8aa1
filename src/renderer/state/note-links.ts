/** What the editor of a note asks of the vault: what to link to, what links are called today, where they lead. */
import type { NotePassage, ReferenceTarget } from '../../core/notes/note';
import type { AnchoredAnnotation, LinkState, LinkSuggestion } from '../../shared/contract';
import type { EditorHost, QuotedMark } from '../editor/host';
import { ask, listen } from '../notebook';
import { useAnnotations } from './annotations';
import { coinEntity } from './decisions';
import { gathered } from './gathered';
import { createLinkedNote } from './notes';
import { choosePicture, keepPicture } from './note-pictures';
import { attempt } from './notices';
import { openTarget } from './place';

/** The annotations of articles that are not open, by document id; read once for each. */
const marks = new Map<string, Promise<ReadonlyMap<string, AnchoredAnnotation>>>();
let follows = false;

async function readMarks(document: string): Promise<ReadonlyMap<string, AnchoredAnnotation>> {
  try {
    const annotations = await ask('annotations.list', { document });
    return new Map(annotations.map((each) => [each.annotation.id, each]));
  } catch {
    // The article is gone: its passages are shown without a colour.
    return new Map();
  }
}

async function anchored({ annotation, document }: NotePassage): Promise<AnchoredAnnotation | null> {
  const open = useAnnotations.getState();
  const found = open.document === document ? open.list.find((each) => each.annotation.id === annotation) : undefined;
  if (found) return found;
  if (!follows) listen('annotations.changed', (change) => void marks.delete(change.document));
  if (!follows) listen('library.changed', (change) => void marks.delete(change.document));
  follows = true;
  const known = marks.get(document) ?? readMarks(document);
  marks.set(document, known);
  return (await known).get(annotation) ?? null;
}

/** The words at an anchor; the text is asked for only where it is known to say something else than the mark does. */
async function wordsAt({ annotation, anchor: { status, range } }: AnchoredAnnotation): Promise<string | null> {
  if (status === 'same' || status === 'moved') return annotation.selectors.quote.exact;
  if (status !== 'edited' || !range) return null;
  // From the vault: what the window shows may still be the version before.
  const opened = await attempt(ask('documents.open', { document: annotation.document }));
  return opened?.text.slice(range.start, range.end) ?? annotation.selectors.quote.exact;
}

async function markOf(passage: NotePassage): Promise<QuotedMark | null> {
  const found = await anchored(passage);
  return found && { color: found.annotation.color, words: await wordsAt(found) };
}

/** What `[[` offers; the note itself is not among it. */
async function suggest(note: string, text: string): Promise<readonly LinkSuggestion[]> {
  const found = await attempt(ask('links.suggest', { text: text.slice(0, 1000) }));
  return (found ?? []).filter(({ target }) => target.kind !== 'note' || target.id !== note);
}

async function createNote(title: string): Promise<ReferenceTarget | null> {
  const id = await createLinkedNote(title);
  return id === null ? null : { kind: 'note', id };
}

async function createEntity(name: string): Promise<ReferenceTarget | null> {
  const id = await coinEntity(name);
  return id === null ? null : { kind: 'entity', id };
}

const resolve = async (targets: readonly ReferenceTarget[]): Promise<readonly LinkState[]> =>
  (await attempt(ask('links.resolve', { targets: [...targets] }))) ?? [];

function listenToNames(listener: () => void): () => void {
  const changed = gathered<null>(() => Promise.resolve(listener()), 'at rest');
  const tell = () => changed.add(null);
  const stops = [changed.stop, listen('library.changed', tell), listen('notes.changed', tell), listen('annotations.changed', tell)];
  return () => stops.forEach((stop) => stop());
}

/** What stands behind the editor of a note. */
export const noteLinksOf = (note: string): EditorHost => ({
  suggest: (text) => suggest(note, text),
  create: { note: createNote, entity: createEntity },
  resolve,
  markOf,
  keepPicture,
  choosePicture,
  listen: listenToNames,
  openTarget: (target: ReferenceTarget): void => void openTarget(target),
  openUrl: (url: string): void => void attempt(ask('window.openLink', { url })),
});
