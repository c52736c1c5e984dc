/** The queries for issues and pull requests with their comments, and the schemas of their responses. */
import * as z from 'zod/mini';
import { once } from '../../core/once.ts';
import { actor, instant, pageOf, pageOfVisible, viewer } from '../api/wire.ts';
import { COMMENT_FRAGMENT, commentPage } from './comments.ts';
import { CANDIDATE_FRAGMENT, candidate } from './pull-candidates.ts';

const SHARED_FIELDS = `
      number
      url
      title
      body
      lastEditedAt
      author { ...ActorParts }
      labels(first: 100) { pageInfo { hasNextPage endCursor } nodes { name } }
      comments(first: 100, after: $comments) { ...CommentParts }
      timelineItems(last: 100, itemTypes: [LABELED_EVENT]) {
        nodes { ... on LabeledEvent { createdAt actor { ...ActorParts } label { name } } }
      }
      renames: timelineItems(last: 1, itemTypes: [RENAMED_TITLE_EVENT]) {
        nodes { ... on RenamedTitleEvent { createdAt } }
      }`;

/** The fields that `conversationNode` parses. `$comments` and `$closedBy` are cursors. */
const CONVERSATION_FRAGMENT = `
fragment ConversationParts on IssueOrPullRequest {
  __typename
  ... on Issue {${SHARED_FIELDS}
    closedByPullRequestsReferences(first: 100, after: $closedBy, includeClosedPrs: true) {
      pageInfo { hasNextPage endCursor }
      nodes { ...CandidateParts }
    }
  }
  ... on PullRequest {${SHARED_FIELDS}
  }
}
${COMMENT_FRAGMENT}
${CANDIDATE_FRAGMENT}`;

/** The query for one issue or pull request. */
export const CONVERSATION_QUERY = `
query Conversation($owner: String!, $name: String!, $number: Int!, $comments: String, $closedBy: String) {
  viewer { login databaseId }
  repository(owner: $owner, name: $name) { issueOrPullRequest(number: $number) { ...ConversationParts } }
}
${CONVERSATION_FRAGMENT}`;

/** Formats the query for many issues and pull requests, each under the alias of `formatAlias`. */
export function formatConversationsQuery(numbers: readonly number[]): string {
  const each = numbers.map(
    (number) => `    ${formatAlias(number)}: issueOrPullRequest(number: ${number}) { ...ConversationParts }`,
  );
  return `
query Conversations($owner: String!, $name: String!, $comments: String, $closedBy: String) {
  viewer { login databaseId }
  repository(owner: $owner, name: $name) {
${each.join('\n')}
  }
}
${CONVERSATION_FRAGMENT}`;
}

const sharedFields = once(() => ({
  number: z.int(),
  url: z.string(),
  title: z.string(),
  body: z.string(),
  lastEditedAt: z.nullable(instant()),
  author: actor(),
  labels: pageOf(z.object({ name: z.string() })),
  comments: commentPage(),
  timelineItems: z.object({
    nodes: z.array(z.object({ createdAt: instant(), actor: actor(), label: z.object({ name: z.string() }) })),
  }),
  renames: z.object({ nodes: z.array(z.object({ createdAt: instant() })) }),
}));

const conversationNode = once(() =>
  z.discriminatedUnion('__typename', [
    z.object({
      __typename: z.literal('Issue'),
      ...sharedFields(),
      closedByPullRequestsReferences: pageOfVisible(candidate()),
    }),
    z.object({ __typename: z.literal('PullRequest'), ...sharedFields() }),
  ]),
);

/** One page of an issue or pull request. */
export type ConversationNode = z.output<ReturnType<typeof conversationNode>>;

/** The schema of the response to `CONVERSATION_QUERY`. */
export const conversationResponse = once(() =>
  z.object({ viewer: viewer(), repository: z.object({ issueOrPullRequest: z.nullable(conversationNode()) }) }),
);

/** The schema of the response to `formatConversationsQuery`. */
export const conversationsResponse = once(() =>
  z.object({ viewer: viewer(), repository: z.record(z.string(), z.nullable(conversationNode())) }),
);

/** Returns the alias of an issue or pull request in a query for many. */
export function formatAlias(number: number): string {
  return `n${number}`;
}
