/** The decision log as it is read: lines of every device, checked; what a newer version wrote and this one does not know is left aside. */
import { z } from 'zod';
import type { Decision } from '../../core/entities/decisions';
import { entityTypes } from '../../core/entities/entity';
import type { LogEntry } from '../vault/log-store';

const text = z.string();
const entity = text;
const type = z.enum(entityTypes);
const range = z.object({ start: z.number().int().min(0), end: z.number().int().min(0) });
const place = z.object({
  document: text,
  selectors: z.object({ quote: z.object({ exact: text, prefix: text, suffix: text }), position: range }),
});
const names = z.record(text, z.object({ name: text, type }));
const made = { id: text, instant: z.iso.datetime(), names: names.optional().catch(undefined) };

const line = z.union([
  z.object({ ...made, kind: z.literal('rename'), entity, name: text }),
  z.object({ ...made, kind: z.literal('retype'), entity, type }),
  z.object({ ...made, kind: z.literal('describe'), entity, description: text }),
  z.object({ ...made, kind: z.literal('alias'), entity, alias: text, exact: z.boolean() }),
  z.object({ ...made, kind: z.literal('unalias'), entity, alias: text }),
  z.object({ ...made, kind: z.literal('merge'), entity, into: text }),
  z.object({ ...made, kind: z.literal('refuse'), scope: z.literal('mention'), entity, place }),
  z.object({ ...made, kind: z.literal('refuse'), scope: z.literal('document'), entity, document: text }),
  z.object({ ...made, kind: z.literal('refuse'), scope: z.literal('everywhere'), entity }),
  z.object({ ...made, kind: z.literal('confirm'), entity, name: text, type }),
  z.object({ ...made, kind: z.literal('create'), entity, name: text, type, place }),
  z.object({ ...made, kind: z.literal('split'), entity, to: text, name: text, type, places: z.array(place) }),
  z.object({ ...made, kind: z.enum(['relate', 'unrelate']), entity, relation: text, to: text }),
  z.object({ ...made, kind: z.literal('distinct'), entity, other: text }),
  z.object({ ...made, kind: z.literal('revoke'), decision: text }),
]);

/** The decisions of a log. */
export function readDecisions(entries: readonly LogEntry[]): Decision[] {
  return entries.flatMap(({ device, entry }) => {
    const read = line.safeParse(entry);
    return read.success ? [{ ...read.data, device }] : [];
  });
}
