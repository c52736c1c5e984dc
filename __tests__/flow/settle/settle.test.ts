/** Settling a snapshot, step by step: the calls to the lock, to GitHub and to the marketplace, and the result (docs/PROTOCOL.md#settle-order). */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Verdict } from '../../../src/core/domain/model.ts';
import type { OnceLock } from '../../../src/core/ports/once-lock.ts';
import { readMarker } from '../../../src/core/state/markers.ts';
import type { TrackedMission, FlowContext } from '../../../src/flow/shared/context.ts';
import { createInProcessLock } from '../../../src/flow/shared/in-process-lock.ts';
import type { Snapshot } from '../../../src/flow/observe/observe.ts';
import { loadSnapshot } from '../../../src/flow/observe/observe.ts';
import type { ManualDecision } from '../../../src/flow/access/manual-decision.ts';
import type { SettleOrder } from '../../../src/flow/settle/context.ts';
import type { SettleResult } from '../../../src/flow/settle/settle.ts';
import { settle } from '../../../src/flow/settle/settle.ts';
import { buildComment, buildSettings } from '../../support/builders.ts';
import { byLabel, ISSUE, openFlowScene, refusePost, dropRequest, type FlowScene } from '../../support/flow-scene.ts';

const PULL = 13;
const RUN = { kind: 'run', runId: '7001', job: 'hire', index: '', step: 'orkestro' } as const;
const ACCEPT = { kind: 'accept', code: 'checks_passed', message: 'All green.', nextStep: '' } as const;
const REWORK = { kind: 'rework', code: 'checks_failed', message: 'Something is red.', nextStep: '' } as const;

let scene: FlowScene;
let tracked: TrackedMission;
beforeEach(() => {
  scene = openFlowScene();
});
afterEach(() => {
  scene.close();
});

/** Delivers verified work, with a pull request unless `pulls` is false. */
async function deliver(pulls = true): Promise<void> {
  const result = await scene.hire(byLabel(scene));
  if (result.kind !== 'tracked') throw new Error(result.blocked.verdict.message);
  ({ tracked } = result);
  if (pulls) scene.repo.openPull({ number: PULL, body: `Fixes #${ISSUE}`, author: 'ada', files: ['src/a.ts'] });
  scene.sandbox.deliver(tracked.mission.id, { verification: 'passed' });
}

/** Delivers verified work for a run that is its own subject, which has no thread. */
async function deliverToOwnRun(): Promise<void> {
  const settings = { brief: { title: 'Fix the parser', description: null, dod: '- [ ] it parses' } };
  const result = await scene.hire({ kind: 'inputs' }, { subject: RUN, settings });
  if (result.kind !== 'tracked') throw new Error(result.blocked.verdict.message);
  ({ tracked } = result);
  scene.sandbox.deliver(tracked.mission.id, { verification: 'passed' });
}

interface SettleOptions {
  readonly verdict?: SettleOrder['verdict'];
  readonly evaluate?: (snapshot: Snapshot) => Verdict | null;
  readonly manualDecision?: ManualDecision | null;
  readonly attempt?: number;
  readonly change?: (context: FlowContext) => Partial<FlowContext>;
}

/** Loads a snapshot and settles it. */
async function runSettle({
  verdict = ACCEPT,
  evaluate,
  manualDecision = null,
  attempt = 1,
  change,
}: SettleOptions = {}): Promise<SettleResult> {
  const real = scene.createContext({ runAttempt: attempt });
  const context = { ...real, ...change?.(real) };
  const snapshot = await loadSnapshot(context, tracked);
  return settle(context, snapshot, { verdict, evaluate: evaluate ?? (() => verdict), manualDecision });
}

function sent(): readonly string[] {
  return scene.calls
    .filter(({ method, url }) => method === 'POST' && url.pathname.includes(tracked.mission.id))
    .map(({ url }) => url.pathname.split('/').at(-1) ?? '');
}

/** Returns the body of the last request to the marketplace. */
function lastBody(): string {
  return scene.calls.findLast(({ method }) => method === 'POST')?.body ?? '';
}

function manualDecisionByMaya(verdict: 'accept' | 'rework', reason = ''): ManualDecision {
  const by = { login: 'maya', id: 1, isBot: false };
  const body = `/orkestro ${verdict} ${reason}`.trim();
  const { id: commentId, createdAt: askedAt } = scene.repo.comment(ISSUE, { author: 'maya', body });
  return { by, commentId, askedAt, verdict, reason, overrides: null, exception: null };
}

/** The calls to a lock. */
interface LockRequests {
  readonly peeks: number[];
  readonly acquires: {
    readonly id: number | null;
    readonly sequence: number;
    readonly isKnownFree: boolean | undefined;
  }[];
}

function watchLock(
  lockRequests: LockRequests,
  more: Partial<OnceLock> = {},
): (context: FlowContext) => Partial<FlowContext> {
  return ({ lock }) => ({
    lock: {
      ...lock,
      ...more,
      peek: (lockKey, sequence) => {
        lockRequests.peeks.push(sequence);
        return (more.peek ?? (() => Promise.resolve(true)))(lockKey, sequence);
      },
      acquire: (lockKey, sequence, beside) => {
        const id = lockKey.on === 'comment' ? lockKey.id : null;
        lockRequests.acquires.push({ id, sequence, isKnownFree: beside?.isKnownFree });
        return lock.acquire(lockKey, sequence, beside);
      },
    },
  });
}

describe('the lock of a round', () => {
  it.each([true, false])('is taken with what was seen of it in the moment of the look: %s', async (isLockFree) => {
    await deliver();
    const lockRequests: LockRequests = { peeks: [], acquires: [] };
    const peek = (): Promise<boolean> => Promise.resolve(isLockFree);
    expect((await runSettle({ change: watchLock(lockRequests, { peek }) })).kind).toBe('settled');
    expect(lockRequests).toEqual({
      peeks: [1],
      acquires: [{ id: tracked.comment?.id, sequence: 1, isKnownFree: isLockFree }],
    });
  });

  it('counts as not seen where the round has gone on since', async () => {
    await deliver();
    const lockRequests: LockRequests = { peeks: [], acquires: [] };
    const change = watchLock(lockRequests);
    // Between the two snapshots of this run, another run sends the work back, and it is delivered again.
    let snapshotCount = 0;
    await runSettle({
      change: (context) => ({
        ...change(context),
        marketplace: {
          ...context.marketplace,
          getMission: async (id) => {
            snapshotCount += 1;
            const mission = await context.marketplace.getMission(id);
            return snapshotCount < 2 ? mission : { ...mission, reworkCount: 1 };
          },
        },
      }),
    });
    expect(lockRequests).toEqual({
      peeks: [1],
      acquires: [{ id: tracked.comment?.id, sequence: 2, isKnownFree: false }],
    });
  });

  it.each([
    [1, [1], 'settled'],
    [0, [], 'held'],
  ])('is peeked at and taken if its number is not too high: the highest is %i', async (maxSequence, peeks, kind) => {
    await deliver();
    const lockRequests: LockRequests = { peeks: [], acquires: [] };
    const change = watchLock(lockRequests, { maxSequence });
    expect((await runSettle({ change })).kind).toBe(kind);
    expect([lockRequests.peeks, lockRequests.acquires.length]).toEqual([peeks, peeks.length]);
  });

  it('is not looked at where the page has none; nothing is taken either', async () => {
    await deliver();
    const lockRequests: LockRequests = { peeks: [], acquires: [] };
    tracked = { ...tracked, comment: null };
    const result = await runSettle({ change: watchLock(lockRequests) });
    expect([result.kind, lockRequests, sent()]).toEqual(['again', { peeks: [], acquires: [] }, []]);
  });

  it('is taken while the record is read, which is read once', async () => {
    await deliver();
    const order: string[] = [];
    let acquiring = false;
    const result = await runSettle({
      change: ({ lock, github }) => ({
        lock: {
          ...lock,
          acquire: async (lockKey, sequence, beside) => {
            acquiring = true;
            const reply = await lock.acquire(lockKey, sequence, beside);
            order.push('taken');
            return reply;
          },
        },
        github: {
          ...github,
          conversations: {
            ...github.conversations,
            read: (number) => {
              if (acquiring) order.push('read');
              return github.conversations.read(number);
            },
            createComment: (number, body) => {
              order.push('wrote');
              acquiring = false;
              return github.conversations.createComment(number, body);
            },
          },
        },
      }),
    });
    expect(result.kind).toBe('settled');
    expect(order.slice(0, 3)).toEqual(['read', 'taken', 'wrote']);
  });
});

describe('what comes back', () => {
  it('is the fresh look, where that is to be neither accepted nor sent back', async () => {
    await deliver();
    let snapshotCount = 0;
    const evaluate = (snapshot: Snapshot): null => {
      snapshotCount += 1;
      expect(snapshot.observation.pull?.number).toBe(PULL);
      return null;
    };
    const result = await runSettle({ evaluate });
    expect(result).toMatchObject({ kind: 'again', snapshot: { observation: { pull: { number: PULL } } } });
    expect([snapshotCount, sent(), scene.repo.pull(PULL).number]).toEqual([1, [], PULL]);
  });

  it('is the fresh look, where that has another verdict', async () => {
    await deliver();
    expect(await runSettle({ evaluate: () => REWORK })).toMatchObject({ kind: 'again', snapshot: expect.anything() });
    expect(await runSettle({ evaluate: () => ({ ...ACCEPT, kind: 'hold' }) })).toMatchObject({ kind: 'again' });
    expect(sent()).toEqual([]);
  });

  it('is the fresh look, where the status comment has gone since the first', async () => {
    await deliver();
    const context = scene.createContext();
    const snapshot = await loadSnapshot(context, tracked);
    scene.repo.deleteComment(tracked.comment?.id ?? 0);
    const result = await settle(context, snapshot, { verdict: ACCEPT, evaluate: () => ACCEPT, manualDecision: null });
    expect(result).toMatchObject({ kind: 'again', snapshot: { lostReason: expect.any(String) } });
    expect(sent()).toEqual([]);
  });

  it('is the look as it was, where nothing was sent: the delivery is judged again', async () => {
    await deliver();
    const acquire = (): ReturnType<OnceLock['acquire']> => Promise.resolve({ kind: 'denied', why: 'not here' });
    const result = await runSettle({ verdict: REWORK, change: ({ lock }) => ({ lock: { ...lock, acquire } }) });
    expect(result).toMatchObject({
      kind: 'held',
      verdict: { code: 'missing_permission' },
      snapshot: { tracked: { state: { sentBackSha: null, leftSince: false } } },
    });
  });

  it('is unconfirmed if the lock cannot be released', async () => {
    await deliver();
    scene.intercept(refusePost);
    const release = (): Promise<never> => Promise.reject(new Error('not today'));
    const result = await runSettle({ change: ({ lock }) => ({ lock: { ...lock, release } }) });
    expect(result).toMatchObject({ kind: 'held', verdict: { code: 'decision_unconfirmed' } });
  });

  it('is no look, where something moved later: what was seen is no longer so', async () => {
    await deliver();
    const match = { method: 'POST', body: /\\"type\\":\\"decision\\"/ };
    scene.github.faults.add({ kind: 'meanwhile', after: true, run: () => void scene.repo.push(PULL), match });
    expect(await runSettle()).toEqual({ kind: 'again', snapshot: null });
    expect(sent()).toEqual([]);
  });

  it('is the verdict of the fresh look, and the mission as it stands after the payment', async () => {
    await deliver();
    const result = await runSettle({ evaluate: () => ({ ...ACCEPT, message: 'All green, still.' }) });
    expect(result).toMatchObject({
      kind: 'settled',
      verdict: { message: 'All green, still.' },
      snapshot: { tracked: { mission: { id: tracked.mission.id, phase: 'accepted', escrowStatus: 'released' } } },
    });
  });

  it('is the mission as it was last read, where the answer said nothing', async () => {
    await deliver();
    scene.intercept((request, serve) =>
      request.method === 'POST' ? serve().then(() => ({ status: 200, headers: {}, body: '{}' })) : null,
    );
    expect(await runSettle()).toMatchObject({
      kind: 'settled',
      snapshot: { tracked: { mission: { phase: 'accepted' } } },
    });
  });
});

describe('the page of the pull request', () => {
  /** Returns the comments on the pull request at the time of the payment. */
  async function countCommentsAtPost(given: SettleOptions): Promise<number> {
    let commentCount = -1;
    scene.intercept(({ method }) => {
      if (method === 'POST')
        commentCount = scene.repo
          .commentsOf(PULL)
          .filter(
            ({ body }) => readMarker(buildComment({ body }), 'page', scene.createContext().signer) !== null,
          ).length;
      return null;
    });
    expect((await runSettle(given)).kind).toBe('settled');
    return commentCount;
  }

  it('says which mission it delivers before the policy pays for it', async () => {
    await deliver();
    expect(await countCommentsAtPost({})).toBe(1);
  });

  it('is left to the end where a person pays for it', async () => {
    await deliver();
    expect(await countCommentsAtPost({ manualDecision: manualDecisionByMaya('accept') })).toBe(0);
  });
});

describe('the reason of a rework', () => {
  /** Sends the work back. Returns the checks whose details were read. */
  async function sendBack(given: SettleOptions = {}): Promise<readonly (readonly string[])[]> {
    const lockRequests: string[][] = [];
    const result = await runSettle({
      verdict: REWORK,
      ...given,
      change: (context) => ({
        ...given.change?.(context),
        github: {
          ...context.github,
          checks: {
            ...context.github.checks,
            readDetails: (reported) => {
              lockRequests.push(reported.map(({ name }) => name));
              return context.github.checks.readDetails(reported);
            },
          },
        },
      }),
    });
    expect([result.kind, sent()]).toEqual(['settled', ['rework']]);
    return lockRequests;
  }

  it('is the policy’s, with the details of what failed and of nothing else', async () => {
    scene.repo.protect({ required: ['test', 'lint'] });
    await deliver();
    const { headSha: sha } = scene.repo.pull(PULL);
    scene.repo.report({ sha, name: 'test', conclusion: 'failure', title: '1 of 42 tests failed' });
    scene.repo.report({ sha, name: 'lint', conclusion: 'success', title: 'no complaints' });
    expect(await sendBack()).toEqual([['test']]);
    expect(lastBody()).toContain('Something is red.');
    expect(lastBody()).toContain('1 of 42 tests failed');
    expect(lastBody()).not.toContain('no complaints');
  });

  it('is a person’s own words, where they send it back; nothing is asked about what passed', async () => {
    await deliver();
    scene.repo.report({ sha: scene.repo.pull(PULL).headSha, name: 'test', conclusion: 'success' });
    expect(await sendBack({ manualDecision: manualDecisionByMaya('rework', 'not like this') })).toEqual([]);
    expect(lastBody()).toContain('not like this');
    expect(lastBody()).not.toContain('Something is red.');
  });

  it('is not gathered for an accept', async () => {
    await deliver();
    scene.repo.report({ sha: scene.repo.pull(PULL).headSha, name: 'test', conclusion: 'failure' });
    const readDetails = (): Promise<never> => Promise.reject(new Error('nobody asked'));
    let lockRequests = 0;
    const result = await runSettle({
      manualDecision: manualDecisionByMaya('accept'),
      change: ({ github }) => ({
        github: { ...github, checks: { ...github.checks, readDetails: () => ((lockRequests += 1), readDetails()) } },
      }),
    });
    expect([result.kind, lockRequests]).toEqual(['settled', 0]);
  });

  it('needs neither checks nor a pull request', async () => {
    await deliver(false);
    const checks = { kind: 'none' } as const;
    const settings = buildSettings({ policy: { ...buildSettings().policy, checks } });
    expect(
      await sendBack({ manualDecision: manualDecisionByMaya('rework', 'not like this'), change: () => ({ settings }) }),
    ).toEqual([]);
    expect(lastBody()).toContain('not like this');
  });

  it('of work without a pull request is remembered without a commit', async () => {
    await deliver(false);
    scene.intercept(dropRequest);
    const result = await runSettle({
      verdict: REWORK,
      manualDecision: manualDecisionByMaya('rework', 'not like this'),
    });
    expect(result).toMatchObject({
      kind: 'held',
      snapshot: { tracked: { state: { round: 1, sentBackSha: null, leftSince: false } } },
    });
  });
});

describe('a mission that only its own run settles', () => {
  const memory = ({ clock }: FlowContext): Partial<FlowContext> => ({ lock: createInProcessLock(() => clock.now()) });
  const none = { kind: 'none' } as const;
  const change = (context: FlowContext): Partial<FlowContext> => ({
    ...memory(context),
    settings: { ...context.settings, policy: { ...context.settings.policy, checks: none } },
    github: {
      ...context.github,
      conversations: {
        ...context.github.conversations,
        read: () => Promise.reject(new Error('there is no page to read')),
        createComment: () => Promise.reject(new Error('there is no page to write on')),
      },
    },
  });

  it('is paid without a page, a decision comment, or a commit', async () => {
    await deliverToOwnRun();
    const result = await runSettle({ change });
    expect(result.kind).toBe('settled');
    expect(result.snapshot?.tracked.state.history.at(-1)?.text).toBe('Accepted and paid');
    expect(sent()).toEqual(['accept']);
  });

  it('is sent back by its first attempt, and never by a later one: that may have been done already', async () => {
    await deliverToOwnRun();
    expect(await runSettle({ verdict: REWORK, attempt: 2, change })).toMatchObject({
      kind: 'held',
      verdict: {
        code: 'decision_unconfirmed',
        message: expect.stringContaining('an earlier attempt of this run may have sent the work back already'),
      },
      snapshot: { tracked: { threadNumber: null } },
    });
    expect(sent()).toEqual([]);
    const result = await runSettle({ verdict: REWORK, change });
    expect(result.kind).toBe('settled');
    expect(result.snapshot?.tracked.state).toMatchObject({ round: 2, sentBackSha: null, leftSince: true });
    expect(sent()).toEqual(['rework']);
  });

  it('is paid by a later attempt: the marketplace pays once', async () => {
    await deliverToOwnRun();
    expect((await runSettle({ attempt: 2, change })).kind).toBe('settled');
    expect(sent()).toEqual(['accept']);
  });

  it('of a page is sent back by a later attempt: its round’s lock guards it', async () => {
    await deliver();
    expect((await runSettle({ verdict: REWORK, attempt: 2 })).kind).toBe('settled');
    expect(sent()).toEqual(['rework']);
  });
});
