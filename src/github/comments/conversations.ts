/** Issues and pull requests as pages with comments. Source: docs/PROTOCOL.md#state-markers. */
import * as z from 'zod/mini';
import type { Account, Comment, Conversation } from '../../core/domain/model.ts';
import { once } from '../../core/once.ts';
import type { Conversations } from '../../core/ports/github.ts';
import type { Api } from '../api/client.ts';
import { collectPages } from '../api/client.ts';
import { createComments } from './bulk-comments.ts';
import type { RawCandidate } from './pull-candidates.ts';
import { CANDIDATE_FRAGMENT, candidate, filterByRepository } from './pull-candidates.ts';
import { createCommentChangeBatcher } from './comment-changes.ts';
import { COMMENT_FRAGMENT, commentPage, toComment } from './comments.ts';
import { GitHubError } from '../api/errors.ts';
import { isNotFoundAt } from '../api/graphql.ts';
import type { Schema } from '../api/wire.ts';
import { actor, instant, pageOf, pageOfVisible, restAccount, viewer } from '../api/wire.ts';

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

/** Selects what `page` reads; `$comments` and `$closedBy` are cursors. */
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

/** Reads a conversation. */
export const CONVERSATION_QUERY = `
query Conversation($owner: String!, $name: String!, $number: Int!, $comments: String, $closedBy: String) {
  viewer { login databaseId }
  repository(owner: $owner, name: $name) { issueOrPullRequest(number: $number) { ...ConversationParts } }
}
${CONVERSATION_FRAGMENT}`;

/** Reads many, each under its number. */
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

const shared = once(() => ({
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
      ...shared(),
      closedByPullRequestsReferences: pageOfVisible(candidate()),
    }),
    z.object({ __typename: z.literal('PullRequest'), ...shared() }),
  ]),
);

type ConversationNode = z.output<ReturnType<typeof conversationNode>>;

const conversationResponse = once(() =>
  z.object({ viewer: viewer(), repository: z.object({ issueOrPullRequest: z.nullable(conversationNode()) }) }),
);
const conversationsResponse = once(() =>
  z.object({ viewer: viewer(), repository: z.record(z.string(), z.nullable(conversationNode())) }),
);

/** A comment as REST answers its creation: certainly ours and unedited. */
const createdComment = once((): Schema<Comment> =>
  z.pipe(
    z.object({
      id: z.int(),
      node_id: z.optional(z.string()),
      body: z.string(),
      html_url: z.string(),
      user: restAccount(),
      created_at: instant(),
    }),
    z.transform(({ id, node_id, body, html_url, user, created_at }) => {
      const unedited = { editedAt: null, editedByOthers: false };
      return {
        id,
        ...(node_id !== undefined && { nodeId: node_id }),
        body,
        url: html_url,
        author: user,
        byUs: true,
        createdAt: created_at,
        ...unedited,
      };
    }),
  ),
);

const READ_PERMISSION = 'issues: read` and `pull-requests: read';
const FEEDBACK_REACTIONS = { seen: 'eyes', done: '+1', refused: 'confused' } as const;

const WRITE_PERMISSION = 'issues: write` and `pull-requests: write';

/** The `Conversations` port over GitHub. */
export function createConversations(api: Api): Conversations {
  const getPage = async (number: number, cursors: { comments?: string; closedBy?: string }) => {
    const { data } = await api.query({
      doing: `read issue or pull request #${number}`,
      permission: READ_PERMISSION,
      document: CONVERSATION_QUERY,
      variables: { number, comments: null, closedBy: null, ...cursors },
      schema: conversationResponse(),
      tolerates: isNotFoundAt('repository.issueOrPullRequest'),
    });
    return { us: data.viewer, found: data.repository.issueOrPullRequest };
  };
  const getExistingPage = async (number: number, cursors: { comments?: string; closedBy?: string }) =>
    (await getPage(number, cursors)).found ?? throwVanished(number);

  const read: Conversations['read'] = async (number) => {
    const { us, found } = await getPage(number, {});
    if (found === null) return null;
    const doing = `read the pages of #${number}`;
    const comments = await collectPages(
      doing,
      found.comments,
      async (after) => (await getExistingPage(number, { comments: after })).comments,
    );
    const closedBy = await collectPages(doing, toClosedBy(found), async (after) =>
      toClosedBy(await getExistingPage(number, { closedBy: after })),
    );
    return toConversation(api, us, found, { comments, closedBy });
  };

  const changeComment = createCommentChangeBatcher(api);

  return {
    read,

    async readMany(numbers) {
      const { data } = await api.query({
        doing: `read ${numbers.length} issues and pull requests`,
        permission: READ_PERMISSION,
        document: formatConversationsQuery(numbers),
        skipBatching: true,
        variables: { comments: null, closedBy: null },
        schema: conversationsResponse(),
        tolerates: (problem) => numbers.some((number) => isNotFoundAt(`repository.${formatAlias(number)}`)(problem)),
      });
      const conversations = new Map<number, Conversation | null>();
      for (const number of numbers) {
        const found = data.repository[formatAlias(number)] ?? null;
        conversations.set(
          number,
          found === null ? null : (toCompleteConversation(api, data.viewer, found) ?? (await read(number))),
        );
      }
      return conversations;
    },

    async createComment(number, body) {
      const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
      const call = { doing: `comment on #${number}`, permission: WRITE_PERMISSION, route };
      return (await api.send({ ...call, parameters: { issue_number: number, body } }, createdComment())).data;
    },

    createComments: (drafts) => createComments(api, drafts),

    async editComment(comment, body) {
      await changeComment({ comment, body });
    },

    deleteComment: (comment) => changeComment({ comment, body: null }),

    async removeLabel(number, label) {
      const route = 'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}';
      const call = {
        doing: `take the label ${JSON.stringify(label)} off #${number}`,
        permission: WRITE_PERMISSION,
        route,
      };
      await api.send({ ...call, parameters: { issue_number: number, name: label } }, z.unknown()).catch(ignoreNotFound);
    },

    async react(commentId, feedback) {
      const route = 'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions';
      const call = { doing: `react to comment ${commentId}`, permission: WRITE_PERMISSION, route };
      await api.send(
        { ...call, parameters: { comment_id: commentId, content: FEEDBACK_REACTIONS[feedback] } },
        z.unknown(),
      );
    },
  };
}

/** The comments and candidates of all pages. */
interface CollectedPages {
  readonly comments: ConversationNode['comments']['nodes'];
  readonly closedBy: readonly RawCandidate[];
}

/** `null`: there are further pages. */
function toCompleteConversation(api: Api, us: Account, found: ConversationNode): Conversation | null {
  const closedBy = toClosedBy(found);
  if (found.comments.next !== null || closedBy.next !== null) return null;
  return toConversation(api, us, found, { comments: found.comments.nodes, closedBy: closedBy.nodes });
}

function toConversation(api: Api, us: Account, found: ConversationNode, pages: CollectedPages): Conversation {
  const { number, url, title, body, author } = found;
  return {
    kind: found.__typename === 'Issue' ? 'issue' : 'pull_request',
    number,
    url,
    title,
    body,
    author,
    bodyEditedAt: found.lastEditedAt,
    renamedAt: found.renames.nodes.at(-1)?.createdAt ?? null,
    labels: found.labels.nodes.map(({ name }) => name),
    labeled: found.timelineItems.nodes
      .map(({ createdAt, actor: by, label }) => ({ label: label.name, actor: by?.login ?? null, at: createdAt }))
      .sort((a, b) => a.at - b.at),
    comments: pages.comments.map((raw) => toComment(raw, us)),
    closedBy: filterByRepository(pages.closedBy, api.repository),
  };
}

function formatAlias(number: number): string {
  return `n${number}`;
}

function toClosedBy(found: ConversationNode) {
  return found.__typename === 'Issue' ? found.closedByPullRequestsReferences : { nodes: [], next: null };
}

/** What is not there needs no removing. */
function ignoreNotFound(error: unknown): void {
  if (!(error instanceof GitHubError && error.code === 'not_found')) throw error;
}

function throwVanished(number: number): never {
  const call = { doing: `read the pages of #${number}`, where: 'GraphQL', permission: 'issues: read' };
  throw new GitHubError({ code: 'incomplete', call, why: 'it vanished between two pages' });
}
