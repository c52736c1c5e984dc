import { describe, expect, it } from '@jest/globals';
import { createHttpClient } from '../../src/http/client.ts';
import { createMarketplaceClient } from '../../src/marketplace/client.ts';
import { createClock, createScript } from '../support/http.ts';
import { KEY } from '../support/marketplace.ts';

/** An `api-url` as a reviewer reads it, and the only origin that the key may then go to. `null`: none. */
const VARIANTS: readonly (readonly [string, string | null])[] = [
  ['https://orkestro.net/api/v1', 'https://orkestro.net'],
  ['https://orkestro.net/api/v1/', 'https://orkestro.net'],
  ['https://orkestro.net/api/v1///', 'https://orkestro.net'],
  ['https://orkestro.net', 'https://orkestro.net'],
  ['HTTPS://ORKESTRO.NET/api/v1', 'https://orkestro.net'],
  ['https://orkestro.net:443/api/v1', 'https://orkestro.net'],
  ['https://orkestro.net:8443/api/v1', 'https://orkestro.net:8443'],
  ['https://xn--e1afmkfd.example/api', 'https://xn--e1afmkfd.example'],
  ['https://10.0.0.1/api', 'https://10.0.0.1'],
  ['https://[2001:db8::1]/api', 'https://[2001:db8::1]'],
  ['http://localhost:8080/api/v1', 'http://localhost:8080'],
  ['http://LOCALHOST/api/v1', 'http://localhost'],
  ['http://127.0.0.1:3000/api/v1', 'http://127.0.0.1:3000'],
  ['http://127.8.9.10/api', 'http://127.8.9.10'],
  ['http://[::1]:3000/api', 'http://[::1]:3000'],
  ['https://orkestro.net/a%2Fb', 'https://orkestro.net'],
  ['https://orkestro.net//evil.example/api', 'https://orkestro.net'],
  ['https://orkestro.net/https://evil.example', 'https://orkestro.net'],
  ['https://orkestro.net.evil.example/api', 'https://orkestro.net.evil.example'],
  ['https://evil.example/orkestro.net', 'https://evil.example'],
  ...[
    '',
    ' ',
    'orkestro.net',
    'orkestro.net/api/v1',
    '//orkestro.net/api',
    '/api/v1',
    'https://',
    'https:///',
    'https:orkestro.net',
    'https:/orkestro.net',
    'https:///orkestro.net',
    'https:////orkestro.net',
    'https:\\\\orkestro.net',
    'https:/\\orkestro.net',
    'https://orkestro.net\\@evil.example/',
    'https://evil.example\\.orkestro.net/',
    'https://orkestro.net@evil.example/api',
    'https://orkestro.net:443@evil.example/api',
    'https://user@orkestro.net/api',
    'https://:pass@orkestro.net/api',
    'https://user:pass@orkestro.net/api',
    'https://@orkestro.net/api',
    'https://orkestro.net%40evil.example/api',
    'https://orkestro.net?@evil.example/',
    'https://orkestro.net#@evil.example/',
    'https://orkestro.net/api?key=1',
    'https://orkestro.net/api?',
    'https://orkestro.net/api#x',
    'https://orkestro.net/api#',
    'https://orkestro.net/../api',
    'https://orkestro.net/api/./v1',
    'https://orkestro.net/%2e%2e/api',
    'https://orkestro.net/api /v1',
    ' https://orkestro.net/api',
    'https://orkestro.net/api\n',
    'https://orke\nstro.net/api',
    'https://orke\tstro.net/api',
    'ht\ntps://orkestro.net/api',
    'https://orkestro.net\u0000.evil.example/',
    'https://orkestro.net\u3002evil.example/',
    'https://orkestro.net\uff0fevil.example/',
    'https://оrkestro.net/api',
    'https://ørkestro.net/api',
    'https://orkestro\u200b.net/api',
    'https://orkestro.net./api',
    'https://%6frkestro.net/api',
    'https://orkestro.net:/api',
    'https://orkestro.net:0443/api',
    'https://orkestro.net:99999/api',
    'https://orkestro.net:a/api',
    'http://orkestro.net/api/v1',
    'http://orkestro.net:443/api/v1',
    'http://10.0.0.1/api',
    'http://0.0.0.0/api',
    'http://[::]/api',
    'http://[::ffff:127.0.0.1]/api',
    'http://127.1/api',
    'http://0x7f000001/api',
    'http://2130706433/api',
    'http://0177.0.0.1/api',
    'http://127.0.0.1.evil.example/api',
    'http://localhost.evil.example/api',
    'http://localhost./api',
    'http://evil.example#localhost',
    'http://localhost@evil.example/',
    'ftp://orkestro.net/api',
    'file:///etc/passwd',
    'javascript:fetch(1)',
    'data:text/plain,x',
    'ws://localhost/api',
    'blob:https://orkestro.net/1',
    'https://[::1',
    'https://[orkestro.net]/',
  ].map((text) => [text, null] as const),
];

describe('the key', () => {
  it('threat row 16: is tried against at least eighty ways to write an address', () => {
    expect(new Set(VARIANTS.map(([text]) => text)).size).toBeGreaterThanOrEqual(80);
  });

  it.each(VARIANTS)('threat row 16: with api-url %j goes to %j and nowhere else', async (baseUrl, origin) => {
    const clock = createClock();
    const send = createScript((request) => ({
      body: '[]',
      // What the server says about the next page must not lead the key away either.
      headers: request.url.search === '' ? { link: '<https://elsewhere.example/next>; rel="next"' } : {},
    }));
    const origins = origin === null ? ['https://orkestro.net'] : [origin];
    const httpClient = createHttpClient({ clock, send, origins, deadline: () => clock.now() + 60_000 });
    const use = async (): Promise<void> => {
      const client = createMarketplaceClient({ baseUrl, apiKey: KEY, httpClient });
      await client.listMissions().catch(() => undefined);
      await client.acceptMission('1');
    };
    if (origin === null) await expect(use()).rejects.toMatchObject({ code: 'bad_url' });
    else await use();
    expect(send.seen.map(({ url }) => url.origin)).toEqual(origin === null ? [] : [origin, origin]);
    expect(send.seen.every(({ url }) => !url.href.includes(KEY))).toBe(true);
  });

  it('threat row 16: stays here when the door was opened for another origin', async () => {
    const clock = createClock();
    const send = createScript({ body: '[]' });
    const httpClient = createHttpClient({ clock, send, origins: ['https://api.github.com'], deadline: () => Infinity });
    const client = createMarketplaceClient({ baseUrl: 'https://orkestro.net/api/v1', apiKey: KEY, httpClient });
    await expect(client.listMissions()).rejects.toMatchObject({ code: 'unreachable' });
    expect(await client.acceptMission('1')).toMatchObject({ kind: 'refused' });
    expect(send.seen).toEqual([]);
  });
});
