/** Keeps the symbols of equations, which readers of Word documents pass over, as runs of text. */

const PARAGRAPHS = /<\/?m:oMathPara(?:\s[^<>]*)?>/g;
const OPENING = '<m:oMath';
const CLOSING = '</m:oMath>';
const SYMBOLS = /<m:t(?:\s[^<>]*)?>([^<]*)<\/m:t>/g;

/** A part of a Word document with each equation replaced by a run of its symbols in reading order. */
export function withEquationsAsText(xml: string): string {
  if (!xml.includes(OPENING)) return xml;
  const parts = xml.replace(PARAGRAPHS, '').split(CLOSING);
  return parts.map((part, index) => (index < parts.length - 1 ? withEquationAtEnd(part) : part)).join('');
}

function withEquationAtEnd(part: string): string {
  const start = part.lastIndexOf(OPENING);
  if (start < 0) return part + CLOSING;
  const symbols = [...part.slice(start).matchAll(SYMBOLS)].map(([, symbol = '']) => symbol).join('');
  return `${part.slice(0, start)}<w:r><w:t xml:space="preserve">${symbols}</w:t></w:r>`;
}
