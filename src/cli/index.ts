/** The terminal command's entry: the same core and vault without Electron. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import builtIn from '../../resources/article/space-agencies.txt?raw';
import { run } from './run';
import { userFolder } from './user-folder';

// A reader that went away, such as `head`, is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

void run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  folder: process.cwd(),
  shadow: join(userFolder(process.platform, process.env, homedir()), 'shadow'),
  builtIn: { name: 'space-agencies.txt', bytes: Buffer.from(builtIn, 'utf8') },
}).then((code) => {
  process.exitCode = code;
});
