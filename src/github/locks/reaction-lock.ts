/**
 * The `reaction` lock of docs/PROTOCOL.md#reaction-lock: slot g is the g-th of the eight reactions. GitHub answers 201 to the one request that
 * created a reaction and 200 to every later one by the same identity. People's reactions mean nothing here; a bot's
 * does, because another identity of this action could have been first.
 */
import * as z from 'zod/mini';
import type { Account } from '../../core/domain/model.ts';
import { once } from '../../core/once.ts';
import type { AcquireReply, OnceLock, LockKey } from '../../core/ports/once-lock.ts';
import type { Api, RestCall } from '../api/client.ts';
import { isFree, isFirstReaction } from './reaction-peek.ts';
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

/** The `Lock` port over reactions. `slot` outside 1–8 is a bug: RangeError. */
export function createReactionLock(api: Api): OnceLock {
  const whoAmI = createOwnAccountReader(api);
  const listLocks = (key: LockKey, content: string) => listUsesOf(api, whoAmI, key, content);

  return {
    kind: 'reaction',
    maxSequence: LOCK_REACTIONS.length,

    async acquire(key, sequence, beside) {
      const content = toReactionContent(sequence);
      try {
        if (beside?.isKnownFree !== true && (await listLocks(key, content)).length > 0) return { kind: 'taken' };
      } catch (error) {
        return toAcquireReply(error, true);
      }
      try {
        const parameters = { ...toRouteParameters(key), content };
        const { status, data } = await api.send({ ...toRestCall('POST', key), parameters }, reaction());
        if (status !== 201) return { kind: 'taken' };
        const first = isFirstReaction(api, key, { content, id: data.id, user: data.user?.id ?? null });
        const [isFirst] = await Promise.all([first, beside?.onAcquired()]);
        if (isFirst) return { kind: 'acquired', acquisitionId: String(data.id) };
        return await confirmFirst(data, () => listLocks(key, content));
      } catch (error) {
        return toAcquireReply(error, false);
      }
    },

    peek: (key, sequence) => isFree(api, key, toReactionContent(sequence)),

    async read(key, sequence) {
      try {
        const last = (await listLocks(key, toReactionContent(sequence))).at(-1);
        // The latest one: waiting for it to be over is waiting for all.
        if (last === undefined) return { kind: 'free' };
        return { kind: 'taken', at: last.created_at, acquisitionId: String(last.id) };
      } catch (error) {
        if (isMissing(error)) return { kind: 'gone' };
        throw error;
      }
    },

    async release(key, acquisitionId) {
      const call = toRestCall('DELETE', key);
      const parameters = { ...toRouteParameters(key), reaction_id: acquisitionId };
      try {
        await api.send({ ...call, route: `${call.route}/{reaction_id}`, parameters }, z.unknown());
        return true;
      } catch (error) {
        if (!(error instanceof GitHubError)) throw error;
        return isMissing(error);
      }
    },
  };
}

/** Two identities can both be told 201, and should GitHub ever make two reactions of one: the lower id was first. From here on something is taken, whatever fails. */
async function confirmFirst(
  ownReaction: Reaction,
  listLockReactions: () => Promise<readonly Reaction[]>,
): Promise<AcquireReply> {
  try {
    const lockReactions = await listLockReactions();
    const earlier = lockReactions.some(({ id }) => id < ownReaction.id);
    return earlier ? { kind: 'taken' } : { kind: 'acquired', acquisitionId: String(ownReaction.id) };
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    return { kind: 'unclear', why: `acquired, but it is unknown whether first: ${error.message}` };
  }
}

/** Locks of a slot by bots, by nobody known, or by us; in the order they came. */
async function listUsesOf(
  api: Api,
  whoAmI: () => Promise<Account>,
  key: LockKey,
  content: string,
): Promise<readonly Reaction[]> {
  const all = await api.list(
    { ...toRestCall('GET', key), parameters: { ...toRouteParameters(key), content } },
    reaction(),
  );
  const same = all.filter((one) => one.content === content);
  // A job's own token is a bot; who we are matters only where people have reacted, too.
  const us = same.some(({ user }) => user?.isBot === false) ? (await whoAmI()).id : null;
  return same
    .filter(({ user }) => user === null || user.isBot || (us !== null && user.id === us))
    .sort((a, b) => a.id - b.id);
}

/** Asks once; a failed answer is asked for again. */
function createOwnAccountReader(api: Api): () => Promise<Account> {
  let pending: Promise<Account> | undefined;
  return () => {
    pending ??= getViewer(api).catch((error: unknown) => {
      pending = undefined;
      throw error;
    });
    return pending;
  };
}

async function getViewer(api: Api): Promise<Account> {
  const call = { doing: 'ask who this token acts as', permission: 'issues: read' };
  const { data } = await api.query({
    ...call,
    document: VIEWER_QUERY,
    variables: {},
    schema: z.object({ viewer: viewer() }),
  });
  return data.viewer;
}

function toReactionContent(sequence: number): string {
  const content = LOCK_REACTIONS[sequence - 1];
  if (content === undefined)
    throw new RangeError(`there are ${LOCK_REACTIONS.length} lock sequences, none of them is ${sequence}`);
  return content;
}

function toRestCall(method: 'GET' | 'POST' | 'DELETE', key: LockKey): Omit<RestCall, 'parameters'> {
  const verb = { GET: 'list the reactions', POST: 'acquire the lock', DELETE: 'release the lock' }[method];
  const path = key.on === 'comment' ? 'comments/{comment_id}' : '{issue_number}';
  return {
    doing: `${verb} on ${key.on === 'comment' ? `comment ${key.id}` : `#${key.number}`}`,
    permission: `issues: ${method === 'GET' ? 'read' : 'write'}\` and \`pull-requests: ${method === 'GET' ? 'read' : 'write'}`,
    route: `${method} /repos/{owner}/{repo}/issues/${path}/reactions`,
  };
}

function toRouteParameters(key: LockKey): Record<string, number> {
  return key.on === 'comment' ? { comment_id: key.id } : { issue_number: key.number };
}

/** In GitHub's own words only. */
function isMissing(error: unknown): boolean {
  return error instanceof GitHubError && error.code === 'not_found' && error.noEffect;
}

/** `untouched`: the failure came before the write, so nothing was taken whatever it was. */
function toAcquireReply(error: unknown, isBeforeWrite: boolean): AcquireReply {
  if (!(error instanceof GitHubError)) throw error;
  if (isMissing(error)) return { kind: 'gone' };
  return { kind: isBeforeWrite || error.noEffect ? 'denied' : 'unclear', why: error.message };
}
