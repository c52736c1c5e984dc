/**
 * `npm run docs`: writes what is generated from src/action/contract.ts into action.yml and the README, between their
 * markers, and the config file's JSON Schema. `--check` writes nothing and fails where a file differs.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { INPUTS, OUTPUTS } from '../src/action/contract.ts';
import { renderConfigSchema } from './config-schema.ts';

interface Row {
  readonly name: string;
  readonly default: string;
  readonly description: string;
  readonly required?: true;
}
const inputs: readonly Row[] = INPUTS;

/** One place where generated text stands: a file and its two marker lines. */
export interface GeneratedPart {
  readonly path: string;
  readonly start: string;
  readonly end: string;
  readonly render: () => string;
}

export const PARTS: readonly GeneratedPart[] = [
  { path: 'action.yml', start: '# inputs:start', end: '# inputs:end', render: renderActionContract },
  { path: 'README.md', start: '<!-- inputs:start -->', end: '<!-- inputs:end -->', render: renderInputTable },
  { path: 'README.md', start: '<!-- outputs:start -->', end: '<!-- outputs:end -->', render: renderOutputTable },
];

/** Files that are generated whole. */
export const FILES: readonly Pick<GeneratedPart, 'path' | 'render'>[] = [
  { path: 'schema/orkestro.schema.json', render: renderConfigSchema },
];

/** A quoted YAML scalar, in the quotes that prettier chooses. */
function toYaml(text: string): string {
  if (/["\\\n]/.test(text)) throw new Error(`not for action.yml as it stands: ${text}`);
  return text.includes("'") ? `"${text}"` : `'${text}'`;
}

function renderActionContract(): string {
  const inputLines = inputs.flatMap((row) => [
    `  ${row.name}:`,
    `    description: ${toYaml(row.description)}`,
    `    required: ${String(row.required === true)}`,
    ...(row.required === true ? [] : [`    default: ${toYaml(row.default)}`]),
  ]);
  const outputLines = OUTPUTS.flatMap((row) => [`  ${row.name}:`, `    description: ${toYaml(row.description)}`]);
  return ['inputs:', ...inputLines, 'outputs:', ...outputLines].join('\n');
}

function toCell(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** Columns padded as prettier pads them, so that formatting never differs from generating. */
function renderTable(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const widths = head.map((_, column) => Math.max(3, ...rows.map((row) => toWidth(row[column] ?? ''))));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - toWidth(cell))).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

function toWidth(text: string): number {
  return Array.from(text).length;
}

function renderInputTable(): string {
  const rows = inputs.map((row) => [
    `\`${row.name}\``,
    row.required === true ? '(required)' : row.default === '' ? '' : `\`${row.default}\``,
    toCell(row.description),
  ]);
  return `\n${renderTable([['input', 'default', 'meaning'], ...rows])}\n`;
}

function renderOutputTable(): string {
  const rows = OUTPUTS.map((row) => [`\`${row.name}\``, toCell(row.description)]);
  return `\n${renderTable([['output', 'meaning'], ...rows])}\n`;
}

/** The file's text with the part between its markers replaced; throws when a marker is missing. */
export function replacePart(text: string, part: GeneratedPart): string {
  const [start, end] = [text.indexOf(`${part.start}\n`), text.indexOf(part.end)];
  if (start < 0 || end < start) throw new Error(`${part.path}: no lines ${part.start} … ${part.end}`);
  return `${text.slice(0, start + part.start.length)}\n${part.render()}\n${text.slice(end)}`;
}

/** Brings one file up to date, unless only asked; answers whether it was stale. */
function update(path: string, change: (before: string) => string, check: boolean): boolean {
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const after = change(before);
  if (after !== before && !check) writeFileSync(path, after);
  return after !== before;
}

function main(check: boolean): void {
  const stale = [
    ...FILES.filter(({ path, render }) => update(path, render, check)).map(({ path }) => path),
    ...PARTS.filter((part) => update(part.path, (text) => replacePart(text, part), check)).map(
      ({ path, start }) => `${path} (${start})`,
    ),
  ];
  if (stale.length === 0) console.log('generated parts are up to date');
  else console.log(`${check ? 'out of date, run `npm run docs`' : 'written'}: ${stale.join(', ')}`);
  if (check && stale.length > 0) process.exitCode = 1;
}

if (import.meta.main) main(process.argv.includes('--check'));
