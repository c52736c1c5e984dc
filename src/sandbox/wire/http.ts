/** Requests and replies as plain values, so that memory and socket share the same code. */
import { hash } from 'node:crypto';
import { SandboxError } from './errors.ts';

/** The largest request body, in bytes. */
export const MAX_BODY_BYTES = 1024 * 1024;

/** A complete request. `body` is null if it was larger than `MAX_BODY_BYTES`. */
export interface Call {
  readonly method: string;
  /** The path, still percent-encoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /**
   * Returns a header by its lower-case name.
   *
   * @returns null if there is no such header.
   */
  readonly header: (name: string) => string | null;
  readonly body: Uint8Array | null;
  /** The scheme, host, and port that the client used. Links in replies use them, too. */
  readonly origin: string;
}

/** A reply with a text body. `body` is empty if there is none. */
export interface TextReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A reply. A stream is sent as it comes, and canceled when the client disconnects or the server closes. */
export interface Reply extends Omit<TextReply, 'body'> {
  readonly body: string | ReadableStream<Uint8Array>;
}

/** Returns a reply with a JSON body. */
export function replyJson(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): TextReply {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

/** Returns a refusal as the API's error body. It describes the first problem and lists all of them. */
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

/** Returns the API key that a call carries, or undefined if there is none. */
export function readKey(call: Call): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(call.header('authorization') ?? '')?.[1];
}

function matchesEtag(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header
    .split(',')
    .map((one) => one.trim().replace(/^W\//, ''))
    .some((one) => one === etag || one === '*');
}

/** Adds an ETag to a 200 reply of a read. A stream gets none, because its content is not known yet. */
export function withEtag(reply: Reply): Reply {
  const { body } = reply;
  if (reply.status !== 200 || typeof body !== 'string') return reply;
  const etag = `"${hash('sha256', body, 'base64url').slice(0, 27)}"`;
  return {
    ...reply,
    headers: { ...reply.headers, ETag: etag, 'Cache-Control': 'private, no-cache', Vary: 'Authorization' },
  };
}

/** Returns a reply of withEtag, or 304 if the client already has it. */
export function toConditionalReply(call: Call, reply: Reply): Reply {
  const etag = reply.headers['ETag'];
  if (etag === undefined || !matchesEtag(call.header('if-none-match'), etag)) return reply;
  return { status: 304, headers: reply.headers, body: '' };
}

/** Returns the reply to a HEAD request: the same without a body. */
export function toHeadReply({ body, ...head }: Reply): TextReply {
  if (typeof body !== 'string') void body.cancel();
  return { ...head, body: '' };
}

/**
 * Parses the JSON body of a call.
 *
 * @throws SandboxError `too_large`, `unsupported_media_type` or `bad_json`
 */
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
