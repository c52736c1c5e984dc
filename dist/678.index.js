export const id = 678;
export const ids = [678];
export const modules = {

/***/ 7678:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderSummary: () => (/* binding */ renderSummary)
});

// EXTERNAL MODULE: ./src/core/text.js
var core_text = __webpack_require__(770);
// EXTERNAL MODULE: ./src/report/render/blocks.js
var blocks = __webpack_require__(3539);
// EXTERNAL MODULE: ./src/report/render/comment.js
var comment = __webpack_require__(8100);
// EXTERNAL MODULE: ./src/report/markdown/format.js
var format = __webpack_require__(9701);
// EXTERNAL MODULE: ./src/report/markdown/markdown.js
var markdown = __webpack_require__(139);
;// CONCATENATED MODULE: ./src/report/render/discover.js



const MAX_ROWS = 200;
const MAX_CELL_LENGTH = 120;
function renderSpecialists(specialists) {
    if (specialists.length === 0) {
        return (0,markdown/* gfm */.Te) `No specialist matches. Leave out \`category\`, \`tier\` or \`min-rank\` to see more.`;
    }
    const sorted = [...specialists].sort((a, b) => (b.rank ?? -1) - (a.rank ?? -1));
    const header = [(0,markdown/* gfm */.Te) `Specialist`, (0,markdown/* gfm */.Te) `Type`, (0,markdown/* gfm */.Te) `Tier`, (0,markdown/* gfm */.Te) `Agent Rank`, (0,markdown/* gfm */.Te) `Missions`, (0,markdown/* gfm */.Te) `Price`];
    const rows = sorted
        .slice(0, MAX_ROWS)
        .map((one) => [toName(one), cell(one.type), cell(one.tier), cell(one.rank), cell(one.missions), cell(one.price)]);
    const rest = sorted.length - rows.length;
    const listed = (0,markdown/* table */.tp)(header, rows);
    if (rest === 0)
        return listed;
    return (0,markdown/* gfm */.Te) `${listed}\n\u2026 and ${(0,format/* formatCount */.B4)(rest, 'more specialist')}; all of them are in the output \`specialists\`.`;
}
function toName({ name, persona }) {
    const shown = (0,markdown/* text */.Qq)((0,core_text/* cut */.Jj)(name, MAX_CELL_LENGTH));
    return persona === null || persona === name ? shown : (0,markdown/* gfm */.Te) `${shown}, ${(0,core_text/* cut */.Jj)(persona, MAX_CELL_LENGTH)}`;
}
function cell(value) {
    if (value === null || value === '')
        return (0,markdown/* gfm */.Te) `\u2013`;
    return typeof value === 'number' ? (0,markdown/* gfm */.Te) `${value}` : (0,markdown/* text */.Qq)((0,core_text/* cut */.Jj)(value, MAX_CELL_LENGTH));
}

;// CONCATENATED MODULE: ./src/report/render/doctor.js


const doctor_MAX_CELL_LENGTH = 500;
const doctor_MAX_ROWS = 200;
const ICONS = { fail: '\u274c fail', warn: '\u26a0\ufe0f warn', ok: '\u2705 ok' };
const ORDER = ['fail', 'warn', 'ok'];
function toDoctorHeadline(findings) {
    const counts = ORDER.map((grade) => [grade, findings.filter((one) => one.grade === grade).length]);
    const parts = counts.filter(([, count]) => count > 0).map(([grade, count]) => `${count} ${grade}`);
    return `Doctor: ${parts.join(', ')}`;
}
function renderFindings(findings) {
    const sorted = findings.toSorted((a, b) => ORDER.indexOf(a.grade) - ORDER.indexOf(b.grade));
    const rows = sorted
        .slice(0, doctor_MAX_ROWS)
        .map(({ grade, topic, message, fix }) => [
        (0,markdown/* gfm */.Te) `${ICONS[grade]}`,
        (0,markdown/* text */.Qq)((0,core_text/* cut */.Jj)(topic, 80)),
        (0,markdown/* text */.Qq)((0,core_text/* cut */.Jj)(message, doctor_MAX_CELL_LENGTH)),
        fix === null ? (0,markdown/* gfm */.Te) `\u2013` : (0,markdown/* text */.Qq)((0,core_text/* cut */.Jj)(fix, doctor_MAX_CELL_LENGTH)),
    ]);
    return (0,markdown/* table */.tp)([(0,markdown/* gfm */.Te) `Result`, (0,markdown/* gfm */.Te) `What`, (0,markdown/* gfm */.Te) `Found`, (0,markdown/* gfm */.Te) `Fix`], rows);
}

// EXTERNAL MODULE: ./src/report/view/headline.js
var headline = __webpack_require__(1030);
// EXTERNAL MODULE: ./src/report/markdown/limits.js
var limits = __webpack_require__(9886);
;// CONCATENATED MODULE: ./src/report/render/settings.js


const settings_MAX_CELL_LENGTH = 120;
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
    return text === '' ? (0,markdown/* gfm */.Te) `(empty)` : (0,markdown/* code */.aY)((0,core_text/* cut */.Jj)(text.replaceAll(/\s*\n\s*/g, ', '), settings_MAX_CELL_LENGTH));
}

;// CONCATENATED MODULE: ./src/report/view/timeline.js



const COLUMNS = 8;
const EVENTS_PER_COLUMN = 4;
const MAX_LABEL_LENGTH = 70;
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
function toLabel(untrusted) {
    const plain = (0,core_text/* cut */.Jj)(untrusted, 4 * MAX_LABEL_LENGTH)
        .replace(/#(?=\d)/g, 'no. ')
        .replace(/:(?=\s|$)/g, ' \u2013')
        .replace(/%{2,}/g, '%')
        .replace(/\$(?!\d)|[^\p{L}\p{N}\p{M} .,()/+$%\u2013_'-]/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim();
    return plain === '' ? 'something happened' : (0,core_text/* cut */.Jj)(plain, MAX_LABEL_LENGTH);
}

// EXTERNAL MODULE: ./src/report/view/view.js + 2 modules
var view_view = __webpack_require__(9422);
// EXTERNAL MODULE: ./src/report/view/reason-messages.js + 1 modules
var reason_messages = __webpack_require__(1953);
;// CONCATENATED MODULE: ./src/report/render/summary.js













function renderSummary(outcome) {
    return (0,limits/* degrade */.r1)(limits/* SUMMARY_LEVELS */.Nh, limits/* SUMMARY_LIMIT */.Jt, (detail) => (0,comment/* joinBlocks */.x9)([...renderBlocks(outcome, detail), renderSettings(outcome.settings ?? [])]));
}
function renderBlocks(outcome, detail) {
    if (outcome.views.length > 0)
        return renderMissions(outcome, detail);
    if (outcome.view !== null)
        return renderMission(withFinalVerdict(outcome, outcome.view), outcome.commentUrl, detail);
    if (outcome.specialists !== null) {
        const nextStep = (0,markdown/* gfm */.Te) `**What happens next:** ${(0,markdown/* text */.Qq)(outcome.nextStep || reason_messages/* REASON_MESSAGES */.I.discovered.nextStep)}`;
        return [
            (0,markdown/* gfm */.Te) `### Specialists: ${outcome.specialists.length} listed`,
            nextStep,
            renderSpecialists(outcome.specialists),
        ];
    }
    if (outcome.findings !== undefined) {
        const nextStep = (0,markdown/* gfm */.Te) `**What happens next:** ${(0,markdown/* text */.Qq)(outcome.nextStep || reason_messages/* REASON_MESSAGES */.I.diagnosed.nextStep)}`;
        return [
            (0,markdown/* gfm */.Te) `### ${toDoctorHeadline(outcome.findings)}`,
            (0,markdown/* text */.Qq)(outcome.message),
            nextStep,
            renderFindings(outcome.findings),
        ];
    }
    return renderOutcome(outcome, detail);
}
function withFinalVerdict({ kind, code: reason, message, nextStep }, view) {
    if (reason === view.verdict.code)
        return view;
    return {
        ...view,
        outcome: kind,
        verdict: { ...view.verdict, code: reason, message: message || view.verdict.message, nextStep },
    };
}
function renderMission(view, commentUrl, detail) {
    const report = (0,view_view/* toReport */.c)(view);
    const safeCommentUrl = (0,format/* toOwnUrl */.bz)(commentUrl);
    return [
        ...(0,comment/* renderOpening */.lZ)(report, detail),
        (0,blocks/* renderTrack */.ET)(report.track),
        (0,blocks/* renderFacts */.Id)(report),
        renderTimeline(view.history),
        (0,blocks/* renderChecklist */.tt)(report.checklist, detail),
        (0,blocks/* renderChecks */.gH)(report, detail),
        (0,blocks/* renderWholeBrief */._i)(report, detail.briefChars),
        (0,blocks/* renderHistory */.zs)(report, detail),
        safeCommentUrl === null ? null : (0,markdown/* link */.nf)(safeCommentUrl, toCommentLabel(view.subject)),
    ];
}
function toCommentLabel(subject) {
    if (subject.kind === 'run')
        return (0,markdown/* gfm */.Te) `The mission's page`;
    return subject.kind === 'issue'
        ? (0,markdown/* gfm */.Te) `The mission's page on issue #${subject.number}`
        : (0,markdown/* gfm */.Te) `The mission's page on pull request #${subject.number}`;
}
function renderOutcome({ kind, code: reason, message, nextStep }, detail) {
    const { cause, nextStep: fallback } = reason_messages/* REASON_MESSAGES */.I[reason];
    return [
        toOutcomeHeadline(kind, cause),
        message.trim() === '' ? null : (0,markdown/* text */.Qq)((0,core_text/* cut */.Jj)(message, detail.sentenceChars)),
        (0,markdown/* gfm */.Te) `**What happens next:** ${(0,core_text/* cut */.Jj)(nextStep.trim() === '' ? fallback : nextStep, detail.sentenceChars)}`,
    ];
}
function toOutcomeHeadline(kind, cause) {
    if (kind === 'failed')
        return (0,markdown/* gfm */.Te) `### \u274c Stopped: ${cause}`;
    return kind === 'held' ? (0,markdown/* gfm */.Te) `### \u270b On hold: ${cause}` : (0,markdown/* gfm */.Te) `### Skipped: ${cause}`;
}
function renderMissions({ views }, detail) {
    const needsAction = ({ outcome }) => outcome === 'held' || outcome === 'failed';
    const needingAction = views.filter(needsAction);
    const shown = [...needingAction, ...views.filter((view) => !needsAction(view))].slice(0, detail.checks);
    const rest = views.length - shown.length;
    const header = [(0,markdown/* gfm */.Te) `Subject`, (0,markdown/* gfm */.Te) `Mission`, (0,markdown/* gfm */.Te) `Where it stands`, (0,markdown/* gfm */.Te) `Budget`];
    return [
        (0,markdown/* gfm */.Te) `### ${(0,format/* formatCount */.B4)(views.length, 'mission')}: ${toCounts(views)}`,
        (0,markdown/* table */.tp)(header, shown.map(summary_toRow)),
        rest === 0 ? null : (0,markdown/* gfm */.Te) `\u2026 and ${(0,format/* formatCount */.B4)(rest, 'more mission')}.`,
        renderTotals(views),
        (0,markdown/* gfm */.Te) `**What happens next:** ${toMissionsNextStep(views, needingAction)}`,
        needingAction.length === 0 ? null : (0,markdown/* list */.p_)(needingAction.slice(0, detail.checks).map(toTask)),
    ];
}
function toMissionsNextStep(views, needingAction) {
    if (needingAction.length > 0)
        return `${needingAction.length} of ${views.length} ${needingAction.length === 1 ? 'needs' : 'need'} a person.`;
    return 'Nobody needs to do anything. The next run looks again.';
}
function toTask(view) {
    const { nextStep, ownLinks } = (0,view_view/* toReport */.c)(view);
    return (0,markdown/* gfm */.Te) `${toSubject(view)}: ${(0,markdown/* text */.Qq)((0,core_text/* cut */.Jj)(nextStep, MAX_TASK_LENGTH), ownLinks)}`;
}
const MAX_TASK_LENGTH = 300;
function summary_toRow(view) {
    const { icon, text: headlineText } = (0,headline/* toHeadline */.GM)(view);
    return [
        toSubject(view),
        view.mission === null ? (0,markdown/* gfm */.Te) `\u2013` : (0,markdown/* code */.aY)((0,core_text/* cut */.Jj)(view.mission.id, 60)),
        icon === '' ? (0,markdown/* text */.Qq)(headlineText) : (0,markdown/* gfm */.Te) `${icon} ${headlineText}`,
        (0,markdown/* gfm */.Te) `${(0,format/* formatMoney */.up)(view.mission?.budgetCents ?? null) ?? '\u2013'}`,
    ];
}
function toSubject({ subject, generation, serverUrl, repository }) {
    if (subject.kind === 'run')
        return (0,markdown/* gfm */.Te) `run ${(0,markdown/* code */.aY)(subject.runId)}`;
    const url = (0,format/* toOwnUrl */.bz)(`${serverUrl}/${repository.owner}/${repository.name}/issues/${subject.number}`);
    const number = (0,markdown/* link */.nf)(url, (0,markdown/* gfm */.Te) `#${subject.number}`);
    return generation > 1 ? (0,markdown/* gfm */.Te) `${number} g${generation}` : number;
}
function toCounts(views) {
    const kinds = ['accepted', 'reworked', 'pending', 'held', 'failed', 'skipped'];
    const counts = kinds.map((kind) => [kind, views.filter(({ outcome }) => outcome === kind).length]);
    return counts
        .filter(([, count]) => count > 0)
        .map(([kind, count]) => `${count} ${kind}`)
        .join(', ');
}
function renderTotals(views) {
    const inPhase = (...phases) => views.filter(({ mission }) => mission !== null && phases.includes(mission.phase));
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
function sum(views) {
    const budgets = views.map(({ mission }) => mission?.budgetCents ?? null);
    const known = budgets.filter((cents) => cents !== null);
    const total = (0,format/* formatMoney */.up)(known.reduce((all, cents) => all + cents, 0)) ?? '\u2013';
    const unknown = budgets.length - known.length;
    return unknown === 0 ? (0,markdown/* gfm */.Te) `${total}` : (0,markdown/* gfm */.Te) `${total} (${unknown} not known)`;
}


/***/ })

};
