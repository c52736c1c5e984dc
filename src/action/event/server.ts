/** Reads which GitHub server the run belongs to, and refuses another forge before its token can go anywhere. */
import type { RunFacts } from '../../core/domain/event.ts';
import { RunnerError } from '../failure.ts';
import type { Environment } from '../runner/runner.ts';
import { readUrl, readVariable } from './variables.ts';

/** The addresses of the GitHub server, without trailing slash. */
type Server = Pick<RunFacts, 'serverUrl' | 'apiUrl' | 'graphqlUrl'>;

const GITHUB_COM: Server = {
  serverUrl: 'https://github.com',
  apiUrl: 'https://api.github.com',
  graphqlUrl: 'https://api.github.com/graphql',
};

/**
 * Reads the addresses of the GitHub server. Those of github.com stand in only for variables of a run on github.com.
 *
 * @throws RunnerError `bad_environment` for another forge (docs/GITHUB-FACTS.md#other-servers-and-runners)
 */
export function readServer(env: Environment): Server {
  const server = {
    serverUrl: readUrl(env, 'GITHUB_SERVER_URL', GITHUB_COM.serverUrl),
    apiUrl: readUrl(env, 'GITHUB_API_URL', GITHUB_COM.apiUrl),
    graphqlUrl: readUrl(env, 'GITHUB_GRAPHQL_URL', GITHUB_COM.graphqlUrl),
  };
  const why = findForge(env) ?? findMissingAddress(env, server) ?? findSplit(server);
  if (why === null) return server;
  throw new RunnerError('bad_environment', {
    what: 'this is not GitHub',
    where: 'environment variables GITHUB_SERVER_URL, GITHUB_API_URL and GITHUB_GRAPHQL_URL',
    why: `${why}. Nothing was sent, so that the token of one server never reaches another`,
    fix: 'run Orkestro in GitHub Actions, on github.com, ghe.com or GitHub Enterprise Server. Gitea and Forgejo lack the GraphQL API that it needs',
  });
}

/** Variables that only the runners of other forges set. */
const FORGES = { GITEA_ACTIONS: 'Gitea', FORGEJO_ACTIONS: 'Forgejo' } as const;

/** Tells which forge says that the run is its own. @returns null if none does */
function findForge(env: Environment): string | null {
  for (const [variable, forge] of Object.entries(FORGES))
    if (readVariable(env, variable) !== null) return `${variable} is set, as by the runner of ${forge}`;
  return null;
}

/** Finds a missing address whose stand-in would be an address of github.com, although the run is elsewhere. */
function findMissingAddress(env: Environment, { serverUrl, apiUrl }: Server): string | null {
  if (readVariable(env, 'GITHUB_GRAPHQL_URL') === null && apiUrl !== GITHUB_COM.apiUrl)
    return `GITHUB_API_URL is ${apiUrl}, and GITHUB_GRAPHQL_URL is empty`;
  if (readVariable(env, 'GITHUB_API_URL') === null && serverUrl !== GITHUB_COM.serverUrl)
    return `GITHUB_SERVER_URL is ${serverUrl}, and GITHUB_API_URL is empty`;
  return null;
}

/** Finds two APIs on different servers. GitHub has both on one. */
function findSplit({ apiUrl, graphqlUrl }: Server): string | null {
  const [rest, graphql] = [new URL(apiUrl).origin, new URL(graphqlUrl).origin];
  return rest === graphql ? null : `GITHUB_API_URL is on ${rest}, and GITHUB_GRAPHQL_URL is on ${graphql}`;
}
