/** Markdown and the note's tree, each way: tree to Markdown to tree is the identity for trees in normal form. */
export { fromMarkdown } from './from-markdown';
export { normalise } from './normalise';
export { toMarkdown } from './to-markdown';
