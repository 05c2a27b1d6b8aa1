/** What runs in the page. Each function's text is what the page runs, so it closes over nothing. */

export interface RecognitionWatch {
  readonly articles: number;
  readonly seconds: number;
  /** Milliseconds of the longest task of the page meanwhile, and how many lasted over 50. */
  readonly longestTask: number;
  readonly over50: number;
}

/** From the first progress that is told until nothing is left. */
async function watch(): Promise<RecognitionWatch> {
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const progress = async (): Promise<number> => {
    const answer = JSON.parse(await window.almagest.request('entities.recognition', null)) as { value: { total: number } };
    return answer.value.total;
  };
  let articles = 0;
  while ((articles = await progress()) === 0) await wait(50);
  const tasks: number[] = [0];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ type: 'longtask' });
  const from = performance.now();
  while ((await progress()) > 0) await wait(100);
  const seconds = (performance.now() - from) / 1000;
  observer.disconnect();
  return { articles, seconds, longestTask: Math.max(...tasks), over50: tasks.filter((task) => task > 50).length };
}

export interface GraphWatch {
  readonly nodes: number;
  readonly edges: number;
  /** Milliseconds from the click: to the counts, to the first picture with places, to the last one. */
  readonly counted: number;
  readonly painted: number;
  readonly laidOut: number;
  readonly longestTask: number;
  /** Milliseconds between frames while it is zoomed. */
  readonly frame: number;
  readonly longestFrame: number;
}

/** Opens the graph as a click does, and zooms it in and out once it stands. */
async function graph(): Promise<GraphWatch> {
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const handedOver = async () => {
    await frame();
    await new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  };
  const until = async (test: () => boolean): Promise<number> => {
    while (!test()) await frame();
    await handedOver();
    return performance.now();
  };
  const percent = () => Number(/\d+/.exec(document.querySelector('.graph-progress')?.textContent ?? '')?.[0] ?? 100);
  const stands = () => document.querySelector('.graph-canvas canvas') !== null;
  const tasks: number[] = [0];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ type: 'longtask' });
  const from = performance.now();
  document.querySelector<HTMLElement>('nav [aria-label="Graph"], [role=toolbar] [aria-label="Graph"], [aria-label="Graph"]')?.click();
  const counted = await until(() => document.querySelector('.graph-head p') !== null);
  const painted = await until(() => stands() && percent() > 0);
  const laidOut = await until(() => stands() && document.querySelector('.graph-progress') === null);
  observer.disconnect();
  const [nodes = 0, edges = 0] = (document.querySelector('.graph-head p')?.textContent ?? '').replace(/(\d),(\d)/g, '$1$2').match(/\d+/g)?.map(Number) ?? [];
  const canvas = document.querySelector<HTMLElement>('.graph-canvas canvas:last-of-type');
  const box = canvas?.getBoundingClientRect();
  const frames: number[] = [];
  let last = await frame();
  for (let turn = 0; turn < 120; turn++) {
    canvas?.dispatchEvent(new WheelEvent('wheel', { deltaY: turn < 60 ? -20 : 20, clientX: (box?.left ?? 0) + 300, clientY: (box?.top ?? 0) + 200, bubbles: true, cancelable: true }));
    const now = await frame();
    frames.push(now - last);
    last = now;
  }
  const sorted = [...frames].sort((a, b) => a - b);
  return { nodes, edges, counted: counted - from, painted: painted - from, laidOut: laidOut - from, longestTask: Math.max(...tasks), frame: sorted[60] ?? 0, longestFrame: sorted.at(-1) ?? 0 };
}

export const watchRecognition = `(${watch.toString()})()`;
export const openGraph = `(${graph.toString()})()`;
