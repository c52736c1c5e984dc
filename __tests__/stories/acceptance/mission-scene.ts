/**
 * One hired mission per case: a scene, an issue that a label hired a specialist for, and a front before the sandbox that
 * counts what was sent and can lose answers. Everything runs over loopback sockets against `dist/index.js`.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from '@jest/globals';
import type { ActionResult, ActionRun } from '../../support/action.ts';
import { isWrite, type RecordedRequest } from '../../support/github/recording.ts';
import type { RunConclusion } from '../../support/github/records.ts';
import type { PullSpec } from '../../support/github/state.ts';
import { ISSUE_BODY, openScene, type Scene } from '../../support/scene.ts';

export const ISSUE = 12;
export const PULL = 13;

type Inputs = Readonly<Record<string, string>>;

/** One request that reached the marketplace; `body` as sent. */
export interface MarketCall {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/** `before`: cut without effect. `after`: cut once the marketplace has acted. A number: that status, without effect. */
export type Loss = 'before' | 'after' | number;

/** A hired mission, with what arranges its scene. */
export interface MissionScene {
  readonly scene: Scene;
  readonly id: string;
  /** What leads every run of the case to its marketplace. */
  readonly inputs: Inputs;
  readonly calls: readonly MarketCall[];
  /** Chooses what becomes of a call; `null`: nothing unusual. */
  setLoss(choose: ((call: MarketCall) => Loss | null) | null): void;
  /** Changes what the marketplace answers about the mission: its members by name. */
  changeMission(change: Readonly<Record<string, unknown>>): void;
  /** Opens the pull request that closes the issue, without any check. Returns the head. */
  open(more?: PullSpec): string;
  /** Reports the required check `test` on a head (the pull request's own by default). */
  check(conclusion: RunConclusion | null, name?: string, sha?: string): void;
  /** Hands the work over; the verification passes by default. */
  deliver(verification?: 'passed' | 'failed' | 'pending'): void;
  /** Arranges what row 28 pays: pull request, green check, verified delivery. */
  ready(more?: PullSpec): string;
  /** Runs one pass over the mission: `mode: sync` with its ID. */
  sync(inputs?: Inputs, more?: Partial<ActionRun>): Promise<ActionResult>;
  /** Returns how often a settling request reached the marketplace. */
  sent(what: 'accept' | 'rework'): number;
}

interface MarketProxy {
  readonly url: string;
  readonly calls: MarketCall[];
  lossFor: ((call: MarketCall) => Loss | null) | null;
  missionChange: Readonly<Record<string, unknown>>;
  close(): Promise<void>;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** Returns the answer with other members, where it is one mission. */
function retell(text: string, change: Readonly<Record<string, unknown>>): string {
  const answer = JSON.parse(text) as { readonly mission?: Readonly<Record<string, unknown>> };
  return answer.mission === undefined ? text : JSON.stringify({ mission: { ...answer.mission, ...change } });
}

/** Starts a proxy in front of the marketplace that records each call and loses chosen ones. */
async function startMarketProxy(target: string): Promise<MarketProxy> {
  const proxy: MarketProxy = { url: '', calls: [], lossFor: null, missionChange: {}, close: () => Promise.resolve() };
  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const call = { method: request.method ?? '', path: request.url ?? '', body: await readBody(request) };
    proxy.calls.push(call);
    const loss = proxy.lossFor?.(call) ?? null;
    if (loss === 'before') return void request.socket.resetAndDestroy();
    if (typeof loss === 'number') {
      const error = { code: 'refused', message: 'Not now.' };
      return void response.writeHead(loss, { 'content-type': 'application/json' }).end(JSON.stringify({ error }));
    }
    const headers = Object.entries(request.headers)
      .filter(([name]) => !['host', 'connection', 'content-length', 'transfer-encoding'].includes(name))
      .map(([name, value]): [string, string] => [name, String(value)]);
    const init = { method: call.method, headers, ...(call.body !== '' && { body: call.body }) };
    const answer = await fetch(new URL(call.path, target), init);
    const text = await answer.text();
    if (loss === 'after') return void request.socket.resetAndDestroy();
    response
      .writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' })
      .end(retell(text, proxy.missionChange));
  };
  const server = createServer((request, response) => {
    pass(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((done) => {
      server.close(() => {
        done();
      });
      server.closeAllConnections();
    });
  return Object.assign(proxy, { url: `http://127.0.0.1:${port}${new URL(target).pathname}`, close });
}

/** Hires for issue #12 by label, hands the case to `play`, and closes everything. */
export async function withMissionScene(
  run: (one: MissionScene) => Promise<void>,
  hireInputs: Inputs = {},
): Promise<void> {
  const scene = await openScene();
  const proxy = await startMarketProxy(scene.market.url);
  try {
    await run(await openMissionScene(scene, proxy, hireInputs));
    scene.github.assertNoViolations();
    expect(scene.market.sandbox.audit()).toMatchObject({ ok: true, problems: [] });
  } finally {
    await proxy.close();
    await scene.close();
  }
}

async function openMissionScene(scene: Scene, proxy: MarketProxy, hireInputs: Inputs): Promise<MissionScene> {
  const { repo, payloads, market } = scene;
  const inputs = { 'api-url': proxy.url };
  repo.openIssue({ number: ISSUE, title: 'parse("") throws', body: ISSUE_BODY, author: 'maya' });
  repo.label(ISSUE, 'orkestro', 'maya');
  const hired = await scene.run(payloads.issueLabeled(ISSUE, 'orkestro', 'maya'), {
    ...inputs,
    ...hireInputs,
    wait: 'false',
  });
  const id = hired.outputs['mission-id'] ?? '';
  expect({ code: hired.outputs['reason-code'], log: id === '' ? hired.stdout : '' }).toEqual({
    code: 'mission_not_ready',
    log: '',
  });
  const one: MissionScene = {
    scene,
    id,
    inputs,
    calls: proxy.calls,
    setLoss(choose) {
      proxy.lossFor = choose;
    },
    changeMission(change) {
      proxy.missionChange = change;
    },
    open: (more = {}) =>
      repo.openPull({ number: PULL, title: 'Handle empty input', body: `Fixes #${ISSUE}`, ...more }).headSha,
    check(conclusion, name = 'test', sha = repo.pull(PULL).headSha) {
      repo.report({ sha, name, ...(conclusion !== null && { conclusion }) });
    },
    deliver(verification = 'passed') {
      market.sandbox.deliver(id, { verification });
    },
    ready(more = {}) {
      const sha = one.open(more);
      one.check('success');
      one.deliver();
      return sha;
    },
    sync: (more = {}, run = {}) =>
      scene.run(payloads.workflowDispatch(), { ...inputs, mode: 'sync', 'mission-id': id, ...more }, run),
    sent: (what) => proxy.calls.filter(({ method, path }) => method === 'POST' && path.endsWith(`/${what}`)).length,
  };
  return one;
}

/** Returns the mission as the marketplace has it. */
export function missionOf({ scene, id }: MissionScene): ReturnType<Scene['market']['sandbox']['missions']>[number] {
  const mission = scene.market.sandbox.missions().find((known) => known.id === id);
  if (mission === undefined) throw new Error(`there is no mission ${id}`);
  return mission;
}

/** Returns how often escrow was released, by the ledger. */
export function countPayments({ scene }: MissionScene): number {
  return scene.market.sandbox.ledger().transfers.filter(({ kind }) => kind === 'release').length;
}

/** Comments on the issue that carry a decision: what a run was about to do, and notifies people. */
export function decisionsOf({ scene }: MissionScene): readonly string[] {
  const bodies = scene.repo.commentsOf(ISSUE).map(({ body }) => body);
  return bodies.filter((body) => body.includes('"type":"decision"'));
}

/** Returns the status comment: the first of ours on the issue. */
export function statusCommentOf({ scene }: MissionScene): { readonly id: number; readonly body: string } {
  const comment = scene.repo.commentsOf(ISSUE).find(({ author }) => author === 'github-actions[bot]');
  if (comment === undefined) throw new Error(`no comment of the action on #${ISSUE}`);
  return comment;
}

/** Returns what GitHub was asked to change, from a request number on. */
export function writesSince({ scene }: MissionScene, from: number): readonly RecordedRequest[] {
  return scene.github.requests.slice(from).filter(isWrite);
}

/** What a step ended in. */
export interface Expected {
  readonly outcome: string;
  readonly verdict: string;
  readonly code: string;
}

/** A row of the decision table as a scenario: the situation, and the outcome that it must have. */
export interface TableCase extends Expected {
  readonly name: string;
  readonly inputs?: Inputs;
  /** The inputs are those of the hire as well: what only a later run states can tighten the contract, not loosen it. */
  readonly isAgreed?: true;
  arrange(one: MissionScene): void | Promise<void>;
  /** Asserts what else must be true, beyond verdict and money. */
  also?(one: MissionScene, result: ActionResult): void;
}

/** Compares a run with what it must end in; the log is in the message when it does not. */
export function expectEnd(result: ActionResult, { outcome, verdict, code }: Expected): void {
  const { outputs, exitCode } = result;
  const seen = { outcome: outputs['outcome'], verdict: outputs['verdict'], code: outputs['reason-code'], exitCode };
  const wanted = { outcome, verdict, code, exitCode: 0 };
  const differs = JSON.stringify(seen) !== JSON.stringify(wanted);
  expect({ ...seen, log: differs ? `${outputs['reason'] ?? ''}\n${result.stdout}${result.stderr}` : '' }).toEqual({
    ...wanted,
    log: '',
  });
}

/** Plays one row: hire, arrange, one pass; only `accepted` may have moved money to the specialist. */
export function runRow(row: TableCase): Promise<void> {
  return withMissionScene(
    async (one) => {
      await row.arrange(one);
      const result = await one.sync(row.inputs ?? {});
      expectEnd(result, row);
      expect(countPayments(one)).toBe(row.outcome === 'accepted' ? 1 : 0);
      expect(one.sent('accept')).toBeLessThanOrEqual(row.outcome === 'accepted' ? 1 : 0);
      expect(one.sent('rework')).toBe(row.outcome === 'reworked' ? 1 : 0);
      row.also?.(one, result);
    },
    row.isAgreed === true ? row.inputs : {},
  );
}

/** Returns the reason that the specialist was sent, or nothing. */
export function reworkReason({ calls }: MissionScene): string {
  const call = calls.find(({ path }) => path.endsWith('/rework'));
  return call === undefined ? '' : (JSON.parse(call.body) as { readonly reason: string }).reason;
}
