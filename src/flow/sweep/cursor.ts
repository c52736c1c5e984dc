/** Where a sweep begins and stops: a commit status on the default branch, written only when something was left over. */
import { formatSweepContext } from '../../core/sweep/cursor-context.ts';
import { pickStart, formatCursor, ringPosition, parseCursor } from '../../core/sweep/order.ts';
import { readFailure } from '../shared/remote-error.ts';
import type { RepositoryMission } from '../missions/for-pull.ts';
import type { FlowContext } from '../shared/context.ts';
import { formatRunUrl } from '../shared/context.ts';

/** Lots to begin after, among the delivered missions and among the others. */
export interface SweepStart {
  readonly ready: string;
  readonly idle: string;
  /** The default branch's head; `null`: not read. */
  readonly headSha: string | null;
}

/** The last missions that were looked at; `undefined`: none of their kind was. */
export interface SweepStop {
  readonly looked: number;
  readonly all: number;
  readonly ready: RepositoryMission | undefined;
  readonly idle: RepositoryMission | undefined;
}

/** Where the last sweep stopped, or by lot where that is not known. `fits`: all will be looked at, in whatever order. */
export async function loadCursor(engine: FlowContext, fits: boolean): Promise<SweepStart> {
  const drawn = pickStart(engine.clock.now());
  const anywhere = { ready: drawn, idle: drawn, headSha: null };
  if (fits) return anywhere;
  const found = await guard(engine, 'where the last sweep stopped is not known, this one begins by lot', () =>
    read(engine),
  );
  const cursor = parseCursor(found?.description ?? '');
  return { ready: cursor?.ready ?? drawn, idle: cursor?.idle ?? drawn, headSha: found?.headSha ?? null };
}

/** One write, whatever the number of missions. A token without `statuses: write` leaves the next start to the lot. */
export async function saveCursor(engine: FlowContext, start: SweepStart, stop: SweepStop): Promise<void> {
  const { settings, github, log, run } = engine;
  if (settings.dryRun) return;
  const lots = { ready: positionAfter(stop.ready, start.ready), idle: positionAfter(stop.idle, start.idle) };
  await guard(engine, 'where this sweep stopped could not be recorded, the next one begins by lot', async () => {
    const headSha = start.headSha ?? (await read(engine)).headSha;
    if (headSha === null) return;
    const set = await github.statuses.set(headSha, {
      context: formatSweepContext(settings.sweep.shard),
      state: 'success',
      description: formatCursor(stop.looked, stop.all, lots),
      url: formatRunUrl(run),
    });
    if (!set) log.info('Without `statuses: write` this sweep cannot say where it stopped; the next one begins by lot.');
  });
}

function positionAfter(last: RepositoryMission | undefined, start: string): string {
  return last === undefined ? start : ringPosition(last.mission.id);
}

function read({ github, settings }: FlowContext): ReturnType<typeof github.statuses.readOnDefaultBranch> {
  return github.statuses.readOnDefaultBranch(formatSweepContext(settings.sweep.shard));
}

/** The order is a courtesy: nothing ends because of it. `null`: it failed. */
async function guard<T>(engine: FlowContext, meaning: string, body: () => Promise<T>): Promise<T | null> {
  try {
    return await body();
  } catch (error) {
    const failure = readFailure(error);
    if (failure === null) throw error;
    engine.log.warning(`${failure.what}; ${meaning}`);
    return null;
  }
}
