/**
 * The gate: one commit status that says whether a pull request may be merged (docs/BEHAVIOR.md#merge-gate, docs/GITHUB-FACTS.md#merge-gate). Statuses belong to
 * commits: where several pull requests share a head, the strictest of them is what the commit shows.
 */
import type { Pull } from '../../core/domain/model.ts';
import type { MissionView } from '../../core/domain/outcome.ts';
import type { CommitStatus } from '../../core/ports/github.ts';
import type { Mission } from '../../core/domain/mission.ts';
import { isOver } from '../../core/domain/mission.ts';
import { adopt } from '../missions/adopt.ts';
import { adoptById, type Found } from '../missions/adopt-by-id.ts';
import type { RepositoryMission } from '../missions/for-pull.ts';
import { listForPull, listRepositoryMissions, findDuplicates } from '../missions/for-pull.ts';
import type { FlowContext, Prefetched } from '../shared/context.ts';
import { formatRunUrl } from '../shared/context.ts';
import { evaluate } from '../observe/evaluate.ts';
import { observe } from '../observe/observe.ts';
import { createMissionView } from '../shared/mission-view.ts';
import { viewOfSnapshot } from '../observe/snapshot-view.ts';
import { listLinkedTo } from '../missions/linked-to.ts';

/** What one mission, or that there is none, means for a pull request. */
export interface GateReading {
  readonly state: CommitStatus['state'];
  readonly description: string;
  readonly url: string | null;
  /** `null`: no mission. */
  readonly page: MissionView | null;
  /** The mission is surely this pull request's, rather than one that it only claims. */
  readonly bound: boolean;
}

/** What became of a status: `denied` where the token may not set it, `off` where the context is empty. */
export type GateWrite = 'set' | 'unchanged' | 'denied' | 'off';

/** Strictest first. */
const STATES: readonly CommitStatus['state'][] = ['failure', 'error', 'pending', 'success'];

export function chooseStrictest(first: GateReading, ...rest: readonly GateReading[]): GateReading {
  const rank = ({ state }: GateReading): number => STATES.indexOf(state);
  return rest.reduce((strictest, one) => (rank(one) < rank(strictest) ? one : strictest), first);
}

/** What a mission's page means for a pull request. */
export function toGateReading(engine: FlowContext, page: MissionView, url: string | null, pull: number): GateReading {
  return { ...engine.render.status(page), url, page, bound: page.pull?.number === pull };
}

/**
 * What the gate says about a pull request. The missions bound to it decide, with those it claims of the same subject and
 * another key; where none is bound, those that it claims; where it claims none, `gate-when-no-mission`. `seen`: missions that this run has just looked at.
 */
export async function readGate(
  engine: FlowContext,
  pull: Pull,
  posted: readonly RepositoryMission[],
  seen: ReadonlyMap<string, GateReading> = new Map(),
): Promise<GateReading> {
  const readings: GateReading[] = [];
  for (const one of listForPull(engine, posted, pull)) {
    readings.push(seen.get(one.mission.id) ?? (await readMission(engine, one, posted, pull)));
  }
  const strictest = chooseConcerned(readings);
  if (strictest !== null) return strictest;
  const passing = describeNoMission(engine);
  return passing.state === 'success' ? ((await readRecorded(engine, pull, posted)) ?? passing) : passing;
}

/** `null`: no mission is delivered here. */
function chooseConcerned(readings: readonly GateReading[]): GateReading | null {
  const bound = readings.filter((one) => one.bound);
  const claimed = readings.filter(({ page }) => page !== null && page.pull === null);
  const siblings = claimed.filter((one) => bound.some((other) => areSiblings(one, other)));
  const [first, ...rest] = bound.length > 0 ? [...bound, ...siblings] : claimed;
  return first === undefined ? null : chooseStrictest(first, ...rest);
}

/** What missions say that remember the pull request, though nothing on it speaks of them; `null`: there are none. */
async function readRecorded(
  engine: FlowContext,
  pull: Pull,
  posted: readonly RepositoryMission[],
): Promise<GateReading | null> {
  const { missions, all } = await listLinkedTo(engine, posted, pull.number);
  const readings: GateReading[] = [];
  for (const one of missions) readings.push(await readMission(engine, one, posted, pull));
  const found = chooseConcerned(readings);
  return found === null && !all ? TOO_MANY : found;
}

const TOO_MANY: GateReading = {
  state: 'pending',
  description: 'There are too many open missions to tell whether one is delivered here',
  url: null,
  page: null,
  bound: false,
};

/** Missions of one subject with different keys share its pull request: the first to be bound does not open it for the rest. */
function areSiblings({ page: one }: GateReading, { page: other }: GateReading): boolean {
  if (one === null || other === null || one.subject.kind === 'run' || other.subject.kind === 'run') return false;
  return one.subject.number === other.subject.number && one.subject.key !== other.subject.key;
}

function describeNoMission(engine: FlowContext): GateReading {
  const passes = engine.settings.gate.whenNoMission === 'pass';
  const description = passes ? 'No mission is delivered here' : 'No mission is delivered here, and one is needed';
  return { state: passes ? 'success' : 'failure', description, url: null, page: null, bound: false };
}

/** Looks at one mission without writing anything. */
async function readMission(
  engine: FlowContext,
  one: RepositoryMission,
  posted: readonly RepositoryMission[],
  pull: Pull,
): Promise<GateReading> {
  const { mission } = one;
  if (isOver(mission)) return { ...toGateReading(engine, pageOfEnded(engine, one), null, pull.number), bound: true };
  const { result, known } = await findPosted(engine, one, posted);
  if (result.kind !== 'engaged') {
    const page = createMissionView(engine, { ...result.held, state: null });
    return toGateReading(engine, page, null, pull.number);
  }
  const look = await observe(engine, result.engaged, { ...known, pull });
  const page = viewOfSnapshot(engine, look, evaluate(engine, look));
  return toGateReading(engine, page, look.engaged.comment?.url ?? null, pull.number);
}

/** Adopts a mission of the list; one of several for the same reference and generation is held. */
export async function findPosted(
  engine: FlowContext,
  one: RepositoryMission,
  posted: readonly RepositoryMission[],
  known: Prefetched = {},
): Promise<Found> {
  const found = await adoptById(engine, one.mission, known);
  const missions = findDuplicates(posted, one);
  if (missions.length === 0 || found.result.kind === 'failed') return found;
  const { subject } = found.result.kind === 'engaged' ? found.result.engaged : found.result.held;
  const lookup = { kind: 'duplicates', generation: one.generation, missions, engagements: [], all: [] } as const;
  return { ...found, result: adopt(engine, { subject, lookup, conversation: null, wanted: null }) };
}

/** Nothing needs to be read of a mission that is over. */
function pageOfEnded(engine: FlowContext, { mission, subject, generation }: RepositoryMission): MissionView {
  const isPaid = mission.phase === 'accepted';
  const verdict = isPaid
    ? ({ kind: 'done', code: 'already_accepted' } as const)
    : ({ kind: 'hold', code: 'mission_ended' } as const);
  return createMissionView(engine, {
    verdict: { ...verdict, message: '', nextStep: '' },
    subject: { kind: 'issue', number: subject.number ?? 0, ...(subject.key !== null && { key: subject.key }) },
    generation,
    mission,
    brief: null,
    droppedComments: 0,
    warnings: [],
    state: null,
    gateOpen: isPaid,
  });
}

/** Sets what the gate says about a pull request on its head, together with the others that share it. */
export async function showGate(engine: FlowContext, pull: Pull, own: GateReading): Promise<GateWrite> {
  const { context } = engine.settings.gate;
  if (context === '') return 'off';
  // Only an open gate can be too lenient for somebody else.
  const others = own.state === 'success' ? await readOthers(engine, pull) : [];
  const reported = pull.headStatuses?.find(({ name }) => name === context);
  const text = reported === undefined ? null : `${reported.state} ${reported.description ?? ''}`;
  return setStatus(engine, pull.headSha, chooseStrictest(own, ...others), text);
}

async function readOthers(engine: FlowContext, { headSha, sameHead }: Pull): Promise<readonly GateReading[]> {
  if (sameHead.length === 0) return [];
  const posted = await listRepositoryMissions(engine);
  const readings = await Promise.all(
    sameHead.map(async (number) => {
      const pull = await engine.github.pulls.read(number);
      if (pull === null) return describeUnseen(number);
      return pull.state === 'open' && pull.headSha === headSha ? readGate(engine, pull, posted) : null;
    }),
  );
  return readings.filter((reading) => reading !== null);
}

/** GitHub has just said that it shares the head. */
function describeUnseen(number: number): GateReading {
  const description = `Pull request #${number} has the same head and could not be read`;
  return { state: 'pending', description, url: null, page: null, bound: false };
}

/** Sets a commit's status where it differs. `reported`: as it stands, `state description`; `null`: none, or unknown. */
export async function setStatus(
  engine: FlowContext,
  sha: string,
  { state, description, url }: GateReading,
  reported: string | null,
): Promise<GateWrite> {
  const { context } = engine.settings.gate;
  const text = `${state} ${description}`;
  const place = `status ${sha}`;
  if ((engine.shown.get(place) ?? reported) === text)
    return engine.shown.has(`${place} denied`) ? 'denied' : 'unchanged';
  if (engine.settings.dryRun) return 'unchanged';
  const done = await engine.github.statuses.set(sha, {
    context,
    state,
    description,
    url: url ?? formatRunUrl(engine.run),
  });
  engine.shown.set(place, text);
  if (done) return 'set';
  engine.shown.set(`${place} denied`, '');
  engine.log.warning(`${context} could not be set on ${sha.slice(0, 7)}: the job needs statuses: write`);
  return 'denied';
}

/** A mission's id, for people and for maps. */
export function readId(page: MissionView | null): Mission['id'] | null {
  return page?.mission?.id ?? null;
}
