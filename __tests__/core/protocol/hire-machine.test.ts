import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { advanceHire, beginHire, nextGeneration } from '../../../src/core/protocol/hire-machine.ts';
import type { HireAnswer, HireEvent, HireStart, HireStep, SeenMission } from '../../../src/core/protocol/hire-state.ts';
import { CONFIRM_MS, NOTICE_MS, FORCE_HIRE_MS } from '../../../src/core/protocol/hire-state.ts';
import { NOON } from '../../support/builders.ts';

const PAGE: HireStart = {
  subjectKind: 'page',
  isFirstAttempt: true,
  opens: 'first',
  lock: 'reaction',
  maxSequence: 8,
  deadline: NOON + 3_600_000,
};
const NEXT: HireStart = { ...PAGE, opens: 'next' };
const FORCE_HIRE: HireStart = { ...PAGE, opens: 'force' };
const RUN: HireStart = { ...PAGE, subjectKind: 'run' };

const seen = (generation: number, isOver = false): SeenMission => ({ id: `m_${generation}`, generation, isOver });
const found = (...missions: SeenMission[]): HireAnswer => ({ kind: 'looked_up', missions });
const none = found();
const lost: HireAnswer = { kind: 'look_up_failed' };
const pageRead = (...releasedGenerations: number[]): HireAnswer => ({
  kind: 'thread_read',
  exists: true,
  released: releasedGenerations,
});
const authorized: HireAnswer = { kind: 'authorized' };
const intent: HireAnswer = { kind: 'notice_written', deadline: NOON + NOTICE_MS };
const acquiredReply: HireAnswer = { kind: 'acquire_answered', reply: 'acquired', acquisitionId: '7' };
const acquire = (reply: 'taken' | 'gone' | 'denied' | 'unclear'): HireAnswer => ({ kind: 'acquire_answered', reply });
const posted: HireAnswer = { kind: 'post_answered', reply: 'done', mission: 'm_1' };
const competingIntentsRead = (
  what: Extract<HireAnswer, { kind: 'competing_intents_read' }>['competingIntents'],
): HireAnswer => ({
  kind: 'competing_intents_read',
  competingIntents: what,
});
const answered = (reply: 'refused' | 'unclear'): HireAnswer => ({ kind: 'post_answered', reply });
const recorded: HireAnswer = { kind: 'recorded' };
const undone = (isReleased: boolean): HireAnswer => ({ kind: 'lock_released', isReleased });
const removed: HireAnswer = { kind: 'notice_removed' };
const slept: HireAnswer = { kind: 'slept' };
const locksRead = (highest: number | null, since: number | null): HireAnswer => ({
  kind: 'locks_read',
  highest,
  since,
});
const runs = (...ends: (number | null)[]): HireAnswer => ({
  kind: 'runs_read',
  runs: ends.map((endedAt) => ({ run: '5.1', deadline: NOON - 40 * 60_000, endedAt, why: 'it is still running' })),
});

/** An answer at noon, unless it brings its own moment. */
type HireInput = HireAnswer | HireEvent;

function play(start: HireStart, ...answers: readonly HireInput[]): HireStep & { readonly done: readonly string[] } {
  let step = beginHire(start);
  const done: string[] = [step.effect.do];
  for (const answer of answers) {
    step = advanceHire(step.state, { at: NOON, cancelled: false, ...answer });
    done.push(step.effect.do);
  }
  return { ...step, done };
}

const ending = (start: HireStart, ...answers: readonly HireInput[]) => {
  const { effect } = play(start, ...answers);
  return effect.do === 'end' ? effect.end : effect;
};

/** Up to the taken lock, the last look-up before the POST, and the POST. */
const ASKING = [none, pageRead(), authorized, intent];
const ACQUIRED = [...ASKING, acquiredReply];
const ARMED = [...ACQUIRED, competingIntentsRead('none')];
const SENT = [...ARMED, none];

describe('a hire', () => {
  it('begins with nothing known, and nothing taken', () => {
    expect(beginHire(PAGE)).toEqual({
      state: {
        ...PAGE,
        phase: 'looking',
        missions: [],
        released: [],
        generation: 0,
        minGeneration: 0,
        takenSince: 0,
        noticeDeadline: 0,
        acquisitionId: null,
        unconfirmed: null,
        end: null,
      },
      effect: { do: 'look_up' },
    });
  });

  it('keeps what it knew when it ends', () => {
    const { state } = play(PAGE, lost);
    expect(state).toEqual({ ...beginHire(PAGE).state, phase: 'ended', end: { kind: 'stopped' } });
  });

  it('keeps to the times of the contract', () => {
    expect([NOTICE_MS, CONFIRM_MS, FORCE_HIRE_MS]).toEqual([60_000, 300_000, 900_000]);
  });

  it('may acquire the last sequence number, and no further', () => {
    const ended = (count: number) => found(...Array.from({ length: count }, (_, index) => seen(index + 1, true)));
    expect(play(NEXT, ended(7), pageRead(), authorized).effect).toEqual({ do: 'write_notice', generation: 8 });
    expect(ending(NEXT, ended(8), pageRead(), authorized)).toEqual({ kind: 'lock_limit_reached' });
  });
});

describe('a hire that goes well', () => {
  it('does one thing after the other, the POST once and last', () => {
    const { done, effect, state } = play(PAGE, ...SENT, posted, recorded, removed);
    expect(done).toEqual([
      'look_up',
      'read_thread',
      'authorize',
      'write_notice',
      'acquire',
      'read_competing_intents',
      'look_up',
      'post',
      'record',
      'remove_notice',
      'end',
    ]);
    expect(effect).toEqual({ do: 'end', end: { kind: 'posted', mission: 'm_1' } });
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
  });

  it('of a run without a page acquires nothing', () => {
    expect(play(RUN, none, authorized, posted, recorded).done).toEqual([
      'look_up',
      'authorize',
      'post',
      'record',
      'end',
    ]);
  });

  it('needs the first attempt of such a run; a later one only looks', () => {
    const again = { ...RUN, isFirstAttempt: false };
    expect(play(again, none, authorized).effect).toEqual({ do: 'look_up' });
    expect(ending(again, none, authorized, found(seen(1)))).toEqual({ kind: 'adopt' });
    const late = { ...none, at: NOON + CONFIRM_MS, cancelled: false };
    expect(ending(again, none, authorized, late)).toEqual({ kind: 'hire_unconfirmed', why: 'earlier_attempt' });
  });
});

describe('the generation', () => {
  it.each<[string, readonly SeenMission[], readonly number[], number]>([
    ['is the first where there never was a mission', [], [], 1],
    ['follows an ended mission', [seen(1, true)], [], 2],
    ['counts what a forced hire went past', [seen(3, true)], [], 4],
    ['counts ended duplicates', [seen(1, true), seen(1, true)], [], 3],
    ['leaves out what its owner signed off', [], [1, 2], 3],
    ['leaves that out behind a mission too', [seen(1, true)], [2], 3],
    ['is not moved by what was signed off further on', [], [2], 1],
  ])('%s', (_name, missions, releasedGenerations, generation) => {
    expect(nextGeneration(missions, releasedGenerations)).toBe(generation);
  });

  it('of a label is opened only where there never was a mission', () => {
    expect(ending(PAGE, found(seen(1, true)), pageRead())).toEqual({ kind: 'adopt' });
    expect(play(PAGE, none, pageRead(1), authorized).effect).toEqual({ do: 'write_notice', generation: 2 });
  });

  it('of a command is opened once all before it have ended', () => {
    expect(ending(NEXT, found(seen(1, true), seen(2)), pageRead())).toEqual({ kind: 'adopt' });
    const { effect } = play(NEXT, found(seen(1, true)), pageRead(), authorized);
    expect(effect).toEqual({ do: 'write_notice', generation: 2 });
  });

  it('of a command is not opened twice: a mission posted since is what it asked for', () => {
    expect(ending(NEXT, found({ ...seen(1, true), answersCommand: true }), pageRead())).toEqual({ kind: 'adopt' });
    expect(play(NEXT, found({ ...seen(1, true), answersCommand: false }), pageRead()).effect).toMatchObject({
      generation: 2,
    });
  });

  it('ends with the sequence numbers', () => {
    const eight = Array.from({ length: 8 }, (_, index) => seen(index + 1, true));
    expect(ending(NEXT, found(...eight), pageRead(), authorized)).toEqual({ kind: 'lock_limit_reached' });
    const { effect } = play({ ...NEXT, lock: 'ref', maxSequence: 9e9 }, found(...eight), pageRead(), authorized);
    expect(effect).toEqual({ do: 'write_notice', generation: 9 });
  });
});

describe('nothing is posted', () => {
  it.each<[string, HireStart, readonly HireInput[], unknown]>([
    ['when the first look-up fails', PAGE, [lost], { kind: 'stopped' }],
    ['without a subject', PAGE, [none, { kind: 'thread_read', exists: false, released: [] }], { kind: 'no_subject' }],
    ['when a mission is there', PAGE, [found(seen(1)), pageRead()], { kind: 'adopt' }],
    ['when it is refused', PAGE, [none, pageRead(), { kind: 'refused' }], { kind: 'refused' }],
    ['where the lock is denied', PAGE, [...ASKING, acquire('denied'), removed], { kind: 'denied' }],
    ['where the place is gone', PAGE, [...ASKING, acquire('gone'), removed], { kind: 'denied' }],
    ['when the second look-up fails', PAGE, [...ARMED, lost, undone(true), removed], { kind: 'stopped' }],
    ['when the second look-up finds one', PAGE, [...ARMED, found(seen(1)), removed], { kind: 'adopt' }],
    [
      'when the intent is too old',
      PAGE,
      [...ARMED, { ...none, at: NOON + NOTICE_MS, cancelled: false }, undone(true), removed],
      { kind: 'failed', why: 'late', isClean: true },
    ],
    [
      'when the job is cancelled before',
      PAGE,
      [...ARMED, { ...none, at: NOON, cancelled: true }, undone(false)],
      { kind: 'failed', why: 'cancelled', isClean: false },
    ],
  ])('%s', (_name, start, answers, how) => {
    expect(ending(start, ...answers)).toEqual(how);
    expect(play(start, ...answers).done).not.toContain('post');
  });

  it('one millisecond earlier, it is', () => {
    const last = { ...none, at: NOON + NOTICE_MS - 1, cancelled: false };
    expect(play(PAGE, ...ARMED, last).effect).toEqual({ do: 'post', generation: 1 });
  });
});

describe('a refused POST', () => {
  it('releases the lock by the id of its own acquisition', () => {
    const { effect } = play(PAGE, ...SENT, answered('refused'));
    expect(effect).toEqual({ do: 'release', generation: 1, acquisitionId: '7' });
    const how = { kind: 'failed', why: 'refused', isClean: true };
    expect(ending(PAGE, ...SENT, answered('refused'), undone(true), removed)).toEqual(how);
  });

  it('leaves its notice where the lock may yet be released, so that a forced hire waits for it', () => {
    const { done, effect } = play(PAGE, ...SENT, answered('refused'), undone(false));
    expect(done).not.toContain('remove_notice');
    expect(effect).toMatchObject({ end: { kind: 'failed', why: 'refused', isClean: false } });
  });

  it('gets a release marker where the lock is never released, and the notice stays', () => {
    const start: HireStart = { ...PAGE, lock: 'ref' };
    const sent = [...ACQUIRED, none];
    expect(play(start, ...sent, answered('refused')).effect).toEqual({ do: 'write_release_marker', generation: 1 });
    for (const ok of [true, false])
      expect(play(start, ...sent, answered('refused'), undone(ok)).done).not.toContain('remove_notice');
    const how = { kind: 'failed', why: 'refused', isClean: false };
    expect(ending(start, ...sent, answered('refused'), undone(false))).toEqual(how);
  });

  it('of a run without a page has nothing to give back', () => {
    expect(ending(RUN, none, authorized, answered('refused'))).toMatchObject({ why: 'refused', isClean: true });
  });
});

describe('an unconfirmed hire', () => {
  const UNCLEAR = [...SENT, answered('unclear')];
  const at = (ms: number, answer: HireAnswer): HireEvent => ({ ...answer, at: NOON + ms, cancelled: false });

  it('it is looked for with growing pauses, and never posted again', () => {
    const pauses: number[] = [];
    let step: HireStep = play(PAGE, ...UNCLEAR);
    let now = NOON;
    while (step.effect.do !== 'end') {
      const { effect } = step;
      if (effect.do === 'sleep') now += effect.ms;
      if (effect.do === 'sleep') pauses.push(effect.ms);
      const answer = effect.do === 'sleep' ? slept : pauses.length % 2 === 0 ? none : lost;
      step = advanceHire(step.state, { ...answer, at: now, cancelled: false });
    }
    expect(step.effect.end).toEqual({ kind: 'hire_unconfirmed', why: 'response_unknown' });
    expect(now).toBe(NOON + CONFIRM_MS);
    expect(pauses.slice(0, 3)).toEqual([2_000, 3_000, 4_500]);
    expect(play(PAGE, ...UNCLEAR, none, slept).effect).toEqual({ do: 'look_up' });
    expect(Math.max(...pauses)).toBe(30_000);
  });

  it('it is adopted once it is found, and its own intent has done its work', () => {
    const { done, effect } = play(PAGE, ...UNCLEAR, found(seen(1)), removed);
    expect(done.slice(-2)).toEqual(['remove_notice', 'end']);
    expect(effect).toMatchObject({ end: { kind: 'adopt' } });
    expect(ending(RUN, none, authorized, answered('unclear'), found(seen(1)))).toEqual({ kind: 'adopt' });
  });

  it.each([
    ['taken', 'another_run'],
    ['unclear', 'acquire_unknown'],
  ] as const)('after a lock that is %s, the intent comes down first', (reply, why) => {
    const start = [...ASKING, acquire(reply)];
    expect(play(PAGE, ...start).effect).toEqual({ do: 'remove_notice' });
    expect(play(PAGE, ...start, removed).effect).toEqual({ do: 'look_up' });
    expect(ending(PAGE, ...start, removed, found(seen(1)))).toEqual({ kind: 'adopt' });
    expect(ending(PAGE, ...start, removed, { ...none, at: NOON, cancelled: true })).toEqual({
      kind: 'hire_unconfirmed',
      why,
    });
  });

  it('lasts no longer than the step', () => {
    const start = { ...PAGE, deadline: NOON + 1_000 };
    expect(play(start, ...UNCLEAR, none).effect).toEqual({ do: 'sleep', ms: 1_000 });
    expect(ending(start, ...UNCLEAR, at(1_000, none))).toMatchObject({ kind: 'hire_unconfirmed' });
  });

  it('an ended mission of an earlier generation is not what was hired', () => {
    const sent = [
      found(seen(1, true)),
      pageRead(),
      authorized,
      intent,
      acquiredReply,
      competingIntentsRead('none'),
      found(seen(1, true)),
      answered('unclear'),
    ];
    expect(play(NEXT, ...sent, found(seen(1, true))).effect).toMatchObject({ do: 'sleep' });
    expect(ending(NEXT, ...sent, found(seen(1, true), seen(2, true)), removed)).toEqual({ kind: 'adopt' });
    expect(ending(NEXT, ...sent, found(seen(1)), removed)).toEqual({ kind: 'adopt' });
  });
});

describe('hire --force', () => {
  const LONG_AGO = NOON - 60 * 60_000;
  const ASKED = [none, pageRead(), authorized];
  const minutes = (count: number): number => NOON - count * 60_000;

  it('acquires the generation after the highest taken one, after two empty look-ups', () => {
    const long = locksRead(3, LONG_AGO);
    const { done, effect } = play(FORCE_HIRE, ...ASKED, long, runs(minutes(16), minutes(20)), long, none);
    const before = ['look_up', 'read_thread', 'authorize', 'read_locks', 'read_runs', 'read_locks'];
    expect(done).toEqual([...before, 'look_up', 'write_notice']);
    expect(effect).toEqual({ do: 'write_notice', generation: 4 });
  });

  it.each<[string, readonly HireInput[], unknown]>([
    ['where nothing is unconfirmed', [locksRead(null, 0)], { kind: 'nothing_unconfirmed' }],
    ['with the sequence numbers used up', [locksRead(8, LONG_AGO)], { kind: 'lock_limit_reached' }],
    ['after an acquisition of unknown time', [locksRead(1, null)], { kind: 'lock_time_unknown' }],
    [
      'too soon after the acquisition',
      [locksRead(1, NOON - FORCE_HIRE_MS - NOTICE_MS + 1)],
      { kind: 'too_early', until: NOON + 1 },
    ],
    [
      'while a run that named it is running',
      [locksRead(1, LONG_AGO), runs(minutes(30), null)],
      { kind: 'run_not_over', run: '5.1', why: 'it is still running' },
    ],
    [
      'too soon after such a run',
      [locksRead(1, LONG_AGO), runs(minutes(30), NOON - FORCE_HIRE_MS + 1)],
      { kind: 'too_early', until: NOON + 1 },
    ],
    [
      'when the first mission turns up after all',
      [locksRead(1, LONG_AGO), runs(), locksRead(1, LONG_AGO), found(seen(1, true))],
      { kind: 'adopt' },
    ],
    [
      'when the second look-up fails',
      [locksRead(1, LONG_AGO), runs(), locksRead(1, LONG_AGO), lost],
      { kind: 'stopped' },
    ],
    [
      'when its lock was taken back meanwhile',
      [locksRead(1, LONG_AGO), runs(), locksRead(null, 0)],
      { kind: 'nothing_unconfirmed' },
    ],
    [
      'when it was taken again meanwhile',
      [locksRead(1, LONG_AGO), runs(), locksRead(1, NOON)],
      { kind: 'too_early', until: NOON + NOTICE_MS + FORCE_HIRE_MS },
    ],
    [
      'when more was taken meanwhile, as long ago',
      [locksRead(1, LONG_AGO), runs(), locksRead(2, LONG_AGO)],
      { kind: 'too_early', until: LONG_AGO + NOTICE_MS + FORCE_HIRE_MS },
    ],
    [
      'when more was taken meanwhile, at an unknown time',
      [locksRead(1, LONG_AGO), runs(), locksRead(2, null)],
      { kind: 'too_early', until: NOON + NOTICE_MS + FORCE_HIRE_MS },
    ],
  ])('is refused %s', (_name, answers, how) => {
    expect(ending(FORCE_HIRE, ...ASKED, ...answers)).toEqual(how);
  });

  it('waits for the deadline of an intent whose run ended before it', () => {
    const run = { run: '5.1', deadline: NOON - FORCE_HIRE_MS + 5, endedAt: LONG_AGO, why: '' };
    const answer: HireAnswer = { kind: 'runs_read', runs: [run] };
    expect(ending(FORCE_HIRE, ...ASKED, locksRead(1, LONG_AGO), answer)).toEqual({
      kind: 'too_early',
      until: NOON + 5,
    });
  });

  it('continues from the moment that all waiting is over', () => {
    const just = NOON - FORCE_HIRE_MS;
    expect(play(FORCE_HIRE, ...ASKED, locksRead(1, just - NOTICE_MS)).effect).toEqual({ do: 'read_runs', from: 1 });
    expect(play(FORCE_HIRE, ...ASKED, locksRead(1, LONG_AGO), runs(just)).effect).toEqual({
      do: 'read_locks',
      from: 1,
    });
  });

  it('continues where no notice is left', () => {
    const long = locksRead(1, LONG_AGO);
    expect(play(FORCE_HIRE, ...ASKED, long, runs(), long).effect).toEqual({ do: 'look_up' });
  });
});

/** Every answer that fits an effect. */
function answersTo(step: HireStep): readonly HireAnswer[] {
  const lookups = [none, lost, found(seen(1)), found(seen(1, true)), found(seen(1, true), seen(2))];
  switch (step.effect.do) {
    case 'look_up':
      return lookups;
    case 'read_thread':
      return [pageRead(), pageRead(1), { kind: 'thread_read', exists: false, released: [] }];
    case 'authorize':
      return [authorized, { kind: 'refused' }];
    case 'read_locks':
      return [locksRead(null, 0), locksRead(1, 0), locksRead(2, NOON), locksRead(1, null), locksRead(8, 0)];
    case 'read_runs':
      return [runs(), runs(0), runs(NOON), runs(null)];
    case 'write_notice':
      return [intent];
    case 'acquire':
      return [acquiredReply, acquire('taken'), acquire('gone'), acquire('denied'), acquire('unclear')];
    case 'post':
      return [posted, answered('refused'), answered('unclear')];
    case 'read_competing_intents':
      return (['none', 'earlier', 'recorded', 'unknown'] as const).map(competingIntentsRead);
    case 'record':
      return [recorded];
    case 'release':
    case 'write_release_marker':
      return [undone(true), undone(false)];
    case 'remove_notice':
      return [removed];
    case 'sleep':
      return [slept];
    case 'end':
      return [];
  }
}

describe('another run that may also believe that it has the lock', () => {
  const late = { at: NOON + NOTICE_MS, cancelled: false };
  const cancelled = { at: NOON, cancelled: true };

  it('is not asked for where a lock is certainly taken once', () => {
    expect(play({ ...PAGE, lock: 'ref' }, ...ACQUIRED).effect).toEqual({ do: 'look_up' });
  });

  it.each(['earlier', 'unknown'] as const)(
    'is waited for (%s), and the hire continues once it has stood down',
    (what) => {
      const waiting = play(PAGE, ...ACQUIRED, competingIntentsRead(what));
      expect(waiting.effect).toEqual({ do: 'sleep', ms: 2_000 });
      const { effect } = play(PAGE, ...ACQUIRED, competingIntentsRead(what), slept);
      expect(effect).toEqual({ do: 'read_competing_intents', generation: 1 });
      expect(play(PAGE, ...ACQUIRED, competingIntentsRead(what), slept, competingIntentsRead('none')).effect).toEqual({
        do: 'look_up',
      });
    },
  );

  it.each<[string, HireInput]>([
    ['has recorded its mission', competingIntentsRead('recorded')],
    ['stays to the end', { ...competingIntentsRead('earlier'), ...late }],
    ['stays when the job is cancelled', { ...competingIntentsRead('earlier'), ...cancelled }],
  ])('is left the generation where it %s, and the lock stays taken', (_what, answer) => {
    const { done } = play(PAGE, ...ACQUIRED, answer, removed);
    expect(done.slice(-2)).toEqual(['remove_notice', 'look_up']);
    expect(ending(PAGE, ...ACQUIRED, answer, removed, found(seen(1)))).toEqual({ kind: 'adopt' });
    const lookupPastDeadline = { ...none, at: NOON + 2 * CONFIRM_MS, cancelled: false };
    expect(ending(PAGE, ...ACQUIRED, answer, removed, lookupPastDeadline)).toEqual({
      kind: 'hire_unconfirmed',
      why: 'another_run',
    });
  });

  it.each(['earlier', 'unknown'] as const)('is waited for (%s) no longer than the run may take', (what) => {
    const SHORT = { ...PAGE, deadline: NOON + 20_000 };
    const at = (after: number): HireInput => ({ ...competingIntentsRead(what), at: NOON + after, cancelled: false });
    expect(play(SHORT, ...ACQUIRED, at(19_999)).effect).toMatchObject({ do: 'sleep' });
    expect(play(SHORT, ...ACQUIRED, at(20_000)).effect).not.toMatchObject({ do: 'sleep' });
  });

  it.each<[string, HireInput, 'late' | 'cancelled']>([
    ['in time', { ...competingIntentsRead('unknown'), ...late }, 'late'],
    ['before the job is cancelled', { ...competingIntentsRead('unknown'), ...cancelled }, 'cancelled'],
  ])('releases the lock where the comments cannot be read %s', (_what, answer, why) => {
    expect(ending(PAGE, ...ACQUIRED, answer, undone(true), removed)).toEqual({ kind: 'failed', why, isClean: true });
  });
});

describe('whatever is answered', () => {
  const starts = fc.constantFrom(PAGE, NEXT, FORCE_HIRE, RUN, { ...NEXT, lock: 'ref' as const });
  const choices = fc.array(fc.record({ pick: fc.nat(9), wait: fc.nat(50_000), cancelled: fc.boolean() }), {
    minLength: 40,
    maxLength: 40,
  });

  it('it posts at most once, only with its own lock, an empty look and time left, and it ends', () => {
    fc.assert(
      fc.property(starts, choices, (start, list) => {
        let step = beginHire({ ...start, deadline: NOON + CONFIRM_MS });
        let now = NOON;
        let posts = 0;
        const before: string[] = [];
        for (const { pick, wait, cancelled } of list) {
          const options = answersTo(step);
          const answer = options[pick % Math.max(1, options.length)];
          if (answer === undefined) break;
          now += step.effect.do === 'sleep' ? step.effect.ms : step.effect.do === 'look_up' ? wait : 0;
          before.push(step.effect.do);
          step = advanceHire(step.state, { ...answer, at: now, cancelled });
          if (step.effect.do !== 'post') continue;
          posts += 1;
          expect(step.state.end).toBeNull();
          if (start.subjectKind === 'run') continue;
          const steps = before.slice(before.indexOf('write_notice')).filter((one) => one !== 'sleep');
          const competingIntentsRead = steps.slice(2, -1);
          expect([...steps.slice(0, 2), ...steps.slice(-1)]).toEqual(['write_notice', 'acquire', 'look_up']);
          expect(new Set(competingIntentsRead)).toEqual(
            new Set(start.lock === 'reaction' ? ['read_competing_intents'] : []),
          );
          expect(step.state.acquisitionId).not.toBeNull();
          expect(now).toBeLessThan(step.state.noticeDeadline);
        }
        expect(posts).toBeLessThanOrEqual(1);
      }),
      { numRuns: 2_000 },
    );
  });

  it('an answer to something else is a bug, and said so', () => {
    const { state } = beginHire(PAGE);
    for (const answer of [
      pageRead(),
      authorized,
      locksRead(1, 0),
      runs(),
      slept,
      intent,
      competingIntentsRead('none'),
      acquiredReply,
      posted,
      recorded,
      undone(true),
      removed,
    ]) {
      expect(() => advanceHire(state, { ...answer, at: NOON, cancelled: false })).toThrow('a hire that is looking');
    }
    const { state: acquiring } = play(PAGE, none, pageRead(), authorized, intent);
    expect(() => advanceHire(acquiring, { ...none, at: NOON, cancelled: false })).toThrow(
      'a hire that is acquiring was told what belongs to looking or confirming',
    );
  });

  it('a state that no hire ever reaches is a bug, and said so', () => {
    const { state } = beginHire(PAGE);
    const advanceTo = (phase: HireStep['state']['phase'], answer: HireAnswer) => () =>
      advanceHire({ ...state, phase }, { ...answer, at: NOON, cancelled: false });
    expect(advanceTo('recording', recorded)).toThrow('recorded before it was decided');
    expect(advanceTo('releasing', undone(true))).toThrow('undone before it was decided');
    expect(advanceTo('confirming_hire', none)).toThrow('never doubted');
  });
});
