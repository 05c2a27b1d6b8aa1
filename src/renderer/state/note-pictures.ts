/** Pictures that go into notes: pasted, dropped or chosen, kept in the vault before the note shows them. */
import type { NewPicture } from '../editor/host';
import { ask } from '../notebook';
import { translate } from '../strings';
import { attempt, notify } from './notices';

/** Bytes beyond which the host need not be asked: it would say the same. */
const LARGEST = 20 * 1024 * 1024;

/** The name of a file as a first description; what a clipboard calls its picture says nothing. */
const described = (name: string): string => (/^image\.\w+$/i.test(name) ? '' : name.replace(/\.\w{3,4}$/, '').replace(/[_-]+/g, ' ').trim());

const base64Of = (file: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error('The picture could not be read.'));
    reader.readAsDataURL(file);
  });

export async function keepPicture(file: Blob): Promise<NewPicture | null> {
  if (file.size > LARGEST) {
    notify({ tone: 'problem', message: translate('editor:image.large') });
    return null;
  }
  const url = await attempt(base64Of(file).then((base64) => ask('images.keep', { base64 })));
  return url === null ? null : { url, alt: file instanceof File ? described(file.name) : '' };
}

export async function choosePicture(): Promise<NewPicture | null> {
  const chosen = await attempt(ask('images.choose', null));
  return chosen && { url: chosen.url, alt: described(chosen.name) };
}
