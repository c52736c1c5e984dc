/** Requests and answers as plain values, so that memory and socket share every line behind them. */
import { createHash } from 'node:crypto';
import { SandboxError } from './errors.ts';

/** The largest request body, in bytes. */
export const MAX_BODY_BYTES = 1024 * 1024;

/** A request, read whole. `body` is `null` when it was larger than MAX_BODY_BYTES. */
export interface Call {
  readonly method: string;
  /** The path, still percent-encoded, without query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** A header by its lower-case name. */
  readonly header: (name: string) => string | null;
  readonly body: Uint8Array | null;
  /** Scheme, host and port as the client addressed them: links point there. */
  readonly origin: string;
}

/** An answer. `body` is JSON text, or empty. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An answer with a JSON body. */
export function replyJson(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

/** A refusal as the API's error body. The first complaint is spelled out, all of them are listed. */
export function replyError(error: SandboxError, requestId: string): Reply {
  const [first] = error.complaints;
  return replyJson(
    error.status,
    {
      error: {
        code: error.code,
        message: error.message,
        ...(first === undefined ? {} : { path: first.path, expected: first.expected }),
        ...(error.complaints.length > 1 ? { details: error.complaints } : {}),
        request_id: requestId,
      },
    },
    { 'Cache-Control': 'no-store', ...error.headers },
  );
}

function matchesTag(header: string | null, tag: string): boolean {
  if (header === null) return false;
  return header
    .split(',')
    .map((one) => one.trim().replace(/^W\//, ''))
    .some((one) => one === tag || one === '*');
}

/** Tags a 200 of a read, answers 304 where the client has it already, and drops the body for HEAD. */
export function toConditional(call: Call, reply: Reply): Reply {
  if (reply.status !== 200) return reply;
  const tag = `"${createHash('sha256').update(reply.body).digest('base64url').slice(0, 27)}"`;
  const headers = { ...reply.headers, ETag: tag, 'Cache-Control': 'private, no-cache', Vary: 'Authorization' };
  if (!matchesTag(call.header('if-none-match'), tag)) return { ...reply, headers };
  return { status: 304, headers, body: '' };
}

/** The JSON value of a body. Throws SandboxError `too_large`, `unsupported_media_type` or `bad_json`. */
export function readJson(call: Call): unknown {
  const { body } = call;
  if (body === null) {
    throw new SandboxError('too_large', `The body is larger than ${MAX_BODY_BYTES} bytes.`);
  }
  const type = call.header('content-type') ?? '';
  const encoding = call.header('content-encoding') ?? 'identity';
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type) || encoding !== 'identity') {
    throw new SandboxError(
      'unsupported_media_type',
      `The body has to be JSON: send "Content-Type: application/json" (UTF-8, not compressed), not "${type.slice(0, 100)}".`,
    );
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new SandboxError('bad_json', `The body is not JSON in UTF-8: ${why.slice(0, 200)}`, { cause: error });
  }
}
