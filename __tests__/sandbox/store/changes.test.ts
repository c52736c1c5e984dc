import { describe, expect, it, jest } from '@jest/globals';
import { openMemory } from '../../support/sandbox/open.ts';

describe('onChange', () => {
  it('tells of each committed change, once, with the mission’s id; not of what was refused', async () => {
    const { sandbox, post, send, clock } = await openMemory({ scenario: { startingBalanceUsd: 150 } });
    const notifications: string[] = [];
    sandbox.onChange((id) => {
      // After the commit: the listener can read.
      const status = sandbox.missions().find((one) => one.id === id)?.status ?? 'not there';
      notifications.push(`${id} ${status}`);
    });
    const { id } = await post();
    expect(notifications.splice(0)).toEqual([`${id} matched`]);
    expect((await send('POST', '/marketplace/missions', { body: { title: 'x', category: 'DevOps' } })).status).toBe(
      402,
    );
    expect((await send('POST', `/marketplace/missions/${id}/accept`)).status).toBe(409);
    expect(notifications).toEqual([]);
    clock.advance(60_000);
    expect(notifications).toEqual([]);
    sandbox.catchUp();
    expect(notifications.splice(0)).toEqual([`${id} awaiting_acceptance`]);
    await send('POST', `/marketplace/missions/${id}/accept`);
    expect(notifications.splice(0)).toEqual([`${id} accepted`]);
    await send('GET', `/marketplace/missions/${id}`);
    expect(notifications).toEqual([]);
  });

  it('a replayed answer is no change', async () => {
    const { sandbox, send } = await openMemory();
    const notifications: string[] = [];
    sandbox.onChange((id) => notifications.push(id));
    const keyed = { body: { title: 'x' }, headers: { 'idempotency-key': 'k' } };
    await send('POST', '/marketplace/missions', keyed);
    await send('POST', '/marketplace/missions', keyed);
    expect(notifications).toHaveLength(1);
  });

  it('stops when told to, each listening by itself', async () => {
    const { sandbox, post } = await openMemory();
    const notifications: string[] = [];
    const listener = (id: string): void => void notifications.push(id);
    const stops = [sandbox.onChange(listener), sandbox.onChange(listener)];
    await post();
    expect(notifications.splice(0)).toHaveLength(2);
    stops[0]?.();
    stops[0]?.();
    await post();
    expect(notifications.splice(0)).toHaveLength(1);
    stops[1]?.();
    await post();
    expect(notifications).toEqual([]);
  });

  it('a listener that throws takes nothing back and stops nobody: the process is warned', async () => {
    const { sandbox, post } = await openMemory();
    const notifications: string[] = [];
    const warned = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    sandbox.onChange(() => {
      throw new Error('a bad listener');
    });
    sandbox.onChange((id) => notifications.push(id));
    const { id } = await post();
    expect(notifications).toEqual([id]);
    expect(warned.mock.calls.map(([what]) => String(what))).toEqual(['Error: a bad listener']);
    warned.mockRestore();
  });
});

describe('catchUp', () => {
  it('does what is due, and says when to come again', async () => {
    const pace = { startMs: 100, workMs: 1000, reviewMs: 10 };
    const { sandbox, post, clock } = await openMemory({ scenario: { pace } });
    const start = clock.now();
    expect(sandbox.catchUp()).toBeNull();
    await post();
    const times: unknown[] = [];
    for (let next = sandbox.catchUp(); next !== null; next = sandbox.catchUp()) {
      times.push([next - start, sandbox.missions()[0]?.status]);
      clock.advance(next - clock.now());
    }
    expect(times).toEqual([
      [100, 'matched'],
      [1100, 'in_progress'],
      [1110, 'awaiting_acceptance'],
    ]);
    expect(sandbox.missions()[0]?.verification).toBe('passed');
  });
});
