/** Settling a look, step by step: what is asked of the lock, of the record and of the marketplace, and what comes back (docs/PROTOCOL.md#settle-order). */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Verdict } from '../../src/core/domain/model.ts';
import type { OnceLock } from '../../src/core/ports/once-lock.ts';
import { readMarker } from '../../src/core/state/markers.ts';
import type { TrackedMission, FlowContext } from '../../src/flow/shared/context.ts';
import { createInProcessLock } from '../../src/flow/shared/in-process-lock.ts';
import type { Snapshot } from '../../src/flow/observe/observe.ts';
import { observe } from '../../src/flow/observe/observe.ts';
import type { ManualDecision } from '../../src/flow/access/manual-decision.ts';
import type { SettleOrder, SettleResult } from '../../src/flow/settle/settle.ts';
import { settle } from '../../src/flow/settle/settle.ts';
import { buildComment, buildSettings } from '../support/builders.ts';
import { byLabel, ISSUE, openWorkshop, refusing, swallowing, type Workshop } from '../support/workshop.ts';

const PULL = 13;
const RUN = { kind: 'run', runId: '7001', job: 'hire', index: '', step: 'orkestro' } as const;
const ACCEPT = { kind: 'accept', code: 'checks_passed', message: 'All green.', nextStep: '' } as const;
const REWORK = { kind: 'rework', code: 'checks_failed', message: 'Something is red.', nextStep: '' } as const;

let shop: Workshop;
let engaged: TrackedMission;
beforeEach(() => {
  shop = openWorkshop();
});
afterEach(() => {
  shop.close();
});

/** A verified delivery; without a pull request where none is wanted. */
async function deliver(pulls = true): Promise<void> {
  const result = await shop.hire(byLabel(shop));
  if (result.kind !== 'engaged') throw new Error(result.held.verdict.message);
  ({ engaged } = result);
  if (pulls) shop.world.openPull({ number: PULL, body: `Fixes #${ISSUE}`, author: 'ada', files: ['src/a.ts'] });
  shop.sandbox.deliver(engaged.mission.id, { verification: 'passed' });
}

/** The same for a run that is its own subject: it has no page. */
async function deliverToRun(): Promise<void> {
  const settings = { brief: { title: 'Fix the parser', description: null, dod: '- [ ] it parses' } };
  const result = await shop.hire({ kind: 'inputs' }, { subject: RUN, settings });
  if (result.kind !== 'engaged') throw new Error(result.held.verdict.message);
  ({ engaged } = result);
  shop.sandbox.deliver(engaged.mission.id, { verification: 'passed' });
}

interface Given {
  readonly verdict?: SettleOrder['verdict'];
  readonly judge?: (look: Snapshot) => Verdict | null;
  readonly person?: ManualDecision | null;
  readonly attempt?: number;
  readonly change?: (engine: FlowContext) => Partial<FlowContext>;
}

/** Looks, and settles what was seen. */
async function settleIt({
  verdict = ACCEPT,
  judge,
  person = null,
  attempt = 1,
  change,
}: Given = {}): Promise<SettleResult> {
  const real = shop.engine({ runAttempt: attempt });
  const engine = { ...real, ...change?.(real) };
  const look = await observe(engine, engaged);
  return settle(engine, look, { verdict, judge: judge ?? (() => verdict), person });
}

function sent(): readonly string[] {
  return shop.calls
    .filter(({ method, url }) => method === 'POST' && url.pathname.includes(engaged.mission.id))
    .map(({ url }) => url.pathname.split('/').at(-1) ?? '');
}

/** What was sent with the last request to the marketplace. */
function lastBody(): string {
  return shop.calls.findLast(({ method }) => method === 'POST')?.body ?? '';
}

function byMaya(verdict: 'accept' | 'rework', reason = ''): ManualDecision {
  const by = { login: 'maya', id: 1, isBot: false };
  const body = `/orkestro ${verdict} ${reason}`.trim();
  const { id: commentId, createdAt: askedAt } = shop.world.comment(ISSUE, { author: 'maya', body });
  return { by, commentId, askedAt, verdict, reason, overrides: null, exception: null };
}

/** Watches what a lock is asked. */
interface Asked {
  readonly glances: number[];
  readonly acquires: { readonly id: number | null; readonly slot: number; readonly untouched: boolean | undefined }[];
}

function watching(asked: Asked, more: Partial<OnceLock> = {}): (engine: FlowContext) => Partial<FlowContext> {
  return ({ lock }) => ({
    lock: {
      ...lock,
      ...more,
      peek: (place, slot) => {
        asked.glances.push(slot);
        return (more.peek ?? (() => Promise.resolve(true)))(place, slot);
      },
      acquire: (place, slot, beside) => {
        const id = place.on === 'comment' ? place.id : null;
        asked.acquires.push({ id, slot, untouched: beside?.untouched });
        return lock.acquire(place, slot, beside);
      },
    },
  });
}

describe('the lock of a round', () => {
  it.each([true, false])('is taken with what was seen of it in the moment of the look: %s', async (untouched) => {
    await deliver();
    const asked: Asked = { glances: [], acquires: [] };
    const peek = (): Promise<boolean> => Promise.resolve(untouched);
    expect((await settleIt({ change: watching(asked, { peek }) })).kind).toBe('settled');
    expect(asked).toEqual({ glances: [1], acquires: [{ id: engaged.comment?.id, slot: 1, untouched }] });
  });

  it('counts as not seen where the round has gone on since', async () => {
    await deliver();
    const asked: Asked = { glances: [], acquires: [] };
    const change = watching(asked);
    // Another run sends the work back, and it is delivered anew, between the two looks of this run.
    let looks = 0;
    await settleIt({
      change: (engine) => ({
        ...change(engine),
        marketplace: {
          ...engine.marketplace,
          getMission: async (id) => {
            looks += 1;
            const mission = await engine.marketplace.getMission(id);
            return looks < 2 ? mission : { ...mission, reworkCount: 1 };
          },
        },
      }),
    });
    expect(asked).toEqual({ glances: [1], acquires: [{ id: engaged.comment?.id, slot: 2, untouched: false }] });
  });

  it.each([
    [1, [1], 'settled'],
    [0, [], 'held'],
  ])('is looked at and taken where there is a slot: %i slots', async (maxSequence, glances, kind) => {
    await deliver();
    const asked: Asked = { glances: [], acquires: [] };
    const change = watching(asked, { maxSequence });
    expect((await settleIt({ change })).kind).toBe(kind);
    expect([asked.glances, asked.acquires.length]).toEqual([glances, glances.length]);
  });

  it('is not looked at where the page has none; nothing is taken either', async () => {
    await deliver();
    const asked: Asked = { glances: [], acquires: [] };
    engaged = { ...engaged, comment: null };
    const result = await settleIt({ change: watching(asked) });
    expect([result.kind, asked, sent()]).toEqual(['again', { glances: [], acquires: [] }, []]);
  });

  it('is taken while the record is read, which is read once', async () => {
    await deliver();
    const order: string[] = [];
    let acquiring = false;
    const result = await settleIt({
      change: ({ lock, github }) => ({
        lock: {
          ...lock,
          acquire: async (place, slot, beside) => {
            acquiring = true;
            const reply = await lock.acquire(place, slot, beside);
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
    let looks = 0;
    const judge = (look: Snapshot): null => {
      looks += 1;
      expect(look.observation.pull?.number).toBe(PULL);
      return null;
    };
    const result = await settleIt({ judge });
    expect(result).toMatchObject({ kind: 'again', look: { observation: { pull: { number: PULL } } } });
    expect([looks, sent(), shop.world.pull(PULL).number]).toEqual([1, [], PULL]);
  });

  it('is the fresh look, where that has another verdict', async () => {
    await deliver();
    expect(await settleIt({ judge: () => REWORK })).toMatchObject({ kind: 'again', look: expect.anything() });
    expect(await settleIt({ judge: () => ({ ...ACCEPT, kind: 'hold' }) })).toMatchObject({ kind: 'again' });
    expect(sent()).toEqual([]);
  });

  it('is the fresh look, where the status comment has gone since the first', async () => {
    await deliver();
    const engine = shop.engine();
    const look = await observe(engine, engaged);
    shop.world.deleteComment(engaged.comment?.id ?? 0);
    const result = await settle(engine, look, { verdict: ACCEPT, judge: () => ACCEPT, person: null });
    expect(result).toMatchObject({ kind: 'again', look: { lost: expect.any(String) } });
    expect(sent()).toEqual([]);
  });

  it('is the look as it was, where nothing was sent: the delivery is judged again', async () => {
    await deliver();
    const acquire = (): ReturnType<OnceLock['acquire']> => Promise.resolve({ kind: 'denied', why: 'not here' });
    const result = await settleIt({ verdict: REWORK, change: ({ lock }) => ({ lock: { ...lock, acquire } }) });
    expect(result).toMatchObject({
      kind: 'held',
      verdict: { code: 'missing_permission' },
      look: { engaged: { state: { sentBackSha: null, leftSince: false } } },
    });
  });

  it('is a doubt, where the acquire cannot be given up', async () => {
    await deliver();
    shop.meet(refusing);
    const release = (): Promise<never> => Promise.reject(new Error('not today'));
    const result = await settleIt({ change: ({ lock }) => ({ lock: { ...lock, release } }) });
    expect(result).toMatchObject({ kind: 'held', verdict: { code: 'decision_unconfirmed' } });
  });

  it('is no look, where something moved later: what was seen is no longer so', async () => {
    await deliver();
    const match = { method: 'POST', body: /\\"type\\":\\"decision\\"/ };
    shop.github.faults.add({ kind: 'meanwhile', after: true, run: () => void shop.world.push(PULL), match });
    expect(await settleIt()).toEqual({ kind: 'again', look: null });
    expect(sent()).toEqual([]);
  });

  it('is the verdict of the fresh look, and the mission as it stands after the payment', async () => {
    await deliver();
    const result = await settleIt({ judge: () => ({ ...ACCEPT, message: 'All green, still.' }) });
    expect(result).toMatchObject({
      kind: 'settled',
      verdict: { message: 'All green, still.' },
      look: { engaged: { mission: { id: engaged.mission.id, phase: 'accepted', escrowStatus: 'released' } } },
    });
  });

  it('is the mission as it was last read, where the answer said nothing', async () => {
    await deliver();
    shop.meet((request, serve) =>
      request.method === 'POST' ? serve().then(() => ({ status: 200, headers: {}, body: '{}' })) : null,
    );
    expect(await settleIt()).toMatchObject({ kind: 'settled', look: { engaged: { mission: { phase: 'accepted' } } } });
  });
});

describe('the page of the pull request', () => {
  /** Pages on it in the moment of the payment. */
  async function pagesAtPost(given: Given): Promise<number> {
    let pages = -1;
    shop.meet(({ method }) => {
      if (method === 'POST')
        pages = shop.world
          .commentsOf(PULL)
          .filter(({ body }) => readMarker(buildComment({ body }), 'page', shop.engine().signer) !== null).length;
      return null;
    });
    expect((await settleIt(given)).kind).toBe('settled');
    return pages;
  }

  it('says which mission it delivers before the policy pays for it', async () => {
    await deliver();
    expect(await pagesAtPost({})).toBe(1);
  });

  it('is left to the end where a person pays for it', async () => {
    await deliver();
    expect(await pagesAtPost({ person: byMaya('accept') })).toBe(0);
  });
});

describe('the reason of a rework', () => {
  /** Sends it back; which checks were asked about. */
  async function sendBack(given: Given = {}): Promise<readonly (readonly string[])[]> {
    const asked: string[][] = [];
    const result = await settleIt({
      verdict: REWORK,
      ...given,
      change: (engine) => ({
        ...given.change?.(engine),
        github: {
          ...engine.github,
          checks: {
            ...engine.github.checks,
            readDetails: (reported) => {
              asked.push(reported.map(({ name }) => name));
              return engine.github.checks.readDetails(reported);
            },
          },
        },
      }),
    });
    expect([result.kind, sent()]).toEqual(['settled', ['rework']]);
    return asked;
  }

  it('is the policy’s, with the details of what failed and of nothing else', async () => {
    shop.world.protect({ required: ['test', 'lint'] });
    await deliver();
    const { headSha: sha } = shop.world.pull(PULL);
    shop.world.report({ sha, name: 'test', conclusion: 'failure', title: '1 of 42 tests failed' });
    shop.world.report({ sha, name: 'lint', conclusion: 'success', title: 'no complaints' });
    expect(await sendBack()).toEqual([['test']]);
    expect(lastBody()).toContain('Something is red.');
    expect(lastBody()).toContain('1 of 42 tests failed');
    expect(lastBody()).not.toContain('no complaints');
  });

  it('is a person’s own words, where they send it back; nothing is asked about what passed', async () => {
    await deliver();
    shop.world.report({ sha: shop.world.pull(PULL).headSha, name: 'test', conclusion: 'success' });
    expect(await sendBack({ person: byMaya('rework', 'not like this') })).toEqual([]);
    expect(lastBody()).toContain('not like this');
    expect(lastBody()).not.toContain('Something is red.');
  });

  it('is not gathered for an accept', async () => {
    await deliver();
    shop.world.report({ sha: shop.world.pull(PULL).headSha, name: 'test', conclusion: 'failure' });
    const readDetails = (): Promise<never> => Promise.reject(new Error('nobody asked'));
    let asked = 0;
    const result = await settleIt({
      person: byMaya('accept'),
      change: ({ github }) => ({
        github: { ...github, checks: { ...github.checks, readDetails: () => ((asked += 1), readDetails()) } },
      }),
    });
    expect([result.kind, asked]).toEqual(['settled', 0]);
  });

  it('needs neither checks nor a pull request', async () => {
    await deliver(false);
    const checks = { kind: 'none' } as const;
    const settings = buildSettings({ policy: { ...buildSettings().policy, checks } });
    expect(await sendBack({ person: byMaya('rework', 'not like this'), change: () => ({ settings }) })).toEqual([]);
    expect(lastBody()).toContain('not like this');
  });

  it('of work without a pull request is remembered without a commit', async () => {
    await deliver(false);
    shop.meet(swallowing);
    const result = await settleIt({ verdict: REWORK, person: byMaya('rework', 'not like this') });
    expect(result).toMatchObject({
      kind: 'held',
      look: { engaged: { state: { round: 1, sentBackSha: null, leftSince: false } } },
    });
  });
});

describe('a mission that only its own run settles', () => {
  const memory = ({ clock }: FlowContext): Partial<FlowContext> => ({ lock: createInProcessLock(() => clock.now()) });
  const none = { kind: 'none' } as const;
  const change = (engine: FlowContext): Partial<FlowContext> => ({
    ...memory(engine),
    settings: { ...engine.settings, policy: { ...engine.settings.policy, checks: none } },
    github: {
      ...engine.github,
      conversations: {
        ...engine.github.conversations,
        read: () => Promise.reject(new Error('there is no page to read')),
        createComment: () => Promise.reject(new Error('there is no page to write on')),
      },
    },
  });

  it('is paid without a page, a decision comment, or a commit', async () => {
    await deliverToRun();
    const result = await settleIt({ change });
    expect(result.kind).toBe('settled');
    expect(result.look?.engaged.state.history.at(-1)?.text).toBe('Accepted and paid');
    expect(sent()).toEqual(['accept']);
  });

  it('is sent back by its first attempt, and never by a later one: that may have been done already', async () => {
    await deliverToRun();
    expect(await settleIt({ verdict: REWORK, attempt: 2, change })).toMatchObject({
      kind: 'held',
      verdict: {
        code: 'decision_unconfirmed',
        message: expect.stringContaining('an earlier attempt of this run may have sent the work back already'),
      },
      look: { engaged: { home: null } },
    });
    expect(sent()).toEqual([]);
    const result = await settleIt({ verdict: REWORK, change });
    expect(result.kind).toBe('settled');
    expect(result.look?.engaged.state).toMatchObject({ round: 2, sentBackSha: null, leftSince: true });
    expect(sent()).toEqual(['rework']);
  });

  it('is paid by a later attempt: the marketplace pays once', async () => {
    await deliverToRun();
    expect((await settleIt({ attempt: 2, change })).kind).toBe('settled');
    expect(sent()).toEqual(['accept']);
  });

  it('of a page is sent back by a later attempt: its round’s lock guards it', async () => {
    await deliver();
    expect((await settleIt({ verdict: REWORK, attempt: 2 })).kind).toBe('settled');
    expect(sent()).toEqual(['rework']);
  });
});
