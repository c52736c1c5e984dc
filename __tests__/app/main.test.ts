/** Runs the step as its own process: it reports an error exactly once, and writes outputs and summary. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findCommands, parseOutputFile } from '../support/runner-protocol.ts';

interface EndedProcess {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly outputs: ReadonlyMap<string, string>;
  readonly summary: string;
  /** The URLs of the loaded modules. */
  readonly loaded: string;
}

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'orkestro-main-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

/** A loader hook that prints every module to standard error before it is loaded. */
const WATCH = `import { registerHooks } from 'node:module';
registerHooks({ load: (url, context, next) => (console.error(url), next(url, context)) });`;

/** Runs a step without GitHub: nothing listens on port 9 of this machine. */
async function step(event: string, payload: unknown, env: Readonly<Record<string, string>>): Promise<EndedProcess> {
  const [eventPath, output, summary] = ['event.json', 'output', 'summary'].map((name) => join(directory, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(eventPath, JSON.stringify(payload));
  writeFileSync(output, '');
  writeFileSync(summary, '');
  const child = spawn(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(WATCH)}`, join('src', 'index.ts')],
    {
      env: {
        GITHUB_ACTIONS: 'true',
        GITHUB_EVENT_NAME: event,
        GITHUB_EVENT_PATH: eventPath,
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_REPOSITORY: 'acme/app',
        GITHUB_REPOSITORY_ID: '1',
        GITHUB_RUN_ID: '9001',
        GITHUB_RUN_ATTEMPT: '1',
        GITHUB_JOB: 'orkestro',
        GITHUB_ACTION: '__self',
        GITHUB_ACTOR: 'maya',
        GITHUB_TRIGGERING_ACTOR: 'maya',
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_API_URL: 'http://127.0.0.1:9',
        GITHUB_GRAPHQL_URL: 'http://127.0.0.1:9/graphql',
        GITHUB_WORKSPACE: directory,
        RUNNER_TEMP: directory,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let [stdout, loaded] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (loaded += text));
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  return {
    exitCode,
    stdout,
    loaded,
    outputs: parseOutputFile(readFileSync(output, 'utf8')),
    summary: readFileSync(summary, 'utf8'),
  };
}

const REPOSITORY = { id: 1, name: 'app', full_name: 'acme/app', owner: { login: 'acme' }, default_branch: 'main' };
const DISPATCH = { inputs: {}, ref: 'refs/heads/main', repository: REPOSITORY, sender: { login: 'maya', id: 1 } };

/** Returns the one error that the runner shows, with real line ends. */
function onlyError(ended: EndedProcess): string {
  const errors = findCommands(ended.stdout).filter((command) => command.name === 'error');
  expect(errors).toHaveLength(1);
  return errors[0]?.data ?? '';
}

describe('a step that cannot start', () => {
  it('says all bad inputs once: what, where, why and the fix; it loads and sums up nothing', async () => {
    const ended = await step('workflow_dispatch', DISPATCH, {
      'INPUT_GITHUB-TOKEN': 'ghs_0123456789',
      'INPUT_BUDGET-USD': 'lots',
    });
    const message = onlyError(ended);
    for (const part of ['2 inputs cannot be used', '`with:` of this step', 'got "lots"', 'api-key:', 'for example'])
      expect(message).toContain(part);
    expect(findCommands(ended.stdout).filter((command) => command.name === 'warning')).toEqual([]);
    expect(ended).toMatchObject({ exitCode: 1, summary: '' });
    expect(ended.outputs.get('outcome')).toBe('failed');
    expect(ended.loaded).not.toMatch(/node_modules|src\/(compose|sandbox|report)/);
  });

  it('says once that the event cannot be read', async () => {
    const ended = await step('workflow_dispatch', DISPATCH, { GITHUB_EVENT_PATH: join(directory, 'gone.json') });
    expect(onlyError(ended)).toContain('gone.json');
    expect(ended).toMatchObject({ exitCode: 1, summary: '' });
  });
});

it('a step with nothing to do raises nothing and leaves no summary', async () => {
  const issue = { number: 12, title: 't', body: '', state: 'open', user: { login: 'maya', id: 1 }, labels: [] };
  const payload = { ...DISPATCH, action: 'labeled', issue, label: { name: 'bug' } };
  const ended = await step('issues', payload, { 'INPUT_API-KEY': 'osk_live_0123456789' });
  expect(ended.stdout).toContain('Skipped:');
  expect(findCommands(ended.stdout).filter((command) => command.name !== 'add-mask')).toEqual([]);
  expect(ended).toMatchObject({ exitCode: 0, summary: '' });
  expect(ended.loaded).not.toMatch(/node_modules|src\/(compose|sandbox|report)/);
});

it('a step that fails on its way says it once, in full, and sums it up', async () => {
  const ended = await step('workflow_dispatch', DISPATCH, {
    'INPUT_API-KEY': 'osk_live_0123456789',
    'INPUT_API-URL': 'http://127.0.0.1:9/v1',
    'INPUT_GITHUB-TOKEN': 'ghs_0123456789',
    INPUT_TITLE: 'Fix it',
    INPUT_DOD: 'it works',
    'INPUT_BUDGET-USD': '120',
    INPUT_TIMEOUT: '1s',
  });
  const message = onlyError(ended);
  expect(message).toContain('127.0.0.1:9');
  expect(ended.exitCode).toBe(1);
  expect(ended.summary).not.toBe('');
  expect(ended.loaded).toContain('node_modules/@actions/core');
  expect(ended.loaded).not.toContain('src/sandbox');
});
