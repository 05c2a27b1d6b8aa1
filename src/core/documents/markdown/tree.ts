/** Reads Markdown (CommonMark, GFM, front matter) into mdast; the only file that imports the parser. */
import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';

/** A fence with a key below it; a mere rule at the beginning of a text begins no front matter. */
const FRONT_MATTER = /^(?:---|\+\+\+)[ \t]*\r?\n(?:\s*(?:#.*)?\r?\n)*["']?[\w-]+["']?\s*[:=]/;

/** The parser may throw on absurdly deep nesting; the caller has another way to read the text. */
export function parseTree(source: string): Root {
  const front = FRONT_MATTER.test(source);
  return fromMarkdown(source, {
    extensions: front ? [gfm(), frontmatter(['yaml', 'toml'])] : [gfm()],
    mdastExtensions: front ? [gfmFromMarkdown(), frontmatterFromMarkdown(['yaml', 'toml'])] : [gfmFromMarkdown()],
  });
}
