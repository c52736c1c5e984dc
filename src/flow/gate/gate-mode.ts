/** `mode: gate`: says whether something may be merged, and writes nothing but the commit status (docs/BEHAVIOR.md#merge-gate). */
import type { GateTarget } from '../../core/commands/intent.ts';
import type { OutcomeKind, Pull } from '../../core/domain/model.ts';
import type { Outcome } from '../../core/domain/outcome.ts';
import { cut } from '../../core/text.ts';
import type { RepositoryMission } from '../missions/for-pull.ts';
import { listRepositoryMissions } from '../missions/for-pull.ts';
import type { FlowContext } from '../shared/context.ts';
import type { GateReading, GateWrite } from './status.ts';
import { chooseStrictest, readGate, setStatus, showGate } from './status.ts';
import { EMPTY, skipped } from '../shared/outcomes.ts';

/** Sets the gate's status and tells it. Throws MarketplaceError or GitHubError where the gate cannot be read. */
export async function gate(engine: FlowContext, target: GateTarget): Promise<Outcome> {
  const posted = await listRepositoryMissions(engine);
  switch (target.kind) {
    case 'pull':
      return gatePulls(engine, posted, [target.number]);
    case 'commit':
      return gatePulls(engine, posted, await engine.github.pulls.listByCommit(target.sha));
    case 'merge_group':
      return gateGroup(engine, posted, target);
  }
}

async function gatePulls(
  engine: FlowContext,
  posted: readonly RepositoryMission[],
  numbers: readonly number[],
): Promise<Outcome> {
  const { pulls, missing } = await readPulls(engine, numbers);
  if (missing !== undefined) engine.log.warning(`Pull request #${missing} could not be found.`);
  const readings: GateReading[] = [];
  const writes: GateWrite[] = [];
  for (const pull of pulls) {
    const reading = await readGate(engine, pull, posted);
    readings.push(reading);
    if (pull.state === 'open') writes.push(await showGate(engine, pull, reading));
  }
  const [first] = readings;
  if (first === undefined) return skipped('the event concerns no pull request of this repository');
  const where = pulls.map(({ number }) => `#${number}`).join(', ');
  return toOutcome(engine, { reading: chooseStrictest(first, ...readings), readings, writes, where });
}

interface Pulls {
  readonly pulls: readonly Pull[];
  /** The first number that read as no pull request, which may be GitHub's mistake as well as ours. */
  readonly missing: number | undefined;
}

async function readPulls(engine: FlowContext, numbers: readonly number[]): Promise<Pulls> {
  const read = await Promise.all(numbers.map((number) => engine.github.pulls.read(number)));
  const pulls = read.filter((pull) => pull !== null);
  return { pulls, missing: numbers.find((number) => !pulls.some((pull) => pull.number === number)) };
}

type Group = Extract<GateTarget, { kind: 'merge_group' }>;

/**
 * The group's commit shows the strictest of all its pull requests. A queue waits for every required status and throws a
 * group out that fails, so `pending` would only hold the whole queue up: here it means no.
 */
async function gateGroup(engine: FlowContext, posted: readonly RepositoryMission[], group: Group): Promise<Outcome> {
  const readings = await readGroup(engine, posted, group);
  const [first = OPEN] = readings;
  const strictest = chooseStrictest(first, ...readings);
  const reading = strictest.state === 'pending' ? { ...strictest, state: 'failure' as const } : strictest;
  const { context } = engine.settings.gate;
  const write = context === '' ? 'off' : await setStatus(engine, group.headSha, reading, null);
  const where = `the merge group ${group.headSha.slice(0, 7)}`;
  return toOutcome(engine, { reading, readings, writes: [write], where });
}

const NOTHING = { url: null, page: null, bound: false } as const;
const OPEN: GateReading = { ...NOTHING, state: 'success', description: 'No mission is delivered here' };

async function readGroup(
  engine: FlowContext,
  posted: readonly RepositoryMission[],
  group: Group,
): Promise<readonly GateReading[]> {
  const { whenNoMission } = engine.settings.gate;
  // A mission that has ended may still keep a pull request out.
  if (posted.length === 0 && whenNoMission === 'pass') return [OPEN];
  const found = await engine.github.pulls.readMergeGroup(group);
  if (found.kind === 'unknown') return [refuseUnknown(engine, found.why)];
  const { pulls, missing } = await readPulls(engine, found.numbers);
  // What is not seen of a group could be the one that must not be merged.
  if (missing !== undefined) return [refuseUnknown(engine, `#${missing} could not be found`)];
  const readings: GateReading[] = [];
  for (const pull of pulls) {
    const reading = await readGate(engine, pull, posted);
    readings.push({ ...reading, description: cut(`#${pull.number}: ${reading.description}`, DESCRIPTION_LIMIT) });
  }
  return readings;
}

function refuseUnknown(engine: FlowContext, why: string): GateReading {
  engine.log.warning(`The pull requests of the merge group cannot be told: ${why}.`);
  return { ...NOTHING, state: 'failure', description: 'The pull requests of this merge group cannot be told' };
}

/** GitHub refuses longer descriptions. */
const DESCRIPTION_LIMIT = 140;

interface GateReport {
  readonly reading: GateReading;
  readonly readings: readonly GateReading[];
  readonly writes: readonly GateWrite[];
  readonly where: string;
}

/** A red gate job would be counted as a failed check by the next evaluation: it fails only where no status says so. */
function toOutcome(engine: FlowContext, { reading, readings, writes, where }: GateReport): Outcome {
  const { context } = engine.settings.gate;
  const isSilent = writes.some((write) => write === 'denied' || write === 'off');
  const name = context === '' ? 'The gate' : context;
  const message = `${name} for ${where} is ${reading.state}: ${reading.description}.`;
  engine.log.info(message);
  const { page: view } = reading;
  return {
    ...EMPTY,
    kind: toKind(reading),
    code: view?.verdict.code ?? (reading.state === 'success' ? 'no_mission' : toClosedCode(reading)),
    message,
    nextStep: view?.verdict.nextStep ?? '',
    view,
    views: readings.length > 1 ? readings.flatMap((one) => (one.page === null ? [] : [one.page])) : [],
    commentUrl: reading.url,
    exitWithFailure: isSilent && reading.state !== 'success',
  };
}

function toKind({ page, state }: GateReading): OutcomeKind {
  if (page !== null) return page.outcome;
  return state === 'success' ? 'skipped' : 'held';
}

function toClosedCode({ description }: GateReading): 'no_mission' | 'group_unknown' {
  return description.includes('cannot be told') ? 'group_unknown' : 'no_mission';
}
