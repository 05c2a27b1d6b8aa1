/** A notebook that was taken out as a zip comes back: its articles under the ids they had, what was decided on entities, then notes and marks, whose links hold. */
import { renameArticles } from '../../core/import/own-links';
import type { ArrivalReport } from '../../shared/contract';
import { articleArrival, failed } from './arrival-articles';
import { bringCollections } from './arrival-collections';
import { arrivalMarkActs, bringWebAnnotations, type MarkParts } from './arrival-marks';
import type { DecisionActs } from './decision-acts';
import type { CollectionActs } from './collection-acts';
import type { ArrivingNotebook } from './arriving-notebook';
import type { ArrivingNotes } from './arriving-files';
import type { LibraryOptions } from './library';

type BringNotes = (files: ArrivingNotes, dry: boolean) => Promise<ArrivalReport>;

export interface NotebookParts extends MarkParts {
  readonly decisions: Pick<DecisionActs, 'bring'>;
  readonly collections: Pick<CollectionActs, 'list' | 'change'>;
}

export function notebookArrival(options: LibraryOptions, parts: NotebookParts, bringNotes: BringNotes) {
  const bringArticles = articleArrival(options, parts);

  async function bringPlaces(coming: ArrivingNotebook['collections'], dry: boolean) {
    try {
      return { ...(await bringCollections(parts.collections, coming, dry)), lines: [] };
    } catch (error) {
      const problem = `The collections could not be saved: ${error instanceof Error ? error.message : String(error)}`;
      return { made: [], ids: new Map<string, string>(), lines: [failed('collections.json', problem)] };
    }
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
  return async ({ name, notes, articles, collections, marks, decisions }: ArrivingNotebook, dry = false): Promise<ArrivalReport> => {
    const placed = await bringPlaces(collections, dry);
    const brought = await bringArticles(articles, (id) => placed.ids.get(id) ?? id, dry);
    const decided = decisions === null ? { decisions: [], lines: [] } : await bringDecisions(decisions, brought.ids, dry);
    const rename = (text: string): string => renameArticles(text, brought.ids);
    const texts = await bringNotes({ ...notes, files: notes.files.map(({ path, text }) => ({ path, text: rename(text) })) }, dry);
    const json: unknown = marks === null ? [] : JSON.parse(rename(marks));
    const marked = await bringWebAnnotations(arrivalMarkActs(options, parts, brought.coming), json, name, options.now().toISOString(), dry);
    return {
      lines: [...placed.lines, ...brought.failed, ...decided.lines, ...marked.lines, ...texts.lines],
      notes: texts.notes,
      marks: marked.marks,
      articles: marked.articles,
      whole: brought.whole,
      decisions: decided.decisions,
      collections: placed.made,
      remarks: [...brought.remarks, ...(texts.remarks ?? [])],
    };
  };
}
