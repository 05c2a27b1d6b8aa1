/** The log: a file on this machine and nowhere else; the only importer of electron-log. */
import type { MainLogger } from 'electron-log';

let opened: Promise<MainLogger> | null = null;

/** The log, set up: a file, and the terminal for warnings and worse. Loaded with the first line, so that no start waits for it. */
async function open(): Promise<MainLogger> {
  const { default: log } = await import('electron-log/main');
  log.transports.file.level = 'info';
  log.transports.file.maxSize = 1024 * 1024;
  log.transports.console.level = 'warn';
  // The terminal's standard output belongs to `--self-test`.
  log.transports.console.writeFn = ({ message }) => process.stderr.write(`${message.data.map(String).join(' ')}\n`);
  return log;
}

const write = (level: 'info' | 'warn' | 'error', ...message: readonly unknown[]): void => void (opened ??= open()).then((log) => log[level](...message));

export const logger = {
  info: (message: string) => write('info', message),
  warn: (message: string) => write('warn', message),
  /** Logs a bug with its cause. */
  error: (message: string, cause?: unknown) => write('error', message, cause ?? ''),
};

/** A terminal that has gone away (`| head`) is no bug of ours. */
export function forgiveTerminal(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

/** Path of the log file, for the dialog that offers it. */
export const logFile = async (): Promise<string> => (await (opened ??= open())).transports.file.getFile().path;
