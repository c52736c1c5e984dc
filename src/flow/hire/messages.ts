/** The texts of a hire that ended without a mission: why, and who can do what (docs/PROTOCOL.md#hire-order). */
import type { UnconfirmedReason, HireEnd, HireState } from '../../core/protocol/hire-state.ts';
import type { Verdict } from '../../core/domain/model.ts';
import type { Failure } from '../../core/ports/errors.ts';
import type { FlowContext } from '../shared/context.ts';
import { hold } from '../shared/context.ts';
import type { HireContext } from './context.ts';
import { threadNumberOf } from './context.ts';
import { InvariantError } from '../../core/invariant.ts';

/** Returns the hold for a subject that does not exist. */
export function describeMissingThread(number: number): Verdict {
  return hold(
    'github_error',
    `Nothing was posted: there is no issue or pull request #${number} in this repository.`,
    'Give the number of one that exists as issue-number or pr-number.',
  );
}

/** Returns why certainly nothing was posted. */
export function describeFailure(hireContext: HireContext, end: Extract<HireEnd, { kind: 'failed' }>): Failure {
  const failure = end.why === 'refused' ? hireContext.failure : TOO_LATE;
  if (failure === null) throw new InvariantError('a hire failed without a failure');
  return end.isClean ? failure : withStuckLock(hireContext.context, failure);
}

/** Returns the verdict on a cancelled job. Nothing is lost: the next run continues. */
export function describeCancelled({ fix }: Failure): Verdict {
  const message = 'Cancelled before the mission was posted: nothing was posted.';
  return { kind: 'wait', code: 'cancelled', message, nextStep: `To go on, ${fix}.` };
}

/** The failure of a hire that was too late, or whose job was cancelled. */
const TOO_LATE: Failure = {
  code: 'too_late',
  what: 'preparing the hire took longer than a minute',
  where: 'POST /marketplace/missions',
  why: 'a hire that is this late might overlap with another',
  fix: 'put the label on again, or run the job again',
  status: null,
  requestId: null,
};

/** Adds that the lock stays taken, so that the next attempt needs a forced hire. */
function withStuckLock(context: FlowContext, failure: Failure): Failure {
  const lockName = context.lock.kind === 'ref' ? 'ref' : 'reaction';
  const nextStep = `the next try needs ${context.settings.command} hire --force`;
  return {
    ...failure,
    fix: `${failure.fix}; the ${lockName} that guards the hire could not be given up, so ${nextStep}`,
  };
}

/** The ends that leave the hire with the lock or the marketplace. */
type Stop = Extract<HireEnd, { kind: 'denied' | 'lock_limit_reached' | 'hire_unconfirmed' }>;

/** Returns the hold for a hire that stopped. */
export function describeStop(hireContext: HireContext, state: HireState, end: Stop): Verdict {
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

function describeDenied({ context, why }: HireContext): Verdict {
  const byRef = context.lock.kind === 'ref';
  const needed = byRef ? 'contents: write' : 'issues: write and pull-requests: write';
  return hold(
    'missing_permission',
    `Nothing was posted: the ${byRef ? 'ref' : 'reaction'} that guards against hiring twice could not be set (${why}).`,
    `Give the job permissions: ${needed}, then put the label on again.`,
  );
}

function describeUnconfirmed({ context, subject, why }: HireContext, reason: UnconfirmedReason): Verdict {
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

/** The ends of a forced hire that is refused. */
type ForceHireRefusal = Extract<
  HireEnd,
  { kind: 'nothing_unconfirmed' | 'lock_time_unknown' | 'run_not_over' | 'too_early' }
>;

/** Returns the hold for a forced hire that is refused. */
export function describeForceHire(
  { settings }: FlowContext,
  { minGeneration }: HireState,
  end: ForceHireRefusal,
): Verdict {
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
