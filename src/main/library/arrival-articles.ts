/** The articles of a notebook that comes back: under the ids they had, or those that are there already, with their pictures and what is said of them. */
import type { ArticleFile } from '../../core/export/article-file';
import type { ArrivalLine, ArrivalReport } from '../../shared/contract';
import { sha256Of } from '../vault/revision-folder';
import type { ComingArticle, MarkParts } from './arrival-marks';
import { withItsPictures, type ArrivingArticle } from './arriving-article';
import type { LibraryOptions } from './library';

export interface Articles {
  /** The ids they have here, by those they had. */
  readonly ids: ReadonlyMap<string, string>;
  readonly whole: ArrivalReport['whole'];
  readonly coming: ReadonlyMap<string, ComingArticle>;
  readonly failed: readonly ArrivalLine[];
  /** A sentence for each article that comes without some of its pictures. */
  readonly remarks: readonly string[];
}

const bytesOf = ({ text }: ArticleFile): Uint8Array => Buffer.from(text, 'utf8');
const withoutSome = (title: string, count: number): string =>
  count === 1 ? `“${title}” comes without one of its pictures, which is not whole or not beside it.` : `“${title}” comes without ${String(count)} of its pictures, which are not whole or not beside it.`;
/** The line of what could not be saved. */
export const failed = (name: string, problem: string): ArrivalLine => ({ name, note: null, fate: 'failed', missing: [], lost: false, problem });

export function articleArrival({ vault }: LibraryOptions, { documents, descriptions }: Pick<MarkParts, 'documents' | 'descriptions'>) {
  /** The article that is in the vault already: under its id, as its original, or as what came of it before. */
  async function there(file: ArticleFile): Promise<string | null> {
    const known = (await vault.documents.get(file.id)) ?? (await vault.documents.findByHash(file.revision)) ?? (await vault.documents.findByHash(sha256Of(bytesOf(file))));
    return known?.id ?? null;
  }

  async function put(file: ArrivingArticle, collectionOf: (id: string) => string): Promise<string> {
    const { id, title, byline, language, imprint, collections, tags, starred, archived, text } = file;
    const { structure, pictures } = withItsPictures(file);
    const name = `${title.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim().slice(0, 80) || 'Article'}.txt`;
    const { document } = await documents.adopt({ bytes: bytesOf(file), name, mediaType: 'text/plain', parsed: { text, structure }, ...(pictures.length > 0 && { pictures }) }, id);
    await descriptions.update([{ document: document.id, patch: { title, byline, language, imprint, shelf: { collections: collections.map(collectionOf), tags, starred, archived } } }]);
    return document.id;
  }

  /** @param collectionOf the id a collection has here @param dry says what would come, and changes nothing */
  return async function bringArticles(files: readonly ArrivingArticle[], collectionOf: (id: string) => string, dry: boolean): Promise<Articles> {
    const ids = new Map<string, string>();
    const whole: { document: string; title: string }[] = [];
    const coming = new Map<string, ComingArticle>();
    const problems: ArrivalLine[] = [];
    const remarks: string[] = [];
    for (const file of files) {
      const { id, title, byline, imprint, text } = file;
      try {
        const known = await there(file);
        const document = known ?? (dry ? id : await put(file, collectionOf));
        ids.set(id, document);
        if (known !== null) continue;
        whole.push({ document, title });
        const { lost } = withItsPictures(file);
        if (lost > 0) remarks.push(withoutSome(title, lost));
        if (dry) coming.set(id, { id, title, byline, imprint, text });
      } catch (error) {
        problems.push(failed(title, `“${title}” could not be saved: ${error instanceof Error ? error.message : String(error)}`));
      }
    }
    return { ids, whole, coming, failed: problems, remarks };
  };
}
