import { afterEach, describe, expect, it } from '@jest/globals';
import { createEvents, type EventOptions, type Events } from '../../../../src/sandbox/storefront/live/events.ts';

/** Returns events of a market that changes on request and counts its watchers. */
function createCountingEvents() {
  const listeners = new Set<(id: string) => void>();
  const state = { catchUps: 0, broken: false };
  return {
    state,
    watchers: () => listeners.size,
    change: () => {
      for (const listener of listeners) listener('msn_1');
    },
    onChange: (listener: (id: string) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    catchUp: () => {
      state.catchUps += 1;
      if (state.broken) throw new Error('the sandbox is closed');
      return null;
    },
  };
}

let events: Events | undefined;
afterEach(() => events?.close());

function open(options: EventOptions = {}) {
  const market = createCountingEvents();
  const made = createEvents(market, { tickMs: 2, ...options });
  events = made;
  const listen = () => {
    const reader = made.open()?.getReader();
    if (reader === undefined) throw new Error('refused');
    const next = async (): Promise<string | undefined> => new TextDecoder().decode((await reader.read()).value);
    return { next, leave: () => reader.cancel(), closed: reader.closed };
  };
  return { market, made, listen };
}

const FIRST = 'retry: 2000\nevent: change\ndata:\n\n';
const CHANGE = 'event: change\ndata:\n\n';

/** Resolves after `times` more ticks. Every earlier change has then been noticed. */
async function passTicks(market: ReturnType<typeof createCountingEvents>, times = 2): Promise<void> {
  const until = market.state.catchUps + times;
  while (market.state.catchUps < until) await new Promise((wake) => setTimeout(wake, 1));
}

describe('events', () => {
  it('however much changed while nobody read, it is one event', async () => {
    const { market, listen } = open();
    const reader = listen();
    expect(await reader.next()).toBe(FIRST);
    for (let n = 0; n < 50; n += 1) {
      market.change();
      if (n % 10 === 0) await passTicks(market);
    }
    await passTicks(market);
    expect(await reader.next()).toBe(CHANGE);
    const later = reader.next();
    await passTicks(market, 5);
    market.change();
    expect(await later).toBe(CHANGE);
  });

  it('a slow reader holds nobody up', async () => {
    const { market, listen } = open();
    const [slow, quick] = [listen(), listen()];
    await quick.next();
    for (let n = 0; n < 3; n += 1) {
      market.change();
      expect(await quick.next()).toBe(CHANGE);
    }
    expect(await slow.next()).toBe(FIRST);
  });

  it('a comment when nothing happens, again and again', async () => {
    const { listen } = open({ heartbeatMs: 10 });
    const reader = listen();
    await reader.next();
    expect([await reader.next(), await reader.next()]).toEqual([':\n\n', ':\n\n']);
  });

  it('the market is watched only while somebody listens', async () => {
    const { market, made, listen } = open();
    expect(market.watchers()).toBe(0);
    const [one, two] = [listen(), listen()];
    expect([market.watchers(), made.listeners]).toEqual([1, 2]);
    await one.leave();
    expect([market.watchers(), made.listeners]).toEqual([1, 1]);
    await two.leave();
    expect([market.watchers(), made.listeners]).toEqual([0, 0]);
    const catchUps = market.state.catchUps;
    await new Promise((wake) => setTimeout(wake, 10));
    expect(market.state.catchUps).toBe(catchUps);
  });

  it('no more listeners than are allowed; one who leaves makes room', async () => {
    const { made, listen } = open({ maxListeners: 2 });
    const first = listen();
    listen();
    expect(made.open()).toBeNull();
    await first.leave();
    expect(made.open()).not.toBeNull();
  });

  it('closing ends every stream, waiting or not yet read', async () => {
    const { made, listen } = open();
    const [waiting, unreadReader] = [listen(), listen()];
    await waiting.next();
    const end = waiting.next();
    made.close();
    expect(await end).toBe('');
    expect(await unreadReader.next()).toBe('');
    await Promise.all([waiting.closed, unreadReader.closed]);
  });

  it('a market that cannot be looked at any more ends them too', async () => {
    const { market, listen } = open();
    const reader = listen();
    await reader.next();
    market.state.broken = true;
    expect(await reader.next()).toBe('');
    expect(market.watchers()).toBe(0);
  });
});
