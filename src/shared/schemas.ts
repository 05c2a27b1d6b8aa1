/**
 * The run-time twin of the contract: the schema that checks each request's argument.
 * Apart from `contract.ts` so that the window and the preload script, which need only names and types, do not carry zod.
 */
import { z } from 'zod';
import { annotationColors, markStyles } from '../core/annotations/annotation';
import { imprintFields, type Imprint } from '../core/documents/document';
import { entityTypes } from '../core/entities/entity';
import { linkedChoices, listOrders } from '../core/entities/narrow';
import type { NoteTree } from '../core/notes/note';
import type { Requests } from './contract';
import { copyForms, copyKinds, exportFormats, exportKinds } from './export';
import { firstScreenSchema, sessionSchema, settingsPatchSchema } from './settings';

const color = z.enum(annotationColors);
const id = z.string().min(1).max(200);
const documentId = z.object({ document: id });
const range = { start: z.number().int().min(0), end: z.number().int().min(0) };
const target = z.object({ kind: z.enum(['entity', 'document', 'section', 'note', 'annotation']), id: z.string().min(1).max(400) });
const style = z.enum(markStyles);
const comment = z.string().max(100_000);
const tags = z.array(z.string().min(1).max(100)).max(100);
const nothing = z.null();
const queryText = z.string().max(100_000);
const hitName = z.object({ kind: z.enum(['section', 'annotation', 'note', 'entity']), id: z.string().min(1).max(400), document: id.nullable() });
const draft = { ...range, color, style: style.optional(), comment, tags };
const position = z.object(range);
const quote = z.object({ exact: z.string(), prefix: z.string(), suffix: z.string() });
/** What may be rewritten in a mark; `place` is what an undo was handed. */
const markPatch = z.object({
  color: color.optional(),
  style: style.optional(),
  comment: comment.optional(),
  tags: tags.optional(),
  range: position.optional(),
  place: z.object({ revision: z.string(), selectors: z.object({ quote, position }) }).optional(),
});
const markEdit = z.union([
  z.object({ kind: z.literal('create'), draft: z.object(draft) }),
  z.object({ kind: z.literal('update'), id, patch: markPatch }),
  z.object({ kind: z.enum(['remove', 'restore']), id }),
]);
const line = z.string().max(2000);
const imprint = z.object(Object.fromEntries(imprintFields.map((field) => [field, line.optional()])) as Record<(typeof imprintFields)[number], z.ZodOptional<typeof line>>);
const documentPatch = z.object({
  title: line.min(1).optional(),
  byline: line.nullable().optional(),
  language: z.string().max(100).nullable().optional(),
  imprint: imprint.optional() as unknown as z.ZodOptional<z.ZodType<Imprint>>,
  shelf: z.object({ collections: z.array(id).max(1000), tags, starred: z.boolean(), archived: z.boolean() }).optional(),
});
/** The id is empty where everything is meant. */
const exported = z.object({ subject: z.object({ kind: z.enum(exportKinds), id: z.string().max(200), ids: z.array(id).max(10_000).readonly().optional() }), format: z.enum(exportFormats) });

const entityType = z.enum(entityTypes);
const name = z.string().trim().min(1).max(200);

/** What the reader decides of an entity; passages are ranges of the current text. */
const decision = z.union([
  z.object({ kind: z.literal('rename'), entity: id, name }),
  z.object({ kind: z.literal('retype'), entity: id, type: entityType }),
  z.object({ kind: z.literal('describe'), entity: id, description: z.string().trim().max(10_000) }),
  z.object({ kind: z.literal('alias'), entity: id, alias: name, exact: z.boolean() }),
  z.object({ kind: z.literal('unalias'), entity: id, alias: name }),
  z.object({ kind: z.literal('merge'), entity: id, into: id }),
  z.object({ kind: z.literal('refuse'), scope: z.literal('mention'), entity: id, document: id, ...range }),
  z.object({ kind: z.literal('refuse'), scope: z.literal('document'), entity: id, document: id }),
  z.object({ kind: z.literal('refuse'), scope: z.literal('everywhere'), entity: id }),
  z.object({ kind: z.literal('confirm'), entity: id, name, type: entityType }),
  z.object({ kind: z.literal('create'), name, type: entityType, document: id, ...range }),
  /** A new entity that no passage names yet. */
  z.object({ kind: z.literal('coin'), name, type: entityType }),
  /** `to` is `null` where the name is that of a new entity. */
  z.object({ kind: z.literal('split'), entity: id, to: id.nullable(), name, type: entityType, mentions: z.array(z.object({ document: id, ...range })).min(1).max(10_000) }),
  z.object({ kind: z.enum(['relate', 'unrelate']), entity: id, relation: z.string().trim().min(1).max(80), to: id }),
  z.object({ kind: z.literal('distinct'), entity: id, other: id }),
  z.object({ kind: z.literal('revoke'), decision: id }),
]);

/** What a settlement of two versions moved and made. */
const settled = z.object({ aside: id, before: id.nullable(), made: id.nullable() });

/** Checks a note's tree loosely at the seam; `core/notes` reads it strictly before anything is saved. */
const tree = z.custom<NoteTree>((value) => typeof value === 'object' && value !== null && Array.isArray((value as { blocks?: unknown }).blocks));

const merged = z.object({ tags: z.array(z.string()), tree });

/**
 * Argument schema of each request: the run-time twin of `Requests`. The types of the arguments are derived from it,
 * so a name that is missing on one side does not compile.
 */
export const schemas = {
  'vault.summary': nothing,
  'documents.list': z.object({ documents: z.array(id).max(100_000) }).nullable(),
  'documents.noted': nothing,
  'documents.open': documentId,
  'documents.import': z.object({ from: z.enum(['files', 'folder', 'drop', 'clipboard']) }),
  'documents.stopImport': nothing,
  'arrivals.plan': z.object({ from: z.enum(['notes', 'jex', 'marks', 'notebook', 'drop']) }),
  'arrivals.bring': nothing,
  'documents.about': documentId,
  'documents.update': z.object({ changes: z.array(z.object({ document: id, patch: documentPatch })).max(100_000) }),
  'documents.cite': nothing,
  'documents.revise': documentId,
  'documents.turn': z.object({ document: id, revision: id }),
  'documents.absorb': z.object({ document: id, into: id }),
  'documents.remove': documentId,
  'documents.restore': documentId,
  'collections.list': nothing,
  'collections.change': z.object({ put: z.array(z.object({ id, name, parent: id.nullable() })).max(10_000), remove: z.array(id).max(10_000) }),
  'trash.list': nothing,
  'trash.empty': nothing,
  'conflicts.list': nothing,
  'conflicts.open': z.object({ conflict: id }),
  'conflicts.settle': z.object({ conflict: id, keep: z.enum(['first', 'second', 'both']), again: settled.optional() }),
  'conflicts.unsettle': settled,
  'conflicts.restore': z.object({ conflict: id }),
  'vault.backup': nothing,
  'vault.restore': nothing,
  'problems.list': nothing,
  'problems.check': nothing,
  'problems.repair': z.object({ kind: z.enum(['note', 'annotations']), id }),
  'annotations.create': z.object({ document: id, ...draft }),
  'annotations.list': z.object({ document: id, annotations: z.array(id).max(100_000).optional() }),
  'annotations.edit': z.object({ document: id, edits: z.array(markEdit).max(100_000) }),
  'annotations.remove': z.object({ document: id, annotation: id }),
  'annotations.restore': z.object({ document: id, annotation: id }),
  'annotations.versions': documentId,
  'annotations.version': z.object({ document: id, version: id }),
  'annotations.revert': z.object({ document: id, version: id }),
  'colors.read': nothing,
  'colors.write': z.partialRecord(color, z.string().trim().max(60)),
  'entities.list': nothing,
  'entities.narrow': z.object({
    text: z.string().max(1000),
    type: z.enum(entityTypes).nullable(),
    linked: z.enum(linkedChoices),
    document: id.nullable(),
    order: z.enum(listOrders),
    most: z.partialRecord(z.enum(entityTypes), z.number().int().min(0).max(1_000_000)),
  }),
  'entities.fitting': z.object({ entity: id, type: z.enum(entityTypes), text: z.string().max(1000) }),
  'entities.open': z.object({ entity: id }),
  'entities.glance': z.object({ entity: id }),
  'entities.mentions': documentId,
  'entities.recognition': nothing,
  'entities.unrecognised': nothing,
  'entities.recogniseAgain': nothing,
  'entities.pauseRecognition': z.object({ paused: z.boolean() }),
  'entities.decide': decision,
  'entities.duplicates': nothing,
  'entities.linkMentions': z.object({ entity: id, note: id, turn: z.number().int().min(0).nullable() }),
  'entities.timeline': z.object({ documents: z.array(id).nullable() }),
  'entities.graph': z.object({ documents: z.array(id).nullable(), by: z.enum(['sentence', 'section']) }),
  'entities.export': z.object({ entity: id, format: z.enum(['markdown', 'csv', 'json']) }),
  'window.savePicture': z.object({ name: z.string().max(200), format: z.enum(['png', 'svg']), base64: z.string().max(100_000_000) }),
  'notes.list': z.object({ notes: z.array(id).max(100_000) }).nullable(),
  'notes.open': z.object({ note: id }),
  'notes.create': z.object({ title: z.string().max(1000), tree: tree.optional() }),
  'templates.list': nothing,
  /** Without `base` the note is replaced whatever stands there. */
  'notes.save': z.object({ note: id, title: z.string().max(1000), tags, tree, base: id.optional() }),
  'notes.write': z.object({ note: id, title: z.string().max(1000), tags, tree: z.string(), base: id.optional() }),
  'notes.pin': z.object({ note: id, pinned: z.boolean() }),
  'notes.remove': z.object({ note: id }),
  'notes.restore': z.object({ note: id }),
  'notes.merge': z.object({ note: id, into: id }),
  'notes.unmerge': z.object({ note: id, into: id, before: merged, after: merged }),
  'images.keep': z.object({ base64: z.string().max(30_000_000) }),
  'images.choose': nothing,
  'notes.versions': z.object({ note: id }),
  'notes.version': z.object({ note: id, version: id }),
  'notes.revert': z.object({ note: id, version: id }),
  'export.preview': exported,
  'export.save': exported,
  'export.stop': nothing,
  'export.copy': z.object({ subject: z.object({ kind: z.enum(copyKinds), id, document: z.string().max(200) }), form: z.enum(copyForms) }),
  'links.suggest': z.object({ text: z.string().max(1000) }),
  'links.resolve': z.object({ targets: z.array(target).max(10_000) }),
  'links.locate': z.object({ target }),
  'links.backlinks': z.object({ target }),
  'links.into': documentId,
  'links.broken': nothing,
  'search.query': z.object({
    text: queryText,
    limit: z.number().int().min(1).max(200),
    offset: z.number().int().min(0).max(1_000_000).optional(),
    grouped: z.boolean().optional(),
    box: z.string().max(40).optional(),
  }),
  'search.preview': z.object({ text: queryText, thing: hitName }),
  'search.marks': z.object({ text: queryText, document: id, things: z.array(hitName).max(1000) }),
  'searches.list': nothing,
  'searches.put': z.object({ search: z.object({ id, name, query: z.string().min(1).max(10_000) }), at: z.number().int().min(0).optional() }),
  'searches.remove': z.object({ id }),
  'settings.read': nothing,
  'settings.write': settingsPatchSchema,
  'session.read': nothing,
  'session.write': sessionSchema,
  'firstScreen.keep': firstScreenSchema.nullable(),
  'window.copy': z.object({ text: z.string().max(10_000_000) }),
  'article.print': documentId,
  'window.openLink': z.object({ url: z.string().max(10_000) }),
  'window.flushed': z.object({ saved: z.boolean() }),
  'window.report': z.object({ message: z.string().max(10_000), stack: z.string().max(100_000) }),
} satisfies Record<keyof Requests, z.ZodType>;
