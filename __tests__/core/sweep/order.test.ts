import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatSweepContext, isSweepContext } from '../../../src/core/sweep/cursor-context.ts';
import {
  pickStart,
  formatCursor,
  ringPosition,
  orderAfter,
  parseCursor,
  selectShard,
} from '../../../src/core/sweep/order.ts';
import { NOON } from '../../support/builders.ts';

const missions = fc
  .uniqueArray(fc.string({ minLength: 1, maxLength: 30 }), { maxLength: 60 })
  .map((ids) => ids.map((id) => ({ id })));

describe('shards', () => {
  it('are everything together, and never overlap', () => {
    fc.assert(
      fc.property(missions, fc.integer({ min: 1, max: 256 }), (all, count) => {
        const parts = Array.from({ length: count }, (_, at) => selectShard(all, { index: at + 1, count }));
        expect(parts.flat()).toHaveLength(all.length);
        expect(new Set(parts.flat())).toEqual(new Set(all));
      }),
    );
  });

  it('do not move a mission when others come and go', () => {
    fc.assert(
      fc.property(missions, missions, fc.integer({ min: 1, max: 16 }), (some, others, count) => {
        const shard = { index: 1, count };
        const alone = selectShard(some, shard);
        const together = selectShard([...some, ...others], shard);
        expect(alone.every((one) => together.includes(one))).toBe(true);
      }),
    );
  });

  it('are of about the same size', () => {
    const all = Array.from({ length: 8_000 }, (_, at) => ({ id: `m_${at}` }));
    for (let index = 1; index <= 8; index += 1) {
      const { length } = selectShard(all, { index, count: 8 });
      expect(length).toBeGreaterThan(850);
      expect(length).toBeLessThan(1_150);
    }
  });

  it('leave nothing out when there are none', () => {
    expect(selectShard([{ id: 'a' }], null)).toEqual([{ id: 'a' }]);
  });
});

describe('the order', () => {
  it('begins behind the one that was looked at last, which comes last', () => {
    const all = Array.from({ length: 9 }, (_, at) => ({ id: `m_${at}` }));
    for (const { id } of all)
      expect(
        orderAfter(all, ringPosition(id))
          .map((one) => one.id)
          .indexOf(id),
      ).toBe(8);
  });

  it('holds every mission once, whatever the start, and goes on after it', () => {
    fc.assert(
      fc.property(missions, fc.string(), (all, id) => {
        const order = orderAfter(all, ringPosition(id));
        expect(order).toHaveLength(all.length);
        expect(new Set(order)).toEqual(new Set(all));
        expect(orderAfter(all.toReversed(), ringPosition(id))).toEqual(order);
        const [first] = order;
        if (all.some((one) => ringPosition(one.id) > ringPosition(id)))
          expect(ringPosition(first?.id ?? '') > ringPosition(id)).toBe(true);
      }),
    );
  });

  it('begins with what was looked at longest ago, while missions come and go', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 0, max: 1e9 }), (budget, seed) => {
        const named = (at: number): { readonly id: string } => ({ id: `m_${seed}_${at}` });
        let all = Array.from({ length: 40 }, (_, at) => named(at));
        const looked = new Map<string, number>();
        let after = ringPosition('start');
        for (let sweep = 1; sweep <= 12; sweep += 1) {
          const now = orderAfter(all, after).slice(0, budget);
          const chosen = new Set(now.map(({ id }) => id));
          // Nobody who was looked at before stands behind one who was looked at later, or is new to the ring.
          const latest = Math.max(...now.map(({ id }) => looked.get(id) ?? 0));
          const behind = all.filter(({ id }) => !chosen.has(id) && (looked.get(id) ?? latest) < latest);
          expect(behind).toEqual([]);
          for (const { id } of now) looked.set(id, sweep);
          after = ringPosition(now.at(-1)?.id ?? '');
          all = [...all.filter(({ id }) => id !== now[0]?.id), named(1_000 + sweep)];
        }
      }),
      { numRuns: 30 },
    );
  });

  it.each([5, 15, 60, 24 * 60])('drawn, begins elsewhere every %i minutes: everything is reached', (minutes) => {
    const left = new Set(Array.from({ length: 200 }, (_, at) => `m_${at}`));
    const all = [...left].map((id) => ({ id }));
    for (let sweep = 0; sweep < 200; sweep += 1)
      for (const { id } of orderAfter(all, pickStart(NOON + sweep * minutes * 60_000)).slice(0, 20)) left.delete(id);
    expect([...left]).toEqual([]);
  });

  it('drawn, stays for a run that is started again at once', () => {
    expect(pickStart(NOON + 1_000)).toBe(pickStart(NOON + 200_000));
  });
});

describe('where a sweep stopped', () => {
  it('is read as it was written, and fits a commit status', () => {
    for (const cursor of [
      { ready: ringPosition('a'), idle: ringPosition('b') },
      { ready: null, idle: ringPosition('b') },
      { ready: ringPosition('a'), idle: null },
    ]) {
      const text = formatCursor(99_999, 100_000, cursor);
      expect(text.length).toBeLessThanOrEqual(140);
      expect(parseCursor(text)).toEqual(cursor);
    }
  });

  it.each([
    '',
    'all is well',
    'goes on after XYZ, -',
    'goes on after 0123456789ab',
    ' after 0123456789ab, 0123456789abc',
  ])('is not read from %j', (text) => {
    expect(parseCursor(text)).toBeNull();
  });

  it('has a context of its own for each part', () => {
    const contexts = [null, { index: 1, count: 8 }, { index: 2, count: 8 }].map(formatSweepContext);
    expect(contexts).toEqual(['orkestro/sweep', 'orkestro/sweep 1/8', 'orkestro/sweep 2/8']);
    expect([...contexts, 'orkestro/sweep 12/34'].every(isSweepContext)).toBe(true);
    for (const name of ['my orkestro/sweep 1/8', 'orkestro/sweep 1/8 more']) expect(isSweepContext(name)).toBe(false);
    for (const name of ['orkestro/mission', 'orkestro/sweeper', 'orkestro/sweep 1', 'my orkestro/sweep'])
      expect(isSweepContext(name)).toBe(false);
  });
});
