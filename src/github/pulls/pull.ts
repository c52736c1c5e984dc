/** One pull request, read whole. */
import * as z from 'zod/mini';
import type { Account, Pull } from '../../core/domain/model.ts';
import { once } from '../../core/once.ts';
import type { Api } from '../api/client.ts';
import { collectPages } from '../api/client.ts';
import { pullState } from '../comments/pull-candidates.ts';
import { COMMENT_FRAGMENT, commentPage, toComment } from '../comments/comments.ts';
import { GitHubError } from '../api/errors.ts';
import { EVIDENCE_FRAGMENT, isEvidenceProblem, parseEvidence } from './evidence.ts';
import type { GraphqlProblem } from '../api/graphql.ts';
import { isNotFoundAt } from '../api/graphql.ts';
import { HEAD_FRAGMENT, headCommit, isStatusDenied, getHeadCommit, toHeadFields } from './head-commit.ts';
import { actor, instant, pageOfVisible, viewer } from '../api/wire.ts';

/** Selects what `pull` reads; `$comments` and `$closes` are cursors. */
const PULL_FRAGMENT = `
fragment PullParts on PullRequest {
  number
  url
  title
  body
  state
  isDraft
  isCrossRepository
  author { ...ActorParts }
  createdAt
  headRefOid
  headRefName
  baseRefName
  mergeable
  reviewDecision
  potentialMergeCommit { oid }
  headCommit: commits(last: 1) { nodes { commit { ...HeadParts } } }
  closingIssuesReferences(first: 100, after: $closes) {
    pageInfo { hasNextPage endCursor }
    nodes { number repository { databaseId } }
  }
  comments(first: 100, after: $comments) { ...CommentParts }
}
${HEAD_FRAGMENT}
${COMMENT_FRAGMENT}`;

/** Reads a pull request. */
export const PULL_QUERY = `
query Pull($owner: String!, $name: String!, $number: Int!, $comments: String, $closes: String) {
  viewer { login databaseId }
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { ...PullParts } }
}
${PULL_FRAGMENT}`;

/** Reads a pull request, and what its checks and files say. */
const DELIVERY_QUERY = `
query Delivery(
  $owner: String!, $name: String!, $number: Int!, $comments: String, $closes: String, $pull: Int, $hasPull: Boolean!
) {
  viewer { login databaseId }
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { ...PullParts ...EvidenceParts } }
}
${PULL_FRAGMENT}
${EVIDENCE_FRAGMENT}`;

/** Reads many, under the aliases of `formatAlias`. */
export function formatPullsQuery(numbers: readonly number[]): string {
  const each = numbers.map((number) => `    ${formatAlias(number)}: pullRequest(number: ${number}) { ...PullParts }`);
  return `
query Pulls($owner: String!, $name: String!, $comments: String, $closes: String) {
  viewer { login databaseId }
  repository(owner: $owner, name: $name) {
${each.join('\n')}
  }
}
${PULL_FRAGMENT}`;
}

/** Reads the head alone. */
export const HEAD_QUERY = `
query Head($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { headRefOid } }
}`;

const sha = once(() => z.string().check(z.regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/)));

const MERGEABLE = { MERGEABLE: 'mergeable', CONFLICTING: 'conflicting', UNKNOWN: 'unknown' } as const;
const REVIEW_STATES = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'changes_requested',
  REVIEW_REQUIRED: 'review_required',
} as const;

const pullNode = once(() =>
  z.object({
    number: z.int(),
    url: z.string(),
    title: z.string(),
    body: z.string(),
    state: pullState(),
    createdAt: instant(),
    isDraft: z.boolean(),
    isCrossRepository: z.boolean(),
    author: actor(),
    headRefOid: sha(),
    headRefName: z.string(),
    baseRefName: z.string(),
    mergeable: z.enum(['MERGEABLE', 'CONFLICTING', 'UNKNOWN']),
    reviewDecision: z.nullable(z.enum(['APPROVED', 'CHANGES_REQUESTED', 'REVIEW_REQUIRED'])),
    potentialMergeCommit: z.nullable(z.object({ oid: sha() })),
    headCommit: z.object({ nodes: z.array(z.object({ commit: headCommit() })) }),
    closingIssuesReferences: pageOfVisible(
      z.object({ number: z.int(), repository: z.object({ databaseId: z.int() }) }),
    ),
    comments: commentPage(),
  }),
);
type PullNode = z.output<ReturnType<typeof pullNode>>;

const rawEvidence = once(() => ({
  files: z.optional(z.unknown()),
  changedFiles: z.optional(z.unknown()),
  baseRef: z.optional(z.unknown()),
  headChecks: z.optional(z.unknown()),
  mergeChecks: z.optional(z.unknown()),
}));
const delivery = once(() => z.extend(pullNode(), rawEvidence()));
const deliveryResponse = once(() =>
  z.object({ viewer: viewer(), repository: z.object({ pullRequest: z.nullable(delivery()) }) }),
);
const pullsResponse = once(() =>
  z.object({ viewer: viewer(), repository: z.record(z.string(), z.nullable(pullNode())) }),
);
const pullResponse = once(() =>
  z.object({ viewer: viewer(), repository: z.object({ pullRequest: z.nullable(pullNode()) }) }),
);
const headResponse = once(() =>
  z.object({ repository: z.object({ pullRequest: z.nullable(z.object({ headRefOid: sha() })) }) }),
);

// The second for the issues that it closes.
const PERMISSION = 'pull-requests: read` and `issues: read';

interface Cursors {
  readonly comments?: string;
  readonly closes?: string;
}

/** One page of a pull request, as read; `denied`: its head's statuses could not be seen. */
interface PullResult {
  readonly us: Account;
  readonly found: PullNode | null;
  readonly denied: boolean;
}

/** Every page of it; `null`: there is no such pull request. */
export async function getPull(api: Api, number: number): Promise<Pull | null> {
  const reading = await getPage(api, number, {});
  return reading.found === null ? null : getRemainingPages(api, { ...reading, found: reading.found });
}

/** The same, and in the same request what its checks and files say, as far as one page holds it. */
export async function getDelivery(api: Api, number: number): Promise<Pull | null> {
  const { data, problems } = await api.query({
    doing: `read pull request #${number} and its checks`,
    permission: PERMISSION,
    document: DELIVERY_QUERY,
    variables: { number, comments: null, closes: null, pull: number, hasPull: true },
    schema: deliveryResponse(),
    tolerates: (problem) => isToleratedProblem('pullRequest')(problem) || isEvidenceProblem(problem),
  });
  const found = data.repository.pullRequest;
  if (found === null) return null;
  const whole = await getRemainingPages(api, { us: data.viewer, found, denied: problems.some(isStatusDenied) });
  return { ...whole, ownEvidence: parseEvidence(found, whole, problems) };
}

/** The pages after the first. */
async function getRemainingPages(api: Api, { us, found, denied }: FoundPull): Promise<Pull> {
  const { number } = found;
  const doing = `read the pages of pull request #${number}`;
  const getExistingPage = async (cursors: Cursors): Promise<PullNode> =>
    (await getPage(api, number, cursors)).found ?? throwMissingPull(number);
  const comments = await collectPages(doing, found.comments, async (after) => {
    return (await getExistingPage({ comments: after })).comments;
  });
  const closes = await collectPages(doing, found.closingIssuesReferences, async (after) => {
    return (await getExistingPage({ closes: after })).closingIssuesReferences;
  });
  const whole = {
    ...found,
    comments: { nodes: comments, next: null },
    closingIssuesReferences: { nodes: closes, next: null },
  };
  return toPull(api, { us, found: whole, denied });
}

type FoundPull = PullResult & { readonly found: PullNode };

async function getPage(api: Api, number: number, cursors: Cursors): Promise<PullResult> {
  const { data, problems } = await api.query({
    doing: `read pull request #${number}`,
    permission: PERMISSION,
    document: PULL_QUERY,
    variables: { number, comments: null, closes: null, ...cursors },
    schema: pullResponse(),
    tolerates: isToleratedProblem('pullRequest'),
  });
  return { us: data.viewer, found: data.repository.pullRequest, denied: problems.some(isStatusDenied) };
}

/** Many in one request; those with further pages are read on their own. */
export async function getPulls(api: Api, numbers: readonly number[]): Promise<ReadonlyMap<number, Pull | null>> {
  const { data, problems } = await api.query({
    doing: `read ${numbers.length} pull requests`,
    permission: PERMISSION,
    document: formatPullsQuery(numbers),
    skipBatching: true,
    variables: { comments: null, closes: null },
    schema: pullsResponse(),
    tolerates: (problem) => numbers.some((number) => isToleratedProblem(formatAlias(number))(problem)),
  });
  const pulls = new Map<number, Pull | null>();
  for (const number of numbers) {
    const found = data.repository[formatAlias(number)] ?? null;
    const denied = problems.some(
      (problem) => isStatusDenied(problem) && problem.path.startsWith(`repository.${formatAlias(number)}.`),
    );
    const whole = found?.comments.next === null && found.closingIssuesReferences.next === null;
    if (found === null) pulls.set(number, null);
    else pulls.set(number, whole ? await toPull(api, { us: data.viewer, found, denied }) : await getPull(api, number));
  }
  return pulls;
}

function formatAlias(number: number): string {
  return `n${number}`;
}

/** It may be missing, and its head's statuses may be hidden; everything else has to be there. */
function isToleratedProblem(alias: string): (problem: GraphqlProblem) => boolean {
  const isMissing = isNotFoundAt(`repository.${alias}`);
  return (problem) =>
    isMissing(problem) || (isStatusDenied(problem) && problem.path.startsWith(`repository.${alias}.`));
}

/** The head's SHA; throws GitHubError `not_found` for no such pull request. */
export async function getHeadSha(api: Api, number: number): Promise<string> {
  const { data } = await api.query({
    doing: `read the head of pull request #${number}`,
    permission: PERMISSION,
    document: HEAD_QUERY,
    variables: { number },
    schema: headResponse(),
  });
  return (data.repository.pullRequest ?? throwMissingPull(number)).headRefOid;
}

async function toPull(api: Api, { us, found, denied }: FoundPull): Promise<Pull> {
  const { number, url, title, body, state, author, reviewDecision } = found;
  const newest = found.headCommit.nodes[0]?.commit;
  // A push between GitHub's own two looks: the newest commit listed is not the head.
  const head = newest?.oid === found.headRefOid ? newest : await getHeadCommit(api, found.headRefOid);
  return {
    number,
    url,
    title,
    body,
    state,
    draft: found.isDraft,
    fork: found.isCrossRepository,
    author,
    createdAt: found.createdAt,
    headSha: found.headRefOid,
    headRef: found.headRefName,
    baseRef: found.baseRefName,
    mergeable: MERGEABLE[found.mergeable],
    review: reviewDecision === null ? 'none' : REVIEW_STATES[reviewDecision],
    mergeSha: found.potentialMergeCommit?.oid ?? null,
    closes: found.closingIssuesReferences.nodes
      .filter(({ repository }) => repository.databaseId === api.repository.id)
      .map((issue) => issue.number),
    comments: found.comments.nodes.map((raw) => toComment(raw, us)),
    ...toHeadFields(head, { number, repositoryId: api.repository.id, denied }),
  };
}

/** Throws GitHubError `not_found`. */
export function throwMissingPull(number: number): never {
  const call = { doing: `read pull request #${number}`, where: 'GraphQL', permission: PERMISSION };
  throw new GitHubError({ code: 'not_found', call, why: 'there is no such pull request' });
}
