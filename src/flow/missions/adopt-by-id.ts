/** Going on with a mission that only its id is known of: its last line names the subject, and so where its state is kept. */
import type { Mission } from '../../core/domain/mission.ts';
import type { Conversation, Subject } from '../../core/domain/model.ts';
import type { Footer } from '../../core/domain/reference.ts';
import { parseFooter, parseSubject } from '../../core/domain/reference.ts';
import { adoptMission } from './adopt.ts';
import type { FlowContext, HireResult, Prefetched } from '../shared/context.ts';
import { hold } from '../shared/context.ts';
import { createState, holdHire, keyOf } from '../shared/hire-result.ts';
import { createMissionView } from '../shared/mission-view.ts';
import { ensureStatus } from '../state/status-comment.ts';

/** A mission adopted or held, and what was read on the way. */
export interface Found {
  readonly result: HireResult;
  readonly known: Prefetched;
}

/** Adopts a mission by id: its last line names the subject; without one, issue-number or pr-number must. */
export async function adoptById(engine: FlowContext, mission: Mission, read: Prefetched = {}): Promise<Found> {
  const footer = parseFooter(mission.description);
  const { repository } = engine.run;
  const posted = footer === null ? null : parseSubject(footer.subject);
  const here = posted?.repositoryId === repository.id ? posted.number : null;
  const number = footer === null ? namedSubject(engine) : here;
  if (number === null) return { result: adoptElsewhere(engine, mission, footer), known: {} };
  const conversation = read.conversation ?? (await engine.github.conversations.read(number));
  const key = posted === null ? engine.settings.missionKey : posted.key;
  const subject: Subject = { kind: conversation?.kind ?? 'issue', number, ...(key !== null && { key }) };
  if (conversation === null) {
    const why = missing(mission, `there is no issue or pull request #${number}`);
    return { result: holdHire(subject, why, { mission }), known: {} };
  }
  if (footer === null) return { result: await adoptForeign(engine, mission, subject, conversation), known: {} };
  const { generation } = footer;
  const result = adoptMission(engine, { subject, mission, footer, generation, conversation, order: null });
  return { result, known: { ...read, conversation } };
}

function namedSubject(engine: FlowContext): number | null {
  return engine.settings.issueNumber ?? engine.settings.prNumber;
}

/** A mission of a run without issue belongs to that run alone; one of another repository to that repository. */
function adoptElsewhere(engine: FlowContext, mission: Mission, footer: Footer | null): HireResult {
  const { run, settings } = engine;
  const own: Subject = {
    kind: 'run',
    runId: run.runId,
    job: run.job,
    index: settings.jobIndex ?? '0',
    step: run.step,
    ...(settings.missionKey !== null && { key: settings.missionKey }),
  };
  if (footer !== null && footer.subject === keyOf(engine, own)) {
    const { generation } = footer;
    return adoptMission(engine, { subject: own, mission, footer, generation, conversation: null, order: null });
  }
  const why =
    footer === null
      ? 'it was posted outside this action and no issue-number or pr-number says where its state is kept'
      : `it was posted for another subject (${footer.subject})`;
  return holdHire(own, missing(mission, why), { mission });
}

/** A mission posted outside this action gets its status comment on the issue or pull request named for it. */
async function adoptForeign(
  engine: FlowContext,
  mission: Mission,
  subject: Subject,
  conversation: Conversation,
): Promise<HireResult> {
  const known = { subject, mission, footer: null, generation: 1, conversation, order: null };
  const key = keyOf(engine, subject);
  const state = createState(key, 1, {
    mission: mission.id,
    budgetCents: mission.budgetCents,
    history: [{ at: engine.clock.now(), text: `Adopted mission ${mission.id}` }],
  });
  if (engine.settings.dryRun) return adoptMission(engine, known);
  const verdict = {
    kind: 'wait',
    code: 'mission_not_ready',
    message: 'Adopted.',
    nextStep: 'Looking at it now.',
  } as const;
  const page = createMissionView(engine, {
    verdict,
    subject,
    generation: 1,
    mission,
    brief: null,
    droppedComments: 0,
    warnings: [],
    state,
  });
  const ensured = await ensureStatus(engine, conversation.number, conversation, state, engine.render.comment(page));
  const seen = [...ensured.conversation.comments.filter((one) => one.id !== ensured.comment.id), ensured.comment];
  return adoptMission(engine, { ...known, conversation: { ...ensured.conversation, comments: seen } });
}

function missing(mission: Mission, why: string): ReturnType<typeof hold> {
  return hold(
    'state_lost',
    `Mission ${mission.id} cannot be settled from here: ${why}.`,
    'Give issue-number or pr-number of this repository, or re-run the run that posted it.',
  );
}
