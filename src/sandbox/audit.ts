/** Proves that the books are in order: sums are zero, balances replay, escrow is held and paid out once, ranks replay. */
import type { Journal } from './journal.ts';
import type { LedgerView, Transfer } from './ledger.ts';
import type { Mission } from './missions.ts';
import { replayStandings, type Standing } from './rank.ts';

/** The result of an audit. `problems` is empty when `ok`. */
export interface Audit {
  readonly ok: boolean;
  readonly problems: readonly string[];
  readonly transfers: number;
  readonly missions: number;
}

const sumOf = (entries: readonly { readonly cents: number }[]): number =>
  entries.reduce((total, { cents }) => total + cents, 0);

function auditBalances({ transfers, balances }: LedgerView): string[] {
  const replayed: Record<string, number> = {};
  for (const { account, cents } of transfers.flatMap((one) => one.entries)) {
    replayed[account] = (replayed[account] ?? 0) + cents;
  }
  const accounts = new Set([...Object.keys(replayed), ...Object.keys(balances)]);
  const total = Object.values(balances).reduce((sum, cents) => sum + cents, 0);
  return [
    ...transfers.filter((one) => sumOf(one.entries) !== 0).map((one) => `transfer ${one.id} does not sum to zero`),
    ...(total === 0 ? [] : [`all balances sum to ${total} cents, not to zero`]),
    ...[...accounts].flatMap((account) =>
      (replayed[account] ?? 0) === (balances[account] ?? 0) ? [] : [`the balance of ${account} does not replay`],
    ),
    ...Object.entries(balances).flatMap(([account, cents]) =>
      cents < 0 && account !== 'outside' ? [`${account} is overdrawn`] : [],
    ),
  ];
}

function auditMission(mission: Mission, transfers: readonly Transfer[], escrow: number): string[] {
  const kinds = transfers.map((one) => one.kind).join(' then ') || 'nothing';
  const expected = { none: 'nothing', held: 'hold', released: 'hold then release', refunded: 'hold then refund' };
  const cents = mission.escrow_status === 'held' ? (mission.budget_cents ?? 0) : 0;
  return [
    ...(kinds === expected[mission.escrow_status]
      ? []
      : [`mission ${mission.id} says escrow ${mission.escrow_status}, the ledger says ${kinds}`]),
    ...(escrow === cents ? [] : [`escrow of mission ${mission.id} is ${escrow} cents, not ${cents}`]),
    ...((mission.status === 'accepted') === (mission.escrow_status === 'released')
      ? []
      : [`mission ${mission.id} is ${mission.status} with escrow ${mission.escrow_status}`]),
  ];
}

function auditRanks(stored: ReadonlyMap<string, Standing>, journal: Journal): string[] {
  const replayed = replayStandings(journal.entries());
  return [...stored].flatMap(([name, standing]) =>
    JSON.stringify(replayed.get(name)) === JSON.stringify(standing) ? [] : [`the rank of ${name} does not replay`],
  );
}

/** Audits a whole sandbox; reads only. */
export function auditBooks(
  ledger: LedgerView,
  missions: readonly Mission[],
  standings: ReadonlyMap<string, Standing>,
  journal: Journal,
): Audit {
  const byMission = Map.groupBy(ledger.transfers, (one) => one.mission);
  const problems = [
    ...auditBalances(ledger),
    ...missions.flatMap((one) =>
      auditMission(one, byMission.get(one.id) ?? [], ledger.balances[`escrow:${one.id}`] ?? 0),
    ),
    ...auditRanks(standings, journal),
  ];
  return { ok: problems.length === 0, problems, transfers: ledger.transfers.length, missions: missions.length };
}
