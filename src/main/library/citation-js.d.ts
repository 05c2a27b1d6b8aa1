/** The little of citation.js that is used; it comes without types. */
declare module '@citation-js/core' {
  export const plugins: {
    readonly input: { chain(source: string, options: { readonly generateGraph: boolean; readonly forceType: string }): unknown[] };
  };
}
declare module '@citation-js/plugin-bibtex';
