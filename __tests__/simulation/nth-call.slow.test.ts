import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isForWrites, KINDS, type NthCall, type NthCallResult, playNthCall } from './nth-call.ts';

describe('the n-th call fails', () => {
  let calls: readonly NthCall[] = [];
  const codes = new Map<string, number>();

  beforeAll(async () => {
    const undisturbed = await playNthCall(0, 'none');
    expect(undisturbed.problems).toEqual([]);
    expect(undisturbed.endings.map(({ code }) => code)).toEqual(['checks_passed', 'already_accepted']);
    expect(undisturbed.missions.map((one) => [one.status, one.rework_count])).toEqual([['accepted', 1]]);
    calls = undisturbed.calls;
  });

  afterAll(() => {
    const ends = [...codes].sort(([, one], [, other]) => other - one).map(([code, count]) => `${code} ${count}`);
    process.stdout.write(`${Object.keys(KINDS).length} kinds × ${calls.length} calls; re-runs: ${ends.join(', ')}\n`);
  });

  function findProblems({ problems, missions, payments, endings }: NthCallResult): readonly string[] {
    return [
      ...problems,
      ...(missions.length > 1 ? [`${missions.length} missions`] : []),
      ...(payments > 1 ? [`${payments} payments`] : []),
      ...missions.flatMap((one) => (one.rework_count > 1 ? [`${one.rework_count} reworks`] : [])),
      ...(endings.length === 2 ? [] : [`${endings.length} of 2 runs have ended`]),
    ];
  }

  it('has at least the 21 kinds', () => {
    expect(Object.keys(KINDS).length).toBeGreaterThanOrEqual(21);
  });

  it.each(Object.keys(KINDS))(
    'threat row 27: %s, at every call: at most one mission, one rework, one payment, and named ends in time',
    async (kind) => {
      const wrong: string[] = [];
      for (const [index, { label, write }] of calls.entries()) {
        if (isForWrites(kind) && !write) continue;
        const result = await playNthCall(index + 1, kind);
        const code = result.endings.at(-1)?.code ?? 'none';
        codes.set(code, (codes.get(code) ?? 0) + 1);
        wrong.push(...findProblems(result).map((problem) => `call ${index + 1} (${label}): ${problem}`));
      }
      expect(wrong).toEqual([]);
    },
    120_000,
  );

  it('threat row 27: most stories still end paid, so that the others are no excuse', () => {
    const count = [...codes.values()].reduce((sum, count) => sum + count, 0);
    expect(count).toBeGreaterThan(15 * calls.length);
    const paid = ['checks_passed', 'already_accepted'].reduce((sum, code) => sum + (codes.get(code) ?? 0), 0);
    expect(paid).toBeGreaterThan(0.7 * count);
  });
});
