/** The commands `audit`, `keys` and `reset`, for a data file that no sandbox has open. */
import { openBooks, type Books } from '../audit/books.ts';
import type { Output } from './usage.ts';

function withBooks<T>(data: string, work: (books: Books) => T): T {
  const books = openBooks(data);
  try {
    return work(books);
  } finally {
    books.close();
  }
}

/**
 * Prints the audit.
 *
 * @returns false if the books are not in order.
 */
export function printAudit(data: string, output: Output): boolean {
  const { ok, problems, transfers, missions } = withBooks(data, (books) => books.audit());
  if (ok) {
    output.log(
      `${data} is in order: ${transfers} transfers of ${missions} missions sum to zero, every balance and every rank replays.`,
    );
    return true;
  }
  output.error(`${data} is not in order:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  return false;
}

const toTime = (ms: number): string => new Date(ms).toISOString();

/** Prints the public part of every key. */
export function printKeys(data: string, output: Output): void {
  const keys = withBooks(data, (books) => books.listKeys());
  if (keys.length === 0) output.log(`${data} has no keys.`);
  for (const { id, customer, createdAt, revokedAt } of keys) {
    const state = revokedAt === null ? 'valid' : `revoked ${toTime(revokedAt)}`;
    output.log(`${id}  made ${toTime(createdAt)}  ${state}  ${JSON.stringify(customer)}`);
  }
}

/** Creates a key and prints it. */
export function printNewKey(data: string, output: Output): void {
  const { key, customer } = withBooks(data, (books) => books.mintKey());
  output.log(`${key}\n\nA key of ${JSON.stringify(customer.name)}, shown this once: the file keeps only its hash.`);
}

/**
 * Revokes a key.
 *
 * @returns false if there is no such valid key.
 */
export function revokeKey(data: string, id: string, output: Output): boolean {
  const revoked = withBooks(data, (books) => books.revokeKey(id));
  if (revoked) output.log(`${id} is revoked: requests with it are answered 401 from now on.`);
  else output.error(`There is no valid key "${id}" in ${data}; keys list shows them all.`);
  return revoked;
}

const toCount = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** Empties the file. */
export function printReset(data: string, output: Output): void {
  const { missions, keys } = withBooks(data, (books) => books.reset());
  output.log(`${data} is as new: ${toCount(missions, 'mission')} and ${toCount(keys, 'key')} are gone.`);
}
