/** What a sandbox is like: who works there, how fast, how well, and on what terms. Checked, with defaults. */
import { z } from 'zod';
import { CATEGORIES } from '../core/mission.ts';
import { CATALOGUE } from './catalogue.ts';
import { SandboxError } from './errors.ts';

/** A specialist's tiers, least first. A mission of tier T0 takes anybody. */
export const SPECIALIST_TIERS = ['New', 'T1 Verified', 'T2 Guaranteed'] as const;

const milliseconds = z.number().int().min(0).max(86_400_000);
/** One duration, or the shortest and the longest; which one it is for a mission depends on the seed. */
const range = z.union([
  milliseconds.transform((ms) => [ms, ms] as const),
  z
    .tuple([milliseconds, milliseconds])
    .refine(([least, most]) => least <= most, 'the shorter one first')
    .readonly(),
]);
const usd = z
  .number()
  .min(0)
  .max(1e9)
  .transform((amount) => Math.round(amount * 100));
const name = z.string().trim().min(1).max(200);

/** What the verifier says, attempt by attempt; the last word stands for all later ones. `pending`: never a word. */
const verification = z.array(z.enum(['passed', 'failed', 'pending'])).min(1);

const pace = z.strictObject({
  /** From match to start of work. */
  startMs: range.default([300, 500]),
  /** From start (or rework) to delivery. */
  workMs: range.default([1400, 2600]),
  /** From delivery to the verifier's word. */
  reviewMs: range.default([400, 800]),
});

const specialist = z.strictObject({
  name,
  persona: name,
  /** The catalogue's grouping, e.g. "Engineering & IT". */
  type: name,
  categories: z.array(z.enum(CATEGORIES)).min(1),
  tier: z.enum(SPECIALIST_TIERS),
  /** Agent Rank at enrolment. */
  rank: z.number().int().min(0).max(100),
  /** Missions done before enrolment. */
  missions: z.number().int().min(0).max(1_000_000).default(0),
  /** Guide price per mission; also the budget of a mission that brings none. */
  priceUsd: usd.refine((cents) => cents > 0, 'at least 0.01'),
  /** Overrides the scenario's pace. */
  pace: pace.optional(),
  /** Overrides the scenario's script. */
  verification: verification.optional(),
});

const scenario = z.strictObject({
  specialists: z
    .array(specialist)
    .min(1)
    .refine((all) => new Set(all.map((one) => one.name)).size === all.length, 'names that differ')
    .default(() => z.array(specialist).parse(CATALOGUE)),
  pace: pace.default(() => pace.parse({})),
  verification: verification.default(['passed']),
  /** What each new customer has. */
  startingBalanceUsd: usd.prefault(1_000_000),
  /** The platform's share of each payment, two decimals at most. */
  platformFeePercent: z.number().min(0).max(100).default(10),
  /** Requests per key: `burst` at once, `perSecond` in the long run. `null`: no limit. */
  rateLimit: z
    .strictObject({ burst: z.number().int().min(1), perSecond: z.number().positive() })
    .nullable()
    .default({ burst: 600, perSecond: 50 }),
  /** False: `Idempotency-Key` is ignored, as a marketplace may that documents none. */
  idempotencyKeys: z.boolean().default(true),
  /** True: nobody works by the clock; a test or the demo decides with `start`, `deliver` and `verify`. */
  manual: z.boolean().default(false),
});

/** A scenario as people write it; everything has a default. Money is USD here and integer cents inside. */
export type Scenario = z.input<typeof scenario>;
/** A scenario with every default filled in; durations are [least, most] in ms, money is integer cents. */
export type Terms = z.output<typeof scenario>;
export type Pace = z.output<typeof pace>;
export type Profile = z.output<typeof specialist>;
export type ScriptedWord = z.output<typeof verification>[number];

/** Checks a scenario. Throws SandboxError `bad_scenario` that names every bad place. */
export function parseScenario(input: unknown): Terms {
  const result = scenario.safeParse(input);
  if (result.success) return result.data;
  const complaints = result.error.issues.map((issue) => ({
    path: issue.path.join('.') || 'scenario',
    expected: issue.message,
    message: `${issue.path.join('.') || 'scenario'}: ${issue.message}`,
  }));
  throw new SandboxError(
    'bad_scenario',
    `The scenario is not valid: ${complaints.map((one) => one.message).join('; ')}`,
    { complaints },
  );
}
