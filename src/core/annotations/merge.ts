/** Makes one mark of several that overlap or follow one another with nothing but white space between them. */
import type { TextRange } from '../documents/document';
import type { MarkEdit } from './edit';
import type { Anchor, Annotation } from './annotation';

/** A mark whose place is known. */
export interface Placed {
  readonly annotation: Annotation;
  readonly range: TextRange;
}

/** The marks with a sure place that may be merged: bookmarks are places and have no passage. */
export const mergeable = (marks: readonly { readonly annotation: Annotation; readonly anchor: Anchor }[]): Placed[] =>
  marks.flatMap(({ annotation, anchor: { range, status } }) =>
    range && annotation.style !== 'bookmark' && status !== 'uncertain' && status !== 'orphan' ? [{ annotation, range }] : [],
  );

/** Chains of two and more marks, each of which touches the ones before it. */
export function chainsOf(text: string, marks: readonly Placed[]): Placed[][] {
  const chains: { end: number; marks: Placed[] }[] = [];
  for (const mark of [...marks].sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end)) {
    const last = chains.at(-1);
    if (last && (mark.range.start <= last.end || text.slice(last.end, mark.range.start).trim() === '')) {
      last.marks.push(mark);
      last.end = Math.max(last.end, mark.range.end);
    } else chains.push({ end: mark.range.end, marks: [mark] });
  }
  return chains.map((chain) => chain.marks).filter(({ length }) => length > 1);
}

/**
 * The edits that merge a chain: its oldest mark takes the whole passage, what was said of the others, each comment once and
 * in text order, and their tags; the others go to the trash.
 */
export function mergeEdits(chain: readonly Placed[]): MarkEdit[] {
  const [first, ...rest] = [...chain].sort((a, b) => (a.annotation.created < b.annotation.created ? -1 : 1));
  if (!first || rest.length === 0) return [];
  const range = { start: Math.min(...chain.map((each) => each.range.start)), end: Math.max(...chain.map((each) => each.range.end)) };
  const comments = [...new Set(chain.map(({ annotation }) => annotation.comment.trim()))].filter((comment) => comment !== '');
  const tags = [...new Set(chain.flatMap(({ annotation }) => annotation.tags))];
  return [
    { kind: 'update', id: first.annotation.id, patch: { range, comment: comments.join('\n\n'), tags } },
    ...rest.map(({ annotation }): MarkEdit => ({ kind: 'remove', id: annotation.id })),
  ];
}
