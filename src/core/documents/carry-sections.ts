/** Which sections of an earlier version of a text go on in a later one under another heading, told by the words below it. */
import type { Section } from './document';

/** A version: its text and the sections that tile it. */
export interface SectionedText {
  readonly text: string;
  readonly sections: readonly Section[];
}

/** Words in a row that count as a piece of text. */
const RUN = 4;
/** Share of a section's pieces that must stand in another for that to be the same section. */
const ENOUGH = 0.5;

/** A piece that stands in more sections than this, such as a table's head, is looked for in the first of them only. */
const MOST = 8;

/** Runs of words below the heading, each once. */
function piecesOf(text: string, { heading, start, end }: Section): ReadonlySet<string> {
  const words = text.slice(start + (heading?.length ?? 0), end).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const pieces = new Set<string>();
  for (let at = 0; at + RUN <= words.length; at += 1) pieces.add(words.slice(at, at + RUN).join(' '));
  return pieces;
}

/**
 * Ids that the later version no longer has, and the id each leads to there. One section of the later version takes on one
 * alone, the one it shares most with; what shares less than half its pieces with any leads nowhere. Linear in the texts.
 */
export function carriedSections(before: SectionedText, after: SectionedText): ReadonlyMap<string, string> {
  const [old, present] = [new Set(before.sections.map(({ id }) => id)), new Set(after.sections.map(({ id }) => id))];
  const holders = new Map<string, string[]>();
  for (const section of after.sections) {
    if (old.has(section.id)) continue;
    for (const piece of piecesOf(after.text, section)) {
      const known = holders.get(piece) ?? [];
      if (known.length < MOST) holders.set(piece, [...known, section.id]);
    }
  }
  const pairs = before.sections.flatMap((section) => {
    if (present.has(section.id)) return [];
    const pieces = piecesOf(before.text, section);
    const shared = new Map<string, number>();
    for (const piece of pieces) for (const id of holders.get(piece) ?? []) shared.set(id, (shared.get(id) ?? 0) + 1);
    return [...shared].filter(([, count]) => count >= pieces.size * ENOUGH).map(([into, count]) => ({ from: section.id, into, count }));
  });
  const leads = new Map<string, string>();
  const taken = new Set<string>();
  for (const { from, into } of pairs.sort((a, b) => b.count - a.count)) {
    if (leads.has(from) || taken.has(into)) continue;
    leads.set(from, into);
    taken.add(into);
  }
  return leads;
}
