/** A library of a thousand articles, recognised behind the host's back: how fast, in what memory, and how long the host is kept waiting. */
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { startEngineThread } from '../../src/main/library/engine-thread';
import type { IndexedDocument } from '../../src/main/library/engine';
import { corpus } from '../search/corpus';

const ARTICLES = 1000;
const WORDS = 1500;
/** Sections of the corpus have some hundred words. */
const SECTIONS = 15_000;

export interface LibraryFigures {
  readonly articles: number;
  readonly words: number;
  readonly seconds: number;
  /** Megabytes (10^6 bytes) the whole process holds after each quarter. */
  readonly memory: readonly number[];
  /** The longest the host's event loop was kept from its turn, milliseconds. */
  readonly longestWait: number;
}

const countWords = (text: string): number => text.split(/\s+/).length;

/** A thousand articles of 1,500 words. */
export function articles(): IndexedDocument[] {
  const sections = corpus(SECTIONS);
  const made: IndexedDocument[] = [];
  for (let next = 0; made.length < ARTICLES; ) {
    const paragraphs: string[] = [];
    for (let words = 0; words < WORDS; next++) {
      const { text } = sections[next % sections.length] ?? { text: '' };
      paragraphs.push(text);
      words += countWords(text);
    }
    const title = `Article ${String(made.length)}`;
    let at = 0;
    const blocks = [title, ...paragraphs].map((text, index) => {
      const start = at;
      at += text.length + 2;
      return { kind: index === 0 ? ('title' as const) : ('paragraph' as const), level: 0, start, end: start + text.length };
    });
    const text = [title, ...paragraphs].join('\n\n');
    made.push({
      id: `d${String(made.length)}`,
      title,
      text,
      structure: { format: 1, title, byline: null, language: 'en', sections: [{ id: 's', heading: null, level: 1, start: 0, end: text.length }], blocks, marks: [] },
    });
  }
  return made;
}

/** Puts every article into the engine's thread, as the library does at a start that has kept nothing. */
export async function measureLibrary(): Promise<LibraryFigures> {
  const all = articles();
  const thread = startEngineThread(join(process.cwd(), 'out/main/worker.js'));
  await thread.engine.counts();
  const waits = monitorEventLoopDelay({ resolution: 1 });
  waits.enable();
  const from = performance.now();
  const memory: number[] = [];
  for (const [index, article] of all.entries()) {
    await thread.engine.putDocument(article);
    if ((index + 1) % (ARTICLES / 4) === 0) memory.push(Math.round(process.memoryUsage().rss / 1e6));
  }
  const seconds = (performance.now() - from) / 1000;
  waits.disable();
  await thread.stop();
  return { articles: all.length, words: all.reduce((sum, { text }) => sum + countWords(text), 0), seconds, memory, longestWait: waits.max / 1e6 };
}
