/** How settling a round ends: the requests, the decision comments, the saved state, and the messages (docs/PROTOCOL.md#settle-order). */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { canonicalJson, sha256 } from '../../../src/core/digest.ts';
import type { Outcome } from '../../../src/core/domain/outcome.ts';
import { formatSubject } from '../../../src/core/domain/reference.ts';
import type { DecisionMarker, Marker } from '../../../src/core/state/markers.ts';
import { formatMarker, readMarker } from '../../../src/core/state/markers.ts';
import type { FlowContext } from '../../../src/flow/shared/context.ts';
import { follow } from '../../../src/flow/run/follow.ts';
import { hire } from '../../../src/flow/hire/hire.ts';
import { createInProcessLock } from '../../../src/flow/shared/in-process-lock.ts';
import { runIntent } from '../../../src/flow/run-intent.ts';
import type { TransportResponse } from '../../../src/http/transport.ts';
import { buildComment } from '../../support/builders.ts';
import type { Failing } from '../../support/github/faults.ts';
import { byLabel, ISSUE, openFlowScene, dropRequest, type FlowScene } from '../../support/flow-scene.ts';

const PULL = 13;
const MINUTES = 60_000;
const OURS = 'github-actions[bot]';

let scene: FlowScene;
let id = '';
let head = '';
beforeEach(() => {
  scene = openFlowScene();
});
afterEach(() => {
  scene.close();
});

/** Delivers verified work whose required check has this conclusion. */
async function deliver(conclusion: 'success' | 'failure'): Promise<void> {
  await scene.hire(byLabel(scene));
  id = scene.sandbox.missions()[0]?.id ?? '';
  const pull = scene.repo.openPull({ number: PULL, body: `Fixes #${ISSUE}`, author: 'ada', files: ['src/a.ts'] });
  head = pull.headSha;
  scene.repo.report({
    ...{ sha: head, name: 'test', conclusion, title: '1 of 42 tests failed', summary: 'parse("") threw' },
    annotations: conclusion === 'success' ? [] : [{ path: 'src/a.ts', line: 7, message: 'index 0 is out of range' }],
  });
  scene.sandbox.deliver(id, { verification: 'passed' });
}

function runPass(change: (context: FlowContext) => Partial<FlowContext> = () => ({})): Promise<Outcome> {
  const context = scene.createContext({ runId: '7001' });
  const target = { kind: 'mission', id } as const;
  return runIntent({ ...context, ...change(context) }, { kind: 'sync', target, wait: 'once' });
}

function toHoldFields({ kind, code, message, nextStep }: Outcome): unknown {
  return { kind, code, message, nextStep };
}

/** Returns the settling requests so far. */
function sent(): readonly string[] {
  return scene.calls
    .filter(({ method, url }) => method === 'POST' && url.pathname.includes(id))
    .map(({ url }) => url.pathname.split('/').at(-1) ?? '');
}

/** Returns the genuine markers of a type on the issue, the oldest first. */
function listMarkers<T extends Marker['type']>(type: T): readonly Extract<Marker, { type: T }>[] {
  return scene.repo
    .commentsOf(ISSUE)
    .flatMap(({ body }) => readMarker(buildComment({ body }), type, scene.createContext().signer)?.marker ?? []);
}

function plantMarker(marker: Marker): void {
  scene.repo.comment(ISSUE, { author: OURS, body: formatMarker(marker, scene.createContext().signer) });
}

/** Returns the number of reactions on the status comment, which are the taken locks of rounds. */
function acquires(): number {
  const status = scene.repo.commentsOf(ISSUE).find(({ body }) => body.includes('"type":"status"'));
  return status?.reactions.length ?? 0;
}

/** Adds a fault to the request that acquires the round's lock. */
function failAcquire(fault: Failing, times = Infinity): void {
  scene.github.faults.add({ ...fault, times, match: { method: 'POST', path: /\/comments\/\d+\/reactions$/ } });
}

function answerWith(
  status: number,
  body: string,
): (request: { readonly method: string }) => Promise<TransportResponse> | null {
  return ({ method }) => (method === 'POST' ? Promise.resolve({ status, headers: {}, body }) : null);
}

const refusal = answerWith(402, '{"error":"no funds"}');

describe('a round that is settled', () => {
  it('is on record before it is sent, with what was judged', async () => {
    await deliver('success');
    const seen: number[] = [];
    scene.intercept(({ method }) => {
      if (method === 'POST') seen.push(listMarkers('decision').length, acquires());
      return null;
    });
    const outcome = await runPass();
    expect(outcome.kind).toBe('accepted');
    expect(seen).toEqual([1, 1]);
    const [decision, ...more] = listMarkers('decision');
    expect(more).toEqual([]);
    expect(decision).toEqual({
      v: 1,
      type: 'decision',
      subject: formatSubject(scene.createContext().run.repository, { kind: 'issue', number: ISSUE }),
      mission: id,
      generation: 1,
      round: 1,
      verdict: 'accept',
      sha: head,
      evidence: sha256(canonicalJson(outcome.view?.evidence)),
      by: null,
      command: null,
      overrides: null,
      exception: null,
      run: '7001.1',
      nonce: expect.stringContaining('7001 '),
      at: scene.now(),
    });
  });

  it('as paid is remembered with its commit', async () => {
    await deliver('success');
    await runPass();
    const [state] = listMarkers('status');
    expect(state).toMatchObject({ mission: id, round: 1, sentBackSha: null, leftSince: false });
    expect(state?.history.at(-1)).toEqual({ at: scene.now(), text: `Accepted and paid at ${head.slice(0, 7)}` });
    expect(sent()).toEqual(['accept']);
  });

  it('as sent back is remembered with its commit, and opens the next round', async () => {
    await deliver('failure');
    expect(await runPass()).toMatchObject({ kind: 'reworked', code: 'checks_failed' });
    const [state] = listMarkers('status');
    expect(state).toMatchObject({ mission: id, round: 2, sentBackSha: head, leftSince: true });
    expect(state?.history.at(-1)).toEqual({ at: scene.now(), text: `Sent back at ${head.slice(0, 7)} (round 1)` });
    expect(listMarkers('decision')).toMatchObject([{ verdict: 'rework', round: 1, sha: head }]);
    expect(sent()).toEqual(['rework']);
  });

  it('as sent back tells the specialist what failed, and where', async () => {
    await deliver('failure');
    await runPass();
    const reason = scene.calls.find(({ url }) => url.pathname.endsWith('/rework'))?.body ?? '';
    for (const reworkText of ['test', '1 of 42 tests failed', 'src/a.ts', 'index 0 is out of range'])
      expect(reason).toContain(reworkText);
  });

  it('as sent back asks nothing about checks that passed, and goes without details that cannot be read', async () => {
    await deliver('failure');
    scene.repo.report({ sha: head, name: 'lint', conclusion: 'success' });
    const asked: string[][] = [];
    const outcome = await runPass(({ github }) => ({
      github: {
        ...github,
        checks: {
          ...github.checks,
          readDetails(reported) {
            asked.push(reported.map(({ name }) => name));
            return Promise.reject(new Error('not today'));
          },
        },
      },
    }));
    expect([asked, outcome.kind]).toEqual([[['test']], 'reworked']);
  });

  /** Returns a decision of this round by an earlier run. */
  function decisionOf(more: Partial<DecisionMarker> = {}): DecisionMarker {
    return {
      type: 'decision',
      subject: listMarkers('status')[0]?.subject ?? '',
      mission: id,
      generation: 1,
      round: 1,
      verdict: 'accept',
      sha: head,
      evidence: '',
      by: null,
      command: null,
      overrides: null,
      exception: null,
      run: '1.1',
      nonce: 'n',
      at: scene.now(),
      ...more,
    };
  }

  it('goes past decisions of other missions, generations and rounds', async () => {
    await deliver('success');
    for (const more of [{ mission: 'm_other' }, { generation: 2 }, { round: 0 }]) plantMarker(decisionOf(more));
    expect((await runPass()).kind).toBe('accepted');
  });

  it('does not go past its own that stands', async () => {
    await deliver('success');
    plantMarker(decisionOf());
    expect(toHoldFields(await runPass())).toMatchObject({ kind: 'held', code: 'decision_unconfirmed' });
    expect([sent(), acquires()]).toEqual([[], 0]);
  });
});

const RETRY_HINT =
  'Look at the mission on the marketplace. If it still awaits acceptance 16 minutes from now, a permitted person comments `/orkestro accept` or `/orkestro rework <reason>`.';

function unconfirmedHold(why: string): unknown {
  const message = `Whether this round was settled cannot be known: ${why}. Nothing is sent again by itself.`;
  return { kind: 'held', code: 'decision_unconfirmed', message, nextStep: RETRY_HINT };
}

describe('a round that is not settled, because', () => {
  it('its lock may not be taken', async () => {
    await deliver('success');
    failAcquire({ kind: 'status', status: 403, message: 'Resource not accessible by integration' });
    expect(toHoldFields(await runPass())).toEqual({
      kind: 'held',
      code: 'missing_permission',
      message: expect.stringMatching(
        /^Nothing was settled: the reaction that guards the decision could not be set \(.*not accessible.*\)\.$/i,
      ),
      nextStep: 'Give the job permissions: issues: write and pull-requests: write; the next run goes on.',
    });
    expect([sent(), listMarkers('decision')]).toEqual([[], []]);
  });

  it('the status comment went before its lock was taken', async () => {
    await deliver('success');
    failAcquire({ kind: 'status', status: 404, message: 'Not Found' });
    expect(toHoldFields(await runPass())).toEqual({
      kind: 'held',
      code: 'state_lost',
      message: 'The status comment that guards the decision is gone, so nothing is settled by itself.',
      nextStep: 'A permitted person looks at the mission and comments `/orkestro resume`: that writes the state anew.',
    });
    expect(sent()).toEqual([]);
  });

  it('its numbers are used up: nothing is taken', async () => {
    await deliver('success');
    let taken = 0;
    const outcome = await runPass(({ lock }) => ({
      lock: { ...lock, maxSequence: 0, acquire: (...given) => ((taken += 1), lock.acquire(...given)) },
    }));
    expect([outcome.code, taken, sent()]).toEqual(['state_lost', 0, []]);
  });

  it('whether its lock was taken is unknown', async () => {
    await deliver('success');
    failAcquire({ kind: 'status', status: 500, message: 'Oops', after: true });
    const outcome = await runPass();
    expect(outcome.message).toMatch(/known: whether this run took the decision lock is unknown: .*Oops/);
    expect([outcome.code, outcome.nextStep, sent()]).toEqual(['decision_unconfirmed', RETRY_HINT, []]);
  });

  it('another run began it long ago', async () => {
    await deliver('success');
    const taken = (): Promise<{ kind: 'taken'; at: number; acquisitionId: string }> =>
      Promise.resolve({ kind: 'taken', at: scene.now() - 2 * MINUTES, acquisitionId: '1' });
    const outcome = await runPass(({ lock }) => ({ lock: { ...lock, acquire: taken, read: taken } }));
    expect(toHoldFields(outcome)).toEqual(
      unconfirmedHold('round 1 was begun by another run and the mission still waits'),
    );
    expect(sent()).toEqual([]);
  });

  it('another run is at it', async () => {
    await deliver('success');
    const taken = (): Promise<{ kind: 'taken'; at: number; acquisitionId: string }> =>
      Promise.resolve({ kind: 'taken', at: scene.now(), acquisitionId: '1' });
    const outcome = await runPass(({ lock }) => ({ lock: { ...lock, acquire: taken, read: taken } }));
    expect(outcome).toMatchObject({ kind: 'pending', message: 'Another run is settling it; this run sent nothing.' });
    expect(sent()).toEqual([]);
  });

  it('the lock that another run took cannot be read: judged again, nothing sent', async () => {
    await deliver('success');
    const acquire = (): Promise<{ kind: 'taken' }> => Promise.resolve({ kind: 'taken' });
    const read = (): Promise<never> => Promise.reject(new Error('not today'));
    const outcome = await runPass(({ lock }) => ({ lock: { ...lock, acquire, read } }));
    expect(outcome).toMatchObject({ kind: 'pending', code: 'head_moved' });
    expect(sent()).toEqual([]);
  });

  it('the marketplace refused: the lock is given back, and the decision taken off', async () => {
    await deliver('success');
    scene.intercept(refusal);
    const outcome = await runPass();
    expect(toHoldFields(outcome)).toMatchObject({
      kind: 'held',
      code: 'marketplace_error',
      message: expect.stringMatching(/^Nothing was settled: .{10,} \(no funds\)\.$/),
      nextStep: expect.stringMatching(/^.{20,}$/),
    });
    expect([acquires(), listMarkers('decision'), sent()]).toEqual([0, [], ['accept']]);
    scene.intercept(() => null);
    expect((await runPass()).kind).toBe('accepted');
  });

  it('the marketplace refused, and the lock cannot be given back', async () => {
    await deliver('success');
    scene.intercept(refusal);
    const match = { method: 'DELETE', path: /reactions/ };
    scene.github.faults.add({ kind: 'status', status: 500, times: Infinity, match });
    expect(toHoldFields(await runPass())).toEqual(
      unconfirmedHold('nothing was sent, but the guarding reaction could not be given up'),
    );
    expect(acquires()).toBe(1);
  });

  it('the decision cannot be written: what failed is told, and the lock is given back', async () => {
    await deliver('success');
    const match = { method: 'POST', body: /\\"type\\":\\"decision\\"/ };
    scene.github.faults.add({ kind: 'status', status: 403, message: 'No comments today', times: Infinity, match });
    expect(await runPass()).toMatchObject({
      kind: 'failed',
      code: 'github_error',
      message: 'could not comment on #12: HTTP 403: No comments today',
    });
    expect([acquires(), sent()]).toEqual([0, []]);
  });

  it('the decisions on record cannot be read: what failed is thrown, and the lock is given back', async () => {
    await deliver('success');
    let taken = false;
    const outcome = runPass(({ lock, github }) => ({
      lock: {
        ...lock,
        acquire: (lockKey, sequence, beside) => {
          taken = true;
          return lock.acquire(lockKey, sequence, beside);
        },
      },
      github: {
        ...github,
        conversations: {
          ...github.conversations,
          read: (number) => (taken ? Promise.reject(new Error('no page today')) : github.conversations.read(number)),
        },
      },
    }));
    await expect(outcome).rejects.toThrow('no page today');
    expect([acquires(), sent()]).toEqual([0, []]);
  });

  it('the response to its accept was lost twice, and the mission has not changed', async () => {
    await deliver('success');
    scene.intercept(dropRequest);
    expect(toHoldFields(await runPass())).toEqual(
      unconfirmedHold('the accept was sent and its answer is unclear (The connection broke off: lost)'),
    );
    expect([sent(), acquires(), listMarkers('decision').length]).toEqual([['accept', 'accept'], 1, 1]);
    expect(listMarkers('status')).toMatchObject([{ round: 1, sentBackSha: null }]);
  });

  it('the response to its rework was lost: it is not sent again, and the same delivery is not judged again', async () => {
    await deliver('failure');
    scene.intercept(dropRequest);
    expect(toHoldFields(await runPass())).toEqual(
      unconfirmedHold('the rework was sent and its answer is unclear (The connection broke off: lost)'),
    );
    expect([sent(), acquires()]).toEqual([['rework'], 1]);
    expect(listMarkers('status')).toMatchObject([{ round: 1, sentBackSha: head, leftSince: false }]);
    scene.intercept(() => null);
    scene.repo.report({ sha: head, name: 'test', conclusion: 'success' });
    expect((await runPass()).kind).toBe('pending');
    expect(sent()).toEqual(['rework']);
  });

  it('the marketplace said yes, and the mission has not changed', async () => {
    await deliver('success');
    scene.intercept((request, serve) =>
      request.method === 'POST'
        ? serve().then(() => ({ status: 200, headers: {}, body: '{}' }))
        : serve().then((answer) => ({
            ...answer,
            body: answer.body.replaceAll('"status":"accepted"', '"status":"awaiting_acceptance"'),
          })),
    );
    expect(toHoldFields(await runPass())).toEqual(
      unconfirmedHold('the accept was sent, the marketplace said yes, but the mission has not changed'),
    );
    expect(sent()).toEqual(['accept']);
  });

  it('the mission cannot be read after an answer that says nothing', async () => {
    await deliver('success');
    let isSent = false;
    scene.intercept((request) => {
      if (request.method === 'POST') {
        isSent = true;
        return Promise.resolve({ status: 200, headers: {}, body: '{}' });
      }
      return isSent ? Promise.resolve({ status: 401, headers: {}, body: '{"error":"no"}' }) : null;
    });
    expect(toHoldFields(await runPass())).toMatchObject({ code: 'decision_unconfirmed' });
    expect(sent()).toEqual(['accept']);
  });
});

describe('what moves before the sending', () => {
  it.each([
    ['the head', () => void scene.repo.push(PULL)],
    [
      'the status comment, which goes',
      () => {
        const status = scene.repo.commentsOf(ISSUE).find(({ body }) => body.includes('"type":"status"'));
        scene.repo.deleteComment(status?.id ?? 0);
      },
    ],
    ['a hold', () => void scene.repo.comment(ISSUE, { author: 'maya', body: '/orkestro hold' })],
  ])('%s: nothing is sent once it was seen in the last reading', async (_what, move) => {
    await deliver('success');
    const match = { method: 'POST', body: /\\"type\\":\\"decision\\"/ };
    scene.github.faults.add({ kind: 'meanwhile', after: true, run: move, match });
    const outcome = await runPass();
    expect(outcome.kind).not.toBe('accepted');
    expect([sent(), listMarkers('decision')]).toEqual([[], []]);
  });

  it('takes longer than a minute: nothing is sent, and all is judged again', async () => {
    await deliver('success');
    const match = { method: 'POST', body: /\\"type\\":\\"decision\\"/ };
    const run = (): void => {
      expect(sent()).toEqual([]);
      scene.pass(MINUTES);
    };
    scene.github.faults.add({ kind: 'meanwhile', after: true, run, match });
    expect((await runPass()).kind).toBe('accepted');
    expect([sent(), listMarkers('decision').length]).toEqual([['accept'], 1]);
  });

  it('is the job, which is cancelled: nothing is sent', async () => {
    await deliver('success');
    const cancelling = new AbortController();
    const match = { method: 'POST', body: /\\"type\\":\\"decision\\"/ };
    const run = (): void => {
      cancelling.abort();
    };
    scene.github.faults.add({ kind: 'meanwhile', after: true, run, match });
    await runPass(() => ({ signal: cancelling.signal }));
    expect([sent(), acquires(), listMarkers('decision')]).toEqual([[], 0, []]);
  });

  it('cannot be read: nothing is sent', async () => {
    await deliver('success');
    const outcome = await runPass(({ github }) => ({
      github: { ...github, pulls: { ...github.pulls, readHead: () => Promise.reject(new Error('not today')) } },
    }));
    expect(outcome).toMatchObject({ kind: 'pending', code: 'head_moved' });
    expect([sent(), acquires(), listMarkers('decision')]).toEqual([[], 0, []]);
  });
});

describe('a sandbox run', () => {
  /** Creates the context of a sandbox run, with another marker tag and its own lock. */
  function tryOut(): FlowContext {
    const context = scene.createContext({ runId: '7001' });
    return {
      ...context,
      signer: { ...context.signer, isSandbox: true },
      lock: createInProcessLock(() => scene.now()),
    };
  }

  it('hires and settles, and leaves one comment on the subject: no hire notice, no decision comment, no reaction', async () => {
    const context = tryOut();
    let atPost = 0;
    scene.intercept(({ method }) => {
      if (method === 'POST') atPost = scene.repo.commentsOf(ISSUE).length;
      return null;
    });
    const subject = { kind: 'issue', number: ISSUE } as const;
    const source = byLabel(scene);
    const result = await hire(context, { kind: 'hire', subject, source, wait: 'none' });
    if (result.kind !== 'tracked') throw new Error('a trial hires');
    id = result.tracked.mission.id;
    const { headSha } = scene.repo.openPull({
      number: PULL,
      body: `Fixes #${ISSUE}`,
      author: 'ada',
      files: ['src/a.ts'],
    });
    scene.repo.report({ sha: headSha, name: 'test', conclusion: 'success' });
    scene.sandbox.deliver(id, { verification: 'passed' });
    expect([atPost, (await follow(context, result.tracked, 'once')).kind]).toEqual([1, 'accepted']);
    expect(sent()).toEqual(['accept']);
    const comments = scene.repo.commentsOf(ISSUE);
    expect(comments.map(({ body }) => /"type":"([a-z]+)"/.exec(body)?.[1])).toEqual(['status']);
    expect(comments[0]?.body).toContain('<!-- orkestro-sandbox {');
    expect([acquires(), scene.repo.issue(ISSUE).reactions]).toEqual([0, []]);
  });
});
