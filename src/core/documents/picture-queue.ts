/** Gives the pictures of a source their places among the blocks that are being built. */
import type { PictureReference } from './document';

type Waiting = Omit<PictureReference, 'at'>;

export class PictureQueue {
  private waiting: Waiting[] = [];
  /** Amid the block that is being collected: they come after it. */
  private amid: Waiting[] = [];
  private readonly placed: PictureReference[] = [];

  add(picture: Waiting): void {
    (picture.amid ? this.amid : this.waiting).push(picture);
  }

  /** Those that wait for the next block, which then wait no more. */
  takeWaiting(): Waiting[] {
    return this.waiting.splice(0);
  }

  wait(pictures: readonly Waiting[]): void {
    this.waiting.push(...pictures);
  }

  /** A block begins at `start`. */
  place(start: number): void {
    for (const picture of this.waiting) this.placed.push({ at: start, ...picture });
    this.waiting = this.amid;
    this.amid = [];
  }

  /** All of them, in order; what still waits stands at the text's end. */
  finish(length: number): readonly PictureReference[] {
    for (const picture of [...this.waiting, ...this.amid]) this.placed.push({ at: length, ...picture });
    return this.placed;
  }
}
