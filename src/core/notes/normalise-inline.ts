/** The normal form of a line of text: merged, trimmed and free of what Markdown cannot carry. */
import { beginsHtmlBlock, isBreakTag, isInlineHtml, readMarkTags } from './inline-html';
import type { NoteHtml, NoteImage, NoteInline, NoteLink, NoteLinkPart, NoteMath, NoteReference, NoteText, TextMark } from './note';
import { readReferenceUrl } from './reference-url';

export const textMarks = ['bold', 'italic', 'strike', 'highlight', 'sub', 'super', 'code'] as const satisfies readonly TextMark[];
/** What CommonMark refuses even as a character reference: halves of surrogate pairs, non-characters, most control characters. */
const unwritable = /[\p{Cs}\p{Noncharacter_Code_Point}\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f]/gu;

/** Replaces what cannot be written in a Markdown file by U+FFFD. */
export const writable = (text: string) => text.replace(unwritable, '\uFFFD');

/** As `writable`, on one line. */
export const oneLine = (text: string) => writable(text).replace(/\r\n?|\n/g, ' ');

export const sameMarks = (left: readonly TextMark[], right: readonly TextMark[]) =>
  left.length === right.length && left.every((mark) => right.includes(mark));

const text = (value: string, marks: readonly TextMark[]): NoteText => ({
  type: 'text',
  text: value,
  marks: textMarks.filter((mark) => marks.includes(mark)),
});

/** Line ends inside a text become breaks. */
function lines({ text: value, marks }: NoteText): readonly NoteInline[] {
  return writable(value)
    .split(/\r\n?|\n/)
    .flatMap((line, index): readonly NoteInline[] => (index === 0 ? [text(line, marks)] : [{ type: 'break' }, text(line, marks)]));
}

function reference(node: NoteReference): NoteReference {
  const shown = oneLine(node.text);
  return { type: 'reference', target: { kind: node.target.kind, id: writable(node.target.id) }, text: shown === '' ? oneLine(node.target.id) : shown, ...(node.named && { named: node.named }) };
}

const addressOf = (url: string) =>
  writable(url)
    .trim()
    .replace(/[\u0000-\u0020\u007f<>\\]/g, encodeURIComponent);

/** A title as a member to spread: none where there is nothing to show. */
function titled(title: string | undefined): { readonly title?: string } {
  const shown = oneLine(title ?? '').trim();
  return shown === '' ? {} : { title: shown };
}

function image(node: NoteImage): readonly NoteLinkPart[] {
  const url = addressOf(node.url);
  const alt = oneLine(node.alt);
  return url === '' ? [text(alt, [])] : [{ type: 'image', url, alt, ...titled(node.title) }];
}

function math(node: NoteMath): readonly NoteLinkPart[] {
  const tex = oneLine(node.tex).trim();
  return tex === '' ? [] : [{ type: 'math', tex }];
}

function html(node: NoteHtml): readonly (NoteHtml | NoteText)[] {
  const source = writable(node.source)
    .replace(/\s*[\r\n]\s*/g, ' ')
    .trim()
    .replace(/^(<[^!?][\s\S]*?)\s+>$/, '$1>');
  return isInlineHtml(source) ? [{ type: 'html', source }] : [text(source, [])];
}

function linkPart(node: NoteLinkPart): readonly NoteLinkPart[] {
  if (node.type === 'text') return [text(oneLine(node.text), node.marks)];
  if (node.type === 'image') return image(node);
  if (node.type === 'math') return math(node);
  const [read] = html(node);
  return read?.type === 'html' && isBreakTag(read.source) ? [text(' ', [])] : html(node);
}

/** An address inside the vault makes a link a reference; one that neither shows nor leads anywhere goes. */
function link(node: NoteLink): readonly NoteInline[] {
  const url = addressOf(node.url);
  const children = mergeLine(readMarkTags(node.children.flatMap(linkPart))) as readonly NoteLinkPart[];
  if (url === '' && children.length === 0) return [];
  const read = readReferenceUrl(url);
  const shown = children.map((child) => (child.type === 'text' ? child.text : child.type === 'image' ? child.alt : child.type === 'math' ? child.tex : ''));
  if (read) return [reference({ type: 'reference', target: read.target, text: shown.join(''), ...read.named })];
  return [{ type: 'link', url, ...titled(node.title), children: children.length === 0 ? [text(url, [])] : children }];
}

/** The word a footnote goes by: letters and digits that no program changes, hyphens for everything else. */
export function footnoteLabel(label: string): string {
  const letters = Array.from(label.toLowerCase(), (letter) => (/^[\p{L}\p{N}_-]$/u.test(letter) && letter.toUpperCase().toLowerCase() === letter ? letter : '-'));
  return letters.length === 0 ? 'note' : letters.join('');
}

interface Character {
  readonly value: string;
  marks: readonly TextMark[];
}

/** Marks never begin or end at white space: `bold ` followed by `text` is `bold` and ` text`, as Markdown demands. */
function tightenMark(characters: readonly Character[], mark: TextMark): void {
  const loose = (each: Character) => /\s/u.test(each.value) && !each.marks.includes('code');
  const drop = (each: Character) => (each.marks = each.marks.filter((other) => other !== mark));
  let at = 0;
  while (at < characters.length) {
    let end = at;
    while (characters[end]?.marks.includes(mark)) end += 1;
    const next = Math.max(end, at + 1);
    for (let each = characters[at]; at < end && each && loose(each); each = characters[at]) {
      drop(each);
      at += 1;
    }
    for (let each = characters[end - 1]; end > at && each && loose(each); each = characters[end - 1]) {
      drop(each);
      end -= 1;
    }
    at = next;
  }
}

function normaliseTexts(texts: readonly NoteText[]): readonly NoteText[] {
  const characters = texts.flatMap((node) => Array.from(node.text, (value): Character => ({ value, marks: node.marks })));
  for (const mark of textMarks) if (mark !== 'code') tightenMark(characters, mark);
  const merged: { value: string; marks: readonly TextMark[] }[] = [];
  for (const { value, marks } of characters) {
    const last = merged.at(-1);
    if (last && sameMarks(last.marks, marks)) last.value += value;
    else merged.push({ value, marks });
  }
  return merged.map(({ value, marks }) => text(value, marks));
}

/** Merges neighbouring texts, normalised as one, and neighbouring formulas, which Markdown could not keep apart. */
function mergeLine(inlines: readonly NoteInline[]): NoteInline[] {
  const merged: NoteInline[] = [];
  let group: NoteText[] = [];
  const flush = () => {
    merged.push(...normaliseTexts(group));
    group = [];
  };
  for (const node of inlines) {
    if (node.type === 'text') group.push(node);
    else {
      flush();
      const last = merged.at(-1);
      if (node.type === 'math' && last?.type === 'math') merged[merged.length - 1] = { type: 'math', tex: `${last.tex} ${node.tex}` };
      else merged.push(node);
    }
  }
  flush();
  return merged;
}

const plain = (node: NoteInline | undefined): node is NoteText => node?.type === 'text' && !node.marks.includes('code');

/** White space at the ends of a line, and empty lines at the ends of a block, are not kept. */
function trimLines(inlines: readonly NoteInline[]): NoteInline[] {
  const trimmed = inlines.flatMap((node, index): readonly NoteInline[] => {
    if (!plain(node)) return [node];
    let value = node.text;
    if (index === 0 || inlines[index - 1]?.type === 'break') value = value.replace(/^[ \t]+/, '');
    if (index === inlines.length - 1 || inlines[index + 1]?.type === 'break') value = value.replace(/[ \t]+$/, '');
    return value === '' ? [] : [text(value, node.marks)];
  });
  while (trimmed[0]?.type === 'break') trimmed.shift();
  while (trimmed.at(-1)?.type === 'break') trimmed.pop();
  return trimmed;
}

/** HTML at the beginning of a line would be a block of its own: there it is text. */
const asTextAtStarts = (inlines: readonly NoteInline[]): readonly NoteInline[] =>
  inlines.map((node, index) => {
    const starts = index === 0 || inlines[index - 1]?.type === 'break';
    return node.type === 'html' && starts && beginsHtmlBlock(node.source) ? text(node.source, []) : node;
  });

function flat(node: NoteInline): readonly NoteInline[] {
  switch (node.type) {
    case 'text':
      return lines(node);
    case 'link':
      return link(node);
    case 'reference':
      return [reference(node)];
    case 'image':
      return image(node);
    case 'math':
      return math(node);
    case 'html': {
      const read = html(node);
      return read[0]?.type === 'html' && isBreakTag(read[0].source) ? [{ type: 'break' }] : read;
    }
    case 'footnote':
      return [{ type: 'footnote', label: footnoteLabel(node.label) }];
    case 'break':
      return [node];
  }
}

/**
 * Idempotent. Empty texts go, equal neighbours merge, marks are ordered and tight, line ends are breaks.
 * @param flow whether the line is one of a paragraph, where HTML at its beginning would be a block.
 */
export function normaliseInline(inlines: readonly NoteInline[], flow = true): readonly NoteInline[] {
  let before = mergeLine(readMarkTags(inlines.flatMap(flat)));
  for (;;) {
    const trimmed = trimLines(before);
    const after = mergeLine(flow && trimmed.length > 1 ? asTextAtStarts(trimmed) : trimmed);
    if (JSON.stringify(after) === JSON.stringify(before)) return after;
    before = after;
  }
}
