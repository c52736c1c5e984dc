/**
 * Servers for the bench, each in a process of its own: `node scripts/bench/servers.ts KIND`, over IPC. KIND is `memory` or
 * `file` (the sandbox), `bare` (node:http with ready answers of the same size), or `mock` (json-server over an object in
 * memory, which spares it the file that it would write whole at every change).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandboxServer } from '../../src/sandbox/server/server.ts';

export const KINDS = ['memory', 'file', 'bare', 'mock'] as const;
export type Kind = (typeof KINDS)[number];

/** What a server reports to its parent process. `awaiting` are the ids of missions that can be accepted. */
export interface Ready {
  /** The missions' collection. */
  readonly url: string;
  readonly key: string;
  readonly awaiting: readonly string[];
}

/** Missions that stand there when the load begins; of those, how many can be accepted. */
export const MISSIONS = 10_000;
export const AWAITING = 4_000;

const BRIEF = {
  title: 'Add a safe-deploy CI gate · acme/app#12',
  description: `The deploy job has to stop when a migration is pending.\n\n${'One more line of a brief as people write them. '.repeat(8)}`,
  dod: '- [ ] CI blocks a deploy with a pending migration\n- [ ] The rule is documented\n- [ ] A test shows both cases',
  category: 'DevOps',
  budget_usd: 120,
};

/** Returns the body of the n-th mission that is posted. */
export function toBrief(n: number): typeof BRIEF {
  return { ...BRIEF, title: `${BRIEF.title} ${n}` };
}

const listening = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });

async function startSandbox(path: string | undefined): Promise<Ready> {
  // The limiter works as always, with a limit that is never reached. No specialist works by the clock.
  const rateLimit = { burst: 1_000_000_000, perSecond: 1_000_000_000 };
  const scenario = { manual: true, rateLimit, startingBalanceUsd: 1_000_000_000 };
  const { url, key, sandbox } = await startSandboxServer({ ...(path !== undefined && { path }), scenario });
  const missions = `${url}/marketplace/missions`;
  const headers = new Headers({ authorization: `Bearer ${key}`, 'content-type': 'application/json' });
  const awaiting: string[] = [];
  for (let n = 0; n < MISSIONS; n += 1) {
    const reply = sandbox.answer({
      ...{ method: 'POST', path: new URL(missions).pathname, query: new URLSearchParams(), origin: url },
      header: (name) => headers.get(name),
      body: Buffer.from(JSON.stringify(toBrief(n))),
    });
    if (reply.status !== 201 || typeof reply.body !== 'string') throw new Error(`not posted: ${reply.status}`);
    const { mission } = JSON.parse(reply.body) as { mission: { id: string } };
    if (n >= AWAITING) continue;
    sandbox.deliver(mission.id);
    awaiting.push(mission.id);
  }
  return { url: missions, key, awaiting };
}

/** Answers without doing anything: what the network, HTTP and the size of the answer cost by themselves. */
async function startBare(): Promise<Ready> {
  const mission = JSON.stringify({ mission: toMission(1) });
  const list = JSON.stringify({
    missions: Array.from({ length: 20 }, (_, n) => toMission(n)),
    next_cursor: 'WzEyMzRd',
  });
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const body = request.method === 'GET' && request.url?.endsWith('/missions') === true ? list : mission;
      const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': Buffer.byteLength(body) };
      response.writeHead(request.method === 'POST' ? 201 : 200, headers);
      response.end(body);
    });
  });
  return { url: `${await listening(server)}/missions`, key: 'none', awaiting: ids(AWAITING) };
}

const ids = (n: number): string[] => Array.from({ length: n }, (_, at) => String(at + 1));

/** Returns a mission as the sandbox shows it. */
function toMission(n: number): object {
  const at = '2026-01-05T09:00:00.000Z';
  return {
    ...{ id: String(n + 1), ...toBrief(n), kind: 'mission', tier: 'T1 Verified', status: 'awaiting_acceptance' },
    ...{ status_reason: null, verification: 'passed', escrow_status: 'held', rank: 90, rework_count: 0 },
    ...{ specialist: 'Site reliability engineer (SRE)', created_at: at, updated_at: at },
  };
}

interface MockServer {
  create(): { use(...handlers: unknown[]): void; listen(port: number, host: string, done: () => void): Server };
  router(data: object): unknown;
  readonly bodyParser: unknown;
}

async function startMock(): Promise<Ready> {
  // It brings no types.
  const mock = createRequire(import.meta.url)('json-server') as MockServer;
  const app = mock.create();
  app.use(mock.bodyParser);
  app.use(mock.router({ missions: Array.from({ length: MISSIONS }, (_, n) => toMission(n)) }));
  const server = await new Promise<Server>((resolve) => {
    const made = app.listen(0, '127.0.0.1', () => {
      resolve(made);
    });
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/missions`, key: 'none', awaiting: ids(AWAITING) };
}

function start(kind: Kind, directory: string): Promise<Ready> {
  switch (kind) {
    case 'memory':
      return startSandbox(undefined);
    case 'file':
      return startSandbox(join(directory, 'bench.sqlite'));
    case 'bare':
      return startBare();
    case 'mock':
      return startMock();
  }
}

const kind = KINDS.find((one) => one === process.argv[2]);
if (kind !== undefined) {
  const directory = mkdtempSync(join(tmpdir(), 'orkestro-bench-'));
  process.once('exit', () => {
    rmSync(directory, { recursive: true, force: true });
  });
  // Asked anything, it says what it has cost so far: user and system time, in microseconds.
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.(user + system);
  });
  // It ends with its parent process.
  process.once('disconnect', () => process.exit(0));
  process.send?.(await start(kind, directory));
}
