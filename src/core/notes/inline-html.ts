/** Pieces of HTML inside a line: what counts as one, and the pairs of tags that are marks of the note. */
import type { NoteInline, NoteLinkPart, TextMark } from './note';

/** The tag each mark is written with: Markdown has no signs for these that every program reads. */
export const markTags = { highlight: 'mark', sub: 'sub', super: 'sup' } as const satisfies Partial<Record<TextMark, string>>;
type TagMark = keyof typeof markTags;

const name = '[A-Za-z][A-Za-z0-9-]*';
const value = '(?:[^ \\t\\n"\'=<>`]+|\'[^\']*\'|"[^"]*")';
const attribute = `(?:\\s+[A-Za-z_:][A-Za-z0-9_.:-]*(?:\\s*=\\s*${value})?)`;
const tag = `<${name}${attribute}*\\s*/?>|</${name}\\s*>`;
const other = '<!---?>|<!--[\\s\\S]*?-->|<\\?[\\s\\S]*?\\?>|<![A-Za-z][^>]*>|<!\\[CDATA\\[[\\s\\S]*?\\]\\]>';
/** CommonMark 0.31, section 6.6. */
const wholeHtml = new RegExp(`^(?:${tag}|${other})$`);

/** True for exactly one tag, comment, instruction, declaration or CDATA section. */
export const isInlineHtml = (source: string): boolean => wholeHtml.test(source);

const flowNames =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul|pre|script|style|textarea';
const flowStart = new RegExp(`^<(?:/?(?:${flowNames})(?=[\\s/>])|[!?])`, 'i');

/** True where a line that begins so is a block of HTML whatever follows (CommonMark 0.31, section 4.6, conditions 1 to 6). */
export const beginsHtmlBlock = (source: string): boolean => flowStart.test(source);

const secondLine = /^(<[a-z][a-z0-9-]*) ([a-z/])/i;

/** True for a tag that can stand alone in a paragraph without being a block: written over two lines (condition 7). */
export const keepsToLine = (source: string): boolean => !beginsHtmlBlock(source) && secondLine.test(source);

/** The tag over two lines. */
export const overTwoLines = (source: string): string => source.replace(secondLine, '$1\n$2');

const htmlBreak = /^<br\s*\/?>$/i;
export const isBreakTag = (source: string): boolean => htmlBreak.test(source);

function markOf(source: string): { readonly mark: TagMark; readonly closes: boolean } | null {
  const [, slash, found] = /^<(\/?)([a-z]+)>$/i.exec(source) ?? [];
  const mark = (Object.keys(markTags) as TagMark[]).find((each) => markTags[each] === found?.toLowerCase());
  return mark === undefined ? null : { mark, closes: slash === '/' };
}

function withMark<Node extends NoteInline | NoteLinkPart>(node: Node, mark: TagMark): Node {
  if (node.type === 'text') return node.marks.includes(mark) ? node : { ...node, marks: [...node.marks, mark] };
  return node.type === 'link' ? { ...node, children: node.children.map((child) => withMark(child, mark)) } : node;
}

const carries = (node: NoteInline): boolean =>
  (node.type === 'text' && (node.text.trim() !== '' || node.marks.includes('code'))) || (node.type === 'link' && node.children.some(carries));

/** Pairs of `<mark>`, `<sub>` and `<sup>` around text become marks of it; a tag without its fellow stays as it was written. */
export function readMarkTags<Node extends NoteInline>(nodes: readonly Node[]): readonly Node[] {
  const read: (Node | null)[] = [...nodes];
  const open: { readonly mark: TagMark; readonly at: number }[] = [];
  nodes.forEach((node, at) => {
    const found = node.type === 'html' ? markOf(node.source) : null;
    if (found && !found.closes) open.push({ mark: found.mark, at });
    if (!found?.closes) return;
    const start = open.findLastIndex(({ mark }) => mark === found.mark);
    const from = open[start]?.at;
    if (from === undefined || !read.slice(from + 1, at).some((each) => each !== null && carries(each))) return;
    open.splice(start);
    for (let index = from + 1; index < at; index += 1) {
      const inside = read[index];
      if (inside) read[index] = withMark(inside, found.mark);
    }
    read[from] = null;
    read[at] = null;
  });
  return read.filter((node) => node !== null);
}
