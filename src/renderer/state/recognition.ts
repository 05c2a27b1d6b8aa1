/** How far it is with the articles whose names are still to be found: after an update of the recogniser, or where nothing was kept. */
import { create } from 'zustand';
import type { RecognitionProgress } from '../../shared/contract';
import { ask, listen } from '../notebook';
import { attempt } from './notices';

export const useRecognition = create<RecognitionProgress>(() => ({ done: 0, total: 0, paused: false }));

/** Follows the progress; the value returned stops it. */
export function followRecognition(): () => void {
  let told = false;
  const stop = listen('recognition.progress', (progress) => {
    told = true;
    useRecognition.setState(progress);
  });
  // What is told meanwhile is newer.
  void attempt(ask('entities.recognition', null)).then((progress) => progress && !told && useRecognition.setState(progress));
  return stop;
}

export const pauseRecognition = (paused: boolean): Promise<null> => attempt(ask('entities.pauseRecognition', { paused }));
