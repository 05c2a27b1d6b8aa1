/** What typing adds to a list of chips. */

/** The chips with what was typed behind them: parted by commas, each once, `#` and stray spaces left out; the same list where nothing is new. */
export function withTyped(chips: readonly string[], typed: string): readonly string[] {
  const wanted = typed.split(/[,\n]/).map((chip) => chip.trim().replace(/^#+/, '').replace(/\s+/g, ' ').slice(0, 100));
  const added = [...new Set(wanted)].filter((chip) => chip !== '' && !chips.includes(chip));
  return added.length === 0 ? chips : [...chips, ...added].slice(0, 100);
}
