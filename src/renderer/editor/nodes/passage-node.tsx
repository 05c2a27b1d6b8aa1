/** A marked passage quoted into the note: a block with its quotation and a source line that opens the place. */
import { DecoratorNode, type LexicalNode, type NodeKey, type SerializedLexicalNode, type Spread } from 'lexical';
import type { ReactNode } from 'react';
import type { NotePassage } from '../../../core/notes/note';
import { PassageBlock } from '../passage-block';

type SerializedPassage = Spread<{ readonly passage: NotePassage }, SerializedLexicalNode>;

export class PassageNode extends DecoratorNode<ReactNode> {
  __passage: NotePassage;

  static override getType(): string {
    return 'passage';
  }

  static override clone(node: PassageNode): PassageNode {
    return new PassageNode(node.__passage, node.__key);
  }

  static override importJSON(stored: SerializedPassage): PassageNode {
    return $createPassageNode(stored.passage);
  }

  constructor(passage: NotePassage, key?: NodeKey) {
    super(key);
    this.__passage = passage;
  }

  override exportJSON(): SerializedPassage {
    return { ...super.exportJSON(), type: 'passage', version: 1, passage: this.getPassage() };
  }

  getPassage(): NotePassage {
    return this.getLatest().__passage;
  }

  setPassage(passage: NotePassage): void {
    this.getWritable().__passage = passage;
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('div');
    element.className = 'editor-passage-host';
    return element;
  }

  override updateDOM(): false {
    return false;
  }

  override exportDOM(): { element: HTMLElement } {
    const element = document.createElement('blockquote');
    const { quote, source } = this.getPassage();
    for (const text of [quote, `— ${source}`]) element.append(Object.assign(document.createElement('p'), { textContent: text }));
    return { element };
  }

  override getTextContent(): string {
    return this.getPassage().quote;
  }

  override isInline(): false {
    return false;
  }

  override decorate(): ReactNode {
    return <PassageBlock nodeKey={this.getKey()} passage={this.__passage} />;
  }
}

export const $createPassageNode = (passage: NotePassage): PassageNode => new PassageNode(passage);

export const $isPassageNode = (node: LexicalNode | null | undefined): node is PassageNode => node instanceof PassageNode;
