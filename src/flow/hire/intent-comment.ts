/** What a hire writes on the subject's page: the status comment, the signed intent, and what becomes of both (docs/PROTOCOL.md#hire-order). */
import { INTENT_MS } from '../../core/protocol/hire-state.ts';
import type { Mission } from '../../core/domain/mission.ts';
import type { Conversation } from '../../core/domain/model.ts';
import type { MissionState } from '../../core/state/markers.ts';
import { addHistory } from '../../core/state/markers.ts';
import { formatRun, formatRunUrl } from '../shared/context.ts';
import { createState, describeHeld, keyOf } from '../shared/hire-result.ts';
import type { Armed, HireNotes } from './context.ts';
import { armedOf, homeOf, isTrial, orderOf } from './context.ts';
import { judgePosted } from '../observe/evaluate.ts';
import { createPage } from '../shared/mission-view.ts';
import { composeBody, findFirst, openStatus, writeStatus } from '../state/status-comment.ts';
import { InvariantError } from '../../core/invariant.ts';

const HIRING = {
  kind: 'wait',
  code: 'mission_not_ready',
  say: 'Hiring a specialist.',
  next: 'Nothing to do: this page is updated in a moment.',
} as const;

/** The verdict of a mission that has just been posted. */
export const POSTED = {
  kind: 'wait',
  code: 'posted',
  say: 'The mission is posted.',
  next: 'The specialist works on it; nothing to do until a delivery is there.',
} as const;

/** Makes status comment and intent durable. Returns the intent's deadline, ms since the epoch. Throws GitHubError. */
export async function writeIntent(notes: HireNotes, generation: number): Promise<number> {
  const { engine, subject, conversation } = notes;
  const order = orderOf(notes);
  const home = homeOf(notes);
  if (conversation === null) throw new InvariantError('an intent has no page to stand on');
  const key = keyOf(engine, subject);
  const begun = createState(key, generation, {
    brief: order.brief.hash,
    budgetCents: order.terms.budgetCents,
    minRank: engine.settings.policy.minRank,
    hirer: hirerOf(notes),
    history: [{ at: engine.clock.now(), text: 'Hire authorised' }],
  });
  const held = describeHeld(subject, HIRING, { order, generation });
  const visible = engine.render.comment(createPage(engine, { ...held, state: begun }));
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
  const note = composeBody(engine.render.intentNote(formatRunUrl(engine.run)), mark, engine.codec);
  const intent = isTrial(engine) ? comment : await engine.github.conversations.createComment(home, note);
  notes.armed = { comment, state, intent, nonce, created: opened.created, visible };
  return deadline;
}

/** The state of a status comment that was there already, for this order. */
function withOrder(state: MissionState, { brief, budgetCents, minRank, hirer }: MissionState): MissionState {
  return { ...state, brief, budgetCents, ...(minRank !== undefined && { minRank }), hirer };
}

/**
 * The page once the fuse is ours. Other runs may have made a status comment in the same moment: the first one is the one
 * that the mission will name. What cannot be read leaves this run's own, which counts as soon as the mission names it.
 */
export async function reviewPage(notes: HireNotes, read: Promise<Conversation | null>): Promise<void> {
  const { engine, armed } = notes;
  const conversation = await read.catch(() => null);
  if (conversation === null || armed === null) return;
  notes.conversation = conversation;
  notes.afterBurn = conversation;
  const first = armed.created ? findFirst(engine, conversation, armed) : null;
  if (first === null) return;
  const state = withOrder(first.state, armed.state);
  notes.armed = { ...armed, comment: first.comment, state };
  try {
    await engine.github.conversations.deleteComment(armed.comment);
    notes.armed = { ...notes.armed, ...(await writeStatus(engine, first.comment, state, armed.visible)) };
  } catch (error) {
    engine.log.warning(`the status comment could not be written: ${error instanceof Error ? error.message : ''}`);
  }
}

/** The person by whose act the hire happens; inputs name nobody. */
function hirerOf({ intent: { source } }: HireNotes): string | null {
  const sender = source.kind === 'inputs' ? null : source.sender;
  return sender === null || sender.isBot ? null : sender.login;
}

/** Takes this run's intent down, where there is one; one that stays only makes a rehire wait. */
export async function removeIntent(notes: HireNotes): Promise<void> {
  await (notes.removal ?? takeDown(notes));
}

async function takeDown({ engine, armed }: HireNotes): Promise<void> {
  if (armed === null || isTrial(engine)) return;
  await engine.github.conversations.deleteComment(armed.intent).catch(() => false);
}

/** Signs on the intent's own comment that its generation was not used. Throws GitHubError. */
export async function withdrawIntent(notes: HireNotes, generation: number): Promise<boolean> {
  const { engine, subject } = notes;
  const { intent, nonce } = armedOf(notes);
  const run = formatRun(engine.run);
  const mark = { type: 'withdrawal', subject: keyOf(engine, subject), generation, run, nonce } as const;
  const note = engine.render.withdrawalNote(formatRunUrl(engine.run), generation);
  await engine.github.conversations.editComment(intent, composeBody(note, mark, engine.codec));
  return true;
}

/** Remembers the posted mission, on the status comment where there is one. */
export async function recordMission(notes: HireNotes, generation: number): Promise<void> {
  const { engine, subject, armed, mission } = notes;
  const { brief, terms, droppedComments, warnings } = orderOf(notes);
  if (mission === null) throw new InvariantError('a hire was recorded before it was posted');
  const common = { mission, subject, generation, brief, droppedComments, warnings };
  if (armed === null) {
    const state = createState(keyOf(engine, subject), generation, {
      mission: mission.id,
      brief: brief.hash,
      budgetCents: terms.budgetCents,
      history: [{ at: engine.clock.now(), text: `Posted as mission ${mission.id}` }],
    });
    notes.posted = { ...common, home: null, comment: null, state };
    return;
  }
  const recorded = writeRecord(notes, { armed, mission, generation });
  // Asked for in the same moment: one request, which records first. The machine asks for it next.
  notes.removal = takeDown(notes);
  const { comment, state } = await recorded;
  notes.posted = { ...common, home: homeOf(notes), comment, state };
}

/** The mission is there whatever GitHub says now; the signed state without id is enough for a later run to adopt it. */
async function writeRecord(
  notes: HireNotes,
  { armed, mission, generation }: { readonly armed: Armed; readonly mission: Mission; readonly generation: number },
): Promise<Pick<Armed, 'comment' | 'state'>> {
  const { engine, subject } = notes;
  const { id, specialist } = mission;
  const text = specialist === null ? `Posted as mission ${id}` : `Hired ${specialist} (mission ${id})`;
  const history = addHistory(armed.state.history, { at: engine.clock.now(), text });
  const recorded: MissionState = { ...armed.state, mission: id, history };
  const verdict = judgePosted(engine, mission, recorded);
  const held = describeHeld(subject, verdict, { order: orderOf(notes), mission, generation });
  const visible = engine.render.comment(createPage(engine, { ...held, state: recorded }));
  return writeStatus(engine, armed.comment, recorded, visible).catch(() => ({
    comment: armed.comment,
    state: recorded,
  }));
}
