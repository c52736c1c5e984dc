/** One pull request, read whole. */
import * as z from 'zod/mini';
import type { Pull } from '../core/model.ts';
import type { Api } from './api.ts';
import { readFurtherPages } from './api.ts';
import { pullState } from './candidates.ts';
import { COMMENT_FRAGMENT, commentPage, toComment } from './comments.ts';
import { GitHubError } from './errors.ts';
import { isNotFoundAt } from './graphql.ts';
import { actor, pageOfVisible, viewer } from './wire.ts';

/** Reads a pull request; `$comments` and `$closes` are cursors. */
export const PULL_QUERY = `
query Pull($owner: String!, $name: String!, $number: Int!, $comments: String, $closes: String) {
  viewer { login databaseId }
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      number
      url
      title
      body
      state
      isDraft
      isCrossRepository
      author { ...ActorParts }
      headRefOid
      headRefName
      baseRefName
      mergeable
      reviewDecision
      potentialMergeCommit { oid }
      closingIssuesReferences(first: 100, after: $closes) {
        pageInfo { hasNextPage endCursor }
        nodes { number repository { databaseId } }
      }
      comments(first: 100, after: $comments) { ...CommentParts }
    }
  }
}
${COMMENT_FRAGMENT}`;

/** Reads the head alone. */
export const HEAD_QUERY = `
query Head($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { headRefOid } }
}`;

const sha = z.string().check(z.regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/));

const MERGEABLE = { MERGEABLE: 'mergeable', CONFLICTING: 'conflicting', UNKNOWN: 'unknown' } as const;
const REVIEWS = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'changes_requested',
  REVIEW_REQUIRED: 'review_required',
} as const;

const pull = z.object({
  number: z.int(),
  url: z.string(),
  title: z.string(),
  body: z.string(),
  state: pullState,
  isDraft: z.boolean(),
  isCrossRepository: z.boolean(),
  author: actor,
  headRefOid: sha,
  headRefName: z.string(),
  baseRefName: z.string(),
  mergeable: z.enum(['MERGEABLE', 'CONFLICTING', 'UNKNOWN']),
  reviewDecision: z.nullable(z.enum(['APPROVED', 'CHANGES_REQUESTED', 'REVIEW_REQUIRED'])),
  potentialMergeCommit: z.nullable(z.object({ oid: sha })),
  closingIssuesReferences: pageOfVisible(z.object({ number: z.int(), repository: z.object({ databaseId: z.int() }) })),
  comments: commentPage,
});
type PullPage = z.output<typeof pull>;

const pullAnswer = z.object({ viewer, repository: z.object({ pullRequest: z.nullable(pull) }) });
const headAnswer = z.object({ repository: z.object({ pullRequest: z.nullable(z.object({ headRefOid: sha })) }) });

const PERMISSION = 'pull-requests: read';

interface Cursors {
  readonly comments?: string;
  readonly closes?: string;
}

/** Every page of it; `null`: there is no such pull request. */
export async function readPull(api: Api, number: number): Promise<Pull | null> {
  const { us, found } = await readPage(api, number, {});
  if (found === null) return null;
  const doing = `read the pages of pull request #${number}`;
  const again = async (cursors: Cursors): Promise<PullPage> =>
    (await readPage(api, number, cursors)).found ?? missingPull(number);
  const comments = await readFurtherPages(doing, found.comments, async (after) => {
    return (await again({ comments: after })).comments;
  });
  const closes = await readFurtherPages(doing, found.closingIssuesReferences, async (after) => {
    return (await again({ closes: after })).closingIssuesReferences;
  });
  return {
    ...toPull(found),
    closes: closes.filter(({ repository }) => repository.databaseId === api.repository.id).map((issue) => issue.number),
    comments: comments.map((raw) => toComment(raw, us)),
  };
}

async function readPage(api: Api, number: number, cursors: Cursors) {
  const { data } = await api.query({
    doing: `read pull request #${number}`,
    permission: PERMISSION,
    document: PULL_QUERY,
    variables: { number, comments: null, closes: null, ...cursors },
    schema: pullAnswer,
    tolerates: isNotFoundAt('repository.pullRequest'),
  });
  return { us: data.viewer, found: data.repository.pullRequest };
}

/** The head's SHA; throws GitHubError `not_found` for no such pull request. */
export async function readHead(api: Api, number: number): Promise<string> {
  const { data } = await api.query({
    doing: `read the head of pull request #${number}`,
    permission: PERMISSION,
    document: HEAD_QUERY,
    variables: { number },
    schema: headAnswer,
  });
  return (data.repository.pullRequest ?? missingPull(number)).headRefOid;
}

function toPull(found: PullPage): Omit<Pull, 'closes' | 'comments'> {
  const { number, url, title, body, state, author, reviewDecision } = found;
  return {
    number,
    url,
    title,
    body,
    state,
    draft: found.isDraft,
    fork: found.isCrossRepository,
    author,
    headSha: found.headRefOid,
    headRef: found.headRefName,
    baseRef: found.baseRefName,
    mergeable: MERGEABLE[found.mergeable],
    review: reviewDecision === null ? 'none' : REVIEWS[reviewDecision],
    mergeSha: found.potentialMergeCommit?.oid ?? null,
  };
}

/** Throws GitHubError `not_found`. */
export function missingPull(number: number): never {
  const call = { doing: `read pull request #${number}`, where: 'GraphQL', permission: PERMISSION };
  throw new GitHubError({ code: 'not_found', call, why: 'there is no such pull request' });
}
