/** What a benchmark hands back, printed as a table, as one JSON object, or kept under bench/results. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';

export type Cell = string | number | null;

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  /** `null` stands for what was not measured. */
  readonly rows: readonly (readonly Cell[])[];
}

export interface Report {
  readonly name: string;
  /** What was compared, how, and what the reader must know to believe it; a sentence each. */
  readonly notes: readonly string[];
  readonly versions: Readonly<Record<string, string>>;
  readonly tables: readonly Table[];
  /** The figures by name, for `--json`. */
  readonly figures: Readonly<Record<string, unknown>>;
}

/** The machine, as far as it bears on figures. */
export function machine(): string {
  const [first] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${process.platform}-${process.arch}, ${release()}, ${cpus().length} × ${first?.model.trim() ?? 'unknown processor'}, ${gigabytes} GB`;
}

/** Version of a package, or of the one that lies in `folder`. */
export function versionOf(folder: string): string {
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
}

const text = (cell: Cell): string => (cell === null ? 'not measured' : String(cell));

/** The table in Markdown, its columns aligned so that it reads well in a terminal too. */
export function tableText({ columns, rows }: Table): string {
  const lines = [columns, ...rows.map((row) => row.map(text))];
  const widths = columns.map((_, column) => Math.max(3, ...lines.map((line) => line[column]?.length ?? 0)));
  const isNumeric = columns.map((_, column) => rows.every((row) => typeof row[column] !== 'string'));
  const show = (line: readonly string[]) =>
    `| ${line.map((cell, column) => (isNumeric[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (isNumeric[column] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`;
  return [show(columns), rule, ...lines.slice(1).map(show)].join('\n');
}

/** The report as the Markdown page kept under bench/results. */
export function reportText(report: Report): string {
  const { name, notes, versions, tables } = report;
  return [
    `# ${name}`,
    `\`npm run bench -- ${name}\` on ${machine()}; ${Object.entries(versions)
      .map(([what, version]) => `${what} ${version}`)
      .join(', ')}.`,
    ...tables.map((table) => `## ${table.title}\n\n${tableText(table)}`),
    ...notes,
  ].join('\n\n');
}

/**
 * Prints the report: tables, or one JSON object with `--json`; with `--keep` the page under bench/results is
 * written as well.
 */
export function present(report: Report, given: readonly string[]): void {
  if (given.includes('--json')) {
    const { name, versions, figures } = report;
    process.stdout.write(`${JSON.stringify({ name, machine: machine(), versions, ...figures })}\n`);
  } else {
    process.stdout.write(`${reportText(report)}\n`);
  }
  if (!given.includes('--keep')) return;
  const folder = join(process.cwd(), 'bench/results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${report.name}.md`), `${reportText(report)}\n`);
}
