/** Every kind of node a note may hold. */
import { CodeNode } from '@lexical/code';
import { HorizontalRuleNode } from '@lexical/extension';
import { LinkNode } from '@lexical/link';
import { ListItemNode, ListNode } from '@lexical/list';
import { HeadingNode } from '@lexical/rich-text';
import { TableCellNode, TableNode, TableRowNode } from '@lexical/table';
import type { Klass, LexicalNode } from 'lexical';
import { BoxNode, BoxTitleNode } from './box-node';
import { FormulaNode } from './formula-node';
import { OpaqueNode } from './opaque-node';
import { PartNode } from './part-node';
import { PassageNode } from './passage-node';
import { ReferenceNode } from './reference-node';

export const noteNodes: readonly Klass<LexicalNode>[] = [
  HeadingNode,
  BoxNode,
  BoxTitleNode,
  ListNode,
  ListItemNode,
  CodeNode,
  LinkNode,
  HorizontalRuleNode,
  ReferenceNode,
  PassageNode,
  OpaqueNode,
  PartNode,
  FormulaNode,
  TableNode,
  TableRowNode,
  TableCellNode,
];
