/** A data file without a running marketplace, to audit it and to manage its keys. */
import { statSync } from 'node:fs';
import { auditBooks, type Audit } from './audit.ts';
import { createRandomSource } from '../store/chance.ts';
import { createChanges } from '../store/changes.ts';
import { createCustomers, type Customer, type KeyRecord } from '../market/customers.ts';
import { SandboxError } from '../wire/errors.ts';
import { createJournal } from '../ledger/journal.ts';
import { createLedger, type LedgerView } from '../ledger/ledger.ts';
import { createMissions } from '../market/missions.ts';
import { createRoster } from '../market/specialists.ts';
import { openStore } from '../store/store.ts';

/** The books of one data file. */
export interface Books {
  /** Audits the file without changing it. */
  audit(): Audit;
  /** Returns the content of the ledger. */
  ledger(): LedgerView;
  /** Returns every key, oldest first. */
  listKeys(): readonly KeyRecord[];
  /** Creates a key for the first customer, and the customer if there is none. The key can't be shown again. */
  mintKey(): { readonly key: string; readonly customer: Customer };
  /**
   * Revokes a key.
   *
   * @returns false if there is no such key, or if it is already revoked.
   */
  revokeKey(id: string): boolean;
  /** Removes everything from the file. Returns what it had. */
  reset(): { readonly missions: number; readonly keys: number };
  /** Closes the file. */
  close(): void;
}

/**
 * Opens a file that a sandbox created.
 *
 * @throws SandboxError `store_unavailable`, also if the file does not exist.
 */
export function openBooks(path: string): Books {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) {
    throw new SandboxError('store_unavailable', `There is no data file "${path}". Give the one that --data named.`);
  }
  const store = openStore(path);
  const journal = createJournal(store);
  const ledger = createLedger(store, 0);
  const customers = createCustomers(store, ledger, createRandomSource(undefined));
  const roster = createRoster(store, journal);
  return {
    audit: () =>
      auditBooks({
        ledger: ledger.view(),
        missions: createMissions(store, createChanges()).all(),
        rankStates: roster.rankStates(),
        journal,
        damage: store.check(),
      }),
    ledger: () => ledger.view(),
    listKeys: () => customers.listKeys(),
    mintKey: () =>
      store.transact(() => {
        const at = Date.now();
        const customer = customers.first() ?? customers.create('Sandbox customer', 0, at);
        return { customer, key: customers.createKey(customer.id, at) };
      }),
    revokeKey: (id) => store.transact(() => customers.revokeKey(id, Date.now())),
    reset() {
      const count = (table: 'missions' | 'keys'): number =>
        store.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0;
      const removed = { missions: count('missions'), keys: count('keys') };
      store.erase();
      return removed;
    },
    close: () => {
      store.close();
    },
  };
}
