/** What is dragged in the library, as the places that take it know it. */

/** An article's id. */
export const articleDrag = 'application/x-almagest-article';
/** A collection's id. */
export const collectionDrag = 'application/x-almagest-collection';
