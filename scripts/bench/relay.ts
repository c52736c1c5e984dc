/** A server between the action and another one: it passes everything on unchanged, as late as wanted, and notes it. */
import { createServer, request as forward, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** One request with its answer; times in ms of this process's clock. `ended` is infinite until it is answered. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly began: number;
  readonly ended: number;
}

export interface Relay {
  /** As the other server's own, through here. */
  readonly url: string;
  readonly calls: readonly Call[];
  close(): Promise<void>;
}

/** Starts a relay that forwards each request after `latencyMs`. */
export async function startRelay(target: string, latencyMs = 0): Promise<Relay> {
  const calls: { method: string; path: string; began: number; ended: number }[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method = '', headers, url = '/' } = incoming;
    const call = { method, path: url, began: performance.now(), ended: Number.POSITIVE_INFINITY };
    calls.push(call);
    const pass = async (): Promise<void> => {
      if (latencyMs > 0) await sleep(latencyMs);
      const answer = await send(new URL(url, target), method, headers, incoming);
      call.ended = performance.now();
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    };
    pass().catch(() => outgoing.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${new URL(target).pathname.replace(/\/$/, '')}`,
    calls,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function send(
  url: URL,
  method: string,
  headers: IncomingMessage['headers'],
  body: IncomingMessage,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const onward = forward(url, { method, headers: { ...headers, host: url.host } }, resolve);
    onward.on('error', reject);
    body.pipe(onward);
  });
}

/** Returns how many calls had to wait for one another: the longest chain of calls of which each began after the one before had ended. */
export function countRounds(calls: readonly Pick<Call, 'began' | 'ended'>[]): number {
  let rounds = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const { began, ended } of calls.toSorted((a, b) => a.ended - b.ended)) {
    if (began < last) continue;
    rounds += 1;
    last = ended;
  }
  return rounds;
}
