/** Each thing that the hiring machine asks for, done over the ports, and what it is told about it. */
import { nextGeneration } from '../../core/protocol/hire-machine.ts';
import type { HireAnswer, HireEffect, SeenMission } from '../../core/protocol/hire-state.ts';
import { isOver, type Mission } from '../../core/domain/mission.ts';
import { formatMissionDescription, formatMissionTitle, formatReference } from '../../core/domain/reference.ts';
import type { MissionOrder } from '../../core/domain/mission.ts';
import { listMarkers } from '../../core/state/markers.ts';
import { keyOf } from '../shared/hire-result.ts';
import { authorizeHire } from './authorize.ts';
import type { HireContext } from './context.ts';
import { threadNumberOf, orderOf, lockKeyOf } from './context.ts';
import { recordMission, removeHireNotice, reviewThread, releaseHireNotice, postHireNotice } from './intent-comment.ts';
import { readTakenLocks, readCompetingIntents, readRuns } from './recovery.ts';
import { lookUp } from '../missions/lookup.ts';
import { prefetchPreflight } from './preflight.ts';

type Effect = Exclude<HireEffect, { do: 'end' }>;
type Read = Extract<
  Effect,
  { do: 'look_up' | 'read_page' | 'authorize' | 'read_locks' | 'read_runs' | 'read_competing_intents' | 'sleep' }
>;
type Write = Exclude<Effect, Read>;

/** Performs one effect. Throws what a read threw, only while nothing can have been posted. */
export function performHire(notes: HireContext, effect: Effect): Promise<HireAnswer> {
  return isRead(effect) ? performRead(notes, effect) : performWrite(notes, effect);
}

const READS = new Set<string>([
  'look_up',
  'read_page',
  'authorize',
  'read_locks',
  'read_runs',
  'read_competing_intents',
  'sleep',
] satisfies Read['do'][]);

function isRead(effect: Effect): effect is Read {
  return READS.has(effect.do);
}

async function performRead(notes: HireContext, effect: Read): Promise<HireAnswer> {
  switch (effect.do) {
    case 'look_up':
      return lookUpMissions(notes);
    case 'read_page':
      return readPage(notes);
    case 'authorize':
      return { kind: (await authorizeHire(notes, effect.generation)) ? 'authorized' : 'refused' };
    case 'read_locks':
      return { kind: 'locks_read', ...(await readTakenLocks(notes, effect.from)) };
    case 'read_runs':
      return { kind: 'runs_read', runs: await readRuns(notes, effect.from) };
    case 'read_competing_intents':
      return { kind: 'competing_intents_read', rivals: await readCompetingIntents(notes, effect.generation) };
    case 'sleep':
      await notes.engine.clock.sleep(effect.ms, notes.engine.signal);
      return { kind: 'slept' };
  }
}

async function performWrite(notes: HireContext, effect: Write): Promise<HireAnswer> {
  switch (effect.do) {
    case 'write_intent':
      return { kind: 'intent_written', deadline: await postHireNotice(notes, effect.generation) };
    case 'acquire':
      return acquireLock(notes, effect.generation);
    case 'post':
      return post(notes, effect.generation);
    case 'record':
      await recordMission(notes, effect.generation);
      return { kind: 'recorded' };
    case 'release': {
      const taken = notes.engine.lock.release(lockKeyOf(notes), effect.acquisitionId);
      return { kind: 'undone', ok: await taken.catch(() => false) };
    }
    case 'withdraw':
      return { kind: 'undone', ok: await releaseHireNotice(notes, effect.generation).catch(() => false) };
    case 'remove_intent':
      await removeHireNotice(notes);
      return { kind: 'intent_removed' };
  }
}

async function lookUpMissions(notes: HireContext): Promise<HireAnswer> {
  try {
    notes.lookup = await lookUp(notes.engine, notes.subject);
  } catch (error) {
    notes.error = error;
    return { kind: 'look_up_failed' };
  }
  const missions: SeenMission[] = [];
  for (const { mission, generation } of notes.lookup.engagements) {
    const over = isOver(mission);
    missions.push({ id: mission.id, generation, over, answers: over && (await answersCommand(notes, mission)) });
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
async function answersCommand(notes: HireContext, { id, createdAt }: Mission): Promise<boolean> {
  const { engine, intent, subject } = notes;
  const { source } = intent;
  if (source.kind !== 'command') return false;
  if (createdAt !== null) return createdAt >= source.createdAt;
  if (subject.kind === 'run') return true;
  const page = await engine.github.conversations.read(subject.number).catch(() => null);
  const times = listMarkers(page?.comments ?? [], 'status', keyOf(engine, subject), engine.signer)
    .flatMap(({ marker }) => (marker.mission === id ? marker.history : []))
    .filter(({ text }) => text.includes(id))
    .map(({ at }) => at);
  return times.length === 0 || Math.min(...times) + SKEW_MS >= source.createdAt;
}

function guessGeneration({ lookup }: HireContext): number {
  const missions = lookup?.engagements ?? [];
  return nextGeneration(
    missions.map(({ mission, generation }) => ({ id: mission.id, generation, over: true })),
    [],
  );
}

async function readPage(notes: HireContext): Promise<HireAnswer> {
  const { engine, subject } = notes;
  // Withdrawn generations, which only the page tells, are of refs alone, and refs tell nothing at a glance.
  const generation = guessGeneration(notes);
  const isSlot = generation <= engine.lock.maxSequence;
  prefetchPreflight(engine, subject);
  const [conversation, untouched] = await Promise.all([
    engine.github.conversations.read(threadNumberOf(notes)),
    isSlot && engine.lock.peek(lockKeyOf(notes), generation),
  ]);
  notes.conversation = conversation;
  notes.untouched = untouched ? generation : null;
  const marks = listMarkers(notes.conversation?.comments ?? [], 'withdrawal', keyOf(engine, subject), engine.signer);
  return {
    kind: 'page_read',
    exists: notes.conversation !== null,
    withdrawn: marks.map(({ marker }) => marker.generation),
  };
}

async function acquireLock(notes: HireContext, generation: number): Promise<HireAnswer> {
  const { engine } = notes;
  const reply = await engine.lock.acquire(lockKeyOf(notes), generation, {
    untouched: notes.untouched === generation,
    read: () => reviewThread(notes, engine.github.conversations.read(threadNumberOf(notes))),
  });
  if (reply.kind === 'acquired')
    return { kind: 'acquire_answered', reply: 'acquired', acquisitionId: reply.acquisitionId };
  if ('why' in reply) notes.why = reply.why;
  else if (reply.kind === 'gone') notes.why = `#${threadNumberOf(notes)} is gone`;
  return { kind: 'acquire_answered', reply: reply.kind };
}

async function post(notes: HireContext, generation: number): Promise<HireAnswer> {
  const reply = await notes.engine.marketplace.postMission(toOrder(notes, generation));
  if (reply.kind === 'done') {
    notes.mission = reply.value;
    return { kind: 'post_answered', reply: 'done', mission: reply.value.id };
  }
  notes.failure = reply.failure;
  notes.why = reply.failure.why;
  return { kind: 'post_answered', reply: reply.kind };
}

function toOrder(notes: HireContext, generation: number): MissionOrder {
  const { engine, subject, prepared } = notes;
  const { brief, terms } = orderOf(notes);
  return {
    ...terms,
    title: formatMissionTitle(brief.title, formatReference(engine.run.repository, subject, generation)),
    dod: brief.dod,
    description: formatMissionDescription(brief.description, {
      subject: keyOf(engine, subject),
      generation,
      brief: brief.hash,
      comment: prepared?.comment.id ?? null,
    }),
  };
}
