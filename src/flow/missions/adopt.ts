/** Going on with a mission that is there. Adopting needs no permission; it needs the signed state (docs/PROTOCOL.md#adoption). */
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
import { createState, holdHire, formatSubjectKey } from '../shared/hire-result.ts';
import type { Lookup } from './lookup.ts';
import { readStatus } from '../state/status-comment.ts';

interface AdoptOptions {
  readonly subject: Subject;
  readonly lookup: Exclude<Lookup, { kind: 'none' }>;
  /** The subject's page; `null` for a run that is its own subject. */
  readonly conversation: Conversation | null;
  /** An order from inputs, whose brief must be the mission's; `null`: whatever is there is right. */
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

/** A mission whose subject is known, before its state is. */
export interface KnownMission {
  readonly subject: Subject;
  readonly mission: Mission;
  readonly footer: Footer | null;
  readonly generation: number;
  readonly conversation: Conversation | null;
  readonly order: ReadyOrder | null;
}

/** Finds the mission's signed state. Lost state holds a running mission; one that is over needs none. */
export function adoptMission(context: FlowContext, known: KnownMission): HireResult {
  const { subject, mission, footer, generation, conversation, order } = known;
  const key = formatSubjectKey(context, subject);
  const fresh = createState(key, generation, { mission: mission.id, brief: footer?.brief ?? null });
  // Only a run that is its own subject has no page: without one there is no lock, no state, and nobody's hold is seen.
  if (conversation === null && (subject.kind === 'run' || isOver(mission))) return toTracked(known, null, fresh);
  if (conversation === null)
    return holdHire(subject, describeLoss(context, mission, 'its page could not be found'), {
      generation,
      mission,
      order,
    });
  const commentId = footer?.comment ?? null;
  const status = readStatus(conversation, context.signer, { subject: key, generation, commentId });
  if (status.kind === 'found') {
    const state = claimState(context, known, status.state);
    if (state !== null) return toTracked(known, status.comment, state);
  }
  if (isOver(mission)) return toTracked(known, null, fresh);
  const why = status.kind === 'lost' ? status.why : 'no status comment of ours speaks of it';
  return holdHire(subject, describeLoss(context, mission, why), { generation, mission, order });
}

/**
 * The state, when it is this mission's. A run that crashed between its POST and recording it left a state without mission:
 * the brief it signed, or a signed intent, is enough to go on (docs/PROTOCOL.md#adoption).
 */
function claimState(
  context: FlowContext,
  { mission, footer, conversation }: KnownMission,
  state: MissionState,
): MissionState | null {
  if (state.mission !== null) return state.mission === mission.id ? state : null;
  if (footer === null) return null;
  const notices = listMarkers(conversation?.comments ?? [], 'intent', state.subject, context.signer);
  const signed = notices.some(({ marker }) => marker.generation === state.generation && marker.brief === footer.brief);
  if (state.brief !== footer.brief && !signed) return null;
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
      brief: order?.brief ?? null,
      droppedComments: order?.droppedComments ?? 0,
      warnings: order?.warnings ?? [],
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
