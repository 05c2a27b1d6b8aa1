import { describe, expect, it } from 'vitest';
import type { AnchoredAnnotation } from '../src/shared/contract';
import { structureProblems } from '../src/core/documents/laws';
import type { ParsedDocument } from '../src/core/documents/document';
import { annotationsToAnki } from '../src/core/export/anki';
import { pageToJsonLd } from '../src/core/export/annotations-jsonld';
import { annotationsToMarkdown } from '../src/core/export/annotations-markdown';
import { articleToDocx } from '../src/core/export/article-docx';
import { articleToHtml } from '../src/core/export/article-html';
import { toBibtex } from '../src/core/export/bibtex';
import { toCslJson } from '../src/core/export/csl-json';
import { annotationsToCsv, entitiesToCsv, mentionsToCsv } from '../src/core/export/tables';
import { readSource } from '../src/main/library/read-source';
import { findStructureFault } from '../src/main/vault/structure-file';
import type { Attack } from './attacks';
import { carriers, markupCarriers } from './carriers';
import { allPages, allStrings } from './corpora';
import { activeInBibtex, activeInCsv, activeInHtml, activeInJsonLd, activeInMarkdown, activeInWord } from './inert';

/** A mark on the whole first block that says the vector. */
function marked(text: string, { structure, text: canonical }: ParsedDocument): AnchoredAnnotation[] {
  const { start, end } = structure.blocks[0] ?? { start: 0, end: canonical.length };
  const annotation = { id: 'm', document: 'd', revision: 'r', created: '2026-01-01T00:00:00.000Z', modified: '2026-01-01T00:00:00.000Z', style: 'highlight', color: 'amber', comment: text, tags: [text], selectors: { quote: { exact: canonical.slice(start, end), prefix: text, suffix: text }, position: { start, end } } } as const;
  return [{ annotation, anchor: { status: 'same', range: { start, end }, confidence: 1 } }, { annotation: { ...annotation, id: 'lost' }, anchor: { status: 'orphan', confidence: 0 } }];
}

/** Everything in every export of the article that could act, each with its format; the slower ones only where `all` are asked for. */
function activeInExports(text: string, parsed: ParsedDocument, all: boolean): string[] {
  const { structure, text: canonical } = parsed;
  const { title, byline, language } = structure;
  const annotations = marked(text, parsed);
  const article = { title, byline, language, text: canonical, structure, annotations };
  const tabled = { id: 'd', title, text: canonical, structure };
  const cited = { id: text, title, byline: text, language, imprint: structure.imprint ?? {}, imported: '2026-01-01T00:00:00.000Z' };
  const named = { id: 'e', type: 'other', name: text, aliases: [text], description: text } as const;
  const formats: readonly (readonly [string, string[]])[] = [
    ['html', activeInHtml(articleToHtml(article))],
    ['docx', all ? activeInWord(articleToDocx(article)) : []],
    ['markdown', activeInMarkdown(annotationsToMarkdown(article))],
    ['anki', activeInHtml(annotationsToAnki(article))],
    ['jsonld', activeInJsonLd(pageToJsonLd({ id: 'd', title, annotations: annotations.map(({ annotation }) => annotation), textOf: () => canonical }))],
    ['csv', activeInCsv(annotationsToCsv([{ ...tabled, annotations }]))],
    ['csv-mentions', activeInCsv(mentionsToCsv([{ ...tabled, mentions: [{ start: 0, end: 1, entity: text, name: text, type: 'other', reason: 'gazetteer' }] }]))],
    ['csv-entities', activeInCsv(entitiesToCsv([{ entity: named, mentions: 1, notes: 1 }]))],
    ['bibtex', activeInBibtex(toBibtex([cited]))],
    ['csljson', JSON.parse(toCslJson([cited])) === null ? ['nothing'] : []],
  ];
  return formats.flatMap(([format, found]) => found.map((each) => `${format}: ${each}`));
}

const unsafeLink = (parsed: ParsedDocument): string[] =>
  parsed.structure.marks.flatMap(({ kind, target }) => (kind === 'link' && !/^(?:https?:\/\/[^/]|mailto:|#)/i.test(target ?? '') ? [`link ${String(target)}`] : []));

/** Imports the vector in the file of that name and exports what came in; answers what is wrong. */
async function faultsOf({ text }: Attack, name: string): Promise<string[]> {
  const carrier = carriers[name];
  if (!carrier) throw new Error(`no vector is carried as ${name}`);
  const read = await readSource(carrier(text), name);
  // A refusal is a sentence about the file; nothing of it came in.
  if (!read.ok) return read.message.startsWith(name) && read.message.length <= 300 ? [] : [read.message];
  const { parsed } = read;
  const fault = findStructureFault(parsed.structure, parsed.text.length);
  return [...structureProblems(parsed), ...unsafeLink(parsed), ...activeInExports(text, parsed, name === 'vector.html'), ...(fault === null ? [] : [fault])];
}

async function faults(attacks: readonly Attack[], name: string): Promise<string[]> {
  const all: string[] = [];
  for (const attack of attacks) all.push(...(await faultsOf(attack, name)).map((each) => `${attack.id}: ${each}`));
  return all;
}

describe('every vector, imported in every format that may hold it and exported in every format', () => {
  it.each(markupCarriers)('becomes sound text without anything that could act: pages, %s', { timeout: 120_000 }, async (name) => {
    const attacks = allPages();
    expect(attacks.length).toBeGreaterThan(100);
    expect(await faults(attacks, name)).toEqual([]);
  });

  it.each(Object.keys(carriers))('becomes sound text without anything that could act: strings, %s', { timeout: 120_000 }, async (name) => {
    const attacks = await allStrings();
    expect(attacks.length).toBeGreaterThan(500);
    expect(await faults(attacks, name)).toEqual([]);
  });
});
