/**
 * A double-entry ledger in integer cents. The entries of every transfer sum to zero, no transfer is ever changed, and
 * only the account `outside`, the source of deposits, can have a negative balance. docs/BEHAVIOR.md#sandbox
 */
import { SandboxError } from '../wire/errors.ts';
import type { Store } from '../store/store.ts';
import { InvariantError } from '../../core/invariant.ts';

/** An account. `outside` is the source of deposits. */
export type Account = 'outside' | 'platform' | `customer:${number}` | `escrow:${string}` | `specialist:${string}`;

/** The kind of a transfer: into the marketplace, into escrow, to the specialist, or back to the customer. */
type TransferKind = 'deposit' | 'hold' | 'release' | 'refund';

/** One entry of a transfer. `cents` is positive if the account receives money. */
interface Entry {
  readonly account: string;
  readonly cents: number;
}

/** One transfer. `at` is milliseconds since the epoch. */
export interface Transfer {
  readonly id: number;
  readonly at: number;
  readonly kind: TransferKind;
  readonly mission: string | null;
  readonly entries: readonly Entry[];
}

/** The content of the ledger: every transfer, oldest first, and the balance of each account in cents. */
export interface LedgerView {
  readonly transfers: readonly Transfer[];
  readonly balances: Readonly<Record<string, number>>;
}

/** The ledger of a store. `at` is milliseconds since the epoch. */
export interface Ledger {
  /** Moves money from outside to the customer. */
  deposit(customer: number, cents: number, at: number): void;
  /**
   * Moves money from the customer into escrow.
   *
   * @throws SandboxError `insufficient_funds`
   */
  hold(customer: number, mission: string, cents: number, at: number): void;
  /**
   * Moves money from escrow to the specialist, minus the platform's fee.
   *
   * @returns the cents that left escrow
   */
  release(mission: string, specialist: string, at: number): number;
  /** Moves money from escrow back to the customer. */
  refund(customer: number, mission: string, at: number): void;
  /** Returns the content of the ledger. */
  view(): LedgerView;
}

/** Returns the platform's fee in cents, rounded down in the specialist's favor. */
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
    // Two statements instead of an upsert: its CHECK would test the change as if it were the balance.
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

/** Creates the ledger of a store. The caller opens the transaction. */
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
