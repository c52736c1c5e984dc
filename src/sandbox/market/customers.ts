/** Customers and their API keys. A key is shown once. The store has only its SHA-256. */
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

/**
 * The kind of a key: `osk_test_…` or `osk_live_…`. Both behave alike here, because no key of a sandbox moves real
 * money.
 */
export type KeyKind = 'test' | 'live';

/** The public data of a key. `createdAt` and `revokedAt` are ms since the epoch. */
export interface KeyRecord {
  /** The public part of the key: the 8 characters after `osk_test_` or `osk_live_`. */
  readonly id: string;
  readonly kind: KeyKind;
  readonly customer: string;
  readonly createdAt: number;
  readonly revokedAt: number | null;
}

/** The customers of a store. `at` is milliseconds since the epoch. */
export interface Customers {
  /** Creates a customer and deposits the starting balance (integer cents). */
  create(name: string, startingCents: number, at: number): Customer;
  /** Returns the customer that was created first. */
  first(): Customer | undefined;
  /** Creates a key, `osk_test_…` by default. The key can't be shown again. */
  createKey(customer: number, at: number, kind?: KeyKind): string;
  /** Returns every key, oldest first. */
  listKeys(): readonly KeyRecord[];
  /**
   * Revokes a key, so that later requests with it are refused.
   *
   * @returns false if there is no such key, or if it is already revoked.
   */
  revokeKey(id: string, at: number): boolean;
  /**
   * Returns the ID of the key's customer.
   *
   * @returns null if there is no such key, or if it is revoked.
   */
  authenticate(key: string): number | null;
}

// The first 8 characters find the row. The other 32 (160 bits) are the secret.
const ID_LENGTH = 8;
const SECRET_LENGTH = 32;
const KEY = /^osk_(?:test|live)_([0-9a-z]{8})[0-9a-z]{32}$/;

const hashKey = (key: string): Buffer => hash('sha256', key, 'buffer');
const NO_KEY_HASH = Buffer.alloc(32);

/** Creates the customers of a store. The caller opens the transaction. */
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
      // The row is found by the public part. The hash of the whole key is compared in constant time, also if there is no
      // such row, so that the duration reveals nothing.
      const same = timingSafeEqual(hashKey(key), row?.hash ?? NO_KEY_HASH);
      return row !== undefined && same ? row.customer : null;
    },
  };
}
