/** The messages of a hire without a mission: what happened, what is certain, and who can do what (docs/BEHAVIOR.md#errors). */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { BriefSource } from '../../../src/core/commands/intent.ts';
import type { Subject } from '../../../src/core/domain/model.ts';
import type { FlowContext, HireResult } from '../../../src/flow/shared/context.ts';
import { hire } from '../../../src/flow/hire/hire.ts';
import type { Failing } from '../../support/github/faults.ts';
import {
  byCommand,
  byLabel,
  ISSUE,
  loseResponse,
  openFlowScene,
  refusePost,
  dropRequest,
  describeResult,
  type FlowScene,
} from '../../support/flow-scene.ts';

const MINUTES = 60_000;
const PERMIT = {
  contents: 'write',
  issues: 'write',
  'pull-requests': 'write',
  checks: 'read',
  statuses: 'write',
  actions: 'read',
} as const;
const INPUTS = { brief: { title: 'Fix the parser', description: null, dod: '- [ ] it parses' } };
const REFERENCE = { kind: 'issue', number: ISSUE } as const;

let scene: FlowScene;
beforeEach(() => {
  scene = openFlowScene();
  scene.github.permit(PERMIT);
});
afterEach(() => {
  scene.close();
});

/** Returns the verdict on a hire without a mission, with its generation. */
function verdictOf(result: HireResult): unknown {
  if (result.kind === 'tracked') return describeResult(result);
  const { verdict, generation } = result.blocked;
  return { kind: verdict.kind, code: verdict.code, message: verdict.message, nextStep: verdict.nextStep, generation };
}

function expectedHold(code: string, message: string, nextStep: string, generation = 1): unknown {
  return { kind: 'hold', code, message, nextStep, generation };
}

/** Hires with a changed context. */
function hireWith(
  change: (context: FlowContext) => Partial<FlowContext>,
  source: BriefSource = byLabel(scene),
  subject: Subject = REFERENCE,
): Promise<HireResult> {
  const context = scene.createContext({}, source.kind === 'inputs' ? INPUTS : {});
  return hire({ ...context, ...change(context) }, { kind: 'hire', subject, source, wait: 'none' });
}

/** Adds a fault to the request that sets a reaction. `times`: how often. */
function failAcquire(fault: Failing, times = Infinity): void {
  scene.github.faults.add({ ...fault, times, match: { method: 'POST', path: /\/issues\/12\/reactions$/ } });
}

function countMarkers(type: string): number {
  return scene.repo.commentsOf(ISSUE).filter(({ body }) => body.includes(`"type":"${type}"`)).length;
}

/** Leaves generation 1 unconfirmed. Its run has ended, unless it stays. */
async function leaveUnconfirmedHire(
  settings: Parameters<FlowScene['createContext']>[1] = {},
  staysRunning = false,
): Promise<void> {
  scene.intercept(dropRequest);
  await scene.hire(byLabel(scene), { settings, staysRunning });
  scene.intercept(() => null);
}

describe('a lock that may not be taken', () => {
  it('is told with the permission that a reaction needs, and leaves no intent behind', async () => {
    failAcquire({ kind: 'status', status: 403, message: 'Resource not accessible by integration' });
    const result = await scene.hire(byLabel(scene));
    expect(verdictOf(result)).toMatchObject({
      kind: 'hold',
      code: 'missing_permission',
      message: expect.stringMatching(
        /^Nothing was posted: the reaction that guards against hiring twice could not be set \(.*not accessible.*\)\.$/i,
      ),
      nextStep: 'Give the job permissions: issues: write and pull-requests: write, then put the label on again.',
      generation: 1,
    });
    expect([scene.countPosts(), countMarkers('intent')]).toEqual([0, 0]);
  });

  it('is told with the permission that a ref needs', async () => {
    scene.github.permit({ ...PERMIT, contents: 'read' });
    const result = await scene.hire(byLabel(scene), { settings: { lock: 'ref' } });
    expect(verdictOf(result)).toMatchObject({
      code: 'missing_permission',
      message: expect.stringMatching(
        /^Nothing was posted: the ref that guards against hiring twice could not be set \(.+\)\.$/,
      ),
      nextStep: 'Give the job permissions: contents: write, then put the label on again.',
    });
    expect(scene.countPosts()).toBe(0);
  });

  it('is told to be gone where GitHub knows the issue no more', async () => {
    failAcquire({ kind: 'status', status: 404, message: 'Not Found' });
    expect(verdictOf(await scene.hire(byLabel(scene)))).toMatchObject({
      code: 'missing_permission',
      message: 'Nothing was posted: the reaction that guards against hiring twice could not be set (#12 is gone).',
    });
    expect(scene.countPosts()).toBe(0);
  });

  it('reports a used-up lock if no number is left', async () => {
    const result = await hireWith(({ lock }) => ({ lock: { ...lock, maxSequence: 0 } }));
    expect(verdictOf(result)).toEqual(
      expectedHold(
        'lock_limit_reached',
        'Nothing was posted: the 0 reactions that guard against hiring twice are used up on #12.',
        'Set lock: ref in the workflow (the job needs contents: write), which knows no limit, or open a new issue.',
      ),
    );
    expect([scene.countPosts(), countMarkers('intent'), countMarkers('status')]).toEqual([0, 0, 0]);
  });
});

const IN_STATUS_COMMENT =
  'Look at the marketplace. If there is none, someone with write permission comments "/orkestro hire --force", at least 15 minutes after the runs that began it have ended.';

describe('an unconfirmed hire', () => {
  const unconfirmedHold = (why: string, nextStep: string): unknown =>
    expectedHold(
      'hire_unconfirmed',
      `Whether a mission was posted cannot be known (${why}), and none is listed; nothing is ever posted again by itself.`,
      nextStep,
    );

  it('because another run began it', async () => {
    const taken = { kind: 'taken' } as const;
    const result = await hireWith(({ lock }) => ({ lock: { ...lock, acquire: () => Promise.resolve(taken) } }));
    expect(verdictOf(result)).toEqual(unconfirmedHold('the hire was begun by another run', IN_STATUS_COMMENT));
    expect([scene.countPosts(), countMarkers('intent')]).toEqual([0, 0]);
  });

  it('because the response to its lock was lost', async () => {
    failAcquire({ kind: 'status', status: 500, message: 'Oops', after: true });
    const result = await scene.hire(byLabel(scene));
    expect(verdictOf(result)).toMatchObject({
      code: 'hire_unconfirmed',
      message: expect.stringMatching(/known \(.*Oops.*\), and/),
    });
    expect([scene.countPosts(), countMarkers('intent')]).toEqual([0, 0]);
  });

  it('because the response to its POST was lost: its hire notice stays', async () => {
    scene.intercept(dropRequest);
    expect(verdictOf(await scene.hire(byLabel(scene)))).toEqual(
      unconfirmedHold('The connection broke off: lost', IN_STATUS_COMMENT),
    );
    expect([scene.countPosts(), countMarkers('intent')]).toEqual([1, 1]);
  });

  it('because an earlier attempt of a run that is its own subject may have posted it', async () => {
    const result = await scene.hire(
      { kind: 'inputs' },
      {
        subject: { kind: 'run', runId: '9001', job: 'hire', index: '', step: 'orkestro' },
        run: { runAttempt: 2 },
        settings: INPUTS,
      },
    );
    expect(verdictOf(result)).toEqual(
      unconfirmedHold(
        'an earlier attempt of this run may have posted it',
        'Look at the marketplace. If it is certain that there is none, start a new run: a re-run only looks.',
      ),
    );
    expect(scene.countPosts()).toBe(0);
  });
});

describe('a forced hire that is refused', () => {
  const forceHire = (settings = {}): Promise<HireResult> => scene.hire(byCommand(scene, { force: true }), { settings });

  it('because nothing was begun', async () => {
    expect(verdictOf(await forceHire())).toEqual(
      expectedHold(
        'hire_force_refused',
        'Nothing was posted: generation 1 was never begun, so there is no doubt to go past.',
        'Comment "/orkestro hire" instead.',
      ),
    );
  });

  it('because the time of the lock is unknown', async () => {
    const head = scene.repo.branchHead('main');
    scene.repo.refs.set('refs/orkestro/12/1', head);
    expect(verdictOf(await forceHire({ lock: 'ref' }))).toEqual(
      expectedHold(
        'hire_force_refused',
        'Nothing was posted: what guards generation 1 was not set by this action, so nobody can tell since when it stands.',
        'If it was made by hand (refs/orkestro/…), a person who knows why removes it; or open a new issue.',
      ),
    );
  });

  it('because the run that began it goes on', async () => {
    await leaveUnconfirmedHire({}, true);
    scene.pass(30 * MINUTES);
    expect(verdictOf(await forceHire())).toEqual(
      expectedHold(
        'hire_force_refused',
        'Nothing was posted: run 9001.1 may still hire for generation 1 (it is still running).',
        'Wait until it has ended, or cancel it; where it cannot be read, give the job actions: read. Then comment "/orkestro hire --force" again, 15 minutes after its end.',
      ),
    );
  });

  it('because whether that run goes on cannot be read', async () => {
    await leaveUnconfirmedHire();
    scene.pass(30 * MINUTES);
    const { actions: _, ...less } = PERMIT;
    scene.github.permit(less);
    expect(verdictOf(await forceHire())).toMatchObject({
      message: expect.stringMatching(
        /^Nothing was posted: run 9001\.1 may still hire for generation 1 \(whether it has ended cannot be read: .+\)\.$/,
      ),
    });
  });

  it('because a request of that run may still arrive', async () => {
    await leaveUnconfirmedHire();
    const ended = scene.now();
    scene.pass(14 * MINUTES);
    expect(verdictOf(await forceHire())).toEqual(
      expectedHold(
        'hire_force_refused',
        `Nothing was posted: a request of an earlier run may still arrive until ${new Date(ended + 15 * MINUTES).toISOString()}.`,
        'Comment "/orkestro hire --force" again after that.',
      ),
    );
    expect(scene.countPosts()).toBe(1);
  });
});

describe('a hire without a page', () => {
  it('is reported, and nothing is written', async () => {
    const result = await hireWith(() => ({}), { kind: 'inputs' }, { kind: 'issue', number: 99 });
    expect(verdictOf(result)).toEqual(
      expectedHold(
        'github_error',
        'Nothing was posted: there is no issue or pull request #99 in this repository.',
        'Give the number of one that exists as issue-number or pr-number.',
      ),
    );
    expect(scene.countPosts()).toBe(0);
  });
});

/** Lets time pass, or cancels the job, when the lock is taken. */
function meanwhile(run: () => void): void {
  failAcquire({ kind: 'meanwhile', after: true, run }, 1);
}

/** Adds a fault to the requests that delete a reaction. */
function holdOnToAcquire(): void {
  scene.github.faults.add({
    kind: 'status',
    status: 500,
    times: Infinity,
    match: { method: 'DELETE', path: /reactions/ },
  });
}

const STUCK = '; the reaction that guards the hire could not be given up, so the next try needs /orkestro hire --force';

describe('a hire that certainly posted nothing', () => {
  it('because the marketplace refused says so in its words, and gives its lock back', async () => {
    scene.intercept(refusePost);
    const result = await scene.hire(byLabel(scene));
    expect(result).toMatchObject({ kind: 'failed', failure: { status: 402, why: 'no funds' } });
    const failure = result.kind === 'failed' ? result.failure : null;
    expect(verdictOf(result)).toEqual(
      expectedHold('marketplace_error', `Nothing was posted: ${failure?.what ?? ''} (no funds).`, failure?.fix ?? ''),
    );
    expect([scene.repo.issue(ISSUE).reactions.length, countMarkers('intent')]).toEqual([0, 0]);
  });

  it('says which command goes on where its lock stays taken; the intent stays with it', async () => {
    scene.intercept(refusePost);
    holdOnToAcquire();
    const result = await scene.hire(byLabel(scene));
    expect(result).toMatchObject({
      kind: 'failed',
      failure: { why: 'no funds', fix: expect.stringMatching(/^.{20,}$/) },
    });
    expect(result.kind === 'failed' ? result.failure.fix : '').toMatch(new RegExp(`${STUCK}$`));
    expect([scene.repo.issue(ISSUE).reactions.length, countMarkers('intent')]).toEqual([1, 1]);
  });

  it('says so of a ref that could not be signed off', async () => {
    scene.intercept(refusePost);
    scene.github.faults.add({
      ...{ kind: 'status', status: 500, times: Infinity },
      match: { method: 'PATCH', body: /withdrawal/ },
    } as const);
    const result = await scene.hire(byLabel(scene), { settings: { lock: 'ref' } });
    expect(result.kind === 'failed' ? result.failure.fix : '').toMatch(
      new RegExp(`${STUCK.replace('reaction', 'ref')}$`),
    );
    expect([countMarkers('intent'), countMarkers('withdrawal')]).toEqual([1, 0]);
  });

  it('says nothing of a ref that was signed off', async () => {
    scene.intercept(refusePost);
    const result = await scene.hire(byLabel(scene), { settings: { lock: 'ref' } });
    expect(result).toMatchObject({
      kind: 'failed',
      failure: { why: 'no funds', fix: expect.not.stringContaining(';') },
    });
    expect(countMarkers('withdrawal')).toBe(1);
  });

  it('because it took longer than a minute', async () => {
    meanwhile(() => {
      scene.pass(MINUTES);
    });
    const result = await scene.hire(byLabel(scene));
    expect(result).toMatchObject({
      kind: 'failed',
      failure: {
        code: 'too_late',
        what: 'preparing the hire took longer than a minute',
        where: 'POST /marketplace/missions',
        why: 'a hire that is this late might overlap with another',
        fix: 'put the label on again, or run the job again',
        status: null,
        requestId: null,
      },
    });
    expect(verdictOf(result)).toEqual(
      expectedHold(
        'marketplace_error',
        'Nothing was posted: preparing the hire took longer than a minute (a hire that is this late might overlap with another).',
        'put the label on again, or run the job again',
      ),
    );
    expect([scene.countPosts(), scene.repo.issue(ISSUE).reactions.length, countMarkers('intent')]).toEqual([0, 0, 0]);
    expect(describeResult(await scene.hire(byLabel(scene)))).toBe('posted g1');
  });

  it.each([
    [false, ''],
    [true, STUCK],
  ])('because the job was cancelled; the lock stays taken: %s', async (stuck, more) => {
    const cancelling = new AbortController();
    meanwhile(() => {
      cancelling.abort();
    });
    if (stuck) holdOnToAcquire();
    const result = await hireWith(() => ({ signal: cancelling.signal }));
    expect(result.kind).toBe('blocked');
    expect(verdictOf(result)).toEqual({
      kind: 'wait',
      code: 'cancelled',
      message: 'Cancelled before the mission was posted: nothing was posted.',
      nextStep: `To go on, put the label on again, or run the job again${more}.`,
      generation: 1,
    });
    expect([scene.countPosts(), scene.repo.issue(ISSUE).reactions.length]).toEqual([0, stuck ? 1 : 0]);
  });

  it('because the marketplace could not be read fails with what the read failed with', async () => {
    scene.intercept(({ method }) =>
      method === 'GET' ? Promise.resolve({ status: 401, headers: {}, body: '{"error":"no such key"}' }) : null,
    );
    await expect(scene.hire(byLabel(scene))).rejects.toThrow('The marketplace does not know this API key');
    expect([scene.countPosts(), countMarkers('status'), scene.repo.issue(ISSUE).reactions.length]).toEqual([0, 0, 0]);
  });

  it('because the second look failed gives the lock back', async () => {
    meanwhile(() => {
      scene.intercept(({ method }) =>
        method === 'GET' ? Promise.resolve({ status: 401, headers: {}, body: '{"error":"no such key"}' }) : null,
      );
    });
    await expect(scene.hire(byLabel(scene))).rejects.toThrow('The marketplace does not know this API key');
    expect([scene.countPosts(), countMarkers('intent'), scene.repo.issue(ISSUE).reactions.length]).toEqual([0, 0, 0]);
  });
});

describe('a hire that stops in a later generation', () => {
  const ONE_SEQUENCE = 1;

  /** Hires by command after generation 1 has ended. */
  async function hireNext(
    change: (context: FlowContext) => Partial<FlowContext> = () => ({}),
    more: Parameters<typeof byCommand>[1] = {},
  ): Promise<HireResult> {
    await scene.hire(byLabel(scene));
    for (const { id } of scene.sandbox.missions()) scene.sandbox.end(id);
    scene.pass(MINUTES);
    return hireWith(change, byCommand(scene, more));
  }

  const expectedHire = { generation: 2, brief: { title: 'Fix the parser' }, refused: false };

  it('names it, and the order that it is about, where the marketplace refused', async () => {
    const result = await hireNext(({ marketplace }) => ({
      marketplace: {
        ...marketplace,
        postMission: () => Promise.resolve({ kind: 'refused', failure: FAILURE }),
      },
    }));
    expect(result).toMatchObject({ kind: 'failed', failure: { why: 'no funds' }, blocked: expectedHire });
  });

  it('names both where the job was cancelled', async () => {
    const result = await hireNext(() => ({ signal: AbortSignal.abort() }));
    expect(result).toMatchObject({ kind: 'blocked', blocked: { ...expectedHire, verdict: { code: 'cancelled' } } });
  });

  it('names both if no number is left', async () => {
    const result = await hireNext(({ lock }) => ({ lock: { ...lock, maxSequence: ONE_SEQUENCE } }));
    expect(result).toMatchObject({
      kind: 'blocked',
      blocked: { ...expectedHire, verdict: { code: 'lock_limit_reached' } },
    });
  });

  it('names both where a forced hire is refused', async () => {
    const result = await hireNext(() => ({}), { force: true });
    expect(result).toMatchObject({
      kind: 'blocked',
      blocked: { ...expectedHire, verdict: { code: 'hire_force_refused' } },
    });
  });
});

const FAILURE = {
  code: 'refused',
  what: 'The marketplace refused',
  where: 'POST /marketplace/missions',
  why: 'no funds',
  fix: 'Pay.',
  status: 402,
  requestId: null,
} as const;

describe('a mission that is there', () => {
  const OTHER = { brief: { title: 'Something else', description: null, dod: '- [ ] it parses' } };
  const byInputs = (settings = INPUTS, more = {}): Promise<HireResult> =>
    scene.hire({ kind: 'inputs' }, { settings, ...more });

  it('is adopted for inputs that say the same, with their brief', async () => {
    expect(describeResult(await byInputs())).toBe('posted g1');
    expect(await byInputs()).toMatchObject({
      kind: 'tracked',
      how: 'adopted',
      tracked: { brief: { title: 'Fix the parser' }, threadNumber: ISSUE },
    });
  });

  it('is not what inputs with another brief ask for', async () => {
    await byInputs();
    expect(await byInputs(OTHER)).toMatchObject({
      kind: 'blocked',
      blocked: { brief: { title: 'Something else' }, verdict: { code: 'reference_taken' } },
    });
    expect(scene.countPosts()).toBe(1);
  });

  it('is adopted for inputs that say nothing sensible: there is nothing to contradict', async () => {
    await byInputs();
    const none = { brief: { title: 'x', description: null, dod: null } };
    expect(describeResult(await byInputs(none as never))).toBe('adopted g1');
  });

  it('is adopted for a label, whatever it says', async () => {
    await byInputs();
    let reads = 0;
    const result = await hireWith(({ github }) => ({
      github: {
        ...github,
        conversations: {
          ...github.conversations,
          read: (number) => {
            reads += 1;
            return github.conversations.read(number);
          },
        },
      },
    }));
    expect(result).toMatchObject({ kind: 'tracked', how: 'adopted', tracked: { brief: null } });
    expect(reads).toBe(1);
  });

  it('and was posted by another run meanwhile is adopted by the page as that run left it', async () => {
    // The other run hires from its first to its last step, right before this one writes.
    const others: HireResult[] = [];
    const hireBoth = (source: BriefSource): Promise<HireResult> =>
      hireWith(
        ({ github }) => ({
          github: {
            ...github,
            checks: {
              ...github.checks,
              readRequired: () => Promise.resolve({ kind: 'unavailable', why: 'not today' }),
            },
            conversations: {
              ...github.conversations,
              createComment: async (number, body) => {
                if (others.length === 0) others.push(await byInputs());
                return github.conversations.createComment(number, body);
              },
            },
          },
        }),
        source,
      );
    const result = await hireBoth({ kind: 'inputs' });
    expect([...others, result].map(describeResult)).toEqual(['posted g1', 'adopted g1']);
    const warnings = ['The required checks of main could not be read: not today'];
    expect(result).toMatchObject({ tracked: { brief: { title: 'Fix the parser' }, threadNumber: ISSUE, warnings } });
    const id = result.kind === 'tracked' ? result.tracked.mission.id : '';
    expect(result).toMatchObject({
      tracked: { state: { mission: id, history: [{}, { text: expect.stringContaining(id) }] } },
    });
    expect(scene.countPosts()).toBe(1);
  });

  it('of a run that is its own subject, whose answer was lost, is found again', async () => {
    scene.intercept(loseResponse);
    const subject = { kind: 'run', runId: '9001', job: 'hire', index: '', step: 'orkestro' } as const;
    expect(await byInputs(INPUTS, { subject })).toMatchObject({
      kind: 'tracked',
      how: 'adopted',
      tracked: { threadNumber: null, brief: { title: 'Fix the parser' } },
    });
    expect(scene.countPosts()).toBe(1);
  });
});
