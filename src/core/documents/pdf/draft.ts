/** A block of a page in the making: lines that belong together. */
import type { BlockKind } from '../document';
import type { Line } from './lines';

export interface Draft {
  kind: Exclude<BlockKind, 'quote'>;
  level: number;
  /** List items only. */
  marker?: string;
  readonly lines: Line[];
}

const BULLET = /^([\u2022\u2023\u25aa\u25ab\u25cf\u25cb\u25e6\u25a0\u25a1\u2043\u2219\u27a2\u2713\uf0b7\uf0a7]|[\u2013\u2014*\u00b7-](?=\s))\s*/u;
const NUMBERED = /^(\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|\[\d{1,3}\])\s+(?=\S)/u;

/** The list marker a line begins with, and how many units it takes with the space after it. */
export function markerOf(text: string): { readonly marker: string; readonly length: number } | null {
  const bullet = BULLET.exec(text);
  if (bullet) return bullet[0].length < text.length ? { marker: '\u2022', length: bullet[0].length } : null;
  const numbered = NUMBERED.exec(text);
  return numbered?.[1] === undefined ? null : { marker: numbered[1], length: numbered[0].length };
}

/** Whether a sentence may end here. */
export function endsSentence(text: string): boolean {
  return /[.!?:;\u2026\u3002\uff01\uff1f\uff1a\uff1b\u061f][)\]"'\u2019\u201d\u00bb\u300d\u300f\uff09]*(?:\[?\d{1,3}(?:[,\u2013-]\d{1,3})*\]?)?$/u.test(text);
}

export const firstOf = (draft: Draft): Line => draft.lines[0] as Line;
export const lastOf = (draft: Draft): Line => draft.lines.at(-1) as Line;
