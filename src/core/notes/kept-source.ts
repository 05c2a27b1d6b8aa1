/** Blocks of Markdown that the tree has no type for (HTML, unused link definitions), kept as they were written. */

const keptTypes: readonly string[] = ['html', 'definition'];

export const isKept = (type: string) => keptTypes.includes(type);

/** JSON text of an opaque block that holds Markdown. */
export const keepSource = (source: string) => JSON.stringify({ type: 'markdown', source });

/** The Markdown an opaque block holds; `null` for every other opaque block. */
export function sourceOf(data: string): string | null {
  const value = JSON.parse(data) as { type: string; source?: unknown };
  return value.type === 'markdown' && typeof value.source === 'string' && Object.keys(value).length === 2 ? value.source : null;
}
