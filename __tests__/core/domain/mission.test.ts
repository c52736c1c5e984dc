import { describe, expect, it } from '@jest/globals';
import { isOver, isReady, type MissionPhase, toPhase, toVerification } from '../../../src/core/domain/mission.ts';
import { buildMission } from '../../support/builders.ts';

describe('the lifecycle', () => {
  it.each<[string, MissionPhase, boolean]>([
    ['submitted', 'submitted', false],
    ['matched', 'matched', false],
    ['in_progress', 'in_progress', false],
    ['awaiting_acceptance', 'awaiting_acceptance', false],
    [' Awaiting_Acceptance\n', 'awaiting_acceptance', false],
    ['accepted', 'accepted', true],
    ['ACCEPTED', 'accepted', true],
    ['cancelled', 'ended', true],
    ['canceled', 'ended', true],
    ['failed', 'ended', true],
    ['expired', 'ended', true],
    ['rejected', 'ended', true],
    ['refunded', 'ended', true],
    ['disputed', 'ended', true],
    ['Closed', 'ended', true],
    ['', 'unknown', false],
    ['unknown', 'unknown', false],
    ['ended', 'unknown', false],
    ['accepted!', 'unknown', false],
    ['awaiting acceptance', 'unknown', false],
    ['constructor', 'unknown', false],
    ['__proto__', 'unknown', false],
  ])('%j is %s, over: %s', (status, phase, over) => {
    expect(toPhase(status)).toBe(phase);
    expect(isOver(buildMission({ status }))).toBe(over);
    expect(isReady(buildMission({ status }))).toBe(toPhase(status) === 'awaiting_acceptance');
  });
});

describe('the verification', () => {
  it.each([
    ['passed', 'passed'],
    [' Passed ', 'passed'],
    ['failed', 'failed'],
    ['REJECTED', 'failed'],
    [null, 'pending'],
    ['', 'pending'],
    ['pass', 'pending'],
    ['passed with remarks', 'pending'],
    ['not passed', 'pending'],
    ['pending', 'pending'],
    ['true', 'pending'],
  ])('%j is %s', (text, verification) => {
    expect(toVerification(text)).toBe(verification);
  });
});
