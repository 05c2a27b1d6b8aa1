/** Columns of whole numbers, each as wide as its largest one asks. */

export type Column = Uint8Array | Uint16Array | Uint32Array;

/** The same numbers in the narrowest column that holds them. */
export function narrow(values: ArrayLike<number>, count = values.length): Column {
  let most = 0;
  for (let i = 0; i < count; i += 1) if ((values[i] as number) > most) most = values[i] as number;
  const column = most < 0x100 ? new Uint8Array(count) : most < 0x10000 ? new Uint16Array(count) : new Uint32Array(count);
  for (let i = 0; i < count; i += 1) column[i] = values[i] as number;
  return column;
}

/** A column of numbers whose count is not known before. */
export class Growing {
  private values = new Uint32Array(1_024);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const more = new Uint32Array(2 * this.length);
      more.set(this.values);
      this.values = more;
    }
    this.values[this.length] = value;
    this.length += 1;
  }

  at(index: number): number {
    return this.values[index] as number;
  }

  column(): Column {
    return narrow(this.values, this.length);
  }

  /** For bounds, which are compared so often that their kind of column had better not vary. */
  wide(): Uint32Array {
    return this.values.slice(0, this.length);
  }
}
