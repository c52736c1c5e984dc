import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Mission } from '../../src/core/domain/mission.ts';
import type { WriteReply } from '../../src/core/ports/errors.ts';
import { HttpError } from '../../src/http/errors.ts';
import { createMarketplaceClient } from '../../src/marketplace/client.ts';
import { MarketplaceError } from '../../src/marketplace/errors.ts';
import { createScript, failureOf, systemError, type Step } from '../support/http.ts';
import { anyText } from '../support/any-text.ts';
import { BASE, createClientScene, json, KEY, ORDER, WIRE, type ClientScene } from '../support/marketplace.ts';

const MISSIONS = `${BASE}/marketplace/missions`;

describe('reads', () => {
  const calls: readonly [string, (scene: ClientScene) => Promise<unknown>, string][] = [
    ['listMissions', ({ client }) => client.listMissions(), MISSIONS],
    ['listSpecialists', ({ client }) => client.listSpecialists(), `${BASE}/marketplace/specialists`],
    ['getMission', ({ client }) => client.getMission('m-1'), `${MISSIONS}/m-1`],
    ['readStorefront', ({ client }) => client.readStorefront(), `${BASE}/marketplace`],
  ];

  it.each(calls)('%s is a GET of its address', async (name, call, url) => {
    const scene = createClientScene(json(name === 'getMission' ? WIRE : []));
    await call(scene);
    expect(scene.transport.seen).toMatchObject([
      { method: 'GET', body: null, headers: { accept: 'application/json' } },
    ]);
    expect(scene.transport.seen[0]?.url.href).toBe(url);
    const { authorization } = scene.transport.seen[0]?.headers ?? {};
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
      const error = await failureOf(call(createClientScene({ status: 200, body })));
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
      const scene = createClientScene(json({ error: 'because' }, status, { 'x-request-id': 'r-1' }));
      const error = await failureOf(call(scene));
      expect(error).toBeInstanceOf(MarketplaceError);
      expect(error).toMatchObject({ code, status, ...(status === 301 ? {} : { requestId: 'r-1', why: 'because' }) });
    }
  });

  it('are tried again; writes are not', async () => {
    const scene = createClientScene(systemError('ECONNRESET'), { status: 503 }, json(WIRE));
    expect(await scene.client.getMission('m-1')).toMatchObject({ id: 'm-1' });
    expect(scene.transport.seen).toHaveLength(3);
  });

  it.each([
    ['a/b', 'a%2Fb'],
    ['../../etc', '..%2F..%2Fetc'],
    ['a?b#c', 'a%3Fb%23c'],
    ['ü %', '%C3%BC%20%25'],
  ])('put the id %j into the address as %s', async (id, segment) => {
    const scene = createClientScene(json({ ...WIRE, id }));
    await scene.client.getMission(id);
    await scene.client.acceptMission(id);
    await scene.client.reworkMission(id, 'because');
    const urls = ['', '/accept', '/rework'].map((rest) => `${MISSIONS}/${segment}${rest}`);
    expect(scene.transport.seen.map(({ url }) => url.href)).toEqual(urls);
  });

  it.each(['', '.', '..', '\ud800', 'x'.repeat(201)])('do not send the id %j at all', async (id) => {
    const scene = createClientScene(json(WIRE));
    expect(await failureOf(scene.client.getMission(id))).toMatchObject({ code: 'bad_id' });
    expect(await scene.client.acceptMission(id)).toMatchObject({ kind: 'refused', failure: { code: 'bad_id' } });
    expect(await scene.client.reworkMission(id, 'r')).toMatchObject({ kind: 'refused', failure: { code: 'bad_id' } });
    expect(scene.transport.seen).toEqual([]);
  });

  it('do not take another mission for the one asked for', async () => {
    expect(await failureOf(createClientScene(json({ ...WIRE, id: 'm-2' })).client.getMission('m-1'))).toMatchObject({
      code: 'bad_answer',
    });
    expect(await createClientScene(json({ ...WIRE, id: 12 })).client.getMission('12')).toMatchObject({ id: '12' });
  });

  it('confirm an unchanged mission by its ETag', async () => {
    const scene = createClientScene(json(WIRE, 200, { etag: '"1"' }), { status: 304, body: '' });
    const first = await scene.client.getMission('m-1');
    expect(await scene.client.getMission('m-1')).toEqual(first);
    expect(scene.transport.seen[1]?.headers['if-none-match']).toBe('"1"');
  });
});

describe('pages', () => {
  const page = (ids: readonly string[], more: object = {}): Step =>
    json({ missions: ids.map((id) => ({ ...WIRE, id })), ...more });
  const ids = async (scene: ClientScene): Promise<string[]> => (await scene.client.listMissions()).map(({ id }) => id);

  it('are all read, by cursor or by link, in order', async () => {
    const scene = createClientScene(
      page(['a', 'b'], { next_cursor: 'x' }),
      { headers: { link: '<?cursor=y>; rel="next"' }, body: JSON.stringify({ missions: [{ ...WIRE, id: 'c' }] }) },
      page(['d']),
    );
    expect(await ids(scene)).toEqual(['a', 'b', 'c', 'd']);
    expect(scene.transport.seen.map(({ url }) => url.search)).toEqual(['', '?cursor=x', '?cursor=y']);
    expect(scene.transport.seen.every(({ headers }) => headers['authorization'] === `Bearer ${KEY}`)).toBe(true);
  });

  it('that shift while they are read do not make two of one mission', async () => {
    expect(await ids(createClientScene(page(['a', 'b'], { next_cursor: 'x' }), page(['b', 'c'])))).toEqual([
      'a',
      'b',
      'c',
    ]);
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
    const scene = createClientScene(...steps);
    const error = await failureOf(scene.client.listMissions());
    expect(error).toBeInstanceOf(MarketplaceError);
    expect(scene.transport.seen.every(({ url }) => url.origin === 'https://orkestro.net')).toBe(true);
    expect(scene.transport.seen.length).toBeLessThanOrEqual(4);
  });

  it('without end are given up after 200', async () => {
    let n = 0;
    const scene = createClientScene(() => ({ body: JSON.stringify({ missions: [], next_cursor: String((n += 1)) }) }));
    expect(await failureOf(scene.client.listMissions())).toMatchObject({
      code: 'bad_answer',
      why: 'more than 200 pages',
    });
    expect(scene.transport.seen).toHaveLength(200);
  });
});

type Write = (scene: ClientScene) => Promise<WriteReply<Mission | null>>;
const WRITES: readonly [string, Write][] = [
  ['post', ({ client }) => client.postMission(ORDER)],
  ['accept', ({ client }) => client.acceptMission('m-1')],
  ['rework', ({ client }) => client.reworkMission('m-1', 'because')],
];

describe('writes', () => {
  it('send what the API documents', async () => {
    const scene = createClientScene(json({ mission: WIRE }));
    for (const [, write] of WRITES) await write(scene);
    const [post, accept, rework] = scene.transport.seen;
    expect(post).toMatchObject({
      method: 'POST',
      url: { href: MISSIONS },
      headers: { 'content-type': 'application/json' },
    });
    expect(JSON.parse(post?.body ?? '')).toMatchObject({ title: 'T', budget_usd: 120.5, kind: 'mission' });
    expect(accept).toMatchObject({ method: 'POST', url: { href: `${MISSIONS}/m-1/accept` }, body: null });
    expect(accept?.headers).not.toHaveProperty('content-type');
    expect(rework).toMatchObject({ url: { href: `${MISSIONS}/m-1/rework` }, body: '{"reason":"because"}' });
    expect(scene.transport.seen.every(({ headers }) => headers['authorization'] === `Bearer ${KEY}`)).toBe(true);
  });

  it('carry a key: the same for the same order or acceptance, its own for each rework', async () => {
    const scene = createClientScene(json({ mission: WIRE }));
    for (const [, write] of [...WRITES, ...WRITES]) await write(scene);
    const keys = scene.transport.seen.map(({ headers }) => headers['idempotency-key'] ?? '');
    expect(keys.every((key) => /^[0-9a-f]{64}$/.test(key))).toBe(true);
    expect([keys[0] === keys[3], keys[1] === keys[4], keys[2] === keys[5]]).toEqual([true, true, false]);
    await scene.client.postMission({ ...ORDER, title: 'T g2' });
    expect(keys).not.toContain(scene.transport.seen[6]?.headers['idempotency-key']);
  });

  it.each(WRITES)('%s hands back the mission that the answer shows', async (_name, write) => {
    for (const status of [200, 201, 202]) {
      const reply = await write(createClientScene(json({ mission: WIRE }, status)));
      expect(reply).toMatchObject({ kind: 'done', value: { id: 'm-1', phase: 'awaiting_acceptance' } });
    }
  });

  const proven = [400, 401, 402, 403, 404, 413, 415, 422, 429];
  it.each(WRITES)('%s is refused for a parsed status that promises no effect', async (_name, write) => {
    for (const status of proven) {
      const scene = createClientScene(json({ error: 'no' }, status, { 'x-request-id': 'r' }));
      expect(await write(scene)).toMatchObject({ kind: 'refused', failure: { status, why: 'no', requestId: 'r' } });
      expect(scene.transport.seen).toHaveLength(1);
    }
  });

  it.each(WRITES)('%s is unclear when such a status comes without a JSON object', async (_name, write) => {
    for (const status of proven) {
      for (const body of ['', '<html>blocked</html>', '{"error":"cu', 'null', '"no"', '[]']) {
        expect(await write(createClientScene({ status, body }))).toMatchObject({
          kind: 'unclear',
          failure: { status },
        });
      }
    }
  });

  it.each(WRITES)('%s is unclear for every other status', async (_name, write) => {
    for (let status = 300; status < 600; status += 1) {
      if (proven.includes(status)) continue;
      const scene = createClientScene(json({ error: 'no' }, status, { location: 'https://orkestro.net/' }));
      expect(await write(scene)).toMatchObject({ kind: 'unclear', failure: { status } });
      expect(scene.transport.seen).toHaveLength(1);
    }
  });

  it.each(WRITES)(
    '%s is refused when certainly nothing was sent, unclear when something may have been',
    async (_n, write) => {
      for (const code of ['ENOTFOUND', 'ECONNREFUSED', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT']) {
        expect(await write(createClientScene(systemError(code)))).toMatchObject({
          kind: 'refused',
          failure: { code: 'unreachable', status: null },
        });
      }
      for (const code of ['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'UND_ERR_BODY_TIMEOUT', 'HPE_INVALID', 'EWHATEVER']) {
        expect(await write(createClientScene(systemError(code)))).toMatchObject({
          kind: 'unclear',
          failure: { code: 'interrupted' },
        });
      }
      const unsent = new HttpError({ code: 'reset', sent: false, where: 'POST', why: 'x' });
      expect(await write(createClientScene(unsent))).toMatchObject({ kind: 'refused' });
      const gzip = createClientScene({ headers: { 'content-encoding': 'gzip' } });
      expect(await write(gzip)).toMatchObject({ kind: 'unclear' });
    },
  );

  it.each(WRITES)('%s is unclear for an error that the HTTP client should never throw', async (_name, write) => {
    const scene = createClientScene();
    const broken = createMarketplaceClient({
      baseUrl: BASE,
      apiKey: KEY,
      httpClient: { request: () => Promise.reject(new TypeError('a bug')) },
    });
    expect(await write({ ...scene, client: broken })).toMatchObject({ kind: 'unclear', failure: { code: 'internal' } });
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
      const reply = await createClientScene({ status: 201, body }).client.postMission(ORDER);
      expect(reply).toMatchObject({ kind: 'unclear', failure: { code: 'bad_answer', status: 201 } });
    }
  });

  it.each(WRITES.slice(1))('%s is done without a mission when the answer shows none', async (_name, write) => {
    for (const body of ['', '{}', '{"ok":true}', '{"mission":null}', '{"mission":{"id":"m-1"}}']) {
      expect(await write(createClientScene({ status: 200, body }))).toEqual({ kind: 'done', value: null });
    }
    expect(await write(createClientScene({ status: 204, body: '' }))).toEqual({ kind: 'done', value: null });
    const other = createClientScene(json({ ...WIRE, id: 'm-2', status: 'accepted' }));
    expect(await write(other)).toEqual({ kind: 'done', value: null });
  });

  it.each(WRITES.slice(1))(
    '%s is unclear when something else than the API seems to have answered',
    async (_name, write) => {
      for (const body of ['<html>Log in</html>', 'OK', '{"mission":{"id":', '7', '[]', 'true']) {
        expect(await write(createClientScene({ status: 200, body }))).toMatchObject({
          kind: 'unclear',
          failure: { code: 'bad_answer' },
        });
      }
    },
  );
});

interface MarketMission {
  readonly id: string | number;
  readonly title: string;
  readonly status: string;
  readonly verification: unknown;
}
type MarketResponse = MarketMission & { readonly mission?: MarketMission };

describe('mutated answers', () => {
  const validBody = JSON.stringify({ mission: WIRE });
  /** One cut, one flipped character, one spliced piece, or one field of another type. */
  const mutated = fc.oneof(
    fc.nat(validBody.length).map((at) => validBody.slice(0, at)),
    fc
      .tuple(fc.nat(validBody.length - 1), fc.string({ minLength: 1, maxLength: 1 }))
      .map(([at, char]) => validBody.slice(0, at) + char + validBody.slice(at + 1)),
    fc
      .tuple(fc.nat(validBody.length), anyText({ maxLength: 20 }))
      .map(([at, text]) => validBody.slice(0, at) + text + validBody.slice(at)),
    fc
      .tuple(fc.constantFrom(...Object.keys(WIRE)), fc.jsonValue())
      .map(([field, value]) => JSON.stringify({ mission: { ...WIRE, [field]: value } })),
    fc.json(),
    anyText(),
  );

  it('threat row 20: never crash a read, and never become ready unless they say so in so many words, 5,000 bodies', async () => {
    await fc.assert(
      fc.asyncProperty(mutated, async (body) => {
        const result = await createClientScene({ body })
          .client.getMission('m-1')
          .catch((error: unknown) => error);
        if (result instanceof MarketplaceError) {
          expect(result.code).toBe('bad_answer');
          return;
        }
        const { id, phase, verification } = result as Mission;
        const parsed = JSON.parse(body) as MarketResponse;
        const response = parsed.mission ?? parsed;
        expect(id).toBe('m-1');
        if (phase === 'awaiting_acceptance') expect(response.status.trim().toLowerCase()).toBe('awaiting_acceptance');
        if (verification === 'passed') expect(JSON.stringify(response.verification).toLowerCase()).toContain('passed');
      }),
      { numRuns: 5_000 },
    );
  });

  it('never make a write done that shows no mission, and never crash it', async () => {
    await fc.assert(
      fc.asyncProperty(mutated, fc.constantFrom(200, 201, 400, 404, 409, 500), async (body, status) => {
        const reply = await createClientScene({ status, body }).client.postMission(ORDER);
        if (reply.kind === 'done') {
          const parsed = JSON.parse(body) as MarketResponse;
          const response = parsed.mission ?? parsed;
          expect(status).toBeLessThan(300);
          expect([typeof response.title, typeof response.status, String(response.id)]).toEqual([
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
        const reply = await createClientScene({ body }).client.acceptMission('m-1');
        if (reply.kind === 'done' && body.trim() !== '') expect(JSON.parse(body)).toBeInstanceOf(Object);
      }),
      { numRuns: 1_000 },
    );
  });

  it('never crash a list', async () => {
    await fc.assert(
      fc.asyncProperty(mutated, async (body) => {
        const result = await createClientScene({ body: `{"missions":[${validBody},${body}]}` })
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
      const readError = await failureOf(createClientScene(step).client.listMissions());
      const replies = await Promise.all(WRITES.map(([, write]) => write(createClientScene(step))));
      const text = [readError, ...replies].map(
        (one) => JSON.stringify(one) + inspect(one, { depth: 9, showHidden: true }) + String(one),
      );
      for (const form of forms) expect(text.join('\n')).not.toContain(form);
    }
  });

  it('of another customer is not shown either, and further secrets are taken out', async () => {
    const scene = createClientScene();
    const client = createMarketplaceClient({
      baseUrl: BASE,
      apiKey: KEY,
      httpClient: {
        request: () => Promise.resolve({ status: 400, headers: {}, body: '{"error":"osk_test_other1 ghs_other"}' }),
      },
      redact: (text) => text.replaceAll('ghs_other', '***'),
    });
    expect(scene.transport.seen).toEqual([]);
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
