/**
 * The gate: one commit status that shows whether a pull request may be merged (docs/BEHAVIOR.md#merge-gate,
 * docs/GITHUB-FACTS.md#merge-gate). Statuses belong to commits: if several pull requests share a head, the commit shows the
 * strictest.
 */
import type { Pull } from '../../core/domain/model.ts';
import type { MissionView } from '../../core/domain/outcome.ts';
import type { CommitStatus } from '../../core/ports/github.ts';
import type { Mission } from '../../core/domain/mission.ts';
import { isOver } from '../../core/domain/mission.ts';
import { adopt } from '../missions/adopt.ts';
import { adoptById, type FoundMission } from '../missions/adopt-by-id.ts';
import type { RepositoryMission } from '../missions/for-pull.ts';
import { listForPull, listRepositoryMissions, findDuplicates } from '../missions/for-pull.ts';
import type { FlowContext, Prefetched } from '../shared/context.ts';
import { formatRunUrl } from '../shared/context.ts';
import { evaluate } from '../observe/evaluate.ts';
import { loadSnapshot } from '../observe/observe.ts';
import { NO_ORDER } from '../shared/hire-result.ts';
import { createMissionView } from '../shared/mission-view.ts';
import { viewOfSnapshot } from '../observe/snapshot-view.ts';
import { listLinkedTo } from '../missions/linked-to.ts';

/** The meaning of one mission, or of no mission, for a pull request. */
export interface GateReading {
  readonly state: CommitStatus['state'];
  readonly description: string;
  readonly url: string | null;
  /** `null`: no mission. */
  readonly view: MissionView | null;
  /** The mission is linked to this pull request, not only referenced by it. */
  readonly bound: boolean;
}

/** The result of setting a status. `denied`: the token may not set it. `off`: the context is empty. */
export type GateWrite = 'set' | 'unchanged' | 'denied' | 'off';

/** The strictest first. */
const STATES_BY_STRICTNESS: readonly CommitStatus['state'][] = ['failure', 'error', 'pending', 'success'];

/** Returns the strictest of several readings. */
export function chooseStrictest(first: GateReading, ...rest: readonly GateReading[]): GateReading {
  const rank = ({ state }: GateReading): number => STATES_BY_STRICTNESS.indexOf(state);
  return rest.reduce((strictest, one) => (rank(one) < rank(strictest) ? one : strictest), first);
}

/** Returns the meaning of a mission's view for a pull request. */
export function toGateReading(context: FlowContext, view: MissionView, url: string | null, pull: number): GateReading {
  return { ...context.render.status(view), url, view, bound: view.pull?.number === pull };
}

/**
 * Returns what the gate shows for a pull request.
 *
 * The missions linked to it decide, together with those of the same subject and another key that it references. If none is
 * linked, those that it references decide. If it references none, `gate-when-no-mission` decides. `knownReadings` has the
 * missions that this run has just read, by ID.
 *
 * @throws MarketplaceError or GitHubError if a read fails for good.
 */
export async function readGate(
  context: FlowContext,
  pull: Pull,
  repositoryMissions: readonly RepositoryMission[],
  knownReadings: ReadonlyMap<string, GateReading> = new Map(),
): Promise<GateReading> {
  const readings: GateReading[] = [];
  for (const one of listForPull(context, repositoryMissions, pull)) {
    readings.push(knownReadings.get(one.mission.id) ?? (await readMission(context, one, repositoryMissions, pull)));
  }
  const strictest = chooseForPull(readings);
  if (strictest !== null) return strictest;
  const passing = describeNoMission(context);
  return passing.state === 'success' ? ((await readLinkedTo(context, pull, repositoryMissions)) ?? passing) : passing;
}

/** @returns null if the pull request delivers no mission. */
function chooseForPull(readings: readonly GateReading[]): GateReading | null {
  const bound = readings.filter((one) => one.bound);
  const referenced = readings.filter(({ view }) => view !== null && view.pull === null);
  const siblings = referenced.filter((one) => bound.some((other) => areSiblings(one, other)));
  const [first, ...rest] = bound.length > 0 ? [...bound, ...siblings] : referenced;
  return first === undefined ? null : chooseStrictest(first, ...rest);
}

/**
 * Returns the reading of missions that are linked to the pull request although nothing on it says so.
 *
 * @returns null if there are none.
 */
async function readLinkedTo(
  context: FlowContext,
  pull: Pull,
  repositoryMissions: readonly RepositoryMission[],
): Promise<GateReading | null> {
  const { missions, isComplete } = await listLinkedTo(context, repositoryMissions, pull.number);
  const readings: GateReading[] = [];
  for (const one of missions) readings.push(await readMission(context, one, repositoryMissions, pull));
  const found = chooseForPull(readings);
  return found === null && !isComplete ? TOO_MANY_MISSIONS : found;
}

const TOO_MANY_MISSIONS: GateReading = {
  state: 'pending',
  description: 'There are too many open missions to tell whether one is delivered here',
  url: null,
  view: null,
  bound: false,
};

/** Returns whether missions of one subject have different keys. They share a pull request: the first to be linked must not open it for the rest. */
function areSiblings({ view: one }: GateReading, { view: other }: GateReading): boolean {
  if (one === null || other === null || one.subject.kind === 'run' || other.subject.kind === 'run') return false;
  return one.subject.number === other.subject.number && one.subject.key !== other.subject.key;
}

function describeNoMission(context: FlowContext): GateReading {
  const passes = context.settings.gate.whenNoMission === 'pass';
  const description = passes ? 'No mission is delivered here' : 'No mission is delivered here, and one is needed';
  return { state: passes ? 'success' : 'failure', description, url: null, view: null, bound: false };
}

/** Reads one mission and writes nothing. */
async function readMission(
  context: FlowContext,
  one: RepositoryMission,
  repositoryMissions: readonly RepositoryMission[],
  pull: Pull,
): Promise<GateReading> {
  const { mission } = one;
  if (isOver(mission)) return { ...toGateReading(context, viewOfEnded(context, one), null, pull.number), bound: true };
  const { result, prefetched } = await adoptListed(context, one, repositoryMissions);
  if (result.kind !== 'tracked') {
    const view = createMissionView(context, { ...result.blocked, state: null });
    return toGateReading(context, view, null, pull.number);
  }
  const snapshot = await loadSnapshot(context, result.tracked, { ...prefetched, pull });
  const view = viewOfSnapshot(context, snapshot, evaluate(context, snapshot));
  return toGateReading(context, view, snapshot.tracked.comment?.url ?? null, pull.number);
}

/**
 * Adopts a mission of the list. One of several for the same reference and generation is put on hold.
 *
 * @throws MarketplaceError or GitHubError if a read fails for good.
 */
export async function adoptListed(
  context: FlowContext,
  one: RepositoryMission,
  repositoryMissions: readonly RepositoryMission[],
  prefetched: Prefetched = {},
): Promise<FoundMission> {
  const found = await adoptById(context, one.mission, prefetched);
  const missions = findDuplicates(repositoryMissions, one);
  if (missions.length === 0 || found.result.kind === 'failed') return found;
  const { subject } = found.result.kind === 'tracked' ? found.result.tracked : found.result.blocked;
  const lookup = { kind: 'duplicates', generation: one.generation, missions, subjectMissions: [], all: [] } as const;
  return { ...found, result: adopt(context, { subject, lookup, conversation: null, wanted: null }) };
}

/** Returns the view of an ended mission, without further reads. */
function viewOfEnded(context: FlowContext, { mission, subject, generation }: RepositoryMission): MissionView {
  const isPaid = mission.phase === 'accepted';
  const verdict = isPaid
    ? ({ kind: 'done', code: 'already_accepted' } as const)
    : ({ kind: 'hold', code: 'mission_ended' } as const);
  return createMissionView(context, {
    verdict: { ...verdict, message: '', nextStep: '' },
    subject: { kind: 'issue', number: subject.number ?? 0, ...(subject.key !== null && { key: subject.key }) },
    generation,
    mission,
    ...NO_ORDER,
    state: null,
    gateOpen: isPaid,
  });
}

/**
 * Sets the commit status of a pull request's head, together with the others that share the head.
 *
 * @throws MarketplaceError or GitHubError if a request fails for good.
 */
export async function writeGate(context: FlowContext, pull: Pull, own: GateReading): Promise<GateWrite> {
  const { context: statusContext } = context.settings.gate;
  if (statusContext === '') return 'off';
  // Only an open gate can be too lenient for another pull request.
  const others = own.state === 'success' ? await readOthers(context, pull) : [];
  const reported = pull.headStatuses?.find(({ name }) => name === statusContext);
  const text = reported === undefined ? null : `${reported.state} ${reported.description ?? ''}`;
  return setStatus(context, pull.headSha, chooseStrictest(own, ...others), text);
}

async function readOthers(context: FlowContext, { headSha, sameHead }: Pull): Promise<readonly GateReading[]> {
  if (sameHead.length === 0) return [];
  const repositoryMissions = await listRepositoryMissions(context);
  const readings = await Promise.all(
    sameHead.map(async (number) => {
      const pull = await context.github.pulls.read(number);
      if (pull === null) return describeUnread(number);
      return pull.state === 'open' && pull.headSha === headSha ? readGate(context, pull, repositoryMissions) : null;
    }),
  );
  return readings.filter((reading) => reading !== null);
}

/** Returns the reading of a pull request that shares the head but could not be read. */
function describeUnread(number: number): GateReading {
  const description = `Pull request #${number} has the same head and could not be read`;
  return { state: 'pending', description, url: null, view: null, bound: false };
}

/**
 * Sets a commit's status if it differs from `reported`.
 *
 * `reported` is the current status as `state description`. `null`: there is none, or it is unknown.
 *
 * @throws GitHubError if GitHub refuses it for another reason than a missing permission.
 */
export async function setStatus(
  context: FlowContext,
  sha: string,
  { state, description, url }: GateReading,
  reported: string | null,
): Promise<GateWrite> {
  const { context: statusContext } = context.settings.gate;
  const text = `${state} ${description}`;
  const shownKey = `status ${sha}`;
  if ((context.shown.get(shownKey) ?? reported) === text)
    return context.shown.has(`${shownKey} denied`) ? 'denied' : 'unchanged';
  if (context.settings.dryRun) return 'unchanged';
  const done = await context.github.statuses.set(sha, {
    context: statusContext,
    state,
    description,
    url: url ?? formatRunUrl(context.run),
  });
  context.shown.set(shownKey, text);
  if (done) return 'set';
  context.shown.set(`${shownKey} denied`, '');
  context.log.warning(`${statusContext} could not be set on ${sha.slice(0, 7)}: the job needs statuses: write`);
  return 'denied';
}

/** @returns null if the view has no mission. */
export function findMissionId(view: MissionView | null): Mission['id'] | null {
  return view?.mission?.id ?? null;
}
