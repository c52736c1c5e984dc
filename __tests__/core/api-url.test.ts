import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isLoopback, parseApiUrl } from '../../src/core/api-url.ts';

describe('an api-url is refused', () => {
  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['orkestro.net/api', 'not_a_url'],
    ['//orkestro.net/api', 'not_a_url'],
    ['https://', 'not_a_url'],
    ['https://[::1', 'not_a_url'],
    ['https://orkestro.net:99999/', 'not_a_url'],
    ['ftp://orkestro.net/', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['data:text/plain,x', 'scheme'],
    ['ws://127.0.0.1/', 'scheme'],
    ['http://orkestro.net/api/v1', 'plain_http'],
    ['http://127.0.0.1.example.com/', 'plain_http'],
    ['http://localhost.example.com/', 'plain_http'],
    ['http://10.0.0.1/', 'plain_http'],
    ['http://169.254.169.254/latest/meta-data', 'plain_http'],
    ['http://0.0.0.0/', 'plain_http'],
    ['http://[::]/', 'plain_http'],
    ['http://128.0.0.1/', 'plain_http'],
    ['https://user@orkestro.net/', 'user_info'],
    ['https://user:pass@orkestro.net/', 'user_info'],
    ['https://:pass@orkestro.net/', 'user_info'],
    ['https://@orkestro.net/', 'user_info'],
    ['https://orkestro.net@evil.example/', 'user_info'],
    ['https://orkestro.net/?', 'query'],
    ['https://orkestro.net/?key=1', 'query'],
    ['https://orkestro.net/#', 'fragment'],
    ['https://orkestro.net/#x', 'fragment'],
    ['https:\\\\orkestro.net', 'not_canonical'],
    ['https://orkestro.net\\@evil.example', 'not_canonical'],
    ['https:/orkestro.net', 'not_canonical'],
    ['https:orkestro.net', 'not_canonical'],
    ['https:///orkestro.net', 'not_canonical'],
    ['https://orkestro.net/a b', 'not_canonical'],
    ['https://orkestro.net/\n', 'not_canonical'],
    ['https://orkestro.net/a/../b', 'not_canonical'],
    ['https://orkestro.net/./b', 'not_canonical'],
    ['https://orkestro.net./api', 'not_canonical'],
    ['https://orkеstro.net/api', 'not_canonical'],
    ['https://%6frkestro.net/api', 'not_canonical'],
    ['http://2130706433/', 'not_canonical'],
    ['http://0x7f.1/', 'not_canonical'],
    ['http://127.1/', 'not_canonical'],
    ['http://0177.0.0.1/', 'not_canonical'],
    ['https://orkestro.net:0443/', 'not_canonical'],
    ['https://orkestro.net:/', 'not_canonical'],
  ])('%j: %s', (text, problem) => {
    const reading = parseApiUrl(text);
    expect(reading).toMatchObject({ kind: 'refused', problem });
    expect(reading.kind === 'refused' && reading.message.length).toBeGreaterThan(10);
  });
});

describe('an api-url is taken', () => {
  it.each([
    ['https://orkestro.net/api/v1', 'https://orkestro.net/api/v1', 'https://orkestro.net'],
    ['https://orkestro.net/api/v1///', 'https://orkestro.net/api/v1', 'https://orkestro.net'],
    ['https://orkestro.net', 'https://orkestro.net', 'https://orkestro.net'],
    ['HTTPS://ORKESTRO.NET/Api', 'https://orkestro.net/Api', 'https://orkestro.net'],
    ['https://orkestro.net:443/x', 'https://orkestro.net/x', 'https://orkestro.net'],
    ['https://orkestro.net:8443/x', 'https://orkestro.net:8443/x', 'https://orkestro.net:8443'],
    ['https://10.0.0.1/x', 'https://10.0.0.1/x', 'https://10.0.0.1'],
    ['http://localhost:3000', 'http://localhost:3000', 'http://localhost:3000'],
    ['http://127.0.0.1:8080/api', 'http://127.0.0.1:8080/api', 'http://127.0.0.1:8080'],
    ['http://127.255.0.9/', 'http://127.255.0.9', 'http://127.255.0.9'],
    ['http://[::1]:8080/', 'http://[::1]:8080', 'http://[::1]:8080'],
  ])('%s', (text, base, origin) => {
    expect(parseApiUrl(text)).toEqual({ kind: 'ok', base, origin });
  });

  it('only when it is https, or plain http to loopback, whatever the text', () => {
    const parts = [
      'http',
      's',
      '://',
      '127.0.0.1',
      'localhost',
      'evil.example',
      '@',
      ':',
      '/',
      '\\',
      '?',
      '#',
      '.',
      ' ',
    ];
    const text = fc.array(fc.constantFrom(...parts), { maxLength: 9 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(
        fc.oneof(text, fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string()),
        (given) => {
          const reading = parseApiUrl(given);
          if (reading.kind !== 'ok') return;
          const url = new URL(reading.base);
          expect(url.protocol === 'https:' || isLoopback(url.hostname)).toBe(true);
          expect(url.origin).toBe(reading.origin);
          expect([url.username, url.password, url.search, url.hash]).toEqual(['', '', '', '']);
          expect(given.toLowerCase()).toContain(url.hostname);
        },
      ),
      { numRuns: 5_000 },
    );
  });
});
