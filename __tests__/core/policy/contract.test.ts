import { describe, expect, it } from '@jest/globals';
import { buildPolicy } from '../../support/builders.ts';
import { createSigner } from '../../../src/core/digest.ts';
import type { Verdict } from '../../../src/core/domain/model.ts';
import type { Contract, JudgingSettings } from '../../../src/core/policy/contract.ts';
import {
  applyStated,
  combineVerdicts,
  describeChanges,
  formatContract,
  readContract,
} from '../../../src/core/policy/contract.ts';

const SETTINGS: JudgingSettings = { ...buildPolicy(), settlePermission: 'write', allowedBots: [] };
const CONTRACT: Contract = {
  base: 'main',
  head: null,
  hiredAt: 1_795_435_200_000,
  budgetCents: 12_000,
  prNumber: null,
  lock: 'reaction',
  settings: SETTINGS,
};
const KEY = { subject: 'repo=700000001 number=12', generation: 1 };
const signer = createSigner('osk_live_one');
const read = (
  description: string | null,
  more: Partial<{ key: typeof KEY; today: JudgingSettings; apiKey: string }> = {},
) =>
  readContract(description, more.key ?? KEY, {
    signer: more.apiKey === undefined ? signer : createSigner(more.apiKey),
    today: more.today ?? SETTINGS,
  });
const REFERENCE = `Orkestro-Reference: repo=700000001 number=12 gen=1 brief=${'a'.repeat(64)} comment=1`;

describe('the contract in a description', () => {
  const line = formatContract(CONTRACT, KEY, signer);

  it('is one line above the reference, and comes back whole', () => {
    expect(line).toMatch(/^Orkestro-Contract: v1\.[A-Za-z0-9_-]+\.[0-9a-f]{64}$/);
    expect(read(`Text.\n\n${line}\n${REFERENCE}`)).toEqual({ kind: 'read', contract: CONTRACT, changed: [] });
  });

  it.each([
    ['wrapped in paragraphs', `<p>Text</p>\n<p>${line}</p>\n<p>${REFERENCE}</p>`],
    ['followed by lines of the marketplace', `${line}\n${REFERENCE}\n${'Posted by X\n'.repeat(8)}`],
    ['the last of several', `${line.replace('v1.', 'v1.AAAA')}\n${line}\n${REFERENCE}`],
  ])('is found %s', (_how, description) => {
    expect(read(description)).toMatchObject({ kind: 'read', contract: CONTRACT });
  });

  it.each([
    ['without a description', null, {}],
    ['without a line', REFERENCE, {}],
    ['above the last ten lines', `${line}\n${'x\n'.repeat(10)}`, {}],
    ['with a later, forged one', `${line}\n${line.replace(/.$/, (end) => (end === '0' ? '1' : '0'))}`, {}],
    ['of another mission of the issue', line, { key: { ...KEY, generation: 2 } }],
    ['of another issue', line, { key: { ...KEY, subject: 'repo=700000001 number=13' } }],
    ['under another API key', line, { apiKey: 'osk_live_two' }],
    ['of a later version', line.replace('v1.', 'v2.'), {}],
  ])('is unreadable %s', (_how, description, more) => {
    expect(read(description, more)).toMatchObject({ kind: 'unreadable' });
  });

  it('carries a long list as its hash, and says when the list of today is another one', () => {
    const long = Array.from({ length: 100 }, (_, at) => `packages/part-${at}/**`);
    const settings = { ...SETTINGS, protectedPaths: long };
    const short = formatContract({ ...CONTRACT, settings }, KEY, signer);
    expect(short.length).toBeLessThan(1_200);
    expect(read(short, { today: settings })).toEqual({
      kind: 'read',
      contract: { ...CONTRACT, settings },
      changed: [],
    });
    expect(read(short)).toMatchObject({ kind: 'read', changed: ['protectedPaths'] });
  });
});

describe('the settings of today', () => {
  const today: JudgingSettings = { ...SETTINGS, checks: { kind: 'none' }, protectedPaths: [], maxReworks: 1 };

  it('count only where an input or the config file states them', () => {
    expect(applyStated(SETTINGS, today, new Set())).toEqual(SETTINGS);
    expect(applyStated(SETTINGS, today, new Set(['checks', 'max-reworks']))).toEqual({
      ...SETTINGS,
      checks: { kind: 'none' },
      maxReworks: 1,
    });
  });

  it('are named where they differ, with both values', () => {
    expect(describeChanges(SETTINGS, { ...SETTINGS, checks: { kind: 'none' } })).toEqual([
      'checks: {"kind":"required"} at the hire, {"kind":"none"} today',
    ]);
    expect(describeChanges(SETTINGS, SETTINGS)).toEqual([]);
  });
});

describe('two verdicts', () => {
  const KINDS = ['accept', 'rework', 'wait', 'hold'] as const;
  const verdict = (kind: Verdict['kind'], message: string): Verdict => ({
    kind,
    code: kind === 'accept' ? 'checks_passed' : 'checks_failed',
    message,
    nextStep: '',
  });
  const PAIRS = KINDS.flatMap((contract) => KINDS.map((today) => [contract, today] as const));

  it.each(PAIRS)('of %s and %s: the more cautious one', (contract, today) => {
    const both = combineVerdicts(verdict(contract, 'contract'), verdict(today, 'today'), [
      'checks: a at the hire, b today',
    ]);
    if (contract === 'hold' || today === 'hold') expect(both.kind).toBe('hold');
    else if (contract === 'wait' || today === 'wait') expect(both.kind).toBe('wait');
    else if (contract === today) expect(both).toEqual(verdict(contract, 'contract'));
    else
      expect(both).toMatchObject({
        kind: 'hold',
        code: 'contract_changed',
        message: expect.stringContaining('checks: a'),
      });
  });

  it('accept only together', () => {
    const accepted = PAIRS.filter(
      ([contract, today]) => combineVerdicts(verdict(contract, ''), verdict(today, ''), []).kind === 'accept',
    );
    expect(accepted).toEqual([['accept', 'accept']]);
  });

  it('prefer what the contract says among two holds', () => {
    expect(combineVerdicts(verdict('hold', 'contract'), verdict('hold', 'today'), []).message).toBe('contract');
  });
});
