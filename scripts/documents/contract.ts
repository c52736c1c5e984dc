/** Generates the README's tables of inputs and outputs from src/action/input/contract.ts. */
import { type InputName, INPUTS, OUTPUTS } from '../../src/action/input/contract.ts';
import { renderTable } from './table.ts';

const CHAPTERS = {
  basics: 'Where and how',
  brief: 'What is wanted',
  mission: 'Which mission',
  limits: 'Who may spend, and how much',
  judging: 'How it is judged',
  waiting: 'Waiting',
  gate: 'What people see, and the gate',
  guards: 'Telling runs apart (leave the defaults)',
} as const;

/** The chapter of each input. */
const CHAPTER_OF: Readonly<Record<InputName, keyof typeof CHAPTERS>> = {
  mode: 'basics',
  'api-key': 'basics',
  'api-url': 'basics',
  'github-token': 'basics',
  'config-file': 'basics',
  'dry-run': 'basics',
  title: 'brief',
  description: 'brief',
  dod: 'brief',
  'description-file': 'brief',
  'dod-file': 'brief',
  category: 'brief',
  tier: 'brief',
  'budget-usd': 'brief',
  specialist: 'brief',
  'auto-assign': 'brief',
  'min-rank': 'brief',
  'mission-id': 'mission',
  'issue-number': 'mission',
  'pr-number': 'mission',
  'mission-key': 'mission',
  label: 'mission',
  command: 'mission',
  'max-budget-usd': 'limits',
  'monthly-budget-usd': 'limits',
  'hire-permission': 'limits',
  'settle-permission': 'limits',
  'allowed-bots': 'limits',
  checks: 'judging',
  'ignore-checks': 'judging',
  'skipped-checks': 'judging',
  'when-no-required-checks': 'judging',
  'protected-paths': 'judging',
  'require-review': 'judging',
  'on-pass': 'judging',
  'on-fail': 'judging',
  'max-reworks': 'judging',
  'pay-on': 'judging',
  wait: 'waiting',
  timeout: 'waiting',
  'on-timeout': 'waiting',
  'poll-interval': 'waiting',
  'max-operations': 'waiting',
  shard: 'waiting',
  'status-context': 'gate',
  'gate-on': 'gate',
  'gate-when-no-mission': 'gate',
  comment: 'gate',
  lock: 'guards',
  'job-check-run-id': 'guards',
  'job-index': 'guards',
};

/** Renders the default. `(required)` if there is none. */
function renderDefault(row: (typeof INPUTS)[number]): string {
  if ('required' in row) return '(required)';
  return row.default === '' ? '' : `\`${row.default}\``;
}

/** Renders the description, and the values that it does not name. */
function renderMeaning(row: (typeof INPUTS)[number]): string {
  const values: readonly string[] = 'values' in row ? row.values : [];
  const isComplete = values.every(
    (value) => ['true', 'false'].includes(value) || row.description.includes(`\`${value}\``),
  );
  return isComplete ? row.description : `${row.description} Takes ${values.map((value) => `\`${value}\``).join(', ')}.`;
}

/** Renders one table for each chapter. */
export function renderInputTables(): string {
  const parts = Object.entries(CHAPTERS).map(([chapter, title]) => {
    const rows = INPUTS.filter(({ name }) => CHAPTER_OF[name] === chapter).map((row) => [
      `\`${row.name}\``,
      renderDefault(row),
      renderMeaning(row),
    ]);
    return `**${title}**\n\n${renderTable(['input', 'default', 'meaning'], rows)}`;
  });
  return `\n${parts.join('\n\n')}\n`;
}

/** Renders the table of outputs. */
export function renderOutputTable(): string {
  const rows = OUTPUTS.map((row) => [`\`${row.name}\``, row.description]);
  return `\n${renderTable(['output', 'meaning'], rows)}\n`;
}
