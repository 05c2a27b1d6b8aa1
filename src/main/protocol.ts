/** app://almagest: serves the window's own files under a policy that allows nothing else. */
import { protocol, type Session } from 'electron';
import type { FirstScreen } from '../shared/settings';
import { mediaTypes, readOwnFile } from './app-file';
import { withFirstScreen } from './first-screen';

/** Everything is denied but the window's own files; styles set through the DOM are not affected. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

/** Must run before the application is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } }]);
}

/** Serves the folder's files to a session; the page carries the first screen. */
export function serveFiles(session: Session, folder: string, firstScreen: () => FirstScreen | null): void {
  session.protocol.handle('app', async (request) => {
    const served = request.method === 'GET' ? await readOwnFile(request.url, folder) : null;
    if (served === null) return new Response(null, { status: 404 });
    const { extension, bytes } = served;
    return new Response(extension === '.html' ? withFirstScreen(bytes.toString('utf8'), firstScreen()) : bytes, {
      headers: {
        'content-type': mediaTypes[extension] ?? 'application/octet-stream',
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
      },
    });
  });
}
