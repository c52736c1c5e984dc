import { describe, expect, it } from '@jest/globals';
import { readServer } from '../../../src/action/event/server.ts';
import { RunnerError } from '../../../src/action/failure.ts';

type Environment = Readonly<Record<string, string>>;

function failureOf(env: Environment): RunnerError['failure'] {
  try {
    readServer(env);
  } catch (error) {
    if (error instanceof RunnerError) return error.failure;
    throw error;
  }
  throw new Error('nothing was thrown');
}

const toEnvironment = (serverUrl: string, apiUrl: string, graphqlUrl: string): Environment => ({
  GITHUB_SERVER_URL: serverUrl,
  GITHUB_API_URL: apiUrl,
  GITHUB_GRAPHQL_URL: graphqlUrl,
});

describe('the server', () => {
  it.each([
    ['https://github.com', 'https://api.github.com', 'https://api.github.com/graphql'],
    ['https://acme.ghe.com', 'https://api.acme.ghe.com', 'https://api.acme.ghe.com/graphql'],
    ['https://git.acme.example', 'https://git.acme.example/api/v3', 'https://git.acme.example/api/graphql'],
  ])('is GitHub at %s', (serverUrl, apiUrl, graphqlUrl) => {
    expect(readServer(toEnvironment(serverUrl, apiUrl, graphqlUrl))).toEqual({ serverUrl, apiUrl, graphqlUrl });
  });

  it.each<Environment>([
    {},
    { GITHUB_SERVER_URL: 'https://github.com' },
    { GITHUB_API_URL: 'https://api.github.com/', GITHUB_GRAPHQL_URL: '' },
    { GITHUB_GRAPHQL_URL: 'https://api.github.com/graphql' },
  ])('is github.com where a run on github.com leaves out something: %j', (env) => {
    expect(readServer(env).apiUrl).toBe('https://api.github.com');
    expect(readServer(env).graphqlUrl).toBe('https://api.github.com/graphql');
  });
});

describe('another forge is refused', () => {
  const GITEA = 'https://gitea.example';
  it.each<readonly [string, Environment, string]>([
    ['Gitea', toEnvironment(GITEA, `${GITEA}/api/v1`, ''), 'GITHUB_GRAPHQL_URL is empty'],
    ['a blank address', toEnvironment(GITEA, `${GITEA}/api/v1`, ' '), 'GITHUB_GRAPHQL_URL is empty'],
    ['no API at all', toEnvironment(GITEA, '', ''), 'GITHUB_API_URL is empty'],
    ['only a server', { GITHUB_SERVER_URL: GITEA }, 'GITHUB_API_URL is empty'],
    ['two servers', toEnvironment(GITEA, `${GITEA}/api/v1`, 'https://api.github.com/graphql'), 'api.github.com'],
    ['two ports', toEnvironment(GITEA, `${GITEA}/api/v3`, `${GITEA}:8443/api/graphql`), '8443'],
    ['github.com beside another', { GITHUB_GRAPHQL_URL: `${GITEA}/api/graphql` }, 'api.github.com'],
    ['Gitea by its own word', { GITEA_ACTIONS: 'true' }, 'GITEA_ACTIONS'],
    ['Forgejo by its own word', { FORGEJO_ACTIONS: 'true' }, 'FORGEJO_ACTIONS'],
  ])('%s', (_name, env, why) => {
    const failure = failureOf(env);
    expect(failure).toMatchObject({ code: 'bad_environment', what: 'this is not GitHub' });
    expect(failure.why).toContain(why);
    expect(failure.fix).toContain('GitHub Enterprise Server');
  });
});
