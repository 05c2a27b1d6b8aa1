/** What the editor asks of the room that shows it: the editor itself knows no store and no request. */
import { createContext, useContext } from 'react';
import type { AnnotationColor } from '../../core/annotations/annotation';
import type { NotePassage, ReferenceTarget } from '../../core/notes/note';
import type { LinkState, LinkSuggestion } from '../../shared/contract';

/** The annotation behind a quoted passage, as it is today. */
export interface QuotedMark {
  readonly color: AnnotationColor;
  /** Its words in the present text; `null` where the text no longer has them. */
  readonly words: string | null;
}

/** A picture that was kept: its address in a note, and what it may be called until the writer describes it. */
export interface NewPicture {
  readonly url: string;
  readonly alt: string;
}

export interface EditorHost {
  /** What `[[` offers for the text typed so far, best first. */
  readonly suggest: (text: string) => Promise<readonly LinkSuggestion[]>;
  /** Makes a note or an entity of that name for a link to it; `null` where that failed. */
  readonly create: Readonly<Record<'note' | 'entity', (name: string) => Promise<ReferenceTarget | null>>>;
  /** Present names of link targets, in the order asked. */
  readonly resolve: (targets: readonly ReferenceTarget[]) => Promise<readonly LinkState[]>;
  /** Calls the listener when names may have changed, or things have come or gone; the value returned stops it. */
  readonly listen: (listener: () => void) => () => void;
  readonly openTarget: (target: ReferenceTarget) => void;
  /** Opens a web or mail address outside the application, after asking. */
  readonly openUrl: (url: string) => void;
  /** Keeps a picture in the vault; `null` where that failed, and the writer has been told why. */
  readonly keepPicture: (file: Blob) => Promise<NewPicture | null>;
  /** The same with a file the writer chooses. */
  readonly choosePicture: () => Promise<NewPicture | null>;
  /** What became of the annotation a passage was taken from; `null` where it is gone. */
  readonly markOf: (passage: NotePassage) => Promise<QuotedMark | null>;
}

const HostContext = createContext<EditorHost | null>(null);
export const EditorHostProvider = HostContext.Provider;

export function useEditorHost(): EditorHost {
  const host = useContext(HostContext);
  if (!host) throw new Error('Editor: there is no host around this component.');
  return host;
}
