import { describe, expect, it } from '@jest/globals';
import type { OverrideRequest, OverrideContext } from '../../../src/core/commands/authorize-override.ts';
import { authorizeOverride } from '../../../src/core/commands/authorize-override.ts';
import type { DecisionMarker } from '../../../src/core/state/markers.ts';
import { buildMission, NOON } from '../../support/builders.ts';
import { buildPull, HEAD, OTHER_HEAD } from '../../support/decision-builders.ts';

const MAYA = { login: 'maya', id: 1, isBot: false };
const ADA = { login: 'ada', id: 7, isBot: false };
const ACCEPT: OverrideRequest = {
  command: { kind: 'accept', sha: null },
  by: MAYA,
  permission: 'write',
  commentId: 55,
  askedAt: NOON,
};
const REWORK: OverrideRequest = { ...ACCEPT, command: { kind: 'rework', reason: 'no tests' } };
const SEEN: OverrideContext = {
  mission: buildMission({ status: 'awaiting_acceptance', verificationText: 'failed' }),
  subject: { kind: 'issue', number: 12 },
  round: 2,
  binding: { kind: 'bound', number: 13, how: 'recorded' },
  pull: buildPull(),
  shownHead: HEAD,
  hirer: 'maya',
  authors: [],
  decisions: [],
  needsPull: false,
  policy: { kind: 'hold', code: 'protected_paths', message: 'It touches .github.', nextStep: '' },
};
const OWN: OverrideContext = { ...SEEN, subject: { kind: 'pull_request', number: 13 } };

function decided(more: Partial<DecisionMarker>, at = NOON - 1): Pick<OverrideContext, 'decisions'> {
  return { decisions: [{ marker: { round: 1, command: null, ...more } as DecisionMarker, at }] };
}

describe('a person’s command to settle', () => {
  it('overrides what the policy says, and that is recorded', () => {
    expect(authorizeOverride(ACCEPT, SEEN)).toEqual({ kind: 'allowed', overrides: 'protected_paths', exception: null });
    const agrees = { ...SEEN, policy: { ...SEEN.policy, kind: 'rework' as const } };
    expect(authorizeOverride(REWORK, agrees)).toEqual({ kind: 'allowed', overrides: null, exception: null });
  });

  it.each([
    ['accepted', /accepted and paid already/],
    ['in_progress', /"in_progress"/],
    ['cancelled', /"cancelled"/],
    ['mystery', /"mystery"/],
  ])('never overrides the marketplace’s own rule: %s', (status, message) => {
    for (const request of [ACCEPT, REWORK]) {
      const authorization = authorizeOverride(
        { ...request, permission: 'admin' },
        { ...SEEN, mission: buildMission({ status }) },
      );
      expect(authorization).toMatchObject({ kind: 'refused', message: expect.stringMatching(message) as unknown });
    }
  });

  it.each<readonly [string, Partial<OverrideContext>, string | null, boolean]>([
    ['the head that was shown', {}, null, true],
    ['another head by now', { pull: buildPull({ headSha: OTHER_HEAD }) }, null, false],
    ['nothing was shown', { shownHead: null }, null, false],
    ['a head was shown, and no pull request is left', { pull: null, binding: { kind: 'none' } }, null, false],
    ['no pull request then and now', { pull: null, shownHead: null, binding: { kind: 'none' } }, null, true],
    ['the live head by name, never shown', { shownHead: null }, HEAD, true],
    ['the live head by its first digits', {}, HEAD.slice(0, 12), false],
    ['all but the last digit of the live head', {}, HEAD.slice(0, -1), false],
    ['an older head by name', {}, OTHER_HEAD, false],
    ['a head by name, without pull request', { pull: null, shownHead: null, binding: { kind: 'none' } }, HEAD, false],
  ])('pays only what was seen: %s', (_what, seen, sha, allowed) => {
    const authorization = authorizeOverride({ ...ACCEPT, command: { kind: 'accept', sha } }, { ...SEEN, ...seen });
    expect(authorization.kind).toBe(allowed ? 'allowed' : 'refused');
  });

  it('asks for the whole SHA where digits of it are named, and says it', () => {
    const authorization = authorizeOverride({ ...ACCEPT, command: { kind: 'accept', sha: HEAD.slice(0, 7) } }, SEEN);
    expect(authorization).toEqual({
      kind: 'refused',
      message: expect.stringContaining('by 7 digits only, and other commits can be made to share those') as unknown,
      nextStep: expect.stringMatching(new RegExp(`accept ${HEAD}$`)) as unknown,
    });
  });

  it('needs a commit where commits are paid for', () => {
    const seen = { ...SEEN, pull: null, shownHead: null, binding: { kind: 'none' as const }, needsPull: true };
    expect(authorizeOverride(ACCEPT, seen)).toMatchObject({
      message: expect.stringContaining('no commit to pay for') as unknown,
    });
    expect(authorizeOverride(REWORK, seen).kind).toBe('allowed');
    expect(authorizeOverride(ACCEPT, { ...SEEN, needsPull: true }).kind).toBe('allowed');
  });

  it.each<
    readonly [
      string,
      OverrideRequest,
      Partial<OverrideContext>,
      { readonly message: string; readonly nextStep: string },
    ]
  >([
    [
      'a mission that is paid',
      ACCEPT,
      { mission: buildMission({ status: 'accepted' }) },
      { message: 'The mission is accepted and paid already.', nextStep: 'Nothing is left to do.' },
    ],
    [
      'a mission that has ended',
      ACCEPT,
      { mission: buildMission({ status: 'cancelled' }) },
      {
        message: 'The mission is "cancelled", and the marketplace settles only what awaits acceptance.',
        nextStep: 'Nothing is left to settle; give the command hire to hire again.',
      },
    ],
    [
      'a mission at work',
      ACCEPT,
      { mission: buildMission({ status: 'in_progress' }) },
      {
        message: 'The mission is "in_progress", and the marketplace settles only what awaits acceptance.',
        nextStep: 'Write the command again once the work is delivered.',
      },
    ],
    [
      'an earlier delivery',
      ACCEPT,
      decided({ round: 1 }, NOON + 1),
      {
        message: 'The command was written before the work was sent back, so it is about an earlier delivery.',
        nextStep: 'Look at the delivery that is here now, and write the command again.',
      },
    ],
    [
      'several pull requests',
      REWORK,
      { pull: null, binding: { kind: 'conflict', why: 'Several claim it.' } },
      {
        message: 'Which pull request delivers this mission is not clear: Several claim it.',
        nextStep: 'Name the right one with the command link, then write this command again.',
      },
    ],
    [
      'no commit',
      ACCEPT,
      { pull: null, shownHead: null, binding: { kind: 'none' }, needsPull: true },
      {
        message: 'No pull request is linked to the mission, so there is no commit to pay for.',
        nextStep: 'Name one with the command link, then write this command again.',
      },
    ],
    [
      'a pull request that is gone',
      ACCEPT,
      { pull: null, binding: { kind: 'none' } },
      {
        message: 'No pull request is linked to the mission now.',
        nextStep: 'Name one with the command link, or look at the mission again.',
      },
    ],
    [
      'a head that was not shown',
      ACCEPT,
      { shownHead: OTHER_HEAD },
      {
        message: `The pull request's head is ${HEAD.slice(0, 12)} now, which this page did not show when the command was written.`,
        nextStep: `Look at that commit. To accept it, name it in full: accept ${HEAD}`,
      },
    ],
    [
      'another head by name',
      { ...ACCEPT, command: { kind: 'accept', sha: OTHER_HEAD } },
      {},
      {
        message: `The pull request's head is ${HEAD.slice(0, 12)} now, which is not ${OTHER_HEAD.slice(0, 12)}.`,
        nextStep: `Look at that commit. To accept it, name it in full: accept ${HEAD}`,
      },
    ],
    [
      'some digits of the head',
      { ...ACCEPT, command: { kind: 'accept', sha: HEAD.slice(0, 7) } },
      {},
      {
        message: `The pull request's head is ${HEAD.slice(0, 12)} now, which the command names by 7 digits only, and other commits can be made to share those.`,
        nextStep: `Look at that commit. To accept it, name it in full: accept ${HEAD}`,
      },
    ],
    [
      'the last digits of the head',
      { ...ACCEPT, command: { kind: 'accept', sha: '1234567' } },
      { pull: buildPull({ headSha: `${'a'.repeat(33)}1234567` }), shownHead: null },
      {
        message: `The pull request's head is ${HEAD.slice(0, 12)} now, which is not 1234567.`,
        nextStep: `Look at that commit. To accept it, name it in full: accept ${'a'.repeat(33)}1234567`,
      },
    ],
    [
      'own work',
      { ...ACCEPT, by: ADA },
      {},
      {
        message: '@ada wrote the pull request that delivers this mission, so somebody else has to settle it.',
        nextStep: 'Another permitted person gives the command.',
      },
    ],
    [
      'own earlier work',
      ACCEPT,
      { authors: ['maya'] },
      {
        message: '@maya wrote a pull request that delivers this mission, so somebody else has to settle it.',
        nextStep: 'Another permitted person gives the command.',
      },
    ],
    [
      'a command that was begun before',
      ACCEPT,
      decided({ round: 2, command: 55 }),
      {
        message: 'This command was begun before, and whether it arrived cannot be known.',
        nextStep:
          'Look at the mission on the marketplace. If it still awaits acceptance a quarter of an hour later, write the command again in a new comment.',
      },
    ],
  ])('is told why it is refused, and what to do: %s', (_what, request, seen, messageText) => {
    expect(authorizeOverride(request, { ...SEEN, ...seen })).toEqual({ kind: 'refused', ...messageText });
  });

  it('sends back whatever the head is', () => {
    expect(authorizeOverride(REWORK, { ...SEEN, shownHead: null }).kind).toBe('allowed');
  });

  it('needs to know which pull request delivers', () => {
    const binding = { kind: 'conflict', why: 'Several claim it.' } as const;
    expect(authorizeOverride(REWORK, { ...SEEN, pull: null, binding })).toMatchObject({
      message: expect.stringContaining('Several claim it.') as unknown,
    });
    expect(authorizeOverride(REWORK, { ...SEEN, binding }).kind).toBe('allowed');
  });

  it('is not about an earlier delivery', () => {
    expect(authorizeOverride(ACCEPT, { ...SEEN, ...decided({ round: 1 }, NOON + 1) })).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('earlier delivery') as unknown,
    });
    expect(authorizeOverride(ACCEPT, { ...SEEN, ...decided({ round: 1 }, NOON - 1) }).kind).toBe('allowed');
    expect(authorizeOverride(ACCEPT, { ...SEEN, ...decided({ round: 1 }, NOON) }).kind).toBe('allowed');
    expect(authorizeOverride(ACCEPT, { ...SEEN, ...decided({ round: 2 }, NOON + 1) }).kind).toBe('allowed');
  });

  it('is carried out once, however often the event comes', () => {
    expect(authorizeOverride(REWORK, { ...SEEN, ...decided({ round: 1, command: 55 }) })).toEqual({ kind: 'done' });
    const paid = { ...SEEN, mission: buildMission({ status: 'accepted' }) };
    expect(authorizeOverride(ACCEPT, { ...paid, ...decided({ round: 2, command: 55 }) })).toEqual({ kind: 'done' });
    expect(authorizeOverride(ACCEPT, { ...SEEN, ...decided({ round: 2, command: 55 }) })).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('cannot be known') as unknown,
    });
  });

  it.each<readonly [string, Partial<OverrideRequest>, OverrideContext, string]>([
    ['the author with write permission', { by: ADA }, SEEN, 'refused'],
    ['the author under another name', { by: { ...ADA, login: 'ada2' } }, SEEN, 'refused'],
    ['somebody else of that name', { by: { ...MAYA, login: 'ada', id: 8 } }, SEEN, 'refused'],
    ['the author as admin', { by: ADA, permission: 'admin' }, SEEN, 'admin settles the own pull request'],
    ['the author of the hired pull request, not hirer', { by: ADA }, OWN, 'refused'],
    [
      'the author of the hired pull request, hirer',
      { by: ADA },
      { ...OWN, hirer: 'ada' },
      'hired for the own pull request',
    ],
    ['the hirer, of another pull request', { by: ADA }, { ...SEEN, hirer: 'ada' }, 'refused'],
    ['nobody knows who hired', { by: ADA }, { ...OWN, hirer: null }, 'refused'],
    [
      'the hirer, of an issue of that number',
      { by: ADA },
      { ...SEEN, hirer: 'ada', subject: { kind: 'issue', number: 13 } },
      'refused',
    ],
    [
      'the hirer on one pull request, of another',
      { by: ADA },
      { ...OWN, hirer: 'ada', subject: { kind: 'pull_request', number: 14 } },
      'refused',
    ],
    [
      'the hirer on a pull request that is gone, of an earlier one',
      {},
      { ...OWN, pull: null, shownHead: null, binding: { kind: 'none' }, authors: ['maya'] },
      'refused',
    ],
    [
      'somebody without id, of somebody else’s without id',
      { by: { ...MAYA, id: null } },
      { ...SEEN, pull: buildPull({ author: { ...ADA, id: null } }) },
      'none',
    ],
    ['the author of one that was bound before', {}, { ...SEEN, authors: ['bob', 'maya'] }, 'refused'],
    [
      'the author of one that was bound before, as admin',
      { permission: 'admin' },
      { ...SEEN, authors: ['maya'] },
      'admin settles the own pull request',
    ],
    ['an author who is gone', { by: ADA }, { ...SEEN, pull: buildPull({ author: null }) }, 'none'],
    ['an author without id', { by: MAYA }, { ...SEEN, pull: buildPull({ author: { ...ADA, id: null } }) }, 'none'],
    ['an admin, of somebody else’s', { permission: 'admin' }, SEEN, 'none'],
  ])('is not for the author of what is delivered: %s', (_what, more, seen, expected) => {
    const authorization = authorizeOverride({ ...ACCEPT, ...more }, seen);
    expect(authorization.kind === 'allowed' ? (authorization.exception ?? 'none') : authorization.kind).toBe(expected);
  });
});
