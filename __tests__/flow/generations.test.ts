/** Generations, in both kinds of lock: what opens the next one, and what never does (docs/PROTOCOL.md#generations). */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Settings } from '../../src/core/domain/settings.ts';
import {
  byCommand,
  byLabel,
  ISSUE,
  losing,
  openWorkshop,
  refusing,
  swallowing,
  tell,
  type Workshop,
} from '../support/workshop.ts';

let shop: Workshop;
const MINUTES = 60_000;

beforeEach(() => {
  shop = openWorkshop();
  shop.github.permit({
    contents: 'write',
    issues: 'write',
    'pull-requests': 'write',
    checks: 'read',
    statuses: 'write',
    actions: 'read',
  });
});
afterEach(() => {
  shop.close();
});

/** Ends every mission at the marketplace; what is commanded after that is commanded later. */
function endAll(): void {
  for (const { id, status } of shop.sandbox.missions()) if (status !== 'cancelled') shop.sandbox.end(id);
  shop.pass(1_000);
}

const command = (more = {}) => byCommand(shop, more);
const titles = () => shop.sandbox.missions().map(({ title }) => title.split(' — ')[1]);

describe.each<Settings['lock']>(['reaction', 'ref'])('with lock: %s', (lock) => {
  const settings = { lock };
  const hire = async (source = byLabel(shop), more = {}) => tell(await shop.hire(source, { settings, ...more }));

  it('a label opens the first generation only; a command opens the next after the previous ended', async () => {
    expect(await hire()).toBe('posted g1');
    expect(await hire()).toBe('adopted g1');
    expect(await hire(command())).toBe('adopted g1');
    endAll();
    expect(await hire()).toBe('adopted g1');
    expect(await hire(command())).toBe('posted g2');
    expect(await hire(command())).toBe('adopted g2');
    endAll();
    expect(await hire(command())).toBe('posted g3');
    expect(titles().sort()).toEqual(['acme/app#12', 'acme/app#12 g2', 'acme/app#12 g3']);
  });

  it('two commands at once hire once', async () => {
    await hire();
    endAll();
    const both = await Promise.all([hire(command()), hire(command())]);
    expect(both.sort()).toEqual(['adopted g2', 'posted g2']);
    expect(shop.posts()).toBe(2);
  });

  it('a lost answer is looked up, not sent again', async () => {
    shop.meet(losing);
    expect(await hire()).toBe('adopted g1');
    expect(shop.posts()).toBe(1);
  });

  it('what was refused can be tried again, and leaves nothing in doubt', async () => {
    shop.meet(refusing);
    expect(await hire()).toBe('failed marketplace_error');
    expect(await hire()).toBe('failed marketplace_error');
    shop.meet(() => null);
    expect(await hire()).toBe(lock === 'ref' ? 'posted g3' : 'posted g1');
    expect(shop.world.commentsOf(ISSUE).filter(({ body }) => body.includes('"type":"intent"'))).toEqual([]);
  });

  it('what is in doubt is never posted again by itself', async () => {
    shop.meet(swallowing);
    expect(await hire()).toBe('held hire_unconfirmed');
    shop.meet(() => null);
    shop.pass(60 * MINUTES);
    expect(await hire()).toBe('held hire_unconfirmed');
    expect(await hire(command())).toBe('held hire_unconfirmed');
    expect(shop.posts()).toBe(1);
  });

  it('hire --force goes past a doubt, 15 minutes after the run that began it ended', async () => {
    shop.meet(swallowing);
    await hire();
    shop.meet(() => null);
    shop.pass(14 * MINUTES);
    expect(await hire(command({ force: true }))).toBe('held hire_force_refused');
    shop.pass(MINUTES);
    expect(await hire(command({ force: true }))).toBe('posted g2');
    expect(await hire(command({ force: true }))).toBe('adopted g2');
    expect(shop.posts()).toBe(2);
    endAll();
    expect(await hire(command())).toBe('posted g3');
  });

  it('a mission that turns up after all is adopted, not hired past', async () => {
    let late: (() => Promise<unknown>) | null = null;
    shop.meet((request, serve) => {
      if (request.method !== 'POST') return null;
      late = serve;
      return swallowing(request, serve);
    });
    expect(await hire()).toBe('held hire_unconfirmed');
    shop.meet(() => null);
    await (late as unknown as () => Promise<unknown>)();
    shop.pass(60 * MINUTES);
    expect(await hire(command({ force: true }))).toBe('adopted g1');
  });

  it('hire --force waits for a run that still goes on, says which, and what to grant where it cannot be read', async () => {
    shop.meet(swallowing);
    await hire(byLabel(shop), { stays: true });
    shop.meet(() => null);
    shop.pass(5 * 60 * MINUTES);
    const again = () => shop.hire(command({ force: true }), { settings });
    const running = await again();
    expect(running).toMatchObject({ held: { verdict: { message: expect.stringContaining('run 9001.1 may still hire') } } });
    shop.github.permit({
      contents: 'write',
      issues: 'write',
      'pull-requests': 'write',
      checks: 'read',
      statuses: 'write',
    });
    const unread = await again();
    expect(unread).toMatchObject({ held: { verdict: { nextStep: expect.stringContaining('actions: read') } } });
    // No run lives longer than 35 days: after that the answer is known without asking.
    shop.pass(36 * 24 * 60 * MINUTES);
    expect(tell(await again())).toBe('posted g2');
  });

  it('a later attempt of the run that began it shows that the earlier one has ended', async () => {
    shop.meet(swallowing);
    await hire(byLabel(shop), { stays: true });
    shop.meet(() => null);
    shop.world.startRun(9001);
    shop.pass(16 * MINUTES);
    expect(await hire(command({ force: true }))).toBe('posted g2');
  });

  it('hire --force is refused where nothing is in doubt', async () => {
    expect(await hire(command({ force: true }))).toBe('held hire_force_refused');
    expect(shop.posts()).toBe(0);
    expect(shop.world.issue(ISSUE).reactions).toEqual([]);
  });

  it('hire --force needs the permission that hiring needs', async () => {
    shop.meet(swallowing);
    await hire();
    shop.meet(() => null);
    shop.pass(60 * MINUTES);
    shop.world.addUser('tom', 'triage');
    const tom = { login: 'tom', id: 2, isBot: false };
    expect(await hire(command({ force: true, sender: tom }))).toBe('held not_permitted');
    expect(shop.posts()).toBe(1);
  });
});

describe('the slots of reactions', () => {
  it('end with the eighth generation; refs know no end', async () => {
    for (let generation = 1; generation <= 8; generation += 1) {
      const result = await shop.hire(generation === 1 ? byLabel(shop) : command());
      expect(tell(result)).toBe(`posted g${generation}`);
      endAll();
    }
    const ninth = await shop.hire(command());
    expect(ninth).toMatchObject({
      held: { verdict: { code: 'lock_limit_reached', nextStep: expect.stringContaining('lock: ref') } },
    });
    expect(tell(await shop.hire(command(), { settings: { lock: 'ref' } }))).toBe('posted g9');
  });
});

describe('a key', () => {
  it('lets missions of one subject stand side by side', async () => {
    const of = async (missionKey: string) =>
      tell(
        await shop.hire(byLabel(shop), {
          settings: { lock: 'ref', missionKey },
          subject: { kind: 'issue', number: ISSUE, key: missionKey },
        }),
      );
    expect([await of('linux'), await of('windows'), await of('linux')]).toEqual([
      'posted g1',
      'posted g1',
      'adopted g1',
    ]);
    expect(tell(await shop.hire(byLabel(shop), { settings: { lock: 'ref' } }))).toBe('posted g1');
    expect(titles().sort()).toEqual(['acme/app#12', 'acme/app#12 (linux)', 'acme/app#12 (windows)']);
    expect([...shop.world.refs.keys()].filter((name) => name.startsWith('refs/orkestro')).sort()).toEqual([
      'refs/orkestro/12.linux/1',
      'refs/orkestro/12.windows/1',
      'refs/orkestro/12/1',
    ]);
  });
});
