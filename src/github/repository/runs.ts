/** Reads whether and when a workflow run ended (docs/PROTOCOL.md#forced-hires). */
import * as z from 'zod/mini';
import { once } from '../../core/once.ts';
import type { Runs } from '../../core/ports/github.ts';
import type { Api } from '../api/client.ts';
import { GitHubError } from '../api/errors.ts';
import { instant } from '../api/wire.ts';

const run = once(() =>
  z.object({
    status: z.nullable(z.string()),
    run_attempt: z.int(),
    run_started_at: instant(),
    updated_at: instant(),
  }),
);

/** Creates the `Runs` port over GitHub. */
export function createRuns(api: Api): Runs {
  return {
    async readEnd(runId, attempt) {
      if (!/^\d{1,15}$/.test(runId)) return { kind: 'unknown', why: `${JSON.stringify(runId)} is no run` };
      const call = {
        action: `read run ${runId}`,
        permission: 'actions: read',
        route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}',
        parameters: { run_id: runId },
      };
      try {
        const { data } = await api.send(call, run());
        // GitHub shows the latest attempt, which starts only after the previous one has ended.
        if (data.run_attempt > attempt) return { kind: 'ended', at: data.run_started_at };
        if (data.run_attempt < attempt) return { kind: 'unknown', why: `run ${runId} has no attempt ${attempt} yet` };
        return data.status === 'completed' ? { kind: 'ended', at: data.updated_at } : { kind: 'running' };
      } catch (error) {
        if (error instanceof GitHubError) return { kind: 'unknown', why: error.message };
        throw error;
      }
    },
  };
}
