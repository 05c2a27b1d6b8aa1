/** The one contract between the window and its host: every request and event, named once, each in the part of its noun. */
import type { z } from 'zod';
import type { AnnotationEvents, AnnotationRequests } from './contract/annotations';
import type { ArrivalRequests } from './contract/arrivals';
import type { ConflictEvents, ConflictRequests } from './contract/conflicts';
import type { DocumentEvents, DocumentRequests } from './contract/documents';
import type { EntityEvents, EntityRequests } from './contract/entities';
import type { ExportEvents, ExportRequests } from './contract/exports';
import type { LinkRequests } from './contract/links';
import type { NoteEvents, NoteRequests } from './contract/notes';
import type { SearchEvents, SearchRequests } from './contract/search';
import type { TrashRequests } from './contract/trash';
import type { VaultEvents, VaultRequests } from './contract/vault';
import type { WindowEvents, WindowRequests } from './contract/window';
import type { schemas } from './schemas';

export type * from './contract/annotations';
export type * from './contract/arrivals';
export * from './contract/commands';
export type * from './contract/conflicts';
export type * from './contract/documents';
export type * from './contract/entities';
export type * from './contract/exports';
export type * from './contract/links';
export type * from './contract/notes';
export type * from './contract/search';
export type * from './contract/trash';
export type * from './contract/vault';
export type * from './contract/window';

/** What each request answers. Failures come as `Result` and are unwrapped in `renderer/notebook.ts`. */
export interface Requests
  extends DocumentRequests,
    ArrivalRequests,
    AnnotationRequests,
    EntityRequests,
    NoteRequests,
    LinkRequests,
    SearchRequests,
    VaultRequests,
    ConflictRequests,
    TrashRequests,
    ExportRequests,
    WindowRequests {}

export type RequestName = keyof Requests;
export type Argument<Name extends RequestName> = z.infer<(typeof schemas)[Name]>;

/** What the host tells the window. Events carry ids, not payloads. */
export interface Events
  extends DocumentEvents,
    AnnotationEvents,
    EntityEvents,
    NoteEvents,
    SearchEvents,
    VaultEvents,
    ConflictEvents,
    ExportEvents,
    WindowEvents {}
export type EventName = keyof Events;

/** What the preload script puts at `window.almagest`. */
export interface Bridge {
  /** Resolves with a `Result` as JSON: a string crosses to the page at once, an object would be copied member by member. */
  request(name: string, argument: unknown): Promise<string>;
  /** Calls the listener for every event; the value returned stops it. */
  listen(listener: (name: string, detail: unknown) => void): () => void;
  /** `process.platform` of the host, for shortcuts. */
  readonly platform: string;
}

/** Name of the one channel in each direction. */
export const requestChannel = 'almagest:request';
export const eventChannel = 'almagest:event';
/** By which the preload script alone tells where dropped files lie: the page has no way to it. */
export const dropChannel = 'almagest:drop';
