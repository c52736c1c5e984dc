/** A worker thread that plays seeds as it is told and answers with sums. */
import { parentPort, workerData } from 'node:worker_threads';
import { FLOWS, type FlowName } from './flows.ts';
import { playScenario } from './scenario.ts';
import { count, createSummary } from './summary.ts';

/** Seeds from `from`, `count` of them. */
export interface Batch {
  readonly from: number;
  readonly count: number;
}

/** What the thread is made with. */
export interface WorkerOptions {
  readonly flow: FlowName;
}

// A failed call is told by its code; where it was thrown costs more than all else about it.
Error.stackTraceLimit = 0;

const { flow } = workerData as WorkerOptions;
const schedules = new Set<number>();

parentPort?.on('message', (batch: Batch) => {
  void play(batch);
});

async function play({ from, count: many }: Batch): Promise<void> {
  const summary = createSummary();
  const before = schedules.size;
  for (let seed = from; seed < from + many; seed++) {
    const result = await playScenario(seed, { flow: FLOWS[flow] });
    schedules.add(result.fingerprint);
    count(summary, result);
  }
  summary.schedules = schedules.size - before;
  parentPort?.postMessage(summary);
}
