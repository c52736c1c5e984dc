import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createSecrets, listDerivedForms } from '../../../src/action/runner/secrets.ts';
import { anyText } from '../../support/any-text.ts';

const CANARY = 'osk_live_C4n"ary/\\key+é=?&';
const PLAIN_CANARY = 'canary-7f3a91d2c4';

const ENCODERS: readonly (readonly [string, (secret: string) => string])[] = [
  ['raw', (secret) => secret],
  ['base64', (secret) => Buffer.from(secret).toString('base64')],
  ['base64 at offset 1', (secret) => Buffer.from(`x${secret}tail`).toString('base64')],
  ['base64 at offset 2', (secret) => Buffer.from(`xy${secret}tail`).toString('base64')],
  ['base64 inside basic auth', (secret) => Buffer.from(`x-access-token:${secret}`).toString('base64')],
  ['base64url', (secret) => Buffer.from(`a${secret}`).toString('base64url')],
  ['URL-encoded', (secret) => encodeURIComponent(secret)],
  ['URL-encoded, lower case', (secret) => encodeURIComponent(secret).replaceAll(/%../g, (s) => s.toLowerCase())],
  ['URL, as a path', (secret) => encodeURI(secret)],
  ['hex', (secret) => Buffer.from(secret).toString('hex')],
  ['hex, upper case', (secret) => Buffer.from(secret).toString('hex').toUpperCase()],
  ['JSON', (secret) => JSON.stringify({ key: secret })],
  ['JSON in JSON', (secret) => JSON.stringify(JSON.stringify({ key: secret }))],
];

describe('redact', () => {
  it.each(ENCODERS)('finds a secret in %s', (_name, encode) => {
    for (const secret of [CANARY, PLAIN_CANARY]) {
      const secrets = createSecrets();
      secrets.add(secret);
      const text = `before ${encode(secret)} after`;
      const redacted = secrets.redact(text);
      expect(redacted).toContain('***');
      // Only the edges, where the secret shares characters with its neighbors, may be left.
      expect(redacted).not.toContain(encode(secret).slice(-20, -6));
    }
  });

  it('finds every secret under every encoder', () => {
    fc.assert(
      fc.property(
        anyText({ minLength: 12, maxLength: 60 }).filter((text) => text.trim().length >= 12),
        fc.constantFrom(...ENCODERS),
        (secret, [, encode]) => {
          const secrets = createSecrets();
          secrets.add(secret.toWellFormed());
          expect(secrets.redact(encode(secret.toWellFormed()))).toContain('***');
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('covers each line of a secret that was pasted with line breaks', () => {
    const secrets = createSecrets();
    secrets.add('first-line-of-it\nsecond-line-of-it\n');
    expect(secrets.redact('x second-line-of-it y')).toBe('x *** y');
  });

  it.each([
    'osk_live_0123456789abcdef',
    `ghp_${'a1'.repeat(18)}`,
    `ghs_${'b2'.repeat(18)}`,
    `github_pat_${'c3'.repeat(20)}`,
  ])('takes out what is shaped like a key though nobody named it: %s', (key) => {
    expect(createSecrets().redact(`see ${key}.`)).toBe('see ***.');
  });

  it('leaves ordinary text alone', () => {
    const secrets = createSecrets();
    secrets.add(PLAIN_CANARY);
    const text = 'osk_ is the prefix; canary birds; ghp_short; 100 %';
    expect(secrets.redact(text)).toBe(text);
  });

  it('takes longer forms first, so that no rest of one is left', () => {
    const secrets = createSecrets();
    secrets.add('abcdefgh');
    secrets.add('abcdefgh-and-more');
    expect(secrets.redact('abcdefgh-and-more')).toBe('***');
  });
});

describe('derivedForms', () => {
  it.each(['', '   ', 'a', 'abc'])('has none for %j, which would blot out everything', (secret) => {
    expect(listDerivedForms(secret)).toEqual([]);
  });

  it('has no short derived form, and no form twice', () => {
    for (const secret of [CANARY, PLAIN_CANARY, 'abcd', 'short']) {
      const forms = listDerivedForms(secret);
      expect(new Set(forms).size).toBe(forms.length);
      expect(forms.filter((form) => form !== secret && form.length < 8)).toEqual([]);
    }
  });

  it('survives a lone surrogate', () => {
    expect(() => listDerivedForms('broken-\ud800-secret')).not.toThrow();
  });
});

describe('add', () => {
  it('answers with what is new only', () => {
    const secrets = createSecrets();
    expect(secrets.add(PLAIN_CANARY).length).toBeGreaterThan(4);
    expect(secrets.add(PLAIN_CANARY)).toEqual([]);
  });
});
