/** What a mission costs that is delivered at once: hired, and settled at the first look after it. The built action, both sides 20 ms away. */
import { runAction } from '../../__tests__/support/action.ts';
import { createGitHubStandIn, DEFAULT_TOKEN } from '../../__tests__/support/github/handler.ts';
import { Payloads } from '../../__tests__/support/github/payloads.ts';
import { isWrite } from '../../__tests__/support/github/recording.ts';
import { startGitHubServer } from '../../__tests__/support/github/server.ts';
import { createWorld } from '../../__tests__/support/github/state.ts';
import { ISSUE_BODY } from '../../__tests__/support/scene.ts';
import { startSandboxServer, type SandboxServer } from '../../src/sandbox/server/server.ts';
import { countRounds, startRelay, type Call } from './relay.ts';
import { rateGoal, type Row } from './table.ts';

const ISSUE = 12;
const LATENCY_MS = 20;

/** All requests of the run, in the order in which they began, and from when on the mission was ready and the checks green. */
interface FirstPass {
  readonly github: readonly Call[];
  /** How many of them write. */
  readonly writes: number;
  readonly marketplace: readonly Call[];
  readonly readyAt: number;
}

async function playFirstPass(): Promise<FirstPass> {
  const repo = createWorld();
  repo.protect({ required: ['test'] });
  repo.openIssue({ number: ISSUE, title: 'parse("") throws', body: ISSUE_BODY, author: 'maya' });
  repo.label(ISSUE, 'orkestro', 'maya');
  let readyAt = Number.POSITIVE_INFINITY;
  const deliver = ({ sandbox }: SandboxServer): void => {
    const mission = sandbox.missions().find(({ status }) => status === 'matched');
    if (mission === undefined) return;
    sandbox.start(mission.id);
    const { headSha } = repo.openPull({ title: 'Fix', body: `Fixes #${ISSUE}`, files: ['src/parser.ts'] });
    repo.report({ sha: headSha, name: 'test', conclusion: 'success' });
    sandbox.deliver(mission.id);
    readyAt = performance.now();
  };
  const market = await startSandboxServer({ scenario: { manual: true, rateLimit: null } });
  const standIn = createGitHubStandIn({ world: repo });
  const github = await startGitHubServer(standIn);
  const relays = [await startRelay(github.url, LATENCY_MS), await startRelay(market.url, LATENCY_MS)] as const;
  const [toGitHub, toMarket] = relays;
  // Looks at the sandbox itself, which costs no request.
  const specialist = setInterval(() => {
    deliver(market);
  }, 1);
  try {
    const { owner, name, id } = repo;
    const { outputs, stdout, stderr } = await runAction({
      event: new Payloads(repo).issueLabeled(ISSUE, 'orkestro', 'maya'),
      github: {
        url: toGitHub.url,
        graphqlUrl: new URL(new URL(github.graphqlUrl).pathname, toGitHub.url).href,
        token: DEFAULT_TOKEN,
      },
      repository: { owner, name, id },
      inputs: { 'api-key': market.key, 'api-url': toMarket.url, 'budget-usd': '120', timeout: '60s' },
    });
    if (outputs['outcome'] !== 'accepted') throw new Error(`not accepted:\n${stdout}${stderr}`);
    const writes = standIn.requests.filter(isWrite).length;
    return { github: [...toGitHub.calls], writes, marketplace: [...toMarket.calls], readyAt };
  } finally {
    clearInterval(specialist);
    for (const relay of relays) await relay.close();
    await github.close();
    await market.close();
  }
}

const isMission = (method: string, path: string): boolean => method === 'GET' && /\/missions\/[^/]+$/.test(path);

export async function describeFirstPass(): Promise<readonly Row[]> {
  const { github, writes, marketplace, readyAt } = await playFirstPass();
  const accept = marketplace.find(({ path }) => path.endsWith('/accept'));
  if (accept === undefined) throw new Error('nothing was accepted');
  // The hire's own record and the wait for the next poll are over before: it is settled from the answer that shows it ready.
  const seen = marketplace.find(({ method, path, began }) => isMission(method, path) && began >= readyAt);
  if (seen === undefined) throw new Error('nobody saw it delivered');
  const settling = [...github, ...marketplace].filter(
    ({ began, ended }) => began >= seen.ended && ended <= accept.ended,
  );
  const rounds = countRounds(settling);
  return [
    {
      what: 'hired and settled at the first look: GitHub',
      measured: `${github.length}: ${github.length - writes} reads, ${writes} writes`,
      ...rateGoal(github.length <= 20, '≤ 20'),
    },
    { what: 'the same: marketplace', measured: String(marketplace.length) },
    {
      what: 'from seeing it ready and green to accepted: round trips in sequence',
      measured: `${rounds}, for ${settling.length} requests`,
      ...rateGoal(rounds <= 9, '≤ 9'),
    },
  ];
}
