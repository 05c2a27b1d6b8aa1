/** Words of the note that is typed into. */
export const LONG_NOTE_WORDS = 20_000;
