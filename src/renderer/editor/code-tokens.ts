/** The colours of code: which words of a block are keywords, names, strings and the like. Loaded when a note first has such a block. */
import { common, createLowlight } from 'lowlight';
import type { TextRange } from '../../core/documents/document';

/** What is told apart by colour. */
export const tokenKinds = ['keyword', 'name', 'string', 'number', 'comment', 'markup'] as const;
export type TokenKind = (typeof tokenKinds)[number];

export interface Token extends TextRange {
  readonly kind: TokenKind;
}

const kinds: Readonly<Record<string, TokenKind>> = {
  keyword: 'keyword',
  operator: 'keyword',
  'selector-tag': 'keyword',
  built_in: 'name',
  title: 'name',
  type: 'name',
  class: 'name',
  function: 'name',
  attr: 'name',
  attribute: 'name',
  property: 'name',
  'selector-class': 'name',
  'selector-id': 'name',
  string: 'string',
  regexp: 'string',
  char: 'string',
  link: 'string',
  addition: 'string',
  number: 'number',
  literal: 'number',
  symbol: 'number',
  variable: 'number',
  comment: 'comment',
  quote: 'comment',
  deletion: 'comment',
  meta: 'markup',
  tag: 'markup',
  section: 'markup',
  bullet: 'markup',
};

const lowlight = createLowlight(common);

type Tree = ReturnType<typeof lowlight.highlight>;
type Child = Tree['children'][number];

const kindOf = (child: Extract<Child, { type: 'element' }>): TokenKind | null => {
  const names = child.properties['className'];
  const [first] = Array.isArray(names) ? names : [];
  return kinds[String(first).replace(/^hljs-/, '')] ?? null;
};

/** The coloured parts of a text, in order, not overlapping; empty for a language that is not known. Offsets in UTF-16 units. */
export function tokensOf(text: string, language: string): readonly Token[] {
  if (!lowlight.registered(language)) return [];
  const found: Token[] = [];
  let at = 0;
  const walk = (child: Child, kind: TokenKind | null): void => {
    if (child.type === 'text') {
      if (kind !== null && child.value !== '') found.push({ kind, start: at, end: at + child.value.length });
      at += child.value.length;
    } else if (child.type === 'element') {
      const own = kindOf(child) ?? kind;
      for (const each of child.children) walk(each, own);
    }
  };
  for (const child of lowlight.highlight(language, text).children) walk(child, null);
  return found;
}
