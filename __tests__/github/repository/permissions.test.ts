/** Statuses, permissions and contents: one call each, and every way it can end. */
import { describe, expect, it } from '@jest/globals';
import { PERMISSIONS } from '../../../src/core/domain/model.ts';
import type { CommitStatus } from '../../../src/core/ports/github.ts';
import { failing, failure, HEAD, PATH, REFUSAL, rejection, REPOSITORY, script } from '../../support/github-script.ts';
import type { Reply } from '../../support/github-script.ts';

describe('setting a commit status', () => {
  const ROUTE = `POST ${PATH}/statuses/${HEAD}`;
  const STATUS: CommitStatus = {
    context: 'orkestro/mission',
    state: 'pending',
    description: 'working',
    url: 'https://c',
  };
  const set = (reply: Reply, status = STATUS) => {
    const scripted = script({ rest: { [ROUTE]: reply } });
    return { scripted, result: scripted.github.statuses.set(HEAD, status) };
  };

  it('sends what GitHub calls it', async () => {
    const { scripted, result } = set({ status: 201, body: { id: 1 } });
    expect(await result).toBe(true);
    expect(scripted.seen[0]?.body).toEqual({
      context: 'orkestro/mission',
      state: 'pending',
      description: 'working',
      target_url: 'https://c',
    });
  });

  it('leaves out a link that there is not', async () => {
    const { scripted, result } = set({ status: 201, body: {} }, { ...STATUS, url: null });
    expect(await result).toBe(true);
    expect(scripted.seen[0]?.body).not.toHaveProperty('target_url');
  });

  it('is false where the token may not', async () => {
    expect(await set({ status: 403, body: REFUSAL }).result).toBe(false);
  });

  it.each<[Reply, string]>([
    [{ status: 403, body: REFUSAL, headers: { 'retry-after': '60' } }, 'rate_limited'],
    [{ status: 422, body: { message: `No commit found for SHA: ${HEAD}` } }, 'refused'],
    [{ status: 404, body: { message: 'Not Found' } }, 'not_found'],
    [{ status: 500, body: '' }, 'server_error'],
  ])('throws for %j', async (reply, code) => {
    const { scripted, result } = set(reply);
    expect(await rejection(result)).toMatchObject({ name: 'GitHubError', code });
    expect(scripted.seen).toHaveLength(1);
  });
});

describe('reading a permission', () => {
  const read = (reply: Reply, login = 'alice') => {
    const route = `GET ${PATH}/collaborators/${encodeURIComponent(login)}/permission`;
    return script({ rest: { [route]: reply } }).github.permissions.read(login);
  };
  const levels = ['pull', 'triage', 'push', 'maintain', 'admin'] as const;
  const LEGACY = { none: 'none', read: 'read', triage: 'read', write: 'write', maintain: 'write', admin: 'admin' };
  const flagsUpTo = (count: number) => Object.fromEntries(levels.map((name, index) => [name, index < count]));

  it.each(PERMISSIONS.map((level, index) => [level, index] as const))('knows %s', async (level, index) => {
    const body = { permission: LEGACY[level], role_name: level, user: { permissions: flagsUpTo(index) } };
    expect(await read({ body })).toEqual({ kind: 'known', permission: level, roleName: level });
  });

  it.each(PERMISSIONS.map((level, index) => [level, index] as const))(
    'maps a custom role with the flags of %s',
    async (level, index) => {
      const body = { permission: LEGACY[level], role_name: 'security-team', user: { permissions: flagsUpTo(index) } };
      expect(await read({ body })).toEqual({ kind: 'known', permission: level, roleName: 'security-team' });
    },
  );

  it.each([
    ['write', { permission: 'admin', role_name: 'write', user: { permissions: flagsUpTo(5) } }],
    ['read', { permission: 'write', role_name: 'write', user: { permissions: flagsUpTo(1) } }],
    [
      'triage',
      {
        permission: 'read',
        role_name: 'triage',
        user: { permissions: { pull: true, push: false, admin: false, triage: true } },
      },
    ],
    ['write', { permission: 'write', role_name: 'custom', user: null }],
    ['write', { permission: 'write', role_name: 'custom', user: {} }],
    ['read', { permission: 'read', role_name: 'maintain', user: null }],
    ['none', { permission: 'none', role_name: '', user: null }],
  ])('never grants more than %s to %j', async (permission, body) => {
    expect(await read({ body })).toMatchObject({ kind: 'known', permission });
  });

  it('takes a 404 of GitHub for no permission at all', async () => {
    const body = { message: 'alice is not a user' };
    expect(await read({ status: 404, body })).toEqual({ kind: 'known', permission: 'none', roleName: 'none' });
  });

  it.each<[string, Reply]>([
    ['403', { status: 403, body: REFUSAL }],
    ['401', { status: 401, body: { message: 'Bad credentials' } }],
    ['429', { status: 429, body: { message: 'slow down' } }],
    ['500', { status: 500, body: { message: 'Server Error' } }],
    ["a proxy's 404", { status: 404, body: '<html>' }],
    ['a timeout', failure('timeout', true)],
    ['a redirect', failure('redirect', true)],
    ['no JSON', { body: '<html>' }],
    ['another shape', { body: { permission: 'admin' } }],
    [
      'flags that are no flags',
      { body: { permission: 'admin', role_name: 'x', user: { permissions: { admin: 'yes' } } } },
    ],
    ['words that are not known', { body: { permission: 'super', role_name: 'owner', user: null } }],
  ])('does not know after %s, which grants nothing', async (_name, reply) => {
    const reading = await read(reply);
    expect(reading).toMatchObject({ kind: 'unknown' });
    expect(reading.kind === 'unknown' && reading.why).not.toBe('');
  });

  it.each(['', '..', '.', 'a/b', 'a b', '../x', 'alice?x=1', 'alice[bot]x'])('does not ask about %p', async (login) => {
    const scripted = script({});
    expect(await scripted.github.permissions.read(login)).toMatchObject({ kind: 'unknown' });
    expect(scripted.seen).toHaveLength(0);
  });

  it('asks about bots and managed users', async () => {
    const body = { permission: 'read', role_name: 'read', user: null };
    expect(await read({ body }, 'renovate[bot]')).toMatchObject({ kind: 'known' });
    expect(await read({ body }, 'alice_corp')).toMatchObject({ kind: 'known' });
  });
});

const MISSING: Reply = { status: 404, body: { message: 'Not Found' } };

describe('reading a file in the tree of the default branch', () => {
  const file = (text: string | null, extra = {}, mode = 0o100644) => ({
    mode,
    object: { __typename: 'Blob', text, byteSize: Buffer.byteLength(text ?? ''), isTruncated: false, ...extra },
  });
  const read = (found: unknown, path = '.github/orkestro.yml') => {
    const asked: string[] = [];
    const entry = (args: { readonly path: string }): unknown => {
      asked.push(args.path);
      return typeof found === 'function' ? (found as () => unknown)() : found;
    };
    const target = { __typename: 'Commit', oid: 'a'.repeat(40), file: entry };
    const rest = { [`GET ${PATH}/contents/.github/orkestro.yml`]: { body: 'by REST' } };
    const scripted = script({ rest, graph: { repository: { defaultBranchRef: { target } } } });
    return { scripted, asked, result: scripted.github.contents.read(path) };
  };

  it.each([
    ['its text', file('title: Grüße 👋\n'), 'title: Grüße 👋\n'],
    ['an executable one', file('a: 1\n', {}, 0o100755), 'a: 1\n'],
    ['an empty one', file(''), ''],
    ['that it is absent, which the commit beside it proves', null, null],
  ])('answers %s, with one request', async (_name, found, expected) => {
    const { scripted, result } = read(found);
    expect(await result).toBe(expected);
    expect(scripted.keys()).toEqual(['query File']);
  });

  it('asks for the path without what says nothing', async () => {
    const { asked, result } = read(file('x'), './.github//a?b.yml');
    expect(await result).toBe('x');
    expect(asked).toEqual(['.github/a?b.yml']);
  });

  it.each([
    ['a symbolic link', file('../elsewhere.yml', {}, 0o120000)],
    ['a folder', { mode: 0o040000, object: { __typename: 'Tree' } }],
    ['a submodule', { mode: 0o160000, object: null }],
    ['a binary file', file(null)],
    ['a file that was cut', file('half', { isTruncated: true })],
    ['a file that was changed on the way', file('Gr��e', { byteSize: 6 })],
    ['a refusal', failing('FORBIDDEN', 'Resource not accessible by integration')],
    ['a field that is not known', failing('', "Field 'file' doesn't exist on type 'Commit'")],
  ])('leaves it to REST to read %s', async (_name, found) => {
    const { scripted, result } = read(found);
    expect(await result).toBe('by REST');
    expect(scripted.keys()).toEqual(['query File', `GET ${PATH}/contents/.github/orkestro.yml`]);
  });

  it.each<[string, Reply, string]>([
    ['the token is bad', { status: 401, body: { message: 'Bad credentials' } }, 'unauthorized'],
    ['nothing is reached', failure('timeout', true), 'unreachable'],
  ])('asks for nothing more when %s', async (_name, reply, code) => {
    const { github, seen } = script({ graphReply: { File: reply } });
    expect(await rejection(github.contents.read('.github/orkestro.yml'))).toMatchObject({ name: 'GitHubError', code });
    expect(seen).toHaveLength(1);
  });
});

describe('reading a file of the default branch by REST', () => {
  const FILE = `GET ${PATH}/contents/.github/orkestro.yml`;
  const BRANCH = `GET ${PATH}/git/ref/heads/${REPOSITORY.defaultBranch}`;
  const read = (reply: Reply, branch: Reply = { body: {} }) => {
    const scripted = script({ rest: { [FILE]: reply, [BRANCH]: branch } });
    return { scripted, result: scripted.github.contents.read('.github/orkestro.yml') };
  };

  it('answers the text, and names no branch', async () => {
    const headers = { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' };
    const { scripted, result } = read({ body: 'tier: T1 Verified\n', headers });
    expect(await result).toBe('tier: T1 Verified\n');
    expect(scripted.seen[1]?.url.search).toBe('');
    expect(scripted.seen[1]?.headers).toMatchObject({ accept: 'application/vnd.github.raw+json' });
  });

  it('decodes bytes', async () => {
    const headers = { 'content-type': 'application/octet-stream' };
    expect(await read({ body: 'title: Grüße 👋', headers }).result).toBe('title: Grüße 👋');
  });

  it('answers null where GitHub has none', async () => {
    expect(await read(MISSING).result).toBeNull();
  });

  it('asks for nothing more of a public repository, which hides nothing', async () => {
    const { github, seen } = script({ rest: { [FILE]: MISSING }, repository: { ...REPOSITORY, isPublic: true } });
    expect(await github.contents.read('.github/orkestro.yml')).toBeNull();
    expect(seen.slice(1)).toHaveLength(1);
  });

  it('answers null for a repository without a commit', async () => {
    expect(await read(MISSING, { status: 409, body: { message: 'Git Repository is empty.' } }).result).toBeNull();
  });

  it.each<[string, Reply, string]>([
    ['hidden', { status: 404, body: { message: 'Not Found' } }, 'not_found'],
    ['refused', { status: 403, body: REFUSAL }, 'missing_permission'],
    ['broken', { status: 500, body: '' }, 'server_error'],
  ])('throws where the default branch is %s as well: the file may be there', async (_name, branch, code) => {
    expect(await rejection(read(MISSING, branch).result)).toMatchObject({ name: 'GitHubError', code });
  });

  it.each<[string, Reply, string]>([
    ['a directory', { body: [{ name: 'a' }] }, 'bad_answer'],
    ["a proxy's 404", { status: 404, body: '<html>' }, 'not_found'],
    ['403', { status: 403, body: REFUSAL }, 'missing_permission'],
    ['500', { status: 500, body: '' }, 'server_error'],
  ])('throws for %s', async (_name, reply, code) => {
    expect(await rejection(read(reply).result)).toMatchObject({ name: 'GitHubError', code });
  });

  it('encodes what would be another address', async () => {
    const path = `${PATH}/contents/a%3Fref%3Dx/b%20%7Bc%7D.yml`;
    const scripted = script({ rest: { [`GET ${path}`]: { body: 'x' } } });
    expect(await scripted.github.contents.read('./a?ref=x//b {c}.yml')).toBe('x');
    expect(scripted.seen[1]?.url.search).toBe('');
  });

  it('does not leave the repository', async () => {
    const scripted = script({});
    expect(await rejection(scripted.github.contents.read('docs/../../../other/secret'))).toBeInstanceOf(RangeError);
    expect(scripted.seen).toHaveLength(0);
  });
});
