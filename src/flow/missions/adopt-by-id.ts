/** Adopts a mission of which only the ID is known. Its last line names the subject, and so the place of its state. */
import type { Mission } from '../../core/domain/mission.ts';
import type { Conversation, Subject } from '../../core/domain/model.ts';
import type { Footer } from '../../core/domain/reference.ts';
import { parseFooter, parseSubject } from '../../core/domain/reference.ts';
import { adoptMission } from './adopt.ts';
import type { FlowContext, HireResult, Prefetched } from '../shared/context.ts';
import { hold } from '../shared/context.ts';
import { createState, holdHire, formatSubjectKey, NO_ORDER } from '../shared/hire-result.ts';
import { createMissionView } from '../shared/mission-view.ts';
import { ensureStatus } from '../state/status-comment.ts';

/** An adopted or blocked mission, and what was read to find it. */
export interface FoundMission {
  readonly result: HireResult;
  readonly prefetched: Prefetched;
}

/** Adopts a mission by ID. Its last line names the subject. Without that line, `issue-number` or `pr-number` must. */
export async function adoptById(
  context: FlowContext,
  mission: Mission,
  prefetched: Prefetched = {},
): Promise<FoundMission> {
  const footer = parseFooter(mission.description);
  const thread = findThread(context, footer);
  if (thread === null) return { result: adoptElsewhere(context, mission, footer), prefetched: {} };
  const { number, key } = thread;
  const conversation = prefetched.conversation ?? (await context.github.conversations.read(number));
  if (conversation === null) {
    const why = describeUnreachable(mission, `there is no issue or pull request #${number}`);
    return { result: holdHire(toSubject('issue', number, key), why, { mission }), prefetched: {} };
  }
  const subject = toSubject(conversation.kind, number, key);
  if (footer === null) return { result: await adoptUnmarked(context, mission, subject, conversation), prefetched: {} };
  const { generation } = footer;
  const result = adoptMission(context, { subject, mission, footer, generation, conversation, order: null });
  return { result, prefetched: { ...prefetched, conversation } };
}

/**
 * Returns the thread with the mission's state, and the mission's key.
 *
 * @returns null if the mission has no thread in this repository.
 */
function findThread(
  { run, settings }: FlowContext,
  footer: Footer | null,
): { readonly number: number; readonly key: string | null } | null {
  const footerSubject = footer === null ? null : parseSubject(footer.subject);
  const local = footerSubject?.repositoryId === run.repository.id ? footerSubject.number : null;
  const number = footer === null ? (settings.issueNumber ?? settings.prNumber) : local;
  return number === null ? null : { number, key: footerSubject === null ? settings.missionKey : footerSubject.key };
}

function toSubject(kind: Conversation['kind'], number: number, key: string | null): Subject {
  return { kind, number, ...(key !== null && { key }) };
}

/** Adopts a mission without a thread here: it is this run's own, or it belongs to another run or repository. */
function adoptElsewhere(context: FlowContext, mission: Mission, footer: Footer | null): HireResult {
  const { run, settings } = context;
  const own: Subject = {
    kind: 'run',
    runId: run.runId,
    job: run.job,
    index: settings.jobIndex ?? '0',
    step: run.step,
    ...(settings.missionKey !== null && { key: settings.missionKey }),
  };
  if (footer !== null && footer.subject === formatSubjectKey(context, own)) {
    const { generation } = footer;
    return adoptMission(context, { subject: own, mission, footer, generation, conversation: null, order: null });
  }
  const why =
    footer === null
      ? 'it was posted outside this action and no issue-number or pr-number says where its state is kept'
      : `it was posted for another subject (${footer.subject})`;
  return holdHire(own, describeUnreachable(mission, why), { mission });
}

/** Adopts a mission that was posted outside this action. Its status comment is written on the issue or pull request named for it. */
async function adoptUnmarked(
  context: FlowContext,
  mission: Mission,
  subject: Subject,
  conversation: Conversation,
): Promise<HireResult> {
  const known = { subject, mission, footer: null, generation: 1, conversation, order: null };
  const key = formatSubjectKey(context, subject);
  const state = createState(key, 1, {
    mission: mission.id,
    budgetCents: mission.budgetCents,
    history: [{ at: context.clock.now(), text: `Adopted mission ${mission.id}` }],
  });
  if (context.settings.dryRun) return adoptMission(context, known);
  const verdict = {
    kind: 'wait',
    code: 'mission_not_ready',
    message: 'Adopted.',
    nextStep: 'Looking at it now.',
  } as const;
  const view = createMissionView(context, {
    verdict,
    subject,
    generation: 1,
    mission,
    ...NO_ORDER,
    state,
  });
  const ensured = await ensureStatus(
    context,
    conversation.number,
    conversation,
    state,
    context.render.statusComment(view),
  );
  const seen = [...ensured.conversation.comments.filter((one) => one.id !== ensured.comment.id), ensured.comment];
  return adoptMission(context, { ...known, conversation: { ...ensured.conversation, comments: seen } });
}

function describeUnreachable(mission: Mission, why: string): ReturnType<typeof hold> {
  return hold(
    'state_lost',
    `Mission ${mission.id} cannot be settled from here: ${why}.`,
    'Give issue-number or pr-number of this repository, or re-run the run that posted it.',
  );
}
