/** What a hire and a forced hire read about a taken lock: its generations, their runs, and competing intents (docs/PROTOCOL.md#forced-hires). */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createSigner } from '../../../src/core/digest.ts';
import type { OnceLock } from '../../../src/core/ports/once-lock.ts';
import { formatSubject } from '../../../src/core/domain/reference.ts';
import type { Marker } from '../../../src/core/state/markers.ts';
import { formatMarker } from '../../../src/core/state/markers.ts';
import type { FlowContext } from '../../../src/flow/shared/context.ts';
import { createState } from '../../../src/flow/shared/hire-result.ts';
import { readTakenLocks, readCompetingIntents, listHireRuns } from '../../../src/flow/hire/recovery.ts';
import type { HireContext } from '../../../src/flow/hire/context.ts';
import {
  preparedHireOf,
  createHireContext,
  threadNumberOf,
  orderOf,
  lockKeyOf,
} from '../../../src/flow/hire/context.ts';
import { buildComment } from '../../support/builders.ts';
import { byLabel, ISSUE, openFlowScene, type FlowScene } from '../../support/flow-scene.ts';

type LockReading = Awaited<ReturnType<OnceLock['read']>>;

const APP_AUTHOR = 'github-actions[bot]';
const SUBJECT = { kind: 'issue', number: ISSUE } as const;
const DAY_MS = 24 * 3_600_000;

let scene: FlowScene;
let key = '';
beforeEach(() => {
  scene = openFlowScene();
  key = formatSubject(scene.createContext().run.repository, SUBJECT);
});
afterEach(() => {
  scene.close();
});

function hireContextWith(more: Partial<FlowContext> = {}, subject: HireContext['subject'] = SUBJECT): HireContext {
  return createHireContext(
    { ...scene.createContext(), ...more },
    { kind: 'hire', subject, source: byLabel(scene), wait: 'none' },
  );
}

/** Writes a marker of ours on the issue. Returns the comment's ID. */
function leaveMarker(marker: Marker): number {
  const signer = { signer: createSigner(scene.key), isSandbox: false } as const;
  return scene.repo.comment(ISSUE, { author: APP_AUTHOR, body: formatMarker(marker, signer) }).id;
}

function leaveIntent(generation: number, run: string, deadline: number): number {
  return leaveMarker({ type: 'intent', subject: key, generation, brief: 'x', run, nonce: run, deadline });
}

describe('the taken locks that a forced hire passes', () => {
  const at = (ms: number | null): LockReading => ({ kind: 'taken', at: ms, acquisitionId: '1' });
  const free: LockReading = { kind: 'free' };

  /** Reads the taken locks from a generation on. The lock reads like `readings` from sequence 1 on. Returns also the sequences that were read. */
  async function read(readings: readonly LockReading[], from = 1): Promise<unknown> {
    const asked: number[] = [];
    const { lock } = scene.createContext();
    const hireContext = hireContextWith({
      lock: {
        ...lock,
        maxSequence: readings.length,
        read: (_place, sequence) => {
          asked.push(sequence);
          return Promise.resolve(readings[sequence - 1] ?? free);
        },
      },
    });
    return [await readTakenLocks(hireContext, from), asked];
  }

  it.each<[string, readonly LockReading[], number, unknown, readonly number[]]>([
    ['none where the first is intact', [free, at(5)], 1, { highest: null, since: 0 }, [1]],
    [
      'up to the first that is intact, since the latest',
      [at(7), at(5), free, at(9)],
      1,
      { highest: 2, since: 7 },
      [1, 2, 3],
    ],
    ['from the generation on', [at(7), at(5), free], 2, { highest: 2, since: 5 }, [2, 3]],
    ['up to the last sequence', [at(5), at(7)], 1, { highest: 2, since: 7 }, [1, 2]],
    [
      'since nobody knows when, where the first does not say',
      [at(null), at(5)],
      1,
      { highest: 2, since: null },
      [1, 2],
    ],
    ['since nobody knows when, where the last does not say', [at(5), at(null)], 1, { highest: 2, since: null }, [1, 2]],
    ['none past a page that is gone', [{ kind: 'gone' }, at(5)], 1, { highest: 1, since: null }, [1]],
    ['none where there is no sequence', [], 1, { highest: null, since: 0 }, []],
  ])('are %s', async (_name, readings, from, locks, asked) => {
    expect(await read(readings, from)).toEqual([locks, asked]);
  });
});

describe('the runs that a forced hire waits for', () => {
  const runs = (end: Awaited<ReturnType<FlowContext['github']['runs']['readEnd']>>, asked: unknown[] = []) => ({
    github: {
      ...scene.createContext().github,
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
    expect(await listHireRuns(hireContextWith(runs({ kind: 'ended', at: 77 }, asked)), 2)).toEqual([
      { run: '102.3', deadline: 2, endedAt: 77, why: '' },
      { run: '103.1', deadline: 3, endedAt: 77, why: '' },
    ]);
    expect(asked).toEqual([
      ['102', 3],
      ['103', 1],
    ]);
  });

  it('are none where the page is gone', async () => {
    const hireContext = hireContextWith({}, { kind: 'issue', number: 99 });
    expect(await listHireRuns(hireContext, 1)).toEqual([]);
  });

  it('have not ended while they go on', async () => {
    leaveIntent(1, '101.1', 5);
    const [run] = await listHireRuns(hireContextWith(runs({ kind: 'running' })), 1);
    expect(run).toEqual({ run: '101.1', deadline: 5, endedAt: null, why: 'it is still running' });
  });

  it('have ended 35 days after their deadline, where they cannot be read', async () => {
    const deadline = scene.now() - 35 * DAY_MS + 1;
    leaveIntent(1, '101.1', deadline);
    const unreadable = runs({ kind: 'unknown', why: 'no permission' });
    const why = 'whether it has ended cannot be read: no permission';
    expect(await listHireRuns(hireContextWith(unreadable), 1)).toEqual([
      { run: '101.1', deadline, endedAt: null, why },
    ]);
    scene.pass(1);
    expect(await listHireRuns(hireContextWith(unreadable), 1)).toEqual([
      { run: '101.1', deadline, endedAt: scene.now(), why: '' },
    ]);
  });
});

describe('an intent that competes with the hire that took the lock', () => {
  /** Creates the context of a hire whose notice is this comment. */
  function prepare(intent: number, hireContext = hireContextWith()): HireContext {
    const comment = buildComment({ id: 1 });
    const state = createState(key, 1);
    hireContext.prepared = {
      comment,
      state,
      notice: buildComment({ id: intent }),
      nonce: 'n',
      created: false,
      visible: '',
    };
    return hireContext;
  }

  function leaveStatus(generation: number, mission: string | null): void {
    leaveMarker(createState(key, generation, { mission }));
  }

  it('is none where this run’s intent stands alone', async () => {
    leaveStatus(1, null);
    expect(await readCompetingIntents(prepare(leaveIntent(1, '9.1', scene.now() + 1)), 1)).toBe('none');
  });

  it.each([
    ['earlier, where its intent stands before ours', 1, 1, 'earlier'],
    ['none, where that intent is over by now', 1, 0, 'none'],
    ['none, where that intent is of another generation', 2, 1, 'none'],
  ])('is %s', async (_name, generation, left, expected) => {
    leaveIntent(generation, '8.1', scene.now() + left);
    expect(await readCompetingIntents(prepare(leaveIntent(1, '9.1', scene.now() + 1)), 1)).toBe(expected);
  });

  it('is none where its intent stands behind ours', async () => {
    const ours = leaveIntent(1, '9.1', scene.now() + 1);
    leaveIntent(1, '10.1', scene.now() + 1);
    expect(await readCompetingIntents(prepare(ours), 1)).toBe('none');
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
      expect(await readCompetingIntents(prepare(leaveIntent(1, '9.1', scene.now() + 1)), 1)).toBe(expected);
    },
  );

  it('is unknown where our own intent is not on the page, or the page cannot be read', async () => {
    expect(await readCompetingIntents(prepare(777), 1)).toBe('unknown');
    leaveIntent(1, '9.1', scene.now() + 1);
    expect(await readCompetingIntents(prepare(777), 1)).toBe('unknown');
    const { github } = scene.createContext();
    const read = (): Promise<never> => Promise.reject(new Error('not today'));
    const unreadable = hireContextWith({ github: { ...github, conversations: { ...github.conversations, read } } });
    expect(await readCompetingIntents(prepare(777, unreadable), 1)).toBe('unknown');
  });

  it('is looked for in the thread that was read when the lock was taken, once', async () => {
    const hireContext = hireContextWith();
    hireContext.afterAcquire = await hireContext.context.github.conversations.read(ISSUE);
    prepare(leaveIntent(1, '9.1', scene.now() + 1), hireContext);
    expect(await readCompetingIntents(hireContext, 1)).toBe('unknown');
    expect(hireContext.afterAcquire).toBeNull();
    expect(await readCompetingIntents(hireContext, 1)).toBe('none');
  });
});

describe('what a hire has not got yet', () => {
  const run = { kind: 'run', runId: '9001', job: 'hire', index: '', step: 'orkestro' } as const;

  it('is a bug to ask for', () => {
    expect(() => threadNumberOf(hireContextWith({}, run))).toThrow('a run that is its own subject has no page');
    expect(() => orderOf(hireContextWith())).toThrow('a hire went on before it was authorized');
    expect(() => preparedHireOf(hireContextWith())).toThrow('a hire went on before its intent stood');
  });

  it('has its lock on the subject’s page, under the subject’s own name', () => {
    const keyed = hireContextWith({}, { kind: 'issue', number: ISSUE, key: 'linux' });
    expect(lockKeyOf(keyed)).toEqual({ on: 'conversation', number: ISSUE, reference: '12.linux' });
  });
});
