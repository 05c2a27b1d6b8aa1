/** The stored form of a note's blocks: strict, so that nothing a newer version wrote is lost by saving. */
import { z } from 'zod';
import type { NoteBlock, NoteInline, NoteListItem } from './note';
import { readOpaque } from './normalise-code';
import { textMarks } from './normalise-inline';

const text = z.strictObject({ type: z.literal('text'), text: z.string(), marks: z.array(z.enum(textMarks)) });
const image = z.strictObject({ type: z.literal('image'), url: z.string(), alt: z.string(), title: z.string().optional() });
const math = z.strictObject({ type: z.literal('math'), tex: z.string() });
const html = z.strictObject({ type: z.literal('html'), source: z.string() });
const target = z.strictObject({ kind: z.enum(['entity', 'document', 'section', 'note', 'annotation']), id: z.string() });
const linkPart = z.discriminatedUnion('type', [text, image, math, html]);
const inline = z.discriminatedUnion('type', [
  text,
  image,
  math,
  html,
  z.strictObject({ type: z.literal('break') }),
  z.strictObject({ type: z.literal('link'), url: z.string(), title: z.string().optional(), children: z.array(linkPart) }),
  z.strictObject({ type: z.literal('reference'), target, text: z.string(), named: z.literal(true).optional() }),
  z.strictObject({ type: z.literal('footnote'), label: z.string() }),
]);
const children = z.array(inline) as unknown as z.ZodType<readonly NoteInline[]>;
const level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6)]);

/** Any block of a file: an object with a type. */
export const typedBlock = z.looseObject({ type: z.string() });
export type TypedBlock = z.infer<typeof typedBlock>;

/** An opaque block in memory; files hold the block itself, so one that comes by is never a newer version's. */
const opaque = z.strictObject({ type: z.literal('opaque'), data: z.string().refine((data) => readOpaque(data) !== null) });

type Schemas = ReadonlyMap<string, z.ZodType<NoteBlock>>;

const listKind = { type: z.literal('list'), kind: z.enum(['bullet', 'number', 'check']), start: z.number().int() };

/** Before list items and quotes could hold blocks, an item named the one list under it, and a quote was a line. */
function earlier(block: z.ZodType<NoteBlock>): { readonly item: z.ZodType<NoteListItem>; readonly quote: z.ZodType<NoteBlock> } {
  const item = z
    .strictObject({ checked: z.boolean().nullable(), children, nested: block.nullable() })
    .transform(({ nested, ...rest }) => ({ ...rest, blocks: nested ? [nested] : [] }));
  const quote = z
    .strictObject({ type: z.literal('quote'), children })
    .transform((read): NoteBlock => ({ type: 'quote', blocks: [{ type: 'paragraph', children: read.children }] }));
  return { item, quote };
}

/** @param foreign what becomes of a block that is not exactly known: `null` refuses what it stands in. */
function schemasWith(foreign: (stored: TypedBlock) => NoteBlock | null): Schemas {
  const block: z.ZodType<NoteBlock> = z.lazy(() =>
    typedBlock.transform((stored, context): NoteBlock => {
      const read = readWith(schemas, stored) ?? foreign(stored);
      if (read !== null) return read;
      context.addIssue({ code: 'custom', message: 'unknown block' });
      return z.NEVER;
    }),
  );
  const blocks = z.array(block);
  const before = earlier(block);
  const item: z.ZodType<NoteListItem> = z.union([z.strictObject({ checked: z.boolean().nullable(), children, blocks }), before.item]);
  const schemas: Schemas = new Map<string, z.ZodType<NoteBlock>>([
    ['paragraph', z.strictObject({ type: z.literal('paragraph'), children })],
    ['heading', z.strictObject({ type: z.literal('heading'), level, children })],
    ['quote', z.union([z.strictObject({ type: z.literal('quote'), blocks }), before.quote])],
    ['callout', z.strictObject({ type: z.literal('callout'), tone: z.string(), title: z.string(), blocks })],
    ['footnote-text', z.strictObject({ type: z.literal('footnote-text'), label: z.string(), blocks })],
    ['code', z.strictObject({ type: z.literal('code'), language: z.string().nullable(), text: z.string() })],
    ['formula', z.strictObject({ type: z.literal('formula'), tex: z.string() })],
    ['rule', z.strictObject({ type: z.literal('rule') })],
    ['table', z.strictObject({ type: z.literal('table'), align: z.array(z.enum(['left', 'center', 'right']).nullable()), header: z.boolean(), widths: z.array(z.number()).optional(), rows: z.array(z.array(children)) })],
    ['list', z.strictObject({ ...listKind, items: z.array(item) })],
    ['passage', z.strictObject({ type: z.literal('passage'), annotation: z.string(), document: z.string(), quote: z.string(), source: z.string() })],
  ]);
  return schemas;
}

function readWith(schemas: Schemas, stored: TypedBlock): NoteBlock | null {
  const known = opaque.safeParse(stored);
  if (known.success) return known.data;
  const read = schemas.get(stored.type)?.safeParse(stored);
  return read?.success ? read.data : null;
}

const keep = (stored: TypedBlock): NoteBlock => ({ type: 'opaque', data: JSON.stringify(stored) });
const keeping = schemasWith(keep);
const refusing = schemasWith(() => null);

/** A block as the file holds it. Whatever is not exactly known (a type, a mark, a property) makes that block opaque. */
export const readBlock = (stored: TypedBlock): NoteBlock => readWith(keeping, stored) ?? keep(stored);

/** A block as it crosses the seam; `null` where any part of it is not one of a note. */
export const readOwnBlock = (value: TypedBlock): NoteBlock | null => readWith(refusing, value);

/** An object's members in one order, whatever the order they came in. */
function ordered(value: unknown, names: readonly string[]): Record<string, unknown> {
  const record = value as Record<string, unknown>;
  return Object.fromEntries(names.flatMap((name) => (record[name] === undefined ? [] : [[name, record[name]]])));
}

function storedInline(node: NoteInline): unknown {
  if (node.type === 'reference') return { ...ordered(node, ['type']), target: ordered(node.target, ['kind', 'id']), ...ordered(node, ['text', 'named']) };
  if (node.type === 'link') return { ...ordered(node, ['type', 'url', 'title']), children: node.children.map(storedInline) };
  return ordered(node, ['type', 'text', 'marks', 'url', 'alt', 'title', 'tex', 'source', 'label']);
}

/** What a file holds for a block; an opaque one is the block it came from. Throws where that is not JSON. */
export function storedBlock(block: NoteBlock): unknown {
  const line = (nodes: readonly NoteInline[]) => nodes.map(storedInline);
  const inside = (blocks: readonly NoteBlock[]) => blocks.map(storedBlock);
  switch (block.type) {
    case 'opaque':
      return JSON.parse(block.data);
    case 'paragraph':
    case 'heading':
      return { ...ordered(block, ['type', 'level']), children: line(block.children) };
    case 'quote':
    case 'callout':
    case 'footnote-text':
      return { ...ordered(block, ['type', 'tone', 'title', 'label']), blocks: inside(block.blocks) };
    case 'list':
      return { ...ordered(block, ['type', 'kind', 'start']), items: block.items.map((item) => ({ checked: item.checked, children: line(item.children), blocks: inside(item.blocks) })) };
    case 'table':
      return { ...ordered(block, ['type', 'align', 'header', 'widths']), rows: block.rows.map((row) => row.map(line)) };
    default:
      return ordered(block, ['type', 'language', 'text', 'tex', 'annotation', 'document', 'quote', 'source']);
  }
}
