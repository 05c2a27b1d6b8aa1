/** Where the nodes stand: asked of the layout's thread, told as it goes. */
import { useEffect, useRef, useState } from 'react';
import type { GraphView } from '../../core/entities/graph-view';
import type { LayoutReply, LayoutRequest } from './layout.worker';

export interface Places {
  readonly places: Float64Array;
  /** 0 to 1. */
  readonly progress: number;
  /** The view they are of. */
  readonly of: GraphView;
}

/** `null` until the first steps are done. A new view ends the layout of the one before. */
export function useLayout(view: GraphView): Places | null {
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
      if (data.turn === mine) setFound({ places: data.places, progress: data.progress, of: view });
    };
    current.addEventListener('message', onMessage);
    const links = view.edges.map(({ source, target, weight }) => ({ source, target, weight }));
    current.postMessage({ turn: mine, count: view.nodes.length, links } satisfies LayoutRequest);
    return () => current.removeEventListener('message', onMessage);
  }, [view]);
  return found?.of === view ? found : null;
}
