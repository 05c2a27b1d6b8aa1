/** The Markdown that turns into form while it is typed. */
import { $createHorizontalRuleNode, HorizontalRuleNode } from '@lexical/extension';
import {
  BOLD_ITALIC_STAR,
  BOLD_ITALIC_UNDERSCORE,
  BOLD_STAR,
  BOLD_UNDERSCORE,
  CHECK_LIST,
  CODE,
  HEADING,
  INLINE_CODE,
  ITALIC_STAR,
  ITALIC_UNDERSCORE,
  LINK,
  ORDERED_LIST,
  HIGHLIGHT,
  STRIKETHROUGH,
  UNORDERED_LIST,
  type ElementTransformer,
  type TextMatchTransformer,
  type Transformer,
} from '@lexical/markdown';
import { $createParagraphNode } from 'lexical';
import { isAllowedAddress } from './addresses';
import { $createBoxNode, BoxNode } from './nodes/box-node';
import { $createPartNode, PartNode } from './nodes/part-node';

const rule: ElementTransformer = {
  dependencies: [HorizontalRuleNode],
  export: () => null,
  regExp: /^(---|\*\*\*|___)\s$/,
  replace: (parent) => {
    const node = $createHorizontalRuleNode();
    parent.replace(node);
    if (!node.getNextSibling()) node.insertAfter($createParagraphNode());
    node.getNextSibling()?.selectStart();
  },
  type: 'element',
};

const quote: ElementTransformer = {
  dependencies: [BoxNode],
  export: () => null,
  regExp: /^>\s/,
  replace: (parent, children) => {
    const line = $createParagraphNode().append(...children);
    parent.replace($createBoxNode('quote').append(line));
    line.selectStart();
  },
  type: 'element',
};

/** `$x^2$`; not `$5 and $`, which are prices. */
const formula: TextMatchTransformer = {
  dependencies: [PartNode],
  regExp: /\$([^\s$\d](?:[^$]*[^\s$])?)\$$/,
  replace: (node, match) => void node.replace($createPartNode({ type: 'math', tex: match[1] ?? '' })),
  trigger: '$',
  type: 'text-match',
};

/** Only web and mail addresses become links; anything else stays as it was typed. The address is matched within `<>` or bare. */
const link: TextMatchTransformer = {
  ...LINK,
  replace: (node, match) => (isAllowedAddress(match[2] ?? match[3] ?? '') ? LINK.replace?.(node, match) : undefined),
};

export const noteShortcuts: Transformer[] = [
  HEADING,
  quote,
  CHECK_LIST,
  UNORDERED_LIST,
  ORDERED_LIST,
  CODE,
  rule,
  INLINE_CODE,
  BOLD_ITALIC_STAR,
  BOLD_ITALIC_UNDERSCORE,
  BOLD_STAR,
  BOLD_UNDERSCORE,
  ITALIC_STAR,
  ITALIC_UNDERSCORE,
  STRIKETHROUGH,
  HIGHLIGHT,
  formula,
  link,
];
