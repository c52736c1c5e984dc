/** The ref lock against the complete stand-in, over sockets and through the real HTTP client. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { OnceLock, LockKey } from '../../../src/core/ports/once-lock.ts';
import { createGitHub } from '../../../src/github/github.ts';
import { formatLockRef } from '../../../src/github/locks/ref-lock.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import { anyText } from '../../support/any-text.ts';
import type { Failing } from '../../support/github/faults.ts';
import { DEFAULT_TOKEN } from '../../support/github/handler.ts';
import type { GitHubServer } from '../../support/github/server.ts';
import { startGitHubServer } from '../../support/github/server.ts';
import { rejection } from '../../support/github-script.ts';

const NOW = Date.parse('2026-11-24T10:00:00Z');
const HIRE: LockKey = { on: 'conversation', number: 12, reference: '12' };
const REF = 'refs/orkestro/12/1';
const DECISION: LockKey = { on: 'comment', id: 99, reference: '12', mission: 'm_1', epoch: 0 };
let server: GitHubServer;

function connect(run = '9001.1', defaultBranch = 'main', now = NOW): OnceLock {
  const { world: repo } = server.standIn;
  const clock = { now: () => NOW, sleep: () => Promise.resolve(), random: () => 0 };
  const client = createHttpClient({ clock, origins: [new URL(server.url).origin], deadline: () => NOW + 3_600_000 });
  let count = 0;
  return createGitHub(
    {
      token: DEFAULT_TOKEN,
      repository: { owner: repo.owner, name: repo.name, id: repo.id, defaultBranch },
      apiUrl: server.url,
      graphqlUrl: server.graphqlUrl,
      fetch: client.fetch,
    },
    { run, nonce: () => `nonce ${++count}`, now: () => now },
  ).lock;
}

const isPost = (path: string) => (request: { method: string; path: string }) =>
  request.method === 'POST' && request.path.endsWith(path);

beforeEach(async () => {
  server = await startGitHubServer({ now: () => NOW });
  server.standIn.permit({ contents: 'write' });
});
afterEach(async () => {
  await server.close();
  server.standIn.assertNoViolations();
});

describe('the name of a ref', () => {
  it.each<[LockKey, number, string]>([
    [HIRE, 2, 'refs/orkestro/12/2'],
    [{ ...HIRE, reference: '12.linux' }, 1, 'refs/orkestro/12.linux/1'],
    [DECISION, 3, 'refs/orkestro/12/m-m_5f1/3'],
    [{ ...DECISION, epoch: 2 }, 3, 'refs/orkestro/12/m-m_5f1/3.2'],
    [{ ...DECISION, mission: '../..' }, 1, 'refs/orkestro/12/m-_2e_2e_2f_2e_2e/1'],
  ])('of %j, sequence %i, is %s', (lockKey, sequence, name) => {
    expect(formatLockRef(lockKey, sequence)).toBe(name);
  });

  it('tells any two missions apart, in letters that git takes', () => {
    const name = (mission: string) => formatLockRef({ ...DECISION, mission }, 1);
    fc.assert(
      fc.property(anyText(), anyText(), (one, other) => {
        expect(name(one)).toMatch(/^refs\/orkestro\/12\/m-[\w-]*\/1$/);
        expect(name(one) === name(other)).toBe(one.toWellFormed() === other.toWellFormed());
      }),
    );
  });

  it.each([0, -1, 1.5, Number.NaN])('has no sequence %p', async (sequence) => {
    expect(await rejection(connect().acquire(HIRE, sequence))).toBeInstanceOf(RangeError);
  });
});

describe('acquiring', () => {
  it('is acquired once, and the ref names its owner', async () => {
    const acquires = await Promise.all(['1.1', '2.1', '3.1', '4.1'].map((run) => connect(run).acquire(HIRE, 1)));
    expect(acquires.map(({ kind }) => kind).sort()).toEqual(['acquired', 'taken', 'taken', 'taken']);
    const { world: repo } = server.standIn;
    const owner = repo.tags.get(repo.refs.get(REF) ?? '');
    const index = acquires.findIndex(({ kind }) => kind === 'acquired');
    expect(JSON.parse(owner?.message ?? '')).toMatchObject({ run: `${index + 1}.1`, at: NOW });
    expect(acquires[index]).toEqual({ kind: 'acquired', acquisitionId: owner?.sha });
  });

  it('leaves other sequences, keys and decisions alone', async () => {
    const lock = connect();
    for (const [lockKey, sequence] of [
      [HIRE, 1],
      [HIRE, 2],
      [HIRE, 300],
      [{ ...HIRE, reference: '12.linux' }, 1],
      [DECISION, 1],
      [{ ...DECISION, epoch: 1 }, 1],
      [{ ...DECISION, mission: '1' }, 1],
    ] as const) {
      expect(await lock.acquire(lockKey, sequence)).toMatchObject({ kind: 'acquired' });
      expect(await lock.acquire(lockKey, sequence)).toEqual({ kind: 'taken' });
    }
  });

  it('makes no tag where the ref is there already', async () => {
    await connect().acquire(HIRE, 1);
    await connect().acquire(HIRE, 1);
    expect(server.standIn.world.tags.size).toBe(1);
  });

  it.each<Failing>([{ kind: 'reset_after' }, { kind: 'cut_json' }, { kind: 'status', status: 500, after: true }])(
    'is ours when only the answer was lost (%j)',
    async (fault) => {
      server.standIn.faults.add({ ...fault, match: isPost('/git/refs') });
      expect(await connect().acquire(HIRE, 1)).toMatchObject({ kind: 'acquired' });
      expect(server.standIn.world.refs.has(REF)).toBe(true);
    },
  );

  it('is unclear when the request was lost: it may still arrive', async () => {
    server.standIn.faults.add({ kind: 'reset_before', match: isPost('/git/refs') });
    expect(await connect().acquire(HIRE, 1)).toMatchObject({ kind: 'unclear' });
  });

  it('is taken when another run was first between read and creation', async () => {
    const { world: repo, faults } = server.standIn;
    const run = (): void => void repo.refs.set(REF, repo.addCommit('by hand').sha);
    faults.add({ kind: 'meanwhile', run, match: isPost('/git/tags') });
    expect(await connect().acquire(HIRE, 1)).toEqual({ kind: 'taken' });
  });

  it('is denied without `contents: write`, and says so', async () => {
    server.standIn.permit({ contents: 'read' });
    expect(await connect().acquire(HIRE, 1)).toMatchObject({
      kind: 'denied',
      why: expect.stringContaining('contents: write'),
    });
    expect(server.standIn.world.refs.has(REF)).toBe(false);
  });

  it('is denied where the name cannot be created, or the repository has no commit', async () => {
    const { world: repo } = server.standIn;
    repo.refs.set('refs/orkestro/12', repo.addCommit('in the way').sha);
    expect(await connect().acquire(HIRE, 1)).toMatchObject({ kind: 'denied' });
    expect(await connect('1.1', 'absent').acquire({ ...HIRE, reference: '14' }, 1)).toMatchObject({
      kind: 'denied',
      why: expect.stringContaining('no commit yet'),
    });
  });

  it('is denied, not taken, when GitHub cannot be read first', async () => {
    server.standIn.faults.add({ kind: 'status', status: 500, times: 9, match: (one) => one.method === 'GET' });
    expect(await connect().acquire(HIRE, 1)).toMatchObject({ kind: 'denied' });
    expect(server.standIn.count(isPost('/git/refs'))).toBe(0);
  });
});

describe('reading and releasing', () => {
  it('knows when it was taken, and never releases it', async () => {
    const lock = connect();
    expect(lock).toMatchObject({ kind: 'ref', maxSequence: Number.MAX_SAFE_INTEGER });
    expect(await lock.read(HIRE, 1)).toEqual({ kind: 'free' });
    const acquire = await lock.acquire(HIRE, 1);
    const acquisitionId = acquire.kind === 'acquired' ? acquire.acquisitionId : '';
    expect(await lock.read(HIRE, 1)).toEqual({ kind: 'taken', at: NOW, acquisitionId });
    expect(await lock.release(HIRE, acquisitionId)).toBe(false);
    expect(await connect().acquire(HIRE, 1)).toEqual({ kind: 'taken' });
  });

  it.each([
    ['slow', -20 * 60_000, NOW],
    ['fast', 60_000, NOW + 60_000],
  ])('knows when it was taken by GitHub’s clock, where the runner’s is %s', async (_how, skew, at) => {
    const acquire = await connect('9001.1', 'main', NOW + skew).acquire(HIRE, 1);
    expect(acquire).toMatchObject({ kind: 'acquired' });
    expect(await connect().read(HIRE, 1)).toMatchObject({ kind: 'taken', at });
  });

  it.each([
    ['a commit', null],
    ['a foreign tag', 'v1'],
    ['a tag of another shape', '{"at":"now"}'],
  ])('a ref made by hand, at %s, is taken at an unknown time', async (_name, message) => {
    const { world: repo } = server.standIn;
    const { sha } = repo.addCommit('by hand');
    if (message !== null) {
      repo.tags.set('f'.repeat(40), {
        sha: 'f'.repeat(40),
        tag: 'x',
        message,
        object: sha,
        type: 'commit',
        by: 'maya',
        at: NOW,
      });
    }
    repo.refs.set(REF, message === null ? sha : 'f'.repeat(40));
    expect(await connect().read(HIRE, 1)).toMatchObject({ kind: 'taken', at: null });
  });

  it('throws when it cannot be read', async () => {
    server.standIn.permit({});
    expect(await rejection(connect().read(HIRE, 1))).toMatchObject({ name: 'GitHubError' });
  });
});
