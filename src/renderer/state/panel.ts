/** Which panel lies over the window, if any: the settings, the list of keys, the versions of a note or of marks, the second versions, the trash, the problems, the export, the names of the colours, the details of an article, its collections and tags, what was imported, what would come from another program. */
import { create } from 'zustand';

export type Panel = 'settings' | 'keys' | 'versions' | 'trash' | 'problems' | 'export' | 'colors' | 'conflicts' | 'duplicates' | 'details' | 'shelf' | 'imported' | 'arrival';

export const usePanel = create<{ readonly open: Panel | null }>(() => ({ open: null }));

export const setPanel = (open: Panel | null): void => usePanel.setState({ open });
