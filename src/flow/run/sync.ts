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
import { findPosted, readGate, readId, showGate, toGateReading } from '../gate/status.ts';
import { EMPTY, skipped, summarize } from '../shared/outcomes.ts';

/** One pass over the missions that the target stands for. Throws MarketplaceError or GitHubError. */
export async function sync(engine: FlowContext, target: SyncTarget, patience: WaitMode): Promise<Outcome> {
  switch (target.kind) {
    case 'mission':
      return syncOne(engine, await engine.marketplace.getMission(target.id), patience);
    case 'announced':
      return syncAnnounced(engine, target.id);
    case 'issue':
      return syncIssue(engine, target.number);
    case 'pull':
      return syncPull(engine, target.number);
    case 'commit':
      return syncCommit(engine, target.sha);
  }
}

async function syncOne(engine: FlowContext, mission: Mission, patience: WaitMode): Promise<Outcome> {
  const { result, known } = await adoptById(engine, mission);
  return conclude(engine, result, patience, { ...known, mission });
}

/** Anybody who may dispatch can name any id: one that this key or this repository does not have is nothing of ours. */
async function syncAnnounced(engine: FlowContext, id: string): Promise<Outcome> {
  const mission = await engine.marketplace.getMission(id).catch((error: unknown) => {
    if (readFailure(error)?.code === 'not_found') return null;
    throw error;
  });
  const subject = parseSubject(parseFooter(mission?.description ?? null)?.subject ?? '');
  if (mission === null || subject?.repositoryId !== engine.run.repository.id || subject.number === null)
    return skipped('the event names no mission of this repository');
  return syncOne(engine, mission, 'once');
}

async function syncIssue(engine: FlowContext, number: number): Promise<Outcome> {
  const posted = await listRepositoryMissions(engine);
  const concerned = listOpen(posted).filter(({ subject }) => subject.number === number);
  const outcomes: Outcome[] = [];
  for (const one of concerned) outcomes.push(await followMissions(engine, one, posted));
  return gather(outcomes) ?? skipped(`no open mission belongs to #${number}`);
}

/** The pull request's missions, and its gate whether it has any or not: a required status that never reports blocks it. */
async function syncPull(engine: FlowContext, number: number): Promise<Outcome> {
  const [posted, pull] = await Promise.all([listRepositoryMissions(engine), engine.github.pulls.readDelivery(number)]);
  if (pull === null) return skipped(`there is no pull request #${number}`);
  const outcomes = await followForPull(engine, pull, posted);
  const reading = await readGate(engine, pull, posted, toReadings(engine, outcomes, number));
  const write = await showAsSeen(engine, pull, reading);
  return gather(outcomes) ?? describeGate(engine, number, reading, write);
}

/** Only where something is open: a repository's every check reports here. */
async function syncCommit(engine: FlowContext, sha: string): Promise<Outcome> {
  const nothing = 'no open mission of this repository is concerned by this event';
  const posted = await listRepositoryMissions(engine);
  if (listOpen(posted).length === 0) return skipped(nothing);
  const outcomes: Outcome[] = [];
  const done = new Set<string | null>();
  for (const number of await engine.github.pulls.listByCommit(sha)) {
    const pull = await engine.github.pulls.readDelivery(number);
    if (pull === null) continue;
    const left = posted.filter(({ mission }) => !done.has(mission.id));
    const own = await followForPull(engine, pull, left);
    if (own.length === 0) continue;
    for (const { view } of own) done.add(readId(view));
    await showAsSeen(engine, pull, await readGate(engine, pull, posted, toReadings(engine, own, number)));
    outcomes.push(...own);
  }
  return gather(outcomes) ?? skipped(nothing);
}

async function followForPull(
  engine: FlowContext,
  pull: Pull,
  posted: readonly RepositoryMission[],
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  // One after the other: each may write, and GitHub asks for a second between writes.
  for (const one of listForPull(engine, posted, pull)) {
    if (!isOver(one.mission)) outcomes.push(await followMissions(engine, one, posted, pull));
  }
  return outcomes;
}

/** `pull`: one that has just been read. */
async function followMissions(
  engine: FlowContext,
  one: RepositoryMission,
  posted: readonly RepositoryMission[],
  pull?: Pull,
): Promise<Outcome> {
  const { result, known } = await findPosted(engine, one, posted);
  return conclude(engine, result, 'once', pull === undefined ? known : { ...known, pull });
}

function toReadings(
  engine: FlowContext,
  outcomes: readonly Outcome[],
  number: number,
): ReadonlyMap<string, GateReading> {
  const readings = new Map<string, GateReading>();
  for (const { view, commentUrl } of outcomes) {
    const id = readId(view);
    if (view !== null && id !== null) readings.set(id, toGateReading(engine, view, commentUrl, number));
  }
  return readings;
}

/** On the head that was judged: it may have moved since the pull request was read first. Closed ones gate nothing. */
async function showAsSeen(engine: FlowContext, pull: Pull, reading: GateReading): Promise<GateWrite> {
  const seen = reading.bound ? (reading.page?.pull ?? pull) : pull;
  if (seen.state !== 'open') return 'unchanged';
  return showGate(engine, seen, reading).catch((error: unknown) => {
    engine.log.warning(`the commit status could not be written: ${error instanceof Error ? error.message : ''}`);
    return 'unchanged';
  });
}

/** A pull request without open missions: what the gate says is all there is to say. */
function describeGate(engine: FlowContext, number: number, reading: GateReading, write: GateWrite): Outcome {
  const { context } = engine.settings.gate;
  const what = reading.page === null ? 'No mission is delivered by' : 'No open mission is delivered by';
  const gate = write === 'off' || write === 'denied' ? '' : `; ${context} is ${reading.state}`;
  const message = `${what} pull request #${number}${gate}.`;
  engine.log.info(`Skipped: ${message}`);
  return { ...EMPTY, kind: 'skipped', code: 'no_mission', message, nextStep: 'Nothing to do.' };
}

function gather(outcomes: readonly Outcome[]): Outcome | null {
  const [only] = outcomes;
  if (only === undefined) return null;
  return outcomes.length === 1 ? only : summarize(outcomes);
}
