/** Bad input for every endpoint, and random bodies: each gets a 4xx with a code, and the books stay the same. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SandboxResponse, OpenFunction, OpenSandbox, RequestOptions } from '../support/sandbox/open.ts';
import { createFuzz } from './fuzz.ts';

const MISSIONS = '/marketplace/missions';
const BIG = ' '.repeat(1024 * 1024 + 1);
const DEEP = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

type Case = readonly [what: string, send: RequestOptions, status: number, code: string, path?: string];

const OF_ANY_KEY: readonly Case[] = [
  ['no key', { key: null }, 401, 'unauthorized'],
  ['a bad key', { key: 'osk_live_nobody' }, 401, 'unauthorized'],
];
const OF_ANY_BODY: readonly Case[] = [
  ...OF_ANY_KEY,
  ['broken JSON', { text: '{"title":' }, 400, 'bad_json'],
  ['not UTF-8', { text: new Uint8Array([0x22, 0xff, 0x22]) }, 400, 'bad_json'],
  ['nesting without end', { text: '['.repeat(100_000) }, 400, 'bad_json'],
  ['deep nesting', { text: DEEP }, 422, 'invalid', 'body'],
  ['a list', { body: [] }, 422, 'invalid', 'body'],
  ['null', { body: null }, 422, 'invalid', 'body'],
  ['an unknown field', { body: { title: 'x', surprise: 1 } }, 422, 'invalid'],
  ['too much', { text: BIG }, 413, 'too_large'],
  [
    'no JSON',
    { text: 'title=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    415,
    'unsupported_media_type',
  ],
  ['a bad Idempotency-Key', { body: {}, headers: { 'idempotency-key': 'a b' } }, 400, 'bad_request'],
];

/** Placeholders: `ID` is a mission that awaits acceptance, `OLD` an accepted one, and `NONE` does not exist. */
const MATRIX: readonly (readonly [method: string, path: string, cases: readonly Case[]])[] = [
  ['GET', '/marketplace/specialists?limit=x', [['a wrong type', {}, 422, 'invalid', '?limit'], ...OF_ANY_KEY]],
  ['GET', '/marketplace/specialists?cursor=', [['nothing', {}, 422, 'invalid', '?cursor']]],
  ['GET', '/marketplace/specialists?min_rank=101', [['too much', {}, 422, 'invalid', '?min_rank']]],
  ['GET', `${MISSIONS}?limit=1.5`, [['a wrong type', {}, 422, 'invalid', '?limit'], ...OF_ANY_KEY]],
  ['GET', `${MISSIONS}?cursor=${'x'.repeat(401)}`, [['too much', {}, 422, 'invalid', '?cursor']]],
  ['GET', `${MISSIONS}/NONE`, [['an unknown id', {}, 404, 'not_found'], ...OF_ANY_KEY]],
  [
    'POST',
    MISSIONS,
    [
      // The idempotency key is checked after the body.
      ...OF_ANY_BODY.filter(([what]) => what !== 'a bad Idempotency-Key'),
      ['a bad Idempotency-Key', { body: { title: 'x' }, headers: { 'idempotency-key': 'a b' } }, 400, 'bad_request'],
      ['nothing', {}, 415, 'unsupported_media_type'],
      ['an empty body', { text: '' }, 400, 'bad_json'],
      ['no title', { body: {} }, 422, 'invalid', 'title'],
      ['a wrong type', { body: { title: 'x', budget_usd: '1' } }, 422, 'invalid', 'budget_usd'],
      ['deep nesting in a field', { text: `{"title":${DEEP}}` }, 422, 'invalid', 'title'],
      ['deep nesting in an unknown field', { text: `{"title":"x","y":${DEEP}}` }, 422, 'invalid', 'y'],
      ['an unknown specialist', { body: { title: 'x', specialist: 'Nobody' } }, 422, 'invalid', 'specialist'],
      [
        'more than there is',
        { body: { title: 'x', category: 'DevOps', budget_usd: 9_999_999 } },
        402,
        'insufficient_funds',
      ],
    ],
  ],
  [
    'POST',
    `${MISSIONS}/ID/accept`,
    [...OF_ANY_BODY, ['a wrong type', { body: { reason: 1 } }, 422, 'invalid', 'reason']],
  ],
  ['POST', `${MISSIONS}/OLD/accept`, [['a wrong state', {}, 409, 'wrong_state']]],
  ['POST', `${MISSIONS}/NONE/accept`, [['an unknown id', {}, 404, 'not_found']]],
  [
    'POST',
    `${MISSIONS}/ID/rework`,
    [
      ...OF_ANY_BODY,
      ['a wrong type', { body: { reason: 1 } }, 422, 'invalid', 'reason'],
      ['a reason too long', { body: { reason: 'x'.repeat(4001) } }, 422, 'invalid', 'reason'],
    ],
  ],
  ['POST', `${MISSIONS}/OLD/rework`, [['a wrong state', {}, 409, 'wrong_state']]],
  ['POST', `${MISSIONS}/NONE/rework`, [['an unknown id', {}, 404, 'not_found']]],
];

export function describeBadInput(transport: string, open: OpenFunction, { fuzzed }: { readonly fuzzed: number }): void {
  describe(`bad input over ${transport}`, () => {
    let api: OpenSandbox;
    let ids: Readonly<Record<string, string>>;
    beforeEach(async () => {
      // Two missions use the whole balance, so every other hire gets 402.
      api = await open({ scenario: { rateLimit: null, startingBalanceUsd: 240 } });
      const [waiting, old] = [await api.post(), await api.post()];
      api.clock.advance(60_000);
      await api.send('POST', `${MISSIONS}/${old.id}/accept`);
      ids = { ID: waiting.id, OLD: old.id, NONE: 'msn_nobody' };
    });
    afterEach(() => api.close());

    const fill = (path: string): string => path.replace(/\b(?:ID|OLD|NONE)\b/, (name) => ids[name] ?? name);
    const snapshot = (): string =>
      JSON.stringify([api.sandbox.ledger(), api.sandbox.missions(), api.sandbox.journal()]);

    it.each(MATRIX)('%s %s', async (method, path, cases) => {
      const before = snapshot();
      for (const [what, send, status, code, at] of cases) {
        const answer: SandboxResponse = await api.send(method, fill(path), send);
        const { error } = answer.json;
        const got = { what, status: answer.status, code: error.code, path: at === undefined ? undefined : error.path };
        expect(got).toEqual({ what, status, code, path: at });
        expect(error.message).toMatch(/\S.{15}/s);
        expect(error.request_id).toBe(answer.headers.get('x-request-id'));
        if (status === 422) expect(error.path).toMatch(/./);
      }
      expect(snapshot()).toBe(before);
      expect(api.sandbox.audit().problems).toEqual([]);
    });

    it(`${fuzzed} fuzzed bodies: a classified 4xx with the field's path, 0 crashes, the ledger unchanged`, async () => {
      const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000);
      const fuzz = createFuzz(seed);
      const ledger = (): string => JSON.stringify(api.sandbox.ledger());
      const before = ledger();
      const posted = api.sandbox.missions().length;
      const seen = new Map<number, number>();
      let taken = 0;
      for (let n = 0; n < fuzzed; n += 1) {
        const { path, text } = fuzz();
        const answer = await api.send('POST', fill(path), { text });
        seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
        const where = { seed, n, path, text: text.slice(0, 300), answer: answer.text.slice(0, 300) };
        // A random body that is valid and hires no one adds a mission and moves no money.
        if (answer.status === 201) taken += 1;
        else {
          const ok = [400, 402, 409, 422].includes(answer.status);
          if (!ok) expect({ ...where, ok }).toEqual({ ...where, ok: true });
          const classified = /^[a-z_]+$/.test(answer.json.error.code);
          const placed = answer.json.error.code !== 'invalid' || answer.json.error.path !== '';
          const summary = { ...where, classified, placed };
          if (!classified || !placed) expect(summary).toEqual({ ...where, classified: true, placed: true });
        }
        if (n % 100 === 99) expect({ ...where, ledger: ledger() }).toEqual({ ...where, ledger: before });
      }
      expect({ seed, ledger: ledger() }).toEqual({ seed, ledger: before });
      expect(api.sandbox.missions()).toHaveLength(posted + taken);
      expect(api.sandbox.audit().problems).toEqual([]);
      // Otherwise no body got past the first check.
      expect({ seed, statuses: [...seen.keys()] }).toEqual({ seed, statuses: expect.arrayContaining([400, 409, 422]) });
      console.log(`fuzz seed ${seed}: ${JSON.stringify(Object.fromEntries(seen))} (FUZZ_SEED repeats it)`);
    });
  });
}
