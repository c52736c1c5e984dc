/** Many stories in numbers: what happened how often, and what went wrong. */
import type { NetworkConditions } from './faults.ts';
import { isUnconfirmed, type ScenarioResult } from './scenario.ts';

/** A story in which an invariant broke. */
interface FailedSeed {
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
  unconfirmed: number;
  held: number;
  /** Stories, calls and faults among them, by weather. */
  conditions: Record<NetworkConditions, { stories: number; requests: number; faults: number }>;
  /** By kind. */
  kinds: Record<string, number>;
  missions: number;
  longestRunMs: number;
  latestLandingMs: number;
  /** Of runs. */
  endings: Record<string, number>;
  failing: FailedSeed[];
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
    unconfirmed: 0,
    held: 0,
    conditions: {
      calm: { stories: 0, requests: 0, faults: 0 },
      storm: { stories: 0, requests: 0, faults: 0 },
      outages: { stories: 0, requests: 0, faults: 0 },
    },
    kinds: {},
    missions: 0,
    longestRunMs: 0,
    latestLandingMs: 0,
    endings: {},
    failing: [],
  };
}

/** Adds one story. */
export function count(summary: Summary, result: ScenarioResult): void {
  const { endings } = result;
  const faults = [...result.faults.values()].reduce((sum, one) => sum + one, 0);
  const conditions = summary.conditions[result.conditions];
  conditions.stories += 1;
  conditions.requests += result.requests;
  conditions.faults += faults;
  tally(summary.kinds, result.faults);
  summary.seeds += 1;
  summary.runs += result.runs;
  summary.crashes += result.crashes;
  summary.requests += result.requests;
  summary.faults += faults;
  summary.steps += result.steps;
  summary.missions += result.missions;
  summary.hired += Number(result.missions > 0);
  summary.paid += Number(result.paid > 0);
  summary.reworked += Number(result.reworks > 0);
  summary.unconfirmed += Number(endings.some(isUnconfirmed));
  summary.held += Number(endings.some(({ kind }) => kind === 'held'));
  summary.longestRunMs = Math.max(summary.longestRunMs, result.longestRunMs);
  summary.latestLandingMs = Math.max(summary.latestLandingMs, result.latestLandingMs);
  for (const { kind, code } of endings) tally(summary.endings, [[`${kind} ${code}`, 1]]);
  if (result.problems.length > 0) summary.failing.push({ seed: result.seed, problems: result.problems });
}

function tally(sums: Record<string, number>, more: Iterable<readonly [string, number]>): void {
  for (const [name, times] of more) sums[name] = (sums[name] ?? 0) + times;
}

/** Adds another summary. */
export function add(summary: Summary, other: Summary): void {
  for (const name of SUMS) summary[name] += other[name];
  summary.longestRunMs = Math.max(summary.longestRunMs, other.longestRunMs);
  summary.latestLandingMs = Math.max(summary.latestLandingMs, other.latestLandingMs);
  tally(summary.endings, Object.entries(other.endings));
  tally(summary.kinds, Object.entries(other.kinds));
  for (const conditions of CONDITIONS) {
    summary.conditions[conditions].stories += other.conditions[conditions].stories;
    summary.conditions[conditions].requests += other.conditions[conditions].requests;
    summary.conditions[conditions].faults += other.conditions[conditions].faults;
  }
  summary.failing.push(...other.failing);
}

const CONDITIONS = ['calm', 'storm', 'outages'] as const;
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
  'unconfirmed',
  'held',
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
    ['calls that faulted', `${faults} (${percent(faults, requests)} of requests)`],
    ...CONDITIONS.map((conditions) => toConditionsRow(conditions, summary.conditions[conditions])),
    ['missions', String(summary.missions)],
    ['hired / paid / reworked', `${per(summary.hired)} / ${per(summary.paid)} / ${per(summary.reworked)} of 1,000`],
    ['ended in doubt / held', `${per(summary.unconfirmed)} / ${per(summary.held)} of 1,000`],
    ['longest run (awake)', minutes(summary.longestRunMs)],
    ['latest landing of a request', minutes(summary.latestLandingMs)],
    ['stories that broke an invariant', String(summary.failing.length)],
  ];
  const table = rows.map(([what, value]) => `| ${what} | ${value} |`);
  const lists = [`Runs ended: ${toList(summary.endings)}.`, `Faults: ${toList(summary.kinds)}.`];
  return ['| what | how many |', '| --- | --- |', ...table, '', ...lists].join('\n');
}

const percent = (part: number, of: number): string => `${((100 * part) / Math.max(1, of)).toFixed(1)} %`;

function toConditionsRow(
  conditions: NetworkConditions,
  { stories, requests, faults }: Summary['conditions'][NetworkConditions],
): readonly [string, string] {
  return [
    `stories in ${NAMES[conditions]}`,
    `${stories}, ${percent(faults, requests)} of their ${requests} requests faulted`,
  ];
}

const NAMES: Readonly<Record<NetworkConditions, string>> = { calm: 'calm', storm: 'a storm', outages: 'outages' };

/** The most frequent first. */
function toList(sums: Readonly<Record<string, number>>): string {
  const sorted = Object.entries(sums).sort(([, a], [, b]) => b - a);
  return sorted.map(([name, times]) => `${name} ${times}`).join(', ');
}
