/** Tests of the storefront in a real browser. Needs Chromium: installed, or named in CHROMIUM. CI requires it. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import {
  startSandboxServer,
  type SandboxServer,
  type SandboxServerOptions,
} from '../../../src/sandbox/server/server.ts';
import { findChromium } from '../../support/chromium.ts';
import { HOSTILE } from '../../support/sandbox/hostile.ts';
import { sendDecision, postTo, stockMarket } from '../../support/sandbox/stock.ts';

const executablePath = findChromium();
if (executablePath === null && process.env['CI'] === undefined) {
  console.warn('No Chromium here: the storefront is not looked at. Install it, or name one in CHROMIUM.');
}
const inBrowser = executablePath === null && process.env['CI'] === undefined ? describe.skip : describe;

let browser: Browser;
let server: SandboxServer;
/** What a page must never do: log an error, open a dialog, or send a request to another host. */
let violations: string[];

inBrowser('the storefront in a browser', () => {
  beforeAll(async () => {
    if (executablePath === null) throw new Error('CI has no Chromium: apt-get install -y chromium');
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await server.close();
    expect(violations).toEqual([]);
  });

  const start = async (options: SandboxServerOptions = {}): Promise<void> => {
    violations = [];
    server = await startSandboxServer({ storefront: true, seed: 7, scenario: { manual: true }, ...options });
  };
  const visit = async (path = '/', options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    const page = await context.newPage();
    const { host } = new URL(server.url);
    page.on('dialog', (dialog) => {
      violations.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('pageerror', (error) => violations.push(`an error: ${error.message}`));
    page.on('request', (request) => {
      if (new URL(request.url()).host !== host) violations.push(`a request to ${request.url()}`);
    });
    page.on('console', (message) => {
      if (message.type() === 'error') violations.push(`the console: ${message.text()}`);
    });
    await page.goto(new URL(path, server.url).href);
    await page.locator('#live[data-state="on"]').waitFor();
    return page;
  };

  it('a mission is posted, watched through the board without a reload, and accepted; focus and news go with it', async () => {
    await start();
    const page = await visit();
    await page.evaluate('window.notReloaded = true');
    const { id } = await postTo(server)({ title: 'Add a safe-deploy CI gate', category: 'DevOps', dod: 'CI blocks.' });
    const card = (place: string) => page.locator(`section.${place} [data-key="${id}"]`);
    await card('matched').waitFor();
    await page.locator(`#to-${id}`).focus();
    server.sandbox.start(id);
    await card('in_progress').waitFor();
    server.sandbox.deliver(id, { verification: 'pending' });
    await card('awaiting_acceptance').getByText('Verification under way').waitFor();
    server.sandbox.verify(id, 'passed');
    await card('awaiting_acceptance').getByText('Verification passed').waitFor();
    await page.locator('#news').getByText('Add a safe-deploy CI gate: Awaiting acceptance').waitFor();
    await sendDecision(server, id, 'accept');
    await card('accepted').waitFor();
    expect(await page.locator('.card').count()).toBe(1);
    expect(await page.evaluate('document.activeElement.id')).toBe(`to-${id}`);
    expect(await page.evaluate('window.notReloaded')).toBe(true);
    await page.getByText('Paid to specialists').locator('..').getByText('$108.00').waitFor();
    expect(await page.locator('section.accepted h3 .count').textContent()).toBe('1');
  });

  it('one mission’s page moves too: track, checklist, timeline, escrow, in the order of what happened', async () => {
    await start();
    const { id } = await postTo(server)({ title: 'A gate', category: 'DevOps', dod: '- [ ] one\n- [ ] two' });
    const page = await visit(`/missions/${id}`);
    const here = page.locator('[aria-current="step"]');
    expect(await here.innerText()).toBe('Matched');
    server.sandbox.deliver(id);
    await here.getByText('Awaiting acceptance').waitFor();
    await sendDecision(server, id, { reason: 'Please <b>document</b> it.' });
    await here.getByText('In progress').waitFor();
    await page.getByText('Please <b>document</b> it.').waitFor();
    server.sandbox.deliver(id);
    await sendDecision(server, id, 'accept');
    await here.getByText('Accepted').waitFor();
    const timeline = await page.locator('.timeline p:not(.small)').allInnerTexts();
    expect(timeline.map((one) => one.split(/[;\n]| with /)[0])).toEqual([
      ...['Posted by customer 1', 'Matched', 'Attempt 1: work started', 'Attempt 1: delivered'],
      ...['Attempt 1: verification passed', 'Attempt 1: sent back by the customer', 'Attempt 2: delivered'],
      ...['Attempt 2: verification passed', 'Accepted'],
    ]);
    expect(await page.locator('.checklist li').count()).toBe(2);
    expect(await page.locator('.transfers tbody').count()).toBe(2);
    await page.getByText('Released to the specialist').waitFor();
  });

  it('finds back by itself after the sandbox was gone', async () => {
    await start();
    const page = await visit();
    const port = Number(new URL(server.url).port);
    await server.close();
    await page.locator('#live[data-state="lost"]').waitFor();
    server = await startSandboxServer({ storefront: true, port, scenario: { manual: true } });
    const { id } = await postTo(server)({ title: 'After the restart', category: 'DevOps' });
    await page.locator('#live[data-state="on"]').waitFor();
    await page.locator(`[data-key="${id}"]`).waitFor();
    // Chromium itself logs the failed connections.
    violations = violations.filter((one) => !one.includes('net::ERR_'));
  });

  it('by keyboard alone: everything is reached in reading order, the focus is seen, Enter goes there', async () => {
    await start();
    await stockMarket(server);
    const page = await visit();
    const seen: { name: string; top: number; outlined: boolean }[] = [];
    const probe = `(() => {
      const one = document.activeElement, shown = [one, '::after'].map((what) => getComputedStyle(one, what === one ? null : what));
      return { name: one.innerText.trim(), top: one.getBoundingClientRect().top + scrollY, tag: one.tagName,
        outlined: shown.some((style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) };
    })()`;
    await page.keyboard.press('Tab');
    expect(await page.evaluate(probe)).toMatchObject({ name: 'Skip to content', outlined: true });
    for (;;) {
      await page.keyboard.press('Tab');
      const now = await page.evaluate<{ name: string; top: number; tag: string; outlined: boolean }>(probe);
      if (now.tag === 'BODY') break;
      seen.push(now);
    }
    expect(seen.slice(0, 5).map((one) => one.name)).toEqual([
      'Orkestro sandbox',
      ...['Marketplace', 'Missions', 'Specialists', 'Ledger'],
    ]);
    expect(seen.filter((one) => !one.outlined || one.name === '')).toEqual([]);
    const interactive = await page.locator('a, button, input, summary, [tabindex="0"]').locator('visible=true').count();
    expect(seen.length).toBe(interactive - 1);
    await page.goto(new URL('/', server.url).href);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/missions\/msn_/);
  });

  it('every page: names, landmarks, one h1, images that say nothing, no scrolling sideways, in light, dark and at 390 px', async () => {
    await start();
    const posted = await stockMarket(server);
    const [mission] = [...posted.values()].slice(6);
    const paths = ['/', `/missions/${mission?.id ?? ''}`, '/missions', '/specialists', '/ledger'];
    const audit = `(() => {
      const all = (selector) => [...document.querySelectorAll(selector)];
      const named = (one) => (one.getAttribute('aria-label') || one.innerText || '').trim() !== '';
      return {
        h1: all('h1').length, lang: document.documentElement.lang, title: document.title !== '',
        landmarks: ['header', 'nav', 'main', 'footer'].every((tag) => all(tag).length >= 1),
        nameless: all('a, button, summary, nav, [role=region], [role=img]').filter((one) => !named(one)).map((one) => one.outerHTML),
        bareImages: all('img:not([alt]), svg:not([aria-hidden=true])').length,
        bareTables: all('table').filter((one) => !one.caption || !one.querySelector('th[scope]')).length,
        small: all('nav a').filter((one) => one.getBoundingClientRect().height < 24).length,
        tabindex: all('[tabindex]').filter((one) => one.tabIndex > 0).length,
        overflow: document.documentElement.scrollWidth - innerWidth,
        background: getComputedStyle(document.body).backgroundColor,
      };
    })()`;
    const fine = {
      ...{ h1: 1, lang: 'en', title: true, landmarks: true, nameless: [], bareImages: 0, bareTables: 0, small: 0 },
      tabindex: 0,
    };
    const backgrounds = new Set<string>();
    const measurePage = async (colorScheme: 'light' | 'dark', width: number): Promise<void> => {
      const page = await visit('/', { colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' });
      for (const path of paths) {
        await page.goto(new URL(path, server.url).href);
        const found = await page.evaluate<{ overflow: number; background: string }>(audit);
        const { overflow, background, ...rest } = found;
        expect({ path, width, overflow: overflow > 0, ...rest }).toEqual({ path, width, overflow: false, ...fine });
        backgrounds.add(background);
      }
      await page.context().close();
    };
    const widths = [1280, 768, 390, 320];
    await Promise.all([
      ...widths.map((width) => measurePage('light', width)),
      ...widths.map((width) => measurePage('dark', width)),
    ]);
    expect(backgrounds.size).toBe(2);
  });

  it('on a phone: the navigation scrolls, the steps are stacked, four specialists and a link to all', async () => {
    await start();
    const posted = await stockMarket(server);
    const viewport = { width: 320, height: 640 };
    const page = await visit('/', { viewport });
    const tops = (selector: string): Promise<number[]> =>
      page.evaluate<number[]>(
        `[...document.querySelectorAll('${selector}')].map((one) => Math.round(one.getBoundingClientRect().top))`,
      );
    expect(new Set(await tops('.top nav a')).size).toBe(1);
    // A link that is outside can be brought into view.
    const last = page.locator('.top nav a').last();
    await last.scrollIntoViewIfNeeded();
    const box = await last.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(viewport.width);
    expect(await page.locator('.specialist').locator('visible=true').count()).toBe(4);
    await page.getByRole('link', { name: 'All 14 specialists' }).click();
    await page.waitForURL('**/specialists');
    expect(await page.locator('.specialist').locator('visible=true').count()).toBe(14);
    await page.goto(new URL(`/missions/${[...posted.values()][6]?.id ?? ''}`, server.url).href);
    const steps = await tops('.track li');
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(new Set(steps).size).toBe(5);
  });

  it('empty columns of the board are narrow, and the others share the room', async () => {
    await start();
    await postTo(server)({ title: 'Alone', auto_assign: false });
    const page = await visit();
    const widths = await page.evaluate<number[]>(
      `[...document.querySelectorAll('.column')].map((one) => Math.round(one.getBoundingClientRect().width))`,
    );
    expect(widths).toHaveLength(6);
    expect(Math.max(...widths.slice(1))).toBeLessThan(50);
    expect(widths[0]).toBeGreaterThan(800);
    expect(await page.locator('.specialist').locator('visible=true').count()).toBe(14);
  });

  it('hostile texts stay texts: no dialog, no element, no request, nothing moved off its place', async () => {
    await start({
      scenario: {
        manual: true,
        specialists: HOSTILE.slice(0, 20).map((text, at) => ({
          ...{ name: `${text.slice(0, 190)} ${at}`, persona: text.slice(0, 200), type: text.slice(0, 200) },
          ...{ categories: ['DevOps'], tier: 'T1 Verified', rank: 50 + at, priceUsd: 10 },
        })),
      },
    });
    const post = postTo(server);
    for (const text of HOSTILE) {
      const { id } = await post({ title: text, description: text, dod: text, category: 'DevOps', budget_usd: 10 });
      server.sandbox.deliver(id);
      await sendDecision(server, id, { reason: text });
    }
    const page = await visit();
    const foreign = `[...document.querySelectorAll('bdi *:not(.hidden-character)')].length +
      document.querySelectorAll('iframe, object, embed, form, input, base, img, style, math, template, script:not([src^="/storefront/"])').length +
      [...document.querySelectorAll('*')].filter((one) => [...one.attributes].some(({ name }) => name.startsWith('on'))).length`;
    for (const path of ['/', '/missions', '/ledger']) {
      await page.goto(new URL(path, server.url).href);
      await page.locator('#live[data-state="on"]').waitFor();
      expect(await page.evaluate(foreign)).toBe(0);
    }
    const ids = server.sandbox.missions().map(({ id }) => id);
    await page.goto(new URL('/', server.url).href);
    await page.locator('#live[data-state="on"]').waitFor();
    for (const [at, id] of ids.entries()) {
      const document = await page.context().request.get(new URL(`/missions/${id}`, server.url).href);
      expect(document.status()).toBe(200);
      // A change while the page is open: the live update must escape the same texts.
      if (at % 6 !== 0) continue;
      await page.goto(new URL(`/missions/${id}`, server.url).href);
      server.sandbox.deliver(id, { verification: 'failed' });
      await page.locator('[aria-current="step"]').getByText('Awaiting acceptance').waitFor();
      expect(await page.evaluate(foreign)).toBe(0);
      expect(await page.locator('h1').innerText()).toBe(HOSTILE[at]);
      expect(await page.locator('.text').textContent()).toContain(HOSTILE[at]);
    }
  });

  it('another site that the browser has open reads nothing of it', async () => {
    await start();
    await stockMarket(server);
    const elsewhere = createServer((_request, response) => response.end('<!doctype html><title>Elsewhere</title>'));
    await new Promise<void>((listening) => elsewhere.listen(0, '127.0.0.1', listening));
    const { port } = elsewhere.address() as AddressInfo;
    const page = await (await browser.newContext()).newPage();
    const statuses: number[] = [];
    page.on('response', (response) => {
      if (response.url().startsWith(new URL(server.url).origin)) statuses.push(response.status());
    });
    await page.goto(`http://localhost:${port}/`);
    const results = await page.evaluate(`(async (target) => {
      const get = (path, mode) => fetch(target + path, { mode }).then((answer) => answer.type, () => 'refused');
      const load = (tag, source) => new Promise((resolve) => {
        const element = document.createElement(tag);
        element.onload = () => resolve('loaded');
        element.onerror = () => resolve('refused');
        element.src = target + source;
        document.body.append(element);
      });
      const listen = new Promise((resolve) => {
        const source = new EventSource(target + '/storefront/events');
        source.onerror = () => resolve('refused');
        source.addEventListener('change', () => resolve('heard'));
      });
      return [await get('/', 'cors'), await get('/', 'no-cors'), await load('script', '/missions'), await load('img', '/ledger'), await listen];
    })(${JSON.stringify(new URL(server.url).origin)})`);
    expect(results).toEqual(['refused', 'refused', 'refused', 'refused', 'refused']);
    // A frame gets nothing either. Its reply is visible here: the server itself refused.
    await page.evaluate(`(async (target) => {
      const frame = document.createElement('iframe');
      frame.src = target;
      const loaded = new Promise((resolve) => (frame.onload = resolve));
      document.body.append(frame);
      await loaded;
    })(${JSON.stringify(server.url)}.replace('/api/v1', '/'))`);
    expect(statuses).toEqual([403]);
    elsewhere.closeAllConnections();
    elsewhere.close();
  });
});
