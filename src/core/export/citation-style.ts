/** Names of the styles citations can be written in; what they are is in `citation-styles.ts`. */
export const citationStyles = ['apa', 'chicago', 'mla', 'ieee'] as const;
export type CitationStyle = (typeof citationStyles)[number];
