/** What a hire and a forced hire read before they go past a taken lock: acquires, runs, and rivals (docs/PROTOCOL.md#forced-hires). */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createSigner } from '../../src/core/digest.ts';
import type { OnceLock } from '../../src/core/ports/once-lock.ts';
import { formatSubject } from '../../src/core/domain/reference.ts';
import type { Marker } from '../../src/core/state/markers.ts';
import { formatMarker } from '../../src/core/state/markers.ts';
import type { FlowContext } from '../../src/flow/shared/context.ts';
import { createState } from '../../src/flow/shared/hire-result.ts';
import { readTakenLocks, readCompetingIntents, readRuns } from '../../src/flow/hire/recovery.ts';
import type { HireContext } from '../../src/flow/hire/context.ts';
import { preparedHireOf, createHireContext, threadNumberOf, orderOf, lockKeyOf } from '../../src/flow/hire/context.ts';
import { buildComment } from '../support/builders.ts';
import { byLabel, ISSUE, openWorkshop, type Workshop } from '../support/workshop.ts';

type LockReading = Awaited<ReturnType<OnceLock['read']>>;

const OURS = 'github-actions[bot]';
const HERE = { kind: 'issue', number: ISSUE } as const;
const DAY_MS = 24 * 3_600_000;

let shop: Workshop;
let key = '';
beforeEach(() => {
  shop = openWorkshop();
  key = formatSubject(shop.engine().run.repository, HERE);
});
afterEach(() => {
  shop.close();
});

function notesWith(more: Partial<FlowContext> = {}, subject: HireContext['subject'] = HERE): HireContext {
  return createHireContext(
    { ...shop.engine(), ...more },
    { kind: 'hire', subject, source: byLabel(shop), wait: 'none' },
  );
}

/** A mark of ours on the issue; the comment's id. */
function leave(mark: Marker): number {
  const codec = { signer: createSigner(shop.key), tag: 'orkestro' } as const;
  return shop.world.comment(ISSUE, { author: OURS, body: formatMarker(mark, codec) }).id;
}

function leaveIntent(generation: number, run: string, deadline: number): number {
  return leave({ type: 'intent', subject: key, generation, brief: 'x', run, nonce: run, deadline });
}

describe('the acquires that a forced hire goes past', () => {
  const at = (ms: number | null): LockReading => ({ kind: 'taken', at: ms, acquisitionId: '1' });
  const intact: LockReading = { kind: 'free' };

  /** Reads acquires from a generation on, where the lock reads like this from slot 1 on; and which slots were read. */
  async function read(slots: readonly LockReading[], from = 1): Promise<unknown> {
    const asked: number[] = [];
    const { lock } = shop.engine();
    const notes = notesWith({
      lock: {
        ...lock,
        maxSequence: slots.length,
        read: (_place, slot) => {
          asked.push(slot);
          return Promise.resolve(slots[slot - 1] ?? intact);
        },
      },
    });
    return [await readTakenLocks(notes, from), asked];
  }

  it.each<[string, readonly LockReading[], number, unknown, readonly number[]]>([
    ['none where the first is intact', [intact, at(5)], 1, { highest: null, since: 0 }, [1]],
    [
      'up to the first that is intact, since the latest',
      [at(7), at(5), intact, at(9)],
      1,
      { highest: 2, since: 7 },
      [1, 2, 3],
    ],
    ['from the generation on', [at(7), at(5), intact], 2, { highest: 2, since: 5 }, [2, 3]],
    ['up to the last slot', [at(5), at(7)], 1, { highest: 2, since: 7 }, [1, 2]],
    [
      'since nobody knows when, where the first does not say',
      [at(null), at(5)],
      1,
      { highest: 2, since: null },
      [1, 2],
    ],
    ['since nobody knows when, where the last does not say', [at(5), at(null)], 1, { highest: 2, since: null }, [1, 2]],
    ['none past a page that is gone', [{ kind: 'gone' }, at(5)], 1, { highest: 1, since: null }, [1]],
    ['none where there is no slot', [], 1, { highest: null, since: 0 }, []],
  ])('are %s', async (_name, slots, from, acquires, asked) => {
    expect(await read(slots, from)).toEqual([acquires, asked]);
  });
});

describe('the runs that a forced hire waits for', () => {
  const runs = (end: Awaited<ReturnType<FlowContext['github']['runs']['readEnd']>>, asked: unknown[] = []) => ({
    github: {
      ...shop.engine().github,
      runs: {
        readEnd: (...given: readonly unknown[]) => {
          asked.push(given);
          return Promise.resolve(end);
        },
      },
    },
  });

  it('are those whose intents name the generation or a later one', async () => {
    leaveIntent(1, '101.1', 1);
    leaveIntent(2, '102.3', 2);
    leaveIntent(3, '103.1', 3);
    const asked: unknown[] = [];
    expect(await readRuns(notesWith(runs({ kind: 'ended', at: 77 }, asked)), 2)).toEqual([
      { run: '102.3', deadline: 2, endedAt: 77, why: '' },
      { run: '103.1', deadline: 3, endedAt: 77, why: '' },
    ]);
    expect(asked).toEqual([
      ['102', 3],
      ['103', 1],
    ]);
  });

  it('are none where the page is gone', async () => {
    const notes = notesWith({}, { kind: 'issue', number: 99 });
    expect(await readRuns(notes, 1)).toEqual([]);
  });

  it('have not ended while they go on', async () => {
    leaveIntent(1, '101.1', 5);
    const [run] = await readRuns(notesWith(runs({ kind: 'running' })), 1);
    expect(run).toEqual({ run: '101.1', deadline: 5, endedAt: null, why: 'it is still running' });
  });

  it('have ended 35 days after their deadline, where they cannot be read', async () => {
    const deadline = shop.now() - 35 * DAY_MS + 1;
    leaveIntent(1, '101.1', deadline);
    const unread = runs({ kind: 'unknown', why: 'no permission' });
    const why = 'whether it has ended cannot be read: no permission';
    expect(await readRuns(notesWith(unread), 1)).toEqual([{ run: '101.1', deadline, endedAt: null, why }]);
    shop.pass(1);
    expect(await readRuns(notesWith(unread), 1)).toEqual([{ run: '101.1', deadline, endedAt: shop.now(), why: '' }]);
  });
});

describe('a rival of the hire that taken the lock', () => {
  /** Notes of a run whose intent is this comment. */
  function arm(intent: number, notes = notesWith()): HireContext {
    const comment = buildComment({ id: 1 });
    const state = createState(key, 1);
    notes.prepared = { comment, state, intent: buildComment({ id: intent }), nonce: 'n', created: false, visible: '' };
    return notes;
  }

  function leaveStatus(generation: number, mission: string | null): void {
    leave(createState(key, generation, { mission }));
  }

  it('is none where this run’s intent stands alone', async () => {
    leaveStatus(1, null);
    expect(await readCompetingIntents(arm(leaveIntent(1, '9.1', shop.now() + 1)), 1)).toBe('none');
  });

  it.each([
    ['earlier, where its intent stands before ours', 1, 1, 'earlier'],
    ['none, where that intent is over by now', 1, 0, 'none'],
    ['none, where that intent is of another generation', 2, 1, 'none'],
  ])('is %s', async (_name, generation, left, expected) => {
    leaveIntent(generation, '8.1', shop.now() + left);
    expect(await readCompetingIntents(arm(leaveIntent(1, '9.1', shop.now() + 1)), 1)).toBe(expected);
  });

  it('is none where its intent stands behind ours', async () => {
    const ours = leaveIntent(1, '9.1', shop.now() + 1);
    leaveIntent(1, '10.1', shop.now() + 1);
    expect(await readCompetingIntents(arm(ours), 1)).toBe('none');
  });

  it.each([
    [1, 'm_1', 'recorded'],
    [1, null, 'none'],
    [2, 'm_1', 'none'],
  ])(
    'is on record where the page names the generation’s mission: g%i, %s: %s',
    async (generation, mission, expected) => {
      leaveStatus(generation, mission);
      leaveStatus(1, null);
      expect(await readCompetingIntents(arm(leaveIntent(1, '9.1', shop.now() + 1)), 1)).toBe(expected);
    },
  );

  it('is unknown where our own intent is not on the page, or the page cannot be read', async () => {
    expect(await readCompetingIntents(arm(777), 1)).toBe('unknown');
    leaveIntent(1, '9.1', shop.now() + 1);
    expect(await readCompetingIntents(arm(777), 1)).toBe('unknown');
    const { github } = shop.engine();
    const read = (): Promise<never> => Promise.reject(new Error('not today'));
    const unread = notesWith({ github: { ...github, conversations: { ...github.conversations, read } } });
    expect(await readCompetingIntents(arm(777, unread), 1)).toBe('unknown');
  });

  it('is looked for on the page that was read beside the acquire, once', async () => {
    const notes = notesWith();
    notes.afterAcquire = await notes.engine.github.conversations.read(ISSUE);
    arm(leaveIntent(1, '9.1', shop.now() + 1), notes);
    expect(await readCompetingIntents(notes, 1)).toBe('unknown');
    expect(notes.afterAcquire).toBeNull();
    expect(await readCompetingIntents(notes, 1)).toBe('none');
  });
});

describe('what a hire has not got yet', () => {
  const run = { kind: 'run', runId: '9001', job: 'hire', index: '', step: 'orkestro' } as const;

  it('is a bug to ask for', () => {
    expect(() => threadNumberOf(notesWith({}, run))).toThrow('a run that is its own subject has no page');
    expect(() => orderOf(notesWith())).toThrow('a hire went on before it was authorized');
    expect(() => preparedHireOf(notesWith())).toThrow('a hire went on before its intent stood');
  });

  it('has its lock on the subject’s page, under the subject’s own name', () => {
    const keyed = notesWith({}, { kind: 'issue', number: ISSUE, key: 'linux' });
    expect(lockKeyOf(keyed)).toEqual({ on: 'conversation', number: ISSUE, reference: '12.linux' });
  });
});
