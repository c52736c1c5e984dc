/** Where a key may be sent (docs/BEHAVIOR.md#inputs, docs/internals/THREATS.md#api-key-and-origin): one rule for the input's reader and for the door. */

/** Why a URL is not taken. Closed. */
type UrlProblem =
  'empty' | 'not_a_url' | 'scheme' | 'plain_http' | 'user_info' | 'query' | 'fragment' | 'not_canonical';

/** `base` has no trailing slash; `origin` is the only place the key may go. */
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
 * Reads the URL of an API: https, or plain http to loopback; no user info, query or fragment; and only in the one
 * spelling that every URL parser reads alike, so that what a person reviewed is where the key goes.
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
  const match = /^https?:\/\/([^/]+)(\/.*)?$/i.exec(text);
  if (match === null) return 'not_canonical';
  const [, authority = '', path = '/'] = match;
  if (authority.includes('@')) return 'user_info';
  if (!isPlainHost(authority.toLowerCase(), url) || path !== url.pathname) return 'not_canonical';
  return url.protocol === 'http:' && !isLoopback(url.hostname) ? 'plain_http' : null;
}

function isPlainHost(authority: string, url: URL): boolean {
  const port = url.protocol === 'https:' ? ':443' : ':80';
  return [url.host, url.host + port].includes(authority) && !url.hostname.endsWith('.');
}

/** True for `localhost`, 127.0.0.0/8 and `[::1]`, as `URL.hostname` spells them. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
