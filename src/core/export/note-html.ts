/** A note as one HTML file for somebody without the application. */
import { mathml } from '../notes/mathml';
import { sourceOf } from '../notes/kept-source';
import type { Note, NoteBlock, NoteFootnote, NoteInline, NoteList, NoteListItem, NoteTable, NoteText } from '../notes/note';
import { normalise } from '../notes/normalise';
import { element, htmlPage, outsideAddress, plainParagraphs, type Child, type Markup } from './markup';
import type { ResolveAddress } from './note-markdown';
import { pageStyle } from './page-style';

const markNames = { bold: 'strong', italic: 'em', strike: 'del', highlight: 'mark', sub: 'sub', super: 'sup', code: 'code' } as const;

const text = ({ text: value, marks }: NoteText): Child => marks.reduceRight<Child>((inner, mark) => element(markNames[mark], {}, inner), value);

function link(address: string | null, ...children: readonly Child[]): Child[] {
  const target = address === null ? null : outsideAddress(address);
  return target === null ? [...children] : [element('a', { href: target, rel: 'noreferrer' }, ...children)];
}

/** A picture the note carries itself; of others, their words: a file for reading anywhere fetches nothing. */
const picture = (url: string, alt: string): Child => (/^data:image\/(?:png|jpeg|gif|webp|avif);base64,[\w+/=]+$/.test(url) ? element('img', { src: url, alt }) : alt);

class NotePage {
  private readonly numbers = new Map<string, number>();

  constructor(
    private readonly resolve: ResolveAddress,
    private readonly footnotes: ReadonlyMap<string, NoteFootnote>,
  ) {}

  /** Footnotes are numbered in the order they are first named. */
  private mark(label: string): Markup {
    const first = !this.numbers.has(label);
    const number = String(this.numbers.get(label) ?? this.numbers.size + 1);
    this.numbers.set(label, Number(number));
    return element('sup', first ? { id: `mark-${number}` } : {}, element('a', { href: `#note-${number}` }, number));
  }

  private inline(nodes: readonly NoteInline[]): Child[] {
    return nodes.flatMap((node): Child[] => {
      switch (node.type) {
        case 'text':
          return [text(node)];
        case 'break':
          return [element('br')];
        case 'link':
          return link(node.url, ...this.inline(node.children));
        case 'reference':
          return link(this.resolve(node.target), node.text);
        case 'math':
          return [{ html: mathml(node.tex, false) }];
        case 'image':
          return [picture(node.url, node.alt)];
        case 'footnote':
          return [this.mark(node.label)];
        // A reader's own markup acts in no file of ours.
        case 'html':
          return [];
      }
    });
  }

  private item({ checked, children, blocks }: NoteListItem): Markup {
    const box = checked === null ? null : checked ? '☑ ' : '☐ ';
    return element('li', {}, box, ...this.inline(children), ...this.blocks(blocks));
  }

  private list({ kind, start, items }: NoteList): Markup {
    const lines = items.map((each) => this.item(each));
    if (kind === 'number') return element('ol', start === 1 ? {} : { start: String(start) }, ...lines);
    return element('ul', kind === 'check' ? { class: 'checks' } : {}, ...lines);
  }

  private table({ align, header, widths, rows }: NoteTable): Markup {
    const lines = rows.map((row, at) => {
      const heads = header && at === 0;
      const cells = row.map((cell, column) => {
        const side = align[column];
        const look = side === 'center' || side === 'right' ? { class: side } : {};
        return element(heads ? 'th' : 'td', heads ? { ...look, scope: 'col' } : look, ...this.inline(cell));
      });
      return element('tr', {}, ...cells);
    });
    const body = element('tbody', {}, ...lines);
    if (!widths) return element('table', {}, body);
    return element('table', { class: 'sized' }, element('colgroup', {}, ...widths.map((width) => element('col', { style: `width: ${String(width)}%` }))), body);
  }

  private block(node: NoteBlock): Markup[] {
    switch (node.type) {
      case 'paragraph':
        return [element('p', {}, ...this.inline(node.children))];
      case 'heading':
        return [element(`h${String(Math.min(6, node.level + 1))}` as 'h2', {}, ...this.inline(node.children))];
      case 'quote':
        return [element('blockquote', {}, ...this.blocks(node.blocks))];
      case 'callout':
        return [element('aside', { class: 'callout' }, element('p', { class: 'callout-title' }, node.title === '' ? node.tone : node.title), ...this.blocks(node.blocks))];
      case 'code':
        return [element('pre', {}, element('code', {}, node.text))];
      case 'formula':
        return [element('div', { class: 'formula' }, { html: mathml(node.tex, true) })];
      case 'table':
        return [this.table(node)];
      case 'rule':
        return [element('hr')];
      case 'list':
        return [this.list(node)];
      case 'passage': {
        const address = this.resolve({ kind: 'annotation', id: node.annotation });
        return [element('blockquote', {}, ...plainParagraphs(node.quote), element('cite', {}, '— ', ...link(address, node.source)))];
      }
      case 'opaque':
        return [element('pre', {}, sourceOf(node.data) ?? node.data)];
      case 'footnote-text':
        return [];
    }
  }

  blocks(nodes: readonly NoteBlock[]): Markup[] {
    return nodes.flatMap((each) => this.block(each));
  }

  /** What the footnotes say; those nothing names come last. Call after everything else was written. */
  notes(): Markup[] {
    const written: Markup[] = [];
    for (const label of this.footnotes.keys()) if (!this.numbers.has(label)) this.numbers.set(label, this.numbers.size + 1);
    // A footnote may name another, so the list can grow while it is written.
    for (const [label, number] of this.numbers) {
      written.push(element('li', { id: `note-${String(number)}` }, ...this.blocks(this.footnotes.get(label)?.blocks ?? [])));
    }
    return written.length === 0 ? [] : [element('section', { class: 'footnotes' }, element('ol', {}, ...written))];
  }
}

/** Title, tags, text. Links inside the vault keep their words and lead nowhere unless `resolve` gives them an address outside. */
export function noteToHtml(note: Pick<Note, 'title' | 'tags' | 'tree'>, resolve: ResolveAddress = () => null): string {
  const tags = note.tags.length === 0 ? null : element('p', { class: 'tags' }, note.tags.map((tag) => `#${tag}`).join(' '));
  const title = note.title.trim() === '' ? null : element('h1', {}, note.title);
  const { blocks } = normalise(note.tree);
  const footnotes = new Map(blocks.flatMap((each) => (each.type === 'footnote-text' ? [[each.label, each] as const] : [])));
  const page = new NotePage(resolve, footnotes);
  const written = page.blocks(blocks);
  return htmlPage(note.title, null, pageStyle, element('main', {}, element('article', {}, title, tags, ...written, ...page.notes())));
}
