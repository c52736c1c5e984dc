/** The world's own rules, below any protocol. */
import { describe, expect, it } from '@jest/globals';
import { createWorld, type World } from '../../support/github/state.ts';
import { START } from './client.ts';

const make = (): { world: World; pass: (ms: number) => void } => {
  let now = START;
  const world = createWorld({ now: () => now });
  return {
    world,
    pass: (ms) => {
      now += ms;
    },
  };
};

describe('the world', () => {
  it('is the same every time: ids and commits depend on nothing outside', () => {
    const [a, b] = [make().world, make().world];
    for (const world of [a, b]) world.openPull({ number: 5 });
    expect(a.pull(5)).toEqual(b.pull(5));
    expect(a.pull(5).headSha).toMatch(/^[0-9a-f]{40}$/);
    expect(a.push(5)).not.toBe(a.pull(5).commits[0]);
  });

  it('counts numbers over issues and pull requests alike, and refuses one twice', () => {
    const { world } = make();
    world.openIssue({ number: 12 });
    expect([world.openPull().number, world.openIssue().number]).toEqual([13, 14]);
    expect(() => world.openIssue({ number: 13 })).toThrow(/#13 exists/);
  });

  it.each<[string, (world: World) => unknown, RegExp]>([
    ['an unknown number', (world) => world.thread(99), /no #99/],
    ['an issue as a pull request', (world) => world.pull(12), /#12 is an issue/],
    ['a pull request as an issue', (world) => world.issue(13), /#13 is a pull request/],
    ['a comment that is gone', (world) => world.written({ comment: 1 }), /no comment 1/],
    ['a comment on nothing', (world) => world.comment(99, { body: 'x' }), /no #99/],
    ['a check on an unknown commit', (world) => world.report({ sha: 'x', name: 'test' }), /no commit x/],
    [
      'a status on an unknown commit',
      (world) => world.setStatus({ sha: 'x', context: 'c', state: 'success' }),
      /no commit x/,
    ],
    ['a bot without [bot]', (world) => world.addBot('renovate'), /\[bot\]/],
  ])('a mistake in a test says so: %s', (_name, mistake, why) => {
    const { world } = make();
    world.openIssue({ number: 12 });
    world.openPull({ number: 13 });
    expect(() => mistake(world)).toThrow(why);
  });

  it('keeps whole seconds, as GitHub does', () => {
    const { world, pass } = make();
    const first = world.openIssue().createdAt;
    pass(300);
    expect(world.openIssue().createdAt).toBe(first);
    expect(first % 1000).toBe(0);
  });

  it('a label is on once, whatever its case in the removal', () => {
    const { world } = make();
    world.openIssue({ number: 1 });
    world.label(1, 'Orkestro', 'kim');
    world.label(1, 'Orkestro', 'kim');
    expect(world.issue(1).timeline).toHaveLength(1);
    expect(world.unlabel(1, 'orkestro')).toBe(true);
    expect(world.unlabel(1, 'orkestro')).toBe(false);
  });

  it('an edit that changes nothing is none', () => {
    const { world } = make();
    world.openIssue({ number: 1, body: 'same' });
    world.edit(1, { body: 'same' });
    expect(world.issue(1).edits).toEqual([]);
  });

  it('a push moves head, test merge and branch; a deleted fork moves nothing else', () => {
    const { world } = make();
    world.openPull({ number: 1, headRepo: 'mallory/app', headRef: 'evil' });
    const merge = world.pull(1).testMergeSha;
    const sha = world.push(1, { files: ['x.ts'] });
    expect(world.pull(1)).toMatchObject({ headSha: sha, changedFiles: 1, files: [{ path: 'x.ts' }] });
    expect(world.pull(1).testMergeSha).not.toBe(merge);
    expect(world.elsewhere('mallory/app').refs.get('refs/heads/evil')).toBe(sha);
    world.pull(1).headRepo = null;
    expect(() => world.push(1)).not.toThrow();
  });

  it('a merge moves the base, closes what it closes, here and elsewhere', () => {
    const { world } = make();
    const docs = world.elsewhere('acme/docs');
    docs.openIssue({ number: 4 });
    world.openIssue({ number: 1 });
    world.openPull({ number: 2, body: 'Fixes #1, closes acme/docs#4, fixes #2, fixes nobody/none#9' });
    const before = world.branchHead('main');
    const sha = world.merge(2, 'kim');
    expect(world.branchHead('main')).toBe(sha);
    expect(sha).not.toBe(before);
    expect([world.issue(1).state, docs.issue(4).state]).toEqual(['closed', 'closed']);
    world.reopen(1);
    expect(world.issue(1)).toMatchObject({ state: 'open', closedAt: null });
  });

  it('keeps its id through a rename', () => {
    const { world } = make();
    const { id } = world;
    world.rename('acme/shop');
    expect(world.universe.world('acme/shop')?.id).toBe(id);
    expect(world.universe.world('acme/app')).toBeNull();
  });

  it('collects what a branch requires from rulesets and classic protection, until it is unprotected', () => {
    const { world } = make();
    world.protect({ required: ['a', { name: 'b', appId: 7 }] });
    world.protect({ required: ['c'], classic: true, reviews: 2 });
    expect(world.requiredOn('main')).toEqual([
      { name: 'a', appId: null },
      { name: 'b', appId: 7 },
      { name: 'c', appId: null },
    ]);
    expect(world.reviewsOn('main')).toBe(2);
    world.unprotect();
    expect([world.requiredOn('main'), world.reviewsOn('main')]).toEqual([[], 0]);
  });
});
