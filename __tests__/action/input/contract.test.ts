import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { PARTS, replacePart } from '../../../scripts/docs.ts';
import { inputContract, type InputName, INPUTS, OUTPUTS } from '../../../src/action/input/contract.ts';
import { parseInputs } from '../../../src/action/input/inputs.ts';

/** The rows of docs/BEHAVIOR.md#inputs: name and default. */
const SPEC_INPUTS: readonly (readonly [string, string])[] = [
  ['mode', 'auto'],
  ['api-key', ''],
  ['api-url', 'https://orkestro.net/api/v1'],
  ['github-token', '${{ github.token }}'],
  ['title', ''],
  ['description', ''],
  ['dod', ''],
  ['description-file', ''],
  ['dod-file', ''],
  ['category', 'Other'],
  ['tier', 'T1 Verified'],
  ['budget-usd', ''],
  ['specialist', ''],
  ['auto-assign', 'true'],
  ['min-rank', ''],
  ['mission-id', ''],
  ['issue-number', ''],
  ['pr-number', ''],
  ['mission-key', ''],
  ['label', 'orkestro'],
  ['command', '/orkestro'],
  ['config-file', '.github/orkestro.yml'],
  ['wait', 'true'],
  ['timeout', '30m'],
  ['on-timeout', 'pending'],
  ['poll-interval', '30s'],
  ['checks', 'required'],
  ['ignore-checks', ''],
  ['skipped-checks', 'pass'],
  ['protected-paths', '.github/**'],
  ['lock', ''],
  ['require-review', 'false'],
  ['when-no-required-checks', 'hold'],
  ['on-pass', 'accept'],
  ['on-fail', 'rework'],
  ['max-reworks', '3'],
  ['max-budget-usd', ''],
  ['monthly-budget-usd', ''],
  ['hire-permission', 'write'],
  ['settle-permission', 'write'],
  ['allowed-bots', ''],
  ['status-context', 'orkestro/mission'],
  ['gate-when-no-mission', 'pass'],
  ['gate-on', 'accepted'],
  ['pay-on', 'checks'],
  ['comment', 'full'],
  ['max-operations', '800'],
  ['shard', ''],
  ['dry-run', 'false'],
  ['job-check-run-id', '${{ job.check_run_id }}'],
  ['job-index', '${{ strategy.job-index }}'],
];

const SPEC_OUTPUTS = [
  ...['outcome', 'verdict', 'reason-code', 'reason', 'mission-id', 'mission-status', 'verification', 'escrow-status'],
  ...['specialist', 'rank', 'budget-usd', 'rework-count', 'pr-number', 'head-sha', 'comment-url', 'specialists'],
  ...['missions', 'receipt', 'receipt-path', 'result'],
];

interface Manifest {
  readonly name: string;
  readonly description: string;
  readonly branding: { readonly icon: string; readonly color: string };
  readonly inputs: Readonly<Record<string, { description: string; default?: string; required: boolean }>>;
  readonly outputs: Readonly<Record<string, { description: string }>>;
  readonly runs: unknown;
}
const manifest = parse(readFileSync('action.yml', 'utf8')) as Manifest;

describe('the contract', () => {
  it('has the inputs and defaults of the specification, in its order', () => {
    expect(INPUTS.map((input) => [input.name, input.default])).toEqual(SPEC_INPUTS);
  });

  it('has the outputs of the specification, in its order', () => {
    expect(OUTPUTS.map((output) => output.name)).toEqual(SPEC_OUTPUTS);
  });

  it('knows every default of a closed set as one of its values', () => {
    for (const input of INPUTS) {
      if (!('values' in input)) continue;
      // `lock` has no fixed default: an empty one means `ref` with a mission key, else `reaction` (inputs.test.ts).
      const defaults: readonly string[] = input.name === 'lock' ? [...input.values, ''] : input.values;
      expect(defaults).toContain(input.default);
    }
  });

  it('has no row for a name it does not know', () => {
    expect(() => inputContract('nonsense' as InputName)).toThrow('nonsense');
  });
});

describe('action.yml', () => {
  it('says what the contract says', () => {
    expect(Object.keys(manifest.inputs)).toEqual(INPUTS.map((input) => input.name));
    for (const input of INPUTS) {
      const row = manifest.inputs[input.name];
      expect(row?.default ?? '').toBe(input.default);
      expect(row?.description).toContain(input.description);
      expect(row?.required).toBe('required' in input);
    }
    expect(Object.keys(manifest.outputs)).toEqual(SPEC_OUTPUTS);
  });

  it('runs the built file under Node 24 and can be listed', () => {
    expect(manifest.runs).toEqual({ using: 'node24', main: 'dist/index.js' });
    expect(manifest.name.length).toBeGreaterThan(0);
    expect(manifest.description.length).toBeLessThanOrEqual(125);
    expect(manifest.branding).toEqual({ icon: 'user-check', color: 'purple' });
  });
});

describe('the typed reader', () => {
  it('asks for every input of the contract, and for no other', () => {
    const asked = new Set<string>();
    const read = (name: string): string => {
      asked.add(name);
      return name === 'api-key' ? 'sandbox' : name === 'github-token' ? 'ghs_x' : '';
    };
    parseInputs(read, () => '');
    expect([...asked].sort()).toEqual(INPUTS.map((input) => input.name as string).sort());
  });
});

describe('generated parts', () => {
  it.each(PARTS.map((part) => [`${part.path} ${part.start}`, part] as const))('%s is up to date', (_name, part) => {
    const text = readFileSync(part.path, 'utf8');
    expect(replacePart(text, part)).toBe(text);
  });

  it('the README has a row for each input and output, with its default', () => {
    const readme = readFileSync('README.md', 'utf8');
    for (const [name, value] of SPEC_INPUTS) {
      const shown = name === 'api-key' ? '(required)' : value === '' ? '' : `\`${value}\``;
      const row = readme.split('\n').find((line) => line.startsWith(`| \`${name}\` `));
      expect(row?.split(' | ')[1]?.trim()).toBe(shown);
    }
    for (const name of SPEC_OUTPUTS) expect(readme).toContain(`| \`${name}\` `);
  });

  it('notices a stale part and a missing marker', () => {
    const [part] = PARTS;
    if (part === undefined) throw new Error('no parts');
    const text = readFileSync(part.path, 'utf8');
    const stale = text.replace("default: '30m'", "default: '31m'");
    expect(stale).not.toBe(text);
    expect(replacePart(stale, part)).toBe(text);
    expect(() => replacePart('nothing here', part)).toThrow('no lines');
  });
});
