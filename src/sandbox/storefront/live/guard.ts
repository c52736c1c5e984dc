/**
 * Who may look. The storefront shows everybody's missions to whoever reaches it, so it is for the operator's own browser, and
 * a page from elsewhere that this browser has open must not read it:
 * - DNS rebinding: a foreign name that was pointed at this machine arrives in `Host`. Addresses and `localhost` cannot be
 *   pointed anywhere, so they are what is answered, with the name that the server was told to listen on.
 * - Reads across sites: browsers say in `Sec-Fetch-Site` and `Origin` where a request comes from. Links may lead here; nothing
 *   else of another site's may, and no answer carries a CORS header.
 */
import { isIP } from 'node:net';
import type { Call } from '../../wire/http.ts';

const HOST = /^(?:\[([\da-f:.]+)\]|([\w.-]+))(?::\d{1,5})?$/i;

/** True for an address or a name that only this machine itself answers to. */
function isLoopback(host: string): boolean {
  if (isIP(host) === 4) return host.startsWith('127.');
  return host === '::1' || host.toLowerCase() === 'localhost';
}

function isAllowedHost(header: string | null, listenHost: string): boolean {
  const [, ipv6, nameOrIpv4] = HOST.exec(header ?? '') ?? [];
  const name = (ipv6 ?? nameOrIpv4 ?? '').toLowerCase();
  if (name === '') return false;
  if (isLoopback(name)) return true;
  return !isLoopback(listenHost) && (isIP(name) !== 0 || name === listenHost.toLowerCase());
}

function isCrossSite(call: Call, isPage: boolean): boolean {
  const origin = call.header('origin');
  const ownHost = call.header('host')?.toLowerCase();
  if (origin !== null && (!URL.canParse(origin) || new URL(origin).host !== ownHost)) return true;
  const site = call.header('sec-fetch-site');
  if (site === null || site === 'same-origin' || site === 'none') return false;
  return !(isPage && call.header('sec-fetch-mode') === 'navigate' && call.header('sec-fetch-dest') === 'document');
}

/** Why a call is not answered; `null`: it is. `listensOn` is the host that the server was told to listen on. */
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
