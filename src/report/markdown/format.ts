/** Formats amounts, times, hashes, and addresses for people. */
import { formatUsd } from '../../core/domain/money.ts';

/** Formats integer cents as `$1,250.00`. @returns null if the amount is unknown */
export function formatMoney(cents: number | null): string | null {
  return cents === null ? null : formatUsd(cents);
}

/** Formats milliseconds since the epoch as `2026-03-04 10:15 UTC`. */
export function formatTime(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? 'unknown time' : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** Formats milliseconds as `45 s`, `12 min`, `3 h 05 min`, or `2 d 4 h`. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ${String(minutes % 60).padStart(2, '0')} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** Returns the first 7 digits of a commit SHA. Does not shorten any other text. */
export function formatSha(sha: string): string {
  return /^[0-9a-f]{40,64}$/i.test(sha) ? sha.slice(0, 7) : sha;
}

/** Formats a count with its noun: `1 check`, `4 checks`. */
export function formatCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** The GitHub server and the repository, which decide where links can lead. */
export interface Site {
  readonly serverUrl: string;
  readonly owner: string;
  readonly name: string;
}

const MAX_URL_LENGTH = 2000;

/**
 * Makes a foreign address safe for a link: https only, without user name, and on GitHub only the runs of this repository,
 * because GitHub turns a link to an issue, pull request, or commit into a reference there (docs.github.com, "Avoiding
 * backlinks to linked references").
 *
 * @returns null if the address is not safe
 */
export function toSafeUrl(url: string | null, site: Site): string | null {
  const parsed = parseHttps(url);
  if (parsed === null) return null;
  return isGitHub(parsed, site) && !isOwnRun(parsed, site) ? null : escapeUrl(parsed);
}

/** Escapes an address of this repository that came from GitHub. @returns null if it is no https address */
export function toOwnUrl(url: string | null): string | null {
  const parsed = parseHttps(url);
  return parsed === null ? null : escapeUrl(parsed);
}

/** Parses an https address without user name. @returns null if it is none */
function parseHttps(url: string | null): URL | null {
  if (url === null || url.length > MAX_URL_LENGTH || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  const plain = parsed.protocol === 'https:' && parsed.username === '' && parsed.password === '';
  return plain ? parsed : null;
}

/** Tells whether an address is on the GitHub server or github.com. */
function isGitHub(url: URL, site: Site): boolean {
  const own = URL.canParse(site.serverUrl) ? new URL(site.serverUrl).hostname : 'github.com';
  const host = url.hostname.replace(/\.+$/, '').replace(/^www\./, '');
  return host === own || host === 'github.com';
}

/** Tells whether an address is a run of this repository. */
function isOwnRun(url: URL, site: Site): boolean {
  const [, owner, name, section] = url.pathname.toLowerCase().split('/');
  const isOwn = owner === site.owner.toLowerCase() && name === site.name.toLowerCase();
  return isOwn && (section === 'actions' || section === 'runs');
}

/** Escapes every character that ends a Markdown link or starts other markup. */
function escapeUrl(url: URL): string {
  const toHex = (char: string): string => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
  return url.href.replace(/[()<>[\]\\`|*$\s]/g, toHex).replaceAll('&', '&amp;');
}
