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
  readonly onProgress?: (summary: Summary) => void;
}

const BATCH = 50;

/** Rejects when a thread dies. Whoever finishes, the sums are the same. */
export async function runCampaign(campaign: Campaign): Promise<Summary> {
  const total = createSummary();
  let next = campaign.from;
  const end = campaign.from + campaign.seeds;
  const take = (): Batch | null => {
    const { stopAt } = campaign;
    if (next >= end || (stopAt !== undefined && total.failing.some(({ problems }) => problems.some(stopAt))))
      return null;
    const batch = { from: next, count: Math.min(BATCH, end - next) };
    next += batch.count;
    return batch;
  };
  const hear = (summary: Summary): void => {
    add(total, summary);
    campaign.onProgress?.(total);
  };
  const threads = Math.max(1, Math.min(campaign.workers, Math.ceil(campaign.seeds / BATCH)));
  await Promise.all(Array.from({ length: threads }, () => runThread(campaign.flow, take, hear)));
  total.failing.sort((a, b) => a.seed - b.seed);
  return total;
}

function runThread(flow: FlowName, take: () => Batch | null, hear: (summary: Summary) => void): Promise<void> {
  const workerData: WorkerOptions = { flow };
  const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData });
  return new Promise((resolve, reject) => {
    const feed = (): void => {
      const batch = take();
      if (batch === null)
        void worker.terminate().then(() => {
          resolve();
        }, reject);
      else worker.postMessage(batch);
    };
    worker.on('error', reject);
    worker.on('message', (summary: Summary) => {
      hear(summary);
      feed();
    });
    feed();
  });
}
