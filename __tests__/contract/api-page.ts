/**
 * Tests every sentence of the API's own page (docs/MARKETPLACE-API.md#sources) that states behavior, quoted literally.
 * The long suite tests the edge cases. This one shows that no sentence of the page is left out.
 */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BRIEF, type SandboxResponse, type OpenFunction, type OpenSandbox } from '../support/sandbox/open.ts';

const MISSIONS = '/marketplace/missions';
const LONG = 60_000;

export function describeApiPage(transport: string, open: OpenFunction): void {
  describe(`the API's page, over ${transport}`, () => {
    let api: OpenSandbox;
    beforeEach(async () => {
      api = await open();
    });
    afterEach(() => api.close());
    const get = (path: string): Promise<SandboxResponse> => api.send('GET', path);
    const act = (id: string, action: 'accept' | 'rework'): Promise<SandboxResponse> =>
      api.send('POST', `${MISSIONS}/${id}/${action}`);
    const balance = (account: string): number => api.sandbox.ledger().balances[account] ?? 0;

    it('"Discover verified specialists, post tasks, hire (auto-matched by Agent Rank), track status and accept results"', async () => {
      const [best] = (await get('/marketplace/specialists?min_rank=90')).json.specialists;
      const mission = await api.post();
      expect(mission).toMatchObject({ specialist: best?.name, rank: best?.rank });
      api.clock.advance(LONG);
      expect((await get(`${MISSIONS}/${mission.id}`)).json.mission.status).toBe('awaiting_acceptance');
      expect((await act(mission.id, 'accept')).json.mission.status).toBe('accepted');
    });

    it('"Every engagement is a contract with a Definition-of-Done, independent verification and escrow"', async () => {
      const { id, dod, escrow_status } = await api.post({ dod: 'CI blocks bad deploys.' });
      api.clock.advance(LONG);
      const { verification } = (await get(`${MISSIONS}/${id}`)).json.mission;
      expect({ dod, escrow_status, verification }).toEqual({
        ...{ dod: 'CI blocks bad deploys.', escrow_status: 'held', verification: 'passed' },
      });
      // Independent: no request of a customer can set the verdict.
      const response = await api.send('POST', MISSIONS, { body: { ...BRIEF, verification: 'passed' } });
      expect([response.status, response.json.error.path]).toEqual([422, 'verification']);
    });

    it('"payment releases only when you accept"', async () => {
      const { id } = await api.post();
      const paid = (): number => balance('specialist:Site reliability engineer (SRE)');
      for (let n = 0; n < 5; n += 1) {
        api.clock.advance(LONG);
        expect([(await get(`${MISSIONS}/${id}`)).status, paid()]).toEqual([200, 0]);
      }
      await act(id, 'rework');
      api.clock.advance(LONG);
      expect(paid()).toBe(0);
      await act(id, 'accept');
      expect(paid()).toBe(10_800);
    });

    it('"All machine endpoints take a Customer API key as a Bearer token" / "every request carries your key"', async () => {
      const requests = [
        ['GET', '/marketplace/specialists'],
        ['GET', MISSIONS],
        ['POST', MISSIONS],
        ['GET', `${MISSIONS}/x`],
        ['POST', `${MISSIONS}/x/accept`],
        ['POST', `${MISSIONS}/x/rework`],
      ] as const;
      for (const [method, path] of requests) {
        expect((await api.send(method, path, { key: null })).status).toBe(401);
        const headers = { authorization: api.key };
        expect((await api.send(method, path, { key: null, headers })).status).toBe(401);
        expect((await api.send(method, path)).status).not.toBe(401);
      }
    });

    it('"Keys are shown once; store them as a secret": asking again gives another one, the first goes on', async () => {
      const customer = api.sandbox.firstCustomer() ?? { id: 1 };
      const other = api.sandbox.createKey(customer);
      expect(other).not.toBe(api.key);
      expect([(await get(MISSIONS)).status, (await api.send('GET', MISSIONS, { key: other })).status]).toEqual([
        200, 200,
      ]);
    });

    it('"Authorization: Bearer osk_live_…", under "/api/v1"', async () => {
      const key = api.sandbox.createKey({ id: 1 }, 'live');
      expect(key).toMatch(/^osk_live_/);
      expect((await api.send('GET', MISSIONS, { key })).status).toBe(200);
    });

    it('"GET /marketplace/specialists: pick by type, tier and Agent Rank"', async () => {
      const query = 'type=Engineering+%26+IT&tier=T2+Guaranteed&min_rank=90';
      const { specialists } = (await get(`/marketplace/specialists?${query}`)).json;
      expect(specialists.map((one) => one.name)).toEqual(['Site reliability engineer (SRE)']);
      for (const near of ['type=Nothing', 'tier=New&min_rank=100', 'min_rank=100'])
        expect((await get(`/marketplace/specialists?${near}`)).json.specialists).toEqual([]);
    });

    it('"POST /marketplace/missions with a title, a Definition-of-Done and a budget"', async () => {
      const body = { title: 'Do it', dod: 'It is done.', budget_usd: 75.5 };
      const { status, json } = await api.send('POST', MISSIONS, { body });
      expect([status, json.mission.title, json.mission.dod, json.mission.budget_usd]).toEqual([
        ...[201, 'Do it', 'It is done.', 75.5],
      ]);
      expect(balance(`escrow:${json.mission.id}`)).toBe(7550);
    });

    it('"With auto_assign (default) Orkestro hires the best-ranked specialist for the category and holds escrow"', async () => {
      for (const auto of [{}, { auto_assign: true }]) {
        const mission = await api.post({ category: 'Research', ...auto });
        const { specialists } = (await get('/marketplace/specialists')).json;
        const listed = specialists.find((one) => one.name === mission.specialist);
        expect(mission).toMatchObject({
          specialist: 'Analyst / researcher',
          rank: listed?.rank,
          escrow_status: 'held',
        });
      }
    });

    it('"until status = awaiting_acceptance and verification = passed"', async () => {
      const { id } = await api.post();
      const ready = async (): Promise<boolean> => {
        const { status, verification } = (await get(`${MISSIONS}/${id}`)).json.mission;
        return status === 'awaiting_acceptance' && verification === 'passed';
      };
      const waited: boolean[] = [];
      while (!(await ready()) && waited.length < 1000) {
        waited.push(false);
        api.clock.advance(100);
      }
      expect(waited.length).toBeGreaterThan(5);
      expect((await act(id, 'accept')).status).toBe(200);
    });

    it('"POST …/accept to co-accept the DoD and release escrow, or POST …/rework to send it back"', async () => {
      const ids = [(await api.post()).id, (await api.post()).id] as const;
      api.clock.advance(LONG);
      expect((await act(ids[0], 'accept')).json.mission).toMatchObject({
        status: 'accepted',
        escrow_status: 'released',
      });
      expect((await act(ids[1], 'rework')).json.mission).toMatchObject({
        status: 'in_progress',
        escrow_status: 'held',
      });
    });

    it('"The catalog of verified specialists with live Agent Rank"', async () => {
      const rankNow = async (): Promise<number | undefined> =>
        (await get('/marketplace/specialists')).json.specialists.find((one) => one.name === 'Copy editor')?.rank;
      const before = await rankNow();
      for (let n = 0; n < 3; n += 1) {
        const { id } = await api.post({ specialist: 'Copy editor', budget_usd: 1 });
        api.clock.advance(LONG);
        await act(id, 'accept');
      }
      expect(await rankNow()).toBeGreaterThan(before ?? 100);
    });

    it('"Returns the created mission; if auto-assigned, it comes back matched with the specialist and escrow held": the page’s example', async () => {
      const body = {
        ...{ title: 'Add a safe-deploy CI gate with rollback', category: 'DevOps', tier: 'T2 Guaranteed' },
        ...{ description: 'Block failing deploys; verify rollback on a test release.', budget_usd: 120 },
        ...{ dod: 'CI blocks bad deploys; rollback verified.', auto_assign: true },
      };
      const { status, json } = await api.send('POST', MISSIONS, { body });
      expect(status).toBe(201);
      expect(json.mission).toMatchObject({
        ...{ status: 'matched', specialist: 'Site reliability engineer (SRE)', rank: 90, escrow_status: 'held' },
      });
      expect(json.mission.id).toMatch(/./);
    });

    it('"To hire a named specialist directly, pass "specialist": "Analyst / researcher" (sets kind=hire)"', async () => {
      expect(await api.post({ specialist: 'Analyst / researcher' })).toMatchObject({
        ...{ specialist: 'Analyst / researcher', kind: 'hire', status: 'matched' },
      });
    });

    it('"To queue without hiring, pass "auto_assign": false"', async () => {
      expect(await api.post({ auto_assign: false })).toMatchObject({ status: 'submitted', specialist: null });
      expect(api.sandbox.ledger().transfers.filter((one) => one.kind === 'hold')).toEqual([]);
    });

    it('"List your missions, or fetch one to read its status, verification and escrow_status"', async () => {
      const { id } = await api.post();
      const [listed] = (await get(MISSIONS)).json.missions;
      const { mission } = (await get(`${MISSIONS}/${id}`)).json;
      expect(mission).toEqual(listed);
      expect(mission).toMatchObject({ id, status: 'matched', verification: null, escrow_status: 'held' });
    });

    it('"Only valid while a mission is awaiting_acceptance"', async () => {
      const { id } = await api.post();
      const tried: number[] = [];
      const tryBoth = async (): Promise<void> => {
        tried.push((await act(id, 'accept')).status, (await act(id, 'rework')).status);
      };
      await tryBoth();
      api.clock.advance(600);
      await tryBoth();
      api.clock.advance(LONG);
      expect((await act(id, 'accept')).status).toBe(200);
      await tryBoth();
      expect(tried).toEqual([409, 409, 409, 409, 409, 409]);
    });

    it('"submitted → matched → in_progress → awaiting_acceptance → accepted. A rework returns a mission to in_progress"', async () => {
      const { id } = await api.post({ auto_assign: false });
      const track: string[] = [];
      const look = async (): Promise<void> => {
        const { status } = (await get(`${MISSIONS}/${id}`)).json.mission;
        if (track.at(-1) !== status) track.push(status);
      };
      await look();
      api.sandbox.assign(id);
      for (let n = 0; n < 100; n += 1) {
        await look();
        api.clock.advance(50);
      }
      await act(id, 'rework');
      for (let n = 0; n < 100; n += 1) {
        await look();
        api.clock.advance(50);
      }
      await act(id, 'accept');
      await look();
      expect(track.join(' → ')).toBe(
        'submitted → matched → in_progress → awaiting_acceptance → in_progress → awaiting_acceptance → accepted',
      );
    });

    it('"Escrow is held from match and released on acceptance"', async () => {
      const { id } = await api.post({ auto_assign: false });
      const escrow = (): number => balance(`escrow:${id}`);
      expect(escrow()).toBe(0);
      api.sandbox.assign(id);
      expect(escrow()).toBe(12_000);
      api.clock.advance(LONG);
      await act(id, 'rework');
      api.clock.advance(LONG);
      expect(escrow()).toBe(12_000);
      await act(id, 'accept');
      expect(escrow()).toBe(0);
    });

    it('"The public storefront feed (no key) is GET /api/v1/marketplace"', async () => {
      const { status, json } = await api.send('GET', '/marketplace', { key: null });
      expect([status, json.specialists.length > 0]).toEqual([200, true]);
    });

    it('"Machine endpoints are rate-and-scope bound to the key\'s Customer — you only ever see your own missions"', async () => {
      const { id } = await api.post();
      const key = api.sandbox.createKey(api.sandbox.createCustomer('Somebody else'));
      expect((await api.send('GET', `${MISSIONS}/${id}`, { key })).status).toBe(404);
      expect((await api.send('GET', MISSIONS, { key })).json.missions).toEqual([]);
    });

    it('"the API covers the full discover → hire → track → accept loop": an orchestrator’s run, without a human in the seat', async () => {
      const { specialists } = (await get('/marketplace/specialists?tier=T1+Verified')).json;
      const body = { title: 'Loop', dod: 'Done.', budget_usd: 40, specialist: specialists[0]?.name };
      const { id } = (await api.send('POST', MISSIONS, { body })).json.mission;
      api.clock.advance(LONG);
      await act(id, 'rework');
      api.clock.advance(LONG);
      expect((await act(id, 'accept')).json.mission).toMatchObject({ status: 'accepted', escrow_status: 'released' });
      expect(api.sandbox.audit().problems).toEqual([]);
    });
  });
}
