/** The requests of a mission, and the length of their chains, with the real flow under a virtual clock. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Outcome } from '../../src/core/domain/outcome.ts';
import { runIntent } from '../../src/flow/run-intent.ts';
import { DEFAULT_TOKEN } from '../support/github/handler.ts';
import { byLabel, ISSUE, openFlowScene, type FlowScene } from '../support/flow-scene.ts';

/** A logical clock: each request and each response is one tick. */
interface Exchange {
  readonly to: 'github' | 'marketplace';
  /** The GraphQL operation, or the method and path. */
  what: string;
  readonly asked: number;
  answered: number;
  isWrite: boolean;
}

let scene: FlowScene;
let trips: Exchange[];

beforeEach(() => {
  scene = openFlowScene();
  trips = [];
  watchGitHub();
  scene.intercept((request, serve) => {
    const what = `${request.method} ${request.url.pathname}`;
    return recordExchange({ to: 'marketplace', what, isWrite: request.method !== 'GET' }, serve);
  });
});
afterEach(() => {
  scene.close();
});

let moment = 0;

async function recordExchange<T>(
  about: Pick<Exchange, 'to' | 'what' | 'isWrite'>,
  serve: () => Promise<T>,
): Promise<T> {
  const trip: Exchange = { ...about, asked: ++moment, answered: Infinity };
  trips.push(trip);
  // Requests before this response are concurrent with it.
  for (let tick = 0; tick < 10; tick += 1) await new Promise((next) => setImmediate(next));
  const answer = await serve();
  trip.answered = ++moment;
  return answer;
}

function watchGitHub(): void {
  const { github } = scene;
  const handle = github.handle.bind(github);
  github.handle = async (request) => {
    const { pathname } = new URL(request.url);
    const body = pathname === '/graphql' ? ((await request.clone().json()) as { query: string }) : null;
    const operation = /\b(?:query|mutation) (\w+)/.exec(body?.query ?? '')?.[1];
    const isWrite = request.method !== 'GET' && body?.query.includes('mutation') !== false;
    const what =
      operation ?? `${request.method} ${pathname.replace(/^\/repos\/acme\/app/, '').replace(/\d{4,}/g, 'N')}`;
    return recordExchange({ to: 'github', what, isWrite }, () => handle(request));
  };
}

const hire = (wait: 'loop' | 'none'): Promise<Outcome> =>
  runIntent(scene.createContext(), {
    kind: 'hire',
    subject: { kind: 'issue', number: ISSUE },
    source: byLabel(scene),
    wait,
  });

/** Opens the specialist's pull request, which closes the issue, with a green check, and delivers it. */
function deliver(): void {
  const id = scene.sandbox.missions()[0]?.id ?? '';
  scene.sandbox.start(id);
  const pull = scene.repo.openPull({ number: 13, title: 'Fix', body: `Fixes #${ISSUE}`, files: ['src/parser.ts'] });
  scene.repo.report({ sha: pull.headSha, name: 'test', conclusion: 'success' });
  scene.sandbox.deliver(id);
}

/** Delivers the mission as soon as it is posted. */
function deliverAtOnce(): void {
  scene.intercept((request, serve) => {
    const what = `${request.method} ${request.url.pathname}`;
    return recordExchange({ to: 'marketplace', what, isWrite: request.method !== 'GET' }, async () => {
      const answer = await serve();
      if (request.method === 'POST' && request.url.pathname.endsWith('/missions')) deliver();
      return answer;
    });
  });
}

const listGitHub = (): readonly Exchange[] => trips.filter(({ to }) => to === 'github');
const named = (some: readonly Exchange[]): readonly string[] => some.map(({ what }) => what);

/** Returns the longest chain of requests of which each began after the response to the one before it. */
function countInSequence(some: readonly Exchange[]): number {
  let count = 0;
  let free = 0;
  for (const { asked, answered } of some.toSorted((a, b) => a.answered - b.answered)) {
    if (asked <= free) continue;
    count += 1;
    free = answered;
  }
  return count;
}

describe('a mission that is hired and settled at the first look', () => {
  it('costs 19 requests to GitHub, each of them for a reason of docs/PROTOCOL.md', async () => {
    deliverAtOnce();
    expect(await hire('loop')).toMatchObject({ kind: 'accepted' });
    expect(named(listGitHub()).toSorted()).toEqual(
      [
        // The thread, its lock, and classic branch protection; the hirer's permission; the rulesets.
        'Branch_Conversation_ConversationReactions',
        'GET /collaborators/maya/permission',
        'GET /rules/branches/main',
        // Status comment, hire notice, lock; whether this run was the first, and the competing intents.
        'POST /issues/12/comments',
        'POST /issues/12/comments',
        'POST /issues/12/reactions',
        'ConversationReactions_Conversation',
        // The hire is recorded, and the hire notice is deleted.
        'ChangeComments',
        // The decision.
        'Conversation_UpdatedPulls',
        'Delivery',
        // A fresh snapshot, the lock, and the decision comment.
        'Conversation_Delivery_CommentReactions',
        'POST /issues/comments/N/reactions',
        'CommentReactions_Conversation',
        'POST /issues/12/comments',
        'POST /issues/13/comments',
        // The commands, and the head last.
        'Conversation_Pull',
        'Head',
        // The comments on the issue and on the pull request, and the commit status.
        'ChangeComments',
        expect.stringMatching(/^POST \/statuses\//),
      ].toSorted(),
    );
    expect(scene.github.limitsOf(DEFAULT_TOKEN).bucket('graphql').used).toBeLessThanOrEqual(20);
  });

  it('is paid within nine round trips of the look that finds it delivered', async () => {
    deliverAtOnce();
    await hire('loop');
    const found = trips.findIndex(({ what }) => what === 'Conversation_UpdatedPulls');
    const paid = trips.findIndex(({ what }) => what.endsWith('/accept'));
    expect(countInSequence(trips.slice(found, paid + 1))).toBeLessThanOrEqual(9);
    const last = listGitHub()
      .filter(({ answered }) => answered < (trips[paid]?.asked ?? 0))
      .at(-1);
    expect(last?.what).toBe('Head');
  });

  it('deletes the hire notice with the request that records the mission, after it', async () => {
    await hire('none');
    const { body } = scene.github.requests.find(({ operation }) => operation === 'ChangeComments') ?? {};
    const { query } = body as { readonly query: string };
    expect(query.indexOf('updateIssueComment')).toBeGreaterThan(0);
    expect(query.indexOf('deleteIssueComment')).toBeGreaterThan(query.indexOf('updateIssueComment'));
    expect(scene.repo.commentsOf(ISSUE)).toHaveLength(1);
  });

  it('asks the marketplace for the mission again after the decision was written', async () => {
    deliverAtOnce();
    await hire('loop');
    const decided = trips.findLast(({ what }) => what === 'POST /issues/12/comments');
    const again = trips.filter(
      ({ what, asked }) => what.startsWith('GET /api') && asked > (decided?.answered ?? Infinity),
    );
    expect(again.length).toBeGreaterThan(0);
  });
});

describe('a look that finds nothing new', () => {
  it('costs GitHub nothing while the marketplace shows no change, and one request every five minutes', async () => {
    const began = scene.now();
    expect(await hire('loop')).toMatchObject({ kind: 'pending', code: 'mission_not_ready' });
    const hired = trips.findIndex(({ what }) => what === 'ChangeComments');
    const later = trips.slice(hired + 1);
    const minutes = (scene.now() - began) / 60_000;
    expect(minutes).toBeGreaterThan(15);
    expect(named(later.filter(({ to }) => to === 'github'))).toEqual(
      Array.from({ length: Math.floor(minutes / 5) }, () => 'Conversation'),
    );
    expect(later.filter(({ isWrite }) => isWrite)).toEqual([]);
  });

  it('costs a later run at most two requests, and no write', async () => {
    await hire('none');
    const target = { kind: 'mission', id: scene.sandbox.missions()[0]?.id ?? '' } as const;
    // The first run that adopts the mission writes the status comment without the order's text.
    await runIntent(scene.createContext(), { kind: 'sync', target, wait: 'once' });
    scene.pass(60_000);
    const before = listGitHub().length;
    await runIntent(scene.createContext(), { kind: 'sync', target, wait: 'once' });
    const passRequests = listGitHub().slice(before);
    expect(passRequests.length).toBeLessThanOrEqual(2);
    expect(passRequests.filter(({ isWrite }) => isWrite)).toEqual([]);
  });
});

describe('the rules of a branch', () => {
  it('are read again after 15 seconds', async () => {
    const { checks } = scene.createContext().github;
    await checks.readRequired('main');
    scene.pass(14_000);
    await checks.readRequired('main');
    const rules = (): number => named(trips).filter((what) => what === 'GET /rules/branches/main').length;
    expect(rules()).toBe(1);
    scene.repo.protect({ required: ['lint'] });
    scene.pass(1_000);
    const reading = await checks.readRequired('main');
    expect(rules()).toBe(2);
    expect(reading.kind === 'read' && reading.required.map(({ name }) => name)).toEqual(['test', 'lint']);
  });

  it('are not kept where they could not be read', async () => {
    const { checks } = scene.createContext().github;
    scene.github.faults.add({ kind: 'status', status: 404, match: { path: /\/rules\// } });
    expect(await checks.readRequired('main')).toMatchObject({ kind: 'unavailable' });
    expect(await checks.readRequired('main')).toMatchObject({ kind: 'read' });
  });
});
