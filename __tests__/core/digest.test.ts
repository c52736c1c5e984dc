import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson, createSigner, sha256 } from '../../src/core/digest.ts';

describe('sha256', () => {
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['é', '4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c'],
  ])('of %j', (text, hash) => {
    expect(sha256(text)).toBe(hash);
  });
});

describe('the seal', () => {
  const signer = createSigner('osk_test_key');
  const mac = signer.mac('round 1');

  it('knows its own', () => {
    expect(mac).toMatch(/^[0-9a-f]{64}$/);
    expect(signer.verify('round 1', mac)).toBe(true);
    expect(createSigner('osk_test_key').verify('round 1', mac)).toBe(true);
  });

  it('is the one that earlier releases wrote: HKDF-SHA256 of the key, then HMAC-SHA256', () => {
    expect(createSigner('osk_test_one').mac('x')).toBe(
      '0e0c9ea3b88ef124229a8a4123d4cdc757a6039e601511c038066e3623ab3c15',
    );
  });

  it('refuses another text, another key, another length', () => {
    expect(signer.verify('round 2', mac)).toBe(false);
    expect(createSigner('osk_test_kez').verify('round 1', mac)).toBe(false);
    expect(createSigner('').verify('round 1', mac)).toBe(false);
    for (const wrong of ['', mac.slice(1), `${mac}=`, 'é'.repeat(64)])
      expect(signer.verify('round 1', wrong)).toBe(false);
  });

  it('refuses every change of one character', () => {
    for (let index = 0; index < mac.length; index += 1) {
      const changed = mac.slice(0, index) + (mac[index] === 'A' ? 'B' : 'A') + mac.slice(index + 1);
      expect(signer.verify('round 1', changed)).toBe(false);
    }
  });

  it('is not the plain HMAC or hash of the key', () => {
    expect(mac).not.toContain('osk');
    expect(mac).not.toBe(createSigner(sha256('osk_test_key')).mac('round 1'));
  });
});

describe('canonical JSON', () => {
  it.each([
    [{ b: 1, a: [{ d: null, c: 'x' }] }, '{"a":[{"c":"x","d":null}],"b":1}'],
    [[3, 1, 2], '[3,1,2]'],
    [null, 'null'],
    ['a', '"a"'],
    [{ a: undefined, b: 1 }, '{"b":1}'],
    [{ é: 1, z: 2, Z: 3 }, '{"Z":3,"z":2,"é":1}'],
    [JSON.parse('{"__proto__":1,"a":2}'), '{"__proto__":1,"a":2}'],
    [{ 2: 'b', 10: 'a', '-': 'c', 1: { 9: 1, 11: 2 } }, '{"-":"c","1":{"11":2,"9":1},"10":"a","2":"b"}'],
    [[undefined, new Date(0)], '[null,"1970-01-01T00:00:00.000Z"]'],
  ])('of %j', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it('sorts the keys of the example in RFC 8785, section 3.2.3', () => {
    const example = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    const order = [...canonicalJson(example).matchAll(/:"([^"]+)"/g)].map(([, name]) => name);
    expect(order).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  it('is what another implementation of RFC 8785 writes, for keys that look like integers too', () => {
    const key = fc.oneof(fc.nat(120).map(String), fc.string({ maxLength: 3 }));
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.oneof(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean()),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(key, tie('value'), { maxKeys: 6 }),
      ),
    }));
    fc.assert(
      fc.property(value, (any) => {
        expect(canonicalJson(any)).toBe(canonicalize(any));
      }),
      { numRuns: 500 },
    );
  });

  it('is the same whatever the order of the keys, and loses nothing', () => {
    const reverse = (value: unknown): unknown => {
      if (value === null || typeof value !== 'object') return value;
      if (Array.isArray(value)) return value.map(reverse);
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, inner]) => [key, reverse(inner)]),
      );
    };
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(reverse(value))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
