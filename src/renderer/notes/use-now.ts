/** The clock of the notes, for `Edited 2 min ago`. */
import { useEffect, useState } from 'react';

/** Milliseconds since 1970; renewed twice a minute. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
