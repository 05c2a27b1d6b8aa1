/** A box that holds blocks: a quote, a call-out, a footnote, or what stands under the line of a list item. */
import {
  $createParagraphNode,
  $isElementNode,
  $isParagraphNode,
  ElementNode,
  ParagraphNode,
  type DOMConversionMap,
  type EditorConfig,
  type LexicalNode,
  type NodeKey,
  type SerializedElementNode,
  type SerializedParagraphNode,
  type Spread,
} from 'lexical';

export type BoxKind = 'quote' | 'callout' | 'footnote' | 'item';
type SerializedBox = Spread<{ readonly kind: BoxKind; readonly word: string }, SerializedElementNode>;

const tags: Readonly<Record<BoxKind, 'blockquote' | 'aside' | 'div'>> = { quote: 'blockquote', callout: 'aside', footnote: 'aside', item: 'div' };

export class BoxNode extends ElementNode {
  __kind: BoxKind;
  /** A call-out's tone, a footnote's label; empty for the others. */
  __word: string;

  static override getType(): string {
    return 'box';
  }

  static override clone(node: BoxNode): BoxNode {
    return new BoxNode(node.__kind, node.__word, node.__key);
  }

  static override importJSON(stored: SerializedBox): BoxNode {
    return $createBoxNode(stored.kind, stored.word);
  }

  static override importDOM(): DOMConversionMap {
    return { blockquote: () => ({ conversion: () => ({ node: $createBoxNode('quote'), after: $inParagraphs }), priority: 0 }) };
  }

  constructor(kind: BoxKind, word: string, key?: NodeKey) {
    super(key);
    this.__kind = kind;
    this.__word = word;
  }

  override exportJSON(): SerializedBox {
    return { ...super.exportJSON(), type: 'box', version: 1, kind: this.getKind(), word: this.getWord() };
  }

  getKind(): BoxKind {
    return this.getLatest().__kind;
  }

  getWord(): string {
    return this.getLatest().__word;
  }

  setWord(word: string): this {
    const writable = this.getWritable();
    writable.__word = word;
    return writable;
  }

  override createDOM(): HTMLElement {
    const element = document.createElement(tags[this.__kind]);
    element.className = `editor-box editor-box-${this.__kind}`;
    element.dataset['word'] = this.__word;
    return element;
  }

  override updateDOM(before: BoxNode, element: HTMLElement): boolean {
    element.dataset['word'] = this.__word;
    return before.__kind !== this.__kind;
  }

  override exportDOM(): { element: HTMLElement } {
    return { element: document.createElement(this.__kind === 'item' ? 'div' : 'blockquote') };
  }

  /** A caret inside stays inside: selections and commands see the box as a page of its own. */
  override isShadowRoot(): boolean {
    return true;
  }

  override canBeEmpty(): false {
    return false;
  }
}

/** What was pasted as bare lines stands in paragraphs. */
function $inParagraphs(children: LexicalNode[]): LexicalNode[] {
  const blocks: LexicalNode[] = [];
  for (const child of children) {
    const last = blocks.at(-1);
    if (!child.isInline()) blocks.push(child);
    else if ($isParagraphNode(last)) last.append(child);
    else blocks.push($createParagraphNode().append(child));
  }
  return blocks.length === 0 ? [$createParagraphNode()] : blocks;
}

export const $createBoxNode = (kind: BoxKind, word = ''): BoxNode => new BoxNode(kind, word);
export const $isBoxNode = (node: LexicalNode | null | undefined): node is BoxNode => node instanceof BoxNode;

/** The first line of a call-out. */
export class BoxTitleNode extends ParagraphNode {
  static override getType(): string {
    return 'box-title';
  }

  static override clone(node: BoxTitleNode): BoxTitleNode {
    return new BoxTitleNode(node.__key);
  }

  static override importJSON(stored: SerializedParagraphNode): BoxTitleNode {
    return $createBoxTitleNode().updateFromJSON(stored);
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const element = super.createDOM(config);
    element.className = 'editor-box-title';
    const box = this.getParent();
    element.dataset['word'] = $isBoxNode(box) ? box.getWord() : '';
    return element;
  }

  override exportJSON(): SerializedParagraphNode {
    return { ...super.exportJSON(), type: 'box-title', version: 1 };
  }
}

export const $createBoxTitleNode = (): BoxTitleNode => new BoxTitleNode();
export const $isBoxTitleNode = (node: LexicalNode | null | undefined): node is BoxTitleNode => node instanceof BoxTitleNode;

/** The box the node stands in, the innermost one. */
export function $boxAround(node: LexicalNode): BoxNode | null {
  for (let at: LexicalNode | null = node; at; at = at.getParent()) if ($isBoxNode(at)) return at;
  return null;
}

/** Puts what the box holds in its place. */
export function $unwrapBox(box: BoxNode): void {
  for (const child of box.getChildren()) {
    if ($isBoxTitleNode(child)) {
      const line = $createParagraphNode().append(...child.getChildren());
      if (!line.isEmpty()) box.insertBefore(line);
    } else if ($isElementNode(child) || !child.isInline()) box.insertBefore(child);
  }
  box.remove();
}
