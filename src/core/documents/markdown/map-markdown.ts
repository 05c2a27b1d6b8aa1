/** Maps an mdast tree to blocks and marks. */
import type { InlineMarkKind } from '../document';
import type { FootnoteDefinition, Nodes, Root } from 'mdast';
import { type Flow } from '../flow';
import { UNREAD, mapHtml } from '../html/map-html';
import { parseDom } from '../html/dom';
import { safeTarget } from '../link-target';
import { ANYWHERE, embedParts } from './embeds';

type Leave = (() => void) | null;
type Step = { readonly node: Nodes } | { readonly leave: () => void };

const MARKS: Partial<Record<Nodes['type'], InlineMarkKind>> = { emphasis: 'emphasis', strong: 'strong' };
const TAG = /^<(\/?)([A-Za-z][A-Za-z0-9-]*)/;

/**
 * Writes the tree to `flow`, footnotes at the end as a page would show them. A first heading of level 1 becomes the title block,
 * unless front matter has another `title`. Works without recursion.
 */
export function mapMarkdown(root: Root, flow: Flow, isTitle: (heading: string) => boolean): void {
  const mapper = new MarkdownMapper(root, flow, isTitle);
  visit(root, mapper);
  for (const footnote of mapper.orderedFootnotes()) {
    mapper.inFootnote = true;
    flow.push('footnote');
    for (const child of footnote.children) visit(child, mapper);
    flow.pop();
  }
  flow.border();
}

function visit(root: Nodes, mapper: MarkdownMapper): void {
  const steps: Step[] = [{ node: root }];
  for (let step = steps.pop(); step; step = steps.pop()) {
    if ('leave' in step) {
      step.leave();
      continue;
    }
    const { node } = step;
    if (mapper.passOver(node)) continue;
    const leave = mapper.enter(node);
    if (leave) steps.push({ leave });
    if (!('children' in node)) continue;
    for (let i = node.children.length - 1; i >= 0; i--) {
      const child = node.children[i];
      if (child) steps.push({ node: child });
    }
  }
}

class MarkdownMapper {
  inFootnote = false;
  private readonly footnotes: FootnoteDefinition[] = [];
  /** Footnote identifiers in the order they are first referred to. */
  private readonly referred = new Set<string>();
  private readonly targets = new Map<string, string>();
  /** Name of the raw element whose content is being passed over, such as `script`. */
  private unread: string | null = null;

  constructor(
    root: Root,
    private readonly flow: Flow,
    private readonly isTitle: (heading: string) => boolean,
  ) {
    const open: Nodes[] = [root];
    for (let node = open.pop(); node; node = open.pop()) {
      if (node.type === 'definition' && !this.targets.has(node.identifier)) this.targets.set(node.identifier, node.url);
      if ('children' in node) for (let i = node.children.length - 1; i >= 0; i--) open.push(node.children[i] as Nodes);
    }
  }

  /** As a page would show them; those that nothing refers to come last. */
  orderedFootnotes(): FootnoteDefinition[] {
    const order = new Map([...this.referred].map((identifier, index) => [identifier, index]));
    const rank = (footnote: FootnoteDefinition): number => order.get(footnote.identifier) ?? order.size;
    return [...this.footnotes].sort((a, b) => rank(a) - rank(b));
  }

  /** Whether `node` with all in it leaves nothing here. */
  passOver(node: Nodes): boolean {
    if (node.type === 'footnoteDefinition' && !this.inFootnote) this.footnotes.push(node);
    if (this.unread !== null && node.type !== 'html') return !('children' in node) || node.type === 'footnoteDefinition';
    return ['definition', 'footnoteDefinition', 'yaml', 'toml'].includes(node.type);
  }

  enter(node: Nodes): Leave {
    const { flow } = this;
    const kind = MARKS[node.type];
    if (kind) return this.marked(kind);
    switch (node.type) {
      case 'text':
        for (const part of embedParts(node.value)) {
          if ('text' in part) flow.text(part.text);
          else flow.image(part.alt, encodeURI(part.name), ANYWHERE + part.name);
        }
        return null;
      case 'inlineCode':
        flow.mark('code');
        flow.text(node.value);
        flow.unmark();
        return null;
      case 'link':
        return this.link(node.url);
      case 'linkReference':
        return this.link(this.targets.get(node.identifier));
      case 'image':
        flow.image(node.alt ?? null, node.url);
        return null;
      case 'imageReference':
        flow.image(node.alt ?? null, this.targets.get(node.identifier) ?? '');
        return null;
      case 'footnoteReference':
        this.referred.add(node.identifier);
        flow.mark('link', safeTarget(`#fn-${node.identifier}`) ?? undefined);
        flow.text(`[${node.label ?? node.identifier}]`);
        flow.unmark();
        return null;
      case 'break':
        flow.lineBreak();
        return null;
      case 'html':
        this.html(node.value);
        return null;
      default:
        return this.block(node);
    }
  }

  private block(node: Nodes): Leave {
    const { flow } = this;
    const pop = (): void => flow.pop();
    const border = (): void => flow.border();
    switch (node.type) {
      case 'heading': {
        this.unread = null;
        const first = node.depth === 1 && flow.canonical.isEmpty && this.isTitle(plainText(node));
        if (first) flow.push('title');
        else flow.push('heading', node.depth);
        return pop;
      }
      case 'paragraph':
        this.unread = null;
        border();
        return border;
      case 'thematicBreak':
        border();
        return null;
      case 'code':
        flow.push('code');
        flow.text(node.value);
        return pop;
      case 'blockquote':
        flow.push('quote');
        return pop;
      case 'list':
        flow.pushList(node.ordered ? (node.start ?? 1) : null);
        return () => flow.popList();
      case 'listItem':
        flow.pushItem(node.checked ?? null);
        return pop;
      case 'table':
        flow.beginTable();
        return () => flow.endTable();
      case 'tableRow':
        flow.row();
        return null;
      case 'tableCell':
        flow.cell();
        return null;
      default:
        return null;
    }
  }

  private marked(kind: InlineMarkKind, target?: string): Leave {
    this.flow.mark(kind, target);
    return () => this.flow.unmark();
  }

  private link(url: string | undefined): Leave {
    const target = safeTarget(url);
    return target === null ? null : this.marked('link', target);
  }

  /** A block of raw HTML gives its text; a single tag amid text gives nothing, and hides what stands in a script. */
  private html(source: string): void {
    const [whole, closing, name = ''] = TAG.exec(source) ?? [];
    const single = whole !== undefined && /^<[^<>]*>$/.test(source);
    const element = name.toLowerCase();
    if (single && this.flow.canonical.isOpen) {
      if (closing) this.unread = this.unread === element ? null : this.unread;
      else if (this.unread === null && UNREAD.has(element) && !/\/>$/.test(source)) this.unread = VOID.has(element) ? null : element;
      if (element === 'br') this.flow.lineBreak();
      return;
    }
    if (this.unread === null) mapHtml(parseDom(source), this.flow, null);
  }
}

/** Elements of the unread kind that have no end tag. */
const VOID = new Set(['base', 'embed', 'frame', 'input', 'link', 'meta', 'param', 'source', 'track', 'area']);

/** The text of a heading for comparing it with a title. */
export function plainText(root: Nodes): string {
  const out: string[] = [];
  const open: Nodes[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'text' || node.type === 'inlineCode') out.push(node.value);
    if ('children' in node) for (let i = node.children.length - 1; i >= 0; i--) open.push(node.children[i] as Nodes);
  }
  return out.join('');
}
