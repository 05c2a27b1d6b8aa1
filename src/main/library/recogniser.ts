/** Recognises articles, or knows from before what is in them; what an upgrade or a first start leaves to do waits for its turn. */
import { carry, carryNames } from '../../core/entities/carry';
import type { Entity, Identity, Recognition } from '../../core/entities/entity';
import { recognise } from '../../core/entities/recognise';
import type { IndexedDocument } from './engine';
import type { EngineShadow } from './engine-shadow';
import { gazetteer } from './gazetteer';

const nothing: Recognition = { entities: [], mentions: [] };
const ENDED = 'The thread ended each time while it looked for names in this article.';

/** Recognises a document's entities, headings known as such. Price: some tens of milliseconds for an article. */
export function recogniseDocument({ text, structure }: IndexedDocument): Recognition {
  return recognise(text, gazetteer(), structure.blocks.filter((block) => block.kind === 'title' || block.kind === 'heading'));
}

export class Recogniser {
  /** Documents that wait, in the order in which they came, with what is known of them until then. */
  private readonly waiting = new Map<string, Recognition | null>();
  /** Documents in which nothing could be found because the recogniser failed, why, and what is known of them from before. */
  private readonly failures = new Map<string, { readonly reason: string; readonly before: Recognition | null }>();
  /** Recognitions on their way to the disk. */
  private readonly keeping = new Set<Promise<void>>();
  private loaded = false;

  constructor(
    private readonly shadow: EngineShadow | null,
    private readonly find: typeof recogniseDocument = recogniseDocument,
  ) {}

  /** What is said of a document for now. A new text is recognised at once, one from before only where nothing waits to be loaded. */
  of(document: IndexedDocument): Recognition {
    this.waiting.delete(document.id);
    const known = this.shadow?.recognition(document) ?? null;
    if (known?.sameText) {
      if (!known.sameRecogniser) this.waiting.set(document.id, known.recognition);
      return known.recognition;
    }
    // At what ended a thread before, the next must not end while the article comes in.
    const isTrial = this.shadow !== null && this.shadow.attempts.ended(document.id) > 0;
    if (isTrial || (this.shadow && !known && !this.loaded)) {
      this.waiting.set(document.id, null);
      return nothing;
    }
    const found = this.attempt(document, null);
    if (!found) return nothing;
    return this.keep(document, known ? carryNames(known.recognition, found) : found);
  }

  /** Recognises a document that waits; `identify` tells what the library knows an entity as. */
  anew(document: IndexedDocument, identify: (entity: Entity) => Identity): Recognition {
    const before = this.waiting.get(document.id) ?? null;
    this.waiting.delete(document.id);
    const found = this.attempt(document, before);
    // What was known before goes on standing, and the next start tries again.
    if (!found) return before ?? nothing;
    return this.keep(document, before ? carry(before, found, identify) : found);
  }

  /** `null` where the recogniser fails at this text: one article must not keep the others from their turn. */
  private attempt(document: IndexedDocument, before: Recognition | null): Recognition | null {
    this.failures.delete(document.id);
    const attempts = this.shadow?.attempts;
    try {
      if (attempts?.isFatal(document.id)) throw new Error(ENDED);
      return attempts ? attempts.during(document.id, () => this.find(document)) : this.find(document);
    } catch (error) {
      this.failures.set(document.id, { reason: error instanceof Error ? (error.stack ?? error.message) : String(error), before });
      return null;
    }
  }

  /** Lets those at which the recogniser failed wait for another turn. */
  tryAgain(): void {
    for (const [document, { before }] of this.failures) {
      this.shadow?.attempts.forget(document);
      this.waiting.set(document, before);
    }
    this.failures.clear();
  }

  keep(document: IndexedDocument, recognition: Recognition): Recognition {
    if (!this.shadow) return recognition;
    const before = Promise.all(this.keeping);
    const kept: Promise<void> = before.then(() => this.shadow?.keepRecognition(document, recognition)).finally(() => this.keeping.delete(kept));
    this.keeping.add(kept);
    return recognition;
  }

  /** Everything in the vault has been heard of: what comes from now on is new. */
  settle = (): void => void (this.loaded = true);
  forget(document: string): void {
    this.waiting.delete(document);
    this.failures.delete(document);
    this.shadow?.attempts.forget(document);
  }
  /** Ids of documents at which the recogniser failed, with the message and stack of each failure. */
  failed = (): [string, string][] => [...this.failures].map(([document, { reason }]) => [document, reason]);
  left = (): number => this.waiting.size;
  next = (): string | null => [...this.waiting.keys()][0] ?? null;
  /** Whether nothing at all is known of it yet. */
  isUnknown = (document: string): boolean => this.waiting.get(document) === null;
  kept = async (): Promise<void> => void (await Promise.all(this.keeping));
}
