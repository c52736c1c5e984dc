/** How fast the sandbox answers and starts, beside a bare node:http server and json-server in the same run. */
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { aimAt, OPERATIONS, type Operation, type Run, type Target } from './load.ts';
import { KINDS, MISSIONS, type Kind, type Ready } from './servers.ts';
import { median } from './statistics.ts';
import { rateGoal, type Row } from './table.ts';

const ROUNDS = 3;
const START_ROUNDS = 5;
const CLIENTS = [1, 8, 64] as const;
const GOAL_SHARE = 0.5;
const GOAL_START_MS = 300;

const SERVERS = fileURLToPath(new URL('./servers.ts', import.meta.url));

interface Server {
  readonly child: ChildProcess;
  readonly target: Target;
}

async function startServer(kind: Kind): Promise<Server> {
  const child = fork(SERVERS, [kind], { serialization: 'advanced' });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the ${kind} server ended with ${String(code)} before it was ready`);
  });
  const [ready] = (await Promise.race([once(child, 'message'), ended])) as [Ready];
  ended.catch(() => undefined);
  const readCpu = async (): Promise<number> => {
    child.send('cpu');
    const [microseconds] = (await once(child, 'message')) as [number];
    return microseconds;
  };
  return { child, target: aimAt(kind, ready, readCpu) };
}

type Results = Map<string, Run[]>;
const nameOf = (kind: Kind, operation: Operation, clients: number): string => `${kind} ${operation} ${clients}`;

interface Step {
  readonly kind: Kind;
  readonly operation: Operation;
  readonly clients: number;
}

function planRound(): readonly Step[] {
  return OPERATIONS.flatMap((operation) =>
    CLIENTS.flatMap((clients) => KINDS.map((kind) => ({ kind, operation, clients }))),
  );
}

/** Measures every kind in turn, repeatedly, so that a slow moment of the machine hits all of them. */
async function measureAll(): Promise<Results> {
  const servers = new Map<Kind, Server>();
  const results: Results = new Map();
  try {
    for (const kind of KINDS) servers.set(kind, await startServer(kind));
    for (const { target } of servers.values()) for (const operation of OPERATIONS) await target.run(operation, 8);
    for (const { kind, operation, clients } of Array.from({ length: ROUNDS }, () => planRound()).flat()) {
      const name = nameOf(kind, operation, clients);
      const run = await servers.get(kind)?.target.run(operation, clients);
      if (run !== undefined) results.set(name, [...(results.get(name) ?? []), run]);
    }
    return results;
  } finally {
    for (const { child, target } of servers.values()) {
      await target.close();
      child.disconnect();
    }
  }
}

function toMedians(runs: readonly Run[]): Run {
  const of = (pick: (run: Run) => number): number => median(runs.map(pick));
  return {
    rate: of((run) => run.rate),
    cpu: of((run) => run.cpu),
    p50: of((run) => run.p50),
    p95: of((run) => run.p95),
  };
}

function describe({ rate, cpu, p50, p95 }: Run): string {
  return `${rate.toFixed(0).padStart(6)}/s  p50 ${p50.toFixed(2)} ms  p95 ${p95.toFixed(2)} ms  cpu ${cpu.toFixed(0)} µs`;
}

function describeLoad(results: Results): readonly Row[] {
  const of = (kind: Kind, operation: Operation, clients: number): Run =>
    toMedians(results.get(nameOf(kind, operation, clients)) ?? []);
  return OPERATIONS.flatMap((operation) =>
    CLIENTS.flatMap((clients): Row[] => {
      const [memory, bare, mock] = [
        of('memory', operation, clients),
        of('bare', operation, clients),
        of('mock', operation, clients),
      ];
      const share = memory.rate / bare.rate;
      const isRead = operation === 'get' || operation === 'list';
      const what = `${operation}, ${clients} ${clients === 1 ? 'client' : 'clients'}`;
      const ratio = `${(100 * share).toFixed(0)} % of bare (${((100 * bare.cpu) / memory.cpu).toFixed(0)} % by cpu)`;
      return [
        {
          what: `${what}: sandbox in memory`,
          measured: describe(memory),
          ratio,
          ...(isRead && rateGoal(share >= GOAL_SHARE, `≥ ${100 * GOAL_SHARE} % of bare`)),
        },
        ...(isRead ? [] : [{ what: `${what}: sandbox in a file`, measured: describe(of('file', operation, clients)) }]),
        { what: `${what}: bare node:http`, measured: describe(bare) },
        {
          what: `${what}: json-server`,
          measured: describe(mock),
          ratio: `the sandbox does ${(memory.rate / mock.rate).toFixed(1)} ×`,
        },
      ];
    }),
  );
}

/** Returns the milliseconds from the start of a process to the first match in its output, then ends it. */
async function timeStart(args: readonly string[], pattern: RegExp): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  let printed = '';
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    printed += chunk.toString();
    if (pattern.test(printed)) break;
  }
  const took = performance.now() - began;
  child.kill('SIGTERM');
  if (!pattern.test(printed)) throw new Error(`${args.join(' ')} did not start: ${printed}`);
  if (child.exitCode === null) await once(child, 'exit');
  return took;
}

const BARE = `const s = require('node:http').createServer((q, r) => r.end()).listen(0, '127.0.0.1', () => console.log('ready'));
process.once('SIGTERM', () => s.close());`;

async function measureStart(): Promise<readonly Row[]> {
  const directory = mkdtempSync(join(tmpdir(), 'orkestro-bench-'));
  const data = join(directory, 'db.json');
  writeFileSync(data, '{"missions":[]}');
  const starts = {
    sandbox: () => timeStart(['dist/sandbox/index.js', '--port', '0'], /Key +osk_/),
    bare: () => timeStart(['-e', BARE], /ready/),
    mock: () =>
      timeStart([resolve('node_modules/json-server/lib/cli/bin.js'), '--port', '0', data], /http:\/\/localhost/),
  };
  const took = { sandbox: [] as number[], bare: [] as number[], mock: [] as number[] };
  try {
    for (let round = -1; round < START_ROUNDS; round += 1) {
      const sandbox = await starts.sandbox();
      const bare = await starts.bare();
      const mock = await starts.mock();
      if (round < 0) continue;
      took.sandbox.push(sandbox);
      took.bare.push(bare);
      took.mock.push(mock);
    }
  } finally {
    rmSync(directory, { recursive: true });
  }
  const ms = median(took.sandbox);
  return [
    {
      what: 'start to ready: sandbox',
      measured: `${ms.toFixed(0)} ms`,
      ...rateGoal(ms <= GOAL_START_MS, `≤ ${GOAL_START_MS} ms`),
    },
    { what: 'start to ready: bare node:http', measured: `${median(took.bare).toFixed(0)} ms` },
    { what: 'start to ready: json-server', measured: `${median(took.mock).toFixed(0)} ms` },
  ];
}

/** Returns everything as rows. Takes about two minutes on two quiet cores; load and server share them. */
export async function describeSandbox(): Promise<readonly Row[]> {
  const start = await measureStart();
  const load = describeLoad(await measureAll());
  const setting = `medians of ${ROUNDS}; ${MISSIONS.toLocaleString('en-US')} missions; load from this process`;
  return [...start, { what: 'load', measured: setting }, ...load];
}
