/**
 * The sweep: one pass over all open missions of this repository (docs/BEHAVIOR.md#scheduled-sync), from one list of the
 * marketplace. GitHub is read in batches, so that an unchanged mission costs a tenth of a request. Delivered missions are
 * followed one by one. The sweep ends if its budget or GitHub's is used up, and reports how many missions are left over.
 */
import { isReady } from '../../core/domain/mission.ts';
import type { Outcome } from '../../core/domain/outcome.ts';
import type { Permissions } from '../../core/ports/github.ts';
import type { Log } from '../../core/ports/runtime.ts';
import { orderAfter, selectShard } from '../../core/sweep/order.ts';
import { conclude } from '../run/conclude.ts';
import type { RepositoryMission } from '../missions/for-pull.ts';
import { listOpen, listRepositoryMissions } from '../missions/for-pull.ts';
import { runSettleBatch } from './settle-batch.ts';
import type { FlowContext } from '../shared/context.ts';
import { createSkippedOutcome, summarize } from '../shared/outcomes.ts';
import type { SweptMission } from './batch.ts';
import { linkedPullOf, readBatch } from './batch.ts';
import type { SweepBudget } from './budget.ts';
import { createBudget } from './budget.ts';
import { loadCursor, saveCursor } from './cursor.ts';

/** How many missions are read with one request, far below GitHub's limits for a query and its ten seconds. */
const BATCH_SIZE = 25;
/** The requests that following one delivered mission may cost, reads and writes. */
const MISSION_COST = 14;
/** How many delivered missions are settled in parallel at most. */
const MAX_WAVE_SIZE = 100;
/** How long following one mission may take, in ms, with one second between writes. A mission is begun only if it can end in time. */
const MISSION_MS = 6_000;

/**
 * Checks every open mission, or as many as the limits allow.
 *
 * @throws MarketplaceError or GitHubError if no mission could be read.
 */
export async function sweep(context: FlowContext): Promise<Outcome> {
  const repositoryMissions = await listRepositoryMissions(context);
  const { shard } = context.settings.sweep;
  const shardMissions = selectShard(listSwept(repositoryMissions).map(withMissionId), shard).map(
    ({ repositoryMission: one }) => one,
  );
  const shardText = shard === null ? '' : ` (part ${shard.index} of ${shard.count})`;
  if (shardMissions.length === 0) return createSkippedOutcome(`no open mission of this repository${shardText}`);
  const budget = createBudget(context);
  const ready = shardMissions.filter(({ mission }) => isReady(mission));
  const idle = shardMissions.filter(({ mission }) => !isReady(mission));
  const needed = ready.length * MISSION_COST + idle.length / 10;
  const start = await loadCursor(context, budget.canAfford(needed, ready.length * MISSION_MS));
  const swept = { budget, context, repositoryMissions };
  // Delivered missions wait for their payment, so they come first. The others need little, which is reserved for them.
  const settled = await settleInWaves(swept, orderFrom(ready, start.ready), idle.length / 10);
  const seen = await checkIdle({ ...swept, context: withQuietLog(context) }, orderFrom(idle, start.idle));
  const checked = [...settled, ...seen];
  if (checked.length === 0 && budget.stoppedBy() !== null) throw budget.stoppedBy();
  if (checked.length < shardMissions.length) {
    const stop = {
      ready: orderFrom(ready, start.ready)[settled.length - 1],
      idle: orderFrom(idle, start.idle)[seen.length - 1],
    };
    await saveCursor(context, start, { checked: checked.length, all: shardMissions.length, ...stop });
  }
  return report(context, checked, shardMissions.length, shardText);
}

function orderFrom(missions: readonly RepositoryMission[], after: string): readonly RepositoryMission[] {
  return orderAfter(missions.map(withMissionId), after).map(({ repositoryMission }) => repositoryMission);
}

/** Returns the missions to sweep: open ones with a thread. Only its own run settles a mission without a thread (docs/BEHAVIOR.md#scheduled-sync). */
function listSwept(repositoryMissions: readonly RepositoryMission[]): readonly RepositoryMission[] {
  return listOpen(repositoryMissions).filter(({ subject }) => subject.number !== null);
}

function withMissionId(repositoryMission: RepositoryMission): {
  readonly id: string;
  readonly repositoryMission: RepositoryMission;
} {
  return { id: repositoryMission.mission.id, repositoryMission };
}

/**
 * Returns the context for undelivered missions, which are never settled. Permissions are read once for all of them, and their
 * log lines are debug lines.
 */
function withQuietLog(context: FlowContext): FlowContext {
  const { log, github } = context;
  const permissionReads = new Map<string, ReturnType<Permissions['read']>>();
  const permissions: Permissions = {
    read(login) {
      const cached = permissionReads.get(login) ?? github.permissions.read(login);
      permissionReads.set(login, cached);
      return cached;
    },
  };
  const quiet: Log = {
    ...log,
    info: (line) => {
      log.debug(line);
    },
    group: (_title, body) => body(),
  };
  return { ...context, log: quiet, github: { ...github, permissions } };
}

/** What the waves and batches of a sweep share. */
interface Sweep {
  readonly budget: SweepBudget;
  readonly context: FlowContext;
  readonly repositoryMissions: readonly RepositoryMission[];
}

/** Settles delivered missions, as many at a time as the limits allow. `reserved`: requests to leave to the others. */
async function settleInWaves(
  swept: Sweep,
  order: readonly RepositoryMission[],
  reserved: number,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const { budget, context } = swept;
  const countAffordable = (some: readonly unknown[]): number =>
    some.findLastIndex((_, at) => budget.canAfford((at + 1) * MISSION_COST + reserved, (at + 1) * MISSION_MS)) + 1;
  for (let done = false; !done && outcomes.length < order.length;) {
    const rest = order.slice(outcomes.length, outcomes.length + MAX_WAVE_SIZE);
    const items: SweptMission[] = [];
    for (let start = 0, affordable = countAffordable(rest); start < affordable && !done; start += BATCH_SIZE) {
      const batch = await readOrStop(swept, rest.slice(start, Math.min(affordable, start + BATCH_SIZE)));
      items.push(...batch);
      done = batch.length === 0;
    }
    // The first response shows how many requests GitHub has left for the hour.
    const wave = items.slice(0, countAffordable(items));
    outcomes.push(...(await settleAll(context, wave)));
    done ||= wave.length === 0;
  }
  return outcomes;
}

/** Settles missions in parallel if they are independent, and one by one if they share, or might share, an issue or a pull request. */
async function settleAll(context: FlowContext, items: readonly SweptMission[]): Promise<readonly Outcome[]> {
  const usedNumbers = new Set<number>();
  const isIndependent = (item: SweptMission): boolean => {
    const numbers = [item.repositoryMission.subject.number, linkedPullOf(item)];
    if (numbers.some((number) => number === null || usedNumbers.has(number))) return false;
    for (const number of numbers) if (number !== null) usedNumbers.add(number);
    return true;
  };
  const independent = new Set(items.filter(isIndependent));
  const follow = (memberContext: FlowContext, { found }: SweptMission): Promise<Outcome> =>
    conclude(memberContext, found.result, 'once', found.prefetched);
  const members = [...independent];
  const batchOutcomes = await runSettleBatch(
    context,
    members.map((item) => (memberContext) => follow(memberContext, item)),
  );
  const outcomes = new Map(members.map((item, at) => [item, batchOutcomes[at]]));
  const all: Outcome[] = [];
  for (const item of items) all.push(outcomes.get(item) ?? (await follow(context, item)));
  return all;
}

/** Checks undelivered missions. They cost only their batches. */
async function checkIdle(swept: Sweep, order: readonly RepositoryMission[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let start = 0; start < order.length; start += BATCH_SIZE) {
    if (!swept.budget.canAfford(2, 0)) break;
    for (const item of await readOrStop(swept, order.slice(start, start + BATCH_SIZE))) {
      outcomes.push(await conclude(swept.context, item.found.result, 'once', item.found.prefetched));
    }
  }
  return outcomes;
}

/** Reads a batch. If that fails, ends the sweep and returns no mission. */
async function readOrStop(
  { budget, context, repositoryMissions }: Sweep,
  batch: readonly RepositoryMission[],
): Promise<readonly SweptMission[]> {
  return readBatch(context, repositoryMissions, batch).catch((error: unknown) => {
    budget.stop(error);
    return [];
  });
}

function report(context: FlowContext, outcomes: readonly Outcome[], all: number, shardText: string): Outcome {
  const left = all - outcomes.length;
  const checked = `${outcomes.length} of ${all} open missions${shardText} looked at`;
  const rest = left === 0 ? '' : `; ${left} left for a later sweep (max-operations, GitHub's limits or timeout)`;
  context.log.info(`${checked}${rest}.`);
  if (outcomes.length === 0) return { ...createSkippedOutcome(`${checked}${rest}`), kind: 'pending' };
  const summary = summarize(outcomes);
  return { ...summary, message: `${summary.message.replace(/\.$/, '')}${rest}.` };
}
