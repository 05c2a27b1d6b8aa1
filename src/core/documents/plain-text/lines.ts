/** Cuts plain text into chunks: runs of lines with a blank line on either side. */

export interface Line {
  /** Without indent and trailing white space. */
  readonly text: string;
  /** Columns of white space before the text; a tab counts to the next multiple of four. */
  readonly indent: number;
}

export interface Chunk {
  readonly lines: readonly Line[];
  /** Blank lines before it; a form feed or a rule of `* * *` counts as three. */
  readonly gap: number;
}

const WIDE = 3;
/** A line that only parts, such as `* * *` or a row of dashes. */
const RULE = /^(?:[-_=*~#.·•⁂+]\s*){3,}$|^⁂$/;
/** A row of one character under a heading. */
const UNDERLINE = /^(?:={3,}|-{3,}|~{3,}|\*{3,}|_{3,})$/;

function indentOf(line: string): number {
  let columns = 0;
  for (const unit of line) {
    if (unit === '\t') columns += 4 - (columns % 4);
    else if (/\s/.test(unit)) columns++;
    else break;
  }
  return columns;
}

/** Whether `line` underlines the line before it. */
export function isUnderline(line: Line | undefined): boolean {
  return line !== undefined && UNDERLINE.test(line.text);
}

/** All chunks of `source` in order. Line ends may be `\n`, `\r\n` or `\r`. */
export function cutIntoChunks(source: string): Chunk[] {
  const chunks: Chunk[] = [];
  let lines: Line[] = [];
  let gap = 0;
  const flush = (): void => {
    if (lines.length > 0) {
      chunks.push({ lines, gap });
      gap = 0;
    }
    lines = [];
  };
  for (const raw of source.split(/\r\n|[\n\r\u0085\u2028\u2029]/)) {
    const pageBreak = raw.includes('\f');
    const text = raw.trim();
    const parts = text !== '' && RULE.test(text) && !(lines.length > 0 && UNDERLINE.test(text));
    if (pageBreak || parts) {
      flush();
      gap += WIDE;
    }
    if (text === '' || parts) {
      flush();
      if (text === '' && !pageBreak) gap++;
    } else lines.push({ text, indent: indentOf(raw) });
  }
  flush();
  return chunks;
}
