/** The marketplace's failures: one class, closed codes, one table from status to code. */
import { RemoteError } from '../core/ports/errors.ts';
import { cut } from '../core/text.ts';
import { HttpError } from '../http/errors.ts';
import { parseJson, parseErrorMessage } from './wire.ts';

/** Why the marketplace could not be read or did not do what it was asked. Closed. */
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

const ERROR_TEXT: Readonly<Record<MarketplaceErrorCode, readonly [what: string, fix: string]>> = {
  bad_request: [
    'The marketplace does not take this request',
    'Correct what the message names: brief, category, tier, budget or specialist.',
  ],
  unauthorized: [
    'The marketplace does not know this API key',
    'Create a key in the customer cabinet, API & automation, store it as a secret, and pass it as `api-key`.',
  ],
  payment_required: ['The marketplace asks for money first', 'Top up the balance in the customer cabinet.'],
  forbidden: ['The API key may not do this', "Check the key's scope in the customer cabinet, API & automation."],
  not_found: [
    'The marketplace knows no such mission under this key',
    'Check `mission-id` and `api-url`; a key sees only the missions of its own customer.',
  ],
  conflict: [
    "The mission's state does not allow this",
    'Look at the mission: accept and rework are possible only while it awaits acceptance.',
  ],
  too_large: ['The request is too large for the marketplace', 'Shorten description and Definition-of-Done.'],
  unsupported: ['The marketplace does not take this kind of content', 'Check that `api-url` is that of the API.'],
  rate_limited: ['The marketplace asks for fewer requests', 'Run again later, or raise `poll-interval`.'],
  timeout: ['The marketplace took too long', 'Run again later.'],
  server_error: ['The marketplace has trouble of its own', 'Run again later; missions and escrow stay as they are.'],
  unexpected_status: ['The marketplace answered with an unexpected status', 'Check that `api-url` is that of the API.'],
  bad_answer: [
    'The answer of the marketplace cannot be understood',
    'Check that `api-url` is that of the API and that nothing between rewrites answers.',
  ],
  bad_key: [
    'The API key cannot be sent',
    'Pass `api-key` as it was shown: printable characters, no spaces, no line breaks.',
  ],
  bad_url: [
    'The URL of the marketplace cannot be used',
    'Check `api-url`; the default is https://orkestro.net/api/v1.',
  ],
  bad_id: ['This cannot be the id of a mission', 'Give `mission-id` as the marketplace shows it.'],
  unreachable: ['The marketplace could not be reached', 'Check `api-url` and the network; nothing was sent.'],
  interrupted: ['No usable answer came from the marketplace', 'Run again later; the mission is looked up first.'],
  cancelled: ['The run was cancelled', 'Run it again to resume.'],
  deadline: ['The time of this step is over', 'Raise `timeout`, or let a later run resume.'],
  internal: [
    'Something unexpected happened in the client of the marketplace',
    'Run it again (nothing is posted or paid twice); if it stays, open an issue with this log.',
  ],
};

/** All codes, for tests that walk them. */
export const MARKETPLACE_ERROR_CODES = Object.keys(ERROR_TEXT) as readonly MarketplaceErrorCode[];

const STATUS_CODES: Readonly<Record<number, readonly [MarketplaceErrorCode, string]>> = {
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

/** The longest foreign text that is shown, in characters. */
const MAX_MESSAGE_CHARS = 300;

/** As much of an HTTP answer as an error is made from. */
export interface ErrorResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Takes secrets out of text. */
export type Redact = (text: string) => string;

interface MarketplaceErrorParts {
  readonly code: MarketplaceErrorCode;
  readonly where: string;
  readonly why: string;
  readonly fix?: string;
  readonly status?: number | null;
  readonly requestId?: string | null;
}

/** A failure of the marketplace: what, where, why, the fix; never the key. */
export class MarketplaceError extends RemoteError<MarketplaceErrorCode> {
  override readonly name = 'MarketplaceError';

  constructor({ code, where, why, ...more }: MarketplaceErrorParts) {
    const [what, usualFix] = ERROR_TEXT[code];
    const { fix = usualFix, status = null, requestId = null } = more;
    super('marketplace', `${what}: ${where}: ${why}`, { code, what, where, why, fix, status, requestId });
  }

  /** From an answer whose status says no. The message is the server's own, one line, cut to 300 characters. */
  static fromResponse(response: ErrorResponse, where: string, redact: Redact): MarketplaceError {
    const [code, text] = findStatusCode(response.status);
    const serverMessage = redact(parseErrorMessage(response.body) ?? `${response.status} ${text}`);
    return new MarketplaceError({
      code,
      where,
      why: quote(serverMessage),
      status: response.status,
      requestId: toRequestId(response, redact),
    });
  }

  /** From an answer with a good status that cannot be understood; what is no JSON is quoted. */
  static fromBadResponse(response: ErrorResponse, where: string, why: string, redact: Redact): MarketplaceError {
    const { body, status } = response;
    const quoted = body.trim() !== '' && parseJson(body).kind === 'bad' ? `: ${quote(redact(body))}` : '';
    const requestId = toRequestId(response, redact);
    return new MarketplaceError({ code: 'bad_answer', where, why: `${why}${quoted}`, status, requestId });
  }

  /** From whatever was thrown below: HttpFailure keeps its reason and fix, anything else is `internal`. */
  static from(error: unknown, where: string, redact: Redact): MarketplaceError {
    if (error instanceof MarketplaceError) return error;
    if (!(error instanceof HttpError)) {
      return new MarketplaceError({ code: 'internal', where, why: 'an error that this client does not know' });
    }
    // The reason may name what a hostile server sent: where it redirects to, how it says it encodes.
    const why = redact(`${error.what}: ${error.why}`);
    return new MarketplaceError({ code: toNetworkCode(error), where, why, fix: error.fix, status: error.status });
  }
}

function findStatusCode(status: number): readonly [MarketplaceErrorCode, string] {
  return STATUS_CODES[status] ?? [status >= 500 ? 'server_error' : 'unexpected_status', ''];
}

function toNetworkCode(failure: HttpError): MarketplaceErrorCode {
  if (failure.code === 'aborted') return 'cancelled';
  if (failure.code === 'deadline') return 'deadline';
  return failure.sent ? 'interrupted' : 'unreachable';
}

/** On one line and of bounded length. */
function quote(text: string): string {
  return cut(text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim(), MAX_MESSAGE_CHARS);
}

function toRequestId(response: ErrorResponse, redact: Redact): string | null {
  const id = response.headers['x-request-id'] ?? '';
  return /^[\x21-\x7e]{1,128}$/.test(id) ? redact(id) : null;
}
