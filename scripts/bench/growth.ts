/** Whether deciding and rendering grow with contexts and files: a delivery, one four times as large, and one as large as allowed. */
import { makeMissionView, makeOutcome } from '../../__tests__/support/report/samples.ts';
import {
  buildObservation,
  buildOptions,
  buildPolicy,
  buildReading,
  buildReport,
  buildRequired,
} from '../../__tests__/support/decision-builders.ts';
import type { ChecksReading } from '../../src/core/domain/checks.ts';
import { evaluateChecks } from '../../src/core/policy/evaluate-checks.ts';
import { decide } from '../../src/core/policy/decide.ts';
import { renderComment } from '../../src/report/render/comment.ts';
import { renderSummary } from '../../src/report/render/summary.ts';
import { median } from './statistics.ts';
import { describeMany, formatMs, formatRatio, rateGoal, type Row } from './table.ts';

const CONTEXTS = 1_000;
const FILES = 3_000;
const ROUNDS = 21;
const GOAL_MS = 50;
/** Four times the input: a square would take sixteen times as long. */
const GOAL_GROWTH = 6;

/** What was read of a delivery with so many contexts and files. */
interface Delivery {
  readonly reading: ChecksReading;
  readonly paths: readonly string[];
}

export function makeDelivery(contexts: number, files: number): Delivery {
  const names = Array.from({ length: contexts }, (_, at) => `build (${at}, node ${at % 7})`);
  const reading = buildReading(
    names.map((name, at) => buildReport({ name, databaseId: at + 1 })),
    names.map((name) => buildRequired(name)),
  );
  const paths = Array.from({ length: files }, (_, at) => `packages/part-${at % 50}/src/module-${at}.ts`);
  return { reading, paths };
}

/** Evaluates, decides, and renders comment and summary; returns their length. */
export function decideAndRender({ reading, paths }: Delivery): number {
  const evidence = evaluateChecks(reading, buildOptions());
  if (evidence.kind !== 'evaluated') throw new Error('the checks were not evaluated');
  const policy = buildPolicy({ protectedPaths: ['.github/**', '**/secrets/**', 'infra/*.tf', '!infra/readme.tf'] });
  const verdict = decide(buildObservation({ evidence, touchedPaths: { kind: 'listed', paths } }), policy);
  if (verdict.kind !== 'accept') throw new Error(`not accepted, but ${verdict.code}: ${verdict.message}`);
  const view = makeMissionView({ verdict, evidence: evidence.evidence });
  return renderComment(view, 'full').length + renderSummary(makeOutcome({ view })).length;
}

/** Measures processor time, ms, which other work of the machine hardly changes. */
function time(delivery: Delivery): number {
  const began = process.cpuUsage();
  decideAndRender(delivery);
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

export function describeGrowth(): readonly Row[] {
  const [quarter, whole] = [makeDelivery(CONTEXTS / 4, FILES / 4), makeDelivery(CONTEXTS, FILES)];
  decideAndRender(whole);
  const rounds = Array.from({ length: ROUNDS }, () => ({ small: time(quarter), large: time(whole) }));
  const [small, large] = [rounds.map((round) => round.small), rounds.map((round) => round.large)];
  const growth = median(large) / median(small);
  return [
    {
      what: `${CONTEXTS / 4} contexts, ${FILES / 4} files: decided, comment and summary rendered`,
      ...describeMany(small, formatMs),
    },
    {
      what: `${CONTEXTS.toLocaleString('en-US')} contexts, ${FILES.toLocaleString('en-US')} files`,
      ...describeMany(large, formatMs),
      ...rateGoal(median(large) < GOAL_MS, `< ${GOAL_MS} ms`),
    },
    {
      what: 'four times as much takes',
      measured: formatRatio(growth),
      ...rateGoal(growth <= GOAL_GROWTH, `linear: ≤ ${GOAL_GROWTH} ×`),
    },
  ];
}
