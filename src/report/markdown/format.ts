/** Amounts, times, hashes and addresses as people read them. */
import { formatUsd } from '../../core/domain/money.ts';

/** Integer cents as `$1,250.00`; unknown gives `null`. */
export function formatMoney(cents: number | null): string | null {
  return cents === null ? null : formatUsd(cents);
}

/** Milliseconds since the epoch as `2026-03-04 10:15 UTC`. */
export function formatTime(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? 'unknown time' : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** Milliseconds as `45 s`, `12 min`, `3 h 05 min` or `2 d 4 h`. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ${String(minutes % 60).padStart(2, '0')} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** The first seven digits of a commit SHA; anything else is not shortened. */
export function formatSha(sha: string): string {
  return /^[0-9a-f]{40,64}$/i.test(sha) ? sha.slice(0, 7) : sha;
}

/** `1 check`, `4 checks`. */
export function formatCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Where links may lead: GitHub's own address, and the repository on it. */
export interface Site {
  readonly serverUrl: string;
  readonly owner: string;
  readonly name: string;
}

const MAX_URL_LENGTH = 2000;

/**
 * A foreign address made safe for a link, or `null`: https only, no user name in it, and on GitHub itself only pages of this
 * repository's own runs, because GitHub turns a link to any issue, pull request or commit into a reference there
 * (docs.github.com, "Avoiding backlinks to linked references").
 */
export function toSafeUrl(url: string | null, site: Site): string | null {
  const parsed = parseHttps(url);
  if (parsed === null) return null;
  return isGitHub(parsed, site) && !isOwnRun(parsed, site) ? null : escapeUrl(parsed);
}

/** An address that GitHub itself gave us for a page of this repository, or `null` when it is no https address. */
export function toOwnUrl(url: string | null): string | null {
  const parsed = parseHttps(url);
  return parsed === null ? null : escapeUrl(parsed);
}

function parseHttps(url: string | null): URL | null {
  if (url === null || url.length > MAX_URL_LENGTH || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  const plain = parsed.protocol === 'https:' && parsed.username === '' && parsed.password === '';
  return plain ? parsed : null;
}

function isGitHub(url: URL, site: Site): boolean {
  const own = URL.canParse(site.serverUrl) ? new URL(site.serverUrl).hostname : 'github.com';
  const host = url.hostname.replace(/\.+$/, '').replace(/^www\./, '');
  return host === own || host === 'github.com';
}

function isOwnRun(url: URL, site: Site): boolean {
  const [, owner, name, page] = url.pathname.toLowerCase().split('/');
  const isOwn = owner === site.owner.toLowerCase() && name === site.name.toLowerCase();
  return isOwn && (page === 'actions' || page === 'runs');
}

/** Nothing that ends a Markdown link or starts other markup is left bare. */
function escapeUrl(url: URL): string {
  const toHex = (char: string): string => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
  return url.href.replace(/[()<>[\]\\`|*$\s]/g, toHex).replaceAll('&', '&amp;');
}
