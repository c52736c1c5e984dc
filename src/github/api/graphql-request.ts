/** GraphQL over the door: one address and one verb, so that a run whose first questions are queries loads no Octokit for them. */
import type { Fetch, FetchResponse } from '../../http/fetch-adapter.ts';
import type { GitHubAnswer } from './errors.ts';

/** Answers with any status; rejects as the door does. */
export function createGraphRequest({
  token,
  fetch,
}: {
  readonly token: string;
  readonly fetch: Fetch;
}): (route: string, parameters: Record<string, unknown>) => Promise<GitHubAnswer> {
  return async (route, { headers: more, ...body }) => {
    const headers = {
      accept: 'application/vnd.github+json',
      authorization: `token ${token}`,
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'orkestro-action',
      ...(more as Record<string, string> | undefined),
    };
    const response = await fetch(route.replace('POST ', ''), { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: response.status, headers: Object.fromEntries(response.headers), data: await readData(response) };
  };
}

/** Text where it is not the JSON that it says it is: no schema takes that. */
async function readData(response: FetchResponse): Promise<unknown> {
  const text = await response.text();
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(response.headers.get('content-type') ?? '')) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
