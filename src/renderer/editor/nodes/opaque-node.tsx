/** A block this version does not know: kept exactly as it is, and shown as such. */
import { DecoratorNode, type LexicalNode, type NodeKey, type SerializedLexicalNode, type Spread } from 'lexical';
import type { ReactNode } from 'react';
import { OpaqueBlock } from '../opaque-block';

type SerializedOpaque = Spread<{ readonly data: string }, SerializedLexicalNode>;

export class OpaqueNode extends DecoratorNode<ReactNode> {
  __data: string;

  static override getType(): string {
    return 'opaque';
  }

  static override clone(node: OpaqueNode): OpaqueNode {
    return new OpaqueNode(node.__data, node.__key);
  }

  static override importJSON(stored: SerializedOpaque): OpaqueNode {
    return $createOpaqueNode(stored.data);
  }

  constructor(data: string, key?: NodeKey) {
    super(key);
    this.__data = data;
  }

  override exportJSON(): SerializedOpaque {
    return { ...super.exportJSON(), type: 'opaque', version: 1, data: this.getData() };
  }

  /** JSON text of the block. */
  getData(): string {
    return this.getLatest().__data;
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('div');
    element.className = 'editor-opaque-host';
    return element;
  }

  override updateDOM(): false {
    return false;
  }

  override isInline(): false {
    return false;
  }

  override decorate(): ReactNode {
    return <OpaqueBlock nodeKey={this.getKey()} data={this.__data} />;
  }
}

export const $createOpaqueNode = (data: string): OpaqueNode => new OpaqueNode(data);

export const $isOpaqueNode = (node: LexicalNode | null | undefined): node is OpaqueNode => node instanceof OpaqueNode;
