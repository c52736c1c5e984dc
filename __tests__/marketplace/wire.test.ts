import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Mission } from '../../src/core/domain/mission.ts';
import {
  isMissionId,
  parseJson,
  parseErrorMessage,
  toMission,
  toMissions,
  toSpecialists,
  toWireOrder,
} from '../../src/marketplace/wire.ts';
import { anyText } from '../support/any-text.ts';
import { ORDER, WIRE } from '../support/marketplace.ts';

function read(json: unknown): Mission {
  const reading = toMission(json);
  if (reading.kind === 'bad') throw new Error(reading.why);
  return reading.value;
}
const withField = (field: string, value: unknown): Mission => read({ ...WIRE, [field]: value });
const whyNot = (json: unknown): string => {
  const reading = toMission(json);
  return reading.kind === 'bad' ? reading.why : 'it was taken';
};

describe('toMission', () => {
  it('reads everything, bare or in its envelope, and drops what it does not know', () => {
    const mission = {
      id: 'm-1',
      title: WIRE.title,
      description: WIRE.description,
      phase: 'awaiting_acceptance',
      status: 'awaiting_acceptance',
      verification: 'passed',
      verificationText: 'passed',
      escrowStatus: 'held',
      specialist: WIRE.specialist,
      rank: 90,
      category: 'DevOps',
      tier: 'T2 Guaranteed',
      budgetCents: 12_050,
      dod: WIRE.dod,
      reworkCount: 1,
      createdAt: Date.UTC(2026, 10, 23, 12),
    };
    expect(read(WIRE)).toEqual(mission);
    expect(read({ mission: { ...WIRE, secret: 1, __proto__: { rank: 3 } }, took_ms: 3 })).toEqual(mission);
  });

  it('needs id, title and status only', () => {
    expect(read({ id: 7, title: '', status: 'submitted' })).toEqual({
      id: '7',
      title: '',
      description: null,
      phase: 'submitted',
      status: 'submitted',
      verification: 'pending',
      verificationText: null,
      escrowStatus: null,
      specialist: null,
      rank: null,
      category: null,
      tier: null,
      budgetCents: null,
      dod: null,
      reworkCount: null,
      createdAt: null,
    });
  });

  it.each(Object.keys(WIRE).filter((key) => !['id', 'title', 'status'].includes(key)))('takes null for %s', (field) => {
    expect(() => withField(field, null)).not.toThrow();
  });

  it.each([
    ['id', undefined],
    ['id', null],
    ['id', ''],
    ['id', '.'],
    ['id', '..'],
    ['id', 1.5],
    ['id', {}],
    ['id', '\ud800'],
    ['id', 'x'.repeat(201)],
    ['title', undefined],
    ['title', null],
    ['title', 7],
    ['status', undefined],
    ['status', null],
    ['status', ''],
    ['status', '  '],
    ['status', true],
    ['status', ['accepted']],
    ['description', 7],
    ['budget_usd', true],
    ['budget_usd', []],
    ['rework_count', '1'],
    ['created_at', {}],
  ])('does not take %s: %j, and says where', (field, value) => {
    expect(whyNot({ mission: { ...WIRE, [field]: value } })).toContain(`mission.${field}`);
  });

  it.each([
    ['escrow_status', {}, 'escrowStatus'],
    ['specialist', 7, 'specialist'],
    ['specialist', {}, 'specialist'],
    ['specialist', { name: 7 }, 'specialist'],
    ['rank', '87', 'rank'],
    ['rank', {}, 'rank'],
    ['category', { name: 'DevOps' }, 'category'],
    ['tier', 1, 'tier'],
    ['dod', ['a', 'b'], 'dod'],
  ] as const)('drops %s: %j, which decides nothing, and keeps the rest', (field, value, name) => {
    expect(withField(field, value)).toEqual({ ...read(WIRE), [name]: null });
  });

  it.each([[undefined], [null], [7], ['text'], [[]], [[WIRE]], [{}], [{ mission: null }], [{ mission: [WIRE] }]])(
    'does not take %j at all',
    (json) => {
      expect(toMission(json).kind).toBe('bad');
    },
  );

  it.each([
    ['accepted', 'accepted'],
    ['ACCEPTED', 'accepted'],
    ['Cancelled', 'ended'],
    ['canceled', 'ended'],
    ['refunded', 'ended'],
    ['teleported', 'unknown'],
    ['accepted!', 'unknown'],
    ['constructor', 'unknown'],
  ])('reads status %j as %s and keeps the word', (status, phase) => {
    expect(withField('status', status)).toMatchObject({ phase, status });
  });

  it.each([
    ['passed', 'passed', 'passed'],
    ['PASSED', 'passed', 'PASSED'],
    ['failed', 'failed', 'failed'],
    ['rejected', 'failed', 'rejected'],
    ['in review', 'pending', 'in review'],
    ['', 'pending', ''],
    [{ status: 'passed' }, 'passed', 'passed'],
    [{ result: 'failed' }, 'failed', 'failed'],
    [{ status: 'pending', result: 'passed' }, 'pending', 'pending'],
    [{ status: 1, result: 'passed' }, 'pending', null],
    [{ passed: true }, 'pending', null],
    [true, 'pending', null],
    [1, 'pending', null],
    [['passed'], 'pending', null],
    [null, 'pending', null],
    [undefined, 'pending', null],
  ])('reads verification %j as %s', (value, verification, verificationText) => {
    expect(withField('verification', value)).toMatchObject({ verification, verificationText });
  });

  it.each([
    [120, 12_000],
    [0, 0],
    [0.1, 10],
    [19.99, 1_999],
    [1.005, null],
    [0.001, null],
    [-1, null],
    [1e300, null],
    [9_999_999.99, 999_999_999],
    ['120.00', 12_000],
    ['19.9', 1_990],
    ['1,000', null],
    ['1e3', null],
    ['-5', null],
    ['', null],
    ['١٢', null],
    [null, null],
  ])('reads a budget of %j dollars as %j cents', (usd, cents) => {
    expect(withField('budget_usd', usd).budgetCents).toBe(cents);
  });

  it('reads back every number of cents that it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (budgetCents) => {
        const text = JSON.stringify({ budget_usd: toWireOrder({ ...ORDER, budgetCents })['budget_usd'] });
        expect(text).toMatch(/^\{"budget_usd":\d+(\.\d{1,2})?\}$/);
        expect(withField('budget_usd', (JSON.parse(text) as typeof WIRE).budget_usd).budgetCents).toBe(budgetCents);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    [100, 100],
    [0, 0],
    [101, null],
    [-1, null],
    [89.5, null],
  ])('reads rank %j as %j', (rank, read_) => {
    expect(withField('rank', rank).rank).toBe(read_);
  });

  it.each([
    ['2026-11-23T12:00:00.5+01:00', Date.UTC(2026, 10, 23, 11, 0, 0, 500)],
    ['2026-11-23T12:00:00+0100', Date.UTC(2026, 10, 23, 11)],
    ['2026-11-23T12:00:00+01', null],
    ['2026-11-23T12:00:00z', Date.UTC(2026, 10, 23, 12)],
    [1_795_435_200, 1_795_435_200_000],
    [1_795_435_200_123, 1_795_435_200_123],
    ['yesterday', null],
    ['2026', null],
    ['2026-99-99T00:00:00Z', null],
    [0, null],
    [-5, null],
    [1e300, null],
  ])('reads the time %j as %j', (value, ms) => {
    expect(withField('created_at', value).createdAt).toBe(ms);
  });

  it('takes a specialist as an object with a name', () => {
    expect(withField('specialist', { name: 'Analyst', id: 3 }).specialist).toBe('Analyst');
  });

  it('mends half characters, so that nothing later trips over them', () => {
    expect(withField('title', 'a\ud800b').title).toBe('a\ufffdb');
    expect(withField('verification', '\udc00').verificationText).toBe('\ufffd');
  });
});

describe('lists', () => {
  const two = [WIRE, { ...WIRE, id: 2 }];

  it.each([[two], [{ missions: two }], [{ data: two }], [{ items: two }], [{ missions: null, items: two }]])(
    'are taken bare or in an envelope (%#)',
    (json) => {
      const reading = toMissions(json);
      expect(reading.kind === 'ok' && reading.value.map((mission) => mission.id)).toEqual(['m-1', '2']);
    },
  );

  it.each([[{}], [null], [{ missions: null }], [{ missions: { 0: WIRE } }], [{ results: two }], ['[]']])(
    'are not read into %j: no list is not an empty list',
    (json) => {
      expect(toMissions(json)).toEqual({ kind: 'bad', why: 'expected a list, bare or as missions, data or items' });
    },
  );

  it('are spoiled by one bad item, which might be the one that is looked for', () => {
    expect(toMissions([WIRE, { ...WIRE, title: null }])).toEqual({
      kind: 'bad',
      why: 'missions[1].title: expected string',
    });
  });

  it('of specialists: only the name is needed, the price is text', () => {
    const full = {
      persona: 'Ada',
      name: 'SRE',
      type: 'Engineering & IT',
      tier: 'New',
      rank: 0,
      score: 4.5,
      missions: 3,
      price: '$90',
    };
    expect(
      toSpecialists({
        specialists: [
          { ...full, extra: 1 },
          { name: 'x', price: 7, missions: -1 },
        ],
      }),
    ).toEqual({
      kind: 'ok',
      value: [
        full,
        { name: 'x', persona: null, type: null, tier: null, rank: null, score: null, missions: null, price: '7' },
      ],
    });
    const odd = { name: 'x', persona: [], type: 1, tier: {}, rank: '87', score: 'good', missions: '3', price: {} };
    const nothing = { persona: null, type: null, tier: null, rank: null, score: null, missions: null, price: null };
    expect(toSpecialists([odd])).toEqual({ kind: 'ok', value: [{ name: 'x', ...nothing }] });
    expect(toSpecialists([{ name: null }])).toMatchObject({ kind: 'bad' });
  });
});

describe('toWireOrder', () => {
  it('writes MissionInput', () => {
    expect(toWireOrder(ORDER)).toEqual({
      title: 'T',
      kind: 'mission',
      description: 'D',
      category: 'DevOps',
      tier: 'T1 Verified',
      budget_usd: 120.5,
      dod: 'Done',
      auto_assign: true,
    });
  });

  it('is a hire exactly when a specialist is named', () => {
    expect(toWireOrder({ ...ORDER, specialist: 'SRE' })).toMatchObject({ kind: 'hire', specialist: 'SRE' });
    expect(toWireOrder({ ...ORDER, autoAssign: false })).toMatchObject({ kind: 'mission', auto_assign: false });
  });
});

describe('parseJson', () => {
  it('keeps the digits of an id that no double holds', () => {
    const reading = parseJson('{"mission":{"id":12345678901234567890,"title":"t","status":"submitted"}}');
    expect(reading.kind === 'ok' && read(reading.value).id).toBe('12345678901234567890');
  });

  it.each(['{"id":1e400}', '{"id":1.5e300}'])('does not take %s for an id', (text) => {
    const reading = parseJson(text);
    const inner = reading.kind === 'ok' ? (reading.value as object) : {};
    expect(toMission({ ...WIRE, ...inner }).kind).toBe('bad');
  });

  it.each(['', ' ', '{', '<html>', '{"a":1}x', 'undefined', "{'a':1}", '{"a":"\u0000"}'])('refuses %j', (text) => {
    expect(parseJson(text).kind).toBe('bad');
  });

  it('survives nesting that no walk survives', () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    expect(['ok', 'bad']).toContain(parseJson(deep).kind);
  });
});

describe('readMessage', () => {
  it.each([
    [{ error: 'a', message: 'b' }, 'a'],
    [{ error: { message: 'a', code: 1 } }, 'a'],
    [{ error: { code: 1 }, message: 'b' }, 'b'],
    [{ error: '', message: 'b' }, 'b'],
    [{ message: 'b', detail: 'c' }, 'b'],
    [{ detail: 'c' }, 'c'],
    [{ detail: [{ msg: 'c' }] }, null],
    [{}, null],
    [[], null],
    ['text', null],
    [null, null],
  ])('of %j is %j', (body, message) => {
    expect(parseErrorMessage(JSON.stringify(body))).toBe(message);
  });

  it('of what is not JSON is the text itself; of nothing is nothing', () => {
    expect(parseErrorMessage('<h1>502</h1>')).toBe('<h1>502</h1>');
    expect(parseErrorMessage(' ')).toBeNull();
  });
});

describe('isMissionId', () => {
  it('lets through exactly what stays one segment of a URL', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 220 }), (id) => {
        if (!isMissionId(id)) return;
        const url = new URL(`https://orkestro.net/a/missions/${encodeURIComponent(id)}/accept`);
        const segments = url.pathname.split('/');
        expect([segments.length, decodeURIComponent(segments[3] ?? '')]).toEqual([5, id]);
      }),
      { numRuns: 2_000 },
    );
  });
});
