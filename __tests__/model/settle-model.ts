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
import { createIntern, type Transition, type Model } from './explore.ts';
import { EPOCH_MS } from './hire-model.ts';

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
interface StatusCommentState {
  readonly round: number;
  readonly decisions: readonly Decision[];
  readonly held: boolean;
}

/** A request under way. */
type PendingRequest =
  | {
      readonly what: 'send';
      readonly verdict: Verdict;
      readonly round: number;
      /** The round that the marketplace was in when all was read the last time. */
      readonly judged: number;
      readonly isManual: boolean;
    }
  | { readonly what: 'acquire' | 'delete'; readonly round: number; readonly of: number }
  | { readonly what: 'decide'; readonly round: number; readonly verdict: Verdict; readonly id: number }
  | { readonly what: 'remember'; readonly round: number };

interface Run {
  readonly id: number;
  readonly state: SettleState | null;
  /** The round that the last look showed. */
  readonly round: number;
  readonly isManual: boolean;
  /** What it was told since it judged: nothing against it, that what it judged has changed, or that another has decided. */
  readonly preconditionState: 'fine' | 'changed' | 'decided';
  readonly pendingRequests: readonly PendingRequest[];
  /** What it has sent and could not be sure was refused. */
  readonly sent: readonly { readonly round: number; readonly verdict: Verdict; readonly epoch: number }[];
}

interface SettleConfiguration {
  readonly phase: 'awaiting_acceptance' | 'in_progress' | 'accepted';
  readonly reworks: number;
  readonly head: number;
  readonly statusComment: StatusCommentState;
  /** As it was before its latest change. */
  readonly before: StatusCommentState;
  /** Round → whose acquire it is, and since which epoch. */
  readonly locks: readonly { readonly round: number; readonly of: number; readonly epoch: number }[];
  readonly runs: readonly Run[];
  readonly epoch: number;
  readonly next: number;
  readonly left: { readonly turns: number; readonly crashes: number; readonly holds: number; readonly words: number };
}

export function createSettleModel(
  bounds: SettleBounds,
  machine: SettleMachine = REAL_SETTLE,
): Model<SettleConfiguration> {
  const statusComment: StatusCommentState = { round: 1, decisions: [], held: false };
  const initial: SettleConfiguration = {
    phase: 'awaiting_acceptance',
    reworks: 0,
    head: 0,
    statusComment,
    before: statusComment,
    locks: [],
    runs: [],
    epoch: 0,
    next: 1,
    left: { turns: bounds.turns, crashes: bounds.crashes, holds: bounds.holds, words: bounds.words.length },
  };
  const rules = new SettleRules(bounds, machine);
  return { initial, key: createKey(), transitions: (configuration) => rules.all(configuration) };
}

class SettleRules {
  readonly #bounds: SettleBounds;
  readonly #machine: SettleMachine;

  constructor(bounds: SettleBounds, machine: SettleMachine) {
    this.#bounds = bounds;
    this.#machine = machine;
  }

  *all(configuration: SettleConfiguration): Iterable<Transition<SettleConfiguration>> {
    yield* this.#starts(configuration);
    yield* this.#others(configuration);
    for (const [index, run] of configuration.runs.entries()) {
      for (const pendingRequest of run.pendingRequests) yield* this.#arrivals(configuration, index, pendingRequest);
      if (run.state !== null) yield* this.#answers(configuration, index, run.state);
    }
  }

  // --- who does what outside of the runs ------------------------------------------------------------------------------

  *#starts(configuration: SettleConfiguration): Iterable<Transition<SettleConfiguration>> {
    const { left, runs } = configuration;
    if (runs.filter(({ state }) => state !== null).length >= this.#bounds.atOnce) return;
    if (left.turns > 0) {
      for (const statusComment of this.#pages(configuration)) {
        const verdict = this.#judge(configuration, statusComment);
        if (verdict === null) continue;
        const plan = { verdict, head: toHead(configuration.head), askedAt: null, isRecorded: true };
        const label = `run ${configuration.next} looks at round ${this.#roundOf(configuration, statusComment)} and would ${verdict}`;
        yield {
          label,
          configuration: this.#begin({ ...configuration, left: { ...left, turns: left.turns - 1 } }, plan),
        };
      }
    }
    const word = this.#bounds.words[this.#bounds.words.length - left.words];
    if (word === undefined || configuration.phase !== 'awaiting_acceptance') return;
    const plan = {
      verdict: word,
      head: toHead(configuration.head),
      askedAt: configuration.epoch * EPOCH_MS,
      isRecorded: true,
    };
    const said = { ...configuration, left: { ...left, words: left.words - 1 } };
    yield { label: `a person says ${word}, run ${configuration.next} does it`, configuration: this.#begin(said, plan) };
  }

  #begin(configuration: SettleConfiguration, plan: SettlePlan): SettleConfiguration {
    const { state } = this.#machine.begin(plan, nowOf(configuration));
    const run = {
      id: configuration.next,
      state,
      round: 0,
      isManual: plan.askedAt !== null,
      preconditionState: 'fine',
      pendingRequests: [],
      sent: [],
    } as const;
    return { ...configuration, runs: [...configuration.runs, run], next: configuration.next + 1 };
  }

  *#others(configuration: SettleConfiguration): Iterable<Transition<SettleConfiguration>> {
    const { phase, head, statusComment, left, runs } = configuration;
    const isLast = head + 1 >= this.#bounds.heads.length;
    if (phase === 'in_progress') {
      yield {
        label: 'the same head is delivered again',
        configuration: { ...configuration, phase: 'awaiting_acceptance' },
      };
      if (!isLast)
        yield {
          label: 'a new head is delivered',
          configuration: { ...configuration, phase: 'awaiting_acceptance', head: head + 1 },
        };
    }
    if (phase === 'awaiting_acceptance' && !isLast)
      yield { label: 'somebody pushes', configuration: { ...configuration, head: head + 1 } };
    if (left.holds > 0 && !statusComment.held)
      yield {
        label: 'a person says hold',
        configuration: show({ ...configuration, left: { ...left, holds: left.holds - 1 } }, { held: true }),
      };
    // A request that was decided on but has not left is as good as under way.
    const isQuiet = runs.every(({ pendingRequests, state }) => pendingRequests.length === 0 && !isSending(state));
    if (configuration.epoch + 1 < this.#bounds.epochs && (!this.#bounds.bounded || isQuiet))
      yield {
        label: 'twenty minutes pass',
        configuration: { ...configuration, epoch: configuration.epoch + 1, before: statusComment },
      };
  }

  // --- what a look shows ----------------------------------------------------------------------------------------------

  /** The page as it is, and as a replica that lags shows it. */
  #pages({ statusComment, before }: SettleConfiguration): readonly StatusCommentState[] {
    return this.#bounds.lag && before !== statusComment ? [statusComment, before] : [statusComment];
  }

  /** What the policy says, as the page and the head stand. */
  #judge({ phase, head }: SettleConfiguration, { held }: StatusCommentState): Verdict | null {
    if (phase !== 'awaiting_acceptance' || held) return null;
    return this.#bounds.heads[head] === 'green' ? 'accept' : 'rework';
  }

  #ground(
    { phase, head, reworks }: SettleConfiguration,
    { held }: StatusCommentState,
    isManual: boolean,
  ): Preconditions {
    const isReady = phase === 'awaiting_acceptance';
    return {
      isReady,
      head: toHead(head),
      isBlocked: held && !isManual,
      reworks: this.#bounds.counts ? reworks : null,
      fingerprint: '',
    };
  }

  #standingOf({ phase, reworks }: SettleConfiguration): MissionStanding {
    return { phase, reworks: this.#bounds.counts ? reworks : null };
  }

  /** As core/state/rounds.ts has it. */
  #roundOf({ phase, reworks }: SettleConfiguration, { round, decisions }: StatusCommentState): number {
    if (this.#bounds.counts) return Math.max(round, 1 + reworks);
    const wasSentBack = decisions.some((one) => one.round === round && one.verdict === 'rework');
    return phase === 'in_progress' && wasSentBack ? round + 1 : round;
  }

  // --- what is under way ----------------------------------------------------------------------------------------------

  *#arrivals(
    configuration: SettleConfiguration,
    index: number,
    pendingRequest: PendingRequest,
  ): Iterable<Transition<SettleConfiguration>> {
    const run = at(configuration, index);
    const without = put(configuration, index, {
      ...run,
      pendingRequests: run.pendingRequests.filter((one) => one !== pendingRequest),
    });
    const name = `run ${run.id}'s ${pendingRequest.what} of round ${pendingRequest.round}`;
    yield { label: `${name} lands late`, ...this.#land(without, run.id, pendingRequest) };
    yield { label: `${name} is lost`, configuration: without };
  }

  #land(
    configuration: SettleConfiguration,
    id: number,
    pendingRequest: PendingRequest,
  ): Omit<Transition<SettleConfiguration>, 'label'> {
    switch (pendingRequest.what) {
      case 'send':
        return this.#settle(configuration, pendingRequest);
      case 'acquire':
        return {
          configuration: isTaken(configuration, pendingRequest.round)
            ? configuration
            : taken(configuration, pendingRequest.round, id),
        };
      case 'delete':
        return { configuration: this.#unburn(configuration, pendingRequest.round, pendingRequest.of) };
      case 'decide':
        return { configuration: decided(configuration, pendingRequest) };
      case 'remember':
        return { configuration: show(configuration, { round: pendingRequest.round }) };
    }
  }

  /** The marketplace takes it while it waits for acceptance, whatever it was meant for. */
  #settle(
    configuration: SettleConfiguration,
    { verdict, round, judged, isManual }: Omit<Extract<PendingRequest, { what: 'send' }>, 'what'>,
  ): Omit<Transition<SettleConfiguration>, 'label'> {
    if (configuration.phase !== 'awaiting_acceptance') return { configuration };
    const now = configuration.reworks + 1;
    const red =
      verdict === 'accept' && !isManual && !this.#bounds.heads.slice(0, configuration.head + 1).includes('green');
    // A person accepts or sends back what is there. Where the marketplace counts nothing, nobody can know after such a word how
    // many rounds there were before it.
    const isKnown = this.#bounds.counts || configuration.left.words === this.#bounds.words.length;
    const broken =
      !isManual && isKnown && (judged !== now || round !== now)
        ? `the ${verdict} of round ${round}, judged in ${judged}, took effect in round ${now}`
        : red
          ? 'paid, and nothing was ever green'
          : null;
    if (verdict === 'accept') return { configuration: { ...configuration, phase: 'accepted' }, broken };
    return { configuration: { ...configuration, phase: 'in_progress', reworks: configuration.reworks + 1 }, broken };
  }

  #unburn(configuration: SettleConfiguration, round: number, of: number): SettleConfiguration {
    const isIt = (lock: SettleConfiguration['locks'][number]): boolean =>
      lock.round === round && (this.#bounds.byContent === true || lock.of === of);
    return { ...configuration, locks: configuration.locks.filter((lock) => !isIt(lock)) };
  }

  // --- what a run asks for, and every answer it can get ---------------------------------------------------------------

  *#answers(
    configuration: SettleConfiguration,
    index: number,
    state: SettleState,
  ): Iterable<Transition<SettleConfiguration>> {
    const run = at(configuration, index);
    if (configuration.left.crashes > 0) {
      const dead = put(
        { ...configuration, left: { ...configuration.left, crashes: configuration.left.crashes - 1 } },
        index,
        {
          ...run,
          state: null,
        },
      );
      yield { label: `run ${run.id} crashes before ${state.awaitedStep}`, configuration: dead };
      const pendingRequest = this.#flightOf(configuration, run, state);
      if (pendingRequest !== null) {
        const { broken, configuration: sent } =
          pendingRequest.what === 'send'
            ? this.#judgeSend(dead, index, pendingRequest)
            : { configuration: dead, broken: null };
        yield {
          label: `run ${run.id} crashes with its ${pendingRequest.what} under way`,
          configuration: addPending(sent, index, pendingRequest),
          broken,
        };
      }
    }
    yield* this.#replies(configuration, index, state);
  }

  #flightOf(configuration: SettleConfiguration, run: Run, state: SettleState): PendingRequest | null {
    const { awaitedStep, plan, acquisition, abandonedAcquisition } = state;
    const { round, isManual, id } = run;
    const { verdict } = plan;
    switch (awaitedStep) {
      case 'acquire':
        return { what: 'acquire', round, of: id };
      case 'clear_lock':
        return { what: 'delete', round, of: Number(abandonedAcquisition) };
      case 'release':
        return acquisition === null ? null : { what: 'delete', round, of: Number(acquisition.id) };
      case 'write_decision':
        return { what: 'decide', round, verdict, id: configuration.next };
      case 'send':
        return { what: 'send', verdict, round, judged: evaluatedHeadOf(state, round), isManual };
      case 'refresh':
      case 'read_lock':
      case 'list_decisions':
      case 'read_again':
      case 'read_mission':
      case 'remove_decision':
        return null;
    }
  }

  *#replies(
    configuration: SettleConfiguration,
    index: number,
    state: SettleState,
  ): Iterable<Transition<SettleConfiguration>> {
    const run = at(configuration, index);
    const { id, round, isManual } = run;
    const { verdict } = state.plan;
    const replyTransition = (after: SettleConfiguration, what: string, event: Reply): Transition<SettleConfiguration> =>
      this.#deliver(after, index, state, what, event);
    switch (state.awaitedStep) {
      case 'refresh':
        for (const statusComment of this.#pages(configuration)) {
          const seen = this.#roundOf(configuration, statusComment);
          const judged = isManual
            ? configuration.phase === 'awaiting_acceptance'
              ? verdict
              : null
            : this.#judge(configuration, statusComment);
          const ids = statusComment.decisions.filter((one) => one.round === seen).map((one) => one.id);
          const preconditions = this.#ground(configuration, statusComment, isManual);
          const after = put(configuration, index, { ...run, round: seen });
          yield replyTransition(after, `looks again at round ${seen}`, {
            to: 'refresh',
            reply: { verdict: judged, preconditions: preconditions, isLockAvailable: true, seenDecisions: ids },
          });
        }
        return;
      case 'acquire': {
        const lock = configuration.locks.find((one) => one.round === round);
        if (lock !== undefined)
          yield replyTransition(configuration, `finds round ${round} taken`, {
            to: 'acquire',
            reply: { kind: 'taken' },
          });
        else
          yield replyTransition(taken(configuration, round, id), `acquires round ${round}`, {
            to: 'acquire',
            reply: { kind: 'acquired', acquisitionId: String(id) },
          });
        const flying =
          lock === undefined ? addPending(configuration, index, { what: 'acquire', round, of: id }) : configuration;
        yield replyTransition(flying, 'does not deliver what became of its acquire', {
          to: 'acquire',
          reply: { kind: 'unclear' },
        });
        return;
      }
      case 'read_lock': {
        const lock = configuration.locks.find((one) => one.round === round);
        const reply =
          lock === undefined
            ? INTACT
            : ({ kind: 'taken', at: lock.epoch * EPOCH_MS, acquisitionId: String(lock.of) } as const);
        yield replyTransition(configuration, 'reads the lock', { to: 'read_lock', reply });
        yield replyTransition(configuration, 'cannot read the lock', { to: 'read_lock', reply: null });
        return;
      }
      case 'clear_lock': {
        const of = Number(state.abandonedAcquisition);
        yield replyTransition(this.#unburn(configuration, round, of), 'takes the lock over', {
          to: 'clear_lock',
          reply: true,
        });
        yield replyTransition(
          addPending(configuration, index, { what: 'delete', round, of }),
          'does not deliver whether it took over',
          {
            to: 'clear_lock',
            reply: false,
          },
        );
        return;
      }
      case 'list_decisions':
        for (const statusComment of this.#pages(configuration)) {
          const reply = statusComment.decisions.filter((one) => one.round === round).map((one) => one.id);
          const isNew = reply.some((one) => !state.seenDecisions.includes(one)) || (!isManual && reply.length > 0);
          const after = isNew ? put(configuration, index, { ...run, preconditionState: 'decided' }) : configuration;
          yield replyTransition(after, `sees ${reply.length} decisions`, { to: 'list_decisions', reply });
        }
        yield replyTransition(configuration, 'cannot list decisions', { to: 'list_decisions', reply: null });
        return;
      case 'write_decision': {
        const note = { id: configuration.next, round, verdict };
        const written = { ...decided(configuration, note), next: configuration.next + 1 };
        yield replyTransition(written, `decides ${verdict}`, { to: 'write_decision', reply: note.id });
        const flying = addPending({ ...configuration, next: configuration.next + 1 }, index, {
          what: 'decide',
          ...note,
        });
        yield replyTransition(flying, 'does not deliver whether its decision is written', {
          to: 'write_decision',
          reply: null,
        });
        return;
      }
      case 'read_again': {
        const reply = this.#ground(configuration, configuration.statusComment, isManual);
        const isSame =
          reply.isReady &&
          !reply.isBlocked &&
          reply.head === state.plan.head &&
          reply.reworks === state.preconditions?.reworks;
        const after = isSame ? configuration : put(configuration, index, { ...run, preconditionState: 'changed' });
        yield replyTransition(after, 'reads all again', { to: 'read_again', reply });
        yield replyTransition(configuration, 'cannot read again', { to: 'read_again', reply: null });
        return;
      }
      case 'send':
        yield* this.#sends(configuration, index, state);
        return;
      case 'read_mission':
        yield replyTransition(configuration, 'reads the mission', {
          to: 'read_mission',
          reply: this.#standingOf(configuration),
        });
        yield replyTransition(configuration, 'cannot read the mission', { to: 'read_mission', reply: null });
        return;
      case 'remove_decision': {
        const decisions = configuration.statusComment.decisions.filter((one) => one.id !== state.decisionComment);
        yield replyTransition(show(configuration, { decisions }), 'takes its decision down', {
          to: 'remove_decision',
          reply: true,
        });
        yield replyTransition(configuration, 'cannot take its decision down', { to: 'remove_decision', reply: false });
        return;
      }
      case 'release': {
        const of = Number(state.acquisition?.id);
        yield replyTransition(this.#unburn(configuration, round, of), 'takes its lock back', {
          to: 'release',
          reply: true,
        });
        yield replyTransition(
          addPending(configuration, index, { what: 'delete', round, of }),
          'does not deliver whether it is back',
          {
            to: 'release',
            reply: false,
          },
        );
        return;
      }
    }
  }

  *#sends(
    configuration: SettleConfiguration,
    index: number,
    state: SettleState,
  ): Iterable<Transition<SettleConfiguration>> {
    const { round, isManual } = at(configuration, index);
    const judged = evaluatedHeadOf(state, round);
    const pendingRequest = { what: 'send', verdict: state.plan.verdict, round, judged, isManual } as const;
    const { configuration: sent, broken } = this.#judgeSend(configuration, index, pendingRequest);
    const replyTransition = (
      after: SettleConfiguration,
      what: string,
      event: Reply,
      violation: string | null = null,
    ): Transition<SettleConfiguration> => ({
      ...this.#deliver(after, index, state, what, event),
      broken: violation ?? broken,
    });
    const landed = this.#settle(sent, pendingRequest);
    const done: Reply = { to: 'send', reply: { kind: 'done', standing: this.#standingOf(landed.configuration) } };
    if (configuration.phase === 'awaiting_acceptance')
      yield replyTransition(landed.configuration, `sends ${pendingRequest.verdict}`, done, landed.broken);
    yield replyTransition(
      addPending(sent, index, pendingRequest),
      `sends ${pendingRequest.verdict} and loses the answer`,
      {
        to: 'send',
        reply: { kind: 'unclear' },
      },
    );
    yield replyTransition(configuration, `sends ${pendingRequest.verdict} and is refused`, {
      to: 'send',
      reply: { kind: 'refused' },
    });
  }

  /** One decision a round: only its owner, and only an accept, is ever sent again; a person may go past one that is long over. */
  #judgeSend(
    configuration: SettleConfiguration,
    index: number,
    { verdict, round, isManual }: Extract<PendingRequest, { what: 'send' }>,
  ): { readonly configuration: SettleConfiguration; readonly broken: string | null } {
    const run = at(configuration, index);
    const earlier = configuration.runs
      .flatMap((one) => one.sent.map((sent) => ({ ...sent, id: one.id })))
      .filter((one) => one.round === round);
    const wrong = earlier.find((one) => {
      const isOwn = one.id === run.id && one.verdict === 'accept' && verdict === 'accept';
      return !isOwn && !(isManual && one.epoch < configuration.epoch);
    });
    const sent = [...run.sent, { round, verdict, epoch: configuration.epoch }];
    const preconditionState =
      run.preconditionState === 'fine'
        ? null
        : `run ${run.id} sends ${verdict} although it was told: ${run.preconditionState}`;
    const broken =
      wrong === undefined
        ? preconditionState
        : `run ${run.id} sends ${verdict} in round ${round}, for which run ${wrong.id} sent ${wrong.verdict}`;
    return { configuration: put(configuration, index, { ...run, sent }), broken };
  }

  #deliver(
    configuration: SettleConfiguration,
    index: number,
    state: SettleState,
    what: string,
    event: Reply,
  ): Transition<SettleConfiguration> {
    const receivedEvent = { ...event, at: nowOf(configuration), cancelled: false } as SettleEvent;
    const { state: next, effect } = this.#machine.advance(state, receivedEvent);
    const run = at(configuration, index);
    const label = `run ${run.id} ${what}`;
    if (effect.kind !== 'end') return { label, configuration: put(configuration, index, { ...run, state: next }) };
    const over = put(configuration, index, { ...run, state: null });
    const isSentBack = effect.end.kind === 'settled' && next.plan.verdict === 'rework';
    // The round goes up in the status comment; that write can come late as well.
    return {
      label,
      configuration: isSentBack ? addPending(over, index, { what: 'remember', round: run.round + 1 }) : over,
    };
  }
}

type Reply = {
  readonly [S in SettleEvent['to']]: Pick<Extract<SettleEvent, { to: S }>, 'to' | 'reply'>;
}[SettleEvent['to']];

/** The round that was read last; where nobody counts, the one that was looked at. */
function evaluatedHeadOf({ preconditions }: SettleState, round: number): number {
  const counted = preconditions?.reworks ?? null;
  return counted === null ? round : counted + 1;
}

const INTACT = { kind: 'free' } as const;
const SENDS = new Set(['acquire', 'clear_lock', 'release', 'write_decision', 'send']);

function isSending(state: SettleState | null): boolean {
  return state !== null && SENDS.has(state.awaitedStep);
}

// --- small looks at a world, and changes of it --------------------------------------------------------------------------

function nowOf({ epoch }: SettleConfiguration): number {
  return epoch * EPOCH_MS + 1;
}

function toHead(head: number): string {
  return `h${head}`;
}

function isTaken({ locks }: SettleConfiguration, round: number): boolean {
  return locks.some((lock) => lock.round === round);
}

function taken(configuration: SettleConfiguration, round: number, of: number): SettleConfiguration {
  return { ...configuration, locks: [...configuration.locks, { round, of, epoch: configuration.epoch }] };
}

function show(configuration: SettleConfiguration, change: Partial<StatusCommentState>): SettleConfiguration {
  return {
    ...configuration,
    statusComment: { ...configuration.statusComment, ...change },
    before: configuration.statusComment,
  };
}

function decided(configuration: SettleConfiguration, { id, round, verdict }: Decision): SettleConfiguration {
  return show(configuration, { decisions: [...configuration.statusComment.decisions, { id, round, verdict }] });
}

function at(configuration: SettleConfiguration, index: number): Run {
  const run = configuration.runs[index];
  if (run === undefined) throw new RangeError(`there is no run ${index}`);
  return run;
}

function put(configuration: SettleConfiguration, index: number, run: Run): SettleConfiguration {
  return { ...configuration, runs: configuration.runs.with(index, run) };
}

function addPending(
  configuration: SettleConfiguration,
  index: number,
  pendingRequest: PendingRequest,
): SettleConfiguration {
  const run = at(configuration, index);
  return put(configuration, index, { ...run, pendingRequests: [...run.pendingRequests, pendingRequest] });
}

// --- equal worlds -----------------------------------------------------------------------------------------------------------

/**
 * Runs and comments are named anew in the order of what they are, so that worlds that differ in names only are one. Keys are
 * put together from plain texts: making them is most of what an exploration does.
 */
function createKey(): (configuration: SettleConfiguration) => string {
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
  const toText = (run: Run, locks: SettleConfiguration['locks']): string => {
    let text = toOwn(run);
    for (const { of, round, epoch: since } of locks) if (of === run.id) text += `,${round}@${since}`;
    return text;
  };
  return ({ phase, reworks, head, statusComment, before, locks, runs, epoch, left }) => {
    const sorted = runs
      .filter(
        ({ state, pendingRequests, sent, id }) =>
          state !== null || pendingRequests.length > 0 || sent.length > 0 || locks.some((lock) => lock.of === id),
      )
      .map((run) => ({ run, text: toText(run, locks) }))
      .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.run.id - b.run.id));
    const names = new Map<number, number>();
    for (const { run } of sorted) names.set(run.id, names.size);
    let key = `${phase} ${reworks} ${head} ${epoch} ${left.turns} ${left.crashes} ${left.holds} ${left.words}`;
    for (const { run, text } of sorted) key += text + toLinks(run, names);
    key += toPage(statusComment, names);
    if (before !== statusComment) key += toPage(before, names);
    for (const lock of locks) if (!names.has(lock.of)) key += `?${lock.round}@${lock.epoch}`;
    return key;
  };
}

/** What of a run names other runs and comments. */
function toLinks({ state, pendingRequests }: Run, names: Map<number, number>): string {
  let text = ':';
  for (const id of state?.seenDecisions ?? []) text += `${name(names, id)},`;
  text += `;${nameOf(names, state?.decisionComment ?? null)};${nameOf(names, state?.abandonedAcquisition ?? null)};`;
  for (const pendingRequest of pendingRequests) text += `${nameOf(names, idIn(pendingRequest))},`;
  return text;
}

function idIn(pendingRequest: PendingRequest): number | null {
  if ('of' in pendingRequest) return pendingRequest.of;
  return 'id' in pendingRequest ? pendingRequest.id : null;
}

function toPage({ round, decisions, held }: StatusCommentState, names: Map<number, number>): string {
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

function toRunText({ state, round, isManual, preconditionState, pendingRequests, sent }: Run): string {
  const flying = pendingRequests.map((pendingRequest) => {
    const verdict = 'verdict' in pendingRequest ? pendingRequest.verdict : '';
    return `${pendingRequest.what} ${pendingRequest.round} ${verdict} ${'judged' in pendingRequest ? pendingRequest.judged : ''}`;
  });
  let text = `${toStateText(state)}|${round} ${isManual} ${preconditionState}|${flying.sort().join()}|`;
  for (const one of sent) text += `${one.round} ${one.verdict} ${one.epoch},`;
  return text;
}

/** What a state's future depends on, without names. */
function toStateText(state: SettleState | null): string {
  if (state === null) return '';
  const {
    plan,
    awaitedStep,
    askedAt,
    preconditions,
    acquisition,
    decisionComment,
    abandonedAcquisition,
    sendCount,
    response,
    pendingEnd,
  } = state;
  const planned = `${plan.verdict} ${plan.head} ${plan.askedAt} ${plan.isRecorded}`;
  const basis =
    preconditions === null
      ? ''
      : `${preconditions.isReady} ${preconditions.head} ${preconditions.isBlocked} ${preconditions.reworks}`;
  return `${planned}|${awaitedStep} ${askedAt}|${basis}|${acquisition?.deadline ?? 0} ${decisionComment !== null} ${abandonedAcquisition !== null} ${sendCount} ${response} ${pendingEnd}`;
}
