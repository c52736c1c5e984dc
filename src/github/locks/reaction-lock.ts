/**
 * The `reaction` fuse of docs/PROTOCOL.md#reaction-lock: slot g is the g-th of the eight reactions. GitHub answers 201 to the one request that
 * created a reaction and 200 to every later one by the same identity. People's reactions mean nothing here; a bot's
 * does, because another identity of this action could have been first.
 */
import * as z from 'zod/mini';
import type { Account } from '../../core/domain/model.ts';
import { once } from '../../core/once.ts';
import type { AcquireReply, OnceLock, LockKey } from '../../core/ports/once-lock.ts';
import type { Api, RestCall } from '../api/client.ts';
import { isFree, wasFirst } from './reaction-peek.ts';
import { GitHubError } from '../api/errors.ts';
import { instant, restAccount, viewer } from '../api/wire.ts';

/**
 * Slot 1 first. The order is part of the protocol between runs of every version: it never changes. It starts with
 * what reads as a launch and ends with what reads as blame.
 */
export const LOCK_REACTIONS = ['rocket', 'eyes', 'hooray', 'heart', '+1', 'laugh', 'confused', '-1'] as const;

/** Asks who we are; `GET /user` is refused to a job's token (docs/PROTOCOL.md#missing-permissions). */
export const VIEWER_QUERY = 'query Viewer { viewer { login databaseId } }';

const reaction = once(() => z.object({ id: z.int(), user: restAccount(), content: z.string(), created_at: instant() }));
type Reaction = z.output<ReturnType<typeof reaction>>;

/** The `Fuse` port over reactions. `slot` outside 1–8 is a bug: RangeError. */
export function createReactionLock(api: Api): OnceLock {
  const whoAmI = createIdentity(api);
  const listBurns = (place: LockKey, content: string) => listUsesOf(api, whoAmI, place, content);

  return {
    kind: 'reaction',
    maxSequence: LOCK_REACTIONS.length,

    async acquire(place, slot, beside) {
      const content = toContent(slot);
      try {
        if (beside?.untouched !== true && (await listBurns(place, content)).length > 0) return { kind: 'burnt' };
      } catch (error) {
        return toReply(error, true);
      }
      try {
        const parameters = { ...toIds(place), content };
        const { status, data } = await api.send({ ...toCall('POST', place), parameters }, reaction());
        if (status !== 201) return { kind: 'burnt' };
        const first = wasFirst(api, place, { content, id: data.id, user: data.user?.id ?? null });
        const [isFirst] = await Promise.all([first, beside?.read()]);
        if (isFirst) return { kind: 'ours', burnId: String(data.id) };
        return await confirm(data, () => listBurns(place, content));
      } catch (error) {
        return toReply(error, false);
      }
    },

    peek: (place, slot) => isFree(api, place, toContent(slot)),

    async read(place, slot) {
      try {
        const last = (await listBurns(place, toContent(slot))).at(-1);
        // The latest one: waiting for it to be over is waiting for all.
        if (last === undefined) return { kind: 'intact' };
        return { kind: 'burnt', at: last.created_at, burnId: String(last.id) };
      } catch (error) {
        if (isGone(error)) return { kind: 'gone' };
        throw error;
      }
    },

    async release(place, burnId) {
      const call = toCall('DELETE', place);
      const parameters = { ...toIds(place), reaction_id: burnId };
      try {
        await api.send({ ...call, route: `${call.route}/{reaction_id}`, parameters }, z.unknown());
        return true;
      } catch (error) {
        if (!(error instanceof GitHubError)) throw error;
        return isGone(error);
      }
    },
  };
}

/** Two identities can both be told 201, and should GitHub ever make two reactions of one: the lower id was first. From here on something is burnt, whatever fails. */
async function confirm(ours: Reaction, listBurns: () => Promise<readonly Reaction[]>): Promise<AcquireReply> {
  try {
    const burns = await listBurns();
    const earlier = burns.some(({ id }) => id < ours.id);
    return earlier ? { kind: 'burnt' } : { kind: 'ours', burnId: String(ours.id) };
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    return { kind: 'unclear', why: `burnt, but not whether first: ${error.message}` };
  }
}

/** Burns of a slot by bots, by nobody known, or by us; in the order they came. */
async function listUsesOf(
  api: Api,
  whoAmI: () => Promise<Account>,
  place: LockKey,
  content: string,
): Promise<readonly Reaction[]> {
  const all = await api.list({ ...toCall('GET', place), parameters: { ...toIds(place), content } }, reaction());
  const same = all.filter((one) => one.content === content);
  // A job's own token is a bot; who we are matters only where people have reacted, too.
  const us = same.some(({ user }) => user?.isBot === false) ? (await whoAmI()).id : null;
  return same
    .filter(({ user }) => user === null || user.isBot || (us !== null && user.id === us))
    .sort((a, b) => a.id - b.id);
}

/** Asks once; a failed answer is asked for again. */
function createIdentity(api: Api): () => Promise<Account> {
  let asked: Promise<Account> | undefined;
  return () => {
    asked ??= readViewer(api).catch((error: unknown) => {
      asked = undefined;
      throw error;
    });
    return asked;
  };
}

async function readViewer(api: Api): Promise<Account> {
  const call = { doing: 'ask who this token acts as', permission: 'issues: read' };
  const { data } = await api.query({
    ...call,
    document: VIEWER_QUERY,
    variables: {},
    schema: z.object({ viewer: viewer() }),
  });
  return data.viewer;
}

function toContent(slot: number): string {
  const content = LOCK_REACTIONS[slot - 1];
  if (content === undefined) throw new RangeError(`there are ${LOCK_REACTIONS.length} slots, none of them is ${slot}`);
  return content;
}

function toCall(method: 'GET' | 'POST' | 'DELETE', place: LockKey): Omit<RestCall, 'parameters'> {
  const verb = { GET: 'list the reactions', POST: 'burn the fuse', DELETE: 'take the fuse back' }[method];
  const path = place.on === 'comment' ? 'comments/{comment_id}' : '{issue_number}';
  return {
    doing: `${verb} on ${place.on === 'comment' ? `comment ${place.id}` : `#${place.number}`}`,
    permission: `issues: ${method === 'GET' ? 'read' : 'write'}\` and \`pull-requests: ${method === 'GET' ? 'read' : 'write'}`,
    route: `${method} /repos/{owner}/{repo}/issues/${path}/reactions`,
  };
}

function toIds(place: LockKey): Record<string, number> {
  return place.on === 'comment' ? { comment_id: place.id } : { issue_number: place.number };
}

/** In GitHub's own words only. */
function isGone(error: unknown): boolean {
  return error instanceof GitHubError && error.code === 'not_found' && error.noEffect;
}

/** `untouched`: the failure came before the write, so nothing was burnt whatever it was. */
function toReply(error: unknown, untouched: boolean): AcquireReply {
  if (!(error instanceof GitHubError)) throw error;
  if (isGone(error)) return { kind: 'gone' };
  return { kind: untouched || error.noEffect ? 'denied' : 'unclear', why: error.message };
}
