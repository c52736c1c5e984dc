/** The action's marketplace client against the served sandbox: both follow docs/MARKETPLACE-API.md. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { MissionOrder } from '../../src/core/domain/mission.ts';
import { createHttpClient } from '../../src/http/client.ts';
import { createMarketplaceClient, type MarketplaceClient } from '../../src/marketplace/client.ts';
import type { Fault } from '../../src/sandbox/server/faults.ts';
import { startSandboxServer, type SandboxServer } from '../../src/sandbox/server/server.ts';

const ORDER: MissionOrder = {
  ...{ title: 'Add a gate · o/r#12', description: 'Block.\n<!-- ref -->', dod: 'CI blocks.', category: 'DevOps' },
  ...{ tier: 'T1 Verified', budgetCents: 12_050, specialist: null, autoAssign: true },
};

describe('the client and the sandbox', () => {
  let now: number;
  let fault: Fault | null;
  let server: SandboxServer;
  let client: MarketplaceClient;
  const connectWith = (apiKey: string): MarketplaceClient => {
    const clock = { now: () => now, sleep: () => Promise.resolve(), random: () => 0.5 };
    const httpClient = createHttpClient({ clock, origins: [new URL(server.url).origin], deadline: () => now + 60_000 });
    return createMarketplaceClient({ baseUrl: server.url, apiKey, httpClient });
  };
  beforeEach(async () => {
    now = Date.UTC(2026, 0, 5);
    fault = null;
    server = await startSandboxServer({
      seed: 1,
      now: () => now,
      faults: () => fault,
      scenario: { verification: ['failed', 'passed'] },
    });
    client = connectWith(server.key);
  });
  afterEach(() => server.close());

  const post = async (order: Partial<MissionOrder> = {}): Promise<string> => {
    const reply = await client.postMission({ ...ORDER, ...order });
    if (reply.kind !== 'done') throw new Error(`${reply.kind}: ${reply.failure.why}`);
    return reply.value.id;
  };

  it('discover → post → track → rework → accept', async () => {
    expect((await client.listSpecialists())[0]).toMatchObject({ name: 'Site reliability engineer (SRE)', rank: 90 });
    const id = await post();
    expect(await client.getMission(id)).toMatchObject({
      ...{ phase: 'matched', escrowStatus: 'held', budgetCents: 12_050, rank: 90, verification: 'pending' },
      ...{ title: ORDER.title, description: ORDER.description, dod: ORDER.dod, reworkCount: 0, createdAt: now },
    });
    now += 9000;
    expect(await client.getMission(id)).toMatchObject({ phase: 'awaiting_acceptance', verification: 'failed' });
    expect(await client.reworkMission(id, 'Red.')).toMatchObject({ kind: 'done', value: { phase: 'in_progress' } });
    now += 9000;
    expect(await client.getMission(id)).toMatchObject({ verification: 'passed', reworkCount: 1 });
    expect(await client.acceptMission(id)).toMatchObject({ kind: 'done', value: { escrowStatus: 'released' } });
    expect(server.sandbox.ledger().balances['platform']).toBe(1205);
  });

  it('reads every page of the missions', async () => {
    for (let n = 0; n < 45; n += 1) await post({ title: `Mission ${n}`, budgetCents: 1 });
    const titles = (await client.listMissions()).map((one) => one.title);
    expect(titles).toEqual(Array.from({ length: 45 }, (_, n) => `Mission ${44 - n}`));
  });

  it('direct hire and queue', async () => {
    expect(await client.getMission(await post({ specialist: 'Copy editor' }))).toMatchObject({
      specialist: 'Copy editor',
    });
    expect(await client.getMission(await post({ autoAssign: false }))).toMatchObject({
      phase: 'submitted',
      rank: null,
    });
  });

  it('refusals are certain, and say why', async () => {
    const wrongName = await client.postMission({ ...ORDER, specialist: 'Copy edit' });
    expect(wrongName).toMatchObject({ kind: 'refused', failure: { status: 422 } });
    expect(JSON.stringify(wrongName)).toContain('Copy editor');
    const stranger = connectWith(`osk_test_${'0'.repeat(40)}`);
    expect(await stranger.postMission(ORDER)).toMatchObject({ kind: 'refused', failure: { status: 401 } });
    await expect(stranger.listMissions()).rejects.toMatchObject({ name: 'MarketplaceError' });
    await expect(client.getMission('msn_none')).rejects.toMatchObject({ code: 'not_found' });
    expect(server.sandbox.missions()).toEqual([]);
  });

  it.each<Fault>([{ kind: 'lose' }, { kind: 'cut' }, { kind: 'answer', status: 502, body: '<html>' }])(
    'a post that meets %j is unclear, and is not sent again',
    async (given) => {
      fault = given;
      expect((await client.postMission(ORDER)).kind).toBe('unclear');
      expect(server.sandbox.missions().length).toBe(given.kind === 'answer' ? 0 : 1);
    },
  );
});
