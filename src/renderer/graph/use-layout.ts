/** Where the nodes stand: asked of the layout's thread, told as it goes. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { GraphView } from '../../core/entities/graph-view';
import type { LayoutReply, LayoutRequest } from './layout.worker';

export interface Places {
  readonly places: Float64Array;
  /** 0 to 1. */
  readonly progress: number;
  /** The view they are of. */
  readonly of: GraphView;
}

function request(turn: number, { nodes, edges }: GraphView): LayoutRequest {
  const ends = new Int32Array(edges.length * 2);
  edges.forEach(({ source, target }, at) => ends.set([source, target], 2 * at));
  return { turn, count: nodes.length, ends, weights: Float64Array.from(edges, ({ weight }) => weight) };
}

export interface Laying {
  /** `null` until the first steps are done. */
  readonly places: Places | null;
  /** Leaves the nodes where they stand. */
  readonly stop: () => void;
}

/** A new view ends the layout of the one before. */
export function useLayout(view: GraphView): Laying {
  const worker = useRef<Worker | null>(null);
  const turn = useRef(0);
  const [found, setFound] = useState<Places | null>(null);
  useEffect(() => {
    worker.current = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
    return () => {
      worker.current?.terminate();
      worker.current = null;
    };
  }, []);
  useEffect(() => {
    const { current } = worker;
    if (!current) return;
    const mine = ++turn.current;
    const onMessage = ({ data }: MessageEvent<LayoutReply>) => {
      if (data.turn !== mine) return;
      const { places, progress } = data;
      setFound((last) => (places ? { places, progress, of: view } : last && { ...last, progress }));
    };
    current.addEventListener('message', onMessage);
    current.postMessage(request(mine, view));
    return () => current.removeEventListener('message', onMessage);
  }, [view]);
  const stop = useCallback(() => {
    worker.current?.postMessage(request(++turn.current, { nodes: [], edges: [] }));
    setFound((last) => last && { ...last, progress: 1 });
  }, []);
  return { places: found?.of === view ? found : null, stop };
}
