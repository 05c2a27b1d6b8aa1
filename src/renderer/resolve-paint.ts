/**
 * Gives the sheets that paint articles and notes (`painted.css`, `note-painted.css`) their colours. Chrome 114, the floor, leaves
 * `var()` inside `::highlight()` unresolved, so the rules are repeated in an adopted sheet with the tokens' present values, and again
 * whenever the theme changes.
 */

function highlightRules(): string[] {
  const rules: string[] = [];
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (rule instanceof CSSStyleRule && rule.selectorText.startsWith('::highlight(')) rules.push(rule.cssText);
    }
  }
  return rules;
}

/** Keeps the paint in the colours of the theme; the value returned stops it. */
export function resolvePaint(): () => void {
  const sheet = new CSSStyleSheet();
  const rules = highlightRules().join('\n');
  const contrast = window.matchMedia('(prefers-contrast: more)');
  // Where the system forces its own colours, the rules that name them must stand.
  const forced = window.matchMedia('(forced-colors: active)');
  const write = () => {
    const tokens = getComputedStyle(document.documentElement);
    const resolved = rules.replace(/var\((--[\w-]+)\)/g, (_, name: string) => tokens.getPropertyValue(name).trim());
    sheet.replaceSync(forced.matches ? '' : resolved);
  };
  write();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const theme = new MutationObserver(write);
  theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  for (const query of [contrast, forced]) query.addEventListener('change', write);
  return () => {
    theme.disconnect();
    for (const query of [contrast, forced]) query.removeEventListener('change', write);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  };
}
