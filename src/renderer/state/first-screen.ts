/** The first screen, which the page paints before the application is there: kept for the next start, and taken away in this one. */
import type { FirstScreen } from '../../shared/settings';
import { ask } from '../notebook';

/** Keeps it for the next start. Nothing depends on it, so a failure is passed over. */
export async function keepFirstScreen(screen: FirstScreen | null): Promise<void> {
  await ask('firstScreen.keep', screen).catch(() => undefined);
}

/** Takes the painted one away: what it shows is there itself. */
export function leaveFirstScreen(): void {
  document.getElementById('first-paint')?.remove();
}
