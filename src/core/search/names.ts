/** Lists of names in one column of UTF-16 units: nothing is made a string before it is asked for. */

/** Units made a string at a time: as many arguments as every engine takes. */
const BLOCK = 8_192;

export class Names {
  /** Name `i` is `units[starts[i] .. starts[i + 1]]`. */
  constructor(
    readonly units: Uint16Array,
    readonly starts: Uint32Array,
  ) {}

  get length(): number {
    return this.starts.length - 1;
  }

  at(index: number): string {
    return textOf(this.units, this.starts[index] as number, this.starts[index + 1] as number);
  }

  lengthOf(index: number): number {
    return (this.starts[index + 1] as number) - (this.starts[index] as number);
  }

  /** Ordinal of the first name that is not before `name`, in a list sorted by UTF-16 unit. */
  lowerBound(name: string): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.compare(middle, name) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Ordinal of the first such name in a sorted list, or -1. */
  find(name: string): number {
    const at = this.lowerBound(name);
    return at < this.length && this.compare(at, name) === 0 ? at : -1;
  }

  startsWith(index: number, beginning: string): boolean {
    const start = this.starts[index] as number;
    if (this.lengthOf(index) < beginning.length) return false;
    for (let i = 0; i < beginning.length; i += 1) if (this.units[start + i] !== beginning.charCodeAt(i)) return false;
    return true;
  }

  private compare(index: number, name: string): number {
    const start = this.starts[index] as number;
    const length = (this.starts[index + 1] as number) - start;
    const shared = Math.min(length, name.length);
    for (let i = 0; i < shared; i += 1) {
      const difference = (this.units[start + i] as number) - name.charCodeAt(i);
      if (difference !== 0) return difference;
    }
    return length - name.length;
  }
}

export function namesFrom(list: readonly string[]): Names {
  const starts = new Uint32Array(list.length + 1);
  list.forEach((name, i) => (starts[i + 1] = (starts[i] as number) + name.length));
  const units = new Uint16Array(starts[list.length] as number);
  list.forEach((name, i) => {
    const start = starts[i] as number;
    for (let k = 0; k < name.length; k += 1) units[start + k] = name.charCodeAt(k);
  });
  return new Names(units, starts);
}

/** Units (or Latin-1 bytes) as a string. */
export function textOf(units: Uint16Array | Uint8Array, from: number, to: number): string {
  if (to - from <= BLOCK) return String.fromCharCode.apply(null, units.subarray(from, to) as unknown as number[]);
  let text = '';
  for (let at = from; at < to; at += BLOCK) text += String.fromCharCode.apply(null, units.subarray(at, Math.min(to, at + BLOCK)) as unknown as number[]);
  return text;
}
