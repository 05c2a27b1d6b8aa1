/** One block of the article: an element whose text nodes, one after another, are exactly the block's text. */
import { Fragment, createElement, memo, type MouseEvent, type ReactNode } from 'react';
import type { Block, InlineMark } from '../../core/documents/document';
import { openLink } from '../state/passage';
import { canFollow, stretchesOf } from './inline';
import type { DrawnBlock } from './layout';
import { InnerLink } from './note-reference';
import { LonePictures, Pictures } from './pictures';

interface Properties extends DrawnBlock {
  readonly text: string;
  readonly topLevel: number;
}

const elements = { emphasis: 'em', strong: 'strong', code: 'code' } as const;

function follow(event: MouseEvent, target: string): void {
  event.preventDefault();
  void openLink(target);
}

function wrap(mark: InlineMark, inner: ReactNode): ReactNode {
  if (mark.kind !== 'link') return createElement(elements[mark.kind], null, inner);
  const { target } = mark;
  if (!canFollow(target)) return <InnerLink start={mark.start}>{inner}</InnerLink>;
  return (
    <a className="reader-link" href={target} title={target} draggable={false} onClick={(event) => follow(event, target)}>
      {inner}
    </a>
  );
}

function inline(text: string, block: { readonly start: number; readonly end: number }, marks: readonly InlineMark[]): ReactNode {
  return stretchesOf(block, marks).map(({ start, end, marks: around }) => (
    <Fragment key={start}>{around.reduceRight<ReactNode>((inner, mark) => wrap(mark, inner), text.slice(start, end))}</Fragment>
  ));
}

/** Rows of a table; each cell keeps the tab or line break that ends it, so that no letter of the text is missing. */
function Rows({ text, block, marks }: { readonly text: string; readonly block: Block; readonly marks: readonly InlineMark[] }) {
  const rows: { start: number; end: number }[][] = [[]];
  let from = block.start;
  for (let at = block.start; at < block.end; at++) {
    const unit = text.charAt(at);
    if (unit !== '\t' && unit !== '\n') continue;
    rows.at(-1)?.push({ start: from, end: at + 1 });
    if (unit === '\n') rows.push([]);
    from = at + 1;
  }
  rows.at(-1)?.push({ start: from, end: block.end });
  return (
    <tbody>
      {rows.map((cells, row) => (
        <tr key={cells[0]?.start ?? row}>
          {cells.map((cell) => {
            const inside = marks.filter((mark) => mark.start < cell.end && mark.end > cell.start);
            const content = inline(text, cell, inside);
            return row === 0 ? (
              <th key={cell.start} scope="col">
                {content}
              </th>
            ) : (
              <td key={cell.start}>{content}</td>
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}

function drawBlock({ block, marks, text, topLevel, pictures }: Properties): ReactNode {
  const content = inline(text, block, marks);
  const start = { 'data-start': block.start };
  switch (block.kind) {
    case 'title':
      return <h1 {...start}>{content}</h1>;
    case 'heading': {
      const level = Math.min(6, Math.max(2, block.level - topLevel + 2));
      return createElement(`h${String(level)}`, start, content);
    }
    case 'list-item':
      return (
        <li {...start} className={`reader-item reader-depth-${String(Math.min(6, Math.max(1, block.level)))}`} data-marker={block.marker ?? '•'}>
          {pictures.length === 0 ? null : <LonePictures pictures={pictures} />}
          {content}
        </li>
      );
    case 'quote':
      return <blockquote {...start}>{content}</blockquote>;
    case 'code':
      return <pre {...start}>{content}</pre>;
    case 'table':
      return (
        <div className="reader-table">
          <table {...start}>
            <Rows text={text} block={block} marks={marks} />
          </table>
        </div>
      );
    case 'figure':
      return (
        <figure {...start}>
          {pictures.length === 0 ? null : <Pictures pictures={pictures} caption={text.slice(block.start, block.end)} />}
          {pictures.length === 0 ? content : <figcaption>{content}</figcaption>}
        </figure>
      );
    case 'footnote':
      return (
        <p {...start} className="reader-footnote" role="note">
          {content}
        </p>
      );
    default:
      return <p {...start}>{content}</p>;
  }
}

/** A picture belongs to a figure or an item of a list, and stands before every other block. */
function draw(properties: Properties): ReactNode {
  const { block, pictures, after } = properties;
  const inside = block.kind === 'figure' || block.kind === 'list-item';
  return (
    <>
      {inside || pictures.length === 0 ? null : <LonePictures pictures={pictures} />}
      {drawBlock(properties)}
      {after.length === 0 ? null : <LonePictures pictures={after} />}
    </>
  );
}

export const DrawnBlockView = memo(draw);
