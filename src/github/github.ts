/** The `GitHub` port: one adapter per noun. */
import type { GitHub } from '../core/ports/github.ts';
import type { GitHubOptions } from './api/client.ts';
import { createApi } from './api/client.ts';
import { createChecks } from './checks/checks.ts';
import { createContents } from './repository/contents.ts';
import { createConversations } from './comments/conversations.ts';
import { createReactionLock } from './locks/reaction-lock.ts';
import { createIssueForms } from './repository/issue-forms.ts';
import { createPermissions } from './repository/permissions.ts';
import { createPulls } from './pulls/pulls.ts';
import type { LockOwner } from './locks/ref-lock.ts';
import { createRefLock } from './locks/ref-lock.ts';
import { createRuns } from './repository/runs.ts';
import { createStatuses } from './checks/statuses.ts';

export type { GitHubOptions } from './api/client.ts';

/** Creates all adapters. Loads and sends nothing before the first call. With an owner, the lock is a ref. */
export function createGitHub(options: GitHubOptions, owner: LockOwner | null = null): GitHub {
  const api = createApi(options);
  const contents = createContents(api);
  return {
    quota: () => api.quota(),
    conversations: createConversations(api),
    pulls: createPulls(api),
    checks: createChecks(api, options.clock ?? null),
    statuses: createStatuses(api),
    permissions: createPermissions(api),
    contents,
    issueForms: createIssueForms(api, contents),
    runs: createRuns(api),
    lock: owner === null ? createReactionLock(api) : createRefLock(api, owner),
  };
}
