/** Renders Markdown similar to GitHub: one self-contained HTML document without scripts or requests. */
import { Marked } from 'marked';

/** A section of the document. For a `status`, `markdown` is the description and `meta` is `success orkestro/mission`. */
export interface Section {
  readonly heading: string;
  readonly kind: 'comment' | 'summary' | 'status';
  readonly markdown: string;
  /** The header of a comment or summary, such as its author. */
  readonly meta: string;
}

/** What to render and how. */
export interface PageOptions {
  readonly title: string;
  readonly sections: readonly Section[];
  /** The theme. Default: `auto`, the reader's system setting. */
  readonly theme?: 'auto' | 'light' | 'dark';
  /** The width in CSS pixels. Default: 880. A phone has 390. */
  readonly width?: number;
}

/** Renders a whole HTML document. */
export function renderGitHubLikePage({ title, sections, theme = 'auto', width = 880 }: PageOptions): string {
  return `<!doctype html>
<html lang="en" data-theme="${theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>${CSS}</style>
</head>
<body>
<main style="max-width:${width}px">
${title === '' ? '' : `<h1>${escapeHtml(title)}</h1>`}
${sections.map(renderSection).join('\n')}
</main>
</body>
</html>
`;
}

/** Renders a section. */
function renderSection({ heading, kind, markdown, meta }: Section): string {
  const title = heading === '' ? '' : `<h2 class="section">${escapeHtml(heading)}</h2>`;
  if (kind === 'status') return `<section>${title}${renderStatusRow(markdown, meta)}</section>`;
  return `<section>${title}
<article class="box ${kind}">
<header>${escapeHtml(meta)}</header>
<div class="body">${renderMarkdown(markdown, kind === 'comment')}</div>
</article>
</section>`;
}

const MARKS: Readonly<Record<string, string>> = { success: '✓', pending: '●', failure: '✕', error: '✕' };

/** Renders a commit status. */
function renderStatusRow(description: string, meta: string): string {
  const [state = 'pending', ...context] = meta.split(' ');
  return `<div class="box status"><span class="dot ${escapeHtml(state)}" role="img" aria-label="${escapeHtml(state)}">${MARKS[state] ?? '●'}</span>
<span><strong>${escapeHtml(context.join(' '))}</strong> <span class="muted">${escapeHtml(description)}</span></span></div>`;
}

/** Renders GitHub-flavored Markdown as HTML. With `breaks`, line breaks stay, as in GitHub's comments. */
export function renderMarkdown(markdown: string, breaks: boolean): string {
  const marked = new Marked({ gfm: true, breaks, async: false });
  marked.use({
    renderer: {
      code: ({ text, lang }) =>
        lang === 'mermaid' ? renderTimeline(text) : `<pre><code>${escapeHtml(text)}</code></pre>\n`,
      blockquote({ tokens }) {
        const body = this.parser.parse(tokens);
        const alert = /^<p>\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\](?:<br>)?\s*/.exec(body);
        if (alert === null) return `<blockquote>${body}</blockquote>\n`;
        const kind = (alert[1] ?? '').toLowerCase();
        return `<div class="alert ${kind}"><p class="alert-title">${kind}</p><p>${body.slice(alert[0].length)}</div>\n`;
      },
    },
  });
  return marked.parse(markdown, { async: false });
}

/** Renders a Mermaid timeline as columns, any other diagram as text. */
function renderTimeline(source: string): string {
  const [kind, ...lines] = source.split('\n').map((line) => line.trim());
  if (kind !== 'timeline') return `<pre><code>${escapeHtml(source)}</code></pre>\n`;
  const columns = lines
    .filter((line) => line !== '')
    .map((line) => {
      const [time = '', ...events] = line.split(' : ');
      return `<li><b>${escapeHtml(time)}</b>${events.map((event) => `<span>${escapeHtml(event)}</span>`).join('')}</li>`;
    });
  return `<ol class="timeline">${columns.join('')}</ol>\n`;
}

/** Escapes text for HTML. */
function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (char) => entities[char] ?? char);
}

const LIGHT = `--bg:#fff;--page:#f6f8fa;--fg:#1f2328;--muted:#59636e;--line:#d1d9e0;--soft:#f6f8fa;--code:#818b981f;--link:#0969da;
--note:#0969da;--important:#8250df;--good:#1a7f37;--bad:#d1242f;--wait:#9a6700;color-scheme:light;`;
const DARK = `--bg:#0d1117;--page:#010409;--fg:#f0f6fc;--muted:#9198a1;--line:#3d444d;--soft:#151b23;--code:#656c7633;--link:#4493f8;
--note:#4493f8;--important:#ab7df8;--good:#3fb950;--bad:#f85149;--wait:#d29922;color-scheme:dark;`;

const CSS = `
:root{${LIGHT}}
@media (prefers-color-scheme:dark){[data-theme=auto]{${DARK}}}
[data-theme=dark]{${DARK}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--fg);font:14px/1.5 -apple-system,BlinkMacSystemFont,"Segoe UI","Noto Sans",Helvetica,Arial,sans-serif,"Apple Color Emoji","Noto Color Emoji"}
main{margin:0 auto;padding:16px}
h1{font-size:20px;font-weight:600}
section+section{margin-top:16px}article+article{margin-top:16px}
h2.section{font-size:14px;font-weight:600;color:var(--muted);margin:32px 0 8px}
.box{border:1px solid var(--line);border-radius:6px;background:var(--bg);overflow:hidden}
.box header{padding:8px 16px;background:var(--soft);border-bottom:1px solid var(--line);color:var(--muted)}
.body{padding:16px;overflow-wrap:break-word}
.body>:first-child{margin-top:0}.body>:last-child{margin-bottom:0}
.body p,.body ul,.body ol,.body pre,.body table,.body details,.body blockquote,.alert{margin:0 0 16px}
.body h3{font-size:1.25em;font-weight:600;line-height:1.25;margin:24px 0 16px}
.body a{color:var(--link);text-decoration:underline;text-underline-offset:.2rem}
.body ul,.body ol{padding-left:2em}
.body code{font:85%/1.5 ui-monospace,SFMono-Regular,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace;background:var(--code);border-radius:6px;padding:.2em .4em;white-space:break-spaces}
.body pre{background:var(--soft);border-radius:6px;padding:16px;overflow:auto}
.body pre code{background:none;padding:0;white-space:pre}
.body table{display:block;width:max-content;max-width:100%;overflow:auto;border-spacing:0;border-collapse:collapse}
.body th,.body td{padding:6px 13px;border:1px solid var(--line);text-align:left;vertical-align:top}
.body th{font-weight:600}
.body tr:nth-child(2n){background:var(--soft)}
.body blockquote{padding:0 1em;color:var(--muted);border-left:.25em solid var(--line)}
.body summary{cursor:pointer}
.body sub{font-size:75%;color:inherit}
.alert{padding:8px 16px;border-left:.25em solid var(--note)}
.alert p{margin:0}.alert-title{color:var(--note);font-weight:500;text-transform:capitalize;margin-bottom:8px!important}
.alert.important{border-color:var(--important)}.alert.important .alert-title{color:var(--important)}
.timeline{list-style:none;display:flex;flex-wrap:wrap;gap:12px;padding:0!important}
.timeline li{flex:1 1 96px;border-top:3px solid var(--note);padding-top:6px;font-size:12px}
.timeline b,.timeline span{display:block}.timeline span{margin-top:4px;padding:4px 6px;background:var(--soft);border-radius:4px}
.status{margin-top:8px;display:flex;gap:10px;padding:12px 16px;align-items:baseline}
.muted{color:var(--muted)}
.dot{font-weight:700}.dot.success{color:var(--good)}.dot.pending{color:var(--wait)}.dot.failure,.dot.error{color:var(--bad)}
`;
