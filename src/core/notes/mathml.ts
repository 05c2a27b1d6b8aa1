/** Formulas in TeX as MathML, which every present browser shows without fonts or styles of ours. */
import { renderToString } from 'katex';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * One `math` element of complete, safe markup; TeX that cannot be read is shown as it was written, as `code`.
 * @param display whether the formula stands on its own.
 */
export function mathml(tex: string, display: boolean): string {
  try {
    const html = renderToString(tex, { output: 'mathml', displayMode: display, throwOnError: true, strict: 'ignore', trust: false, maxExpand: 100 });
    const found = /<math[\s\S]*<\/math>/.exec(html)?.[0];
    if (found !== undefined) return found.replace(/<annotation[\s\S]*?<\/annotation>/, '');
  } catch {
    // Not TeX: shown as it was written.
  }
  return `<code>${tex.replace(/[&<>]/g, (letter) => entities[letter] ?? letter)}</code>`;
}
