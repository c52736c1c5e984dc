/** The JSON Schema for editors accepts the same config files as the action. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { FILES } from '../../../scripts/docs.ts';
import { parseConfig } from '../../../src/action/config/parse.ts';
import { CONFIG_NAMES } from '../../../src/core/config/config.ts';

const schema = JSON.parse(readFileSync('schema/orkestro.schema.json', 'utf8')) as Readonly<Record<string, unknown>>;
const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);

function isRead(text: string): boolean {
  return parseConfig(text, { path: 'x.yml', label: 'orkestro' }).kind === 'read';
}

it.each(FILES.map(({ path, render }) => [path, render] as const))('%s is up to date', (path, render) => {
  expect(readFileSync(path, 'utf8')).toBe(render());
});

it('has every setting of a config file', () => {
  for (const name of CONFIG_NAMES) expect(JSON.stringify(schema)).toContain(`"${name}":`);
});

it('the example is right, for editors too', () => {
  const text = readFileSync('examples/orkestro.yml', 'utf8');
  expect([validate(parse(text)), isRead(text)]).toEqual([true, true]);
  expect(text).toContain(String(schema['$id']));
});

describe('editor and action agree', () => {
  it.each([
    'limits: {max-budget-usd: 120.5, monthly-budget-usd: "2000", max-reworks: 0}',
    'labels: {orkestro: {category: DevOps, tier: T2 Guaranteed, budget-usd: 120, min-rank: 80, auto-assign: true}}',
    'labels:\n  orkestro:\n  "orkestro: docs": {dod: "- [ ] it reads well", specialist: Ada}',
    'permissions: {hire-permission: admin, settle-permission: read, allowed-bots: ["renovate[bot]"]}',
    'protected-paths: [".github/**", "!.github/docs/**"]',
    'policy: {checks: all, ignore-checks: [lint], skipped-checks: hold, require-review: "true"}',
    'policy: {checks: [build], when-no-required-checks: accept, on-pass: hold, on-fail: hold, pay-on: checks}',
    'waiting: {wait: false, timeout: 90s, on-timeout: fail, poll-interval: 5m}',
    'gate: {status-context: "", gate-when-no-mission: fail, gate-on: verified}',
    'comment: minimal\ndefaults:\nlimits:',
  ])('on what is right: %s', (text) => {
    expect([validate(parse(text)), isRead(text)]).toEqual([true, true]);
  });

  it.each([
    'limits: {max-budget-usd: -1}',
    'limits: {max-budget-usd: "1,000"}',
    'limits: {max-budget-usd: true}',
    'limits: {max-reworks: 8}',
    'limits: {max-reworks: 1.5}',
    'limits: [5]',
    'limit: {}',
    'defaults: {category: devops}',
    'defaults: {min-rank: 101}',
    'defaults: {specialist: ""}',
    'defaults: {auto-assign: yes}',
    'defaults: {dod: ""}',
    'labels: {orkestro: {max-budget-usd: 5}}',
    'labels: [orkestro]',
    'permissions: {hire-permission: owner}',
    'permissions: {allowed-bots: renovate}',
    'permissions: {allowed-bots: []}',
    'protected-paths: []',
    'protected-paths: .github/**',
    'policy: {checks: some}',
    'policy: {checks: [required, build]}',
    'policy: {checks: []}',
    'policy: {require-review: 1}',
    'waiting: {timeout: 30}',
    'waiting: {timeout: 1h30m}',
    'gate: {gate-on: merged}',
    'comment: none',
    'comment:',
    '- limits',
  ])('on what is wrong: %s', (text) => {
    expect([validate(parse(text)), isRead(text)]).toEqual([false, false]);
  });

  it.each([
    ['the place of labels', 'labels: {docs: {}}'],
    ['how a number is written', 'limits: {max-budget-usd: 1e3}'],
    ['globs', 'protected-paths: ["[ab]"]'],
    ['spans', 'waiting: {timeout: 7h}'],
    ['values together', 'policy: {pay-on: merge}\ngate: {gate-on: accepted}'],
    ['a comma that would be two entries', 'policy: {ignore-checks: ["a, b"]}'],
  ])('and the action alone judges %s', (_what, text) => {
    expect([validate(parse(text)), isRead(text)]).toEqual([true, false]);
  });
});
