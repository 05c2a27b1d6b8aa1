/** A picture in a Word document (ECMA-376, part 1, 20.4 and 20.2). */
import type { PictureType } from '../documents/document';
import type { ExportedPicture } from './article-pieces';
import { escapeXml } from './word-xml';

/** A picture with its bytes, size in pixels and description. */
export type WordPicture = Pick<ExportedPicture, 'sha256' | 'type' | 'width' | 'height' | 'alt' | 'bytes'>;

/** Endings of the kinds that every Word shows. */
export const wordEndings: Readonly<Partial<Record<PictureType, string>>> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif' };

/** English Metric Units: of a pixel of a 96th of an inch, and of the width and most of the height between the margins. */
const PIXEL = 9525;
const WIDEST = 5_731_510;
const TALLEST = 8_000_000;

const spaces = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';

/** A run of text that is the picture of the relationship `picture<index>`. */
export function pictureRun(index: number, { width, height, alt }: WordPicture): string {
  const scale = Math.min(PIXEL, WIDEST / width, TALLEST / height);
  const [cx, cy] = [width, height].map((pixels) => String(Math.max(1, Math.round(pixels * scale))));
  const named = `id="${String(index + 1)}" name="Picture ${String(index + 1)}" descr="${escapeXml(alt)}"`;
  const inner = `<pic:pic><pic:nvPicPr><pic:cNvPr ${named}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="picture${String(index)}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx ?? ''}" cy="${cy ?? ''}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>`;
  const graphic = `<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">${inner}</a:graphicData></a:graphic>`;
  return `<w:r><w:drawing><wp:inline ${spaces} distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${cx ?? ''}" cy="${cy ?? ''}"/><wp:docPr ${named}/>${graphic}</wp:inline></w:drawing></w:r>`;
}
