/**
 * The audit of the books. It proves that every transfer sums to zero and has a form that its kind allows, that balances
 * replay from the entries, that escrow is held and paid out once and exactly, that ranks replay from the journal, and
 * that the file still has the triggers that keep its tables append-only.
 */
import type { Journal, JournalEntry } from '../ledger/journal.ts';
import type { Account, LedgerView, Transfer } from '../ledger/ledger.ts';
import type { Mission } from '../market/missions.ts';
import { replayRanks, type RankState } from '../ledger/rank.ts';

/** The result of an audit. `problems` is empty if `ok`. */
export interface Audit {
  readonly ok: boolean;
  readonly problems: readonly string[];
  readonly transfers: number;
  readonly missions: number;
}

/** The data that an audit checks. */
interface AuditInput {
  readonly ledger: LedgerView;
  readonly missions: readonly Mission[];
  readonly rankStates: ReadonlyMap<string, RankState>;
  readonly journal: Journal;
  /** The problems that the database itself reports (`Store.check`). */
  readonly damage: readonly string[];
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
    ...[...accounts].flatMap((account) => {
      const [actual, expected] = [balances[account] ?? 0, replayed[account] ?? 0];
      return actual === expected
        ? []
        : [`the balance of ${account} does not replay: it is ${actual} cents, its entries sum to ${expected}`];
    }),
    ...Object.entries(balances).flatMap(([account, cents]) =>
      cents < 0 && account !== 'outside' ? [`${account} is overdrawn`] : [],
    ),
  ];
}

/** Returns the accounts between which a transfer of a mission can move money. */
function accountsOf(
  kind: Transfer['kind'],
  mission: Mission,
): { readonly from: Account; readonly to: readonly Account[] } {
  const escrow: Account = `escrow:${mission.id}`;
  const customer: Account = `customer:${mission.customer}`;
  if (kind === 'hold') return { from: customer, to: [escrow] };
  if (kind === 'refund') return { from: escrow, to: [customer] };
  return { from: escrow, to: [`specialist:${mission.specialist ?? ''}`, 'platform'] };
}

const NO_PAYER = { account: 'nobody', cents: 0 };

function auditTransfer(mission: Mission, transfer: Transfer): string[] {
  const { from, to } = accountsOf(transfer.kind, mission);
  const budgetCents = mission.budget_cents ?? 0;
  const [payer = NO_PAYER, ...payees] = [...transfer.entries].sort((a, b) => a.cents - b.cents);
  const isPaidAsAgreed = payer.account === from && payer.cents === -budgetCents;
  const unexpected = payees.find(({ account }) => !to.some((one) => one === account));
  const label = `transfer ${transfer.id} (${transfer.kind} of mission ${mission.id})`;
  return [
    ...(isPaidAsAgreed
      ? []
      : [`${label} takes ${-payer.cents} cents from ${payer.account}, not ${budgetCents} from ${from}`]),
    ...(unexpected === undefined ? [] : [`${label} pays ${unexpected.account}`]),
  ];
}

function auditMission(mission: Mission, transfers: readonly Transfer[], escrow: number): string[] {
  const kinds = transfers.map((one) => one.kind).join(' then ') || 'nothing';
  const expected = { none: 'nothing', held: 'hold', released: 'hold then release', refunded: 'hold then refund' };
  const cents = mission.escrow_status === 'held' ? (mission.budget_cents ?? 0) : 0;
  return [
    ...(kinds === expected[mission.escrow_status]
      ? transfers.flatMap((one) => auditTransfer(mission, one))
      : [`mission ${mission.id} says escrow ${mission.escrow_status}, the ledger says ${kinds}`]),
    ...(escrow === cents ? [] : [`escrow of mission ${mission.id} is ${escrow} cents, not ${cents}`]),
    ...((mission.status === 'accepted') === (mission.escrow_status === 'released')
      ? []
      : [`mission ${mission.id} is ${mission.status} with escrow ${mission.escrow_status}`]),
  ];
}

function auditRanks(stored: ReadonlyMap<string, RankState>, facts: readonly JournalEntry[]): string[] {
  const replayed = replayRanks(facts);
  return [...stored].flatMap(([name, rankState]) =>
    JSON.stringify(replayed.get(name)) === JSON.stringify(rankState) ? [] : [`the rank of ${name} does not replay`],
  );
}

/** Returns a problem if a number of 1, 2, 3, … is missing. Append-only tables have no gaps. */
function findGap(what: string, numbers: readonly number[]): string[] {
  const at = numbers.findIndex((number, index) => number !== index + 1);
  return at === -1 ? [] : [`${what} ${at + 1} is missing`];
}

/** Audits a whole sandbox without changing it. */
export function auditBooks({ ledger, missions, rankStates, journal, damage }: AuditInput): Audit {
  const byMission = Map.groupBy(ledger.transfers, (one) => one.mission);
  const facts = journal.entries();
  const problems = [
    ...damage,
    ...findGap(
      'transfer',
      ledger.transfers.map((one) => one.id),
    ),
    ...findGap(
      'journal entry',
      facts.map((one) => one.seq),
    ),
    ...auditBalances(ledger),
    ...missions.flatMap((one) =>
      auditMission(one, byMission.get(one.id) ?? [], ledger.balances[`escrow:${one.id}`] ?? 0),
    ),
    ...auditRanks(rankStates, facts),
  ];
  return { ok: problems.length === 0, problems, transfers: ledger.transfers.length, missions: missions.length };
}
