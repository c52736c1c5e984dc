/**
 * The marketplace's JSON over HTTP: reads throw, writes are sent once and tell whether they certainly had no effect.
 */
import type { WriteReply } from '../core/ports/errors.ts';
import type { HttpClient } from '../http/client.ts';
import { HttpError } from '../http/errors.ts';
import type { TransportResponse } from '../http/transport.ts';
import type { Redact } from './errors.ts';
import { MarketplaceError } from './errors.ts';
import type { ParseResult } from './wire.ts';
import { isObject, parseJson } from './wire.ts';

/** The configuration of a JSON client. */
interface JsonClientOptions {
  readonly httpClient: Pick<HttpClient, 'request'>;
  readonly redact?: Redact;
}

/** Statuses that promise no effect if the body is JSON (docs/PROTOCOL.md#certain-refusals). 409 does not. */
const NO_EFFECT_STATUSES = new Set([400, 401, 402, 403, 404, 413, 415, 422, 429]);

/** A success response with a JSON body. */
export interface JsonResponse {
  readonly url: URL;
  readonly link: string;
  readonly json: unknown;
  /**
   * Returns the value of a result.
   *
   * @throws MarketplaceError `bad_answer` if the result is bad
   */
  unwrap<T>(result: ParseResult<T>): T;
}

/** A success response to a write. Its body is not parsed yet. */
interface PostedResponse {
  readonly response: TransportResponse;
  readonly where: string;
}

/** The calls that the marketplace client is made from. */
export interface JsonClient {
  /**
   * Reads a JSON response.
   *
   * @throws MarketplaceError for any other response
   */
  get(url: URL, options: { readonly withKey: boolean }): Promise<JsonResponse>;
  /** Sends a write once. `done` is any 2xx response. */
  post(url: string, body: string | null, idempotencyKey: string): Promise<WriteReply<PostedResponse>>;
  /** Creates the error of a success response that can't be parsed. */
  toBadResponseError(response: TransportResponse, where: string, why: string): MarketplaceError;
}

/** Creates the client. `apiKey` goes into one header and is removed from every error. */
export function createJsonClient({ httpClient, redact }: JsonClientOptions, apiKey: string): JsonClient {
  const redactAll = createRedact(apiKey, redact);
  const authorization = `Bearer ${apiKey}`;
  const toBadResponseError = (response: TransportResponse, where: string, why: string): MarketplaceError =>
    MarketplaceError.fromBadResponse(response, where, why, redactAll);

  return {
    toBadResponseError,
    async get(url, { withKey }) {
      const where = `GET ${url.origin}${url.pathname}`;
      const headers = { accept: 'application/json', ...(withKey ? { authorization } : {}) };
      const response = await httpClient.request({ method: 'GET', url, headers }).catch((error: unknown) => {
        throw MarketplaceError.from(error, where, redactAll);
      });
      if (!isSuccess(response)) throw MarketplaceError.fromResponse(response, where, redactAll);
      const unwrap = <T>(result: ParseResult<T>): T => {
        if (result.kind === 'bad') throw toBadResponseError(response, where, result.why);
        return result.value;
      };
      return { url, link: response.headers['link'] ?? '', json: unwrap(parseJson(response.body)), unwrap };
    },
    async post(url, body, idempotencyKey) {
      const where = `POST ${url}`;
      const type = body === null ? {} : { 'content-type': 'application/json' };
      const headers = { accept: 'application/json', authorization, 'idempotency-key': idempotencyKey, ...type };
      try {
        const response = await httpClient.request({ method: 'POST', url, headers, body });
        if (isSuccess(response)) return { kind: 'done', value: { response, where } };
        const failure = MarketplaceError.fromResponse(response, where, redactAll).toFailure();
        return { kind: isCertainRefusal(response) ? 'refused' : 'unclear', failure };
      } catch (error) {
        const failure = MarketplaceError.from(error, where, redactAll).toFailure();
        return { kind: error instanceof HttpError && !error.sent ? 'refused' : 'unclear', failure };
      }
    },
  };
}

/** Creates the function that removes the key, plain or encoded, and any text that looks like a key. */
function createRedact(apiKey: string, more: Redact = (text) => text): Redact {
  const bytes = Buffer.from(apiKey);
  const forms = [apiKey, encodeURIComponent(apiKey), bytes.toString('base64'), bytes.toString('hex')];
  return (text) =>
    more(forms.reduce((rest, form) => rest.replaceAll(form, '***'), text)).replaceAll(/\bosk_[\w-]{4,}/g, '***');
}

function isSuccess(response: TransportResponse): boolean {
  return response.status >= 200 && response.status <= 299;
}

/** Returns whether a write certainly had no effect. An error page of a proxy is not JSON and promises nothing. */
function isCertainRefusal(response: TransportResponse): boolean {
  return NO_EFFECT_STATUSES.has(response.status) && isObject(parseJsonBody(response));
}

/** Parses the body of a response, or returns `undefined` if it is not JSON. */
export function parseJsonBody(response: TransportResponse): unknown {
  const json = parseJson(response.body);
  return json.kind === 'ok' ? json.value : undefined;
}
