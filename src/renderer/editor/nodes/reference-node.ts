/** A link inside the vault as a chip in the line: text that is deleted whole, with the target's id behind it. */
import { $applyNodeReplacement, TextNode, type EditorConfig, type LexicalNode, type NodeKey, type SerializedTextNode, type Spread } from 'lexical';
import type { ReferenceTarget } from '../../../core/notes/note';

type SerializedReference = Spread<{ readonly target: ReferenceTarget }, SerializedTextNode>;

export class ReferenceNode extends TextNode {
  __target: ReferenceTarget;

  static override getType(): string {
    return 'reference';
  }

  static override clone(node: ReferenceNode): ReferenceNode {
    return new ReferenceNode(node.__target, node.__text, node.__key);
  }

  static override importJSON(stored: SerializedReference): ReferenceNode {
    return $createReferenceNode(stored.target, stored.text);
  }

  constructor(target: ReferenceTarget, text: string, key?: NodeKey) {
    super(text, key);
    this.__target = target;
  }

  override exportJSON(): SerializedReference {
    return { ...super.exportJSON(), type: 'reference', version: 1, target: this.getTarget() };
  }

  getTarget(): ReferenceTarget {
    return this.getLatest().__target;
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const element = super.createDOM(config);
    const { kind, id } = this.getTarget();
    element.className = 'editor-reference';
    element.dataset['kind'] = kind;
    element.dataset['target'] = id;
    element.spellcheck = false;
    return element;
  }

  override exportDOM(): { element: HTMLElement } {
    const element = document.createElement('span');
    element.textContent = this.getTextContent();
    return { element };
  }

  override canInsertTextBefore(): boolean {
    return false;
  }

  override canInsertTextAfter(): boolean {
    return false;
  }

  override isTextEntity(): true {
    return true;
  }
}

export function $createReferenceNode(target: ReferenceTarget, text: string): ReferenceNode {
  const node = new ReferenceNode(target, text);
  return $applyNodeReplacement(node.setMode('token'));
}

export const $isReferenceNode = (node: LexicalNode | null | undefined): node is ReferenceNode => node instanceof ReferenceNode;
