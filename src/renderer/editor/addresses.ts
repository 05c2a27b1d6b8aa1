/** Which addresses a note may link to, wherever they come from: a paste, the field, Markdown. */

const allowed = /^(https?:\/\/[^\s/?#]|mailto:[^\s@]+@)/i;

/** True for web and mail addresses; every other scheme is refused. */
export const isAllowedAddress = (url: string): boolean => allowed.test(url.trim());

/** What a person typed as an address: `esa.int` means `https://esa.int`, `a@b.org` means mail. `null` where it is none. */
export function readAddress(typed: string): string | null {
  const text = typed.trim();
  if (isAllowedAddress(text)) return text;
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(text)) return `mailto:${text}`;
  if (/^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([/?#:]\S*)?$/u.test(text)) return `https://${text}`;
  return null;
}
