/** A note as one file that is read anywhere: it carries the pictures that the note shows. */
import { lookOf } from '../../core/documents/picture-bytes';
import type { NotePictures } from '../../core/export/note-docx';
import { noteToMarkdown } from '../../core/export/note-markdown';
import { imageName, imageNamesOf, imageUrl, withImageAddresses } from '../../core/notes/images';
import type { Note } from '../../core/notes/note';
import type { ExportFormat } from '../../shared/export';
import type { ImageStore } from '../vault/image-store';
import type { KeptPicture } from '../vault/revision-folder';

type Images = Pick<ImageStore, 'read'>;

/** By their names; what is damaged or gone is left out, and stands among the vault's problems. */
async function shownIn({ tree }: Pick<Note, 'tree'>, images: Images): Promise<ReadonlyMap<string, KeptPicture>> {
  const found = new Map<string, KeptPicture>();
  for (const name of imageNamesOf(tree)) {
    const picture = await images.read(name);
    if (picture) found.set(name, picture);
  }
  return found;
}

function wordPictures(pictures: ReadonlyMap<string, KeptPicture>): NotePictures {
  return new Map(
    [...pictures].flatMap(([name, picture]) => {
      const look = lookOf(picture.bytes);
      return look ? [[imageUrl(name), { ...picture, ...look }] as const] : [];
    }),
  );
}

/** The note with its pictures written out in their addresses. */
async function carrying<Shown extends Pick<Note, 'tree'>>(note: Shown, images: Images): Promise<Shown> {
  const pictures = await shownIn(note, images);
  const data = (url: string): string | undefined => {
    const picture = pictures.get(imageName(url) ?? '');
    return picture && `data:${picture.type};base64,${Buffer.from(picture.bytes).toString('base64')}`;
  };
  return pictures.size === 0 ? note : { ...note, tree: withImageAddresses(note.tree, data) };
}

/** A page for reading anywhere. Formulas are set by a library that no start should load. */
export const notePage = async (note: Note, images: Images): Promise<string> => (await import('../../core/export/note-html')).noteToHtml(await carrying(note, images));

/** `null` for a format that holds no note. */
export async function writeNote(note: Note, format: ExportFormat, images: Images): Promise<string | Uint8Array | null> {
  if (format === 'markdown') return noteToMarkdown(await carrying(note, images));
  // Word documents are seldom asked for, so their writer is loaded when one is.
  if (format === 'docx') return (await import('../../core/export/note-docx')).noteToDocx(note, () => null, wordPictures(await shownIn(note, images)));
  return format === 'html' ? notePage(note, images) : null;
}
