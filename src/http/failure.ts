/** Everything that can go wrong below an HTTP status, in one class and one table. */

/** Why no usable answer came. Closed. */
export type HttpFailureCode =
  | 'origin'
  | 'deadline'
  | 'aborted'
  | 'tls_off'
  | 'dns'
  | 'refused'
  | 'unreachable'
  | 'connect_timeout'
  | 'tls'
  | 'proxy'
  | 'reset'
  | 'timeout'
  | 'redirect'
  | 'too_large'
  | 'encoding'
  | 'protocol'
  | 'unknown';

interface Kind {
  readonly what: string;
  readonly fix: string;
  /** A read may be tried again. */
  readonly transient: boolean;
  /** The code alone proves that no byte of the request left. */
  readonly neverSent: boolean;
}

const KINDS: Readonly<Record<HttpFailureCode, Kind>> = {
  origin: {
    what: 'The address is not one this run may talk to',
    fix: 'Nothing was sent. Check `api-url`: the API key only ever goes to that exact origin.',
    transient: false,
    neverSent: true,
  },
  deadline: {
    what: 'The time of this step is over',
    fix: 'Raise `timeout`, or let a later run resume: nothing is lost.',
    transient: false,
    neverSent: true,
  },
  aborted: {
    what: 'The run was cancelled',
    fix: 'Run it again to resume.',
    transient: false,
    neverSent: false,
  },
  tls_off: {
    what: 'TLS certificates would not be verified',
    fix: 'Remove NODE_TLS_REJECT_UNAUTHORIZED from the environment; for a private certificate authority set NODE_EXTRA_CA_CERTS instead.',
    transient: false,
    neverSent: true,
  },
  dns: {
    what: 'The server name could not be resolved',
    fix: "Check the host name in the URL and the runner's DNS.",
    transient: true,
    neverSent: true,
  },
  refused: {
    what: 'The connection was refused',
    fix: 'Check that the server runs and that host and port are right.',
    transient: true,
    neverSent: true,
  },
  unreachable: {
    what: 'There is no route to the server',
    fix: "Check the runner's network, firewall and proxy (HTTPS_PROXY, NO_PROXY).",
    transient: true,
    neverSent: true,
  },
  connect_timeout: {
    what: 'The connection could not be made in time',
    fix: "Check the runner's network, firewall and proxy (HTTPS_PROXY, NO_PROXY).",
    transient: true,
    neverSent: true,
  },
  tls: {
    what: 'No trustworthy TLS connection could be made',
    fix: 'Check the certificate of the server; for a private certificate authority set NODE_EXTRA_CA_CERTS.',
    transient: false,
    neverSent: false,
  },
  proxy: {
    what: 'The proxy did not let the request through',
    fix: 'Check HTTPS_PROXY (`http://host:port`) and NO_PROXY.',
    transient: true,
    neverSent: true,
  },
  reset: {
    what: 'The connection broke off',
    fix: "Try again; if it stays, check the server's status and what is between.",
    transient: true,
    neverSent: false,
  },
  timeout: {
    what: 'No complete answer came in time',
    fix: "Try again; if it stays, check the server's status.",
    transient: true,
    neverSent: false,
  },
  redirect: {
    what: 'The server redirects elsewhere; redirects are never followed',
    fix: 'Set the URL to where the API really is.',
    transient: false,
    neverSent: false,
  },
  too_large: {
    what: 'The answer is larger than allowed',
    fix: 'Check that the URL is that of the API and not of a download or a page.',
    transient: false,
    neverSent: false,
  },
  encoding: {
    what: 'The answer is compressed although that was not asked for',
    fix: 'Check what sits between runner and server; answers must come unencoded.',
    transient: false,
    neverSent: false,
  },
  protocol: {
    what: 'The answer is not valid HTTP',
    fix: 'Check that the URL is that of an HTTP API.',
    transient: false,
    neverSent: false,
  },
  unknown: {
    what: 'The request failed',
    fix: 'Run again with step debug on (ACTIONS_STEP_DEBUG) and report what it shows.',
    transient: false,
    neverSent: false,
  },
};

/** Codes of Node, OpenSSL, llhttp and undici → ours. */
const SYSTEM_CODES: Readonly<Record<string, HttpFailureCode>> = {
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

const SYSTEM_PREFIXES: readonly (readonly [string, HttpFailureCode])[] = [
  ['HPE_', 'protocol'],
  ['ERR_TLS_', 'tls'],
  ['ERR_SSL_', 'tls'],
  ['CERT_', 'tls'],
  ['UNABLE_TO_', 'tls'],
  ['UND_ERR_PRX_', 'proxy'],
  ['UND_ERR_SOCKS5', 'proxy'],
];

/** What a failure is made from. `where` is method and URL without query. */
export interface HttpFailureParts {
  readonly code: HttpFailureCode;
  /** Whether any byte of the request may have left. */
  readonly sent: boolean;
  readonly where: string;
  readonly why: string;
  readonly status?: number;
}

/**
 * No usable answer: what, where, why, the fix. `sent: false` promises that nothing left; `sent: true` only that
 * something may have. Carries no header and no body, so no secret.
 */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';
  readonly code: HttpFailureCode;
  readonly sent: boolean;
  readonly what: string;
  readonly where: string;
  readonly why: string;
  readonly fix: string;
  /** The status, where one had arrived. */
  readonly status: number | null;

  constructor(parts: HttpFailureParts) {
    const kind = KINDS[parts.code];
    super(`${kind.what}: ${parts.where}: ${parts.why}`);
    this.code = parts.code;
    this.sent = parts.sent;
    this.what = kind.what;
    this.where = parts.where;
    this.why = parts.why;
    this.fix = kind.fix;
    this.status = parts.status ?? null;
  }

  /** Whether a read may be tried again. */
  get transient(): boolean {
    return KINDS[this.code].transient;
  }

  /**
   * Classifies whatever a lower layer threw. `sent` is what that layer knows for certain; without it, only codes that
   * prove it count as not sent.
   */
  static from(error: unknown, where: string, sent?: boolean): HttpFailure {
    if (error instanceof HttpFailure) return error;
    const { code, why } = classify(error);
    return new HttpFailure({ code, sent: sent ?? !KINDS[code].neverSent, where, why });
  }
}

function classify(error: unknown): { code: HttpFailureCode; why: string } {
  for (const link of chain(error)) {
    const code = fromSystem(link);
    if (code !== null) return { code, why: describe(link) };
  }
  return { code: 'unknown', why: describe(error) };
}

/** The error, what it wraps, and what that wraps; errors of several connection attempts side by side. */
function chain(error: unknown): readonly unknown[] {
  const links: unknown[] = [error];
  for (let index = 0; index < links.length && links.length < 16; index++) {
    const link = links[index];
    if (link instanceof AggregateError) links.push(...(link.errors as unknown[]));
    if (link instanceof Error && link.cause !== undefined) links.push(link.cause);
  }
  return links;
}

function fromSystem(error: unknown): HttpFailureCode | null {
  if (!(error instanceof Error)) return null;
  if (error.message.startsWith('Proxy response')) return 'proxy';
  const code = readCode(error);
  const exact = Object.hasOwn(SYSTEM_CODES, code) ? SYSTEM_CODES[code] : undefined;
  if (exact !== undefined) return exact;
  const prefix = SYSTEM_PREFIXES.find(([start]) => code.startsWith(start));
  if (prefix !== undefined) return prefix[1];
  return error.name === 'AbortError' ? 'aborted' : null;
}

function readCode(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'a value that is no error was thrown';
  const code = readCode(error);
  const text = error.message.slice(0, 300);
  if (code === '' || text.includes(code)) return text === '' ? error.name : text;
  return text === '' ? code : `${text} (${code})`;
}
