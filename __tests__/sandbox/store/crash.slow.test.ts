/** Kills a served sandbox a hundred times while several clients write to it over loopback. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createSandbox } from '../../../src/sandbox/sandbox.ts';
import { CRASH_SCENARIO } from './crash-scenario.ts';

const SERVER = fileURLToPath(new URL('./crash-server.ts', import.meta.url));
const KILLS = 100;
const CLIENTS = 4;

const directory = mkdtempSync(join(tmpdir(), 'sandbox-crash-'));
const market = join(directory, 'market.sqlite');
const children = new Set<ChildProcessWithoutNullStreams>();
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(directory, { recursive: true, force: true });
});

/** One mission as its client knows it: the requests with their keys, and the acknowledged replies. */
interface Job {
  readonly name: string;
  id: string | null;
  reworked: boolean;
  paid: boolean;
}

interface Endpoint {
  readonly url: string;
  readonly key: string;
}

interface Served {
  readonly child: ChildProcessWithoutNullStreams;
  /** Makes it open the file. Resolves when it serves. */
  readonly open: () => Promise<Endpoint>;
  readonly closed: Promise<unknown>;
}

/** Starts a server that has not opened the data file `path` yet. */
function prepare(path: string): Served {
  const env = { ...process.env, NODE_COMPILE_CACHE: join(directory, 'cache') };
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', SERVER, path], { env });
  children.add(child);
  // A pipe of a process that is being killed can break during a write.
  child.stdin.on('error', () => undefined);
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const line = once(createInterface(child.stdout), 'line').then(([text]) => String(text));
  const closed = once(child, 'close').then(() => children.delete(child));
  return {
    child,
    closed,
    open: async () => {
      child.stdin.write('go\n');
      const text = await Promise.race([line, closed.then(() => null)]);
      if (text === null) throw new Error(`the sandbox did not start: ${errors}`);
      const [url = '', key = ''] = text.split(' ');
      return { url, key };
    },
  };
}

async function send({ url, key }: Endpoint, to: string, body: object, idempotencyKey: string): Promise<string> {
  const headers = {
    authorization: `Bearer ${key}`,
    'content-type': 'application/json',
    'idempotency-key': idempotencyKey,
  };
  const response = await fetch(`${url}/marketplace/missions${to}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`refused: ${response.status} ${text}`);
  return (JSON.parse(text) as { mission: { id: string } }).mission.id;
}

/** Posts, sends back, and accepts, each with its own key, so that an unanswered request can be repeated. */
async function doJob(endpoint: Endpoint, job: Job): Promise<void> {
  job.id ??= await send(endpoint, '', { title: job.name, category: 'DevOps', budget_usd: 1.23 }, `${job.name}-post`);
  if (!job.reworked) await send(endpoint, `/${job.id}/rework`, { reason: 'again' }, `${job.name}-rework`);
  job.reworked = true;
  await send(endpoint, `/${job.id}/accept`, {}, `${job.name}-accept`);
  job.paid = true;
}

/** Opens the file that the killed process left and compares it with the acknowledged replies. */
function verify(jobs: readonly Job[]): void {
  // A sandbox continues where the journal ends, so opening the file can run steps. They follow the same scenario.
  const sandbox = createSandbox({ path: market, scenario: CRASH_SCENARIO });
  try {
    expect(sandbox.audit().problems).toEqual([]);
    const missions = sandbox.missions();
    // No effect happened twice: neither of acknowledged nor of repeated requests.
    expect(new Set(missions.map((one) => one.title)).size).toBe(missions.length);
    const byId = new Map(missions.map((one) => [one.id, one]));
    for (const { id, name, reworked, paid } of jobs) {
      if (id === null) continue;
      const mission = byId.get(id);
      expect(mission?.title).toBe(name);
      if (reworked) expect(mission?.rework_count).toBe(1);
      if (paid) expect(mission).toMatchObject({ status: 'accepted', escrow_status: 'released' });
    }
  } finally {
    sandbox.close();
  }
}

/** Runs a whole job on a server that exits on its own, so that the others find a compile cache. */
async function fillCompileCache(): Promise<void> {
  const { child, open: ready, closed } = prepare(join(directory, 'spare.sqlite'));
  await doJob(await ready(), { name: 'spare', id: null, reworked: false, paid: false });
  child.stdin.end();
  await closed;
}

describe('threat row 28: SIGKILL under load', () => {
  it(`${KILLS} times: no acknowledged write is lost, nothing is half-done, nothing is done twice`, async () => {
    const jobs: Job[] = [];
    let waiting: Job[] = [];
    const take = (): Job => {
      const known = waiting.shift();
      if (known !== undefined) return known;
      const made: Job = { name: `job-${jobs.length}`, id: null, reworked: false, paid: false };
      jobs.push(made);
      return made;
    };

    /** Works until the server is gone. Returns the unfinished job. */
    const work = async (endpoint: Endpoint, done: () => void): Promise<Job> => {
      for (;;) {
        const job = take();
        try {
          await doJob(endpoint, job);
        } catch (error) {
          if (error instanceof Error && error.message.startsWith('refused')) throw error;
          return job;
        }
        done();
      }
    };

    await fillCompileCache();
    let unanswered = 0;
    let next = prepare(market);
    for (let round = 0; round < KILLS; round += 1) {
      const { child, open: ready, closed } = next;
      const endpoint = await ready();
      next = prepare(market);
      // A different moment in each round: after 1 to 5 jobs, somewhere within the next write.
      let left = 1 + ((round * 3) % 5);
      const done = (): void => {
        left -= 1;
        if (left === 0) setTimeout(() => child.kill('SIGKILL'), round % 5);
      };
      waiting = await Promise.all(Array.from({ length: CLIENTS }, () => work(endpoint, done)));
      await closed;
      expect(child.signalCode).toBe('SIGKILL');
      unanswered += waiting.filter((job) => !job.paid).length;
      if (round % 10 === 9 || round < 3) verify(jobs);
    }

    const endpoint = await next.open();
    for (const job of waiting) await doJob(endpoint, job);
    next.child.kill('SIGKILL');
    await next.closed;
    verify(jobs);
    expect(jobs.every((job) => job.paid)).toBe(true);
    // Otherwise the server was idle when it was killed.
    expect(unanswered).toBeGreaterThan(KILLS);
  }, 590_000);
});
