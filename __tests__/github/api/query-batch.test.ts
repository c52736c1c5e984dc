/** Queries of one tick: one request, and none fails because of another. */
import { describe, expect, it } from '@jest/globals';
import { parse, validate } from 'graphql';
import { CONVERSATION_QUERY } from '../../../src/github/comments/conversation-queries.ts';
import { CHECKS_QUERY } from '../../../src/github/checks/contexts.ts';
import { HEAD_QUERY, PULL_QUERY } from '../../../src/github/pulls/pull-queries.ts';
import { UPDATED_PULLS_QUERY } from '../../../src/github/pulls/pulls.ts';
import { joinQueries } from '../../../src/github/api/query-batch.ts';
import {
  candidate,
  connection,
  failing,
  githubSchema,
  issue,
  pull,
  rejection,
  script,
} from '../../support/github-script.ts';

const REPOSITORY = {
  issueOrPullRequest: ({ number }: { number: number }) => issue({ number }),
  pullRequest: ({ number }: { number: number }) => pull({ number }),
  pullRequests: connection([candidate()]),
};

describe('queries of the same tick', () => {
  it('leave as one request, each with its own variables and its own part of the answer', async () => {
    const { github, keys } = script({ graph: { repository: REPOSITORY } });
    const [first, second, head, found] = await Promise.all([
      github.conversations.read(12),
      github.conversations.read(20),
      github.pulls.read(13),
      github.pulls.listUpdatedSince(0),
    ]);
    expect(keys()).toEqual(['query Conversation_Conversation_Pull_UpdatedPulls']);
    expect([first?.number, second?.number, head?.number]).toEqual([12, 20, 13]);
    expect(found.map(({ number }) => number)).toEqual([13]);
  });

  it('are asked apart when they are asked one after the other', async () => {
    const { github, keys } = script({ graph: { repository: REPOSITORY } });
    await github.pulls.read(13);
    await github.pulls.readHead(13);
    expect(keys()).toEqual(['query Pull', 'query Head']);
  });

  it('are never more than six, and none that is heavy', async () => {
    const { github, keys } = script({ graph: { repository: { ...REPOSITORY, n1: null } } });
    await Promise.all([
      ...[1, 2, 3, 4, 5, 6, 7].map((number) => github.pulls.readHead(number)),
      github.pulls.readMany([1]),
    ]);
    expect(keys().toSorted()).toEqual(['query Head', 'query Head_Head_Head_Head_Head_Head', 'query Pulls']);
  });

  it('are valid together, with any fragments and variables in common', () => {
    const documents = [CONVERSATION_QUERY, PULL_QUERY, CHECKS_QUERY, UPDATED_PULLS_QUERY, HEAD_QUERY, PULL_QUERY];
    const joined = joinQueries(documents.map((document) => ({ document, variables: { owner: 'octo', after: null } })));
    expect(validate(githubSchema(), parse(joined?.document ?? ''))).toEqual([]);
    expect(Object.keys(joined?.variables ?? {})).toEqual(['owner', ...documents.map((_one, at) => `q${at}_after`)]);
  });
});

describe('a query that fails among others', () => {
  it('fails alone where its own place says why', async () => {
    const repository = { ...REPOSITORY, pullRequest: failing('FORBIDDEN', 'Resource not accessible by integration') };
    const { github, keys } = script({ graph: { repository } });
    const [conversation, error] = await Promise.all([github.conversations.read(12), rejection(github.pulls.read(13))]);
    expect(conversation?.number).toBe(12);
    expect(error).toMatchObject({ code: 'missing_permission', what: 'could not read pull request #13' });
    expect(keys()).toEqual(['query Conversation_Pull']);
  });

  it('is told apart from one that is not there', async () => {
    const repository = { ...REPOSITORY, pullRequest: failing('NOT_FOUND', 'Could not resolve to a PullRequest') };
    const { github } = script({ graph: { repository } });
    const both = await Promise.all([github.conversations.read(12), github.pulls.read(99)]);
    expect(both.map((one) => one?.number ?? null)).toEqual([12, null]);
  });

  it.each<[string, unknown]>([
    ['a problem without a place', { data: { q0_viewer: null }, errors: [{ message: 'Something went wrong' }] }],
    ['no data', { data: null, errors: [{ message: 'Something went wrong', path: ['q0_repository'] }] }],
    ['errors that are no list', { data: {}, errors: { message: 'x' } }],
    ['a page for people', '<html>'],
  ])('is asked again alone, and so are the others: %s', async (_name, body) => {
    const graphReply = { Conversation_Pull: { body }, Pull: { body } };
    const { github, keys } = script({ graph: { repository: REPOSITORY }, graphReply });
    const [conversation, error] = await Promise.all([github.conversations.read(12), rejection(github.pulls.read(13))]);
    expect(conversation?.number).toBe(12);
    expect(error).toMatchObject({ what: 'could not read pull request #13' });
    expect(keys()).toEqual(['query Conversation_Pull', 'query Conversation', 'query Pull']);
  });

  it('is not asked again where GitHub wants no more questions', async () => {
    const reply = {
      status: 403,
      body: { message: 'API rate limit exceeded' },
      headers: { 'x-ratelimit-remaining': '0' },
    };
    const { github, keys } = script({ graph: { repository: REPOSITORY }, graphReply: { Conversation_Pull: reply } });
    const errors = await Promise.all([rejection(github.conversations.read(12)), rejection(github.pulls.read(13))]);
    for (const error of errors) {
      expect(error).toMatchObject({
        code: 'rate_limited',
        what: 'could not read issue or pull request #12 and read pull request #13',
      });
    }
    expect(keys()).toEqual(['query Conversation_Pull']);
  });
});
