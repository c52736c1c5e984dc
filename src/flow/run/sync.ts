/** `sync`: one pass over the named mission, or over those that a pull request or commit delivers (docs/BEHAVIOR.md#modes). */
import type { WaitMode, SyncTarget } from '../../core/commands/intent.ts';
import type { Mission } from '../../core/domain/mission.ts';
import { isOver } from '../../core/domain/mission.ts';
import type { Pull } from '../../core/domain/model.ts';
import type { Outcome } from '../../core/domain/outcome.ts';
import { parseFooter, parseSubject } from '../../core/domain/reference.ts';
import { adoptById } from '../missions/adopt-by-id.ts';
import { readFailure } from '../shared/remote-error.ts';
import { conclude } from './conclude.ts';
import type { RepositoryMission } from '../missions/for-pull.ts';
import { listForPull, listOpen, listRepositoryMissions } from '../missions/for-pull.ts';
import type { FlowContext } from '../shared/context.ts';
import type { GateReading, GateWrite } from '../gate/status.ts';
import { adoptListed, readGate, findMissionId, writeGate, toGateReading } from '../gate/status.ts';
import { EMPTY_OUTCOME, createSkippedOutcome, summarize } from '../shared/outcomes.ts';

/**
 * Runs one pass over the missions of the target.
 *
 * @throws MarketplaceError or GitHubError if a needed read fails for good.
 */
export async function sync(context: FlowContext, target: SyncTarget, waitMode: WaitMode): Promise<Outcome> {
  switch (target.kind) {
    case 'mission':
      return syncOne(context, await context.marketplace.getMission(target.id), waitMode);
    case 'announced':
      return syncAnnounced(context, target.id);
    case 'issue':
      return syncIssue(context, target.number);
    case 'pull':
      return syncPull(context, target.number);
    case 'commit':
      return syncCommit(context, target.sha);
  }
}

async function syncOne(context: FlowContext, mission: Mission, waitMode: WaitMode): Promise<Outcome> {
  const { result, prefetched } = await adoptById(context, mission);
  return conclude(context, result, waitMode, { ...prefetched, mission });
}

/** Syncs a mission that an event names. The event can name any ID, so one of another key or repository is skipped. */
async function syncAnnounced(context: FlowContext, id: string): Promise<Outcome> {
  const mission = await context.marketplace.getMission(id).catch((error: unknown) => {
    if (readFailure(error)?.code === 'not_found') return null;
    throw error;
  });
  if (mission === null || !hasThreadHere(context, mission))
    return createSkippedOutcome('the event names no mission of this repository');
  return syncOne(context, mission, 'once');
}

function hasThreadHere({ run }: FlowContext, { description }: Mission): boolean {
  const subject = parseSubject(parseFooter(description)?.subject ?? '');
  return subject?.repositoryId === run.repository.id && subject.number !== null;
}

async function syncIssue(context: FlowContext, number: number): Promise<Outcome> {
  const repositoryMissions = await listRepositoryMissions(context);
  const issueMissions = listOpen(repositoryMissions).filter(({ subject }) => subject.number === number);
  const outcomes: Outcome[] = [];
  for (const one of issueMissions) outcomes.push(await followMission(context, one, repositoryMissions));
  return combineOutcomes(outcomes) ?? createSkippedOutcome(`no open mission belongs to #${number}`);
}

/** Syncs a pull request's missions, and its gate even without any, because a required status that never reports blocks merging. */
async function syncPull(context: FlowContext, number: number): Promise<Outcome> {
  const [repositoryMissions, pull] = await Promise.all([
    listRepositoryMissions(context),
    context.github.pulls.readDelivery(number),
  ]);
  if (pull === null) return createSkippedOutcome(`there is no pull request #${number}`);
  const outcomes = await followForPull(context, pull, repositoryMissions);
  const reading = await readGate(context, pull, repositoryMissions, toReadings(context, outcomes, number));
  const write = await writeSeenGate(context, pull, reading);
  return combineOutcomes(outcomes) ?? describeGate(context, number, reading, write);
}

/** Syncs the pull requests of a commit. Does nothing without open missions, because every check of a repository causes this event. */
async function syncCommit(context: FlowContext, sha: string): Promise<Outcome> {
  const nothing = 'no open mission of this repository is concerned by this event';
  const repositoryMissions = await listRepositoryMissions(context);
  if (listOpen(repositoryMissions).length === 0) return createSkippedOutcome(nothing);
  const outcomes: Outcome[] = [];
  const done = new Set<string | null>();
  for (const number of await context.github.pulls.listByCommit(sha)) {
    const pull = await context.github.pulls.readDelivery(number);
    if (pull === null) continue;
    const left = repositoryMissions.filter(({ mission }) => !done.has(mission.id));
    const own = await followForPull(context, pull, left);
    if (own.length === 0) continue;
    for (const { view } of own) done.add(findMissionId(view));
    await writeSeenGate(
      context,
      pull,
      await readGate(context, pull, repositoryMissions, toReadings(context, own, number)),
    );
    outcomes.push(...own);
  }
  return combineOutcomes(outcomes) ?? createSkippedOutcome(nothing);
}

async function followForPull(
  context: FlowContext,
  pull: Pull,
  repositoryMissions: readonly RepositoryMission[],
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  // One after the other, because each may write, and GitHub asks for one second between writes.
  for (const one of listForPull(context, repositoryMissions, pull)) {
    if (!isOver(one.mission)) outcomes.push(await followMission(context, one, repositoryMissions, pull));
  }
  return outcomes;
}

/** Follows one mission. `pull` was just read. */
async function followMission(
  context: FlowContext,
  one: RepositoryMission,
  repositoryMissions: readonly RepositoryMission[],
  pull?: Pull,
): Promise<Outcome> {
  const { result, prefetched } = await adoptListed(context, one, repositoryMissions);
  return conclude(context, result, 'once', pull === undefined ? prefetched : { ...prefetched, pull });
}

function toReadings(
  context: FlowContext,
  outcomes: readonly Outcome[],
  number: number,
): ReadonlyMap<string, GateReading> {
  const readings = new Map<string, GateReading>();
  for (const { view, commentUrl } of outcomes) {
    const id = findMissionId(view);
    if (view !== null && id !== null) readings.set(id, toGateReading(context, view, commentUrl, number));
  }
  return readings;
}

/** Writes the status on the head that was evaluated, which may be newer than the first read. A closed pull request gets none. */
async function writeSeenGate(context: FlowContext, pull: Pull, reading: GateReading): Promise<GateWrite> {
  const seen = reading.bound ? (reading.view?.pull ?? pull) : pull;
  if (seen.state !== 'open') return 'unchanged';
  return writeGate(context, seen, reading).catch((error: unknown) => {
    context.log.warning(`the commit status could not be written: ${error instanceof Error ? error.message : ''}`);
    return 'unchanged';
  });
}

/** Returns the outcome of a pull request without open missions: the state of its gate. */
function describeGate(context: FlowContext, number: number, reading: GateReading, write: GateWrite): Outcome {
  const { context: statusContext } = context.settings.gate;
  const what = reading.view === null ? 'No mission is delivered by' : 'No open mission is delivered by';
  const gate = write === 'off' || write === 'denied' ? '' : `; ${statusContext} is ${reading.state}`;
  const message = `${what} pull request #${number}${gate}.`;
  context.log.info(`Skipped: ${message}`);
  return { ...EMPTY_OUTCOME, kind: 'skipped', code: 'no_mission', message, nextStep: 'Nothing to do.' };
}

function combineOutcomes(outcomes: readonly Outcome[]): Outcome | null {
  const [only] = outcomes;
  if (only === undefined) return null;
  return outcomes.length === 1 ? only : summarize(outcomes);
}
