import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CATEGORIES, TIERS } from '../../../src/core/domain/mission.ts';
import { createLedger, calculateFee } from '../../../src/sandbox/ledger/ledger.ts';
import { openStore } from '../../../src/sandbox/store/store.ts';
import { openMemory, type OpenSandbox } from '../../support/sandbox/open.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

describe('the fee', () => {
  it.each([
    [12_000, 10, 1200],
    [1, 10, 0],
    [19, 10, 1],
    [100, 0, 0],
    [100, 100, 100],
    [999_999_999, 12.5, 124_999_999],
    [10_001, 0.01, 1],
  ])('%d cents at %d %% → %d', (cents, percent, fee) => {
    expect(calculateFee(cents, percent)).toBe(fee);
  });

  it('never leaves the payment, and never takes more than its share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), fc.integer({ min: 0, max: 10_000 }), (cents, points) => {
        const fee = calculateFee(cents, points / 100);
        expect(fee >= 0 && fee <= cents && fee * 10_000 <= cents * points && Number.isSafeInteger(fee)).toBe(true);
      }),
    );
  });
});

describe('the ledger by itself', () => {
  const open = (): ReturnType<typeof createLedger> => {
    const store = openStore(':memory:');
    // This test is about the ledger alone: it has no missions to refer to.
    store.run('PRAGMA foreign_keys = OFF');
    return createLedger(store, 10);
  };

  it('refuses what the customer does not have, to the cent', () => {
    const ledger = open();
    ledger.deposit(1, 100, 0);
    expect(() => {
      ledger.hold(1, 'a', 101, 0);
    }).toThrow('Escrow needs $1.01, the customer has $1.00.');
    expect(() => {
      ledger.hold(2, 'a', 1, 0);
    }).toThrow('the customer has $0.00');
    ledger.hold(1, 'a', 100, 0);
    expect(ledger.view().balances).toEqual({ 'customer:1': 0, 'escrow:a': 100, outside: -100 });
  });

  it('holds once and pays out once: the database itself refuses a second time', () => {
    const ledger = open();
    ledger.deposit(1, 1000, 0);
    ledger.hold(1, 'a', 100, 0);
    expect(() => {
      ledger.hold(1, 'a', 100, 0);
    }).toThrow(/UNIQUE constraint failed: transfers.mission/);
    expect(ledger.release('a', 'Sol', 0)).toBe(100);
    expect(() => ledger.release('a', 'Sol', 0)).toThrow(/does not balance/);
    expect(() => {
      ledger.refund(1, 'a', 0);
    }).toThrow(/does not balance/);
    expect(ledger.view().balances).toMatchObject({ 'escrow:a': 0, 'specialist:Sol': 90, platform: 10 });
  });

  it('pays nothing out that was never held', () => {
    expect(() => open().release('a', 'Sol', 0)).toThrow(/does not balance/);
  });

  it('keeps transfers as they were written, oldest first', () => {
    const ledger = open();
    ledger.deposit(1, 500, 7);
    ledger.hold(1, 'a', 200, 8);
    ledger.refund(1, 'a', 9);
    expect(ledger.view().transfers.map(({ at, kind, mission, entries }) => [at, kind, mission, entries])).toEqual([
      [
        7,
        'deposit',
        null,
        [
          { account: 'outside', cents: -500 },
          { account: 'customer:1', cents: 500 },
        ],
      ],
      [
        8,
        'hold',
        'a',
        [
          { account: 'customer:1', cents: -200 },
          { account: 'escrow:a', cents: 200 },
        ],
      ],
      [
        9,
        'refund',
        'a',
        [
          { account: 'escrow:a', cents: -200 },
          { account: 'customer:1', cents: 200 },
        ],
      ],
    ]);
  });
});

/** Mostly the first customer, sometimes another one who does not own the missions. */
const key = fc.constantFrom(0, 0, 0, 1);
/** The index of a mission, modulo their number. 0 is an unknown one. */
const which = fc.noBias(fc.nat(999));

/** Any action of any customer or of the operator. */
const operation = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('post' as const),
      key,
      fields: fc.record(
        {
          category: fc.constantFrom(...CATEGORIES),
          tier: fc.constantFrom(...TIERS),
          budget_usd: fc.integer({ min: 1, max: 30_000 }).map((cents) => cents / 100),
          auto_assign: fc.boolean(),
          specialist: fc.constantFrom('Copy editor', 'Bookkeeper', 'Nobody'),
        },
        { requiredKeys: [] },
      ),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom('accept', 'accept', 'rework'), key, which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('end', 'assign', 'deliver', 'deliver'), which }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(1, 450, 2000, 6000) }) },
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

async function perform(api: OpenSandbox, keys: readonly string[], one: Operation): Promise<void> {
  if (one.do === 'wait') {
    api.clock.advance(one.ms);
    return;
  }
  if (one.do === 'post') {
    await api.send('POST', '/marketplace/missions', { key: keys[one.key] ?? '', body: { title: 'x', ...one.fields } });
    return;
  }
  const missions = api.sandbox.missions();
  const id = missions[(one.which % (missions.length + 1)) - 1]?.id ?? 'none';
  if (one.do === 'accept' || one.do === 'rework') {
    await api.send('POST', `/marketplace/missions/${id}/${one.do}`, { key: keys[one.key] ?? '' });
    return;
  }
  try {
    api.sandbox[one.do](id);
  } catch (error) {
    expect(error).toHaveProperty('name', 'SandboxError');
  }
}

function expectBooksInOrder({ sandbox }: OpenSandbox): void {
  const { transfers, balances } = sandbox.ledger();
  for (const { entries } of transfers) expect(sum(entries.map((one) => one.cents))).toBe(0);
  expect(sum(Object.values(balances))).toBe(0);
  for (const [account, cents] of Object.entries(balances)) expect(cents >= 0 || account === 'outside').toBe(true);
  for (const mission of sandbox.missions()) {
    const kinds = transfers.filter((one) => one.mission === mission.id).map((one) => one.kind);
    const ways = { none: [], held: ['hold'], released: ['hold', 'release'], refunded: ['hold', 'refund'] };
    expect(kinds).toEqual(ways[mission.escrow_status]);
    const held = mission.escrow_status === 'held' ? Math.round((mission.budget_usd ?? 0) * 100) : 0;
    expect(balances[`escrow:${mission.id}`] ?? 0).toBe(held);
    expect(mission.status === 'accepted').toBe(mission.escrow_status === 'released');
  }
  expect(sandbox.audit().problems).toEqual([]);
}

describe('the ledger under anything anybody may try', () => {
  it('sums stay zero, escrow is held once and paid out at most once, nobody is overdrawn', async () => {
    let paid = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 5, maxLength: 60, size: 'max' }), async (operations) => {
        const api = await openMemory({
          scenario: { startingBalanceUsd: 800, rateLimit: null, platformFeePercent: 7.5 },
        });
        const keys = [api.key, api.sandbox.createKey(api.sandbox.createCustomer('Other'))];
        for (const one of operations) {
          await perform(api, keys, one);
          expectBooksInOrder(api);
        }
        paid += api.sandbox.missions().filter((one) => one.status === 'accepted').length;
        await api.close();
      }),
      { numRuns: 40 },
    );
    // A marketplace that never pays would satisfy the property, too.
    expect(paid).toBeGreaterThan(5);
  });
});
