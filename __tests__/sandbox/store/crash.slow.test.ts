/** A served sandbox, killed a hundred times while several clients write to it over loopback. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createSandbox } from '../../../src/sandbox/sandbox.ts';

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

/** One engagement as its client knows it: what was asked for under which key, and what was acknowledged. */
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
  /** Tells it to open the file; resolves when it serves. */
  readonly open: () => Promise<Endpoint>;
  readonly closed: Promise<unknown>;
}

/** Starts a server that is yet to open the data file `path`. */
function prepare(path: string): Served {
  const env = { ...process.env, NODE_COMPILE_CACHE: join(directory, 'cache') };
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', SERVER, path], { env });
  children.add(child);
  // A pipe of a process that is being killed may break under a write.
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

/** Posts, sends back, accepts; each step under a key of its own, so that an unanswered one can be asked for again. */
async function doJob(endpoint: Endpoint, job: Job): Promise<void> {
  job.id ??= await send(endpoint, '', { title: job.name, category: 'DevOps', budget_usd: 1.23 }, `${job.name}-post`);
  if (!job.reworked) await send(endpoint, `/${job.id}/rework`, { reason: 'again' }, `${job.name}-rework`);
  job.reworked = true;
  await send(endpoint, `/${job.id}/accept`, {}, `${job.name}-accept`);
  job.paid = true;
}

/** Opens the file that the killed process left, and holds it against what was acknowledged. */
function verify(jobs: readonly Job[]): void {
  // Long ago: looking must not do work that is due by another scenario.
  const sandbox = createSandbox({ path: market, now: () => 0 });
  try {
    expect(sandbox.audit().problems).toEqual([]);
    const missions = sandbox.missions();
    // Nothing twice: neither what was answered nor what was asked for again.
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

/** A whole job at a server that ends by itself: the others find compiled what they will need. */
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

    /** Works until the server is gone; true for what it could not finish. */
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
      // A different moment each round: after 1 to 5 jobs, and then somewhere within the next write.
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
    // Otherwise it was killed at rest.
    expect(unanswered).toBeGreaterThan(KILLS);
  }, 590_000);
});
