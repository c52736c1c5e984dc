/** A scene whose marketplace's requests are recorded, and transcripts that a reviewer can read. */
import type { Fault } from '../../../src/sandbox/server/faults.ts';
import type { Call } from '../../../src/sandbox/wire/http.ts';
import type { Scenario } from '../../../src/sandbox/scenario/scenario.ts';
import type { ActionResult } from '../../support/action.ts';
import { isWrite } from '../../support/github/recording.ts';
import { ISSUE_BODY, openScene, type Scene } from '../../support/scene.ts';

/** The issue and the pull request of most scenarios. */
export const ISSUE = 12;
export const PULL = 13;

/** Work takes no time: a mission that was matched is delivered and verified at the next look. */
const INSTANT: Scenario = { manual: false, pace: { startMs: 0, workMs: 0, reviewMs: 0 } };

/** What a marketplace request meets: a fault, or something that happens right before it is answered. */
type Interceptor = (call: Call) => Fault | null;

export interface RecordedScene extends Scene {
  /** Requests to the marketplace, `METHOD /path`, oldest first. */
  readonly calls: readonly string[];
  /** Sets what the next requests meet, instead of what was set before. */
  intercept(interceptor: Interceptor): void;
}

/** Opens a scene. Close it with `closing`. */
async function openRecordedScene(scenario: Scenario = INSTANT): Promise<RecordedScene> {
  const calls: string[] = [];
  let interceptor: Interceptor = () => null;
  const scene = await openScene(scenario, {
    faults(call) {
      calls.push(`${call.method} ${call.path.replace('/api/v1', '')}`);
      return interceptor(call);
    },
  });
  return {
    ...scene,
    calls,
    intercept(next) {
      interceptor = next;
    },
  };
}

/** Runs a scenario in a scene of its own, then asserts that GitHub's contract was kept and that the ledger balances. */
export async function withScene(
  runScenario: (scene: RecordedScene) => Promise<void>,
  scenario: Scenario = INSTANT,
): Promise<void> {
  const scene = await openRecordedScene(scenario);
  try {
    await runScenario(scene);
    scene.github.assertNoViolations();
    const audit = scene.market.sandbox.audit();
    if (!audit.ok) throw new Error(`the ledger does not balance: ${audit.problems.join('; ')}`);
  } finally {
    await scene.close();
  }
}

/** Returns whether this is the request that hires. */
export function isPost(call: Call): boolean {
  return call.method === 'POST' && call.path.endsWith('/marketplace/missions');
}

/** Opens an issue that maya labels. Returns the event as it was then. */
export function labelIssue(
  { repo, payloads }: RecordedScene,
  { body = ISSUE_BODY, by = 'maya' }: { readonly body?: string; readonly by?: string } = {},
): Scene['payloads'] extends { issueLabeled(...args: never[]): infer D } ? D : never {
  repo.openIssue({ number: ISSUE, title: 'parse("") throws', body, author: 'maya' });
  repo.label(ISSUE, 'orkestro', by);
  return payloads.issueLabeled(ISSUE, 'orkestro', by);
}

/**
 * Opens the delivering pull request and reports its required check. Returns its head. It counts as opened a minute later, so that
 * a test can prepare it before the hire that it runs.
 */
export function openDelivery({ repo }: RecordedScene, conclusion: 'success' | 'failure'): string {
  const { headSha } = repo.openPull({
    number: PULL,
    title: 'Handle empty input',
    body: `Fixes #${ISSUE}`,
    files: ['src/parser.ts'],
    createdAt: Date.now() + 60_000,
  });
  report({ repo }, headSha, conclusion);
  return headSha;
}

/** Reports the required check on a commit. */
export function report({ repo }: Pick<RecordedScene, 'repo'>, sha: string, conclusion: 'success' | 'failure'): void {
  const passed = conclusion === 'success';
  repo.report({
    sha,
    name: 'test',
    conclusion,
    title: passed ? '43 tests passed' : '1 of 42 tests failed',
    summary: passed ? 'All green.' : 'parse("") threw RangeError',
    annotations: passed ? [] : [{ path: 'src/parser.ts', line: 7, message: 'RangeError: index 0 is out of range' }],
  });
}

/** Returns what the sandbox's own ledger says was moved, such as `hold 12000`. */
export function listTransfers({ market }: RecordedScene): string[] {
  return market.sandbox
    .ledger()
    .transfers.filter((one) => one.mission !== null)
    .map((one) => `${one.kind} ${Math.max(...one.entries.map((entry) => (entry.cents < 0 ? -entry.cents : 0)))}`);
}

/** Marks of the signed state, of intents and of decisions that stand on an issue or pull request. */
export function countMarkers(
  { repo }: RecordedScene,
  number: number,
  type: 'status' | 'intent' | 'decision' | 'page',
): number {
  return repo.commentsOf(number).filter(({ body }) => body.includes(`"type":"${type}"`)).length;
}

/** Lists what was written to GitHub and to the marketplace. */
export function listWrites({ github, calls }: RecordedScene): string[] {
  return [...github.requests.filter(isWrite).map(toRequestLine), ...calls.filter((call) => !call.startsWith('GET '))];
}

function toRequestLine({ method, path, status }: Scene['github']['requests'][number]): string {
  return `${method} ${path} → ${status ?? 'no answer'}`;
}

/** Returns the log's lines, without what the runner itself swallows. */
export function readLog({ stdout }: ActionResult): string[] {
  return stdout.split('\n').filter((line) => line !== '' && !line.startsWith('::add-mask::'));
}

const SHOWN_OUTPUTS = [
  'outcome',
  'verdict',
  'reason-code',
  'reason',
  'mission-status',
  'verification',
  'escrow-status',
];
const OPTIONAL_OUTPUTS = ['specialist', 'rank', 'budget-usd', 'rework-count', 'pr-number', 'head-sha', 'comment-url'];

/**
 * Returns the log, the main outputs, each write with how often it was sent, and what was read (how often depends on the polls).
 * Requests that go out together have no order of their own, so they stand sorted. Ids, commits and times are replaced.
 */
export function toTranscript(scene: RecordedScene, result: ActionResult, since = { github: 0, market: 0 }): string {
  const { github, calls, market } = scene;
  const lines = readLog(result);
  const shown = [...SHOWN_OUTPUTS, ...OPTIONAL_OUTPUTS].map((name) => [name, result.outputs[name] ?? ''] as const);
  const text = [
    '# log',
    ...lines,
    `exit code ${String(result.exitCode)}`,
    '',
    '# outputs',
    ...shown.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`),
    '',
    '# requests to the marketplace',
    ...describeRequests(calls.slice(since.market)),
    '',
    '# requests to GitHub',
    ...describeRequests(github.transcript().slice(since.github)),
    '',
    '# ledger',
    ...listTransfers(scene),
  ].join('\n');
  const ids = market.sandbox.missions().map((one) => one.id);
  return ids
    .reduce((whole, id, index) => whole.replaceAll(id, `<mission ${index + 1}>`), text)
    .replaceAll(/\b[0-9a-f]{40}\b/g, '<sha>')
    .replaceAll(/(?<= at )[0-9a-f]{7}\b/g, '<sha>')
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, '<time>')
    .replaceAll(/\b\d{9,}\b/g, '<id>');
}

function describeRequests(lines: readonly string[]): string[] {
  const plain = lines.map((line) =>
    line
      .replaceAll(/\b[0-9a-f]{40}\b/g, '<sha>')
      .replaceAll(/\b\d{9,}\b/g, '<id>')
      // Answered from this run's own memory: the same read.
      .replace('→ 304', '→ 200'),
  );
  const reads = new Set(plain.filter(isRead));
  const writes = Map.groupBy(
    plain.filter((line) => !isRead(line)),
    (line) => line,
  );
  return [...[...writes].map(([line, all]) => `${line} (${all.length} ×)`).sort(), ...[...reads].sort()];
}

function isRead(line: string): boolean {
  return line.startsWith('GET ') || (line.startsWith('POST /graphql') && !line.includes(' mutation '));
}
