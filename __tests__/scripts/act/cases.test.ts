/** Every workflow that people copy is played in act, and CI plays all of them with the version that the script names. */
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { CASES } from '../../../scripts/act/cases.ts';
import { ACT_VERSION } from '../../../scripts/act/requirements.ts';

const FOLDER = 'examples/workflows';
const EXAMPLES = readdirSync(FOLDER).toSorted();

/** Returns the YAML blocks of the documents that are whole workflows. */
function listWholeWorkflows(): readonly string[] {
  const documents = ['README.md', ...globSync('docs/**/*.md')].map((file) => readFileSync(file, 'utf8'));
  const blocks = documents.flatMap((text) =>
    [...text.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block),
  );
  return blocks.filter((block) => /^jobs:$/m.test(block));
}

describe('the cases', () => {
  it('play every example', () => {
    const played = new Set(CASES.flatMap(({ examples = [] }) => examples));
    expect([...played].toSorted()).toEqual(EXAMPLES);
  });

  it('play every whole workflow of the documents: an example, or the block that mission-key plays', () => {
    const examples = EXAMPLES.map((file) => readFileSync(`${FOLDER}/${file}`, 'utf8'));
    const others = listWholeWorkflows().filter((block) => !examples.includes(block));
    expect(others.map((block) => block.split('\n')[0])).toEqual([
      // It asks GitHub itself, which act can't stand in for.
      'name: Probe',
      'name: Documentation for an issue',
    ]);
    expect(CASES.map(({ name }) => name)).toContain('mission-key');
  });

  it('have names of their own, fit for a command line and a file', () => {
    const names = CASES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it('are all played by CI, with the version that they were written for', () => {
    const ci = parse(readFileSync('.github/workflows/ci.yml', 'utf8')) as {
      readonly jobs: Readonly<Record<string, { readonly steps: readonly { readonly run?: string }[] }>>;
    };
    const scripts = ci.jobs['act']?.steps.map(({ run }) => run ?? '') ?? [];
    expect(scripts).toContain(`go install github.com/nektos/act@${ACT_VERSION}`);
    expect(scripts.at(-1)).toMatch(/ npm run act$/);
    expect(readFileSync('docs/internals/TESTING.md', 'utf8')).toContain(`nektos/act@${ACT_VERSION}\n`);
  });
});
