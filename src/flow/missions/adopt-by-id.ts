/** Going on with a mission that only its id is known of: its last line names the subject, and so where its state is kept. */
import type { Mission } from '../../core/domain/mission.ts';
import type { Conversation, Subject } from '../../core/domain/model.ts';
import type { Footer } from '../../core/domain/reference.ts';
import { parseFooter, parseSubject } from '../../core/domain/reference.ts';
import { adoptMission } from './adopt.ts';
import type { FlowContext, HireResult, Prefetched } from '../shared/context.ts';
import { hold } from '../shared/context.ts';
import { createState, holdHire, formatSubjectKey } from '../shared/hire-result.ts';
import { createMissionView } from '../shared/mission-view.ts';
import { ensureStatus } from '../state/status-comment.ts';

/** A mission adopted or held, and what was read on the way. */
export interface FoundMission {
  readonly result: HireResult;
  readonly prefetched: Prefetched;
}

/** Adopts a mission by id: its last line names the subject; without one, issue-number or pr-number must. */
export async function adoptById(
  context: FlowContext,
  mission: Mission,
  prefetched: Prefetched = {},
): Promise<FoundMission> {
  const footer = parseFooter(mission.description);
  const { repository } = context.run;
  const footerSubject = footer === null ? null : parseSubject(footer.subject);
  const localNumber = footerSubject?.repositoryId === repository.id ? footerSubject.number : null;
  const number = footer === null ? findNamedNumber(context) : localNumber;
  if (number === null) return { result: adoptElsewhere(context, mission, footer), prefetched: {} };
  const conversation = prefetched.conversation ?? (await context.github.conversations.read(number));
  const key = footerSubject === null ? context.settings.missionKey : footerSubject.key;
  const subject: Subject = { kind: conversation?.kind ?? 'issue', number, ...(key !== null && { key }) };
  if (conversation === null) {
    const why = describeUnreachable(mission, `there is no issue or pull request #${number}`);
    return { result: holdHire(subject, why, { mission }), prefetched: {} };
  }
  if (footer === null) return { result: await adoptUnmarked(context, mission, subject, conversation), prefetched: {} };
  const { generation } = footer;
  const result = adoptMission(context, { subject, mission, footer, generation, conversation, order: null });
  return { result, prefetched: { ...prefetched, conversation } };
}

function findNamedNumber(context: FlowContext): number | null {
  return context.settings.issueNumber ?? context.settings.prNumber;
}

/** A mission of a run without issue belongs to that run alone; one of another repository to that repository. */
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

/** A mission posted outside this action gets its status comment on the issue or pull request named for it. */
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
    brief: null,
    droppedComments: 0,
    warnings: [],
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
