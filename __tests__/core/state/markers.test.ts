import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createSigner } from '../../../src/core/digest.ts';
import type { DecisionMarker, MarkerSigner, MissionState } from '../../../src/core/state/markers.ts';
import {
  addHistory,
  formatMarker,
  hasMarker,
  HISTORY_LIMIT,
  listMarkers,
  mergeHistories,
  readMarker,
  stripMarker,
} from '../../../src/core/state/markers.ts';
import { anyText } from '../../support/any-text.ts';
import { buildComment, NOON } from '../../support/builders.ts';

const CODEC: MarkerSigner = { signer: createSigner('osk_test_one'), isSandbox: false };
const SUBJECT = 'repo=4711 number=12';
const STATE: MissionState = {
  type: 'status',
  subject: SUBJECT,
  mission: 'm_1',
  generation: 1,
  round: 2,
  sequence: 5,
  brief: 'ab'.repeat(32),
  budgetCents: 12_000,
  hirer: 'maya',
  restored: null,
  pull: 13,
  head: 'c'.repeat(40),
  headSince: NOON,
  sentBackSha: null,
  leftSince: false,
  ownJobs: ['77'],
  history: [{ at: NOON, text: 'Hired --> <b>Ada</b> -- "the best"' }],
};
const DECISION: DecisionMarker = {
  type: 'decision',
  subject: SUBJECT,
  mission: 'm_1',
  generation: 1,
  round: 1,
  verdict: 'accept',
  sha: null,
  evidence: 'x',
  by: null,
  command: null,
  overrides: null,
  exception: null,
  run: '1.1',
  nonce: 'n',
  at: NOON,
};

function bodyOf(marker: Parameters<typeof formatMarker>[0], signer = CODEC): string {
  return `**Working**\n\n${formatMarker(marker, signer)}`;
}

describe('a signed marker', () => {
  it('is read back whole', () => {
    const comment = buildComment({ body: bodyOf(STATE) });
    expect(readMarker(comment, 'status', CODEC)).toEqual({ comment, marker: { v: 1, ...STATE } });
  });

  it('survives line endings and white space that GitHub may add', () => {
    expect(readMarker(buildComment({ body: `${bodyOf(STATE)}\r\n ` }), 'status', CODEC)).not.toBeNull();
  });

  it('cannot end the HTML comment that hides it', () => {
    const marker = formatMarker(STATE, CODEC);
    expect(marker.slice(4, -3)).not.toMatch(/--|[<>]/);
  });

  it('is one line, whatever it holds', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const marker = { ...STATE, history: [{ at: 1, text }] };
        const line = formatMarker(marker, CODEC);
        expect(line.split(/[\n\r]/)).toHaveLength(1);
        expect(line.slice(4, -3)).not.toMatch(/--|>/);
      }),
    );
  });

  it.each([
    ['written by someone else', { byUs: false }],
    ['edited by someone else', { editedByOthers: true }],
    ['quoted above other text', { body: `${bodyOf(STATE)}\nthanks!` }],
    ['signed with another key', { body: bodyOf(STATE, { signer: createSigner('osk_test_two'), isSandbox: false }) }],
    ['the sandbox’s', { body: bodyOf(STATE, { ...CODEC, isSandbox: true }) }],
    ['under a tag that is one letter off', { body: bodyOf(STATE).replace('<!-- orkestro ', '<!-- orkestrx ') }],
    ['not closed', { body: bodyOf(STATE).replace(/ -->$/, ' --x') }],
    ['cut', { body: bodyOf(STATE).slice(0, -5) }],
    ['without a marker', { body: 'hello' }],
    ['empty', { body: '' }],
    ['of another type', { body: bodyOf(DECISION) }],
  ])('is not read from a comment that is %s', (_name, more) => {
    expect(readMarker(buildComment({ body: bodyOf(STATE), ...more }), 'status', CODEC)).toBeNull();
  });

  it('of another version is left to that version', () => {
    const json = JSON.stringify({ v: 2, ...STATE }).replace(/[<>]|--/g, '');
    const body = `<!-- orkestro ${json} ${CODEC.signer.mac(json)} -->`;
    expect(readMarker(buildComment({ body }), 'status', CODEC)).toBeNull();
  });

  it('threat row 10: survives none of 10,000 mutations, or says what it said', () => {
    const body = bodyOf(STATE);
    const mutation = fc.record({
      kind: fc.constantFrom('replace', 'insert', 'delete', 'swap', 'repeat'),
      at: fc.integer({ min: 0, max: body.length - 1 }),
      size: fc.integer({ min: 1, max: 12 }),
      text: fc.oneof(fc.constantFrom(...Array.from('01aZ{}",:-_ '), '-->', '<!-- ', '"round":9'), fc.string()),
    });
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (mutations) => {
        const changed = mutations.reduce((text, { kind, at, size, text: put }) => {
          const [head, piece, tail] = [text.slice(0, at), text.slice(at, at + size), text.slice(at + size)];
          if (kind === 'replace') return head + put + tail;
          if (kind === 'insert') return head + put + piece + tail;
          if (kind === 'delete') return head + tail;
          return kind === 'swap' ? tail + piece + head : head + piece + piece + tail;
        }, body);
        const read = readMarker(buildComment({ body: changed }), 'status', CODEC);
        expect(read === null ? null : read.marker).toEqual(read === null ? null : { v: 1, ...STATE });
      }),
      { numRuns: 10_000 },
    );
  });

  it('does not survive another subject, mission, round or sequence spliced in', () => {
    for (const [field, value] of Object.entries({
      subject: 'repo=1 number=1',
      mission: 'm_2',
      round: 1,
      sequence: 9,
      generation: 2,
    })) {
      const genuine = formatMarker(STATE, CODEC);
      const forged = formatMarker(
        { ...STATE, [field]: value },
        { signer: createSigner('osk_attacker'), isSandbox: false },
      );
      const mac = genuine.split(' ').at(-2) ?? '';
      const spliced = forged.replace(/ \S+ -->$/, ` ${mac} -->`);
      expect(readMarker(buildComment({ body: spliced }), 'status', CODEC)).toBeNull();
    }
  });
});

describe('finding markers', () => {
  it('lists those of the subject, lowest comment id first', () => {
    const comments = [
      buildComment({ id: 9, body: bodyOf(STATE) }),
      buildComment({ id: 3, body: bodyOf({ ...STATE, round: 1 }) }),
      buildComment({ id: 1, body: bodyOf({ ...STATE, subject: 'repo=4711 number=99' }) }),
      buildComment({ id: 2, body: bodyOf(DECISION) }),
    ];
    expect(listMarkers(comments, 'status', SUBJECT, CODEC).map(({ comment }) => comment.id)).toEqual([3, 9]);
  });

  it('knows a marked body from an unmarked one, genuine or not', () => {
    expect(hasMarker(bodyOf(STATE), CODEC)).toBe(true);
    expect(hasMarker(bodyOf(STATE, { ...CODEC, isSandbox: true }), CODEC)).toBe(false);
    expect(hasMarker('text', CODEC)).toBe(false);
  });

  it('gives back what people see', () => {
    expect(stripMarker(bodyOf(STATE))).toBe('**Working**');
  });
});

describe('history', () => {
  it('of several comments is one, each line once and in the order of time', () => {
    const [first, second, third] = [1, 2, 3].map((at) => ({ at, text: `line ${at}` }));
    expect(mergeHistories([[first!, third!], [second!, first!], []])).toEqual([first, second, third]);
    const long = Array.from({ length: HISTORY_LIMIT }, (_, at) => ({ at, text: 'x' }));
    expect(mergeHistories([long, [{ at: 1_000, text: 'y' }]])).toHaveLength(HISTORY_LIMIT);
  });

  it('keeps its first line and its newest ones', () => {
    let history: MissionState['history'] = [];
    for (let at = 0; at < HISTORY_LIMIT + 10; at++) history = addHistory(history, { at, text: `line ${at}` });
    expect(history).toHaveLength(HISTORY_LIMIT);
    expect(history[0]?.at).toBe(0);
    expect(history.at(-1)?.at).toBe(HISTORY_LIMIT + 9);
    expect(history[1]?.at).toBe(11);
  });

  it('starts from nothing', () => {
    expect(addHistory([], { at: 1, text: 'x' })).toEqual([{ at: 1, text: 'x' }]);
  });
});
