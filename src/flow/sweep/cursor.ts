/** The cursor of a sweep: a commit status on the default branch, written only if missions were left over. */
import { formatSweepContext } from '../../core/sweep/cursor-context.ts';
import { pickStart, formatCursor, ringPosition, parseCursor } from '../../core/sweep/order.ts';
import { readFailure } from '../shared/remote-error.ts';
import type { RepositoryMission } from '../missions/for-pull.ts';
import type { FlowContext } from '../shared/context.ts';
import { formatRunUrl } from '../shared/context.ts';

/** The ring positions to begin after, among the delivered missions and among the others. */
export interface SweepStart {
  readonly ready: string;
  readonly idle: string;
  /** The default branch's head. `null`: not read. */
  readonly headSha: string | null;
}

/** The last missions that were checked. `undefined`: none of their kind was. */
export interface SweepStop {
  readonly checked: number;
  readonly all: number;
  readonly ready: RepositoryMission | undefined;
  readonly idle: RepositoryMission | undefined;
}

/** Returns where the last sweep stopped, or a random position if that is unknown. `fitsAll`: all missions will be checked, so the order does not matter. */
export async function loadCursor(context: FlowContext, fitsAll: boolean): Promise<SweepStart> {
  const picked = pickStart(context.clock.now());
  const pickedStart = { ready: picked, idle: picked, headSha: null };
  if (fitsAll) return pickedStart;
  const found = await warnOnFailure(context, 'where the last sweep stopped is not known, this one begins by lot', () =>
    read(context),
  );
  if (found === null) return pickedStart;
  const cursor = parseCursor(found.description ?? '');
  return { ready: cursor?.ready ?? picked, idle: cursor?.idle ?? picked, headSha: found.headSha };
}

/** Writes where this sweep stopped. Without `statuses: write`, the next sweep begins at a random position. */
export async function saveCursor(context: FlowContext, start: SweepStart, stop: SweepStop): Promise<void> {
  const { settings, github, log, run } = context;
  if (settings.dryRun) return;
  const positions = { ready: positionAfter(stop.ready, start.ready), idle: positionAfter(stop.idle, start.idle) };
  await warnOnFailure(
    context,
    'where this sweep stopped could not be recorded, the next one begins by lot',
    async () => {
      const headSha = start.headSha ?? (await read(context)).headSha;
      if (headSha === null) return;
      const set = await github.statuses.set(headSha, {
        context: formatSweepContext(settings.sweep.shard),
        state: 'success',
        description: formatCursor(stop.checked, stop.all, positions),
        url: formatRunUrl(run),
      });
      if (!set)
        log.info('Without `statuses: write` this sweep cannot say where it stopped; the next one begins by lot.');
    },
  );
}

/** Returns the position of the last mission, or the start if none was checked. */
function positionAfter(last: RepositoryMission | undefined, start: string): string {
  return last === undefined ? start : ringPosition(last.mission.id);
}

function read({ github, settings }: FlowContext): ReturnType<typeof github.statuses.readOnDefaultBranch> {
  return github.statuses.readOnDefaultBranch(formatSweepContext(settings.sweep.shard));
}

/**
 * Runs a step whose failure is only a warning, because the order of missions is not essential.
 *
 * @returns null if it failed.
 */
async function warnOnFailure<T>(context: FlowContext, meaning: string, body: () => Promise<T>): Promise<T | null> {
  try {
    return await body();
  } catch (error) {
    const failure = readFailure(error);
    if (failure === null) throw error;
    context.log.warning(`${failure.what}; ${meaning}`);
    return null;
  }
}
