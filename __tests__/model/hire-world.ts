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
import { createIntern, type Happening, type Universe } from './explore.ts';

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

type Flight = readonly ['post' | 'acquire' | 'delete', number];

/** A run, also after its end: what it leaves behind stays. */
interface Run {
  readonly machine: HireState | null;
  /** Slots it has taken, and in which epoch. */
  readonly owns: readonly (readonly [number, number])[];
  readonly flights: readonly Flight[];
  readonly intent: { readonly generation: number; readonly deadline: number; readonly seq: number } | null;
  readonly endedAt: number | null;
  readonly posted: boolean;
  /** It has looked the mission up since it taken. */
  readonly looked: boolean;
}

interface World {
  readonly runs: readonly Run[];
  /** Taken by runs that are gone: slot and epoch. */
  readonly taken: readonly (readonly [number, number])[];
  /** In the order in which they landed. */
  readonly missions: readonly (SeenMission & { readonly epoch: number })[];
  readonly withdrawn: readonly number[];
  /** Generations whose mission the page names. */
  readonly recorded: readonly number[];
  readonly epoch: number;
  readonly left: Readonly<Record<'starts' | 'forcedHires' | 'hires' | 'crashes' | 'ends', number>>;
}

export function createHireUniverse(bounds: HireBounds, machine: HireMachine = REAL_HIRE): Universe<World> {
  const { starts, forcedHires, hires, crashes, ends } = bounds;
  const initial: World = {
    runs: [],
    taken: [],
    missions: [],
    withdrawn: [],
    recorded: [],
    epoch: 0,
    left: { starts, forcedHires, hires, crashes, ends },
  };
  const rules = new HireRules(bounds, machine);
  return { initial, key: createKey(bounds.lock), happenings: (world) => rules.all(world) };
}

class HireRules {
  readonly #bounds: HireBounds;
  readonly #machine: HireMachine;

  constructor(bounds: HireBounds, machine: HireMachine) {
    this.#bounds = bounds;
    this.#machine = machine;
  }

  *all(world: World): Iterable<Happening<World>> {
    yield* this.#starts(world);
    yield* this.#time(world);
    for (const [index, run] of world.runs.entries()) {
      for (const flight of new Set(run.flights)) yield* this.#landings(world, index, flight);
      if (run.machine === null) continue;
      yield* this.#answers(world, index, run.machine);
    }
  }

  *#starts(world: World): Iterable<Happening<World>> {
    const alive = world.runs.filter(({ machine }) => machine !== null).length;
    if (alive >= this.#bounds.atOnce) return;
    const kinds = [
      ['starts', 'first', 'a label starts a run'],
      ['forcedHires', 'force', 'a person says hire --force'],
      ['hires', 'next', 'a person says hire'],
    ] as const;
    for (const [budget, opens, say] of kinds) {
      if (world.left[budget] === 0) continue;
      const { lock } = this.#bounds;
      const { state } = this.#machine.begin({
        place: 'page',
        firstAttempt: true,
        opens,
        lock,
        slots: 8,
        deadline: Number.MAX_SAFE_INTEGER,
      });
      const run: Run = {
        machine: state,
        owns: [],
        flights: [],
        intent: null,
        endedAt: null,
        posted: false,
        looked: false,
      };
      const left = { ...world.left, [budget]: world.left[budget] - 1 };
      yield { say, world: { ...world, runs: [...world.runs, run], left } };
    }
  }

  *#time(world: World): Iterable<Happening<World>> {
    // A request that was decided on but has not left is as good as under way.
    const isQuiet = world.runs.every(({ machine, flights }) => flights.length === 0 && !isSending(machine));
    if (world.epoch + 1 < this.#bounds.epochs && (!this.#bounds.bounded || isQuiet))
      yield { say: 'twenty minutes pass', world: { ...world, epoch: world.epoch + 1 } };
    if (world.left.ends === 0) return;
    for (const [index, mission] of world.missions.entries()) {
      if (mission.over) continue;
      const missions = world.missions.with(index, { ...mission, over: true });
      yield {
        say: `mission ${mission.id} ends`,
        world: { ...world, missions, left: { ...world.left, ends: world.left.ends - 1 } },
      };
    }
  }

  /** What is under way arrives now, or never. */
  *#landings(world: World, index: number, flight: Flight): Iterable<Happening<World>> {
    const run = at(world, index);
    const position = run.flights.indexOf(flight);
    const without = put(world, index, { ...run, flights: run.flights.toSpliced(position, 1) });
    const [what, generation] = flight;
    const landed = this.#land(without, index, what, generation);
    yield { say: `run ${index}'s ${what} of generation ${generation} lands late`, ...landed };
    yield { say: `run ${index}'s ${what} of generation ${generation} is lost`, world: without };
  }

  #land(world: World, index: number, what: Flight[0], generation: number): Omit<Happening<World>, 'say'> {
    switch (what) {
      case 'post':
        return this.#hire(world, generation);
      case 'acquire':
        return { world: isTaken(world, generation) ? world : own(world, index, generation) };
      case 'delete':
        return { world: this.#takeBack(world, index, generation) };
    }
  }

  #hire(world: World, generation: number): Omit<Happening<World>, 'say'> {
    const mission = { id: `m${world.missions.length}`, generation, over: false, epoch: world.epoch };
    const missions = [...world.missions, mission];
    const same = missions.filter((one) => one.generation === generation).length;
    const open = missions.filter(({ over }) => !over).length;
    const broken =
      same > 1
        ? `${same} missions of generation ${generation}`
        : open > 1
          ? `${open} open missions of one reference`
          : null;
    return { world: { ...world, missions }, broken };
  }

  #takeBack(world: World, index: number, generation: number): World {
    if (this.#bounds.byContent === true) {
      const runs = world.runs.map((run) => ({ ...run, owns: run.owns.filter(([slot]) => slot !== generation) }));
      return { ...world, runs, taken: world.taken.filter(([slot]) => slot !== generation) };
    }
    const run = at(world, index);
    return put(world, index, { ...run, owns: run.owns.filter(([slot]) => slot !== generation) });
  }

  // --- what a run asks for, and every answer it can get ---------------------------------------------------------------

  *#answers(world: World, index: number, machine: HireState): Iterable<Happening<World>> {
    const effect = effectOf(machine);
    const name = `run ${index}`;
    if (effect.do === 'end') return;
    if (world.left.crashes > 0) {
      const dead = this.#gone({ ...world, left: { ...world.left, crashes: world.left.crashes - 1 } }, index);
      yield { say: `${name} crashes before it can ${effect.do}`, world: dead };
      const flight = flightOf(effect);
      if (flight !== null)
        yield { say: `${name} crashes with its ${effect.do} under way`, world: fly(dead, index, flight) };
      if (effect.do === 'write_intent')
        yield { say: `${name} crashes after writing its intent`, world: intend(dead, index, effect.generation) };
    }
    yield* isRead(effect) ? this.#reads(world, index, machine, effect) : this.#writes(world, index, machine, effect);
  }

  *#reads(world: World, index: number, machine: HireState, effect: ReadEffect): Iterable<Happening<World>> {
    const hear = (what: string, answer: HireAnswer): Happening<World> =>
      this.#hear(world, index, machine, what, answer);
    switch (effect.do) {
      case 'look_up': {
        const looking = put(world, index, { ...at(world, index), looked: true });
        for (const missions of this.#lists(world))
          yield this.#hear(looking, index, machine, `sees ${missions.length} missions`, {
            kind: 'looked_up',
            missions,
          });
        yield hear('cannot read the list', { kind: 'look_up_failed' });
        return;
      }
      case 'read_page':
        yield hear('reads the page', { kind: 'page_read', exists: true, withdrawn: world.withdrawn });
        return;
      case 'authorize':
        yield hear('is authorized', { kind: 'authorized' });
        return;
      case 'read_locks':
        yield hear('reads the acquires', { kind: 'locks_read', ...burnsOf(world, effect.from) });
        return;
      case 'read_runs':
        yield hear('reads the runs', { kind: 'runs_read', runs: intentsOf(world, effect.from) });
        return;
      case 'read_competing_intents': {
        const rivals = rivalsOf(world, index, effect.generation);
        yield hear(`reads of rivals: ${rivals}`, { kind: 'competing_intents_read', rivals });
        return;
      }
      case 'sleep':
        yield hear('sleeps', { kind: 'slept' });
        return;
    }
  }

  /** The list now, and as it was after fewer of them: all that a list that lags can show. */
  *#lists(world: World): Iterable<readonly SeenMission[]> {
    const { missions, epoch } = world;
    const settled = missions.filter((one) => one.epoch < epoch).length;
    const least = this.#bounds.prompt === true ? missions.length : this.#bounds.bounded ? settled : 0;
    for (let shown = least; shown <= missions.length; shown++)
      yield missions.slice(0, shown).map(({ id, generation, over }) => ({ id, generation, over }));
  }

  *#writes(world: World, index: number, machine: HireState, effect: WriteEffect): Iterable<Happening<World>> {
    const hear = (after: World, what: string, answer: HireAnswer): Happening<World> =>
      this.#hear(after, index, machine, what, answer);
    switch (effect.do) {
      case 'write_intent': {
        const deadline = world.epoch * EPOCH_MS + 60_000;
        yield hear(intend(world, index, effect.generation), 'writes its intent', { kind: 'intent_written', deadline });
        return;
      }
      case 'acquire':
        yield* this.#acquires(world, index, machine, effect.generation);
        return;
      case 'post':
        yield* this.#posts(world, index, machine, effect.generation);
        return;
      case 'record':
        yield hear(world, 'records', { kind: 'recorded' });
        return;
      case 'release': {
        const { generation } = effect;
        yield hear(this.#takeBack(world, index, generation), 'takes its lock back', { kind: 'undone', ok: true });
        const flying = fly(world, index, ['delete', generation]);
        yield hear(flying, 'does not hear whether its lock is back', { kind: 'undone', ok: false });
        return;
      }
      case 'withdraw': {
        const withdrawn = { ...world, withdrawn: [...world.withdrawn, effect.generation] };
        yield hear(withdrawn, 'signs a withdrawal', { kind: 'undone', ok: true });
        yield hear(withdrawn, 'signs a withdrawal and does not hear so', { kind: 'undone', ok: false });
        yield hear(world, 'cannot sign a withdrawal', { kind: 'undone', ok: false });
        return;
      }
      case 'remove_intent':
        yield hear(put(world, index, { ...at(world, index), intent: null }), 'takes its intent down', {
          kind: 'intent_removed',
        });
        yield hear(world, 'cannot take its intent down', { kind: 'intent_removed' });
        return;
    }
  }

  *#acquires(world: World, index: number, machine: HireState, generation: number): Iterable<Happening<World>> {
    const hear = (after: World, what: string, answer: HireAnswer): Happening<World> =>
      this.#hear(after, index, machine, what, answer);
    const unclear: HireAnswer = { kind: 'acquire_answered', reply: 'unclear' };
    const ours: HireAnswer = { kind: 'acquire_answered', reply: 'acquired', acquisitionId: 'own' };
    if (isTaken(world, generation)) {
      yield hear(world, `finds lock ${generation} taken`, { kind: 'acquire_answered', reply: 'taken' });
      yield hear(world, 'does not hear what became of its acquire', unclear);
      if (this.#bounds.twice === true && !world.runs.some(({ posted }) => posted))
        yield hear(own(world, index, generation), `is told that lock ${generation} is its own as well`, ours);
      return;
    }
    yield hear(own(world, index, generation), `acquires lock ${generation}`, ours);
    yield hear(fly(world, index, ['acquire', generation]), 'does not hear what became of its acquire', unclear);
    yield hear(world, 'may not acquire', { kind: 'acquire_answered', reply: 'denied' });
  }

  *#posts(world: World, index: number, machine: HireState, generation: number): Iterable<Happening<World>> {
    const run = at(world, index);
    const lack = run.posted
      ? 'a run posts a second time'
      : !run.owns.some(([slot]) => slot === generation)
        ? 'a run posts without owning the lock'
        : run.intent?.generation !== generation
          ? 'a run posts without its intent'
          : !run.looked
            ? 'a run posts without looking again after its acquire'
            : null;
    const sent = put(world, index, { ...run, posted: true });
    const { world: hired, broken = null } = this.#hire(sent, generation);
    const hear = (after: World, what: string, answer: HireAnswer, harm: string | null): Happening<World> => ({
      ...this.#hear(after, index, machine, what, answer),
      broken: harm ?? lack,
    });
    const mission = hired.missions.at(-1)?.id ?? '';
    const recorded = { ...hired, recorded: [...hired.recorded, generation] };
    yield hear(recorded, `posts generation ${generation}`, { kind: 'post_answered', reply: 'done', mission }, broken);
    const flying = fly(sent, index, ['post', generation]);
    yield hear(flying, 'posts and loses the answer', { kind: 'post_answered', reply: 'unclear' }, null);
    yield hear(sent, 'posts and is refused', { kind: 'post_answered', reply: 'refused' }, null);
  }

  /** The run hears an answer, and goes on by itself for as long as that concerns nobody else. */
  #hear(world: World, index: number, machine: HireState, what: string, answer: HireAnswer): Happening<World> {
    const moment = { at: world.epoch * EPOCH_MS + 1, cancelled: false };
    let { state } = this.#machine.advance(machine, { ...answer, ...moment });
    for (let alone = ALONE[state.phase]; alone !== undefined; alone = ALONE[state.phase])
      ({ state } = this.#machine.advance(state, { ...alone, ...moment }));
    const say = `run ${index} ${what}`;
    if (state.phase === 'ended') return { say, world: this.#gone(world, index) };
    return { say, world: put(world, index, { ...at(world, index), machine: state }) };
  }

  /** Crashed or over: GitHub shows the run's end. */
  #gone(world: World, index: number): World {
    return put(world, index, { ...at(world, index), machine: null, endedAt: world.epoch });
  }
}

/** Steps that read and write nothing that others see have one answer here. */
const ALONE: Partial<Record<HireState['phase'], HireAnswer>> = {
  authorizing: { kind: 'authorized' },
  recording: { kind: 'recorded' },
  pausing: { kind: 'slept' },
  awaiting_rivals: { kind: 'slept' },
};

/** What a state waits for, as the machine asked for it. */
function effectOf(state: HireState): HireEffect {
  const { generation } = state;
  switch (state.phase) {
    case 'looking':
    case 'confirming':
    case 'looking_again':
    case 'doubting':
      return { do: 'look_up' };
    case 'reading_page':
      return { do: 'read_page' };
    case 'authorizing':
      return { do: 'authorize', generation };
    case 'reading_locks':
    case 'reading_locks_again':
      return { do: 'read_locks', from: state.floor };
    case 'reading_runs':
      return { do: 'read_runs', from: state.floor };
    case 'writing_intent':
      return { do: 'write_intent', generation };
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
    case 'withdrawing':
      return { do: 'withdraw', generation };
    case 'standing_down':
      return { do: 'remove_intent' };
    case 'pausing':
    case 'awaiting_rivals':
      return { do: 'sleep', ms: 0 };
    case 'ended':
      return { do: 'end', end: { kind: 'stopped' } };
  }
}

function isSending(machine: HireState | null): boolean {
  return machine !== null && flightOf(effectOf(machine)) !== null;
}

function flightOf(effect: HireEffect): Flight | null {
  if (effect.do === 'release') return ['delete', effect.generation];
  return effect.do === 'post' || effect.do === 'acquire' ? [effect.do, effect.generation] : null;
}

type ReadEffect = Extract<
  HireEffect,
  { do: 'look_up' | 'read_page' | 'authorize' | 'read_locks' | 'read_runs' | 'read_competing_intents' | 'sleep' }
>;
type WriteEffect = Exclude<HireEffect, ReadEffect | { do: 'end' }>;

const READS = new Set<string>([
  'look_up',
  'read_page',
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

function at(world: World, index: number): Run {
  const run = world.runs[index];
  if (run === undefined) throw new RangeError(`there is no run ${index}`);
  return run;
}

function put(world: World, index: number, run: Run): World {
  return { ...world, runs: world.runs.with(index, run) };
}

function own(world: World, index: number, generation: number): World {
  const run = at(world, index);
  return put(world, index, { ...run, owns: [...run.owns, [generation, world.epoch]], looked: false });
}

function fly(world: World, index: number, flight: Flight): World {
  const run = at(world, index);
  return put(world, index, { ...run, flights: [...run.flights, flight] });
}

function intend(world: World, index: number, generation: number): World {
  const deadline = world.epoch * EPOCH_MS + 60_000;
  const seq = 1 + Math.max(0, ...world.runs.map((run) => run.intent?.seq ?? 0));
  return put(world, index, { ...at(world, index), intent: { generation, deadline, seq } });
}

/** Intents that stand before a run's own and are not too old, as flow/hire/recovery.ts reads them. */
function listEarlier({ runs, epoch }: World, { intent }: Run, generation: number): readonly Run[] {
  return runs.filter(
    (one) =>
      one.intent?.generation === generation &&
      one.intent.seq < (intent?.seq ?? 0) &&
      one.intent.deadline > epoch * EPOCH_MS,
  );
}

function rivalsOf(
  world: World,
  index: number,
  generation: number,
): Extract<HireAnswer, { kind: 'competing_intents_read' }>['rivals'] {
  if (world.recorded.includes(generation)) return 'recorded';
  return listEarlier(world, at(world, index), generation).length > 0 ? 'earlier' : 'none';
}

function burnsIn(world: World): readonly (readonly [number, number])[] {
  return [...world.taken, ...world.runs.flatMap(({ owns }) => owns)];
}

function isTaken(world: World, generation: number): boolean {
  return burnsIn(world).some(([slot]) => slot === generation);
}

function burnsOf(world: World, from: number): { readonly highest: number | null; readonly since: number | null } {
  let highest: number | null = null;
  let since = 0;
  for (let slot = from; isTaken(world, slot); slot++) {
    highest = slot;
    for (const [taken, epoch] of burnsIn(world)) if (taken === slot) since = Math.max(since, epoch * EPOCH_MS);
  }
  return { highest, since };
}

function intentsOf(world: World, from: number): Extract<HireAnswer, { kind: 'runs_read' }>['runs'] {
  return world.runs.flatMap(({ intent, endedAt }, index) => {
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
const MINDS_RIVALS = new Set<HireState['phase']>(['acquiring', 'reading_competing_intents', 'awaiting_rivals']);

/** Has not come past its rivals yet. */
function isBefore({ phase }: HireState): boolean {
  return MINDS_RIVALS.has(phase) || BEFORE_INTENT.has(phase);
}

const BEFORE_INTENT = new Set<HireState['phase']>([
  'looking',
  'reading_page',
  'authorizing',
  'reading_locks',
  'reading_runs',
  'reading_locks_again',
  'confirming',
  'writing_intent',
]);

// --- equal worlds -----------------------------------------------------------------------------------------------------------

/**
 * Runs are alike: their order says nothing. Runs that are gone count by what they left behind. Keys are put together from
 * plain texts: making them is most of what an exploration does.
 */
function createKey(lock: HireBounds['lock']): (world: World) => string {
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
  return (world) => {
    const { runs, taken, missions, withdrawn, recorded, epoch, left } = world;
    // Times of acquires and intents matter to a forced hire only.
    const mayForceHire = left.forcedHires > 0 || runs.some(({ machine }) => machine?.opens === 'force');
    const gone: number[] = taken.map((acquire) => toSlot(acquire, mayForceHire));
    const found: number[] = [];
    const toCome = left.starts + left.forcedHires + left.hires > 0;
    const mayRead =
      lock === 'reaction' && (toCome || runs.some(({ machine }) => machine !== null && isBefore(machine)));
    const isLive = ({ intent }: Run): boolean => mayRead && (intent?.deadline ?? 0) > epoch * EPOCH_MS;
    for (const run of runs) {
      const { machine, flights, intent, owns } = run;
      const isQuiet = machine === null && flights.length === 0 && (intent === null || !(mayForceHire || isLive(run)));
      if (isQuiet) for (const acquire of owns) gone.push(toSlot(acquire, mayForceHire));
      else if (machine === null || !MINDS_RIVALS.has(machine.phase)) found.push(toName(run, mayForceHire));
      else {
        const earlier = listEarlier(world, run, machine.generation).map((one) => toName(one, mayForceHire));
        found.push(intern(`${toName(run, mayForceHire)}<${earlier.sort(inOrder).join()}`));
      }
    }
    let key = `${epoch}|${left.starts}.${left.forcedHires}.${left.hires}.${left.crashes}.${left.ends}|`;
    for (const one of found.sort(inOrder)) key += `${one},`;
    key += '|';
    for (const slot of gone.sort(inOrder)) key += `${slot},`;
    key += '|';
    for (const { generation, over, epoch: landed } of missions) key += `${generation}${over ? 'o' : ''}@${landed},`;
    return `${key}|${withdrawn.join()}|${mayRead ? recorded.join() : ''}`;
  };
}

function inOrder(a: number, b: number): number {
  return a - b;
}

/** A acquire as one number: its slot, and where times matter its epoch. */
function toSlot([slot, epoch]: readonly [number, number], timed: boolean): number {
  return timed ? slot * 1000 + epoch : slot;
}

function toRunText({ machine, owns, flights, intent, endedAt, posted, looked }: Run, mayForceHire: boolean): string {
  let text = `${toText(machine)}|${posted} ${looked}|`;
  if (intent !== null) text += `${intent.generation} ${intent.deadline}`;
  if (mayForceHire) text += `|${endedAt}`;
  text += '|';
  for (const acquire of owns) text += `${toSlot(acquire, mayForceHire)},`;
  text += '|';
  for (const flight of flights.map(([what, generation]) => `${what}${generation}`).sort()) text += `${flight},`;
  return text;
}

/** What a state's future depends on. */
function toText(machine: HireState | null): string {
  if (machine === null) return '';
  const { phase, opens, generation, floor, intentDeadline, acquisitionId, takenSince } = machine;
  const { doubt, end, missions, withdrawn } = machine;
  let text = `${phase} ${opens} ${generation} ${floor} ${intentDeadline} ${acquisitionId} ${takenSince}`;
  text += doubt === null ? ' ' : ` ${doubt.why}@${doubt.until}`;
  text += end === null ? ' ' : end.kind === 'failed' ? ` ${end.why} ${end.clean}` : ` ${end.kind}`;
  if (withdrawn.length > 0) text += ` -${withdrawn.join()}`;
  if (phase === 'reading_page') for (const one of missions) text += ` ${one.generation}${one.over ? 'o' : ''}`;
  return text;
}
