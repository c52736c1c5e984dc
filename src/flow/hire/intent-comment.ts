/** What a hire writes on the subject's page: the status comment, the signed intent, and what becomes of both (docs/PROTOCOL.md#hire-order). */
import { INTENT_MS } from '../../core/protocol/hire-state.ts';
import type { Mission } from '../../core/domain/mission.ts';
import type { Conversation } from '../../core/domain/model.ts';
import type { MissionState } from '../../core/state/markers.ts';
import { addHistory } from '../../core/state/markers.ts';
import { formatRun, formatRunUrl } from '../shared/context.ts';
import { createState, describeBlocked, keyOf } from '../shared/hire-result.ts';
import type { PreparedHire, HireContext } from './context.ts';
import { preparedHireOf, threadNumberOf, isSandbox, orderOf } from './context.ts';
import { evaluatePosted } from '../observe/evaluate.ts';
import { createMissionView } from '../shared/mission-view.ts';
import { composeBody, findFirst, openStatus, writeStatus } from '../state/status-comment.ts';
import { InvariantError } from '../../core/invariant.ts';

const HIRING = {
  kind: 'wait',
  code: 'mission_not_ready',
  message: 'Hiring a specialist.',
  nextStep: 'Nothing to do: this page is updated in a moment.',
} as const;

/** The verdict of a mission that has just been posted. */
export const POSTED = {
  kind: 'wait',
  code: 'posted',
  message: 'The mission is posted.',
  nextStep: 'The specialist works on it; nothing to do until a delivery is there.',
} as const;

/** Makes status comment and intent durable. Returns the intent's deadline, ms since the epoch. Throws GitHubError. */
export async function postHireNotice(notes: HireContext, generation: number): Promise<number> {
  const { engine, subject, conversation } = notes;
  const order = orderOf(notes);
  const home = threadNumberOf(notes);
  if (conversation === null) throw new InvariantError('an intent has no page to stand on');
  const key = keyOf(engine, subject);
  const begun = createState(key, generation, {
    brief: order.brief.hash,
    budgetCents: order.terms.budgetCents,
    minRank: engine.settings.policy.minRank,
    hirer: hirerOf(notes),
    history: [{ at: engine.clock.now(), text: 'Hire authorized' }],
  });
  const held = describeBlocked(subject, HIRING, { order, generation });
  const visible = engine.render.comment(createMissionView(engine, { ...held, state: begun }));
  const opened = await openStatus(engine, home, conversation, begun, visible);
  const { comment, state } = await writeStatus(engine, opened.comment, withOrder(opened.state, begun), visible);
  const deadline = engine.clock.now() + INTENT_MS;
  const nonce = engine.nonce();
  const mark = {
    type: 'intent',
    subject: key,
    generation,
    brief: order.brief.hash,
    run: formatRun(engine.run),
    nonce,
    deadline,
  } as const;
  const note = composeBody(engine.render.hireNotice(formatRunUrl(engine.run)), mark, engine.signer);
  const intent = isSandbox(engine) ? comment : await engine.github.conversations.createComment(home, note);
  notes.prepared = { comment, state, intent, nonce, created: opened.created, visible };
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
export async function reviewThread(notes: HireContext, read: Promise<Conversation | null>): Promise<void> {
  const { engine, prepared } = notes;
  const conversation = await read.catch(() => null);
  if (conversation === null || prepared === null) return;
  notes.conversation = conversation;
  notes.afterAcquire = conversation;
  const first = prepared.created ? findFirst(engine, conversation, prepared) : null;
  if (first === null) return;
  const state = withOrder(first.state, prepared.state);
  notes.prepared = { ...prepared, comment: first.comment, state };
  try {
    await engine.github.conversations.deleteComment(prepared.comment);
    notes.prepared = { ...notes.prepared, ...(await writeStatus(engine, first.comment, state, prepared.visible)) };
  } catch (error) {
    engine.log.warning(`the status comment could not be written: ${error instanceof Error ? error.message : ''}`);
  }
}

/** The person by whose act the hire happens; inputs name nobody. */
function hirerOf({ intent: { source } }: HireContext): string | null {
  const sender = source.kind === 'inputs' ? null : source.sender;
  return sender === null || sender.isBot ? null : sender.login;
}

/** Takes this run's intent down, where there is one; one that stays only makes a forced hire wait. */
export async function removeHireNotice(notes: HireContext): Promise<void> {
  await (notes.removal ?? takeDown(notes));
}

async function takeDown({ engine, prepared }: HireContext): Promise<void> {
  if (prepared === null || isSandbox(engine)) return;
  await engine.github.conversations.deleteComment(prepared.intent).catch(() => false);
}

/** Signs on the intent's own comment that its generation was not used. Throws GitHubError. */
export async function releaseHireNotice(notes: HireContext, generation: number): Promise<boolean> {
  const { engine, subject } = notes;
  const { intent, nonce } = preparedHireOf(notes);
  const run = formatRun(engine.run);
  const mark = { type: 'withdrawal', subject: keyOf(engine, subject), generation, run, nonce } as const;
  const note = engine.render.releaseNotice(formatRunUrl(engine.run), generation);
  await engine.github.conversations.editComment(intent, composeBody(note, mark, engine.signer));
  return true;
}

/** Remembers the posted mission, on the status comment where there is one. */
export async function recordMission(notes: HireContext, generation: number): Promise<void> {
  const { engine, subject, prepared, mission } = notes;
  const { brief, terms, droppedComments, warnings } = orderOf(notes);
  if (mission === null) throw new InvariantError('a hire was recorded before it was posted');
  const common = { mission, subject, generation, brief, droppedComments, warnings };
  if (prepared === null) {
    const state = createState(keyOf(engine, subject), generation, {
      mission: mission.id,
      brief: brief.hash,
      budgetCents: terms.budgetCents,
      history: [{ at: engine.clock.now(), text: `Posted as mission ${mission.id}` }],
    });
    notes.posted = { ...common, threadNumber: null, comment: null, state };
    return;
  }
  const recorded = writeRecord(notes, { armed: prepared, mission, generation });
  // Asked for in the same moment: one request, which records first. The machine asks for it next.
  notes.removal = takeDown(notes);
  const { comment, state } = await recorded;
  notes.posted = { ...common, threadNumber: threadNumberOf(notes), comment, state };
}

/** The mission is there whatever GitHub says now; the signed state without id is enough for a later run to adopt it. */
async function writeRecord(
  notes: HireContext,
  {
    armed,
    mission,
    generation,
  }: { readonly armed: PreparedHire; readonly mission: Mission; readonly generation: number },
): Promise<Pick<PreparedHire, 'comment' | 'state'>> {
  const { engine, subject } = notes;
  const { id, specialist } = mission;
  const text = specialist === null ? `Posted as mission ${id}` : `Hired ${specialist} (mission ${id})`;
  const history = addHistory(armed.state.history, { at: engine.clock.now(), text });
  const recorded: MissionState = { ...armed.state, mission: id, history };
  const verdict = evaluatePosted(engine, mission, recorded);
  const held = describeBlocked(subject, verdict, { order: orderOf(notes), mission, generation });
  const visible = engine.render.comment(createMissionView(engine, { ...held, state: recorded }));
  return writeStatus(engine, armed.comment, recorded, visible).catch(() => ({
    comment: armed.comment,
    state: recorded,
  }));
}
