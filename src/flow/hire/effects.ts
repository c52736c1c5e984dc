/** Each thing that the hiring machine asks for, done over the ports, and what it is told about it. */
import { nextGeneration } from '../../core/protocol/hire-machine.ts';
import type { HireAnswer, HireEffect, SeenMission } from '../../core/protocol/hire-state.ts';
import { isOver, type Mission } from '../../core/domain/mission.ts';
import { formatMissionDescription, formatMissionTitle, formatReference } from '../../core/domain/reference.ts';
import type { MissionOrder } from '../../core/domain/mission.ts';
import { listMarks } from '../../core/state/markers.ts';
import { keyOf } from '../shared/hire-result.ts';
import { authoriseHire } from './authorize.ts';
import type { HireNotes } from './context.ts';
import { homeOf, orderOf, placeOf } from './context.ts';
import { recordMission, removeIntent, reviewPage, withdrawIntent, writeIntent } from './intent-comment.ts';
import { readBurns, readRivals, readRuns } from './recovery.ts';
import { lookUp } from '../missions/lookup.ts';
import { foreseeOutlook } from './preflight.ts';

type Effect = Exclude<HireEffect, { do: 'end' }>;
type Read = Extract<
  Effect,
  { do: 'look_up' | 'read_page' | 'authorise' | 'read_burns' | 'read_runs' | 'read_rivals' | 'sleep' }
>;
type Write = Exclude<Effect, Read>;

/** Performs one effect. Throws what a read threw, only while nothing can have been posted. */
export function performHire(notes: HireNotes, effect: Effect): Promise<HireAnswer> {
  return isRead(effect) ? performRead(notes, effect) : performWrite(notes, effect);
}

const READS = new Set<string>([
  'look_up',
  'read_page',
  'authorise',
  'read_burns',
  'read_runs',
  'read_rivals',
  'sleep',
] satisfies Read['do'][]);

function isRead(effect: Effect): effect is Read {
  return READS.has(effect.do);
}

async function performRead(notes: HireNotes, effect: Read): Promise<HireAnswer> {
  switch (effect.do) {
    case 'look_up':
      return look(notes);
    case 'read_page':
      return readPage(notes);
    case 'authorise':
      return { kind: (await authoriseHire(notes, effect.generation)) ? 'authorised' : 'refused' };
    case 'read_burns':
      return { kind: 'burns_read', ...(await readBurns(notes, effect.from)) };
    case 'read_runs':
      return { kind: 'runs_read', runs: await readRuns(notes, effect.from) };
    case 'read_rivals':
      return { kind: 'rivals_read', rivals: await readRivals(notes, effect.generation) };
    case 'sleep':
      await notes.engine.clock.sleep(effect.ms, notes.engine.signal);
      return { kind: 'slept' };
  }
}

async function performWrite(notes: HireNotes, effect: Write): Promise<HireAnswer> {
  switch (effect.do) {
    case 'write_intent':
      return { kind: 'intent_written', deadline: await writeIntent(notes, effect.generation) };
    case 'burn':
      return burn(notes, effect.generation);
    case 'post':
      return post(notes, effect.generation);
    case 'record':
      await recordMission(notes, effect.generation);
      return { kind: 'recorded' };
    case 'take_back': {
      const taken = notes.engine.fuse.takeBack(placeOf(notes), effect.burnId);
      return { kind: 'undone', ok: await taken.catch(() => false) };
    }
    case 'withdraw':
      return { kind: 'undone', ok: await withdrawIntent(notes, effect.generation).catch(() => false) };
    case 'remove_intent':
      await removeIntent(notes);
      return { kind: 'intent_removed' };
  }
}

async function look(notes: HireNotes): Promise<HireAnswer> {
  try {
    notes.lookup = await lookUp(notes.engine, notes.subject);
  } catch (error) {
    notes.error = error;
    return { kind: 'look_up_failed' };
  }
  const missions: SeenMission[] = [];
  for (const { mission, generation } of notes.lookup.engagements) {
    const over = isOver(mission);
    missions.push({ id: mission.id, generation, over, answers: over && (await answers(notes, mission)) });
  }
  return { kind: 'looked_up', missions };
}

/** How far a runner's clock may be behind GitHub's, ms. */
const SKEW_MS = 60_000;

/**
 * Whether a mission was posted after the command was written that asks for one. Where the marketplace does not say when it
 * was posted, the signed history does; where nothing says so, it counts as the answer: a command that comes twice must not
 * hire twice.
 */
async function answers(notes: HireNotes, { id, createdAt }: Mission): Promise<boolean> {
  const { engine, intent, subject } = notes;
  const { source } = intent;
  if (source.kind !== 'command') return false;
  if (createdAt !== null) return createdAt >= source.createdAt;
  if (subject.kind === 'run') return true;
  const page = await engine.github.conversations.read(subject.number).catch(() => null);
  const times = listMarks(page?.comments ?? [], 'status', keyOf(engine, subject), engine.codec)
    .flatMap(({ mark }) => (mark.mission === id ? mark.history : []))
    .filter(({ text }) => text.includes(id))
    .map(({ at }) => at);
  return times.length === 0 || Math.min(...times) + SKEW_MS >= source.createdAt;
}

function guessGeneration({ lookup }: HireNotes): number {
  const missions = lookup?.engagements ?? [];
  return nextGeneration(
    missions.map(({ mission, generation }) => ({ id: mission.id, generation, over: true })),
    [],
  );
}

async function readPage(notes: HireNotes): Promise<HireAnswer> {
  const { engine, subject } = notes;
  // Withdrawn generations, which only the page tells, are of refs alone, and refs tell nothing at a glance.
  const generation = guessGeneration(notes);
  const isSlot = generation <= engine.fuse.slots;
  foreseeOutlook(engine, subject);
  const [conversation, untouched] = await Promise.all([
    engine.github.conversations.read(homeOf(notes)),
    isSlot && engine.fuse.glance(placeOf(notes), generation),
  ]);
  notes.conversation = conversation;
  notes.untouched = untouched ? generation : null;
  const marks = listMarks(notes.conversation?.comments ?? [], 'withdrawal', keyOf(engine, subject), engine.codec);
  return {
    kind: 'page_read',
    exists: notes.conversation !== null,
    withdrawn: marks.map(({ mark }) => mark.generation),
  };
}

async function burn(notes: HireNotes, generation: number): Promise<HireAnswer> {
  const { engine } = notes;
  const reply = await engine.fuse.burn(placeOf(notes), generation, {
    untouched: notes.untouched === generation,
    read: () => reviewPage(notes, engine.github.conversations.read(homeOf(notes))),
  });
  if (reply.kind === 'ours') return { kind: 'burn_answered', reply: 'ours', burnId: reply.burnId };
  if ('why' in reply) notes.why = reply.why;
  else if (reply.kind === 'gone') notes.why = `#${homeOf(notes)} is gone`;
  return { kind: 'burn_answered', reply: reply.kind };
}

async function post(notes: HireNotes, generation: number): Promise<HireAnswer> {
  const reply = await notes.engine.marketplace.postMission(toOrder(notes, generation));
  if (reply.kind === 'done') {
    notes.mission = reply.value;
    return { kind: 'post_answered', reply: 'done', mission: reply.value.id };
  }
  notes.failure = reply.failure;
  notes.why = reply.failure.why;
  return { kind: 'post_answered', reply: reply.kind };
}

function toOrder(notes: HireNotes, generation: number): MissionOrder {
  const { engine, subject, armed } = notes;
  const { brief, terms } = orderOf(notes);
  return {
    ...terms,
    title: formatMissionTitle(brief.title, formatReference(engine.run.repository, subject, generation)),
    dod: brief.dod,
    description: formatMissionDescription(brief.description, {
      subject: keyOf(engine, subject),
      generation,
      brief: brief.hash,
      comment: armed?.comment.id ?? null,
    }),
  };
}
