/** The table that Readwise exports: a highlight a line, with its work, note, tags, colour and time. */
import { readIdentifier } from '../documents/identifiers';
import { readRecords } from './csv-rows';
import { byWork, nearestColor, type ReadHighlights } from './highlights';

/** Whether a file is such a table. */
export const isReadwise = (text: string): boolean => /(?:^|,)"?highlight"?(?:,|$)/i.test(firstLine(text)) && /book title|"?title"?/i.test(firstLine(text));

const firstLine = (text: string): string => /^\ufeff?([^\r\n]*)/.exec(text)?.[1] ?? '';

/** `2024-01-31 10:20:30+00:00` as an instant. */
function instantOf(written: string): string | null {
  const parts = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/.exec(written.trim());
  if (!parts) return null;
  const time = new Date(`${parts[1] ?? ''}T${parts[2] ?? ''}${(parts[3] ?? 'Z').replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}

const tagsIn = (cell: string): string[] => cell.split(',').map((tag) => tag.trim().replace(/^\./, '')).filter((tag) => tag !== '');

export function readReadwise(text: string): ReadHighlights {
  const problems: string[] = [];
  const highlights = readRecords(text).flatMap((record, index) => {
    const cell = (...names: string[]): string => names.map((name) => record.get(name)?.trim() ?? '').find((value) => value !== '') ?? '';
    const quote = cell('highlight', 'text');
    const title = cell('book title', 'title');
    if (quote === '' || title === '') {
      problems.push(`Line ${String(index + 2)} was left out: it has ${quote === '' ? 'no highlight' : 'no title'}.`);
      return [];
    }
    const work = { title, byline: cell('book author', 'author') || null, imprint: readIdentifier(cell('source url', 'url', 'book url')) };
    return [{ work, highlight: { quote, comment: cell('note'), tags: [...new Set(tagsIn(cell('tags')))], color: nearestColor(cell('color', 'colour')), created: instantOf(cell('highlighted at')) } }];
  });
  return { works: byWork(highlights), notes: [], problems };
}
