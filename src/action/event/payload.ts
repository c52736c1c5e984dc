/** Reads members of GitHub's event payload one by one, because a payload is foreign and can have any shape. */
import type { Account } from '../../core/domain/model.ts';
import { RunnerError } from '../failure.ts';

/** Returns the value at a path such as `issue.number`. @returns undefined if a step is missing */
export function valueAt(payload: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, key)
          ? (value as Readonly<Record<string, unknown>>)[key]
          : undefined,
      payload,
    );
}

/** Returns the string at a path. @returns null if it is missing or not a string */
export function stringAt(payload: unknown, path: string): string | null {
  const value = valueAt(payload, path);
  return typeof value === 'string' ? value : null;
}

/** Returns the positive whole number at a path. @throws RunnerError `bad_event` */
export function requireNumber(payload: unknown, path: string): number {
  const value = valueAt(payload, path);
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
  throw badPayload(path, 'a whole number above zero');
}

/** Returns the text at a path. GitHub sends `null` for an empty text. @throws RunnerError `bad_event` */
export function requireText(payload: unknown, path: string): string {
  const value = valueAt(payload, path);
  if (value === null) return '';
  if (typeof value === 'string') return value;
  throw badPayload(path, 'text');
}

/** Returns a time such as `2026-11-24T10:00:00Z` in ms since the epoch. @throws RunnerError `bad_event` */
export function requireTimestamp(payload: unknown, path: string): number {
  const text = stringAt(payload, path) ?? '';
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isFinite(at)) return at;
  throw badPayload(path, 'a time');
}

/** Returns the commit SHA at a path, in lower case. @throws RunnerError `bad_event` */
export function requireSha(payload: unknown, path: string): string {
  const value = stringAt(payload, path);
  if (value !== null && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(value)) return value.toLowerCase();
  throw badPayload(path, 'the SHA of a commit');
}

/** Returns the account at a path. @returns null if it was deleted or has no login */
export function accountAt(payload: unknown, path: string): Account | null {
  const login = stringAt(payload, `${path}.login`);
  if (login === null || login === '') return null;
  const id = valueAt(payload, `${path}.id`);
  return {
    login,
    id: typeof id === 'number' && Number.isSafeInteger(id) ? id : null,
    isBot: stringAt(payload, `${path}.type`) === 'Bot' || login.endsWith('[bot]'),
  };
}

/** Creates the error for a payload that is not as GitHub documents it. */
function badPayload(path: string, expected: string): RunnerError {
  return new RunnerError('bad_event', {
    what: "GitHub's event cannot be understood",
    where: `event payload, \`${path}\``,
    why: `expected ${expected} there`,
    fix: 'check that the workflow runs on a real event; where a tool wrote the event file, give it the payload of a real one',
  });
}
