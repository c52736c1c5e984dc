export const id = 329;
export const ids = [329];
export const modules = {

/***/ 8329:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createStorefront: () => (/* binding */ createStorefront)
});

// EXTERNAL MODULE: ./src/sandbox/api/endpoints.js
var endpoints = __webpack_require__(4116);
// EXTERNAL MODULE: ./src/sandbox/wire/http.js
var http = __webpack_require__(8431);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./src/sandbox/storefront/live/script.js
const SCRIPT = `'use strict';
(() => {
  const live = document.getElementById('live');
  const liveLabel = document.getElementById('live-label');
  const news = document.getElementById('news');
  const ownScript = document.querySelector('script[src]').getAttribute('src');
  const SHORTEST_PAUSE_MS = 300, NEWS_PAUSE_MS = 3000, RETRY_MS = 5000;

  const show = (state, text) => {
    if (live.dataset.state === state) return;
    if (live.dataset.state === 'lost') announce('Updates are back.');
    if (state === 'lost') announce('Updates are interrupted.');
    live.dataset.state = state;
    liveLabel.textContent = text;
  };

  // At most one announcement every few seconds, so that a screen reader is not flooded.
  let pending = new Map(), newsTimer = null;
  const announce = (text, key = text) => {
    pending.set(key, text);
    newsTimer ??= setTimeout(() => {
      newsTimer = null;
      news.textContent = pending.size === 1 ? [...pending.values()][0] : pending.size + ' changes';
      pending = new Map();
    }, NEWS_PAUSE_MS);
  };

  const keyOf = (node) => (node.nodeType === 1 ? node.getAttribute('data-key') : null);
  const isSameElement = (old, fresh) => old.nodeType === fresh.nodeType && old.nodeName === fresh.nodeName && keyOf(old) === keyOf(fresh);

  const copyAttributes = (old, fresh) => {
    for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && name !== 'open') old.removeAttribute(name);
    for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  };

  // Updates a node to match a new one and keeps every element that is still there, with its focus and scroll position.
  const updateNode = (old, fresh) => {
    if (old.isEqualNode(fresh)) return;
    if (old.nodeType !== 1) { old.nodeValue = fresh.nodeValue; return; }
    copyAttributes(old, fresh);
    const keyed = new Map([...old.children].flatMap((child) => (keyOf(child) === null ? [] : [[keyOf(child), child]])));
    let at = old.firstChild;
    for (const child of [...fresh.childNodes]) {
      const known = keyOf(child) === null ? at : keyed.get(keyOf(child));
      if (known && isSameElement(known, child)) {
        if (known === at) at = at.nextSibling;
        else old.insertBefore(known, at);
        updateNode(known, child);
      } else old.insertBefore(document.importNode(child, true), at);
    }
    while (at) { const next = at.nextSibling; at.remove(); at = next; }
  };

  const readAnnouncements = () => new Map([...document.querySelectorAll('[data-announce]')].map((one) => [keyOf(one), one.dataset.announce]));
  const columnOf = (element) => element.closest('section[data-key]')?.dataset.key;
  const readColumns = () => new Map([...document.querySelectorAll('.card')].map((one) => [keyOf(one), columnOf(one)]));

  const update = (fresh) => {
    if (fresh.querySelector('script[src]')?.getAttribute('src') !== ownScript) { location.reload(); return; }
    const focused = document.activeElement?.id;
    const announcedBefore = readAnnouncements(), columnsBefore = readColumns();
    updateNode(document.getElementById('main'), fresh.getElementById('main'));
    document.title = fresh.title;
    if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus({ preventScroll: true });
    for (const [key, text] of readAnnouncements()) if (announcedBefore.size > 0 && announcedBefore.get(key) !== text) announce(text, key);
    for (const card of document.querySelectorAll('.board .card')) {
      if (columnsBefore.get(keyOf(card)) !== columnOf(card)) card.classList.add('moved');
    }
  };

  let isLoading = false, isOutdated = false;
  const refresh = () => {
    if (isLoading) { isOutdated = true; return; }
    isLoading = true;
    isOutdated = false;
    const request = new XMLHttpRequest();
    request.open('GET', location.href);
    request.responseType = 'document';
    request.timeout = 10000;
    request.onload = () => {
      const fresh = request.responseXML ?? request.response;
      if (fresh?.getElementById('main')) update(fresh);
    };
    request.onloadend = () => setTimeout(() => { isLoading = false; if (isOutdated) refresh(); }, SHORTEST_PAUSE_MS);
    request.send();
  };

  // A hidden tab closes its connection, because browsers allow six per host.
  let source = null, retryTimer = null;
  const connect = () => {
    clearTimeout(retryTimer);
    if (source || document.hidden) return;
    source = new EventSource('/storefront/events');
    source.addEventListener('change', () => { show('on', 'Live'); refresh(); });
    source.onerror = () => {
      show('lost', 'Reconnecting\u2026');
      if (source?.readyState !== EventSource.CLOSED) return;
      disconnect();
      retryTimer = setTimeout(connect, RETRY_MS);
    };
  };
  const disconnect = () => { clearTimeout(retryTimer); source?.close(); source = null; };

  document.addEventListener('visibilitychange', () => (document.hidden ? disconnect() : connect()));
  addEventListener('pagehide', disconnect);
  addEventListener('pageshow', connect);
  connect();
})();
`;

;// CONCATENATED MODULE: ./src/sandbox/storefront/html/themes.js
const LIGHT = `
  --ground: #f6f5f1;
  --surface: #ffffff;
  --sunken: #eceae3;
  --text: #1f2126;
  --muted: #595c64;
  --line: #dcd9d0;
  --strong-line: #7d7a70;
  --accent: #3a45b0;
  --good: #17663a;
  --bad: #a8261d;
  --wait: #7a4f00;
  --track: #cfccc2;
  --wash: #e6e7f7;
  --shadow: 0 1px 2px #1f21261a;
`;
const DARK = `
  --ground: #15171b;
  --surface: #1e2127;
  --sunken: #191b20;
  --text: #e8e7e3;
  --muted: #a5a9b2;
  --line: #31353e;
  --strong-line: #7f8591;
  --accent: #a9b4ff;
  --good: #74d19c;
  --bad: #ff9d92;
  --wait: #e7bd68;
  --track: #3d424c;
  --wash: #2a2f4a;
  --shadow: none;
`;

;// CONCATENATED MODULE: ./src/sandbox/storefront/html/style.js

const BASE = `
*, ::before, ::after { box-sizing: border-box; }
html { color-scheme: light dark; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 4.5rem; }
body { margin: 0; background: var(--ground); color: var(--text); overflow-wrap: anywhere;
  font: 0.9375rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif; }
h1, h2, h3, p, ul, ol, dl, dd, table { margin: 0; padding: 0; }
ul, ol { list-style: none; }
h1 { font-size: 1.625rem; line-height: 1.25; font-weight: 650; letter-spacing: -0.01em; margin: 0 0 1.25rem; }
h2 { font-size: 1.0625rem; line-height: 1.3; font-weight: 650; margin: 0 0 0.75rem; }
h2.quiet { font-size: 0.875rem; font-weight: 500; color: var(--muted); }
h3 { font-size: 0.875rem; font-weight: 650; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
main:focus-visible { outline: none; }
code { font: 0.875em/1.4 ui-monospace, "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace; }
bdi { unicode-bidi: isolate; }
.muted { color: var(--muted); }
.small { font-size: 0.8125rem; }
.money { font-variant-numeric: tabular-nums; white-space: nowrap; }
.unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.hidden-character { font: 0.75em/1 ui-monospace, "Liberation Mono", monospace; padding: 0.1em 0.3em; border: 1px solid var(--bad);
  border-radius: 3px; color: var(--bad); background: var(--surface); }
.frame { max-width: 84rem; margin: 0 auto; padding-inline: clamp(1rem, 3vw, 2rem); }
.skip { position: absolute; left: -99rem; top: 0.5rem; z-index: 3; background: var(--surface); padding: 0.5rem 1rem; border-radius: 6px; }
.skip:focus { left: 1rem; }
main { padding-block: 2rem 3rem; }
main > section, main > .columns { margin-top: 2.25rem; }
footer { border-top: 1px solid var(--line); color: var(--muted); font-size: 0.8125rem; }
footer p { padding-block: 1.25rem 2.5rem; }
`;
const TOP = `
.top { position: sticky; top: 0; z-index: 2; background: var(--surface); border-bottom: 1px solid var(--line); }
.top .frame { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 1.75rem; min-height: 3.5rem; padding-block: 0.5rem; }
.brand { display: inline-flex; align-items: center; gap: 0.5rem; color: var(--text); text-decoration: none; font-weight: 500; }
.brand svg { color: var(--accent); flex: none; }
.brand b { font-weight: 500; color: var(--muted); }
.top nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem; }
.top nav a { display: block; padding: 0.375rem 0.625rem; border-radius: 6px; color: var(--text); text-decoration: none; }
.top nav a:hover { background: var(--sunken); }
.top nav a[aria-current] { background: var(--wash); color: var(--accent); font-weight: 600; }
@media (max-width: 39.99rem) { .top nav { order: 1; width: 100%; font-size: 0.875rem; }
  .top nav ul { flex-wrap: nowrap; overflow-x: auto; scrollbar-width: none; scroll-padding-inline: 1rem; }
  .top nav ul { margin-inline: -0.5rem; gap: 0; padding: 3px; } .top nav a { padding-inline: 0.5rem; }
  .top nav li { flex: none; } }
.live { margin-left: auto; display: inline-flex; align-items: center; gap: 0.5rem; font-size: 0.8125rem; color: var(--muted); }
.live .dot { width: 0.5rem; height: 0.5rem; border-radius: 50%; border: 2px solid var(--strong-line); }
.live[data-state="on"] .dot { background: var(--good); border-color: var(--good); }
.live[data-state="lost"] .dot { border-color: var(--bad); }
.back { margin-bottom: 0.5rem; font-size: 0.875rem; }
.note { margin-top: 1rem; color: var(--muted); }
.more { margin-top: 0.75rem; font-size: 0.875rem; }
.count { font-weight: 500; color: var(--muted); font-variant-numeric: tabular-nums; }
.panel { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: 1.25rem; box-shadow: var(--shadow); }
.columns { display: grid; gap: 1.25rem; align-items: start; grid-template-columns: minmax(0, 1fr); }
.columns > .wide, .columns > .side { display: grid; gap: 1.25rem; min-width: 0; grid-template-columns: minmax(0, 1fr); }
.columns > .panel { display: block; }
@media (min-width: 60rem) { .columns { grid-template-columns: minmax(0, 5fr) minmax(0, 3fr); } }
`;
const SIGNS = `
.mark { display: inline-flex; align-items: baseline; gap: 0.375rem; }
.sign { flex: none; width: 1em; height: 1em; align-self: center; position: relative; }
.good > .sign, .checklist.good .sign, .mark.good { color: var(--good); }
.bad > .sign, .checklist.bad .sign, .mark.bad { color: var(--bad); }
.wait > .sign, .checklist.wait .sign, .mark.wait { color: var(--wait); }
.plain > .sign, .checklist.plain .sign, .mark.plain { color: var(--muted); }
.ring { flex: none; vertical-align: -0.15em; }
.ring circle, .ring path, .dial circle { fill: none; stroke-width: 2.5; }
.ring-track { stroke: var(--track); }
.ring-fill { stroke: var(--accent); }
.ring.accepted .ring-fill { stroke: var(--good); }
.ring.awaiting_acceptance .ring-fill { stroke: var(--wait); }
.ring.ended .ring-fill { stroke: var(--muted); }
.dial { flex: none; line-height: 0; }
.dial circle { stroke-width: 4; }
.dial text { font: 650 0.9375rem system-ui, "Liberation Sans", sans-serif; fill: var(--text); font-variant-numeric: tabular-nums; }
`;
const MARKET = `
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 9.5rem), 1fr)); background: var(--surface);
  border: 1px solid var(--line); border-radius: 10px; box-shadow: var(--shadow); overflow: hidden; }
.figure { padding: 1rem 1.25rem; box-shadow: 1px 0 0 var(--line), 0 1px 0 var(--line); }
.figure dt { font-size: 0.8125rem; color: var(--muted); }
.figure dd { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.125rem 0.625rem; }
.figure b { font-size: 1.25rem; font-weight: 650; font-variant-numeric: tabular-nums; letter-spacing: -0.01em; }
.board { display: flex; flex-flow: column; gap: 0.75rem; }
@media (min-width: 40rem) { .board { flex-flow: row wrap; align-items: stretch; } .column { flex: 1 1 13rem; }
  .column[data-empty] { flex: 0 0 auto; } }
@media (min-width: 70rem) { .board { flex-wrap: nowrap; } .column { flex: 1 1 0; } .column[data-empty] { padding-inline: 0.5rem; }
  .column[data-empty] h3 { writing-mode: vertical-rl; } .column[data-empty] h3 .count { margin: 0; } }
.column { background: var(--sunken); border-radius: 10px; padding: 0.75rem; min-width: 0; }
.column h3 { display: flex; align-items: center; gap: 0.5rem; line-height: 1.25; }
@media (min-width: 70rem) { .column:not([data-empty]) h3 { min-height: 2.5em; } }
.column h3 .count { margin-left: auto; }
.invitation { margin-bottom: 0.75rem; }
.lead { margin: -0.25rem 0 0.75rem; }
.status .ring { align-self: center; vertical-align: 0; }
@media (max-width: 39.99rem) { .first-four .specialist:nth-child(n + 5) { display: none; } }
@media (min-width: 40rem) { .first-four > .more { display: none; } }
.cards { display: grid; gap: 0.5rem; margin-top: 0.75rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 14rem), 1fr)); }
.cards.wall { grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); gap: 0.75rem; }
.card { position: relative; background: var(--surface); border: 1px solid var(--line); border-radius: 8px; padding: 0.75rem;
  font-size: 0.8125rem; box-shadow: var(--shadow); }
.card > * + * { margin-top: 0.3125rem; }
.card .title { font-size: 0.875rem; font-weight: 600; line-height: 1.35; }
.card .title a { color: var(--text); text-decoration: none; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 4; overflow: hidden; }
.card .title a::after { content: ""; position: absolute; inset: 0; border-radius: 8px; }
.card .title a:focus-visible { outline: none; }
.card .title a:focus-visible::after { outline: 2px solid var(--accent); outline-offset: 2px; }
.card:hover { border-color: var(--strong-line); }
.card:hover .title a { text-decoration: underline; }
.terms { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0.125rem 0.75rem; }
.card.moved { animation: moved 1.6s ease-out; }
@keyframes moved { from { background: var(--wash); border-color: var(--accent); } }
.specialists { display: grid; gap: 0.75rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); }
.specialist { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: 1rem; box-shadow: var(--shadow);
  display: grid; gap: 0.5rem; align-content: space-between; }
.specialist .who { display: flex; justify-content: space-between; gap: 0.75rem; }
.specialist h3 { font-size: 1rem; }
.specialist .terms { padding-top: 0.5rem; border-top: 1px solid var(--line); }
.tier { font-size: 0.75rem; font-weight: 600; padding: 0.125rem 0.5rem; border-radius: 99px; border: 1px solid var(--line); color: var(--muted); }
.tier[data-tier^="T"] { color: var(--accent); border-color: var(--wash); background: var(--wash); }
.filter { display: flex; flex-wrap: wrap; gap: 0.375rem; margin-bottom: 1.25rem; }
.filter a { display: block; padding: 0.25rem 0.75rem; border: 1px solid var(--line); border-radius: 99px; color: var(--text); text-decoration: none;
  font-size: 0.875rem; background: var(--surface); }
.filter a:hover { border-color: var(--strong-line); }
.filter a[aria-current] { background: var(--wash); border-color: var(--accent); color: var(--accent); font-weight: 600; }
`;
const MISSION = `
.track { display: flex; flex-wrap: wrap; gap: 0.5rem; font-size: 0.875rem; }
.track li { display: inline-flex; align-items: center; gap: 0.4375rem; padding: 0.3125rem 0.75rem; border-radius: 99px; border: 1px solid transparent; color: var(--muted); }
@media (max-width: 39.99rem) { .track { flex-direction: column; gap: 0.125rem; } .track li { align-self: flex-start; } }
.track .past { color: var(--text); }
.track .past .sign { color: var(--good); }
.track .here { background: var(--surface); border-color: var(--strong-line); color: var(--text); font-weight: 600; }
.text { white-space: pre-wrap; max-width: 75ch; }
.checklist { display: grid; gap: 0.5rem; margin-top: 0.75rem; max-width: 75ch; }
.checklist li { display: flex; gap: 0.625rem; }
.checklist li > .sign { align-self: flex-start; top: 0.25em; }
.timeline { display: grid; }
.timeline li { display: grid; grid-template-columns: 1.125rem minmax(0, 1fr); gap: 0.75rem; padding-bottom: 1rem; position: relative; }
.timeline li:last-child { padding-bottom: 0; }
.timeline li::before { content: ""; position: absolute; left: 0.5rem; top: 1.5rem; bottom: 0.125rem; width: 1px; background: var(--line); }
.timeline li:last-child::before { display: none; }
.timeline .sign { width: 1.125rem; height: 1.125rem; align-self: start; top: 0.15em; }
.reason { display: block; white-space: pre-wrap; margin-top: 0.375rem; padding: 0.5rem 0.75rem; border-left: 3px solid var(--line); color: var(--muted); max-width: 70ch; }
.log { max-height: 24rem; overflow: auto; margin: 0.5rem 0 0; padding: 0.75rem; background: var(--sunken); border-radius: 8px; white-space: pre-wrap;
  font: 0.8125rem/1.5 ui-monospace, Menlo, Consolas, "Liberation Mono", monospace; }
.attempts { display: grid; gap: 1.25rem; }
.attempts li { display: grid; gap: 0.25rem; }
summary { cursor: pointer; color: var(--accent); width: fit-content; }
.facts { display: grid; gap: 0.625rem; }
.facts div { display: grid; grid-template-columns: 7rem minmax(0, 1fr); gap: 0.75rem; }
.facts dt { color: var(--muted); }
`;
const LEDGER = `
table { width: 100%; border-collapse: collapse; font-size: 0.875rem; }
th { font-weight: 500; text-align: left; vertical-align: top; }
thead th { color: var(--muted); font-size: 0.8125rem; }
th, td { padding: 0.4375rem 0.75rem 0.4375rem 0; }
th:last-child, td:last-child { padding-right: 0; }
tbody + tbody tr:first-child > *, thead + tbody > tr:first-child > *, .accounts tbody tr > * { border-top: 1px solid var(--line); }
th.money, td.money { text-align: right; width: 1%; }
.transfers tbody th { width: 34%; }
.transfers tbody tr + tr td { padding-top: 0; }
.whose { color: var(--muted); }
.verdict { font-size: 1rem; font-weight: 600; }
.verdict .small { font-weight: 400; }
.proofs { display: grid; gap: 0.25rem; margin-top: 0.75rem; font-size: 0.875rem; }
.proofs .mark { color: var(--text); }
.proofs .good > .sign { color: var(--good); }
.proofs .bad > .sign { color: var(--bad); }
`;
const PREFERENCES = `
@media (prefers-reduced-motion: reduce) {
  *, ::before, ::after { animation: none !important; transition: none !important; scroll-behavior: auto !important; }
  .card.moved { border-color: var(--accent); }
}
@media (forced-colors: active) {
  .ring-fill, .dial .ring-fill { stroke: CanvasText; }
  .track .here, .top nav a[aria-current], .filter a[aria-current] { border: 2px solid Highlight; }
}
@media print { .top, footer, .skip { display: none; } }
`;
const STYLE = `:root {${LIGHT}}
@media (prefers-color-scheme: dark) {
:root {${DARK}}
}
${[BASE, TOP, SIGNS, MARKET, MISSION, LEDGER, PREFERENCES].join('')}`;

;// CONCATENATED MODULE: ./src/sandbox/storefront/html/assets.js



const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><style>g{color:#3a45b0}@media(prefers-color-scheme:dark){g{color:#a9b4ff}}</style><g><circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="3" stroke-dasharray="42 15" stroke-linecap="round" transform="rotate(-60 12 12)"/><circle cx="12" cy="12" r="3.5" fill="currentColor"/></g></svg>`;
function toAsset(extension, type, body) {
    const digest = (0,external_node_crypto_.createHash)('sha256').update(body).digest('hex').slice(0, 16);
    return { path: `/storefront/${digest}.${extension}`, type, body };
}
const STYLE_ASSET = toAsset('css', 'text/css; charset=utf-8', STYLE);
const SCRIPT_ASSET = toAsset('js', 'text/javascript; charset=utf-8', SCRIPT);
const ICON_ASSET = toAsset('svg', 'image/svg+xml', ICON);
const ASSETS = new Map([STYLE_ASSET, SCRIPT_ASSET, ICON_ASSET].map((asset) => [asset.path, asset]));
const ASSET_PATHS = { style: STYLE_ASSET.path, script: SCRIPT_ASSET.path, icon: ICON_ASSET.path };
function findAsset(path) {
    const asset = ASSETS.get(path);
    if (asset === undefined)
        return null;
    const headers = { 'Content-Type': asset.type, 'Cache-Control': 'public, max-age=31536000, immutable' };
    return { status: 200, headers, body: asset.body };
}

;// CONCATENATED MODULE: ./src/core/foreign-text/code-point-name.js
const NAMES = new Map([
    [0x00ad, 'SOFT HYPHEN'],
    [0x034f, 'COMBINING GRAPHEME JOINER'],
    [0x061c, 'ARABIC LETTER MARK'],
    [0x115f, 'HANGUL CHOSEONG FILLER'],
    [0x1160, 'HANGUL JUNGSEONG FILLER'],
    [0x180e, 'MONGOLIAN VOWEL SEPARATOR'],
    [0x200b, 'ZERO WIDTH SPACE'],
    [0x200c, 'ZERO WIDTH NON-JOINER'],
    [0x200d, 'ZERO WIDTH JOINER'],
    [0x200e, 'LEFT-TO-RIGHT MARK'],
    [0x200f, 'RIGHT-TO-LEFT MARK'],
    [0x2028, 'LINE SEPARATOR'],
    [0x2029, 'PARAGRAPH SEPARATOR'],
    [0x202a, 'LEFT-TO-RIGHT EMBEDDING'],
    [0x202b, 'RIGHT-TO-LEFT EMBEDDING'],
    [0x202c, 'POP DIRECTIONAL FORMATTING'],
    [0x202d, 'LEFT-TO-RIGHT OVERRIDE'],
    [0x202e, 'RIGHT-TO-LEFT OVERRIDE'],
    [0x2060, 'WORD JOINER'],
    [0x2061, 'FUNCTION APPLICATION'],
    [0x2062, 'INVISIBLE TIMES'],
    [0x2063, 'INVISIBLE SEPARATOR'],
    [0x2064, 'INVISIBLE PLUS'],
    [0x2066, 'LEFT-TO-RIGHT ISOLATE'],
    [0x2067, 'RIGHT-TO-LEFT ISOLATE'],
    [0x2068, 'FIRST STRONG ISOLATE'],
    [0x2069, 'POP DIRECTIONAL ISOLATE'],
    [0x3164, 'HANGUL FILLER'],
    [0xfeff, 'ZERO WIDTH NO-BREAK SPACE'],
    [0xffa0, 'HALFWIDTH HANGUL FILLER'],
    [0xe0001, 'LANGUAGE TAG'],
    [0xe007f, 'CANCEL TAG'],
]);
const RANGES = [
    { from: 0xfe00, to: 0xfe0f, name: (codePoint) => `VARIATION SELECTOR-${codePoint - 0xfe00 + 1}` },
    { from: 0xe0100, to: 0xe01ef, name: (codePoint) => `VARIATION SELECTOR-${codePoint - 0xe0100 + 17}` },
    {
        from: 0xe0020,
        to: 0xe007e,
        name: (codePoint) => `TAG CHARACTER "${String.fromCodePoint(codePoint - 0xe0000)}"`,
    },
];
function nameCodePoint(codePoint) {
    const hex = codePoint.toString(16).toUpperCase().padStart(4, '0');
    const range = RANGES.find(({ from, to }) => codePoint >= from && codePoint <= to);
    return `U+${hex} ${NAMES.get(codePoint) ?? range?.name(codePoint) ?? nameKind(String.fromCodePoint(codePoint))}`;
}
function nameKind(char) {
    if (/\p{Cc}/u.test(char))
        return 'CONTROL CHARACTER';
    if (/\p{Cs}/u.test(char))
        return 'LONE SURROGATE';
    return /\p{Cf}/u.test(char) ? 'FORMAT CHARACTER' : 'INVISIBLE CHARACTER';
}

;// CONCATENATED MODULE: ./src/core/foreign-text/hidden-text.js

const HIDDEN = /[[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Bidi_Control}\p{Cc}\p{Cs}\u2028\u2029]--[\t\n\r]]/v;
const NO_MARKS = new Set();
const LINE_END = /\r\n|\n|\r/;
const ZWNJ = 0x200c;
const ZWJ = 0x200d;
const TEXT_STYLE = 0xfe0e;
const EMOJI_STYLE = 0xfe0f;
const KEYCAP = '\u20e3';
const DIRECTION_MARK = /[\u200e\u200f\u061c]/;
const JOINING_SCRIPTS = [
    /[[\p{Script=Arabic}]&&[\p{L}\p{M}]]/v,
    /[[\p{Script=Syriac}]&&[\p{L}\p{M}]]/v,
    /[[\p{Script=Devanagari}]&&[\p{L}\p{M}]]/v,
    /[[\p{Script=Bengali}]&&[\p{L}\p{M}]]/v,
    /[[\p{Script=Gurmukhi}]&&[\p{L}\p{M}]]/v,
    /[[\p{Script=Gujarati}]&&[\p{L}\p{M}]]/v,
    /[[\p{Script=Oriya}]&&[\p{L}\p{M}]]/v,
    /[[\p{Script=Tamil}]&&[\p{L}\p{M}]]/v,
    /[[\p{Script=Telugu}]&&[\p{L}\p{M}]]/v,
    /[[\p{Script=Kannada}]&&[\p{L}\p{M}]]/v,
    /[[\p{Script=Malayalam}]&&[\p{L}\p{M}]]/v,
    /[[\p{Script=Sinhala}]&&[\p{L}\p{M}]]/v,
];
const RIGHT_TO_LEFT = /[[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]&&[\p{L}]]/v;
const BLACK_FLAG = '\u{1f3f4}';
const TAGGED_FLAGS = new Set(['gbeng', 'gbsct', 'gbwls'].map((region) => `${toTags(region)}\u{e007f}`));
const TAGS_IN_FLAG = 6;
function findHiddenText(text) {
    return text.split(LINE_END).flatMap((line, index) => (HIDDEN.test(line) ? findInLine(line, index + 1) : []));
}
function isHidden(codePoint) {
    return HIDDEN.test(String.fromCodePoint(codePoint));
}
function findInLine(text, line) {
    const chars = Array.from(text);
    const marksAllowed = DIRECTION_MARK.test(text) ? findAllowedMarks(chars) : NO_MARKS;
    const found = [];
    const nameOf = createNamer();
    for (let at = 0; at < chars.length; at += 1) {
        const char = charAt(chars, at);
        if (beginsFlag(chars, at))
            at += TAGS_IN_FLAG;
        else if (HIDDEN.test(char) && !marksAllowed.has(at) && !isNeeded(chars, at)) {
            const codePoint = toCodePoint(char);
            found.push({ codePoint, name: nameOf(codePoint), line, column: at + 1 });
        }
    }
    return found;
}
function beginsFlag(chars, at) {
    return charAt(chars, at) === BLACK_FLAG && TAGGED_FLAGS.has(chars.slice(at + 1, at + 1 + TAGS_IN_FLAG).join(''));
}
function createNamer() {
    const names = new Map();
    return (codePoint) => {
        const name = names.get(codePoint) ?? nameCodePoint(codePoint);
        names.set(codePoint, name);
        return name;
    };
}
function isNeeded(chars, at) {
    const codePoint = toCodePoint(charAt(chars, at));
    if (codePoint === TEXT_STYLE || codePoint === EMOJI_STYLE)
        return isStyle(charAt(chars, at - 1), charAt(chars, at + 1));
    if (codePoint === ZWJ && joinsEmoji(chars, at))
        return true;
    return (codePoint === ZWJ || codePoint === ZWNJ) && joinsLetters(chars, at);
}
function isStyle(before, after) {
    return /[0-9#*]/.test(before) ? after === KEYCAP : /\p{Emoji}/u.test(before);
}
function joinsEmoji(chars, at) {
    const before = charAt(chars, at - 1);
    const hasModifier = before === String.fromCodePoint(EMOJI_STYLE) || /\p{Emoji_Modifier}/u.test(before);
    return isPictograph(hasModifier ? charAt(chars, at - 2) : before) && isPictograph(charAt(chars, at + 1));
}
function isPictograph(char) {
    return /\p{Extended_Pictographic}/u.test(char);
}
function joinsLetters(chars, at) {
    const before = charAt(chars, at - 1);
    const after = charAt(chars, at + 1);
    return JOINING_SCRIPTS.some((script) => script.test(before) && script.test(after));
}
function findAllowedMarks(chars) {
    const isBehind = listDirections(chars);
    const isBefore = listDirections(chars.toReversed()).reverse();
    const isAllowed = (at) => DIRECTION_MARK.test(charAt(chars, at)) &&
        !HIDDEN.test(charAt(chars, at - 1)) &&
        !HIDDEN.test(charAt(chars, at + 1)) &&
        (isBehind[at] === true || isBefore[at] === true);
    return new Set([...chars.keys()].filter(isAllowed));
}
function listDirections(chars) {
    let isRightToLeft = false;
    return chars.map((char) => {
        if (/\p{L}/u.test(char))
            isRightToLeft = RIGHT_TO_LEFT.test(char);
        return isRightToLeft;
    });
}
function toTags(text) {
    return Array.from(text, (char) => String.fromCodePoint(0xe0000 + char.charCodeAt(0))).join('');
}
function charAt(chars, at) {
    return chars[at] ?? '';
}
function toCodePoint(char) {
    return Number(char.codePointAt(0));
}

;// CONCATENATED MODULE: ./src/sandbox/storefront/html/html.js

class Html {
    #text;
    constructor(strings, parts) {
        this.#text = strings.map((own, at) => own + toText(parts[at] ?? null)).join('');
    }
    toString() {
        return this.#text;
    }
}
const ENTITIES = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
};
function html_escape(text) {
    return text.toWellFormed().replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}
function toText(part) {
    if (part === null)
        return '';
    if (part instanceof Html)
        return part.toString();
    if (typeof part === 'string')
        return html_escape(part);
    return typeof part === 'number' ? String(part) : part.map(toText).join('');
}
function html(strings, ...parts) {
    return new Html(strings, parts);
}
const MAX_SHOWN_LENGTH = 20_000;
const KEY = /\bosk_(live|test)_\w+/gi;
function toPlain(text) {
    const hidden = new Set(findHiddenText(text).map((one) => one.codePoint));
    return Array.from(text.replace(KEY, 'osk_$1_\u2026').replace(/\s+/g, ' '))
        .filter((char) => !hidden.has(Number(char.codePointAt(0))))
        .join('');
}
function markHidden(line) {
    const hidden = findHiddenText(line);
    if (hidden.length === 0)
        return line;
    const chars = Array.from(line);
    let shown = 0;
    const parts = hidden.map(({ column, name }) => {
        const before = chars.slice(shown, column - 1).join('');
        shown = column;
        const [point = name] = name.split(' ');
        return html `${before}<span class="hidden-character" title="${name}">${point}</span>`;
    });
    return [...parts, chars.slice(shown).join('')];
}
function showText(text) {
    const cut = text.length > MAX_SHOWN_LENGTH ? text.slice(0, MAX_SHOWN_LENGTH) : text;
    const lines = cut.replace(KEY, 'osk_$1_\u2026').split(/\r\n|\n|\r/);
    const shown = lines.map((line, at) => [at === 0 ? '' : '\n', markHidden(line)]);
    const more = text.length - cut.length;
    const note = more === 0 ? null : html ` <span class="muted">\u2026 and ${more} more characters; the API has all of it.</span>`;
    return html `<bdi>${shown}</bdi>${note}`;
}

;// CONCATENATED MODULE: ./src/sandbox/storefront/html/document.js

const NAVIGATION_LINKS = [
    { section: 'market', href: '/', name: 'Marketplace' },
    { section: 'missions', href: '/missions', name: 'Missions' },
    { section: 'specialists', href: '/specialists', name: 'Specialists' },
    { section: 'ledger', href: '/ledger', name: 'Ledger' },
];
function showNavigation(activeSection) {
    const links = NAVIGATION_LINKS.map(({ section, href, name }) => {
        const current = section === activeSection ? html ` aria-current="page"` : null;
        return html `<li><a href="${href}" ${current}>${name}</a></li>`;
    });
    return html `<nav aria-label="Main">
    <ul>
      ${links}
    </ul>
  </nav>`;
}
const BRAND = html `<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
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
function renderDocument({ title, activeSection, body }, paths) {
    return html `<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} \u00b7 Orkestro sandbox</title>
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

;// CONCATENATED MODULE: ./src/sandbox/storefront/live/events.js
const encoder = new TextEncoder();
const RETRY = 'retry: 2000\n';
const CHANGE = 'event: change\ndata:\n\n';
const HEARTBEAT = ':\n\n';
function takeMessage(listener) {
    const { changed, beat } = listener;
    listener.changed = false;
    listener.beat = false;
    if (changed)
        return CHANGE;
    return beat ? HEARTBEAT : '';
}
function toStream(listener, removeListener) {
    let first = RETRY;
    return new ReadableStream({
        async pull(controller) {
            let text = takeMessage(listener);
            while (text === '' && !listener.ended) {
                await new Promise((wake) => (listener.wake = wake));
                text = takeMessage(listener);
            }
            if (listener.ended) {
                controller.close();
                return;
            }
            controller.enqueue(encoder.encode(first + text));
            first = '';
        },
        cancel() {
            listener.ended = true;
            listener.wake();
            removeListener();
        },
    }, { highWaterMark: 0 });
}
function watchSandbox(sandbox, { tickMs, heartbeatMs, notify, onFailure }) {
    let changed = false;
    let quietMs = 0;
    const unsubscribe = sandbox.onChange(() => (changed = true));
    const tick = () => {
        sandbox.catchUp();
        quietMs = changed ? 0 : quietMs + tickMs;
        if (changed)
            notify('changed');
        else if (quietMs >= heartbeatMs)
            notify('beat');
        changed = false;
        if (quietMs >= heartbeatMs)
            quietMs = 0;
    };
    const timer = setInterval(() => {
        try {
            tick();
        }
        catch (error) {
            onFailure();
            process.emitWarning(error instanceof Error ? error.message : String(error));
        }
    }, tickMs);
    timer.unref();
    return () => {
        clearInterval(timer);
        unsubscribe();
    };
}
function createEvents(sandbox, options = {}) {
    const { tickMs = 200, heartbeatMs = 15_000, maxListeners = 32 } = options;
    const listeners = new Set();
    let stopWatching = null;
    const notify = (what) => {
        for (const listener of [...listeners]) {
            listener[what] = true;
            listener.wake();
        }
    };
    const close = () => {
        notify('ended');
        listeners.clear();
        stopWatching?.();
        stopWatching = null;
    };
    const removeListener = (listener) => {
        listeners.delete(listener);
        if (listeners.size > 0)
            return;
        stopWatching?.();
        stopWatching = null;
    };
    return {
        open() {
            if (listeners.size >= maxListeners)
                return null;
            const listener = { changed: true, beat: false, ended: false, wake: () => undefined };
            listeners.add(listener);
            stopWatching ??= watchSandbox(sandbox, { tickMs, heartbeatMs, notify, onFailure: close });
            return toStream(listener, () => {
                removeListener(listener);
            });
        },
        get listeners() {
            return listeners.size;
        },
        close,
    };
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./src/sandbox/storefront/live/guard.js

const HOST = /^(?:\[([\da-f:.]+)\]|([\w.-]+))(?::\d{1,5})?$/i;
function isLoopback(host) {
    if ((0,external_node_net_.isIP)(host) === 4)
        return host.startsWith('127.');
    return host === '::1' || host.toLowerCase() === 'localhost';
}
function parseHost(header) {
    const [, ipv6, nameOrIpv4 = ''] = HOST.exec(header) ?? [];
    return (ipv6 ?? nameOrIpv4).toLowerCase();
}
function isAllowedHost(header, listenHost) {
    const name = parseHost(header ?? '');
    if (name === '')
        return false;
    if (isLoopback(name))
        return true;
    return !isLoopback(listenHost) && ((0,external_node_net_.isIP)(name) !== 0 || name === listenHost.toLowerCase());
}
function hasForeignOrigin(call) {
    const origin = call.header('origin');
    if (origin === null)
        return false;
    return !URL.canParse(origin) || new URL(origin).host !== call.header('host')?.toLowerCase();
}
function isNavigation(call) {
    return call.header('sec-fetch-mode') === 'navigate' && call.header('sec-fetch-dest') === 'document';
}
function isCrossSite(call, isPage) {
    if (hasForeignOrigin(call))
        return true;
    const site = call.header('sec-fetch-site');
    if (site === null || site === 'same-origin' || site === 'none')
        return false;
    return !(isPage && isNavigation(call));
}
function findRefusal(call, listenHost, isPage) {
    if (!isAllowedHost(call.header('host'), listenHost)) {
        const why = isLoopback(listenHost)
            ? 'This storefront answers to localhost, 127.0.0.1 and [::1] only, because any other name could be a trick to read it.'
            : 'This storefront answers to addresses and to the name that it listens on only: use its IP address.';
        return { status: 421, why };
    }
    return isCrossSite(call, isPage)
        ? { status: 403, why: 'This storefront can be read from its own pages only.' }
        : null;
}

;// CONCATENATED MODULE: ./src/core/domain/money.js
const BUDGET = /^[0-9]{1,7}(?:\.[0-9]{1,2})?$/;
function parseBudget(text) {
    if (!BUDGET.test(text))
        return null;
    const [dollars = '', cents = ''] = text.split('.');
    return Number(dollars) * 100 + Number(cents.padEnd(2, '0'));
}
function formatUsd(cents) {
    const whole = Math.abs(cents);
    const dollars = String(Math.trunc(whole / 100)).replace(/\B(?=(?:\d{3})+$)/g, ',');
    return `${cents < 0 ? '-' : ''}$${dollars}.${String(whole % 100).padStart(2, '0')}`;
}
function centsToUsd(cents) {
    return cents / 100;
}
function usdToCents(usd) {
    const cents = Math.round(usd * 100);
    return cents >= 0 && Number.isSafeInteger(cents) && cents / 100 === Number(usd.toFixed(6)) ? cents : null;
}

;// CONCATENATED MODULE: ./src/sandbox/storefront/pages/icons.js

const renderIcon = (paths) => html `<svg class="sign" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
    ${paths}
  </svg>`;
const ICONS = {
    good: renderIcon(html `<path
      d="M3 8.5l3.2 3.2L13 4.8"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
    />`),
    bad: renderIcon(html `<path d="M4 4l8 8M12 4l-8 8" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" />`),
    wait: renderIcon(html `<circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="1.5" /><path
        d="M8 5v3.2l2 1.3"
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
        stroke-linecap="round"
      />`),
    plain: renderIcon(html `<circle cx="8" cy="8" r="2.5" fill="currentColor" />`),
};
function renderBadge(tone, label) {
    return html `<span class="mark ${tone}">${ICONS[tone]} ${label}</span>`;
}
function iconOf(tone) {
    return ICONS[tone];
}
const PROGRESS_PERCENT = {
    submitted: 0,
    matched: 25,
    in_progress: 50,
    awaiting_acceptance: 75,
    accepted: 100,
    ended: 0,
};
function renderProgressRing(phase) {
    const filled = PROGRESS_PERCENT[phase];
    const inner = phase === 'ended'
        ? html `<path class="ring-fill" d="M5.5 8h5" />`
        : html `<circle
          class="ring-fill"
          cx="8"
          cy="8"
          r="6"
          pathLength="100"
          stroke-dasharray="${filled} 100"
          transform="rotate(-90 8 8)"
        />`;
    return html `<svg
    class="ring ${phase}"
    viewBox="0 0 16 16"
    width="16"
    height="16"
    aria-hidden="true"
    focusable="false"
  >
    <circle class="ring-track" cx="8" cy="8" r="6" />
    ${inner}
  </svg>`;
}
function renderRankDial(rank) {
    return html `<span class="dial" role="img" aria-label="Agent Rank ${rank} of 100"
    ><svg viewBox="0 0 44 44" width="44" height="44" aria-hidden="true" focusable="false">
      <circle class="ring-track" cx="22" cy="22" r="19" />
      <circle
        class="ring-fill"
        cx="22"
        cy="22"
        r="19"
        pathLength="100"
        stroke-dasharray="${rank} 100"
        transform="rotate(-90 22 22)"
      />
      <text x="22" y="27" text-anchor="middle">${rank}</text>
    </svg></span
  >`;
}

;// CONCATENATED MODULE: ./src/sandbox/storefront/pages/items.js
const ITEM = /^\s*(?:[-*+\u2022]|\d{1,3}[.)])\s+(?:\[[ xX]?\]\s*)?/;
const HEADING = /^\s*#{1,6}\s/;
function toItems(dod) {
    const lines = dod.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '' && !HEADING.test(line));
    if (!lines.some((line) => ITEM.test(line)))
        return lines.map((line) => line.trim());
    const items = [];
    for (const line of lines) {
        const last = items.length - 1;
        if (ITEM.test(line) || last < 0)
            items.push(line.replace(ITEM, '').trim());
        else
            items[last] = `${items[last] ?? ''} ${line.trim()}`;
    }
    return items.filter((item) => item !== '');
}
function hasItems(dod) {
    return toItems(dod ?? '').length > 0;
}

;// CONCATENATED MODULE: ./src/sandbox/storefront/pages/labels.js



const PHASES = {
    submitted: { name: 'Submitted', statuses: ['submitted'] },
    matched: { name: 'Matched', statuses: ['matched'] },
    in_progress: { name: 'In progress', statuses: ['in_progress'] },
    awaiting_acceptance: { name: 'Awaiting acceptance', statuses: ['awaiting_acceptance'] },
    accepted: { name: 'Accepted', statuses: ['accepted'] },
    ended: { name: 'Ended', statuses: ['cancelled', 'expired', 'failed', 'refunded'] },
};
const PHASE_BY_STATUS = {
    submitted: 'submitted',
    matched: 'matched',
    in_progress: 'in_progress',
    awaiting_acceptance: 'awaiting_acceptance',
    accepted: 'accepted',
    cancelled: 'ended',
    expired: 'ended',
    failed: 'ended',
    refunded: 'ended',
};
function phaseOf(status) {
    return PHASE_BY_STATUS[status];
}
const ENDED_LABELS = {
    cancelled: 'Cancelled',
    expired: 'Expired',
    failed: 'Failed',
    refunded: 'Refunded',
};
function nameStatus(status) {
    return ENDED_LABELS[status] ?? PHASES[phaseOf(status)].name;
}
const VERIFICATIONS = {
    real: {
        pending: { tone: 'wait', label: 'Verification under way' },
        passed: { tone: 'good', label: 'Verification passed' },
        failed: { tone: 'bad', label: 'Verification failed' },
    },
    scripted: {
        pending: { tone: 'wait', label: 'Scripted verification under way' },
        passed: { tone: 'good', label: 'Scripted verification passed' },
        failed: { tone: 'bad', label: 'Scripted verification failed' },
    },
};
function describeVerification({ verification, dod }, workforce) {
    if (verification === null)
        return null;
    if (verification === 'passed' && !hasItems(dod)) {
        return { tone: 'plain', label: 'Nothing to verify: no Definition of Done' };
    }
    return VERIFICATIONS[workforce][verification];
}
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
function showTime(ms, length = 'long') {
    const iso = new Date(ms).toISOString();
    const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-');
    const date = `${Number(day)} ${MONTHS[Number(month) - 1] ?? month}`;
    const label = length === 'long' ? `${date} ${year}, ${iso.slice(11, 19)} UTC` : `${date}, ${iso.slice(11, 16)}`;
    return html `<time datetime="${iso}">${label}</time>`;
}
function formatNumber(number) {
    return number.toLocaleString('en-US');
}
function formatCount(number, one, many = `${one}s`) {
    return `${formatNumber(number)} ${number === 1 ? one : many}`;
}
function formatSignedUsd(cents) {
    return `${cents < 0 ? '\u2212' : '+'}${formatUsd(Math.abs(cents))}`;
}

;// CONCATENATED MODULE: ./src/sandbox/storefront/pages/board.js




function linkMission(id, label, elementId = null) {
    const named = elementId === null ? null : html ` id="${elementId}"`;
    return html `<a href="/missions/${encodeURIComponent(id)}" ${named}>${label}</a>`;
}
function describeMission(mission, workforce) {
    const { title, status } = mission;
    const verificationLabel = status === 'awaiting_acceptance' ? describeVerification(mission, workforce) : null;
    return [toPlain(title), nameStatus(status), ...(verificationLabel === null ? [] : [verificationLabel.label])].join(': ');
}
function showBadges(mission, workforce) {
    const { rework_count: reworks, status, status_reason: reason } = mission;
    const verificationLabel = status === 'awaiting_acceptance' || status === 'accepted' ? describeVerification(mission, workforce) : null;
    const badges = [
        ...(verificationLabel === null ? [] : [renderBadge(verificationLabel.tone, verificationLabel.label)]),
        ...(reworks === 0 ? [] : [renderBadge('plain', `Sent back ${formatCount(reworks, 'time')}`)]),
        ...(status === 'submitted' && reason !== null ? [renderBadge('wait', showText(reason))] : []),
    ];
    return html `${badges.map((one) => html `<p>${one}</p>`)}`;
}
function showStatus(status) {
    const phase = phaseOf(status);
    if (phase === 'ended')
        return renderBadge('bad', nameStatus(status));
    return html `<span class="mark">${renderProgressRing(phase)} ${nameStatus(status)}</span>`;
}
function showCard(mission, workforce) {
    const { id, title, status, category, tier, specialist, budget_cents: cents, updated_at: at } = mission;
    const who = specialist === null ? html `<span class="muted">Nobody hired</span>` : showText(specialist);
    const price = cents === null ? null : html `<b class="money">${formatUsd(cents)}</b>`;
    return html `<li class="card" data-key="${id}" data-announce="${describeMission(mission, workforce)}">
<p class="title">${linkMission(id, showText(title), `to-${id}`)}</p>
<p class="status">${showStatus(status)}</p>
<p class="muted">${category} \u00b7 ${tier}</p>
<p class="terms"><span>${who}</span>${price}</p>
${showBadges(mission, workforce)}
<p class="muted small">${showTime(at, 'short')}</p>
</li>`;
}
function showColumn({ phase, total, newest }, workforce) {
    const { name } = PHASES[phase];
    const more = total - newest.length;
    const empty = total === 0 ? html ` data-empty="yes"` : null;
    const cards = newest.length === 0
        ? html `<p class="unseen">None</p>`
        : html `<ul class="cards">${newest.map((one) => showCard(one, workforce))}</ul>`;
    const label = html `${formatCount(more, 'more', 'more')}<span class="unseen"> in ${name}</span>`;
    const link = html `<p class="more"><a href="/missions?place=${phase}" id="more-${phase}">${label}</a></p>`;
    return html `<section class="column ${phase}" aria-labelledby="column-${phase}" data-key="${phase}"${empty}>
<h3 id="column-${phase}">${renderProgressRing(phase)} ${name} <span class="count">${formatNumber(total)}</span></h3>
${cards}
${more > 0 ? link : null}
</section>`;
}
function showBoard(columns, workforce) {
    return html `<div class="board">${columns.map((one) => showColumn(one, workforce))}</div>`;
}

;// CONCATENATED MODULE: ./src/sandbox/storefront/pages/ledger.js





const KINDS = {
    deposit: 'Deposit',
    hold: 'Hold in escrow',
    release: 'Release',
    refund: 'Refund',
};
const ACCOUNT_TYPES = {
    customer: 'Customer',
    escrow: 'Escrow',
    specialist: 'Specialist',
};
function nameAccount(account) {
    const at = account.indexOf(':');
    if (at === -1)
        return html `${account === 'outside' ? 'Outside (where deposits come from)' : 'Platform (fees)'}`;
    const [accountType, ownerId] = [account.slice(0, at), account.slice(at + 1)];
    const name = accountType === 'escrow' ? linkMission(ownerId, html `<code>${ownerId}</code>`) : showText(ownerId);
    return html `${ACCOUNT_TYPES[accountType] ?? accountType} <span class="whose">${name}</span>`;
}
function showTransfer({ id, at, kind, entries }) {
    const [first, ...more] = entries.map(({ account, cents }) => html `<td>${nameAccount(account)}</td><td class="money">${formatSignedUsd(cents)}</td>`);
    return html `<tbody data-key="${id}">
    <tr>
      <th scope="rowgroup" rowspan="${entries.length}">
        ${KINDS[kind]}<span class="muted small"> #${id}<br />${showTime(at, 'short')}</span>
      </th>
      ${first ?? null}
    </tr>
    ${more.map((entry) => html `<tr>${entry}</tr>`)}
  </tbody>`;
}
function showTransfers(transfers, caption) {
    return html `<table class="transfers">
    <caption class="unseen">${caption}</caption>
    <thead>
      <tr>
        <th scope="col">Transfer</th>
        <th scope="col">Account</th>
        <th scope="col" class="money">Amount</th>
      </tr>
    </thead>
    ${transfers.map(showTransfer)}
  </table>`;
}
function showAudit({ ok, problems, transfers, missions }, at) {
    const proofs = [
        `${formatCount(transfers, 'transfer')}: the entries of each sum to zero`,
        'All balances together sum to zero, and none but the outside is below it',
        'Every balance replays from the entries alone',
        `${formatCount(missions, 'mission')}: escrow was held and paid out at most once, as the mission says`,
        "Every specialist's Agent Rank replays from the journal",
    ];
    const lines = ok
        ? proofs.map((one) => renderBadge('good', one))
        : problems.slice(0, 50).map((one) => renderBadge('bad', showText(one)));
    return html `<p class="verdict">
      ${ok ? renderBadge('good', 'The books are in order') : renderBadge('bad', `${formatCount(problems.length, 'problem')} in the books`)}
      <span class="muted small">audited ${showTime(at)}</span>
    </p>
    <ul class="proofs">
      ${lines.map((one) => html `<li>${one}</li>`)}
    </ul>`;
}
function showNext({ next }, linkText) {
    return next === null ? null : html `<p class="more"><a href="/ledger?${next}">${linkText}</a></p>`;
}
function showAccounts(accounts, empty) {
    const rows = accounts.items.map(({ account, cents }) => html `<tr data-key="${account}">
        <th scope="row">${nameAccount(account)}</th>
        <td class="money">${cents === 0 ? formatUsd(0) : formatSignedUsd(cents)}</td>
      </tr>`);
    return html `<table class="accounts">
      <caption class="unseen">
        Accounts and their balances
      </caption>
      <thead>
        <tr>
          <th scope="col">Account</th>
          <th scope="col" class="money">Balance</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    ${empty === 0 ? null : html `<p class="muted small">${formatCount(empty, 'account stands', 'accounts stand')} at zero.</p>`}`;
}
function renderLedger({ audit, auditedAt, accounts, emptyAccounts, transfers }) {
    return {
        title: 'Ledger',
        activeSection: 'ledger',
        body: html `<h1>Ledger</h1>
      <section class="panel" aria-labelledby="audit">
        <h2 id="audit">Audit</h2>
        ${showAudit(audit, auditedAt)}
      </section>
      <div class="columns">
        <section class="panel wide" aria-labelledby="transfers">
          <h2 id="transfers">Transfers <span class="count">${formatNumber(transfers.total)}</span></h2>
          ${showTransfers(transfers.items, 'Transfers, newest first')} ${showNext(transfers, 'Older transfers')}
        </section>
        <section class="panel side" aria-labelledby="accounts">
          <h2 id="accounts">Accounts <span class="count">${formatNumber(accounts.total)}</span></h2>
          ${showAccounts(accounts, emptyAccounts)} ${showNext(accounts, 'More accounts')}
        </section>
      </div>`,
    };
}

;// CONCATENATED MODULE: ./src/sandbox/storefront/pages/listing.js



function showFilter(activePhase) {
    const renderLink = (href, name, current) => html `<li><a href="${href}" ${current ? html ` aria-current="true"` : null}>${name}</a></li>`;
    const phases = Object.entries(PHASES).map(([phase, { name }]) => renderLink(`/missions?place=${phase}`, name, phase === activePhase));
    return html `<nav aria-label="Filter">
    <ul class="filter">
      ${renderLink('/missions', 'All', activePhase === null)}${phases}
    </ul>
  </nav>`;
}
function renderList({ phase, missions, workforce }) {
    const title = phase === null ? 'All missions' : `Missions: ${PHASES[phase].name}`;
    const { items, total, next } = missions;
    const cards = html `<ul class="cards wall">${items.map((one) => showCard(one, workforce))}</ul>`;
    const older = next === null ? null : html `<p class="more"><a href="/missions?${next}">Older missions</a></p>`;
    return {
        title,
        activeSection: 'missions',
        body: html `<h1>${title}</h1>
      ${showFilter(phase)}
      <section aria-labelledby="found">
        <h2 id="found" class="quiet">${formatCount(total, 'mission')}, newest first</h2>
        ${items.length === 0 ? html `<p class="muted">None here.</p>` : cards}
        ${older}
      </section>`,
    };
}
function renderRefusal(title, why) {
    return {
        title,
        activeSection: null,
        body: html `<h1>${title}</h1>
      <p>${why}</p>
      <p><a href="/">Go to the marketplace</a></p>`,
    };
}

;// CONCATENATED MODULE: ./src/sandbox/storefront/pages/market.js





function showFigure(name, value, note) {
    const figure = html `<b>${value}</b> <span class="muted small">${note}</span>`;
    return html `<div class="figure"><dt>${name}</dt><dd>${figure}</dd></div>`;
}
function showFigures({ columns, escrowCents, paidCents, booksInOrder }) {
    const totalOf = (...phases) => columns.reduce((sum, { phase, total }) => sum + (phases.includes(phase) ? total : 0), 0);
    const open = totalOf('submitted', 'matched', 'in_progress', 'awaiting_acceptance');
    const waiting = totalOf('awaiting_acceptance');
    const books = booksInOrder ? renderBadge('good', 'In order') : renderBadge('bad', 'Not in order');
    return html `<dl class="figures">
${showFigure('Open missions', formatNumber(open), waiting === 0 ? 'none to decide' : `${formatNumber(waiting)} to decide`)}
${showFigure('Held in escrow', formatUsd(escrowCents), 'until accepted')}
${showFigure('Paid to specialists', formatUsd(paidCents), 'after fees')}
${showFigure('Books', books, html `<a href="/ledger">see the ledger</a>`)}
</dl>`;
}
function showSpecialist({ persona, name, type, tier, rank, missions, price }) {
    return html `<li class="specialist" data-key="${name}">
<div class="who"><div><h3>${showText(persona)}</h3><p>${showText(name)}</p></div>${renderRankDial(rank)}</div>
<p class="muted small">${showText(type)} \u00b7 ${formatCount(missions, 'mission')}</p>
<p class="terms"><span class="tier" data-tier="${tier}">${tier}</span><b class="money">${price}</b></p>
</li>`;
}
const ON_PHONE = 4;
const WORKFORCE = {
    real: 'Commands of this sandbox\u2019s operator do the work.',
    scripted: 'Their work is scripted: it takes some seconds, and nothing is made.',
};
function showSpecialists(specialists, workforce) {
    return html `<p class="muted lead">${WORKFORCE[workforce]}</p>
<ul class="specialists">${specialists.map(showSpecialist)}</ul>`;
}
function toCommand(apiUrl) {
    const body = { title: 'My first mission', category: 'DevOps', dod: '- [ ] CI is green' };
    const headers = ['Authorization: Bearer $KEY', 'Content-Type: application/json'].map((one) => `-H "${one}"`);
    return `curl -sS "${apiUrl}/marketplace/missions" ${headers.join(' ')} -d '${JSON.stringify(body)}'`;
}
function showInvitation(apiUrl) {
    return html `<div class="panel invitation">
<p>There are no missions yet. Post one, with <code>KEY</code> set to the key that the sandbox printed when it started:</p>
<pre class="log" tabindex="0" role="region" aria-label="Command that posts a mission">${toCommand(apiUrl)}</pre>
</div>`;
}
function renderSpecialists(specialists, workforce) {
    return {
        title: 'Specialists',
        activeSection: 'specialists',
        body: html `<h1>Specialists</h1>
<section aria-labelledby="found">
<h2 id="found" class="quiet">${formatCount(specialists.length, 'specialist')}, best Agent Rank first</h2>
${showSpecialists(specialists, workforce)}
</section>`,
    };
}
function renderMarket(view) {
    return {
        title: 'Marketplace',
        activeSection: 'market',
        body: html `<h1>Marketplace</h1>
${showFigures(view)}
<section aria-labelledby="missions">
<h2 id="missions">Missions</h2>
${view.columns.every(({ total }) => total === 0) ? showInvitation(view.apiUrl) : null}
${showBoard(view.columns, view.workforce)}
</section>
<section class="first-four" aria-labelledby="specialists">
<h2 id="specialists">Specialists <span class="count">${view.specialists.length}</span></h2>
${showSpecialists(view.specialists, view.workforce)}
${view.specialists.length > ON_PHONE ? html `<p class="more"><a href="/specialists">All ${view.specialists.length} specialists</a></p>` : null}
</section>`,
    };
}

// EXTERNAL MODULE: ./src/sandbox/market/attempts.js
var attempts = __webpack_require__(574);
;// CONCATENATED MODULE: ./src/sandbox/storefront/pages/attempts.js




const STATES = {
    running: { tone: 'wait', label: 'Running' },
    passed: { tone: 'good', label: 'The verifier passed it' },
    failed: { tone: 'bad', label: 'The verifier failed it' },
    broken: { tone: 'bad', label: 'Broken: nothing to judge, or nobody able to judge it' },
    killed: { tone: 'bad', label: 'The sandbox died under it' },
    stopped: { tone: 'plain', label: 'Stopped with the sandbox' },
    dropped: { tone: 'plain', label: 'Dropped: the mission had moved on' },
};
function showMore(summary, label, text) {
    return html `<details><summary>${summary}</summary><pre class="log" tabindex="0" role="region" aria-label="${label}">${showText(text)}</pre></details>`;
}
function showAttempt({ round, number, state, reason, result, log, started_at: startedAt, ended_at: endedAt, }) {
    const { tone, label } = STATES[state];
    const name = `Round ${round}, attempt ${number}`;
    const tail = (0,attempts/* toLogTail */.Gu)(log);
    const until = endedAt === null ? null : html ` to ${showTime(endedAt)}`;
    return html `<li data-key="${round}.${number}">
    <h3>${name}</h3>
    <p>${renderBadge(tone, label)}</p>
    ${reason === null ? null : html `<p class="reason">${showText(reason)}</p>`}
    <p class="muted small">${showTime(startedAt)}${until}</p>
    ${result === null ? null : showMore('What was handed in', `${name}: what was handed in`, result)}
    ${tail === null || tail === '' ? null : showMore('End of the log', `${name}: end of the log`, tail)}
  </li>`;
}
function showAttempts(attempts) {
    if (attempts.length === 0)
        return null;
    return html `<section class="panel" aria-labelledby="attempts">
    <h2 id="attempts">Attempts</h2>
    <ol class="attempts">${attempts.map(showAttempt)}</ol>
  </section>`;
}

;// CONCATENATED MODULE: ./src/sandbox/storefront/pages/checklist.js



const MAX_ITEMS = 200;
const VERDICTS = {
    passed: {
        ...{ tone: 'good', itemLabel: 'verified' },
        real: 'Independently verified as a whole',
        scripted: 'Passed by a script: no one looked at the work',
    },
    failed: {
        ...{ tone: 'bad', itemLabel: 'not verified' },
        real: 'Verification failed; the verifier judges the list as a whole',
        scripted: 'Failed by a script: no one looked at the work',
    },
    pending: {
        ...{ tone: 'wait', itemLabel: 'not verified yet' },
        real: 'The verifier is looking',
        scripted: 'A scripted verdict is to come',
    },
};
function describeState({ verification, status }, workforce) {
    if (verification !== null) {
        const { tone, itemLabel, [workforce]: label } = VERDICTS[verification];
        return { tone, label, itemLabel };
    }
    const label = status === 'in_progress' ? { real: 'Being worked on', scripted: 'Scripted work under way' } : null;
    return { tone: 'plain', label: label?.[workforce] ?? 'Not verified', itemLabel: 'not verified' };
}
function showChecklist(mission, workforce) {
    const items = toItems(mission.dod ?? '');
    if (items.length === 0)
        return html `<p class="muted">The brief came without one.</p>`;
    const { tone, label, itemLabel } = describeState(mission, workforce);
    const rest = items.length - MAX_ITEMS;
    return html `<p>${renderBadge(tone, label)}</p>
    <ul class="checklist ${tone}">
      ${items.slice(0, MAX_ITEMS).map((item) => html `<li>${iconOf(tone)}<span class="unseen">${itemLabel}: </span><span>${showText(item)}</span></li>`)}
    </ul>
    ${rest > 0 ? html `<p class="muted">\u2026 and ${rest} more items; the API has all of them.</p>` : null}`;
}

;// CONCATENATED MODULE: ./src/sandbox/storefront/pages/timeline.js





const VERDICT_TONES = { passed: 'good', failed: 'bad' };
function showReason(reason) {
    return reason === null ? null : html `<span class="reason">${showText(reason)}</span>`;
}
function toVerdictItem(attempt, result, { workforce, hasItems: isVerifiable }) {
    if (result === 'passed' && !isVerifiable)
        return { tone: 'plain', label: `${attempt} nothing to verify` };
    const name = workforce === 'scripted' ? 'scripted verification' : 'verification';
    return { tone: VERDICT_TONES[result], label: `${attempt} ${name} ${result}` };
}
function toWorkItem(entry, circumstances) {
    const attempt = `Attempt ${entry.attempt}:`;
    const isScripted = circumstances.workforce === 'scripted';
    switch (entry.event) {
        case 'started':
            return { tone: 'plain', label: `${attempt} ${isScripted ? 'scripted work' : 'work'} started` };
        case 'delivered':
            return { tone: 'plain', label: `${attempt} ${isScripted ? 'scripted delivery' : 'delivered'}` };
        case 'verified':
            return toVerdictItem(attempt, entry.result, circumstances);
        case 'reworked':
            return { tone: 'wait', label: html `${attempt} sent back by the customer${showReason(entry.reason)}` };
    }
}
function toTimelineItem(entry, circumstances) {
    if ('attempt' in entry)
        return toWorkItem(entry, circumstances);
    switch (entry.event) {
        case 'enrolled':
            return { tone: 'plain', label: html `${showText(entry.specialist)} enrolled at Agent Rank ${entry.rank}` };
        case 'posted':
            return { tone: 'plain', label: `Posted by customer ${entry.customer}` };
        case 'matched':
            return {
                tone: 'plain',
                label: html `Matched with ${showText(entry.specialist)} at Agent Rank ${entry.rank}; ${formatUsd(entry.cents)}
        held in escrow`,
            };
        case 'accepted':
            return { tone: 'good', label: `Accepted; ${formatUsd(entry.cents)} released from escrow` };
        case 'ended':
            return { tone: 'bad', label: `Ended without acceptance: ${entry.ending}` };
    }
}
function showTimeline(entries, dod, workforce) {
    const circumstances = { workforce, hasItems: hasItems(dod) };
    const items = entries.map((entry) => {
        const { tone, label } = toTimelineItem(entry, circumstances);
        return html `<li class="${tone}" data-key="${entry.seq}">
      ${iconOf(tone)}
      <div>
        <p>${label}</p>
        <p class="muted small">${showTime(entry.at)}</p>
      </div>
    </li>`;
    });
    return html `<ol class="timeline">
    ${items}
  </ol>`;
}

;// CONCATENATED MODULE: ./src/sandbox/storefront/pages/mission.js









const LIFECYCLE = ['submitted', 'matched', 'in_progress', 'awaiting_acceptance', 'accepted'];
function showTrack(mission) {
    const phase = phaseOf(mission.status);
    if (phase === 'ended')
        return html `<p class="over">${renderBadge('bad', nameStatus(mission.status))}</p>`;
    const at = LIFECYCLE.indexOf(phase);
    const steps = LIFECYCLE.map((one, index) => {
        const name = PHASES[one].name;
        if (index === at)
            return html `<li class="here" aria-current="step">${renderProgressRing(one)} ${name}</li>`;
        if (index < at)
            return html `<li class="past">${iconOf('good')} <span class="unseen">done: </span>${name}</li>`;
        return html `<li class="ahead">${renderProgressRing('submitted')} <span class="unseen">to come: </span>${name}</li>`;
    });
    return html `<ol class="track" aria-label="Lifecycle">
    ${steps}
  </ol>`;
}
function showFact(name, value) {
    return html `<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}
const ESCROW = {
    none: 'Nothing held',
    held: 'Held',
    released: 'Released to the specialist',
    refunded: 'Refunded to the customer',
};
const WORK = {
    real: 'By the operator of this sandbox',
    scripted: 'Scripted: time passes, and nothing is made',
};
function showFacts(mission, workforce) {
    const { specialist, rank, budget_cents: cents, rework_count: reworks } = mission;
    const verificationLabel = describeVerification(mission, workforce);
    const hired = specialist === null
        ? 'Nobody hired'
        : html `${showText(specialist)} <span class="muted">at Agent Rank ${rank ?? '\u2013'}</span>`;
    const budget = cents === null ? "The specialist's price" : html `<span class="money">${formatUsd(cents)}</span>`;
    return html `<dl class="facts">
    ${showFact('Specialist', hired)}
    ${showFact('Work', specialist === null ? 'Not begun' : WORK[workforce])}
    ${showFact('Budget', budget)}
    ${showFact('Escrow', ESCROW[mission.escrow_status])}
    ${showFact('Verification', verificationLabel === null ? 'Not asked yet' : renderBadge(verificationLabel.tone, verificationLabel.label))}
    ${showFact('Sent back', reworks === 0 ? 'Never' : formatCount(reworks, 'time'))}
    ${showFact('Category', mission.category)}
    ${showFact('Tier', mission.tier)}
    ${showFact('Kind', mission.kind === 'hire' ? 'Direct hire' : 'Mission')}
    ${showFact('Customer', `Customer ${mission.customer}`)}
    ${showFact('Posted', showTime(mission.created_at))}
    ${showFact('Last change', showTime(mission.updated_at))}
    ${showFact('Id', html `<code>${mission.id}</code>`)}
  </dl>`;
}
function showBrief({ description }) {
    if (description === null || description.trim() === '')
        return html `<p class="muted">Nothing beyond the title.</p>`;
    return html `<div class="text">${showText(description)}</div>`;
}
function renderMission({ mission, journal, transfers, attempts, workforce }) {
    const { title, status_reason: reason } = mission;
    const money = transfers.length === 0
        ? html `<p class="muted">No money has moved.</p>`
        : showTransfers(transfers, 'Transfers of this mission');
    return {
        title: toPlain(title),
        activeSection: null,
        body: html `<p class="back">
        <a href="/">Marketplace</a> <span aria-hidden="true">/</span> <span class="muted">Mission</span>
      </p>
      <div data-key="${mission.id}" data-announce="${describeMission(mission, workforce)}">
        <h1>${showText(title)}</h1>
        ${showTrack(mission)}
        ${reason === null ? null : html `<p class="note">${showText(reason)}</p>`}
      </div>
      <div class="columns">
        <div class="wide">
          <section class="panel" aria-labelledby="done">
            <h2 id="done">Definition of Done</h2>
            ${showChecklist(mission, workforce)}
          </section>
          <section class="panel" aria-labelledby="brief">
            <h2 id="brief">Brief</h2>
            ${showBrief(mission)}
          </section>
          ${showAttempts(attempts)}
          <section class="panel" aria-labelledby="history">
            <h2 id="history">Timeline</h2>
            ${showTimeline(journal, mission.dod, workforce)}
          </section>
        </div>
        <div class="side">
          <section class="panel" aria-labelledby="facts">
            <h2 id="facts">Facts</h2>
            ${showFacts(mission, workforce)}
          </section>
          <section class="panel" aria-labelledby="money">
            <h2 id="money">Escrow</h2>
            ${money}
          </section>
        </div>
      </div>`,
    };
}

;// CONCATENATED MODULE: ./src/sandbox/storefront/pages/reads.js

const CARDS_PER_COLUMN = 12;
const PAGE_SIZE = 50;
const placeholders = (values) => values.map(() => '?').join(', ');
function countByPhase(store) {
    const rows = store.all('SELECT status, count(*) AS n FROM missions GROUP BY status');
    const totals = new Map();
    for (const { status, n } of rows)
        totals.set(phaseOf(status), (totals.get(phaseOf(status)) ?? 0) + n);
    return totals;
}
function readColumns(store) {
    const totals = countByPhase(store);
    return Object.keys(PHASES).map((phase) => {
        const { statuses } = PHASES[phase];
        const newest = store.all(`SELECT * FROM missions WHERE status IN (${placeholders(statuses)}) ORDER BY updated_at DESC, seq DESC LIMIT ?`, ...statuses, CARDS_PER_COLUMN);
        return { phase, total: totals.get(phase) ?? 0, newest };
    });
}
function readMissions(store, phase, before) {
    const statuses = phase === null ? Object.values(PHASES).flatMap((one) => one.statuses) : PHASES[phase].statuses;
    const found = store.all(`SELECT * FROM missions WHERE +status IN (${placeholders(statuses)}) AND seq < ? ORDER BY seq DESC LIMIT ?`, ...statuses, before, PAGE_SIZE + 1);
    const items = found.slice(0, PAGE_SIZE);
    const last = items.at(-1);
    const query = new URLSearchParams({ ...(phase === null ? {} : { place: phase }), before: String(last?.seq ?? 0) });
    const totals = countByPhase(store);
    const total = phase === null ? [...totals.values()].reduce((sum, n) => sum + n, 0) : (totals.get(phase) ?? 0);
    return { items, total, next: found.length > PAGE_SIZE ? query.toString() : null };
}
function readMission(store, id) {
    return store.get('SELECT * FROM missions WHERE id = ?', id);
}
function readJournal(store, mission) {
    return store
        .all('SELECT seq, at, fact FROM journal WHERE mission = ? ORDER BY seq', mission)
        .map(({ seq, at, fact }) => ({ seq, at, ...JSON.parse(fact) }));
}
function readAttempts(store, mission) {
    return store
        .all('SELECT * FROM attempts WHERE mission = ? ORDER BY round DESC, number DESC LIMIT 100', mission)
        .reverse();
}
function withEntries(store, heads) {
    const entries = store.all(`SELECT transfer, account, cents FROM entries WHERE transfer IN (${placeholders(heads)}) ORDER BY transfer, cents`, ...heads.map(({ id }) => id));
    const byTransfer = Map.groupBy(entries, ({ transfer }) => transfer);
    return heads.map((head) => ({
        ...head,
        entries: (byTransfer.get(head.id) ?? []).map(({ account, cents }) => ({ account, cents })),
    }));
}
function readTransfersOf(store, mission) {
    const heads = store.all(`SELECT id, at, kind, mission FROM transfers WHERE mission = ? AND kind = 'hold'
     UNION ALL SELECT id, at, kind, mission FROM transfers WHERE mission = ? AND kind IN ('release', 'refund') ORDER BY id`, mission, mission);
    return withEntries(store, heads);
}
function readTransfers(store, before) {
    const heads = store.all('SELECT id, at, kind, mission FROM transfers WHERE id < ? ORDER BY id DESC LIMIT ?', before, PAGE_SIZE + 1);
    const items = heads.slice(0, PAGE_SIZE);
    const next = heads.length > PAGE_SIZE ? `before=${items.at(-1)?.id ?? 0}` : null;
    const total = store.get('SELECT count(*) AS n FROM transfers')?.n ?? 0;
    return { items: withEntries(store, items), total, next };
}
function readAccounts(store, after) {
    const found = store.all('SELECT account, cents FROM balances WHERE cents <> 0 AND account > ? ORDER BY account LIMIT ?', after, PAGE_SIZE + 1);
    const items = found.slice(0, PAGE_SIZE);
    const query = new URLSearchParams({ after: items.at(-1)?.account ?? '' });
    const counted = store.get('SELECT count(*) FILTER (WHERE cents <> 0) AS filled, count(*) FILTER (WHERE cents = 0) AS empty FROM balances');
    const next = found.length > PAGE_SIZE ? query.toString() : null;
    return { shown: { items, total: counted?.filled ?? 0, next }, empty: counted?.empty ?? 0 };
}
function readTotals(store) {
    const sum = (accountType) => store.get('SELECT coalesce(sum(cents), 0) AS cents FROM balances WHERE account >= ? AND account < ?', `${accountType}:`, `${accountType};`)?.cents ?? 0;
    return { escrowCents: sum('escrow'), paidCents: sum('specialist') };
}

;// CONCATENATED MODULE: ./src/sandbox/storefront/storefront.js












const HEADERS = {
    'Content-Security-Policy': "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; " +
        "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
};
const EVENTS_PATH = '/storefront/events';
const AUDIT_PAUSE_FACTOR = 50;
function createAuditor(sandbox) {
    let last = null;
    let stale = true;
    let notBefore = 0;
    sandbox.onChange(() => (stale = true));
    return () => {
        if (last !== null && (!stale || performance.now() < notBefore))
            return last;
        const startedAt = performance.now();
        stale = false;
        last = { audit: sandbox.audit(), at: sandbox.read((_store, now) => now) };
        const durationMs = performance.now() - startedAt;
        notBefore = startedAt + durationMs * AUDIT_PAUSE_FACTOR;
        return last;
    };
}
function readPosition(call) {
    const text = call.query.get('before') ?? '';
    return /^\d{1,15}$/.test(text) ? Number(text) : Number.MAX_SAFE_INTEGER;
}
function readPhase(call) {
    const text = call.query.get('place');
    return text !== null && Object.hasOwn(PHASES, text) ? text : null;
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
const MISSION_PATH = /^\/missions\/([^/]{1,200})$/;
function createPages(sandbox) {
    const getAudit = createAuditor(sandbox);
    const getWorkforce = (attempts) => sandbox.isScripted && attempts.length === 0 ? 'scripted' : 'real';
    const workforce = getWorkforce([]);
    const showMission = (id) => sandbox.read((store) => {
        const mission = readMission(store, id);
        if (mission === undefined)
            return null;
        const [journal, transfers] = [readJournal(store, id), readTransfersOf(store, id)];
        const attempts = readAttempts(store, id);
        return renderMission({ mission, journal, transfers, attempts, workforce: getWorkforce(attempts) });
    });
    const showMarket = (call) => sandbox.read((store) => renderMarket({
        columns: readColumns(store),
        specialists: sandbox.specialists(),
        ...readTotals(store),
        booksInOrder: getAudit().audit.ok,
        ...{ workforce, apiUrl: `${call.origin}${endpoints/* BASE */.Wm}` },
    }));
    const showLedger = (call) => sandbox.read((store) => {
        const { audit, at } = getAudit();
        const { shown, empty } = readAccounts(store, call.query.get('after') ?? '');
        const transfers = readTransfers(store, readPosition(call));
        return renderLedger({ audit, auditedAt: at, accounts: shown, emptyAccounts: empty, transfers });
    });
    return (call) => {
        const id = MISSION_PATH.exec(call.path)?.[1];
        if (id !== undefined)
            return showMission(decode(id));
        if (call.path === '/')
            return showMarket(call);
        if (call.path === '/specialists')
            return renderSpecialists(sandbox.specialists(), workforce);
        if (call.path === '/ledger')
            return showLedger(call);
        if (call.path !== '/missions')
            return null;
        const phase = readPhase(call);
        return sandbox.read((store) => renderList({ phase, missions: readMissions(store, phase, readPosition(call)), workforce }));
    };
}
function toReply(status, page) {
    const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'private, no-cache' };
    return { status, headers, body: renderDocument(page, ASSET_PATHS) };
}
function toPlainReply(status, why, headers = {}) {
    const own = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' };
    return { status, headers: { ...own, ...headers }, body: `${why}\n` };
}
function createStorefront(sandbox, options) {
    const events = createEvents(sandbox, options);
    const getPage = createPages(sandbox);
    const openEvents = (call) => {
        const headers = { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' };
        if (call.method === 'HEAD')
            return { status: 200, headers, body: '' };
        const body = events.open();
        if (body !== null)
            return { status: 200, headers, body };
        return toPlainReply(503, 'Too many pages are listening; this one has to be reloaded to update.', {
            'Retry-After': '30',
        });
    };
    const show = (call) => {
        const page = getPage(call);
        if (page !== null)
            return (0,http/* toConditionalReply */.ot)(call, (0,http/* withEtag */.U5)(toReply(200, page)));
        return toReply(404, renderRefusal('Nothing here', 'There is no such page, or no such mission in this sandbox.'));
    };
    const route = (call) => {
        const refusal = findRefusal(call, options.listenHost, call.path !== EVENTS_PATH);
        if (refusal !== null)
            return toPlainReply(refusal.status, refusal.why);
        if (call.method !== 'GET' && call.method !== 'HEAD') {
            return toPlainReply(405, 'The storefront only shows: it takes GET and HEAD.', { Allow: 'GET, HEAD' });
        }
        if (call.path === EVENTS_PATH)
            return openEvents(call);
        return findAsset(call.path) ?? show(call);
    };
    const routeSafely = (call) => {
        try {
            return route(call);
        }
        catch (error) {
            const why = error instanceof Error ? error.message : String(error);
            return toPlainReply(500, `The storefront failed: ${why}. The sandbox goes on.`);
        }
    };
    return {
        answer(call) {
            if (call.path.startsWith('/api/'))
                return null;
            const reply = routeSafely(call);
            const replyWithHeaders = { ...reply, headers: { ...reply.headers, ...HEADERS } };
            return call.method === 'HEAD' ? (0,http/* toHeadReply */.av)(replyWithHeaders) : replyWithHeaders;
        },
        close: () => {
            events.close();
        },
    };
}


/***/ })

};
