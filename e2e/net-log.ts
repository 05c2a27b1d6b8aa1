/** Chromium's own log of everything its network does, names looked up included. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const file = (folder: string) => join(folder, 'net-log.json');

/** The argument of Electron by which the log is written; it is whole once the application has ended. */
export const netLog = (folder: string): string => `--log-net-log=${file(folder)}`;

interface Log {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> };
  readonly events: readonly { readonly type: number; readonly params?: Readonly<Record<string, unknown>> }[];
}

/** What of it leaves this computer or would: names asked for, sockets opened, requests of the web. */
const outward = ['HOST_RESOLVER_MANAGER_REQUEST', 'HOST_RESOLVER_MANAGER_JOB', 'HOST_RESOLVER_DNS_TASK', 'HOST_RESOLVER_SYSTEM_TASK', 'TCP_CONNECT_ATTEMPT', 'UDP_CONNECT', 'URL_REQUEST_START_JOB'];

/** Each such event in one line. */
export function networkEvents(folder: string): string[] {
  const { constants, events } = JSON.parse(readFileSync(file(folder), 'utf8')) as Log;
  const names = new Map(outward.flatMap((name) => (name in constants.logEventTypes ? [[constants.logEventTypes[name], name]] : [])));
  return events.flatMap(({ type, params }) => {
    const name = names.get(type);
    const url = typeof params?.['url'] === 'string' ? params['url'] : '';
    // The end of a look-up says only how it went; its beginning names what was asked for.
    const nameless = String(name).startsWith('HOST_RESOLVER') && params?.['host'] === undefined;
    if (name === undefined || params === undefined || nameless || (name === 'URL_REQUEST_START_JOB' && !/^(?:https?|wss?|ftp):/.test(url))) return [];
    return [`${String(name)} ${JSON.stringify(params).slice(0, 200)}`];
  });
}
