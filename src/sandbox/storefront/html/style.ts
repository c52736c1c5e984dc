/** The style sheet. Its colors are the variables of themes.ts. */
import { DARK, LIGHT } from './themes.ts';

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

/** The whole style sheet. */
export const STYLE = `:root {${LIGHT}}
@media (prefers-color-scheme: dark) {
:root {${DARK}}
}
${[BASE, TOP, SIGNS, MARKET, MISSION, LEDGER, PREFERENCES].join('')}`;
