import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { guardProcess, type ProcessEvents } from '../../../src/action/runner/guard.ts';
import { createRunner } from '../../../src/action/runner/runner.ts';
import { type SignalSource, watchSignals } from '../../../src/action/runner/signals.ts';

class FakeProcess extends EventEmitter implements SignalSource, ProcessEvents {
  readonly exits: number[] = [];
  exit(code: number): void {
    this.exits.push(code);
  }
}

describe('watchSignals', () => {
  it.each([
    ['SIGINT', 'SIGTERM', 143],
    ['SIGTERM', 'SIGINT', 130],
    ['SIGINT', 'SIGINT', 130],
  ] as const)('%s aborts, %s after it exits %i', (first, second, code) => {
    const source = new FakeProcess();
    const { signal } = watchSignals(source);
    expect(signal.aborted).toBe(false);
    source.emit(first);
    expect(signal.aborted).toBe(true);
    expect(signal.reason).toBe(first);
    expect(source.exits).toEqual([]);
    source.emit(second);
    expect(source.exits).toEqual([code]);
    expect(signal.reason).toBe(first);
  });

  it('no longer listens once disposed', () => {
    const source = new FakeProcess();
    const cancellation = watchSignals(source);
    cancellation.dispose();
    expect(source.listenerCount('SIGINT') + source.listenerCount('SIGTERM')).toBe(0);
    source.emit('SIGINT');
    expect(cancellation.signal.aborted).toBe(false);
  });

  it('listens to the real process by default', () => {
    const before = process.listenerCount('SIGTERM');
    const cancellation = watchSignals();
    expect(process.listenerCount('SIGTERM')).toBe(before + 1);
    cancellation.dispose();
    expect(process.listenerCount('SIGTERM')).toBe(before);
  });
});

describe('guardProcess', () => {
  function guarded(debug: boolean): { target: FakeProcess; out: () => string } {
    let out = '';
    const target = new FakeProcess();
    target.on('warning', () => void (out += 'raw warning'));
    const env = { RUNNER_DEBUG: debug ? '1' : '0', 'INPUT_API-KEY': 'osk_canary_123456' };
    const runner = createRunner(env, (text) => void (out += text));
    out = '';
    guardProcess(runner, target);
    return { target, out: () => out };
  }

  it.each(['uncaughtException', 'unhandledRejection'])('%s is one neutral error line and exit 1', (event) => {
    const { target, out } = guarded(false);
    target.emit(event, new Error('x\n::add-mask::y ##[group]z osk_canary_123456'));
    expect(target.exits).toEqual([1]);
    expect(out()).toMatch(/^::error::What: {2}the action itself failed%0A/);
    expect(out()).not.toMatch(/\n./);
    expect(out()).not.toContain('osk_canary_123456');
    expect(out()).not.toContain('##[group]');
  });

  it("turns Node's own warnings into debug lines", () => {
    const { target, out } = guarded(true);
    target.emit('warning', new Error('SQLite is experimental\n::error::x'));
    expect(out()).toBe('::debug::Error: SQLite is experimental\n::debug:::\\:error::x\n');
    expect(guarded(false).out()).toBe('');
  });
});
