import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Mission } from '../../src/core/domain/mission.ts';
import type { WriteReply } from '../../src/core/ports/errors.ts';
import { HttpError } from '../../src/http/errors.ts';
import { createMarketplaceClient } from '../../src/marketplace/client.ts';
import { MarketplaceError } from '../../src/marketplace/errors.ts';
import { createScript, failureOf, systemError, type Step } from '../http/support.ts';
import { anyText } from '../support/any-text.ts';
import { BASE, createBench, json, KEY, ORDER, WIRE, type Bench } from './support.ts';

const MISSIONS = `${BASE}/marketplace/missions`;

describe('reads', () => {
  const calls: readonly [string, (bench: Bench) => Promise<unknown>, string][] = [
    ['listMissions', ({ client }) => client.listMissions(), MISSIONS],
    ['listSpecialists', ({ client }) => client.listSpecialists(), `${BASE}/marketplace/specialists`],
    ['getMission', ({ client }) => client.getMission('m-1'), `${MISSIONS}/m-1`],
    ['readStorefront', ({ client }) => client.readStorefront(), `${BASE}/marketplace`],
  ];

  it.each(calls)('%s is a GET of its address', async (name, call, url) => {
    const bench = createBench(json(name === 'getMission' ? WIRE : []));
    await call(bench);
    expect(bench.send.seen).toMatchObject([{ method: 'GET', body: null, headers: { accept: 'application/json' } }]);
    expect(bench.send.seen[0]?.url.href).toBe(url);
    const { authorization } = bench.send.seen[0]?.headers ?? {};
    expect(authorization).toBe(name === 'readStorefront' ? undefined : `Bearer ${KEY}`);
  });

  it.each(calls)('%s throws a classified error for every bad answer', async (name, call) => {
    const bodies = [
      '',
      'null',
      '7',
      '{',
      '<html>',
      '{"mission":{"id":"m-1"',
      '{"status":"accepted"}',
      '[{"id":"m-1"}]',
    ];
    for (const body of bodies) {
      if (name === 'readStorefront' && /^(null|7|\{"status.*|\[.*)$/.test(body)) continue;
      const error = await failureOf(call(createBench({ status: 200, body })));
      expect(error).toBeInstanceOf(MarketplaceError);
      expect(error).toMatchObject({ code: 'bad_answer', status: 200 });
    }
  });

  it.each([
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'not_found'],
    [429, 'rate_limited'],
    [500, 'server_error'],
    [301, 'interrupted'],
  ])('%d is thrown as %s', async (status, code) => {
    for (const [, call] of calls) {
      const bench = createBench(json({ error: 'because' }, status, { 'x-request-id': 'r-1' }));
      const error = await failureOf(call(bench));
      expect(error).toBeInstanceOf(MarketplaceError);
      expect(error).toMatchObject({ code, status, ...(status === 301 ? {} : { requestId: 'r-1', why: 'because' }) });
    }
  });

  it('are tried again; writes are not', async () => {
    const bench = createBench(systemError('ECONNRESET'), { status: 503 }, json(WIRE));
    expect(await bench.client.getMission('m-1')).toMatchObject({ id: 'm-1' });
    expect(bench.send.seen).toHaveLength(3);
  });

  it.each([
    ['a/b', 'a%2Fb'],
    ['../../etc', '..%2F..%2Fetc'],
    ['a?b#c', 'a%3Fb%23c'],
    ['ü %', '%C3%BC%20%25'],
  ])('put the id %j into the address as %s', async (id, segment) => {
    const bench = createBench(json({ ...WIRE, id }));
    await bench.client.getMission(id);
    await bench.client.acceptMission(id);
    await bench.client.reworkMission(id, 'because');
    const urls = ['', '/accept', '/rework'].map((rest) => `${MISSIONS}/${segment}${rest}`);
    expect(bench.send.seen.map(({ url }) => url.href)).toEqual(urls);
  });

  it.each(['', '.', '..', '\ud800', 'x'.repeat(201)])('do not send the id %j at all', async (id) => {
    const bench = createBench(json(WIRE));
    expect(await failureOf(bench.client.getMission(id))).toMatchObject({ code: 'bad_id' });
    expect(await bench.client.acceptMission(id)).toMatchObject({ kind: 'refused', failure: { code: 'bad_id' } });
    expect(await bench.client.reworkMission(id, 'r')).toMatchObject({ kind: 'refused', failure: { code: 'bad_id' } });
    expect(bench.send.seen).toEqual([]);
  });

  it('do not take another mission for the one asked for', async () => {
    expect(await failureOf(createBench(json({ ...WIRE, id: 'm-2' })).client.getMission('m-1'))).toMatchObject({
      code: 'bad_answer',
    });
    expect(await createBench(json({ ...WIRE, id: 12 })).client.getMission('12')).toMatchObject({ id: '12' });
  });

  it('confirm an unchanged mission by its ETag', async () => {
    const bench = createBench(json(WIRE, 200, { etag: '"1"' }), { status: 304, body: '' });
    const first = await bench.client.getMission('m-1');
    expect(await bench.client.getMission('m-1')).toEqual(first);
    expect(bench.send.seen[1]?.headers['if-none-match']).toBe('"1"');
  });
});

describe('pages', () => {
  const page = (ids: readonly string[], more: object = {}): Step =>
    json({ missions: ids.map((id) => ({ ...WIRE, id })), ...more });
  const ids = async (bench: Bench): Promise<string[]> => (await bench.client.listMissions()).map(({ id }) => id);

  it('are all read, by cursor or by link, in order', async () => {
    const bench = createBench(
      page(['a', 'b'], { next_cursor: 'x' }),
      { headers: { link: '<?cursor=y>; rel="next"' }, body: JSON.stringify({ missions: [{ ...WIRE, id: 'c' }] }) },
      page(['d']),
    );
    expect(await ids(bench)).toEqual(['a', 'b', 'c', 'd']);
    expect(bench.send.seen.map(({ url }) => url.search)).toEqual(['', '?cursor=x', '?cursor=y']);
    expect(bench.send.seen.every(({ headers }) => headers['authorization'] === `Bearer ${KEY}`)).toBe(true);
  });

  it('that shift while they are read do not make two of one mission', async () => {
    expect(await ids(createBench(page(['a', 'b'], { next_cursor: 'x' }), page(['b', 'c'])))).toEqual(['a', 'b', 'c']);
  });

  it.each<[string, Step[]]>([
    ['lead back to themselves', [page(['a'], { next_cursor: 'x' })]],
    [
      'go round',
      [page(['a'], { next_cursor: 'x' }), page(['b'], { next_cursor: 'y' }), page(['c'], { next_cursor: 'x' })],
    ],
    ['lead to another server', [page(['a'], { next: 'https://evil.example/' })]],
    ['break off', [page(['a'], { next_cursor: 'x' }), { status: 500 }]],
    ['turn bad', [page(['a'], { next_cursor: 'x' }), { body: '{}' }]],
  ])('that %s are an error: half a list must not pass for a whole one', async (_name, steps) => {
    const bench = createBench(...steps);
    const error = await failureOf(bench.client.listMissions());
    expect(error).toBeInstanceOf(MarketplaceError);
    expect(bench.send.seen.every(({ url }) => url.origin === 'https://orkestro.net')).toBe(true);
    expect(bench.send.seen.length).toBeLessThanOrEqual(4);
  });

  it('without end are given up after 200', async () => {
    let n = 0;
    const bench = createBench(() => ({ body: JSON.stringify({ missions: [], next_cursor: String((n += 1)) }) }));
    expect(await failureOf(bench.client.listMissions())).toMatchObject({
      code: 'bad_answer',
      why: 'more than 200 pages',
    });
    expect(bench.send.seen).toHaveLength(200);
  });
});

type Write = (bench: Bench) => Promise<WriteReply<Mission | null>>;
const WRITES: readonly [string, Write][] = [
  ['post', ({ client }) => client.postMission(ORDER)],
  ['accept', ({ client }) => client.acceptMission('m-1')],
  ['rework', ({ client }) => client.reworkMission('m-1', 'because')],
];

describe('writes', () => {
  it('send what the API documents', async () => {
    const bench = createBench(json({ mission: WIRE }));
    for (const [, write] of WRITES) await write(bench);
    const [post, accept, rework] = bench.send.seen;
    expect(post).toMatchObject({
      method: 'POST',
      url: { href: MISSIONS },
      headers: { 'content-type': 'application/json' },
    });
    expect(JSON.parse(post?.body ?? '')).toMatchObject({ title: 'T', budget_usd: 120.5, kind: 'mission' });
    expect(accept).toMatchObject({ method: 'POST', url: { href: `${MISSIONS}/m-1/accept` }, body: null });
    expect(accept?.headers).not.toHaveProperty('content-type');
    expect(rework).toMatchObject({ url: { href: `${MISSIONS}/m-1/rework` }, body: '{"reason":"because"}' });
    expect(bench.send.seen.every(({ headers }) => headers['authorization'] === `Bearer ${KEY}`)).toBe(true);
  });

  it('carry a key: the same for the same order or acceptance, its own for each rework', async () => {
    const bench = createBench(json({ mission: WIRE }));
    for (const [, write] of [...WRITES, ...WRITES]) await write(bench);
    const keys = bench.send.seen.map(({ headers }) => headers['idempotency-key'] ?? '');
    expect(keys.every((key) => /^[0-9a-f]{64}$/.test(key))).toBe(true);
    expect([keys[0] === keys[3], keys[1] === keys[4], keys[2] === keys[5]]).toEqual([true, true, false]);
    await bench.client.postMission({ ...ORDER, title: 'T g2' });
    expect(keys).not.toContain(bench.send.seen[6]?.headers['idempotency-key']);
  });

  it.each(WRITES)('%s hands back the mission that the answer shows', async (_name, write) => {
    for (const status of [200, 201, 202]) {
      const reply = await write(createBench(json({ mission: WIRE }, status)));
      expect(reply).toMatchObject({ kind: 'done', value: { id: 'm-1', phase: 'awaiting_acceptance' } });
    }
  });

  const proven = [400, 401, 402, 403, 404, 413, 415, 422, 429];
  it.each(WRITES)('%s is refused for a parsed status that promises no effect', async (_name, write) => {
    for (const status of proven) {
      const bench = createBench(json({ error: 'no' }, status, { 'x-request-id': 'r' }));
      expect(await write(bench)).toMatchObject({ kind: 'refused', failure: { status, why: 'no', requestId: 'r' } });
      expect(bench.send.seen).toHaveLength(1);
    }
  });

  it.each(WRITES)('%s is unclear when such a status comes without a JSON object', async (_name, write) => {
    for (const status of proven) {
      for (const body of ['', '<html>blocked</html>', '{"error":"cu', 'null', '"no"', '[]']) {
        expect(await write(createBench({ status, body }))).toMatchObject({ kind: 'unclear', failure: { status } });
      }
    }
  });

  it.each(WRITES)('%s is unclear for every other status', async (_name, write) => {
    for (let status = 300; status < 600; status += 1) {
      if (proven.includes(status)) continue;
      const bench = createBench(json({ error: 'no' }, status, { location: 'https://orkestro.net/' }));
      expect(await write(bench)).toMatchObject({ kind: 'unclear', failure: { status } });
      expect(bench.send.seen).toHaveLength(1);
    }
  });

  it.each(WRITES)(
    '%s is refused when certainly nothing was sent, unclear when something may have been',
    async (_n, write) => {
      for (const code of ['ENOTFOUND', 'ECONNREFUSED', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT']) {
        expect(await write(createBench(systemError(code)))).toMatchObject({
          kind: 'refused',
          failure: { code: 'unreachable', status: null },
        });
      }
      for (const code of ['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'UND_ERR_BODY_TIMEOUT', 'HPE_INVALID', 'EWHATEVER']) {
        expect(await write(createBench(systemError(code)))).toMatchObject({
          kind: 'unclear',
          failure: { code: 'interrupted' },
        });
      }
      const unsent = new HttpError({ code: 'reset', sent: false, where: 'POST', why: 'x' });
      expect(await write(createBench(unsent))).toMatchObject({ kind: 'refused' });
      const gzip = createBench({ headers: { 'content-encoding': 'gzip' } });
      expect(await write(gzip)).toMatchObject({ kind: 'unclear' });
    },
  );

  it.each(WRITES)('%s is unclear for what the door itself should never throw', async (_name, write) => {
    const bench = createBench();
    const broken = createMarketplaceClient({
      baseUrl: BASE,
      apiKey: KEY,
      httpClient: { request: () => Promise.reject(new TypeError('a bug')) },
    });
    expect(await write({ ...bench, client: broken })).toMatchObject({ kind: 'unclear', failure: { code: 'internal' } });
  });

  it('post is unclear when the answer shows no mission: it is looked up, not guessed', async () => {
    for (const body of [
      '',
      '{}',
      '{"mission":{}}',
      '{"mission":{"id":"m-1"}}',
      '<html>',
      '[]',
      'null',
      '{"ok":true}',
    ]) {
      const reply = await createBench({ status: 201, body }).client.postMission(ORDER);
      expect(reply).toMatchObject({ kind: 'unclear', failure: { code: 'bad_answer', status: 201 } });
    }
  });

  it.each(WRITES.slice(1))('%s is done without a mission when the answer shows none', async (_name, write) => {
    for (const body of ['', '{}', '{"ok":true}', '{"mission":null}', '{"mission":{"id":"m-1"}}']) {
      expect(await write(createBench({ status: 200, body }))).toEqual({ kind: 'done', value: null });
    }
    expect(await write(createBench({ status: 204, body: '' }))).toEqual({ kind: 'done', value: null });
    const other = createBench(json({ ...WIRE, id: 'm-2', status: 'accepted' }));
    expect(await write(other)).toEqual({ kind: 'done', value: null });
  });

  it.each(WRITES.slice(1))(
    '%s is unclear when something else than the API seems to have answered',
    async (_name, write) => {
      for (const body of ['<html>Log in</html>', 'OK', '{"mission":{"id":', '7', '[]', 'true']) {
        expect(await write(createBench({ status: 200, body }))).toMatchObject({
          kind: 'unclear',
          failure: { code: 'bad_answer' },
        });
      }
    },
  );
});

interface SaidMission {
  readonly id: string | number;
  readonly title: string;
  readonly status: string;
  readonly verification: unknown;
}
type Said = SaidMission & { readonly mission?: SaidMission };

describe('mutated answers', () => {
  const sound = JSON.stringify({ mission: WIRE });
  /** One cut, one flipped character, one spliced piece, or one field of another type. */
  const mutated = fc.oneof(
    fc.nat(sound.length).map((at) => sound.slice(0, at)),
    fc
      .tuple(fc.nat(sound.length - 1), fc.string({ minLength: 1, maxLength: 1 }))
      .map(([at, char]) => sound.slice(0, at) + char + sound.slice(at + 1)),
    fc
      .tuple(fc.nat(sound.length), anyText({ maxLength: 20 }))
      .map(([at, text]) => sound.slice(0, at) + text + sound.slice(at)),
    fc
      .tuple(fc.constantFrom(...Object.keys(WIRE)), fc.jsonValue())
      .map(([field, value]) => JSON.stringify({ mission: { ...WIRE, [field]: value } })),
    fc.json(),
    anyText(),
  );

  it('threat row 20: never crash a read, and never become ready unless they say so in so many words, 5,000 bodies', async () => {
    await fc.assert(
      fc.asyncProperty(mutated, async (body) => {
        const result = await createBench({ body })
          .client.getMission('m-1')
          .catch((error: unknown) => error);
        if (result instanceof MarketplaceError) {
          expect(result.code).toBe('bad_answer');
          return;
        }
        const { id, phase, verification } = result as Mission;
        const parsed = JSON.parse(body) as Said;
        const said = parsed.mission ?? parsed;
        expect(id).toBe('m-1');
        if (phase === 'awaiting_acceptance') expect(said.status.trim().toLowerCase()).toBe('awaiting_acceptance');
        if (verification === 'passed') expect(JSON.stringify(said.verification).toLowerCase()).toContain('passed');
      }),
      { numRuns: 5_000 },
    );
  });

  it('never make a write done that shows no mission, and never crash it', async () => {
    await fc.assert(
      fc.asyncProperty(mutated, fc.constantFrom(200, 201, 400, 404, 409, 500), async (body, status) => {
        const reply = await createBench({ status, body }).client.postMission(ORDER);
        if (reply.kind === 'done') {
          const parsed = JSON.parse(body) as Said;
          const said = parsed.mission ?? parsed;
          expect(status).toBeLessThan(300);
          expect([typeof said.title, typeof said.status, String(said.id)]).toEqual([
            'string',
            'string',
            reply.value.id,
          ]);
        } else if (reply.kind === 'refused') {
          expect([400, 404]).toContain(status);
          expect(typeof JSON.parse(body)).toBe('object');
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('never crash an accept; what is no JSON object is never done', async () => {
    await fc.assert(
      fc.asyncProperty(mutated, async (body) => {
        const reply = await createBench({ body }).client.acceptMission('m-1');
        if (reply.kind === 'done' && body.trim() !== '') expect(JSON.parse(body)).toBeInstanceOf(Object);
      }),
      { numRuns: 1_000 },
    );
  });

  it('never crash a list', async () => {
    await fc.assert(
      fc.asyncProperty(mutated, async (body) => {
        const result = await createBench({ body: `{"missions":[${sound},${body}]}` })
          .client.listMissions()
          .catch((error: unknown) => error);
        expect(Array.isArray(result) || result instanceof MarketplaceError).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the key', () => {
  const hostile = (text: string): Step[] => [
    json({ error: text }, 401, { 'x-request-id': KEY }),
    { status: 500, body: `<html>${text}` },
    { status: 200, body: text },
    { status: 302, headers: { location: `https://evil.example/${text}` } },
    { status: 302, headers: { location: `https://${KEY}.example/` } },
    { status: 200, headers: { 'content-encoding': KEY } },
    systemError('ECONNRESET'),
  ];

  it('is in no error, no failure and no inspection of them, however the server echoes it', async () => {
    const forms = [KEY, encodeURIComponent(KEY), Buffer.from(KEY).toString('base64'), Buffer.from(KEY).toString('hex')];
    for (const step of forms.flatMap((form) => hostile(`Bearer ${form} is bad`))) {
      const read = await failureOf(createBench(step).client.listMissions());
      const replies = await Promise.all(WRITES.map(([, write]) => write(createBench(step))));
      const text = [read, ...replies].map(
        (one) => JSON.stringify(one) + inspect(one, { depth: 9, showHidden: true }) + String(one),
      );
      for (const form of forms) expect(text.join('\n')).not.toContain(form);
    }
  });

  it('of somebody else is not shown either, and further secrets are taken out', async () => {
    const bench = createBench();
    const client = createMarketplaceClient({
      baseUrl: BASE,
      apiKey: KEY,
      httpClient: {
        request: () => Promise.resolve({ status: 400, headers: {}, body: '{"error":"osk_test_other1 ghs_other"}' }),
      },
      redact: (text) => text.replaceAll('ghs_other', '***'),
    });
    expect(bench.send.seen).toEqual([]);
    expect(await failureOf(client.listMissions())).toMatchObject({ why: '*** ***' });
  });

  it.each(['', ' ', 'osk_a b', 'osk_a\nb', 'osk_a\r\nx-evil: 1', 'osk_é', 'x'.repeat(513)])(
    'that cannot stand in a header is refused, unshown: %j',
    (apiKey) => {
      const make = (): unknown =>
        createMarketplaceClient({ baseUrl: BASE, apiKey, httpClient: { request: createScript() } });
      let error: unknown;
      try {
        make();
      } catch (thrown) {
        error = thrown;
      }
      expect(error).toMatchObject({ code: 'bad_key' });
      if (apiKey.trim() !== '') expect(String(error) + JSON.stringify(error)).not.toContain(apiKey);
    },
  );
});
