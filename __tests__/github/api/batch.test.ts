/** Calls of one tick: collected in order, split at the limit, each settled alone. */
import { describe, expect, it } from '@jest/globals';
import { createBatcher } from '../../../src/github/api/batch.ts';
import { rejection } from '../../support/github-script.ts';

/** A batcher that echoes its items, and the batches that it sent. */
function createEcho(maxSize: number): {
  readonly call: (item: number) => Promise<string>;
  readonly batches: (readonly number[])[];
} {
  const batches: (readonly number[])[] = [];
  const call = createBatcher<number, string>(maxSize, (calls) => {
    batches.push(calls.map(({ item }) => item));
    for (const { item, resolve, reject } of calls) {
      if (item < 0) reject(new Error(`no ${item}`));
      else resolve(`echo ${item}`);
    }
    return Promise.resolve();
  });
  return { call, batches };
}

describe('a batcher', () => {
  it('sends the calls of one tick together, in order', async () => {
    const { call, batches } = createEcho(5);
    expect(await Promise.all([3, 1, 2].map(call))).toEqual(['echo 3', 'echo 1', 'echo 2']);
    expect(batches).toEqual([[3, 1, 2]]);
  });

  it('sends nothing before the tick is over, and later calls apart', async () => {
    const { call, batches } = createEcho(5);
    const first = call(1);
    expect(batches).toEqual([]);
    await first;
    await call(2);
    expect(batches).toEqual([[1], [2]]);
  });

  it('splits at the limit', async () => {
    const { call, batches } = createEcho(2);
    await Promise.all([1, 2, 3, 4, 5].map(call));
    expect(batches).toEqual([[1, 2], [3, 4], [5]]);
  });

  it('settles each call alone', async () => {
    const { call } = createEcho(5);
    const [first, second, third] = await Promise.all([call(1), rejection(call(-2)), call(3)]);
    expect([first, third]).toEqual(['echo 1', 'echo 3']);
    expect(String(second)).toBe('Error: no -2');
  });
});
