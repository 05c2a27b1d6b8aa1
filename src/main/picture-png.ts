/** Draws a picture as PNG by Chromium, which reads the kinds that other programs do not. */
import { logger } from './log';
import type { ToPng } from './library/word-pictures';
import { withHiddenPage } from './hidden-page';

/** Pixels of the longer side: more than a printed page shows. */
const LONGEST = 4000;

const draw = `(async () => {
  const [image] = document.images;
  await image.decode();
  const scale = Math.min(1, ${String(LONGEST)} / Math.max(image.naturalWidth, image.naturalHeight));
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight].map((pixels) => Math.max(1, Math.round(pixels * scale)));
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').slice('data:image/png;base64,'.length);
})()`;

/** The page holds the picture alone, so nothing but our own lines runs in it. */
export const toPng: ToPng = async ({ type, bytes }) => {
  const page = `<!doctype html><img src="data:${type};base64,${Buffer.from(bytes).toString('base64')}">`;
  try {
    const drawn: unknown = await withHiddenPage(page, (contents) => contents.executeJavaScript(draw), true);
    return typeof drawn === 'string' ? Buffer.from(drawn, 'base64') : null;
  } catch (error) {
    logger.warn(`A picture could not be drawn as PNG: ${String(error)}`);
    return null;
  }
};
