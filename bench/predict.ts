/**
 * Exposes the core to test sets that live outside the project: JSON lines in, one JSON line out for each, in order.
 * usage: npm run -s predict -- anchoring|selectors|entities|search|documents < in.jsonl > out.jsonl
 */
import { createInterface } from 'node:readline';
import { resolver } from '../src/core/anchoring/resolve';
import { resolveAcross } from '../src/core/anchoring/resolve-across';
import type { Anchor, QuoteSelector } from '../src/core/annotations/annotation';
import type { TextRange } from '../src/core/documents/document';
import { recognise } from '../src/core/entities/recognise';
import { rank } from '../src/core/search/rank';
import { gazetteer } from '../src/main/library/gazetteer';
import { readSource } from '../src/main/library/read-source';

interface Lines {
  anchoring: { id: string; old: string; new: string; cases: TextRange[] };
  selectors: { id: string; new: string; cases: (QuoteSelector & TextRange)[] };
  entities: { id: string; text: string };
  search: { id: string; docs: { id: string; title: string; text: string }[]; queries: { id: string; text: string }[] };
  documents: { id: string; name: string; mediaType: string; base64: string };
}

const flat = ({ status, range, confidence }: Anchor) => ({ status, ...range, confidence });

const predictors: { [Kind in keyof Lines]: (line: Lines[Kind]) => object | Promise<object> } = {
  anchoring: ({ id, old, new: text, cases }) => ({ id, results: resolveAcross(old, text, cases).map(flat) }),
  selectors: ({ id, new: text, cases }) => {
    const resolve = resolver(text);
    return { id, results: cases.map(({ exact, prefix, suffix, start, end }) => flat(resolve({ quote: { exact, prefix, suffix }, position: { start, end } }))) };
  },
  entities: ({ id, text }) => {
    const { entities, mentions } = recognise(text, gazetteer());
    const byId = new Map(entities.map((entity) => [entity.id, entity]));
    return { id, mentions: mentions.map(({ start, end, entity }) => ({ start, end, entity, type: byId.get(entity)?.type, name: byId.get(entity)?.name })) };
  },
  search: ({ id, docs, queries }) => ({ id, hits: rank(docs, queries) }),
  documents: async ({ id, name, base64 }) => {
    const source = await readSource(Buffer.from(base64, 'base64'), name);
    if (!source.ok) return { id, error: { code: 'unreadable', message: source.message } };
    const { text, structure } = source.parsed;
    const sections = structure.sections.map(({ heading, level, start, end }) => ({ heading, level, start, end }));
    return { id, title: structure.title, byline: structure.byline, lang: structure.language, text, sections };
  },
};

async function predict(kind: string | undefined): Promise<void> {
  if (kind === undefined || !Object.hasOwn(predictors, kind)) {
    process.stderr.write(`usage: npm run -s predict -- ${Object.keys(predictors).join('|')} < in.jsonl > out.jsonl\n`);
    process.exitCode = 2;
    return;
  }
  const predictor = predictors[kind as keyof Lines] as (line: unknown) => object | Promise<object>;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    if (!process.stdout.write(`${JSON.stringify(await predictor(JSON.parse(line)))}\n`)) {
      await new Promise((resolve) => process.stdout.once('drain', resolve));
    }
  }
}

void predict(process.argv[2]);
