export const id = 123;
export const ids = [123];
export const modules = {

/***/ 8123:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderSummary: () => (/* binding */ renderSummary)
});

// EXTERNAL MODULE: ./src/core/text.js
var core_text = __webpack_require__(770);
// EXTERNAL MODULE: ./src/report/blocks.js
var blocks = __webpack_require__(3772);
// EXTERNAL MODULE: ./src/report/comment.js
var comment = __webpack_require__(5469);
// EXTERNAL MODULE: ./src/report/format.js
var format = __webpack_require__(857);
// EXTERNAL MODULE: ./src/report/markdown.js
var markdown = __webpack_require__(231);
;// CONCATENATED MODULE: ./src/report/discover.js



const ROWS = 200;
const CELL = 120;
function renderSpecialists(specialists) {
    if (specialists.length === 0) {
        return (0,markdown/* gfm */.Te) `No specialist matches. Leave out \`category\`, \`tier\` or \`min-rank\` to see more.`;
    }
    const sorted = [...specialists].sort((a, b) => (b.rank ?? -1) - (a.rank ?? -1));
    const header = [(0,markdown/* gfm */.Te) `Specialist`, (0,markdown/* gfm */.Te) `Type`, (0,markdown/* gfm */.Te) `Tier`, (0,markdown/* gfm */.Te) `Agent Rank`, (0,markdown/* gfm */.Te) `Missions`, (0,markdown/* gfm */.Te) `Price`];
    const rows = sorted
        .slice(0, ROWS)
        .map((one) => [toName(one), cell(one.type), cell(one.tier), cell(one.rank), cell(one.missions), cell(one.price)]);
    const rest = sorted.length - rows.length;
    const listed = (0,markdown/* table */.tp)(header, rows);
    if (rest === 0)
        return listed;
    return (0,markdown/* gfm */.Te) `${listed}\n\u2026 and ${(0,format/* formatCount */.B4)(rest, 'more specialist')}; all of them are in the output \`specialists\`.`;
}
function toName({ name, persona }) {
    const shown = (0,markdown/* text */.Qq)((0,core_text/* cut */.Jj)(name, CELL));
    return persona === null || persona === name ? shown : (0,markdown/* gfm */.Te) `${shown}, ${(0,core_text/* cut */.Jj)(persona, CELL)}`;
}
function cell(value) {
    if (value === null || value === '')
        return (0,markdown/* gfm */.Te) `\u2013`;
    return typeof value === 'number' ? (0,markdown/* gfm */.Te) `${value}` : (0,markdown/* text */.Qq)((0,core_text/* cut */.Jj)(value, CELL));
}

;// CONCATENATED MODULE: ./src/report/doctor.js


const doctor_CELL = 500;
const doctor_ROWS = 200;
const ICONS = { fail: '\u274c fail', warn: '\u26a0\ufe0f warn', ok: '\u2705 ok' };
const ORDER = ['fail', 'warn', 'ok'];
function toDoctorHeadline(findings) {
    const counts = ORDER.map((grade) => [grade, findings.filter((one) => one.grade === grade).length]);
    const said = counts.filter(([, count]) => count > 0).map(([grade, count]) => `${count} ${grade}`);
    return `Doctor: ${said.join(', ')}`;
}
function renderFindings(findings) {
    const sorted = findings.toSorted((a, b) => ORDER.indexOf(a.grade) - ORDER.indexOf(b.grade));
    const rows = sorted
        .slice(0, doctor_ROWS)
        .map(({ grade, topic, say, fix }) => [
        (0,markdown/* gfm */.Te) `${ICONS[grade]}`,
        (0,markdown/* text */.Qq)((0,core_text/* cut */.Jj)(topic, 80)),
        (0,markdown/* text */.Qq)((0,core_text/* cut */.Jj)(say, doctor_CELL)),
        fix === null ? (0,markdown/* gfm */.Te) `\u2013` : (0,markdown/* text */.Qq)((0,core_text/* cut */.Jj)(fix, doctor_CELL)),
    ]);
    return (0,markdown/* table */.tp)([(0,markdown/* gfm */.Te) `Result`, (0,markdown/* gfm */.Te) `What`, (0,markdown/* gfm */.Te) `Found`, (0,markdown/* gfm */.Te) `Fix`], rows);
}

// EXTERNAL MODULE: ./src/report/headline.js
var headline = __webpack_require__(9990);
// EXTERNAL MODULE: ./src/report/limits.js
var limits = __webpack_require__(3418);
;// CONCATENATED MODULE: ./src/report/settings.js


const settings_CELL = 120;
function renderSettings(origins) {
    if (origins.length === 0)
        return null;
    const header = [(0,markdown/* gfm */.Te) `Setting`, (0,markdown/* gfm */.Te) `Value`, (0,markdown/* gfm */.Te) `From`];
    return (0,markdown/* gfm */.Te) `**Settings** that are not at their default:\n\n${(0,markdown/* table */.tp)(header, origins.map(toRow))}`;
}
function toRow(origin) {
    return [(0,markdown/* code */.aY)(origin.name), toValue(origin.value), toSource(origin)];
}
function toSource({ source, beaten }) {
    switch (source) {
        case 'input':
            return beaten === null ? (0,markdown/* gfm */.Te) `input` : (0,markdown/* gfm */.Te) `input, over the config file's ${toValue(beaten)}`;
        case 'label':
            return (0,markdown/* gfm */.Te) `config file, this label`;
        case 'config':
            return (0,markdown/* gfm */.Te) `config file`;
    }
}
function toValue(text) {
    return text === '' ? (0,markdown/* gfm */.Te) `(empty)` : (0,markdown/* code */.aY)((0,core_text/* cut */.Jj)(text.replaceAll(/\s*\n\s*/g, ', '), settings_CELL));
}

;// CONCATENATED MODULE: ./src/report/timeline.js



const COLUMNS = 8;
const EVENTS_PER_COLUMN = 4;
const LABEL = 70;
function renderTimeline(history) {
    const [first] = history;
    if (first === undefined || history.length < 2)
        return null;
    const columns = toColumns(history, first.at);
    const shown = columns.length <= COLUMNS ? columns : [...columns.slice(0, 1), ...columns.slice(1 - COLUMNS)];
    const lines = shown.map(({ time, texts }) => {
        const labels = texts.slice(-EVENTS_PER_COLUMN).map(toLabel);
        return `    ${[time, ...labels].join(' : ')}`;
    });
    return (0,markdown/* fence */.EU)(['timeline', ...lines].join('\n'), 'mermaid');
}
function toColumns(history, start) {
    const columns = [];
    for (const { at, text } of history) {
        const time = (0,format/* formatDuration */.a3)(at - start);
        const last = columns.at(-1);
        if (last?.time === time)
            last.texts.push(text);
        else
            columns.push({ time, texts: [text] });
    }
    return columns;
}
function toLabel(foreign) {
    const plain = (0,core_text/* cut */.Jj)(foreign, 4 * LABEL)
        .replace(/#(?=\d)/g, 'no. ')
        .replace(/:(?=\s|$)/g, ' \u2013')
        .replace(/%{2,}/g, '%')
        .replace(/\$(?!\d)|[^\p{L}\p{N}\p{M} .,()/+$%\u2013_'-]/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim();
    return plain === '' ? 'something happened' : (0,core_text/* cut */.Jj)(plain, LABEL);
}

// EXTERNAL MODULE: ./src/report/view.js + 1 modules
var view = __webpack_require__(4510);
// EXTERNAL MODULE: ./src/report/words.js
var words = __webpack_require__(1329);
;// CONCATENATED MODULE: ./src/report/summary.js













function renderSummary(outcome) {
    return (0,limits/* degrade */.r1)(limits/* SUMMARY_LEVELS */.Nh, limits/* SUMMARY_LIMIT */.Jt, (detail) => (0,comment/* joinBlocks */.x9)([...renderBlocks(outcome, detail), renderSettings(outcome.settings ?? [])]));
}
function renderBlocks(outcome, detail) {
    if (outcome.pages.length > 0)
        return renderMany(outcome, detail);
    if (outcome.page !== null)
        return renderOne(toLastPage(outcome, outcome.page), outcome.commentUrl, detail);
    if (outcome.specialists !== null) {
        const next = (0,markdown/* gfm */.Te) `**What happens next:** ${(0,markdown/* text */.Qq)(outcome.next || words/* REASON_WORDS */.J.discovered.next)}`;
        return [(0,markdown/* gfm */.Te) `### Specialists: ${outcome.specialists.length} listed`, next, renderSpecialists(outcome.specialists)];
    }
    if (outcome.findings !== undefined) {
        const next = (0,markdown/* gfm */.Te) `**What happens next:** ${(0,markdown/* text */.Qq)(outcome.next || words/* REASON_WORDS */.J.diagnosed.next)}`;
        return [(0,markdown/* gfm */.Te) `### ${toDoctorHeadline(outcome.findings)}`, (0,markdown/* text */.Qq)(outcome.say), next, renderFindings(outcome.findings)];
    }
    return renderBare(outcome, detail);
}
function toLastPage({ kind, code: reason, say, next }, page) {
    if (reason === page.verdict.code)
        return page;
    return { ...page, outcome: kind, verdict: { ...page.verdict, code: reason, say: say || page.verdict.say, next } };
}
function renderOne(page, commentUrl, detail) {
    const report = (0,view/* toReport */.c)(page);
    const address = (0,format/* toOwnUrl */.bz)(commentUrl);
    return [
        ...(0,comment/* renderOpening */.lZ)(report, detail),
        (0,blocks/* renderTrack */.ET)(report.track),
        (0,blocks/* renderFacts */.Id)(report),
        renderTimeline(page.history),
        (0,blocks/* renderChecklist */.tt)(report.checklist, detail),
        (0,blocks/* renderChecks */.gH)(report, detail),
        (0,blocks/* renderWholeBrief */._i)(report, detail.briefChars),
        (0,blocks/* renderHistory */.zs)(report, detail),
        address === null ? null : (0,markdown/* link */.nf)(address, toPageLabel(page.subject)),
    ];
}
function toPageLabel(subject) {
    if (subject.kind === 'run')
        return (0,markdown/* gfm */.Te) `The mission's page`;
    return subject.kind === 'issue'
        ? (0,markdown/* gfm */.Te) `The mission's page on issue #${subject.number}`
        : (0,markdown/* gfm */.Te) `The mission's page on pull request #${subject.number}`;
}
function renderBare({ kind, code: reason, say, next }, detail) {
    const { cause, next: fallback } = words/* REASON_WORDS */.J[reason];
    return [
        toLead(kind, cause),
        say.trim() === '' ? null : (0,markdown/* text */.Qq)((0,core_text/* cut */.Jj)(say, detail.sentenceChars)),
        (0,markdown/* gfm */.Te) `**What happens next:** ${(0,core_text/* cut */.Jj)(next.trim() === '' ? fallback : next, detail.sentenceChars)}`,
    ];
}
function toLead(kind, cause) {
    if (kind === 'failed')
        return (0,markdown/* gfm */.Te) `### \u274c Stopped: ${cause}`;
    return kind === 'held' ? (0,markdown/* gfm */.Te) `### \u270b On hold: ${cause}` : (0,markdown/* gfm */.Te) `### Skipped: ${cause}`;
}
function renderMany({ pages }, detail) {
    const isWaiting = ({ outcome }) => outcome === 'held' || outcome === 'failed';
    const waiting = pages.filter(isWaiting);
    const shown = [...waiting, ...pages.filter((page) => !isWaiting(page))].slice(0, detail.checks);
    const rest = pages.length - shown.length;
    const header = [(0,markdown/* gfm */.Te) `Subject`, (0,markdown/* gfm */.Te) `Mission`, (0,markdown/* gfm */.Te) `Where it stands`, (0,markdown/* gfm */.Te) `Budget`];
    return [
        (0,markdown/* gfm */.Te) `### ${(0,format/* formatCount */.B4)(pages.length, 'mission')}: ${toCounts(pages)}`,
        (0,markdown/* table */.tp)(header, shown.map(summary_toRow)),
        rest === 0 ? null : (0,markdown/* gfm */.Te) `\u2026 and ${(0,format/* formatCount */.B4)(rest, 'more mission')}.`,
        renderTotals(pages),
        (0,markdown/* gfm */.Te) `**What happens next:** ${toManyNext(pages, waiting)}`,
        waiting.length === 0 ? null : (0,markdown/* list */.p_)(waiting.slice(0, detail.checks).map(toTask)),
    ];
}
function toManyNext(pages, waiting) {
    if (waiting.length > 0)
        return `${waiting.length} of ${pages.length} ${waiting.length === 1 ? 'needs' : 'need'} a person.`;
    return 'Nobody needs to do anything. The next run looks again.';
}
function toTask(page) {
    const { next, own } = (0,view/* toReport */.c)(page);
    return (0,markdown/* gfm */.Te) `${toSubject(page)}: ${(0,markdown/* text */.Qq)((0,core_text/* cut */.Jj)(next, TASK), own)}`;
}
const TASK = 300;
function summary_toRow(page) {
    const { icon, text: said } = (0,headline/* toHeadline */.GM)(page);
    return [
        toSubject(page),
        page.mission === null ? (0,markdown/* gfm */.Te) `\u2013` : (0,markdown/* code */.aY)((0,core_text/* cut */.Jj)(page.mission.id, 60)),
        icon === '' ? (0,markdown/* text */.Qq)(said) : (0,markdown/* gfm */.Te) `${icon} ${said}`,
        (0,markdown/* gfm */.Te) `${(0,format/* formatMoney */.up)(page.mission?.budgetCents ?? null) ?? '\u2013'}`,
    ];
}
function toSubject({ subject, generation, serverUrl, repository }) {
    if (subject.kind === 'run')
        return (0,markdown/* gfm */.Te) `run ${(0,markdown/* code */.aY)(subject.runId)}`;
    const url = (0,format/* toOwnUrl */.bz)(`${serverUrl}/${repository.owner}/${repository.name}/issues/${subject.number}`);
    const number = (0,markdown/* link */.nf)(url, (0,markdown/* gfm */.Te) `#${subject.number}`);
    return generation > 1 ? (0,markdown/* gfm */.Te) `${number} g${generation}` : number;
}
function toCounts(pages) {
    const kinds = ['accepted', 'reworked', 'pending', 'held', 'failed', 'skipped'];
    const counts = kinds.map((kind) => [kind, pages.filter(({ outcome }) => outcome === kind).length]);
    return counts
        .filter(([, count]) => count > 0)
        .map(([kind, count]) => `${count} ${kind}`)
        .join(', ');
}
function renderTotals(pages) {
    const inPhase = (...phases) => pages.filter(({ mission }) => mission !== null && phases.includes(mission.phase));
    const paid = inPhase('accepted');
    const open = inPhase('submitted', 'matched', 'in_progress', 'awaiting_acceptance', 'unknown');
    const ended = inPhase('ended');
    const row = (label, some) => [
        label,
        (0,markdown/* gfm */.Te) `${some.length}`,
        sum(some),
    ];
    return (0,markdown/* table */.tp)([(0,markdown/* gfm */.Te) `Total`, (0,markdown/* gfm */.Te) `Missions`, (0,markdown/* gfm */.Te) `Budget`], [row((0,markdown/* gfm */.Te) `Accepted and paid`, paid), row((0,markdown/* gfm */.Te) `Open`, open), row((0,markdown/* gfm */.Te) `Ended without payment`, ended)]);
}
function sum(pages) {
    const budgets = pages.map(({ mission }) => mission?.budgetCents ?? null);
    const known = budgets.filter((cents) => cents !== null);
    const total = (0,format/* formatMoney */.up)(known.reduce((all, cents) => all + cents, 0)) ?? '\u2013';
    const unknown = budgets.length - known.length;
    return unknown === 0 ? (0,markdown/* gfm */.Te) `${total}` : (0,markdown/* gfm */.Te) `${total} (${unknown} not known)`;
}


/***/ })

};
