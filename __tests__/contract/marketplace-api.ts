/**
 * Tests the marketplace API against docs/MARKETPLACE-API.md and docs/BEHAVIOR.md#sandbox: one suite for every transport.
 * A quotation in a test's name is from the API's own page.
 */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Scenario } from '../../src/sandbox/scenario/scenario.ts';
import {
  BRIEF,
  type SandboxResponse,
  type OpenFunction,
  type OpenSandbox,
  type RequestOptions,
} from '../support/sandbox/open.ts';
import { Documented } from './documented.ts';

const MISSIONS = '/marketplace/missions';
const LONG = 60_000;
/** Every endpoint that needs a key. */
const ENDPOINTS = [
  ['GET', '/marketplace/specialists'],
  ['GET', MISSIONS],
  ['POST', MISSIONS],
  ['GET', `${MISSIONS}/x`],
  ['POST', `${MISSIONS}/x/accept`],
  ['POST', `${MISSIONS}/x/rework`],
] as const;

/** Returns everything that a refused request must not change. */
function snapshot({ sandbox }: OpenSandbox): string {
  return JSON.stringify([sandbox.missions(), sandbox.ledger(), sandbox.journal()]);
}

function expectError(answer: SandboxResponse, status: number, code: string): void {
  expect({ status: answer.status, ...answer.json }).toMatchObject({ status, error: { code } });
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(answer.json.error.request_id).toBe(answer.headers.get('x-request-id'));
  expect(answer.json.error.message).toMatch(/\S.{15}/s);
}

export function describeMarketplaceApi(transport: string, open: OpenFunction): void {
  describe(`the marketplace API over ${transport}`, () => {
    let api: OpenSandbox;
    let documented: Documented | undefined;
    /** Opens a sandbox and checks every reply against the document that it serves. */
    const openWatched = async (scenario: Scenario): Promise<OpenSandbox> => {
      const opened = await open({ scenario: { rateLimit: null, ...scenario } });
      documented ??= await Documented.read(opened);
      return documented.watch(opened);
    };
    beforeEach(async () => {
      api = await openWatched({});
    });
    afterEach(async () => {
      expect(api.sandbox.audit()).toMatchObject({ ok: true, problems: [] });
      await api.close();
    });
    const reopen = async (scenario: Scenario): Promise<void> => {
      await api.close();
      api = await openWatched(scenario);
    };
    const get = (path: string, options?: RequestOptions): Promise<SandboxResponse> => api.send('GET', path, options);
    const postTo = (path: string, options?: RequestOptions): Promise<SandboxResponse> =>
      api.send('POST', path, options);
    const finishWork = async (fields: object = {}): Promise<string> => {
      const { id } = await api.post(fields);
      api.clock.advance(LONG);
      return id;
    };

    describe('discover', () => {
      it('"the public storefront feed (no key)": lists specialists and no missions', async () => {
        await api.post({ title: 'a secret plan' });
        const { status, json, text } = await get('/marketplace', { key: null });
        expect(status).toBe(200);
        expect(json.specialists).toHaveLength(14);
        expect(text).not.toContain('secret');
      });

      it('"the catalog of verified specialists with live Agent Rank": best first, exactly the documented fields', async () => {
        const { status, json } = await get('/marketplace/specialists');
        expect(status).toBe(200);
        expect(json.specialists[0]).toEqual({
          persona: 'Sol',
          name: 'Site reliability engineer (SRE)',
          type: 'Engineering & IT',
          tier: 'T2 Guaranteed',
          rank: 90,
          score: 90,
          missions: 184,
          price: '$120 / mission',
        });
        const ranks = json.specialists.map((one) => one.rank);
        expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
        expect(json.specialists.map((one) => one.name)).toContain('Analyst / researcher');
        expect(json.next_cursor).toBeNull();
      });

      it('"pick by type, tier and Agent Rank": filters', async () => {
        const query = new URLSearchParams({ type: 'Engineering & IT', tier: 'T1 Verified', min_rank: '85' });
        const { json } = await get(`/marketplace/specialists?${query.toString()}`);
        expect(json.specialists.map((one) => one.name)).toEqual(['Software engineer']);
      });

      it('the rank is live: bad work lowers it at once', async () => {
        await reopen({ verification: ['failed'] });
        const rankNow = async (): Promise<unknown> =>
          (await get('/marketplace/specialists?type=Data %26 AI')).json.specialists[0];
        expect(await rankNow()).toMatchObject({ name: 'Data engineer', rank: 89 });
        await finishWork({ category: 'Data' });
        expect(await rankNow()).toMatchObject({ name: 'Data engineer', rank: 87 });
      });

      it('pages through the catalogue without loss or repetition', async () => {
        const names = await collect('/marketplace/specialists?limit=5', 'specialists', 'name');
        expect(names).toEqual((await get('/marketplace/specialists')).json.specialists.map((one) => one.name));
      });
    });

    /** Follows `Link` from page to page. */
    const collect = async (
      path: string,
      list: 'missions' | 'specialists',
      field: 'id' | 'name',
    ): Promise<unknown[]> => {
      const found: unknown[] = [];
      let next: string | null = path;
      for (let page = 0; next !== null && page < 50; page += 1) {
        const answer: SandboxResponse = await get(next);
        expect(answer.status).toBe(200);
        found.push(...answer.json[list].map((one) => Reflect.get(one, field) as unknown));
        const link: string | undefined = /^<([^>]+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1];
        expect(link !== undefined).toBe(answer.json.next_cursor !== null);
        if (link !== undefined) expect(new URL(link).origin).toBe(api.origin);
        next = link === undefined ? null : link.slice(`${api.origin}/api/v1`.length);
      }
      return found;
    };

    describe('post', () => {
      it('"if auto-assigned, it comes back matched with the specialist and escrow held"', async () => {
        const body = {
          title: 'Add a safe-deploy CI gate with rollback',
          description: 'Block failing deploys; verify rollback on a test release.',
          category: 'DevOps',
          tier: 'T2 Guaranteed',
          budget_usd: 120,
          dod: 'CI blocks bad deploys; rollback verified.',
          auto_assign: true,
        };
        const { status, json, headers } = await postTo(MISSIONS, { body });
        expect(status).toBe(201);
        expect(json.mission).toEqual({
          ...{ title: body.title, description: body.description, category: 'DevOps', tier: 'T2 Guaranteed' },
          ...{ budget_usd: 120, dod: body.dod, kind: 'mission', id: json.mission.id, rank: 90, rework_count: 0 },
          ...{ status: 'matched', status_reason: null, verification: null, escrow_status: 'held' },
          specialist: 'Site reliability engineer (SRE)',
          created_at: '2026-01-05T09:00:00.000Z',
          updated_at: '2026-01-05T09:00:00.000Z',
        });
        expect(headers.get('location')).toBe(`/api/v1${MISSIONS}/${json.mission.id}`);
        expect(api.sandbox.ledger().balances).toMatchObject({
          'customer:1': 99_988_000,
          [`escrow:${json.mission.id}`]: 12_000,
        });
      });

      it('"hires the best-ranked specialist for the category": another category, another specialist', async () => {
        expect(await api.post({ category: 'Research' })).toMatchObject({
          specialist: 'Analyst / researcher',
          rank: 88,
        });
        expect(await api.post({ category: 'Research', tier: 'T2 Guaranteed' })).toMatchObject({
          specialist: 'Market researcher',
        });
      });

      it('"to hire a named specialist directly, pass specialist (sets kind=hire)"', async () => {
        const named = { specialist: 'Analyst / researcher' };
        const hired = { ...named, kind: 'hire', status: 'matched', escrow_status: 'held', rank: 88 };
        expect(await api.post(named)).toMatchObject(hired);
        expect(await api.post({ ...named, kind: 'hire' })).toMatchObject(hired);
        expect(await api.post({ ...named, kind: 'mission' })).toMatchObject(hired);
      });

      it('"to queue without hiring, pass auto_assign: false"', async () => {
        const mission = await api.post({ auto_assign: false });
        expect(mission).toMatchObject({ status: 'submitted', specialist: null, rank: null, escrow_status: 'none' });
        api.clock.advance(LONG);
        expect((await get(`${MISSIONS}/${mission.id}`)).json.mission.status).toBe('submitted');
        expect(api.sandbox.ledger().transfers.map((one) => one.kind)).toEqual(['deposit']);
      });

      it('nobody fits: submitted, with the reason, and nothing held', async () => {
        expect(await api.post({ category: 'Support', tier: 'T2 Guaranteed' })).toMatchObject({
          status: 'submitted',
          status_reason: 'nobody fits: no specialist for Support is listed at T2 Guaranteed or above',
          escrow_status: 'none',
        });
      });

      it('only the title is needed: Other, T1 Verified, at the price of the specialist', async () => {
        const { json } = await postTo(MISSIONS, { body: { title: 'Do it' } });
        expect(json.mission).toMatchObject({
          ...{ category: 'Other', tier: 'T1 Verified', kind: 'mission', description: null, dod: null },
          ...{ status: 'matched', specialist: 'Technical writer', budget_usd: 70 },
        });
      });

      it('keeps texts as they are, whatever they hold', async () => {
        const description = 'línea\r\n\t<!-- x --> 👩‍👩‍👧 \u202e مرحبا \\ " \u2028';
        const mission = await api.post({ title: '  “quoted” & <b>  ', description });
        expect((await get(`${MISSIONS}/${mission.id}`)).json.mission).toMatchObject({
          title: '  “quoted” & <b>  ',
          description,
        });
      });

      it('insufficient funds: 402, and nothing is posted', async () => {
        await reopen({ startingBalanceUsd: 200 });
        await api.post({ budget_usd: 150 });
        const before = snapshot(api);
        expectError(await postTo(MISSIONS, { body: { ...BRIEF, budget_usd: 50.01 } }), 402, 'insufficient_funds');
        expect(snapshot(api)).toBe(before);
        expect(await api.post({ budget_usd: 50 })).toMatchObject({ status: 'matched' });
      });
    });

    describe('track', () => {
      it('"until status = awaiting_acceptance and verification = passed"; times tell when', async () => {
        const { id } = await api.post();
        const seen = new Set<string>();
        for (let ms = 0; ms <= 4000; ms += 50) {
          const { mission } = (await get(`${MISSIONS}/${id}`)).json;
          seen.add(`${mission.status} ${mission.verification}`);
          api.clock.advance(50);
        }
        expect([...seen]).toEqual([
          'matched null',
          'in_progress null',
          'awaiting_acceptance pending',
          'awaiting_acceptance passed',
        ]);
      });

      it('"list your missions": newest first, every page, whole', async () => {
        const ids: unknown[] = [];
        for (let n = 0; n < 45; n += 1) ids.unshift((await api.post({ title: `Mission ${n}` })).id);
        expect(await collect(MISSIONS, 'missions', 'id')).toEqual(ids);
        expect(await collect(`${MISSIONS}?limit=7`, 'missions', 'id')).toEqual(ids);
        const { json } = await get(`${MISSIONS}?limit=1`);
        expect(json.missions).toEqual([(await get(`${MISSIONS}/${String(ids[0])}`)).json.mission]);
      });

      it('pages of long missions are shorter: an answer stays under 1 MiB, and none is lost', async () => {
        const ids: unknown[] = [];
        for (let n = 0; n < 7; n += 1) ids.unshift((await api.post({ description: '語'.repeat(100_000) })).id);
        expect(Buffer.byteLength((await get(MISSIONS)).text)).toBeLessThan(1024 * 1024);
        expect(await collect(MISSIONS, 'missions', 'id')).toEqual(ids);
      });

      it('a mission posted between two pages repeats nothing', async () => {
        for (let n = 0; n < 4; n += 1) await api.post({ title: `Mission ${n}` });
        const first = await get(`${MISSIONS}?limit=2`);
        await api.post({ title: 'late' });
        const second = await get(`${MISSIONS}?limit=2&cursor=${first.json.next_cursor ?? ''}`);
        const titles = [...first.json.missions, ...second.json.missions].map((one) => one.title);
        expect(titles).toEqual(['Mission 3', 'Mission 2', 'Mission 1', 'Mission 0']);
      });

      it('"you only ever see your own missions": a foreign one is 404 everywhere and left alone', async () => {
        const id = await finishWork();
        const key = api.sandbox.createKey(api.sandbox.createCustomer('Stranger'));
        const before = snapshot(api);
        expect((await get(MISSIONS, { key })).json.missions).toEqual([]);
        expectError(await get(`${MISSIONS}/${id}`, { key }), 404, 'not_found');
        expectError(await postTo(`${MISSIONS}/${id}/accept`, { key }), 404, 'not_found');
        expectError(await postTo(`${MISSIONS}/${id}/rework`, { key, body: { reason: 'x' } }), 404, 'not_found');
        expect(snapshot(api)).toBe(before);
        await postTo(MISSIONS, { key, body: BRIEF });
        expect((await get(MISSIONS)).json.missions.map((one) => one.id)).toEqual([id]);
      });
    });

    describe('decide', () => {
      it('"co-accept the Definition-of-Done (releases escrow)": pays the specialist less the fee', async () => {
        const id = await finishWork();
        const { status, json } = await postTo(`${MISSIONS}/${id}/accept`);
        expect(status).toBe(200);
        expect(json.mission).toMatchObject({ status: 'accepted', escrow_status: 'released', verification: 'passed' });
        expect(api.sandbox.ledger().balances).toMatchObject({
          [`escrow:${id}`]: 0,
          'specialist:Site reliability engineer (SRE)': 10_800,
          platform: 1200,
        });
      });

      it('takes {} as the body of an accept, and counts the mission for the specialist', async () => {
        expect((await postTo(`${MISSIONS}/${await finishWork()}/accept`, { body: {} })).status).toBe(200);
        expect((await get('/marketplace/specialists')).json.specialists[0]?.missions).toBe(185);
      });

      it('threat row 28: 100 parallel accepts: one payment', async () => {
        const id = await finishWork();
        const answers = await Promise.all(Array.from({ length: 100 }, () => postTo(`${MISSIONS}/${id}/accept`)));
        const count = (status: number): number => answers.filter((one) => one.status === status).length;
        expect([count(200), count(409)]).toEqual([1, 99]);
        expect(api.sandbox.ledger().transfers.filter((one) => one.kind === 'release')).toHaveLength(1);
      });

      it('"a rework returns a mission to in_progress"; the work is done again and improves', async () => {
        await reopen({ verification: ['failed', 'passed'] });
        const id = await finishWork();
        expect((await get(`${MISSIONS}/${id}`)).json.mission).toMatchObject({
          verification: 'failed',
          rework_count: 0,
        });
        const { status, json } = await postTo(`${MISSIONS}/${id}/rework`, { body: { reason: 'The tests fail.' } });
        expect(status).toBe(200);
        expect(json.mission).toMatchObject({
          ...{ status: 'in_progress', verification: null, rework_count: 1, escrow_status: 'held' },
        });
        expect(api.sandbox.journal().at(-1)).toMatchObject({
          event: 'reworked',
          reason: 'The tests fail.',
          attempt: 1,
        });
        api.clock.advance(LONG);
        expect((await get(`${MISSIONS}/${id}`)).json.mission).toMatchObject({
          ...{ status: 'awaiting_acceptance', verification: 'passed', rework_count: 1 },
        });
      });

      it('a rework needs no reason; 4,000 characters of one are fine, however wide', async () => {
        const id = await finishWork();
        expect((await postTo(`${MISSIONS}/${id}/rework`)).json.mission.rework_count).toBe(1);
        api.clock.advance(LONG);
        const reason = '🙂'.repeat(4000);
        expect((await postTo(`${MISSIONS}/${id}/rework`, { body: { reason } })).status).toBe(200);
        api.clock.advance(LONG);
        expectError(await postTo(`${MISSIONS}/${id}/rework`, { body: { reason: `${reason}.` } }), 422, 'invalid');
      });

      describe('"only valid while a mission is awaiting_acceptance"', () => {
        const stages: readonly (readonly [string, (id: string) => unknown])[] = [
          ['matched', () => undefined],
          ['in_progress', (id) => api.sandbox.start(id)],
          [
            'accepted',
            async (id) => {
              api.sandbox.deliver(id);
              await postTo(`${MISSIONS}/${id}/accept`);
            },
          ],
          ['cancelled', (id) => api.sandbox.end(id)],
        ];
        it.each(stages)('%s: accept and rework are 409, and nothing changes', async (status, reach) => {
          await reopen({ manual: true });
          const { id } = await api.post();
          await reach(id);
          const before = snapshot(api);
          const accept = await postTo(`${MISSIONS}/${id}/accept`);
          expectError(accept, 409, 'wrong_state');
          expect(accept.json.error.message).toContain(`is ${status}`);
          expectError(await postTo(`${MISSIONS}/${id}/rework`, { body: { reason: 'x' } }), 409, 'wrong_state');
          expect(snapshot(api)).toBe(before);
        });

        it('submitted: the same', async () => {
          const { id } = await api.post({ auto_assign: false });
          expectError(await postTo(`${MISSIONS}/${id}/accept`), 409, 'wrong_state');
          expectError(await postTo(`${MISSIONS}/${id}/rework`), 409, 'wrong_state');
        });
      });
    });

    describe('keys', () => {
      const wrong: readonly (readonly [string, string])[] = [
        ['unknown', `Bearer osk_test_${'0'.repeat(40)}`],
        ['another scheme', 'Basic b3NrOng='],
        ['empty', 'Bearer '],
        ['two', 'Bearer a b'],
        ['not a key', `Bearer ${'x'.repeat(4000)}`],
      ];
      it.each(wrong)('%s: 401 with WWW-Authenticate, and nothing is echoed', async (_name, authorization) => {
        for (const [method, path] of ENDPOINTS) {
          const answer = await api.send(method, path, { headers: { authorization } });
          expectError(answer, 401, 'unauthorized');
          expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="orkestro", error="invalid_token"');
          expect(answer.text).not.toContain('osk_test_0');
        }
      });

      it('none: 401 that asks for one', async () => {
        const answer = await get(MISSIONS, { key: null });
        expectError(answer, 401, 'unauthorized');
        expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="orkestro"');
      });

      it('one wrong character: 401', async () => {
        const last = api.key.endsWith('0') ? '1' : '0';
        expectError(await get(MISSIONS, { key: api.key.slice(0, -1) + last }), 401, 'unauthorized');
      });

      it('the scheme is read in any case', async () => {
        const headers = { authorization: `bearer ${api.key}` };
        expect((await get(MISSIONS, { key: null, headers })).status).toBe(200);
      });

      it('osk_test_ or osk_live_: two keys of one customer see the same missions, and neither passes for the other', async () => {
        const { id } = await api.post();
        const live = api.sandbox.createKey({ id: 1 }, 'live');
        expect([api.key, live].map((key) => key.slice(0, 9))).toEqual(['osk_test_', 'osk_live_']);
        expect((await get(`${MISSIONS}/${id}`, { key: live })).status).toBe(200);
        expectError(await get(MISSIONS, { key: live.replace('live', 'test') }), 401, 'unauthorized');
      });

      it('"store them as a secret": a revoked key is 401 at once; the customer’s other keys go on', async () => {
        const lost = api.sandbox.createKey({ id: 1 });
        const { status } = await get(MISSIONS, { key: lost });
        const id = lost.slice('osk_test_'.length, 'osk_test_'.length + 8);
        expect([status, api.sandbox.revokeKey(id), api.sandbox.revokeKey(id)]).toEqual([200, true, false]);
        for (const [method, path] of ENDPOINTS)
          expectError(await api.send(method, path, { key: lost }), 401, 'unauthorized');
        expect((await get(MISSIONS)).status).toBe(200);
      });

      it('"keys are shown once": no answer holds any part of a secret', async () => {
        const { id } = await api.post();
        const texts = [];
        for (const path of ['/marketplace', '/marketplace/specialists', MISSIONS, `${MISSIONS}/${id}`]) {
          const answer = await get(path);
          texts.push(answer.text, JSON.stringify([...answer.headers]));
        }
        expect(texts.join()).not.toContain(api.key.slice(-32));
      });
    });

    describe('bad requests: classified, with the path, and nothing changes', () => {
      const refused = async (
        answer: Promise<SandboxResponse>,
        status: number,
        code: string,
      ): Promise<SandboxResponse> => {
        const before = snapshot(api);
        const result = await answer;
        expectError(result, status, code);
        expect(snapshot(api)).toBe(before);
        return result;
      };

      it.each([
        ['GET', '/'],
        ['GET', '/marketplace/'],
        ['GET', '/marketplace/Missions'],
        ['GET', '/marketplace/missions/x/y/z'],
        ['POST', '/marketplace/missions/x/cancel'],
        ['GET', '/marketplacemissions'],
        ['GET', '/marketplace/missions/'],
      ])('%s %s is nowhere: 404', async (method, path) => {
        await refused(api.send(method, path), 404, 'not_found');
      });

      it.each([
        ['POST', '/marketplace', 'GET, HEAD'],
        ['DELETE', '/marketplace/specialists', 'GET, HEAD'],
        ['PUT', MISSIONS, 'GET, HEAD, POST'],
        ['PATCH', `${MISSIONS}/x`, 'GET, HEAD'],
        ['GET', `${MISSIONS}/x/accept`, 'POST'],
        ['HEAD', `${MISSIONS}/x/rework`, 'POST'],
        ['OPTIONS', MISSIONS, 'GET, HEAD, POST'],
      ])('%s %s: 405 with Allow', async (method, path, allow) => {
        const answer = await api.send(method, path);
        expect(answer.status).toBe(405);
        expect(answer.headers.get('allow')).toBe(allow);
      });

      it.each(['nope', '%zz', '%2e%2e', 'msn_%00', "'; DROP TABLE missions; --", 'x'.repeat(3000), '💥'])(
        'mission %j is unknown: 404',
        async (id) => {
          const path = `${MISSIONS}/${id.includes('%') ? id : encodeURIComponent(id)}`;
          await refused(get(path), 404, 'not_found');
          await refused(postTo(`${path}/accept`), 404, 'not_found');
          await refused(postTo(`${path}/rework`, { body: { reason: 'x' } }), 404, 'not_found');
        },
      );

      it.each([
        ['cut', '{"title": "x"'],
        ['empty', ''],
        ['a word', 'title'],
        ['two values', '{} {}'],
        ['a trailing comma', '{"title": "x",}'],
        ['not UTF-8', new Uint8Array([0x22, 0xff, 0xfe, 0x22])],
        ['nested without end', '['.repeat(100_000)],
      ])('a body that is %s: 400', async (_name, text) => {
        await refused(postTo(MISSIONS, { text, headers: { 'content-type': 'application/json' } }), 400, 'bad_json');
      });

      it.each([
        ['text/plain'],
        ['application/x-www-form-urlencoded'],
        ['application/json; charset=latin1'],
        ['application/jsonp'],
        [''],
      ])('content type %j: 415', async (type) => {
        const options = { body: BRIEF, headers: { 'content-type': type } };
        await refused(postTo(MISSIONS, options), 415, 'unsupported_media_type');
      });

      it('content type with utf-8 is fine; a compressed body is not', async () => {
        const type = 'Application/JSON;charset=UTF-8';
        expect((await postTo(MISSIONS, { body: BRIEF, headers: { 'content-type': type } })).status).toBe(201);
        const headers = { 'content-encoding': 'gzip' };
        await refused(postTo(MISSIONS, { body: BRIEF, headers }), 415, 'unsupported_media_type');
      });

      it('1 MiB is read, one byte more is 413; so it is for accept and rework', async () => {
        const id = await finishWork();
        const full = JSON.stringify(BRIEF).padEnd(1024 * 1024);
        await refused(postTo(MISSIONS, { text: `${full} ` }), 413, 'too_large');
        await refused(postTo(`${MISSIONS}/${id}/accept`, { text: `${full} ` }), 413, 'too_large');
        await refused(postTo(`${MISSIONS}/${id}/rework`, { text: `${full} `.repeat(3) }), 413, 'too_large');
        expect((await postTo(MISSIONS, { text: full })).status).toBe(201);
      });

      const badFields: readonly (readonly [string, object, string])[] = [
        ['no title', { title: undefined }, 'title'],
        ['an empty title', { title: '' }, 'title'],
        ['a blank title', { title: ' \u00a0 ' }, 'title'],
        ['a number for a title', { title: 5 }, 'title'],
        ['a title of two lines', { title: 'a\nb' }, 'title'],
        ['a long title', { title: 'x'.repeat(501) }, 'title'],
        ['half a character', { title: '\ud800' }, 'title'],
        ['NUL', { description: 'a\0b' }, 'description'],
        ['null for a description', { description: null }, 'description'],
        ['a long description', { description: 'x'.repeat(100_001) }, 'description'],
        ['a long DoD', { dod: 'x'.repeat(100_001) }, 'dod'],
        ['an array for a DoD', { dod: ['a'] }, 'dod'],
        ['an unknown category', { category: 'devops' }, 'category'],
        ['an unknown tier', { tier: 'New' }, 'tier'],
        ['an unknown kind', { kind: 'gig' }, 'kind'],
        ['hire without a name', { kind: 'hire' }, 'specialist'],
        ['an unknown specialist', { specialist: 'Nobody' }, 'specialist'],
        ['a specialist in other words', { specialist: 'analyst / researcher' }, 'specialist'],
        ['an empty specialist', { specialist: '' }, 'specialist'],
        ['a specialist to be queued', { specialist: 'Analyst / researcher', auto_assign: false }, 'auto_assign'],
        ['a word for auto_assign', { auto_assign: 'true' }, 'auto_assign'],
        ['a budget in text', { budget_usd: '120' }, 'budget_usd'],
        ['a budget of nothing', { budget_usd: 0 }, 'budget_usd'],
        ['a negative budget', { budget_usd: -1 }, 'budget_usd'],
        ['a tenth of a cent', { budget_usd: 1.001 }, 'budget_usd'],
        ['too much', { budget_usd: 10_000_000 }, 'budget_usd'],
        ['null for a budget', { budget_usd: null }, 'budget_usd'],
        ['an unknown field', { buget_usd: 5 }, 'buget_usd'],
        ['a status', { status: 'accepted' }, 'status'],
        ['a customer', { customer: 2 }, 'customer'],
      ];
      it.each(badFields)('%s: 422 that names the field', async (_name, fields, path) => {
        const { json } = await refused(postTo(MISSIONS, { body: { ...BRIEF, ...fields } }), 422, 'invalid');
        expect(json.error.path).toBe(path);
        expect(json.error.expected).toMatch(/\w/);
        expect(json.error.message).toContain(path);
      });

      it.each([
        ['[]', 'body'],
        ['null', 'body'],
        ['"x"', 'body'],
        ['3', 'body'],
        ['{"title":"x","__proto__":{"a":1}}', '__proto__'],
        ['{"title":"x","constructor":1}', 'constructor'],
        ['{"title":"x","budget_usd":1e400}', 'budget_usd'],
        [`{"title":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, 'title'],
      ])('the body %.40s: 422 at %s', async (text, path) => {
        const { json } = await refused(postTo(MISSIONS, { text }), 422, 'invalid');
        expect(json.error.path).toBe(path);
      });

      it('every bad field is listed, and a near name is suggested', async () => {
        const many = await refused(postTo(MISSIONS, { body: { title: 1, tier: 2, x: 3 } }), 422, 'invalid');
        expect(many.json.error.details.map((one) => one.path)).toEqual(['title', 'tier', 'x']);
        expect(many.json.error.message).toContain('and 2 more');
        const near = await refused(
          postTo(MISSIONS, { body: { title: 'x', specialist: 'analyst/researcher' } }),
          ...([422, 'invalid'] as const),
        );
        expect(near.json.error.expected).toBe('perhaps "Analyst / researcher"');
      });

      it.each([
        ['accept', { reason: 'x' }, 'reason'],
        ['accept', [], 'body'],
        ['rework', { reason: 5 }, 'reason'],
        ['rework', { reason: '  ' }, 'reason'],
        ['rework', { reasons: 'x' }, 'reasons'],
        ['rework', 'x', 'body'],
      ])('%s with %j: 422 at %s', async (action, body, path) => {
        const id = await finishWork();
        const { json } = await refused(postTo(`${MISSIONS}/${id}/${action}`, { body }), 422, 'invalid');
        expect(json.error.path).toBe(path);
      });

      it.each([
        [`${MISSIONS}?limit=0`, '?limit'],
        [`${MISSIONS}?limit=101`, '?limit'],
        [`${MISSIONS}?limit=1e1`, '?limit'],
        [`${MISSIONS}?limit=5&limit=6`, '?limit'],
        [`${MISSIONS}?cursor=`, '?cursor'],
        [`${MISSIONS}?cursor=bm9wZQ`, '?cursor'],
        [`${MISSIONS}?cursor=WyJ4Il0`, '?cursor'],
        [`${MISSIONS}?status=matched`, '?status'],
        ['/marketplace/specialists?min_rank=101', '?min_rank'],
        ['/marketplace/specialists?tier=T3', '?tier'],
        ['/marketplace/specialists?page=2', '?page'],
      ])('GET %s: 422 at %s', async (path, at) => {
        expect((await refused(get(path), 422, 'invalid')).json.error.path).toBe(at);
      });
    });

    describe('HTTP', () => {
      it('every answer has a request id of its own', async () => {
        const answers = [await get('/marketplace'), await get(MISSIONS), await get('/nowhere'), await postTo(MISSIONS)];
        const ids = answers.map((one) => one.headers.get('x-request-id') ?? '');
        expect(new Set(ids).size).toBe(4);
        for (const id of ids) expect(id).toMatch(/^req_[0-9a-z]{16}$/);
      });

      it('ETag and If-None-Match: 304 until something changes', async () => {
        const { id } = await api.post();
        for (const path of ['/marketplace', '/marketplace/specialists', MISSIONS, `${MISSIONS}/${id}`]) {
          const tag = (await get(path)).headers.get('etag') ?? '';
          expect(tag).toMatch(/^"[\w-]{20,}"$/);
          for (const match of [tag, `W/${tag}`, `"x", ${tag}`, '*']) {
            const again = await get(path, { headers: { 'if-none-match': match } });
            expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', tag]);
          }
          expect((await get(path, { headers: { 'if-none-match': '"x"' } })).status).toBe(200);
        }
        const tag = (await get(`${MISSIONS}/${id}`)).headers.get('etag') ?? '';
        api.clock.advance(LONG);
        const moved = await get(`${MISSIONS}/${id}`, { headers: { 'if-none-match': tag } });
        expect([moved.status, moved.json.mission.status]).toEqual([200, 'awaiting_acceptance']);
      });

      it('HEAD is GET without the body', async () => {
        const answer = await api.send('HEAD', MISSIONS);
        expect([answer.status, answer.text]).toEqual([200, '']);
        expect(answer.headers.get('etag')).toBe((await get(MISSIONS)).headers.get('etag'));
      });

      it('"machine endpoints are rate-and-scope bound to the key’s Customer": 429 with Retry-After, for all of its keys', async () => {
        await reopen({ rateLimit: { burst: 3, perSecond: 0.5 } });
        for (let n = 0; n < 3; n += 1) expect((await get(MISSIONS)).status).toBe(200);
        const refused = await postTo(MISSIONS, { body: BRIEF });
        expectError(refused, 429, 'rate_limited');
        expect(refused.headers.get('retry-after')).toBe('2');
        expect(api.sandbox.missions()).toEqual([]);
        expect((await get('/marketplace', { key: null })).status).toBe(200);
        expect((await get(MISSIONS, { key: api.sandbox.createKey({ id: 1 }) })).status).toBe(429);
        const stranger = api.sandbox.createKey(api.sandbox.createCustomer('Stranger'));
        expect((await get(MISSIONS, { key: stranger })).status).toBe(200);
        api.clock.advance(1999);
        expect((await get(MISSIONS)).status).toBe(429);
        api.clock.advance(1);
        expect((await get(MISSIONS)).status).toBe(200);
        expect((await get(MISSIONS)).status).toBe(429);
      });
    });

    describe('Idempotency-Key', () => {
      const keyed = (body: unknown, key = 'once'): RequestOptions => ({ body, headers: { 'idempotency-key': key } });

      it('same key and body: the same answer, one mission', async () => {
        const first = await postTo(MISSIONS, keyed(BRIEF));
        api.clock.advance(LONG);
        const again = await postTo(MISSIONS, keyed(BRIEF));
        expect([again.status, again.text]).toEqual([201, first.text]);
        expect(again.headers.get('location')).toBe(first.headers.get('location'));
        expect([first.headers.get('idempotency-replayed'), again.headers.get('idempotency-replayed')]).toEqual([
          null,
          'true',
        ]);
        expect(api.sandbox.missions()).toHaveLength(1);
      });

      it('ten at once: one mission', async () => {
        const answers = await Promise.all(Array.from({ length: 10 }, () => postTo(MISSIONS, keyed(BRIEF))));
        expect(new Set(answers.map((one) => one.json.mission.id)).size).toBe(1);
        expect(api.sandbox.missions()).toHaveLength(1);
      });

      it('another body, or another path: 422', async () => {
        const { json } = await postTo(MISSIONS, keyed(BRIEF));
        expectError(await postTo(MISSIONS, keyed({ ...BRIEF, budget_usd: 121 })), 422, 'idempotency_key_reused');
        api.clock.advance(LONG);
        const accept = `${MISSIONS}/${json.mission.id}/accept`;
        expectError(await postTo(accept, { headers: { 'idempotency-key': 'once' } }), 422, 'idempotency_key_reused');
        expect(api.sandbox.missions()).toHaveLength(1);
      });

      it('accept twice with one key: 200 twice, one payment', async () => {
        const accept = `${MISSIONS}/${await finishWork()}/accept`;
        const headers = { 'idempotency-key': 'pay' };
        const answers = [await postTo(accept, { headers }), await postTo(accept, { headers })];
        expect(answers.map((one) => one.status)).toEqual([200, 200]);
        expect(api.sandbox.ledger().transfers.filter((one) => one.kind === 'release')).toHaveLength(1);
      });

      it('is one customer’s own, lasts a day, and is not used up by a refusal', async () => {
        await postTo(MISSIONS, keyed({ ...BRIEF, budget_usd: -1 }));
        expect((await postTo(MISSIONS, keyed(BRIEF))).status).toBe(201);
        const key = api.sandbox.createKey(api.sandbox.createCustomer('Stranger'));
        expect((await postTo(MISSIONS, { ...keyed(BRIEF), key })).headers.get('idempotency-replayed')).toBeNull();
        await postTo(MISSIONS, { ...keyed(BRIEF, 'two'), key });
        expect((await postTo(MISSIONS, keyed(BRIEF, 'two'))).headers.get('idempotency-replayed')).toBeNull();
        api.clock.advance(24 * 60 * 60 * 1000 + 1);
        await postTo(MISSIONS, keyed(BRIEF));
        expect(api.sandbox.missions()).toHaveLength(5);
      });

      it('a key that is none: 400', async () => {
        expectError(await postTo(MISSIONS, keyed(BRIEF, 'x'.repeat(256))), 400, 'bad_request');
        expectError(await postTo(MISSIONS, keyed(BRIEF, 'a b')), 400, 'bad_request');
      });

      it('can be switched off, as a marketplace that documents none may ignore it', async () => {
        await reopen({ idempotencyKeys: false });
        await postTo(MISSIONS, keyed(BRIEF));
        await postTo(MISSIONS, keyed(BRIEF));
        expect(api.sandbox.missions()).toHaveLength(2);
      });
    });

    describe('the OpenAPI document', () => {
      it('every endpoint refuses a bad body, an unknown mission and too many requests as it says there', async () => {
        const id = await finishWork();
        for (const path of [MISSIONS, `${MISSIONS}/${id}/accept`, `${MISSIONS}/${id}/rework`]) {
          expectError(await postTo(path, { text: '{' }), 400, 'bad_json');
          expectError(
            await postTo(path, { text: 'x', headers: { 'content-type': 'text/plain' } }),
            ...([415, 'unsupported_media_type'] as const),
          );
          expectError(await postTo(path, { text: ' '.repeat(1024 * 1024 + 1) }), 413, 'too_large');
          expectError(await postTo(path, { body: { nothing: 1 } }), 422, 'invalid');
        }
        for (const path of ['/openapi.json', '/marketplace']) {
          const tag = (await get(path, { key: null })).headers.get('etag') ?? '';
          expect((await get(path, { key: null, headers: { 'if-none-match': tag } })).status).toBe(304);
        }
        await reopen({ rateLimit: { burst: 1, perSecond: 1 } });
        await get(MISSIONS);
        for (const [method, path] of ENDPOINTS) expectError(await api.send(method, path), 429, 'rate_limited');
      });

      it('declares nothing that no test of this suite has seen', () => {
        expect(documented?.unseen()).toEqual([]);
      });
    });
  });
}
