/** Marks of other programs come to the articles they were made in, each article's as one save; for a work the library lacks an article of its passages is made. */
import { resolver } from '../../core/anchoring/resolve';
import type { Annotation } from '../../core/annotations/annotation';
import { measure, type CodePoints } from '../../core/annotations/code-points';
import type { ReadAnnotation } from '../../core/annotations/w3c';
import { placeAnnotation, quotesOf, readWebAnnotations } from '../../core/import/web-annotations';
import { excerpts, type Candidate, type Work } from '../../core/import/work';
import type { ArrivalLine, ArrivalReport } from '../../shared/contract';
import type { AnnotationActs } from './annotation-acts';
import type { DescriptionActs } from './description-acts';
import type { DocumentActs } from './document-acts';
import type { LibraryOptions } from './library';

export interface MarkParts {
  readonly documents: DocumentActs;
  readonly descriptions: DescriptionActs;
  readonly annotations: AnnotationActs;
}

/** The marks of one work. */
export interface ArrivingMarks {
  /** The article it is; `null` where the library has none. */
  readonly document: string | null;
  readonly work: Work;
  /** The words that were marked. */
  readonly quotes: readonly string[];
  /** Puts the marks into a text, in order; `null` for what cannot be one. */
  readonly place: (points: CodePoints, document: string, revision: string) => (ReadAnnotation | null)[];
  /** Whether a mark that is there is one of these. */
  readonly isSame: (there: Annotation, coming: Annotation) => boolean;
}

/** What came, or would come. */
export interface Came {
  readonly lines: readonly ArrivalLine[];
  readonly marks: ArrivalReport['marks'];
  readonly articles: ArrivalReport['articles'];
}

const nameOf = ({ selectors: { quote }, comment }: Annotation): string => (quote.exact.trim() === '' ? comment : quote.exact).replace(/\s+/g, ' ').trim().slice(0, 80);
const line = (name: string, fate: ArrivalLine['fate'], lost: boolean, problem: string | null = null): ArrivalLine => ({ name, note: null, fate, missing: [], lost, problem });

export type ArrivalMarkActs = ReturnType<typeof arrivalMarkActs>;

/** An article that would come with the marks, and is not there while it is told what would come. */
export interface ComingArticle extends Candidate {
  readonly text: string;
}

export function arrivalMarkActs({ vault }: LibraryOptions, { documents, descriptions, annotations }: MarkParts, coming: ReadonlyMap<string, ComingArticle> = new Map()) {
  async function textOf(id: string): Promise<string | null> {
    return coming.get(id)?.text ?? (await vault.documents.read(id))?.text ?? null;
  }

  /** Makes the article that stands for a work, or finds the one made before. Fails with a sentence of the import. */
  async function standIn({ title, byline, imprint }: Work, quotes: readonly string[]): Promise<{ readonly id: string; readonly isNew: boolean }> {
    const name = `${title.replace(/[\\/:*?"<>|\n]+/g, ' ').trim().slice(0, 80) || 'Marks'}.md`;
    const [added] = await documents.add([{ name, read: () => Promise.resolve(Buffer.from(excerpts(title, quotes), 'utf8')) }]);
    if (!added?.document) throw new Error(added?.problem ?? `${name} could not be made.`);
    const isNew = added.problem === null;
    if (isNew) await descriptions.update([{ document: added.document, patch: { title, byline, imprint } }]);
    return { id: added.document, isNew };
  }

  async function putIn(id: string, marks: ArrivingMarks, dry: boolean): Promise<Pick<Came, 'lines' | 'marks'>> {
    const text = await textOf(id);
    if (text === null) throw new Error('the text of its article is damaged or missing.');
    const revisions = (await vault.documents.get(id))?.revisions.map(({ sha256 }) => sha256) ?? [];
    const revision = revisions.at(-1) ?? '';
    // A version that did not come with it is no place to read a mark on: its place was found in the one that is here.
    const placed = (read: ReadAnnotation): ReadAnnotation => (revisions.includes(read.annotation.revision) ? read : { ...read, annotation: { ...read.annotation, revision } });
    const there = await vault.annotations.list(id);
    const resolve = resolver(text);
    const lines: ArrivalLine[] = [];
    const fresh: ReadAnnotation[] = [];
    for (const came of marks.place(measure(text), id, revision)) {
      if (!came) continue;
      const read = placed(came);
      const { annotation } = read;
      const lost = resolve(annotation.selectors).status === 'orphan';
      const known = [...there, ...fresh.map((each) => each.annotation)].some((each) => marks.isSame(each, annotation));
      lines.push(line(nameOf(annotation), known ? 'same' : 'new', lost));
      if (!known) fresh.push(read);
    }
    if (!dry && fresh.length > 0) await annotations.bring(id, fresh);
    return { lines, marks: dry ? [] : fresh.map(({ annotation }) => ({ document: id, annotation: annotation.id })) };
  }

  async function take(marks: ArrivingMarks, dry: boolean): Promise<Came> {
    const { document, work, quotes } = marks;
    const title = work.title;
    try {
      if (document !== null) return { ...(await putIn(document, marks, dry)), articles: [] };
      if (!dry) {
        const { id, isNew } = await standIn(work, quotes);
        return { ...(await putIn(id, marks, false)), articles: isNew ? [{ document: id, title }] : [] };
      }
      const placed = marks.place(measure(quotes.join('\n\n')), '', '').flatMap((read) => read ?? []);
      return { lines: placed.map(({ annotation }) => line(nameOf(annotation), 'new', annotation.selectors.quote.exact.trim() === '')), marks: [], articles: [{ document: '', title }] };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return { lines: [line(title, 'failed', false, `The marks in “${title}” could not be brought in: ${why}`)], marks: [], articles: [] };
    }
  }

  return {
    library: async (): Promise<Candidate[]> => [...(await vault.documents.list()), ...coming.values()].map(({ id, title, byline, imprint }) => ({ id, title, byline, imprint })),
    textOf,
    /** Brings the marks of several works; what fails of one disturbs no other. */
    async bring(works: readonly ArrivingMarks[], dry: boolean): Promise<Came> {
      const came: Came[] = [];
      for (const each of works) came.push(await take(each, dry));
      return { lines: came.flatMap(({ lines }) => lines), marks: came.flatMap(({ marks }) => marks), articles: came.flatMap(({ articles }) => articles) };
    },
  };
}

/** Web Annotations in JSON, of any program. @param name what messages call the file @param instant ISO 8601, where they say none */
export async function bringWebAnnotations({ library, textOf, bring }: ArrivalMarkActs, json: unknown, name: string, instant: string, dry: boolean): Promise<ArrivalReport> {
  const known = await library();
  let read = readWebAnnotations(json, known, () => null);
  if (read.works.some(({ document }) => document === null)) {
    const texts = new Map<string, string>();
    for (const { id } of known) texts.set(id, (await textOf(id)) ?? '');
    read = readWebAnnotations(json, known, (id) => texts.get(id) ?? null);
  }
  const works = read.works.map(({ document, work, annotations }): ArrivingMarks => ({
    document,
    work,
    quotes: quotesOf(annotations),
    place: (points, id, revision) => annotations.map((each) => placeAnnotation(each, points, id, revision, instant)),
    isSame: (there, coming) => there.id === coming.id,
  }));
  const { lines, marks, articles } = await bring(works, dry);
  const refused = read.refused.map((what) => line(name, 'failed', false, `“${what}” was left out: it is no annotation of a passage.`));
  return { lines: [...refused, ...lines], notes: [], marks, articles, whole: [], decisions: [] };
}
