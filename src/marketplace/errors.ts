/** The error of the marketplace client. */
import { RemoteError } from '../core/ports/errors.ts';
import { cut } from '../core/text.ts';
import { HttpError } from '../http/errors.ts';
import type { MarketplaceErrorCode } from './error-codes.ts';
import { findStatusCode, MARKETPLACE_ERROR_INFO } from './error-codes.ts';
import { parseErrorMessage, parseJson } from './wire.ts';

export { MARKETPLACE_ERROR_CODES } from './error-codes.ts';

/** Length limit for text of the server, in characters. */
const MAX_MESSAGE_CHARS = 300;

/** The parts of an HTTP response that an error is made from. */
export interface ErrorResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A function that removes secrets from text. */
export type Redact = (text: string) => string;

/** The parts of a MarketplaceError. `fix` replaces the one of the code. */
interface MarketplaceErrorParts {
  readonly code: MarketplaceErrorCode;
  readonly where: string;
  readonly why: string;
  readonly fix?: string;
  readonly status?: number | null;
  readonly requestId?: string | null;
}

/** A failed call to the marketplace: what, where, why, and the fix. Never carries the API key. */
export class MarketplaceError extends RemoteError<MarketplaceErrorCode> {
  override readonly name = 'MarketplaceError';

  constructor({ code, where, why, ...more }: MarketplaceErrorParts) {
    const { what, fix: defaultFix } = MARKETPLACE_ERROR_INFO[code];
    const { fix = defaultFix, status = null, requestId = null } = more;
    super('marketplace', `${what}: ${where}: ${why}`, { code, what, where, why, fix, status, requestId });
  }

  /**
   * Creates the error of a response with a failure status. `why` is the server's message: one line, at most 300
   * characters.
   */
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

  /** Creates the error of a success response that can't be parsed. A body that is not JSON is quoted. */
  static fromBadResponse(response: ErrorResponse, where: string, why: string, redact: Redact): MarketplaceError {
    const { body, status } = response;
    const quoted = body.trim() !== '' && parseJson(body).kind === 'bad' ? `: ${quote(redact(body))}` : '';
    const requestId = toRequestId(response, redact);
    return new MarketplaceError({ code: 'bad_answer', where, why: `${why}${quoted}`, status, requestId });
  }

  /** Converts an error of a lower layer. An HttpError keeps its reason and fix. Any other error is `internal`. */
  static from(error: unknown, where: string, redact: Redact): MarketplaceError {
    if (error instanceof MarketplaceError) return error;
    if (!(error instanceof HttpError)) {
      return new MarketplaceError({ code: 'internal', where, why: 'an error that this client does not know' });
    }
    // The reason can quote a hostile server: a redirect target or the name of an encoding.
    const why = redact(`${error.what}: ${error.why}`);
    return new MarketplaceError({ code: toNetworkCode(error), where, why, fix: error.fix, status: error.status });
  }
}

function toNetworkCode(error: HttpError): MarketplaceErrorCode {
  if (error.code === 'aborted') return 'cancelled';
  if (error.code === 'deadline') return 'deadline';
  return error.sent ? 'interrupted' : 'unreachable';
}

/** Puts text on one line of bounded length. */
function quote(text: string): string {
  return cut(text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim(), MAX_MESSAGE_CHARS);
}

function toRequestId(response: ErrorResponse, redact: Redact): string | null {
  const id = response.headers['x-request-id'] ?? '';
  return /^[\x21-\x7e]{1,128}$/.test(id) ? redact(id) : null;
}
