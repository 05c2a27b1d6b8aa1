/** An article as a file of the folder a notebook is taken out to, by which it comes back: its text, its structure and what is said of it. */
import type { Document, Shelf, Structure } from '../documents/document';

/** What the file holds. Its pictures lie beside it, the original is the backup's: a folder for reading holds nothing that might act. */
export interface ArticleFile extends Pick<Document, 'id' | 'title' | 'byline' | 'language' | 'imprint'>, Shelf {
  readonly almagest: 'article';
  readonly format: 1;
  /** Hex SHA-256 of the original's bytes: by it a vault that has them knows the article. */
  readonly revision: string;
  readonly text: string;
  readonly structure: Structure;
}

/** Nothing that is no part of a structure stays. */
export function bareStructure({ format, title, byline, language, sections, blocks, marks, imprint, pages, pictures }: Structure): Structure {
  return { format, title, byline, language, sections, blocks, marks, ...(imprint && { imprint }), ...(pages && { pages }), ...(pictures && { pictures }) };
}

/** JSON that may be put into a page's script element, which no text in it may close. */
export const writeJson = (value: unknown): string => `${JSON.stringify(value).replace(/<(?=[/!]|script)/gi, '\\u003c')}\n`;

export function articleToFile({ id, title, byline, language, imprint, shelf, revisions }: Document, text: string, structure: Structure): string {
  const file: ArticleFile = { almagest: 'article', format: 1, id, revision: revisions.at(-1)?.sha256 ?? '', title, byline, language, imprint, ...shelf, text, structure: bareStructure(structure) };
  return writeJson(file);
}
