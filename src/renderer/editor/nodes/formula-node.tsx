/** A formula that stands on its own. */
import { DecoratorNode, type LexicalNode, type NodeKey, type SerializedLexicalNode, type Spread } from 'lexical';
import type { ReactNode } from 'react';
import { FormulaBlock } from '../formula';

type SerializedFormula = Spread<{ readonly tex: string }, SerializedLexicalNode>;

export class FormulaNode extends DecoratorNode<ReactNode> {
  __tex: string;

  static override getType(): string {
    return 'formula';
  }

  static override clone(node: FormulaNode): FormulaNode {
    return new FormulaNode(node.__tex, node.__key);
  }

  static override importJSON(stored: SerializedFormula): FormulaNode {
    return $createFormulaNode(stored.tex);
  }

  constructor(tex: string, key?: NodeKey) {
    super(key);
    this.__tex = tex;
  }

  override exportJSON(): SerializedFormula {
    return { ...super.exportJSON(), type: 'formula', version: 1, tex: this.getTex() };
  }

  getTex(): string {
    return this.getLatest().__tex;
  }

  setTex(tex: string): void {
    this.getWritable().__tex = tex;
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('div');
    element.className = 'editor-formula-host';
    return element;
  }

  override updateDOM(): false {
    return false;
  }

  override getTextContent(): string {
    return this.getTex();
  }

  override isInline(): false {
    return false;
  }

  override decorate(): ReactNode {
    return <FormulaBlock nodeKey={this.getKey()} tex={this.__tex} />;
  }
}

export const $createFormulaNode = (tex: string): FormulaNode => new FormulaNode(tex);
export const $isFormulaNode = (node: LexicalNode | null | undefined): node is FormulaNode => node instanceof FormulaNode;
