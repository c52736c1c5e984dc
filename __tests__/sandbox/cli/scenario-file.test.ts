import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseScenarioText, readScenarioFile } from '../../../src/sandbox/cli/scenario-file.ts';
import { SandboxError } from '../../../src/sandbox/wire/errors.ts';
import { parseScenario } from '../../../src/sandbox/scenario/scenario.ts';
import { openMemory } from '../../support/sandbox/open.ts';

const GOOD = `# Two people, one of them careless.
pace: { startMs: 10, workMs: [100, 200], reviewMs: 5 }
specialists:
  - name: Careful
    persona: Cara
    type: Engineering & IT
    categories: [DevOps]
    tier: T1 Verified
    rank: 80
    priceUsd: 100
  - name: Careless
    persona: Carl
    type: Engineering & IT
    categories: [DevOps, Other]
    tier: New
    rank: 20
    priceUsd: 9.5
    failureRate: 1
`;

function errorMessageOf(text: string): string {
  try {
    parseScenarioText(text, 'market.yml');
  } catch (error) {
    expect(error).toMatchObject({ name: 'SandboxError', code: 'bad_scenario' });
    return error instanceof SandboxError ? error.message : '';
  }
  throw new Error('it was taken');
}

describe('a scenario file', () => {
  it('says what a Scenario says; an empty one is all defaults', () => {
    const terms = parseScenario(parseScenarioText(GOOD, 'market.yml'));
    expect(terms.specialists.map((one) => [one.name, one.priceUsd, one.failureRate])).toEqual([
      ['Careful', 10_000, undefined],
      ['Careless', 950, 1],
    ]);
    expect(terms.pace.workMs).toEqual([100, 200]);
    expect(parseScenario(parseScenarioText('# nothing yet\n', 'market.yml'))).toEqual(parseScenario({}));
  });

  it.each<[string, string, string, string]>([
    [
      'an unknown setting',
      'verifcation: [passed]\n',
      'line 1, column 1: verifcation: there is',
      'Write "verification"',
    ],
    ['one that is like none', 'a: 1\nqqqqqqqq: 1\n', 'line 2, column 1: qqqqqqqq: there is', 'Take it out'],
    ['a wrong type', 'pace:\n  workMs: fast\n', 'line 2, column 11: pace.workMs: expected a whole number', 'Change it'],
    [
      'an unknown tier, deep inside',
      GOOD.replace('tier: New', 'tier: Senior'),
      'line 15, column 11: specialists[1].tier: Invalid option: expected one of "New"',
      'Change it',
    ],
    [
      'a missing name',
      GOOD.replace('name: Careful\n    persona', 'persona'),
      'line 4, column 5: specialists[0].name: Invalid input: expected string, received undefined',
      'Add "name" here.',
    ],
    ['a chance above 1', 'failureRate: 1.5\n', 'line 1, column 14: failureRate: Too big', 'Change it'],
    ['a list', '- 1\n', 'line 1, column 1: Invalid input: expected object, received array', 'Change it'],
    ['a tab', 'pace:\n\tworkMs: 1\n', 'line 2, column 1: ', 'Indent with spaces'],
    ['a key twice', 'seed: 1\nmanual: true\nmanual: false\n', 'line 3, column 1: Map keys must be unique', 'Indent'],
    ['an open bracket', 'verification: [passed\n', 'line 2, column 1: Flow sequence', 'Indent'],
    ['two documents', '---\nmanual: true\n---\nmanual: true\n', 'line 3, column 1: ', 'Indent'],
    ['a tag', 'manual: !!js/function x\n', 'line 1, column 9: Unresolved tag', 'Indent'],
  ])('%s: line, column, what is wrong, and the fix', (_name, text, location, fix) => {
    const message = errorMessageOf(text);
    expect(message).toContain('The scenario "market.yml" is not valid:');
    expect(message).toContain(location);
    expect(message).toContain(fix);
  });

  it('shows the line with a mark under the place, and every mistake at once', () => {
    const message = errorMessageOf('failureRate: 2\nspeling: 1\n');
    expect(message.split('\n').slice(1)).toEqual([
      '  line 1, column 14: failureRate: Too big: expected number to be <=1. Change it; docs/SANDBOX-WORKERS.md says what each setting takes.',
      '    failureRate: 2',
      '                 ^',
      expect.stringMatching(/^ {2}line 2, column 1: speling: there is no such setting\./),
      '    speling: 1',
      '    ^',
    ]);
  });

  it('refuses a bomb of aliases', () => {
    const levels = Array.from({ length: 12 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n},`.repeat(9)}]`);
    expect(errorMessageOf(['a0: &a0 [x]', ...levels].join('\n'))).toMatch(/alias|there is no such setting/);
  });

  it('never fails in another way, whatever the text', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom(...GOOD.split('\n')),
      fc.constantFrom('? [a]', '<<: *x', '&a *a'),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        try {
          parseScenario(parseScenarioText(lines.join('\n'), 'f'));
        } catch (error) {
          expect(error).toBeInstanceOf(SandboxError);
          expect(String(error)).toMatch(/line \d+, column \d+: /);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('that is not there, not UTF-8 or a directory cannot be read, and is named', () => {
    const directory = mkdtempSync(join(tmpdir(), 'scenario-'));
    const latin = join(directory, 'latin.yml');
    writeFileSync(latin, Buffer.from([0x61, 0x3a, 0x20, 0xe9]));
    for (const path of [join(directory, 'none.yml'), latin, directory]) {
      expect(() => readScenarioFile(path)).toThrow(`The scenario "${path}" cannot be read`);
    }
    rmSync(directory, { recursive: true });
  });
});

describe('chances of a scenario', () => {
  it('failureRate 1: always sent to rework by the verifier; 0.3: about that often, the same for a seed', async () => {
    const verdicts = async (failureRate: number): Promise<readonly (string | null)[]> => {
      const { sandbox, clock, post, close } = await openMemory({
        seed: 11,
        scenario: { failureRate, rateLimit: null },
      });
      for (let n = 0; n < 200; n += 1) await post({ budget_usd: 1 });
      clock.advance(60_000);
      const words = sandbox.missions().map((one) => one.verification);
      await close();
      return words;
    };
    expect(new Set(await verdicts(1))).toEqual(new Set(['failed']));
    expect(new Set(await verdicts(0))).toEqual(new Set(['passed']));
    const some = await verdicts(0.3);
    expect(some).toEqual(await verdicts(0.3));
    const failed = some.filter((word) => word === 'failed').length;
    expect(failed).toBeGreaterThan(35);
    expect(failed).toBeLessThan(85);
  });

  it('a script that says failed stays so, and each attempt has its own luck', async () => {
    const { sandbox, clock, post, send } = await openMemory({ seed: 3, scenario: { failureRate: 0.5 } });
    const { id } = await post();
    const words: unknown[] = [];
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      clock.advance(60_000);
      words.push(sandbox.missions()[0]?.verification);
      await send('POST', `/marketplace/missions/${id}/rework`);
    }
    expect(new Set(words)).toEqual(new Set(['passed', 'failed']));
  });

  it('abandonRate 1: the mission ends as failed, escrow goes back, the books balance', async () => {
    const { sandbox, clock, post } = await openMemory({ scenario: { abandonRate: 1 } });
    await post();
    clock.advance(60_000);
    expect(sandbox.missions()[0]).toMatchObject({ status: 'failed', escrow_status: 'refunded', verification: null });
    expect(sandbox.audit().problems).toEqual([]);
  });
});
