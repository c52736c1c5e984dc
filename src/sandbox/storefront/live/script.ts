/**
 * The script of the pages, as text: plain JavaScript without a library. It listens for changes, loads the open page
 * again, and replaces what differs. The server renders and escapes everything, and the script never creates HTML. It
 * uses XMLHttpRequest, because that parses a document without running it and without a function that Trusted Types
 * forbid.
 */
export const SCRIPT = `'use strict';
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
      show('lost', 'Reconnecting…');
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
