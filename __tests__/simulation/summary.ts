/** Many stories in numbers: what happened how often, and what went wrong. */
import type { Story } from './story.ts';

/** A story in which an invariant broke. */
interface Failing {
  readonly seed: number;
  readonly problems: readonly string[];
}

/** Counts of stories, unless said otherwise. Can be added up. */
export interface Summary {
  seeds: number;
  /** Orders in which things went on, told apart by a fingerprint. */
  schedules: number;
  runs: number;
  crashes: number;
  requests: number;
  faults: number;
  steps: number;
  hired: number;
  paid: number;
  reworked: number;
  inDoubt: number;
  held: number;
  /** At least a fifth of all calls failed. */
  stormy: number;
  missions: number;
  longestRunMs: number;
  latestLandingMs: number;
  /** Of runs. */
  endings: Record<string, number>;
  failing: Failing[];
}

export function createSummary(): Summary {
  return {
    seeds: 0,
    schedules: 0,
    runs: 0,
    crashes: 0,
    requests: 0,
    faults: 0,
    steps: 0,
    hired: 0,
    paid: 0,
    reworked: 0,
    inDoubt: 0,
    held: 0,
    stormy: 0,
    missions: 0,
    longestRunMs: 0,
    latestLandingMs: 0,
    endings: {},
    failing: [],
  };
}

const IN_DOUBT = new Set(['in_doubt', 'settle_in_doubt']);

/** Adds one story. */
export function count(summary: Summary, story: Story): void {
  const { endings } = story;
  summary.seeds += 1;
  summary.runs += story.runs;
  summary.crashes += story.crashes;
  summary.requests += story.requests;
  summary.faults += story.faults;
  summary.steps += story.steps;
  summary.missions += story.missions;
  summary.hired += Number(story.missions > 0);
  summary.paid += Number(story.paid > 0);
  summary.reworked += Number(story.reworks > 0);
  summary.inDoubt += Number(endings.some(({ code }) => IN_DOUBT.has(code)));
  summary.held += Number(endings.some(({ kind }) => kind === 'held'));
  summary.stormy += Number(story.faults > 0 && story.faults >= story.requests / 5);
  summary.longestRunMs = Math.max(summary.longestRunMs, story.longestRunMs);
  summary.latestLandingMs = Math.max(summary.latestLandingMs, story.latestLandingMs);
  for (const { kind, code } of endings) {
    const name = `${kind} ${code}`;
    summary.endings[name] = (summary.endings[name] ?? 0) + 1;
  }
  if (story.problems.length > 0) summary.failing.push({ seed: story.seed, problems: story.problems });
}

/** Adds another summary. */
export function add(summary: Summary, other: Summary): void {
  for (const name of SUMS) summary[name] += other[name];
  summary.longestRunMs = Math.max(summary.longestRunMs, other.longestRunMs);
  summary.latestLandingMs = Math.max(summary.latestLandingMs, other.latestLandingMs);
  for (const [name, times] of Object.entries(other.endings))
    summary.endings[name] = (summary.endings[name] ?? 0) + times;
  summary.failing.push(...other.failing);
}

const SUMS = [
  'seeds',
  'schedules',
  'runs',
  'crashes',
  'requests',
  'faults',
  'steps',
  'missions',
  'hired',
  'paid',
  'reworked',
  'inDoubt',
  'held',
  'stormy',
] as const;

/** For people, fit to be pasted in a Markdown page. */
export function formatSummary(summary: Summary): string {
  const { seeds, requests, faults } = summary;
  const per = (value: number): string => ((1000 * value) / Math.max(1, seeds)).toFixed(0);
  const minutes = (ms: number): string => `${(ms / 60_000).toFixed(1)} min`;
  const rows: readonly (readonly [string, string])[] = [
    ['stories (seeds)', String(seeds)],
    ['different schedules', String(summary.schedules)],
    ['steps of the scheduler', String(summary.steps)],
    ['runs of the action', `${summary.runs}, of which ${summary.crashes} crashed`],
    ['requests', String(requests)],
    ['faults', `${faults} (${((100 * faults) / Math.max(1, requests)).toFixed(1)} % of requests)`],
    ['stories in which a fifth of the calls failed, or more', `${per(summary.stormy)} of 1,000`],
    ['missions', String(summary.missions)],
    ['hired / paid / reworked', `${per(summary.hired)} / ${per(summary.paid)} / ${per(summary.reworked)} of 1,000`],
    ['ended in doubt / held', `${per(summary.inDoubt)} / ${per(summary.held)} of 1,000`],
    ['longest run (awake)', minutes(summary.longestRunMs)],
    ['latest landing of a request', minutes(summary.latestLandingMs)],
    ['stories that broke an invariant', String(summary.failing.length)],
  ];
  const table = rows.map(([what, value]) => `| ${what} | ${value} |`);
  const ends = Object.entries(summary.endings)
    .sort(([, a], [, b]) => b - a)
    .map(([name, times]) => `${name} ${times}`);
  return ['| what | how many |', '| --- | --- |', ...table, '', `Runs ended: ${ends.join(', ')}.`].join('\n');
}
