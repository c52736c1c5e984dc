/** The command line of the conformance check: reads the options, asks, prints answers, and chooses the exit code. */
import { parseArgs } from 'node:util';
import { neutralizeLines } from '../../src/action/runner/neutralize.ts';
import { createSecrets } from '../../src/action/runner/secrets.ts';
import { parseApiUrl } from '../../src/core/api-url.ts';
import type { Clock } from '../../src/core/ports/runtime.ts';
import { answerQuestions } from './answers.ts';
import { type Answer, type Question, QUESTIONS } from './questions.ts';
import { type Read, type Reads, readService } from './reads.ts';

const USAGE = `ORKESTRO_API_KEY=… npm run conformance -- [--api-url URL]

Says how a marketplace answers the open questions of docs/MARKETPLACE-API.md. It only reads, and never prints the key.
  --api-url URL  default: https://orkestro.net/api/v1
  --key KEY      instead of ORKESTRO_API_KEY. npm prints the command line, so use it with "npm run --silent"

Exit: 0 every answer fits this version, 1 an answer breaks it, 2 nothing was answered.`;

/** Environment of a run. */
export interface Host {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly write: (text: string) => void;
}

interface Options {
  readonly base: string;
  readonly key: string;
  /** Whether npm has printed the key: it prints the command line of every script. */
  readonly isPrinted: boolean;
}

type Print = (line: string) => void;

const PRINTED = `Warning: npm printed the command line above, and the key with it.
Fix: Set ORKESTRO_API_KEY instead of --key, or use "npm run --silent". Revoke the key if others can read this log.`;

/** Runs the check. Returns the exit code. */
export async function runConformance(argv: readonly string[], { env, clock, write }: Host): Promise<0 | 1 | 2> {
  const options = readOptions(argv, env);
  if (typeof options === 'string') {
    write(`${options}\n`);
    return 2;
  }
  const secrets = createSecrets();
  secrets.add(options.key);
  const redact = (text: string): string => secrets.redact(text);
  const print: Print = (line) => {
    for (const part of neutralizeLines(redact(line))) write(`${part}\n`);
  };
  if (options.isPrinted) print(PRINTED);
  const reads = await readService({ ...options, clock, env, redact });
  printReads(reads, options.base, print);
  const answers = answerQuestions(reads, redact);
  for (const [question, answer] of answers) printAnswer(question, answer, print);
  return conclude(reads, [...answers.values()], print);
}

function printReads(reads: Reads, base: string, print: Print): void {
  const all = [
    ...[reads.storefront, reads.specialists, ...reads.missions, ...reads.details],
    ...[reads.unknownMission, reads.withoutKey, reads.openApi],
  ];
  print(`Conformance of ${base}. Only GET was sent.`);
  for (const read of all) print(`  GET ${read.path}: ${describe(read)}`);
  print('');
}

const describe = ({ status, problem }: Read): string => (status === null ? (problem ?? '') : `HTTP ${status}`);

const MARKS: Readonly<Record<Answer['kind'], string>> = {
  fits: 'fits     ',
  breaks: 'BREAKS   ',
  no_answer: 'no answer',
};

function printAnswer(question: Question, { kind, text }: Answer, print: Print): void {
  print(`${MARKS[kind]}  ${question}: ${QUESTIONS[question]}`);
  print(`           ${text}`);
}

function conclude({ specialists, missions }: Reads, answers: readonly Answer[], print: Print): 0 | 1 | 2 {
  const count = (kind: Answer['kind']): number => answers.filter((answer) => answer.kind === kind).length;
  print('');
  if (specialists.status !== 200 && missions[0]?.status !== 200) {
    print(`Nothing was answered with this key: ${describe(missions[0] ?? specialists)}.`);
    return 2;
  }
  print(`Fits: ${count('fits')}. Breaks: ${count('breaks')}. No answer: ${count('no_answer')}.`);
  if (count('breaks') > 0)
    print('docs/MARKETPLACE-API.md#unknown has the rules. Change them before you use this marketplace.');
  return count('breaks') > 0 ? 1 : 0;
}

/** Reads the options, or returns why nothing is asked. Never quotes them: one might be the key. */
function readOptions(argv: readonly string[], env: Host['env']): Options | string {
  const values = parse(argv);
  if (values === null) return USAGE;
  const apiUrl = parseApiUrl(values['api-url'] ?? 'https://orkestro.net/api/v1');
  const key = (values.key ?? env['ORKESTRO_API_KEY'] ?? '').trim();
  if (apiUrl.kind === 'refused') return `--api-url ${apiUrl.message}.`;
  if (key === '') return `The API key is missing. Set ORKESTRO_API_KEY.\n\n${USAGE}`;
  if (!/^[\x21-\x7e]{8,500}$/.test(key)) return 'The API key has characters or a length that no key has.';
  const isSilent = env['npm_config_loglevel'] === 'silent';
  const isPrinted = values.key !== undefined && env['npm_lifecycle_event'] !== undefined && !isSilent;
  return { base: apiUrl.base, key, isPrinted };
}

function parse(argv: readonly string[]): ReturnType<typeof parseValues> | null {
  try {
    return parseValues(argv);
  } catch {
    return null;
  }
}

function parseValues(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  return parseArgs({ args: [...argv], options: { 'api-url': text, key: text } }).values;
}
