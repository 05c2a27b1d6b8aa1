/** How a table's columns become wider and narrower: what one gains, the next one loses. */
import { $isTableNode } from '@lexical/table';
import { $getNearestNodeFromDOMNode, HISTORY_PUSH_TAG, SKIP_DOM_SELECTION_TAG, type LexicalEditor } from 'lexical';
import { wholePercents } from '../../core/notes/column-widths';

/** A column is not made narrower than this by hand, in percents of the table. */
export const leastShare = 4;

/** Shares of the columns with the right edge of one of them (from 0) moved, in percents; it stops where either column is narrowest. */
export function movedEdge(shares: readonly number[], edge: number, by: number): readonly number[] {
  const [left = 0, right = 0] = [shares[edge], shares[edge + 1]];
  const room = { narrower: Math.min(0, leastShare - left), wider: Math.max(0, right - leastShare) };
  const moved = Math.min(room.wider, Math.max(room.narrower, Math.round(by)));
  return shares.map((share, index) => (index === edge ? share + moved : index === edge + 1 ? share - moved : share));
}

/** Cells of the first row as they are drawn. */
export const drawnColumns = (table: HTMLTableElement): HTMLTableCellElement[] => [...(table.rows[0]?.cells ?? [])];

/** Shares of the columns, in whole percents: as the writer set them, or as they are drawn. */
export function sharesOf(editor: LexicalEditor, table: HTMLTableElement): readonly number[] {
  const set = editor.read(() => {
    const node = $getNearestNodeFromDOMNode(table);
    return $isTableNode(node) ? node.getColWidths() : undefined;
  });
  const cells = drawnColumns(table);
  const drawn = cells.map((cell) => cell.getBoundingClientRect().width);
  return wholePercents(set, cells.length) ?? wholePercents(drawn, cells.length) ?? [];
}

/** Sets the shares, or lets columns be as wide as what they hold; one step of undo. The keyboard stays where it is. */
export function setShares(editor: LexicalEditor, table: HTMLTableElement, shares: readonly number[] | undefined): void {
  editor.update(
    () => {
      const node = $getNearestNodeFromDOMNode(table);
      if (!$isTableNode(node)) return;
      node.setColWidths(shares && [...shares]);
    },
    { discrete: true, tag: [HISTORY_PUSH_TAG, SKIP_DOM_SELECTION_TAG] },
  );
}
