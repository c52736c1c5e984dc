/** The HTTP client in the shape of the WHATWG's `fetch`, as far as Octokit's `request.fetch` needs it. */
import type { Headers, TransportResponse } from './transport.ts';

/** The options that Octokit passes. Redirect modes are ignored, because the client never follows a redirect. */
interface FetchInit {
  readonly method?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | null | undefined;
  readonly signal?: AbortSignal | null | undefined;
}

/** Read-only response headers, names in any case. */
interface FetchHeaders extends Iterable<[string, string]> {
  get(name: string): string | null;
  has(name: string): boolean;
}

/** A response whose body has arrived completely. */
export interface FetchResponse {
  readonly status: number;
  readonly ok: boolean;
  /** Always empty: HTTP/2 has none. */
  readonly statusText: string;
  /** The requested address, as there are no redirects. */
  readonly url: string;
  readonly headers: FetchHeaders;
  text(): Promise<string>;
  /**
   * Parses the body.
   *
   * @throws SyntaxError if the body is not JSON
   */
  json(): Promise<unknown>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** A function that returns a response with any status, and rejects with HttpError where there is no usable response. */
export type Fetch = (input: string | URL, init?: FetchInit) => Promise<FetchResponse>;

/** Wraps a response of the HTTP client. */
export function toFetchResponse(url: string, response: TransportResponse): FetchResponse {
  const { status, body } = response;
  return {
    status,
    ok: status >= 200 && status <= 299,
    statusText: '',
    url,
    headers: toFetchHeaders(response.headers),
    text: () => Promise.resolve(body),
    json: async () => JSON.parse(await Promise.resolve(body)) as unknown,
    arrayBuffer: () => Promise.resolve(new TextEncoder().encode(body).buffer),
  };
}

function toFetchHeaders(headers: Headers): FetchHeaders {
  const entries = new Map(Object.entries(headers));
  return {
    get: (name) => entries.get(name.toLowerCase()) ?? null,
    has: (name) => entries.has(name.toLowerCase()),
    [Symbol.iterator]: () => entries[Symbol.iterator](),
  };
}

/**
 * Returns whether a request is a POST that only reads: a GraphQL document without the word `mutation` or `subscription`
 * anywhere. In doubt the answer is no, which only means that the request is not retried.
 */
export function isGraphqlQuery(url: URL, method: string, body: string | null): boolean {
  if (method !== 'POST' || !url.pathname.endsWith('/graphql') || body === null) return false;
  const document = parseGraphqlDocument(body);
  return /^\s*(query\b|\{|fragment\b)/.test(document) && !/mutation|subscription/i.test(document);
}

/** Returns the document of a GraphQL request, or an empty text if the body has none. */
function parseGraphqlDocument(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== 'object' || parsed === null || !('query' in parsed)) return '';
    return typeof parsed.query === 'string' ? parsed.query : '';
  } catch {
    return '';
  }
}
