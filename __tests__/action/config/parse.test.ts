import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '../../../src/action/config/parse.ts';
import { MAX_CONFIG_BYTES } from '../../../src/action/config/yaml.ts';
import type { Config } from '../../../src/core/config/config.ts';

const CONTEXT = { path: '.github/orkestro.yml', label: 'orkestro' };

function read(...lines: readonly string[]): Config {
  const reading = parseConfig(lines.join('\n'), CONTEXT);
  if (reading.kind === 'read') return reading.config;
  throw new Error(reading.problems.map(({ line, column, message }) => `${line}:${column} ${message}`).join('\n'));
}

/** Formats problems as `line:column message`, one per line. */
function problems(...lines: readonly string[]): readonly string[] {
  const reading = parseConfig(lines.join('\n'), CONTEXT);
  return reading.kind === 'read'
    ? []
    : reading.problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

describe('a config file', () => {
  it('may set everything that the repository decides, under the names of the inputs', () => {
    const config = read(
      '# yaml-language-server: $schema=x',
      'labels:',
      '  orkestro:',
      '  "orkestro: docs":',
      '    category: Content',
      '    tier: T0 Self-serve',
      '    budget-usd: "40"',
      '    specialist: Ada',
      '    auto-assign: false',
      '    min-rank: 80',
      '    dod: |',
      '      - [ ] it reads well',
      'defaults:',
      '  budget-usd: 120.50',
      'limits:',
      '  max-budget-usd: 500',
      '  monthly-budget-usd: 2000',
      '  max-reworks: 2',
      'permissions:',
      '  hire-permission: maintain',
      '  settle-permission: admin',
      '  allowed-bots: ["renovate[bot]"]',
      'protected-paths: [".github/**", "!.github/docs/**"]',
      'policy:',
      '  checks: [build, "test (20, linux)"]',
      '  ignore-checks: [codecov]',
      '  skipped-checks: hold',
      '  require-review: true',
      '  when-no-required-checks: hold',
      '  on-pass: hold',
      '  on-fail: hold',
      '  pay-on: merge',
      'waiting:',
      '  wait: false',
      '  timeout: 5h',
      '  on-timeout: fail',
      '  poll-interval: 1m',
      'gate:',
      '  status-context: ""',
      '  gate-when-no-mission: fail',
      '  gate-on: verified',
      'comment: minimal',
    );
    expect(config).toEqual({
      path: CONTEXT.path,
      labels: [
        { label: 'orkestro', terms: { texts: {}, dod: null } },
        {
          label: 'orkestro: docs',
          terms: {
            texts: {
              category: 'Content',
              tier: 'T0 Self-serve',
              'budget-usd': '40',
              specialist: 'Ada',
              'auto-assign': 'false',
              'min-rank': '80',
            },
            dod: '- [ ] it reads well\n',
          },
        },
      ],
      defaults: { texts: { 'budget-usd': '120.50' }, dod: null },
      texts: {
        'max-budget-usd': '500',
        'monthly-budget-usd': '2000',
        'max-reworks': '2',
        'hire-permission': 'maintain',
        'settle-permission': 'admin',
        'allowed-bots': 'renovate[bot]',
        'protected-paths': '.github/**\n!.github/docs/**',
        checks: 'build\ntest (20, linux)',
        'ignore-checks': 'codecov',
        'skipped-checks': 'hold',
        'require-review': 'true',
        'when-no-required-checks': 'hold',
        'on-pass': 'hold',
        'on-fail': 'hold',
        'pay-on': 'merge',
        wait: 'false',
        timeout: '5h',
        'on-timeout': 'fail',
        'poll-interval': '1m',
        'status-context': '',
        'gate-when-no-mission': 'fail',
        'gate-on': 'verified',
        comment: 'minimal',
      },
    });
  });

  it.each([
    [''],
    ['# nothing but words'],
    ['---'],
    ['labels:'],
    ['limits:\n  # max-budget-usd: 5'],
    ['\ufefflimits: {}'],
  ])('may be as good as empty: %j', (text) => {
    expect(read(text)).toMatchObject({ labels: [], texts: {}, defaults: { texts: {}, dod: null } });
  });

  it('may share lines by an anchor', () => {
    const config = read('labels:', '  orkestro: &usual', '    tier: T2 Guaranteed', '  orkestro-again: *usual');
    expect(config.labels.map(({ terms }) => terms.texts)).toEqual([
      { tier: 'T2 Guaranteed' },
      { tier: 'T2 Guaranteed' },
    ]);
  });
});

describe('a mistake in a config file', () => {
  it.each<[string, readonly string[], string]>([
    [
      'a slip of a key',
      ['limits:', '  max-budget-us: 5'],
      '2:3 unknown key `max-budget-us`; did you mean `max-budget-usd`?',
    ],
    [
      'another way to write it',
      ['limits:', '  maxBudgetUSD: 5'],
      '2:3 unknown key `maxBudgetUSD`; did you mean `max-budget-usd`?',
    ],
    ['a slip at the top', ['lables:', '  orkestro:'], '1:1 unknown key `lables`; did you mean `labels`?'],
    [
      'a key of a section at the top',
      ['max-budget-usd: 5'],
      '1:1 unknown key `max-budget-usd` here: it belongs under `limits:`',
    ],
    [
      'a key of the top in a section',
      ['limits:', '  comment: full'],
      '2:3 unknown key `comment` here: it belongs at the left margin, outside every section',
    ],
    [
      'a key of nothing',
      ['frobnicate: 1'],
      '1:1 unknown key `frobnicate`; known here: labels, defaults, limits, permissions, protected-paths, policy, waiting, gate, comment',
    ],
    [
      'a key under a label',
      ['labels:', '  orkestro:', '    teir: T1 Verified'],
      '3:5 unknown key `teir`; did you mean `tier`?',
    ],
    [
      'an unknown word',
      ['defaults:', '  category: devop'],
      '2:13 `category`: expected one of DevOps, Research, Content, Support, Data, Events, Finance, Other; did you mean DevOps?',
    ],
    [
      'yes for true',
      ['waiting:', '  wait: yes'],
      '2:9 `wait`: expected true or false: yes is only a word in YAML 1.2, write true',
    ],
    [
      'Off for false',
      ['policy:', '  require-review: Off'],
      '2:19 `require-review`: expected true or false: off is only a word in YAML 1.2, write false',
    ],
    [
      'money with a comma',
      ['limits:', '  max-budget-usd: 1,000'],
      '2:19 `max-budget-usd`: expected US dollars as digits, with at most two decimals, such as 120.50',
    ],
    ['money in powers of ten', ['limits:', '  max-budget-usd: 1e3'], '2:19 `max-budget-usd`: expected US dollars'],
    ['money in base 16', ['limits:', '  max-budget-usd: 0x10'], '2:19 `max-budget-usd`: expected US dollars'],
    ['money with underscores', ['limits:', '  max-budget-usd: 1_000'], '2:19 `max-budget-usd`: expected US dollars'],
    ['money below zero', ['limits:', '  max-budget-usd: -5'], '2:19 `max-budget-usd`: expected US dollars'],
    ['a third decimal', ['limits:', '  max-budget-usd: "1.005"'], '2:19 `max-budget-usd`: expected US dollars'],
    [
      'no value',
      ['limits:', '  max-budget-usd:'],
      '2:3 `max-budget-usd`: expected US dollars as digits, with at most two decimals, such as 120.50; it is empty: give a value, or leave the line out',
    ],
    ['a list for one value', ['limits:', '  max-budget-usd: [1]'], '2:19 `max-budget-usd`: expected US dollars'],
    [
      'one value for a list',
      ['protected-paths: .github/**'],
      '1:18 `protected-paths`: expected a list, such as [.github/**]',
    ],
    [
      'an empty list',
      ['permissions:', '  allowed-bots: []'],
      '2:17 `allowed-bots`: expected at least one entry; or leave the line out',
    ],
    [
      'every bot',
      ['permissions:', '  allowed-bots:', '    - "*"'],
      '3:7 `allowed-bots`: expected exact logins by comma or line: * would let every bot spend',
    ],
    [
      'two names in one entry',
      ['policy:', '  ignore-checks:', '    - a, b'],
      '3:7 `ignore-checks`: expected one entry without comma or line break in it',
    ],
    ['a bad glob', ['protected-paths:', '  - "[ab]"'], '2:5 `protected-paths`: expected globs'],
    ['a word among names', ['policy:', '  checks: [none, build]'], '2:11 `checks`: expected names only'],
    [
      'a name for the word',
      ['policy:', '  checks: build'],
      '2:11 `checks`: expected required, all or none, or a list of names, such as [build, lint]',
    ],
    [
      'a rank too high',
      ['defaults:', '  min-rank: 101'],
      '2:13 `min-rank`: expected a whole number from 0 to 100, such as 80',
    ],
    ['a bare number of minutes', ['waiting:', '  timeout: 30'], '2:12 `timeout`: expected a duration from 1s to 6h'],
    [
      'an empty Definition of Done',
      ['defaults:', '  dod: " "'],
      '2:8 `dod`: expected text, best as a block that begins with |',
    ],
    [
      'an endless Definition of Done',
      ['defaults:', '  dod: |', ...Array.from({ length: 11 }, () => `    ${'x'.repeat(1_000)}`)],
      '2:8 `dod`: expected at most 10000 characters; these are 11011',
    ],
    ['a section that is a word', ['limits: none'], '1:9 `limits`: expected settings below it'],
    ['a file that is a list', ['- a'], '1:1 expected settings below it'],
    [
      'a label that cannot trigger',
      ['labels:', '  docs:', '    tier: T1 Verified'],
      '2:3 the label `docs` would not start anything: name it `orkestro`, or begin it with that, such as `orkestro: docs`',
    ],
    ['a label too long', ['labels:', `  "orkestro: ${'x'.repeat(50)}": {}`], '2:3 `orkestro: xxx'],
    [
      'a label twice',
      ['labels:', '  orkestro:', '  Orkestro:'],
      '3:3 the label `Orkestro` stands twice, but for its case',
    ],
    [
      'a key twice',
      ['limits:', '  max-reworks: 1', '  max-reworks: 7'],
      '3:3 this key stands twice; one of them would be ignored: delete one',
    ],
    ['a tab', ['limits:', '\tmax-reworks: 1'], '2:1 a tab cannot indent in YAML: use spaces'],
    [
      'two documents',
      ['limits: {}', '---', 'limits: {}'],
      '2:1 a second document begins here; only one is read: delete the line ---',
    ],
    ['a tag', ['limits:', '  max-reworks: !!int 3'], '2:16 YAML tags (a word after !) are not used here: leave it out'],
    [
      'a merge',
      ['defaults: &d {tier: T1 Verified}', 'limits:', '  <<: *d'],
      '3:3 unknown key `<<`: YAML 1.2 merges no maps; repeat the lines, or put them under defaults',
    ],
    ['an alias of nothing', ['limits: *nope'], '1:9 this alias names no anchor above it'],
    ['no YAML', ['limits: {max-reworks: 1'], '1:24 this is no YAML: '],
    [
      'pay-on alone',
      ['policy:', '  pay-on: merge', 'gate:', '  gate-on: accepted'],
      '2:11 `pay-on`: merge needs `gate-on: verified` under `gate:`',
    ],
    ['a name out of nowhere', ['__proto__:', '  x: 1'], '1:1 unknown key `__proto__`'],
  ])('%s is told with its place', (_name, lines, expected) => {
    const [only, ...more] = problems(...lines);
    expect(only).toContain(expected);
    expect(more).toEqual([]);
  });

  it('is told together with every other, in the order of the file, with its line', () => {
    const text = ['limits:', '  max-budget: 5', 'labels:', '  docs:', '    tier: T3', 'comment: big'].join('\n');
    const reading = parseConfig(text, CONTEXT);
    if (reading.kind === 'read') throw new Error('it was read');
    expect(reading.problems.map(({ line, column, source }) => [line, column, source])).toEqual([
      [2, 3, '  max-budget: 5'],
      [4, 3, '  docs:'],
      [5, 11, '    tier: T3'],
      [6, 10, 'comment: big'],
    ]);
  });
});

describe('a config file that is out to exhaust', () => {
  it.each<[string, string, RegExp]>([
    ['size', `# ${'x'.repeat(MAX_CONFIG_BYTES)}`, /^1:1 the file has 65538 bytes, at most 65536 are read$/],
    ['a long line', `a: 1\n#${'x'.repeat(5_000)}`, /^2:4001 the line is longer than 4000 characters$/],
    ['deep brackets', '['.repeat(3_000), /nested|no YAML/],
    [
      'deep maps',
      Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}k:`).join('\n'),
      /nested deeper than 20/,
    ],
    ['many values', `a: [${'\n x,'.repeat(9_000)}]`, /more than 5000 values/],
    ['a thousand aliases', `a: &a x\nb:\n${' - *a\n'.repeat(1_000)}`, /more than 50 aliases/],
    ['itself', 'a: &a\n - *a', /nested deeper than 20|more than 50 aliases|names no anchor/],
    [
      'laughs',
      [
        'a: &a [x, x, x, x, x, x, x, x, x]',
        'b: &b [*a, *a, *a, *a, *a, *a, *a]',
        'c: [*b, *b, *b, *b, *b, *b, *b, *b]',
      ].join('\n'),
      /more than 50 aliases/,
    ],
  ])('by %s is refused', (_name, text, expected) => {
    expect(problems(text)[0]).toMatch(expected);
  });
});

describe('the status context of a file that cannot be used', () => {
  it.each<[string, string | null]>([
    ['gate:\n  status-context: acme/gate # ours\nlimits: [', 'acme/gate'],
    ['gate: {status-context: "acme gate", gate-on: nonsense}', 'acme gate'],
    ["gate:\n  status-context: ''\nwrong: 1", ''],
    ['gate:\n  "status-context": acme/gate\nwrong: 1', 'acme/gate'],
    ['# status-context: acme/gate\nwrong: 1', null],
    ['gate:\n  status-context: "a\u0007b"\nwrong: 1', null],
    [`gate:\n  status-context: ${'x'.repeat(256)}\nwrong: 1`, null],
    ['wrong: 1', null],
  ])('%j: %j', (text, expected) => {
    expect(parseConfig(text, { path: '.github/orkestro.yml', label: 'orkestro' })).toMatchObject({
      kind: 'broken',
      statusContext: expected,
    });
  });
});
