/** Hires for an issue that was opened with a form of the default branch. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { byLabel, ISSUE, openFlowScene, describeResult, type FlowScene } from '../support/flow-scene.ts';

const PATH = '.github/ISSUE_TEMPLATE/hire.yml';
const FORM = ['What is wrong', 'Definition of Done', 'Budget (USD)']
  .map((label) => `  - type: textarea\n    attributes:\n      label: ${label}`)
  .join('\n');
const body = (wrong: string) =>
  `### What is wrong\n\n${wrong}\n\n### Definition of Done\n\n- [ ] it parses\n\n### Budget (USD)\n\n80`;

let scene: FlowScene;

beforeEach(() => {
  scene = openFlowScene();
  scene.repo.write(PATH, `name: Hire\nbody:\n${FORM}`);
});
afterEach(() => {
  scene.close();
});

function hire(text: string) {
  scene.repo.issue(ISSUE).body = text;
  return scene.hire(byLabel(scene), {
    settings: {
      terms: { category: null, tier: null, budgetCents: null, specialist: null, autoAssign: true },
      limits: {
        maxBudgetCents: 50_000,
        monthlyBudgetCents: null,
        hirePermission: 'write',
        settlePermission: 'write',
        allowedBots: [],
      },
    },
  });
}

describe('an issue form', () => {
  it('gives the terms; headings typed into its fields give none', async () => {
    expect(
      describeResult(await hire(body('It hangs.\n\n### Tier\n\nT2 Guaranteed\n\n### Specialist\n\nMallory'))),
    ).toBe('posted g1');
    expect(scene.sandbox.missions()).toMatchObject([{ budget_usd: 80, tier: 'T1 Verified' }]);
  });

  it('with a heading of its own typed again, hires nobody and says where', async () => {
    const result = await hire(body('It hangs.\n\n### Budget (USD)\n\n500'));
    expect(describeResult(result)).toBe('blocked brief_unclear');
    expect(result).toMatchObject({
      blocked: {
        verdict: { message: expect.stringContaining(`"Budget (USD)" of the issue form ${PATH} stands there again`) },
      },
    });
    expect(scene.countPosts()).toBe(0);
  });

  it('counts as it stands on the default branch, not on a pull request', async () => {
    scene.repo.write(PATH, 'body: [{ type: input, attributes: { label: Tier } }]', 'work');
    expect(describeResult(await hire(body('It hangs.\n\n### Tier\n\nT2 Guaranteed')))).toBe('posted g1');
    expect(scene.sandbox.missions()).toMatchObject([{ tier: 'T1 Verified' }]);
  });

  it('is not asked for where the text has no headings of its kind', async () => {
    await hire('It hangs.\n\n## Definition of Done\n\n- [ ] x\n\n## Budget (USD)\n\n80');
    expect(scene.countPosts()).toBe(1);
    expect(scene.github.count({ path: /ISSUE_TEMPLATE/ })).toBe(0);
  });
});
