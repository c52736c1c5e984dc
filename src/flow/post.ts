/** The POST that hires, and the care around it: intent, fuse, second look-up, deadline, and what to do with each answer (spec §6). */
import type { Comment, Conversation, Subject } from '../core/model.ts';
import { formatMissionDescription, formatMissionTitle, formatReference, formatRefPart } from '../core/reference.ts';
import type { MissionOrder } from '../core/mission.ts';
import type { Failure, WriteReply } from '../core/ports.ts';
import type { Mission } from '../core/mission.ts';
import type { MissionState } from '../core/state.ts';
import { addHistory } from '../core/state.ts';
import { adopt } from './adopt.ts';
import type { Engine, HireResult } from './engine.ts';
import { formatRun, formatRunUrl, hold } from './engine.ts';
import type { ReadyOrder } from './held.ts';
import { createState, describeHeld, holdHire, keyOf } from './held.ts';
import { lookUp } from './lookup.ts';
import { createPage } from './page.ts';
import { composeBody, ensureStatus, writeStatus } from './status-comment.ts';

/** From writing the intent to the POST, ms: after that, a late run must not spend any more. */
const INTENT_MS = 60_000;
/** How long a mission in doubt is looked for, ms. */
const DOUBT_MS = 5 * 60_000;
/** A label opens only the first generation. */
const GENERATION = 1;

interface HomeHire {
  readonly subject: Subject;
  readonly home: number;
  readonly conversation: Conversation;
  readonly order: ReadyOrder;
}

/** What is set up once the intent stands. */
interface Armed extends HomeHire {
  readonly comment: Comment;
  readonly state: MissionState;
  readonly intent: Comment;
  /** ms since the epoch. */
  readonly deadline: number;
}

/** Hires for an issue or pull request. Throws GitHubError or MarketplaceError only while nothing can have been posted. */
export async function postForHome(engine: Engine, hire: HomeHire): Promise<HireResult> {
  const armed = await writeIntent(engine, hire);
  const reference = formatRefPart(hire.home, hire.subject.key);
  const place = { on: 'conversation', number: hire.home, reference } as const;
  const burn = await engine.fuse.burn(place, GENERATION);
  switch (burn.kind) {
    case 'ours':
      return postAsOwner(engine, armed, () => engine.fuse.takeBack(place, burn.burnId));
    case 'burnt':
    case 'unclear':
      await standDown(engine, armed);
      return findPosted(engine, armed, burn.kind === 'burnt' ? 'the hire was begun by another run' : burn.why);
    case 'gone':
    case 'denied': {
      await standDown(engine, armed);
      const why = burn.kind === 'gone' ? `#${hire.home} is gone` : burn.why;
      const verdict = hold(
        'missing_permission',
        `Nothing was posted: the reaction that guards against hiring twice could not be set (${why}).`,
        'Give the job permissions: issues: write and pull-requests: write, then put the label on again.',
      );
      return holdHire(hire.subject, verdict, { order: hire.order });
    }
  }
}

async function writeIntent(engine: Engine, hire: HomeHire): Promise<Armed> {
  const { subject, home, conversation, order } = hire;
  const key = keyOf(engine, subject);
  const now = engine.clock.now();
  const begun = createState(key, GENERATION, {
    brief: order.brief.hash,
    budgetCents: order.terms.budgetCents,
    history: [{ at: now, text: 'Hire authorised' }],
  });
  const visible = engine.render.comment(
    createPage(engine, { ...describeHeld(subject, HIRING, { order }), state: begun }),
  );
  const ensured = await ensureStatus(engine, home, conversation, begun, visible);
  const wanted: MissionState = { ...ensured.state, brief: begun.brief, budgetCents: begun.budgetCents };
  const { comment, state } = await writeStatus(engine, ensured.comment, wanted, visible);
  const deadline = engine.clock.now() + INTENT_MS;
  const mark = {
    type: 'intent',
    subject: key,
    generation: GENERATION,
    brief: order.brief.hash,
    run: formatRun(engine.run),
    nonce: engine.nonce(),
    deadline,
  } as const;
  const note = composeBody(engine.render.intentNote(formatRunUrl(engine.run)), mark, engine.codec);
  // A trial's fuse is this run's own; it leaves no notes on the real subject.
  const intent = isTrial(engine) ? comment : await engine.github.conversations.createComment(home, note);
  return { ...hire, comment, state, intent, deadline };
}

const HIRING = {
  kind: 'wait',
  code: 'mission_not_ready',
  say: 'Hiring a specialist.',
  next: 'Nothing to do: this page is updated in a moment.',
} as const;

const POSTED = {
  kind: 'wait',
  code: 'posted',
  say: 'The mission is posted.',
  next: 'The specialist works on it; nothing to do until a delivery is there.',
} as const;

async function postAsOwner(engine: Engine, armed: Armed, takeBack: () => Promise<boolean>): Promise<HireResult> {
  const { subject, order } = armed;
  let again;
  try {
    again = await lookUp(engine, subject);
  } catch (error) {
    await withdraw(engine, armed, takeBack);
    throw error;
  }
  if (again.kind !== 'none') {
    await standDown(engine, armed);
    return adoptAgain(engine, armed, again);
  }
  if (engine.signal.aborted || engine.clock.now() >= armed.deadline) {
    await withdraw(engine, armed, takeBack);
    return failed(armed, describeLate(engine.signal.aborted));
  }
  const reply = await engine.marketplace.postMission(toOrder(engine, armed, GENERATION));
  if (reply.kind === 'refused') {
    const clean = await withdraw(engine, armed, takeBack);
    return failed({ subject, order }, clean ? reply.failure : withStuckFuse(reply.failure));
  }
  return reply.kind === 'unclear' ? findOwn(engine, armed, reply.failure.why) : record(engine, armed, reply.value);
}

/** The answer was unclear: this run's intent has done its work once the mission is found, and stands for a rehire until then. */
async function findOwn(engine: Engine, armed: Armed, why: string): Promise<HireResult> {
  const found = await findPosted(engine, armed, why);
  if (found.kind === 'engaged') await standDown(engine, armed);
  return found;
}

async function record(engine: Engine, armed: Armed, mission: Mission): Promise<HireResult> {
  const text =
    mission.specialist === null
      ? `Posted as mission ${mission.id}`
      : `Hired ${mission.specialist} (mission ${mission.id})`;
  const history = addHistory(armed.state.history, { at: engine.clock.now(), text });
  const recorded: MissionState = { ...armed.state, mission: mission.id, history };
  const { subject, home, order } = armed;
  const held = describeHeld(subject, POSTED, { order, mission });
  const visible = engine.render.comment(createPage(engine, { ...held, state: recorded }));
  // The mission is there whatever GitHub says now; the signed state without id is enough for a later run to adopt it.
  const { comment, state } = await writeStatus(engine, armed.comment, recorded, visible).catch(() => ({
    comment: armed.comment,
    state: recorded,
  }));
  await standDown(engine, armed);
  const { brief, droppedComments, warnings } = order;
  return {
    kind: 'engaged',
    how: 'posted',
    engaged: { mission, subject, generation: GENERATION, home, comment, state, brief, droppedComments, warnings },
  };
}

/** Posted perhaps, by us or another run: look for it for up to five minutes, never send again. */
async function findPosted(engine: Engine, armed: Armed | RunHire, why: string): Promise<HireResult> {
  const until = Math.min(engine.clock.now() + DOUBT_MS, engine.deadline);
  let pause = 2_000;
  for (;;) {
    const lookup = await lookUp(engine, armed.subject).catch(() => null);
    if (lookup !== null && lookup.kind !== 'none') return adoptAgain(engine, armed, lookup);
    const now = engine.clock.now();
    if (now >= until || engine.signal.aborted) break;
    await engine.clock.sleep(Math.min(pause, until - now), engine.signal);
    pause = Math.min(pause * 1.5, 30_000);
  }
  const verdict = hold(
    'in_doubt',
    `Whether a mission was posted cannot be known (${why}), and none is listed; nothing is ever posted again by itself.`,
    `Look at the marketplace. If it is certain that there is none, open a new issue to hire again.`,
  );
  return holdHire(armed.subject, verdict, { order: armed.order });
}

async function adoptAgain(
  engine: Engine,
  { subject, order }: { readonly subject: Subject; readonly order: ReadyOrder },
  lookup: Parameters<typeof adopt>[1]['lookup'],
): Promise<HireResult> {
  const conversation = subject.kind === 'run' ? null : await engine.github.conversations.read(subject.number);
  return adopt(engine, { subject, lookup, conversation, wanted: order });
}

/** Takes this run's intent down; true also when it was gone. */
async function standDown(engine: Engine, { intent }: Armed): Promise<boolean> {
  if (isTrial(engine)) return true;
  return engine.github.conversations.deleteComment(intent.id).catch(() => false);
}

/** Certainly nothing was sent: the owner takes its fuse back, then its intent down. */
async function withdraw(engine: Engine, armed: Armed, takeBack: () => Promise<boolean>): Promise<boolean> {
  const clean = await takeBack().catch(() => false);
  await standDown(engine, armed);
  return clean;
}

function isTrial(engine: Engine): boolean {
  return engine.codec.tag === 'orkestro-sandbox';
}

interface RunHire {
  readonly subject: Subject;
  readonly order: ReadyOrder;
}

/** Hires for a run without issue or pull request: its first attempt may post, a re-run only adopts (spec §6). */
export async function postForRun(engine: Engine, subject: Subject, order: ReadyOrder): Promise<HireResult> {
  const hire: RunHire = { subject, order };
  if (engine.run.runAttempt > 1) return findPosted(engine, hire, 'an earlier attempt of this run may have posted it');
  const reply: WriteReply<Mission> = await engine.marketplace.postMission(toOrder(engine, hire, GENERATION));
  if (reply.kind === 'refused') return failed(hire, reply.failure);
  if (reply.kind === 'unclear') return findPosted(engine, hire, reply.failure.why);
  const state = createState(keyOf(engine, subject), GENERATION, {
    mission: reply.value.id,
    brief: order.brief.hash,
    budgetCents: order.terms.budgetCents,
    history: [{ at: engine.clock.now(), text: `Posted as mission ${reply.value.id}` }],
  });
  const { brief, droppedComments, warnings } = order;
  return {
    kind: 'engaged',
    how: 'posted',
    engaged: {
      mission: reply.value,
      subject,
      generation: GENERATION,
      home: null,
      comment: null,
      state,
      brief,
      droppedComments,
      warnings,
    },
  };
}

function toOrder(engine: Engine, hire: RunHire & { readonly comment?: Comment }, generation: number): MissionOrder {
  const { brief, terms } = hire.order;
  const reference = formatReference(engine.run.repository, hire.subject, generation);
  return {
    ...terms,
    title: formatMissionTitle(brief.title, reference),
    dod: brief.dod,
    description: formatMissionDescription(brief.description, {
      subject: keyOf(engine, hire.subject),
      generation,
      brief: brief.hash,
      comment: hire.comment?.id ?? null,
    }),
  };
}

function failed({ subject, order }: RunHire, failure: Failure): HireResult {
  const verdict = hold('marketplace_error', `Nothing was posted: ${failure.what} (${failure.why}).`, failure.fix);
  return { kind: 'failed', failure, held: describeHeld(subject, verdict, { order }) };
}

function describeLate(cancelled: boolean): Failure {
  return {
    code: cancelled ? 'cancelled' : 'too_late',
    what: cancelled
      ? 'the job was cancelled before the mission was posted'
      : 'preparing the hire took longer than a minute',
    where: 'POST /marketplace/missions',
    why: cancelled ? 'the runner asked to stop' : 'a hire that is this late might overlap with another',
    fix: 'put the label on again, or run the job again',
    status: null,
    requestId: null,
  };
}

function withStuckFuse(failure: Failure): Failure {
  return {
    ...failure,
    fix: `${failure.fix}; the reaction that guards the hire could not be taken back, so the next try needs a new issue`,
  };
}
