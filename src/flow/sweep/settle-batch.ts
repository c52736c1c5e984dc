/**
 * A convoy: several missions settled side by side, so that a sweep pays many within GitHub's limit of writes
 * (docs/GITHUB-FACTS.md#rate-limits). Each member goes through the whole safety order of docs/PROTOCOL.md#settle-order by itself; the convoy only decides when its writes go out:
 * decision comments together in one request, and pages and commit statuses after everybody's money is settled.
 */
import type { Comment } from '../../core/domain/model.ts';
import type { CommentDraft, CommentReply, Conversations, Statuses } from '../../core/ports/github.ts';
import type { Marketplace } from '../../core/ports/marketplace.ts';
import type { Log } from '../../core/ports/runtime.ts';
import type { FlowContext } from '../shared/context.ts';

/** Comments in one request, and locks that may be taken at once: what one lost answer, or one killed runner, can touch. */
const MAX_CONCURRENT = 10;
/** How long (ms) a decision comment waits for the others': the minute from acquire to sending is never at risk. */
const MAX_WAIT_MS = 15_000;

/** Settles members side by side; answers in their order. The first error that is a bug is thrown when all are done. */
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

/** A decision comment that waits for the others'. */
interface PendingComment {
  readonly draft: CommentDraft;
  readonly since: number;
  readonly done: (comment: Comment) => void;
  readonly failed: (error: unknown) => void;
}

class SettleBatch {
  readonly #engine: FlowContext;
  /** Members that have a place: they have not sent anything to the marketplace, and have not ended. */
  #before = 0;
  #closed = false;
  #waiting: PendingComment[] = [];
  readonly #queue: (() => void)[] = [];
  readonly #settled = Promise.withResolvers<null>();

  constructor(context: FlowContext) {
    this.#engine = context;
  }

  async runMember<T>(member: (context: FlowContext) => Promise<T>): Promise<T> {
    if (this.#before >= MAX_CONCURRENT) await new Promise<void>((start) => this.#queue.push(start));
    else this.#before += 1;
    let isFinished = false;
    const finish = (): void => {
      if (isFinished) return;
      isFinished = true;
      this.#leave();
    };
    const log = bufferLog(this.#engine.log);
    try {
      return await member(this.#engineFor(finish, () => isFinished, log.buffered));
    } finally {
      finish();
      log.flush();
    }
  }

  /** Nobody joins any more. */
  close(): void {
    this.#closed = true;
    this.#look();
  }

  /** A place is handed to the next in line, who has it at once: the others never think that they are alone. */
  #leave(): void {
    const next = this.#queue.shift();
    if (next === undefined) this.#before -= 1;
    else next();
    this.#look();
  }

  #look(): void {
    if (this.#closed && this.#before === 0) this.#settled.resolve(null);
    const [first] = this.#waiting;
    if (first === undefined) return;
    const isLate = this.#engine.clock.now() - first.since > MAX_WAIT_MS;
    if (isLate || this.#waiting.length >= this.#before) void this.#send(this.#waiting.splice(0));
  }

  async #send(waiting: readonly PendingComment[]): Promise<void> {
    const drafts = waiting.map(({ draft }) => draft);
    const replies = await write(this.#engine.github.conversations, drafts);
    for (const [at, one] of waiting.entries()) {
      const reply = replies[at];
      if (reply?.kind === 'done') one.done(reply.comment);
      else one.failed(reply?.error);
    }
  }

  /** The member's own engine: the same world, and its writes in the convoy's order. */
  #engineFor(finish: () => void, hasFinished: () => boolean, log: Log): FlowContext {
    const { github, marketplace } = this.#engine;
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
          : this.#comment({ number, body }),
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
      ...this.#engine,
      github: { ...github, conversations: orderedConversations, statuses: orderedStatuses },
      marketplace: orderedMarketplace,
      log,
      shown: new Map(this.#engine.shown),
    };
  }

  #comment(draft: CommentDraft): Promise<Comment> {
    return new Promise((done, failed) => {
      this.#waiting.push({ draft, since: this.#engine.clock.now(), done, failed });
      this.#look();
    });
  }
}

/** One alone as always; several with one request. What is not known to be written is looked for: one lost answer touches many. */
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
    // Signed, with a nonce of this run: the same text is the same comment.
    const comment = found
      ?.get(draft.number)
      ?.comments.find(({ byUs, body }) => byUs && body.trimEnd() === draft.body.trimEnd());
    return comment === undefined ? { kind: 'failed', error: reply?.error } : { kind: 'done', comment };
  });
}

/** Lines of one member, told together when it has ended: side by side they would be nobody's. */
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
