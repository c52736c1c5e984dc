/**
 * Runs the built action as the runner does: a Node process with the inputs of action.yml as `INPUT_*`, the event in a
 * file, and files for outputs and summary. Nothing in the action knows that it is here.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { compileCacheEnvironment } from './compile-cache.ts';
import { assertPublishedShapes } from './schemas.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

export interface ActionRun {
  /** Event name and payload, as GitHub sends them. */
  readonly event: { readonly name: string; readonly payload: unknown };
  /** `with:`; everything else has action.yml's defaults. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly github: { readonly url: string; readonly graphqlUrl: string; readonly token: string };
  readonly repository: { readonly owner: string; readonly name: string; readonly id: number };
  readonly runId?: string;
  readonly attempt?: number;
  readonly actor?: string;
  readonly triggeringActor?: string;
  readonly jobCheckRunId?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Compiles everything again, exactly as on a runner. By default the suite's runs share what they compiled. */
  readonly cold?: boolean;
  /** Called with the process once it runs, to signal it. */
  readonly onStart?: (process: { kill(signal: NodeJS.Signals): boolean; readonly pid?: number | undefined }) => void;
  /** Called with each log line as it comes. */
  readonly onLine?: (line: string) => void;
}

export interface ActionResult {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The output file, parsed as the runner parses it. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly receipt: unknown;
}

/** Starts `dist/index.js`, waits for its end, and asserts that its result and receipt match their schemas. */
export async function runAction(run: ActionRun): Promise<ActionResult> {
  const directory = mkdtempSync(join(tmpdir(), 'orkestro-action-'));
  const files = {
    event: join(directory, 'event.json'),
    output: join(directory, 'output'),
    summary: join(directory, 'summary'),
  };
  writeFileSync(files.event, JSON.stringify(run.event.payload));
  writeFileSync(files.output, '');
  writeFileSync(files.summary, '');
  try {
    const ended = await spawnAction(run, toEnvironment(run, directory, files));
    const outputs = parseCommandFile(readFileSync(files.output, 'utf8'));
    const receiptPath = outputs['receipt-path'] ?? '';
    const receipt = receiptPath === '' ? null : (JSON.parse(readFileSync(receiptPath, 'utf8')) as unknown);
    assertPublishedShapes(outputs, receipt);
    return { ...ended, outputs, summary: readFileSync(files.summary, 'utf8'), receipt };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function spawnAction(
  run: ActionRun,
  env: Record<string, string>,
): Promise<Pick<ActionResult, 'exitCode' | 'signal' | 'stdout' | 'stderr'>> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, 'dist', 'index.js')], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr, pending] = ['', '', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      const lines = (pending + text).split('\n');
      pending = lines.pop() ?? '';
      for (const line of lines) run.onLine?.(line);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.once('error', reject);
    child.once('close', (exitCode, signal) => {
      resolve({ exitCode, signal, stdout, stderr });
    });
    run.onStart?.(child);
  });
}

function toEnvironment(run: ActionRun, directory: string, files: Record<string, string>): Record<string, string> {
  const { owner, name, id } = run.repository;
  const actor = run.actor ?? 'maya';
  return {
    PATH: process.env['PATH'] ?? '',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: run.event.name,
    GITHUB_EVENT_PATH: files['event'] ?? '',
    GITHUB_OUTPUT: files['output'] ?? '',
    GITHUB_STEP_SUMMARY: files['summary'] ?? '',
    GITHUB_REPOSITORY: `${owner}/${name}`,
    GITHUB_REPOSITORY_ID: String(id),
    GITHUB_RUN_ID: run.runId ?? '9001',
    GITHUB_RUN_ATTEMPT: String(run.attempt ?? 1),
    GITHUB_REF_NAME: 'main',
    GITHUB_JOB: 'orkestro',
    GITHUB_ACTION: '__self',
    GITHUB_ACTOR: actor,
    GITHUB_TRIGGERING_ACTOR: run.triggeringActor ?? actor,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: run.github.url,
    GITHUB_GRAPHQL_URL: run.github.graphqlUrl,
    GITHUB_WORKSPACE: directory,
    RUNNER_TEMP: directory,
    ...(run.cold !== true && compileCacheEnvironment()),
    ...toInputs(run),
    ...run.env,
  };
}

interface Manifest {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
}

let knownManifest: Manifest | undefined;
function readManifest(): Manifest {
  knownManifest ??= parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as Manifest;
  return knownManifest;
}

function toInputs(run: ActionRun): Record<string, string> {
  const manifest = readManifest();
  const given = run.inputs ?? {};
  const unknown = Object.keys(given).filter((name) => !(name in manifest.inputs));
  if (unknown.length > 0) throw new Error(`action.yml has no input ${unknown.join(', ')}`);
  return Object.fromEntries(
    Object.entries(manifest.inputs).map(([name, input]) => [
      `INPUT_${name.toUpperCase()}`,
      given[name] ?? evaluate(input.default ?? '', run),
    ]),
  );
}

/** Evaluates the contexts that action.yml's defaults use. */
function evaluate(text: string, run: ActionRun): string {
  return text.replace(/\$\{\{\s*([\w.-]+)\s*\}\}/g, (_whole, expression: string) => {
    const values: Readonly<Record<string, string>> = {
      'github.token': run.github.token,
      'job.check_run_id': run.jobCheckRunId ?? '',
      'strategy.job-index': '0',
    };
    const value = values[expression];
    if (value === undefined) throw new Error(`action.yml uses \${{ ${expression} }}, which this harness does not know`);
    return value;
  });
}

/** Parses `name<<DELIMITER`, lines, `DELIMITER`, or `name=value`. Throws on anything else, as the runner does. */
function parseCommandFile(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (line === '') continue;
    const heredoc = /^([^=<]+)<<(.+)$/.exec(line);
    if (heredoc === null) {
      const [name = '', ...rest] = line.split('=');
      if (rest.length === 0) throw new Error(`not a command: ${line}`);
      values[name] = rest.join('=');
      continue;
    }
    const [, name = '', delimiter = ''] = heredoc;
    const end = lines.indexOf(delimiter, index + 1);
    if (end < 0) throw new Error(`no end of ${name}`);
    values[name] = lines.slice(index + 1, end).join('\n');
    index = end;
  }
  return values;
}
