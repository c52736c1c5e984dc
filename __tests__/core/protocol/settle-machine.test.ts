import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type {
  Preconditions,
  Replies,
  SettleEnd,
  SettleMove,
  SettlePlan,
} from '../../../src/core/protocol/settle-machine.ts';
import {
  advanceSettling,
  beginSettling,
  DECISION_MS,
  OTHER_RUN_MS,
  TAKEOVER_MS,
  type SettleEvent,
} from '../../../src/core/protocol/settle-machine.ts';
import { NOON } from '../../support/builders.ts';

const PRECONDITIONS: Preconditions = { isReady: true, head: 'abc', isBlocked: false, reworks: 0, fingerprint: 'same' };
const PLAN: SettlePlan = { verdict: 'accept', head: 'abc', askedAt: null, isRecorded: true };
const SNAPSHOT = { verdict: 'accept', preconditions: PRECONDITIONS, isLockAvailable: true, seenDecisions: [] } as const;
const ACQUIRED = { kind: 'acquired', acquisitionId: 'b1' } as const;
const WAITS = { phase: 'awaiting_acceptance', reworks: 0 } as const;
const PAID = { phase: 'accepted', reworks: 0 } as const;
const OLD = { kind: 'taken', at: NOON - DECISION_MS - TAKEOVER_MS, acquisitionId: 'b0' } as const;
const MANUAL_DECISION = { askedAt: NOON } as const;

type Reply = { readonly [S in keyof Replies]: readonly [S, Replies[S]] }[keyof Replies];

interface SettleScenario {
  readonly plan?: Partial<SettlePlan>;
  readonly replies: readonly Reply[];
  /** From which reply on it is a minute later, or the job cancelled. */
  readonly lateFrom?: number;
  readonly cancelledFrom?: number;
}

/** Answers step by step; what each effect was, and how it ended (`null`: not yet). */
function play({ plan = {}, replies, lateFrom = Infinity, cancelledFrom = Infinity }: SettleScenario): {
  readonly steps: readonly string[];
  readonly end: SettleEnd | null;
  readonly last: SettleMove;
} {
  let move = beginSettling({ ...PLAN, ...plan }, NOON);
  const steps: string[] = [];
  for (const [index, [to, reply]] of replies.entries()) {
    steps.push(move.effect.kind);
    const at = NOON + index + (index >= lateFrom ? DECISION_MS : 0);
    move = advanceSettling(move.state, { to, reply, at, cancelled: index >= cancelledFrom } as SettleEvent);
  }
  return { steps, end: move.effect.kind === 'end' ? move.effect.end : null, last: move };
}

const EVALUATED: readonly Reply[] = [
  ['refresh', SNAPSHOT],
  ['acquire', ACQUIRED],
];
const DECIDED: readonly Reply[] = [...EVALUATED, ['list_decisions', []], ['write_decision', 7]];
const READ: readonly Reply[] = [...DECIDED, ['read_again', PRECONDITIONS]];
const REMOVED: readonly Reply[] = [
  ['remove_decision', true],
  ['release', true],
];
const SENT_UNCLEAR: readonly Reply[] = [...READ, ['send', { kind: 'unclear' }]];
const SENT_TWICE: readonly Reply[] = [...SENT_UNCLEAR, ['read_mission', WAITS], ['read_again', PRECONDITIONS]];
const REWORK = { verdict: 'rework' } as const;

/** The same replies for a rework. */
function sendBack(replies: readonly Reply[]): readonly Reply[] {
  return replies.map(([to, reply]): Reply =>
    to === 'refresh' ? ['refresh', { ...SNAPSHOT, verdict: 'rework' }] : ([to, reply] as Reply),
  );
}

const heldFor = (why: string): object => ({ kind: 'held', why });

describe('the times', () => {
  it('are those of the contract', () => {
    expect([DECISION_MS, OTHER_RUN_MS, TAKEOVER_MS]).toEqual([60_000, 120_000, 900_000]);
  });

  const at = (to: keyof Replies, reply: unknown, when: number, move: SettleMove): SettleMove =>
    advanceSettling(move.state, { to, reply, at: when, cancelled: false } as SettleEvent);

  it.each([
    [DECISION_MS - 1, 'send'],
    [DECISION_MS, 'release'],
  ])('let nothing be sent a minute after the acquire was asked for (%i ms: %s)', (later, step) => {
    let move = at('refresh', SNAPSHOT, NOON, beginSettling({ ...PLAN, isRecorded: false }, NOON - 5));
    move = at('acquire', ACQUIRED, NOON + 1, move);
    expect(at('read_again', PRECONDITIONS, NOON + later, move).effect.kind).toBe(step);
  });

  it.each([
    [OTHER_RUN_MS - 1, { kind: 'busy', since: NOON }],
    [OTHER_RUN_MS, { kind: 'held', why: 'others' }],
  ])('give another run two minutes (%i ms)', (later, end) => {
    const move = at('acquire', { kind: 'taken' }, NOON, at('refresh', SNAPSHOT, NOON, beginSettling(PLAN, NOON)));
    const { effect } = at('read_lock', { kind: 'taken', at: NOON, acquisitionId: 'b0' }, NOON + later, move);
    expect(effect).toEqual({ kind: 'end', end });
  });
});

describe('settling a round', () => {
  it('begins with nothing known, and nothing taken or sent', () => {
    expect(beginSettling(PLAN, NOON)).toEqual({
      state: {
        plan: PLAN,
        awaitedStep: 'refresh',
        askedAt: NOON,
        preconditions: null,
        seenDecisions: [],
        acquisition: null,
        decisionComment: null,
        abandonedAcquisition: null,
        sendCount: 0,
        response: 'none',
        pendingEnd: 'again',
      },
      effect: { kind: 'refresh' },
    });
  });

  it('takes no lock over when nobody can tell since when it is taken', () => {
    const replies: readonly Reply[] = [
      ['refresh', SNAPSHOT],
      ['acquire', { kind: 'taken' }],
      ['read_lock', { kind: 'taken', at: null, acquisitionId: 'b0' }],
    ];
    expect(play({ plan: MANUAL_DECISION, replies }).end).toEqual(heldFor('others'));
  });

  it.each<readonly [string, number | null, 'done' | 'unclear', Replies['read_mission'], object]>([
    ['counted beyond a first rework', 1, 'unclear', { phase: 'awaiting_acceptance', reworks: 2 }, { kind: 'settled' }],
    ['not counted again', 1, 'unclear', { phase: 'in_progress', reworks: 1 }, heldFor('unclear')],
    ['at work, and counted no more', 0, 'unclear', { phase: 'in_progress', reworks: null }, { kind: 'settled' }],
    ['at work, and never counted', null, 'unclear', { phase: 'matched', reworks: 1 }, { kind: 'settled' }],
    ['waiting, and never counted', null, 'unclear', { phase: 'awaiting_acceptance', reworks: 1 }, heldFor('unclear')],
  ])('knows a rework that arrived: %s', (_what, reworks, answer, anyDecisions, end) => {
    const preconditions = { ...PRECONDITIONS, reworks };
    const sendCount: Replies['send'] = answer === 'done' ? { kind: 'done', standing: null } : { kind: 'unclear' };
    const replies: readonly Reply[] = [
      ['refresh', { ...SNAPSHOT, verdict: 'rework', preconditions }],
      ...DECIDED.slice(1),
      ['read_again', preconditions],
      ['send', sendCount],
      ['read_mission', anyDecisions],
    ];
    expect(play({ plan: REWORK, replies }).end).toEqual(end);
  });

  it('decides, acquires, tells, reads again, sends once', () => {
    const { steps, end } = play({ replies: [...READ, ['send', { kind: 'done', standing: PAID }]] });
    expect(steps).toEqual(['refresh', 'acquire', 'list_decisions', 'write_decision', 'read_again', 'send']);
    expect(end).toEqual({ kind: 'settled' });
  });

  it.each<readonly [string, SettleScenario, object]>([
    [
      'the fresh look says something else',
      { replies: [['refresh', { ...SNAPSHOT, verdict: 'rework' }]] },
      { kind: 'again' },
    ],
    ['the fresh look says neither', { replies: [['refresh', { ...SNAPSHOT, verdict: null }]] }, { kind: 'again' }],
    [
      'the head has moved since',
      { replies: [['refresh', { ...SNAPSHOT, preconditions: { ...PRECONDITIONS, head: 'def' } }]] },
      { kind: 'again' },
    ],
    [
      'it is not ready',
      { replies: [['refresh', { ...SNAPSHOT, preconditions: { ...PRECONDITIONS, isReady: false } }]] },
      { kind: 'again' },
    ],
    [
      'it is on hold',
      { replies: [['refresh', { ...SNAPSHOT, preconditions: { ...PRECONDITIONS, isBlocked: true } }]] },
      { kind: 'again' },
    ],
    [
      'there is no place for the lock',
      { replies: [['refresh', { ...SNAPSHOT, isLockAvailable: false }]] },
      heldFor('gone'),
    ],
    [
      'the place is gone',
      {
        replies: [
          ['refresh', SNAPSHOT],
          ['acquire', { kind: 'gone' }],
        ],
      },
      heldFor('gone'),
    ],
    [
      'acquiring is forbidden',
      {
        replies: [
          ['refresh', SNAPSHOT],
          ['acquire', { kind: 'denied' }],
        ],
      },
      heldFor('denied'),
    ],
    [
      'whether it is taken is unknown',
      {
        replies: [
          ['refresh', SNAPSHOT],
          ['acquire', { kind: 'unclear' }],
        ],
      },
      heldFor('acquire_unknown'),
    ],
  ])('stops before anything is taken when %s', (_what, scenario, end) => {
    expect(play(scenario).end).toEqual(end);
  });

  it.each<readonly [string, Replies['read_lock'], object]>([
    [
      'a moment ago: it is left alone',
      { kind: 'taken', at: NOON - OTHER_RUN_MS + 10, acquisitionId: 'b0' },
      { kind: 'busy', since: NOON - OTHER_RUN_MS + 10 },
    ],
    ['long ago: in doubt', { kind: 'taken', at: NOON - OTHER_RUN_MS, acquisitionId: 'b0' }, heldFor('others')],
    ['and nobody can tell when', { kind: 'taken', at: null, acquisitionId: 'b0' }, heldFor('others')],
    ['and is taken back by now', { kind: 'free' }, { kind: 'again' }],
    ['and its place is gone', { kind: 'gone' }, heldFor('gone')],
    ['and cannot be read', null, { kind: 'again' }],
  ])('another run took the lock %s', (_what, lock, end) => {
    expect(
      play({
        replies: [
          ['refresh', SNAPSHOT],
          ['acquire', { kind: 'taken' }],
          ['read_lock', lock],
        ],
      }).end,
    ).toEqual(end);
  });

  it.each<readonly [string, readonly Reply[], object]>([
    [
      'decisions cannot be read',
      [
        ['list_decisions', null],
        ['release', true],
      ],
      { kind: 'failed' },
    ],
    [
      'a decision came that was not seen',
      [
        ['list_decisions', [3]],
        ['release', true],
      ],
      { kind: 'again' },
    ],
    [
      'the decision cannot be written',
      [
        ['list_decisions', []],
        ['write_decision', null],
        ['release', true],
      ],
      { kind: 'failed' },
    ],
    [
      'the lock cannot be taken back',
      [
        ['list_decisions', [3]],
        ['release', false],
      ],
      heldFor('not_released'),
    ],
  ])('takes the lock back when %s', (_what, more, end) => {
    expect(play({ replies: [...EVALUATED, ...more] }).end).toEqual(end);
  });

  it('overrides a decision that was left over only on a person’s command', () => {
    const seenDecisions: readonly Reply[] = [
      ['refresh', { ...SNAPSHOT, seenDecisions: [3] }],
      ['acquire', ACQUIRED],
      ['list_decisions', [3]],
    ];
    expect(play({ replies: [...seenDecisions, ['release', true]] }).end).toEqual(heldFor('others'));
    expect(play({ replies: seenDecisions, plan: MANUAL_DECISION }).last.effect).toEqual({ kind: 'write_decision' });
  });

  it('without decision comments reads again at once', () => {
    expect(play({ replies: EVALUATED, plan: { isRecorded: false } }).last.effect).toEqual({ kind: 'read_again' });
  });

  it.each<readonly [string, Partial<SettleScenario> & { readonly preconditions: Preconditions | null }]>([
    ['the head moved', { preconditions: { ...PRECONDITIONS, head: 'def' } }],
    ['it was put on hold', { preconditions: { ...PRECONDITIONS, isBlocked: true } }],
    ['it is not ready any more', { preconditions: { ...PRECONDITIONS, isReady: false } }],
    ['it was sent back and delivered again', { preconditions: { ...PRECONDITIONS, reworks: 1 } }],
    ['anything else changed', { preconditions: { ...PRECONDITIONS, fingerprint: 'other' } }],
    ['it cannot be read', { preconditions: null }],
    ['a minute has passed', { preconditions: PRECONDITIONS, lateFrom: 4 }],
    ['the job is cancelled', { preconditions: PRECONDITIONS, cancelledFrom: 4 }],
  ])('sends nothing when %s since, and takes all back', (_what, { preconditions, ...more }) => {
    const { steps, end } = play({ replies: [...DECIDED, ['read_again', preconditions], ...REMOVED], ...more });
    expect(steps.slice(-2)).toEqual(['remove_decision', 'release']);
    expect(steps).not.toContain('send');
    expect(end).toEqual({ kind: 'again' });
  });

  it('counts the minute from asking for the acquire, not from its answer', () => {
    const { last } = play({ replies: EVALUATED, lateFrom: 1 });
    expect(last.state.acquisition).toEqual({ id: 'b1', deadline: NOON + DECISION_MS });
  });

  it('takes all back when the marketplace refuses', () => {
    const refused: readonly Reply[] = [...READ, ['send', { kind: 'refused' }], ['remove_decision', false]];
    expect(play({ replies: [...refused, ['release', true]] }).end).toEqual({ kind: 'refused' });
    expect(play({ replies: [...refused, ['release', false]] }).end).toEqual(heldFor('not_released'));
  });

  it.each<readonly [string, readonly Reply[], object]>([
    ['and took effect', [...SENT_UNCLEAR, ['read_mission', PAID]], { kind: 'settled' }],
    ['and the mission cannot be read', [...SENT_UNCLEAR, ['read_mission', null]], heldFor('unclear')],
    [
      'and the mission is elsewhere',
      [...SENT_UNCLEAR, ['read_mission', { phase: 'in_progress', reworks: 1 }]],
      heldFor('unclear'),
    ],
    ['twice, and took effect', [...SENT_TWICE, ['send', { kind: 'done', standing: PAID }]], { kind: 'settled' }],
    ['twice, and the second is refused', [...SENT_TWICE, ['send', { kind: 'refused' }]], heldFor('unclear')],
    [
      'twice, and never took effect',
      [...SENT_TWICE, ['send', { kind: 'unclear' }], ['read_mission', WAITS]],
      heldFor('unclear'),
    ],
    [
      'twice, and the second changes nothing',
      [...SENT_TWICE, ['send', { kind: 'done', standing: WAITS }], ['read_mission', WAITS]],
      heldFor('no_change'),
    ],
    [
      'but the head moved',
      [...SENT_UNCLEAR, ['read_mission', WAITS], ['read_again', { ...PRECONDITIONS, head: 'def' }]],
      heldFor('unclear'),
    ],
  ])('an accept whose answer is unclear was sent %s', (_what, replies, end) => {
    expect(play({ replies }).end).toEqual(end);
  });

  it('sends no second accept after the minute', () => {
    const again: readonly Reply[] = [...SENT_UNCLEAR, ['read_mission', WAITS], ['read_again', PRECONDITIONS]];
    expect(play({ replies: again, lateFrom: again.length - 1 }).end).toEqual(heldFor('unclear'));
  });

  it('an accept that was answered and changed nothing is not sent again', () => {
    const done: readonly Reply[] = [...READ, ['send', { kind: 'done', standing: null }]];
    expect(play({ replies: [...done, ['read_mission', WAITS]] }).end).toEqual(heldFor('no_change'));
    expect(play({ replies: [...done, ['read_mission', PAID]] }).end).toEqual({ kind: 'settled' });
  });

  it.each<readonly [string, Replies['read_mission'], number | null, object]>([
    ['is in progress again', { phase: 'in_progress', reworks: 1 }, 0, { kind: 'settled' }],
    ['is in progress, but not counted as sent back', { phase: 'in_progress', reworks: 0 }, 0, heldFor('unclear')],
    ['is matched again', { phase: 'matched', reworks: null }, null, { kind: 'settled' }],
    ['was delivered again already', { phase: 'awaiting_acceptance', reworks: 1 }, 0, { kind: 'settled' }],
    ['still waits', WAITS, 0, heldFor('unclear')],
    ['still waits, and nobody counts', { phase: 'awaiting_acceptance', reworks: null }, null, heldFor('unclear')],
    ['waits, and is counted only now', { phase: 'awaiting_acceptance', reworks: 1 }, null, heldFor('unclear')],
    ['waits, and is counted no more', { phase: 'awaiting_acceptance', reworks: null }, 0, heldFor('unclear')],
    ['cannot be read', null, 0, heldFor('unclear')],
  ])('a rework is never sent again: its answer is lost and the mission %s', (_what, anyDecisions, reworks, end) => {
    const preconditions = { ...PRECONDITIONS, reworks };
    const replies: readonly Reply[] = [
      ['refresh', { ...SNAPSHOT, verdict: 'rework', preconditions }],
      ['acquire', ACQUIRED],
      ['list_decisions', []],
      ['write_decision', 7],
      ['read_again', preconditions],
      ['send', { kind: 'unclear' }],
      ['read_mission', anyDecisions],
    ];
    expect(play({ plan: REWORK, replies }).end).toEqual(end);
  });

  it.each([0, 1])('a rework that was answered is settled, counted or not (%i)', (reworks) => {
    const done: Reply = ['send', { kind: 'done', standing: { phase: 'in_progress', reworks } }];
    expect(play({ plan: REWORK, replies: [...sendBack(READ), done] }).end).toEqual({ kind: 'settled' });
  });
});

describe('a person settles', () => {
  const taken: readonly Reply[] = [
    ['refresh', SNAPSHOT],
    ['acquire', { kind: 'taken' }],
  ];

  it('takes a lock over that was left taken sixteen minutes before the command', () => {
    const { steps, last } = play({
      plan: MANUAL_DECISION,
      replies: [...taken, ['read_lock', OLD], ['clear_lock', true], ['acquire', ACQUIRED]],
    });
    expect(steps.slice(-2)).toEqual(['clear_lock', 'acquire']);
    expect(last.effect).toEqual({ kind: 'list_decisions' });
    expect(last.state.abandonedAcquisition).toBe('b0');
  });

  it('not a millisecond earlier, whatever the runner’s clock says', () => {
    const young = { ...OLD, at: OLD.at + 1 };
    const { end } = play({ plan: MANUAL_DECISION, replies: [...taken, ['read_lock', young]], lateFrom: 0 });
    expect(end).toEqual({ kind: 'busy', since: young.at });
  });

  it('not when the acquire cannot be deleted, and never twice', () => {
    expect(play({ plan: MANUAL_DECISION, replies: [...taken, ['read_lock', OLD], ['clear_lock', false]] }).end).toEqual(
      heldFor('others'),
    );
    const replies: readonly Reply[] = [
      ...taken,
      ['read_lock', OLD],
      ['clear_lock', true],
      ['acquire', { kind: 'taken' }],
      ['read_lock', { ...OLD, acquisitionId: 'b9' }],
    ];
    expect(play({ plan: MANUAL_DECISION, replies }).end).toEqual({ kind: 'busy', since: OLD.at });
  });
});

describe('whatever is answered', () => {
  const preconditions = fc.record({
    isReady: fc.boolean(),
    head: fc.constantFrom('abc', 'def', null),
    isBlocked: fc.boolean(),
    reworks: fc.constantFrom(0, 1, null),
    fingerprint: fc.constantFrom('same', 'other'),
  });
  const anyDecisions = fc.record({
    phase: fc.constantFrom('awaiting_acceptance', 'accepted', 'in_progress', 'ended'),
    reworks: fc.constantFrom(0, 1, null),
  });
  const nearly = (likely: unknown, other: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
    fc.oneof({ weight: 4, arbitrary: fc.constant(likely) }, { weight: 1, arbitrary: other });
  const answers = fc.record({
    refresh: nearly(
      SNAPSHOT,
      fc.record({
        verdict: fc.constantFrom('accept', null),
        preconditions,
        isLockAvailable: fc.boolean(),
        seenDecisions: fc.constant([3]),
      }),
    ),
    acquire: nearly(ACQUIRED, fc.constantFrom({ kind: 'taken' }, { kind: 'unclear' })),
    read_lock: fc.constantFrom(OLD, { kind: 'free' }, null),
    clear_lock: fc.boolean(),
    list_decisions: nearly([], fc.constantFrom([3], null)),
    write_decision: nearly(7, fc.constant(null)),
    read_again: nearly(PRECONDITIONS, fc.option(preconditions)),
    send: fc.oneof(
      fc.constantFrom({ kind: 'refused' }, { kind: 'unclear' }),
      fc.record({ kind: fc.constant('done'), standing: fc.option(anyDecisions) }),
    ),
    read_mission: nearly(WAITS, fc.option(anyDecisions)),
    remove_decision: fc.boolean(),
    release: fc.boolean(),
  });
  const replySequence = fc.array(fc.tuple(answers, fc.nat(20_000), fc.boolean()), { minLength: 25, maxLength: 25 });

  it('it ends, sends nothing unread, and sends at most once, an accept at most twice', () => {
    fc.assert(
      fc.property(
        replySequence,
        fc.constantFrom('accept', 'rework'),
        fc.constantFrom(null, NOON),
        (script, verdict, askedAt) => {
          let move = beginSettling({ ...PLAN, verdict, askedAt }, NOON);
          let now = NOON;
          let acquireAsked = Infinity;
          let sends = 0;
          let fresh: unknown = null;
          for (const [reply, ms, cancelled] of script) {
            if (move.effect.kind === 'end') break;
            const to = move.effect.kind;
            if (to === 'acquire') acquireAsked = now;
            if (to === 'send') {
              sends += 1;
              expect(fresh).toEqual(move.state.preconditions);
              expect(now - acquireAsked).toBeLessThan(DECISION_MS);
              expect(move.state.acquisition).not.toBeNull();
              expect(move.state.decisionComment).not.toBeNull();
            }
            now += ms;
            const given = to === 'refresh' ? { ...(reply.refresh as object), verdict } : reply[to];
            if (to === 'read_again') fresh = given;
            move = advanceSettling(move.state, { to, reply: given, at: now, cancelled } as SettleEvent);
            expect(JSON.parse(JSON.stringify(move.state))).toEqual(move.state);
          }
          expect(move.effect.kind).toBe('end');
          expect(sends).toBeLessThanOrEqual(verdict === 'accept' ? 2 : 1);
          if (move.effect.kind === 'end' && ['again', 'busy', 'refused', 'failed'].includes(move.effect.end.kind))
            expect(sends).toBeLessThanOrEqual(move.effect.end.kind === 'refused' ? 1 : 0);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('a reply to another effect is a bug', () => {
    const { state } = beginSettling(PLAN, NOON);
    expect(() =>
      advanceSettling(state, { to: 'send', reply: { kind: 'unclear' }, at: NOON, cancelled: false }),
    ).toThrow('waiting for refresh, not for send');
  });
});
