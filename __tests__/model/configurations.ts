/** The worlds that are explored, small ones in the test suite and whole ones in `npm run model`, and the mutants that each must find. */
import { explore, type Exploration } from './explore.ts';
import * as hireMutants from './hire-mutants.ts';
import { createHireModel, type HireBounds } from './hire-model.ts';
import * as settleMutants from './settle-mutants.ts';
import { createSettleModel, type SettleBounds } from './settle-model.ts';

const HIRE: HireBounds = {
  starts: 3,
  atOnce: 3,
  crashes: 1,
  forcedHires: 0,
  hires: 0,
  ends: 0,
  epochs: 1,
  bounded: false,
  lock: 'reaction',
};
/** After a person's word: nothing is later than a quarter of an hour. */
const FORCE_HIRE: HireBounds = { ...HIRE, starts: 1, forcedHires: 1, epochs: 4, bounded: true };

/** What GitHub is not known to do (docs/GITHUB-FACTS.md#reactions). */
const DOUBLE_ACQUIRE: HireBounds = {
  ...HIRE,
  starts: 2,
  atOnce: 2,
  crashes: 0,
  epochs: 2,
  bounded: true,
  twice: true,
  prompt: true,
};

/** Runs hire at the same time, crash, are started again; posts, acquires and lists are as late as they like. */
export const HIRE_CONFIGURATIONS: Readonly<Record<string, HireBounds>> = {
  'three runs, one crash': HIRE,
  'three runs, one crash, lock: ref': { ...HIRE, lock: 'ref' },
  'two runs, time passes': { ...HIRE, starts: 2, atOnce: 2, epochs: 2 },
  'two runs, a mission ends, hire by command': { ...HIRE, starts: 2, hires: 1, ends: 1 },
  'two runs are both told that the lock is theirs': DOUBLE_ACQUIRE,
  'one run in doubt, hire --force': FORCE_HIRE,
  'one run in doubt, hire --force, lock: ref': { ...FORCE_HIRE, lock: 'ref' },
};

/** Three runs at a time, four restarts, three crashes. */
export const FULL_HIRE_CONFIGURATIONS: Readonly<Record<string, HireBounds>> = {
  'three runs, four restarts, three crashes': { ...HIRE, starts: 7, crashes: 3 },
  'three runs, four restarts, three crashes, lock: ref': { ...HIRE, starts: 7, crashes: 3, lock: 'ref' },
  'three runs, one restart, three crashes, time passes': { ...HIRE, starts: 4, crashes: 3, epochs: 2 },
  'three runs, two crashes, a mission ends, hire by command': { ...HIRE, hires: 1, ends: 1, crashes: 2 },
  'two runs in doubt, two crashes, hire --force': { ...FORCE_HIRE, starts: 2, crashes: 2 },
  'two runs in doubt, two crashes, hire --force, lock: ref': { ...FORCE_HIRE, starts: 2, crashes: 2, lock: 'ref' },
};

const SETTLE: SettleBounds = {
  turns: 3,
  atOnce: 3,
  crashes: 1,
  words: [],
  holds: 0,
  heads: ['red', 'green'],
  epochs: 1,
  bounded: false,
  lag: false,
  counts: true,
};
const BY_COMMAND: SettleBounds = { ...SETTLE, turns: 1, words: ['accept'], epochs: 2, bounded: true };

/** Runs judge and settle at the same time, heads move, GitHub's pages lag, people hold and override. */
export const SETTLE_CONFIGURATIONS: Readonly<Record<string, SettleBounds>> = {
  'three looks, one crash': SETTLE,
  'two looks, pages lag, a hold': { ...SETTLE, turns: 2, lag: true, holds: 1, heads: ['red', 'green', 'red'] },
  'one look, a person accepts': BY_COMMAND,
  'one look, a person sends back': { ...BY_COMMAND, words: ['rework'], heads: ['green', 'green'] },
  'three looks, a marketplace that counts nothing': { ...SETTLE, crashes: 0, counts: false },
};

export const FULL_SETTLE_CONFIGURATIONS: Readonly<Record<string, SettleBounds>> = {
  'three looks at a time, one restart, two crashes': { ...SETTLE, turns: 4, crashes: 2 },
  'three looks at a time, four restarts, three crashes, a green head': {
    ...SETTLE,
    turns: 7,
    crashes: 3,
    heads: ['green'],
  },
  'three looks, pages lag, a hold, three heads': { ...SETTLE, lag: true, holds: 1, heads: ['red', 'green', 'red'] },
  'two looks, two crashes, a person accepts': { ...BY_COMMAND, turns: 2, crashes: 2 },
  'two looks, a person sends back, pages lag': { ...BY_COMMAND, turns: 2, words: ['rework'], lag: true },
  'three looks, one restart, one crash, pages lag, nothing is counted': {
    ...SETTLE,
    turns: 4,
    lag: true,
    counts: false,
  },
  'two looks, a person sends back, nothing is counted': { ...BY_COMMAND, turns: 2, words: ['rework'], counts: false },
};

export const exploreHire = (bounds: HireBounds): Exploration => explore(createHireModel(bounds));
export const exploreSettle = (bounds: SettleBounds): Exploration => explore(createSettleModel(bounds));

const AUTOMATIC = { ...HIRE, starts: 2, atOnce: 2 };
const UNCONFIRMED = { ...FORCE_HIRE, starts: 2, crashes: 0, epochs: 2 };
/** A person accepts what is red. */
const FAILED_CHECKS: SettleBounds = { ...BY_COMMAND, heads: ['red'] };

/** Machines with one protection taken out, and a world in which that does harm. */
export const MUTANTS: Readonly<Record<string, () => Exploration>> = {
  'hire: retries the POST': () => explore(createHireModel(AUTOMATIC, hireMutants.retriesPost)),
  'hire: posts before it acquires': () => explore(createHireModel(AUTOMATIC, hireMutants.postsBeforeAcquire)),
  'hire: minds no lock': () => explore(createHireModel(AUTOMATIC, hireMutants.mindsNoLock)),
  'hire: takes back in doubt': () => explore(createHireModel(AUTOMATIC, hireMutants.releasesWhenUnconfirmed)),
  'hire: minds no deadline': () => explore(createHireModel(FORCE_HIRE, hireMutants.ignoresDeadline)),
  'hire: forces at once': () => explore(createHireModel(FORCE_HIRE, hireMutants.forcesAtOnce)),
  'hire: forcedHires while others may post': () => explore(createHireModel(UNCONFIRMED, hireMutants.skipsWaiting)),
  'hire: looks at the acquires once': () => explore(createHireModel(UNCONFIRMED, hireMutants.looksAtLocksOnce)),
  'hire: ignores competing intents': () =>
    explore(createHireModel(DOUBLE_ACQUIRE, hireMutants.ignoresCompetingIntents)),
  'hire: does not look again': () => explore(createHireModel(AUTOMATIC, hireMutants.readsOnce)),
  'settle: sends a rework again': () => explore(createSettleModel(SETTLE, settleMutants.resendsRework)),
  'settle: sends again blindly': () => explore(createSettleModel(SETTLE, settleMutants.resendsBlindly)),
  'settle: minds no lock': () => explore(createSettleModel({ ...SETTLE, turns: 2 }, settleMutants.mindsNoLock)),
  'settle: takes back in doubt': () =>
    explore(createSettleModel({ ...SETTLE, turns: 2 }, settleMutants.releasesWhenUnconfirmed)),
  'settle: reads once': () => explore(createSettleModel(SETTLE, settleMutants.readsOnce)),
  'settle: minds no decisions': () =>
    explore(createSettleModel({ ...SETTLE, turns: 2 }, settleMutants.ignoresDecisions)),
  'settle: takes over at once': () => explore(createSettleModel(FAILED_CHECKS, settleMutants.takesOverImmediately)),
  'settle: minds no deadline': () => explore(createSettleModel(FAILED_CHECKS, settleMutants.ignoresDeadline)),
  'settle: takes back by content': () =>
    explore(createSettleModel({ ...FAILED_CHECKS, turns: 2, crashes: 0, byContent: true })),
};
