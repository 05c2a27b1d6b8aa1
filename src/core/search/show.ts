/** Makes a hit of a record that was found: snippets, place, and why it is there. */
import { recordOf, type Found } from './best';
import { fold } from './fold';
import type { Reason, SearchHit, SearchRecord } from './hit';
import { isEnglish } from './language';
import { markBeginning, markText, type Mark } from './mark';
import type { Clause } from './parse-query';
import type { Goal, Plan } from './plan';
import { bodySnippet, wholeSnippet } from './snippet';

export function showHit(found: Found, plan: Plan): SearchHit {
  const record = recordOf(found);
  const english = isEnglish(record.facets?.language);
  const titleMarks = markText(record.title, plan, english);
  const marks = markBeginning(record.body, plan, english);
  const [first] = marks;
  const inText = record.kind === 'section' || record.kind === 'annotation';
  return {
    kind: record.kind,
    id: record.id,
    document: record.document,
    title: wholeSnippet(record.title, titleMarks),
    body: bodySnippet(record.body, marks),
    detail: record.detail,
    place: inText && first ? { start: record.offset + first.start, end: record.offset + first.end } : null,
    score: found.score,
    reasons: reasonsOf(record, plan, titleMarks, marks),
  };
}

function reasonsOf(record: SearchRecord, { goals }: Plan, titleMarks: readonly Mark[], bodyMarks: readonly Mark[]): Reason[] {
  return goals.flatMap((goal, i): Reason[] => {
    const typed = goal.typed.map(writtenAs).join(' OR ');
    for (const [field, marks, text] of [['title', titleMarks, record.title], ['body', bodyMarks, record.body]] as const) {
      const mark = marks.find((one) => one.goal === i);
      if (!mark) continue;
      const found = text.slice(mark.start, mark.end).replace(/\s+/gu, ' ');
      return [{ typed, found, field, how: howMet(goal, found) }];
    }
    return goal.tests.some((test) => test(record)) ? [{ typed, found: '', field: null, how: 'filter' }] : [];
  });
}

function writtenAs({ filter, text, phrase }: Clause): string {
  if (filter) return `${filter.name}:${filter.value}`;
  return phrase ? `“${text}”` : text;
}

function howMet({ typed, rows }: Goal, found: string): Reason['how'] {
  if (typed.some((clause) => clause.filter)) return 'name';
  if (typed.some((clause) => clause.phrase)) return 'phrase';
  const folded = fold(found);
  const words = typed.map(({ text }) => fold(text.replace(/\*$/, '')));
  if (words.includes(folded)) return 'exact';
  if (words.some((word) => word !== '' && folded.startsWith(word) && typed.some((clause) => clause.open))) return 'beginning';
  return rows.some((row) => row.some((slot) => slot.instead !== null)) ? 'spelling' : 'form';
}
