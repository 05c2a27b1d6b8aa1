/** Bugs of the window: each is reported to the host, which logs it and offers to copy the details. */
import { ask } from '../notebook';

/** Chromium says so when a layout is measured twice in a frame; nothing is wrong then. */
const harmless = /^ResizeObserver loop/;

export function report(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  if (harmless.test(message)) return;
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  void ask('window.report', { message: message.slice(0, 10_000), stack: stack.slice(0, 100_000) }).catch(() => undefined);
}

/** Begins to report what nobody caught; the value returned stops it. */
export function reportErrors(): () => void {
  const onError = (event: ErrorEvent) => report(event.error ?? event.message);
  const onRejection = (event: PromiseRejectionEvent) => report(event.reason);
  window.addEventListener('error', onError);
  window.addEventListener('unhandledrejection', onRejection);
  return () => {
    window.removeEventListener('error', onError);
    window.removeEventListener('unhandledrejection', onRejection);
  };
}
