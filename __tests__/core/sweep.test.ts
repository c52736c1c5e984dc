import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { drawOrder, selectShard } from '../../src/core/sweep.ts';
import { NOON } from '../support/builders.ts';

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
  it('holds every mission once, and is the same for a run that is started again', () => {
    fc.assert(
      fc.property(missions, fc.integer({ min: 0, max: 4e12 }), (all, now) => {
        const order = drawOrder(all, now);
        expect(order).toHaveLength(all.length);
        expect(new Set(order)).toEqual(new Set(all));
        const tick = now - (now % 300_000);
        expect(drawOrder(all.toReversed(), tick)).toEqual(order);
      }),
    );
  });

  it.each([5, 15, 60, 24 * 60])('reaches everything when only a tenth can be looked at every %i minutes', (minutes) => {
    const left = new Set(Array.from({ length: 200 }, (_, at) => `m_${at}`));
    const all = [...left].map((id) => ({ id }));
    for (let sweep = 0; sweep < 150; sweep += 1)
      for (const { id } of drawOrder(all, NOON + sweep * minutes * 60_000).slice(0, 20)) left.delete(id);
    expect([...left]).toEqual([]);
  });
});
