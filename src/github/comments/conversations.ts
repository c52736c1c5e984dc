/** Issues and pull requests with their comments (docs/PROTOCOL.md#state-markers). */
import type { Account, Conversation } from '../../core/domain/model.ts';
import type { Conversations } from '../../core/ports/github.ts';
import type { Api } from '../api/client.ts';
import { GitHubError } from '../api/errors.ts';
import { isNotFoundAt } from '../api/graphql.ts';
import { collectPages } from '../api/pages.ts';
import { createComments } from './bulk-comments.ts';
import { createCommentChangeBatcher } from './comment-changes.ts';
import { deleteLabel, postComment, postReaction } from './comment-writes.ts';
import { toComment } from './comments.ts';
import type { ConversationNode } from './conversation-queries.ts';
import {
  CONVERSATION_QUERY,
  conversationResponse,
  conversationsResponse,
  formatAlias,
  formatConversationsQuery,
} from './conversation-queries.ts';
import type { RawCandidate } from './pull-candidates.ts';
import { filterByRepository } from './pull-candidates.ts';

const READ_PERMISSION = 'issues: read` and `pull-requests: read';

/** Creates the `Conversations` port over GitHub. */
export function createConversations(api: Api): Conversations {
  const changeComment = createCommentChangeBatcher(api);
  return {
    read: (number) => getConversation(api, number),
    readMany: (numbers) => getConversations(api, numbers),
    createComment: (number, body) => postComment(api, number, body),
    createComments: (drafts) => createComments(api, drafts),
    async editComment(comment, body) {
      await changeComment({ comment, body });
    },
    deleteComment: (comment) => changeComment({ comment, body: null }),
    removeLabel: (number, label) => deleteLabel(api, number, label),
    react: (commentId, feedback) => postReaction(api, commentId, feedback),
  };
}

/** Reads every page of an issue or pull request, or returns `null` if there is none. */
async function getConversation(api: Api, number: number): Promise<Conversation | null> {
  const { us, found } = await getPage(api, number, {});
  if (found === null) return null;
  const action = `read the pages of #${number}`;
  const comments = await collectPages(
    action,
    found.comments,
    async (after) => (await getExistingPage(api, number, { comments: after })).comments,
  );
  const closedBy = await collectPages(action, toClosedBy(found), async (after) =>
    toClosedBy(await getExistingPage(api, number, { closedBy: after })),
  );
  return toConversation(api, us, found, { comments, closedBy });
}

interface Cursors {
  readonly comments?: string;
  readonly closedBy?: string;
}

async function getPage(
  api: Api,
  number: number,
  cursors: Cursors,
): Promise<{ readonly us: Account; readonly found: ConversationNode | null }> {
  const { data } = await api.query({
    action: `read issue or pull request #${number}`,
    permission: READ_PERMISSION,
    document: CONVERSATION_QUERY,
    variables: { number, comments: null, closedBy: null, ...cursors },
    schema: conversationResponse(),
    tolerates: isNotFoundAt('repository.issueOrPullRequest'),
  });
  return { us: data.viewer, found: data.repository.issueOrPullRequest };
}

async function getExistingPage(api: Api, number: number, cursors: Cursors): Promise<ConversationNode> {
  return (await getPage(api, number, cursors)).found ?? throwVanished(number);
}

/** Reads many in one request. Those with further pages are read again alone. */
async function getConversations(
  api: Api,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, Conversation | null>> {
  const { data } = await api.query({
    action: `read ${numbers.length} issues and pull requests`,
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
    const complete = found === null ? null : toCompleteConversation(api, data.viewer, found);
    conversations.set(number, found === null ? null : (complete ?? (await getConversation(api, number))));
  }
  return conversations;
}

/** The comments and candidates of all pages. */
interface CollectedPages {
  readonly comments: ConversationNode['comments']['nodes'];
  readonly closedBy: readonly RawCandidate[];
}

/** Converts an issue or pull request, or returns `null` if it has further pages. */
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

function toClosedBy(found: ConversationNode) {
  return found.__typename === 'Issue' ? found.closedByPullRequestsReferences : { nodes: [], next: null };
}

function throwVanished(number: number): never {
  const call = { action: `read the pages of #${number}`, where: 'GraphQL', permission: 'issues: read' };
  throw new GitHubError({ code: 'incomplete', call, why: 'it vanished between two pages' });
}
