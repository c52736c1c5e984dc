/** The shape of `.github/orkestro.yml`: every setting under the name of its input, in sections. */
import * as z from 'zod/mini';
import * as kinds from '../input/kinds.ts';
import * as leaves from './leaves.ts';

const some = z.optional<leaves.Leaf>;

/** What is asked for under a label, and by default. */
const TERMS = {
  category: some(leaves.choice('category')),
  tier: some(leaves.choice('tier')),
  'budget-usd': some(leaves.money('budget-usd')),
  specialist: some(leaves.words('specialist', 100, "a specialist's name", 'Ada')),
  'auto-assign': some(leaves.truth('auto-assign')),
  'min-rank': some(leaves.whole('min-rank', 0, 100, 80)),
  dod: some(leaves.dod()),
};

const LIMITS = {
  'max-budget-usd': some(leaves.money('max-budget-usd')),
  'monthly-budget-usd': some(leaves.money('monthly-budget-usd')),
  'max-reworks': some(leaves.whole('max-reworks', 0, 7, 3)),
};

const PERMISSIONS = {
  'hire-permission': some(leaves.choice('hire-permission')),
  'settle-permission': some(leaves.choice('settle-permission')),
  'allowed-bots': some(leaves.entries('allowed-bots', kinds.BOTS)),
};

const POLICY = {
  checks: some(leaves.checksMode()),
  'ignore-checks': some(leaves.entries('ignore-checks', kinds.NAMES)),
  'skipped-checks': some(leaves.choice('skipped-checks')),
  'require-review': some(leaves.truth('require-review')),
  'when-no-required-checks': some(leaves.choice('when-no-required-checks')),
  'on-pass': some(leaves.choice('on-pass')),
  'on-fail': some(leaves.choice('on-fail')),
  'pay-on': some(leaves.choice('pay-on')),
};

const WAITING = {
  wait: some(leaves.truth('wait')),
  timeout: some(leaves.span('timeout', '1s', '6h', '45m')),
  'on-timeout': some(leaves.choice('on-timeout')),
  'poll-interval': some(leaves.span('poll-interval', '10s', '5m', '30s')),
};

const GATE = {
  'status-context': some(leaves.wordsOrNone('status-context', 255, "a status context's name", 'orkestro/mission')),
  'gate-when-no-mission': some(leaves.choice('gate-when-no-mission')),
  'gate-on': some(leaves.choice('gate-on')),
};

/** Keys by section; the sections' names are the file's top level, beside `labels`, `protected-paths` and `comment`. */
export const SECTIONS = {
  defaults: TERMS,
  limits: LIMITS,
  permissions: PERMISSIONS,
  policy: POLICY,
  waiting: WAITING,
  gate: GATE,
} as const;

export const TERM_KEYS: readonly string[] = Object.keys(TERMS);

export const CONFIG_SCHEMA = z.strictObject({
  labels: z.optional(z.record(z.string(), z.strictObject(TERMS))),
  defaults: z.optional(z.strictObject(TERMS)),
  limits: z.optional(z.strictObject(LIMITS)),
  permissions: z.optional(z.strictObject(PERMISSIONS)),
  'protected-paths': some(leaves.entries('protected-paths', kinds.PATHS)),
  policy: z.optional(z.strictObject(POLICY)),
  waiting: z.optional(z.strictObject(WAITING)),
  gate: z.optional(z.strictObject(GATE)),
  comment: some(leaves.choice('comment')),
});

export type ConfigFile = z.output<typeof CONFIG_SCHEMA>;

export const TOP_KEYS: readonly string[] = Object.keys(CONFIG_SCHEMA.def.shape);
