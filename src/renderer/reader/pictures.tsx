/** The pictures of an article, asked of the host by document, version and hash. They have no letters, so no offset moves. */
import { createContext, useContext } from 'react';
import type { Picture } from '../../core/documents/document';

/** The host serves pictures of the vault below it; a page of another origin is never shown. */
export const pictureOrigin = '/picture';
/** The address of the version that is shown, below which its pictures are. */
export const PicturesContext = createContext('');

/** @param caption what stands below: an image's own text that says the same is not said twice. */
export function Pictures({ pictures, caption = '' }: { readonly pictures: readonly Picture[]; readonly caption?: string }) {
  const version = useContext(PicturesContext);
  return pictures.map(({ sha256, width, height, alt }, index) => (
    <img
      key={`${String(index)} ${sha256}`}
      className="reader-picture"
      src={`${version}/${sha256}`}
      alt={alt === caption ? '' : alt}
      width={width}
      height={height}
      loading="lazy"
      decoding="async"
      draggable={false}
    />
  ));
}

/** Pictures that stand before or after a block, each by itself. */
export function LonePictures({ pictures }: { readonly pictures: readonly Picture[] }) {
  return pictures.map((picture, index) => (
    <div key={`${String(index)} ${picture.sha256}`} className="reader-lone-picture">
      <Pictures pictures={[picture]} />
    </div>
  ));
}
