/** Pictures as Word documents can hold them. */
import { wordEndings } from '../../core/export/word-picture';
import type { KeptPicture } from '../vault/revision-folder';

/** The bytes of a PNG that looks like the picture; `null` where it cannot be decoded. */
export type ToPng = (picture: Pick<KeptPicture, 'type' | 'bytes'>) => Promise<Uint8Array | null>;

/** What Word does not show is a PNG where it can be drawn, and else stays what it is. The hash goes on naming the picture. */
export async function forWord(picture: KeptPicture, toPng: ToPng | undefined): Promise<KeptPicture> {
  const bytes = picture.type in wordEndings ? null : ((await toPng?.(picture)) ?? null);
  return bytes === null ? picture : { ...picture, type: 'image/png', bytes };
}
