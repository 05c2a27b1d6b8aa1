/** Notices: short sentences at the foot of the window, perhaps with one act such as Undo. */
import { create } from 'zustand';

export interface Notice {
  readonly id: number;
  /** `busy` stands until whoever showed it takes it away. */
  readonly tone: 'plain' | 'problem' | 'busy';
  readonly message: string;
  readonly act?: { readonly label: string; readonly run: () => void };
}

let last = 0;

export const useNotices = create<{ readonly notices: readonly Notice[] }>(() => ({ notices: [] }));

/** Shows a notice and answers its id. At most three stand at once; the oldest goes first. */
export function notify(notice: Omit<Notice, 'id'>): number {
  const id = ++last;
  useNotices.setState(({ notices }) => ({ notices: [...notices.slice(-2), { ...notice, id }] }));
  return id;
}

/** Says something else in a notice that stands, so that its act stays where it is; nothing where it is gone. */
export function amend(id: number, message: string): void {
  useNotices.setState(({ notices }) => ({ notices: notices.map((notice) => (notice.id === id ? { ...notice, message } : notice)) }));
}

export function dismiss(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
}

/** Runs an act; where it fails, the reader is told why. Answers `null` then. */
export async function attempt<T>(act: Promise<T>): Promise<T | null> {
  try {
    return await act;
  } catch (error) {
    notify({ tone: 'problem', message: error instanceof Error ? error.message : String(error) });
    return null;
  }
}
