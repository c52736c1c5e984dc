/** The one client for GitHub: REST and GraphQL, every response checked against a schema. */
import type { Repository } from '../../core/domain/model.ts';
import type { Quota } from '../../core/ports/github.ts';
import type { GraphqlClient } from './graphql.ts';
import { createGraphqlClient } from './graphql.ts';
import { createQuotaMeter, createRateLimiter } from './rate-limit.ts';
import type { GitHubOptions } from './request.ts';
import { createCallRoute } from './request.ts';
import type { RestClient } from './rest.ts';
import { createRestClient } from './rest.ts';

export type { GitHubOptions, OctokitRequest } from './request.ts';

/** The calls that the adapters are made from. All of them reject with GitHubError. */
export interface Api extends RestClient, GraphqlClient {
  readonly repository: Repository;
  /** Returns how many requests were sent, and how many GitHub still allows. */
  quota(): Quota;
}

/** Creates the client. Nothing is loaded before the first call. */
export function createApi(options: GitHubOptions): Api {
  const meter = createQuotaMeter();
  const limitWrites = createRateLimiter(options.clock ?? null);
  const callRoute = createCallRoute(options, meter);
  return {
    repository: options.repository,
    quota: () => meter.read(),
    ...createRestClient(options, callRoute, limitWrites),
    ...createGraphqlClient(options, callRoute, limitWrites),
  };
}
