/** A piece of a line that is not letters: a picture, a formula, a tag of HTML, a footnote's mark. It holds the tree's own node. */
import { DecoratorNode, type LexicalNode, type NodeKey, type SerializedLexicalNode, type Spread } from 'lexical';
import type { ReactNode } from 'react';
import type { NoteFootnoteMark, NoteHtml, NoteImage, NoteMath } from '../../../core/notes/note';
import { inlineText } from '../../../core/notes/plain-text';
import { LinePart } from '../line-part';

export type Part = NoteImage | NoteMath | NoteHtml | NoteFootnoteMark;
type SerializedPart = Spread<{ readonly part: Part }, SerializedLexicalNode>;

export class PartNode extends DecoratorNode<ReactNode> {
  __part: Part;

  static override getType(): string {
    return 'part';
  }

  static override clone(node: PartNode): PartNode {
    return new PartNode(node.__part, node.__key);
  }

  static override importJSON(stored: SerializedPart): PartNode {
    return $createPartNode(stored.part);
  }

  constructor(part: Part, key?: NodeKey) {
    super(key);
    this.__part = part;
  }

  override exportJSON(): SerializedPart {
    return { ...super.exportJSON(), type: 'part', version: 1, part: this.getPart() };
  }

  getPart(): Part {
    return this.getLatest().__part;
  }

  setPart(part: Part): void {
    this.getWritable().__part = part;
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('span');
    element.className = `editor-part editor-part-${this.__part.type}`;
    return element;
  }

  override updateDOM(): false {
    return false;
  }

  override exportDOM(): { element: HTMLElement } {
    const element = document.createElement('span');
    element.textContent = this.getTextContent();
    return { element };
  }

  override getTextContent(): string {
    return inlineText(this.getPart());
  }

  override isInline(): true {
    return true;
  }

  override decorate(): ReactNode {
    return <LinePart nodeKey={this.getKey()} part={this.__part} />;
  }
}

export const $createPartNode = (part: Part): PartNode => new PartNode(part);
export const $isPartNode = (node: LexicalNode | null | undefined): node is PartNode => node instanceof PartNode;
