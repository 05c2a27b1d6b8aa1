/** A note as a file that is read anywhere: it carries the pictures that the note shows, or names them where they lie beside it. */
import { lookOf, type PictureLook } from '../../core/documents/picture-bytes';
import type { NotePictures } from '../../core/export/note-docx';
import { noteToMarkdown } from '../../core/export/note-markdown';
import { imageName, imageNamesOf, imageUrl, withImageAddresses } from '../../core/notes/images';
import type { Note } from '../../core/notes/note';
import type { ExportFormat } from '../../shared/export';
import type { ImageStore } from '../vault/image-store';
import type { KeptPicture } from '../vault/revision-folder';
import { forWord, type ToPng } from './word-pictures';

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

async function wordPictures(pictures: ReadonlyMap<string, KeptPicture>, toPng: ToPng | undefined): Promise<NotePictures> {
  const shown = new Map<string, KeptPicture & PictureLook>();
  for (const [name, kept] of pictures) {
    const picture = await forWord(kept, toPng);
    const look = lookOf(kept.bytes);
    if (look) shown.set(imageUrl(name), { ...look, ...picture });
  }
  return shown;
}

/** The note with its pictures written out in their addresses, for what is one file or none. */
export async function carrying<Shown extends Pick<Note, 'tree'>>(note: Shown, images: Images): Promise<Shown> {
  const pictures = await shownIn(note, images);
  const data = (url: string): string | undefined => {
    const picture = pictures.get(imageName(url) ?? '');
    return picture && `data:${picture.type};base64,${Buffer.from(picture.bytes).toString('base64')}`;
  };
  return pictures.size === 0 ? note : { ...note, tree: withImageAddresses(note.tree, data) };
}

/** A page for reading anywhere. Formulas are set by a library that no start should load. */
export const notePage = async (note: Note, images: Images): Promise<string> => (await import('../../core/export/note-html')).noteToHtml(await carrying(note, images));

/** A file that goes beside an exported one, which names it by its path. */
export interface BesideFile {
  /** Relative to the folder of the exported file, with `/`. */
  readonly path: string;
  /** `null` where it is damaged or gone, and stands among the vault's problems. */
  readonly read: () => Promise<Uint8Array | null>;
}

/** Where pictures lie beside a Markdown file, so that any program that shows it shows them. */
export const besidePath = (name: string): string => `images/${name}`;

/** The pictures that the note shows, as its Markdown names them. */
export const besideNote = (note: Note, images: Images): BesideFile[] => imageNamesOf(note.tree).map((name) => ({ path: besidePath(name), read: async () => (await images.read(name))?.bytes ?? null }));

function besideAddress(url: string): string | undefined {
  const name = imageName(url);
  return name === null ? undefined : besidePath(name);
}

/** `null` for a format that holds no note. */
export async function writeNote(note: Note, format: ExportFormat, images: Images, toPng?: ToPng): Promise<string | Uint8Array | null> {
  if (format === 'markdown') return noteToMarkdown({ ...note, tree: withImageAddresses(note.tree, besideAddress) });
  // Word documents are seldom asked for, so their writer is loaded when one is.
  if (format === 'docx') return (await import('../../core/export/note-docx')).noteToDocx(note, () => null, await wordPictures(await shownIn(note, images), toPng));
  return format === 'html' ? notePage(note, images) : null;
}
