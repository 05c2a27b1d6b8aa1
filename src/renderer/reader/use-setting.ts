/** Watches how the article is laid out: its width, its height, its type and the arrival of its face. */
import { useEffect, useState } from 'react';
import type { ReaderParts, Setting } from './parts';

type Watched = Pick<Setting, 'turn' | 'breaks'>;

export function useWatchedSetting(parts: ReaderParts | null): Watched {
  const [setting, setSetting] = useState<Watched>({ turn: 0, breaks: 0 });
  useEffect(() => {
    if (!parts) return;
    const { root } = parts.article;
    let live = true;
    let key = '';
    const measure = () => {
      const now = `${String(root.clientWidth)} ${getComputedStyle(root).font}`;
      const broken = now !== key;
      key = now;
      setSetting(({ turn, breaks }) => ({ turn: turn + 1, breaks: broken ? breaks + 1 : breaks }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(root);
    observer.observe(parts.page);
    void document.fonts.ready.then(() => {
      key = '';
      if (live) measure();
    });
    return () => {
      live = false;
      observer.disconnect();
    };
  }, [parts]);
  return setting;
}
