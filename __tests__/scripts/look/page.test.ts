import { describe, expect, it } from '@jest/globals';
import { renderGitHubLikePage, renderMarkdown } from '../../../scripts/look/page.ts';

describe('renderGitHubLikePage', () => {
  const page = renderGitHubLikePage({
    title: 'A <b>demo</b>',
    sections: [
      { heading: 'Issue #12', kind: 'comment', markdown: 'one\ntwo', meta: 'bot & co' },
      { heading: '', kind: 'status', markdown: 'Paid <now>', meta: 'success orkestro/mission' },
      { heading: 'Summary', kind: 'summary', markdown: 'one\ntwo', meta: '' },
    ],
  });

  it('asks nobody for anything and runs nothing', () => {
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|<link|src=|url\(|@import/);
  });

  it('escapes what is no Markdown', () => {
    expect(page).toContain('<title>A &lt;b&gt;demo&lt;/b&gt;</title>');
    expect(page).toContain('bot &amp; co');
    expect(page).toContain('Paid &lt;now&gt;');
  });

  it('breaks lines in comments only, as GitHub does', () => {
    expect(page).toContain('one<br>two');
    expect(page).toContain('one\ntwo</p>');
  });

  it('shows a status with its state in words for those who cannot see colors', () => {
    expect(page).toContain('role="img" aria-label="success"');
  });

  it('has a theme and a width', () => {
    expect(page).toContain('data-theme="auto"');
    expect(renderGitHubLikePage({ title: '', sections: [], theme: 'dark', width: 390 })).toContain('max-width:390px');
  });
});

describe('renderMarkdown', () => {
  it('shows alerts', () => {
    expect(renderMarkdown('> [!IMPORTANT]\n> **Next:** do', true)).toBe(
      '<div class="alert important"><p class="alert-title">important</p><p><strong>Next:</strong> do</p>\n</div>\n',
    );
    expect(renderMarkdown('> quoted', false)).toContain('<blockquote>');
  });

  it('shows a Mermaid timeline as columns and other diagrams as text', () => {
    expect(renderMarkdown('```mermaid\ntimeline\n    0 s : a & b : c\n```', false)).toBe(
      '<ol class="timeline"><li><b>0 s</b><span>a &amp; b</span><span>c</span></li></ol>\n',
    );
    expect(renderMarkdown('```mermaid\ngraph LR\n```', false)).toContain('<pre><code>graph LR');
    expect(renderMarkdown('```text\n<b>\n```', false)).toContain('<pre><code>&lt;b&gt;');
  });
});
