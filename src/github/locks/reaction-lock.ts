/**
 * The `reaction` lock (docs/PROTOCOL.md#reaction-lock): sequence n is the n-th of eight reactions. GitHub responds 201
 * to the one request that created a reaction, and 200 to every later one by the same identity. People's reactions are
 * ignored. A bot's reaction counts, because another identity of this action could have been first.
 */
import * as z from 'zod/mini';
import type { Account } from '../../core/domain/model.ts';
import { once } from '../../core/once.ts';
import type { AcquireOptions, AcquireReply, LockKey, OnceLock } from '../../core/ports/once-lock.ts';
import type { Api } from '../api/client.ts';
import type { RestCall } from '../api/rest.ts';
import { GitHubError } from '../api/errors.ts';
import { instant, restAccount, viewer } from '../api/wire.ts';
import { hasNoReactions, isFirstReaction } from './reaction-peek.ts';

/**
 * The reaction of each sequence, 1 first. The order is part of the protocol between runs of every version, so it never
 * changes. It starts with a launch and ends with blame.
 */
export const LOCK_REACTIONS = ['rocket', 'eyes', 'hooray', 'heart', '+1', 'laugh', 'confused', '-1'] as const;

/** The query for this token's own account. `GET /user` refuses a job's token (docs/PROTOCOL.md#missing-permissions). */
export const VIEWER_QUERY = 'query Viewer { viewer { login databaseId } }';

const reaction = once(() => z.object({ id: z.int(), user: restAccount(), content: z.string(), created_at: instant() }));
type Reaction = z.output<ReturnType<typeof reaction>>;

/**
 * Creates the `OnceLock` port over reactions.
 *
 * Its methods throw RangeError for a sequence outside 1–8.
 */
export function createReactionLock(api: Api): OnceLock {
  const getOwnAccount = createOwnAccountReader(api);
  const list: ListReactions = (key, content) => listLockReactions(api, getOwnAccount, key, content);

  return {
    kind: 'reaction',
    maxSequence: LOCK_REACTIONS.length,

    async acquire(key, sequence, options) {
      const content = toReactionContent(sequence);
      try {
        if (options?.isKnownFree !== true && (await list(key, content)).length > 0) return { kind: 'taken' };
      } catch (error) {
        return toAcquireReply(error, 'before_write');
      }
      return createLockReaction(api, key, { content, list, onAcquired: options?.onAcquired });
    },

    peek: (key, sequence) => hasNoReactions(api, key, toReactionContent(sequence)),

    async read(key, sequence) {
      try {
        // A caller that waits until the latest run is over has waited for all of them.
        const latest = (await list(key, toReactionContent(sequence))).at(-1);
        if (latest === undefined) return { kind: 'free' };
        return { kind: 'taken', at: latest.created_at, acquisitionId: String(latest.id) };
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

type ListReactions = (key: LockKey, content: string) => Promise<readonly Reaction[]>;

interface Acquisition {
  readonly content: string;
  readonly list: ListReactions;
  readonly onAcquired: AcquireOptions['onAcquired'] | undefined;
}

/** Creates the reaction, and confirms that it was the first. */
async function createLockReaction(
  api: Api,
  key: LockKey,
  { content, list, onAcquired }: Acquisition,
): Promise<AcquireReply> {
  try {
    const parameters = { ...toRouteParameters(key), content };
    const { status, data } = await api.send({ ...toRestCall('POST', key), parameters }, reaction());
    if (status !== 201) return { kind: 'taken' };
    const first = isFirstReaction(api, key, { content, id: data.id, user: data.user?.id ?? null });
    const [isFirst] = await Promise.all([first, onAcquired?.()]);
    if (isFirst) return { kind: 'acquired', acquisitionId: String(data.id) };
    return await confirmFirst(data, () => list(key, content));
  } catch (error) {
    return toAcquireReply(error, 'after_write');
  }
}

/**
 * Tells whether a created reaction was the first. Two identities can both get a 201, so the lower ID wins. From here on
 * the lock is taken, even if this read fails.
 */
async function confirmFirst(ownReaction: Reaction, list: () => Promise<readonly Reaction[]>): Promise<AcquireReply> {
  try {
    const lockReactions = await list();
    const earlier = lockReactions.some(({ id }) => id < ownReaction.id);
    return earlier ? { kind: 'taken' } : { kind: 'acquired', acquisitionId: String(ownReaction.id) };
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    return { kind: 'unclear', why: `acquired, but it is unknown whether first: ${error.message}` };
  }
}

/** Lists the reactions of bots, of deleted accounts, and of this token, in the order of creation. */
async function listLockReactions(
  api: Api,
  getOwnAccount: () => Promise<Account>,
  key: LockKey,
  content: string,
): Promise<readonly Reaction[]> {
  const all = await api.list(
    { ...toRestCall('GET', key), parameters: { ...toRouteParameters(key), content } },
    reaction(),
  );
  const same = all.filter((one) => one.content === content);
  // A job's own token is a bot, so the token's account matters only if people have reacted as well.
  const us = same.some(({ user }) => user?.isBot === false) ? (await getOwnAccount()).id : null;
  return same
    .filter(({ user }) => user === null || user.isBot || (us !== null && user.id === us))
    .sort((a, b) => a.id - b.id);
}

/** Creates a function that reads the token's account once. A failed read is repeated at the next call. */
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
  const call = { action: 'ask who this token acts as', permission: 'issues: read' };
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
    action: `${verb} on ${key.on === 'comment' ? `comment ${key.id}` : `#${key.number}`}`,
    permission: `issues: ${method === 'GET' ? 'read' : 'write'}\` and \`pull-requests: ${method === 'GET' ? 'read' : 'write'}`,
    route: `${method} /repos/{owner}/{repo}/issues/${path}/reactions`,
  };
}

function toRouteParameters(key: LockKey): Record<string, number> {
  return key.on === 'comment' ? { comment_id: key.id } : { issue_number: key.number };
}

/** Returns whether GitHub itself, and not a proxy, says that the place is missing. */
function isMissing(error: unknown): boolean {
  return error instanceof GitHubError && error.code === 'not_found' && error.noEffect;
}

/**
 * Converts an error to a reply. Before the write nothing was taken, so that every error is `denied`. Throws any other
 * error.
 */
function toAcquireReply(error: unknown, when: 'before_write' | 'after_write'): AcquireReply {
  if (!(error instanceof GitHubError)) throw error;
  if (isMissing(error)) return { kind: 'gone' };
  return { kind: when === 'before_write' || error.noEffect ? 'denied' : 'unclear', why: error.message };
}
