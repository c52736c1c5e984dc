/**
 * The `ref` lock (docs/PROTOCOL.md#ref-lock): a run acquires it by creating a ref of one name, which Git allows once.
 * The ref points at a tag object that names its owner, so that a read of the ref resolves a lost response. Refs are
 * never deleted, so the lock is never released. A signed release marker reopens a round whose lock was certainly not
 * used.
 */
import * as z from 'zod/mini';
import { once } from '../../core/once.ts';
import type { AcquireReply, LockKey, OnceLock } from '../../core/ports/once-lock.ts';
import type { Api } from '../api/client.ts';
import type { RestCall } from '../api/rest.ts';
import { GitHubError } from '../api/errors.ts';
import { instant } from '../api/wire.ts';

/** The run that acquires the locks. */
export interface LockOwner {
  /** The run's name in markers. */
  readonly run: string;
  /** Returns a new unguessable value at each call. */
  readonly nonce: () => string;
  /** Returns milliseconds since the epoch. */
  readonly now: () => number;
}

const ref = once(() => z.object({ object: z.object({ type: z.string(), sha: z.string() }) }));
const createdTag = once(() => z.object({ sha: z.string() }));
const tag = once(() => z.object({ message: z.string(), tagger: z.optional(z.object({ date: instant() })) }));
const tagMessage = once(() => z.object({ at: z.int() }));

/**
 * Formats the name of the ref for a key and sequence. A mission's ID can be any text, so that every byte other than
 * letters, digits, and `-` is written as `_hh`.
 *
 * @throws RangeError for a sequence below 1
 */
export function formatLockRef(key: LockKey, sequence: number): string {
  if (!Number.isSafeInteger(sequence) || sequence < 1)
    throw new RangeError(`lock sequences count from 1, none of them is ${sequence}`);
  const start = `refs/orkestro/${key.reference}`;
  if (key.on === 'conversation') return `${start}/${sequence}`;
  const mission = Array.from(new TextEncoder().encode(key.mission), encodeNameByte).join('');
  // Without `m-`, a mission with the ID 1 would be below the ref of generation 1, which Git does not allow.
  return `${start}/m-${mission}/${sequence}${key.epoch === 0 ? '' : `.${key.epoch}`}`;
}

function encodeNameByte(byte: number): string {
  const char = String.fromCharCode(byte);
  return /[A-Za-z0-9-]/.test(char) ? char : `_${byte.toString(16).padStart(2, '0')}`;
}

/** Creates the `OnceLock` port over refs. It needs `contents: write`. */
export function createRefLock(api: Api, owner: LockOwner): OnceLock {
  const getTarget = (name: string) => getRefTarget(api, name);

  return {
    kind: 'ref',
    maxSequence: Number.MAX_SAFE_INTEGER,

    async acquire(key, sequence, options) {
      const name = formatLockRef(key, sequence);
      let sha: string;
      try {
        if ((await getTarget(name)) !== null) return { kind: 'taken' };
        sha = await createTag(api, name, owner);
      } catch (error) {
        // A tag object without its ref has no meaning, so no lock is taken yet.
        return toForbiddenReply(error);
      }
      const refusal = await createRef(api, name, sha);
      const reply: AcquireReply =
        refusal === null
          ? { kind: 'acquired', acquisitionId: sha }
          : await resolveRefusal(refusal, sha, () => getTarget(name));
      if (reply.kind === 'acquired') await options?.onAcquired();
      return reply;
    },

    // A peek would cost as much as the read at the start of `acquire`.
    peek: () => Promise.resolve(false),

    async read(key, sequence) {
      const target = await getTarget(formatLockRef(key, sequence));
      if (target === null) return { kind: 'free' };
      return {
        kind: 'taken',
        at: target.type === 'tag' ? await getAcquiredAt(api, target.sha) : null,
        acquisitionId: target.sha,
      };
    },

    release: () => Promise.resolve(false),
  };
}

type RefTarget = z.output<ReturnType<typeof ref>>['object'];

/** Returns where a ref points, or `null` if there is no such ref. */
async function getRefTarget(api: Api, name: string): Promise<RefTarget | null> {
  const call = {
    action: `read ${name}`,
    permission: 'contents: read',
    route: `GET /repos/{owner}/{repo}/git/ref/${encodeRefName(name)}`,
  };
  try {
    return (await api.send(call, ref())).data.object;
  } catch (error) {
    // Only GitHub's own 404 counts. A proxy's error page must not pass for a free lock.
    if (error instanceof GitHubError && error.code === 'not_found' && error.noEffect) return null;
    throw error;
  }
}

/** Creates a unique tag object that says who acquires the lock, and when. Returns its SHA. */
async function createTag(api: Api, name: string, { run, nonce, now }: LockOwner): Promise<string> {
  const head = await getRefTarget(api, `refs/heads/${api.repository.defaultBranch}`);
  const call = toWriteCall('record who acquires the lock', 'POST /repos/{owner}/{repo}/git/tags');
  if (head === null) {
    const where = `${api.repository.defaultBranch} of ${api.repository.owner}/${api.repository.name}`;
    throw new GitHubError({ code: 'not_found', call: { ...call, where }, why: 'the default branch has no commit yet' });
  }
  const parameters = {
    tag: name.replace('refs/', ''),
    message: JSON.stringify({ run, nonce: nonce(), at: now() }),
    object: head.sha,
    type: head.type,
  };
  return (await api.send({ ...call, parameters }, createdTag())).data.sha;
}

/** Creates the ref. Returns `null` if this request created it, or the error if that is not certain. */
async function createRef(api: Api, name: string, sha: string): Promise<GitHubError | null> {
  const call = toWriteCall('acquire the lock', 'POST /repos/{owner}/{repo}/git/refs');
  try {
    const { status } = await api.send({ ...call, parameters: { ref: name, sha } }, z.unknown());
    if (status === 201) return null;
    throw new GitHubError({ code: 'bad_answer', call: { ...call, where: name }, why: `HTTP ${status}` });
  } catch (error) {
    if (error instanceof GitHubError) return error;
    throw error;
  }
}

/** Reads the ref after a refusal to tell who has the lock. If there is no ref, the request may still arrive. */
async function resolveRefusal(
  refusal: GitHubError,
  ownSha: string,
  getTarget: () => Promise<RefTarget | null>,
): Promise<AcquireReply> {
  let target: RefTarget | null = null;
  try {
    target = await getTarget();
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    if (refusal.status === 422) return { kind: 'unclear', why: `${refusal.message}; ${error.message}` };
  }
  if (target === null) return toRefusalReply(refusal);
  return target.sha === ownSha ? { kind: 'acquired', acquisitionId: ownSha } : { kind: 'taken' };
}

function toRefusalReply(refusal: GitHubError): AcquireReply {
  // GitHub's reads can lag behind its writes: another run was first, even if its ref is not visible yet.
  if (refusal.status === 422 && /already exists/i.test(refusal.why)) return { kind: 'taken' };
  return { kind: refusal.noEffect ? 'denied' : 'unclear', why: refusal.message };
}

/**
 * Returns when a lock was acquired, in ms since the epoch: the later of GitHub's time and the runner's, so that a slow
 * clock of a runner does not make the lock look older.
 *
 * @returns null for a tag that this action did not write
 */
async function getAcquiredAt(api: Api, sha: string): Promise<number | null> {
  const call = {
    action: 'read who acquired the lock',
    permission: 'contents: read',
    route: 'GET /repos/{owner}/{repo}/git/tags/{tag_sha}',
    parameters: { tag_sha: sha },
  };
  const { message, tagger } = (await api.send(call, tag())).data;
  try {
    const parsed = z.safeParse(tagMessage(), JSON.parse(message));
    return parsed.success ? Math.max(parsed.data.at, tagger?.date ?? 0) : null;
  } catch {
    return null;
  }
}

function toWriteCall(action: string, route: string): Omit<RestCall, 'parameters'> {
  return { action, permission: 'contents: write', route };
}

function encodeRefName(name: string): string {
  return name.replace('refs/', '').split('/').map(encodeURIComponent).join('/');
}

/** Converts an error before the ref is created, when no lock is taken yet. Throws any other error. */
function toForbiddenReply(error: unknown): AcquireReply {
  if (!(error instanceof GitHubError)) throw error;
  return { kind: 'denied', why: error.message };
}
