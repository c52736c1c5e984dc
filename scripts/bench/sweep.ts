/** What a sweep over 1,000 open missions costs: the built action, both sides behind sockets and 20 ms away, GitHub's limits in force. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { runAction, type ActionResult } from '../../__tests__/support/action.ts';
import { createGitHubStandIn, DEFAULT_TOKEN } from '../../__tests__/support/github/handler.ts';
import { isWrite } from '../../__tests__/support/github/recording.ts';
import { Payloads } from '../../__tests__/support/github/payloads.ts';
import { startGitHubServer } from '../../__tests__/support/github/server.ts';
import { plantMission } from '../../__tests__/support/plant-mission.ts';
import { openFlowScene, type FlowScene } from '../../__tests__/support/flow-scene.ts';
import { buildSettings } from '../../__tests__/support/builders.ts';
import { sweep } from '../../src/flow/sweep/sweep.ts';
import { rateGoal, type Row } from './table.ts';

const MISSIONS = 1_000;
const READY = 50;
const LATENCY_MS = 20;

/** Plants a thousand missions with a pull request each, and their comments as the last sweep left them. */
async function plantAll(scene: FlowScene): Promise<readonly string[]> {
  const market = { sandbox: scene.sandbox, key: scene.key, url: 'https://orkestro.net/api/v1' };
  const ids: string[] = [];
  for (let at = 0; at < MISSIONS; at += 1) {
    const pull = scene.repo.openPull({ title: `Work ${at}`, files: ['src/parser.ts'] });
    scene.repo.report({ sha: pull.headSha, name: 'test', conclusion: 'success' });
    const { id, issue } = await plantMission({ repo: scene.repo, market }, { state: { pull: pull.number } });
    pull.linked.push(issue);
    ids.push(id);
  }
  const settings = { sweep: { ...buildSettings().sweep, maxOperations: 100_000 } };
  await sweep(scene.createContext({ eventName: 'schedule' }, settings));
  return ids;
}

interface Measured {
  readonly result: ActionResult;
  readonly seconds: number;
  readonly reads: number;
  readonly writes: number;
  readonly lists: number;
  readonly marketplace: number;
  /** Paid within the first minute. */
  readonly paidAt60: number;
  readonly paid: number;
  /** Most writes in any minute. */
  readonly busiest: number;
}

/** Measures one scheduled run of the action, with fresh budgets of the hour. */
async function measure(scene: FlowScene, inputs: Readonly<Record<string, string>>): Promise<Measured> {
  const standIn = createGitHubStandIn({ world: scene.repo, latencyMs: LATENCY_MS });
  const github = await startGitHubServer(standIn);
  const market = await serveMarket(scene);
  // The workshop's clock goes with the real one, so that GitHub's minutes pass.
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    scene.pass(now - last);
    last = now;
  }, 20);
  const countPaid = (): number => scene.sandbox.missions().filter(({ status }) => status === 'accepted').length;
  const before = countPaid();
  const started = performance.now();
  const minute = sleep(60_000, undefined, { ref: false }).then(() => countPaid() - before);
  try {
    const { owner, name, id } = scene.repo;
    const result = await runAction({
      event: new Payloads(scene.repo).schedule(),
      github: { url: github.url, graphqlUrl: github.graphqlUrl, token: DEFAULT_TOKEN },
      repository: { owner, name, id },
      inputs: { 'api-key': scene.key, 'api-url': market.url, ...inputs },
    });
    const seconds = (performance.now() - started) / 1000;
    standIn.assertNoViolations();
    const paid = countPaid() - before;
    const writes = standIn.requests.filter(isWrite).map(({ at }) => at);
    return {
      result,
      seconds,
      reads: standIn.requests.length - writes.length,
      writes: writes.length,
      lists: market.calls.filter((call) => call === 'GET missions').length,
      marketplace: market.calls.length,
      paidAt60: seconds > 60 ? await minute : paid,
      paid,
      busiest: Math.max(0, ...writes.map((at) => writes.filter((one) => one >= at && one < at + 60_000).length)),
    };
  } finally {
    clearInterval(timer);
    await market.close();
    await github.close();
  }
}

interface ServedMarket {
  readonly url: string;
  /** Method and last part of the path. */
  readonly calls: readonly string[];
  close(): Promise<void>;
}

/** Serves the scene's own sandbox on a socket, with the same latency as GitHub. */
async function serveMarket({ sandbox }: FlowScene): Promise<ServedMarket> {
  const calls: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const answer = async (): Promise<void> => {
      const { method = 'GET', url = '/', headers } = incoming;
      calls.push(`${method} ${new URL(url, 'http://market').pathname.split('/').at(-1) ?? ''}`);
      const body = await readBody(incoming);
      await sleep(LATENCY_MS);
      const given = Object.entries(headers).map(([key, value]): [string, string] => [key, String(value)]);
      const origin = `http://${headers.host ?? ''}`;
      const init = { method, headers: given, ...(body !== '' && { body }) };
      const response = await sandbox.handle(new Request(new URL(url, origin), init));
      outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text());
    };
    answer().catch(() => outgoing.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/api/v1`, calls, close: () => stop(server) };
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
}

function describe(what: string, run: Measured): readonly Row[] {
  return [
    { what: `${what}: time`, measured: `${run.seconds.toFixed(1)} s` },
    { what: `${what}: GitHub`, measured: `${run.reads} reads, ${run.writes} writes` },
    {
      what: `${what}: marketplace`,
      measured: `${run.marketplace} requests, ${run.lists} of them pages of one list`,
    },
  ];
}

/** Describes a sweep of idle missions, then one with fifty delivered missions. */
export async function describeSweep(): Promise<readonly Row[]> {
  const scene = openFlowScene();
  try {
    const ids = await plantAll(scene);
    const idle = await measure(scene, {});
    for (const id of ids.slice(0, READY)) scene.sandbox.deliver(id);
    const busy = await measure(scene, { 'max-operations': '2000' });
    const audit = scene.sandbox.audit();
    if (!audit.ok) throw new Error(`the ledger does not balance: ${audit.problems.join('; ')}`);
    const share = (idle.reads + idle.writes) / MISSIONS;
    const minutes = Math.ceil(busy.seconds / 60);
    return [
      ...describe(`${MISSIONS} idle missions`, idle),
      { what: 'requests to GitHub per idle mission', measured: share.toFixed(3), ...rateGoal(share <= 0.1, '≤ 0.1') },
      ...describe(`${READY} of ${MISSIONS} delivered`, busy),
      {
        what: 'paid',
        measured: `${busy.paid}: ${busy.result.outputs['reason'] ?? ''}`,
        ...rateGoal(busy.paid === READY, `${READY}`),
      },
      // 80 content-creating requests a minute, five for each payment: no way around it.
      { what: 'paid within 60 s', measured: String(busy.paidAt60), ...rateGoal(busy.paidAt60 >= READY, `${READY}`) },
      { what: 'most writes in a minute', measured: String(busy.busiest), ...rateGoal(busy.busiest <= 80, '≤ 80') },
      { what: 'billed', measured: `${minutes} min = $${(minutes * 0.006).toFixed(3)}` },
    ];
  } finally {
    scene.sandbox.close();
  }
}
