/** A gate is not open unless everything it covers can be read (docs/BEHAVIOR.md#merge-gate; docs/GITHUB-FACTS.md#merge-gate). */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Outcome } from '../../src/core/domain/outcome.ts';
import type { RepositoryMission } from '../../src/flow/missions/for-pull.ts';
import { runIntent } from '../../src/flow/run-intent.ts';
import { listLinkedTo } from '../../src/flow/missions/linked-to.ts';
import { buildMission } from '../support/builders.ts';
import { byLabel, ISSUE, openFlowScene, type FlowScene } from '../support/flow-scene.ts';

let scene: FlowScene;
beforeEach(() => {
  scene = openFlowScene();
});
afterEach(() => {
  scene.close();
});

const CONTEXT = 'orkestro/mission';

/** Returns the state that a commit shows. */
function shownGate(sha: string): string | undefined {
  return scene.repo.status(sha, CONTEXT)?.state;
}

/** Opens the pull request that delivers the issue's mission, and one that delivers nothing. */
async function openBoth(sha?: string): Promise<void> {
  await scene.hire(byLabel(scene));
  const same = sha === undefined ? {} : { sha };
  scene.repo.openPull({ number: 13, body: `Fixes #${ISSUE}`, author: 'ada', files: ['src/a.ts'], ...same });
  scene.repo.openPull({ number: 14, body: 'Tidy up', author: 'ada', files: ['src/b.ts'], ...same });
}

/** Lets GitHub answer once that there is no such pull request. */
function hide(number: number): void {
  // Alone, or as one of two that are read at the same time.
  for (const part of ['', 'q0_', 'q1_']) {
    scene.github.faults.add({
      kind: 'partial',
      path: `${part}repository.pullRequest`,
      type: 'NOT_FOUND',
      match: ({ operation, body }) =>
        (operation ?? '').split('_').includes('Pull') && JSON.stringify(body).includes(`"${part}number":${number}`),
    });
  }
}

describe('a merge group', () => {
  async function gate(numbers: readonly number[]): Promise<{ readonly outcome: Outcome; readonly state?: string }> {
    const baseSha = scene.repo.branchHead('main');
    const headSha = scene.repo.enqueue(numbers);
    const headRef = `refs/heads/gh-readonly-queue/main/pr-${numbers.at(-1) ?? 0}-${baseSha}`;
    const group = { kind: 'merge_group', headSha, headRef, baseSha, baseRef: 'refs/heads/main' } as const;
    const outcome = await runIntent(scene.createContext(), { kind: 'gate', target: group });
    const state = shownGate(headSha);
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
    await runIntent(scene.createContext(), { kind: 'sync', target: { kind: 'pull', number: 14 }, wait: 'once' });
    expect(shownGate(sha)).toBe('pending');
  });
});

describe('a pull request that a person linked by command', () => {
  const linkCommand = '/orkestro link #13';

  /** Links a pull request, announces it there, and deletes the announcement. */
  async function forget(): Promise<string> {
    await scene.hire(byLabel(scene));
    const pull = scene.repo.openPull({ number: 13, body: 'No words', author: 'ada', files: ['src/a.ts'] });
    scene.repo.comment(ISSUE, { author: 'maya', body: linkCommand });
    await runIntent(scene.createContext(), { kind: 'sync', target: { kind: 'issue', number: ISSUE }, wait: 'once' });
    expect(shownGate(pull.headSha)).toBe('pending');
    for (const { id } of scene.repo.commentsOf(13)) scene.repo.deleteComment(id);
    return pull.headSha;
  }

  it.each(['sync', 'gate'] as const)('stays shut where our page on it was deleted (%s)', async (kind) => {
    const sha = await forget();
    await runIntent(scene.createContext(), { kind, target: { kind: 'pull', number: 13 }, wait: 'once' });
    expect(shownGate(sha)).toBe('pending');
  });

  it('stays shut by the signed state where the command is gone as well', async () => {
    const sha = await forget();
    for (const { id, body } of scene.repo.commentsOf(ISSUE)) if (body === linkCommand) scene.repo.deleteComment(id);
    await runIntent(scene.createContext(), { kind: 'gate', target: { kind: 'pull', number: 13 } });
    expect(shownGate(sha)).toBe('pending');
  });

  it('is open if the author of the command may not link', async () => {
    await scene.hire(byLabel(scene));
    scene.repo.addUser('eve', 'read');
    const pull = scene.repo.openPull({ number: 13, body: 'No words', author: 'ada', files: ['src/a.ts'] });
    scene.repo.comment(ISSUE, { author: 'eve', body: linkCommand });
    await runIntent(scene.createContext(), { kind: 'gate', target: { kind: 'pull', number: 13 } });
    expect(shownGate(pull.headSha)).toBe('success');
  });
});

it('more open missions than are asked leave it unknown whether one is delivered here', async () => {
  const context = scene.createContext();
  const readMany = (): Promise<ReadonlyMap<number, null>> => Promise.resolve(new Map());
  const bare = {
    ...context,
    github: { ...context.github, conversations: { ...context.github.conversations, readMany } },
  };
  const posted = (count: number): RepositoryMission[] =>
    Array.from({ length: count }, (_, index) => {
      const mission = buildMission({ id: `m_${index}`, status: 'in_progress' });
      const subject = { repositoryId: 1, number: index + 1, key: null };
      return { mission, subject, key: `1#${index + 1}`, generation: 1 };
    });
  expect(await listLinkedTo(bare, posted(500), 13)).toEqual({ missions: [], isComplete: true });
  expect(await listLinkedTo(bare, posted(501), 13)).toEqual({ missions: [], isComplete: false });
});

describe('a pull request that was there before the hire', () => {
  it('is shut by the hire, before anything else happens to it', async () => {
    const pull = scene.repo.openPull({ number: 13, body: `Fixes #${ISSUE}`, author: 'ada', files: ['src/a.ts'] });
    await runIntent(scene.createContext(), { kind: 'sync', target: { kind: 'pull', number: 13 }, wait: 'once' });
    expect(shownGate(pull.headSha)).toBe('success');
    await scene.hire(byLabel(scene));
    expect(shownGate(pull.headSha)).toBe('pending');
  });

  it('is hired for all the same where its status cannot be set', async () => {
    scene.repo.openPull({ number: 13, body: `Fixes #${ISSUE}`, author: 'ada', files: ['src/a.ts'] });
    scene.github.faults.add({ kind: 'html', times: Infinity, match: { path: /\/statuses\// } });
    expect(await scene.hire(byLabel(scene))).toMatchObject({ kind: 'tracked', how: 'posted' });
  });
});
