/**
 * The load: closed loops of N clients over keep-alive connections, from this process against a server in another. Loopback
 * only; every run is bounded in time and in requests.
 */
import { Pool } from 'undici';
import { toBrief, type Kind, type Ready } from './servers.ts';

export const OPERATIONS = ['get', 'list', 'post', 'accept'] as const;
export type Operation = (typeof OPERATIONS)[number];

/**
 * One run: requests per second, and half and 95 % of the answers came within so many ms. `cpu` is the server's own time per
 * request in microseconds: a busy machine hardly changes it.
 */
export interface Run {
  readonly rate: number;
  readonly cpu: number;
  readonly p50: number;
  readonly p95: number;
}

const MAX_MS = 400;
/** An accept uses a mission up, so there are fewer of them. */
const MAX_REQUESTS: Readonly<Record<Operation, number>> = { get: 8000, list: 4000, post: 2000, accept: 400 };

interface RequestShape {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly body?: string;
}

/** Requests of one kind against one server. */
export interface Target {
  run(operation: Operation, clients: number): Promise<Run>;
  close(): Promise<void>;
}

/** Aims at a server that is ready. `readCpu` is the time (microseconds) that it has used so far. */
export function aimAt(kind: Kind, { url, key, awaiting }: Ready, readCpu: () => Promise<number>): Target {
  const { origin, pathname } = new URL(url);
  const [seen, open] = [awaiting.slice(0, 1000), [...awaiting]];
  const isMock = kind === 'mock';
  let number = 0;

  const shots: Readonly<Record<Operation, () => RequestShape>> = {
    get: () => ({ method: 'GET', path: `${pathname}/${seen[number % seen.length] ?? ''}` }),
    // The same page: the newest twenty.
    list: () => ({ method: 'GET', path: isMock ? `${pathname}?_sort=id&_order=desc&_limit=20` : pathname }),
    post: () => ({ method: 'POST', path: pathname, body: JSON.stringify(toBrief(number)) }),
    accept() {
      const id = open.pop();
      if (id === undefined) throw new Error('no mission is left to accept');
      if (isMock) return { method: 'PATCH', path: `${pathname}/${id}`, body: '{"status":"accepted"}' };
      return { method: 'POST', path: `${pathname}/${id}/accept`, body: '{}' };
    },
  };

  const pools = new Map<number, Pool>();
  const poolOf = (clients: number): Pool => {
    const known = pools.get(clients);
    if (known !== undefined) return known;
    const made = new Pool(origin, { connections: clients, pipelining: 1 });
    pools.set(clients, made);
    return made;
  };

  const sendRequest = async (pool: Pool, { method, path, body }: RequestShape): Promise<void> => {
    const headers = {
      authorization: `Bearer ${key}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    };
    const answer = await pool.request({ method, path, headers, ...(body !== undefined && { body }) });
    const text = await answer.body.text();
    if (answer.statusCode >= 300) throw new Error(`${kind}: ${method} ${path} answered ${answer.statusCode}: ${text}`);
  };

  return {
    async run(operation, clients) {
      const pool = poolOf(clients);
      const times: number[] = [];
      const cpuBefore = await readCpu();
      const began = performance.now();
      let sent = 0;
      const client = async (): Promise<void> => {
        while (sent < MAX_REQUESTS[operation] && performance.now() - began < MAX_MS) {
          sent += 1;
          number += 1;
          const shot = shots[operation]();
          const started = performance.now();
          await sendRequest(pool, shot);
          times.push(performance.now() - started);
        }
      };
      await Promise.all(Array.from({ length: clients }, client));
      const seconds = (performance.now() - began) / 1000;
      const cpu = ((await readCpu()) - cpuBefore) / times.length;
      times.sort((a, b) => a - b);
      const quantile = (q: number): number => times[Math.min(times.length - 1, Math.floor(q * times.length))] ?? 0;
      return { rate: times.length / seconds, cpu, p50: quantile(0.5), p95: quantile(0.95) };
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.close()));
    },
  };
}
