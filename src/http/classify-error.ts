/** Maps errors of Node, OpenSSL, llhttp, and undici to the codes of HttpError. Pure. */
import type { HttpErrorCode } from './error-codes.ts';

/** Codes of Node, OpenSSL, llhttp, and undici, with the code each one maps to. */
const SYSTEM_CODES: Readonly<Record<string, HttpErrorCode>> = {
  ECONNREFUSED: 'refused',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  EAI_NODATA: 'dns',
  EAI_NONAME: 'dns',
  EHOSTUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  ETIMEDOUT: 'timeout',
  EPROTO: 'tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
  HOSTNAME_MISMATCH: 'tls',
  UND_ERR_CONNECT_TIMEOUT: 'connect_timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'reset',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'too_large',
  UND_ERR_HEADERS_OVERFLOW: 'protocol',
  UND_ERR_ABORTED: 'aborted',
  ABORT_ERR: 'aborted',
};

const SYSTEM_PREFIXES: readonly (readonly [string, HttpErrorCode])[] = [
  ['HPE_', 'protocol'],
  ['ERR_TLS_', 'tls'],
  ['ERR_SSL_', 'tls'],
  ['CERT_', 'tls'],
  ['UNABLE_TO_', 'tls'],
  ['UND_ERR_PRX_', 'proxy'],
  ['UND_ERR_SOCKS5', 'proxy'],
];

/** Errors of the platform and of undici that have no code of their own, so that only their name tells them apart. */
const CODES_BY_ERROR_NAME = new Map<string, HttpErrorCode>([
  ['AbortError', 'aborted'],
  ['HTTPParserError', 'protocol'],
]);

/** Returns the code of the first known error among the error and its causes. `why` has a bounded length. */
export function classifyError(error: unknown): { code: HttpErrorCode; why: string } {
  const chain = collectCauses(error);
  for (const cause of chain) {
    const code = toErrorCode(cause);
    if (code !== null) return { code, why: describeError(cause) };
  }
  const [first] = chain;
  return { code: 'unknown', why: first === undefined ? 'a value that is no error was thrown' : describeError(first) };
}

/** An error by its shape, because `instanceof` is false for errors of another realm. */
interface ErrorLike {
  readonly name: string;
  readonly message: string;
  /** Empty if the error has no code. */
  readonly code: string;
  /** The errors that it wraps: all of them for several connection attempts. */
  readonly causes: readonly unknown[];
}

function toErrorLike(value: unknown): ErrorLike | null {
  if (typeof value !== 'object' || value === null) return null;
  const read = (field: string): unknown => Reflect.get(value, field);
  const message = read('message');
  if (typeof message !== 'string') return null;
  const [name, code, errors] = [read('name'), read('code'), read('errors')];
  return {
    name: typeof name === 'string' ? name : 'Error',
    message,
    code: typeof code === 'string' ? code : '',
    causes: [...(Array.isArray(errors) ? (errors as readonly unknown[]) : []), read('cause')],
  };
}

/** Lists the error and its causes, breadth first. */
function collectCauses(error: unknown): readonly ErrorLike[] {
  const chain: ErrorLike[] = [];
  const queue: unknown[] = [error];
  for (const value of queue) {
    const cause = toErrorLike(value);
    if (cause === null) continue;
    chain.push(cause);
    // A chain of causes can contain a cycle.
    if (queue.length < 16) queue.push(...cause.causes.slice(0, 16));
  }
  return chain;
}

function toErrorCode(error: ErrorLike): HttpErrorCode | null {
  if (error.message.startsWith('Proxy response')) return 'proxy';
  const { code } = error;
  const exact = Object.hasOwn(SYSTEM_CODES, code) ? SYSTEM_CODES[code] : undefined;
  if (exact !== undefined) return exact;
  const prefix = SYSTEM_PREFIXES.find(([start]) => code.startsWith(start));
  if (prefix !== undefined) return prefix[1];
  return CODES_BY_ERROR_NAME.get(error.name) ?? null;
}

function describeError({ code, message, name }: ErrorLike): string {
  const text = message.slice(0, 300);
  if (text === '') return code === '' ? name : code;
  return code === '' || text.includes(code) ? text : `${text} (${code})`;
}
