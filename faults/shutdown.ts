/** Takes the power from a mounted file system: the shutdown ioctl of ext4 and XFS, without writing the journal first. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, run } from './program';

/** `EXT4_IOC_SHUTDOWN` and `XFS_IOC_GOINGDOWN` are the same number; flag 2 leaves the journal unwritten (NOLOGFLUSH). */
const c = `#include <fcntl.h>
#include <stdint.h>
#include <sys/ioctl.h>
int main(int count, char **arguments) {
  uint32_t flag = 2;
  int folder = count > 1 ? open(arguments[1], O_RDONLY) : -1;
  return folder < 0 || ioctl(folder, 0x8004587DUL, &flag) != 0;
}
`;
const python = 'import fcntl,os,struct,sys; fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), 0x8004587D, struct.pack("I", 2))';

/** A command that cuts the power of the file system whose folder is put at its end. */
export type Shutdown = readonly [program: string, ...args: string[]];

/** A small C program, as it starts fast; Python where there is no compiler; `null` where there is neither. */
export function prepareShutdown(scratch: string): Shutdown | null {
  const compiler = findProgram('cc') ?? findProgram('gcc');
  if (compiler !== null) {
    const source = join(scratch, 'shutdown.c');
    const built = join(scratch, 'shutdown');
    writeFileSync(source, c);
    if (run(compiler, ['-O1', '-o', built, source]) === null) return [built];
  }
  const interpreter = findProgram('python3');
  return interpreter === null ? null : [interpreter, '-c', python];
}
