/** Longer texts side by side, a byte a character where they are Latin-1, two where they are not. */
import { textOf } from './names';

export class Texts {
  /**
   * Text `i` is `bytes[starts[i] .. starts[i + 1]]`, in UTF-16 with the lower byte first where `wide[i]` is 1.
   */
  constructor(
    readonly bytes: Uint8Array,
    readonly starts: Uint32Array,
    readonly wide: Uint8Array,
  ) {}

  get length(): number {
    return this.wide.length;
  }

  at(index: number): string {
    const from = this.starts[index] as number;
    const to = this.starts[index + 1] as number;
    if (!this.wide[index]) return textOf(this.bytes, from, to);
    const units = new Uint16Array((to - from) / 2);
    for (let i = 0; i < units.length; i += 1) units[i] = (this.bytes[from + 2 * i] as number) | ((this.bytes[from + 2 * i + 1] as number) << 8);
    return textOf(units, 0, units.length);
  }
}

export function textsFrom(list: readonly string[]): Texts {
  const starts = new Uint32Array(list.length + 1);
  const wide = Uint8Array.from(list, (text) => (isLatin(text) ? 0 : 1));
  list.forEach((text, i) => (starts[i + 1] = (starts[i] as number) + text.length * (wide[i] ? 2 : 1)));
  const bytes = new Uint8Array(starts[list.length] as number);
  list.forEach((text, i) => {
    const start = starts[i] as number;
    if (!wide[i]) for (let k = 0; k < text.length; k += 1) bytes[start + k] = text.charCodeAt(k);
    else
      for (let k = 0; k < text.length; k += 1) {
        bytes[start + 2 * k] = text.charCodeAt(k) & 0xff;
        bytes[start + 2 * k + 1] = text.charCodeAt(k) >> 8;
      }
  });
  return new Texts(bytes, starts, wide);
}

/** The texts at these places of several lists, copied without being read. */
export function pickTexts(picks: readonly { readonly from: Texts; readonly indices: readonly number[] }[]): Texts {
  const starts: number[] = [0];
  const wide: number[] = [];
  let end = 0;
  for (const { from, indices } of picks) {
    for (const index of indices) {
      end += (from.starts[index + 1] as number) - (from.starts[index] as number);
      starts.push(end);
      wide.push(from.wide[index] as number);
    }
  }
  const bytes = new Uint8Array(end);
  let at = 0;
  for (const { from, indices } of picks) {
    for (const index of indices) {
      const part = from.bytes.subarray(from.starts[index], from.starts[index + 1]);
      bytes.set(part, at);
      at += part.length;
    }
  }
  return new Texts(bytes, Uint32Array.from(starts), Uint8Array.from(wide));
}

function isLatin(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 0xff) return false;
  return true;
}
