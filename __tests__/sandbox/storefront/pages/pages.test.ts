import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Attempt } from '../../../../src/sandbox/market/attempts.ts';
import type { Fact, JournalEntry } from '../../../../src/sandbox/ledger/journal.ts';
import type { Status } from '../../../../src/sandbox/market/lifecycle.ts';
import type { Mission } from '../../../../src/sandbox/market/missions.ts';
import { ASSET_PATHS } from '../../../../src/sandbox/storefront/html/assets.ts';
import { toItems } from '../../../../src/sandbox/storefront/pages/items.ts';
import { renderDocument, type Page } from '../../../../src/sandbox/storefront/html/document.ts';
import { html, showText, toPlain } from '../../../../src/sandbox/storefront/html/html.ts';
import { renderLedger } from '../../../../src/sandbox/storefront/pages/ledger.ts';
import { renderList, renderRefusal } from '../../../../src/sandbox/storefront/pages/listing.ts';
import { renderMarket, renderSpecialists, toCommand } from '../../../../src/sandbox/storefront/pages/market.ts';
import { renderMission } from '../../../../src/sandbox/storefront/pages/mission.ts';
import { STYLE } from '../../../../src/sandbox/storefront/html/style.ts';
import { PHASES, phaseOf, type Phase } from '../../../../src/sandbox/storefront/pages/labels.ts';
import { HOSTILE } from '../../../support/sandbox/hostile.ts';

const MARKET = { booksInOrder: false, workforce: 'real', apiUrl: 'http://127.0.0.1:8787/api/v1' } as const;

const AT = Date.UTC(2026, 0, 5, 9, 0, 12);

function toMission(fields: Partial<Mission> = {}, text = 'A text'): Mission {
  return {
    ...{ seq: 1, id: 'msn_1', customer: 1, title: text, description: text, kind: 'mission', category: 'DevOps' },
    ...{ tier: 'T1 Verified', budget_cents: 12_000, dod: text, specialist: text, status: 'awaiting_acceptance' },
    ...{ status_reason: text, verification: 'passed', escrow_status: 'held', rank: 90, rework_count: 1, due_at: null },
    ...{ created_at: AT, updated_at: AT },
    ...fields,
  };
}

const toFacts = (text: string): readonly Fact[] => [
  { event: 'enrolled', specialist: text, rank: 90, missions: 1 },
  { event: 'posted', mission: 'msn_1', customer: 1 },
  { event: 'matched', mission: 'msn_1', specialist: text, rank: 90, cents: 12_000 },
  { event: 'started', mission: 'msn_1', specialist: text, attempt: 1 },
  { event: 'delivered', mission: 'msn_1', specialist: text, attempt: 1 },
  { event: 'verified', mission: 'msn_1', specialist: text, attempt: 1, result: 'failed' },
  { event: 'reworked', mission: 'msn_1', specialist: text, attempt: 1, verification: 'failed', reason: text },
  { event: 'verified', mission: 'msn_1', specialist: text, attempt: 2, result: 'passed' },
  { event: 'accepted', mission: 'msn_1', specialist: text, cents: 12_000 },
  { event: 'ended', mission: 'msn_1', ending: 'expired' },
];
const toJournal = (text: string): readonly JournalEntry[] =>
  toFacts(text).map((fact, seq) => ({ ...fact, seq, at: AT }));

const STATES: readonly Attempt['state'][] = ['running', 'passed', 'failed', 'broken', 'killed', 'stopped', 'dropped'];
const toAttempts = (text: string): readonly Attempt[] =>
  STATES.map((state, at) => ({
    ...{ mission: 'msn_1', round: 1, number: at + 1, state, reason: text, result: text, log: text },
    ...{ started_at: AT, ended_at: state === 'running' ? null : AT },
  }));

/** Renders every page, with `text` in every place that holds foreign text. */
function renderAll(text: string): readonly Page[] {
  const mission = toMission({}, text);
  const entries = [
    { account: `escrow:msn_1`, cents: -12_000 },
    { account: `specialist:${text}`, cents: 10_800 },
    { account: 'platform', cents: 1_200 },
  ];
  const transfer = { id: 3, at: AT, kind: 'release', mission: 'msn_1', entries } as const;
  const slice = { total: 60, next: 'before=1' };
  const specialist = {
    persona: text,
    name: text,
    type: text,
    tier: 'New' as const,
    rank: 7,
    score: 7.1,
    missions: 1,
    price: text,
  };
  const audit = { ok: false, problems: [text], transfers: 1, missions: 1 };
  const columns = (Object.keys(PHASES) as Phase[]).map((place) => ({
    ...{ phase: place, total: 20 },
    newest: [toMission({ status: PHASES[place].statuses[0] ?? 'submitted' }, text)],
  }));
  return [
    renderMarket({ columns, specialists: [specialist], ...MARKET, escrowCents: 1, paidCents: 2 }),
    renderSpecialists([specialist], 'real'),
    renderMission({
      mission,
      journal: toJournal(text),
      transfers: [transfer],
      attempts: toAttempts(text),
      workforce: 'real',
    }),
    renderList({ phase: 'accepted', missions: { items: [mission], ...slice }, workforce: 'real' }),
    renderLedger({
      ...{ audit, auditedAt: AT, emptyAccounts: 3 },
      accounts: { items: entries, ...slice },
      transfers: { items: [transfer], ...slice },
    }),
    renderRefusal(text, text),
  ];
}

const toDocuments = (text: string): readonly string[] =>
  renderAll(text).map((page) => renderDocument(page, ASSET_PATHS));
/** Returns the tags with the names of their attributes, without any text. */
const toSkeleton = (page: string): string =>
  [...page.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replace(/"[^"]*"/g, '""')).join('');

describe('the template', () => {
  it('escapes text and attributes, and nothing of its own', () => {
    const made = html`<a title="${'"<&>\''}">${'<b>'}${html`<i>${1}</i>`}${null}${['x', html`<u></u>`]}</a>`;
    expect(made.toString()).toBe('<a title="&quot;&lt;&amp;&gt;&#39;">&lt;b&gt;<i>1</i>x<u></u></a>');
  });

  it('any text comes out as it went in, and never ends an attribute or begins a tag', () => {
    const seed = Date.now() % 1_000_000;
    const decode = (text: string): string =>
      text.replace(
        /&(?:amp|lt|gt|quot|#39);/g,
        (one) => ({ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" })[one] ?? '',
      );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const [, attribute = '', inner = ''] =
          /^<p title="([^"]*)">([^<]*)<\/p>$/s.exec(html`<p title="${text}">${text}</p>`.toString()) ?? [];
        return decode(attribute) === text.toWellFormed() && decode(inner) === text.toWellFormed();
      }),
      { seed, numRuns: 2000 },
    );
  });

  it('names hidden characters, leaves API keys out, cuts what is endless', () => {
    expect(showText('a\u202eb').toString()).toContain(
      'a<span class="hidden-character" title="U+202E RIGHT-TO-LEFT OVERRIDE">U+202E</span>b',
    );
    expect(showText('two\r\nlines').toString()).toBe('<bdi>two\nlines</bdi>');
    expect(showText('osk_live_abc123 OSK_TEST_x').toString()).toBe('<bdi>osk_live_… osk_TEST_…</bdi>');
    expect(showText('x'.repeat(100_000)).toString()).toContain('… and 80000 more characters');
    expect(toPlain('a\u202e\n b osk_test_abc')).toBe('a b osk_test_…');
  });
});

describe('the pages', () => {
  const plain = toDocuments('A text').map(toSkeleton);

  it.each(HOSTILE)('are built the same when every text in them is %j', (text) => {
    toDocuments(text).forEach((page, at) => {
      expect(toSkeleton(page)).toBe(plain[at]);
    });
  });

  it('have one h1, no level left out, one main, labeled sections, ids that are unique, links that are local', () => {
    for (const page of toDocuments('A text')) {
      const levels = [...page.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      expect(levels[0]).toBe(1);
      levels.forEach((level, at) => {
        expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
      });
      expect(page.match(/<main /g)).toHaveLength(1);
      const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
      // On a real page, a card appears once. Here, every column holds the same card.
      const own = ids.filter((id) => id !== 'to-msn_1');
      expect(new Set(own).size).toBe(own.length);
      for (const [, id] of page.matchAll(/aria-labelledby="([^"]*)"/g)) expect(ids).toContain(id);
      for (const [, href = ''] of page.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^(\/|#)/);
    }
  });

  it('say where a mission stands in words, for every status', () => {
    const labels: Readonly<Record<Status, string>> = {
      ...{ submitted: 'Submitted', matched: 'Matched', in_progress: 'In progress', accepted: 'Accepted' },
      ...{ awaiting_acceptance: 'Awaiting acceptance', cancelled: 'Cancelled', expired: 'Expired' },
      ...{ failed: 'Failed', refunded: 'Refunded' },
    };
    for (const [status, label] of Object.entries(labels) as [Status, string][]) {
      const mission = toMission({ status, specialist: null, rank: null, budget_cents: null, description: null });
      const { body } = renderMission({ mission, journal: [], transfers: [], attempts: [], workforce: 'real' });
      const text = body.toString();
      if (phaseOf(status) === 'ended') expect(text).toContain(`</svg> ${label}</span>`);
      else expect(text).toMatch(new RegExp(`aria-current="step"><svg.*?</svg> ${label}</li>`, 's'));
      expect(text).toContain('Nobody hired');
      expect(text).toContain('No money has moved.');
    }
  });

  it.each([
    ['passed', 'Independently verified as a whole', 'verified: '],
    ['failed', 'Verification failed', 'not verified: '],
    ['pending', 'The verifier is looking', 'not verified yet: '],
    [null, 'Not verified', 'not verified: '],
  ] as const)('a Definition of Done under verification %s: each item says so', (verification, labels, each) => {
    const mission = toMission({ verification, dod: '- [ ] one\n- [x] two' });
    const text = renderMission({
      mission,
      journal: [],
      transfers: [],
      attempts: [],
      workforce: 'real',
    }).body.toString();
    expect(text).toContain(labels);
    expect(text.split(`<span class="unseen">${each}</span>`)).toHaveLength(3);
    expect(text).not.toContain('[x]');
  });

  it('says that verification passed only where there was a Definition of Done to verify', () => {
    const attempts = toAttempts('text').slice(1, 2);
    for (const dod of [null, '', '  \n', '# only a heading']) {
      for (const status of ['awaiting_acceptance', 'accepted'] as const) {
        const mission = toMission({ dod, status });
        const pages = [
          renderMission({ mission, journal: toJournal('A text'), transfers: [], attempts, workforce: 'real' }),
          renderList({ phase: null, missions: { items: [mission], total: 1, next: null }, workforce: 'real' }),
        ];
        for (const { body } of pages) {
          expect(body.toString()).not.toMatch(/verification passed/i);
          expect(body.toString()).toContain('Nothing to verify: no Definition of Done');
        }
        expect(pages[0]?.body.toString()).toContain('Attempt 2: nothing to verify');
      }
    }
    const failed = toMission({ dod: null, verification: 'failed' });
    const list = renderList({ phase: null, missions: { items: [failed], total: 1, next: null }, workforce: 'real' });
    expect(list.body.toString()).toContain('Verification failed');
  });

  it('calls scripted work scripted, wherever it says that something was done or verified', () => {
    const render = (workforce: 'real' | 'scripted', fields: Partial<Mission> = {}): string => {
      const mission = toMission({ dod: '- [ ] one', ...fields });
      return [
        renderMission({ mission, journal: toJournal('A text'), transfers: [], attempts: [], workforce }),
        renderList({ phase: null, missions: { items: [mission], total: 1, next: null }, workforce }),
        renderSpecialists([], workforce),
      ]
        .map(({ body }) => body.toString())
        .join('\n');
    };
    const scripted = render('scripted');
    expect(scripted).toContain('Attempt 1: scripted work started');
    expect(scripted).toContain('Attempt 1: scripted delivery');
    expect(scripted).toContain('Attempt 1: scripted verification failed');
    expect(scripted).toContain('Scripted: time passes, and nothing is made');
    expect(scripted).toContain('Passed by a script: no one looked at the work');
    expect(scripted).toContain('Their work is scripted');
    expect(scripted).not.toMatch(/(?<!scripted )verification passed|independently|: work started|: delivered/i);
    expect(render('scripted', { status: 'in_progress', verification: null })).toContain('Scripted work under way');
    expect(render('real')).not.toMatch(/script/i);
  });

  it('cards say their status in words, on the board and in the list', () => {
    for (const [status, name] of [
      ['submitted', 'Submitted'],
      ['in_progress', 'In progress'],
      ['awaiting_acceptance', 'Awaiting acceptance'],
      ['expired', 'Expired'],
    ] as const) {
      const missions = { items: [toMission({ status })], total: 1, next: null };
      const text = renderList({ phase: null, missions, workforce: 'real' }).body.toString();
      expect(text).toMatch(
        new RegExp(`<p class="status"><span class="mark[^"]*"><svg.*?</svg> ${name}</span></p>`, 's'),
      );
      expect(text.split(`</svg> ${name}</span>`)).toHaveLength(2);
    }
  });

  it('an empty market shows the command that posts a mission, and any other does not', () => {
    const none = (Object.keys(PHASES) as Phase[]).map((phase) => ({ phase, total: 0, newest: [] }));
    const render = (columns: Parameters<typeof renderMarket>[0]['columns']): string =>
      renderMarket({ ...MARKET, columns, specialists: [], escrowCents: 0, paidCents: 0 }).body.toString();
    expect(render(none)).toContain(html`${toCommand(MARKET.apiUrl)}`.toString());
    expect(render(none).match(/data-empty="yes"/g)).toHaveLength(6);
    expect(render(none.map((one, at) => (at === 2 ? { ...one, total: 1 } : one)))).not.toContain('curl');
  });

  it('a Definition of Done in any shape is a list of items', () => {
    expect(toItems('## Done\n\n- [ ] one\n  goes on\n* two\n3. three')).toEqual(['one goes on', 'two', 'three']);
    expect(toItems('CI blocks.\r\nDocs say so.')).toEqual(['CI blocks.', 'Docs say so.']);
    expect(toItems('First:\n- one')).toEqual(['First:', 'one']);
    expect(toItems(' \n# only a heading')).toEqual([]);
  });

  it('the ledger says that the books are in order only when they are', () => {
    const none = { items: [], total: 0, next: null };
    const renderAudit = (ok: boolean, problems: readonly string[]): string =>
      renderLedger({
        ...{ audit: { ok, problems, transfers: 2, missions: 1 }, auditedAt: AT, emptyAccounts: 0 },
        ...{ accounts: none, transfers: none },
      }).body.toString();
    expect(renderAudit(true, [])).toContain('The books are in order');
    expect(renderAudit(true, [])).toContain('2 transfers: the entries of each sum to zero');
    expect(renderAudit(false, ['transfer 2 does not sum to zero'])).toContain('1 problem in the books');
    expect(renderAudit(false, ['transfer 2 does not sum to zero'])).toContain('transfer 2 does not sum to zero');
    expect(renderAudit(false, ['x'])).not.toContain('in order');
  });
});

/** Returns the relative luminance of an `#rrggbb` color (WCAG 2.2). */
function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Returns the contrast ratio of two `#rrggbb` colors (WCAG 2.2). */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe('the colors', () => {
  const blocks = [...STYLE.matchAll(/:root \{([^}]*)\}/g)].map(([, block = '']) =>
    Object.fromEntries(
      [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
    ),
  );
  const themes = { light: blocks[0] ?? {}, dark: blocks[1] ?? {} };

  it.each(['light', 'dark'] as const)(
    '%s: texts have a contrast of at least 4.5 on every ground they stand on',
    (theme) => {
      const colors = themes[theme];
      const pairs = ['text', 'muted', 'accent', 'good', 'bad', 'wait'].flatMap((foreground) =>
        ['ground', 'surface', 'sunken'].map((background) => [foreground, background] as const),
      );
      for (const [foreground, background] of [...pairs, ['accent', 'wash'] as const, ['text', 'wash'] as const]) {
        const ratio = contrast(colors[foreground] ?? '#000000', colors[background] ?? '#000000');
        expect({ ink: foreground, ground: background, enough: ratio >= 4.5, ratio }).toMatchObject({ enough: true });
      }
    },
  );

  it.each(['light', 'dark'] as const)('%s: focus, chosen edges and filled rings have at least 3', (theme) => {
    const colors = themes[theme];
    for (const sign of ['accent', 'strong-line', 'good', 'wait', 'muted']) {
      for (const background of ['ground', 'surface', 'sunken']) {
        expect([sign, background, contrast(colors[sign] ?? '#000000', colors[background] ?? '#000000') >= 3]).toEqual([
          sign,
          background,
          true,
        ]);
      }
    }
  });

  it('are all variables, and the sheet loads nothing', () => {
    const rules = STYLE.replace(/:root \{[^}]*\}/g, '');
    expect(rules).not.toMatch(/#[0-9a-f]{3,8}\b|rgb\(|hsl\(/i);
    expect(STYLE).not.toMatch(/url\(|@import|@font-face/);
    for (const [, name = ''] of rules.matchAll(/var\(--([\w-]+)\)/g)) {
      expect([name, name === 'shadow' || (name in themes.light && name in themes.dark)]).toEqual([name, true]);
    }
  });
});
