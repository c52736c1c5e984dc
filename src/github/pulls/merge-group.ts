/**
 * Finds the pull requests of a merge group (docs/GITHUB-FACTS.md#merge-groups), because its ref names only the last.
 * Every commit from its head to the base branch must belong to a pull request: by the queue, by the pull request that
 * GitHub associates with it, or by GitHub's commit message. A commit without one makes the whole group unknown.
 */
import * as z from 'zod/mini';
import { once } from '../../core/once.ts';
import type { MergeGroup, MergeGroupReading } from '../../core/ports/github.ts';
import type { Api } from '../api/client.ts';
import type { GraphqlProblem } from '../api/graphql.ts';
import type { Page } from '../api/wire.ts';
import { pageOf } from '../api/wire.ts';

/** The query for a group's newest commits, its base, and the queue of its branch. */
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
type AssociatedPull = Commit['associatedPullRequests']['nodes'][number];

const entry = once(() =>
  z.object({
    headCommit: z.nullable(oid()),
    baseCommit: z.nullable(oid()),
    pullRequest: z.nullable(z.object({ number: z.int() })),
  }),
);

type Entry = z.output<ReturnType<typeof entry>>;

const mergeGroupResponse = once(() =>
  z.object({
    repository: z.object({
      base: z.nullable(z.object({ target: oid() })),
      queue: z.nullish(z.object({ entries: z.object({ nodes: z.array(z.nullable(entry())) }) })),
      head: z.nullable(z.object({ history: pageOf(commit()) })),
    }),
  }),
);

type QueuedPulls = ReadonlyMap<string, { readonly number: number; readonly base: string }>;

/** The commits and the queue, as far as they were read. */
interface CollectedCommits {
  readonly baseTip: string | null;
  /** Queue entries by the commit that the queue tests. */
  readonly queued: QueuedPulls;
  readonly commits: Map<string, Commit>;
}

/** The most pages of 100 commits that are read. A longer group is unknown. */
const MAX_PAGES = 5;

/**
 * Reads the numbers of a group's pull requests.
 *
 * @throws GitHubError
 */
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
    action: `read the merge group ${headSha}`,
    permission: 'contents: read` and `pull-requests: read',
    document: MERGE_GROUP_QUERY,
    skipBatching: true,
    variables: { head: headSha, base: baseRef, branch: baseRef.replace(/^refs\/heads\//, ''), after },
    schema: mergeGroupResponse(),
    tolerates: isQueueDenied,
  });
  const { base, queue, head } = data.repository;
  return {
    baseTip: base?.target.oid ?? null,
    queued: toQueuedPulls(queue?.entries.nodes ?? []),
    history: head?.history ?? { nodes: [], next: null },
  };
}

function toQueuedPulls(entries: readonly (Entry | null)[]): QueuedPulls {
  const queued = new Map<string, { readonly number: number; readonly base: string }>();
  for (const one of entries) {
    if (!one?.headCommit || !one.baseCommit || !one.pullRequest) continue;
    queued.set(one.headCommit.oid, { number: one.pullRequest.number, base: one.baseCommit.oid });
  }
  return queued;
}

/**
 * Returns whether the token may not read the queue. No permission of a job's token is known to allow it
 * (docs/GITHUB-FACTS.md#merge-groups), and the commits are enough.
 */
function isQueueDenied({ type, path }: GraphqlProblem): boolean {
  return type === 'FORBIDDEN' && path.startsWith('repository.queue');
}

/**
 * Follows the commits from the head to the base branch, so that pull requests ahead in the queue count as well. If the
 * base branch has moved elsewhere, the group's own base is the end.
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

/**
 * Finds the pull request of a commit, and the commit before it. `refNumber` is the pull request that the group's ref
 * names.
 *
 * @returns null if either is unknown
 */
function findOwnerAndBase(
  commitSha: string,
  collected: CollectedCommits,
  repositoryId: number,
  refNumber: number | null,
): { readonly number: number; readonly next: string } | null {
  const queued = collected.queued.get(commitSha);
  if (queued !== undefined) return { number: queued.number, next: queued.base };
  const found = collected.commits.get(commitSha);
  const next = found?.parents.nodes[0]?.oid;
  if (found === undefined || next === undefined) return null;
  const number = refNumber ?? findPullNumber(found, collected, repositoryId);
  return number === null ? null : { number, next };
}

/** Parses 104 of `refs/heads/gh-readonly-queue/main/pr-104-<sha>`. */
function parseRefNumber(ref: string): number | null {
  const digits = /\/pr-(\d{1,10})-[0-9a-f]{7,64}$/.exec(ref)?.[1];
  return digits === undefined ? null : Number(digits);
}

function findPullNumber(found: Commit, { commits }: CollectedCommits, repositoryId: number): number | null {
  const merged = commits.get(found.parents.nodes[1]?.oid ?? '');
  const byHead =
    merged === undefined
      ? []
      : listOwnOpenPulls(merged, repositoryId).filter(({ headRefOid }) => headRefOid === merged.oid);
  const candidates = byHead.length === 1 ? byHead : listOwnOpenPulls(found, repositoryId);
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1) return only.number;
  return parseHeadlineNumber(found.messageHeadline);
}

function listOwnOpenPulls(found: Commit, repositoryId: number): readonly AssociatedPull[] {
  return found.associatedPullRequests.nodes.filter(
    ({ state, repository }) => state === 'OPEN' && repository.databaseId === repositoryId,
  );
}

/** Parses the number of a pull request in GitHub's message of a merge or squash commit. */
function parseHeadlineNumber(headline: string): number | null {
  const digits = /^Merge pull request #(\d{1,10}) from |\(#(\d{1,10})\)$/.exec(headline);
  return digits === null ? null : Number(digits[1] ?? digits[2]);
}
