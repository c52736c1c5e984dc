/** Missions as the store has them, and as the API shows them. */
import type { Category, Tier } from '../../core/domain/mission.ts';
import type { Changes } from '../store/changes.ts';
import type { Verdict } from '../ledger/journal.ts';
import type { Status } from './lifecycle.ts';
import type { Store } from '../store/store.ts';
import type { WireMission } from '../wire/wire.ts';

export type { WireMission } from '../wire/wire.ts';

/** A customer's order. `budget_cents` is integer cents, or null for the specialist's price. */
export interface Order {
  readonly title: string;
  readonly description: string | null;
  readonly kind: 'mission' | 'hire';
  readonly category: Category;
  readonly tier: Tier;
  readonly budget_cents: number | null;
  readonly dod: string | null;
  readonly auto_assign: boolean;
  readonly specialist: string | null;
}

/** The row of a mission. Times are ms since the epoch. `due_at` is the time of its next step that needs no request. */
export interface Mission extends Omit<Order, 'auto_assign'> {
  readonly seq: number;
  readonly id: string;
  readonly customer: number;
  readonly status: Status;
  readonly status_reason: string | null;
  readonly verification: 'pending' | Verdict | null;
  readonly escrow_status: 'none' | 'held' | 'released' | 'refunded';
  readonly rank: number | null;
  readonly rework_count: number;
  readonly due_at: number | null;
  readonly created_at: number;
  readonly updated_at: number;
}

/** The fields of a mission that can change. The brief can't, and the budget only if the order had none. */
export type Change = Partial<
  Pick<
    Mission,
    | 'budget_cents'
    | 'status'
    | 'status_reason'
    | 'verification'
    | 'escrow_status'
    | 'specialist'
    | 'rank'
    | 'rework_count'
    | 'due_at'
  >
>;

/** Returns a mission as the API shows it. */
export function toWireMission(mission: Mission): WireMission {
  return {
    id: mission.id,
    title: mission.title,
    description: mission.description,
    kind: mission.kind,
    category: mission.category,
    tier: mission.tier,
    budget_usd: mission.budget_cents === null ? null : mission.budget_cents / 100,
    dod: mission.dod,
    status: mission.status,
    status_reason: mission.status_reason,
    verification: mission.verification,
    escrow_status: mission.escrow_status,
    specialist: mission.specialist,
    rank: mission.rank,
    rework_count: mission.rework_count,
    created_at: new Date(mission.created_at).toISOString(),
    updated_at: new Date(mission.updated_at).toISOString(),
  };
}

/** The missions of a store. `at` and `now` are milliseconds since the epoch. */
export interface Missions {
  /** Stores a new mission as `submitted`. `toId` returns its ID for its sequence number. */
  add(customer: number, order: Order, at: number, toId: (seq: number) => string): Mission;
  /** Returns a mission by its ID. */
  find(id: string): Mission | undefined;
  /** Changes a mission and returns the result. */
  change(mission: Mission, change: Change, at: number): Mission;
  /** Returns a customer's missions, newest first, older than `before` (a `seq`). */
  page(customer: number, before: number | null, limit: number): readonly Mission[];
  /** Returns the missions of all customers, oldest first. */
  all(): readonly Mission[];
  /** Returns the mission whose next step is due first, if it is due by `now`. */
  nextDue(now: number): Mission | undefined;
}

/** Creates the missions of a store. Every write is recorded in `changes`. The caller opens the transaction. */
export function createMissions(store: Store, changes: Pick<Changes, 'record'>): Missions {
  const find = (id: string): Mission | undefined => store.get<Mission>('SELECT * FROM missions WHERE id = ?', id);
  return {
    find,
    add(customer, order, at, toId) {
      const seq = (store.get<{ last: number | null }>('SELECT max(seq) AS last FROM missions')?.last ?? 0) + 1;
      const id = toId(seq);
      const { title, description, kind, category, tier, budget_cents: cents, dod } = order;
      const { specialist: _wanted, auto_assign: _auto, ...brief } = order;
      store.run(
        `INSERT INTO missions (seq, id, customer, title, description, kind, category, tier, budget_cents, dod,
           status, escrow_status, rework_count, created_at, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'submitted', 'none', 0, ?, ?)`,
        ...[seq, id, customer, title, description, kind, category, tier, cents, dod, at, at],
      );
      changes.record(id);
      return {
        ...brief,
        ...{ seq, id, customer, status: 'submitted', status_reason: null, verification: null, escrow_status: 'none' },
        ...{ specialist: null, rank: null, rework_count: 0, due_at: null, created_at: at, updated_at: at },
      };
    },
    change(mission, change, at) {
      const next = { ...mission, ...change, updated_at: at };
      store.run(
        `UPDATE missions SET budget_cents = ?, status = ?, status_reason = ?, verification = ?, escrow_status = ?,
           specialist = ?, rank = ?, rework_count = ?, due_at = ?, updated_at = ? WHERE seq = ?`,
        ...[next.budget_cents, next.status, next.status_reason, next.verification, next.escrow_status],
        ...[next.specialist, next.rank, next.rework_count, next.due_at, at, next.seq],
      );
      changes.record(next.id);
      return next;
    },
    page: (customer, before, limit) =>
      store.all<Mission>(
        'SELECT * FROM missions WHERE customer = ? AND seq < ? ORDER BY seq DESC LIMIT ?',
        customer,
        before ?? Number.MAX_SAFE_INTEGER,
        limit,
      ),
    all: () => store.all<Mission>('SELECT * FROM missions ORDER BY seq'),
    nextDue: (now) => store.get<Mission>('SELECT * FROM missions WHERE due_at <= ? ORDER BY due_at, seq LIMIT 1', now),
  };
}
