/** A file name for a title: readable, safe on every platform, told apart from its namesakes by the id. */
export function fileNameFor(title: string, id: string, extension: string): string {
  const slug = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  const short = Array.from(slug).slice(0, 60).join('');
  return `${short === '' ? 'untitled' : short}-${id}.${extension}`;
}
