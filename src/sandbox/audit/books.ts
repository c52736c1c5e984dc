/** A data file without a marketplace around it: to audit it and to look after its keys. Nobody is enrolled, nothing is done. */
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
  audit(): Audit;
  ledger(): LedgerView;
  listKeys(): readonly KeyRecord[];
  /** A new key of the first customer, made when there is none: the only time it is seen whole. */
  mintKey(): { readonly key: string; readonly customer: Customer };
  /** False: there is no such key, or it was revoked before. */
  revokeKey(id: string): boolean;
  close(): void;
}

/** Opens a file that a sandbox made. Throws SandboxError `store_unavailable`, also when there is no such file. */
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
    close: () => {
      store.close();
    },
  };
}
