/** The queries for pull requests, and the schemas of their responses. */
import * as z from 'zod/mini';
import { once } from '../../core/once.ts';
import { actor, instant, pageOfVisible, viewer } from '../api/wire.ts';
import { COMMENT_FRAGMENT, commentPage } from '../comments/comments.ts';
import { pullState } from '../comments/pull-candidates.ts';
import { EVIDENCE_FRAGMENT } from './evidence.ts';
import { HEAD_FRAGMENT, headCommit } from './head-commit.ts';

/** The fields that `pullNode` parses. `$comments` and `$closes` are cursors. */
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

/** The query for one pull request. */
export const PULL_QUERY = `
query Pull($owner: String!, $name: String!, $number: Int!, $comments: String, $closes: String) {
  viewer { login databaseId }
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { ...PullParts } }
}
${PULL_FRAGMENT}`;

/** The query for one pull request with its checks and files. */
export const DELIVERY_QUERY = `
query Delivery(
  $owner: String!, $name: String!, $number: Int!, $comments: String, $closes: String, $pull: Int, $hasPull: Boolean!
) {
  viewer { login databaseId }
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { ...PullParts ...EvidenceParts } }
}
${PULL_FRAGMENT}
${EVIDENCE_FRAGMENT}`;

/** Formats the query for many pull requests, each under the alias of `formatAlias`. */
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

/** The query for the head of a pull request alone. */
export const HEAD_QUERY = `
query Head($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { headRefOid } }
}`;

const sha = once(() => z.string().check(z.regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/)));

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
/** One page of a pull request. */
export type PullNode = z.output<ReturnType<typeof pullNode>>;

const rawEvidence = once(() => ({
  files: z.optional(z.unknown()),
  changedFiles: z.optional(z.unknown()),
  baseRef: z.optional(z.unknown()),
  headChecks: z.optional(z.unknown()),
  mergeChecks: z.optional(z.unknown()),
}));
const delivery = once(() => z.extend(pullNode(), rawEvidence()));

/** The schema of the response to `DELIVERY_QUERY`. */
export const deliveryResponse = once(() =>
  z.object({ viewer: viewer(), repository: z.object({ pullRequest: z.nullable(delivery()) }) }),
);

/** The schema of the response to `formatPullsQuery`. */
export const pullsResponse = once(() =>
  z.object({ viewer: viewer(), repository: z.record(z.string(), z.nullable(pullNode())) }),
);

/** The schema of the response to `PULL_QUERY`. */
export const pullResponse = once(() =>
  z.object({ viewer: viewer(), repository: z.object({ pullRequest: z.nullable(pullNode()) }) }),
);

/** The schema of the response to `HEAD_QUERY`. */
export const headResponse = once(() =>
  z.object({ repository: z.object({ pullRequest: z.nullable(z.object({ headRefOid: sha() })) }) }),
);

/** Returns the alias of a pull request in a query for many. */
export function formatAlias(number: number): string {
  return `n${number}`;
}
