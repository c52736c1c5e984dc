/** The codes of HttpError, and what each one means. */

/** Why a request got no usable response. Closed. */
export type HttpErrorCode =
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

/** The meaning of a code. */
export interface HttpErrorInfo {
  readonly what: string;
  readonly fix: string;
  /** Whether a read may be retried. */
  readonly transient: boolean;
  /** Whether the code alone proves that no byte of the request left. */
  readonly neverSent: boolean;
}

/** The one table of HTTP error codes. */
export const HTTP_ERROR_INFO: Readonly<Record<HttpErrorCode, HttpErrorInfo>> = {
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
