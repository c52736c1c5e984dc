/** What the naive flows share: whom they listen to, what they post, and their ends. They are not what the action does. */
import { formatSubject } from '../../../src/core/domain/reference.ts';
import { formatMissionDescription, formatMissionTitle, formatReference } from '../../../src/core/domain/reference.ts';
import type { MissionOrder } from '../../../src/core/domain/mission.ts';
import type { Outcome } from '../../../src/core/domain/outcome.ts';
import { sha256 } from '../../../src/core/digest.ts';
import type { FlowContext } from '../../../src/flow/shared/context.ts';
import { lookUp } from '../../../src/flow/missions/lookup.ts';
import { runIntent, type ActiveIntent } from '../../../src/flow/run-intent.ts';

export type HireIntent = Extract<ActiveIntent, { kind: 'hire' }>;

/** Replaces how a labeled issue gets its mission; everything else stays the real thing. */
export function withHire(
  hire: (context: FlowContext, intent: HireIntent, number: number) => Promise<void>,
): (context: FlowContext, intent: ActiveIntent) => Promise<Outcome> {
  return async (context, intent) => {
    if (intent.kind !== 'hire' || intent.source.kind === 'inputs' || intent.subject.kind === 'run')
      return runIntent(context, intent);
    const permission = await context.github.permissions.read(intent.source.sender?.login ?? '');
    const mayHire = permission.kind === 'known' && ['write', 'maintain', 'admin'].includes(permission.permission);
    if (mayHire) await hire(context, intent, intent.subject.number);
    return DONE;
  };
}

/** Whether the marketplace lists a mission for the subject. */
export async function isListed(context: FlowContext, intent: HireIntent): Promise<boolean> {
  return (await lookUp(context, intent.subject)).kind !== 'none';
}

export function orderOf({ run }: FlowContext, { subject, source }: HireIntent): MissionOrder {
  const { title, body } = source.kind === 'inputs' ? { title: '', body: '' } : source;
  const footer = { subject: formatSubject(run.repository, subject), generation: 1, brief: sha256(body), comment: null };
  return {
    title: formatMissionTitle(title, formatReference(run.repository, subject, 1)),
    description: formatMissionDescription(body, footer),
    dod: 'It works.',
    category: 'Other',
    tier: 'T1 Verified',
    budgetCents: 12_000,
    specialist: null,
    autoAssign: true,
  };
}

const DONE: Outcome = {
  kind: 'pending',
  code: 'posted',
  message: '',
  nextStep: '',
  view: null,
  views: [],
  commentUrl: null,
  specialists: null,
  receipt: null,
  exitWithFailure: false,
};
