/**
 * The money: a double-entry ledger in integer cents. Every transfer's entries sum to zero, nothing is ever changed or
 * taken back, and no account but `outside` (where deposits come from) can go below zero. docs/BEHAVIOR.md#sandbox
 */
import { SandboxError } from '../wire/errors.ts';
import type { Store } from '../store/store.ts';
import { InvariantError } from '../../core/invariant.ts';

/** Whose money: `outside` is where deposits come from. */
export type Account = 'outside' | 'platform' | `customer:${number}` | `escrow:${string}` | `specialist:${string}`;

/** Why money moves: into the marketplace, into escrow, out to the specialist, or back to the customer. */
type TransferKind = 'deposit' | 'hold' | 'release' | 'refund';

/** One line of a transfer. `cents` is positive for what the account receives. */
interface Entry {
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
  /** Outside → customer. */
  deposit(customer: number, cents: number, at: number): void;
  /** Customer → escrow. Throws SandboxError `insufficient_funds`. */
  hold(customer: number, mission: string, cents: number, at: number): void;
  /** Escrow → specialist, less the platform's fee; returns the cents that left escrow. */
  release(mission: string, specialist: string, at: number): number;
  /** Escrow → customer. */
  refund(customer: number, mission: string, at: number): void;
  view(): LedgerView;
}

/** The platform's share of a payment, rounded down to the cent in the specialist's favor. */
export function calculateFee(cents: number, percent: number): number {
  return Math.floor((cents * Math.round(percent * 100)) / 10_000);
}

const toUsd = (cents: number): string => `$${(cents / 100).toFixed(2)}`;

function balanceOf(store: Store, account: Account): number {
  return store.get<{ cents: number }>('SELECT cents FROM balances WHERE account = ?', account)?.cents ?? 0;
}

function writeTransfer(
  store: Store,
  head: Pick<Transfer, 'at' | 'kind' | 'mission'>,
  moves: readonly (readonly [Account, number])[],
): void {
  const entries = moves.filter(([, cents]) => cents !== 0);
  const sum = entries.reduce((total, [, cents]) => total + cents, 0);
  if (sum !== 0 || entries.length < 2 || !entries.every(([, cents]) => Number.isSafeInteger(cents))) {
    throw new InvariantError(`a ${head.kind} of ${JSON.stringify(moves)} does not balance`);
  }
  const insert = 'INSERT INTO transfers (at, kind, mission) VALUES (?, ?, ?) RETURNING id';
  const row = store.get<{ id: number }>(insert, head.at, head.kind, head.mission);
  if (row === undefined) throw new InvariantError('SQLite returned no id for a transfer');
  for (const [account, cents] of entries) {
    store.run('INSERT INTO entries (transfer, account, cents) VALUES (?, ?, ?)', row.id, account, cents);
    // Not an upsert: its CHECK would judge the change as if it were the balance.
    store.run('INSERT OR IGNORE INTO balances (account, cents) VALUES (?, 0)', account);
    store.run('UPDATE balances SET cents = cents + ? WHERE account = ?', cents, account);
  }
}

function readLedger(store: Store): LedgerView {
  const entries = Map.groupBy(
    store.all<Entry & { transfer: number }>('SELECT transfer, account, cents FROM entries ORDER BY transfer, cents'),
    (entry) => entry.transfer,
  );
  const transfers = store.all<Omit<Transfer, 'entries'>>('SELECT id, at, kind, mission FROM transfers ORDER BY id');
  const balances = store.all<Entry>('SELECT account, cents FROM balances ORDER BY account');
  return {
    transfers: transfers.map((one) => ({
      ...one,
      entries: (entries.get(one.id) ?? []).map(({ account, cents }) => ({ account, cents })),
    })),
    balances: Object.fromEntries(balances.map(({ account, cents }) => [account, cents])),
  };
}

/** The ledger of a store. Callers bring the transaction. */
export function createLedger(store: Store, feePercent: number): Ledger {
  return {
    deposit(customer, cents, at) {
      writeTransfer(store, { at, kind: 'deposit', mission: null }, [
        ['outside', -cents],
        [`customer:${customer}`, cents],
      ]);
    },
    hold(customer, mission, cents, at) {
      const available = balanceOf(store, `customer:${customer}`);
      if (available < cents) {
        throw new SandboxError(
          'insufficient_funds',
          `Escrow needs ${toUsd(cents)}, the customer has ${toUsd(available)}. Nothing was changed: lower the budget, or settle open missions first.`,
        );
      }
      writeTransfer(store, { at, kind: 'hold', mission }, [
        [`customer:${customer}`, -cents],
        [`escrow:${mission}`, cents],
      ]);
    },
    release(mission, specialist, at) {
      const cents = balanceOf(store, `escrow:${mission}`);
      const fee = calculateFee(cents, feePercent);
      writeTransfer(store, { at, kind: 'release', mission }, [
        [`escrow:${mission}`, -cents],
        [`specialist:${specialist}`, cents - fee],
        ['platform', fee],
      ]);
      return cents;
    },
    refund(customer, mission, at) {
      const cents = balanceOf(store, `escrow:${mission}`);
      writeTransfer(store, { at, kind: 'refund', mission }, [
        [`escrow:${mission}`, -cents],
        [`customer:${customer}`, cents],
      ]);
    },
    view: () => readLedger(store),
  };
}
