/** An entity's page as a file of its own: Markdown to read, a table of its mentions, JSON for programs. */
import type { TextRange } from '../documents/document';
import type { Entity } from '../entities/entity';
import { writeCsv } from './csv';

export interface ExportedMention {
  readonly document: string;
  readonly documentTitle: string;
  readonly section: string;
  readonly sentence: string;
  /** Where in the sentence it is named. */
  readonly highlight: TextRange;
}

export interface ExportedPage {
  readonly entity: Entity;
  readonly kind: string | null;
  readonly relations: readonly { readonly relation: string; readonly other: { readonly id: string; readonly name: string }; readonly inward: boolean }[];
  readonly mentions: readonly ExportedMention[];
  readonly company: readonly { readonly id: string; readonly name: string; readonly together: number; readonly weight: number }[];
  readonly dates: { readonly first: { readonly words: string }; readonly last: { readonly words: string } } | null;
  readonly notes: readonly { readonly note: string; readonly title: string; readonly context: string }[];
}

export const pageFormats = ['markdown', 'csv', 'json'] as const;
export type PageFormat = (typeof pageFormats)[number];

/** Text as it stands: what Markdown would take for a sign of its own is escaped. */
const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim().replace(/[\\`*_[\]<>#|~]/gu, '\\$&');

const listed = (heading: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : ['', `## ${heading}`, '', ...lines]);

/** The address of another page's file; `null` where it has none. */
export type PageAddress = (kind: 'note' | 'document' | 'entity', id: string) => string | null;

type Linked = (kind: 'note' | 'document' | 'entity', id: string, words: string) => string;

const linkedBy = (address: PageAddress): Linked => (kind, id, words) => {
  const url = address(kind, id);
  return url === null ? plain(words) : `[${plain(words)}](${url})`;
};

function mentionLines(mentions: readonly ExportedMention[], linked: Linked): string[] {
  const byDocument = new Map<string, string[]>();
  for (const { document, documentTitle, section, sentence, highlight } of mentions) {
    const [left, match, right] = [sentence.slice(0, highlight.start), sentence.slice(highlight.start, highlight.end), sentence.slice(highlight.end)].map((part) => part.replace(/[\\`*_[\]<>#|~]/gu, '\\$&'));
    const lines = byDocument.get(document) ?? ['', `### ${linked('document', document, documentTitle)}`, ''];
    lines.push(`- ${left ?? ''}**${match ?? ''}**${right ?? ''} (${plain(section)})`);
    byDocument.set(document, lines);
  }
  return [...byDocument.values()].flat().slice(1);
}

/** @param address links the names of other pages; without it they are words. */
export function pageToMarkdown({ entity, kind, relations, mentions, company, dates, notes }: ExportedPage, address: PageAddress = () => null): string {
  const linked = linkedBy(address);
  const said = relations.map(({ relation, other, inward }) => (inward ? `- ${linked('entity', other.id, other.name)}: ${plain(relation)} ${plain(entity.name)}` : `- ${plain(relation)} ${linked('entity', other.id, other.name)}`));
  const head = [`# ${plain(entity.name)}`, '', [entity.type, kind].filter((part) => part !== null).join(', ')];
  return [
    ...head,
    ...(entity.description === '' ? [] : ['', plain(entity.description)]),
    ...(entity.aliases.length === 0 ? [] : ['', `Also known as ${entity.aliases.map(plain).join(', ')}.`]),
    ...(dates ? ['', `First date ${plain(dates.first.words)}, last date ${plain(dates.last.words)}.`] : []),
    ...listed('Relations', said),
    ...listed('Every mention', mentionLines(mentions, linked)),
    ...listed('Named beside it', company.map(({ id, name, together, weight }) => `- ${linked('entity', id, name)} (${String(together)} paragraphs, log-likelihood ${weight.toFixed(1)})`)),
    ...listed('Notes', notes.map(({ note, title, context }) => `- ${linked('note', note, title)}: ${plain(context)}`)),
    '',
  ].join('\n');
}

/** A line for each place that names the entity. */
export function pageToCsv({ entity, mentions }: ExportedPage): string {
  const rows = mentions.map(({ documentTitle, section, sentence, highlight: { start, end } }) => [entity.name, documentTitle, section, sentence.slice(0, start), sentence.slice(start, end), sentence.slice(end)]);
  return writeCsv(['entity', 'article', 'section', 'left', 'words', 'right'], rows);
}

/** All of the page that stands on its own; offsets and ids of this vault are left out, the entity's own id excepted. */
export function pageToJson({ entity, kind, relations, mentions, company, dates, notes }: ExportedPage): string {
  const page = {
    ...entity,
    kind,
    relations: relations.map(({ relation, other, inward }) => ({ relation, entity: other.name, inward })),
    dates: dates && { first: dates.first.words, last: dates.last.words },
    mentions: mentions.map(({ documentTitle, section, sentence, highlight }) => ({ article: documentTitle, section, sentence, words: sentence.slice(highlight.start, highlight.end) })),
    company: company.map(({ name, together, weight }) => ({ name, together, weight })),
    notes: notes.map(({ title, context }) => ({ title, context })),
  };
  return `${JSON.stringify(page, null, 2)}\n`;
}
