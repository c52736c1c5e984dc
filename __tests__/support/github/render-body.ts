/** A body as GitHub shows it, as far as `npm run probe` asks: GFM without comments, with references to issues resolved. */
import { Marked } from 'marked';
import type { Views } from './views.ts';
import type { World } from './state.ts';

const markdown = new Marked({ gfm: true, async: false });

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Returns `bodyHTML`. A reference carries the other issue's title, so it isn't a function of the body alone. */
export function renderBody(world: World, views: Views, body: string): string {
  const html = markdown.parse(body, { async: false }).replaceAll(/<!--[^]*?-->/g, '');
  return html.replaceAll(/(?<![\w&/])#(\d+)\b/g, (whole, digits: string) => {
    const thread = world.threads.get(Number(digits));
    if (thread === undefined) return whole;
    return `<a class="issue-link js-issue-link" title="${escape(thread.title)}" href="${views.page(thread)}">#${digits}</a>`;
  });
}
