import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BRIEF_LIMITS, countCharacters, freezeBrief, tidyText, toLines } from '../../../src/core/order/brief.ts';
import { sha256 } from '../../../src/core/digest.ts';

const BRIEF = { title: 'Fix it', description: 'It hangs.\n\n    code', dod: '- [ ] it does not' };

describe('freezeBrief', () => {
  it.each([
    { what: 'the title', other: { ...BRIEF, title: 'Fix it!' } },
    { what: 'the description', other: { ...BRIEF, description: 'It hangs.\n\n   code' } },
    { what: 'the Definition of Done', other: { ...BRIEF, dod: '- [x] it does not' } },
    {
      what: 'a text that moves to another part',
      other: { ...BRIEF, title: 'Fix', description: `it${BRIEF.description}` },
    },
    { what: 'lower case', other: { ...BRIEF, title: 'fix it' } },
  ])('has another hash for $what', ({ other }) => {
    expect(freezeBrief(other).hash).not.toBe(freezeBrief(BRIEF).hash);
  });

  it.each([
    { what: 'CRLF', other: { ...BRIEF, description: 'It hangs.\r\n\r\n    code' } },
    { what: 'CR', other: { ...BRIEF, description: 'It hangs.\r\r    code\r' } },
    { what: 'white space at the ends of lines', other: { ...BRIEF, description: 'It hangs. \t\n  \n    code  ' } },
    {
      what: 'empty lines around',
      other: { ...BRIEF, description: '\n \nIt hangs.\n\n    code\n\n', dod: `\n${BRIEF.dod}\n` },
    },
    { what: 'a byte order mark', other: { ...BRIEF, description: `\ufeff${BRIEF.description}` } },
    { what: 'a title over lines', other: { ...BRIEF, title: ' Fix\nit \n' } },
  ])('is the same for $what', ({ other }) => {
    expect(freezeBrief(other)).toEqual(freezeBrief(BRIEF));
  });

  it('is the hash of all three, and no secret of this version', () => {
    const text = '{"description":"It hangs.\\n\\n    code","dod":"- [ ] it does not","title":"Fix it"}';
    expect(freezeBrief(BRIEF)).toEqual({ ...BRIEF, hash: sha256(text) });
  });

  it('freezing again changes nothing', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r', '\t', '😀') });
    fc.assert(
      fc.property(texts, texts, texts, (title, description, dod) => {
        const brief = freezeBrief({ title, description, dod });
        expect(freezeBrief(brief)).toEqual(brief);
        expect(JSON.stringify(brief)).not.toContain('\\r');
      }),
    );
  });
});

describe('text', () => {
  it('is tidied but for its indentation', () => {
    expect(tidyText('\r\n  a \r\n\r\n b\r\n')).toBe('  a\n\n b');
    expect(tidyText(' \n\t')).toBe('');
  });

  it('keeps every line in its place', () => {
    expect(toLines('a\r\nb\rc\n\nd ')).toEqual(['a', 'b', 'c', '', 'd ']);
    expect(toLines('')).toEqual(['']);
  });

  it('loses a byte order mark where files have one, and nowhere else', () => {
    expect(toLines('\ufeffa\ufeffb\n\ufeffc')).toEqual(['a\ufeffb', '\ufeffc']);
    expect(toLines('a\ufeffb')).toEqual(['a\ufeffb']);
  });

  it('is counted as people count', () => {
    expect([countCharacters(''), countCharacters('aé'), countCharacters('😀😀')]).toEqual([0, 2, 2]);
  });

  it('has limits', () => {
    expect(BRIEF_LIMITS).toEqual({ title: 256, description: 30_000, dod: 10_000 });
  });
});
