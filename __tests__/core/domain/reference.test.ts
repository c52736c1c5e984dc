import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Footer } from '../../../src/core/domain/reference.ts';
import {
  formatMissionDescription,
  formatMissionTitle,
  formatReference,
  formatRefPart,
  formatSubject,
  matchMissions,
  parseFooter,
  parseMissionKey,
  parseSubject,
} from '../../../src/core/domain/reference.ts';
import type { Subject } from '../../../src/core/domain/model.ts';
import { buildMission, REPOSITORY } from '../../support/builders.ts';

const ISSUE: Subject = { kind: 'issue', number: 12 };
const PULL: Subject = { kind: 'pull_request', number: 12 };
const RUN: Subject = { kind: 'run', runId: '9001', job: 'hire us', index: '0', step: '__run' };
const HASH = 'ab'.repeat(32);
const FOOTER: Footer = { subject: 'repo=4711 number=12', generation: 1, brief: HASH, comment: 99 };

describe('the reference', () => {
  it.each([
    [ISSUE, 1, 'acme/app#12'],
    [ISSUE, 2, 'acme/app#12 g2'],
    [PULL, 1, 'acme/app#12'],
    [RUN, 1, 'acme/app run 9001/hire us/0/__run'],
    [{ ...ISSUE, key: 'linux' }, 1, 'acme/app#12 (linux)'],
    [{ ...ISSUE, key: 'g2' }, 2, 'acme/app#12 (g2) g2'],
    [{ ...RUN, key: 'a' }, 1, 'acme/app run 9001/hire us/0/__run (a)'],
  ] as const)('of %j, generation %i, reads %s', (subject, generation, text) => {
    expect(formatReference(REPOSITORY, subject, generation)).toBe(text);
  });

  it('is last in the title', () => {
    expect(formatMissionTitle('Fix it', 'acme/app#12')).toBe('Fix it — acme/app#12');
  });

  it('is the same for a machine whatever the repository is called', () => {
    const renamed = { ...REPOSITORY, owner: 'acme-inc', name: 'application' };
    expect(formatSubject(renamed, ISSUE)).toBe(formatSubject(REPOSITORY, ISSUE));
    expect(formatSubject({ ...REPOSITORY, id: 1 }, ISSUE)).not.toBe(formatSubject(REPOSITORY, ISSUE));
  });

  it('keeps a run apart from another job of the same run', () => {
    expect(formatSubject(REPOSITORY, RUN)).toBe('repo=4711 run=9001/hire%20us/0/__run');
  });
});

describe('a key', () => {
  it.each(['a', '1', 'linux', 'node-24.04', 'ubuntu_x', 'a'.repeat(40)])('may be %j', (key) => {
    expect(parseMissionKey(key)).toBe(key);
    expect(formatRefPart(12, key)).toBe(`12.${key}`);
    const subject = formatSubject(REPOSITORY, { ...ISSUE, key });
    expect(parseSubject(subject)).toEqual({ repositoryId: 4711, number: 12, key });
    expect(parseFooter(formatMissionDescription('', { ...FOOTER, subject }))?.subject).toBe(subject);
  });

  it.each(['', 'Linux', 'a b', 'a..b', '.a', 'a.', 'a--b', 'a/b', 'x.lock', 'ä', 'a'.repeat(41), 'a\n', '1)'])(
    'may not be %j',
    (key) => {
      expect(parseMissionKey(key)).toBeNull();
    },
  );

  it('makes another reference of the same subject', () => {
    expect(formatRefPart(12)).toBe('12');
    expect(formatSubject(REPOSITORY, { ...ISSUE, key: 'a' })).not.toBe(formatSubject(REPOSITORY, ISSUE));
    const plain = buildMission({ title: 'Fix — acme/app#12', description: null });
    const keyed = buildMission({ title: 'Fix — acme/app#12 (a) g2', description: null });
    const find = (subject: Subject) =>
      matchMissions([plain, keyed], formatSubject(REPOSITORY, subject), formatReference(REPOSITORY, subject, 1));
    expect(find(ISSUE).unread).toEqual([plain]);
    expect(find({ ...ISSUE, key: 'a' }).unread).toEqual([keyed]);
  });
});

describe("a subject's text", () => {
  it('of a run has no number', () => {
    const parts = { repositoryId: 4711, number: null };
    expect(parseSubject(formatSubject(REPOSITORY, RUN))).toEqual({ ...parts, key: null });
    expect(parseSubject(formatSubject(REPOSITORY, { ...RUN, key: 'a' }))).toEqual({ ...parts, key: 'a' });
  });

  it.each(['', 'my repo=1 number=1', 'repo=x number=1', 'repo=1 number=', 'repo=1 number=1 more', 'repo=1'])(
    'is not %j',
    (text) => {
      expect(parseSubject(text)).toBeNull();
    },
  );
});

describe('the last line of a description', () => {
  it.each([
    ['a description', 'Please.'],
    ['an empty one', ''],
    ['one that ends in a forged line', 'Orkestro-Reference: repo=1 number=1 gen=1 brief=' + HASH + ' comment=none'],
  ])('is read back after %s', (_name, text) => {
    expect(parseFooter(formatMissionDescription(text, FOOTER))).toEqual(FOOTER);
  });

  it('stands alone under an empty description, and after an empty line under any other', () => {
    const line = `Orkestro-Reference: repo=4711 number=12 gen=1 brief=${HASH} comment=99`;
    expect(formatMissionDescription('', FOOTER)).toBe(line);
    expect(formatMissionDescription('Please.', FOOTER)).toBe(`Please.\n\n${line}`);
    expect(parseFooter(`Please.\n\n${line}\n \n`)).toEqual(FOOTER);
    const later = { ...FOOTER, generation: 12 };
    expect(parseFooter(formatMissionDescription('', later))).toEqual(later);
  });

  it.each([
    ['a paragraph for all', (text: string) => `<p>${text}</p>`],
    ['a paragraph for each line', (text: string) => text.replaceAll(/^.+$/gm, '<p class="x">$&</p>')],
    ['line breaks', (text: string) => `<div>${text.replaceAll('\n', '<br />')}</div>\n`],
    ['line breaks beside the newlines', (text: string) => `<p>${text.replaceAll('\n', '<BR>\r\n')}</p>`],
  ])('is read from HTML: %s', (_name, toHtml) => {
    expect(parseFooter(toHtml(formatMissionDescription('Please.\nToday.', FOOTER)))).toEqual(FOOTER);
  });

  it('carries no comment for a run', () => {
    const footer = { ...FOOTER, subject: formatSubject(REPOSITORY, RUN), comment: null };
    expect(parseFooter(formatMissionDescription('x', footer))).toEqual(footer);
  });

  it.each([
    ['nothing', null],
    ['an empty text', ''],
    ['a foreign text', 'Just do it'],
    ['the line somewhere above', `${formatMissionDescription('', FOOTER)}\nand more`],
    ['a short hash', 'Orkestro-Reference: repo=1 number=1 gen=1 brief=abc comment=none'],
    ['a repository name', `Orkestro-Reference: repo=acme number=1 gen=1 brief=${HASH} comment=none`],
    ['a negative number', `Orkestro-Reference: repo=1 number=-1 gen=1 brief=${HASH} comment=none`],
    ['something before it on its line', `see Orkestro-Reference: repo=1 number=1 gen=1 brief=${HASH} comment=none`],
    ['another tag', `<b>${formatMissionDescription('', FOOTER)}</b>`],
    ['a paragraph above another one', `<p>${formatMissionDescription('', FOOTER)}</p><p>and more</p>`],
    ['more behind it', `Orkestro-Reference: repo=1 number=1 gen=1 brief=${HASH} comment=none x`],
  ])('is not found in %s', (_name, text) => {
    expect(parseFooter(text)).toBeNull();
  });

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseFooter(text)));
  });
});

describe('matching missions', () => {
  const subject = formatSubject(REPOSITORY, ISSUE);
  const match = (missions: Parameters<typeof matchMissions>[0], to = 'acme/app#12') =>
    matchMissions(missions, subject, to);
  const described = (footer: Partial<Footer> = {}) => formatMissionDescription('x', { ...FOOTER, ...footer });

  it('goes by the description, not by the title', () => {
    const ours = buildMission({ title: 'Anything', description: described({ generation: 2 }) });
    const other = buildMission({
      id: 'm_2',
      title: 'Fix — acme/app#12',
      description: described({ subject: 'repo=4711 number=13' }),
    });
    expect(match([ours, other])).toEqual({ matched: [{ mission: ours, generation: 2 }], unread: [] });
  });

  it.each([
    ['of this name', 'Fix — acme/app#12'],
    ['of a second generation', 'Fix — acme/app#12 g2'],
    ['of a twelfth generation', 'Fix — acme/app#12 g12'],
    ['of a second generation, and says g2 before', 'Make g2 faster — acme/app#12 g2'],
    ['of an earlier name of the repository', 'Fix — acme/old-app#12'],
  ])('asks to read a listed mission without description whose title ends in a reference %s', (_name, title) => {
    const mission = buildMission({ title, description: null });
    expect(match([mission])).toEqual({ matched: [], unread: [mission] });
  });

  it.each(['Fix — acme/app#1', 'Fix — acme/app#121', 'Fix acme/app#12 now', 'Fix acme/app#12 g2 now', 'Fix'])(
    'leaves "%s" alone',
    (title) => {
      expect(match([buildMission({ title, description: null })])).toEqual({ matched: [], unread: [] });
    },
  );

  it('finds a run by its whole name, also where its job has a # in it', () => {
    const subject: Subject = { ...RUN, job: 'hire #1' };
    const reference = formatReference(REPOSITORY, subject, 1);
    const find = (title: string) =>
      matchMissions([buildMission({ title, description: null })], formatSubject(REPOSITORY, subject), reference).unread;
    expect(find(`Fix — ${reference}`)).toHaveLength(1);
    expect(find('Fix — acme/renamed run 9001/hire #1/0/__run')).toHaveLength(1);
    expect(find('Fix — acme/app run 9002/hire #1/0/__run')).toEqual([]);
  });

  it('finds a run by its own title', () => {
    const mission = buildMission({ title: 'Fix — acme/app run 9001/hire us/0/__run', description: null });
    const found = matchMissions([mission], formatSubject(REPOSITORY, RUN), formatReference(REPOSITORY, RUN, 1));
    expect(found.unread).toEqual([mission]);
  });

  it('looks whole at a mission whose listed description may be an excerpt', () => {
    const mission = buildMission({ description: 'Posted by hand' });
    expect(match([mission])).toEqual({ matched: [], unread: [mission] });
    expect(match([buildMission({ description: 'Posted by hand', title: 'Another' })]).unread).toEqual([]);
  });
});
