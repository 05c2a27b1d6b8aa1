/** Finds title and author where a plain text names them: e-mail headers, "Title:" lines, "by …" under the title. */
import type { SourceMetadata } from '../canonical';
import type { Chunk } from './lines';

/** Chunks from the top that may still say who wrote the text. */
const LOOK_AT = 12;
const FIELD = /^(title|author|subject|from|by|language)\s*:\s*(\S.*)$/i;
const BY = /^(?:by|von|par|por|di|door)\s+(\p{Lu}[\p{L}\p{M}.'’-]*(?:[ ,&]+(?:and |und |et |y |e |en |van |von |de |la )*\p{Lu}[\p{L}\p{M}.'’-]*){1,6})$/iu;

/** Whether the line names an author, as the line under a title may. */
export function isByline(line: string): boolean {
  return BY.test(line);
}

/** What the first chunks say; fields are believed only in a group with a title or a subject. */
export function readMetadata(chunks: readonly Chunk[]): SourceMetadata {
  const fields = new Map<string, string>();
  for (const chunk of chunks.slice(0, LOOK_AT)) {
    for (const line of chunk.lines.slice(0, 20)) {
      const [, key, value] = FIELD.exec(line.text) ?? [];
      if (key !== undefined && value !== undefined && value.length <= 200 && !fields.has(key.toLowerCase())) fields.set(key.toLowerCase(), value);
    }
  }
  const title = fields.get('title') ?? (fields.has('from') ? fields.get('subject') : undefined) ?? null;
  if (title !== null) return { title, byline: fields.get('author') ?? fields.get('from') ?? null };
  const second = chunks[1];
  const by = second?.lines.length === 1 && chunks[0]?.lines.length === 1 ? BY.exec(second.lines[0]?.text ?? '')?.[1] : undefined;
  return { byline: by ?? null };
}
