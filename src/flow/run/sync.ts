/** `sync`: the missions concerned, one pass (docs/BEHAVIOR.md#modes): the named one, or those that a pull request or commit delivers. */
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

/** One pass over the missions that the target stands for. Throws MarketplaceError or GitHubError. */
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

/** Anybody who may dispatch can name any id: one that this key or this repository does not have is nothing of ours. */
async function syncAnnounced(context: FlowContext, id: string): Promise<Outcome> {
  const mission = await context.marketplace.getMission(id).catch((error: unknown) => {
    if (readFailure(error)?.code === 'not_found') return null;
    throw error;
  });
  const subject = parseSubject(parseFooter(mission?.description ?? null)?.subject ?? '');
  if (mission === null || subject?.repositoryId !== context.run.repository.id || subject.number === null)
    return createSkippedOutcome('the event names no mission of this repository');
  return syncOne(context, mission, 'once');
}

async function syncIssue(context: FlowContext, number: number): Promise<Outcome> {
  const repositoryMissions = await listRepositoryMissions(context);
  const issueMissions = listOpen(repositoryMissions).filter(({ subject }) => subject.number === number);
  const outcomes: Outcome[] = [];
  for (const one of issueMissions) outcomes.push(await followMissions(context, one, repositoryMissions));
  return combineOutcomes(outcomes) ?? createSkippedOutcome(`no open mission belongs to #${number}`);
}

/** The pull request's missions, and its gate whether it has any or not: a required status that never reports blocks it. */
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

/** Only where something is open: a repository's every check reports here. */
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
  // One after the other: each may write, and GitHub asks for a second between writes.
  for (const one of listForPull(context, repositoryMissions, pull)) {
    if (!isOver(one.mission)) outcomes.push(await followMissions(context, one, repositoryMissions, pull));
  }
  return outcomes;
}

/** `pull`: one that has just been read. */
async function followMissions(
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

/** On the head that was judged: it may have moved since the pull request was read first. Closed ones gate nothing. */
async function writeSeenGate(context: FlowContext, pull: Pull, reading: GateReading): Promise<GateWrite> {
  const seen = reading.bound ? (reading.view?.pull ?? pull) : pull;
  if (seen.state !== 'open') return 'unchanged';
  return writeGate(context, seen, reading).catch((error: unknown) => {
    context.log.warning(`the commit status could not be written: ${error instanceof Error ? error.message : ''}`);
    return 'unchanged';
  });
}

/** A pull request without open missions: what the gate says is all there is to say. */
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
