/** Preferences: what the reader chose for this machine. Never anything that belongs to the vault. */
import { z } from 'zod';
import { citationStyles } from '../core/export/citation-style';
import { entityTypes } from '../core/entities/entity';
import { articleOrders } from '../core/shelf/article-list';
import { exportFormats } from './export';
import { faces, firstScreenBlocks, firstScreenParts, firstScreenStyles, ordinaryReading, readingBounds, themes } from './reading';

export const settingsSchema = z.object({
  theme: z.enum(themes),
  leading: z.number().min(readingBounds.leading.least).max(readingBounds.leading.most),
  measure: z.number().int().min(readingBounds.measure.least).max(readingBounds.measure.most),
  face: z.enum(faces),
  /** Reader's type size in CSS pixels. */
  textSize: z.number().int().min(readingBounds.textSize.least).max(readingBounds.textSize.most),
  /** Whether the reader underlines the entities of the text. */
  showMentions: z.boolean(),
  /** Types of entities that it leaves out then. */
  hiddenTypes: z.array(z.enum(entityTypes)),
  /** The format chosen last in the export dialog. */
  exportFormat: z.enum(exportFormats),
  /** How citations are written out in exports and copies. */
  citationStyle: z.enum(citationStyles),
  /** How the library is sorted. */
  libraryOrder: z.enum(articleOrders),
});
export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = { theme: 'system', ...ordinaryReading, showMentions: true, hiddenTypes: [], exportFormat: 'markdown', citationStyle: 'apa', libraryOrder: 'read' };

export const settingsPatchSchema = settingsSchema.partial();
export type SettingsPatch = z.infer<typeof settingsPatchSchema>;

/** Where the reader was: shadow data of one vault, so that a start goes on where the last one stopped. */
export const sessionSchema = z.object({
  view: z.enum(['library', 'entities', 'notes', 'search', 'timeline', 'graph']),
  document: z.string().nullable(),
  entity: z.string().nullable(),
  note: z.string().nullable(),
  /** The note in the middle of the notes' room, beside the one at the side. */
  beside: z.string().nullable().default(null),
  side: z.enum(['note', 'marks', 'entity', 'review']),
  /** Offset (UTF-16) of the first line in sight, by document id. */
  offsets: z.record(z.string(), z.number().int().min(0)),
  /** By document id: when it was last read (milliseconds since 1970), the share above the lower edge then, whether its end was reached. */
  reading: z.record(z.string(), z.object({ at: z.number().min(0), share: z.number().min(0).max(1), done: z.boolean() })).default({}),
  /** Searches of late by which something was opened, newest first. */
  recentSearches: z.array(z.string().max(1000)).max(20).default([]),
  /** Ids of the notes opened of late, the last first. */
  recentNotes: z.array(z.string().max(400)).max(20).default([]),
  panes: z.object({
    /** Widths in CSS pixels. */
    list: z.number().int().min(200).max(480),
    side: z.number().int().min(280).max(640),
    listOpen: z.boolean(),
    sideOpen: z.boolean(),
  }),
});
export type Session = z.infer<typeof sessionSchema>;

export const defaultSession: Session = {
  view: 'library',
  document: null,
  entity: null,
  note: null,
  beside: null,
  side: 'note',
  offsets: {},
  reading: {},
  recentSearches: [],
  recentNotes: [],
  panes: { list: 280, side: 376, listOpen: true, sideOpen: true },
};

const edge = z.number().min(-20_000).max(20_000);
const box = { left: edge, top: edge, width: edge, height: edge };

/**
 * What the window showed of an article last, as measured words: the next start paints it before anything is loaded. Shadow data of
 * this computer. Lengths are CSS pixels from the page's upper left corner.
 */
export const firstScreenSchema = z.object({
  /** Size of the page it was taken at; a page of another size does not show it. */
  width: z.number().int().min(1).max(20_000),
  height: z.number().int().min(1).max(20_000),
  theme: z.enum(['light', 'paper', 'dark']),
  face: z.enum(faces),
  textSize: settingsSchema.shape.textSize,
  leading: settingsSchema.shape.leading,
  language: z.string().max(40),
  /** The parts of the window, each a plain area. */
  areas: z.array(z.object({ part: z.enum(firstScreenParts), ...box })).max(firstScreenParts.length),
  /** What cuts the blocks off; they are measured from the upper left corner of the window like everything. */
  page: z.object(box),
  blocks: z
    .array(
      z.object({
        kind: z.enum(firstScreenBlocks),
        left: edge,
        top: edge,
        width: edge,
        /** Stretches of text, each set one way. */
        runs: z.array(z.object({ style: z.enum(firstScreenStyles), text: z.string().max(20_000) })).max(400),
      }),
    )
    .min(1)
    .max(200),
});
export type FirstScreen = z.infer<typeof firstScreenSchema>;
