/**
 * Every block of code in every document is what it says: YAML is parsed by what would read it (workflows and steps by GitHub's
 * own parser in `npm run check`, scripts/workflows), command lines name what exists, JSON is JSON.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type Block, listBlocks, listDocuments, toYamlKind, wrapSteps } from '../../scripts/documents/markdown.ts';
import { parseConfig } from '../../src/action/config/parse.ts';
import { inputContract } from '../../src/action/input/contract.ts';
import { parseIssueBrief } from '../../src/core/order/issue-brief.ts';
import { createReceipt } from '../../src/core/state/receipt.ts';
import { parseScenarioText } from '../../src/sandbox/cli/scenario-file.ts';
import { makeEvidence, makeMissionView, makeResult, makeVerdict } from '../support/report/samples.ts';
import { findProblem, listCommandLines } from './commands.ts';

const BLOCKS = listDocuments().flatMap(listBlocks);
const LABEL = inputContract('label').default;

/** A file of its own executes every line and every script of it. */
const EXECUTED = new Set(['docs/SANDBOX-WORKERS.md', 'examples/workers/README.md']);

function named(languages: readonly string[]): readonly (readonly [string, Block])[] {
  return BLOCKS.filter(({ language }) => languages.includes(language)).map((block) => [
    `${block.file}:${block.line}`,
    block,
  ]);
}

describe('blocks', () => {
  it('say what they are', () => {
    const known = new Set(['yaml', 'sh', 'json', 'markdown', 'text']);
    expect(BLOCKS.filter(({ language }) => !known.has(language)).map(({ file, line }) => `${file}:${line}`)).toEqual(
      [],
    );
    expect(BLOCKS.length).toBeGreaterThan(20);
  });

  it.each(named(['yaml']))('%s is read by what it is written for', (_at, block) => {
    const kind = toYamlKind(block);
    if (kind === 'config') {
      const reading = parseConfig(block.text, { path: block.file, label: LABEL });
      expect(reading.kind === 'broken' ? reading.problems : []).toEqual([]);
    }
    if (kind === 'scenario') expect(() => parseScenarioText(block.text, block.file)).not.toThrow();
    // GitHub's own parser checks the rest.
    expect(['workflow', 'steps', 'config', 'scenario']).toContain(kind);
  });

  it.each(named(['json']))('%s is JSON', (_at, { text }) => {
    expect(() => JSON.parse(text) as unknown).not.toThrow();
  });

  it.each(named(['sh']).filter(([, { file }]) => !EXECUTED.has(file)))('%s runs what exists', (_at, { text }) => {
    const problems = listCommandLines(text).flatMap((command) => {
      const problem = findProblem(command);
      return problem === null ? [] : [`${command}: ${problem}`];
    });
    expect(problems).toEqual([]);
  });

  it('in Markdown are an issue that is understood', () => {
    const issues = named(['markdown']).filter(([at]) => at.startsWith('docs/RECIPES.md'));
    expect(issues).toHaveLength(1);
    for (const [, { text }] of issues) {
      const { problems, ...issue } = parseIssueBrief(text);
      expect(problems).toEqual([]);
      expect(issue).toMatchObject({ dod: expect.stringContaining('a test shows it'), budgetText: '120' });
    }
  });
});

describe('the judges of blocks', () => {
  it.each([
    ['npm run chekc', 'there is no script chekc'],
    ['npm install', 'there is no script install'],
    ['npm run bench -- speling', 'scripts/bench/main.ts knows no speling'],
    ['npm run simulate -- --sedes 4', 'scripts/simulate.ts knows no --sedes'],
    ['npm test -- __tests__/nothing', 'no test is called __tests__/nothing'],
    ['npx orkestro-sandbx', 'there is no bin orkestro-sandbx'],
    ['orkestro-sandbox --prot 80', "Unknown option '--prot'"],
    ['npm run sandbox -- --prot 80', "Unknown option '--prot'"],
    ['gh pr merge', 'gh pr is not among what is known'],
    ['wget https://example.com', 'nobody knows wget'],
  ])('notice %s', (command, problem) => {
    expect(findProblem(command)).toContain(problem);
  });

  it('part lines into commands', () => {
    expect(listCommandLines("npm ci && npm test # both\njq -c '.a | .b' x | sha256sum\nnpm run \\\n  demo\n")).toEqual([
      ...['npm ci', 'npm test', "jq -c '.a | .b' x", 'sha256sum', 'npm run    demo'],
    ]);
  });

  it('find a block inside a list, and where it stands', () => {
    const directory = mkdtempSync(join(tmpdir(), 'blocks-'));
    try {
      const file = join(directory, 'x.md');
      writeFileSync(file, '1. first\n\n   ```sh\n   npm ci\n   ```\n\n```yaml\n- uses: a@b\n```\n');
      const [first, second] = listBlocks(file);
      expect(first).toEqual({ file, language: 'sh', text: 'npm ci\n', line: 4 });
      expect(second).toMatchObject({ language: 'yaml', line: 8 });
      expect(toYamlKind({ file, language: 'yaml', line: 1, text: '- uses: a@b\n' })).toBe('steps');
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  it("hand workflows and steps to GitHub's own parser, which finds an unknown input by line", () => {
    const judged = BLOCKS.filter(({ language }) => language === 'yaml').filter((block) =>
      ['workflow', 'steps'].includes(toYamlKind(block)),
    );
    expect(judged.length).toBeGreaterThan(8);
    expect(wrapSteps('- run: a\n').text.split('\n').at(6)).toBe('      - run: a');
    expect(readFileSync('scripts/check.ts', 'utf8')).toContain(
      "check('workflows', 'node', 'scripts/workflows/main.ts')",
    );
    const directory = mkdtempSync(join(tmpdir(), 'pasted-'));
    try {
      const file = join(directory, 'x.md');
      const step = (name: string): string =>
        `\`\`\`yaml\n- uses: orkestro/orkestro-action@v0\n  with:\n    api-key: sandbox\n    ${name}: doctor\n\`\`\`\n`;
      writeFileSync(file, `# Two\n\n${step('mode')}\n${step('moode')}`);
      const { status, stderr } = spawnSync('node', ['scripts/workflows/main.ts', file], { encoding: 'utf8' });
      expect([status, stderr.trim()]).toEqual([1, `${file}:14:11 Invalid action input 'moode'`]);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});

describe('README.md', () => {
  it("has the very commands that a clean checkout is put through, in CI's order", () => {
    const development = readFileSync('README.md', 'utf8').split('\n## Development\n')[1] ?? '';
    const commandBlock = /```sh\n([^]*?)```/.exec(development)?.[1] ?? '';
    const run = readFileSync('.ci/run', 'utf8').split('\n');
    expect(commandBlock.trim().split('\n')).toEqual(run.filter((line) => line.startsWith('npm ')));
  });

  it.each(['README.md', 'docs/RECIPES.md'])("%s: the receipt's digest is computed as it says", (file) => {
    const block = BLOCKS.find((one) => one.file === file && one.text.includes('jq -r .digest'));
    const lines = (block?.text ?? '').split('\n').filter((line) => line.startsWith('jq '));
    expect(lines).toHaveLength(2);
    if (spawnSync('jq', ['--version']).error !== undefined) return;
    const page = makeMissionView({
      outcome: 'accepted',
      verdict: makeVerdict('accept', 'checks_passed', 'Größe "ok" \u2028 <&> 👩‍💻', ''),
      evidence: makeEvidence([makeResult('test (ubuntu, 24)')]),
    });
    const directory = mkdtempSync(join(tmpdir(), 'receipt-'));
    const printed = (receipt: object): readonly string[] => {
      writeFileSync(join(directory, 'receipt.json'), JSON.stringify(receipt, null, 2));
      const text = execFileSync('/bin/sh', ['-ec', lines.join('\n')], { cwd: directory, encoding: 'utf8' });
      return text
        .trim()
        .split('\n')
        .map((line) => line.replace(/ .*$/, ''));
    };
    try {
      const receipt = createReceipt(page, { by: 'policy', overrides: null, exception: null });
      if (receipt === null) throw new Error('no receipt');
      expect(printed(receipt)).toEqual([receipt.digest, receipt.digest]);
      const [message, found] = printed({ ...receipt, head_sha: 'f'.repeat(40) });
      expect(message).not.toBe(found);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
