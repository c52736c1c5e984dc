import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ENDINGS } from '../../../src/sandbox/ledger/journal.ts';
import {
  durationOf,
  nextStep,
  scriptedVerdict,
  statusesFor,
  type Stage,
} from '../../../src/sandbox/market/lifecycle.ts';
import type { Scenario } from '../../../src/sandbox/scenario/scenario.ts';
import { createSandbox } from '../../../src/sandbox/sandbox.ts';
import { openMemory, type OpenSandbox } from '../../support/sandbox/open.ts';

const buildStage = (status: Stage['status'], verification: Stage['verification'] = null): Stage => {
  return { status, verification, rework_count: 0 };
};

describe('the next step', () => {
  it.each<[Stage, string | null]>([
    [buildStage('submitted'), null],
    [buildStage('matched'), 'start'],
    [buildStage('in_progress'), 'deliver'],
    [buildStage('awaiting_acceptance', 'pending'), 'verify'],
    [buildStage('awaiting_acceptance', 'passed'), null],
    [buildStage('awaiting_acceptance', 'failed'), null],
    [buildStage('accepted', 'passed'), null],
    [buildStage('accepted', 'pending'), null],
    ...ENDINGS.map((ending): [Stage, null] => [buildStage(ending, 'pending'), null]),
  ])('%j → %s', (given, step) => {
    expect(nextStep(given)).toBe(step);
  });

  it('only awaiting_acceptance can be accepted or sent back', () => {
    expect([statusesFor('accept'), statusesFor('rework')]).toEqual([['awaiting_acceptance'], ['awaiting_acceptance']]);
  });
});

describe('durations and words', () => {
  const pace = { startMs: [10, 20], workMs: [100, 100], reviewMs: [0, 0] } as const;

  it.each([
    ['start', 0, 1, 10],
    ['start', 0.5, 1, 15],
    ['start', 0.999999, 1, 20],
    ['start', 0.5, 10, 2],
    ['deliver', 0.3, 1, 100],
    ['deliver', 0.3, 0.5, 200],
    ['verify', 0.9, 1, 0],
  ] as const)('%s with luck %d at speed %d takes %d ms', (step, luck, speed, ms) => {
    expect(durationOf(step, pace, luck, speed)).toBe(ms);
  });

  it('the script goes attempt by attempt, and its last word stands', () => {
    const script = ['failed', 'pending', 'passed'] as const;
    expect([1, 2, 3, 4, 9].map((attempt) => scriptedVerdict(script, attempt))).toEqual([
      ...['failed', 'pending', 'passed', 'passed', 'passed'],
    ]);
  });
});

describe('work by the clock', () => {
  const open = (scenario: Scenario, speed = 1): Promise<OpenSandbox> => openMemory({ scenario, speed });
  const FIXED = { startMs: 100, workMs: 1000, reviewMs: 10 };

  it('everything happens at its own time, however late somebody looks', async () => {
    const { sandbox, clock, post } = await open({ pace: FIXED });
    const start = clock.now();
    await post();
    clock.advance(86_400_000);
    const times = sandbox
      .journal()
      .filter((one) => 'mission' in one)
      .map((one) => [one.event, one.at - start]);
    expect(times).toEqual([
      ['posted', 0],
      ['matched', 0],
      ['started', 100],
      ['delivered', 1100],
      ['verified', 1110],
    ]);
    expect(sandbox.missions()[0]?.updated_at).toBe(new Date(start + 1110).toISOString());
  });

  it('not a millisecond early', async () => {
    const { sandbox, clock, post } = await open({ pace: FIXED });
    await post();
    const statusAfter = (ms: number): string | undefined => {
      clock.advance(ms);
      return sandbox.missions()[0]?.status;
    };
    expect([99, 1, 999, 1].map(statusAfter)).toEqual(['matched', 'in_progress', 'in_progress', 'awaiting_acceptance']);
    expect(sandbox.missions()[0]?.verification).toBe('pending');
    clock.advance(10);
    expect(sandbox.missions()[0]?.verification).toBe('passed');
  });

  it('looking changes nothing: the same requests at the same times give the same journal', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.array(fc.nat(900), { maxLength: 30 }), async (seed, pollTimes) => {
        const runs = [[9000], [...pollTimes, Math.max(0, 9000 - pollTimes.reduce((sum, ms) => sum + ms, 0))]];
        const [watched, unwatched] = await Promise.all(
          runs.map(async (steps) => {
            const { sandbox, clock, post } = await openMemory({
              seed,
              scenario: { verification: ['failed', 'passed'] },
            });
            await post();
            await post({ category: 'Data' });
            for (const ms of steps) {
              clock.advance(ms);
              sandbox.missions();
            }
            return sandbox.journal().slice(0, 24);
          }),
        );
        expect(watched).toEqual(unwatched);
      }),
      { numRuns: 40 },
    );
  });

  it('the default scenario takes two to four seconds, with chances of its own for each mission', async () => {
    const { sandbox, clock, post } = await open({});
    const posted = clock.now();
    for (let n = 0; n < 60; n += 1) await post({ budget_usd: 1 });
    clock.advance(10_000);
    const took = sandbox.missions().map((one) => Date.parse(one.updated_at) - posted);
    expect(Math.min(...took)).toBeGreaterThanOrEqual(2000);
    expect(Math.max(...took)).toBeLessThanOrEqual(4000);
    expect(new Set(took).size).toBeGreaterThan(30);
    expect(sandbox.missions().every((one) => one.verification === 'passed')).toBe(true);
  });

  it('speed divides it', async () => {
    const { sandbox, clock, post } = await open({ pace: FIXED }, 10);
    await post();
    clock.advance(111);
    expect(sandbox.missions()[0]?.verification).toBe('passed');
  });

  it('a specialist’s own pace and script beat the scenario’s', async () => {
    const sol = {
      name: 'Sol',
      persona: 'S',
      type: 'IT',
      categories: ['DevOps'],
      tier: 'T1 Verified',
      rank: 50,
      priceUsd: 1,
    } as const;
    const { sandbox, clock, post } = await open({
      pace: FIXED,
      specialists: [{ ...sol, pace: { startMs: 0, workMs: 5, reviewMs: 0 }, verification: ['failed'] }],
    });
    await post();
    clock.advance(5);
    expect(sandbox.missions()[0]).toMatchObject({ status: 'awaiting_acceptance', verification: 'failed' });
  });

  it('a silent verifier leaves the delivery unverified; it can still be accepted', async () => {
    const { sandbox, clock, post, send } = await open({ verification: ['pending'] });
    const { id } = await post();
    clock.advance(1e9);
    expect(sandbox.missions()[0]).toMatchObject({ status: 'awaiting_acceptance', verification: 'pending' });
    expect((await send('POST', `/marketplace/missions/${id}/accept`)).status).toBe(200);
    clock.advance(1e9);
    expect(sandbox.missions()[0]).toMatchObject({ status: 'accepted', verification: 'pending' });
    expect(sandbox.audit().problems).toEqual([]);
  });

  it('work on a rework starts at once and has its own script', async () => {
    const { sandbox, clock, post, send } = await open({ pace: FIXED, verification: ['failed', 'failed', 'passed'] });
    const { id } = await post();
    const feedback: unknown[] = [];
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      clock.advance(1110);
      feedback.push(sandbox.missions()[0]?.verification);
      if (attempt < 3) await send('POST', `/marketplace/missions/${id}/rework`, { body: { reason: 'again' } });
    }
    expect(feedback).toEqual(['failed', 'failed', 'passed']);
    expect(sandbox.missions()[0]?.rework_count).toBe(2);
  });

  it('a clock that is set back holds time still', () => {
    let time = 5000;
    const sandbox = createSandbox({ now: () => time });
    sandbox.createCustomer('A');
    time = 10;
    sandbox.createCustomer('B');
    expect(sandbox.ledger().transfers.map((one) => one.at)).toEqual([5000, 5000]);
    sandbox.close();
  });
});

describe('work by hand (manual)', () => {
  it('waits for ever until told; then start, deliver, verify', async () => {
    const { sandbox, clock, post } = await openMemory({ scenario: { manual: true } });
    const { id } = await post();
    clock.advance(1e12);
    expect(sandbox.missions()[0]?.status).toBe('matched');
    expect(sandbox.start(id).status).toBe('in_progress');
    expect(sandbox.deliver(id, { verification: 'pending' })).toMatchObject({
      status: 'awaiting_acceptance',
      verification: 'pending',
    });
    clock.advance(1e12);
    expect(sandbox.verify(id, 'failed').verification).toBe('failed');
    expect(() => sandbox.verify(id, 'passed')).toThrow(/verified already: failed/);
  });

  it('deliver starts the work where nobody did, and passes it by default', async () => {
    const { sandbox, post } = await openMemory({ scenario: { manual: true } });
    const { id } = await post();
    expect(sandbox.deliver(id)).toMatchObject({ status: 'awaiting_acceptance', verification: 'passed' });
    expect(
      sandbox
        .journal()
        .slice(-3)
        .map((one) => one.event),
    ).toEqual(['started', 'delivered', 'verified']);
    expect(() => sandbox.deliver(id)).toThrow(/only while it is matched or in_progress/);
    expect(() => sandbox.start(id)).toThrow(/is awaiting_acceptance/);
  });

  it('assigns a queued mission to the best, or to the one named', async () => {
    const { sandbox, post } = await openMemory({ scenario: { manual: true } });
    const queued = (fields = {}): Promise<{ id: string }> => post({ auto_assign: false, ...fields });
    expect(sandbox.assign((await queued()).id)).toMatchObject({
      ...{
        status: 'matched',
        status_reason: null,
        escrow_status: 'held',
        specialist: 'Site reliability engineer (SRE)',
      },
    });
    expect(sandbox.assign((await queued()).id, 'Copy editor').specialist).toBe('Copy editor');
    const nobody = await queued({ category: 'Support', tier: 'T2 Guaranteed' });
    expect(() => sandbox.assign(nobody.id)).toThrow(/Nobody fits/);
    expect(() => sandbox.assign(nobody.id, 'Copy edit')).toThrow(/perhaps "Copy editor"/);
    expect(sandbox.audit().problems).toEqual([]);
  });

  it.each(ENDINGS)('ends as %s: escrow goes back, nothing more happens', async (ending) => {
    const { sandbox, clock, post } = await openMemory();
    const { id } = await post();
    expect(sandbox.end(id, ending)).toMatchObject({ status: ending, escrow_status: 'refunded' });
    clock.advance(1e9);
    expect(sandbox.missions()[0]?.status).toBe(ending);
    expect(sandbox.ledger().balances['customer:1']).toBe(100_000_000);
    expect(() => sandbox.end(id)).toThrow(/is possible only while/);
    const queued = await post({ auto_assign: false });
    expect(sandbox.end(queued.id)).toMatchObject({ status: 'cancelled', escrow_status: 'none' });
    expect(sandbox.audit().problems).toEqual([]);
  });

  it.each(['assign', 'start', 'deliver', 'end'] as const)('%s of an unknown mission says so', async (action) => {
    const { sandbox } = await openMemory();
    expect(() => sandbox[action]('msn_none')).toThrow(/There is no mission "msn_none"/);
  });
});
