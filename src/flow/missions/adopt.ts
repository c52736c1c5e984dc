/** Adopts an existing mission. Adopting needs no permission, but it needs the saved state (docs/PROTOCOL.md#adoption). */
import { isOver } from '../../core/domain/mission.ts';
import type { Mission } from '../../core/domain/mission.ts';
import type { Comment, Conversation, Subject, Verdict } from '../../core/domain/model.ts';
import type { Footer } from '../../core/domain/reference.ts';
import { formatReference, parseFooter } from '../../core/domain/reference.ts';
import type { MissionState } from '../../core/state/markers.ts';
import { listMarkers } from '../../core/state/markers.ts';
import type { FlowContext, HireResult } from '../shared/context.ts';
import { hold } from '../shared/context.ts';
import type { ReadyOrder } from '../shared/hire-result.ts';
import { createState, describeOrder, holdHire, formatSubjectKey } from '../shared/hire-result.ts';
import type { Lookup } from './lookup.ts';
import { readStatus } from '../state/status-comment.ts';

interface AdoptOptions {
  readonly subject: Subject;
  readonly lookup: Exclude<Lookup, { kind: 'none' }>;
  /** The subject's thread. `null`: the subject is the run itself. */
  readonly conversation: Conversation | null;
  /** An order from inputs, whose brief must be the mission's. `null`: every mission fits. */
  readonly wanted: ReadyOrder | null;
}

/** Adopts the subject's newest mission. */
export function adopt(context: FlowContext, { subject, lookup, conversation, wanted }: AdoptOptions): HireResult {
  if (lookup.kind === 'duplicates') return holdHire(subject, describeDuplicates(context, subject, lookup));
  const { mission, generation } = lookup.newest;
  const footer = parseFooter(mission.description);
  if (wanted !== null && footer?.brief !== wanted.brief.hash) {
    const verdict = describeTaken(formatReference(context.run.repository, subject, generation), mission);
    return holdHire(subject, verdict, { generation, mission, order: wanted });
  }
  return adoptMission(context, { subject, mission, footer, generation, conversation, order: wanted });
}

/** A mission whose subject is known, but whose state is not yet. */
export interface KnownMission {
  readonly subject: Subject;
  readonly mission: Mission;
  readonly footer: Footer | null;
  readonly generation: number;
  readonly conversation: Conversation | null;
  readonly order: ReadyOrder | null;
}

/** Adopts a mission with its saved state. A running mission without its state is put on hold. An ended one needs no state. */
export function adoptMission(context: FlowContext, known: KnownMission): HireResult {
  const { subject, mission, footer, generation, conversation, order } = known;
  const key = formatSubjectKey(context, subject);
  const stored = conversation === null ? NO_THREAD : loadState(context, known, conversation, key);
  if (stored.kind === 'found') return toTracked(known, stored.comment, stored.state);
  // Only a run that is its own subject has no thread. Elsewhere, without a thread there is no lock, no state, and no hold to see.
  if (isOver(mission) || (conversation === null && subject.kind === 'run'))
    return toTracked(known, null, createState(key, generation, { mission: mission.id, brief: footer?.brief ?? null }));
  return holdHire(subject, describeLoss(context, mission, stored.why), { generation, mission, order });
}

/** The mission's state, or why it is lost. */
type StoredState =
  | { readonly kind: 'found'; readonly comment: Comment; readonly state: MissionState }
  | { readonly kind: 'lost'; readonly why: string };

const NO_THREAD: StoredState = { kind: 'lost', why: 'its page could not be found' };

function loadState(context: FlowContext, known: KnownMission, conversation: Conversation, key: string): StoredState {
  const { footer, generation } = known;
  const commentId = footer?.comment ?? null;
  const status = readStatus(conversation, context.signer, { subject: key, generation, commentId });
  if (status.kind === 'lost') return status;
  const state = status.kind === 'found' ? claimState(context, known, status.state) : null;
  if (status.kind === 'absent' || state === null)
    return { kind: 'lost', why: 'no status comment of ours speaks of it' };
  return { kind: 'found', comment: status.comment, state };
}

/**
 * Returns the state if it is this mission's.
 *
 * A run that crashed between its POST and the record of it left a state without a mission. The brief that it signed, or a
 * signed hire notice, is enough to continue (docs/PROTOCOL.md#adoption).
 *
 * @returns null if the state is another mission's.
 */
function claimState(
  context: FlowContext,
  { mission, footer, conversation }: KnownMission,
  state: MissionState,
): MissionState | null {
  if (state.mission !== null) return state.mission === mission.id ? state : null;
  if (footer === null) return null;
  const notices = listMarkers(conversation?.comments ?? [], 'intent', state.subject, context.signer);
  const isSigned = notices.some(
    ({ marker }) => marker.generation === state.generation && marker.brief === footer.brief,
  );
  if (state.brief !== footer.brief && !isSigned) return null;
  return { ...state, mission: mission.id, brief: footer.brief };
}

function toTracked(known: KnownMission, comment: Comment | null, state: MissionState): HireResult {
  const { mission, subject, generation, conversation, order } = known;
  return {
    kind: 'tracked',
    how: 'adopted',
    tracked: {
      mission,
      subject,
      generation,
      threadNumber: conversation?.number ?? null,
      comment,
      state,
      ...describeOrder(order),
    },
  };
}

function describeDuplicates(
  context: FlowContext,
  subject: Subject,
  lookup: Extract<Lookup, { kind: 'duplicates' }>,
): Verdict {
  const ids = lookup.missions.map((mission) => mission.id).join(', ');
  const reference = formatReference(context.run.repository, subject, lookup.generation);
  return hold(
    'duplicate_missions',
    `There are ${lookup.missions.length} missions for ${reference} (${ids}), so nothing is paid by itself.`,
    `End all but one on the marketplace, then comment \`${context.settings.command} resume\`.`,
  );
}

function describeTaken(reference: string, mission: Mission): Verdict {
  return hold(
    'reference_taken',
    `${reference} already has mission ${mission.id} with another brief; nothing was posted.`,
    'Give these inputs a key of their own (with lock: ref; several missions of one subject then stand side by side), an issue of their own, or the brief that the mission was posted with.',
  );
}

function describeLoss(context: FlowContext, mission: Mission, why: string): Verdict {
  return hold(
    'state_lost',
    `Mission ${mission.id} is there, but its signed state is not: ${why}. What was already sent cannot be known.`,
    `A permitted person looks at the mission and comments \`${context.settings.command} resume\`: that writes the state anew.`,
  );
}
