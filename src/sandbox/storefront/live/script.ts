/**
 * The page's script, as text: plain JavaScript, no library. It listens for "something changed", fetches the page that is
 * open again, and replaces what differs. So the server renders everything once, in one place, and escapes it there; the
 * script never makes HTML. XMLHttpRequest is used because it parses a document without running it, and without one of the
 * functions that Trusted Types forbid.
 */
export const SCRIPT = `'use strict';
(() => {
  const live = document.getElementById('live');
  const liveWords = document.getElementById('live-words');
  const news = document.getElementById('news');
  const ownScript = document.querySelector('script[src]').getAttribute('src');
  const SHORTEST_PAUSE_MS = 300, NEWS_PAUSE_MS = 3000, RETRY_MS = 5000;

  const show = (state, words) => {
    if (live.dataset.state === state) return;
    if (live.dataset.state === 'lost') say('Updates are back.');
    if (state === 'lost') say('Updates are interrupted.');
    live.dataset.state = state;
    liveWords.textContent = words;
  };

  // Few words, seldom: what changed in the last seconds is said once.
  let unsaid = new Map(), newsTimer = null;
  const say = (words, key = words) => {
    unsaid.set(key, words);
    newsTimer ??= setTimeout(() => {
      newsTimer = null;
      news.textContent = unsaid.size === 1 ? [...unsaid.values()][0] : unsaid.size + ' changes';
      unsaid = new Map();
    }, NEWS_PAUSE_MS);
  };

  const keyOf = (node) => (node.nodeType === 1 ? node.getAttribute('data-key') : null);
  const isAlike = (old, fresh) => old.nodeType === fresh.nodeType && old.nodeName === fresh.nodeName && keyOf(old) === keyOf(fresh);

  const copyAttributes = (old, fresh) => {
    for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && name !== 'open') old.removeAttribute(name);
    for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  };

  // Brings a node in line with a fresh one, keeping every element that is still there: focus and scrolling stay.
  const bringInLine = (old, fresh) => {
    if (old.isEqualNode(fresh)) return;
    if (old.nodeType !== 1) { old.nodeValue = fresh.nodeValue; return; }
    copyAttributes(old, fresh);
    const keyed = new Map([...old.children].flatMap((child) => (keyOf(child) === null ? [] : [[keyOf(child), child]])));
    let at = old.firstChild;
    for (const child of [...fresh.childNodes]) {
      const known = keyOf(child) === null ? at : keyed.get(keyOf(child));
      if (known && isAlike(known, child)) {
        if (known === at) at = at.nextSibling;
        else old.insertBefore(known, at);
        bringInLine(known, child);
      } else old.insertBefore(document.importNode(child, true), at);
    }
    while (at) { const next = at.nextSibling; at.remove(); at = next; }
  };

  const readSayings = () => new Map([...document.querySelectorAll('[data-say]')].map((one) => [keyOf(one), one.dataset.say]));
  const columnOf = (element) => element.closest('section[data-key]')?.dataset.key;
  const readColumns = () => new Map([...document.querySelectorAll('.card')].map((one) => [keyOf(one), columnOf(one)]));

  const update = (fresh) => {
    if (fresh.querySelector('script[src]')?.getAttribute('src') !== ownScript) { location.reload(); return; }
    const focused = document.activeElement?.id;
    const said = readSayings(), stood = readColumns();
    bringInLine(document.getElementById('main'), fresh.getElementById('main'));
    document.title = fresh.title;
    if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus({ preventScroll: true });
    for (const [key, words] of readSayings()) if (said.size > 0 && said.get(key) !== words) say(words, key);
    for (const card of document.querySelectorAll('.board .card')) {
      if (stood.get(keyOf(card)) !== columnOf(card)) card.classList.add('moved');
    }
  };

  let loading = false, wanted = false;
  const refresh = () => {
    if (loading) { wanted = true; return; }
    loading = true;
    wanted = false;
    const request = new XMLHttpRequest();
    request.open('GET', location.href);
    request.responseType = 'document';
    request.timeout = 10000;
    request.onload = () => {
      const fresh = request.responseXML ?? request.response;
      if (fresh?.getElementById('main')) update(fresh);
    };
    request.onloadend = () => setTimeout(() => { loading = false; if (wanted) refresh(); }, SHORTEST_PAUSE_MS);
    request.send();
  };

  // A tab that nobody looks at gives its connection back: browsers have six for a host.
  let source = null, retryTimer = null;
  const listen = () => {
    clearTimeout(retryTimer);
    if (source || document.hidden) return;
    source = new EventSource('/storefront/events');
    source.addEventListener('change', () => { show('on', 'Live'); refresh(); });
    source.onerror = () => {
      show('lost', 'Reconnecting…');
      if (source?.readyState !== EventSource.CLOSED) return;
      rest();
      retryTimer = setTimeout(listen, RETRY_MS);
    };
  };
  const rest = () => { clearTimeout(retryTimer); source?.close(); source = null; };

  document.addEventListener('visibilitychange', () => (document.hidden ? rest() : listen()));
  addEventListener('pagehide', rest);
  addEventListener('pageshow', listen);
  listen();
})();
`;
