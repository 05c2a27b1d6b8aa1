/** Where the reader was, kept as shadow data outside the vault; a damaged or missing file is an empty session. */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultSession, sessionSchema, type Session } from '../shared/settings';
import { writeDurable } from './vault/durable';
import { nodeFileSystem } from './vault/file-system';

export interface SessionStore {
  read(): Promise<Session>;
  write(session: Session): Promise<void>;
}

/** @param folder the shadow folder of one vault, under the user-data folder. */
export function openSession(folder: string, newToken: () => string): SessionStore {
  const file = join(folder, 'session.json');
  let current: Promise<Session> | null = null;
  const load = async (): Promise<Session> => {
    try {
      return sessionSchema.safeParse(JSON.parse(await readFile(file, 'utf8'))).data ?? defaultSession;
    } catch {
      return defaultSession;
    }
  };
  return {
    read: () => (current ??= load()),
    async write(session) {
      current = Promise.resolve(session);
      await mkdir(folder, { recursive: true });
      await writeDurable(nodeFileSystem, file, Buffer.from(JSON.stringify(session, null, 2)), newToken);
    },
  };
}
