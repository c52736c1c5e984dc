import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LockKey } from '../../../src/core/ports/once-lock.ts';
import { createApi } from '../../../src/github/api/client.ts';
import { createReactionLock, LOCK_REACTIONS } from '../../../src/github/locks/reaction-lock.ts';
import { HttpError } from '../../../src/http/errors.ts';
import type { Fetch } from '../../../src/http/fetch-adapter.ts';
import { toFetchResponse } from '../../../src/http/fetch-adapter.ts';
import {
  API,
  failing,
  failure,
  GRAPHQL,
  PATH,
  REFUSAL,
  rejection,
  REPOSITORY,
  script,
} from '../../support/github-script.ts';
import type { Reply } from '../../support/github-script.ts';

const ISSUE: LockKey = { on: 'conversation', number: 12, reference: '12' };
const COMMENT = { on: 'comment', id: 1, reference: '12', mission: 'm_1', epoch: 0 } as const;
const LIST = `GET ${PATH}/issues/12/reactions`;
const POST = `POST ${PATH}/issues/12/reactions`;
const BOT_USER = { login: 'github-actions[bot]', id: 41898282, type: 'Bot' };
const OTHER = { login: 'other[bot]', id: 5, type: 'Bot' };
const PERSON = { login: 'alice', id: 7, type: 'User' };

const reaction = (id: number, user: unknown, extra = {}) => ({
  id,
  user,
  content: 'rocket',
  created_at: '2026-11-24T10:00:00Z',
  ...extra,
});
const NOT_FOUND = { message: 'Not Found' };

/** The lists before and after the POST, and its response. */
const acquiring = (before: Reply, posted: Reply, after: Reply = before) =>
  script({ rest: { [LIST]: [before, after], [POST]: posted } });
const none: Reply = { body: [] };
const mine: Reply = { status: 201, body: reaction(20, BOT_USER) };

describe('acquiring a sequence', () => {
  it('is ours only for a 201', async () => {
    const scripted = acquiring(none, mine, { body: [reaction(20, BOT_USER)] });
    expect(await scripted.github.lock.acquire(ISSUE, 1)).toEqual({ kind: 'acquired', acquisitionId: '20' });
    expect(scripted.seen[1]?.body).toEqual({ content: 'rocket' });
    expect(scripted.seen[0]?.url.searchParams.get('content')).toBe('rocket');
  });

  it('is taken for a 200: this identity was here before', async () => {
    const scripted = acquiring(none, { status: 200, body: reaction(20, BOT_USER) });
    expect(await scripted.github.lock.acquire(ISSUE, 1)).toEqual({ kind: 'taken' });
  });

  it.each([
    ['us', BOT_USER],
    ['another bot', OTHER],
    ['an account that is gone', null],
  ])('is taken, and nothing is sent, when %s has reacted before', async (_name, user) => {
    const scripted = acquiring({ body: [reaction(3, user)] }, mine);
    expect(await scripted.github.lock.acquire(ISSUE, 1)).toEqual({ kind: 'taken' });
    expect(scripted.keys()).toEqual([LIST]);
  });

  it('is taken when another bot is found on a later page', async () => {
    const people = Array.from({ length: 100 }, (_, id) => reaction(id + 1, PERSON));
    const page = ({ url }: { url: URL }) => ({
      body: url.searchParams.get('page') === '2' ? [reaction(200, OTHER)] : people,
    });
    const scripted = script({ rest: { [LIST]: page, [POST]: mine } });
    expect(await scripted.github.lock.acquire(ISSUE, 1)).toEqual({ kind: 'taken' });
  });

  it("ignores people's reactions and those of another kind", async () => {
    const others = [reaction(1, PERSON), reaction(2, OTHER, { content: 'eyes' })];
    const scripted = acquiring({ body: others }, mine, { body: [...others, reaction(20, BOT_USER)] });
    expect(await scripted.github.lock.acquire(ISSUE, 1)).toEqual({ kind: 'acquired', acquisitionId: '20' });
  });

  it('is taken for a person whose token this is, when that person has reacted', async () => {
    const graph = { viewer: { login: 'alice', databaseId: 7 } };
    const scripted = script({ graph, rest: { [LIST]: { body: [reaction(1, PERSON)] } } });
    expect(await scripted.github.lock.acquire(ISSUE, 1)).toEqual({ kind: 'taken' });
    expect(scripted.keys()).toEqual([LIST, 'query Viewer']);
  });

  it.each([
    ['an earlier bot', OTHER, 19, 'taken'],
    ['an earlier account that is gone', null, 19, 'taken'],
    ['a later bot', OTHER, 21, 'acquired'],
    ['ourselves, by a second reaction or one that is back already', BOT_USER, 19, 'taken'],
  ])('after a 201, %s makes it %4$s', async (_name, user, id, kind) => {
    const scripted = acquiring(none, mine, { body: [reaction(id, user), reaction(20, BOT_USER)] });
    expect((await scripted.github.lock.acquire(ISSUE, 1)).kind).toBe(kind);
  });

  it.each<[string, Reply]>([
    ['refused', { status: 403, body: REFUSAL }],
    ['missing', { status: 404, body: NOT_FOUND }],
    ['broken', { status: 500, body: 'x' }],
    ['lost', failure('timeout', true)],
    ['never sent', failure('refused', false)],
    ['of another shape', { body: {} }],
  ])('after a 201 and a second look that is %s, it is unclear, never ours', async (_name, after) => {
    const reply = await acquiring(none, mine, after).github.lock.acquire(ISSUE, 1);
    expect(reply).toMatchObject({ kind: 'unclear' });
  });

  it.each<[string, Reply, string]>([
    ['403', { status: 403, body: REFUSAL }, 'denied'],
    ['a rate limit', { status: 429, body: { message: 'slow down' }, headers: { 'retry-after': '60' } }, 'denied'],
    ['404', { status: 404, body: NOT_FOUND }, 'gone'],
    ['410', { status: 410, body: { message: 'This issue was deleted' } }, 'gone'],
    ['422', { status: 422, body: { message: 'Validation Failed' } }, 'denied'],
    ['a refused connection', failure('refused', false), 'denied'],
    ['an unknown host', failure('dns', false), 'denied'],
    ['the end of the run', failure('deadline', false), 'denied'],
    ['a 404 page of a proxy', { status: 404, body: '<html>' }, 'unclear'],
    ['a 403 page of a proxy', { status: 403, body: '<html>' }, 'unclear'],
    ['a conflict', { status: 409, body: { message: 'Conflict' } }, 'unclear'],
    ['500', { status: 500, body: { message: 'Server Error' } }, 'unclear'],
    ['502', { status: 502, body: '' }, 'unclear'],
    ['a reset', failure('reset', true), 'unclear'],
    ['a timeout', failure('timeout', true), 'unclear'],
    ['a redirect', failure('redirect', true), 'unclear'],
    ['a 201 that is cut', { status: 201, body: '{"id": 20, "us' }, 'unclear'],
    ['a 201 without an id', { status: 201, body: { content: 'rocket' } }, 'unclear'],
    ['a 204', { status: 204, body: '' }, 'unclear'],
  ])('answers %s to the write with %3$s, and sends it once', async (_name, posted, kind) => {
    const scripted = acquiring(none, posted);
    expect((await scripted.github.lock.acquire(ISSUE, 1)).kind).toBe(kind);
    expect(scripted.keys().filter((key) => key === POST)).toHaveLength(1);
  });

  it.each<[string, Reply, string]>([
    ['403', { status: 403, body: REFUSAL }, 'denied'],
    ['404', { status: 404, body: NOT_FOUND }, 'gone'],
    ['500', { status: 500, body: 'x' }, 'denied'],
    ['a timeout', failure('timeout', true), 'denied'],
    ['another shape', { body: [{ id: 'x' }] }, 'denied'],
  ])('sends nothing when the first look ends in %s', async (_name, before, kind) => {
    const scripted = acquiring(before, mine);
    expect((await scripted.github.lock.acquire(ISSUE, 1)).kind).toBe(kind);
    expect(scripted.keys()).toEqual([LIST]);
  });

  it('sends nothing while the account of the token is unknown', async () => {
    const scripted = script({
      graph: { viewer: failing('FORBIDDEN', 'no') },
      rest: { [LIST]: { body: [reaction(1, PERSON)] }, [POST]: mine },
    });
    expect(await scripted.github.lock.acquire(ISSUE, 1)).toMatchObject({ kind: 'denied' });
    expect(scripted.keys()).not.toContain(POST);
    await scripted.github.lock.acquire(ISSUE, 1);
    expect(scripted.keys().filter((key) => key === 'query Viewer')).toHaveLength(2);
  });

  it('says which permission to add', async () => {
    const reply = await acquiring(none, { status: 403, body: REFUSAL }).github.lock.acquire(ISSUE, 1);
    expect(reply).toMatchObject({ why: expect.stringContaining('Add `issues: write` and `pull-requests: write`') });
  });

  it('sits on a comment as well', async () => {
    const path = `${PATH}/issues/comments/3000000001/reactions`;
    const posted = { status: 201, body: reaction(20, BOT_USER, { content: '-1' }) };
    const scripted = script({ rest: { [`GET ${path}`]: none, [`POST ${path}`]: posted } });
    expect(await scripted.github.lock.acquire({ ...COMMENT, id: 3_000_000_001 }, 8)).toMatchObject({
      kind: 'acquired',
    });
  });

  it.each([0, 9, -1, 1.5, Number.NaN])('has no sequence %p', async (sequence) => {
    const { lock } = script({}).github;
    expect(await rejection(lock.acquire(ISSUE, sequence))).toBeInstanceOf(RangeError);
    expect(await rejection(lock.read(ISSUE, sequence))).toBeInstanceOf(RangeError);
  });

  it('has eight sequences in an order that never changes', () => {
    expect(script({}).github.lock.maxSequence).toBe(8);
    expect(LOCK_REACTIONS).toEqual(['rocket', 'eyes', 'hooray', 'heart', '+1', 'laugh', 'confused', '-1']);
  });
});

describe('reading a sequence', () => {
  const reading = (reply: Reply) => script({ rest: { [LIST]: reply } }).github.lock.read(ISSUE, 1);

  it('is intact, taken or gone', async () => {
    expect(await reading({ body: [reaction(1, PERSON)] })).toEqual({ kind: 'free' });
    expect(await reading({ status: 404, body: NOT_FOUND })).toEqual({ kind: 'gone' });
    const late = reaction(9, OTHER, { created_at: '2026-11-24T11:00:00Z' });
    expect(await reading({ body: [late, reaction(3, BOT_USER)] })).toEqual({
      kind: 'taken',
      at: Date.parse('2026-11-24T11:00:00Z'),
      acquisitionId: '9',
    });
  });

  it.each<Reply>([
    { status: 500, body: 'x' },
    { status: 403, body: REFUSAL },
    { status: 404, body: '<html>' },
    { body: {} },
  ])('throws when it cannot be read (%j)', async (reply) => {
    expect(await rejection(reading(reply))).toMatchObject({ name: 'GitHubError' });
  });
});

describe('taking a acquire back', () => {
  const DELETE = `DELETE ${PATH}/issues/12/reactions/20`;
  it.each<[string, Reply, boolean]>([
    ['done', { status: 204, body: '' }, true],
    ['gone already', { status: 404, body: NOT_FOUND }, true],
    ['refused', { status: 403, body: REFUSAL }, false],
    ["a proxy's 404", { status: 404, body: '<html>' }, false],
    ['broken', { status: 500, body: '' }, false],
    ['lost', failure('timeout', true), false],
  ])('%s', async (_name, reply, expected) => {
    const scripted = script({ rest: { [DELETE]: reply } });
    expect(await scripted.github.lock.release(ISSUE, '20')).toBe(expected);
    expect(scripted.keys()).toEqual([DELETE]);
  });
});

/** Reactions as GitHub keeps them, with requests that arrive in any order and responses that get lost. */
class Reactions {
  readonly made: { id: number; user: typeof BOT_USER; content: string; created_at: string }[] = [];
  readonly #turn: <T>(work: Promise<T>) => Promise<T>;
  readonly #loses: () => boolean;
  #id = 0;

  constructor(turn: <T>(work: Promise<T>) => Promise<T>, loses: () => boolean) {
    this.#turn = turn;
    this.#loses = loses;
  }

  lockOf(user: typeof BOT_USER) {
    const fetch: Fetch = async (input, init = {}) => {
      const url = new URL(input);
      await this.#turn(Promise.resolve());
      const [status, body] = init.method === 'POST' ? this.#create(user, String(init.body)) : this.#list(url);
      await this.#turn(Promise.resolve());
      if (init.method === 'POST' && this.#loses()) {
        throw new HttpError({ code: 'reset', sent: true, where: '', why: 'lost' });
      }
      const headers = { 'content-type': 'application/json' };
      return toFetchResponse(url.href, { status, headers, body: JSON.stringify(body) });
    };
    return createReactionLock(
      createApi({ token: 't', repository: REPOSITORY, apiUrl: API, graphqlUrl: GRAPHQL, fetch }),
    );
  }

  #create(user: typeof BOT_USER, body: string): [number, unknown] {
    const { content } = JSON.parse(body) as { content: string };
    const existing = this.made.find((one) => one.user.id === user.id && one.content === content);
    if (existing !== undefined) return [200, existing];
    this.#id += 1;
    const fresh = { id: this.#id, user, content, created_at: '2026-11-24T10:00:00Z' };
    this.made.push(fresh);
    return [201, fresh];
  }

  #list(url: URL): [number, unknown] {
    return [200, this.made.filter(({ content }) => content === url.searchParams.get('content'))];
  }
}

describe('of all that try', () => {
  it('exactly one is `acquired`, or none when a response was lost', async () => {
    const users = fc.array(fc.constantFrom(BOT_USER, OTHER), { minLength: 2, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        users,
        fc.infiniteStream(fc.integer({ min: 0, max: 9 })),
        async (s, who, chance) => {
          let lost = 0;
          const reactions = new Reactions(
            (work) => s.schedule(work),
            () => {
              const loses = chance.next().value === 0;
              if (loses) lost += 1;
              return loses;
            },
          );
          const acquires = Promise.all(who.map((user) => reactions.lockOf(user).acquire(ISSUE, 3)));
          const kinds = (await s.waitFor(acquires)).map(({ kind }) => kind);
          const acquiredCount = kinds.filter((kind) => kind === 'acquired').length;
          expect(acquiredCount).toBeLessThanOrEqual(1);
          if (lost === 0) expect(acquiredCount).toBe(1);
          expect(kinds.filter((kind) => !['acquired', 'taken', 'unclear'].includes(kind))).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });
});
