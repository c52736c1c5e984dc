import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { OutcomeKind } from '../../../src/core/domain/model.ts';
import { REASON_CODES } from '../../../src/core/domain/model.ts';
import type { MissionView } from '../../../src/core/domain/outcome.ts';
import { createRenderer } from '../../../src/report/render/renderer.ts';
import { formatLogLine, renderStatus } from '../../../src/report/view/status.ts';
import { hostile } from '../../support/report/hostile.ts';
import { makeMission, makeMissionView, makeVerdict, SAMPLES } from '../../support/report/samples.ts';

describe('renderStatus', () => {
  it.each<[OutcomeKind, string]>([
    ['accepted', 'pending'],
    ['reworked', 'pending'],
    ['pending', 'pending'],
    ['skipped', 'pending'],
    ['held', 'failure'],
    ['failed', 'error'],
  ])('%s is %s with the gate closed and success with it open', (outcome, state) => {
    expect(renderStatus(makeMissionView({ outcome })).state).toBe(state);
    expect(renderStatus(makeMissionView({ outcome, gateOpen: true })).state).toBe('success');
  });

  it('is success for no reason code while the gate is closed', () => {
    for (const code of REASON_CODES) {
      for (const kind of ['done', 'accept', 'rework', 'wait', 'hold'] as const) {
        expect(renderStatus(makeMissionView({ outcome: 'accepted', verdict: makeVerdict(kind, code) })).state).not.toBe(
          'success',
        );
      }
    }
  });

  it('does not call a commit accepted that came after the payment', () => {
    const { description } = renderStatus(
      makeMissionView({ outcome: 'accepted', mission: makeMission({ phase: 'accepted' }) }),
    );
    expect(description).toBe('Accepted, but not for this commit');
  });

  it('says that it is a trial', () => {
    expect(renderStatus(makeMissionView({ sandbox: true })).description).toBe(
      'Sandbox. At work: Nova Reyes has started',
    );
  });

  it('is one line of at most 140 characters, whatever the specialist is called', () => {
    fc.assert(
      fc.property(hostile, fc.nat(200), (foreign, times) => {
        const mission = makeMission({
          phase: 'matched',
          specialist: foreign.repeat(times),
          status: foreign.repeat(times),
        });
        for (const view of [
          makeMissionView({ mission }),
          makeMissionView({ mission: { ...mission, phase: 'unknown' } }),
          makeMissionView({ mission, outcome: 'accepted', gateOpen: true }),
        ]) {
          const { description } = renderStatus(view);
          expect(description.length).toBeLessThanOrEqual(140);
          expect(description).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
          expect(description.isWellFormed()).toBe(true);
        }
      }),
    );
  });
});

describe('formatLogLine', () => {
  const lineOf = (overrides: Partial<MissionView>): string => formatLogLine(makeMissionView(overrides));

  it('says which mission, where it stands, why, and the code', () => {
    expect(Object.values(SAMPLES).map(formatLogLine)).toMatchSnapshot();
  });

  it('does without a mission and without words', () => {
    expect(lineOf({ mission: null, outcome: 'held', verdict: makeVerdict('hold', 'budget_missing') })).toBe(
      'acme/shop#12: Not hired: there is no budget [budget_missing]',
    );
  });

  it('is one short line, whatever is in it', () => {
    const foreign = '::error::x\r\n##[group]\u001b[31m\u0085\u2028'.repeat(100);
    const line = lineOf({
      mission: makeMission({ id: foreign, status: foreign, specialist: foreign }),
      reference: foreign,
      verdict: makeVerdict('wait', 'mission_not_ready', foreign),
    });
    expect(line).not.toMatch(/[\p{Cc}\u2028]/u);
    expect(line.length).toBeLessThan(620);
  });

  it('does not change with the time: it is the key for one line per change', () => {
    expect(lineOf({ now: 1 })).toBe(lineOf({ now: 2 }));
  });
});

describe('createRenderer', () => {
  it("renders in the input's style", () => {
    const view = makeMissionView();
    const [full, minimal] = [createRenderer('full'), createRenderer('minimal')];
    expect(full.statusComment(view).length).toBeGreaterThan(2 * minimal.statusComment(view).length);
    expect(full.status(view)).toEqual(minimal.status(view));
    expect(full.logLine(view)).toBe(formatLogLine(view));
    expect(full.hireNotice(null)).toContain('This run is about to post');
    expect(full.decision({ ...view, round: 2 }, makeVerdict('rework', 'checks_failed'), null)).toContain(
      'rework 2 of 3',
    );
  });
});
