/** The comments of a hire in the subject's thread: the status comment and the signed hire notice (docs/PROTOCOL.md#hire-order). */
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

/** The verdict on a mission that was just posted. */
export const POSTED_VERDICT = {
  kind: 'wait',
  code: 'posted',
  message: 'The mission is posted.',
  nextStep: 'The specialist works on it; nothing to do until a delivery is there.',
} as const;

/**
 * Writes the status comment and the hire notice. Returns the notice's deadline, in ms since the epoch.
 *
 * @throws GitHubError if GitHub refuses a request.
 */
export async function postHireNotice(hireContext: HireContext, generation: number): Promise<number> {
  const { context, subject, conversation } = hireContext;
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

/** Returns the state of an existing status comment, changed for this order. */
function withOrder(state: MissionState, { brief, budgetCents, minRank, hirer }: MissionState): MissionState {
  return { ...state, brief, budgetCents, ...(minRank !== undefined && { minRank }), hirer };
}

/**
 * Reads the thread once this run has the lock.
 *
 * Other runs may have created a status comment at the same time. The mission will name the earliest one. If the thread cannot
 * be read, this run's own comment stays, and counts as soon as the mission names it.
 */
export async function reviewThread(hireContext: HireContext, read: Promise<Conversation | null>): Promise<void> {
  const { context, prepared } = hireContext;
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

/**
 * Returns the login of the person who hires.
 *
 * @returns null if inputs or a bot hire.
 */
function findHirer({ intent: { source } }: HireContext): string | null {
  const sender = source.kind === 'inputs' ? null : source.sender;
  return sender === null || sender.isBot ? null : sender.login;
}

/** Deletes this run's hire notice, if there is one. One that stays only delays a forced hire. */
export async function removeHireNotice(hireContext: HireContext): Promise<void> {
  await (hireContext.noticeRemoval ?? deleteNotice(hireContext));
}

async function deleteNotice({ context, prepared }: HireContext): Promise<void> {
  if (prepared === null || isSandbox(context)) return;
  await context.github.conversations.deleteComment(prepared.notice).catch(() => false);
}

/**
 * Signs on the hire notice's own comment that its generation was not used.
 *
 * @throws GitHubError if GitHub refuses the edit.
 */
export async function releaseHireNotice(hireContext: HireContext, generation: number): Promise<boolean> {
  const { context, subject } = hireContext;
  const { notice, nonce } = preparedHireOf(hireContext);
  const run = formatRun(context.run);
  const marker = { type: 'withdrawal', subject: formatSubjectKey(context, subject), generation, run, nonce } as const;
  const noticeBody = context.render.releaseNotice(formatRunUrl(context.run), generation);
  await context.github.conversations.editComment(notice, composeBody(noticeBody, marker, context.signer));
  return true;
}

/** Records the posted mission, in the status comment if there is one. */
export async function recordMission(hireContext: HireContext, generation: number): Promise<void> {
  const { context, subject, prepared, mission } = hireContext;
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
  const recorded = writePostedState(hireContext, { prepared, mission, generation });
  // Both changes leave in one request, which records first. The machine asks for the removal next.
  hireContext.noticeRemoval = deleteNotice(hireContext);
  const { comment, state } = await recorded;
  hireContext.posted = { ...common, threadNumber: threadNumberOf(hireContext), comment, state };
}

/** Writes the mission's ID into the status comment. A failure is ignored: a later run can adopt the mission by the state without the ID. */
async function writePostedState(
  hireContext: HireContext,
  {
    prepared,
    mission,
    generation,
  }: { readonly prepared: PreparedHire; readonly mission: Mission; readonly generation: number },
): Promise<Pick<PreparedHire, 'comment' | 'state'>> {
  const { context, subject } = hireContext;
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
