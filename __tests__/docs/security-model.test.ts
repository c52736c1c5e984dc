/** docs/SECURITY-MODEL.md says of every threat what is done, where, and which test shows it: all of that must be there. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { lexer, type Tokens } from 'marked';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const THREATS = 28;

interface ThreatRow {
  readonly number: number;
  readonly threat: string;
  readonly done: string;
  readonly files: readonly string[];
  readonly tests: readonly { readonly file: string; readonly name: string }[];
}

function readTable(): readonly ThreatRow[] {
  const text = readFileSync(join(ROOT, 'docs', 'SECURITY-MODEL.md'), 'utf8');
  const tables = lexer(text).filter((token): token is Tokens.Table => token.type === 'table');
  const table = tables.find(
    ({ header }) => header.map((cell) => cell.text).join() === '#,threat,what is done,where,shown by',
  );
  return (table?.rows ?? []).map((cells) => {
    const [number = '', threat = '', done = '', where = '', shown = ''] = cells.map((cell) => cell.text);
    return {
      number: Number(number),
      threat,
      done,
      files: [...where.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file),
      tests: [...shown.matchAll(/`([^`]+)`: `([^`]+)`/g)].map(([, file = '', name = '']) => ({ file, name })),
    };
  });
}

/** Returns whether a file holds a test or group whose name begins with this text. */
function holdsTest(file: string, name: string): boolean {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return ["'", '"', '`'].some((mark) => text.includes(`${mark}${name}`));
}

describe('the table of threats', () => {
  const rows = readTable();

  it('has every row once, in order', () => {
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: THREATS }, (_, index) => index + 1));
  });

  it.each(rows.map((row) => [row.number, row] as const))('row %i names what is there', (number, row) => {
    expect([row.threat, row.done]).not.toContain('');
    expect(row.files).not.toEqual([]);
    expect(row.files.filter((file) => !file.startsWith('src/') || !existsSync(join(ROOT, file)))).toEqual([]);
    expect(row.tests).not.toEqual([]);
    expect(row.tests.filter(({ name }) => !name.startsWith(`threat row ${number}:`))).toEqual([]);
    expect(row.tests.filter(({ file }) => !file.startsWith('__tests__/') || !existsSync(join(ROOT, file)))).toEqual([]);
    expect(row.tests.filter(({ file, name }) => !holdsTest(file, name))).toEqual([]);
  });
});
