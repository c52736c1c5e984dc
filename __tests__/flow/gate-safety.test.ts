/** A gate that cannot see everything it speaks for is not open (spec §3, §9; github-facts §2). */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Outcome } from '../../src/core/outcome.ts';
import { reconcile } from '../../src/flow/reconcile.ts';
import { byLabel, ISSUE, openWorkshop, type Workshop } from '../support/workshop.ts';

let shop: Workshop;
beforeEach(() => {
  shop = openWorkshop();
});
afterEach(() => {
  shop.close();
});

const CONTEXT = 'orkestro/mission';

/** The state that a commit shows. */
function shown(sha: string): string | undefined {
  return shop.world.status(sha, CONTEXT)?.state;
}

/** The pull request that delivers the issue's mission, and one that delivers nothing. */
async function openBoth(sha?: string): Promise<void> {
  await shop.hire(byLabel(shop));
  const same = sha === undefined ? {} : { sha };
  shop.world.openPull({ number: 13, body: `Fixes #${ISSUE}`, author: 'ada', files: ['src/a.ts'], ...same });
  shop.world.openPull({ number: 14, body: 'Tidy up', author: 'ada', files: ['src/b.ts'], ...same });
}

/** GitHub says once that there is no such pull request. */
function hide(number: number): void {
  shop.github.faults.add({
    kind: 'partial',
    path: 'repository.pullRequest',
    type: 'NOT_FOUND',
    match: ({ operation, body }) => operation === 'Pull' && JSON.stringify(body).includes(`"number":${number}`),
  });
}

describe('a merge group', () => {
  async function gate(numbers: readonly number[]): Promise<{ readonly outcome: Outcome; readonly state?: string }> {
    const baseSha = shop.world.branchHead('main');
    const headSha = shop.world.enqueue(numbers);
    const headRef = `refs/heads/gh-readonly-queue/main/pr-${numbers.at(-1) ?? 0}-${baseSha}`;
    const group = { kind: 'merge_group', headSha, headRef, baseSha, baseRef: 'refs/heads/main' } as const;
    const outcome = await reconcile(shop.engine(), { kind: 'gate', target: group });
    const state = shown(headSha);
    return state === undefined ? { outcome } : { outcome, state };
  }

  it('of a pull request without a mission may be merged', async () => {
    await openBoth();
    expect(await gate([14])).toMatchObject({ state: 'success' });
  });

  it('is refused while one of its pull requests waits for its mission', async () => {
    await openBoth();
    expect(await gate([13, 14])).toMatchObject({ state: 'failure' });
  });

  it('is refused where one of its pull requests reads as missing', async () => {
    await openBoth();
    hide(13);
    const { outcome, state } = await gate([13, 14]);
    expect(outcome).toMatchObject({ kind: 'held', code: 'group_unknown' });
    expect(state).toBe('failure');
  });
});

describe('a head that two pull requests share', () => {
  it('shows no success while one of them reads as missing', async () => {
    const sha = 'c'.repeat(40);
    await openBoth(sha);
    hide(13);
    await reconcile(shop.engine(), { kind: 'sync', target: { kind: 'pull', number: 14 }, wait: 'once' });
    expect(shown(sha)).toBe('pending');
  });
});
