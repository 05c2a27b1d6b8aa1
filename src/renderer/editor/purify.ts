/** The only file that imports DOMPurify: markup from elsewhere loses everything that could act before any document of the window holds it. */
import DOMPurify from 'dompurify';
import { keptElements } from './paste';

/** `style` is read for bold and italic and goes with all other attributes when the page is cleaned. */
const config = {
  ALLOWED_TAGS: [...keptElements, '#text'],
  ALLOWED_ATTR: ['href', 'style'],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
};

/** The page as an inert document: nothing in it loads or runs. */
export const purify = (html: string): Document => new DOMParser().parseFromString(DOMPurify.sanitize(html, config), 'text/html');

/** A formula's MathML, or the `code` that stands for one that cannot be read, as nodes to be put into the window. */
export const purifyFormula = (html: string): DocumentFragment => DOMPurify.sanitize(html, { USE_PROFILES: { mathMl: true }, ADD_TAGS: ['code'], RETURN_DOM_FRAGMENT: true });
