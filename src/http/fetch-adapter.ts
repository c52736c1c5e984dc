/** The door in the shape of the WHATWG's `fetch`, as far as Octokit's `request.fetch` needs it. */
import type { Headers, TransportResponse } from './transport.ts';

/** What Octokit passes. Redirect modes are ignored: the door never follows one. */
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

/** A response whose body has arrived whole. */
export interface FetchResponse {
  readonly status: number;
  readonly ok: boolean;
  /** Always empty: HTTP/2 has none. */
  readonly statusText: string;
  /** The address that was asked; there are no redirects. */
  readonly url: string;
  readonly headers: FetchHeaders;
  text(): Promise<string>;
  /** Rejects with SyntaxError when the body is no JSON. */
  json(): Promise<unknown>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** Rejects with HttpFailure where no usable answer came; any status is an answer. */
export type Fetch = (input: string | URL, init?: FetchInit) => Promise<FetchResponse>;

/** Wraps an answer of the door. */
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
 * True for a POST that only reads: a GraphQL document without the word `mutation` or `subscription` anywhere. Errs
 * towards "writes": then it is merely not tried again.
 */
export function isGraphqlQuery(url: URL, method: string, body: string | null): boolean {
  if (method !== 'POST' || !url.pathname.endsWith('/graphql') || body === null) return false;
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== 'object' || parsed === null || !('query' in parsed)) return false;
    const { query } = parsed;
    return (
      typeof query === 'string' && /^\s*(query\b|\{|fragment\b)/.test(query) && !/mutation|subscription/i.test(query)
    );
  } catch {
    return false;
  }
}
