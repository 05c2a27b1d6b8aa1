/** Turns nested markup, as HTML and Markdown have it, into the flat run of blocks that a canonical text is. */
import type { BlockKind, InlineMarkKind } from './document';
import type { CanonicalBuilder } from './canonical';

/** What text met inside an element becomes. */
interface Context {
  kind: BlockKind;
  readonly level: number;
  /** Shown once, at the first block of a list item. */
  marker?: string;
  /** Figures only: the first image's text, used where no caption is said. */
  alt?: string;
  said?: boolean;
}

interface List {
  /** Number of the next item, or `null` for bullets. */
  next: number | null;
}

interface Table {
  /** Borders that were met but not yet written: trailing empty cells and empty rows leave nothing behind. */
  rowPending: boolean;
  cellsPending: number;
  cells: number;
}


/** An image's text that says only that it is one, or is a file name, says nothing. */
const EMPTY_WORDS = /^(?:(?:an?|the) )?(?:image|photo(?:graph)?|picture|screenshot|icon|logo|figure|thumbnail|avatar|banner|spacer)s?(?: \d+)?$|^\S+\.(?:jpe?g|png|gif|svg|webp|bmp|tiff?|avif)$/i;

/**
 * A builder's front for walkers of trees: they push what they enter and pop what they leave, in any nesting, and blocks
 * come out in order. Runs of inline text between block borders become blocks of the innermost context's kind.
 */
export class Flow {
  private readonly contexts: Context[] = [];
  private readonly lists: List[] = [];
  private table: Table | null = null;
  private pendingImage: string | null = null;
  private breaks = 0;

  constructor(readonly canonical: CanonicalBuilder) {}

  /** Enters an element whose text makes blocks of `kind`. */
  push(kind: BlockKind, level = 0, marker?: string): void {
    this.border();
    this.contexts.push({ kind, level, ...(marker === undefined ? {} : { marker }) });
  }

  pop(): void {
    this.border();
    const context = this.contexts.pop();
    if (context?.kind !== 'figure' || context.said || context.alt === undefined) return;
    this.canonical.image(context.alt);
  }

  /** Whether text goes into a code block now. */
  get inCode(): boolean {
    return this.context.kind === 'code';
  }

  /** Whether text goes into a cell now, where block borders are only spaces. */
  get inTable(): boolean {
    return this.table !== null;
  }

  /** The border of a block element: what comes next is another block. */
  border(): void {
    const alt = this.pendingImage;
    this.pendingImage = null;
    this.breaks = 0;
    if (this.table) this.canonical.text(this.canonical.isOpen ? ' ' : '');
    else this.canonical.close();
    if (alt !== null && !this.table) this.canonical.image(alt);
  }

  text(source: string): void {
    const blank = !/[^\s\p{Cc}\u00ad]/u.test(source);
    if (!blank) this.breaks = 0;
    if (this.table) {
      if (!blank) this.writeBorders(this.table);
      if (this.canonical.isOpen) this.canonical.text(source);
      return;
    }
    if (!this.canonical.isOpen) {
      if (blank && !this.inCode) return;
      this.begin();
    }
    this.canonical.text(source);
  }

  /** One is a line break inside the block, two in a row end it. */
  lineBreak(): void {
    if (this.table) this.border();
    else if (this.inCode) this.text('\n');
    else if (this.canonical.isOpen && this.breaks++ === 0) this.canonical.lineBreak();
    else this.border();
  }

  /** An image with its alternative text: a figure where it stands alone, nothing amid text. `sources` say where its picture is, the first that has one. */
  image(alt: string | null, ...sources: readonly string[]): void {
    const said = alt?.trim() ?? '';
    const [source, ...others] = sources.map((each) => each.trim()).filter((each) => each !== '');
    if (source !== undefined) this.canonical.picture(source, said, others);
    if (said === '' || EMPTY_WORDS.test(said) || this.table || this.inCode) return;
    const { context } = this;
    if (context.kind === 'figure') context.alt ??= said;
    else if (!this.canonical.isOpen) this.pendingImage ??= said;
  }

  mark(kind: InlineMarkKind, target?: string): void {
    this.canonical.openMark(kind, target);
  }

  unmark(): void {
    this.canonical.closeMark();
  }

  /** Enters a list; `start` numbers its first item, `null` is for bullets. */
  pushList(start: number | null): void {
    this.border();
    this.lists.push({ next: start });
  }

  popList(): void {
    this.border();
    this.lists.pop();
  }

  /** Enters an item of the innermost list. `checked` is for check lists, `number` overrides the count. */
  pushItem(checked: boolean | null, number: number | null = null): void {
    const list = this.lists.at(-1);
    if (list && list.next !== null && number !== null) list.next = number;
    const counted = list?.next ?? null;
    if (list && list.next !== null) list.next++;
    const marker = checked !== null ? (checked ? '☑' : '☐') : counted === null ? '•' : `${String(counted)}.`;
    this.push('list-item', Math.max(1, this.lists.length), marker);
  }

  /** Enters a table of data: one block, cells parted by tabs and rows by line breaks. */
  beginTable(): void {
    this.border();
    this.table = { rowPending: false, cellsPending: 0, cells: 0 };
  }

  endTable(): void {
    this.table = null;
    this.border();
  }

  row(): void {
    if (!this.table) return;
    this.table.rowPending = true;
    this.table.cellsPending = 0;
    this.table.cells = 0;
  }

  cell(): void {
    if (this.table && this.table.cells++ > 0) this.table.cellsPending++;
  }

  private get context(): Context {
    return this.contexts.at(-1) ?? { kind: 'paragraph', level: 0 };
  }

  private begin(): void {
    const { context } = this;
    this.pendingImage = null;
    context.said = true;
    this.canonical.open(context.kind, context.level, context.marker);
    delete context.marker;
    // Only the first block of a text can be its title.
    if (context.kind === 'title') this.contexts[this.contexts.length - 1] = { kind: 'paragraph', level: 0 };
  }

  private writeBorders(table: Table): void {
    if (!this.canonical.isOpen) this.canonical.open('table');
    else if (table.rowPending) this.canonical.lineBreak();
    for (; table.cellsPending > 0; table.cellsPending--) this.canonical.cellBreak();
    table.rowPending = false;
  }
}
