/** The schema of `.github/orkestro.yml`: every setting under the name of its input, in sections. */
import * as z from 'zod/mini';
import * as kinds from '../input/kinds.ts';
import * as leaves from './leaves.ts';

const optional = z.optional<leaves.Leaf>;

/** What is requested under a label, and by default. */
const TERMS = {
  category: optional(leaves.choice('category')),
  tier: optional(leaves.choice('tier')),
  'budget-usd': optional(leaves.money('budget-usd')),
  specialist: optional(leaves.line('specialist', 100, "a specialist's name", 'Ada')),
  'auto-assign': optional(leaves.flag('auto-assign')),
  'min-rank': optional(leaves.integer('min-rank', 0, 100, 80)),
  dod: optional(leaves.dod()),
};

const LIMITS = {
  'max-budget-usd': optional(leaves.money('max-budget-usd')),
  'monthly-budget-usd': optional(leaves.money('monthly-budget-usd')),
  'max-reworks': optional(leaves.integer('max-reworks', 0, 7, 3)),
};

const PERMISSIONS = {
  'hire-permission': optional(leaves.choice('hire-permission')),
  'settle-permission': optional(leaves.choice('settle-permission')),
  'allowed-bots': optional(leaves.list('allowed-bots', kinds.BOTS)),
};

const POLICY = {
  checks: optional(leaves.checksMode()),
  'ignore-checks': optional(leaves.list('ignore-checks', kinds.NAMES)),
  'skipped-checks': optional(leaves.choice('skipped-checks')),
  'require-review': optional(leaves.flag('require-review')),
  'when-no-required-checks': optional(leaves.choice('when-no-required-checks')),
  'on-pass': optional(leaves.choice('on-pass')),
  'on-fail': optional(leaves.choice('on-fail')),
  'pay-on': optional(leaves.choice('pay-on')),
};

const WAITING = {
  wait: optional(leaves.flag('wait')),
  timeout: optional(leaves.duration('timeout', '1s', '6h', '45m')),
  'on-timeout': optional(leaves.choice('on-timeout')),
  'poll-interval': optional(leaves.duration('poll-interval', '10s', '5m', '30s')),
};

const GATE = {
  'status-context': optional(leaves.optionalLine('status-context', 255, "a status context's name", 'orkestro/mission')),
  'gate-when-no-mission': optional(leaves.choice('gate-when-no-mission')),
  'gate-on': optional(leaves.choice('gate-on')),
};

/** The keys of each section. The file's top level also has `labels`, `protected-paths`, and `comment`. */
export const SECTIONS = {
  defaults: TERMS,
  limits: LIMITS,
  permissions: PERMISSIONS,
  policy: POLICY,
  waiting: WAITING,
  gate: GATE,
} as const;

/** The keys under `defaults:` and under each label. */
export const TERM_KEYS: readonly string[] = Object.keys(TERMS);

/** The whole file. */
export const CONFIG_SCHEMA = z.strictObject({
  labels: z.optional(z.record(z.string(), z.strictObject(TERMS))),
  defaults: z.optional(z.strictObject(TERMS)),
  limits: z.optional(z.strictObject(LIMITS)),
  permissions: z.optional(z.strictObject(PERMISSIONS)),
  'protected-paths': optional(leaves.list('protected-paths', kinds.PATHS)),
  policy: z.optional(z.strictObject(POLICY)),
  waiting: z.optional(z.strictObject(WAITING)),
  gate: z.optional(z.strictObject(GATE)),
  comment: optional(leaves.choice('comment')),
});

/** A valid file, whose values are the inputs' texts. */
export type ConfigFile = z.output<typeof CONFIG_SCHEMA>;

/** The keys of the file's top level. */
export const TOP_KEYS: readonly string[] = Object.keys(CONFIG_SCHEMA.def.shape);
