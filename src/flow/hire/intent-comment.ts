/** What a hire writes on the subject's page: the status comment, the signed intent, and what becomes of both (docs/PROTOCOL.md#hire-order). */
import { NOTICE_MS } from '../../core/protocol/hire-state.ts';
import type { Mission } from '../../core/domain/mission.ts';
import type { Conversation } from '../../core/domain/model.ts';
import type { MissionState } from '../../core/state/markers.ts';
import { addHistory } from '../../core/state/markers.ts';
import { formatRun, formatRunUrl } from '../shared/context.ts';
import { createState, describeBlocked, formatSubjectKey } from '../shared/hire-result.ts';
import type { PreparedHire, HireContext } from './context.ts';
import { preparedHireOf, threadNumberOf, isSandbox, orderOf } from './context.ts';
import { evaluatePosted } from '../observe/evaluate.ts';
import { createMissionView } from '../shared/mission-view.ts';
import { composeBody, findEarliest, openStatus, writeStatus } from '../state/status-comment.ts';
import { InvariantError } from '../../core/invariant.ts';

const HIRING_VERDICT = {
  kind: 'wait',
  code: 'mission_not_ready',
  message: 'Hiring a specialist.',
  nextStep: 'Nothing to do: this page is updated in a moment.',
} as const;

/** The verdict of a mission that has just been posted. */
export const POSTED_VERDICT = {
  kind: 'wait',
  code: 'posted',
  message: 'The mission is posted.',
  nextStep: 'The specialist works on it; nothing to do until a delivery is there.',
} as const;

/** Makes status comment and intent durable. Returns the intent's deadline, ms since the epoch. Throws GitHubError. */
export async function postHireNotice(hireContext: HireContext, generation: number): Promise<number> {
  const { context: context, subject, conversation } = hireContext;
  const order = orderOf(hireContext);
  const threadNumber = threadNumberOf(hireContext);
  if (conversation === null) throw new InvariantError('an intent has no page to stand on');
  const key = formatSubjectKey(context, subject);
  const initialState = createState(key, generation, {
    brief: order.brief.hash,
    budgetCents: order.terms.budgetCents,
    minRank: context.settings.policy.minRank,
    hirer: findHirer(hireContext),
    history: [{ at: context.clock.now(), text: 'Hire authorized' }],
  });
  const blocked = describeBlocked(subject, HIRING_VERDICT, { order, generation });
  const visible = context.render.statusComment(createMissionView(context, { ...blocked, state: initialState }));
  const opened = await openStatus(context, threadNumber, conversation, initialState, visible);
  const { comment, state } = await writeStatus(context, opened.comment, withOrder(opened.state, initialState), visible);
  const deadline = context.clock.now() + NOTICE_MS;
  const nonce = context.nonce();
  const marker = {
    type: 'intent',
    subject: key,
    generation,
    brief: order.brief.hash,
    run: formatRun(context.run),
    nonce,
    deadline,
  } as const;
  const noticeBody = composeBody(context.render.hireNotice(formatRunUrl(context.run)), marker, context.signer);
  const notice = isSandbox(context)
    ? comment
    : await context.github.conversations.createComment(threadNumber, noticeBody);
  hireContext.prepared = { comment, state, notice, nonce, created: opened.created, visible };
  return deadline;
}

/** The state of a status comment that was there already, for this order. */
function withOrder(state: MissionState, { brief, budgetCents, minRank, hirer }: MissionState): MissionState {
  return { ...state, brief, budgetCents, ...(minRank !== undefined && { minRank }), hirer };
}

/**
 * The page once the lock is ours. Other runs may have made a status comment in the same moment: the first one is the one
 * that the mission will name. What cannot be read leaves this run's own, which counts as soon as the mission names it.
 */
export async function reviewThread(hireContext: HireContext, read: Promise<Conversation | null>): Promise<void> {
  const { context: context, prepared } = hireContext;
  const conversation = await read.catch(() => null);
  if (conversation === null || prepared === null) return;
  hireContext.conversation = conversation;
  hireContext.afterAcquire = conversation;
  const first = prepared.created ? findEarliest(context, conversation, prepared) : null;
  if (first === null) return;
  const state = withOrder(first.state, prepared.state);
  hireContext.prepared = { ...prepared, comment: first.comment, state };
  try {
    await context.github.conversations.deleteComment(prepared.comment);
    hireContext.prepared = {
      ...hireContext.prepared,
      ...(await writeStatus(context, first.comment, state, prepared.visible)),
    };
  } catch (error) {
    context.log.warning(`the status comment could not be written: ${error instanceof Error ? error.message : ''}`);
  }
}

/** The person by whose act the hire happens; inputs name nobody. */
function findHirer({ intent: { source } }: HireContext): string | null {
  const sender = source.kind === 'inputs' ? null : source.sender;
  return sender === null || sender.isBot ? null : sender.login;
}

/** Takes this run's intent down, where there is one; one that stays only makes a forced hire wait. */
export async function removeHireNotice(hireContext: HireContext): Promise<void> {
  await (hireContext.noticeRemoval ?? deleteNotice(hireContext));
}

async function deleteNotice({ context: context, prepared }: HireContext): Promise<void> {
  if (prepared === null || isSandbox(context)) return;
  await context.github.conversations.deleteComment(prepared.notice).catch(() => false);
}

/** Signs on the intent's own comment that its generation was not used. Throws GitHubError. */
export async function releaseHireNotice(hireContext: HireContext, generation: number): Promise<boolean> {
  const { context: context, subject } = hireContext;
  const { notice, nonce } = preparedHireOf(hireContext);
  const run = formatRun(context.run);
  const marker = { type: 'withdrawal', subject: formatSubjectKey(context, subject), generation, run, nonce } as const;
  const noticeBody = context.render.releaseNotice(formatRunUrl(context.run), generation);
  await context.github.conversations.editComment(notice, composeBody(noticeBody, marker, context.signer));
  return true;
}

/** Remembers the posted mission, on the status comment where there is one. */
export async function recordMission(hireContext: HireContext, generation: number): Promise<void> {
  const { context: context, subject, prepared, mission } = hireContext;
  const { brief, terms, droppedComments, warnings } = orderOf(hireContext);
  if (mission === null) throw new InvariantError('a hire was recorded before it was posted');
  const common = { mission, subject, generation, brief, droppedComments, warnings };
  if (prepared === null) {
    const state = createState(formatSubjectKey(context, subject), generation, {
      mission: mission.id,
      brief: brief.hash,
      budgetCents: terms.budgetCents,
      history: [{ at: context.clock.now(), text: `Posted as mission ${mission.id}` }],
    });
    hireContext.posted = { ...common, threadNumber: null, comment: null, state };
    return;
  }
  const recorded = writePostedState(hireContext, { armed: prepared, mission, generation });
  // Asked for in the same moment: one request, which records first. The machine asks for it next.
  hireContext.noticeRemoval = deleteNotice(hireContext);
  const { comment, state } = await recorded;
  hireContext.posted = { ...common, threadNumber: threadNumberOf(hireContext), comment, state };
}

/** The mission is there whatever GitHub says now; the signed state without id is enough for a later run to adopt it. */
async function writePostedState(
  hireContext: HireContext,
  {
    armed: prepared,
    mission,
    generation,
  }: { readonly armed: PreparedHire; readonly mission: Mission; readonly generation: number },
): Promise<Pick<PreparedHire, 'comment' | 'state'>> {
  const { context: context, subject } = hireContext;
  const { id, specialist } = mission;
  const text = specialist === null ? `Posted as mission ${id}` : `Hired ${specialist} (mission ${id})`;
  const history = addHistory(prepared.state.history, { at: context.clock.now(), text });
  const recorded: MissionState = { ...prepared.state, mission: id, history };
  const verdict = evaluatePosted(context, mission, recorded);
  const blocked = describeBlocked(subject, verdict, { order: orderOf(hireContext), mission, generation });
  const visible = context.render.statusComment(createMissionView(context, { ...blocked, state: recorded }));
  return writeStatus(context, prepared.comment, recorded, visible).catch(() => ({
    comment: prepared.comment,
    state: recorded,
  }));
}
