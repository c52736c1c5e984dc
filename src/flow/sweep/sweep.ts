/**
 * The sweep: one pass over all open missions of this repository (docs/BEHAVIOR.md#scheduled-sync), from one list of the marketplace's. What GitHub
 * knows is read in batches, so that a mission that nothing has happened to costs a tenth of a request; those that are
 * delivered are followed one by one. It ends when its budget or GitHub's is used up, and tells what is left over.
 */
import { isReady } from '../../core/domain/mission.ts';
import type { Outcome } from '../../core/domain/outcome.ts';
import type { Conversation, Pull } from '../../core/domain/model.ts';
import type { Permissions } from '../../core/ports/github.ts';
import type { Log } from '../../core/ports/runtime.ts';
import { orderAfter, selectShard } from '../../core/sweep/order.ts';
import type { FoundMission } from '../missions/adopt-by-id.ts';
import { readFailure } from '../shared/remote-error.ts';
import { conclude } from '../run/conclude.ts';
import type { RepositoryMission } from '../missions/for-pull.ts';
import { listOpen, listRepositoryMissions } from '../missions/for-pull.ts';
import { runSettleBatch } from './settle-batch.ts';
import type { FlowContext, Prefetched } from '../shared/context.ts';
import { adoptListed } from '../gate/status.ts';
import { createSkippedOutcome, summarize } from '../shared/outcomes.ts';
import { loadCursor, saveCursor } from './cursor.ts';

/** How many are read with one request: far below GitHub's limits for a query, and its ten seconds. */
const BATCH_SIZE = 25;
/** What following one delivered mission may cost in requests, reads and writes. */
const MISSION_COST = 14;
/** Delivered missions that are settled side by side at most. */
const MAX_WAVE_SIZE = 100;
/** Of the hour's share, what is left to the repository's other runs. */
const RESERVE = 50;
/** The time (ms) that following one mission may take, its writes a second apart: what is begun is finished before the step ends. */
const MISSION_MS = 6_000;
/** The time (ms) left for looking at one batch, at least. */
const MIN_BATCH_MS = 15_000;

/** A mission of this sweep, as far as it is known. */
interface SweptMission {
  readonly repositoryMission: RepositoryMission;
  readonly found: FoundMission;
}

/** Looks at every open mission, or at as many as the limits allow. Throws when not even the list can be read. */
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
  // Money waits on those that are delivered; the others need little, which is set aside for them.
  const settled = await settleInWaves(budget, repositoryMissions, orderFrom(ready, start.ready), idle.length / 10);
  const seen = await checkIdle(
    { ...budget, engine: withQuietLog(context) },
    repositoryMissions,
    orderFrom(idle, start.idle),
  );
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

/** A mission of a run without issue is settled by that run alone (docs/BEHAVIOR.md#scheduled-sync). */
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
 * For missions that are not delivered, where nothing is settled: a person's permission is asked once for all of them, and
 * a line each would bury the log.
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

/** A sweep's means: the engine, and whether it may go on. */
interface SweepBudget {
  readonly engine: FlowContext;
  /** Whether so many further requests may be made now, and take so long (ms). */
  readonly canAfford: (requests: number, ms: number) => boolean;
  /** A batch could not be read: what was looked at stands, and the rest is left over. */
  readonly stop: (error: unknown) => void;
  readonly stoppedBy: () => unknown;
}

function createBudget(context: FlowContext): SweepBudget {
  const { github, settings, clock, deadline, signal } = context;
  const before = github.quota().requests;
  let stopError: unknown = null;
  return {
    engine: context,
    stop(error) {
      if (readFailure(error) === null) throw error;
      context.log.warning(`${error instanceof Error ? error.message : 'a read failed'}; the sweep ends here`);
      stopError = error;
    },
    stoppedBy: () => stopError,
    canAfford(requests, ms) {
      if (stopError !== null) return false;
      const { requests: used, left } = github.quota();
      const isInTime = clock.now() + Math.max(MIN_BATCH_MS, ms) <= deadline && !signal.aborted;
      const isInBudget = used - before + requests <= settings.sweep.maxOperations;
      return isInTime && isInBudget && (left === null || left - requests >= RESERVE);
    },
  };
}

/** Delivered missions, as many at a time as the limits allow for. `keep`: requests to leave to those that come after. */
async function settleInWaves(
  budget: SweepBudget,
  repositoryMissions: readonly RepositoryMission[],
  order: readonly RepositoryMission[],
  reserved: number,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const countAffordable = (some: readonly unknown[]): number =>
    some.findLastIndex((_, at) => budget.canAfford((at + 1) * MISSION_COST + reserved, (at + 1) * MISSION_MS)) + 1;
  for (let done = false; !done && outcomes.length < order.length;) {
    const rest = order.slice(outcomes.length, outcomes.length + MAX_WAVE_SIZE);
    const items: SweptMission[] = [];
    for (let start = 0, affordable = countAffordable(rest); start < affordable && !done; start += BATCH_SIZE) {
      const batch = await readOrStop(
        budget,
        repositoryMissions,
        rest.slice(start, Math.min(affordable, start + BATCH_SIZE)),
      );
      items.push(...batch);
      done = batch.length === 0;
    }
    // The first answer says what GitHub has left for the hour.
    const wave = items.slice(0, countAffordable(items));
    outcomes.push(...(await settleAll(budget.engine, wave)));
    done ||= wave.length === 0;
  }
  return outcomes;
}

/** Side by side where they have nothing in common; one by one where they share an issue or a pull request, or it is unknown. */
async function settleAll(context: FlowContext, items: readonly SweptMission[]): Promise<readonly Outcome[]> {
  const usedNumbers = new Set<number>();
  const isIndependent = (item: SweptMission): boolean => {
    const numbers = [item.repositoryMission.subject.number, boundPull(item)];
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

/** Missions that are not delivered: nothing but the batches is paid for them. */
async function checkIdle(
  budget: SweepBudget,
  repositoryMissions: readonly RepositoryMission[],
  order: readonly RepositoryMission[],
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let start = 0; start < order.length; start += BATCH_SIZE) {
    if (!budget.canAfford(2, 0)) break;
    for (const item of await readOrStop(budget, repositoryMissions, order.slice(start, start + BATCH_SIZE))) {
      outcomes.push(await conclude(budget.engine, item.found.result, 'once', item.found.prefetched));
    }
  }
  return outcomes;
}

async function readOrStop(
  budget: SweepBudget,
  repositoryMissions: readonly RepositoryMission[],
  batch: readonly RepositoryMission[],
): Promise<readonly SweptMission[]> {
  return readBatch(budget.engine, repositoryMissions, batch).catch((error: unknown) => {
    budget.stop(error);
    return [];
  });
}

/** Two requests at most: the issues with their comments, and the pull requests that are bound to them. */
async function readBatch(
  context: FlowContext,
  repositoryMissions: readonly RepositoryMission[],
  batch: readonly RepositoryMission[],
): Promise<readonly SweptMission[]> {
  const conversations = await context.github.conversations.readMany(
    listNumbers(batch.map(({ subject }) => subject.number)),
  );
  const items: SweptMission[] = [];
  for (const one of batch) items.push(await adoptRead(context, repositoryMissions, one, conversations));
  const pulls = await readBoundPulls(context, items);
  return items.map((item) => ({ ...item, found: { ...item.found, prefetched: withPull(item, pulls) } }));
}

async function adoptRead(
  context: FlowContext,
  repositoryMissions: readonly RepositoryMission[],
  one: RepositoryMission,
  conversations: ReadonlyMap<number, Conversation | null>,
): Promise<SweptMission> {
  const conversation = conversations.get(one.subject.number ?? 0) ?? undefined;
  const prefetched = conversation === undefined ? {} : { conversation };
  return { repositoryMission: one, found: await adoptListed(context, one, repositoryMissions, prefetched) };
}

function readBoundPulls(
  context: FlowContext,
  items: readonly SweptMission[],
): Promise<ReadonlyMap<number, Pull | null>> {
  const numbers = listNumbers(items.map(boundPull));
  return numbers.length === 0 ? Promise.resolve(new Map()) : context.github.pulls.readMany(numbers);
}

function boundPull({ found: { result } }: SweptMission): number | null {
  if (result.kind !== 'tracked') return null;
  const { state, subject } = result.tracked;
  return subject.kind === 'pull_request' ? subject.number : state.pull;
}

function listNumbers(numbers: readonly (number | null)[]): readonly number[] {
  return [...new Set(numbers.filter((number) => number !== null))];
}

/** A mission that is not delivered is known well enough from the list; one that is will be read on its own. */
function withPull(item: SweptMission, pulls: ReadonlyMap<number, Pull | null>): Prefetched {
  const { mission } = item.repositoryMission;
  const pull = pulls.get(boundPull(item) ?? 0) ?? undefined;
  return {
    ...item.found.prefetched,
    ...(!isReady(mission) && { mission }),
    ...(pull !== undefined && { pull }),
  };
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
