/** One run of the built action for one event in one situation, told in one line. */
import type { ActionResult, ActionRun } from '../../support/action.ts';
import type { Delivery } from '../../support/github/payloads.ts';
import { isWrite } from '../../support/github/recording.ts';
import { openScene, type Scene } from '../../support/scene.ts';
import { plantMission } from '../../support/plant-mission.ts';

/** What the event meets: no mission at all, one under way, one delivered with green or red checks, one on hold. */
export const SITUATIONS = ['nothing of ours', 'waiting', 'ready, green', 'ready, red', 'held'] as const;
export type Situation = (typeof SITUATIONS)[number];

/** A scene with at most one mission, and the pull request that delivers it. */
export interface EventScene {
  readonly scene: Scene;
  /** `null`: there is none. */
  readonly mission: string | null;
  readonly issue: number;
  readonly pull: number;
  readonly sha: string;
  /** Requests to the marketplace so far, `METHOD /path`. */
  readonly calls: readonly string[];
}

/** `fork`: the head is in a fork, and a person has bound it. `onPull`: the mission was posted for the pull request itself. */
export interface EventSceneOptions {
  readonly fork?: boolean;
}

/** Arranges a situation. Close its scene. */
export async function arrangeSituation(situation: Situation, spec: EventSceneOptions = {}): Promise<EventScene> {
  const calls: string[] = [];
  const scene = await openScene(
    {},
    {
      faults(call) {
        calls.push(`${call.method} ${call.path.replace('/api/v1', '')}`);
        return null;
      },
    },
  );
  const { repo, market } = scene;
  const planted = situation === 'nothing of ours' ? null : await plantMission(scene);
  const issue = planted?.issue ?? repo.openIssue({ title: 'Something else' }).number;
  const { number: pull, headSha: sha } = repo.openPull({
    title: 'Handle empty input',
    body: planted === null ? 'Some other work' : `Fixes #${issue}`,
    files: ['src/parser.ts'],
    ...(spec.fork === true && { headRepo: 'stranger/app' }),
  });
  if (spec.fork === true && planted !== null) repo.comment(issue, { author: 'maya', body: `/orkestro link #${pull}` });
  repo.report({ sha, name: 'test', conclusion: situation === 'ready, red' ? 'failure' : 'success' });
  if (situation === 'held') repo.comment(issue, { author: 'maya', body: '/orkestro hold Let me look first.' });
  if (planted !== null && situation !== 'waiting') market.sandbox.deliver(planted.id);
  return { scene, mission: planted?.id ?? null, issue, pull, sha, calls };
}

/** The event as it comes, and what the workflow gives beside the defaults. */
export interface RunSpec {
  readonly event: Delivery;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly more?: Partial<ActionRun>;
  /** The commit whose status is reported. The pull request's head by default. */
  readonly sha?: string;
}

/** Runs one pass, checks that GitHub's contract was kept and the books balance, and tells it in one line. */
export async function runAndDescribe(eventScene: EventScene, start: RunSpec): Promise<string> {
  const { scene } = eventScene;
  try {
    const from = { github: scene.github.requests.length, market: eventScene.calls.length };
    const result = await scene.run(start.event, { wait: 'false', ...start.inputs }, start.more);
    scene.github.assertNoViolations();
    const audit = scene.market.sandbox.audit();
    if (!audit.ok) throw new Error(`the ledger does not balance: ${audit.problems.join('; ')}`);
    return toLine(eventScene, result, { ...from, sha: start.sha ?? eventScene.sha });
  } finally {
    await scene.close();
  }
}

function toLine(
  { scene, calls }: EventScene,
  { outputs, exitCode, stdout }: ActionResult,
  from: { readonly github: number; readonly market: number; readonly sha: string },
): string {
  const status = scene.repo.status(from.sha, 'orkestro/mission');
  const github = scene.github.requests.slice(from.github).map((request) => {
    const { method, path, operation } = request;
    if (path !== '/graphql') return `${method} ${nameOf(path)}`;
    return `${isWrite(request) ? 'POST' : 'GET'} ${operation ?? ''}`;
  });
  const market = calls.slice(from.market).map((call) => call.replace(/\/msn_\w+/, '/<id>'));
  const failure = exitCode === 0 ? '' : ` "${/::error::(.{0,110})/.exec(stdout)?.[1] ?? ''}…"`;
  return [
    `${outputs['outcome'] ?? ''} ${outputs['reason-code'] ?? ''}, exit ${String(exitCode)}${failure}`,
    `marketplace: ${describeRequests(market.map((call) => call.replace('/marketplace', '')))}`,
    `GitHub: ${describeRequests(github)}`,
    `status: ${status === null ? 'none' : `${status.state} "${status.description ?? ''}"`}`,
  ].join(' | ');
}

/** Returns the last word of a path: `/repos/acme/app/issues/comments/31/reactions` → `reactions`. */
function nameOf(path: string): string {
  if (path.includes('/contents/')) return 'contents';
  const last = path.split('/').filter((part) => !/^\d+$|^[0-9a-f]{40}$/.test(part));
  return last.at(-1) ?? '';
}

/** Returns how many reads, and each write. */
function describeRequests(requests: readonly string[]): string {
  const writes = Map.groupBy(
    requests.filter((one) => !one.startsWith('GET ')),
    (one) => one,
  );
  const reads = requests.length - [...writes.values()].flat().length;
  const lines = [...writes].map(([write, all]) => (all.length === 1 ? write : `${write} × ${all.length}`)).sort();
  return [`${reads} ${reads === 1 ? 'read' : 'reads'}`, ...lines].join(', ');
}

/** Plays many, a few at a time: each is a process of its own. The answers keep the order of the cases. */
export async function runAll<T>(cases: readonly (() => Promise<T>)[], atOnce = 4): Promise<readonly T[]> {
  const answers: T[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let at = next++; at < cases.length; at = next++) {
      const run = cases[at];
      if (run !== undefined) answers[at] = await run();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return answers;
}
