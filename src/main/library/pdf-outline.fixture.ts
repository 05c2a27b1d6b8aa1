/** Reads the outline of a PDF back, as pdf.js shows it. */
import { loadPdfJs } from './pdf-file';

export interface ShownEntry {
  readonly title: string;
  /** 0 at the top. */
  readonly depth: number;
  /** From 0; -1 where it leads nowhere. */
  readonly page: number;
}

/** In order; none where the file has no outline. */
export async function outlineOf(bytes: Uint8Array): Promise<ShownEntry[]> {
  const task = (await loadPdfJs()).getDocument({ data: new Uint8Array(bytes), isEvalSupported: false, verbosity: 0 });
  const pdf = await task.promise;
  const entries: ShownEntry[] = [];
  type Items = NonNullable<Awaited<ReturnType<typeof pdf.getOutline>>>;
  const take = async (items: Items, depth: number): Promise<void> => {
    for (const { title, dest, items: inner } of items) {
      const [page] = (typeof dest === 'string' ? await pdf.getDestination(dest) : dest) ?? [];
      entries.push({ title, depth, page: page === undefined ? -1 : await pdf.getPageIndex(page) });
      await take(inner, depth + 1);
    }
  };
  await take((await pdf.getOutline()) ?? [], 0);
  await task.destroy();
  return entries;
}
