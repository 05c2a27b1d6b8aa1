/** Reads Markdown: CommonMark with GFM's tables, check lists, footnotes and autolinks, and front matter. */
import type { ParsedDocument } from '../document';
import type { Root } from 'mdast';
import { CanonicalBuilder, type SourceMetadata } from '../canonical';
import { oneLine } from '../cleaning';
import { Flow } from '../flow';
import { sameWords } from '../html/map-html';
import { parsePlainText } from '../plain-text/parse-plain-text';
import { readFrontMatter } from './front-matter';
import { mapMarkdown, plainText } from './map-markdown';
import { parseTree } from './tree';

/** Thematic breaks, however long, and rows of asterisks are not nesting. */
const RULES = /^[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})$/gm;
/** Quotes and lists nested deeper than this, or that far indented, are no writing; the parser's time is cubic in their depth. */
const TOO_DEEP = /^(?:[ \t]*(?:[>+*-]|\d{1,9}[.)])){60}|^[ \t]{240,}(?:[>+*-]|\d{1,9}[.)])[ \t]/m;

/** Total: what the Markdown parser cannot take (nesting by the ten thousand) is read as plain text. */
export function parseMarkdown(source: string, name: string): ParsedDocument | null {
  if (TOO_DEEP.test(source.replace(RULES, ''))) return parsePlainText(source, name);
  let root: Root;
  try {
    root = parseTree(source);
  } catch {
    return parsePlainText(source, name);
  }
  const metadata = metadataOf(root);
  const title = metadata.title ?? null;
  const canonical = new CanonicalBuilder();
  mapMarkdown(root, new Flow(canonical), (heading) => title === null || sameWords(heading, title));
  return canonical.finish(name, metadata);
}

/** Front matter, completed by the only heading of level 1. */
function metadataOf(root: Root): SourceMetadata {
  const front = root.children.find((node) => node.type === 'yaml' || (node.type as string) === 'toml');
  const said = front && 'value' in front ? readFrontMatter(front.value) : {};
  if (said.title) return said;
  const tops = root.children.filter((node) => node.type === 'heading' && node.depth === 1);
  const [only] = tops;
  return tops.length === 1 && only ? { ...said, title: oneLine(plainText(only)) } : said;
}
