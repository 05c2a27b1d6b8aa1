/** Where the bytes of an image of a page may lie: pages name several sizes, and let scripts put the address in its place. */
import { childrenOf, isElement, nameOf, type DomElement } from './dom';

/** Addresses tried of one image. */
const MOST = 12;

/** The addresses of a `srcset` (HTML standard, 4.8.4.2.2), the largest first. */
export function addressesInSet(set: string): string[] {
  const found: { readonly address: string; readonly size: number }[] = [];
  let rest = set;
  while (found.length < MOST) {
    const [whole = '', address = ''] = /^[\s,]*(\S+)/.exec(rest) ?? [];
    if (address === '') break;
    rest = rest.slice(whole.length);
    // A comma at its end ends the candidate; one inside, as of a data address, does not.
    const [descriptors = ''] = address.endsWith(',') ? [] : (/^[^,]*/.exec(rest) ?? []);
    rest = rest.slice(descriptors.length);
    found.push({ address: address.replace(/,+$/, ''), size: Number.parseFloat(descriptors) || 1 });
  }
  return found.sort((a, b) => b.size - a.size).map((each) => each.address);
}

/** The addresses of an image, that which the page itself shows first; empty where it has none. */
export function pictureAddresses(image: DomElement): string[] {
  const said = (name: string): string[] => [image.getAttribute(name)?.trim() ?? ''];
  const set = (element: DomElement): string[] => addressesInSet(element.getAttribute('srcset') ?? element.getAttribute('data-srcset') ?? '');
  const parent = image.parentNode;
  const sources = parent && isElement(parent) && nameOf(parent) === 'picture' ? childrenOf(parent).filter(isElement).filter((child) => nameOf(child) === 'source').flatMap(set) : [];
  return [...new Set([...said('src'), ...set(image), ...said('data-src'), ...said('data-original'), ...sources])].filter((address) => address !== '').slice(0, MOST);
}
