/** REST calls, each response checked against a schema. */
import type { CallInfo, GitHubResponse } from './errors.ts';
import { GitHubError } from './errors.ts';
import type { CallRoute, ConnectionOptions } from './request.ts';
import { API_HEADERS } from './request.ts';
import type { Schema } from './wire.ts';
import { parseResponse, toListSchema } from './wire.ts';

/** A REST call. `route` is `METHOD /repos/{owner}/{repo}/…`, where owner and repo are filled in. */
export interface RestCall {
  /** Completes "could not …". */
  readonly action: string;
  readonly permission: string;
  readonly route: string;
  readonly parameters?: Readonly<Record<string, string | number>>;
  /** Another media type than JSON. */
  readonly accept?: string;
}

/** A success response and its status. */
interface RestResponse<T> {
  readonly status: number;
  readonly data: T;
}

/** REST calls. All of them reject with GitHubError. */
export interface RestClient {
  /** Sends one call. */
  send<T>(call: RestCall, schema: Schema<T>): Promise<RestResponse<T>>;
  /** Lists the items of every page, 100 each. */
  list<T>(call: RestCall, item: Schema<T>): Promise<readonly T[]>;
}

const PER_PAGE = 100;
const MAX_PAGES = 100;

/** Creates the client. `limitWrites` resolves when the next write may leave. */
export function createRestClient(
  options: ConnectionOptions,
  callRoute: CallRoute,
  limitWrites: () => Promise<void>,
): RestClient {
  const { owner, name: repo } = options.repository;

  const sendCall = async (
    call: RestCall,
    callInfo: CallInfo,
    pageParameters: Readonly<Record<string, number>> = {},
  ): Promise<GitHubResponse> => {
    if (!call.route.startsWith('GET ')) await limitWrites();
    const headers = { ...API_HEADERS, ...(call.accept !== undefined && { accept: call.accept }) };
    return callRoute(callInfo, call.route, { owner, repo, ...call.parameters, ...pageParameters, headers });
  };

  return {
    async send(call, schema) {
      const callInfo = toCallInfo(call, options);
      const { status, data } = await sendCall(call, callInfo);
      return { status, data: parseResponse(data, schema, callInfo) };
    },
    async list(call, item) {
      const callInfo = toCallInfo(call, options);
      const items = [];
      for (let page = 1; page <= MAX_PAGES; page += 1) {
        const response = await sendCall(call, callInfo, { per_page: PER_PAGE, page });
        const found = parseResponse(response.data, toListSchema(item), callInfo);
        items.push(...found);
        if (!hasNextPage(response, found.length)) return items;
      }
      throw new GitHubError({ code: 'incomplete', call: callInfo, why: `there are more than ${MAX_PAGES} pages` });
    },
  };
}

function toCallInfo(
  { action, permission, route, parameters }: RestCall,
  { apiUrl, repository }: ConnectionOptions,
): CallInfo {
  const values: Record<string, string | number> = { owner: repository.owner, repo: repository.name, ...parameters };
  const [method = '', path = ''] = route.split(' ');
  const filled = path.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(String(values[name] ?? '')));
  return { action, permission, where: `${method} ${apiUrl}${filled}` };
}

/**
 * Returns whether there is a next page. Without a `Link`, which GitHub omits for a single page, a full page may have
 * one.
 */
function hasNextPage(response: GitHubResponse, count: number): boolean {
  const { link } = response.headers;
  return typeof link === 'string' ? /;\s*rel="next"/.test(link) : count >= PER_PAGE;
}
