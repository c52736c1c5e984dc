/**
 * Comments as GraphQL shows them. Only GraphQL tells who edited one, and whether this token wrote it
 * (docs/PROTOCOL.md#state-markers).
 */
import * as z from 'zod/mini';
import type { Account, Comment } from '../../core/domain/model.ts';
import { once } from '../../core/once.ts';
import type { Page, Schema } from '../api/wire.ts';
import { ACTOR_FRAGMENT, actor, bigId, instant, isSameAccount, pageOf } from '../api/wire.ts';

/** A comment as GitHub returns it. */
interface RawComment {
  readonly id: string;
  readonly fullDatabaseId: number;
  readonly body: string;
  readonly url: string;
  readonly author: Account | null;
  readonly editor: Account | null;
  readonly viewerDidAuthor: boolean;
  readonly createdAt: number;
  readonly lastEditedAt: number | null;
}

/** The fields that `commentPage` parses. */
export const COMMENT_FRAGMENT = `
fragment CommentParts on IssueCommentConnection {
  pageInfo { hasNextPage endCursor }
  nodes {
    id
    fullDatabaseId
    body
    url
    author { ...ActorParts }
    editor { ...ActorParts }
    viewerDidAuthor
    createdAt
    lastEditedAt
  }
}
${ACTOR_FRAGMENT}`;

/** The schema of a page of comments. */
export const commentPage = once((): Schema<Page<RawComment>> =>
  pageOf(
    z.pipe(
      z.object({
        id: z.string(),
        fullDatabaseId: bigId(),
        body: z.string(),
        url: z.string(),
        author: actor(),
        editor: actor(),
        viewerDidAuthor: z.boolean(),
        createdAt: instant(),
        lastEditedAt: z.nullable(instant()),
      }),
      z.transform((raw: RawComment) => ({ ...raw, body: trimBody(raw) })),
    ),
  ),
);

/** The longest command, with its reason, in UTF-16 units. A reason is cut to 4,000 characters in any case. */
const MAX_COMMAND_LENGTH = 16_384;

/**
 * Returns as much of a comment's body as can decide something, so that a page full of long comments fits into memory: this
 * action's own text, or a command, which starts with a slash.
 */
function trimBody({ body, viewerDidAuthor }: RawComment): string {
  if (viewerDidAuthor) return body;
  if (!body.startsWith('/')) return '';
  // A slice would keep the whole text in memory.
  return body.length <= MAX_COMMAND_LENGTH ? body : Buffer.from(body.slice(0, MAX_COMMAND_LENGTH)).toString();
}

/**
 * Converts a comment to the domain. GitHub confirms this token's own comments (`viewerDidAuthor`), so the author of one
 * is compared with its editor: both have the same form. An editor that is not known to be this token counts as another
 * person.
 */
export function toComment(raw: RawComment, us: Account): Comment {
  const { author, lastEditedAt } = raw;
  const self = raw.viewerDidAuthor && author !== null ? author : us;
  return {
    id: raw.fullDatabaseId,
    nodeId: raw.id,
    body: raw.body,
    url: raw.url,
    author,
    byUs: raw.viewerDidAuthor,
    createdAt: raw.createdAt,
    editedAt: lastEditedAt,
    editedByOthers: lastEditedAt !== null && !isSameAccount(raw.editor, self),
  };
}
