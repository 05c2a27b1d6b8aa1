/** Files that are loaded one by one, by the path that the pattern found them at. */
interface ImportMeta {
  glob<Value>(pattern: string, options: { readonly query: string; readonly import: string }): Readonly<Record<string, (() => Promise<Value>) | undefined>>;
}

/** Files that the build takes in as text. */
declare module '*?raw' {
  const text: string;
  export default text;
}
