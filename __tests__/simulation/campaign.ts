/** Plays many seeds in worker threads and adds up what they say. */
import { Worker } from 'node:worker_threads';
import type { FlowName } from './flows.ts';
import { add, createSummary, type Summary } from './summary.ts';
import type { Batch, WorkerOptions } from './worker.ts';

export interface Campaign {
  readonly from: number;
  readonly seeds: number;
  readonly workers: number;
  readonly flow: FlowName;
  /** Stop early, once a story broke an invariant in this way. */
  readonly stopAt?: (problem: string) => boolean;
  readonly onProgress?: (progress: Progress) => void;
  /** Goes on where this one of the same flow and seeds was interrupted. */
  readonly resume?: Progress;
}

/** How far a campaign has come. Plain data: can be written down. */
export interface Progress {
  readonly summary: Summary;
  /** First seeds of the batches that are in it. */
  readonly done: readonly number[];
}

const BATCH = 50;
/** Stories leave much behind that is soon forgotten: fewer, larger collections. */
const YOUNG_GENERATION = { maxYoungGenerationSizeMb: 96 };

/** Rejects when a thread dies. Whoever finishes, the sums are the same. */
export async function runCampaign(campaign: Campaign): Promise<Summary> {
  const total = createSummary();
  const done = [...(campaign.resume?.done ?? [])];
  if (campaign.resume !== undefined) add(total, campaign.resume.summary);
  const known = new Set(done);
  let next = campaign.from;
  const end = campaign.from + campaign.seeds;
  const take = (): Batch | null => {
    const { stopAt } = campaign;
    while (known.has(next)) next += BATCH;
    if (next >= end || (stopAt !== undefined && total.failing.some(({ problems }) => problems.some(stopAt))))
      return null;
    const batch = { from: next, count: Math.min(BATCH, end - next) };
    next += batch.count;
    return batch;
  };
  const addResult = (summary: Summary, batch: Batch): void => {
    add(total, summary);
    done.push(batch.from);
    campaign.onProgress?.({ summary: total, done });
  };
  const threads = Math.max(1, Math.min(campaign.workers, Math.ceil(campaign.seeds / BATCH)));
  await Promise.all(Array.from({ length: threads }, () => runThread(campaign.flow, take, addResult)));
  total.failing.sort((a, b) => a.seed - b.seed);
  return total;
}

function runThread(
  flow: FlowName,
  take: () => Batch | null,
  addResult: (summary: Summary, batch: Batch) => void,
): Promise<void> {
  const workerData: WorkerOptions = { flow };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData, resourceLimits: YOUNG_GENERATION });
  return new Promise((resolve, reject) => {
    let batch: Batch | null = null;
    const feed = (): void => {
      batch = take();
      if (batch === null)
        void worker.terminate().then(() => {
          resolve();
        }, reject);
      else worker.postMessage(batch);
    };
    worker.on('error', reject);
    worker.on('message', (summary: Summary) => {
      if (batch !== null) addResult(summary, batch);
      feed();
    });
    feed();
  });
}
