/**
 * What Octokit does for the adapters, without its hooks and templates: routes filled in, the rest of the parameters as query
 * or JSON, errors that carry their `response`. Strict stories use Octokit itself and must come out the same.
 */
import type { OctokitRequest } from '../../src/github/api/client.ts';
import type { Fetch, FetchResponse } from '../../src/http/fetch-adapter.ts';
import { parseShared } from './memo.ts';

export function createQuickRequest(token: string, baseUrl: string, fetch: Fetch): OctokitRequest {
  let isLoaded = false;
  let loading: Promise<void> | undefined;
  const takeTurns = async (): Promise<void> => {
    for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
    isLoaded = true;
  };
  return async (route, { headers: given, ...parameters }) => {
    // Octokit is loaded with a run's first request of REST; GraphQL goes without it (graph-request.ts), and leaves first.
    if (!isGraph(route) && !isLoaded) await (loading ??= takeTurns());
    const { method, url, body } = fillIn(route, parameters, baseUrl);
    const headers = {
      accept: 'application/vnd.github.v3+json',
      'user-agent': 'orkestro-action',
      authorization: `token ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
      ...(given as Record<string, string>),
    };
    const response = await fetch(url, { method, headers, body });
    const answer = {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      data: await readData(response),
    };
    if (response.status < 400) return answer;
    throw Object.assign(new Error(`HTTP ${response.status}`), { response: answer });
  };
}

const isGraph = (route: string): boolean => route.includes(' https:');

/** Parameters go where the route names them, the rest of a GET's into its query, of everything else into its body. */
function fillIn(
  route: string,
  parameters: Readonly<Record<string, unknown>>,
  baseUrl: string,
): { readonly method: string; readonly url: string; readonly body: string | undefined } {
  const [method = 'GET', template = ''] = route.split(' ');
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(parameters[name])));
  const base = isGraph(route) ? path : `${baseUrl}${path}`;
  const left = Object.entries(parameters).filter(([name]) => !template.includes(`{${name}}`));
  if (left.length === 0) return { method, url: base, body: undefined };
  if (method !== 'GET') return { method, url: base, body: toBody(Object.fromEntries(left)) };
  const query = left.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return { method, url: `${base}?${query.join('&')}`, body: undefined };
}

const bodies = new Map<string, Map<string, string>>();

/** JSON; of GraphQL, whose documents are long and few, the same text for the same question. */
function toBody(parameters: Readonly<Record<string, unknown>>): string {
  const { query, variables } = parameters;
  if (typeof query !== 'string') return JSON.stringify(parameters);
  let known = bodies.get(query);
  if (known === undefined || known.size > 500) {
    known = new Map();
    bodies.set(query, known);
  }
  const asked = JSON.stringify(variables);
  const body = known.get(asked) ?? JSON.stringify(parameters);
  known.set(asked, body);
  return body;
}

async function readData(response: FetchResponse): Promise<unknown> {
  const text = await response.text();
  if (response.headers.get('content-type')?.startsWith('application/json') !== true) return text;
  try {
    return parseShared(text);
  } catch {
    return text;
  }
}
