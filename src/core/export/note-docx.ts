/** A note as a Word document. */
import { sourceOf } from '../notes/kept-source';
import { normalise } from '../notes/normalise';
import type { Note, NoteBlock, NoteFootnote, NoteImage, NoteInline, NoteList, NoteText } from '../notes/note';
import { outsideAddress } from './markup';
import type { ResolveAddress } from './note-markdown';
import { WordFile } from './word-file';
import type { WordPicture } from './word-picture';
import { footnoteMark, hyperlink, paragraph, run, table, type ParagraphLook, type RunLook } from './word-xml';

const lookOf = ({ marks }: NoteText): RunLook => ({
  bold: marks.includes('bold'),
  italic: marks.includes('italic'),
  strike: marks.includes('strike'),
  code: marks.includes('code'),
  sub: marks.includes('sub'),
  super: marks.includes('super'),
  ...(marks.includes('highlight') ? { color: 'amber' as const } : {}),
});

/** What the file carries of the note's pictures, by the address the note has for them. */
export type NotePictures = ReadonlyMap<string, Omit<WordPicture, 'alt'>>;

class NoteWriter {
  private readonly numbers = new Map<string, number>();
  /** Whether what is written stands in a footnote, which may hold no reference to another. */
  private below = false;

  constructor(
    private readonly file: WordFile,
    private readonly resolve: ResolveAddress,
    private readonly footnotes: ReadonlyMap<string, NoteFootnote>,
    private readonly pictures: NotePictures,
  ) {}

  private link(address: string | null, content: (link: boolean) => string): string {
    const target = address === null ? null : outsideAddress(address);
    return target === null ? content(false) : hyperlink(this.file.link(target), content(true));
  }

  /** Of a picture that is not carried, or that Word does not know, the words that describe it. */
  private picture({ url, alt }: NoteImage): string {
    const picture = this.pictures.get(url);
    const shown = picture ? this.file.pictureRun({ ...picture, alt }) : '';
    return shown === '' ? run(alt) : shown;
  }

  private mark(label: string): string {
    const known = this.numbers.get(label);
    // A processor numbers each footnote once; a second mark repeats the number as text.
    if (known !== undefined) return run(String(known), { super: true });
    if (this.below) return run(label, { super: true });
    const number = this.file.footnote();
    this.numbers.set(label, number);
    this.below = true;
    this.file.fillFootnote(number, (this.footnotes.get(label)?.blocks ?? []).flatMap((each) => this.block(each, { style: 'Small' })).join(''));
    this.below = false;
    return footnoteMark(number);
  }

  private inline(nodes: readonly NoteInline[], link = false): string {
    const written = nodes.map((node): string => {
      switch (node.type) {
        case 'text':
          return run(node.text, { ...lookOf(node), link });
        case 'break':
          return run('\n');
        case 'link':
          return this.link(node.url, (inside) => this.inline(node.children, inside));
        case 'reference':
          return this.link(this.resolve(node.target), (inside) => run(node.text, { link: inside }));
        case 'math':
          return run(node.tex, { code: true });
        case 'image':
          return this.picture(node);
        case 'footnote':
          return this.mark(node.label);
        case 'html':
          return '';
      }
    });
    return written.join('');
  }

  private list({ kind, start, items }: NoteList, level: number): string[] {
    const numbering = this.file.list(kind === 'number' ? start : 'bullet');
    return items.flatMap(({ checked, children, blocks }) => {
      const box = checked === null ? '' : run(checked ? '☑ ' : '☐ ');
      const line = paragraph(box + this.inline(children), { style: 'ListParagraph', list: { numbering, level } });
      return [line, ...blocks.flatMap((each) => (each.type === 'list' ? this.list(each, level + 1) : this.block(each, { style: 'ListParagraph' })))];
    });
  }

  /** @param look of plain paragraphs: what they stand in gives it. */
  block(node: NoteBlock, look: ParagraphLook = {}): string[] {
    switch (node.type) {
      case 'paragraph':
        return [paragraph(this.inline(node.children), look)];
      case 'heading':
        return [paragraph(this.inline(node.children), { style: `Heading${String(node.level)}` })];
      case 'quote':
        return node.blocks.flatMap((each) => this.block(each, { style: 'Quote' }));
      case 'callout':
        return [paragraph(run(node.title === '' ? node.tone.toUpperCase() : node.title, { bold: true }), { style: 'Quote' }), ...node.blocks.flatMap((each) => this.block(each, { style: 'Quote' }))];
      case 'code':
        return [paragraph(run(node.text), { style: 'Code' })];
      case 'formula':
        return [paragraph(run(node.tex, { code: true }), { style: 'Code' })];
      case 'table':
        return [table(node.rows.map((row) => row.map((cell) => this.inline(cell))), node.widths)];
      case 'rule':
        return [paragraph(run('* * *'))];
      case 'list':
        return this.list(node, 0);
      case 'passage': {
        const source = this.link(this.resolve({ kind: 'annotation', id: node.annotation }), (link) => run(node.source, { link }));
        return [...node.quote.split('\n\n').map((part) => paragraph(run(part), { style: 'Quote' })), paragraph(run('— ') + source, { style: 'Small' })];
      }
      case 'opaque':
        return [paragraph(run(sourceOf(node.data) ?? node.data), { style: 'Code' })];
      // Its mark has put it where it belongs; one that nothing in the text names is not lost.
      case 'footnote-text':
        return this.numbers.has(node.label) ? [] : [paragraph(run(node.label, { super: true }), { style: 'Small' }), ...node.blocks.flatMap((each) => this.block(each, { style: 'Small' }))];
    }
  }
}

/** The bytes of a .docx: title, tags, text. Links inside the vault keep their words and lead nowhere unless `resolve` gives them an address. */
export function noteToDocx(note: Pick<Note, 'title' | 'tags' | 'tree'>, resolve: ResolveAddress = () => null, pictures: NotePictures = new Map()): Uint8Array {
  const file = new WordFile();
  const { blocks } = normalise(note.tree);
  const footnotes = blocks.filter((each): each is NoteFootnote => each.type === 'footnote-text');
  const writer = new NoteWriter(file, resolve, new Map(footnotes.map((each) => [each.label, each])), pictures);
  if (note.title.trim() !== '') file.add(paragraph(run(note.title), { style: 'Title' }));
  if (note.tags.length > 0) file.add(paragraph(run(note.tags.map((tag) => `#${tag}`).join(' ')), { style: 'Small' }));
  for (const block of [...blocks.filter((each) => each.type !== 'footnote-text'), ...footnotes]) file.add(...writer.block(block));
  return file.bytes(note.title);
}
