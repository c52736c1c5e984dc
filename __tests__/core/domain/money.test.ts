import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { centsToUsd, formatUsd, parseBudget, usdToCents } from '../../../src/core/domain/money.ts';

describe('a budget', () => {
  it.each([
    ['0', 0],
    ['0.01', 1],
    ['0.1', 10],
    ['120', 12_000],
    ['120.5', 12_050],
    ['99.99', 9_999],
    ['007', 700],
    ['9999999.99', 999_999_999],
    ['1.10', 110],
    ['4.35', 435],
    ['1.15', 115],
  ])('%s is %d cents', (text, cents) => {
    expect(parseBudget(text)).toBe(cents);
  });

  it.each([
    '',
    ' ',
    '1e9',
    '1E2',
    '1,000',
    '1.000',
    '1.',
    '.5',
    '-1',
    '+1',
    '$1',
    '0x10',
    '0b1',
    '1_000',
    '10000000',
    'NaN',
    'Infinity',
    '١٢٠',
    '１２０',
    '१२',
    '12\u200B0',
    '\u202E021',
    '120 ',
    ' 120',
    '120\n',
    '\n120',
    '120\n\n5',
    '1 000',
    '1\u00A0000',
    '120USD',
    '1/2',
    '½',
    '²',
    '--1',
    '1.2.3',
    '1.234',
    '1.2e3',
  ])('%j is none', (text) => {
    expect(parseBudget(text)).toBeNull();
  });

  it('threat row 24: is read from 2,000 odd strings exactly when they follow the grammar', () => {
    const piece = fc.constantFrom(
      ...[
        '0',
        '1',
        '9',
        '12',
        '999',
        '.',
        '.',
        ',',
        '-',
        '+',
        'e',
        '$',
        ' ',
        '\n',
        '٣',
        '９',
        '\u200B',
        '\u202E',
        '0x',
        '_',
      ],
    );
    const odd = fc.oneof(
      fc.array(piece, { maxLength: 7 }).map((parts) => parts.join('')),
      fc.string(),
      fc.double().map(String),
    );
    let read = 0;
    fc.assert(
      fc.property(odd, (text) => {
        const cents = parseBudget(text);
        const [dollars = '', fraction, ...rest] = text.split('.');
        const digits = (part: string, most: number): boolean =>
          part.length >= 1 && part.length <= most && Array.from(part).every((one) => '0123456789'.includes(one));
        const fits = digits(dollars, 7) && (fraction === undefined || digits(fraction, 2)) && rest.length === 0;
        expect(cents !== null).toBe(fits);
        if (cents === null) return;
        read += 1;
        expect(Number.isSafeInteger(cents)).toBe(true);
        expect(cents).toBe(Math.round(Number(text) * 100));
      }),
      { numRuns: 2_000 },
    );
    expect(read).toBeGreaterThan(10);
  });
});

describe('cents', () => {
  it.each([
    [0, '$0.00'],
    [5, '$0.05'],
    [12_050, '$120.50'],
    [100_000, '$1,000.00'],
    [99_999_999_99, '$99,999,999.99'],
    [-150, '-$1.50'],
  ])('%d read %s', (cents, text) => {
    expect(formatUsd(cents)).toBe(text);
  });

  it('survive the wire', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (cents) => {
        expect(usdToCents(centsToUsd(cents))).toBe(cents);
        expect(usdToCents(JSON.parse(JSON.stringify(centsToUsd(cents))) as number)).toBe(cents);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    [120, 12_000],
    [0.1 + 0.2, 30],
    [4.35, 435],
    [0, 0],
  ])('come from %d dollars', (usd, cents) => {
    expect(usdToCents(usd)).toBe(cents);
  });

  it.each([NaN, Infinity, -Infinity, -1, -0.01, 0.005, 1.001, 120.999, 1e15, 1e300])('do not come from %d', (usd) => {
    expect(usdToCents(usd)).toBeNull();
  });
});
