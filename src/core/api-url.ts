/**
 * The one rule for where an API key can be sent (docs/BEHAVIOR.md#inputs,
 * docs/internals/THREATS.md#api-key-and-origin).
 */

/** Every reason why a URL is refused. */
type UrlProblem =
  'empty' | 'not_a_url' | 'scheme' | 'plain_http' | 'user_info' | 'query' | 'fragment' | 'not_canonical';

/** The result of reading a URL. `base` has no trailing slash; `origin` is the only place that may get the key. */
export type UrlReading =
  | { readonly kind: 'ok'; readonly base: string; readonly origin: string }
  | { readonly kind: 'refused'; readonly problem: UrlProblem; readonly message: string };

const MESSAGES: Readonly<Record<UrlProblem, string>> = {
  empty: 'is empty; expected something like https://orkestro.net/api/v1',
  not_a_url: 'is not a URL; expected something like https://orkestro.net/api/v1',
  scheme: 'must start with https://',
  plain_http: 'uses plain http, which is allowed to localhost, 127.0.0.0/8 and [::1] only; use https://',
  user_info: 'must not carry a user name or password',
  query: 'must not carry a query (`?…`)',
  fragment: 'must not carry a fragment (`#…`)',
  not_canonical:
    'is written in a form that programs read differently; write scheme, host and path plainly, without spaces, backslashes, dot segments or non-ASCII letters',
};

/**
 * Parses the URL of an API: https, or plain http to loopback, without user info, query, or fragment.
 *
 * Accepts only the one spelling that every URL parser reads alike, so that the key goes where the reviewer expects.
 */
export function parseApiUrl(text: string): UrlReading {
  const problem = findProblem(text);
  if (problem !== null) return { kind: 'refused', problem, message: MESSAGES[problem] };
  const url = new URL(text);
  return { kind: 'ok', base: url.origin + url.pathname.replace(/\/+$/, ''), origin: url.origin };
}

function findProblem(text: string): UrlProblem | null {
  if (text.trim() === '') return 'empty';
  if (!/^[\x21-\x7e]+$/.test(text) || text.includes('\\')) return 'not_canonical';
  if (!URL.canParse(text)) return 'not_a_url';
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'scheme';
  return findPartProblem(text, url) ?? findHostProblem(text, url);
}

function findPartProblem(text: string, url: URL): UrlProblem | null {
  if (url.username !== '' || url.password !== '') return 'user_info';
  if (text.includes('#')) return 'fragment';
  return text.includes('?') ? 'query' : null;
}

function findHostProblem(text: string, url: URL): UrlProblem | null {
  const parts = splitUrl(text);
  if (parts === null) return 'not_canonical';
  const { authority, path } = parts;
  if (authority.includes('@')) return 'user_info';
  if (!isPlainHost(authority.toLowerCase(), url) || path !== url.pathname) return 'not_canonical';
  return url.protocol === 'http:' && !isLoopback(url.hostname) ? 'plain_http' : null;
}

function splitUrl(text: string): { readonly authority: string; readonly path: string } | null {
  const match = /^https?:\/\/([^/]+)(\/.*)?$/i.exec(text);
  if (match === null) return null;
  const [, authority = '', path = '/'] = match;
  return { authority, path };
}

function isPlainHost(authority: string, url: URL): boolean {
  const port = url.protocol === 'https:' ? ':443' : ':80';
  return [url.host, url.host + port].includes(authority) && !url.hostname.endsWith('.');
}

/** Returns true for `localhost`, 127.0.0.0/8 and `[::1]`, as `URL.hostname` spells them. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
