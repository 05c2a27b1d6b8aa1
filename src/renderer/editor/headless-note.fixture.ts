/** A note without a window, for tests: made from Markdown, changed by acts, read back. */
import { createHeadlessEditor } from '@lexical/headless';
import { fromMarkdown, toMarkdown } from '../../core/notes/markdown';
import { $getTree } from './lexical-to-tree';
import { noteNodes } from './nodes';
import { $setTree } from './tree-to-lexical';

export function editorOf(markdown: string) {
  const editor = createHeadlessEditor({
    nodes: [...noteNodes],
    onError: (error) => {
      throw error;
    },
  });
  editor.update(() => $setTree(fromMarkdown(markdown)), { discrete: true });
  return {
    act: (run: () => void) => editor.update(run, { discrete: true }),
    read: <T>(run: () => T): T => editor.read(run),
    kinds: () => editor.read($getTree).blocks.map((block) => block.type),
    markdown: () => toMarkdown(editor.read($getTree)),
  };
}
