/** What we use of pdf.js; its own types need a DOM. */
declare module 'pdfjs-dist/build/pdf.min.js' {
  export interface TextItem {
    readonly str: string;
    readonly dir: string;
    readonly transform: readonly [number, number, number, number, number, number];
    readonly width: number;
    readonly height: number;
    readonly fontName: string;
  }
  export interface OutlineNode {
    readonly title: string;
    /** The name of a place, or the place itself, which begins with its page. */
    readonly dest: string | readonly unknown[] | null;
    readonly items: readonly OutlineNode[];
  }
  export interface PdfPage {
    getViewport(options: { readonly scale: number }): { readonly width: number; readonly height: number; readonly transform: readonly number[] };
    getTextContent(options: { readonly includeMarkedContent: boolean }): Promise<{
      readonly items: readonly TextItem[];
      readonly styles: Readonly<Record<string, { readonly fontFamily: string; readonly vertical: boolean } | undefined>>;
    }>;
    cleanup(): void;
  }
  export interface PdfDocument {
    readonly numPages: number;
    getPage(number: number): Promise<PdfPage>;
    getMetadata(): Promise<{ readonly info: Readonly<Record<string, unknown>> }>;
    getOutline(): Promise<readonly OutlineNode[] | null>;
    getDestination(name: string): Promise<readonly unknown[] | null>;
    getPageIndex(page: unknown): Promise<number>;
    getPageLabels(): Promise<readonly string[] | null>;
  }
  export interface LoadingTask {
    readonly promise: Promise<PdfDocument>;
    destroy(): Promise<void>;
  }
  const pdfjs: { getDocument(options: Readonly<Record<string, unknown>>): LoadingTask };
  export default pdfjs;
}

declare module 'pdfjs-dist/build/pdf.worker.min.js' {
  const worker: unknown;
  export default worker;
}
