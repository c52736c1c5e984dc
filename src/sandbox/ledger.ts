/**
 * The money: a double-entry ledger in integer cents. Every transfer's entries sum to zero, nothing is ever changed or
 * taken back, and no account but `outside` (where deposits come from) can go below zero. spec.md §10
 */
import { SandboxError } from './errors.ts';
import type { Store } from './store.ts';

export type Account = 'outside' | 'platform' | `customer:${number}` | `escrow:${string}` | `specialist:${string}`;

export type TransferKind = 'deposit' | 'hold' | 'release' | 'refund';

/** One line of a transfer. `cents` is positive for what the account receives. */
export interface Entry {
  readonly account: string;
  readonly cents: number;
}

/** One transfer as it was written. `at` is milliseconds since the epoch. */
export interface Transfer {
  readonly id: number;
  readonly at: number;
  readonly kind: TransferKind;
  readonly mission: string | null;
  readonly entries: readonly Entry[];
}

/** The ledger's whole content: every transfer, oldest first, and each account's balance in cents. */
export interface LedgerView {
  readonly transfers: readonly Transfer[];
  readonly balances: Readonly<Record<string, number>>;
}

export interface Ledger {
  deposit(customer: number, cents: number, at: number): void;
  /** Customer → escrow. Throws SandboxError `insufficient_funds`. */
  hold(customer: number, mission: string, cents: number, at: number): void;
  /** Escrow → specialist, less the platform's fee. */
  release(mission: string, specialist: string, at: number): void;
  /** Escrow → customer. */
  refund(customer: number, mission: string, at: number): void;
  balance(account: Account): number;
  view(): LedgerView;
}

/** The platform's share of a payment: `percent` of it, rounded down to the cent in the specialist's favour. */
export function toFee(cents: number, percent: number): number {
  return Math.floor((cents * Math.round(percent * 100)) / 10_000);
}

function assertBalanced(kind: TransferKind, entries: readonly Entry[]): void {
  const sum = entries.reduce((total, entry) => total + entry.cents, 0);
  if (sum !== 0 || entries.length < 2 || !entries.every((entry) => Number.isSafeInteger(entry.cents))) {
    throw new Error(`a ${kind} of ${JSON.stringify(entries)} does not balance`);
  }
}

const toUsd = (cents: number): string => `$${(cents / 100).toFixed(2)}`;

/** The ledger on a store. Callers bring the transaction. */
export function createLedger(store: Store, feePercent: number): Ledger {
  const balance = (account: Account): number =>
    store.get<{ cents: number }>('SELECT cents FROM balances WHERE account = ?', account)?.cents ?? 0;

  const transfer = (
    kind: TransferKind,
    at: number,
    mission: string | null,
    moves: readonly [Account, number][],
  ): void => {
    const entries = moves.filter(([, cents]) => cents !== 0).map(([account, cents]) => ({ account, cents }));
    assertBalanced(kind, entries);
    const row = store.get<{ id: number }>(
      'INSERT INTO transfers (at, kind, mission) VALUES (?, ?, ?) RETURNING id',
      at,
      kind,
      mission,
    );
    if (row === undefined) throw new Error('SQLite returned no id for a transfer');
    for (const { account, cents } of entries) {
      store.run('INSERT INTO entries (transfer, account, cents) VALUES (?, ?, ?)', row.id, account, cents);
      // Not an upsert: its CHECK would judge the change as if it were the balance.
      store.run('INSERT OR IGNORE INTO balances (account, cents) VALUES (?, 0)', account);
      store.run('UPDATE balances SET cents = cents + ? WHERE account = ?', cents, account);
    }
  };

  return {
    balance,
    deposit(customer, cents, at) {
      transfer('deposit', at, null, [
        ['outside', -cents],
        [`customer:${customer}`, cents],
      ]);
    },
    hold(customer, mission, cents, at) {
      const available = balance(`customer:${customer}`);
      if (available < cents) {
        throw new SandboxError(
          'insufficient_funds',
          `Escrow needs ${toUsd(cents)}, the customer has ${toUsd(available)}. Nothing was posted: lower budget_usd, or settle open missions first.`,
        );
      }
      transfer('hold', at, mission, [
        [`customer:${customer}`, -cents],
        [`escrow:${mission}`, cents],
      ]);
    },
    release(mission, specialist, at) {
      const cents = balance(`escrow:${mission}`);
      const fee = toFee(cents, feePercent);
      transfer('release', at, mission, [
        [`escrow:${mission}`, -cents],
        [`specialist:${specialist}`, cents - fee],
        ['platform', fee],
      ]);
    },
    refund(customer, mission, at) {
      const cents = balance(`escrow:${mission}`);
      transfer('refund', at, mission, [
        [`escrow:${mission}`, -cents],
        [`customer:${customer}`, cents],
      ]);
    },
    view: () => readLedger(store),
  };
}

function readLedger(store: Store): LedgerView {
  const entries = new Map<number, Entry[]>();
  for (const { transfer, account, cents } of store.all<Entry & { transfer: number }>(
    'SELECT transfer, account, cents FROM entries ORDER BY transfer, cents',
  )) {
    entries.set(transfer, [...(entries.get(transfer) ?? []), { account, cents }]);
  }
  const transfers = store
    .all<Omit<Transfer, 'entries'>>('SELECT id, at, kind, mission FROM transfers ORDER BY id')
    .map((row) => ({ ...row, entries: entries.get(row.id) ?? [] }));
  const balances = store.all<Entry>('SELECT account, cents FROM balances ORDER BY account');
  return { transfers, balances: Object.fromEntries(balances.map(({ account, cents }) => [account, cents])) };
}
