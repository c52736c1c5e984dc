/** Manual decisions: carried out once, recorded with the person's name, or refused with a message (docs/PROTOCOL.md#manual-decisions). */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { OverrideRequest } from '../../../src/core/commands/authorize-override.ts';
import { readMarker } from '../../../src/core/state/markers.ts';
import type { CommandResult } from '../../../src/flow/commands/reply.ts';
import type { TrackedMission, FlowContext } from '../../../src/flow/shared/context.ts';
import { settleManually } from '../../../src/flow/commands/override.ts';
import { runIntent } from '../../../src/flow/run-intent.ts';
import { buildComment, buildSettings } from '../../support/builders.ts';
import { byLabel, ISSUE, openFlowScene, refusePost, type FlowScene } from '../../support/flow-scene.ts';

const PULL = 13;
const SECONDS = 1_000;
const HELD = { policy: { ...buildSettings().policy, onFail: 'hold' }, stated: ['on-fail'] } as const;
const ACCEPT = { kind: 'accept', sha: null } as const;
const REWORK = { kind: 'rework', reason: 'no tests' } as const;

let scene: FlowScene;
let tracked: TrackedMission;
let head = '';
beforeEach(() => {
  scene = openFlowScene();
});
afterEach(() => {
  scene.close();
});

interface Given {
  readonly conclusion?: 'success' | 'failure';
  readonly author?: string;
}

/** Delivers verified work that the status comment shows. One minute has passed since. */
async function deliver({ conclusion = 'failure', author = 'ada' }: Given = {}): Promise<void> {
  const result = await scene.hire(byLabel(scene));
  if (result.kind !== 'tracked') throw new Error('nobody was hired');
  ({ tracked } = result);
  const pull = scene.repo.openPull({ number: PULL, body: `Fixes #${ISSUE}`, author, files: ['src/a.ts'] });
  head = pull.headSha;
  scene.repo.report({ sha: head, name: 'test', conclusion });
  scene.sandbox.deliver(tracked.mission.id, { verification: 'passed' });
  await takeSnapshot();
  scene.pass(60 * SECONDS);
}

/** Runs a pass of the policy, which never settles a failure. Keeps the status comment as it then is. */
async function takeSnapshot(settings: Parameters<FlowScene['createContext']>[1] = HELD): Promise<void> {
  const { id } = tracked.mission;
  await runIntent(scene.createContext({}, settings), { kind: 'sync', target: { kind: 'mission', id }, wait: 'once' });
  await refresh();
}

async function refresh(): Promise<void> {
  const view = await scene.createContext().github.conversations.read(ISSUE);
  const comment = view?.comments.find(({ id }) => id === tracked.comment?.id) ?? null;
  const state = comment === null ? null : readMarker(comment, 'status', scene.createContext().signer)?.marker;
  tracked = { ...tracked, comment, state: state ?? tracked.state };
}

/** Writes a command by maya now. */
function write(command: OverrideRequest['command'], more: Partial<OverrideRequest> = {}): OverrideRequest {
  const { id, createdAt } = scene.repo.comment(ISSUE, {
    author: more.by?.login ?? 'maya',
    body: command.kind === 'accept' ? '/orkestro accept' : `/orkestro rework ${command.reason}`,
  });
  const by = { login: 'maya', id: 1, isBot: false };
  return { command, by, permission: 'write', commentId: id, askedAt: createdAt, ...more };
}

type Change = (context: FlowContext) => Partial<FlowContext>;

/** Carries the command out. */
function applyOverride(request: OverrideRequest, change: Change = () => ({})): Promise<CommandResult> {
  const context = scene.createContext({ runId: '7001' }, HELD);
  const reason = request.command.kind === 'rework' ? request.command.reason : '';
  return settleManually({ ...context, ...change(context) }, tracked, request, reason);
}

/** Returns the settling requests so far. */
function sent(): readonly string[] {
  return scene.calls
    .filter(({ method, url }) => method === 'POST' && url.pathname.includes(tracked.mission.id))
    .map(({ url }) => url.pathname.split('/').at(-1) ?? '');
}

function decisions() {
  const { signer } = scene.createContext();
  return scene.repo
    .commentsOf(ISSUE)
    .flatMap(({ body }) => readMarker(buildComment({ body }), 'decision', signer)?.marker ?? []);
}

function history(): readonly string[] {
  const status = scene.repo.commentsOf(ISSUE).find(({ id }) => id === tracked.comment?.id);
  const marker = readMarker(buildComment({ body: status?.body ?? '' }), 'status', scene.createContext().signer)?.marker;
  return marker?.history.map(({ text }) => text) ?? [];
}

function refusal(message: string, nextStep: string): object {
  return {
    done: false,
    reply: { kind: 'refused', title: 'Not settled', message, nextStep, commands: null, views: [] },
  };
}

describe('a person’s accept', () => {
  it('pays although the checks failed, and says so wherever it is told', async () => {
    await deliver();
    const request = write(ACCEPT);
    const answer = await applyOverride(request);
    expect(answer).toMatchObject({
      done: true,
      reply: null,
      outcome: { kind: 'accepted', code: 'accepted_by_person' },
    });
    expect(answer.outcome.message).toMatch(
      /^@maya accepted it by command\. The checks alone would have said: .*test.*\.$/,
    );
    expect(answer.outcome.nextStep).toBe('The escrow is released to the specialist.');
    expect(sent()).toEqual(['accept']);
    expect(decisions()).toMatchObject([
      {
        ...{
          verdict: 'accept',
          by: 'maya',
          command: request.commentId,
          overrides: 'manual_settlement',
          exception: null,
        },
        ...{ sha: head, round: 1, run: '7001.1' },
      },
    ]);
    expect(history().at(-1)).toBe(`Accepted and paid at ${head.slice(0, 7)} by @maya`);
    expect(answer.outcome.receipt).toMatchObject({
      decision: { by: '@maya', overrides: 'manual_settlement', exception: null },
    });
  });

  it('overrides nothing where the checks say the same', async () => {
    await deliver();
    scene.repo.report({ sha: head, name: 'test', conclusion: 'success' });
    const answer = await applyOverride(write(ACCEPT));
    expect(answer.outcome).toMatchObject({ kind: 'accepted', message: '@maya accepted it by command.' });
    expect(decisions()).toMatchObject([{ overrides: null, by: 'maya' }]);
  });

  it('by the author of the pull request is refused; by an admin it is an exception on record', async () => {
    await deliver({ author: 'maya' });
    const refused = await applyOverride(write(ACCEPT));
    expect(refused).toMatchObject(
      refusal(
        '@maya wrote the pull request that delivers this mission, so somebody else has to settle it.',
        'Another permitted person gives the command.',
      ),
    );
    expect(sent()).toEqual([]);
    const answer = await applyOverride(write(ACCEPT, { permission: 'admin' }));
    expect(answer.outcome.kind).toBe('accepted');
    expect(decisions()).toMatchObject([{ exception: 'admin settles the own pull request' }]);
    expect(answer.outcome.receipt).toMatchObject({ decision: { exception: 'admin settles the own pull request' } });
  });

  it('is refused to the author of a pull request that was linked before', async () => {
    await deliver({ author: 'maya' });
    scene.repo.openPull({ number: 14, body: '', author: 'ada', files: ['src/a.ts'] });
    scene.repo.comment(ISSUE, { author: 'maya', body: '/orkestro link #14' });
    await takeSnapshot();
    scene.pass(60 * SECONDS);
    expect(tracked.state).toMatchObject({ pull: 14, authors: ['maya', 'ada'] });
    expect((await applyOverride(write(ACCEPT))).reply?.message).toBe(
      '@maya wrote a pull request that delivers this mission, so somebody else has to settle it.',
    );
    expect(sent()).toEqual([]);
  });

  it('of a mission on the own pull request is allowed to who hired', async () => {
    scene.repo.openPull({
      number: PULL,
      body: scene.repo.issue(ISSUE).body,
      title: 'Own',
      author: 'maya',
      files: ['a.ts'],
    });
    scene.repo.label(PULL, 'orkestro', 'maya');
    const { body, title } = scene.repo.pull(PULL);
    const subject = { kind: 'pull_request', number: PULL } as const;
    const result = await scene.hire(byLabel(scene, { title, body }), { subject });
    if (result.kind !== 'tracked') throw new Error(result.blocked.verdict.message);
    ({ tracked } = result);
    head = scene.repo.pull(PULL).headSha;
    scene.repo.report({ sha: head, name: 'test', conclusion: 'failure' });
    scene.sandbox.deliver(tracked.mission.id, { verification: 'passed' });
    const context = scene.createContext({}, HELD);
    await runIntent(context, { kind: 'sync', target: { kind: 'mission', id: tracked.mission.id }, wait: 'once' });
    scene.pass(60 * SECONDS);
    const view = await context.github.conversations.read(PULL);
    const comment = view?.comments.find(({ id }) => id === tracked.comment?.id) ?? null;
    if (comment === null) throw new Error('the page is there');
    tracked = { ...tracked, comment, state: readMarker(comment, 'status', context.signer)?.marker ?? tracked.state };
    const { id: commentId } = scene.repo.comment(PULL, { author: 'maya', body: '/orkestro accept' });
    const answer = await applyOverride({ ...write(ACCEPT), commentId });
    expect(answer.outcome.kind).toBe('accepted');
    expect(answer.outcome.receipt).toMatchObject({ decision: { exception: 'hired for the own pull request' } });
  });

  it('needs a pull request where checks count', async () => {
    const result = await scene.hire(byLabel(scene));
    if (result.kind !== 'tracked') throw new Error('nobody was hired');
    ({ tracked } = result);
    scene.sandbox.deliver(tracked.mission.id, { verification: 'passed' });
    const needing = await applyOverride(write(ACCEPT));
    expect(needing.reply?.message).toBe('No pull request is linked to the mission, so there is no commit to pay for.');
  });

  it('needs no pull request where no checks count, as agreed at the hire', async () => {
    const policy = { ...HELD.policy, checks: { kind: 'none' } } as const;
    const result = await scene.hire(byLabel(scene), { settings: { policy } });
    if (result.kind !== 'tracked') throw new Error('nobody was hired');
    ({ tracked } = result);
    scene.sandbox.deliver(tracked.mission.id, { verification: 'passed' });
    const answer = await applyOverride(write(ACCEPT));
    expect([answer.outcome.kind, sent()]).toEqual(['accepted', ['accept']]);
    expect(history().at(-1)).toBe('Accepted and paid by @maya');
  });

  it('is carried out once, though its event comes twice', async () => {
    await deliver();
    const request = write(ACCEPT);
    await applyOverride(request);
    await refresh();
    const again = await applyOverride(request);
    expect(again).toMatchObject({ done: true, reply: null, outcome: { kind: 'accepted', code: 'already_accepted' } });
    expect(sent()).toEqual(['accept']);
  });

  it('sends nothing in a dry run', async () => {
    await deliver();
    const answer = await applyOverride(write(ACCEPT), ({ settings }) => ({ settings: { ...settings, dryRun: true } }));
    expect(answer).toMatchObject({ done: true, reply: null, outcome: { kind: 'held', code: 'manual_settlement' } });
    expect([sent(), decisions()]).toEqual([[], []]);
  });

  it('is refused where the state is lost, with the way to get it back', async () => {
    await deliver();
    scene.repo.deleteComment(tracked.comment?.id ?? 0);
    const answer = await applyOverride(write(ACCEPT));
    expect(answer).toMatchObject({ done: false, outcome: { kind: 'held', code: 'state_lost' } });
    expect(answer.reply).toMatchObject({
      message: answer.outcome.message,
      nextStep: answer.outcome.nextStep,
      title: 'Not settled',
    });
    expect(sent()).toEqual([]);
  });
});

describe('a mission that is over, and whose page is gone', () => {
  it('is not settled again', async () => {
    await deliver();
    await applyOverride(write(ACCEPT));
    scene.repo.deleteComment(tracked.comment?.id ?? 0);
    tracked = { ...tracked, comment: null };
    const answer = await applyOverride(write(ACCEPT));
    expect(answer.reply).toMatchObject({ title: 'Not settled', message: 'The mission is accepted and paid already.' });
    expect(sent()).toEqual(['accept']);
  });
});

describe('the commit that an accept is for', () => {
  const UNSEEN =
    /^The pull request's head is [0-9a-f]{12} now, which this page did not show when the command was written\.$/;

  it('is the one that the page showed in that very moment', async () => {
    await deliver();
    scene.repo.report({ sha: head, name: 'lint', conclusion: 'failure' });
    scene.repo.push(PULL);
    await takeSnapshot();
    const answer = await applyOverride(write(ACCEPT));
    expect(answer.outcome.kind).toBe('accepted');
  });

  it('is not one that the page showed only after that', async () => {
    await deliver();
    const request = write(ACCEPT);
    scene.pass(SECONDS);
    scene.repo.push(PULL);
    await takeSnapshot();
    const answer = await applyOverride(request);
    expect(answer.reply?.message).toMatch(UNSEEN);
    expect([answer.done, sent()]).toEqual([false, []]);
  });

  it.each([
    [60_000, 'accepted'],
    [59_000, 'held'],
  ])('is known %i ms after it was first seen, though the page has changed since: %s', async (age, kind) => {
    const result = await scene.hire(byLabel(scene));
    if (result.kind !== 'tracked') throw new Error('nobody was hired');
    ({ tracked } = result);
    const pull = scene.repo.openPull({ number: PULL, body: `Fixes #${ISSUE}`, author: 'ada', files: ['src/a.ts'] });
    scene.sandbox.deliver(tracked.mission.id, { verification: 'passed' });
    await takeSnapshot();
    scene.pass(age);
    const request = write(ACCEPT);
    scene.pass(SECONDS);
    scene.repo.report({ sha: pull.headSha, name: 'test', conclusion: 'failure' });
    await takeSnapshot();
    expect(tracked.comment?.editedAt).toBe(scene.now());
    const answer = await applyOverride(request);
    expect(answer.outcome.kind).toBe(kind);
    if (kind === 'held') expect(answer.reply?.message).toMatch(UNSEEN);
  });
});

describe('a person’s rework', () => {
  it('tells the specialist their own words', async () => {
    await deliver({ conclusion: 'failure' });
    const request = write(REWORK);
    const answer = await applyOverride(request);
    expect(answer).toMatchObject({
      done: true,
      reply: null,
      outcome: {
        kind: 'reworked',
        code: 'sent_back_by_person',
        message: '@maya sent it back: no tests.',
        nextStep: 'The specialist works on it again and delivers anew.',
      },
    });
    expect(sent()).toEqual(['rework']);
    expect(scene.calls.findLast(({ method }) => method === 'POST')?.body).toContain('no tests');
    expect(decisions()).toMatchObject([{ verdict: 'rework', by: 'maya', command: request.commentId, round: 1 }]);
    expect(history().at(-1)).toBe(`Sent back at ${head.slice(0, 7)} by @maya (round 1)`);
  });

  it('is about the delivery that was there when it was written, not the next one', async () => {
    await deliver();
    const early = write(REWORK);
    scene.pass(SECONDS);
    await applyOverride(write({ kind: 'rework', reason: 'first' }));
    scene.sandbox.deliver(tracked.mission.id, { verification: 'passed' });
    await refresh();
    const answer = await applyOverride(early);
    expect(answer.reply?.message).toBe(
      'The command was written before the work was sent back, so it is about an earlier delivery.',
    );
    expect(sent()).toEqual(['rework']);
  });
});

describe('a command that another run is in the way of', () => {
  /** Creates the round's lock, taken by another run since then. Counts the attempts. */
  function takenSince(since: number, tried: number[] = []): Change {
    const taken = { kind: 'taken', at: since, acquisitionId: '1' } as const;
    return ({ lock, clock }) => ({
      lock: {
        ...lock,
        acquire: () => {
          tried.push(clock.now());
          return Promise.resolve(taken);
        },
        read: () => Promise.resolve(taken),
      },
    });
  }

  it('waits for two minutes, then says from when on it may be given again', async () => {
    await deliver();
    const now = scene.now();
    const since = now - 105 * SECONDS;
    const tried: number[] = [];
    const change = takenSince(since, tried);
    const deadline = now + 60 * SECONDS;
    const answer = await applyOverride(write(ACCEPT), (context) => ({ ...change(context), deadline }));
    expect(tried).toEqual([0, 5, 10, 15].map((seconds) => now + seconds * SECONDS));
    const from = new Date(since + 16 * 60 * SECONDS).toISOString().slice(0, 16).replace('T', ' ');
    expect(answer).toMatchObject(
      refusal(
        'Another run began to settle this round, and whether it did cannot be known yet.',
        `Look at the mission on the marketplace. If it still awaits acceptance, write the command in a new comment after ${from} UTC.`,
      ),
    );
    expect([answer.outcome.kind, sent()]).toEqual(['held', []]);
  });

  it.each([
    ['that began two minutes ago', 120 * SECONDS, 1],
    ['that began not quite two minutes ago', 120 * SECONDS - 1, 2],
  ])('does not wait for one %s', async (_name, ago, times) => {
    await deliver();
    const tried: number[] = [];
    await applyOverride(write(ACCEPT), takenSince(scene.now() - ago, tried));
    expect(tried).toHaveLength(times);
  });

  it.each([
    [5_000, 1],
    [5_001, 2],
  ])('waits no longer than its own time: %i ms are left', async (left, times) => {
    await deliver();
    const tried: number[] = [];
    const change = takenSince(scene.now(), tried);
    await applyOverride(write(ACCEPT), (context) => ({ ...change(context), deadline: scene.now() + left }));
    expect(tried).toHaveLength(times);
  });

  it('does not wait once the job is cancelled', async () => {
    await deliver();
    const tried: number[] = [];
    const change = takenSince(scene.now(), tried);
    await applyOverride(write(ACCEPT), (context) => ({ ...change(context), signal: AbortSignal.abort() }));
    expect(tried).toHaveLength(1);
  });

  it('stops waiting when the job is cancelled meanwhile', async () => {
    await deliver();
    const tried: number[] = [];
    const cancelling = new AbortController();
    const change = takenSince(scene.now(), tried);
    await applyOverride(write(ACCEPT), (context) => ({
      ...change(context),
      signal: cancelling.signal,
      clock: {
        ...context.clock,
        sleep: (ms, signal) => {
          cancelling.abort();
          expect(signal).toBe(cancelling.signal);
          return context.clock.sleep(ms, signal);
        },
      },
    }));
    expect(tried).toHaveLength(1);
  });

  it('settles when that run has given the round up', async () => {
    await deliver();
    const since = scene.now();
    const answer = await applyOverride(write(ACCEPT), (context) => ({
      lock: {
        ...context.lock,
        acquire: (lockKey, sequence, beside) =>
          scene.now() === since ? Promise.resolve({ kind: 'taken' }) : context.lock.acquire(lockKey, sequence, beside),
        read: () => Promise.resolve({ kind: 'taken', at: since, acquisitionId: '1' }),
      },
    }));
    expect([answer.outcome.kind, scene.now() - since, sent()]).toEqual(['accepted', 5 * SECONDS, ['accept']]);
  });
});

describe('a command that something moves under', () => {
  /** Adds a change right after the decision comment was written. */
  function meanwhile(run: () => void): void {
    const match = { method: 'POST', body: /\\"type\\":\\"decision\\"/ };
    scene.github.faults.add({ kind: 'meanwhile', after: true, run, match });
  }

  it.each<[string, (request: OverrideRequest) => void]>([
    ['the head moves', () => void scene.repo.push(PULL)],
    ['the command is taken back', ({ commentId }) => void scene.repo.deleteComment(commentId)],
  ])('sends nothing where %s', async (_what, move) => {
    await deliver();
    const request = write(ACCEPT);
    meanwhile(() => {
      move(request);
    });
    const answer = await applyOverride(request);
    expect(answer).toMatchObject(
      refusal(
        'Something moved while the command was carried out, so nothing was sent.',
        'Look at the mission as it stands now, and write the command again.',
      ),
    );
    expect([sent(), decisions()]).toEqual([[], []]);
  });

  it('sends nothing where the head has moved before the last judging', async () => {
    await deliver();
    let snapshotCount = 0;
    const answer = await applyOverride(write(ACCEPT), ({ marketplace }) => ({
      marketplace: {
        ...marketplace,
        getMission: (id) => {
          snapshotCount += 1;
          if (snapshotCount === 2) scene.repo.push(PULL);
          return marketplace.getMission(id);
        },
      },
    }));
    expect(answer.reply?.message).toBe('Something moved while the command was carried out, so nothing was sent.');
    expect(sent()).toEqual([]);
  });

  it('says what the marketplace said where that refused', async () => {
    await deliver();
    scene.intercept(refusePost);
    const answer = await applyOverride(write(ACCEPT));
    expect(answer).toMatchObject({ done: false, reply: { kind: 'refused', title: 'Not settled' } });
    expect(answer.reply?.message).toMatch(/^Nothing was settled: .+ \(no funds\)\.$/);
    expect(answer.reply?.nextStep).not.toBe('');
    expect(decisions()).toEqual([]);
  });
});
