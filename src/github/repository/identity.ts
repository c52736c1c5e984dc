/** Reads which repository this is, for a run whose environment and event don't say. */
import * as z from 'zod/mini';
import { once } from '../../core/once.ts';
import type { Repository } from '../../core/domain/model.ts';
import { createQuotaMeter } from '../api/rate-limit.ts';
import type { ConnectionOptions } from '../api/request.ts';
import { createCallRoute } from '../api/request.ts';
import { createRestClient } from '../api/rest.ts';

const repositoryResponse = once(() =>
  z.object({ id: z.int().check(z.positive()), default_branch: z.string().check(z.minLength(1)) }),
);

/** Reads the ID and the default branch in one request. @throws GitHubError */
export async function getIdentity(options: ConnectionOptions): Promise<Pick<Repository, 'id' | 'defaultBranch'>> {
  const rest = createRestClient(options, createCallRoute(options, createQuotaMeter()), () => Promise.resolve());
  const call = {
    action: 'read which repository this is',
    permission: 'metadata: read',
    route: 'GET /repos/{owner}/{repo}',
  };
  const { data } = await rest.send(call, repositoryResponse());
  return { id: data.id, defaultBranch: data.default_branch };
}
