/** Reads and writes `notes/<id>.json`: strict, so that nothing a newer version wrote is lost by saving. */
import { z } from 'zod';
import type { Note, NoteBlock, NoteTree } from './note';
import { readBlock, readOwnBlock, storedBlock, typedBlock, type TypedBlock } from './read-block';

const envelope = z.strictObject({
  format: z.literal(1),
  id: z.string().min(1),
  title: z.string(),
  tags: z.array(z.string()),
  created: z.string(),
  modified: z.string(),
  pinned: z.literal(true).optional(),
  absorbed: z.array(z.string()).optional(),
  tree: z.strictObject({ blocks: z.array(typedBlock) }),
});

/** Levels of JSON: a block deeper than the first is kept as opaque; a file deeper than the second cannot be written back, so it is not read. */
const deepestBlock = 600;
const deepestFile = 1500;

/** Levels of nesting, counted without recursion up to `limit`. */
function depthOf(value: unknown, limit: number): number {
  let level: unknown[] = [value];
  let depth = 0;
  for (; level.length > 0 && depth < limit; depth += 1) {
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? (Object.values(each) as unknown[]) : []));
  }
  return depth;
}

const readShallow = (stored: TypedBlock): NoteBlock =>
  depthOf(stored, deepestBlock) < deepestBlock ? readBlock(stored) : { type: 'opaque', data: JSON.stringify(stored) };

/**
 * Reads the parsed JSON of a note file. A block of an unknown type or with unknown properties becomes `opaque` and writes
 * back exactly; a file of another format, or one whose envelope is damaged, is `null` and must not be saved over.
 */
export function readNote(json: unknown): Note | null {
  const read = envelope.safeParse(json);
  if (!read.success || depthOf(json, deepestFile) === deepestFile) return null;
  const { tree, ...rest } = read.data;
  return { ...rest, tree: { blocks: tree.blocks.map(readShallow) } };
}

/** Checks a tree as it crosses the seam (opaque blocks as `NoteOpaque`); `null` where any part of it is not a note's. */
export function readTree(value: unknown): NoteTree | null {
  const read = z.strictObject({ blocks: z.array(typedBlock) }).safeParse(value);
  if (!read.success || depthOf(value, deepestBlock) === deepestBlock) return null;
  const blocks = read.data.blocks.flatMap((block) => readOwnBlock(block) ?? []);
  return blocks.length === read.data.blocks.length ? { blocks } : null;
}

/** Pretty-printed JSON in a stable order, ending in a line end. Throws where an opaque block does not hold JSON. */
export function writeNote(note: Note): string {
  const { id, title, tags, created, modified, pinned, absorbed } = note;
  const tree = { blocks: note.tree.blocks.map(storedBlock) };
  return `${JSON.stringify({ format: 1, id, title, tags, created, modified, pinned, absorbed, tree }, null, 2)}\n`;
}
