/**
 * Which pull requests a merge group holds (docs/GITHUB-FACTS.md#merge-groups): its ref names only the last. From its head down to the base
 * branch every commit has to be somebody's: by the queue itself, by the pull request that GitHub ties to it, or by the
 * words that GitHub gives such commits. One that is nobody's makes the whole group unknown.
 */
import * as z from 'zod/mini';
import { once } from '../../core/once.ts';
import type { MergeGroup, MergeGroupReading } from '../../core/ports/github.ts';
import type { Api } from '../api/client.ts';
import type { GraphqlProblem } from '../api/graphql.ts';
import type { Page } from '../api/wire.ts';
import { pageOf } from '../api/wire.ts';

/** Reads a group's newest commits, its base, and its branch's queue. */
export const MERGE_GROUP_QUERY = `
query MergeGroup(
  $owner: String!, $name: String!, $head: GitObjectID!, $base: String!, $branch: String!, $after: String
) {
  repository(owner: $owner, name: $name) {
    base: ref(qualifiedName: $base) { target { oid } }
    queue: mergeQueue(branch: $branch) {
      entries(first: 100) { nodes { headCommit { oid } baseCommit { oid } pullRequest { number } } }
    }
    head: object(oid: $head) {
      ... on Commit {
        history(first: 100, after: $after) {
          pageInfo { hasNextPage endCursor }
          nodes {
            oid
            messageHeadline
            parents(first: 2) { nodes { oid } }
            associatedPullRequests(first: 10) { nodes { number state headRefOid repository { databaseId } } }
          }
        }
      }
    }
  }
}`;

const oid = once(() => z.object({ oid: z.string() }));
const commit = once(() =>
  z.object({
    oid: z.string(),
    messageHeadline: z.string(),
    parents: z.object({ nodes: z.array(oid()) }),
    associatedPullRequests: z.object({
      nodes: z.array(
        z.object({
          number: z.int(),
          state: z.string(),
          headRefOid: z.string(),
          repository: z.object({ databaseId: z.int() }),
        }),
      ),
    }),
  }),
);
type Commit = z.output<ReturnType<typeof commit>>;

const entry = once(() =>
  z.object({
    headCommit: z.nullable(oid()),
    baseCommit: z.nullable(oid()),
    pullRequest: z.nullable(z.object({ number: z.int() })),
  }),
);

const mergeGroupResponse = once(() =>
  z.object({
    repository: z.object({
      base: z.nullable(z.object({ target: oid() })),
      queue: z.nullish(z.object({ entries: z.object({ nodes: z.array(z.nullable(entry())) }) })),
      head: z.nullable(z.object({ history: pageOf(commit()) })),
    }),
  }),
);

/** What was read so far. */
interface CollectedCommits {
  readonly baseTip: string | null;
  /** By the commit that the queue tries a pull request with. */
  readonly queued: ReadonlyMap<string, { readonly number: number; readonly base: string }>;
  readonly commits: Map<string, Commit>;
}

/** A group longer than this many hundreds of commits is not taken apart. */
const MAX_PAGES = 5;

/** The numbers of its pull requests. Throws GitHubError where a read fails for good. */
export async function getMergeGroup(api: Api, group: MergeGroup): Promise<MergeGroupReading> {
  let after: string | null = null;
  const commits = new Map<string, Commit>();
  let reading: MergeGroupReading = { kind: 'unknown', why: 'GitHub does not know its head' };
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const pageData = await getPage(api, group, after);
    for (const one of pageData.history.nodes) commits.set(one.oid, one);
    reading = attributeCommits(group, { ...pageData, commits }, api.repository.id);
    if (reading.kind === 'known' || pageData.history.next === null) return reading;
    after = pageData.history.next;
  }
  return reading;
}

async function getPage(
  api: Api,
  { headSha, baseRef }: MergeGroup,
  after: string | null,
): Promise<Omit<CollectedCommits, 'commits'> & { readonly history: Page<Commit> }> {
  const { data } = await api.query({
    doing: `read the merge group ${headSha}`,
    permission: 'contents: read` and `pull-requests: read',
    document: MERGE_GROUP_QUERY,
    skipBatching: true,
    variables: { head: headSha, base: baseRef, branch: baseRef.replace(/^refs\/heads\//, ''), after },
    schema: mergeGroupResponse(),
    tolerates: isQueueDenied,
  });
  const { base, queue, head } = data.repository;
  const queued = new Map<string, { number: number; base: string }>();
  for (const one of queue?.entries.nodes ?? []) {
    if (!one?.headCommit || !one.baseCommit || !one.pullRequest) continue;
    queued.set(one.headCommit.oid, { number: one.pullRequest.number, base: one.baseCommit.oid });
  }
  return { baseTip: base?.target.oid ?? null, queued, history: head?.history ?? { nodes: [], next: null } };
}

/** No permission of a job's token is known to open the queue (docs/GITHUB-FACTS.md#merge-groups); the commits still tell. */
function isQueueDenied({ type, path }: GraphqlProblem): boolean {
  return type === 'FORBIDDEN' && path.startsWith('repository.queue');
}

/**
 * Follows the line from the head to the base branch, so that those ahead in the queue count as well. Where the base branch
 * has moved elsewhere, the group's own base ends it.
 */
function attributeCommits(group: MergeGroup, collected: CollectedCommits, repositoryId: number): MergeGroupReading {
  const lastNumber = parseRefNumber(group.headRef);
  const numbers = new Set<number>(lastNumber === null ? [] : [lastNumber]);
  let untilOwnBase: readonly number[] | null = null;
  for (let currentSha = group.headSha; currentSha !== collected.baseTip;) {
    if (currentSha === group.baseSha) untilOwnBase = [...numbers];
    const step = findOwnerAndBase(
      currentSha,
      collected,
      repositoryId,
      currentSha === group.headSha ? lastNumber : null,
    );
    if (step === null) {
      if (untilOwnBase !== null) return { kind: 'known', numbers: untilOwnBase };
      return {
        kind: 'unknown',
        why: `its commit ${currentSha.slice(0, 7)} belongs to no pull request that can be told`,
      };
    }
    numbers.add(step.number);
    currentSha = step.next;
  }
  return { kind: 'known', numbers: [...numbers] };
}

/** Whose a commit is, and the one it was made on; `null`: cannot be told. */
function findOwnerAndBase(
  commitSha: string,
  collected: CollectedCommits,
  repositoryId: number,
  refNumber: number | null,
): { readonly number: number; readonly next: string } | null {
  const found = collected.commits.get(commitSha);
  const queued = collected.queued.get(commitSha);
  const next = queued?.base ?? found?.parents.nodes[0]?.oid;
  const number =
    queued?.number ?? refNumber ?? (found === undefined ? null : findPullNumber(found, collected, repositoryId));
  return next === undefined || number === null ? null : { number, next };
}

/** `refs/heads/gh-readonly-queue/main/pr-104-<sha>` → 104. */
function parseRefNumber(ref: string): number | null {
  const digits = /\/pr-(\d{1,10})-[0-9a-f]{7,64}$/.exec(ref)?.[1];
  return digits === undefined ? null : Number(digits);
}

function findPullNumber(found: Commit, { commits }: CollectedCommits, repositoryId: number): number | null {
  const isOwnOpenPull = ({ state, repository }: Commit['associatedPullRequests']['nodes'][number]): boolean =>
    state === 'OPEN' && repository.databaseId === repositoryId;
  const merged = commits.get(found.parents.nodes[1]?.oid ?? '');
  const byHead = merged?.associatedPullRequests.nodes.filter(
    (pull) => isOwnOpenPull(pull) && pull.headRefOid === merged.oid,
  );
  const own = found.associatedPullRequests.nodes.filter(isOwnOpenPull);
  const [only] = byHead?.length === 1 ? byHead : own;
  if (only !== undefined && (byHead?.length === 1 || own.length === 1)) return only.number;
  const digits = /^Merge pull request #(\d{1,10}) from |\(#(\d{1,10})\)$/.exec(found.messageHeadline);
  return digits === null ? null : Number(digits[1] ?? digits[2]);
}
