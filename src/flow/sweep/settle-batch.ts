/**
 * Settle batches: several missions settled in parallel, so that a sweep pays many within GitHub's limit of writes
 * (docs/GITHUB-FACTS.md#rate-limits). Each member follows the whole safety order of docs/PROTOCOL.md#settle-order on its own.
 * The batch only delays writes: decision comments leave together in one request, and status comments and commit statuses after
 * every member's payment.
 */
import type { Comment } from '../../core/domain/model.ts';
import type { CommentDraft, CommentReply, Conversations, Statuses } from '../../core/ports/github.ts';
import type { Marketplace } from '../../core/ports/marketplace.ts';
import type { Log } from '../../core/ports/runtime.ts';
import type { FlowContext } from '../shared/context.ts';

/** How many comments are in one request, and how many locks may be taken at once. One lost response or killed runner affects no more. */
const MAX_CONCURRENT = 10;
/** How long a decision comment waits for the others, in ms: short enough for the minute between the lock and the request. */
const MAX_WAIT_MS = 15_000;

/** Settles members in parallel. Returns their results in order. Throws the first error once all have ended. */
export async function runSettleBatch<T>(
  context: FlowContext,
  members: readonly ((context: FlowContext) => Promise<T>)[],
): Promise<readonly T[]> {
  const batch = new SettleBatch(context);
  const results = members.map((member) => batch.runMember(member));
  batch.close();
  const ended = await Promise.allSettled(results);
  return ended.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}

/** A decision comment that waits for the others. */
interface PendingComment {
  readonly draft: CommentDraft;
  /** When it began to wait, in ms. */
  readonly since: number;
  readonly done: (comment: Comment) => void;
  readonly failed: (error: unknown) => void;
}

/** A batch in progress. */
class SettleBatch {
  readonly #context: FlowContext;
  /** How many members have a place: they have sent nothing to the marketplace yet, and have not ended. */
  #active = 0;
  #closed = false;
  #waiting: PendingComment[] = [];
  readonly #queue: (() => void)[] = [];
  readonly #settled = Promise.withResolvers<null>();

  constructor(context: FlowContext) {
    this.#context = context;
  }

  /** Runs a member once it has a place. */
  async runMember<T>(member: (context: FlowContext) => Promise<T>): Promise<T> {
    if (this.#active >= MAX_CONCURRENT) await new Promise<void>((start) => this.#queue.push(start));
    else this.#active += 1;
    let isFinished = false;
    const finish = (): void => {
      if (isFinished) return;
      isFinished = true;
      this.#leave();
    };
    const log = bufferLog(this.#context.log);
    try {
      return await member(this.#contextFor(finish, () => isFinished, log.buffered));
    } finally {
      finish();
      log.flush();
    }
  }

  /** Ends the joining of members. */
  close(): void {
    this.#closed = true;
    this.#sendIfComplete();
  }

  /** Gives the place to the next member in line at once, so that the others still wait for it. */
  #leave(): void {
    const next = this.#queue.shift();
    if (next === undefined) this.#active -= 1;
    else next();
    this.#sendIfComplete();
  }

  /** Sends the waiting comments once every active member waits, or the first has waited too long. */
  #sendIfComplete(): void {
    if (this.#closed && this.#active === 0) this.#settled.resolve(null);
    const [first] = this.#waiting;
    if (first === undefined) return;
    const isLate = this.#context.clock.now() - first.since > MAX_WAIT_MS;
    if (isLate || this.#waiting.length >= this.#active) void this.#send(this.#waiting.splice(0));
  }

  async #send(waiting: readonly PendingComment[]): Promise<void> {
    const drafts = waiting.map(({ draft }) => draft);
    const replies = await write(this.#context.github.conversations, drafts);
    for (const [at, one] of waiting.entries()) {
      const reply = replies[at];
      if (reply?.kind === 'done') one.done(reply.comment);
      else one.failed(reply?.error);
    }
  }

  /** Returns the member's context, whose writes follow the batch's order. */
  #contextFor(finish: () => void, hasFinished: () => boolean, log: Log): FlowContext {
    const { github, marketplace } = this.#context;
    const afterAllSettled = async <T>(write: () => Promise<T>): Promise<T> => {
      if (hasFinished()) await this.#settled.promise;
      return write();
    };
    const { conversations, statuses } = github;
    const orderedConversations: Conversations = {
      ...conversations,
      createComment: (number, body) =>
        hasFinished()
          ? afterAllSettled(() => conversations.createComment(number, body))
          : this.#queueComment({ number, body }),
      editComment: (comment, body) => afterAllSettled(() => conversations.editComment(comment, body)),
      removeLabel: (number, label) => afterAllSettled(() => conversations.removeLabel(number, label)),
    };
    const orderedStatuses: Statuses = {
      ...statuses,
      set: (sha, status) => afterAllSettled(() => statuses.set(sha, status)),
    };
    const orderedMarketplace: Marketplace = {
      ...marketplace,
      acceptMission: (id) => marketplace.acceptMission(id).finally(finish),
      reworkMission: (id, reason) => marketplace.reworkMission(id, reason).finally(finish),
    };
    return {
      ...this.#context,
      github: { ...github, conversations: orderedConversations, statuses: orderedStatuses },
      marketplace: orderedMarketplace,
      log,
      shown: new Map(this.#context.shown),
    };
  }

  #queueComment(draft: CommentDraft): Promise<Comment> {
    return new Promise((done, failed) => {
      this.#waiting.push({ draft, since: this.#context.clock.now(), done, failed });
      this.#sendIfComplete();
    });
  }
}

/** Writes one comment alone, or several with one request. Searches for those not known to be written, because one lost response affects many. */
async function write(conversations: Conversations, drafts: readonly CommentDraft[]): Promise<readonly CommentReply[]> {
  const [only, ...others] = drafts;
  if (only !== undefined && others.length === 0) {
    return conversations.createComment(only.number, only.body).then(
      (comment) => [{ kind: 'done', comment }],
      (error: unknown) => [{ kind: 'failed', error }],
    );
  }
  const replies = await conversations.createComments(drafts);
  const open = drafts.filter((_, at) => replies[at]?.kind !== 'done');
  if (open.length === 0) return replies;
  const found = await conversations.readMany([...new Set(open.map(({ number }) => number))]).catch(() => null);
  return drafts.map((draft, at) => {
    const reply = replies[at];
    if (reply?.kind === 'done') return reply;
    // The text is signed, with a nonce of this run, so the same text is the same comment.
    const comment = found
      ?.get(draft.number)
      ?.comments.find(({ byUs, body }) => byUs && body.trimEnd() === draft.body.trimEnd());
    return comment === undefined ? { kind: 'failed', error: reply?.error } : { kind: 'done', comment };
  });
}

/** Buffers the log lines of one member until it has ended, so that parallel members' lines do not mix. */
function bufferLog(log: Log): { readonly buffered: Log; readonly flush: () => void } {
  const lines: (() => void)[] = [];
  const bufferLine =
    (level: 'info' | 'debug' | 'notice' | 'warning' | 'error') =>
    (line: string): void => {
      lines.push(() => {
        log[level](line);
      });
    };
  return {
    buffered: {
      info: bufferLine('info'),
      debug: bufferLine('debug'),
      notice: bufferLine('notice'),
      warning: bufferLine('warning'),
      error: bufferLine('error'),
      group: (_title, body) => body(),
    },
    flush() {
      for (const line of lines.splice(0)) line();
    },
  };
}
