/**
 * GraphQL over the HTTP client: one address and one verb, so that a run that starts with queries need not load Octokit.
 */
import type { Fetch, FetchResponse } from '../../http/fetch-adapter.ts';
import type { GitHubResponse } from './errors.ts';

/** Creates a function that returns a response with any status, and rejects with HttpError where there is none. */
export function createGraphqlRequest({
  token,
  fetch,
}: {
  readonly token: string;
  readonly fetch: Fetch;
}): (route: string, parameters: Record<string, unknown>) => Promise<GitHubResponse> {
  return async (route, { headers: extraHeaders, ...body }) => {
    const headers = {
      accept: 'application/vnd.github+json',
      authorization: `token ${token}`,
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'orkestro-action',
      ...(extraHeaders as Record<string, string> | undefined),
    };
    const response = await fetch(route.replace('POST ', ''), { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: response.status, headers: Object.fromEntries(response.headers), data: await parseBody(response) };
  };
}

/** Parses the body. Returns its text, which no schema accepts, if the body is not JSON. */
async function parseBody(response: FetchResponse): Promise<unknown> {
  const text = await response.text();
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(response.headers.get('content-type') ?? '')) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
