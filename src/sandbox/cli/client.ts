/** The commands for a running sandbox, over its API. A reply is printed as JSON, so that other programs can read it. */
import * as z from 'zod/mini';
import { FAULTS_PATH } from '../server/fault-orders.ts';
import { BASE } from '../api/endpoints.ts';
import type { ClientRequest, Target } from './client-arguments.ts';
import type { Output } from './usage.ts';

const TIMEOUT_MS = 30_000;
const MISSIONS = `${BASE}/marketplace/missions`;

/** One request to a sandbox. */
interface Message {
  readonly method: 'POST' | 'DELETE';
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>> | null;
}

function toMessage(request: ClientRequest): Message {
  switch (request.kind) {
    case 'post':
      return { method: 'POST', path: MISSIONS, body: request.body };
    case 'accept':
      return { method: 'POST', path: `${MISSIONS}/${encodeURIComponent(request.id)}/accept`, body: null };
    case 'rework': {
      const { id, reason } = request;
      const path = `${MISSIONS}/${encodeURIComponent(id)}/rework`;
      return { method: 'POST', path, body: reason === null ? null : { reason } };
    }
    case 'fault':
      return request.order === null
        ? { method: 'DELETE', path: FAULTS_PATH, body: null }
        : { method: 'POST', path: FAULTS_PATH, body: { ...request.order } };
  }
}

const refusal = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** Returns the JSON value of a reply, or undefined if it is none: then, something else answers at the address. */
function parseReply(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Returns the problem that a refusal names, or that the reply is of something else. */
function explainRefusal(status: number, value: unknown): string {
  const { success, data } = refusal.safeParse(value);
  if (success) return `The sandbox refused (HTTP ${status}, ${data.error.code}): ${data.error.message}`;
  return `The reply is not a sandbox's (HTTP ${status}).\nFix: give the address that the sandbox printed, with --url.`;
}

function explainUnreachable({ origin }: Target, error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const why = cause instanceof Error ? cause.message : String(cause);
  return `No sandbox answers at ${origin}: ${why || 'connection failed'}.\nFix: start one with the command serve, or give its address with --url.`;
}

async function exchange(target: Target, { method, path, body }: Message): Promise<Response> {
  return fetch(`${target.origin}${path}`, {
    method,
    // The key must not travel on to another address.
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: {
      Authorization: `Bearer ${target.key}`,
      ...(body === null ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === null ? {} : { body: JSON.stringify(body) }),
  });
}

/**
 * Sends the request of a command and prints the reply.
 *
 * @returns false if the sandbox refused it, or if there is none.
 */
export async function runClient(request: ClientRequest, output: Output): Promise<boolean> {
  let status: number;
  let text: string;
  try {
    const response = await exchange(request.target, toMessage(request));
    [status, text] = [response.status, await response.text()];
  } catch (error) {
    output.error(explainUnreachable(request.target, error));
    return false;
  }
  const value = parseReply(text);
  if (status < 200 || status > 299 || value === undefined) {
    output.error(explainRefusal(status, value));
    return false;
  }
  output.log(JSON.stringify(value, null, 2));
  return true;
}
