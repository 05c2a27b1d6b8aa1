/** A notebook that was taken out as a zip comes back: its articles under the ids they had, what was decided on entities, then notes and marks, whose links hold. */
import type { ArticleFile } from '../../core/export/article-file';
import { emptyShelf } from '../../core/documents/document';
import { renameArticles } from '../../core/import/own-links';
import type { ArrivalLine, ArrivalReport } from '../../shared/contract';
import { sha256Of } from '../vault/revision-folder';
import { arrivalMarkActs, bringWebAnnotations, type ComingArticle, type MarkParts } from './arrival-marks';
import type { DecisionActs } from './decision-acts';
import type { ArrivingNotebook } from './arriving-notebook';
import type { ArrivingNotes } from './arriving-files';
import type { LibraryOptions } from './library';

type BringNotes = (files: ArrivingNotes, dry: boolean) => Promise<ArrivalReport>;

interface Articles {
  /** The ids they have here, by those they had. */
  readonly ids: ReadonlyMap<string, string>;
  readonly whole: ArrivalReport['whole'];
  readonly coming: ReadonlyMap<string, ComingArticle>;
  readonly failed: readonly ArrivalLine[];
}

const bytesOf = ({ text }: ArticleFile): Uint8Array => Buffer.from(text, 'utf8');
const failed = (name: string, problem: string): ArrivalLine => ({ name, note: null, fate: 'failed', missing: [], lost: false, problem });

export interface NotebookParts extends MarkParts {
  readonly decisions: Pick<DecisionActs, 'bring'>;
}

export function notebookArrival(options: LibraryOptions, parts: NotebookParts, bringNotes: BringNotes) {
  const { vault, now } = options;
  const { documents, descriptions } = parts;

  /** The article that is in the vault already: under its id, as its original, or as what came of it before. */
  async function there(file: ArticleFile): Promise<string | null> {
    const known = (await vault.documents.get(file.id)) ?? (await vault.documents.findByHash(file.revision)) ?? (await vault.documents.findByHash(sha256Of(bytesOf(file))));
    return known?.id ?? null;
  }

  async function put(file: ArticleFile): Promise<string> {
    const { id, title, byline, language, imprint, tags, starred, archived, text, structure } = file;
    const name = `${title.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim().slice(0, 80) || 'Article'}.txt`;
    const { document } = await documents.adopt({ bytes: bytesOf(file), name, mediaType: 'text/plain', parsed: { text, structure } }, id);
    await descriptions.update([{ document: document.id, patch: { title, byline, language, imprint, shelf: { ...emptyShelf, tags, starred, archived } } }]);
    return document.id;
  }

  async function bringArticles(files: readonly ArticleFile[], dry: boolean): Promise<Articles> {
    const ids = new Map<string, string>();
    const whole: { document: string; title: string }[] = [];
    const coming = new Map<string, ComingArticle>();
    const problems: ArrivalLine[] = [];
    for (const file of files) {
      const { id, title, byline, imprint, text } = file;
      try {
        const known = await there(file);
        const document = known ?? (dry ? id : await put(file));
        ids.set(id, document);
        if (known !== null) continue;
        whole.push({ document, title });
        if (dry) coming.set(id, { id, title, byline, imprint, text });
      } catch (error) {
        problems.push(failed(title, `“${title}” could not be saved: ${error instanceof Error ? error.message : String(error)}`));
      }
    }
    return { ids, whole, coming, failed: problems };
  }

  /** What was decided at a passage or of an article leads to the article as it is known here. */
  async function bringDecisions(json: string, ids: ReadonlyMap<string, string>, dry: boolean): Promise<Pick<ArrivalReport, 'decisions' | 'lines'>> {
    const entries: unknown = JSON.parse(json, (key, value: unknown) => (key === 'document' && typeof value === 'string' ? (ids.get(value) ?? value) : value));
    try {
      return { decisions: await parts.decisions.bring(Array.isArray(entries) ? entries : [], dry), lines: [] };
    } catch (error) {
      return { decisions: [], lines: [failed('decisions.json', `What was decided on entities could not be saved: ${error instanceof Error ? error.message : String(error)}`)] };
    }
  }

  /** @param dry says what would come, and changes nothing */
  return async ({ name, notes, articles, marks, decisions }: ArrivingNotebook, dry = false): Promise<ArrivalReport> => {
    const brought = await bringArticles(articles, dry);
    const decided = decisions === null ? { decisions: [], lines: [] } : await bringDecisions(decisions, brought.ids, dry);
    const rename = (text: string): string => renameArticles(text, brought.ids);
    const texts = await bringNotes({ ...notes, files: notes.files.map(({ path, text }) => ({ path, text: rename(text) })) }, dry);
    const json: unknown = marks === null ? [] : JSON.parse(rename(marks));
    const marked = await bringWebAnnotations(arrivalMarkActs(options, parts, brought.coming), json, name, now().toISOString(), dry);
    return {
      lines: [...brought.failed, ...decided.lines, ...marked.lines, ...texts.lines],
      notes: texts.notes,
      marks: marked.marks,
      articles: marked.articles,
      whole: brought.whole,
      decisions: decided.decisions,
      ...(texts.remarks && { remarks: texts.remarks }),
    };
  };
}
