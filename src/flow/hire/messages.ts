/** How a hire ended, in words: the mission to follow, or why there is none and who can do what about it (docs/PROTOCOL.md#hire-order). */
import type { UnconfirmedReason, HireEnd, HireState } from '../../core/protocol/hire-state.ts';
import { isReady } from '../../core/domain/mission.ts';
import type { Verdict } from '../../core/domain/model.ts';
import type { Failure } from '../../core/ports/errors.ts';
import { adopt } from '../missions/adopt.ts';
import type { TrackedMission, FlowContext, HireResult, Prefetched } from '../shared/context.ts';
import { hold } from '../shared/context.ts';
import { describeBlocked, holdHire } from '../shared/hire-result.ts';
import { planHireOrder } from './authorize.ts';
import { closeGates } from '../gate/close-on-hire.ts';
import type { HireContext } from './context.ts';
import { threadNumberOf } from './context.ts';
import { POSTED_VERDICT } from './intent-comment.ts';
import { createMissionView } from '../shared/mission-view.ts';
import { InvariantError } from '../../core/invariant.ts';

/** The result of a hire that has ended. Throws what a read threw that nothing could be done without. */
export async function concludeHire(hireContext: HireContext, state: HireState, end: HireEnd): Promise<HireResult> {
  const { subject, order } = hireContext;
  switch (end.kind) {
    case 'adopt':
      return adoptFound(hireContext);
    case 'posted':
      if (hireContext.posted === null) throw new InvariantError('a hire ended as posted without a mission');
      await closeOpenGates(hireContext, hireContext.posted);
      return {
        kind: 'tracked',
        how: 'posted',
        tracked: hireContext.posted,
        prefetched: recordPosted(hireContext, hireContext.posted),
      };
    case 'stopped':
      throw hireContext.error;
    case 'refused':
      if (hireContext.refusal === null) throw new InvariantError('a hire was refused without a reason');
      return hireContext.refusal;
    case 'failed': {
      const failure = describeFailure(hireContext, end);
      if (end.why === 'cancelled')
        return holdHire(subject, describeCancelled(failure), { order, generation: state.generation });
      const verdict = hold('marketplace_error', `Nothing was posted: ${failure.what} (${failure.why}).`, failure.fix);
      const blocked = describeBlocked(subject, verdict, { order, generation: state.generation });
      return { kind: 'failed', failure, blocked };
    }
    case 'no_subject':
      return holdHire(subject, describeMissingThread(threadNumberOf(hireContext)));
    case 'denied':
    case 'lock_limit_reached':
    case 'hire_unconfirmed':
      return holdHire(subject, describeStop(hireContext, state, end), { order, generation: state.generation });
    case 'nothing_unconfirmed':
    case 'lock_time_unknown':
    case 'run_not_over':
    case 'too_early':
      return holdHire(subject, describeForceHire(hireContext.context, state, end), {
        order,
        generation: state.minGeneration,
      });
  }
}

/**
 * What the first look need not read again: a mission that is not delivered yet, and its page as it stood once the lock was
 * taken, with what this run has written there since.
 */
function recordPosted({ conversation, prepared }: HireContext, { mission, comment }: TrackedMission): Prefetched {
  if (isReady(mission) || conversation === null || comment === null || prepared === null) return {};
  const others = conversation.comments.filter(({ id }) => id !== comment.id && id !== prepared.notice.id);
  return { mission, conversation: { ...conversation, comments: [...others, comment] } };
}

/** Before anything was written, only inputs can contradict the mission; a label adopts it whatever it says (docs/PROTOCOL.md#adoption). */
async function adoptFound(hireContext: HireContext): Promise<HireResult> {
  const { context: context, subject, intent, lookup, order } = hireContext;
  if (lookup === null || lookup.kind === 'none') throw new InvariantError('a hire adopts what it never found');
  const conversation =
    order === null || subject.kind === 'run'
      ? hireContext.conversation
      : await context.github.conversations.read(subject.number);
  const plan = order === null && intent.source.kind === 'inputs' ? planHireOrder(hireContext) : order;
  return adopt(context, { subject, lookup, conversation, wanted: plan?.kind === 'order' ? plan : null });
}

async function closeOpenGates({ context: context, conversation }: HireContext, tracked: TrackedMission): Promise<void> {
  if (conversation === null) return;
  const view = createMissionView(context, { ...tracked, verdict: POSTED_VERDICT });
  await closeGates(context, tracked, conversation, view);
}

function describeMissingThread(number: number): Verdict {
  return hold(
    'github_error',
    `Nothing was posted: there is no issue or pull request #${number} in this repository.`,
    'Give the number of one that exists as issue-number or pr-number.',
  );
}

function describeFailure(hireContext: HireContext, end: Extract<HireEnd, { kind: 'failed' }>): Failure {
  const failure = end.why === 'refused' ? hireContext.failure : TOO_LATE;
  if (failure === null) throw new InvariantError('a hire failed without a failure');
  return end.isClean ? failure : withStuckLock(hireContext.context, failure);
}

/** Nobody's mistake, and nothing is lost: who runs the job again goes on. */
function describeCancelled({ fix }: Failure): Verdict {
  const message = 'Cancelled before the mission was posted: nothing was posted.';
  return { kind: 'wait', code: 'cancelled', message, nextStep: `To go on, ${fix}.` };
}

/** Of a job that was cancelled, only the way on is told. */
const TOO_LATE: Failure = {
  code: 'too_late',
  what: 'preparing the hire took longer than a minute',
  where: 'POST /marketplace/missions',
  why: 'a hire that is this late might overlap with another',
  fix: 'put the label on again, or run the job again',
  status: null,
  requestId: null,
};

function withStuckLock(context: FlowContext, failure: Failure): Failure {
  const lockName = context.lock.kind === 'ref' ? 'ref' : 'reaction';
  const nextStep = `the next try needs ${context.settings.command} hire --force`;
  return {
    ...failure,
    fix: `${failure.fix}; the ${lockName} that guards the hire could not be given up, so ${nextStep}`,
  };
}

type Stop = Extract<HireEnd, { kind: 'denied' | 'lock_limit_reached' | 'hire_unconfirmed' }>;

function describeStop(hireContext: HireContext, state: HireState, end: Stop): Verdict {
  switch (end.kind) {
    case 'denied':
      return describeDenied(hireContext);
    case 'lock_limit_reached':
      return hold(
        'lock_limit_reached',
        `Nothing was posted: the ${state.maxSequence} reactions that guard against hiring twice are used up on #${threadNumberOf(hireContext)}.`,
        'Set lock: ref in the workflow (the job needs contents: write), which knows no limit, or open a new issue.',
      );
    case 'hire_unconfirmed':
      return describeUnconfirmed(hireContext, end.why);
  }
}

function describeDenied({ context: context, why }: HireContext): Verdict {
  const byRef = context.lock.kind === 'ref';
  const needed = byRef ? 'contents: write' : 'issues: write and pull-requests: write';
  return hold(
    'missing_permission',
    `Nothing was posted: the ${byRef ? 'ref' : 'reaction'} that guards against hiring twice could not be set (${why}).`,
    `Give the job permissions: ${needed}, then put the label on again.`,
  );
}

function describeUnconfirmed({ context: context, subject, why }: HireContext, reason: UnconfirmedReason): Verdict {
  const { command, limits } = context.settings;
  const nextStep =
    subject.kind === 'run'
      ? 'If it is certain that there is none, start a new run: a re-run only looks.'
      : `If there is none, someone with ${limits.hirePermission} permission comments "${command} hire --force", at least 15 minutes after the runs that began it have ended.`;
  return hold(
    'hire_unconfirmed',
    `Whether a mission was posted cannot be known (${explainUnconfirmed(reason, why)}), and none is listed; nothing is ever posted again by itself.`,
    `Look at the marketplace. ${nextStep}`,
  );
}

function explainUnconfirmed(reason: UnconfirmedReason, why: string): string {
  switch (reason) {
    case 'another_run':
      return 'the hire was begun by another run';
    case 'earlier_attempt':
      return 'an earlier attempt of this run may have posted it';
    case 'acquire_unknown':
    case 'response_unknown':
      return why;
  }
}

type ForceHireRefusal = Extract<
  HireEnd,
  { kind: 'nothing_unconfirmed' | 'lock_time_unknown' | 'run_not_over' | 'too_early' }
>;

function describeForceHire({ settings }: FlowContext, { minGeneration }: HireState, end: ForceHireRefusal): Verdict {
  const { command } = settings;
  switch (end.kind) {
    case 'nothing_unconfirmed':
      return hold(
        'hire_force_refused',
        `Nothing was posted: generation ${minGeneration} was never begun, so there is no doubt to go past.`,
        `Comment "${command} hire" instead.`,
      );
    case 'lock_time_unknown':
      return hold(
        'hire_force_refused',
        `Nothing was posted: what guards generation ${minGeneration} was not set by this action, so nobody can tell since when it stands.`,
        'If it was made by hand (refs/orkestro/…), a person who knows why removes it; or open a new issue.',
      );
    case 'run_not_over':
      return hold(
        'hire_force_refused',
        `Nothing was posted: run ${end.run} may still hire for generation ${minGeneration} (${end.why}).`,
        `Wait until it has ended, or cancel it; where it cannot be read, give the job actions: read. Then comment "${command} hire --force" again, 15 minutes after its end.`,
      );
    case 'too_early':
      return hold(
        'hire_force_refused',
        `Nothing was posted: a request of an earlier run may still arrive until ${new Date(end.until).toISOString()}.`,
        `Comment "${command} hire --force" again after that.`,
      );
  }
}
