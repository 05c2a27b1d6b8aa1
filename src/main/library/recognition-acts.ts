/** Recognises in the background what an upgrade or a first start left to do, article by article, until it is done or the reader pauses it. */
import type { RecognitionProgress } from '../../shared/contract';
import type { DecisionActs } from './decision-acts';
import type { LibraryOptions } from './library';

/** Articles after which what was found is shown first. */
const BATCH = 50;
/** How long nothing is recognised after a question, in ms: whoever types asks again within that, and one article can take longer than a keystroke may. */
const ASIDE_MS = 400;
/** Afterwards a batch is this share of what is done: to fold the entities of a growing library anew costs ever more, and so does showing them. */
const GROWTH = 0.5;

export function recognitionActs({ engine, tell }: Pick<LibraryOptions, 'engine' | 'tell'>, { keepLeads }: Pick<DecisionActs, 'keepLeads'>) {
  let progress: RecognitionProgress = { done: 0, total: 0, paused: false };
  let running: Promise<void> | null = null;
  /** When the reader last asked something, on the clock of `performance.now`. */
  let asked = Number.NEGATIVE_INFINITY;

  function show(change: Partial<RecognitionProgress>): void {
    progress = { ...progress, ...change };
    tell('recognition.progress', progress);
  }

  async function untilNobodyAsks(): Promise<void> {
    for (let left = asked + ASIDE_MS - performance.now(); left > 0; left = asked + ASIDE_MS - performance.now()) await new Promise((resolve) => setTimeout(resolve, left));
  }

  async function recogniseNext(): Promise<string | null> {
    await untilNobodyAsks();
    return progress.paused ? null : engine.recogniseNext();
  }

  /** Shows what was found in these articles. */
  async function publish(found: readonly string[]): Promise<void> {
    const { documents, leads } = await engine.publishRecognitions();
    await keepLeads(leads);
    for (const document of new Set([...found, ...documents])) tell('library.changed', { document });
  }

  async function work(): Promise<void> {
    let found: string[] = [];
    const total = progress.done + (await engine.recognitionsLeft());
    if (total > 0) show({ total });
    for (let next = await recogniseNext(); next !== null; next = await recogniseNext()) {
      found.push(next);
      show({ done: progress.done + 1 });
      if (found.length < Math.max(BATCH, progress.done * GROWTH)) continue;
      await publish(found);
      found = [];
    }
    await untilNobodyAsks();
    await publish(found);
    if (!progress.paused && total > 0) show({ done: 0, total: 0 });
  }

  const run = (): Promise<void> => (running ??= work().finally(() => (running = null)));

  return {
    run,
    progress: (): RecognitionProgress => progress,
    /** The reader asks something: the next article waits until nobody does. */
    stepAside: (): void => void (asked = performance.now()),
    unrecognised: () => engine.unrecognised(),
    /** Gives the articles at which the recogniser failed another turn. */
    async again(): Promise<null> {
      await running;
      await engine.recogniseAgain();
      void run();
      return null;
    },
    /** Holds it after the article under way; what is left is done when the reader says so, or at the next start. */
    async pause(paused: boolean): Promise<null> {
      if (paused !== progress.paused) show({ paused });
      if (!paused) {
        await running;
        void run();
      }
      return null;
    },
  };
}
