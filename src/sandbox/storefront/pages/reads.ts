/** The queries of the pages. Each reads only what a page shows. None of them reads keys. */
import type { Attempt } from '../../market/attempts.ts';
import type { Fact, JournalEntry } from '../../ledger/journal.ts';
import type { Transfer } from '../../ledger/ledger.ts';
import type { Mission } from '../../market/missions.ts';
import type { StoreReader } from '../../store/store.ts';
import type { Column } from './board.ts';
import type { Account, ListPage } from './ledger.ts';
import { phaseOf, PHASES, type Phase } from './labels.ts';

const CARDS_PER_COLUMN = 12;
const PAGE_SIZE = 50;

type TransferHead = Omit<Transfer, 'entries'>;

const placeholders = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

function countByPhase(store: StoreReader): ReadonlyMap<Phase, number> {
  const rows = store.all<Pick<Mission, 'status'> & { n: number }>(
    'SELECT status, count(*) AS n FROM missions GROUP BY status',
  );
  const totals = new Map<Phase, number>();
  for (const { status, n } of rows) totals.set(phaseOf(status), (totals.get(phaseOf(status)) ?? 0) + n);
  return totals;
}

/** Returns every column of the board with its total and the missions that changed last. */
export function readColumns(store: StoreReader): readonly Column[] {
  const totals = countByPhase(store);
  return (Object.keys(PHASES) as Phase[]).map((phase) => {
    const { statuses } = PHASES[phase];
    const newest = store.all<Mission>(
      `SELECT * FROM missions WHERE status IN (${placeholders(statuses)}) ORDER BY updated_at DESC, seq DESC LIMIT ?`,
      ...statuses,
      CARDS_PER_COLUMN,
    );
    return { phase, total: totals.get(phase) ?? 0, newest };
  });
}

/** Returns a page of missions, newest first, older than `before` (a `seq`). */
export function readMissions(store: StoreReader, phase: Phase | null, before: number): ListPage<Mission> {
  const statuses = phase === null ? Object.values(PHASES).flatMap((one) => one.statuses) : PHASES[phase].statuses;
  // The plus sign stops SQLite from sorting all missions of a status. The table is already in the right order.
  const found = store.all<Mission>(
    `SELECT * FROM missions WHERE +status IN (${placeholders(statuses)}) AND seq < ? ORDER BY seq DESC LIMIT ?`,
    ...statuses,
    before,
    PAGE_SIZE + 1,
  );
  const items = found.slice(0, PAGE_SIZE);
  const last = items.at(-1);
  const query = new URLSearchParams({ ...(phase === null ? {} : { place: phase }), before: String(last?.seq ?? 0) });
  const totals = countByPhase(store);
  const total = phase === null ? [...totals.values()].reduce((sum, n) => sum + n, 0) : (totals.get(phase) ?? 0);
  return { items, total, next: found.length > PAGE_SIZE ? query.toString() : null };
}

/** Returns one mission of any customer, because this is the operator's view. */
export function readMission(store: StoreReader, id: string): Mission | undefined {
  return store.get<Mission>('SELECT * FROM missions WHERE id = ?', id);
}

/** Returns the journal entries of a mission, oldest first. */
export function readJournal(store: StoreReader, mission: string): readonly JournalEntry[] {
  return store
    .all<{ seq: number; at: number; fact: string }>(
      'SELECT seq, at, fact FROM journal WHERE mission = ? ORDER BY seq',
      mission,
    )
    .map(({ seq, at, fact }) => ({ seq, at, ...(JSON.parse(fact) as Fact) }));
}

/** Returns the newest hundred attempts of real workers at a mission, oldest first. */
export function readAttempts(store: StoreReader, mission: string): readonly Attempt[] {
  return store
    .all<Attempt>('SELECT * FROM attempts WHERE mission = ? ORDER BY round DESC, number DESC LIMIT 100', mission)
    .reverse();
}

function withEntries(store: StoreReader, heads: readonly TransferHead[]): readonly Transfer[] {
  const entries = store.all<Account & { transfer: number }>(
    `SELECT transfer, account, cents FROM entries WHERE transfer IN (${placeholders(heads)}) ORDER BY transfer, cents`,
    ...heads.map(({ id }) => id),
  );
  const byTransfer = Map.groupBy(entries, ({ transfer }) => transfer);
  return heads.map((head) => ({
    ...head,
    entries: (byTransfer.get(head.id) ?? []).map(({ account, cents }) => ({ account, cents })),
  }));
}

/** Returns the transfers of a mission, oldest first. It queries by kind, because the indexes do. */
export function readTransfersOf(store: StoreReader, mission: string): readonly Transfer[] {
  const heads = store.all<TransferHead>(
    `SELECT id, at, kind, mission FROM transfers WHERE mission = ? AND kind = 'hold'
     UNION ALL SELECT id, at, kind, mission FROM transfers WHERE mission = ? AND kind IN ('release', 'refund') ORDER BY id`,
    mission,
    mission,
  );
  return withEntries(store, heads);
}

/** Returns a page of all transfers, newest first, older than `before` (an ID). */
export function readTransfers(store: StoreReader, before: number): ListPage<Transfer> {
  const heads = store.all<TransferHead>(
    'SELECT id, at, kind, mission FROM transfers WHERE id < ? ORDER BY id DESC LIMIT ?',
    before,
    PAGE_SIZE + 1,
  );
  const items = heads.slice(0, PAGE_SIZE);
  const next = heads.length > PAGE_SIZE ? `before=${items.at(-1)?.id ?? 0}` : null;
  const total = store.get<{ n: number }>('SELECT count(*) AS n FROM transfers')?.n ?? 0;
  return { items: withEntries(store, items), total, next };
}

/** Returns a page of the accounts with a balance, by name, after `after`. `empty` counts the accounts without one. */
export function readAccounts(
  store: StoreReader,
  after: string,
): { readonly shown: ListPage<Account>; readonly empty: number } {
  const found = store.all<Account>(
    'SELECT account, cents FROM balances WHERE cents <> 0 AND account > ? ORDER BY account LIMIT ?',
    after,
    PAGE_SIZE + 1,
  );
  const items = found.slice(0, PAGE_SIZE);
  const query = new URLSearchParams({ after: items.at(-1)?.account ?? '' });
  const counted = store.get<{ filled: number; empty: number }>(
    'SELECT count(*) FILTER (WHERE cents <> 0) AS filled, count(*) FILTER (WHERE cents = 0) AS empty FROM balances',
  );
  const next = found.length > PAGE_SIZE ? query.toString() : null;
  return { shown: { items, total: counted?.filled ?? 0, next }, empty: counted?.empty ?? 0 };
}

/** Returns the integer cents that escrow holds, and those that were paid to specialists. */
export function readTotals(store: StoreReader): { readonly escrowCents: number; readonly paidCents: number } {
  // The accounts of a type have names between `type:` and `type;`, the next character.
  const sum = (accountType: string): number =>
    store.get<{ cents: number }>(
      'SELECT coalesce(sum(cents), 0) AS cents FROM balances WHERE account >= ? AND account < ?',
      `${accountType}:`,
      `${accountType};`,
    )?.cents ?? 0;
  return { escrowCents: sum('escrow'), paidCents: sum('specialist') };
}
