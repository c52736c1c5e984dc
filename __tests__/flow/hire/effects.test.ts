/** What the effects answer to the hire machine: missions and their commands, the thread, the lock, the POST (docs/PROTOCOL.md#hire-order). */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { HireAnswer, HireEffect } from '../../../src/core/protocol/hire-state.ts';
import type { BriefSource } from '../../../src/core/commands/intent.ts';
import type { Mission } from '../../../src/core/domain/mission.ts';
import type { Subject } from '../../../src/core/domain/model.ts';
import { formatMissionDescription, formatSubject } from '../../../src/core/domain/reference.ts';
import { formatMarker, type Marker } from '../../../src/core/state/markers.ts';
import type { FlowContext } from '../../../src/flow/shared/context.ts';
import { createState } from '../../../src/flow/shared/hire-result.ts';
import { performHire } from '../../../src/flow/hire/effects.ts';
import type { HireContext } from '../../../src/flow/hire/context.ts';
import { createHireContext } from '../../../src/flow/hire/context.ts';
import { buildMission } from '../../support/builders.ts';
import { byCommand, byLabel, ISSUE, openFlowScene, type FlowScene } from '../../support/flow-scene.ts';

const APP_AUTHOR = 'github-actions[bot]';
const SUBJECT = { kind: 'issue', number: ISSUE } as const;
const RUN = { kind: 'run', runId: '9001', job: 'hire', index: '', step: 'orkestro' } as const;
const MINUTE = 60_000;

let scene: FlowScene;
beforeEach(() => {
  scene = openFlowScene();
});
afterEach(() => {
  scene.close();
});

interface EffectOptions {
  readonly source?: BriefSource;
  readonly subject?: Subject;
  readonly missions?: readonly Mission[];
  readonly change?: (context: FlowContext) => Partial<FlowContext>;
}

function hireContextOf({
  source = byLabel(scene),
  subject = SUBJECT,
  missions,
  change = () => ({}),
}: EffectOptions = {}): HireContext {
  const context = scene.createContext();
  const listed = { ...context.marketplace, listMissions: () => Promise.resolve(missions ?? []) };
  const more = missions === undefined ? {} : { marketplace: listed };
  return createHireContext(
    { ...context, ...more, ...change(context) },
    { kind: 'hire', subject, source, wait: 'none' },
  );
}

function runEffect(hireContext: HireContext, effect: Exclude<HireEffect, { do: 'end' }>): Promise<HireAnswer> {
  return performHire(hireContext, effect);
}

function keyOf(subject: Subject = SUBJECT): string {
  return formatSubject(scene.createContext().run.repository, subject);
}

/** Posts a mission of the subject on the marketplace. */
function missionOf(generation: number, more: Partial<Mission> = {}, subject: Subject = SUBJECT): Mission {
  const footer = { subject: keyOf(subject), generation, brief: 'a'.repeat(64), comment: null };
  return buildMission({ id: `m_${generation}`, description: formatMissionDescription('x', footer), ...more });
}

function leave(marker: Marker): void {
  const { signer } = scene.createContext();
  scene.repo.comment(ISSUE, { author: APP_AUTHOR, body: formatMarker(marker, signer) });
}

describe('a look-up', () => {
  const over = { status: 'cancelled' } as const;

  it('tells generations, and which are over; only those of a command answer it', async () => {
    const missions = [missionOf(1, over), missionOf(2)];
    expect(await runEffect(hireContextOf({ missions }), { do: 'look_up' })).toEqual({
      kind: 'looked_up',
      missions: [
        { id: 'm_1', generation: 1, isOver: true, answersCommand: false },
        { id: 'm_2', generation: 2, isOver: false, answersCommand: false },
      ],
    });
  });

  it('keeps what it failed with', async () => {
    const hireContext = hireContextOf({
      change: ({ marketplace }) => ({
        marketplace: { ...marketplace, listMissions: () => Promise.reject(new Error('not today')) },
      }),
    });
    expect(await runEffect(hireContext, { do: 'look_up' })).toEqual({ kind: 'look_up_failed' });
    expect(hireContext.error).toEqual(new Error('not today'));
  });

  /** Returns whether an ended mission answers a command that is written now. */
  async function answers(mission: Partial<Mission>, subject: Subject = SUBJECT): Promise<unknown> {
    const missions = [missionOf(1, { ...over, ...mission }, subject)];
    const answer = await runEffect(hireContextOf({ missions, source: byCommand(scene), subject }), { do: 'look_up' });
    return answer.kind === 'looked_up' ? answer.missions[0]?.answersCommand : answer;
  }

  it.each([
    [-1, false],
    [0, true],
    [1, true],
  ])('has a mission answer the command when it was posted %i ms after it: %s', async (after, expected) => {
    expect(await answers({ createdAt: scene.now() + after })).toBe(expected);
  });

  it.each<[string, readonly [string, number][], boolean]>([
    ['more than a minute before', [['Posted as mission m_1', -MINUTE - 1]], false],
    ['a minute before, which a clock may be behind', [['Posted as mission m_1', -MINUTE]], true],
    [
      'at two times, of which the first counts',
      [
        ['Hired Ada (mission m_1)', -MINUTE - 1],
        ['m_1 was paid', 0],
      ],
      false,
    ],
    ['not at all', [['Hire authorized', -MINUTE - 1]], true],
  ])('goes by the signed history where the marketplace tells no time: %s', async (_name, entries, expected) => {
    const history = entries.map(([text, after]) => ({ at: scene.now() + after, text }));
    leave(createState(keyOf(), 1, { mission: 'm_1', history }));
    leave(createState(keyOf(), 2, { mission: 'm_2', history: [{ at: 5, text: 'Posted as mission m_1' }] }));
    expect(await answers({ createdAt: null })).toBe(expected);
  });

  it('has it answer the command where nothing tells: no page, or one that cannot be read', async () => {
    expect(await answers({ createdAt: null }, { kind: 'issue', number: 99 })).toBe(true);
    expect(await answers({ createdAt: null }, RUN)).toBe(true);
    scene.github.faults.add({ kind: 'status', status: 403, times: Infinity, match: { operation: 'Conversation' } });
    expect(await answers({ createdAt: null })).toBe(true);
  });
});

describe('reading the page', () => {
  /** Reads the thread with a lock that peeks as free. Returns also the sequences of the peeks. */
  async function read(
    given: EffectOptions,
    maxSequence = 8,
  ): Promise<readonly [HireAnswer, readonly number[], HireContext]> {
    const asked: number[] = [];
    const hireContext = hireContextOf({
      ...given,
      change: ({ lock }) => ({
        lock: {
          ...lock,
          maxSequence,
          peek: (_place, sequence) => {
            asked.push(sequence);
            return Promise.resolve(sequence !== 3);
          },
        },
      }),
    });
    await runEffect(hireContext, { do: 'look_up' });
    return [await runEffect(hireContext, { do: 'read_thread' }), asked, hireContext];
  }

  it('peeks at the lock of the next generation, and remembers if it was free', async () => {
    const [answer, asked, hireContext] = await read({ missions: [missionOf(1, { status: 'cancelled' })] });
    expect([answer, asked, hireContext.freeGeneration]).toEqual([
      { kind: 'thread_read', exists: true, released: [] },
      [2],
      2,
    ]);
    expect(hireContext.conversation?.number).toBe(ISSUE);
  });

  it('remembers none if the lock was taken, or its number is too high', async () => {
    const [, asked, touched] = await read({ missions: [missionOf(2)] });
    expect([asked, touched.freeGeneration]).toEqual([[3], null]);
    const [, none, beyond] = await read({ missions: [missionOf(2)] }, 2);
    expect([none, beyond.freeGeneration]).toEqual([[], null]);
    const [, last] = await read({ missions: [missionOf(1)] }, 2);
    expect(last).toEqual([2]);
  });

  it('looks at the first generation’s lock before anything was looked up', async () => {
    const asked: number[] = [];
    const hireContext = hireContextOf({
      change: ({ lock }) => ({
        lock: { ...lock, peek: (_place, sequence) => (asked.push(sequence), Promise.resolve(true)) },
      }),
    });
    await runEffect(hireContext, { do: 'read_thread' });
    expect(asked).toEqual([1]);
  });

  it('tells which generations were signed off, and where there is no page', async () => {
    leave({ type: 'withdrawal', subject: keyOf(), generation: 4, run: '1.1', nonce: 'n' });
    leave({ type: 'withdrawal', subject: 'repo=1 number=1', generation: 5, run: '1.1', nonce: 'n' });
    expect((await read({ missions: [] }))[0]).toEqual({ kind: 'thread_read', exists: true, released: [4] });
    const gone = await read({ missions: [], subject: { kind: 'issue', number: 99 } });
    expect(gone[0]).toEqual({ kind: 'thread_read', exists: false, released: [] });
  });
});

describe('acquiring', () => {
  it.each([
    [1, 1, true],
    [1, 2, false],
    [null, 1, false],
  ])('passes on whether the lock was known to be free: seen %p, acquired %i', async (seen, generation, expected) => {
    const given: unknown[] = [];
    const hireContext = hireContextOf({
      change: ({ lock }) => ({
        lock: {
          ...lock,
          acquire: (lockKey, sequence, beside) => {
            given.push(lockKey, sequence, beside?.isKnownFree);
            return Promise.resolve({ kind: 'acquired', acquisitionId: '77' });
          },
        },
      }),
    });
    hireContext.freeGeneration = seen;
    expect(await runEffect(hireContext, { do: 'acquire', generation })).toEqual({
      kind: 'acquire_answered',
      reply: 'acquired',
      acquisitionId: '77',
    });
    expect(given).toEqual([{ on: 'conversation', number: ISSUE, reference: '12' }, generation, expected]);
  });

  it.each([
    [{ kind: 'taken' }, ''],
    [{ kind: 'gone' }, '#12 is gone'],
    [{ kind: 'denied', why: 'no permission' }, 'no permission'],
    [{ kind: 'unclear', why: 'no answer' }, 'no answer'],
  ] as const)('keeps why not: %j', async (reply, why) => {
    const hireContext = hireContextOf({
      change: ({ lock }) => ({ lock: { ...lock, acquire: () => Promise.resolve(reply) } }),
    });
    expect(await runEffect(hireContext, { do: 'acquire', generation: 1 })).toEqual({
      kind: 'acquire_answered',
      reply: reply.kind,
    });
    expect(hireContext.why).toBe(why);
  });
});

describe('undoing', () => {
  it.each([
    [() => Promise.resolve(true), true],
    [() => Promise.resolve(false), false],
    [() => Promise.reject(new Error('not today')), false],
  ])('releases the named lock, and answers whether that is done: %#', async (release, isReleased) => {
    const asked: unknown[] = [];
    const hireContext = hireContextOf({
      change: ({ lock }) => ({
        lock: { ...lock, release: (_place, acquisitionId) => (asked.push(acquisitionId), release()) },
      }),
    });
    expect(await runEffect(hireContext, { do: 'release', generation: 1, acquisitionId: '77' })).toEqual({
      kind: 'lock_released',
      isReleased,
    });
    expect(asked).toEqual(['77']);
  });
});

describe('sleeping', () => {
  it('lasts as long as told, and ends when the job is cancelled', async () => {
    const slept: unknown[] = [];
    const { signal } = new AbortController();
    const hireContext = hireContextOf({
      change: ({ clock }) => ({
        signal,
        clock: { ...clock, sleep: (ms, given) => (slept.push(ms, given === signal), Promise.resolve()) },
      }),
    });
    expect(await runEffect(hireContext, { do: 'sleep', ms: 7 })).toEqual({ kind: 'slept' });
    expect(slept).toEqual([7, true]);
  });
});
