/** What a settled mission costs in requests: the built action against the sandbox and the stand-in for GitHub. */
import { isWrite } from '../../__tests__/support/github/recording.ts';
import { ISSUE_BODY, openScene, type Scene } from '../../__tests__/support/scene.ts';
import { PEAK, readPeak } from './peak.ts';
import { startRelay } from './relay.ts';
import { readLoaded, WATCHED } from './start.ts';

const ISSUE = 12;
const PULL = 13;

interface Count {
  readonly reads: number;
  readonly writes: number;
}

export interface ScenarioCosts {
  readonly github: Count;
  readonly marketplace: Count;
  readonly ms: number;
  /** Files of dist/ that the run loaded. */
  readonly loaded: readonly string[];
  /** Of memory, bytes. */
  readonly peak: number;
}

/** What a run is watched for. Watching files costs memory itself. */
export type WatchOptions = 'files' | 'memory';
const OPTIONS: Readonly<Record<WatchOptions, string>> = { files: WATCHED, memory: PEAK.join(' ') };

/** Measures one run: label → hired → `reworks` times red and sent back → green → paid. Throws if it ends otherwise. */
export async function measureScenario(reworks: 0 | 1, watch: WatchOptions = 'files'): Promise<ScenarioCosts> {
  const scene = await openScene();
  const counter = await startRelay(scene.market.url);
  try {
    scene.repo.openIssue({ number: ISSUE, title: 'parse("") throws', body: ISSUE_BODY, author: 'maya' });
    scene.repo.label(ISSUE, 'orkestro', 'maya');
    const started = performance.now();
    const story = play(scene, reworks);
    const run = scene.run(
      scene.payloads.issueLabeled(ISSUE, 'orkestro', 'maya'),
      { 'api-url': counter.url },
      { env: { NODE_OPTIONS: OPTIONS[watch] } },
    );
    const result = await Promise.race([run, story.then(() => run)]);
    if (result.outputs['outcome'] !== 'accepted') throw new Error(`not accepted:\n${result.stdout}${result.stderr}`);
    // A query in GraphQL is a POST that reads.
    const github = count(scene.github.requests.map((request) => (isWrite(request) ? 'POST' : 'GET')));
    const ms = performance.now() - started;
    return {
      ...{ github, ms, marketplace: count(counter.calls.map(({ method }) => method)) },
      loaded: readLoaded(result.stderr),
      peak: watch === 'memory' ? readPeak(result.stderr) : Number.NaN,
    };
  } finally {
    await counter.close();
    await scene.close();
  }
}

/** Runs a step with the embedded marketplace. Returns the files of dist/ that it loads. */
export async function listTrialFiles(): Promise<readonly string[]> {
  const scene = await openScene();
  try {
    scene.repo.openIssue({ number: ISSUE, title: 'parse("") throws', body: ISSUE_BODY, author: 'maya' });
    scene.repo.label(ISSUE, 'orkestro', 'maya');
    const event = scene.payloads.issueLabeled(ISSUE, 'orkestro', 'maya');
    const inputs = { 'api-key': 'sandbox', 'api-url': '', timeout: '1s' };
    return readLoaded((await scene.run(event, inputs, { env: { NODE_OPTIONS: WATCHED } })).stderr);
  } finally {
    await scene.close();
  }
}

async function play(scene: Scene, reworks: 0 | 1): Promise<void> {
  const { market, repo } = scene;
  const id = await untilMission(scene, 'matched', 0);
  market.sandbox.start(id);
  const pull = repo.openPull({ number: PULL, title: 'Fix', body: `Fixes #${ISSUE}`, files: ['src/parser.ts'] });
  repo.report({ sha: pull.headSha, name: 'test', conclusion: reworks === 0 ? 'success' : 'failure' });
  market.sandbox.deliver(id);
  if (reworks === 0) return;
  await untilMission(scene, 'in_progress', 1);
  const sha = repo.push(PULL, { files: ['src/parser.ts'] });
  repo.report({ sha, name: 'test', conclusion: 'success' });
  market.sandbox.deliver(id);
}

/** Looks at the sandbox itself, which costs no request. */
async function untilMission(scene: Scene, status: string, reworks: number): Promise<string> {
  for (;;) {
    const mission = scene.market.sandbox
      .missions()
      .find((one) => one.status === status && one.rework_count === reworks);
    if (mission !== undefined) return mission.id;
    await new Promise((wake) => setTimeout(wake, 5));
  }
}

function count(methods: readonly string[]): Count {
  const reads = methods.filter((method) => method === 'GET').length;
  return { reads, writes: methods.length - reads };
}
