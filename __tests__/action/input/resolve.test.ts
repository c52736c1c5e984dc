import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '../../../src/action/config/parse.ts';
import { inputContract, type InputName, withDefault } from '../../../src/action/input/contract.ts';
import { InputError } from '../../../src/action/failure.ts';
import type { Resolved } from '../../../src/action/input/resolve.ts';
import { resolveSettings } from '../../../src/action/input/resolve.ts';

const FILE = `
labels:
  orkestro:
  "orkestro: docs":
    category: Content
    budget-usd: 40
    min-rank: 70
    dod: "- [ ] it reads well"
defaults:
  category: Other
  tier: T2 Guaranteed
  budget-usd: 120
limits:
  max-budget-usd: 500
permissions:
  hire-permission: maintain
protected-paths: [".github/**", "infra/**"]
gate:
  status-context: ""
waiting:
  timeout: 5h
`;

/** Returns an input's default. Empty if it is an expression, which the runner evaluates. */
function defaultOf(name: InputName): string {
  const { default: fallback } = inputContract(name);
  return fallback.startsWith('${{') ? '' : fallback;
}

function resolve(
  inputs: Partial<Record<InputName, string>>,
  { file = FILE, label = null }: { readonly file?: string | null; readonly label?: string | null } = {},
): Resolved {
  const given: Partial<Record<InputName, string>> = {
    'api-key': 'osk_live_0123456789',
    'github-token': 'ghs_x',
    ...inputs,
  };
  const reading = file === null ? null : parseConfig(file, { path: 'x.yml', label: 'orkestro' });
  if (reading?.kind === 'broken') throw new Error(reading.problems.map(({ message }) => message).join('\n'));
  return resolveSettings(
    { readInput: (name) => withDefault(name, given[name] ?? defaultOf(name)), readFile: () => '' },
    reading?.config ?? null,
    label,
  );
}

describe('settings', () => {
  it('come from the file where no input is given, and from the defaults where neither says anything', () => {
    const { settings } = resolve({});
    expect(settings.terms).toMatchObject({
      category: 'Other',
      tier: 'T2 Guaranteed',
      budgetCents: 12_000,
      specialist: null,
    });
    expect(settings.limits).toMatchObject({
      maxBudgetCents: 50_000,
      monthlyBudgetCents: null,
      hirePermission: 'maintain',
    });
    expect(settings.policy.protectedPaths).toEqual(['.github/**', 'infra/**']);
    expect(settings.gate).toEqual({ context: '', whenNoMission: 'pass', on: 'accepted' });
    expect(settings.waiting).toMatchObject({ timeoutMs: 5 * 3_600_000, wait: true });
    expect(settings.brief.dodTemplate).toBeNull();
  });

  it('come from the inputs first', () => {
    const { settings } = resolve({
      'budget-usd': '60.50',
      'max-budget-usd': '70',
      'status-context': 'acquired',
      tier: 'T0 Self-serve',
    });
    expect(settings.terms).toMatchObject({ budgetCents: 6_050, tier: 'T0 Self-serve' });
    expect(settings.limits.maxBudgetCents).toBe(7_000);
    expect(settings.gate.context).toBe('acquired');
  });

  it("come from a label before the file's defaults, and the label is the one that was put on", () => {
    const { settings } = resolve({}, { label: 'Orkestro: Docs' });
    expect(settings.terms).toMatchObject({ category: 'Content', budgetCents: 4_000, tier: 'T2 Guaranteed' });
    expect(settings.policy.minRank).toBe(70);
    expect(settings.brief.dodTemplate).toBe('- [ ] it reads well');
    expect(settings.label).toBe('Orkestro: Docs');
  });

  it('take an input at its default for one that is not given', () => {
    expect(resolve({ timeout: '30m', tier: 'T1 Verified' }).settings).toMatchObject({
      waiting: { timeoutMs: 5 * 3_600_000 },
      terms: { tier: 'T2 Guaranteed' },
    });
  });

  it('are the inputs alone without a file', () => {
    const { settings, origins } = resolve({ 'budget-usd': '60' }, { file: null });
    expect(settings.terms).toMatchObject({ category: null, tier: null, budgetCents: 6_000 });
    expect(origins).toEqual([{ name: 'budget-usd', value: '60', source: 'input', beaten: null }]);
  });

  it('of input and file may contradict each other, which is told', () => {
    const file = 'policy: {pay-on: merge}\n';
    expect(() => resolve({}, { file })).toThrow(InputError);
    expect(resolve({ 'gate-on': 'verified' }, { file }).settings.policy.payOn).toBe('merge');
  });
});

describe('where settings come from', () => {
  it('is told for each that is not at its default, secrets and brief aside, in the order of the contract', () => {
    const { origins } = resolve(
      { 'budget-usd': '60', title: 'Fix it', 'dry-run': 'true' },
      { label: 'orkestro: docs' },
    );
    expect(origins).toEqual([
      { name: 'category', value: 'Content', source: 'label', beaten: null },
      { name: 'tier', value: 'T2 Guaranteed', source: 'config', beaten: null },
      { name: 'budget-usd', value: '60', source: 'input', beaten: '40' },
      { name: 'min-rank', value: '70', source: 'label', beaten: null },
      { name: 'timeout', value: '5h', source: 'config', beaten: null },
      { name: 'protected-paths', value: '.github/**\ninfra/**', source: 'config', beaten: null },
      { name: 'max-budget-usd', value: '500', source: 'config', beaten: null },
      { name: 'hire-permission', value: 'maintain', source: 'config', beaten: null },
      { name: 'status-context', value: '', source: 'config', beaten: null },
      { name: 'dry-run', value: 'true', source: 'input', beaten: null },
    ]);
  });
});
