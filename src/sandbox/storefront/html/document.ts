/** The layout of every page. Pure. */
import { html, type Html } from './html.ts';

/** The paths of the assets (assets.ts). */
export interface AssetPaths {
  readonly style: string;
  readonly script: string;
  readonly icon: string;
}

/** A page. `title` is plain text. `activeSection` is the navigation link that it belongs to. */
export interface Page {
  readonly title: string;
  readonly activeSection: 'market' | 'missions' | 'specialists' | 'ledger' | null;
  readonly body: Html;
}

const NAVIGATION_LINKS = [
  { section: 'market', href: '/', name: 'Marketplace' },
  { section: 'missions', href: '/missions', name: 'Missions' },
  { section: 'specialists', href: '/specialists', name: 'Specialists' },
  { section: 'ledger', href: '/ledger', name: 'Ledger' },
] as const;

function showNavigation(activeSection: Page['activeSection']): Html {
  const links = NAVIGATION_LINKS.map(({ section, href, name }) => {
    const current = section === activeSection ? html` aria-current="page"` : null;
    return html`<li><a href="${href}" ${current}>${name}</a></li>`;
  });
  return html`<nav aria-label="Main">
    <ul>
      ${links}
    </ul>
  </nav>`;
}

const BRAND = html`<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
  <circle
    cx="12"
    cy="12"
    r="9"
    fill="none"
    stroke="currentColor"
    stroke-width="2.5"
    stroke-dasharray="42 15"
    stroke-linecap="round"
    transform="rotate(-60 12 12)"
  />
  <circle cx="12" cy="12" r="3.5" fill="currentColor" />
</svg>`;

/** Returns the whole document. The script updates `#main` in place. Without the script, a reload does the same. */
export function renderDocument({ title, activeSection, body }: Page, paths: AssetPaths): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Orkestro sandbox</title>
        <link rel="icon" href="${paths.icon}" type="image/svg+xml" />
        <link rel="stylesheet" href="${paths.style}" />
        <script src="${paths.script}" defer></script>
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        <header class="top">
          <div class="frame">
            <a class="brand" href="/">${BRAND}<span>Orkestro <b>sandbox</b></span></a>
            ${showNavigation(activeSection)}
            <p id="live" class="live" data-state="off">
              <span class="dot"></span><span id="live-label">Reload to update</span>
            </p>
          </div>
        </header>
        <main id="main" class="frame" tabindex="-1">${body}</main>
        <footer>
          <p class="frame">
            A marketplace on this machine, with play money. This page only shows; missions are posted, accepted and sent
            back through the API.
          </p>
        </footer>
        <p id="news" class="unseen" role="status" aria-live="polite"></p>
      </body>
    </html>`.toString();
}
