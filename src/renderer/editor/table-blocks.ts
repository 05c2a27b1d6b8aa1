/** Tables of a note as the editor's nodes, each way, and the changes a writer makes to them. */
import {
  $createTableCellNode,
  $createTableNode,
  $createTableRowNode,
  $deleteTableColumnAtSelection,
  $deleteTableRowAtSelection,
  $insertTableColumnAtSelection,
  $insertTableRowAtSelection,
  $isTableCellNode,
  $isTableNode,
  $isTableRowNode,
  TableCellHeaderStates,
  type TableCellNode,
  type TableNode,
} from '@lexical/table';
import { $createParagraphNode, $findMatchingParent, $getSelection, $isElementNode, $isRangeSelection, type LexicalNode } from 'lexical';
import { wholePercents } from '../../core/notes/column-widths';
import type { ColumnAlign, NoteInline, NoteTable } from '../../core/notes/note';

const headerOf = (header: boolean) => (header ? TableCellHeaderStates.ROW : TableCellHeaderStates.NO_STATUS);

/** @param $line the nodes of one line. */
export function $createTable({ align, header, widths, rows }: NoteTable, $line: (line: readonly NoteInline[]) => LexicalNode[]): TableNode {
  const cell = (line: readonly NoteInline[], row: number, column: number) =>
    $createTableCellNode(headerOf(header && row === 0))
      .append($createParagraphNode().append(...$line(line)))
      .setFormat(align[column] ?? '');
  return $createTableNode().setColWidths(widths && [...widths]).append(...rows.map((row, at) => $createTableRowNode().append(...row.map((line, column) => cell(line, at, column)))));
}

/** A table of empty cells with a heading. */
export const emptyTable = (rows: number, columns: number): NoteTable => ({
  type: 'table',
  align: Array.from({ length: columns }, () => null),
  header: true,
  rows: Array.from({ length: rows }, () => Array.from({ length: columns }, () => [])),
});

/** Lines of a cell, parted by breaks: a cell holds one line of Markdown. */
function $cellLine(cell: TableCellNode, $line: (nodes: readonly LexicalNode[]) => readonly NoteInline[]): readonly NoteInline[] {
  const lines: (readonly NoteInline[])[] = [];
  const $collect = (node: LexicalNode): void => {
    const children = $isElementNode(node) ? node.getChildren() : [];
    if (!$isElementNode(node)) lines.push([{ type: 'text', text: node.getTextContent(), marks: [] }]);
    else if (children.every((child) => child.isInline())) lines.push($line(children));
    else children.forEach($collect);
  };
  cell.getChildren().forEach($collect);
  return lines.flatMap((line, index): readonly NoteInline[] => (index === 0 ? line : [{ type: 'break' }, ...line]));
}

const aligns: readonly ColumnAlign[] = ['left', 'center', 'right'];

export function $readTable(node: TableNode, $line: (nodes: readonly LexicalNode[]) => readonly NoteInline[]): NoteTable {
  const rows = node.getChildren().filter($isTableRowNode).map((row) => row.getChildren().filter($isTableCellNode));
  const [first = []] = rows;
  const widths = wholePercents(node.getColWidths(), first.length);
  return {
    type: 'table',
    align: first.map((cell) => aligns.find((each) => each === cell.getFormatType()) ?? null),
    header: first.length > 0 && first.every((cell) => cell.hasHeaderState(TableCellHeaderStates.ROW)),
    ...(widths && { widths }),
    rows: rows.map((row) => row.map((cell) => $cellLine(cell, $line))),
  };
}

export const tableActs = ['rowAbove', 'rowBelow', 'columnBefore', 'columnAfter', 'header', 'alignLeft', 'alignCenter', 'alignRight', 'columnWidth', 'ownWidths', 'removeRow', 'removeColumn', 'removeTable'] as const;
export type TableAct = (typeof tableActs)[number];

function $cellAtCaret(): TableCellNode | null {
  const selection = $getSelection();
  return $isRangeSelection(selection) ? $findMatchingParent(selection.anchor.getNode(), $isTableCellNode) : null;
}

/** Whether the caret stands in a table. Call inside a read. */
export const $inTable = (): boolean => $cellAtCaret() !== null;

function $rowsOf(cell: TableCellNode): TableCellNode[][] {
  const table = $findMatchingParent(cell, $isTableNode);
  return (table?.getChildren() ?? []).filter($isTableRowNode).map((row) => row.getChildren().filter($isTableCellNode));
}

function $toggleHeader(cell: TableCellNode): void {
  const [first = []] = $rowsOf(cell);
  const on = !first.every((each) => each.hasHeaderState(TableCellHeaderStates.ROW));
  for (const each of first) each.setHeaderStyles(headerOf(on), TableCellHeaderStates.ROW);
}

function $align(cell: TableCellNode, align: NonNullable<ColumnAlign>): void {
  const column = cell.getIndexWithinParent();
  const cells = $rowsOf(cell).flatMap((row) => row[column] ?? []);
  const next = cells[0]?.getFormatType() === align ? '' : align;
  for (const each of cells) each.setFormat(next);
}

/** The table at the caret and the place of its column, from 0. Call inside a read. */
export function $columnAtCaret(): { readonly table: TableNode; readonly column: number } | null {
  const cell = $cellAtCaret();
  const table = cell && $findMatchingParent(cell, $isTableNode);
  return cell && table ? { table, column: cell.getIndexWithinParent() } : null;
}

/** Changes the table at the caret. Call inside an update. */
export function $changeTable(act: Exclude<TableAct, 'columnWidth'>): void {
  const cell = $cellAtCaret();
  if (!cell) return;
  switch (act) {
    case 'rowAbove':
    case 'rowBelow':
      return void $insertTableRowAtSelection(act === 'rowBelow');
    case 'columnBefore':
    case 'columnAfter':
      return void $insertTableColumnAtSelection(act === 'columnAfter');
    case 'removeRow':
      return $deleteTableRowAtSelection();
    case 'removeColumn':
      return $deleteTableColumnAtSelection();
    case 'removeTable':
      return $findMatchingParent(cell, $isTableNode)?.remove();
    case 'ownWidths':
      return void $findMatchingParent(cell, $isTableNode)?.setColWidths(undefined);
    case 'header':
      return $toggleHeader(cell);
    case 'alignLeft':
      return $align(cell, 'left');
    case 'alignCenter':
      return $align(cell, 'center');
    case 'alignRight':
      return $align(cell, 'right');
  }
}
