/**
 * `npm run docs` writes everything that is generated from the code: inputs and outputs into action.yml and the README, the
 * decision table, the reason codes, and some examples into the README, and docs/REASON-CODES.md, the JSON Schemas, and the OpenAPI document.
 * `--check` writes nothing and fails if a file is out of date.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { INPUTS, OUTPUTS } from '../src/action/input/contract.ts';
import { getOpenApi } from '../src/sandbox/api/openapi.ts';
import { renderConfigSchema } from './config-schema.ts';
import { renderInputTables, renderOutputTable } from './documents/contract.ts';
import { renderDecisionTable } from './documents/decision.ts';
import { renderReceiptSchema } from './documents/receipt-schema.ts';
import { renderResultSchema } from './documents/result-schema.ts';
import { renderReasonCodes, renderTroubleshooting } from './documents/reasons.ts';

/** The members of an input that action.yml has. */
interface Row {
  readonly name: string;
  readonly default: string;
  readonly description: string;
  readonly required?: true;
}
const inputs: readonly Row[] = INPUTS;

/** A generated part of a file, between two marker lines. */
export interface GeneratedPart {
  readonly path: string;
  readonly start: string;
  readonly end: string;
  readonly render: () => string;
}

/** The parts of files that are generated. */
export const PARTS: readonly GeneratedPart[] = [
  { path: 'action.yml', start: '# inputs:start', end: '# inputs:end', render: renderActionContract },
  { path: 'README.md', start: '<!-- inputs:start -->', end: '<!-- inputs:end -->', render: renderInputTables },
  { path: 'README.md', start: '<!-- outputs:start -->', end: '<!-- outputs:end -->', render: renderOutputTable },
  ...['try', 'one-job', 'event-driven', 'merge-queue'].map((name) => ({
    path: 'README.md',
    start: `<!-- ${name}:start -->`,
    end: `<!-- ${name}:end -->`,
    render: () => renderExample(name),
  })),
  { path: 'README.md', start: '<!-- decision:start -->', end: '<!-- decision:end -->', render: renderDecisionTable },
  { path: 'README.md', start: '<!-- reasons:start -->', end: '<!-- reasons:end -->', render: renderTroubleshooting },
];

/** The files that are generated as a whole. */
export const FILES: readonly Pick<GeneratedPart, 'path' | 'render'>[] = [
  { path: 'schema/orkestro.schema.json', render: renderConfigSchema },
  { path: 'schema/receipt.schema.json', render: renderReceiptSchema },
  { path: 'schema/result.schema.json', render: renderResultSchema },
  { path: 'docs/REASON-CODES.md', render: renderReasonCodes },
  { path: 'schema/openapi.json', render: () => `${JSON.stringify(getOpenApi(), null, 2)}\n` },
];

/** Renders a quoted YAML scalar, with the quotes that Prettier chooses. @throws if the text needs escapes */
function toYaml(text: string): string {
  if (/["\\\n]/.test(text)) throw new Error(`not for action.yml as it stands: ${text}`);
  return text.includes("'") ? `"${text}"` : `'${text}'`;
}

/** Renders the inputs and outputs of action.yml. */
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

/** Renders a workflow of examples/. A test executes it. */
function renderExample(name: string): string {
  return `\n\`\`\`yaml\n${readFileSync(`examples/workflows/${name}.yml`, 'utf8')}\`\`\`\n`;
}

/** Replaces the part between its markers. @throws if a marker is missing */
export function replacePart(text: string, part: GeneratedPart): string {
  const [start, end] = [text.indexOf(`${part.start}\n`), text.indexOf(part.end)];
  if (start < 0 || end < start) throw new Error(`${part.path}: no lines ${part.start} … ${part.end}`);
  return `${text.slice(0, start + part.start.length)}\n${part.render()}\n${text.slice(end)}`;
}

/** Updates a file, unless `check` is set. Returns whether it was out of date. */
function update(path: string, change: (before: string) => string, check: boolean): boolean {
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const after = change(before);
  if (after !== before && !check) writeFileSync(path, after);
  return after !== before;
}

/** Updates or checks all files. */
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
