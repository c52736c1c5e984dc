/** Takes screenshots of HTML documents with the installed Chromium. */
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';
import { findChromium } from '../../__tests__/support/chromium.ts';

/** A viewport: its width in CSS pixels (a phone has 390), and the device pixels for each of them (`scale`). */
export interface View {
  readonly name: string;
  readonly width: number;
  readonly theme: 'light' | 'dark';
  readonly scale: number;
}

/** Takes screenshots. */
export interface Camera {
  /** Takes a screenshot of the whole document. Returns the elements that overflow to the right: tag name and start of the text. */
  take(html: string, view: View, path: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Opens Chromium. @throws if there is none */
export async function openCamera(): Promise<Camera> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('There is no Chromium. Install it, or name one in CHROMIUM.');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--font-render-hinting=none'] });
  return {
    take: (html, view, path) => take(browser, html, view, path),
    close: () => browser.close(),
  };
}

/** Takes one screenshot in a new context. */
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
    return await page.evaluate<string[]>(FIND_OVERFLOWING);
  } finally {
    await context.close();
  }
}

/** Finds overflowing elements. A text, because it runs in the browser, whose types are not available. Elements that scroll can be wider inside. */
const FIND_OVERFLOWING = `[...document.querySelectorAll('body *')]
  .filter((one) => one.closest('pre, table')?.contains(one.parentElement) !== true)
  .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map((one) => one.tagName.toLowerCase() + ' ' + (one.textContent ?? '').trim().slice(0, 40))`;
