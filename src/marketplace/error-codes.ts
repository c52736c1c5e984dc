/** The codes of MarketplaceError, what each one means, and the status it comes from. */

/** Why the marketplace could not be read, or did not do what was requested. Closed. */
export type MarketplaceErrorCode =
  | 'bad_request'
  | 'unauthorized'
  | 'payment_required'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'too_large'
  | 'unsupported'
  | 'rate_limited'
  | 'timeout'
  | 'server_error'
  | 'unexpected_status'
  | 'bad_answer'
  | 'bad_key'
  | 'bad_url'
  | 'bad_id'
  | 'unreachable'
  | 'interrupted'
  | 'cancelled'
  | 'deadline'
  | 'internal';

/** The meaning of a code. */
interface MarketplaceErrorInfo {
  readonly what: string;
  readonly fix: string;
}

/** The one table of marketplace error codes. */
export const MARKETPLACE_ERROR_INFO: Readonly<Record<MarketplaceErrorCode, MarketplaceErrorInfo>> = {
  bad_request: {
    what: 'The marketplace does not take this request',
    fix: 'Correct what the message names: brief, category, tier, budget or specialist.',
  },
  unauthorized: {
    what: 'The marketplace does not know this API key',
    fix: 'Create a key in the customer cabinet, API & automation, store it as a secret, and pass it as `api-key`.',
  },
  payment_required: {
    what: 'The marketplace asks for money first',
    fix: 'Top up the balance in the customer cabinet.',
  },
  forbidden: {
    what: 'The API key may not do this',
    fix: "Check the key's scope in the customer cabinet, API & automation.",
  },
  not_found: {
    what: 'The marketplace knows no such mission under this key',
    fix: 'Check `mission-id` and `api-url`; a key sees only the missions of its own customer.',
  },
  conflict: {
    what: "The mission's state does not allow this",
    fix: 'Look at the mission: accept and rework are possible only while it awaits acceptance.',
  },
  too_large: {
    what: 'The request is too large for the marketplace',
    fix: 'Shorten description and Definition-of-Done.',
  },
  unsupported: {
    what: 'The marketplace does not take this kind of content',
    fix: 'Check that `api-url` is that of the API.',
  },
  rate_limited: {
    what: 'The marketplace asks for fewer requests',
    fix: 'Run again later, or raise `poll-interval`.',
  },
  timeout: {
    what: 'The marketplace took too long',
    fix: 'Run again later.',
  },
  server_error: {
    what: 'The marketplace has trouble of its own',
    fix: 'Run again later; missions and escrow stay as they are.',
  },
  unexpected_status: {
    what: 'The marketplace answered with an unexpected status',
    fix: 'Check that `api-url` is that of the API.',
  },
  bad_answer: {
    what: 'The answer of the marketplace cannot be understood',
    fix: 'Check that `api-url` is that of the API and that nothing between rewrites answers.',
  },
  bad_key: {
    what: 'The API key cannot be sent',
    fix: 'Pass `api-key` as it was shown: printable characters, no spaces, no line breaks.',
  },
  bad_url: {
    what: 'The URL of the marketplace cannot be used',
    fix: 'Check `api-url`; the default is https://orkestro.net/api/v1.',
  },
  bad_id: {
    what: 'This cannot be the id of a mission',
    fix: 'Give `mission-id` as the marketplace shows it.',
  },
  unreachable: {
    what: 'The marketplace could not be reached',
    fix: 'Check `api-url` and the network; nothing was sent.',
  },
  interrupted: {
    what: 'No usable answer came from the marketplace',
    fix: 'Run again later; the mission is looked up first.',
  },
  cancelled: {
    what: 'The run was cancelled',
    fix: 'Run it again to resume.',
  },
  deadline: {
    what: 'The time of this step is over',
    fix: 'Raise `timeout`, or let a later run resume.',
  },
  internal: {
    what: 'Something unexpected happened in the client of the marketplace',
    fix: 'Run it again (nothing is posted or paid twice); if it stays, open an issue with this log.',
  },
};

/** All codes, for tests that walk them. */
export const MARKETPLACE_ERROR_CODES = Object.keys(MARKETPLACE_ERROR_INFO) as readonly MarketplaceErrorCode[];

const STATUS_CODES: Readonly<Record<number, readonly [code: MarketplaceErrorCode, text: string]>> = {
  400: ['bad_request', 'Bad Request'],
  401: ['unauthorized', 'Unauthorized'],
  402: ['payment_required', 'Payment Required'],
  403: ['forbidden', 'Forbidden'],
  404: ['not_found', 'Not Found'],
  408: ['timeout', 'Request Timeout'],
  409: ['conflict', 'Conflict'],
  413: ['too_large', 'Content Too Large'],
  415: ['unsupported', 'Unsupported Media Type'],
  422: ['bad_request', 'Unprocessable Content'],
  425: ['server_error', 'Too Early'],
  429: ['rate_limited', 'Too Many Requests'],
  500: ['server_error', 'Internal Server Error'],
  502: ['server_error', 'Bad Gateway'],
  503: ['server_error', 'Service Unavailable'],
  504: ['server_error', 'Gateway Timeout'],
};

/** Returns the code of a status, and the status text that stands for a missing message. */
export function findStatusCode(status: number): readonly [code: MarketplaceErrorCode, text: string] {
  return STATUS_CODES[status] ?? [status >= 500 ? 'server_error' : 'unexpected_status', ''];
}
