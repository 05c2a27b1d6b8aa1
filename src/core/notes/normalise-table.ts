/** The normal form of a table: as wide as its widest row, its heading marked as one. */
import { readWidthsComment, wholePercents } from './column-widths';
import { sourceOf } from './kept-source';
import { normaliseInline } from './normalise-inline';
import type { NoteBlock, NoteInline, NoteTable } from './note';

/** A bar in a formula or a tag would end the cell. */
function withoutBars<Node extends NoteInline>(line: readonly Node[]): readonly Node[] {
  return line.map((node): Node => {
    if (node.type === 'math') return { ...node, tex: node.tex.replace(/\\?\|/g, (bar) => (bar === '|' ? '\\vert ' : '\\Vert ')).trim() };
    if (node.type === 'link') return { ...node, children: withoutBars(node.children) };
    return node.type === 'html' ? { ...node, source: node.source.replaceAll('|', '&#124;') } : node;
  });
}

const cell = (line: readonly NoteInline[]) => normaliseInline(withoutBars(normaliseInline(line, false)), false);

/** None where there is nothing in it. A heading without a word is none. */
export function normaliseTable({ align, header, widths, rows }: NoteTable): readonly NoteBlock[] {
  const columns = Math.max(...rows.map((row) => row.length), 0);
  const cells = rows.map((row) => Array.from({ length: columns }, (_, index) => cell(row[index] ?? [])));
  const headed = header && (cells[0]?.some((each) => each.length > 0) ?? false);
  const kept = header && !headed ? cells.slice(1) : cells;
  if (columns === 0 || kept.length === 0) return [];
  const shares = wholePercents(widths, columns);
  return [{ type: 'table', align: Array.from({ length: columns }, (_, index) => align[index] ?? null), header: headed, ...(shares && { widths: shares }), rows: kept }];
}

/** The table with the widths that a kept comment before it gives; `null` where it gives none, or the table has its own. */
export function tableWithComment(before: NoteBlock | undefined, table: NoteBlock): NoteTable | null {
  if (before?.type !== 'opaque' || table.type !== 'table' || table.widths) return null;
  const widths = readWidthsComment(sourceOf(before.data) ?? '', table.align.length);
  return widths && { ...table, widths };
}
