/** The GitHub side, whole: one adapter per noun behind the ports of the core. */
import type { GitHub } from '../core/ports.ts';
import type { GitHubOptions } from './api.ts';
import { createApi } from './api.ts';
import { createChecks } from './checks.ts';
import { createContents } from './contents.ts';
import { createConversations } from './conversations.ts';
import { createReactionFuse } from './fuse.ts';
import { createIssueForms } from './issue-forms.ts';
import { createPermissions } from './permissions.ts';
import { createPulls } from './pulls.ts';
import type { FuseOwner } from './ref-fuse.ts';
import { createRefFuse } from './ref-fuse.ts';
import { createRuns } from './runs.ts';
import { createStatuses } from './statuses.ts';

export type { GitHubOptions } from './api.ts';

/** Puts the adapters together. Loads and asks nothing before the first call. With an owner, the fuse is a ref. */
export function createGitHub(options: GitHubOptions, owner: FuseOwner | null = null): GitHub {
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
    fuse: owner === null ? createReactionFuse(api) : createRefFuse(api, owner),
  };
}
