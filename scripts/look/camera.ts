/** Pictures of pages, taken with the Chromium that is installed. */
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';
import { findChromium } from '../../__tests__/support/chromium.ts';

/** How a page is looked at: width in CSS pixels (a phone has 390), and device pixels for each of them. */
export interface View {
  readonly name: string;
  readonly width: number;
  readonly theme: 'light' | 'dark';
  readonly scale: number;
}

export interface Camera {
  /** Takes a picture of the whole page, and says which elements stick out to the right (a selector-like word each). */
  take(html: string, view: View, path: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Opens the camera. Throws when there is no Chromium. */
export async function openCamera(): Promise<Camera> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('There is no Chromium. Install it, or name one in CHROMIUM.');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--font-render-hinting=none'] });
  return {
    take: (html, view, path) => take(browser, html, view, path),
    close: () => browser.close(),
  };
}

async function take(browser: Browser, html: string, view: View, path: string): Promise<readonly string[]> {
  const { width, theme, scale } = view;
  const context = await browser.newContext({
    viewport: { width, height: 100 },
    colorScheme: theme,
    deviceScaleFactor: scale,
  });
  try {
    const page = await context.newPage();
    await page.setContent(html);
    await page.screenshot({ path, fullPage: true });
    return await page.evaluate<string[]>(STICKING_OUT);
  } finally {
    await context.close();
  }
}

/** As text: it runs in the page, whose types are not ours. What scrolls by itself may hold wider things. */
const STICKING_OUT = `[...document.querySelectorAll('body *')]
  .filter((one) => one.closest('pre, table')?.contains(one.parentElement) !== true)
  .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map((one) => one.tagName.toLowerCase() + ' ' + (one.textContent ?? '').trim().slice(0, 40))`;
