/** Writes Markdown nodes in the one style of the application; text is escaped wherever it could be read as markup. */
import type { RootContent, Text } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { mathToMarkdown, type InlineMath } from 'mdast-util-math';
import { toMarkdown as write, type Handle } from 'mdast-util-to-markdown';

/**
 * Text beside a mark: its outermost letter may yet become a character reference, after which an underscore next to
 * it is no longer inside a word and would open emphasis. mdast-util-to-markdown (2.2.3) sees to this beside `*` and
 * `_` only, and not for characters of two UTF-16 units.
 */
const text: Handle = (node: Text, _parent, state, info) => {
  const safe = state.safe(node.value, info);
  const start = /[*_~]$/.test(info.before) ? safe.replace(/^([^\\_])(_+)/u, (_, letter: string, run: string) => letter + run.replaceAll('_', '\\_')) : safe;
  return /^[*_~]/.test(info.after) ? start.replace(/(?<!\\)(_+)([^_])$/u, (_, run: string, letter: string) => run.replaceAll('_', '\\_') + letter) : start;
};

/** Between single dollars where that is no price; between more where the formula holds dollars or a digit follows. */
function inlineMath({ value }: InlineMath, _parent: unknown, _state: unknown, { after }: { readonly after: string }): string {
  let size = /^\d/.test(after) || value.includes('$') ? 2 : 1;
  while (new RegExp(`(^|[^$])\\${'$'.repeat(size).split('').join('\\')}([^$]|$)`).test(value)) size += 1;
  const fence = '$'.repeat(size);
  const padding = /^\$|\$$/.test(value) ? ' ' : '';
  return fence + padding + value + padding + fence;
}
inlineMath.peek = () => '$';

export const writeMdast = (children: RootContent[]): string =>
  write(
    { type: 'root', children },
    {
      bullet: '-',
      bulletOther: '*',
      emphasis: '_',
      fences: true,
      listItemIndent: 'one',
      rule: '-',
      extensions: [gfmToMarkdown(), mathToMarkdown(), { handlers: { text, inlineMath: inlineMath as Handle } }],
    },
  );
