/** The edges between a table's columns, moved by hand or by the arrow keys; they stand outside the text, over the table that is pointed at. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { COMMAND_PRIORITY_LOW, createCommand, type LexicalCommand } from 'lexical';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ColumnHandle } from './column-handle';
import { drawnColumns, setShares, sharesOf } from './column-widths';
import { $columnAtCaret } from './table-blocks';

/** Goes to the edge of the column at the caret, for the arrow keys. */
export const SIZE_COLUMN: LexicalCommand<undefined> = createCommand('size column');

/** Where the edges are drawn in the frame, CSS pixels. */
interface Drawn {
  readonly table: HTMLTableElement;
  readonly edges: readonly number[];
  readonly top: number;
  readonly height: number;
  readonly width: number;
  readonly shares: readonly number[];
}

const tableOf = (target: EventTarget | null): HTMLTableElement | null => (target instanceof Element ? target.closest<HTMLTableElement>('.editor-table') : null);

/** Calls back whenever a column is drawn in another width, and when the table goes. */
function followColumns(table: HTMLTableElement, onChange: () => void): () => void {
  const seen = new ResizeObserver(onChange);
  for (const cell of drawnColumns(table)) seen.observe(cell);
  seen.observe(table);
  return () => seen.disconnect();
}

export function ColumnHandles({ frame }: { readonly frame: HTMLElement }) {
  const [editor] = useLexicalComposerContext();
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const wanted = useRef<number | null>(null);
  const handles = useRef<(HTMLDivElement | null)[]>([]);
  const draw = useCallback(
    (table: HTMLTableElement) => {
      if (!table.isConnected) return setDrawn(null);
      const [outer, own] = [frame.getBoundingClientRect(), table.getBoundingClientRect()];
      const edges = drawnColumns(table).slice(0, -1).map((cell) => cell.getBoundingClientRect().right - outer.left);
      setDrawn({ table, edges, top: own.top - outer.top, height: own.height, width: own.width, shares: sharesOf(editor, table) });
    },
    [editor, frame],
  );
  useEffect(() => {
    const point = (event: Event) => {
      const table = tableOf(event.target);
      if (table) draw(table);
    };
    frame.addEventListener('pointerover', point);
    const stop = editor.registerCommand(
      SIZE_COLUMN,
      () => {
        const at = $columnAtCaret();
        const element = at && editor.getElementByKey(at.table.getKey());
        const table = element instanceof HTMLTableElement ? element : (element?.querySelector('table') ?? null);
        if (!at || !table) return false;
        wanted.current = Math.min(at.column, drawnColumns(table).length - 2);
        // A command runs within an update, which reading from outside would bring to its end before its time.
        queueMicrotask(() => draw(table));
        return true;
      },
      COMMAND_PRIORITY_LOW,
    );
    return () => {
      frame.removeEventListener('pointerover', point);
      stop();
    };
  }, [editor, frame, draw]);
  const table = drawn?.table;
  useEffect(() => (table ? followColumns(table, () => draw(table)) : undefined), [table, draw]);
  useEffect(() => {
    if (wanted.current === null) return;
    handles.current[wanted.current]?.focus();
    wanted.current = null;
  }, [drawn]);
  if (!drawn) return null;
  const set = (shares: readonly number[] | undefined) => {
    setShares(editor, drawn.table, shares);
    draw(drawn.table);
  };
  return drawn.edges.map((left, edge) => (
    <ColumnHandle
      key={edge}
      ref={(element) => void (handles.current[edge] = element)}
      edge={edge}
      place={{ left, top: drawn.top, height: drawn.height }}
      tableWidth={drawn.width}
      shares={drawn.shares}
      onChange={set}
    />
  ));
}
