/**
 * The whole flow with real work: someone labels an issue, the built action hires, `orkestro-sandbox` runs a real worker that
 * repairs a real git repository, and the action pays only when the repository's tests pass.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runAction, type ActionResult } from '../../__tests__/support/action.ts';
import { createGitHubStandIn, DEFAULT_TOKEN } from '../../__tests__/support/github/handler.ts';
import { Payloads } from '../../__tests__/support/github/payloads.ts';
import { startGitHubServer } from '../../__tests__/support/github/server.ts';
import { createWorld } from '../../__tests__/support/github/state.ts';
import { openBooks } from '../../src/sandbox/audit/books.ts';
import { openForge } from './forge.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const EXAMPLE = join(ROOT, 'examples', 'workers');
const ISSUE = 12;

const ISSUE_BODY = `From 5000 cents on, shipping is free; at exactly 5000 it is charged.

## Definition of Done

- [ ] the test "shipping is free from 5000 cents on" passes
- [ ] no other test breaks
`;

export interface ScenarioOptions {
  /** Whether the worker's first repair ignores the other tests, so that they fail and the work is sent back. */
  readonly hasty: boolean;
  readonly log: (who: string, text: string) => void;
}

/** The result. `payments` and `problems` come from the ledger in the data file, after the sandbox has stopped. */
export interface ScenarioResult {
  readonly action: ActionResult;
  readonly payments: number;
  readonly problems: readonly string[];
  /** The conclusions of the check on each pushed commit, oldest first. */
  readonly checks: readonly (string | null)[];
  /** The mission as the API shows it at the end. */
  readonly mission: Readonly<Record<string, unknown>>;
}

interface Market {
  readonly url: string;
  readonly key: string;
  readonly close: () => Promise<void>;
}

const quote = (path: string): string => `'${path.replaceAll("'", `'\\''`)}'`;

async function startMarket(data: string, repository: string, { hasty, log }: ScenarioOptions): Promise<Market> {
  const worker = `node ${quote(join(EXAMPLE, 'repair.mjs'))}${hasty ? ' --hasty' : ''}`;
  const verifier = `node ${quote(join(EXAMPLE, 'judge.mjs'))}`;
  const flags = ['--port', '0', '--data', data, '--repo', repository, '--time-limit', '60s'];
  const args = [join(ROOT, 'dist', 'sandbox', 'index.js'), ...flags, '--worker', worker, '--verifier', verifier];
  const env = { PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}` };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
    for (const line of chunk.toString().split('\n')) if (line.startsWith('mission ')) log('marketplace', line);
  });
  while (!printed.includes('Try it')) {
    if (child.exitCode !== null) throw new Error(`orkestro-sandbox ended with ${child.exitCode}: ${printed}`);
    await Promise.race([once(child.stdout, 'data'), once(child, 'close')]);
  }
  const [, url = ''] = /URL +(\S+)/.exec(printed) ?? [];
  const [, key = ''] = /Key +(\S+)/.exec(printed) ?? [];
  return { url, key, close: () => end(child) };
}

async function end(child: ChildProcess): Promise<void> {
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  await closed;
}

async function showMission({ url, key }: Market, id: string): Promise<Readonly<Record<string, unknown>>> {
  const answer = await fetch(`${url}/marketplace/missions/${id}`, { headers: { authorization: `Bearer ${key}` } });
  const { mission } = (await answer.json()) as { mission: Readonly<Record<string, unknown>> };
  return mission;
}

/**
 * Plays the scenario. Needs `npm run build`.
 *
 * @throws Error if a request broke GitHub's contract.
 */
export async function playScenario(options: ScenarioOptions): Promise<ScenarioResult> {
  const directory = mkdtempSync(join(tmpdir(), 'example-worker-'));
  const data = join(directory, 'market.sqlite');
  const repo = createWorld();
  repo.protect({ required: ['test'] });
  const github = createGitHubStandIn({ world: repo });
  const server = await startGitHubServer(github);
  const forge = openForge(directory, join(EXAMPLE, 'repository'), repo, options.log);
  const watching = new AbortController();
  const watched = forge.watch(watching.signal);
  let market: Market | undefined;
  try {
    market = await startMarket(data, forge.path, options);
    repo.openIssue({ number: ISSUE, title: 'Shipping at 5000 cents', body: ISSUE_BODY, author: 'maya' });
    repo.label(ISSUE, 'orkestro', 'maya');
    options.log('maya', `puts the label "orkestro" on issue #${ISSUE}`);
    const run = runAction({
      event: new Payloads(repo).issueLabeled(ISSUE, 'orkestro', 'maya'),
      github: { url: server.url, graphqlUrl: server.graphqlUrl, token: DEFAULT_TOKEN },
      repository: { owner: repo.owner, name: repo.name, id: repo.id },
      inputs: {
        ...{ 'api-key': market.key, 'api-url': market.url, 'budget-usd': '120', category: 'DevOps' },
        ...{ timeout: '3m', 'poll-interval': '10s' },
      },
      onLine: (line) => {
        if (!line.startsWith('::') && line.trim() !== '') options.log('action', line);
      },
    });
    // The forge must run while the action does. If the forge fails, stop waiting.
    const action = await Promise.race([run, watched.then(() => run)]);
    const mission = await showMission(market, action.outputs['mission-id'] ?? '');
    await market.close();
    market = undefined;
    github.assertNoViolations();
    return { action, mission, checks: repo.checkRuns.map((one) => one.conclusion), ...readLedger(data) };
  } finally {
    watching.abort();
    await watched;
    await market?.close();
    await server.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

function readLedger(data: string): Pick<ScenarioResult, 'payments' | 'problems'> {
  const books = openBooks(data);
  const payments = books.ledger().transfers.filter((one) => one.kind === 'release').length;
  const { problems } = books.audit();
  books.close();
  return { payments, problems };
}
