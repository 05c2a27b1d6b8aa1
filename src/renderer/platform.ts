/** What the window needs to know of the platform it runs on. */

/** True where the command key is Cmd. */
export const isMac = (): boolean => window.almagest.platform === 'darwin';
