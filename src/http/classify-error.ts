/** Errors of Node, OpenSSL, llhttp and undici → the door's own codes. Pure. */
import type { HttpErrorCode } from './error-codes.ts';

/** Codes of Node, OpenSSL, llhttp and undici → ours. */
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

/** Errors that come without a code. */
const CODES_BY_ERROR_NAME = new Map<string, HttpErrorCode>([
  ['AbortError', 'aborted'],
  ['HTTPParserError', 'protocol'],
]);

/** Looks at the error, at what it wraps, and at what that wraps; `why` is a bounded text. */
export function classifyError(error: unknown): { code: HttpErrorCode; why: string } {
  const links = collectCauses(error);
  for (const link of links) {
    const code = toErrorCode(link);
    if (code !== null) return { code, why: describeError(link) };
  }
  const [first] = links;
  return { code: 'unknown', why: first === undefined ? 'a value that is no error was thrown' : describeError(first) };
}

/** An error by its shape: `instanceof` is false for errors of another realm. */
interface ErrorLike {
  readonly name: string;
  readonly message: string;
  /** Empty where there is none. */
  readonly code: string;
  /** What it wraps; of several connection attempts, all. */
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

/** The error, what it wraps, and what that wraps. */
function collectCauses(error: unknown): readonly ErrorLike[] {
  const links: ErrorLike[] = [];
  const queue: unknown[] = [error];
  for (const value of queue) {
    const link = toErrorLike(value);
    if (link === null) continue;
    links.push(link);
    // A chain can lead back to itself.
    if (queue.length < 16) queue.push(...link.causes.slice(0, 16));
  }
  return links;
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
