/** Checks an article's file of a notebook that comes back: whoever made the archive, what is brought in is an article like any other. */
import { z } from 'zod';
import { structureProblems } from '../../core/documents/canonical';
import { imprintFields } from '../../core/documents/document';
import { safeTarget } from '../../core/documents/link-target';
import { withoutPictures, type ArticleFile } from '../../core/export/article-file';
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
  tags: z.array(z.string()),
  starred: z.boolean(),
  archived: z.boolean(),
  text: z.string().min(1),
  structure: z.unknown(),
});

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
  return { ...read.data, structure: withoutPictures({ ...structure, marks }) };
}
