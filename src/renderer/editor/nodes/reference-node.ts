/** A link inside the vault as a chip in the line: text that is deleted whole, with the target's id behind it. */
import { $applyNodeReplacement, $getSelection, $isRangeSelection, TextNode, type EditorConfig, type LexicalNode, type NodeKey, type SerializedTextNode, type Spread } from 'lexical';
import type { ReferenceTarget } from '../../../core/notes/note';

type SerializedReference = Spread<{ readonly target: ReferenceTarget; readonly named?: true }, SerializedTextNode>;

export class ReferenceNode extends TextNode {
  __target: ReferenceTarget;
  /** Whether the text is the target's name and follows it. */
  __named: boolean;

  static override getType(): string {
    return 'reference';
  }

  static override clone(node: ReferenceNode): ReferenceNode {
    return new ReferenceNode(node.__target, node.__text, node.__named, node.__key);
  }

  static override importJSON(stored: SerializedReference): ReferenceNode {
    return $createReferenceNode(stored.target, stored.text, stored.named === true);
  }

  constructor(target: ReferenceTarget, text: string, named: boolean, key?: NodeKey) {
    super(text, key);
    this.__target = target;
    this.__named = named;
  }

  override exportJSON(): SerializedReference {
    return { ...super.exportJSON(), type: 'reference', version: 1, target: this.getTarget(), ...(this.isNamed() && { named: true }) };
  }

  getTarget(): ReferenceTarget {
    return this.getLatest().__target;
  }

  isNamed(): boolean {
    return this.getLatest().__named;
  }

  /** Other words for the same target; `named` where they are its name. A caret in the chip stays in it. */
  setWords(text: string, named: boolean): this {
    const self = this.getWritable();
    self.__text = text;
    self.__named = named;
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return self;
    for (const point of [selection.anchor, selection.focus]) if (point.key === self.__key && point.offset > text.length) point.set(self.__key, text.length, 'text');
    return self;
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

export function $createReferenceNode(target: ReferenceTarget, text: string, named = false): ReferenceNode {
  const node = new ReferenceNode(target, text, named);
  return $applyNodeReplacement(node.setMode('token'));
}

export const $isReferenceNode = (node: LexicalNode | null | undefined): node is ReferenceNode => node instanceof ReferenceNode;
