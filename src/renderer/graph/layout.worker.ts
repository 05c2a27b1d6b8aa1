/** The thread that lays the graph out: the window stays free, however many nodes there are. */
import { startLayout } from '../../core/entities/graph-layout';

/** One that asks for no nodes ends the layout before it. */
export interface LayoutRequest {
  readonly turn: number;
  readonly count: number;
  /** Indices of the two nodes of each link, in turn, and its weight. */
  readonly ends: Int32Array;
  readonly weights: Float64Array;
}

export interface LayoutReply {
  readonly turn: number;
  /** `null` where only the progress is told: to draw many nodes takes longer than to move them. */
  readonly places: Float64Array | null;
  /** 0 to 1. */
  readonly progress: number;
}

const steps = 220;
/** Steps between two messages, and of many nodes between two pictures. */
const batch = 11;
const many = 300;
const seldom = 55;

let newest = 0;
const pause = () => new Promise((resolve) => setTimeout(resolve));

async function layOut({ turn, count, ends, weights }: LayoutRequest): Promise<void> {
  newest = turn;
  if (count === 0) return;
  const layout = startLayout(count, Array.from(weights, (weight, at) => ({ source: ends[2 * at] ?? 0, target: ends[2 * at + 1] ?? 0, weight })));
  for (let step = 0; step < steps; step += 1) {
    layout.step(1 - step / steps);
    if ((step + 1) % batch !== 0) continue;
    const isDrawn = count <= many || step + 1 === batch || (step + 1) % seldom === 0;
    self.postMessage({ turn, places: isDrawn ? layout.places.slice() : null, progress: (step + 1) / steps } satisfies LayoutReply);
    // Lets a newer request come in, which ends this one.
    await pause();
    if (newest !== turn) return;
  }
}

self.addEventListener('message', ({ data }: MessageEvent<LayoutRequest>) => void layOut(data));
