/** How an article may be set: the window's panel and the host's checks read this one table, and the window need not carry the checks. */

/** `paper` is light on warm paper. */
export const themes = ['system', 'light', 'paper', 'dark'] as const;
/** Faces of the article: for books, as the tools have it, or the system's own serif. */
export const faces = ['book', 'plain', 'system'] as const;

/** Bounds of what the reader may set: type size in CSS pixels, leading in type sizes, measure in letters to the line. */
export const readingBounds = {
  textSize: { least: 14, most: 28, step: 1 },
  leading: { least: 1.2, most: 2.2, step: 0.1 },
  measure: { least: 44, most: 96, step: 4 },
} as const;

/** As it is before the reader has chosen. */
export const ordinaryReading = { textSize: 18, leading: 1.7, measure: 68, face: 'book' } as const;

/** What a first screen is made of: the parts of the window, the blocks of an article by their elements, and the styles of text in them. */
export const firstScreenParts = ['rail', 'list', 'main', 'side', 'status'] as const;
export const firstScreenBlocks = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'li', 'blockquote', 'pre'] as const;
export const firstScreenStyles = ['plain', 'em', 'strong', 'code', 'link'] as const;
