/** From the intent to the outcome: gets the missions that the intent is for, and follows each (docs/BEHAVIOR.md#modes). */
import type { Intent } from '../core/commands/intent.ts';
import type { Outcome } from '../core/domain/outcome.ts';
import type { FlowContext } from './shared/context.ts';
import { EMPTY_OUTCOME } from './shared/outcomes.ts';

/** The intents that need the marketplace. */
export type ActiveIntent = Exclude<Intent, { kind: 'skip' | 'refuse' | 'doctor' }>;

/**
 * Carries the intent out. Loads only the modules that it needs.
 *
 * @throws MarketplaceError or GitHubError if a needed read fails for good.
 */
export async function runIntent(outerContext: FlowContext, intent: ActiveIntent): Promise<Outcome> {
  const context = isAboutDelivery(intent) ? outerContext : withoutPullNumber(outerContext);
  switch (intent.kind) {
    case 'discover':
      return discover(context);
    case 'hire': {
      const { hire } = await import('./hire/hire.ts');
      const result = await context.log.group('Hire', () => hire(context, intent));
      const { conclude } = await import('./run/conclude.ts');
      return conclude(context, result, intent.wait);
    }
    case 'sync': {
      const { sync } = await import('./run/sync.ts');
      return sync(context, intent.target, intent.wait);
    }
    case 'sweep': {
      const { sweep } = await import('./sweep/sweep.ts');
      return sweep(context);
    }
    case 'gate': {
      const { runGate } = await import('./gate/gate-mode.ts');
      return runGate(context, intent.target);
    }
    case 'command': {
      const { runCommand } = await import('./commands/run.ts');
      return runCommand(context, intent);
    }
  }
}

/** Returns whether `pr-number` names the delivery, as it does beside a mission. Else it only names what to read, often from the event. */
function isAboutDelivery(intent: ActiveIntent): boolean {
  return intent.kind === 'hire' || (intent.kind === 'sync' && intent.target.kind === 'mission');
}

/** Removes `pr-number`, so that the rules for references link the pull request, because an event must not choose for people. */
function withoutPullNumber(context: FlowContext): FlowContext {
  return { ...context, settings: { ...context.settings, prNumber: null } };
}

async function discover(context: FlowContext): Promise<Outcome> {
  const { tier } = context.settings.terms;
  const { minRank } = context.settings.policy;
  const all = await context.marketplace.listSpecialists();
  const specialists = all
    .filter((one) => tier === null || one.tier === tier)
    .filter((one) => minRank === null || (one.rank ?? -1) >= minRank)
    .toSorted((a, b) => (b.rank ?? -1) - (a.rank ?? -1) || a.name.localeCompare(b.name));
  const message = `${specialists.length} of ${all.length} specialists listed; nothing was spent.`;
  context.log.info(message);
  return {
    ...EMPTY_OUTCOME,
    kind: 'skipped',
    code: 'discovered',
    message,
    nextStep: 'Name one with the input specialist to hire directly.',
    specialists,
  };
}
