/**
 * The words that documents use exist: commands are parsed by the real parser, inputs with their values are in the contract,
 * npm scripts and paths are there. Every command, input, output, mode, and tier that exists is documented.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Tokens } from 'marked';
import { listDocuments, listTokens } from '../../scripts/documents/markdown.ts';
import { INPUTS, OUTPUTS } from '../../src/action/input/contract.ts';
import { COMMAND_USAGES, parseCommand } from '../../src/core/commands/parse.ts';
import { REASON_CODES } from '../../src/core/domain/model.ts';
import { findProblem } from './commands.ts';

const PREFIX = '/orkestro';
const DOCUMENTS = listDocuments().filter((file) => file !== 'CHANGELOG.md');
const INPUT_NAMES = INPUTS.map(({ name }) => name as string);
const OUTPUT_NAMES = OUTPUTS.map(({ name }) => name as string);

/** Texts in backquotes outside blocks, each with its file. */
const SPANS = DOCUMENTS.flatMap((file) =>
  listTokens(readFileSync(file, 'utf8'))
    .filter((token): token is Tokens.Codespan => token.type === 'codespan')
    .map(({ text }) => [file, text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"')] as const),
);

function problemsOf(check: (text: string) => string | null): readonly string[] {
  return SPANS.flatMap(([file, text]) => {
    const problem = check(text);
    return problem === null ? [] : [`${file}: \`${text}\`: ${problem}`];
  });
}

/** Returns what is wrong with a command. Optional words are left out, and placeholders are filled in. */
function checkCommand(text: string): string | null {
  if (!text.startsWith(`${PREFIX} `)) return null;
  const written = text
    .replaceAll(/ \[[^\]]*\]/g, '')
    .replaceAll('<sha>', '3ae9238')
    .replaceAll('<number>', '13')
    .replaceAll(/<[^>]+>/g, 'the tests fail');
  const command = parseCommand(written, PREFIX);
  return command === null || command.kind === 'unknown' ? 'no such command' : null;
}

const LEVELS = ['read', 'write', 'none'];
/** Keys of workflow files and of other programs that look like an input with its value. */
const SCOPES = ['contents', 'checks', 'issues', 'pull-requests', 'statuses', 'actions', 'id-token', 'attestations'];

/** Returns what is wrong with `name: value`, an input with a value or a permission. */
function checkSetting(text: string): string | null {
  const [, name = '', value = ''] = /^([a-z]+(?:-[a-z]+)*): (\S+)$/.exec(text) ?? [];
  if (name === '' || value.startsWith('max')) return null;
  if (SCOPES.includes(name) && LEVELS.includes(value)) return null;
  const input = INPUTS.find((one) => one.name === name);
  if (input === undefined) return name.includes('-') ? 'no such input' : null;
  const values: readonly string[] = 'values' in input ? input.values : [value];
  return values.includes(value) ? null : `${name} takes ${values.join(', ')}`;
}

/** Words with a dash that are neither input nor output. */
const DASHED = new Set([
  ...[
    'pull-requests',
    'id-token',
    'merge-group',
    'fast-check',
    'github-actions',
    'wait-on-check-action',
    'branch-deploy',
  ],
  ...['claude-code-action', 'orkestro-mission', 'orkestro-sandbox', 'orkestro-action', 'dry-run', 'one-job', 'msn-'],
]);

function checkName(text: string): string | null {
  if (!/^[a-z]+(-[a-z]+)+$/.test(text)) return null;
  const isKnown = [...INPUT_NAMES, ...OUTPUT_NAMES].includes(text) || DASHED.has(text) || existsSync(text);
  return isKnown ? null : 'no such input, output or word';
}

/** Files of this repository. */
function checkPath(text: string): string | null {
  if (!/^(src|scripts|__tests__|docs|examples|schema|\.ci)\/[\w./{},*-]*$/.test(text)) return null;
  return globSync([text, `${text}*`]).length > 0 ? null : 'no such file';
}

function checkLine(text: string): string | null {
  if (!/^(npm (ci|test|run)|npx |orkestro-sandbox )/.test(text)) return null;
  const plain = text.replaceAll(/\[|\]|…|SIMULATE_SEEDS=\d+ /g, '');
  return (
    plain
      .split('&&')
      .map((command) => findProblem(command.trim()))
      .find((problem) => problem !== null) ?? null
  );
}

describe('documents', () => {
  it('are found, with their words', () => {
    expect(DOCUMENTS.length).toBeGreaterThan(12);
    expect(SPANS.length).toBeGreaterThan(600);
  });

  it('name only commands that are understood', () => {
    expect(problemsOf(checkCommand)).toEqual([]);
  });

  it('set only inputs that there are, to values that they take', () => {
    expect(problemsOf(checkSetting)).toEqual([]);
  });

  it('name only inputs and outputs that there are', () => {
    expect(problemsOf(checkName)).toEqual([]);
  });

  it('name only files that there are', () => {
    expect(problemsOf(checkPath)).toEqual([]);
  });

  it('name only scripts and options that there are', () => {
    expect(problemsOf(checkLine)).toEqual([]);
  });

  it('are judged by judges that can say no', () => {
    expect([
      checkCommand('/orkestro acept'),
      checkSetting('gate-on: merged'),
      checkSetting('on-succes: hold'),
      checkName('max-budget'),
      checkPath('src/core/police.ts'),
      checkLine('npm run chekc'),
    ]).not.toContain(null);
  });
});

describe('the README', () => {
  const readme = readFileSync('README.md', 'utf8');
  const commands = readme.split('\n## Commands\n')[1]?.split('\n## ')[0] ?? '';

  it.each(COMMAND_USAGES.map((usage) => usage.split(' ')[0] ?? ''))('tells of the command %s', (name) => {
    expect(commands).toMatch(new RegExp(`^\\|.*\`${PREFIX} ${name}[ \`]`, 'm'));
  });

  it.each(INPUTS.flatMap((input) => ('values' in input ? [[input.name, input.values] as const] : [])))(
    'tells of every value of %s',
    (name, values) => {
      const row = readme.split('\n').find((line) => line.startsWith(`| \`${name}\` |`)) ?? '';
      expect(values.filter((value) => !['true', 'false'].includes(value) && !row.includes(`\`${value}\``))).toEqual([]);
    },
  );

  it('answers the six questions that people ask before they let it spend', () => {
    const headings = [...readme.matchAll(/^### (.*\?)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual([
      'What does it cost?',
      'Who can spend?',
      'How do I stop it?',
      'How do I resume?',
      'What can go wrong?',
      'How do I verify what was paid?',
    ]);
  });

  it('names no reason code that there is not', () => {
    const words = SPANS.filter(([file]) => file === 'README.md').map(([, text]) => text);
    const others =
      /^(merge_group|workflow_(run|dispatch)|check_(suite|run)|repository_dispatch|pull_request(_target|_review)?|mission_id|awaiting_acceptance|in_progress|schema_version|action_required)$/;
    const unknown = words.filter((word) => /^[a-z]+(_[a-z]+)+$/.test(word) && !others.test(word));
    expect(unknown.filter((word) => !(REASON_CODES as readonly string[]).includes(word))).toEqual([]);
  });
});

describe('the signed receipt', () => {
  it.each(['docs/RECIPES.md', 'examples/workflows/receipt.yml'])(
    '%s signs it as the type that its schema has',
    (file) => {
      const { $id } = JSON.parse(readFileSync('schema/receipt.schema.json', 'utf8')) as { readonly $id: string };
      const types = [...readFileSync(file, 'utf8').matchAll(/predicate-type:? (\S+)/g)].map(([, type]) => type);
      expect(new Set(types)).toEqual(new Set([$id]));
    },
  );

  it('names one commit of each action, wherever it stands', () => {
    const files = [...globSync('examples/workflows/*.yml'), ...DOCUMENTS];
    const pins = new Map<string, Set<string>>();
    for (const [, name = '', sha = ''] of files.flatMap((file) => [
      ...readFileSync(file, 'utf8').matchAll(/uses: ([\w/-]+)@([0-9a-f]{40})/g),
    ])) {
      pins.set(name, (pins.get(name) ?? new Set()).add(sha));
    }
    expect(pins.size).toBeGreaterThan(1);
    expect([...pins].filter(([, shas]) => shas.size > 1)).toEqual([]);
  });
});
