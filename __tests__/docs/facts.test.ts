/** Every fact that docs/GITHUB-FACTS.md marks as unproven names its probe, and every probe is named there. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { FACT_NAMES } from '../../scripts/probe/facts.ts';

const TEXT = readFileSync('docs/GITHUB-FACTS.md', 'utf8');
const MARK = '**Unproven**';
const EXPLAINED = '- **Unproven**: no source shows it.';

/** The lines that mark a fact, each with the name that it links to. */
function listUnproven(text: string): readonly (readonly [string, string | null])[] {
  return text
    .split('\n')
    .filter((line) => line.includes(MARK) && !line.startsWith(EXPLAINED))
    .map((line) => [line, /\*\*Unproven\*\*: \[`([\w/-]+)`\]\(#unproven-facts\)/.exec(line)?.[1] ?? null]);
}

function listRows(text: string): readonly string[] {
  const section = text.split('## Unproven facts')[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(/^\| `([\w/-]+)`/gm)].map(([, name = '']) => name);
}

describe('unproven facts', () => {
  it('each name their probe', () => {
    const nameless = listUnproven(TEXT).filter(([, name]) => name === null);
    expect(nameless).toEqual([]);
    const names = listUnproven(TEXT).map(([, name]) => name ?? '');
    expect([...names].sort()).toEqual([...FACT_NAMES].sort());
  });

  it('each say what happens if they are false', () => {
    expect(listRows(TEXT)).toEqual(FACT_NAMES);
  });

  it('are noticed without a name', () => {
    expect(listUnproven('- It rains. **Unproven**.')).toEqual([['- It rains. **Unproven**.', null]]);
    expect(listUnproven('- It rains. **Unproven**: [`rain/falls`](#unproven-facts).')[0]?.[1]).toBe('rain/falls');
  });
});
