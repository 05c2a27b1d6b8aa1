/** Writes a line of a note as the nodes of Markdown. */
import type { PhrasingContent } from 'mdast';
import { markTags } from './inline-html';
import type { NoteInline, NoteLinkPart, NoteText, TextMark } from './note';
import { referenceUrl } from './reference-url';

type Wrapper = Exclude<TextMark, 'code'>;
const wrappers: readonly Wrapper[] = ['bold', 'italic', 'strike', 'highlight', 'sub', 'super'];
const wrapperTypes = { bold: 'strong', italic: 'emphasis', strike: 'delete' } as const;

function wrap(mark: Wrapper, children: PhrasingContent[]): PhrasingContent[] {
  if (mark === 'bold' || mark === 'italic' || mark === 'strike') return [{ type: wrapperTypes[mark], children }];
  return [{ type: 'html', value: `<${markTags[mark]}>` }, ...children, { type: 'html', value: `</${markTags[mark]}>` }];
}

/** How many of the texts from `start` on carry the mark. */
function reach(texts: readonly NoteText[], start: number, mark: Wrapper): number {
  let end = start;
  while (texts[end]?.marks.includes(mark)) end += 1;
  return end - start;
}

/** Nests marks so that the one that reaches furthest is outermost. */
function phrasingOfTexts(texts: readonly NoteText[], open: readonly Wrapper[] = []): PhrasingContent[] {
  const content: PhrasingContent[] = [];
  for (let index = 0; index < texts.length; ) {
    const node = texts[index] as NoteText;
    const reaches = wrappers.filter((mark) => !open.includes(mark)).map((mark) => ({ mark, length: reach(texts, index, mark) }));
    const furthest = reaches.reduce((best, each) => (each.length > best.length ? each : best), { mark: 'bold' as Wrapper, length: 0 });
    if (furthest.length > 0) {
      const inside = texts.slice(index, index + furthest.length);
      content.push(...wrap(furthest.mark, phrasingOfTexts(inside, [...open, furthest.mark])));
      index += furthest.length;
    } else {
      content.push({ type: node.marks.includes('code') ? 'inlineCode' : 'text', value: node.text });
      index += 1;
    }
  }
  return content;
}

/** Where a line of text stands: headings and cells have one line only, so that a break in them is a tag. */
export type LinePlace = 'flow' | 'span';

function single(node: Exclude<NoteInline, NoteText>, place: LinePlace): PhrasingContent {
  switch (node.type) {
    case 'break':
      return place === 'span' ? { type: 'html', value: '<br>' } : { type: 'break' };
    case 'link':
      return { type: 'link', url: node.url, title: node.title ?? null, children: toPhrasing(node.children, place) as never };
    case 'reference':
      return { type: 'link', url: referenceUrl(node.target, { named: node.named ?? false }), children: [{ type: 'text', value: node.text }] };
    case 'image':
      return { type: 'image', url: node.url, alt: node.alt, title: node.title ?? null };
    case 'math':
      return { type: 'inlineMath', value: node.tex } as unknown as PhrasingContent;
    case 'html':
      return { type: 'html', value: node.source };
    case 'footnote':
      return { type: 'footnoteReference', identifier: node.label, label: node.label };
  }
}

export function toPhrasing(inlines: readonly (NoteInline | NoteLinkPart)[], place: LinePlace): PhrasingContent[] {
  const content: PhrasingContent[] = [];
  for (let index = 0; index < inlines.length; ) {
    const node = inlines[index] as NoteInline;
    if (node.type !== 'text') {
      content.push(single(node, place));
      index += 1;
      continue;
    }
    let end = index;
    while (inlines[end]?.type === 'text') end += 1;
    content.push(...phrasingOfTexts(inlines.slice(index, end) as NoteText[]));
    index = end;
  }
  return content;
}
