/** The conformance check: the sandbox on a socket, marketplaces that differ, and servers that want to do harm. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { QUESTION_NAMES } from '../../../scripts/conformance/questions.ts';
import { type OpenSandbox, openSocket } from '../../support/sandbox/open.ts';
import { closeAll, KEY, MISSION, openServer, runCheck, serveMissions } from './scene.ts';

afterEach(closeAll);

describe('the sandbox', () => {
  const withSandbox = async (test: (sandbox: OpenSandbox) => Promise<void>): Promise<void> => {
    const sandbox = await openSocket();
    try {
      await test(sandbox);
    } finally {
      await sandbox.close();
    }
  };

  it('answers every question but those that need a post, and fits', async () => {
    await withSandbox(async (sandbox) => {
      await sandbox.post({ description: 'Block failing deploys.' });
      await sandbox.post({ auto_assign: false });
      const before = sandbox.sandbox.missions();
      const { code, output, answer } = await runCheck(`${sandbox.origin}/api/v1`, ['--key', sandbox.key], {});
      expect(code).toBe(0);
      expect(answer('Status values')).toMatch(
        /^fits: "submitted" in 2, "matched" in 2 of 4 reads\. .* lists "submitted"/,
      );
      expect(answer('Verification values')).toMatch(
        /^fits: null in 4 of 4 reads\. Its OpenAPI document lists "pending"/,
      );
      expect(answer('Escrow values')).toMatch(/"none" in 2, "held" in 2/);
      expect(answer('Response envelopes')).toMatch(/missions \{"missions", "next_cursor"\}.*mission \{"mission"\}/);
      expect(answer('List items')).toBe('fits: 1 of 2 have a description');
      expect(answer('Mission IDs')).toMatch(/^fits: string, like /);
      expect(answer('Pagination')).toBe('fits: the member next_cursor: 1 page, 2 missions');
      expect(answer('Error bodies')).toMatch(/^fits: HTTP 404 \{"error"\}, message .*; HTTP 401 \{"error"\}/);
      expect(answer('Rework body')).toBe('fits: its OpenAPI document lists "reason"');
      expect(answer('OpenAPI document')).toMatch(/^fits: "\/api\/v1\/openapi\.json"/);
      expect(output).not.toContain(sandbox.key);
      expect(sandbox.sandbox.missions()).toEqual(before);
    });
  });

  it('without missions leaves open what only missions answer', async () => {
    await withSandbox(async (sandbox) => {
      const { code, answer } = await runCheck(`${sandbox.origin}/api/v1`, ['--key', sandbox.key], {});
      expect(code).toBe(0);
      expect(answer('Mission IDs')).toBe('no answer: this key has no missions');
      expect(answer('Delivery')).toBe('no answer: this key has no missions');
    });
  });

  it('refuses a wrong key: nothing was answered', async () => {
    await withSandbox(async (sandbox) => {
      const { code, output } = await runCheck(`${sandbox.origin}/api/v1`);
      expect(code).toBe(2);
      expect(output).toContain('Nothing was answered with this key: HTTP 401.');
    });
  });
});

describe('a marketplace that differs', () => {
  it.each<[string, string, readonly unknown[], RegExp]>([
    ['a status that is no text', 'Status values', [{ ...MISSION, status: 7 }], /^BREAKS: 7 in 2 of 2/],
    [
      'an escrow that is an object',
      'Escrow values',
      [{ ...MISSION, escrow_status: { state: 'held' } }],
      /^BREAKS: an object/,
    ],
    [
      'a verification object',
      'Verification values',
      [{ ...MISSION, verification: { status: 'ok' } }],
      /^fits: an object of "ok"/,
    ],
    ['an ID that is null', 'Mission IDs', [{ ...MISSION, id: null }], /^BREAKS: null/],
    ['an ID that is a path', 'Mission IDs', [{ ...MISSION, id: '..' }], /^BREAKS: string, like "\.\."/],
    ['a long number as ID', 'Mission IDs', [{ ...MISSION, id: 12_345 }], /^fits: number/],
    [
      'a field for the work',
      'Delivery',
      [{ ...MISSION, artifact_url: 'https://x.example' }],
      /^fits: candidates: "artifact_url"/,
    ],
    [
      'a mission without a title',
      'Response envelopes',
      [{ id: 'a', status: 'matched' }],
      /^BREAKS: .*missions\[0\]\.title/,
    ],
  ])('%s', async (_name, question, missions, expected) => {
    const server = await openServer(serveMissions(missions));
    const { code, answer } = await runCheck(server.base);
    expect(answer(question)).toMatch(expected);
    expect(code === 1).toBe(expected.source.includes('BREAKS'));
  });

  it('with bare lists, a Link header, and rate limit headers', async () => {
    const server = await openServer(({ path }) => {
      const headers = { 'x-ratelimit-remaining': '41', link: '</api/v1/marketplace/missions?page=2>; rel="next"' };
      if (path.endsWith('/missions')) return { headers, body: [MISSION] };
      if (path.endsWith('page=2')) return { body: [{ ...MISSION, id: 'msn_2' }] };
      return serveMissions([MISSION])({ method: 'GET', path, headers: {}, body: '' });
    });
    const { code, answer } = await runCheck(server.base);
    expect(answer('Response envelopes')).toMatch(/^fits: missions a bare list/);
    expect(answer('Pagination')).toBe('fits: a Link header: 2 pages, 2 missions');
    expect(answer('Rate limits')).toBe('fits: "x-ratelimit-remaining" "41"');
    expect(code).toBe(0);
  });

  it('with an OpenAPI document that knows another rework and an idempotency key', async () => {
    const rework = {
      parameters: [{ in: 'header', name: 'X-Idempotency', schema: {} }],
      requestBody: { $ref: '#/components/requestBodies/R' },
    };
    const schema = { properties: { note: { type: 'string' } } };
    const document = {
      openapi: '3.0.3',
      info: { title: 'Orkestro Marketplace API', version: '1.0.0' },
      paths: { '/api/v1/marketplace/missions/{missionId}/rework': { post: rework } },
      components: {
        requestBodies: { R: { content: { 'application/json': { schema } } } },
        schemas: { Mission: { properties: { status: { anyOf: [{ enum: ['matched', 'escalated'] }] } } } },
      },
    };
    const script = serveMissions([MISSION]);
    const server = await openServer((request) =>
      request.path === '/openapi.json' ? { body: document } : script(request),
    );
    const { answer } = await runCheck(server.base);
    expect(answer('Rework body')).toBe('BREAKS: its OpenAPI document lists "note", and not "reason"');
    expect(answer('Idempotency')).toBe('fits: header "X-Idempotency"');
    expect(answer('Status values')).toContain('lists "matched", "escalated"');
    expect(answer('OpenAPI document')).toMatch(/"\/openapi\.json": "Orkestro Marketplace API" "1\.0\.0"; it lacks/);
  });
});

describe('a hostile server', () => {
  it('gets only GETs, and the key only where a key is due', async () => {
    const server = await openServer(serveMissions([MISSION]));
    await runCheck(server.base);
    expect(new Set(server.received.map(({ method }) => method))).toEqual(new Set(['GET']));
    expect(server.received.every(({ body }) => body === '')).toBe(true);
    const withKey = server.received.filter(({ headers }) => headers.authorization !== undefined);
    expect(withKey.every(({ path }) => /\/(specialists|missions)/.test(path))).toBe(true);
    expect(server.received.every(({ path }) => !path.includes(KEY))).toBe(true);
  });

  it('cannot send the key elsewhere: by redirect, by next page, by an ID', async () => {
    const thief = await openServer(() => ({ body: {} }));
    for (const script of [
      () => ({ status: 302, headers: { location: `${thief.base}/x` }, body: {} }),
      serveMissions([MISSION], { headers: { link: `<${thief.base}/x>; rel="next"` } }),
      serveMissions([
        { ...MISSION, id: `../../..//${thief.origin}` },
        { ...MISSION, id: `@${thief.origin}` },
      ]),
    ]) {
      const server = await openServer(script);
      await runCheck(server.base);
    }
    expect(thief.received).toEqual([]);
  });

  it('names the next page on another server as what breaks', async () => {
    const link = '<https://elsewhere.example/x>; rel="next"';
    const server = await openServer(serveMissions([MISSION], { headers: { link } }));
    expect((await runCheck(server.base)).answer('Pagination')).toMatch(/^BREAKS: .*another server/);
  });

  it('cannot make the key appear: in values, names, headers, errors, and encoded', async () => {
    const forms = [
      KEY,
      Buffer.from(KEY).toString('base64'),
      Buffer.from(KEY).toString('hex'),
      `${'x'.repeat(50)}${KEY}`,
    ];
    const missions = forms.map((form, at) => ({ ...MISSION, id: `m${at}${form}`, status: form, [form]: form }));
    const server = await openServer(({ path }) => {
      const headers = { 'x-ratelimit-limit': KEY };
      if (path.endsWith('/missions')) {
        const escaped = JSON.stringify({ missions }).replaceAll('osk_', String.raw`\u006fsk_`);
        return { headers: { ...headers, 'content-type': 'application/json' }, body: escaped };
      }
      if (path.endsWith('/specialists')) return { headers, body: { specialists: [], [KEY]: 1 } };
      return { status: 400, headers, body: { error: { message: `bad key ${KEY}` } } };
    });
    const { output } = await runCheck(server.base);
    expect(output).toContain('***');
    for (const form of forms.slice(0, 3)) expect(output).not.toContain(form.slice(0, 20));
    expect(output).not.toContain(KEY.slice(4, 20));
  });

  it('cannot write workflow commands or control the terminal', async () => {
    const evil = '\n::set-output name=x::y\r\n##[error]x\u001b[2J\u001b]0;t\u0007';
    const missions = [{ ...MISSION, status: evil, [evil]: 1, verification: { status: evil } }];
    const server = await openServer(serveMissions(missions));
    const { output } = await runCheck(server.base);
    expect(output).not.toMatch(/^\s*::/m);
    expect(output).not.toMatch(/##\[|\u001b|\u0007|\r/);
  });

  it.each<[string, () => { status?: number; headers?: Record<string, string>; body: unknown } | null]>([
    ['pages of HTML', () => ({ body: '<html>It works</html>' })],
    ['errors', () => ({ status: 500, body: { message: 'no' } })],
    ['resets', () => null],
    ['nothing', () => ({ body: '' })],
    [
      'deep nesting',
      () => ({ headers: { 'content-type': 'application/json' }, body: '['.repeat(200_000) + ']'.repeat(200_000) }),
    ],
    ['5 MiB', () => ({ body: 'x'.repeat(5 * 1024 * 1024) })],
    ['null', () => ({ body: null })],
  ])('that sends %s ends the check, and never crashes it', async (_name, script) => {
    const server = await openServer(script);
    const { code, output } = await runCheck(server.base);
    expect([1, 2]).toContain(code);
    for (const question of QUESTION_NAMES) expect(output).toContain(`${question}: `);
  });

  it('with endless pages and a million values is read to a bound, and said in short', async () => {
    let page = 0;
    const missions = Array.from({ length: 3_000 }, (_, at) => ({
      ...MISSION,
      id: `m${at}`,
      status: `s${at}`,
      [`f${at}`]: 1,
    }));
    const server = await openServer((request) => {
      if (!request.path.includes('/missions?') && !request.path.endsWith('/missions'))
        return serveMissions([])(request);
      return { body: { missions, next_cursor: `c${(page += 1)}` } };
    });
    const { output, answer } = await runCheck(server.base);
    expect(answer('Pagination')).toBe('fits: the member next_cursor: more than 5 pages, 15000 missions');
    expect(answer('Status values')).toMatch(/and 298\d more of 1500\d reads/);
    expect(output.length).toBeLessThan(8_000);
    expect(server.received.length).toBeLessThan(40);
  });

  it('whose next page is the same page is not followed', async () => {
    const server = await openServer(({ path }) =>
      path.includes('/missions')
        ? { body: { missions: [MISSION], next: '/api/v1/marketplace/missions' } }
        : { body: {} },
    );
    expect((await runCheck(server.base)).answer('Pagination')).toMatch(/^BREAKS: .*read already/);
  });
});

describe('the command line', () => {
  it.each([
    ['no key', [], {}, /The API key is missing/],
    ['a key with a line break', [], { ORKESTRO_API_KEY: 'osk_live_1\nx: y' }, /no key has/],
    ['a key without its option', [KEY], {}, /^ORKESTRO_API_KEY=… npm run conformance/],
    ['an unknown option', [`--apikey=${KEY}`], {}, /^ORKESTRO_API_KEY=… npm run conformance/],
    ['plain http elsewhere', ['--api-url', 'http://orkestro.example'], { ORKESTRO_API_KEY: KEY }, /plain http/],
    [
      'a key inside the address',
      ['--api-url', `https://${KEY}@orkestro.example`],
      { ORKESTRO_API_KEY: KEY },
      /user name/,
    ],
  ])('refuses %s, without quoting it', async (_name, argv, env, why) => {
    const { code, output } = await runCheck('https://orkestro.example', argv, env);
    expect([code, output]).toEqual([2, expect.stringMatching(why)]);
    expect(output).not.toContain(KEY);
  });

  it('warns if npm has printed the key', async () => {
    const server = await openServer(serveMissions([MISSION]));
    const npm = { npm_lifecycle_event: 'conformance' };
    const loud = await runCheck(server.base, ['--key', KEY], npm);
    const silent = await runCheck(server.base, ['--key', KEY], { ...npm, npm_config_loglevel: 'silent' });
    expect([loud.output.includes('npm printed'), silent.output.includes('npm printed')]).toEqual([true, false]);
    expect(loud.output).not.toContain(KEY);
  });
});
