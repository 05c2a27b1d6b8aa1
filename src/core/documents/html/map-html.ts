/** Maps a DOM to blocks and marks by an allow-list: what is not named here leaves only its text, or nothing. */
import type { InlineMarkKind } from '../document';
import { type Flow } from '../flow';
import { safeTarget } from '../link-target';
import { CDATA, type DomElement, type DomNode, TEXT, isElement, isHidden, nameOf, walk } from './dom';
import { pictureAddresses } from './picture-addresses';
import { layoutTables } from './tables';

/** Elements whose content is never text of an article. */
export const UNREAD = new Set(
  ('script style noscript template iframe object embed applet canvas audio video input select textarea button datalist ' +
    'progress meter map area head title meta link base frame frameset noembed noframes param source track dialog rp').split(' '),
);
const BLOCKS = new Set(
  ('address article aside body center dd details dir div dl dt fieldset figcaption footer form header hgroup hr html legend ' +
    'main menu nav p search section summary table tbody td tfoot th thead tr').split(' '),
);
const MARKS: ReadonlyMap<string, InlineMarkKind> = new Map([
  ['em', 'emphasis'], ['i', 'emphasis'], ['cite', 'emphasis'], ['dfn', 'emphasis'], ['var', 'emphasis'],
  ['strong', 'strong'], ['b', 'strong'],
  ['code', 'code'], ['kbd', 'code'], ['samp', 'code'], ['tt', 'code'],
]);
const PREFORMATTED = new Set(['pre', 'xmp', 'listing', 'plaintext']);
const FOOTNOTE_ID = /^(?:user-content-)?(?:fn|cite_note|footnote|endnote|ftn|note)[-_:]?[\w.-]*$/i;

/** What EPUB 3 and DPUB-ARIA call a note, whatever the element. */
const FOOTNOTE_TYPE = /(?:^|\s)(?:doc-)?(?:footnote|endnote|rearnote)(?:\s|$)/;

type Leave = (() => void) | null;

function isFootnote(element: DomElement): boolean {
  return FOOTNOTE_TYPE.test(`${element.getAttribute('epub:type') ?? ''} ${element.getAttribute('role') ?? ''}`);
}

/** Words of a heading or title, for comparing the two. */
export function sameWords(one: string, other: string): boolean {
  const words = (text: string): string => (text.normalize('NFKC').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
  return words(one) !== '' && words(one) === words(other);
}

/**
 * Writes everything readable below `root` to `flow`. A heading that repeats `title` at the very beginning becomes the title
 * block. Works without recursion, in time linear in the tree.
 */
export function mapHtml(root: DomNode, flow: Flow, title: string | null): void {
  const mapper = new Mapper(flow, title, layoutTables(root));
  const leaves: Leave[] = [];
  walk(
    root,
    (node) => {
      if (node.nodeType === TEXT || node.nodeType === CDATA) flow.text(node.textContent ?? '');
      if (!isElement(node)) return false;
      const name = nameOf(node);
      if (UNREAD.has(name) || isHidden(node)) {
        mapper.unread(name, node);
        return false;
      }
      leaves.push(mapper.enter(name, node));
      return true;
    },
    () => leaves.pop()?.(),
  );
  flow.border();
}

class Mapper {
  constructor(
    private readonly flow: Flow,
    private readonly title: string | null,
    private readonly layout: ReadonlySet<DomElement>,
  ) {}

  /** Something stood here, if only invisibly: a block one still parts what is around it. */
  unread(name: string, element: DomElement): void {
    if (BLOCKS.has(name) || (name === 'noscript' && isElement(element.parentNode ?? element))) this.flow.border();
  }

  /** Begins what `element` is; returns how to end it. */
  enter(name: string, element: DomElement): Leave {
    const { flow } = this;
    const kind = MARKS.get(name);
    if (kind) return flow.inCode ? null : this.marked(kind);
    if (name === 'a') return this.link(element);
    if (name === 'br') flow.lineBreak();
    else if (name === 'img') this.image(element);
    else if (name === 'q') return this.quoted();
    else if (flow.inTable) return this.inTable(name);
    else if (/^h[1-6]$/.test(name)) return this.heading(name, element);
    else return this.block(name, element);
    return null;
  }

  private image(element: DomElement): void {
    const alt = element.getAttribute('alt');
    const repeatsTitle = this.title !== null && sameWords(alt ?? '', this.title);
    this.flow.image(repeatsTitle ? null : alt, ...pictureAddresses(element));
  }

  private marked(kind: InlineMarkKind, target?: string): Leave {
    this.flow.mark(kind, target);
    return () => this.flow.unmark();
  }

  private link(element: DomElement): Leave {
    const target = safeTarget(element.getAttribute('href'));
    return target === null || this.flow.inCode ? null : this.marked('link', target);
  }

  private quoted(): Leave {
    this.flow.text('“');
    return () => this.flow.text('”');
  }

  private inTable(name: string): Leave {
    const { flow } = this;
    if (name === 'tr') flow.row();
    else if (name === 'td' || name === 'th') flow.cell();
    else if (name === 'table') return () => flow.endTable();
    else if (name === 'caption' || BLOCKS.has(name) || name === 'li') {
      flow.border();
      return () => flow.border();
    }
    return null;
  }

  private heading(name: string, element: DomElement): Leave {
    const { flow } = this;
    flow.border();
    const first = flow.canonical.isEmpty && this.title !== null && sameWords(element.textContent ?? '', this.title);
    if (first) flow.push('title');
    else flow.push('heading', Number(name.charAt(1)));
    return () => flow.pop();
  }

  private block(name: string, element: DomElement): Leave {
    const { flow } = this;
    const pop = (): void => flow.pop();
    if (PREFORMATTED.has(name)) {
      flow.push('code');
      return pop;
    }
    if (name === 'blockquote') {
      flow.push('quote');
      return pop;
    }
    if (name === 'figure') {
      flow.push('figure');
      return pop;
    }
    if (name === 'ul' || name === 'ol') {
      const start = Number.parseInt(element.getAttribute('start') ?? '1', 10);
      flow.pushList(name === 'ol' ? (Number.isSafeInteger(start) ? start : 1) : null);
      return () => flow.popList();
    }
    if (name === 'li') return this.item(element);
    if (name === 'table' && !this.layout.has(element)) {
      flow.beginTable();
      return () => flow.endTable();
    }
    if (!BLOCKS.has(name) && name !== 'caption') return null;
    if (isFootnote(element)) {
      flow.push('footnote');
      return pop;
    }
    if (name === 'dd') flow.push('list-item', 1);
    else flow.border();
    return name === 'dd' ? pop : () => flow.border();
  }

  private item(element: DomElement): Leave {
    const { flow } = this;
    if (FOOTNOTE_ID.test(element.getAttribute('id') ?? '') || isFootnote(element)) flow.push('footnote');
    else {
      const value = Number.parseInt(element.getAttribute('value') ?? '', 10);
      flow.pushItem(null, Number.isSafeInteger(value) ? value : null);
    }
    return () => flow.pop();
  }
}
