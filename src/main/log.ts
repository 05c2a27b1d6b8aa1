/** The log: a file on this machine and nowhere else; the only importer of electron-log. */
import log from 'electron-log/main';

export const logger = {
  info: (message: string) => log.info(message),
  warn: (message: string) => log.warn(message),
  /** Logs a bug with its cause. */
  error: (message: string, cause?: unknown) => log.error(message, cause ?? ''),
};

/** Sends the log to its file, and to the terminal only warnings and worse. */
export function startLog(): void {
  log.transports.file.level = 'info';
  log.transports.file.maxSize = 1024 * 1024;
  log.transports.console.level = 'warn';
  // A terminal that has gone away (`| head`) is no bug of ours.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  // The terminal's standard output belongs to `--self-test`.
  log.transports.console.writeFn = ({ message }) => process.stderr.write(`${message.data.map(String).join(' ')}\n`);
}

/** Path of the log file, for the dialog that offers it. */
export const logFile = (): string => log.transports.file.getFile().path;
