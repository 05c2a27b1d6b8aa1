/** app://almagest: serves the window's own files under a policy that allows nothing else. */
import { protocol, type Session } from 'electron';
import type { FirstScreen } from '../shared/settings';
import { mediaTypes, pictureFor, readOwnFile, type ImageAddress, type PictureAddress } from './app-file';
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

/** Bytes of a raster picture with their media type; `null` where the vault has none such. */
export type FindPicture = (address: PictureAddress | ImageAddress) => Promise<{ readonly type: string; readonly bytes: Uint8Array } | null>;

async function servePicture(found: ReturnType<FindPicture>): Promise<Response> {
  const picture = await found;
  if (picture === null) return new Response(null, { status: 404 });
  // Opened as a page, which nothing does, it could not act either.
  return new Response(Buffer.from(picture.bytes), { headers: { 'content-type': picture.type, 'content-security-policy': "default-src 'none'; sandbox", 'x-content-type-options': 'nosniff' } });
}

/** Serves the folder's files to a session, and the vault's pictures; the page carries the first screen. */
export function serveFiles(session: Session, folder: string, firstScreen: () => FirstScreen | null, findPicture: FindPicture): void {
  session.protocol.handle('app', async (request) => {
    const picture = request.method === 'GET' ? pictureFor(request.url) : null;
    if (picture !== null) return servePicture(findPicture(picture));
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
