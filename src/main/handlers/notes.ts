/** Notes, their pictures and templates. */
import { imageUrl } from '../../core/notes/images';
import type { NoteTree } from '../../core/notes/note';
import type { NoteRequests } from '../../shared/contract';
import { ExpectedFailure } from '../../shared/failure';
import type { HandlersOf } from '../answer';
import { choosePicture } from '../dialogs';
import type { SourceFile } from '../library/document-acts';
import type { Vault } from '../vault/vault';
import type { Desk } from './desk';

export const noteHandlers = ({ notebook, library, window }: Desk): HandlersOf<NoteRequests> => ({
  'notes.list': async (some) => (await library()).notes.list(some?.notes),
  'notes.open': async ({ note }) => (await library()).notes.open(note),
  'notes.create': async ({ title, tree }) => (await library()).notes.create(title, tree && { tree }),
  'templates.list': async () => (await notebook).vault.templates.list(),
  'notes.save': async ({ note, base, ...draft }) => (await library()).notes.save(note, draft, base),
  'notes.write': async ({ note, base, tree, ...draft }) => (await library()).notes.save(note, { ...draft, tree: treeOf(tree) }, base),
  'notes.pin': async ({ note, pinned }) => (await library()).notes.pin(note, pinned),
  'notes.remove': async ({ note }) => (await library()).notes.remove(note),
  'notes.restore': async ({ note }) => (await library()).notes.restore(note),
  'notes.merge': async ({ note, into }) => (await library()).notes.merge(note, into),
  'notes.unmerge': async ({ note, into, ...states }) => (await library()).notes.unmerge(note, into, states),
  'images.keep': async ({ base64 }) => imageUrl(await (await notebook).vault.images.put(Buffer.from(base64, 'base64'))),
  'images.choose': async () => keepChosen(await choosePicture(window()), (await notebook).vault),
  'notes.versions': async ({ note }) => (await library()).notes.versions(note),
  'notes.version': async ({ note, version }) => (await library()).notes.version(note, version),
  'notes.revert': async ({ note, version }) => (await library()).notes.revert(note, version),
});

/** What it holds is checked before anything is saved. */
function treeOf(text: string): NoteTree {
  try {
    return JSON.parse(text) as NoteTree;
  } catch {
    throw new ExpectedFailure('bad-request', 'The text of this note did not arrive whole. It was not saved.');
  }
}

const keepChosen = async (file: SourceFile | null, { images }: Pick<Vault, 'images'>) => file && { url: imageUrl(await images.put(await file.read())), name: file.name };
