/**
 * `npm run look:storefront [folder]` takes screenshots of the sandbox's storefront: every page in light, in dark, and at
 * the widths of a tablet and of phones. Needs Chromium, installed or named in CHROMIUM.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../../__tests__/support/chromium.ts';
import { stockMarket } from '../../__tests__/support/sandbox/stock.ts';
import { startSandboxServer } from '../../src/sandbox/server/server.ts';

const VIEWS = [
  { name: 'light', width: 1280, theme: 'light' },
  { name: 'dark', width: 1280, theme: 'dark' },
  { name: 'tablet', width: 768, theme: 'light' },
  { name: 'phone', width: 390, theme: 'light' },
  { name: 'small', width: 320, theme: 'light' },
  { name: 'phone-dark', width: 390, theme: 'dark' },
] as const;

const executablePath = findChromium();
if (executablePath === null) throw new Error('There is no Chromium. Install it, or name one in CHROMIUM.');
const folder = process.argv[2] ?? join('demo-output', 'storefront');
mkdirSync(folder, { recursive: true });

let clock = Date.UTC(2026, 0, 5, 9);
const server = await startSandboxServer({
  ...{ storefront: true, seed: 7, scenario: { manual: true } },
  now: () => (clock += 17_000),
});
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const missions = await stockMarket(server);
  const idOf = (title: string): string => [...missions].find(([one]) => one.startsWith(title))?.[1].id ?? '';
  const pages = {
    market: '/',
    mission: `/missions/${idOf('Add a safe-deploy')}`,
    queued: `/missions/${idOf('Translate')}`,
    missions: '/missions',
    specialists: '/specialists',
    ledger: '/ledger',
    missing: '/nowhere',
  };
  for (const { name, width, theme } of VIEWS) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: theme });
    const page = await context.newPage();
    for (const [what, path] of Object.entries(pages)) {
      await page.goto(new URL(path, server.url).href);
      await page.locator('#live[data-state="on"]').waitFor();
      const picture = join(folder, `${what}-${name}.png`);
      await page.screenshot({ path: picture, fullPage: true });
      console.log(picture);
    }
    await context.close();
  }
} finally {
  await browser.close();
  await server.close();
}
