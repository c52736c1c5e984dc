/** `mode: gate`: reports whether a pull request may be merged, and writes only the commit status (docs/BEHAVIOR.md#merge-gate). */
import type { GateTarget } from '../../core/commands/intent.ts';
import type { OutcomeKind, Pull } from '../../core/domain/model.ts';
import type { MissionView, Outcome } from '../../core/domain/outcome.ts';
import { cut } from '../../core/text.ts';
import type { RepositoryMission } from '../missions/for-pull.ts';
import { listRepositoryMissions } from '../missions/for-pull.ts';
import type { FlowContext } from '../shared/context.ts';
import type { GateReading, GateWrite } from './status.ts';
import { chooseStrictest, readGate, setStatus, writeGate } from './status.ts';
import { EMPTY_OUTCOME, createSkippedOutcome } from '../shared/outcomes.ts';

/**
 * Sets the gate's status and reports it.
 *
 * @throws MarketplaceError or GitHubError if the gate cannot be read.
 */
export async function runGate(context: FlowContext, target: GateTarget): Promise<Outcome> {
  const repositoryMissions = await listRepositoryMissions(context);
  switch (target.kind) {
    case 'pull':
      return gatePulls(context, repositoryMissions, [target.number]);
    case 'commit':
      return gatePulls(context, repositoryMissions, await context.github.pulls.listByCommit(target.sha));
    case 'merge_group':
      return gateGroup(context, repositoryMissions, target);
  }
}

async function gatePulls(
  context: FlowContext,
  repositoryMissions: readonly RepositoryMission[],
  numbers: readonly number[],
): Promise<Outcome> {
  const { pulls, missing } = await readPulls(context, numbers);
  if (missing !== undefined) context.log.warning(`Pull request #${missing} could not be found.`);
  const readings: GateReading[] = [];
  const writes: GateWrite[] = [];
  for (const pull of pulls) {
    const reading = await readGate(context, pull, repositoryMissions);
    readings.push(reading);
    if (pull.state === 'open') writes.push(await writeGate(context, pull, reading));
  }
  const [first] = readings;
  if (first === undefined) return createSkippedOutcome('the event concerns no pull request of this repository');
  const where = pulls.map(({ number }) => `#${number}`).join(', ');
  return toOutcome(context, { reading: chooseStrictest(first, ...readings), readings, writes, where });
}

interface PullsReading {
  readonly pulls: readonly Pull[];
  /** The first number that GitHub knows no pull request for. `undefined`: every number was found. */
  readonly missing: number | undefined;
}

async function readPulls(context: FlowContext, numbers: readonly number[]): Promise<PullsReading> {
  const read = await Promise.all(numbers.map((number) => context.github.pulls.read(number)));
  const pulls = read.filter((pull) => pull !== null);
  return { pulls, missing: numbers.find((number) => !pulls.some((pull) => pull.number === number)) };
}

type MergeGroupTarget = Extract<GateTarget, { kind: 'merge_group' }>;

/**
 * Sets the status of the group's commit to the strictest of all its pull requests.
 *
 * A queue waits for every required status and removes a group that fails. `pending` would block the whole queue, so the group
 * fails instead.
 */
async function gateGroup(
  context: FlowContext,
  repositoryMissions: readonly RepositoryMission[],
  group: MergeGroupTarget,
): Promise<Outcome> {
  const readings = await readGroup(context, repositoryMissions, group);
  const [first = OPEN_GATE] = readings;
  const strictest = chooseStrictest(first, ...readings);
  const reading = strictest.state === 'pending' ? { ...strictest, state: 'failure' as const } : strictest;
  const { context: statusContext } = context.settings.gate;
  const write = statusContext === '' ? 'off' : await setStatus(context, group.headSha, reading, null);
  const where = `the merge group ${group.headSha.slice(0, 7)}`;
  return toOutcome(context, { reading, readings, writes: [write], where });
}

const NO_MISSION_READING = { url: null, view: null, bound: false } as const;
const OPEN_GATE: GateReading = { ...NO_MISSION_READING, state: 'success', description: 'No mission is delivered here' };

async function readGroup(
  context: FlowContext,
  repositoryMissions: readonly RepositoryMission[],
  group: MergeGroupTarget,
): Promise<readonly GateReading[]> {
  const { whenNoMission } = context.settings.gate;
  // An ended mission can still close the gate of a pull request, so only an empty list passes.
  if (repositoryMissions.length === 0 && whenNoMission === 'pass') return [OPEN_GATE];
  const found = await context.github.pulls.readMergeGroup(group);
  if (found.kind === 'unknown') return [refuseUnknown(context, found.why)];
  const { pulls, missing } = await readPulls(context, found.numbers);
  // An unread pull request could be the one that must not be merged.
  if (missing !== undefined) return [refuseUnknown(context, `#${missing} could not be found`)];
  const readings: GateReading[] = [];
  for (const pull of pulls) {
    const reading = await readGate(context, pull, repositoryMissions);
    readings.push({ ...reading, description: cut(`#${pull.number}: ${reading.description}`, DESCRIPTION_LIMIT) });
  }
  return readings;
}

function refuseUnknown(context: FlowContext, why: string): GateReading {
  context.log.warning(`The pull requests of the merge group cannot be told: ${why}.`);
  return {
    ...NO_MISSION_READING,
    state: 'failure',
    description: 'The pull requests of this merge group cannot be told',
  };
}

/** GitHub refuses longer descriptions of commit statuses. */
const DESCRIPTION_LIMIT = 140;

interface GateReport {
  readonly reading: GateReading;
  readonly readings: readonly GateReading[];
  readonly writes: readonly GateWrite[];
  readonly where: string;
}

/** Returns the step's outcome. It fails only without a commit status, because the next evaluation counts a red gate job as a failed check. */
function toOutcome(context: FlowContext, { reading, readings, writes, where }: GateReport): Outcome {
  const { context: statusContext } = context.settings.gate;
  const isSilent = writes.some((write) => write === 'denied' || write === 'off');
  const isClosed = reading.state !== 'success';
  const name = statusContext === '' ? 'The gate' : statusContext;
  const message = `${name} for ${where} is ${reading.state}: ${reading.description}.`;
  context.log.info(message);
  const { view } = reading;
  return {
    ...EMPTY_OUTCOME,
    kind: toKind(reading),
    code: view === null ? toCode(reading) : view.verdict.code,
    message,
    nextStep: view === null ? '' : view.verdict.nextStep,
    view,
    views: readings.length > 1 ? listViews(readings) : [],
    commentUrl: reading.url,
    exitWithFailure: isSilent && isClosed,
  };
}

function listViews(readings: readonly GateReading[]): readonly MissionView[] {
  return readings.flatMap(({ view }) => (view === null ? [] : [view]));
}

function toKind({ view, state }: GateReading): OutcomeKind {
  if (view !== null) return view.outcome;
  return state === 'success' ? 'skipped' : 'held';
}

function toCode({ state, description }: GateReading): 'no_mission' | 'group_unknown' {
  return state !== 'success' && description.includes('cannot be told') ? 'group_unknown' : 'no_mission';
}
