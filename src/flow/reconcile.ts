/** Intent → outcome: gets the missions the intent is about, and follows each (spec §2). */
import type { Intent, Patience } from '../core/intent.ts';
import type { Verdict } from '../core/model.ts';
import type { Outcome } from '../core/outcome.ts';
import type { Engine, HireResult } from './engine.ts';
import { follow } from './follow.ts';
import { holdHire } from './held.ts';
import { hire } from './hire.ts';
import { EMPTY, skipped, summarise, toFailed } from './outcomes.ts';
import { publishHeld } from './publish.ts';
import { findMissions } from './sync.ts';

/** Intents that need the marketplace. */
export type ActiveIntent = Exclude<Intent, { kind: 'skip' | 'refuse' }>;

/** Does what the intent says. Throws MarketplaceError or GitHubError when a needed read fails for good. */
export async function reconcile(engine: Engine, intent: ActiveIntent): Promise<Outcome> {
  switch (intent.kind) {
    case 'discover':
      return discover(engine);
    case 'hire':
      return conclude(engine, await engine.log.group('Hire', () => hire(engine, intent)), intent.wait);
    case 'sync':
      return sync(engine, intent.target, intent.wait);
  }
}

/** The settings cannot be known, so nothing is hired and nothing is settled; where somebody asked for a hire, its page says so. */
export async function holdEverything(engine: Engine, intent: ActiveIntent, verdict: Verdict): Promise<Outcome> {
  if (intent.kind === 'hire') return conclude(engine, holdHire(intent.subject, verdict), intent.wait);
  const { code, say, next } = verdict;
  return { ...EMPTY, kind: 'held', code, say, next };
}

async function sync(
  engine: Engine,
  target: Extract<Intent, { kind: 'sync' }>['target'],
  patience: Patience,
): Promise<Outcome> {
  const found = await findMissions(engine, target);
  const outcomes: Outcome[] = [];
  // One after the other: each may write, and GitHub asks for a second between writes.
  for (const result of found) outcomes.push(await conclude(engine, result, patience));
  const [only] = outcomes;
  if (only === undefined) return skipped('no open mission of this repository is concerned by this event');
  return outcomes.length === 1 ? only : summarise(outcomes);
}

async function conclude(engine: Engine, result: HireResult, patience: Patience): Promise<Outcome> {
  if (result.kind === 'engaged') {
    return engine.log
      .group('Follow', () => follow(engine, result.engaged, patience))
      .catch((error: unknown) => {
        return toFailed(engine, result.engaged, error);
      });
  }
  const { page, url } = await publishHeld(engine, result.held);
  const { code, say, next } = result.held.verdict;
  const kind = result.kind === 'failed' ? 'failed' : page.outcome;
  return { ...EMPTY, kind, code, say, next, page: { ...page, outcome: kind }, commentUrl: url };
}

async function discover(engine: Engine): Promise<Outcome> {
  const { tier } = engine.settings.terms;
  const { minRank } = engine.settings.policy;
  const all = await engine.marketplace.listSpecialists();
  const specialists = all
    .filter((one) => tier === null || one.tier === tier)
    .filter((one) => minRank === null || (one.rank ?? -1) >= minRank)
    .toSorted((a, b) => (b.rank ?? -1) - (a.rank ?? -1) || a.name.localeCompare(b.name));
  const say = `${specialists.length} of ${all.length} specialists listed; nothing was spent.`;
  engine.log.info(say);
  return {
    ...EMPTY,
    kind: 'skipped',
    code: 'discovered',
    say,
    next: 'Name one with the input specialist to hire directly.',
    specialists,
  };
}
