/** The conformance check against any server on loopback, with a clock that jumps. */
import type { ServerResponse } from 'node:http';
import { runConformance } from '../../../scripts/conformance/cli.ts';
import { createClock, type Loopback, type ReceivedRequest, serveHttp } from '../../support/http.ts';

export const KEY = 'osk_live_canary0123456789abcdef';

/** What a run printed, and its exit code. */
export interface CheckResult {
  readonly code: number;
  readonly output: string;
  /** The answer to a question, with its mark. */
  readonly answer: (question: string) => string;
}

/** Runs the check. The key is in the environment unless `argv` has one. */
export async function runCheck(
  base: string,
  argv: readonly string[] = [],
  env: Readonly<Record<string, string>> = { ORKESTRO_API_KEY: KEY },
): Promise<CheckResult> {
  let output = '';
  const write = (text: string): void => void (output += text);
  const code = await runConformance(['--api-url', base, ...argv], { env, clock: createClock(), write });
  const lines = output.split('\n');
  const answer = (question: string): string => {
    const at = lines.findIndex((line) => line.slice(11).startsWith(`${question}:`));
    return `${lines[at]?.slice(0, 9).trim() ?? 'missing'}: ${lines[at + 1]?.trim() ?? ''}`;
  };
  return { code, output, answer };
}

/** A response: JSON unless it is a text. */
export interface Scripted {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export type Script = (request: ReceivedRequest) => Scripted | null;
export type Marketplace = Loopback & { readonly received: readonly ReceivedRequest[]; readonly base: string };

const opened: Loopback[] = [];

/** Closes every server that was opened. */
export async function closeAll(): Promise<void> {
  await Promise.all(opened.splice(0).map((server) => server.close()));
}

/** Starts a server that answers as scripted. `null` cuts the connection. */
export async function openServer(script: Script): Promise<Marketplace> {
  const server = await serveHttp((request, response) => {
    send(script(request), response);
  });
  opened.push(server);
  return Object.assign(server, { base: `${server.origin}/api/v1` });
}

function send(scripted: Scripted | null, response: ServerResponse): void {
  if (scripted === null) {
    response.socket?.resetAndDestroy();
    return;
  }
  const { status = 200, headers = {}, body } = scripted;
  const isText = typeof body === 'string';
  response.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json', ...headers });
  response.end(isText ? body : JSON.stringify(body));
}

export const MISSION = {
  id: 'msn_1',
  title: 'Add a gate',
  status: 'awaiting_acceptance',
  verification: 'passed',
  escrow_status: 'held',
};

/** A marketplace that answers every list with these missions, each mission with the first, and the rest with 404. */
export function serveMissions(missions: readonly unknown[], more: Partial<Scripted> = {}): Script {
  return ({ path }) => {
    if (path.endsWith('/missions')) return { body: { missions }, ...more };
    if (path.endsWith('/specialists')) return { body: { specialists: [] } };
    if (path.endsWith('/marketplace')) return { body: { specialists: [] } };
    if (/missions\/(?!orkestro-conf)/.test(path)) return { body: { mission: missions[0] } };
    return { status: 404, body: { error: { message: 'no such thing' } } };
  };
}
