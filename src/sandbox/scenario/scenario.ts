/** The scenario of a sandbox: its specialists, their pace and quality, and the terms. Checked, with defaults. */
// The only language of the messages. `zod/mini` includes none, and all of them would add half a megabyte.
import en from 'zod/v4/locales/en.js';
import * as z from 'zod/mini';
import { CATEGORIES } from '../../core/domain/mission.ts';
import { CATALOGUE } from './catalog.ts';
import { SandboxError } from '../wire/errors.ts';

/** The tiers of specialists, lowest first. A mission of tier T0 accepts every tier. */
export const SPECIALIST_TIERS = ['New', 'T1 Verified', 'T2 Guaranteed'] as const;

/** A duration in ms, at most a day. */
const milliseconds = z.int().check(z.minimum(0), z.maximum(86_400_000));
/** One duration, or the shortest and the longest. The seed decides which one applies to a mission. */
const range = z.pipe(
  z.union(
    [
      milliseconds,
      z
        .readonly(z.tuple([milliseconds, milliseconds]))
        .check(z.refine(([min, max]) => min <= max, 'the shorter one first')),
    ],
    'expected a whole number of milliseconds up to 86400000 (a day), or two of them: [shortest, longest]',
  ),
  z.transform((ms: number | readonly [number, number]): readonly [number, number] =>
    typeof ms === 'number' ? [ms, ms] : ms,
  ),
);
/** Returns a schema that converts an amount in USD to integer cents. */
const usd = (min: number): z.ZodMiniPipe<z.ZodMiniNumber, z.ZodMiniTransform<number, number>> =>
  z.pipe(
    z.number().check(z.minimum(min), z.maximum(1e9)),
    z.transform((amount: number) => Math.round(amount * 100)),
  );
const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));

/**
 * The verdicts, attempt by attempt. The last one applies to all later attempts. `pending`: no verdict is ever given.
 */
const verification = z.array(z.enum(['passed', 'failed', 'pending'])).check(z.minLength(1));

/** A probability, from 0 (never) to 1 (always). */
const rate = z.number().check(z.minimum(0), z.maximum(1));

const pace = z.strictObject({
  /** The time from match to start of work. */
  startMs: z.prefault(range, [300, 500]),
  /** The time from start (or rework) to delivery. */
  workMs: z.prefault(range, [1400, 2600]),
  /** The time from delivery to the verdict. */
  reviewMs: z.prefault(range, [400, 800]),
});

const specialist = z.strictObject({
  name,
  persona: name,
  /** The group in the catalog, for example "Engineering & IT". */
  type: name,
  categories: z.readonly(z.array(z.enum(CATEGORIES)).check(z.minLength(1))),
  tier: z.enum(SPECIALIST_TIERS),
  /** Agent Rank at enrollment. */
  rank: z.int().check(z.minimum(0), z.maximum(100)),
  /** The number of missions before enrollment. */
  missions: z.prefault(z.int().check(z.minimum(0), z.maximum(1_000_000)), 0),
  /** The guide price per mission, and the budget of a mission that has none. */
  priceUsd: usd(0.01),
  /** Overrides the scenario's pace. */
  pace: z.optional(pace),
  /** Overrides the scenario's verdicts. */
  verification: z.optional(verification),
  /** Override the scenario's probabilities. */
  failureRate: z.optional(rate),
  abandonRate: z.optional(rate),
});

const haveUniqueNames = (all: readonly { readonly name: string }[]): boolean =>
  new Set(all.map((one) => one.name)).size === all.length;

const scenario = z.strictObject({
  specialists: z.prefault(
    z.readonly(z.array(specialist).check(z.minLength(1), z.refine(haveUniqueNames, 'names have to differ'))),
    CATALOGUE,
  ),
  pace: z.prefault(pace, {}),
  verification: z.prefault(verification, ['passed']),
  /** The probability that an attempt fails verification if the script says `passed`. */
  failureRate: z.prefault(rate, 0),
  /** The probability that an attempt ends the mission as `failed` instead of a delivery. Escrow is refunded. */
  abandonRate: z.prefault(rate, 0),
  /** If `virtual`, time moves only with a call, and then to the next step that is due. */
  time: z.prefault(z.enum(['real', 'virtual']), 'real'),
  /** The starting balance of each new customer. */
  startingBalanceUsd: z.prefault(usd(0), 1_000_000),
  /** The platform's share of each payment. */
  platformFeePercent: z.prefault(z.number().check(z.minimum(0), z.maximum(100)), 10),
  /** The limit of requests per customer: `burst` at once, `perSecond` in the long run. If null, there is no limit. */
  rateLimit: z.prefault(
    z.nullable(z.strictObject({ burst: z.int().check(z.minimum(1)), perSecond: z.number().check(z.positive()) })),
    { burst: 600, perSecond: 50 },
  ),
  /** If false, `Idempotency-Key` is ignored, as a marketplace that documents none can do. */
  idempotencyKeys: z.prefault(z.boolean(), true),
  /** If true, no step follows the clock. A test or the demo calls `start`, `deliver`, and `verify`. */
  manual: z.prefault(z.boolean(), false),
});

/** A scenario as users write it. Every setting has a default. Money is in USD. */
export type Scenario = z.input<typeof scenario>;
/** A scenario with every default. Durations are [shortest, longest] in ms, and money is in integer cents. */
export type Terms = z.output<typeof scenario>;
/** The durations of a specialist's steps, each as [shortest, longest] in ms. */
export type Pace = z.output<typeof pace>;
/** The profile of a specialist. `priceUsd` is integer cents. */
export type Profile = z.output<typeof specialist>;
/** The scripted verdict on one attempt. `pending`: no verdict is given. */
export type ScriptedVerdict = z.output<typeof verification>[number];

/** One problem of a scenario. If `unknown`, the last part of the path is a setting that does not exist. */
export interface ScenarioProblem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly unknown: boolean;
}

/** The names of all settings, at any level, for suggestions. */
export const SETTINGS: readonly string[] = [scenario, specialist, pace].flatMap((one) => Object.keys(one.shape));

/** Returns a scenario with its defaults, or every problem. */
export function checkScenario(
  input: unknown,
):
  | { readonly kind: 'ok'; readonly terms: Terms }
  | { readonly kind: 'bad'; readonly problems: readonly ScenarioProblem[] } {
  const result = scenario.safeParse(input, { error: en().localeError });
  if (result.success) return { kind: 'ok', terms: result.data };
  return {
    kind: 'bad',
    problems: result.error.issues.flatMap((issue): ScenarioProblem[] =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ path: [...issue.path, key], message: 'there is no such setting', unknown: true }))
        : [{ path: issue.path, message: issue.message, unknown: false }],
    ),
  };
}

/**
 * Checks a scenario.
 *
 * @throws SandboxError `bad_scenario` with every problem.
 */
export function parseScenario(input: unknown = {}): Terms {
  const checked = checkScenario(input);
  if (checked.kind === 'ok') return checked.terms;
  const fieldProblems = checked.problems.map((problem) => {
    const path = problem.path.join('.') || 'scenario';
    return { path, expected: problem.message, message: `${path}: ${problem.message}` };
  });
  throw new SandboxError(
    'bad_scenario',
    `The scenario is not valid: ${fieldProblems.map((one) => one.message).join('; ')}`,
    { fieldProblems },
  );
}
