/** Pictures of notes: each is a file under the hash of its bytes, so that the same picture lies there once and damage shows. */
import { lookOf, pictureEndings, pictureName, type PictureLook } from '../../core/documents/picture-bytes';
import { ExpectedFailure } from '../../shared/failure';
import type { Queue } from './queue';
import { isPictureName, readChecked, sha256Of, type KeptPicture } from './revision-folder';
import type { VaultFiles } from './vault-files';

const MEGABYTE = 1024 * 1024;
/** Bytes of one picture, and pixels beyond which drawing it would take a window's memory. */
const LARGEST = 20 * MEGABYTE;
const MOST_PIXELS = 100e6;

export const imagesFolder = 'images';
const pathOf = (name: string): string => `${imagesFolder}/${name}`;

/** What the bytes show. Fails with `bad-request`, with a sentence, where they are no picture that can be kept. */
function look(bytes: Uint8Array): PictureLook {
  if (bytes.length > LARGEST) throw new ExpectedFailure('bad-request', `This picture is larger than ${String(LARGEST / MEGABYTE)} MB. Make it smaller, then put it in again.`);
  const found = lookOf(bytes);
  if (!found) throw new ExpectedFailure('bad-request', 'This file is no picture that a note can hold, or it is damaged. PNG, JPEG, GIF, WebP and AVIF can be put in.');
  if (found.width * found.height > MOST_PIXELS) throw new ExpectedFailure('bad-request', `This picture has more than ${String(MOST_PIXELS / 1e6)} million pixels. Make it smaller, then put it in again.`);
  return found;
}

/** The name the bytes have among the pictures, whether they lie there or not. Fails likewise. */
export const nameOfImage = (bytes: Uint8Array): string => pictureName({ sha256: sha256Of(bytes), type: look(bytes).type });

export class ImageStore {
  constructor(
    private readonly files: VaultFiles,
    private readonly queue: Queue,
  ) {}

  /** Keeps a picture; answers its name once it is durable. Fails with `bad-request` where it cannot be kept. */
  async put(bytes: Uint8Array): Promise<string> {
    const name = nameOfImage(bytes);
    await this.queue.run(pathOf(name), async () => {
      const there = await this.files.read(pathOf(name));
      if (there === null || sha256Of(there) !== name.slice(0, 64)) await this.files.save('the picture', [{ path: pathOf(name), bytes }]);
    });
    return name;
  }

  /** `null`, with the reason among the problems, where it is damaged or gone. */
  async read(name: string): Promise<KeptPicture | null> {
    const type = Object.entries(pictureEndings).find(([, ending]) => name.endsWith(`.${ending}`))?.[0] as KeptPicture['type'] | undefined;
    if (type === undefined || !isPictureName(name)) return null;
    const sha256 = name.slice(0, 64);
    const bytes = await readChecked(this.files, pathOf(name), sha256, 'a picture of a note');
    return bytes && { sha256, type, bytes };
  }

  /** Names of all that lie there. */
  async list(): Promise<string[]> {
    return (await this.files.list(imagesFolder)).flatMap(({ name, kind }) => (kind === 'file' && isPictureName(name) ? [name] : []));
  }

  /** Removes one for good. */
  erase(name: string): Promise<void> {
    return this.queue.run(pathOf(name), () => (isPictureName(name) ? this.files.removeForGood('the picture of a note', pathOf(name)) : Promise.resolve()));
  }
}
