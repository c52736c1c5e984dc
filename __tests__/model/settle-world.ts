/**
 * A small world around the real settling machine (core/protocol/settle-machine.ts): a mission that goes back and forth, a head that
 * moves, decision locks and comments, a status comment that remembers the round, requests under way, runs that crash at every
 * step and are started again, and a person who overrides. Everything that can happen is tried in every order.
 *
 * Around the machine stands what flow/observe/observe.ts does, in small: the round is what the marketplace counts (`counts`), or where it
 * counts nothing the one that the status comment remembers, plus one where a rework on record has visibly taken effect. Readings of GitHub may lag (`lag`): a run may see the page as it was
 * before its latest change. Epochs and `bounded` are as in hire-world.ts; a person's word is bounded in time (docs/PROTOCOL.md#promises).
 */
import {
  advanceSettling,
  beginSettling,
  type Preconditions,
  type SettleEvent,
  type SettleMove,
  type SettlePlan,
  type SettleState,
  type MissionStanding,
} from '../../src/core/protocol/settle-machine.ts';
import { createIntern, type Happening, type Universe } from './explore.ts';
import { EPOCH_MS } from './hire-world.ts';

/** The reducer, or a broken one. */
export interface SettleMachine {
  begin(plan: SettlePlan, at: number): SettleMove;
  advance(state: SettleState, event: SettleEvent): SettleMove;
}

export const REAL_SETTLE: SettleMachine = { begin: beginSettling, advance: advanceSettling };

export interface SettleBounds {
  /** How often a run looks at the mission, re-runs included, and how many of them at a time. */
  readonly turns: number;
  readonly atOnce: number;
  readonly crashes: number;
  /** `/orkestro accept` and `/orkestro rework`. */
  readonly words: readonly ('accept' | 'rework')[];
  readonly holds: number;
  /** What the checks say of each head: the first is delivered, the next come with pushes and after reworks. */
  readonly heads: readonly ('green' | 'red')[];
  readonly epochs: number;
  readonly bounded: boolean;
  readonly lag: boolean;
  /** The marketplace tells how often a mission was sent back. */
  readonly counts: boolean;
  /** Taking back deletes whatever acquire is there. */
  readonly byContent?: boolean;
}

type Verdict = 'accept' | 'rework';

interface Decision {
  readonly id: number;
  readonly round: number;
  readonly verdict: Verdict;
}

/** What GitHub shows of the mission's page. */
interface Page {
  readonly round: number;
  readonly decisions: readonly Decision[];
  readonly held: boolean;
}

/** A request under way. */
type Flight =
  | {
      readonly what: 'send';
      readonly verdict: Verdict;
      readonly round: number;
      /** The round that the marketplace was in when all was read the last time. */
      readonly judged: number;
      readonly person: boolean;
    }
  | { readonly what: 'acquire' | 'delete'; readonly round: number; readonly of: number }
  | { readonly what: 'decide'; readonly round: number; readonly verdict: Verdict; readonly id: number }
  | { readonly what: 'remember'; readonly round: number };

interface Run {
  readonly id: number;
  readonly state: SettleState | null;
  /** The round that the last look showed. */
  readonly round: number;
  readonly person: boolean;
  /** What it was told since it judged: nothing against it, that what it judged has changed, or that another has decided. */
  readonly told: 'fine' | 'changed' | 'decided';
  readonly flights: readonly Flight[];
  /** What it has sent and could not be sure was refused. */
  readonly sent: readonly { readonly round: number; readonly verdict: Verdict; readonly epoch: number }[];
}

interface World {
  readonly phase: 'awaiting_acceptance' | 'in_progress' | 'accepted';
  readonly reworks: number;
  readonly head: number;
  readonly page: Page;
  /** As it was before its latest change. */
  readonly before: Page;
  /** Round → whose acquire it is, and since which epoch. */
  readonly locks: readonly { readonly round: number; readonly of: number; readonly epoch: number }[];
  readonly runs: readonly Run[];
  readonly epoch: number;
  readonly next: number;
  readonly left: { readonly turns: number; readonly crashes: number; readonly holds: number; readonly words: number };
}

export function createSettleUniverse(bounds: SettleBounds, machine: SettleMachine = REAL_SETTLE): Universe<World> {
  const page: Page = { round: 1, decisions: [], held: false };
  const initial: World = {
    phase: 'awaiting_acceptance',
    reworks: 0,
    head: 0,
    page,
    before: page,
    locks: [],
    runs: [],
    epoch: 0,
    next: 1,
    left: { turns: bounds.turns, crashes: bounds.crashes, holds: bounds.holds, words: bounds.words.length },
  };
  const rules = new SettleRules(bounds, machine);
  return { initial, key: createKey(), happenings: (world) => rules.all(world) };
}

class SettleRules {
  readonly #bounds: SettleBounds;
  readonly #machine: SettleMachine;

  constructor(bounds: SettleBounds, machine: SettleMachine) {
    this.#bounds = bounds;
    this.#machine = machine;
  }

  *all(world: World): Iterable<Happening<World>> {
    yield* this.#starts(world);
    yield* this.#others(world);
    for (const [index, run] of world.runs.entries()) {
      for (const flight of run.flights) yield* this.#arrivals(world, index, flight);
      if (run.state !== null) yield* this.#answers(world, index, run.state);
    }
  }

  // --- who does what outside of the runs ------------------------------------------------------------------------------

  *#starts(world: World): Iterable<Happening<World>> {
    const { left, runs } = world;
    if (runs.filter(({ state }) => state !== null).length >= this.#bounds.atOnce) return;
    if (left.turns > 0) {
      for (const page of this.#pages(world)) {
        const verdict = this.#judge(world, page);
        if (verdict === null) continue;
        const plan = { verdict, head: toHead(world.head), askedAt: null, recorded: true };
        const say = `run ${world.next} looks at round ${this.#roundOf(world, page)} and would ${verdict}`;
        yield { say, world: this.#begin({ ...world, left: { ...left, turns: left.turns - 1 } }, plan) };
      }
    }
    const word = this.#bounds.words[this.#bounds.words.length - left.words];
    if (word === undefined || world.phase !== 'awaiting_acceptance') return;
    const plan = { verdict: word, head: toHead(world.head), askedAt: world.epoch * EPOCH_MS, recorded: true };
    const said = { ...world, left: { ...left, words: left.words - 1 } };
    yield { say: `a person says ${word}, run ${world.next} does it`, world: this.#begin(said, plan) };
  }

  #begin(world: World, plan: SettlePlan): World {
    const { state } = this.#machine.begin(plan, nowOf(world));
    const run = {
      id: world.next,
      state,
      round: 0,
      person: plan.askedAt !== null,
      told: 'fine',
      flights: [],
      sent: [],
    } as const;
    return { ...world, runs: [...world.runs, run], next: world.next + 1 };
  }

  *#others(world: World): Iterable<Happening<World>> {
    const { phase, head, page, left, runs } = world;
    const isLast = head + 1 >= this.#bounds.heads.length;
    if (phase === 'in_progress') {
      yield { say: 'the same head is delivered again', world: { ...world, phase: 'awaiting_acceptance' } };
      if (!isLast)
        yield { say: 'a new head is delivered', world: { ...world, phase: 'awaiting_acceptance', head: head + 1 } };
    }
    if (phase === 'awaiting_acceptance' && !isLast)
      yield { say: 'somebody pushes', world: { ...world, head: head + 1 } };
    if (left.holds > 0 && !page.held)
      yield {
        say: 'a person says hold',
        world: show({ ...world, left: { ...left, holds: left.holds - 1 } }, { held: true }),
      };
    // A request that was decided on but has not left is as good as under way.
    const isQuiet = runs.every(({ flights, state }) => flights.length === 0 && !isSending(state));
    if (world.epoch + 1 < this.#bounds.epochs && (!this.#bounds.bounded || isQuiet))
      yield { say: 'twenty minutes pass', world: { ...world, epoch: world.epoch + 1, before: page } };
  }

  // --- what a look shows ----------------------------------------------------------------------------------------------

  /** The page as it is, and as a replica that lags shows it. */
  #pages({ page, before }: World): readonly Page[] {
    return this.#bounds.lag && before !== page ? [page, before] : [page];
  }

  /** What the policy says, as the page and the head stand. */
  #judge({ phase, head }: World, { held }: Page): Verdict | null {
    if (phase !== 'awaiting_acceptance' || held) return null;
    return this.#bounds.heads[head] === 'green' ? 'accept' : 'rework';
  }

  #ground({ phase, head, reworks }: World, { held }: Page, person: boolean): Preconditions {
    const isReady = phase === 'awaiting_acceptance';
    return {
      isReady,
      head: toHead(head),
      isBlocked: held && !person,
      reworks: this.#bounds.counts ? reworks : null,
      fingerprint: '',
    };
  }

  #standingOf({ phase, reworks }: World): MissionStanding {
    return { phase, reworks: this.#bounds.counts ? reworks : null };
  }

  /** As core/state/rounds.ts has it. */
  #roundOf({ phase, reworks }: World, { round, decisions }: Page): number {
    if (this.#bounds.counts) return Math.max(round, 1 + reworks);
    const wasSentBack = decisions.some((one) => one.round === round && one.verdict === 'rework');
    return phase === 'in_progress' && wasSentBack ? round + 1 : round;
  }

  // --- what is under way ----------------------------------------------------------------------------------------------

  *#arrivals(world: World, index: number, flight: Flight): Iterable<Happening<World>> {
    const run = at(world, index);
    const without = put(world, index, { ...run, flights: run.flights.filter((one) => one !== flight) });
    const name = `run ${run.id}'s ${flight.what} of round ${flight.round}`;
    yield { say: `${name} lands late`, ...this.#land(without, run.id, flight) };
    yield { say: `${name} is lost`, world: without };
  }

  #land(world: World, id: number, flight: Flight): Omit<Happening<World>, 'say'> {
    switch (flight.what) {
      case 'send':
        return this.#settle(world, flight);
      case 'acquire':
        return { world: isTaken(world, flight.round) ? world : taken(world, flight.round, id) };
      case 'delete':
        return { world: this.#unburn(world, flight.round, flight.of) };
      case 'decide':
        return { world: decided(world, flight) };
      case 'remember':
        return { world: show(world, { round: flight.round }) };
    }
  }

  /** The marketplace takes it while it waits for acceptance, whatever it was meant for. */
  #settle(
    world: World,
    { verdict, round, judged, person }: Omit<Extract<Flight, { what: 'send' }>, 'what'>,
  ): Omit<Happening<World>, 'say'> {
    if (world.phase !== 'awaiting_acceptance') return { world };
    const now = world.reworks + 1;
    const red = verdict === 'accept' && !person && !this.#bounds.heads.slice(0, world.head + 1).includes('green');
    // A person accepts or sends back what is there. Where the marketplace counts nothing, nobody can know after such a word how
    // many rounds there were before it.
    const isKnown = this.#bounds.counts || world.left.words === this.#bounds.words.length;
    const broken =
      !person && isKnown && (judged !== now || round !== now)
        ? `the ${verdict} of round ${round}, judged in ${judged}, took effect in round ${now}`
        : red
          ? 'paid, and nothing was ever green'
          : null;
    if (verdict === 'accept') return { world: { ...world, phase: 'accepted' }, broken };
    return { world: { ...world, phase: 'in_progress', reworks: world.reworks + 1 }, broken };
  }

  #unburn(world: World, round: number, of: number): World {
    const isIt = (lock: World['locks'][number]): boolean =>
      lock.round === round && (this.#bounds.byContent === true || lock.of === of);
    return { ...world, locks: world.locks.filter((lock) => !isIt(lock)) };
  }

  // --- what a run asks for, and every answer it can get ---------------------------------------------------------------

  *#answers(world: World, index: number, state: SettleState): Iterable<Happening<World>> {
    const run = at(world, index);
    if (world.left.crashes > 0) {
      const dead = put({ ...world, left: { ...world.left, crashes: world.left.crashes - 1 } }, index, {
        ...run,
        state: null,
      });
      yield { say: `run ${run.id} crashes before ${state.awaits}`, world: dead };
      const flight = this.#flightOf(world, run, state);
      if (flight !== null) {
        const { broken, world: sent } =
          flight.what === 'send' ? this.#judgeSend(dead, index, flight) : { world: dead, broken: null };
        yield {
          say: `run ${run.id} crashes with its ${flight.what} under way`,
          world: fly(sent, index, flight),
          broken,
        };
      }
    }
    yield* this.#replies(world, index, state);
  }

  #flightOf(world: World, run: Run, state: SettleState): Flight | null {
    const { awaits, plan, acquisition, left } = state;
    const { round, person, id } = run;
    const { verdict } = plan;
    switch (awaits) {
      case 'acquire':
        return { what: 'acquire', round, of: id };
      case 'clear':
        return { what: 'delete', round, of: Number(left) };
      case 'release':
        return acquisition === null ? null : { what: 'delete', round, of: Number(acquisition.id) };
      case 'write_decision':
        return { what: 'decide', round, verdict, id: world.next };
      case 'send':
        return { what: 'send', verdict, round, judged: judgedIn(state, round), person };
      case 'look':
      case 'read_lock':
      case 'list_decisions':
      case 'read_again':
      case 'read_mission':
      case 'remove_decision':
        return null;
    }
  }

  *#replies(world: World, index: number, state: SettleState): Iterable<Happening<World>> {
    const run = at(world, index);
    const { id, round, person } = run;
    const { verdict } = state.plan;
    const hear = (after: World, what: string, event: Reply): Happening<World> =>
      this.#hear(after, index, state, what, event);
    switch (state.awaits) {
      case 'look':
        for (const page of this.#pages(world)) {
          const seen = this.#roundOf(world, page);
          const judged = person ? (world.phase === 'awaiting_acceptance' ? verdict : null) : this.#judge(world, page);
          const ids = page.decisions.filter((one) => one.round === seen).map((one) => one.id);
          const ground = this.#ground(world, page, person);
          const after = put(world, index, { ...run, round: seen });
          yield hear(after, `looks again at round ${seen}`, {
            to: 'look',
            reply: { verdict: judged, ground, placed: true, seen: ids },
          });
        }
        return;
      case 'acquire': {
        const lock = world.locks.find((one) => one.round === round);
        if (lock !== undefined)
          yield hear(world, `finds round ${round} taken`, { to: 'acquire', reply: { kind: 'taken' } });
        else
          yield hear(taken(world, round, id), `acquires round ${round}`, {
            to: 'acquire',
            reply: { kind: 'acquired', acquisitionId: String(id) },
          });
        const flying = lock === undefined ? fly(world, index, { what: 'acquire', round, of: id }) : world;
        yield hear(flying, 'does not hear what became of its acquire', { to: 'acquire', reply: { kind: 'unclear' } });
        return;
      }
      case 'read_lock': {
        const lock = world.locks.find((one) => one.round === round);
        const reply =
          lock === undefined
            ? INTACT
            : ({ kind: 'taken', at: lock.epoch * EPOCH_MS, acquisitionId: String(lock.of) } as const);
        yield hear(world, 'reads the lock', { to: 'read_lock', reply });
        yield hear(world, 'cannot read the lock', { to: 'read_lock', reply: null });
        return;
      }
      case 'clear': {
        const of = Number(state.left);
        yield hear(this.#unburn(world, round, of), 'takes the lock over', { to: 'clear', reply: true });
        yield hear(fly(world, index, { what: 'delete', round, of }), 'does not hear whether it took over', {
          to: 'clear',
          reply: false,
        });
        return;
      }
      case 'list_decisions':
        for (const page of this.#pages(world)) {
          const reply = page.decisions.filter((one) => one.round === round).map((one) => one.id);
          const isNews = reply.some((one) => !state.seen.includes(one)) || (!person && reply.length > 0);
          const after = isNews ? put(world, index, { ...run, told: 'decided' }) : world;
          yield hear(after, `sees ${reply.length} decisions`, { to: 'list_decisions', reply });
        }
        yield hear(world, 'cannot list decisions', { to: 'list_decisions', reply: null });
        return;
      case 'write_decision': {
        const note = { id: world.next, round, verdict };
        const written = { ...decided(world, note), next: world.next + 1 };
        yield hear(written, `decides ${verdict}`, { to: 'write_decision', reply: note.id });
        const flying = fly({ ...world, next: world.next + 1 }, index, { what: 'decide', ...note });
        yield hear(flying, 'does not hear whether its decision is written', { to: 'write_decision', reply: null });
        return;
      }
      case 'read_again': {
        const reply = this.#ground(world, world.page, person);
        const isSame =
          reply.isReady &&
          !reply.isBlocked &&
          reply.head === state.plan.head &&
          reply.reworks === state.preconditions?.reworks;
        const after = isSame ? world : put(world, index, { ...run, told: 'changed' });
        yield hear(after, 'reads all again', { to: 'read_again', reply });
        yield hear(world, 'cannot read again', { to: 'read_again', reply: null });
        return;
      }
      case 'send':
        yield* this.#sends(world, index, state);
        return;
      case 'read_mission':
        yield hear(world, 'reads the mission', { to: 'read_mission', reply: this.#standingOf(world) });
        yield hear(world, 'cannot read the mission', { to: 'read_mission', reply: null });
        return;
      case 'remove_decision': {
        const decisions = world.page.decisions.filter((one) => one.id !== state.note);
        yield hear(show(world, { decisions }), 'takes its decision down', { to: 'remove_decision', reply: true });
        yield hear(world, 'cannot take its decision down', { to: 'remove_decision', reply: false });
        return;
      }
      case 'release': {
        const of = Number(state.acquisition?.id);
        yield hear(this.#unburn(world, round, of), 'takes its lock back', { to: 'release', reply: true });
        yield hear(fly(world, index, { what: 'delete', round, of }), 'does not hear whether it is back', {
          to: 'release',
          reply: false,
        });
        return;
      }
    }
  }

  *#sends(world: World, index: number, state: SettleState): Iterable<Happening<World>> {
    const { round, person } = at(world, index);
    const judged = judgedIn(state, round);
    const flight = { what: 'send', verdict: state.plan.verdict, round, judged, person } as const;
    const { world: sent, broken } = this.#judgeSend(world, index, flight);
    const hear = (after: World, what: string, event: Reply, harm: string | null = null): Happening<World> => ({
      ...this.#hear(after, index, state, what, event),
      broken: harm ?? broken,
    });
    const landed = this.#settle(sent, flight);
    const done: Reply = { to: 'send', reply: { kind: 'done', standing: this.#standingOf(landed.world) } };
    if (world.phase === 'awaiting_acceptance') yield hear(landed.world, `sends ${flight.verdict}`, done, landed.broken);
    yield hear(fly(sent, index, flight), `sends ${flight.verdict} and loses the answer`, {
      to: 'send',
      reply: { kind: 'unclear' },
    });
    yield hear(world, `sends ${flight.verdict} and is refused`, { to: 'send', reply: { kind: 'refused' } });
  }

  /** One decision a round: only its owner, and only an accept, is ever sent again; a person may go past one that is long over. */
  #judgeSend(
    world: World,
    index: number,
    { verdict, round, person }: Extract<Flight, { what: 'send' }>,
  ): { readonly world: World; readonly broken: string | null } {
    const run = at(world, index);
    const earlier = world.runs
      .flatMap((one) => one.sent.map((sent) => ({ ...sent, id: one.id })))
      .filter((one) => one.round === round);
    const wrong = earlier.find((one) => {
      const isOwn = one.id === run.id && one.verdict === 'accept' && verdict === 'accept';
      return !isOwn && !(person && one.epoch < world.epoch);
    });
    const sent = [...run.sent, { round, verdict, epoch: world.epoch }];
    const told = run.told === 'fine' ? null : `run ${run.id} sends ${verdict} although it was told: ${run.told}`;
    const broken =
      wrong === undefined
        ? told
        : `run ${run.id} sends ${verdict} in round ${round}, for which run ${wrong.id} sent ${wrong.verdict}`;
    return { world: put(world, index, { ...run, sent }), broken };
  }

  #hear(world: World, index: number, state: SettleState, what: string, event: Reply): Happening<World> {
    const heard = { ...event, at: nowOf(world), cancelled: false } as SettleEvent;
    const { state: next, effect } = this.#machine.advance(state, heard);
    const run = at(world, index);
    const say = `run ${run.id} ${what}`;
    if (effect.kind !== 'end') return { say, world: put(world, index, { ...run, state: next }) };
    const over = put(world, index, { ...run, state: null });
    const isSentBack = effect.end.kind === 'settled' && next.plan.verdict === 'rework';
    // The round goes up in the status comment; that write can come late as well.
    return { say, world: isSentBack ? fly(over, index, { what: 'remember', round: run.round + 1 }) : over };
  }
}

type Reply = {
  readonly [S in SettleEvent['to']]: Pick<Extract<SettleEvent, { to: S }>, 'to' | 'reply'>;
}[SettleEvent['to']];

/** The round that was read last; where nobody counts, the one that was looked at. */
function judgedIn({ preconditions }: SettleState, round: number): number {
  const counted = preconditions?.reworks ?? null;
  return counted === null ? round : counted + 1;
}

const INTACT = { kind: 'free' } as const;
const SENDS = new Set(['acquire', 'clear', 'release', 'write_decision', 'send']);

function isSending(state: SettleState | null): boolean {
  return state !== null && SENDS.has(state.awaits);
}

// --- small looks at a world, and changes of it --------------------------------------------------------------------------

function nowOf({ epoch }: World): number {
  return epoch * EPOCH_MS + 1;
}

function toHead(head: number): string {
  return `h${head}`;
}

function isTaken({ locks }: World, round: number): boolean {
  return locks.some((lock) => lock.round === round);
}

function taken(world: World, round: number, of: number): World {
  return { ...world, locks: [...world.locks, { round, of, epoch: world.epoch }] };
}

function show(world: World, change: Partial<Page>): World {
  return { ...world, page: { ...world.page, ...change }, before: world.page };
}

function decided(world: World, { id, round, verdict }: Decision): World {
  return show(world, { decisions: [...world.page.decisions, { id, round, verdict }] });
}

function at(world: World, index: number): Run {
  const run = world.runs[index];
  if (run === undefined) throw new RangeError(`there is no run ${index}`);
  return run;
}

function put(world: World, index: number, run: Run): World {
  return { ...world, runs: world.runs.with(index, run) };
}

function fly(world: World, index: number, flight: Flight): World {
  const run = at(world, index);
  return put(world, index, { ...run, flights: [...run.flights, flight] });
}

// --- equal worlds -----------------------------------------------------------------------------------------------------------

/**
 * Runs and comments are named anew in the order of what they are, so that worlds that differ in names only are one. Keys are
 * put together from plain texts: making them is most of what an exploration does.
 */
function createKey(): (world: World) => string {
  const intern = createIntern();
  const own = new WeakMap<Run, string>();
  const toOwn = (run: Run): string => {
    let text = own.get(run);
    if (text === undefined) {
      text = `#${intern(toRunText(run))}`;
      own.set(run, text);
    }
    return text;
  };
  const toText = (run: Run, locks: World['locks']): string => {
    let text = toOwn(run);
    for (const { of, round, epoch: since } of locks) if (of === run.id) text += `,${round}@${since}`;
    return text;
  };
  return ({ phase, reworks, head, page, before, locks, runs, epoch, left }) => {
    const sorted = runs
      .filter(
        ({ state, flights, sent, id }) =>
          state !== null || flights.length > 0 || sent.length > 0 || locks.some((lock) => lock.of === id),
      )
      .map((run) => ({ run, text: toText(run, locks) }))
      .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.run.id - b.run.id));
    const names = new Map<number, number>();
    for (const { run } of sorted) names.set(run.id, names.size);
    let key = `${phase} ${reworks} ${head} ${epoch} ${left.turns} ${left.crashes} ${left.holds} ${left.words}`;
    for (const { run, text } of sorted) key += text + toLinks(run, names);
    key += toPage(page, names);
    if (before !== page) key += toPage(before, names);
    for (const lock of locks) if (!names.has(lock.of)) key += `?${lock.round}@${lock.epoch}`;
    return key;
  };
}

/** What of a run names other runs and comments. */
function toLinks({ state, flights }: Run, names: Map<number, number>): string {
  let text = ':';
  for (const id of state?.seen ?? []) text += `${name(names, id)},`;
  text += `;${nameOf(names, state?.note ?? null)};${nameOf(names, state?.left ?? null)};`;
  for (const flight of flights) text += `${nameOf(names, idIn(flight))},`;
  return text;
}

function idIn(flight: Flight): number | null {
  if ('of' in flight) return flight.of;
  return 'id' in flight ? flight.id : null;
}

function toPage({ round, decisions, held }: Page, names: Map<number, number>): string {
  let text = held ? `!${round}` : `/${round}`;
  for (const one of decisions) text += `,${name(names, one.id)} ${one.round} ${one.verdict}`;
  return text;
}

function nameOf(names: Map<number, number>, id: number | string | null): number | null {
  return id === null ? null : name(names, Number(id));
}

function name(names: Map<number, number>, id: number): number {
  const known = names.get(id) ?? names.size;
  names.set(id, known);
  return known;
}

function toRunText({ state, round, person, told, flights, sent }: Run): string {
  const flying = flights.map((flight) => {
    const verdict = 'verdict' in flight ? flight.verdict : '';
    return `${flight.what} ${flight.round} ${verdict} ${'judged' in flight ? flight.judged : ''}`;
  });
  let text = `${toStateText(state)}|${round} ${person} ${told}|${flying.sort().join()}|`;
  for (const one of sent) text += `${one.round} ${one.verdict} ${one.epoch},`;
  return text;
}

/** What a state's future depends on, without names. */
function toStateText(state: SettleState | null): string {
  if (state === null) return '';
  const { plan, awaits, askedAt, preconditions, acquisition, note, left, sent, answer, then } = state;
  const planned = `${plan.verdict} ${plan.head} ${plan.askedAt} ${plan.recorded}`;
  const basis =
    preconditions === null
      ? ''
      : `${preconditions.isReady} ${preconditions.head} ${preconditions.isBlocked} ${preconditions.reworks}`;
  return `${planned}|${awaits} ${askedAt}|${basis}|${acquisition?.deadline ?? 0} ${note !== null} ${left !== null} ${sent} ${answer} ${then}`;
}
