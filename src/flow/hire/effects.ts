/** The effects of the hire machine over the ports, and their answers. */
import { nextGeneration } from '../../core/protocol/hire-machine.ts';
import type { HireAnswer, HireEffect, SeenMission } from '../../core/protocol/hire-state.ts';
import { isOver, type Mission } from '../../core/domain/mission.ts';
import { formatMissionDescription, formatMissionTitle, formatReference } from '../../core/domain/reference.ts';
import type { MissionOrder } from '../../core/domain/mission.ts';
import { listMarkers } from '../../core/state/markers.ts';
import { formatSubjectKey } from '../shared/hire-result.ts';
import { authorizeHire } from './authorize.ts';
import type { HireContext } from './context.ts';
import { threadNumberOf, orderOf, lockKeyOf } from './context.ts';
import { recordMission, removeHireNotice, reviewThread, releaseHireNotice, postHireNotice } from './intent-comment.ts';
import { readTakenLocks, readCompetingIntents, listHireRuns } from './recovery.ts';
import { composeContract } from './contract.ts';
import { lookUp } from '../missions/lookup.ts';
import { prefetchPreflight } from './preflight.ts';

type Effect = Exclude<HireEffect, { do: 'end' }>;
type Read = Extract<
  Effect,
  { do: 'look_up' | 'read_thread' | 'authorize' | 'read_locks' | 'read_runs' | 'read_competing_intents' | 'sleep' }
>;
type Write = Exclude<Effect, Read>;

/**
 * Performs one effect.
 *
 * @throws MarketplaceError or GitHubError if a read fails for good while nothing can have been posted.
 */
export function performHire(hireContext: HireContext, effect: Effect): Promise<HireAnswer> {
  return isRead(effect) ? performRead(hireContext, effect) : performWrite(hireContext, effect);
}

const READS = new Set<string>([
  'look_up',
  'read_thread',
  'authorize',
  'read_locks',
  'read_runs',
  'read_competing_intents',
  'sleep',
] satisfies Read['do'][]);

function isRead(effect: Effect): effect is Read {
  return READS.has(effect.do);
}

async function performRead(hireContext: HireContext, effect: Read): Promise<HireAnswer> {
  switch (effect.do) {
    case 'look_up':
      return lookUpMissions(hireContext);
    case 'read_thread':
      return readThread(hireContext);
    case 'authorize':
      return authorize(hireContext, effect.generation);
    case 'read_locks':
      return { kind: 'locks_read', ...(await readTakenLocks(hireContext, effect.from)) };
    case 'read_runs':
      return { kind: 'runs_read', runs: await listHireRuns(hireContext, effect.from) };
    case 'read_competing_intents':
      return {
        kind: 'competing_intents_read',
        competingIntents: await readCompetingIntents(hireContext, effect.generation),
      };
    case 'sleep':
      await hireContext.context.clock.sleep(effect.ms, hireContext.context.signal);
      return { kind: 'slept' };
  }
}

async function authorize(hireContext: HireContext, generation: number): Promise<HireAnswer> {
  return { kind: (await authorizeHire(hireContext, generation)) ? 'authorized' : 'refused' };
}

async function performWrite(hireContext: HireContext, effect: Write): Promise<HireAnswer> {
  switch (effect.do) {
    case 'write_notice':
      return { kind: 'notice_written', deadline: await postHireNotice(hireContext, effect.generation) };
    case 'acquire':
      return acquireLock(hireContext, effect.generation);
    case 'post':
      return post(hireContext, effect.generation);
    case 'record':
      await recordMission(hireContext, effect.generation);
      return { kind: 'recorded' };
    case 'release': {
      const releasing = hireContext.context.lock.release(lockKeyOf(hireContext), effect.acquisitionId);
      return { kind: 'lock_released', isReleased: await releasing.catch(() => false) };
    }
    case 'write_release_marker':
      return {
        kind: 'lock_released',
        isReleased: await releaseHireNotice(hireContext, effect.generation).catch(() => false),
      };
    case 'remove_notice':
      await removeHireNotice(hireContext);
      return { kind: 'notice_removed' };
  }
}

async function lookUpMissions(hireContext: HireContext): Promise<HireAnswer> {
  try {
    hireContext.lookup = await lookUp(hireContext.context, hireContext.subject);
  } catch (error) {
    hireContext.error = error;
    return { kind: 'look_up_failed' };
  }
  const missions: SeenMission[] = [];
  for (const { mission, generation } of hireContext.lookup.subjectMissions) {
    const isEnded = isOver(mission);
    missions.push({
      id: mission.id,
      generation,
      isOver: isEnded,
      answersCommand: isEnded && (await answersCommand(hireContext, mission)),
    });
  }
  return { kind: 'looked_up', missions };
}

/** How far a runner's clock may be behind GitHub's, in ms. */
const MAX_CLOCK_SKEW_MS = 60_000;

/**
 * Returns whether a mission was posted after the command that asks for one.
 *
 * If the marketplace does not say when the mission was posted, the saved history does. Without both, the mission counts as the
 * answer, because a repeated command must not hire twice.
 */
async function answersCommand(hireContext: HireContext, { id, createdAt }: Mission): Promise<boolean> {
  const { context, intent, subject } = hireContext;
  const { source } = intent;
  if (source.kind !== 'command') return false;
  if (createdAt !== null) return createdAt >= source.createdAt;
  if (subject.kind === 'run') return true;
  const conversation = await context.github.conversations.read(subject.number).catch(() => null);
  const times = listMarkers(conversation?.comments ?? [], 'status', formatSubjectKey(context, subject), context.signer)
    .flatMap(({ marker }) => (marker.mission === id ? marker.history : []))
    .filter(({ text }) => text.includes(id))
    .map(({ at }) => at);
  return times.length === 0 || Math.min(...times) + MAX_CLOCK_SKEW_MS >= source.createdAt;
}

/** Returns the generation that probably comes next. */
function predictGeneration({ lookup }: HireContext): number {
  const missions = lookup?.subjectMissions ?? [];
  return nextGeneration(
    missions.map(({ mission, generation }) => ({ id: mission.id, generation, isOver: true })),
    [],
  );
}

async function readThread(hireContext: HireContext): Promise<HireAnswer> {
  const { context, subject } = hireContext;
  // Only refs have released generations, which the thread names, and a peek at a ref always returns false.
  const generation = predictGeneration(hireContext);
  const hasSequence = generation <= context.lock.maxSequence;
  prefetchPreflight(context, subject);
  const [conversation, isFree] = await Promise.all([
    context.github.conversations.read(threadNumberOf(hireContext)),
    hasSequence && context.lock.peek(lockKeyOf(hireContext), generation),
  ]);
  hireContext.conversation = conversation;
  hireContext.freeGeneration = isFree ? generation : null;
  const markers = listMarkers(
    hireContext.conversation?.comments ?? [],
    'withdrawal',
    formatSubjectKey(context, subject),
    context.signer,
  );
  return {
    kind: 'thread_read',
    exists: hireContext.conversation !== null,
    released: markers.map(({ marker }) => marker.generation),
  };
}

async function acquireLock(hireContext: HireContext, generation: number): Promise<HireAnswer> {
  const { context } = hireContext;
  const reply = await context.lock.acquire(lockKeyOf(hireContext), generation, {
    isKnownFree: hireContext.freeGeneration === generation,
    onAcquired: () => reviewThread(hireContext, context.github.conversations.read(threadNumberOf(hireContext))),
  });
  if (reply.kind === 'acquired')
    return { kind: 'acquire_answered', reply: 'acquired', acquisitionId: reply.acquisitionId };
  if ('why' in reply) hireContext.why = reply.why;
  else if (reply.kind === 'gone') hireContext.why = `#${threadNumberOf(hireContext)} is gone`;
  return { kind: 'acquire_answered', reply: reply.kind };
}

async function post(hireContext: HireContext, generation: number): Promise<HireAnswer> {
  const reply = await hireContext.context.marketplace.postMission(toMissionOrder(hireContext, generation));
  if (reply.kind === 'done') {
    hireContext.mission = reply.value;
    return { kind: 'post_answered', reply: 'done', mission: reply.value.id };
  }
  hireContext.failure = reply.failure;
  hireContext.why = reply.failure.why;
  return { kind: 'post_answered', reply: reply.kind };
}

function toMissionOrder(hireContext: HireContext, generation: number): MissionOrder {
  const { context, subject, prepared } = hireContext;
  const { brief, terms } = orderOf(hireContext);
  return {
    ...terms,
    title: formatMissionTitle(brief.title, formatReference(context.run.repository, subject, generation)),
    dod: brief.dod,
    description: formatMissionDescription(
      brief.description,
      {
        subject: formatSubjectKey(context, subject),
        generation,
        brief: brief.hash,
        comment: prepared?.comment.id ?? null,
      },
      composeContract(hireContext, generation),
    ),
  };
}
