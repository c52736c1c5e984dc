/** Generations, with both kinds of lock: what opens the next one, and what never does (docs/PROTOCOL.md#generations). */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Settings } from '../../src/core/domain/settings.ts';
import {
  byCommand,
  byLabel,
  ISSUE,
  loseResponse,
  openFlowScene,
  refusePost,
  dropRequest,
  describeResult,
  type FlowScene,
} from '../support/flow-scene.ts';

let scene: FlowScene;
const MINUTES = 60_000;

beforeEach(() => {
  scene = openFlowScene();
  scene.github.permit({
    contents: 'write',
    issues: 'write',
    'pull-requests': 'write',
    checks: 'read',
    statuses: 'write',
    actions: 'read',
  });
});
afterEach(() => {
  scene.close();
});

/** Ends every mission at the marketplace. Later commands have a later time. */
function endAll(): void {
  for (const { id, status } of scene.sandbox.missions()) if (status !== 'cancelled') scene.sandbox.end(id);
  scene.pass(1_000);
}

const hireCommand = (more = {}) => byCommand(scene, more);
const titles = () => scene.sandbox.missions().map(({ title }) => title.split(' — ')[1]);

describe.each<Settings['lock']>(['reaction', 'ref'])('with lock: %s', (lock) => {
  const settings = { lock };
  const hire = async (source = byLabel(scene), more = {}) =>
    describeResult(await scene.hire(source, { settings, ...more }));

  it('a label opens the first generation only; a command opens the next after the previous ended', async () => {
    expect(await hire()).toBe('posted g1');
    expect(await hire()).toBe('adopted g1');
    expect(await hire(hireCommand())).toBe('adopted g1');
    endAll();
    expect(await hire()).toBe('adopted g1');
    expect(await hire(hireCommand())).toBe('posted g2');
    expect(await hire(hireCommand())).toBe('adopted g2');
    endAll();
    expect(await hire(hireCommand())).toBe('posted g3');
    expect(titles().sort()).toEqual(['acme/app#12', 'acme/app#12 g2', 'acme/app#12 g3']);
  });

  it('two commands at once hire once', async () => {
    await hire();
    endAll();
    const both = await Promise.all([hire(hireCommand()), hire(hireCommand())]);
    expect(both.sort()).toEqual(['adopted g2', 'posted g2']);
    expect(scene.countPosts()).toBe(2);
  });

  it('a lost answer is looked up, not sent again', async () => {
    scene.intercept(loseResponse);
    expect(await hire()).toBe('adopted g1');
    expect(scene.countPosts()).toBe(1);
  });

  it('what was refused can be tried again, and leaves nothing unconfirmed', async () => {
    scene.intercept(refusePost);
    expect(await hire()).toBe('failed marketplace_error');
    expect(await hire()).toBe('failed marketplace_error');
    scene.intercept(() => null);
    expect(await hire()).toBe(lock === 'ref' ? 'posted g3' : 'posted g1');
    expect(scene.repo.commentsOf(ISSUE).filter(({ body }) => body.includes('"type":"intent"'))).toEqual([]);
  });

  it('an unconfirmed hire is never posted again without a command', async () => {
    scene.intercept(dropRequest);
    expect(await hire()).toBe('blocked hire_unconfirmed');
    scene.intercept(() => null);
    scene.pass(60 * MINUTES);
    expect(await hire()).toBe('blocked hire_unconfirmed');
    expect(await hire(hireCommand())).toBe('blocked hire_unconfirmed');
    expect(scene.countPosts()).toBe(1);
  });

  it('hire --force hires despite an unconfirmed hire, 15 minutes after its run ended', async () => {
    scene.intercept(dropRequest);
    await hire();
    scene.intercept(() => null);
    scene.pass(14 * MINUTES);
    expect(await hire(hireCommand({ force: true }))).toBe('blocked hire_force_refused');
    scene.pass(MINUTES);
    expect(await hire(hireCommand({ force: true }))).toBe('posted g2');
    expect(await hire(hireCommand({ force: true }))).toBe('adopted g2');
    expect(scene.countPosts()).toBe(2);
    endAll();
    expect(await hire(hireCommand())).toBe('posted g3');
  });

  it('a mission that turns up after all is adopted, not hired past', async () => {
    let late: (() => Promise<unknown>) | null = null;
    scene.intercept((request, serve) => {
      if (request.method !== 'POST') return null;
      late = serve;
      return dropRequest(request, serve);
    });
    expect(await hire()).toBe('blocked hire_unconfirmed');
    scene.intercept(() => null);
    await (late as unknown as () => Promise<unknown>)();
    scene.pass(60 * MINUTES);
    expect(await hire(hireCommand({ force: true }))).toBe('adopted g1');
  });

  it('hire --force waits for a run that still goes on, says which, and what to grant where it cannot be read', async () => {
    scene.intercept(dropRequest);
    await hire(byLabel(scene), { staysRunning: true });
    scene.intercept(() => null);
    scene.pass(5 * 60 * MINUTES);
    const again = () => scene.hire(hireCommand({ force: true }), { settings });
    const running = await again();
    expect(running).toMatchObject({
      blocked: { verdict: { message: expect.stringContaining('run 9001.1 may still hire') } },
    });
    scene.github.permit({
      contents: 'write',
      issues: 'write',
      'pull-requests': 'write',
      checks: 'read',
      statuses: 'write',
    });
    const unread = await again();
    expect(unread).toMatchObject({ blocked: { verdict: { nextStep: expect.stringContaining('actions: read') } } });
    // No run lives longer than 35 days, so after that its end is known without a read.
    scene.pass(36 * 24 * 60 * MINUTES);
    expect(describeResult(await again())).toBe('posted g2');
  });

  it('a later attempt of the run that began it shows that the earlier one has ended', async () => {
    scene.intercept(dropRequest);
    await hire(byLabel(scene), { staysRunning: true });
    scene.intercept(() => null);
    scene.repo.startRun(9001);
    scene.pass(16 * MINUTES);
    expect(await hire(hireCommand({ force: true }))).toBe('posted g2');
  });

  it('hire --force is refused if nothing is unconfirmed', async () => {
    expect(await hire(hireCommand({ force: true }))).toBe('blocked hire_force_refused');
    expect(scene.countPosts()).toBe(0);
    expect(scene.repo.issue(ISSUE).reactions).toEqual([]);
  });

  it('hire --force needs the permission that hiring needs', async () => {
    scene.intercept(dropRequest);
    await hire();
    scene.intercept(() => null);
    scene.pass(60 * MINUTES);
    scene.repo.addUser('tom', 'triage');
    const tom = { login: 'tom', id: 2, isBot: false };
    expect(await hire(hireCommand({ force: true, sender: tom }))).toBe('blocked not_permitted');
    expect(scene.countPosts()).toBe(1);
  });
});

describe('the numbers of reaction locks', () => {
  it('end with the eighth generation; refs know no end', async () => {
    for (let generation = 1; generation <= 8; generation += 1) {
      const result = await scene.hire(generation === 1 ? byLabel(scene) : hireCommand());
      expect(describeResult(result)).toBe(`posted g${generation}`);
      endAll();
    }
    const ninth = await scene.hire(hireCommand());
    expect(ninth).toMatchObject({
      blocked: { verdict: { code: 'lock_limit_reached', nextStep: expect.stringContaining('lock: ref') } },
    });
    expect(describeResult(await scene.hire(hireCommand(), { settings: { lock: 'ref' } }))).toBe('posted g9');
  });
});

describe('a key', () => {
  it('lets missions of one subject stand side by side', async () => {
    const of = async (missionKey: string) =>
      describeResult(
        await scene.hire(byLabel(scene), {
          settings: { lock: 'ref', missionKey },
          subject: { kind: 'issue', number: ISSUE, key: missionKey },
        }),
      );
    expect([await of('linux'), await of('windows'), await of('linux')]).toEqual([
      'posted g1',
      'posted g1',
      'adopted g1',
    ]);
    expect(describeResult(await scene.hire(byLabel(scene), { settings: { lock: 'ref' } }))).toBe('posted g1');
    expect(titles().sort()).toEqual(['acme/app#12', 'acme/app#12 (linux)', 'acme/app#12 (windows)']);
    expect([...scene.repo.refs.keys()].filter((name) => name.startsWith('refs/orkestro')).sort()).toEqual([
      'refs/orkestro/12.linux/1',
      'refs/orkestro/12.windows/1',
      'refs/orkestro/12/1',
    ]);
  });
});
