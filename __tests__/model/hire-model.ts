/**
 * A small world around the real hiring machine (core/protocol/hire-machine.ts): a marketplace's list, locks, intents, requests under
 * way, runs that crash at every step and are started again. Everything that can happen is tried in every order.
 *
 * Time goes in epochs of 20 minutes: within one, nothing is late; across one, a minute and a quarter of an hour are over.
 * `bounded` is the world of docs/PROTOCOL.md#promises after a person's `hire --force`: nothing lands, and no list lags, from one epoch into the next.
 * Without it requests land whenever they like and lists lag as far as they like. What a run does to its own memory alone
 * (pauses, page reads) is kept out of the state.
 */
import { advanceHire, beginHire } from '../../src/core/protocol/hire-machine.ts';
import type {
  HireAnswer,
  HireEffect,
  HireStart,
  HireState,
  HireStep,
  SeenMission,
} from '../../src/core/protocol/hire-state.ts';
import { createIntern, type Transition, type Model } from './explore.ts';

export const EPOCH_MS = 20 * 60_000;

/** The reducer, or a broken one. */
export interface HireMachine {
  begin(start: HireStart): HireStep;
  advance(state: HireState, event: HireAnswer & { readonly at: number; readonly cancelled: boolean }): HireStep;
}

export const REAL_HIRE: HireMachine = { begin: beginHire, advance: advanceHire };

export interface HireBounds {
  /** How many runs by label there are, re-runs included, and how many of them at most at a time. */
  readonly starts: number;
  readonly atOnce: number;
  readonly crashes: number;
  /** Runs by `/orkestro hire --force` and by `/orkestro hire`. */
  readonly forcedHires: number;
  readonly hires: number;
  /** Missions that may end without being asked. */
  readonly ends: number;
  readonly epochs: number;
  readonly bounded: boolean;
  readonly lock: 'reaction' | 'ref';
  /** Taking back deletes whatever acquire is there, as a naive lock by content would. */
  readonly byContent?: boolean;
  /** Runs whose acquires are under way together are all told that the lock is theirs. */
  readonly twice?: boolean;
  /** Lists do not lag. */
  readonly prompt?: boolean;
}

type PendingRequest = readonly ['post' | 'acquire' | 'delete', number];

/** A run, also after its end: what it leaves behind stays. */
interface Run {
  readonly machine: HireState | null;
  /** Slots it has taken, and in which epoch. */
  readonly ownedLocks: readonly (readonly [number, number])[];
  readonly pendingRequests: readonly PendingRequest[];
  readonly intent: { readonly generation: number; readonly deadline: number; readonly seq: number } | null;
  readonly endedAt: number | null;
  readonly posted: boolean;
  /** It has looked the mission up since it taken. */
  readonly looked: boolean;
}

interface HireConfiguration {
  readonly runs: readonly Run[];
  /** Taken by runs that are gone: slot and epoch. */
  readonly taken: readonly (readonly [number, number])[];
  /** In the order in which they landed. */
  readonly missions: readonly (SeenMission & { readonly epoch: number })[];
  readonly releasedIntents: readonly number[];
  /** Generations whose mission the page names. */
  readonly recorded: readonly number[];
  readonly epoch: number;
  readonly left: Readonly<Record<'starts' | 'forcedHires' | 'hires' | 'crashes' | 'ends', number>>;
}

export function createHireModel(bounds: HireBounds, machine: HireMachine = REAL_HIRE): Model<HireConfiguration> {
  const { starts, forcedHires, hires, crashes, ends } = bounds;
  const initial: HireConfiguration = {
    runs: [],
    taken: [],
    missions: [],
    releasedIntents: [],
    recorded: [],
    epoch: 0,
    left: { starts, forcedHires, hires, crashes, ends },
  };
  const rules = new HireRules(bounds, machine);
  return { initial, key: createKey(bounds.lock), transitions: (configuration) => rules.all(configuration) };
}

class HireRules {
  readonly #bounds: HireBounds;
  readonly #machine: HireMachine;

  constructor(bounds: HireBounds, machine: HireMachine) {
    this.#bounds = bounds;
    this.#machine = machine;
  }

  *all(configuration: HireConfiguration): Iterable<Transition<HireConfiguration>> {
    yield* this.#starts(configuration);
    yield* this.#time(configuration);
    for (const [index, run] of configuration.runs.entries()) {
      for (const pendingRequest of new Set(run.pendingRequests))
        yield* this.#landings(configuration, index, pendingRequest);
      if (run.machine === null) continue;
      yield* this.#answers(configuration, index, run.machine);
    }
  }

  *#starts(configuration: HireConfiguration): Iterable<Transition<HireConfiguration>> {
    const alive = configuration.runs.filter(({ machine }) => machine !== null).length;
    if (alive >= this.#bounds.atOnce) return;
    const kinds = [
      ['starts', 'first', 'a label starts a run'],
      ['forcedHires', 'force', 'a person says hire --force'],
      ['hires', 'next', 'a person says hire'],
    ] as const;
    for (const [budget, opens, label] of kinds) {
      if (configuration.left[budget] === 0) continue;
      const { lock } = this.#bounds;
      const { state } = this.#machine.begin({
        subjectKind: 'page',
        isFirstAttempt: true,
        opens,
        lock,
        maxSequence: 8,
        deadline: Number.MAX_SAFE_INTEGER,
      });
      const run: Run = {
        machine: state,
        ownedLocks: [],
        pendingRequests: [],
        intent: null,
        endedAt: null,
        posted: false,
        looked: false,
      };
      const left = { ...configuration.left, [budget]: configuration.left[budget] - 1 };
      yield { label, configuration: { ...configuration, runs: [...configuration.runs, run], left } };
    }
  }

  *#time(configuration: HireConfiguration): Iterable<Transition<HireConfiguration>> {
    // A request that was decided on but has not left is as good as under way.
    const isQuiet = configuration.runs.every(
      ({ machine, pendingRequests }) => pendingRequests.length === 0 && !isSending(machine),
    );
    if (configuration.epoch + 1 < this.#bounds.epochs && (!this.#bounds.bounded || isQuiet))
      yield { label: 'twenty minutes pass', configuration: { ...configuration, epoch: configuration.epoch + 1 } };
    if (configuration.left.ends === 0) return;
    for (const [index, mission] of configuration.missions.entries()) {
      if (mission.isOver) continue;
      const missions = configuration.missions.with(index, { ...mission, isOver: true });
      yield {
        label: `mission ${mission.id} ends`,
        configuration: {
          ...configuration,
          missions,
          left: { ...configuration.left, ends: configuration.left.ends - 1 },
        },
      };
    }
  }

  /** What is under way arrives now, or never. */
  *#landings(
    configuration: HireConfiguration,
    index: number,
    pendingRequest: PendingRequest,
  ): Iterable<Transition<HireConfiguration>> {
    const run = at(configuration, index);
    const position = run.pendingRequests.indexOf(pendingRequest);
    const without = put(configuration, index, { ...run, pendingRequests: run.pendingRequests.toSpliced(position, 1) });
    const [what, generation] = pendingRequest;
    const landed = this.#land(without, index, what, generation);
    yield { label: `run ${index}'s ${what} of generation ${generation} lands late`, ...landed };
    yield { label: `run ${index}'s ${what} of generation ${generation} is lost`, configuration: without };
  }

  #land(
    configuration: HireConfiguration,
    index: number,
    what: PendingRequest[0],
    generation: number,
  ): Omit<Transition<HireConfiguration>, 'label'> {
    switch (what) {
      case 'post':
        return this.#hire(configuration, generation);
      case 'acquire':
        return {
          configuration: isTaken(configuration, generation) ? configuration : own(configuration, index, generation),
        };
      case 'delete':
        return { configuration: this.#release(configuration, index, generation) };
    }
  }

  #hire(configuration: HireConfiguration, generation: number): Omit<Transition<HireConfiguration>, 'label'> {
    const mission = { id: `m${configuration.missions.length}`, generation, isOver: false, epoch: configuration.epoch };
    const missions = [...configuration.missions, mission];
    const same = missions.filter((one) => one.generation === generation).length;
    const open = missions.filter(({ isOver }) => !isOver).length;
    const broken =
      same > 1
        ? `${same} missions of generation ${generation}`
        : open > 1
          ? `${open} open missions of one reference`
          : null;
    return { configuration: { ...configuration, missions }, broken };
  }

  #release(configuration: HireConfiguration, index: number, generation: number): HireConfiguration {
    if (this.#bounds.byContent === true) {
      const runs = configuration.runs.map((run) => ({
        ...run,
        owns: run.ownedLocks.filter(([sequence]) => sequence !== generation),
      }));
      return { ...configuration, runs, taken: configuration.taken.filter(([sequence]) => sequence !== generation) };
    }
    const run = at(configuration, index);
    return put(configuration, index, {
      ...run,
      ownedLocks: run.ownedLocks.filter(([sequence]) => sequence !== generation),
    });
  }

  // --- what a run asks for, and every answer it can get ---------------------------------------------------------------

  *#answers(
    configuration: HireConfiguration,
    index: number,
    machine: HireState,
  ): Iterable<Transition<HireConfiguration>> {
    const effect = effectOf(machine);
    const name = `run ${index}`;
    if (effect.do === 'end') return;
    if (configuration.left.crashes > 0) {
      const dead = this.#gone(
        { ...configuration, left: { ...configuration.left, crashes: configuration.left.crashes - 1 } },
        index,
      );
      yield { label: `${name} crashes before it can ${effect.do}`, configuration: dead };
      const pendingRequest = pendingRequestOf(effect);
      if (pendingRequest !== null)
        yield {
          label: `${name} crashes with its ${effect.do} under way`,
          configuration: addPending(dead, index, pendingRequest),
        };
      if (effect.do === 'write_notice')
        yield {
          label: `${name} crashes after writing its intent`,
          configuration: intend(dead, index, effect.generation),
        };
    }
    yield* isRead(effect)
      ? this.#reads(configuration, index, machine, effect)
      : this.#writes(configuration, index, machine, effect);
  }

  *#reads(
    configuration: HireConfiguration,
    index: number,
    machine: HireState,
    effect: ReadEffect,
  ): Iterable<Transition<HireConfiguration>> {
    const answerTransition = (what: string, answer: HireAnswer): Transition<HireConfiguration> =>
      this.#deliver(configuration, index, machine, what, answer);
    switch (effect.do) {
      case 'look_up': {
        const looking = put(configuration, index, { ...at(configuration, index), looked: true });
        for (const missions of this.#lists(configuration))
          yield this.#deliver(looking, index, machine, `sees ${missions.length} missions`, {
            kind: 'looked_up',
            missions,
          });
        yield answerTransition('cannot read the list', { kind: 'look_up_failed' });
        return;
      }
      case 'read_thread':
        yield answerTransition('reads the page', {
          kind: 'thread_read',
          exists: true,
          released: configuration.releasedIntents,
        });
        return;
      case 'authorize':
        yield answerTransition('is authorized', { kind: 'authorized' });
        return;
      case 'read_locks':
        yield answerTransition('reads the acquires', {
          kind: 'locks_read',
          ...readLocksFrom(configuration, effect.from),
        });
        return;
      case 'read_runs':
        yield answerTransition('reads the runs', { kind: 'runs_read', runs: intentsOf(configuration, effect.from) });
        return;
      case 'read_competing_intents': {
        const competingIntents = readCompetingIntents(configuration, index, effect.generation);
        yield answerTransition(`reads of competing intents: ${competingIntents}`, {
          kind: 'competing_intents_read',
          competingIntents: competingIntents,
        });
        return;
      }
      case 'sleep':
        yield answerTransition('sleeps', { kind: 'slept' });
        return;
    }
  }

  /** The list now, and as it was after fewer of them: all that a list that lags can show. */
  *#lists(configuration: HireConfiguration): Iterable<readonly SeenMission[]> {
    const { missions, epoch } = configuration;
    const settled = missions.filter((one) => one.epoch < epoch).length;
    const least = this.#bounds.prompt === true ? missions.length : this.#bounds.bounded ? settled : 0;
    for (let shown = least; shown <= missions.length; shown++)
      yield missions.slice(0, shown).map(({ id, generation, isOver }) => ({ id, generation, isOver: isOver }));
  }

  *#writes(
    configuration: HireConfiguration,
    index: number,
    machine: HireState,
    effect: WriteEffect,
  ): Iterable<Transition<HireConfiguration>> {
    const answerTransition = (
      after: HireConfiguration,
      what: string,
      answer: HireAnswer,
    ): Transition<HireConfiguration> => this.#deliver(after, index, machine, what, answer);
    switch (effect.do) {
      case 'write_notice': {
        const deadline = configuration.epoch * EPOCH_MS + 60_000;
        yield answerTransition(intend(configuration, index, effect.generation), 'writes its intent', {
          kind: 'notice_written',
          deadline,
        });
        return;
      }
      case 'acquire':
        yield* this.#acquires(configuration, index, machine, effect.generation);
        return;
      case 'post':
        yield* this.#posts(configuration, index, machine, effect.generation);
        return;
      case 'record':
        yield answerTransition(configuration, 'records', { kind: 'recorded' });
        return;
      case 'release': {
        const { generation } = effect;
        yield answerTransition(this.#release(configuration, index, generation), 'takes its lock back', {
          kind: 'lock_released',
          isReleased: true,
        });
        const flying = addPending(configuration, index, ['delete', generation]);
        yield answerTransition(flying, 'does not deliver whether its lock is back', {
          kind: 'lock_released',
          isReleased: false,
        });
        return;
      }
      case 'write_release_marker': {
        const releasedIntents = {
          ...configuration,
          releasedIntents: [...configuration.releasedIntents, effect.generation],
        };
        yield answerTransition(releasedIntents, 'signs a withdrawal', { kind: 'lock_released', isReleased: true });
        yield answerTransition(releasedIntents, 'signs a withdrawal and does not deliver so', {
          kind: 'lock_released',
          isReleased: false,
        });
        yield answerTransition(configuration, 'cannot sign a withdrawal', { kind: 'lock_released', isReleased: false });
        return;
      }
      case 'remove_notice':
        yield answerTransition(
          put(configuration, index, { ...at(configuration, index), intent: null }),
          'takes its intent down',
          {
            kind: 'notice_removed',
          },
        );
        yield answerTransition(configuration, 'cannot take its intent down', { kind: 'notice_removed' });
        return;
    }
  }

  *#acquires(
    configuration: HireConfiguration,
    index: number,
    machine: HireState,
    generation: number,
  ): Iterable<Transition<HireConfiguration>> {
    const answerTransition = (
      after: HireConfiguration,
      what: string,
      answer: HireAnswer,
    ): Transition<HireConfiguration> => this.#deliver(after, index, machine, what, answer);
    const unclear: HireAnswer = { kind: 'acquire_answered', reply: 'unclear' };
    const acquiredAnswer: HireAnswer = { kind: 'acquire_answered', reply: 'acquired', acquisitionId: 'own' };
    if (isTaken(configuration, generation)) {
      yield answerTransition(configuration, `finds lock ${generation} taken`, {
        kind: 'acquire_answered',
        reply: 'taken',
      });
      yield answerTransition(configuration, 'does not deliver what became of its acquire', unclear);
      if (this.#bounds.twice === true && !configuration.runs.some(({ posted }) => posted))
        yield answerTransition(
          own(configuration, index, generation),
          `is told that lock ${generation} is its own as well`,
          acquiredAnswer,
        );
      return;
    }
    yield answerTransition(own(configuration, index, generation), `acquires lock ${generation}`, acquiredAnswer);
    yield answerTransition(
      addPending(configuration, index, ['acquire', generation]),
      'does not deliver what became of its acquire',
      unclear,
    );
    yield answerTransition(configuration, 'may not acquire', { kind: 'acquire_answered', reply: 'denied' });
  }

  *#posts(
    configuration: HireConfiguration,
    index: number,
    machine: HireState,
    generation: number,
  ): Iterable<Transition<HireConfiguration>> {
    const run = at(configuration, index);
    const violation = run.posted
      ? 'a run posts a second time'
      : !run.ownedLocks.some(([sequence]) => sequence === generation)
        ? 'a run posts without owning the lock'
        : run.intent?.generation !== generation
          ? 'a run posts without its intent'
          : !run.looked
            ? 'a run posts without looking again after its acquire'
            : null;
    const sent = put(configuration, index, { ...run, posted: true });
    const { configuration: hired, broken = null } = this.#hire(sent, generation);
    const answerTransition = (
      after: HireConfiguration,
      what: string,
      answer: HireAnswer,
      harm: string | null,
    ): Transition<HireConfiguration> => ({
      ...this.#deliver(after, index, machine, what, answer),
      broken: harm ?? violation,
    });
    const mission = hired.missions.at(-1)?.id ?? '';
    const recorded = { ...hired, recorded: [...hired.recorded, generation] };
    yield answerTransition(
      recorded,
      `posts generation ${generation}`,
      { kind: 'post_answered', reply: 'done', mission },
      broken,
    );
    const flying = addPending(sent, index, ['post', generation]);
    yield answerTransition(flying, 'posts and loses the answer', { kind: 'post_answered', reply: 'unclear' }, null);
    yield answerTransition(sent, 'posts and is refused', { kind: 'post_answered', reply: 'refused' }, null);
  }

  /** The run hears an answer, and goes on by itself for as long as that concerns nobody else. */
  #deliver(
    configuration: HireConfiguration,
    index: number,
    machine: HireState,
    what: string,
    answer: HireAnswer,
  ): Transition<HireConfiguration> {
    const moment = { at: configuration.epoch * EPOCH_MS + 1, cancelled: false };
    let { state } = this.#machine.advance(machine, { ...answer, ...moment });
    for (let alone = ALONE[state.phase]; alone !== undefined; alone = ALONE[state.phase])
      ({ state } = this.#machine.advance(state, { ...alone, ...moment }));
    const label = `run ${index} ${what}`;
    if (state.phase === 'ended') return { label, configuration: this.#gone(configuration, index) };
    return { label, configuration: put(configuration, index, { ...at(configuration, index), machine: state }) };
  }

  /** Crashed or isOver: GitHub shows the run's end. */
  #gone(configuration: HireConfiguration, index: number): HireConfiguration {
    return put(configuration, index, { ...at(configuration, index), machine: null, endedAt: configuration.epoch });
  }
}

/** Steps that read and write nothing that others see have one answer here. */
const ALONE: Partial<Record<HireState['phase'], HireAnswer>> = {
  authorizing: { kind: 'authorized' },
  recording: { kind: 'recorded' },
  pausing: { kind: 'slept' },
  awaiting_competing_intents: { kind: 'slept' },
};

/** What a state waits for, as the machine asked for it. */
function effectOf(state: HireState): HireEffect {
  const { generation } = state;
  switch (state.phase) {
    case 'looking':
    case 'confirming':
    case 'looking_again':
    case 'confirming_hire':
      return { do: 'look_up' };
    case 'reading_thread':
      return { do: 'read_thread' };
    case 'authorizing':
      return { do: 'authorize', generation };
    case 'reading_locks':
    case 'reading_locks_again':
      return { do: 'read_locks', from: state.minGeneration };
    case 'reading_runs':
      return { do: 'read_runs', from: state.minGeneration };
    case 'writing_notice':
      return { do: 'write_notice', generation };
    case 'acquiring':
      return { do: 'acquire', generation };
    case 'reading_competing_intents':
      return { do: 'read_competing_intents', generation };
    case 'posting':
      return { do: 'post', generation };
    case 'recording':
      return { do: 'record', mission: '', generation };
    case 'releasing':
      return { do: 'release', generation, acquisitionId: 'own' };
    case 'writing_release_marker':
      return { do: 'write_release_marker', generation };
    case 'removing_notice':
      return { do: 'remove_notice' };
    case 'pausing':
    case 'awaiting_competing_intents':
      return { do: 'sleep', ms: 0 };
    case 'ended':
      return { do: 'end', end: { kind: 'stopped' } };
  }
}

function isSending(machine: HireState | null): boolean {
  return machine !== null && pendingRequestOf(effectOf(machine)) !== null;
}

function pendingRequestOf(effect: HireEffect): PendingRequest | null {
  if (effect.do === 'release') return ['delete', effect.generation];
  return effect.do === 'post' || effect.do === 'acquire' ? [effect.do, effect.generation] : null;
}

type ReadEffect = Extract<
  HireEffect,
  { do: 'look_up' | 'read_thread' | 'authorize' | 'read_locks' | 'read_runs' | 'read_competing_intents' | 'sleep' }
>;
type WriteEffect = Exclude<HireEffect, ReadEffect | { do: 'end' }>;

const READS = new Set<string>([
  'look_up',
  'read_thread',
  'authorize',
  'read_locks',
  'read_runs',
  'read_competing_intents',
  'sleep',
]);

function isRead(effect: ReadEffect | WriteEffect): effect is ReadEffect {
  return READS.has(effect.do);
}

// --- small changes of a world ---------------------------------------------------------------------------------------------

function at(configuration: HireConfiguration, index: number): Run {
  const run = configuration.runs[index];
  if (run === undefined) throw new RangeError(`there is no run ${index}`);
  return run;
}

function put(configuration: HireConfiguration, index: number, run: Run): HireConfiguration {
  return { ...configuration, runs: configuration.runs.with(index, run) };
}

function own(configuration: HireConfiguration, index: number, generation: number): HireConfiguration {
  const run = at(configuration, index);
  return put(configuration, index, {
    ...run,
    ownedLocks: [...run.ownedLocks, [generation, configuration.epoch]],
    looked: false,
  });
}

function addPending(
  configuration: HireConfiguration,
  index: number,
  pendingRequest: PendingRequest,
): HireConfiguration {
  const run = at(configuration, index);
  return put(configuration, index, { ...run, pendingRequests: [...run.pendingRequests, pendingRequest] });
}

function intend(configuration: HireConfiguration, index: number, generation: number): HireConfiguration {
  const deadline = configuration.epoch * EPOCH_MS + 60_000;
  const seq = 1 + Math.max(0, ...configuration.runs.map((run) => run.intent?.seq ?? 0));
  return put(configuration, index, { ...at(configuration, index), intent: { generation, deadline, seq } });
}

/** Intents that stand before a run's own and are not too old, as flow/hire/recovery.ts reads them. */
function listEarlier({ runs, epoch }: HireConfiguration, { intent }: Run, generation: number): readonly Run[] {
  return runs.filter(
    (one) =>
      one.intent?.generation === generation &&
      one.intent.seq < (intent?.seq ?? 0) &&
      one.intent.deadline > epoch * EPOCH_MS,
  );
}

function readCompetingIntents(
  configuration: HireConfiguration,
  index: number,
  generation: number,
): Extract<HireAnswer, { kind: 'competing_intents_read' }>['competingIntents'] {
  if (configuration.recorded.includes(generation)) return 'recorded';
  return listEarlier(configuration, at(configuration, index), generation).length > 0 ? 'earlier' : 'none';
}

function listLocksIn(configuration: HireConfiguration): readonly (readonly [number, number])[] {
  return [...configuration.taken, ...configuration.runs.flatMap(({ ownedLocks }) => ownedLocks)];
}

function isTaken(configuration: HireConfiguration, generation: number): boolean {
  return listLocksIn(configuration).some(([sequence]) => sequence === generation);
}

function readLocksFrom(
  configuration: HireConfiguration,
  from: number,
): { readonly highest: number | null; readonly since: number | null } {
  let highest: number | null = null;
  let since = 0;
  for (let sequence = from; isTaken(configuration, sequence); sequence++) {
    highest = sequence;
    for (const [taken, epoch] of listLocksIn(configuration))
      if (taken === sequence) since = Math.max(since, epoch * EPOCH_MS);
  }
  return { highest, since };
}

function intentsOf(configuration: HireConfiguration, from: number): Extract<HireAnswer, { kind: 'runs_read' }>['runs'] {
  return configuration.runs.flatMap(({ intent, endedAt }, index) => {
    if (intent === null || intent.generation < from) return [];
    return {
      run: String(index),
      deadline: intent.deadline,
      endedAt: endedAt === null ? null : endedAt * EPOCH_MS,
      why: '',
    };
  });
}

/** Who may still ask which intents stand before its own. */
const READS_COMPETING_INTENTS = new Set<HireState['phase']>([
  'acquiring',
  'reading_competing_intents',
  'awaiting_competing_intents',
]);

/** Has not come past its competing intents yet. */
function isBefore({ phase }: HireState): boolean {
  return READS_COMPETING_INTENTS.has(phase) || BEFORE_INTENT.has(phase);
}

const BEFORE_INTENT = new Set<HireState['phase']>([
  'looking',
  'reading_thread',
  'authorizing',
  'reading_locks',
  'reading_runs',
  'reading_locks_again',
  'confirming',
  'writing_notice',
]);

// --- equal worlds -----------------------------------------------------------------------------------------------------------

/**
 * Runs are alike: their order says nothing. Runs that are gone count by what they left behind. Keys are put together from
 * plain texts: making them is most of what an exploration does.
 */
function createKey(lock: HireBounds['lock']): (configuration: HireConfiguration) => string {
  const intern = createIntern();
  const names = [new WeakMap<Run, number>(), new WeakMap<Run, number>()] as const;
  const toName = (run: Run, mayForceHire: boolean): number => {
    const known = mayForceHire ? names[1] : names[0];
    let name = known.get(run);
    if (name === undefined) {
      name = intern(toRunText(run, mayForceHire));
      known.set(run, name);
    }
    return name;
  };
  return (configuration) => {
    const { runs, taken, missions, releasedIntents, recorded, epoch, left } = configuration;
    // Times of acquires and intents matter to a forced hire only.
    const mayForceHire = left.forcedHires > 0 || runs.some(({ machine }) => machine?.opens === 'force');
    const gone: number[] = taken.map((acquire) => toSequence(acquire, mayForceHire));
    const found: number[] = [];
    const toCome = left.starts + left.forcedHires + left.hires > 0;
    const mayRead =
      lock === 'reaction' && (toCome || runs.some(({ machine }) => machine !== null && isBefore(machine)));
    const isLive = ({ intent }: Run): boolean => mayRead && (intent?.deadline ?? 0) > epoch * EPOCH_MS;
    for (const run of runs) {
      const { machine, pendingRequests, intent, ownedLocks } = run;
      const isQuiet =
        machine === null && pendingRequests.length === 0 && (intent === null || !(mayForceHire || isLive(run)));
      if (isQuiet) for (const acquire of ownedLocks) gone.push(toSequence(acquire, mayForceHire));
      else if (machine === null || !READS_COMPETING_INTENTS.has(machine.phase)) found.push(toName(run, mayForceHire));
      else {
        const earlier = listEarlier(configuration, run, machine.generation).map((one) => toName(one, mayForceHire));
        found.push(intern(`${toName(run, mayForceHire)}<${earlier.sort(inOrder).join()}`));
      }
    }
    let key = `${epoch}|${left.starts}.${left.forcedHires}.${left.hires}.${left.crashes}.${left.ends}|`;
    for (const one of found.sort(inOrder)) key += `${one},`;
    key += '|';
    for (const sequence of gone.sort(inOrder)) key += `${sequence},`;
    key += '|';
    for (const { generation, isOver, epoch: landed } of missions) key += `${generation}${isOver ? 'o' : ''}@${landed},`;
    return `${key}|${releasedIntents.join()}|${mayRead ? recorded.join() : ''}`;
  };
}

function inOrder(a: number, b: number): number {
  return a - b;
}

/** A acquire as one number: its slot, and where times matter its epoch. */
function toSequence([sequence, epoch]: readonly [number, number], timed: boolean): number {
  return timed ? sequence * 1000 + epoch : sequence;
}

function toRunText(
  { machine, ownedLocks, pendingRequests, intent, endedAt, posted, looked }: Run,
  mayForceHire: boolean,
): string {
  let text = `${toText(machine)}|${posted} ${looked}|`;
  if (intent !== null) text += `${intent.generation} ${intent.deadline}`;
  if (mayForceHire) text += `|${endedAt}`;
  text += '|';
  for (const acquire of ownedLocks) text += `${toSequence(acquire, mayForceHire)},`;
  text += '|';
  for (const pendingRequest of pendingRequests.map(([what, generation]) => `${what}${generation}`).sort())
    text += `${pendingRequest},`;
  return text;
}

/** What a state's future depends on. */
function toText(machine: HireState | null): string {
  if (machine === null) return '';
  const { phase, opens, generation, minGeneration, noticeDeadline, acquisitionId, takenSince } = machine;
  const { unconfirmed: unconfirmed, end, missions, released: releasedIntents } = machine;
  let text = `${phase} ${opens} ${generation} ${minGeneration} ${noticeDeadline} ${acquisitionId} ${takenSince}`;
  text += unconfirmed === null ? ' ' : ` ${unconfirmed.why}@${unconfirmed.until}`;
  text += end === null ? ' ' : end.kind === 'failed' ? ` ${end.why} ${end.isClean}` : ` ${end.kind}`;
  if (releasedIntents.length > 0) text += ` -${releasedIntents.join()}`;
  if (phase === 'reading_thread') for (const one of missions) text += ` ${one.generation}${one.isOver ? 'o' : ''}`;
  return text;
}
