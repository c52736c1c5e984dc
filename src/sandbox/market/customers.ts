/** Customers and their API keys. A key is shown once; the store holds its SHA-256. */
import { hash, timingSafeEqual } from 'node:crypto';
import type { RandomSource } from '../store/chance.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Store } from '../store/store.ts';
import { InvariantError } from '../../core/invariant.ts';

/** A customer. `createdAt` is ms since the epoch. */
export interface Customer {
  readonly id: number;
  readonly name: string;
  readonly createdAt: number;
}

/** `osk_test_…` or `osk_live_…`. Here both do the same: no key of a sandbox moves real money. */
export type KeyKind = 'test' | 'live';

/** What may be known of a key. `createdAt` and `revokedAt` are ms since the epoch. */
export interface KeyRecord {
  /** Its public part: the 8 characters after `osk_test_` or `osk_live_`. */
  readonly id: string;
  readonly kind: KeyKind;
  readonly customer: string;
  readonly createdAt: number;
  readonly revokedAt: number | null;
}

export interface Customers {
  /** Also deposits the starting balance (integer cents). */
  create(name: string, startingCents: number, at: number): Customer;
  first(): Customer | undefined;
  /** A new key, `osk_test_…` unless a live one is asked for: the only time it is seen whole. */
  createKey(customer: number, at: number, kind?: KeyKind): string;
  /** Every key, oldest first. */
  listKeys(): readonly KeyRecord[];
  /** From now on the key is refused. False: there is no such key, or it was revoked before. */
  revokeKey(id: string, at: number): boolean;
  /** Whose key this is; `null`: there is no such key, or it was revoked. */
  authenticate(key: string): number | null;
}

// The first 8 characters find the row, the other 32 (160 bits) are the secret.
const ID_LENGTH = 8;
const SECRET_LENGTH = 32;
const KEY = /^osk_(?:test|live)_([0-9a-z]{8})[0-9a-z]{32}$/;

const hashKey = (key: string): Buffer => hash('sha256', key, 'buffer');
const NO_KEY_HASH = Buffer.alloc(32);

/** The customers of a store. Callers bring the transaction. */
export function createCustomers(store: Store, ledger: Ledger, random: RandomSource): Customers {
  return {
    create(name, startingCents, at) {
      const row = store.get<{ id: number }>(
        'INSERT INTO customers (name, created_at) VALUES (?, ?) RETURNING id',
        name,
        at,
      );
      if (row === undefined) throw new InvariantError('SQLite returned no id for a customer');
      if (startingCents > 0) ledger.deposit(row.id, startingCents, at);
      return { id: row.id, name, createdAt: at };
    },
    first: () => store.get<Customer>('SELECT id, name, created_at AS createdAt FROM customers ORDER BY id LIMIT 1'),
    createKey(customer, at, kind = 'test') {
      const number = store.get<{ n: number }>('SELECT count(*) + 1 AS n FROM keys')?.n ?? 1;
      const text = random.text(`key ${number}`, ID_LENGTH + SECRET_LENGTH);
      const key = `osk_${kind}_${text}`;
      store.run(
        'INSERT INTO keys (id, customer, hash, created_at, kind) VALUES (?, ?, ?, ?, ?)',
        ...[text.slice(0, ID_LENGTH), customer, hashKey(key), at, kind],
      );
      return key;
    },
    listKeys: () =>
      store.all<KeyRecord>(
        `SELECT keys.id, keys.kind, customers.name AS customer, keys.created_at AS createdAt, revoked_at AS revokedAt
         FROM keys JOIN customers ON customers.id = keys.customer ORDER BY keys.created_at, keys.id`,
      ),
    revokeKey: (id, at) =>
      store.get('UPDATE keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL RETURNING id', at, id) !==
      undefined,
    authenticate(key) {
      const id = KEY.exec(key)?.[1] ?? '';
      const row = store.get<{ customer: number; hash: Uint8Array }>(
        'SELECT customer, hash FROM keys WHERE id = ? AND revoked_at IS NULL',
        id,
      );
      // Found by its public part; the secret is only ever compared as a whole hash, in constant time, and compared also
      // when there is no such row, so that the time taken says nothing.
      const same = timingSafeEqual(hashKey(key), row?.hash ?? NO_KEY_HASH);
      return row !== undefined && same ? row.customer : null;
    },
  };
}
