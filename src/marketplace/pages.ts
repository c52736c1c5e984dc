/** Finds the next page of a list (docs/MARKETPLACE-API.md#pagination). Pure. */
import type { ParseResult } from './wire.ts';
import { isObject } from './wire.ts';

/**
 * Finds the next page: an RFC 8288 link `rel="next"`, else the body's `next_cursor` or `next`. The value is `null`
 * after the last page. A next page on another origin is bad, because half a list must not pass for a complete one.
 */
export function findNextPage(current: URL, link: string, json: unknown): ParseResult<URL | null> {
  const target = findNextLink(link) ?? findNextInBody(json);
  if (target === null) return { kind: 'ok', value: null };
  const next = toUrl(current, target);
  if (next === null) return { kind: 'bad', why: 'the next page has no usable address' };
  if (next.origin !== current.origin) return { kind: 'bad', why: 'the next page is said to be on another server' };
  next.hash = '';
  return { kind: 'ok', value: next };
}

/** A reference to the next page: an address, or a cursor for the current address. */
interface Target {
  readonly kind: 'address' | 'cursor';
  readonly text: string;
}

function toUrl(current: URL, target: Target): URL | null {
  if (target.kind === 'address') return URL.canParse(target.text, current.href) ? new URL(target.text, current) : null;
  const next = new URL(current);
  next.searchParams.set('cursor', target.text);
  return next;
}

function findNextInBody(json: unknown): Target | null {
  if (!isObject(json)) return null;
  const cursor = toCursorText(json['next_cursor']);
  if (cursor !== null) return { kind: 'cursor', text: cursor };
  const next = toCursorText(json['next']);
  if (next === null) return null;
  return { kind: /^(https?:\/\/|\/|\?)/i.test(next) ? 'address' : 'cursor', text: next };
}

function toCursorText(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value.toWellFormed() : null;
}

/** Finds the first link of relation `next`. Scans the header, so that a hostile one costs linear time only. */
function findNextLink(header: string): Target | null {
  let rest = header;
  for (;;) {
    const open = rest.indexOf('<');
    const close = rest.indexOf('>', open);
    if (open < 0 || close < 0) return null;
    const text = rest.slice(open + 1, close).trim();
    const { params, after } = splitParams(rest.slice(close + 1));
    if (params.some(isNextRelation)) return { kind: 'address', text };
    rest = after;
  }
}

/** Splits parameters up to the comma that ends the link. Commas and semicolons inside quotes don't count. */
function splitParams(text: string): { readonly params: readonly string[]; readonly after: string } {
  const params: string[] = [];
  let from = 0;
  for (const at of findSeparators(text)) {
    params.push(text.slice(from, at));
    from = at + 1;
    if (text[at] === ',') return { params, after: text.slice(from) };
  }
  return { params: [...params, text.slice(from)], after: '' };
}

/** Yields the index of each comma and semicolon outside quotes. */
function* findSeparators(text: string): Generator<number> {
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '"') isQuoted = !isQuoted;
    // A backslash inside quotes escapes the next character.
    else if (isQuoted && char === '\\') at += 1;
    else if (!isQuoted && (char === ';' || char === ',')) yield at;
  }
}

function isNextRelation(param: string): boolean {
  const at = param.indexOf('=');
  if (at < 0 || param.slice(0, at).trim().toLowerCase() !== 'rel') return false;
  const value = param
    .slice(at + 1)
    .trim()
    .replaceAll('"', '')
    .toLowerCase();
  return value.split(/\s+/).includes('next');
}
