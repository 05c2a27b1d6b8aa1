/** The article itself, drawn once: nothing that is marked, found or named changes its elements. */
import { memo, useMemo, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenDocument } from '../../shared/contract';
import { useDocuments } from '../state/documents';
import { DrawnBlockView } from './block';
import { useFirstTextMark } from './first-text';
import { footnotesOf } from '../../core/documents/footnotes';
import { FootnotesContext } from './note-reference';
import { layOut, type Chunk, type DrawnBlock } from './layout';
import { PicturesContext, pictureOrigin } from './pictures';
import './article.css';

/** From this length on (UTF-16 units) parts out of sight are skipped by the browser. */
const LONG = 60_000;
/** Guesses for what has not been drawn yet, by type of 18 px in a measure of 624 px. */
const UNITS_PER_LINE = 68;
const LINE = 30;
const MEASURE = 624;
const BETWEEN_BLOCKS = 16;

interface Properties {
  readonly open: OpenDocument;
  readonly root: Ref<HTMLElement>;
}

function Blocks({ blocks, text, topLevel }: { readonly blocks: readonly DrawnBlock[]; readonly text: string; readonly topLevel: number }) {
  const out: ReactNode[] = [];
  let items: ReactNode[] = [];
  const endList = (key: number) => {
    if (items.length > 0) {
      out.push(
        <ul key={`list-${String(key)}`} className="reader-list" role="list">
          {items}
        </ul>,
      );
    }
    items = [];
  };
  for (const each of blocks) {
    const { block } = each;
    const drawn = <DrawnBlockView key={block.start} {...each} text={text} topLevel={topLevel} />;
    if (block.kind === 'list-item') {
      items.push(drawn);
      continue;
    }
    endList(block.start);
    out.push(drawn);
  }
  endList(-1);
  return out;
}

/** Height to reserve (CSS pixels) for a chunk that has not been drawn. */
function guess({ blocks }: Chunk): number {
  const words = blocks.reduce((sum, { block }) => sum + Math.ceil((block.end - block.start) / UNITS_PER_LINE) * LINE + BETWEEN_BLOCKS, 0);
  const shown = blocks.flatMap(({ pictures, after }) => [...pictures, ...after]);
  return shown.reduce((sum, { width, height }) => sum + height * Math.min(1, MEASURE / width) + BETWEEN_BLOCKS, words);
}

export const Article = memo(function Article({ open, root }: Properties) {
  const { t, i18n } = useTranslation('reader');
  useFirstTextMark();
  const { text, structure, document } = open;
  const footnotes = useMemo(() => new Map(footnotesOf(text, structure).map((each) => [each.reference.start, each])), [text, structure]);
  const drawn = useMemo(() => layOut(structure), [structure]);
  // Counted by the host once: counting a book here would be felt.
  const words = useDocuments((state) => state.list?.find(({ id }) => id === document.id)?.words);
  const long = text.length > LONG;
  const facts = [
    document.byline,
    t('sections', { count: structure.sections.length }),
    words === undefined ? null : t('words', { count: words, shown: words.toLocaleString(i18n.language) }),
    document.revisions.length > 1 ? t('revision', { number: document.revisions.length }) : null,
  ].filter((fact) => fact !== null);
  return (
    <article ref={root} className="reader-article" data-document={document.id} data-long={long} tabIndex={0} aria-label={document.title} lang={structure.language ?? undefined}>
      {drawn.title ? <DrawnBlockView {...drawn.title} text={text} topLevel={drawn.topLevel} /> : <h1>{document.title}</h1>}
      <p className="reader-byline">
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      <PicturesContext value={`${pictureOrigin}/${document.id}/${document.revisions.at(-1)?.sha256 ?? ''}`}>
      <FootnotesContext value={footnotes}>
        {drawn.sections.map(({ section, chunks }) => (
          <section key={section?.id ?? 'rest'}>
            {chunks.map((chunk) => (
              <div
                key={chunk.start}
                className="reader-chunk"
                {...(long && { style: { containIntrinsicBlockSize: `auto ${String(guess(chunk))}px` } })}
              >
                <Blocks blocks={chunk.blocks} text={text} topLevel={drawn.topLevel} />
              </div>
            ))}
          </section>
        ))}
      </FootnotesContext>
      </PicturesContext>
    </article>
  );
});
