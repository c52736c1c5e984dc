/** Reads pull requests, complete with every page. */
import type { Account, Pull } from '../../core/domain/model.ts';
import type { Api } from '../api/client.ts';
import { GitHubError } from '../api/errors.ts';
import type { GraphqlProblem } from '../api/graphql.ts';
import { isNotFoundAt } from '../api/graphql.ts';
import { collectPages } from '../api/pages.ts';
import { toComment } from '../comments/comments.ts';
import { isEvidenceProblem, parseEvidence } from './evidence.ts';
import { getHeadCommit, isStatusDenied, toHeadFields } from './head-commit.ts';
import type { PullNode } from './pull-queries.ts';
import {
  DELIVERY_QUERY,
  deliveryResponse,
  formatAlias,
  formatPullsQuery,
  HEAD_QUERY,
  headResponse,
  PULL_QUERY,
  pullResponse,
  pullsResponse,
} from './pull-queries.ts';

// `issues: read` is for the issues that a pull request closes.
const PERMISSION = 'pull-requests: read` and `issues: read';

interface Cursors {
  readonly comments?: string;
  readonly closes?: string;
}

/** One page of a pull request. `denied`: the token can't read the statuses of its head. */
interface PullResult {
  readonly us: Account;
  readonly found: PullNode | null;
  readonly denied: boolean;
}

/** Reads every page of a pull request, or returns `null` if there is none. */
export async function getPull(api: Api, number: number): Promise<Pull | null> {
  const reading = await getPage(api, number, {});
  return reading.found === null ? null : getRemainingPages(api, { ...reading, found: reading.found });
}

/** Reads a pull request, and in the same request its checks and files as far as one page contains them. */
export async function getDelivery(api: Api, number: number): Promise<Pull | null> {
  const { data, problems } = await api.query({
    action: `read pull request #${number} and its checks`,
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

/** Reads the pages after the first. */
async function getRemainingPages(api: Api, { us, found, denied }: FoundPull): Promise<Pull> {
  const { number } = found;
  const action = `read the pages of pull request #${number}`;
  const getExistingPage = async (cursors: Cursors): Promise<PullNode> =>
    (await getPage(api, number, cursors)).found ?? throwMissingPull(number);
  const comments = await collectPages(action, found.comments, async (after) => {
    return (await getExistingPage({ comments: after })).comments;
  });
  const closes = await collectPages(action, found.closingIssuesReferences, async (after) => {
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
    action: `read pull request #${number}`,
    permission: PERMISSION,
    document: PULL_QUERY,
    variables: { number, comments: null, closes: null, ...cursors },
    schema: pullResponse(),
    tolerates: isToleratedProblem('pullRequest'),
  });
  return { us: data.viewer, found: data.repository.pullRequest, denied: problems.some(isStatusDenied) };
}

/** Reads many in one request. Those with further pages are read again alone. */
export async function getPulls(api: Api, numbers: readonly number[]): Promise<ReadonlyMap<number, Pull | null>> {
  const { data, problems } = await api.query({
    action: `read ${numbers.length} pull requests`,
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

/** Tolerates a missing pull request and hidden statuses of its head. Everything else must be present. */
function isToleratedProblem(alias: string): (problem: GraphqlProblem) => boolean {
  const isMissing = isNotFoundAt(`repository.${alias}`);
  return (problem) =>
    isMissing(problem) || (isStatusDenied(problem) && problem.path.startsWith(`repository.${alias}.`));
}

/**
 * Reads the SHA of a head.
 *
 * @throws GitHubError `not_found` if there is no such pull request
 */
export async function getHeadSha(api: Api, number: number): Promise<string> {
  const { data } = await api.query({
    action: `read the head of pull request #${number}`,
    permission: PERMISSION,
    document: HEAD_QUERY,
    variables: { number },
    schema: headResponse(),
  });
  return (data.repository.pullRequest ?? throwMissingPull(number)).headRefOid;
}

const MERGEABLE = { MERGEABLE: 'mergeable', CONFLICTING: 'conflicting', UNKNOWN: 'unknown' } as const;
const REVIEW_STATES = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'changes_requested',
  REVIEW_REQUIRED: 'review_required',
} as const;

async function toPull(api: Api, { us, found, denied }: FoundPull): Promise<Pull> {
  const { number, url, title, body, state, author, reviewDecision } = found;
  const newest = found.headCommit.nodes[0]?.commit;
  // After a push between GitHub's own two reads, the newest listed commit is not the head.
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

/** Throws GitHubError `not_found` for a missing pull request. */
export function throwMissingPull(number: number): never {
  const call = { action: `read pull request #${number}`, where: 'GraphQL', permission: PERMISSION };
  throw new GitHubError({ code: 'not_found', call, why: 'there is no such pull request' });
}
