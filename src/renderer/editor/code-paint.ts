/** Paints code in colours with the Highlight API: the note's nodes stay words, so that composition, undo and saving know nothing of it. */
import { $isCodeNode, CodeNode } from '@lexical/code';
import { $getNodeByKey, type LexicalEditor, type NodeKey } from 'lexical';
import type { Token } from './code-tokens';
import { paintRanges } from './painted-layers';
import { $linesUnder, domRange } from './text-lines';

/** Longer blocks stay in one colour: colouring them would be felt. UTF-16 units. */
const longest = 40_000;

/** Follows the code blocks of an editor; the value returned stops it and takes the paint away. */
export function registerCodePaint(editor: LexicalEditor): () => void {
  /** What takes away the paint of each block. */
  const painted = new Map<NodeKey, readonly (() => void)[]>();
  const waiting = new Set<NodeKey>();
  let frame = 0;
  let stopped = false;
  const wipe = (key: NodeKey) => {
    for (const stop of painted.get(key) ?? []) stop();
    painted.delete(key);
  };
  const paint = (key: NodeKey, tokensOf: (text: string, language: string) => readonly Token[]) => {
    wipe(key);
    editor.read(() => {
      const node = $getNodeByKey(key);
      const language = $isCodeNode(node) ? node.getLanguage() : null;
      const [line] = $isCodeNode(node) ? $linesUnder(node) : [];
      if (!line || !language || line.text.length > longest) return;
      const drawn = new Map<Token['kind'], StaticRange[]>();
      for (const token of tokensOf(line.text, language)) {
        const range = domRange(editor, line, token);
        if (range) drawn.set(token.kind, [...(drawn.get(token.kind) ?? []), range]);
      }
      painted.set(key, [...drawn].map(([kind, ranges]) => paintRanges(`code-${kind}`, ranges)));
    });
  };
  const paintAll = async () => {
    const { tokensOf } = await import('./code-tokens');
    if (stopped) return;
    for (const key of waiting) paint(key, tokensOf);
    waiting.clear();
  };
  const paintSoon = () => {
    cancelAnimationFrame(frame);
    if (waiting.size > 0) frame = requestAnimationFrame(() => void paintAll());
  };
  const stops = [
    editor.registerMutationListener(CodeNode, (changes) => {
      for (const [key, change] of changes) {
        if (change === 'destroyed') wipe(key);
        else waiting.add(key);
      }
      paintSoon();
    }),
    // A letter typed into a block changes its text alone, of which the listener above does not hear.
    editor.registerUpdateListener(({ dirtyElements, editorState }) => {
      editorState.read(() => {
        for (const key of dirtyElements.keys()) if ($isCodeNode($getNodeByKey(key))) waiting.add(key);
      });
      paintSoon();
    }),
  ];
  return () => {
    stopped = true;
    for (const stop of stops) stop();
    cancelAnimationFrame(frame);
    for (const key of [...painted.keys()]) wipe(key);
  };
}
