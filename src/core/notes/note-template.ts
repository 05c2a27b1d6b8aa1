/** A note made of an article's marks after a template: a Markdown file that the reader can write. */
import { fromMarkdown, toMarkdown } from './markdown';
import type { NoteBlock, NotePassage, NoteTree } from './note';
import { frontMatterOf } from './note-markdown';

export const markGroups = ['section', 'color', 'tag', 'none'] as const;
export type MarkGroup = (typeof markGroups)[number];

/** A mark as a template sees it, in the order of the text. */
export interface TemplateMark extends Omit<NotePassage, 'type'> {
  readonly section: string;
  /** The name of its colour. */
  readonly color: string;
  readonly tags: readonly string[];
  /** Markdown; empty where there is none. */
  readonly comment: string;
}

export interface NoteTemplate {
  readonly name: string;
  /** With `{{article}}` in it, if the writer likes. */
  readonly title: string;
  readonly group: MarkGroup;
  readonly body: string;
}

/** A template file; `name` where it names itself nothing. What its front matter does not say is as in the plainest template. */
export function readTemplate(name: string, markdown: string): NoteTemplate {
  const { field, body } = frontMatterOf(markdown);
  return {
    name: field('name') ?? name,
    title: field('title') ?? '{{article}}',
    group: markGroups.find((each) => each === (field('group') ?? '').replace('colour', 'color')) ?? 'none',
    body,
  };
}

const markdownOf = (blocks: readonly NoteBlock[]): string => toMarkdown({ blocks }).trim();
/** Words as Markdown that says just them. */
const literally = (text: string): string => (text === '' ? '' : markdownOf([{ type: 'paragraph', children: [{ type: 'text', text: text.replace(/\s+/g, ' '), marks: [] }] }]));

const slot = /\{\{\s*([a-z]+)\s*\}\}/g;

/** The part with its slots filled; `null` where it has slots and all of them are empty. A slot that is not known stays as it is. */
function fill(part: string, values: Readonly<Record<string, string>>): string | null {
  const named = [...part.matchAll(slot)].flatMap(([, name = '']) => values[name] ?? []);
  if (named.length > 0 && named.every((value) => value === '')) return null;
  return part.replace(slot, (whole, name: string) => values[name] ?? whole);
}

const slotsOf = (part: string): readonly string[] => [...part.matchAll(slot)].map(([, name = '']) => name);
const ofMark = ['passage', 'quote', 'comment', 'tags', 'section', 'color', 'source'];

/** Names of the groups a mark belongs to; `''` where it has no tag. */
function groupsOf(mark: TemplateMark, group: MarkGroup): readonly string[] {
  if (group === 'tag') return mark.tags.length === 0 ? [''] : mark.tags;
  return [group === 'none' ? '' : mark[group]];
}

function valuesOf(mark: TemplateMark): Readonly<Record<string, string>> {
  const { annotation, document, quote, source, section, color, tags, comment } = mark;
  return {
    passage: markdownOf([{ type: 'passage', annotation, document, quote, source }]),
    quote: literally(quote),
    comment: comment.trim(),
    tags: tags.map((tag) => literally(`#${tag}`)).join(' '),
    section: literally(section),
    color: literally(color),
    source: literally(source),
  };
}

/**
 * The template is read as parts between empty lines: those that name `{{group}}` stand once for each group, those that name something
 * of a mark once for each mark, the others once, before or after them as they are written.
 * @param rest the name of the group of marks that belong to none.
 */
export function fillTemplate({ title, group, body }: NoteTemplate, article: string, marks: readonly TemplateMark[], rest: string): { readonly title: string; readonly tree: NoteTree } {
  const parts = body.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n+/).filter((part) => part.trim() !== '');
  const repeats = (part: string) => slotsOf(part).some((name) => name === 'group' || ofMark.includes(name));
  const [first, last] = [parts.findIndex(repeats), parts.findLastIndex(repeats)];
  const groups = new Map<string, TemplateMark[]>();
  for (const mark of marks) for (const name of groupsOf(mark, group)) groups.set(name, [...(groups.get(name) ?? []), mark]);
  const once = { article: literally(article) };
  const middle = first < 0 ? [] : parts.slice(first, last + 1);
  const heads = middle.filter((part) => slotsOf(part).includes('group'));
  const rows = middle.filter((part) => !heads.includes(part));
  const named = group === 'none' ? [] : heads;
  const filled = [...groups].flatMap(([name, members]) => [
    ...named.map((part) => fill(part, { ...once, group: literally(name === '' ? rest : name) })),
    ...members.flatMap((mark) => rows.map((part) => fill(part, { ...once, ...valuesOf(mark) }))),
  ]);
  const before = parts.slice(0, first < 0 ? parts.length : first).map((part) => fill(part, once));
  const after = first < 0 ? [] : parts.slice(last + 1).map((part) => fill(part, once));
  const whole = [...before, ...filled, ...after].filter((part) => part !== null).join('\n\n');
  return { title: title.replace(slot, (slotted, name: string) => (name === 'article' ? article : slotted)), tree: fromMarkdown(whole) };
}
