/** Commit statuses (github-facts §2). */
import * as z from 'zod/mini';
import type { Statuses } from '../core/ports.ts';
import type { Api } from './api.ts';
import { GitHubError } from './errors.ts';

/** The `Statuses` port over GitHub. */
export function createStatuses(api: Api): Statuses {
  return {
    async set(sha, { context, state, description, url }) {
      const call = {
        doing: `set the status ${JSON.stringify(context)} on ${sha}`,
        permission: 'statuses: write',
        route: 'POST /repos/{owner}/{repo}/statuses/{sha}',
        parameters: { sha, context, state, description, ...(url !== null && { target_url: url }) },
      };
      try {
        await api.send(call, z.unknown());
        return true;
      } catch (error) {
        if (error instanceof GitHubError && error.code === 'missing_permission') return false;
        throw error;
      }
    },
  };
}
