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
import type { Found } from '../missions/adopt-by-id.ts';
import { readFailure } from '../shared/remote-error.ts';
import { conclude } from '../run/conclude.ts';
import type { RepositoryMission } from '../missions/for-pull.ts';
import { listOpen, listRepositoryMissions } from '../missions/for-pull.ts';
import { runSettleBatch } from './settle-batch.ts';
import type { FlowContext, Prefetched } from '../shared/context.ts';
import { findPosted } from '../gate/status.ts';
import { skipped, summarize } from '../shared/outcomes.ts';
import { loadCursor, saveCursor } from './cursor.ts';

/** How many are read with one request: far below GitHub's limits for a query, and its ten seconds. */
const BATCH = 25;
/** What following one delivered mission may cost in requests, reads and writes. */
const MISSION_COST = 14;
/** Delivered missions that are settled side by side at most. */
const WAVE = 100;
/** Of the hour's share, what is left to the repository's other runs. */
const RESERVE = 50;
/** The time (ms) that following one mission may take, its writes a second apart: what is begun is finished before the step ends. */
const MISSION_MS = 6_000;
/** The time (ms) left for looking at one batch, at least. */
const LAST_MS = 15_000;

/** A mission of this sweep, as far as it is known. */
interface Item {
  readonly posted: RepositoryMission;
  readonly found: Found;
}

/** Looks at every open mission, or at as many as the limits allow. Throws when not even the list can be read. */
export async function sweep(engine: FlowContext): Promise<Outcome> {
  const posted = await listRepositoryMissions(engine);
  const { shard } = engine.settings.sweep;
  const mine = selectShard(listSwept(posted).map(toOwn), shard).map(({ posted: one }) => one);
  const part = shard === null ? '' : ` (part ${shard.index} of ${shard.count})`;
  if (mine.length === 0) return skipped(`no open mission of this repository${part}`);
  const run = createRun(engine);
  const ready = mine.filter(({ mission }) => isReady(mission));
  const idle = mine.filter(({ mission }) => !isReady(mission));
  const needed = ready.length * MISSION_COST + idle.length / 10;
  const start = await loadCursor(engine, run.affords(needed, ready.length * MISSION_MS));
  // Money waits on those that are delivered; the others need little, which is set aside for them.
  const settled = await settleInWaves(run, posted, inOrder(ready, start.ready), idle.length / 10);
  const seen = await lookAt({ ...run, engine: quieten(engine) }, posted, inOrder(idle, start.idle));
  const looked = [...settled, ...seen];
  if (looked.length === 0 && run.stoppedBy() !== null) throw run.stoppedBy();
  if (looked.length < mine.length) {
    const stop = {
      ready: inOrder(ready, start.ready)[settled.length - 1],
      idle: inOrder(idle, start.idle)[seen.length - 1],
    };
    await saveCursor(engine, start, { looked: looked.length, all: mine.length, ...stop });
  }
  return report(engine, looked, mine.length, part);
}

function inOrder(missions: readonly RepositoryMission[], after: string): readonly RepositoryMission[] {
  return orderAfter(missions.map(toOwn), after).map(({ posted }) => posted);
}

/** A mission of a run without issue is settled by that run alone (docs/BEHAVIOR.md#scheduled-sync). */
function listSwept(posted: readonly RepositoryMission[]): readonly RepositoryMission[] {
  return listOpen(posted).filter(({ subject }) => subject.number !== null);
}

function toOwn(posted: RepositoryMission): { readonly id: string; readonly posted: RepositoryMission } {
  return { id: posted.mission.id, posted };
}

/**
 * For missions that are not delivered, where nothing is settled: a person's permission is asked once for all of them, and
 * a line each would bury the log.
 */
function quieten(engine: FlowContext): FlowContext {
  const { log, github } = engine;
  const asked = new Map<string, ReturnType<Permissions['read']>>();
  const permissions: Permissions = {
    read(login) {
      const known = asked.get(login) ?? github.permissions.read(login);
      asked.set(login, known);
      return known;
    },
  };
  const quiet: Log = {
    ...log,
    info: (line) => {
      log.debug(line);
    },
    group: (_title, body) => body(),
  };
  return { ...engine, log: quiet, github: { ...github, permissions } };
}

/** A sweep's means: the engine, and whether it may go on. */
interface Run {
  readonly engine: FlowContext;
  /** Whether so many further requests may be made now, and take so long (ms). */
  readonly affords: (requests: number, ms: number) => boolean;
  /** A batch could not be read: what was looked at stands, and the rest is left over. */
  readonly stop: (error: unknown) => void;
  readonly stoppedBy: () => unknown;
}

function createRun(engine: FlowContext): Run {
  const { github, settings, clock, deadline, signal } = engine;
  const before = github.quota().requests;
  let stoppedBy: unknown = null;
  return {
    engine,
    stop(error) {
      if (readFailure(error) === null) throw error;
      engine.log.warning(`${error instanceof Error ? error.message : 'a read failed'}; the sweep ends here`);
      stoppedBy = error;
    },
    stoppedBy: () => stoppedBy,
    affords(requests, ms) {
      if (stoppedBy !== null) return false;
      const { requests: used, left } = github.quota();
      const isInTime = clock.now() + Math.max(LAST_MS, ms) <= deadline && !signal.aborted;
      const isInBudget = used - before + requests <= settings.sweep.maxOperations;
      return isInTime && isInBudget && (left === null || left - requests >= RESERVE);
    },
  };
}

/** Delivered missions, as many at a time as the limits allow for. `keep`: requests to leave to those that come after. */
async function settleInWaves(
  run: Run,
  posted: readonly RepositoryMission[],
  order: readonly RepositoryMission[],
  keep: number,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const countAffordable = (some: readonly unknown[]): number =>
    some.findLastIndex((_, at) => run.affords((at + 1) * MISSION_COST + keep, (at + 1) * MISSION_MS)) + 1;
  for (let done = false; !done && outcomes.length < order.length;) {
    const rest = order.slice(outcomes.length, outcomes.length + WAVE);
    const items: Item[] = [];
    for (let start = 0, room = countAffordable(rest); start < room && !done; start += BATCH) {
      const batch = await readOrStop(run, posted, rest.slice(start, Math.min(room, start + BATCH)));
      items.push(...batch);
      done = batch.length === 0;
    }
    // The first answer says what GitHub has left for the hour.
    const wave = items.slice(0, countAffordable(items));
    outcomes.push(...(await settleAll(run.engine, wave)));
    done ||= wave.length === 0;
  }
  return outcomes;
}

/** Side by side where they have nothing in common; one by one where they share an issue or a pull request, or it is unknown. */
async function settleAll(engine: FlowContext, items: readonly Item[]): Promise<readonly Outcome[]> {
  const taken = new Set<number>();
  const isApart = (item: Item): boolean => {
    const numbers = [item.posted.subject.number, boundPull(item)];
    if (numbers.some((number) => number === null || taken.has(number))) return false;
    for (const number of numbers) if (number !== null) taken.add(number);
    return true;
  };
  const apart = new Set(items.filter(isApart));
  const follow = (own: FlowContext, { found }: Item): Promise<Outcome> =>
    conclude(own, found.result, 'once', found.known);
  const members = [...apart];
  const together = await runSettleBatch(
    engine,
    members.map((item) => (own) => follow(own, item)),
  );
  const outcomes = new Map(members.map((item, at) => [item, together[at]]));
  const all: Outcome[] = [];
  for (const item of items) all.push(outcomes.get(item) ?? (await follow(engine, item)));
  return all;
}

/** Missions that are not delivered: nothing but the batches is paid for them. */
async function lookAt(
  run: Run,
  posted: readonly RepositoryMission[],
  order: readonly RepositoryMission[],
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let start = 0; start < order.length; start += BATCH) {
    if (!run.affords(2, 0)) break;
    for (const item of await readOrStop(run, posted, order.slice(start, start + BATCH))) {
      outcomes.push(await conclude(run.engine, item.found.result, 'once', item.found.known));
    }
  }
  return outcomes;
}

async function readOrStop(
  run: Run,
  posted: readonly RepositoryMission[],
  batch: readonly RepositoryMission[],
): Promise<readonly Item[]> {
  return readBatch(run.engine, posted, batch).catch((error: unknown) => {
    run.stop(error);
    return [];
  });
}

/** Two requests at most: the issues with their comments, and the pull requests that are bound to them. */
async function readBatch(
  engine: FlowContext,
  posted: readonly RepositoryMission[],
  batch: readonly RepositoryMission[],
): Promise<readonly Item[]> {
  const conversations = await engine.github.conversations.readMany(
    listNumbers(batch.map(({ subject }) => subject.number)),
  );
  const items: Item[] = [];
  for (const one of batch) items.push(await adoptRead(engine, posted, one, conversations));
  const pulls = await readBoundPulls(engine, items);
  return items.map((item) => ({ ...item, found: { ...item.found, known: withPull(item, pulls) } }));
}

async function adoptRead(
  engine: FlowContext,
  posted: readonly RepositoryMission[],
  one: RepositoryMission,
  conversations: ReadonlyMap<number, Conversation | null>,
): Promise<Item> {
  const conversation = conversations.get(one.subject.number ?? 0) ?? undefined;
  const known = conversation === undefined ? {} : { conversation };
  return { posted: one, found: await findPosted(engine, one, posted, known) };
}

function readBoundPulls(engine: FlowContext, items: readonly Item[]): Promise<ReadonlyMap<number, Pull | null>> {
  const numbers = listNumbers(items.map(boundPull));
  return numbers.length === 0 ? Promise.resolve(new Map()) : engine.github.pulls.readMany(numbers);
}

function boundPull({ found: { result } }: Item): number | null {
  if (result.kind !== 'engaged') return null;
  const { state, subject } = result.engaged;
  return subject.kind === 'pull_request' ? subject.number : state.pull;
}

function listNumbers(numbers: readonly (number | null)[]): readonly number[] {
  return [...new Set(numbers.filter((number) => number !== null))];
}

/** A mission that is not delivered is known well enough from the list; one that is will be read on its own. */
function withPull(item: Item, pulls: ReadonlyMap<number, Pull | null>): Prefetched {
  const { mission } = item.posted;
  const pull = pulls.get(boundPull(item) ?? 0) ?? undefined;
  return {
    ...item.found.known,
    ...(!isReady(mission) && { mission }),
    ...(pull !== undefined && { pull }),
  };
}

function report(engine: FlowContext, outcomes: readonly Outcome[], all: number, part: string): Outcome {
  const left = all - outcomes.length;
  const looked = `${outcomes.length} of ${all} open missions${part} looked at`;
  const rest = left === 0 ? '' : `; ${left} left for a later sweep (max-operations, GitHub's limits or timeout)`;
  engine.log.info(`${looked}${rest}.`);
  if (outcomes.length === 0) return { ...skipped(`${looked}${rest}`), kind: 'pending' };
  const whole = summarize(outcomes);
  return { ...whole, message: `${whole.message.replace(/\.$/, '')}${rest}.` };
}
