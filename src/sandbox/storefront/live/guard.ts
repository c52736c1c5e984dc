/**
 * Access to the storefront. It shows every customer's missions, so it is for the operator's own browser. A page of
 * another site in that browser must not read it:
 * - DNS rebinding: a foreign name that resolves to this machine arrives in `Host`. Addresses and `localhost` can't be
 *   redirected, so the storefront answers only to them and to the name that the server listens on.
 * - Cross-site reads: browsers send the source of a request in `Sec-Fetch-Site` and `Origin`. Other sites can link to a
 *   page, but they can't load it otherwise, and no reply has a CORS header.
 */
import { isIP } from 'node:net';
import type { Call } from '../../wire/http.ts';

const HOST = /^(?:\[([\da-f:.]+)\]|([\w.-]+))(?::\d{1,5})?$/i;

/** Returns whether an address or a name always means this machine itself. */
function isLoopback(host: string): boolean {
  if (isIP(host) === 4) return host.startsWith('127.');
  return host === '::1' || host.toLowerCase() === 'localhost';
}

/** Returns the host of a `Host` header without its port, in lower case; empty if there is none. */
function parseHost(header: string): string {
  const [, ipv6, nameOrIpv4 = ''] = HOST.exec(header) ?? [];
  return (ipv6 ?? nameOrIpv4).toLowerCase();
}

function isAllowedHost(header: string | null, listenHost: string): boolean {
  const name = parseHost(header ?? '');
  if (name === '') return false;
  if (isLoopback(name)) return true;
  return !isLoopback(listenHost) && (isIP(name) !== 0 || name === listenHost.toLowerCase());
}

function hasForeignOrigin(call: Call): boolean {
  const origin = call.header('origin');
  if (origin === null) return false;
  return !URL.canParse(origin) || new URL(origin).host !== call.header('host')?.toLowerCase();
}

function isNavigation(call: Call): boolean {
  return call.header('sec-fetch-mode') === 'navigate' && call.header('sec-fetch-dest') === 'document';
}

function isCrossSite(call: Call, isPage: boolean): boolean {
  if (hasForeignOrigin(call)) return true;
  const site = call.header('sec-fetch-site');
  if (site === null || site === 'same-origin' || site === 'none') return false;
  return !(isPage && isNavigation(call));
}

/**
 * Returns why a call is refused. `listenHost` is the host that the server listens on.
 *
 * @returns null if the call is allowed.
 */
export function findRefusal(
  call: Call,
  listenHost: string,
  isPage: boolean,
): { readonly status: number; readonly why: string } | null {
  if (!isAllowedHost(call.header('host'), listenHost)) {
    const why = isLoopback(listenHost)
      ? 'This storefront answers to localhost, 127.0.0.1 and [::1] only, because any other name could be a trick to read it.'
      : 'This storefront answers to addresses and to the name that it listens on only: use its IP address.';
    return { status: 421, why };
  }
  return isCrossSite(call, isPage)
    ? { status: 403, why: 'This storefront can be read from its own pages only.' }
    : null;
}
