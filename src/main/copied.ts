/** What was copied, in whatever form it may become an article. */
import { clipboard } from 'electron';

interface Copied {
  /** Markup, as browsers and office programs put it beside the text; empty where there is none. */
  readonly html: string;
  readonly text: string;
}

/** Reads the clipboard. Electron 45 gives items as the web does; those before it have a method for each form. */
export async function copied(): Promise<Copied> {
  const text = await clipboard.readText();
  const { readHTML } = clipboard as unknown as { readonly readHTML?: () => string };
  if (readHTML) return { html: readHTML.call(clipboard), text };
  for (const item of await clipboard.read()) {
    if (item.types.includes('text/html')) return { html: await (await item.getType('text/html')).text(), text };
  }
  return { html: '', text };
}

interface Forms {
  readonly text: string;
  /** `null` where the text is all. */
  readonly html: string | null;
}

/** Puts text on the clipboard, and markup beside it for programs that take it; where the system takes one form only, the text. */
export function putCopied({ text, html }: Forms): void {
  const { write } = clipboard as unknown as { readonly write: (forms: { readonly text: string; readonly html?: string }) => void };
  if (html === null) clipboard.writeText(text);
  else write.call(clipboard, { text, html });
}
