/**
 * `npm run look [folder]` renders what people see as GitHub would show it. It runs scenarios with the built action (run
 * `npm run build` first). It writes the screenshots of the documents to docs/images/, and a document with everything to the
 * folder (default: `demo-output/look`). Needs Chromium, installed or named in CHROMIUM, and a font with emoji (Debian:
 * fonts-noto-color-emoji).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { View } from './camera.ts';
import { openCamera } from './camera.ts';
import { renderSamples } from './gallery.ts';
import type { Section } from './page.ts';
import { renderGitHubLikePage } from './page.ts';
import type { ScenarioSections } from './scenarios.ts';
import { playOverview, playPaid, playRefused } from './scenarios.ts';

const IMAGES = join('docs', 'images');
const WIDE: View = { name: 'light', width: 840, theme: 'light', scale: 1.5 };
const DARK: View = { ...WIDE, name: 'dark', theme: 'dark' };
const PHONE: View = { name: 'phone', width: 390, theme: 'light', scale: 1.5 };

/** The screenshots: file name, section, and viewport. */
const PICTURES: readonly (readonly [string, string, View])[] = [
  ['comment', 'issue, paid', WIDE],
  ['comment-dark', 'issue, paid', DARK],
  ['comment-phone', 'issue, sent back', PHONE],
  ['summary', 'summary, paid', WIDE],
  ['refusal', 'issue, no definition of done', WIDE],
  ['hold', 'issue, protected files', DARK],
  ['sweep', 'summary, sweep', WIDE],
];

/** Renders everything to the folder and to docs/images/. */
async function main(folder: string): Promise<void> {
  const scenarios: ScenarioSections = { ...(await playPaid()), ...(await playRefused()), ...(await playOverview()) };
  const everything: Section[] = Object.entries(scenarios).flatMap(([heading, sections]) =>
    sections.map((section, at) => (at === 0 ? { ...section, heading } : section)),
  );
  mkdirSync(folder, { recursive: true });
  const index = join(folder, 'index.html');
  writeFileSync(index, renderGitHubLikePage({ title: 'What people see', sections: everything }));
  const samples = join(folder, 'samples.html');
  writeFileSync(samples, renderGitHubLikePage({ title: 'Samples', sections: renderSamples() }));
  console.log(`${index}\n${samples}`);

  mkdirSync(IMAGES, { recursive: true });
  const camera = await openCamera();
  try {
    for (const [name, scenario, view] of PICTURES) {
      const html = renderGitHubLikePage({ title: '', sections: scenarios[scenario] ?? [], ...view });
      const path = join(IMAGES, `${name}.png`);
      const wide = await camera.take(html, view, path);
      if (wide.length > 0) throw new Error(`${path}: too wide: ${wide.join('; ')}`);
      console.log(path);
    }
  } finally {
    await camera.close();
  }
}

await main(process.argv[2] ?? join('demo-output', 'look'));
