/** Checks an article's file, its pictures and the collections of a notebook that comes back: whoever made the archive, what is brought in is an article like any other. */
import { z } from 'zod';
import { structureProblems } from '../../core/documents/canonical';
import { imprintFields, type Picture } from '../../core/documents/document';
import { lookOf } from '../../core/documents/picture-bytes';
import { safeTarget } from '../../core/documents/link-target';
import { bareStructure, type ArticleFile } from '../../core/export/article-file';
import type { Collection } from '../../core/shelf/collection';
import { isSafeId } from '../vault/identifier';
import { sha256Of, type KeptPicture } from '../vault/revision-folder';
import { isStructure } from '../vault/structure-file';

const imprint = z.partialRecord(z.enum(imprintFields), z.string());

const schema = z.object({
  almagest: z.literal('article'),
  format: z.literal(1),
  id: z.string().min(1),
  revision: z.string(),
  title: z.string(),
  byline: z.string().nullable(),
  language: z.string().nullable(),
  imprint,
  collections: z.array(z.string()).default([]),
  tags: z.array(z.string()),
  starred: z.boolean(),
  archived: z.boolean(),
  text: z.string().min(1),
  structure: z.unknown(),
});

/** An article's file with what lies beside it. */
export interface ArrivingArticle extends ArticleFile {
  /** What lies under the picture's name; `null` where nothing does. */
  readonly pictureOf: (picture: Picture) => Uint8Array | null;
}

export interface PicturedArticle {
  /** With those pictures alone whose bytes came, as they look by their bytes. */
  readonly structure: ArticleFile['structure'];
  readonly pictures: readonly KeptPicture[];
  /** How many places of pictures stay empty: their files are not there, are other files, or are no raster pictures. */
  readonly lost: number;
}

/** The article's structure and the bytes of its pictures, each looked at. */
export function withItsPictures({ structure: { pictures = [], ...structure }, pictureOf }: Pick<ArrivingArticle, 'structure' | 'pictureOf'>): PicturedArticle {
  const kept = new Map<string, KeptPicture>();
  const shown = pictures.flatMap((picture): Picture[] => {
    const bytes = kept.get(picture.sha256)?.bytes ?? pictureOf(picture);
    const look = bytes && sha256Of(bytes) === picture.sha256 ? lookOf(bytes) : null;
    if (!bytes || !look) return [];
    const { at, sha256, alt } = picture;
    kept.set(sha256, { sha256, type: look.type, bytes });
    return [{ at, sha256, ...look, alt }];
  });
  return { structure: shown.length === 0 ? structure : { ...structure, pictures: shown }, pictures: [...kept.values()], lost: pictures.length - shown.length };
}

const collection = z.object({ id: z.string().refine(isSafeId), name: z.string(), parent: z.string().nullable().catch(null) });

/** Those of a file of collections that are some. Throws where it is no JSON. */
export function readCollections(json: string): Collection[] {
  const value: unknown = JSON.parse(json);
  return Array.isArray(value) ? value.flatMap((each) => collection.safeParse(each).data ?? []) : [];
}

/** `null` for what is no such file, or whose structure does not describe its text. */
export function readArticleFile(json: string): ArticleFile | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  const read = schema.safeParse(value);
  if (!read.success) return null;
  const { text, structure } = read.data;
  if (!isStructure(structure, text.length) || structureProblems({ text, structure }).length > 0) return null;
  const marks = structure.marks.filter(({ kind, target }) => kind !== 'link' || safeTarget(target) === target);
  return { ...read.data, structure: bareStructure({ ...structure, marks }) };
}
