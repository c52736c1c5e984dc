/** What a sandbox is like: who works there, how fast, how well, and on what terms. Checked, with defaults. */
// The one language of the messages; `zod/mini` brings none, and all of them would be half a megabyte.
import en from 'zod/v4/locales/en.js';
import * as z from 'zod/mini';
import { CATEGORIES } from '../../core/domain/mission.ts';
import { CATALOGUE } from './catalog.ts';
import { SandboxError } from '../wire/errors.ts';

/** A specialist's tiers, least first. A mission of tier T0 takes anybody. */
export const SPECIALIST_TIERS = ['New', 'T1 Verified', 'T2 Guaranteed'] as const;

/** A duration in ms, at most a day. */
const milliseconds = z.int().check(z.minimum(0), z.maximum(86_400_000));
/** One duration, or the shortest and the longest; which one it is for a mission depends on the seed. */
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
/** USD as people write it, to integer cents. */
const usd = (min: number): z.ZodMiniPipe<z.ZodMiniNumber, z.ZodMiniTransform<number, number>> =>
  z.pipe(
    z.number().check(z.minimum(min), z.maximum(1e9)),
    z.transform((amount: number) => Math.round(amount * 100)),
  );
const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));

/** What the verifier says, attempt by attempt; the last word stands for all later ones. `pending`: never a word. */
const verification = z.array(z.enum(['passed', 'failed', 'pending'])).check(z.minLength(1));

/** A chance, from 0 (never) to 1 (always). */
const rate = z.number().check(z.minimum(0), z.maximum(1));

const pace = z.strictObject({
  /** From match to start of work. */
  startMs: z.prefault(range, [300, 500]),
  /** From start (or rework) to delivery. */
  workMs: z.prefault(range, [1400, 2600]),
  /** From delivery to the verifier's word. */
  reviewMs: z.prefault(range, [400, 800]),
});

const specialist = z.strictObject({
  name,
  persona: name,
  /** The catalogue's grouping, e.g. "Engineering & IT". */
  type: name,
  categories: z.readonly(z.array(z.enum(CATEGORIES)).check(z.minLength(1))),
  tier: z.enum(SPECIALIST_TIERS),
  /** Agent Rank at enrolment. */
  rank: z.int().check(z.minimum(0), z.maximum(100)),
  /** Missions done before enrolment. */
  missions: z.prefault(z.int().check(z.minimum(0), z.maximum(1_000_000)), 0),
  /** Guide price per mission; also the budget of a mission that brings none. */
  priceUsd: usd(0.01),
  /** Overrides the scenario's pace. */
  pace: z.optional(pace),
  /** Overrides the scenario's script. */
  verification: z.optional(verification),
  /** Override the scenario's chances. */
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
  /** The chance that an attempt fails verification where the script says `passed`. */
  failureRate: z.prefault(rate, 0),
  /** The chance that an attempt ends the mission as `failed` instead of being delivered; escrow goes back. */
  abandonRate: z.prefault(rate, 0),
  /** `virtual`: time moves only when somebody looks, and then to the next thing that is due. */
  time: z.prefault(z.enum(['real', 'virtual']), 'real'),
  /** What each new customer has. */
  startingBalanceUsd: z.prefault(usd(0), 1_000_000),
  /** The platform's share of each payment. */
  platformFeePercent: z.prefault(z.number().check(z.minimum(0), z.maximum(100)), 10),
  /** Requests per customer: `burst` at once, `perSecond` in the long run. `null`: no limit. */
  rateLimit: z.prefault(
    z.nullable(z.strictObject({ burst: z.int().check(z.minimum(1)), perSecond: z.number().check(z.positive()) })),
    { burst: 600, perSecond: 50 },
  ),
  /** False: `Idempotency-Key` is ignored, as a marketplace may that documents none. */
  idempotencyKeys: z.prefault(z.boolean(), true),
  /** True: nobody works by the clock; a test or the demo decides with `start`, `deliver` and `verify`. */
  manual: z.prefault(z.boolean(), false),
});

/** A scenario as people write it; everything has a default. Money is USD here and integer cents inside. */
export type Scenario = z.input<typeof scenario>;
/** A scenario with every default filled in; durations are [least, most] in ms, money is integer cents. */
export type Terms = z.output<typeof scenario>;
export type Pace = z.output<typeof pace>;
export type Profile = z.output<typeof specialist>;
export type ScriptedVerdict = z.output<typeof verification>[number];

/** One thing that is wrong with a scenario. `unknown`: the last part of the path is a setting that doesn't exist. */
export interface ScenarioProblem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly unknown: boolean;
}

/** Every setting's name, wherever it stands: for whoever suggests what was meant. */
export const SETTINGS: readonly string[] = [scenario, specialist, pace].flatMap((one) => Object.keys(one.shape));

/** A scenario with its defaults, or everything that is wrong with it. */
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

/** Checks a scenario. Throws SandboxError `bad_scenario` that names every bad place. */
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
