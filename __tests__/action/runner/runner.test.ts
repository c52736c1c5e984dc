import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createRunner } from '../../../src/action/runner/runner.ts';
import { listDerivedForms } from '../../../src/action/runner/secrets.ts';
import { WorkspaceFileError } from '../../../src/action/input/workspace.ts';
import { findCommands } from '../../support/runner-protocol.ts';

function recorder(env: Readonly<Record<string, string>>): {
  runner: ReturnType<typeof createRunner>;
  out: () => string;
} {
  let out = '';
  return { runner: createRunner(env, (text) => void (out += text)), out: () => out };
}

describe('secrets', () => {
  const KEY = 'osk_live_a/b+c"d%e=';

  it('are masked before anything can be said, derived forms too', () => {
    const { out } = recorder({ 'INPUT_API-KEY': ` ${KEY}\n`, 'INPUT_GITHUB-TOKEN': 'ghs_0123456789' });
    const masked = findCommands(out());
    expect(masked.every((command) => command.name === 'add-mask')).toBe(true);
    const values = masked.map((command) => command.data);
    for (const form of [KEY, ...listDerivedForms('ghs_0123456789'), encodeURIComponent(KEY)])
      expect(values).toContain(form);
    expect(values).toContain(Buffer.from(KEY).toString('hex'));
  });

  it('the word sandbox is none, and absent ones are not masked', () => {
    expect(recorder({ 'INPUT_API-KEY': ' sandbox ' }).out()).toBe('');
    expect(recorder({}).out()).toBe('');
    expect(recorder({ 'INPUT_API-KEY': '' }).out()).toBe('');
  });

  it('leave by no path of the log, debug on', () => {
    const { runner, out } = recorder({ 'INPUT_API-KEY': KEY, RUNNER_DEBUG: '1' });
    const before = out().length;
    for (const form of listDerivedForms(KEY)) {
      runner.log.info(form);
      runner.log.debug(`x ${form} y`);
      runner.log.error(`${form}\n${form}`);
    }
    const printed = out().slice(before);
    for (const form of listDerivedForms(KEY)) expect(printed).not.toContain(form);
    expect(runner.debug).toBe(true);
  });

  it('that turn up later can be added', () => {
    const { runner, out } = recorder({});
    runner.maskSecret('minted-later-123');
    runner.log.info('use minted-later-123');
    expect(runner.redact('minted-later-123')).toBe('***');
    expect(out()).toContain('::add-mask::minted-later-123\n');
    expect(out()).toMatch(/use \*\*\*\n$/);
  });
});

describe('inputs', () => {
  it('come from the variables that the runner sets, trimmed', () => {
    const { runner } = recorder({ 'INPUT_DOD-FILE': ' x ', INPUT_LABEL: '  ' });
    expect(runner.readInput('dod-file')).toBe('x');
    expect(runner.readInput('dod')).toBe('');
  });

  it('that are empty have the defaults of the contract, so that nobody sees two values of one', () => {
    const { runner } = recorder({ INPUT_LABEL: ' ', 'INPUT_STATUS-CONTEXT': '' });
    expect([runner.readInput('label'), runner.readInput('mode')]).toEqual(['orkestro', 'auto']);
    expect([runner.readInput('status-context'), runner.readInput('github-token')]).toEqual(['', '']);
  });

  it('files come from the workspace', () => {
    const workspace = mkdtempSync(join(tmpdir(), 'orkestro-runner-'));
    writeFileSync(join(workspace, 'a.md'), 'text');
    expect(recorder({ GITHUB_WORKSPACE: workspace }).runner.readFile('a.md')).toBe('text');
    expect(() => recorder({}).runner.readFile('a.md')).toThrow(WorkspaceFileError);
    rmSync(workspace, { recursive: true });
  });
});

describe('by default', () => {
  it('reads the process’s environment and writes to its standard output', () => {
    const written: string[] = [];
    const original = process.stdout.write.bind(process.stdout);
    process.stdout.write = (text: string | Uint8Array) => written.push(String(text)) > 0;
    try {
      createRunner().log.info('hello ::x');
    } finally {
      process.stdout.write = original;
    }
    expect(written.at(-1)).toBe('hello ::x\n');
  });
});
