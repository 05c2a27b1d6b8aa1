/** DOIs, ISBNs and addresses: told apart, and spelled in one way each so that they can be compared. */
import type { Imprint } from './document';

type Named = Pick<Imprint, 'doi' | 'isbn' | 'url'>;

const DOI = /^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i;

/** Says which an identifier is; nothing where it is none of them. */
export function readIdentifier(given: string): Named {
  const identifier = given.trim();
  const doi = DOI.exec(identifier)?.[1];
  if (doi !== undefined) return { doi };
  const digits = identifier.replace(/^(?:urn:)?isbn[:\s]*/i, '').replace(/[-\s]/g, '');
  if (/^(?:\d{9}[\dXx]|97[89]\d{10})$/.test(digits)) return { isbn: digits.toUpperCase() };
  return /^https?:\/\/\S+$/i.test(identifier) ? { url: identifier } : {};
}

/** An imprint whose identifier has got its name: DOI, ISBN or address; one that is none of them stays. */
export function namedIdentifier({ identifier, ...said }: Imprint): Imprint {
  if (identifier === undefined) return said;
  const named = readIdentifier(identifier);
  return Object.keys(named).length === 0 ? { ...said, identifier } : { ...named, ...said };
}

/** An address without scheme, `www`, fragment and the slash at its end. */
const plainAddress = (url: string): string => url.trim().toLowerCase().replace(/^https?:\/\/(?:www\.)?/, '').replace(/#.*$/, '').replace(/\/+$/, '');

/** What names a work wherever it is read, each in one spelling: `doi:10.1/x`, `isbn:978…`, `url:example.org/a`. */
export function identifiersOf(imprint: Imprint): string[] {
  const { doi, isbn, url } = namedIdentifier(imprint);
  return [
    ...(doi === undefined ? [] : [`doi:${(readIdentifier(doi).doi ?? doi).toLowerCase()}`]),
    ...(isbn === undefined ? [] : [`isbn:${isbn.replace(/[-\s]/g, '')}`]),
    ...(url === undefined ? [] : [`url:${plainAddress(url)}`]),
  ];
}
