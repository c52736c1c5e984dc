/**
 * The `ref` lock of docs/PROTOCOL.md#ref-lock: acquiring a slot is creating a ref of one name, which git lets happen once. The ref points at a
 * tag object of this acquire alone, which names its owner: a lost answer is cleared up by reading where the ref points. Refs are
 * never deleted, so a acquire is never taken back; what was certainly not used is opened again by a signed withdrawal instead.
 */
import * as z from 'zod/mini';
import { once } from '../../core/once.ts';
import type { AcquireReply, OnceLock, LockKey } from '../../core/ports/once-lock.ts';
import type { Api, RestCall } from '../api/client.ts';
import { GitHubError } from '../api/errors.ts';
import { instant } from '../api/wire.ts';

/** Whose acquires they are. */
export interface LockOwner {
  /** This run's name in marks. */
  readonly run: string;
  /** Fresh and unguessable. */
  readonly nonce: () => string;
  /** ms since the epoch. */
  readonly now: () => number;
}

const ref = once(() => z.object({ object: z.object({ type: z.string(), sha: z.string() }) }));
const createdTag = once(() => z.object({ sha: z.string() }));
const tag = once(() => z.object({ message: z.string(), tagger: z.optional(z.object({ date: instant() })) }));
const tagMessage = once(() => z.object({ at: z.int() }));

/**
 * The name of the ref that is a place's slot. Ids of missions are anything: all but letters, digits and `-` is written as
 * `_hh`. RangeError for a slot below 1.
 */
export function formatLockRef(key: LockKey, sequence: number): string {
  if (!Number.isSafeInteger(sequence) || sequence < 1)
    throw new RangeError(`lock sequences count from 1, none of them is ${sequence}`);
  const start = `refs/orkestro/${key.reference}`;
  if (key.on === 'conversation') return `${start}/${sequence}`;
  const mission = Array.from(new TextEncoder().encode(key.mission), encodeNameByte).join('');
  // A mission may be called 1, as a generation is; git takes no ref below another one.
  return `${start}/m-${mission}/${sequence}${key.epoch === 0 ? '' : `.${key.epoch}`}`;
}

function encodeNameByte(byte: number): string {
  const char = String.fromCharCode(byte);
  return /[A-Za-z0-9-]/.test(char) ? char : `_${byte.toString(16).padStart(2, '0')}`;
}

/** The `Lock` port over refs; needs `contents: write`. */
export function createRefLock(api: Api, owner: LockOwner): OnceLock {
  const readTarget = (name: string) => getRefTarget(api, name);

  return {
    kind: 'ref',
    maxSequence: Number.MAX_SAFE_INTEGER,

    async acquire(key, sequence, beside) {
      const name = formatLockRef(key, sequence);
      let sha: string;
      try {
        if ((await readTarget(name)) !== null) return { kind: 'taken' };
        sha = await createTag(api, name, owner);
      } catch (error) {
        // Without its ref a tag object means nothing.
        return toForbiddenReply(error);
      }
      const refusal = await createRef(api, name, sha);
      const reply: AcquireReply =
        refusal === null
          ? { kind: 'acquired', acquisitionId: sha }
          : await resolveRefusal(refusal, sha, () => readTarget(name));
      if (reply.kind === 'acquired') await beside?.onAcquired();
      return reply;
    },

    // Its name alone would cost as much as the look before the acquire.
    peek: () => Promise.resolve(false),

    async read(key, sequence) {
      const target = await readTarget(formatLockRef(key, sequence));
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

/** Where a ref points; `null`: there is no such ref. */
async function getRefTarget(api: Api, name: string): Promise<RefTarget | null> {
  const call = {
    doing: `read ${name}`,
    permission: 'contents: read',
    route: `GET /repos/{owner}/{repo}/git/ref/${encodeRefName(name)}`,
  };
  try {
    return (await api.send(call, ref())).data.object;
  } catch (error) {
    // In GitHub's own words only: a proxy's page must not pass for an intact lock.
    if (error instanceof GitHubError && error.code === 'not_found' && error.noEffect) return null;
    throw error;
  }
}

/** A tag object that nobody else can have made; it says who taken the lock, and when. */
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

/** `null`: created, by this very request. */
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

/** The ref itself says whose it is; where it is absent, a request that may still arrive keeps it unclear. */
async function resolveRefusal(
  refusal: GitHubError,
  ownSha: string,
  getTarget: () => Promise<RefTarget | null>,
): Promise<AcquireReply> {
  try {
    const target = await getTarget();
    if (target !== null) return target.sha === ownSha ? { kind: 'acquired', acquisitionId: ownSha } : { kind: 'taken' };
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    if (refusal.status === 422) return { kind: 'unclear', why: `${refusal.message}; ${error.message}` };
  }
  // A list that lags behind its own refusal: somebody was first, all the same.
  if (refusal.status === 422 && /already exists/i.test(refusal.why)) return { kind: 'taken' };
  return { kind: refusal.noEffect ? 'denied' : 'unclear', why: refusal.message };
}

/**
 * ms since the epoch; `null` for a tag that this action did not write. GitHub's own time where it tells one, which no runner's
 * clock shortens; the runner's where that is later.
 */
async function getAcquiredAt(api: Api, sha: string): Promise<number | null> {
  const call = {
    doing: 'read who acquired the lock',
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

function toWriteCall(doing: string, route: string): Omit<RestCall, 'parameters'> {
  return { doing, permission: 'contents: write', route };
}

function encodeRefName(name: string): string {
  return name.replace('refs/', '').split('/').map(encodeURIComponent).join('/');
}

/** Everything up to the ref itself leaves no lock taken. */
function toForbiddenReply(error: unknown): AcquireReply {
  if (!(error instanceof GitHubError)) throw error;
  return { kind: 'denied', why: error.message };
}
