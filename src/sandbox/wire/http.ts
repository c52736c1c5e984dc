/** Requests and answers as plain values, so that memory and socket share every line behind them. */
import { hash } from 'node:crypto';
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

/** An answer whose text is known, as almost all are. `body` is empty where there is none. */
export interface TextReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An answer. A stream is sent as it comes; it is cancelled when the client goes away or the server closes. */
export interface Reply extends Omit<TextReply, 'body'> {
  readonly body: string | ReadableStream<Uint8Array>;
}

/** An answer with a JSON body. */
export function replyJson(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): TextReply {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

/** A refusal as the API's error body. The first complaint is spelled out, all of them are listed. */
export function replyError(error: SandboxError, requestId: string): TextReply {
  const [first] = error.fieldProblems;
  return replyJson(
    error.status,
    {
      error: {
        code: error.code,
        message: error.message,
        ...(first === undefined ? {} : { path: first.path, expected: first.expected }),
        ...(error.fieldProblems.length > 1 ? { details: error.fieldProblems } : {}),
        request_id: requestId,
      },
    },
    { 'Cache-Control': 'no-store', ...error.headers },
  );
}

function matchesEtag(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header
    .split(',')
    .map((one) => one.trim().replace(/^W\//, ''))
    .some((one) => one === etag || one === '*');
}

/** Tags a 200 of a read. A stream has no end to take a tag of. */
export function withEtag(reply: Reply): Reply {
  const { body } = reply;
  if (reply.status !== 200 || typeof body !== 'string') return reply;
  const etag = `"${hash('sha256', body, 'base64url').slice(0, 27)}"`;
  return {
    ...reply,
    headers: { ...reply.headers, ETag: etag, 'Cache-Control': 'private, no-cache', Vary: 'Authorization' },
  };
}

/** A reply as tagReply made it, or 304 where the client has it already. */
export function toConditionalReply(call: Call, reply: Reply): Reply {
  const etag = reply.headers['ETag'];
  if (etag === undefined || !matchesEtag(call.header('if-none-match'), etag)) return reply;
  return { status: 304, headers: reply.headers, body: '' };
}

/** The reply to a HEAD: everything but the body. */
export function toHeadReply({ body, ...head }: Reply): TextReply {
  if (typeof body !== 'string') void body.cancel();
  return { ...head, body: '' };
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
