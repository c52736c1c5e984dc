/**
 * One request to GitHub: REST through Octokit, GraphQL directly through the HTTP client, every failure as a
 * GitHubError.
 */
import type { Repository } from '../../core/domain/model.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Fetch } from '../../http/fetch-adapter.ts';
import type { CallInfo, GitHubResponse } from './errors.ts';
import { GitHubError } from './errors.ts';
import { createGraphqlRequest } from './graphql-request.ts';
import type { QuotaMeter } from './rate-limit.ts';

/** The connection to GitHub and the repository. */
export interface GitHubOptions extends ConnectionOptions {
  readonly repository: Repository;
}

/** The connection to GitHub. The URLs are the runner's `GITHUB_API_URL` and `GITHUB_GRAPHQL_URL`, which includes GHES. */
export interface ConnectionOptions {
  readonly token: string;
  readonly repository: Pick<Repository, 'owner' | 'name'>;
  /** Without trailing slash. */
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  /** The HTTP client's (src/http): retries reads, sends writes once, follows no redirect, uses the proxy. */
  readonly fetch: Fetch;
  /** Delays writes to respect GitHub's rate limits. Without it, writes are never delayed. */
  readonly clock?: Pick<Clock, 'now' | 'sleep'>;
  /**
   * Sends requests over `fetch`. Default: Octokit, loaded at the first REST call. Must fail as Octokit does: `response`
   * on the error.
   */
  readonly request?: OctokitRequest;
}

/**
 * A function that takes `METHOD /path/{of}/parameters` or `METHOD https://…`, and the parameters with `headers` among
 * them.
 */
export type OctokitRequest = (route: string, parameters: Record<string, unknown>) => Promise<GitHubResponse>;

/** A function that sends one request and returns a success response. Rejects with GitHubError. */
export type CallRoute = (
  callInfo: CallInfo,
  route: string,
  parameters: Record<string, unknown>,
) => Promise<GitHubResponse>;

/** The headers of every request. */
export const API_HEADERS = { 'x-github-api-version': '2022-11-28' };

/** Returns the route that stands for GraphQL. */
export function toGraphqlRoute({ graphqlUrl }: ConnectionOptions): string {
  return `POST ${graphqlUrl}`;
}

/** Creates the sender of requests. Nothing is loaded before the first one. */
export function createCallRoute(options: ConnectionOptions, meter: QuotaMeter): CallRoute {
  const graphqlRoute = toGraphqlRoute(options);
  const requestGraphql = options.request ?? createGraphqlRequest(options);
  let loadingRequest: Promise<OctokitRequest> | undefined;

  return async (callInfo, route, parameters) => {
    try {
      if (options.token === '') throw createMissingTokenError(callInfo);
      const request = route === graphqlRoute ? requestGraphql : await (loadingRequest ??= loadOctokitRequest(options));
      meter.countRequest();
      const response = await request(route, parameters);
      meter.readHeaders(response.headers);
      if (response.status >= 200 && response.status <= 299) return response;
      throw GitHubError.fromResponse(response, callInfo);
    } catch (error) {
      throw GitHubError.from(error, callInfo);
    }
  };
}

/** Loads Octokit, here and nowhere else. Its log is silenced, because it would print GitHub's text past the action's own log. */
async function loadOctokitRequest(options: ConnectionOptions): Promise<OctokitRequest> {
  if (options.request !== undefined) return options.request;
  const { getOctokit } = await import('@actions/github');
  const { fetch } = options;
  const octokit = getOctokit(options.token, {
    baseUrl: options.apiUrl,
    userAgent: 'orkestro-action',
    log: SILENT,
    request: { fetch, log: SILENT, redirect: 'manual' },
  });
  return octokit.request;
}

const ignoreLine = (): undefined => undefined;
const SILENT = { debug: ignoreLine, info: ignoreLine, warn: ignoreLine, error: ignoreLine };

function createMissingTokenError(call: CallInfo): GitHubError {
  return new GitHubError({ code: 'unauthorized', call, why: 'there is no token', noEffect: true });
}
