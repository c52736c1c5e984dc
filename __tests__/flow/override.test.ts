/** A person's `accept` or `rework`: carried out once, on record with their name, or refused in words (docs/PROTOCOL.md#manual-decisions). */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Request } from '../../src/core/commands/authorize-override.ts';
import { readMarker } from '../../src/core/state/markers.ts';
import type { Answer } from '../../src/flow/commands/reply.ts';
import type { TrackedMission, FlowContext } from '../../src/flow/shared/context.ts';
import { settleManually } from '../../src/flow/commands/override.ts';
import { runIntent } from '../../src/flow/run-intent.ts';
import { buildComment, buildSettings } from '../support/builders.ts';
import { byLabel, ISSUE, openWorkshop, refusing, type Workshop } from '../support/workshop.ts';

const PULL = 13;
const SECONDS = 1_000;
const HOLDING = { policy: { ...buildSettings().policy, onFail: 'hold' } } as const;
const ACCEPT = { kind: 'accept', sha: null } as const;
const REWORK = { kind: 'rework', reason: 'no tests' } as const;

let shop: Workshop;
let engaged: TrackedMission;
let head = '';
beforeEach(() => {
  shop = openWorkshop();
});
afterEach(() => {
  shop.close();
});

interface Given {
  readonly conclusion?: 'success' | 'failure';
  readonly author?: string;
}

/** A verified delivery that the page has shown; a minute has passed since. */
async function deliver({ conclusion = 'failure', author = 'ada' }: Given = {}): Promise<void> {
  const result = await shop.hire(byLabel(shop));
  if (result.kind !== 'engaged') throw new Error('nobody was hired');
  ({ engaged } = result);
  const pull = shop.world.openPull({ number: PULL, body: `Fixes #${ISSUE}`, author, files: ['src/a.ts'] });
  head = pull.headSha;
  shop.world.report({ sha: head, name: 'test', conclusion });
  shop.sandbox.deliver(engaged.mission.id, { verification: 'passed' });
  await look();
  shop.pass(60 * SECONDS);
}

/** The policy's own look at the mission, which never settles what failed; takes the page up as it then stands. */
async function look(settings: Parameters<Workshop['engine']>[1] = HOLDING): Promise<void> {
  const { id } = engaged.mission;
  await runIntent(shop.engine({}, settings), { kind: 'sync', target: { kind: 'mission', id }, wait: 'once' });
  await refresh();
}

async function refresh(): Promise<void> {
  const page = await shop.engine().github.conversations.read(ISSUE);
  const comment = page?.comments.find(({ id }) => id === engaged.comment?.id) ?? null;
  const state = comment === null ? null : readMarker(comment, 'status', shop.engine().signer)?.marker;
  engaged = { ...engaged, comment, state: state ?? engaged.state };
}

/** A command that maya writes now. */
function write(command: Request['command'], more: Partial<Request> = {}): Request {
  const { id, createdAt } = shop.world.comment(ISSUE, {
    author: more.by?.login ?? 'maya',
    body: command.kind === 'accept' ? '/orkestro accept' : `/orkestro rework ${command.reason}`,
  });
  const by = { login: 'maya', id: 1, isBot: false };
  return { command, by, permission: 'write', commentId: id, askedAt: createdAt, ...more };
}

type Change = (engine: FlowContext) => Partial<FlowContext>;

/** Carries it out. */
function carryOut(request: Request, change: Change = () => ({})): Promise<Answer> {
  const engine = shop.engine({ runId: '7001' }, HOLDING);
  const reason = request.command.kind === 'rework' ? request.command.reason : '';
  return settleManually({ ...engine, ...change(engine) }, engaged, request, reason);
}

/** Settling requests that left so far. */
function sent(): readonly string[] {
  return shop.calls
    .filter(({ method, url }) => method === 'POST' && url.pathname.includes(engaged.mission.id))
    .map(({ url }) => url.pathname.split('/').at(-1) ?? '');
}

function decisions() {
  const { signer } = shop.engine();
  return shop.world
    .commentsOf(ISSUE)
    .flatMap(({ body }) => readMarker(buildComment({ body }), 'decision', signer)?.marker ?? []);
}

function history(): readonly string[] {
  const status = shop.world.commentsOf(ISSUE).find(({ id }) => id === engaged.comment?.id);
  const mark = readMarker(buildComment({ body: status?.body ?? '' }), 'status', shop.engine().signer)?.marker;
  return mark?.history.map(({ text }) => text) ?? [];
}

function refusal(message: string, nextStep: string): object {
  return { done: false, reply: { kind: 'refused', title: 'Not settled', message, nextStep, commands: null, pages: [] } };
}

describe('a person’s accept', () => {
  it('pays although the checks failed, and says so wherever it is told', async () => {
    await deliver();
    const request = write(ACCEPT);
    const answer = await carryOut(request);
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
    shop.world.report({ sha: head, name: 'test', conclusion: 'success' });
    const answer = await carryOut(write(ACCEPT));
    expect(answer.outcome).toMatchObject({ kind: 'accepted', message: '@maya accepted it by command.' });
    expect(decisions()).toMatchObject([{ overrides: null, by: 'maya' }]);
  });

  it('by the author of the pull request is refused; by an admin it is an exception on record', async () => {
    await deliver({ author: 'maya' });
    const refused = await carryOut(write(ACCEPT));
    expect(refused).toMatchObject(
      refusal(
        '@maya wrote the pull request that delivers this mission, so somebody else has to settle it.',
        'Another permitted person gives the command.',
      ),
    );
    expect(sent()).toEqual([]);
    const answer = await carryOut(write(ACCEPT, { permission: 'admin' }));
    expect(answer.outcome.kind).toBe('accepted');
    expect(decisions()).toMatchObject([{ exception: 'admin settles the own pull request' }]);
    expect(answer.outcome.receipt).toMatchObject({ decision: { exception: 'admin settles the own pull request' } });
  });

  it('is refused by the author of a pull request that was bound before', async () => {
    await deliver({ author: 'maya' });
    shop.world.openPull({ number: 14, body: '', author: 'ada', files: ['src/a.ts'] });
    shop.world.comment(ISSUE, { author: 'maya', body: '/orkestro link #14' });
    await look();
    shop.pass(60 * SECONDS);
    expect(engaged.state).toMatchObject({ pull: 14, authors: ['maya', 'ada'] });
    expect((await carryOut(write(ACCEPT))).reply?.message).toBe(
      '@maya wrote a pull request that delivers this mission, so somebody else has to settle it.',
    );
    expect(sent()).toEqual([]);
  });

  it('of a mission on the own pull request is allowed to who hired', async () => {
    shop.world.openPull({
      number: PULL,
      body: shop.world.issue(ISSUE).body,
      title: 'Own',
      author: 'maya',
      files: ['a.ts'],
    });
    shop.world.label(PULL, 'orkestro', 'maya');
    const { body, title } = shop.world.pull(PULL);
    const subject = { kind: 'pull_request', number: PULL } as const;
    const result = await shop.hire(byLabel(shop, { title, body }), { subject });
    if (result.kind !== 'engaged') throw new Error(result.held.verdict.message);
    ({ engaged } = result);
    head = shop.world.pull(PULL).headSha;
    shop.world.report({ sha: head, name: 'test', conclusion: 'failure' });
    shop.sandbox.deliver(engaged.mission.id, { verification: 'passed' });
    const engine = shop.engine({}, HOLDING);
    await runIntent(engine, { kind: 'sync', target: { kind: 'mission', id: engaged.mission.id }, wait: 'once' });
    shop.pass(60 * SECONDS);
    const page = await engine.github.conversations.read(PULL);
    const comment = page?.comments.find(({ id }) => id === engaged.comment?.id) ?? null;
    if (comment === null) throw new Error('the page is there');
    engaged = { ...engaged, comment, state: readMarker(comment, 'status', engine.signer)?.marker ?? engaged.state };
    const { id: commentId } = shop.world.comment(PULL, { author: 'maya', body: '/orkestro accept' });
    const answer = await carryOut({ ...write(ACCEPT), commentId });
    expect(answer.outcome.kind).toBe('accepted');
    expect(answer.outcome.receipt).toMatchObject({ decision: { exception: 'hired for the own pull request' } });
  });

  it('needs no pull request where no checks count', async () => {
    const result = await shop.hire(byLabel(shop));
    if (result.kind !== 'engaged') throw new Error('nobody was hired');
    ({ engaged } = result);
    shop.sandbox.deliver(engaged.mission.id, { verification: 'passed' });
    const needing = await carryOut(write(ACCEPT));
    expect(needing.reply?.message).toBe('No pull request is linked to the mission, so there is no commit to pay for.');
    const checks = { kind: 'none' } as const;
    const answer = await carryOut(write(ACCEPT), ({ settings }) => ({
      settings: { ...settings, policy: { ...settings.policy, checks } },
    }));
    expect([answer.outcome.kind, sent()]).toEqual(['accepted', ['accept']]);
    expect(history().at(-1)).toBe('Accepted and paid by @maya');
  });

  it('is carried out once, though its event comes twice', async () => {
    await deliver();
    const request = write(ACCEPT);
    await carryOut(request);
    await refresh();
    const again = await carryOut(request);
    expect(again).toMatchObject({ done: true, reply: null, outcome: { kind: 'accepted', code: 'already_accepted' } });
    expect(sent()).toEqual(['accept']);
  });

  it('sends nothing in a dry run', async () => {
    await deliver();
    const answer = await carryOut(write(ACCEPT), ({ settings }) => ({ settings: { ...settings, dryRun: true } }));
    expect(answer).toMatchObject({ done: true, reply: null, outcome: { kind: 'held', code: 'manual_settlement' } });
    expect([sent(), decisions()]).toEqual([[], []]);
  });

  it('is refused where the state is lost, with the way to get it back', async () => {
    await deliver();
    shop.world.deleteComment(engaged.comment?.id ?? 0);
    const answer = await carryOut(write(ACCEPT));
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
    await carryOut(write(ACCEPT));
    shop.world.deleteComment(engaged.comment?.id ?? 0);
    engaged = { ...engaged, comment: null };
    const answer = await carryOut(write(ACCEPT));
    expect(answer.reply).toMatchObject({ title: 'Not settled', message: 'The mission is accepted and paid already.' });
    expect(sent()).toEqual(['accept']);
  });
});

describe('the commit that an accept is for', () => {
  const UNSEEN =
    /^The pull request's head is [0-9a-f]{12} now, which this page did not show when the command was written\.$/;

  it('is the one that the page showed in that very moment', async () => {
    await deliver();
    shop.world.report({ sha: head, name: 'lint', conclusion: 'failure' });
    shop.world.push(PULL);
    await look();
    const answer = await carryOut(write(ACCEPT));
    expect(answer.outcome.kind).toBe('accepted');
  });

  it('is not one that the page showed only after that', async () => {
    await deliver();
    const request = write(ACCEPT);
    shop.pass(SECONDS);
    shop.world.push(PULL);
    await look();
    const answer = await carryOut(request);
    expect(answer.reply?.message).toMatch(UNSEEN);
    expect([answer.done, sent()]).toEqual([false, []]);
  });

  it.each([
    [60_000, 'accepted'],
    [59_000, 'held'],
  ])('is known %i ms after it was first seen, though the page has changed since: %s', async (age, kind) => {
    const result = await shop.hire(byLabel(shop));
    if (result.kind !== 'engaged') throw new Error('nobody was hired');
    ({ engaged } = result);
    const pull = shop.world.openPull({ number: PULL, body: `Fixes #${ISSUE}`, author: 'ada', files: ['src/a.ts'] });
    shop.sandbox.deliver(engaged.mission.id, { verification: 'passed' });
    await look();
    shop.pass(age);
    const request = write(ACCEPT);
    shop.pass(SECONDS);
    shop.world.report({ sha: pull.headSha, name: 'test', conclusion: 'failure' });
    await look();
    expect(engaged.comment?.editedAt).toBe(shop.now());
    const answer = await carryOut(request);
    expect(answer.outcome.kind).toBe(kind);
    if (kind === 'held') expect(answer.reply?.message).toMatch(UNSEEN);
  });
});

describe('a person’s rework', () => {
  it('tells the specialist their own words', async () => {
    await deliver({ conclusion: 'failure' });
    const request = write(REWORK);
    const answer = await carryOut(request);
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
    expect(shop.calls.findLast(({ method }) => method === 'POST')?.body).toContain('no tests');
    expect(decisions()).toMatchObject([{ verdict: 'rework', by: 'maya', command: request.commentId, round: 1 }]);
    expect(history().at(-1)).toBe(`Sent back at ${head.slice(0, 7)} by @maya (round 1)`);
  });

  it('is about the delivery that was there when it was written, not the next one', async () => {
    await deliver();
    const early = write(REWORK);
    shop.pass(SECONDS);
    await carryOut(write({ kind: 'rework', reason: 'first' }));
    shop.sandbox.deliver(engaged.mission.id, { verification: 'passed' });
    await refresh();
    const answer = await carryOut(early);
    expect(answer.reply?.message).toBe(
      'The command was written before the work was sent back, so it is about an earlier delivery.',
    );
    expect(sent()).toEqual(['rework']);
  });
});

describe('a command that another run is in the way of', () => {
  /** The round's lock, taken by another run since then; counts how often it was tried. */
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

  it('waits for two minutes, then says from when on it may be given anew', async () => {
    await deliver();
    const now = shop.now();
    const since = now - 105 * SECONDS;
    const tried: number[] = [];
    const change = takenSince(since, tried);
    const deadline = now + 60 * SECONDS;
    const answer = await carryOut(write(ACCEPT), (engine) => ({ ...change(engine), deadline }));
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
    await carryOut(write(ACCEPT), takenSince(shop.now() - ago, tried));
    expect(tried).toHaveLength(times);
  });

  it.each([
    [5_000, 1],
    [5_001, 2],
  ])('waits no longer than its own time: %i ms are left', async (left, times) => {
    await deliver();
    const tried: number[] = [];
    const change = takenSince(shop.now(), tried);
    await carryOut(write(ACCEPT), (engine) => ({ ...change(engine), deadline: shop.now() + left }));
    expect(tried).toHaveLength(times);
  });

  it('does not wait once the job is cancelled', async () => {
    await deliver();
    const tried: number[] = [];
    const change = takenSince(shop.now(), tried);
    await carryOut(write(ACCEPT), (engine) => ({ ...change(engine), signal: AbortSignal.abort() }));
    expect(tried).toHaveLength(1);
  });

  it('stops waiting when the job is cancelled meanwhile', async () => {
    await deliver();
    const tried: number[] = [];
    const cancelling = new AbortController();
    const change = takenSince(shop.now(), tried);
    await carryOut(write(ACCEPT), (engine) => ({
      ...change(engine),
      signal: cancelling.signal,
      clock: {
        ...engine.clock,
        sleep: (ms, signal) => {
          cancelling.abort();
          expect(signal).toBe(cancelling.signal);
          return engine.clock.sleep(ms, signal);
        },
      },
    }));
    expect(tried).toHaveLength(1);
  });

  it('settles when that run has given the round up', async () => {
    await deliver();
    const since = shop.now();
    const answer = await carryOut(write(ACCEPT), (engine) => ({
      lock: {
        ...engine.lock,
        acquire: (place, slot, beside) =>
          shop.now() === since ? Promise.resolve({ kind: 'taken' }) : engine.lock.acquire(place, slot, beside),
        read: () => Promise.resolve({ kind: 'taken', at: since, acquisitionId: '1' }),
      },
    }));
    expect([answer.outcome.kind, shop.now() - since, sent()]).toEqual(['accepted', 5 * SECONDS, ['accept']]);
  });
});

describe('a command that something moves under', () => {
  /** Right after the decision was written. */
  function meanwhile(run: () => void): void {
    const match = { method: 'POST', body: /\\"type\\":\\"decision\\"/ };
    shop.github.faults.add({ kind: 'meanwhile', after: true, run, match });
  }

  it.each<[string, (request: Request) => void]>([
    ['the head moves', () => void shop.world.push(PULL)],
    ['the command is taken back', ({ commentId }) => void shop.world.deleteComment(commentId)],
  ])('sends nothing where %s', async (_what, move) => {
    await deliver();
    const request = write(ACCEPT);
    meanwhile(() => {
      move(request);
    });
    const answer = await carryOut(request);
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
    let looks = 0;
    const answer = await carryOut(write(ACCEPT), ({ marketplace }) => ({
      marketplace: {
        ...marketplace,
        getMission: (id) => {
          looks += 1;
          if (looks === 2) shop.world.push(PULL);
          return marketplace.getMission(id);
        },
      },
    }));
    expect(answer.reply?.message).toBe('Something moved while the command was carried out, so nothing was sent.');
    expect(sent()).toEqual([]);
  });

  it('says what the marketplace said where that refused', async () => {
    await deliver();
    shop.meet(refusing);
    const answer = await carryOut(write(ACCEPT));
    expect(answer).toMatchObject({ done: false, reply: { kind: 'refused', title: 'Not settled' } });
    expect(answer.reply?.message).toMatch(/^Nothing was settled: .+ \(no funds\)\.$/);
    expect(answer.reply?.nextStep).not.toBe('');
    expect(decisions()).toEqual([]);
  });
});
