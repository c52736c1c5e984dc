/**
 * One mission of five and a half hours, waited for both ways by the built action: by one run that stays, and by short runs
 * that events start. Hours pass without being waited for (hurry.ts); everything else is real.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runAction } from '../../__tests__/support/action.ts';
import { createGitHubStandIn, DEFAULT_TOKEN, type GitHubStandIn } from '../../__tests__/support/github/handler.ts';
import { type Delivery, Payloads } from '../../__tests__/support/github/payloads.ts';
import { isWrite } from '../../__tests__/support/github/recording.ts';
import { startGitHubServer } from '../../__tests__/support/github/server.ts';
import { createWorld, type World } from '../../__tests__/support/github/state.ts';
import { ISSUE_BODY } from '../../__tests__/support/scene.ts';
import { type SandboxServer, startSandboxServer } from '../../src/sandbox/server/server.ts';
import { rateGoal, type Row } from './table.ts';

const ISSUE = 12;
const PULL = 13;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** GitHub's price of a started minute of its smallest Linux runner, in dollars (docs/GITHUB-FACTS.md#runner-price). */
const PRICE = 0.006;
const GOAL_RUNS = 5;

/** Ten minutes to start, five hours to work, twenty minutes to verify. */
const PACE = { startMs: 10 * MINUTE, workMs: 5 * HOUR, reviewMs: 20 * MINUTE };
const PULL_AT = 4 * HOUR;
const GREEN_AT = PULL_AT + 5 * MINUTE;
/** When the marketplace's word has been relayed. */
const VERIFIED_AT = PACE.startMs + PACE.workMs + PACE.reviewMs + 5_000;

interface WaitingScene {
  readonly repo: World;
  readonly market: SandboxServer;
  readonly github: GitHubStandIn;
  readonly payloads: Payloads;
  /** When the marketplace was asked, ms since the beginning. */
  readonly calls: readonly number[];
  /** ms since the epoch. */
  readonly began: number;
  /** ms since the beginning. */
  readonly elapsed: () => number;
  /** Lets time pass until then. */
  passUntil(elapsed: number): void;
  /** Runs the action; answers its outcome and how long it stayed, ms. */
  run(
    event: Delivery,
    inputs: Readonly<Record<string, string>>,
  ): Promise<{ readonly outcome: string; readonly ms: number }>;
  close(): Promise<void>;
}

async function openWaitingScene(happen: (scene: WaitingScene) => void): Promise<WaitingScene> {
  const directory = mkdtempSync(join(tmpdir(), 'orkestro-bench-'));
  const file = join(directory, 'skipped');
  writeFileSync(file, '0');
  const now = (): number => Date.now() + Number(readFileSync(file, 'utf8'));
  const began = now();
  const calls: number[] = [];
  const repo = createWorld({ now });
  repo.protect({ required: ['test'] });
  const market = await startSandboxServer({
    now,
    scenario: { manual: false, rateLimit: null, pace: PACE },
    faults() {
      calls.push(now() - began);
      happen(scene);
      return null;
    },
  });
  const github = createGitHubStandIn({ world: repo });
  const server = await startGitHubServer(github);
  const scene: WaitingScene = {
    repo,
    market,
    github,
    payloads: new Payloads(repo),
    calls,
    began,
    elapsed: () => now() - began,
    passUntil(elapsed) {
      const skipped = Number(readFileSync(file, 'utf8'));
      writeFileSync(file, String(skipped + Math.max(0, elapsed - scene.elapsed())));
    },
    async run(event, inputs) {
      const started = scene.elapsed();
      const { outputs, stdout, stderr } = await runAction({
        event,
        github: { url: server.url, graphqlUrl: server.graphqlUrl, token: DEFAULT_TOKEN },
        repository: { owner: repo.owner, name: repo.name, id: repo.id },
        inputs: { 'api-key': market.key, 'api-url': market.url, 'budget-usd': '120', ...inputs },
        env: {
          NODE_OPTIONS: `--import ${fileURLToPath(new URL('./hurry.ts', import.meta.url))}`,
          ORKESTRO_BENCH_CLOCK: file,
        },
      });
      const { outcome = '' } = outputs;
      if (outcome === '' || outcome === 'failed') throw new Error(`a run failed:\n${stdout}${stderr}`);
      return { outcome, ms: scene.elapsed() - started };
    },
    async close() {
      await server.close();
      await market.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
  return scene;
}

function label({ repo, payloads }: WaitingScene): Delivery {
  repo.openIssue({ number: ISSUE, title: 'parse("") throws', body: ISSUE_BODY, author: 'maya' });
  repo.label(ISSUE, 'orkestro', 'maya');
  return payloads.issueLabeled(ISSUE, 'orkestro', 'maya');
}

/** Does what the specialist and the checks do, once it is time. */
function work({ repo, elapsed }: WaitingScene): void {
  const at = elapsed();
  if (at >= PULL_AT && !repo.threads.has(PULL)) {
    const { headSha } = repo.openPull({
      number: PULL,
      title: 'Fix',
      body: `Fixes #${ISSUE}`,
      files: ['src/parser.ts'],
    });
    repo.report({ sha: headSha, name: 'test' });
  }
  if (at < GREEN_AT) return;
  const [run] = repo.checkRuns.filter(({ status }) => status !== 'completed');
  if (run !== undefined) repo.finish(run, 'success');
}

/** Two hours in which the specialist works and nothing changes. */
const IDLE = { from: HOUR, to: 3 * HOUR };
/** A look at everything, GitHub included, comes this often (src/flow/run/follow.ts). */
const FULL_PASS_MS = 5 * MINUTE;

interface Idle {
  /** To GitHub, all and for each full look. */
  readonly requests: number;
  readonly perPass: number;
  /** To GitHub. */
  readonly writes: number;
  /** Requests to the marketplace. */
  readonly polls: number;
}

function countIdle({ github, calls, began }: WaitingScene): Idle {
  const isIdle = (at: number): boolean => at >= IDLE.from && at < IDLE.to;
  const requests = github.requests.filter(({ at }) => isIdle(at - began));
  return {
    requests: requests.length,
    perPass: requests.length / ((IDLE.to - IDLE.from) / FULL_PASS_MS),
    writes: requests.filter(isWrite).length,
    polls: calls.filter(isIdle).length,
  };
}

interface Waited {
  /** How long each run stayed, ms. */
  readonly runs: readonly number[];
  readonly github: number;
  readonly marketplace: number;
  /** From the verifier's word to the payment, ms. */
  readonly lateMs: number;
  readonly idle: Idle;
}

function conclude(scene: WaitingScene, runs: readonly number[], outcome: string, paidAt: number): Waited {
  scene.github.assertNoViolations();
  if (outcome !== 'accepted') throw new Error(`the mission is not paid, but ${outcome}`);
  const lateMs = paidAt - (PACE.startMs + PACE.workMs + PACE.reviewMs);
  return {
    runs,
    github: scene.github.requests.length,
    marketplace: scene.calls.length,
    lateMs,
    idle: countIdle(scene),
  };
}

/** Plays one run from the label to the payment. */
async function waitInRun(): Promise<Waited> {
  const scene = await openWaitingScene(work);
  try {
    const { outcome, ms } = await scene.run(label(scene), { timeout: '6h' });
    return conclude(scene, [ms], outcome, scene.elapsed());
  } finally {
    await scene.close();
  }
}

/** Plays short runs: label, pull request, checks, the verification (relayed as a dispatch), merge. */
async function leaveAndResume(): Promise<Waited> {
  const scene = await openWaitingScene(() => undefined);
  const { repo, payloads } = scene;
  const runs: number[] = [];
  const outcomes: string[] = [];
  const run = async (event: Delivery): Promise<void> => {
    const { outcome, ms } = await scene.run(event, { wait: 'false' });
    runs.push(ms);
    outcomes.push(outcome);
  };
  try {
    await run(label(scene));
    scene.passUntil(PULL_AT);
    work(scene);
    await run(payloads.pull(PULL, 'opened'));
    scene.passUntil(GREEN_AT);
    work(scene);
    await run(payloads.workflowRun({ sha: repo.pull(PULL).headSha }));
    scene.passUntil(VERIFIED_AT);
    const [mission] = scene.market.sandbox.missions();
    await run(payloads.repositoryDispatch('orkestro-mission', { mission_id: mission?.id ?? '' }));
    const paidAt = scene.elapsed();
    repo.merge(PULL);
    await run(payloads.pull(PULL, 'closed'));
    return conclude(scene, runs, outcomes[3] ?? '', paidAt);
  } finally {
    await scene.close();
  }
}

function describe(what: string, { runs, github, marketplace, lateMs }: Waited): readonly Row[] {
  const minutes = runs.map((ms) => Math.ceil(ms / MINUTE)).reduce((sum, one) => sum + one, 0);
  return [
    { what: `${what}: runs`, measured: String(runs.length) },
    { what: `${what}: billed`, measured: `${minutes} min = $${(minutes * PRICE).toFixed(3)}` },
    { what: `${what}: requests`, measured: `${github} to GitHub, ${marketplace} to the marketplace` },
    { what: `${what}: paid after the verifier's word`, measured: `${(lateMs / 1000).toFixed(0)} s` },
  ];
}

/** Describes both ways of waiting for the same mission. */
export async function describeWaiting(): Promise<readonly Row[]> {
  const [stayed, left] = [await waitInRun(), await leaveAndResume()];
  const longest = Math.max(...left.runs) / 1000;
  return [
    ...describe('one run that waits', stayed),
    {
      what: 'GitHub requests for each full look while nothing changes',
      measured: stayed.idle.perPass.toFixed(2),
      ...rateGoal(stayed.idle.perPass <= 2, '≤ 2'),
    },
    {
      what: 'GitHub requests for each look, most of which ask the marketplace alone',
      measured: (stayed.idle.requests / stayed.idle.polls).toFixed(2),
    },
    {
      what: 'writes in two hours in which nothing changed',
      measured: String(stayed.idle.writes),
      ...rateGoal(stayed.idle.writes === 0, '0'),
    },
    ...describe('short runs by events', left),
    { what: 'longest short run', measured: `${longest.toFixed(1)} s`, ...rateGoal(longest < 60, '< 60 s') },
    {
      what: 'short runs for a mission',
      measured: String(left.runs.length),
      ...rateGoal(left.runs.length <= GOAL_RUNS, `≤ ${GOAL_RUNS}`),
    },
  ];
}
