/** Pictures of kinds that Word does not show, as PNG, where whoever runs the library can make one of them. */
import type { PictureType } from '../../core/documents/document';
import { lookOf } from '../../core/documents/picture-bytes';
import { wordEndings } from '../../core/export/word-picture';

/** A PNG of a picture, perhaps a smaller one; `null` for what cannot be drawn. */
export type ToPng = (picture: { readonly type: PictureType; readonly bytes: Uint8Array }) => Promise<Uint8Array | null>;

/** The picture itself where Word shows its kind, or where it cannot be made another. */
export async function forWord<Shown extends { readonly type: PictureType; readonly bytes: Uint8Array }>(picture: Shown, toPng: ToPng | undefined): Promise<Shown> {
  if (wordEndings[picture.type] !== undefined || !toPng) return picture;
  const bytes = await toPng(picture);
  return bytes && lookOf(bytes)?.type === 'image/png' ? { ...picture, type: 'image/png', bytes } : picture;
}
