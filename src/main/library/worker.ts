/** The thread's side of the engine: one call in, one reply out, in order; what can wait is done when nobody asks. */
import { parentPort, workerData } from 'node:worker_threads';
import { answerCalls } from './answer-calls';
import { createEngine } from './engine';
import { openEngineShadow, programStamp } from './engine-shadow';
import type { EngineReply } from './engine-thread';
import { recogniserStamp } from './gazetteer';

/** Milliseconds without a call after which the index is kept. */
const QUIET = 500;

const folder = workerData as string | null;
const engine = createEngine(() => performance.now(), folder === null ? null : openEngineShadow(folder, programStamp(__dirname), recogniserStamp()));

let timer: NodeJS.Timeout | null = null;
let saving = Promise.resolve();
const answer = answerCalls(engine, (reply: EngineReply) => parentPort?.postMessage(reply), () => {
  if (timer) clearTimeout(timer);
  timer = setTimeout(() => (saving = saving.then(() => engine.save())), QUIET);
});

parentPort?.on('message', answer);
