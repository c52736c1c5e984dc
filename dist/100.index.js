export const id = 100;
export const ids = [100];
export const modules = {

/***/ 9701:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ formatCount),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   bz: () => (/* binding */ toOwnUrl),
/* harmony export */   fU: () => (/* binding */ formatTime),
/* harmony export */   g$: () => (/* binding */ formatSha),
/* harmony export */   up: () => (/* binding */ formatMoney),
/* harmony export */   w: () => (/* binding */ toSafeUrl)
/* harmony export */ });
/* harmony import */ var _core_domain_money_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7762);

function formatMoney(cents) {
    return cents === null ? null : (0,_core_domain_money_js__WEBPACK_IMPORTED_MODULE_0__/* .formatUsd */ .UK)(cents);
}
function formatTime(at) {
    const date = new Date(at);
    return Number.isNaN(date.getTime()) ? 'unknown time' : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
function formatDuration(ms) {
    const seconds = Math.max(0, Math.round(ms / 1000));
    if (seconds < 60)
        return `${seconds} s`;
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60)
        return `${minutes} min`;
    const hours = Math.floor(minutes / 60);
    if (hours < 24)
        return `${hours} h ${String(minutes % 60).padStart(2, '0')} min`;
    return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
function formatSha(sha) {
    return /^[0-9a-f]{40,64}$/i.test(sha) ? sha.slice(0, 7) : sha;
}
function formatCount(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
const MAX_URL_LENGTH = 2000;
function toSafeUrl(url, site) {
    const parsed = parseHttps(url);
    if (parsed === null)
        return null;
    return isGitHub(parsed, site) && !isOwnRun(parsed, site) ? null : escapeUrl(parsed);
}
function toOwnUrl(url) {
    const parsed = parseHttps(url);
    return parsed === null ? null : escapeUrl(parsed);
}
function parseHttps(url) {
    if (url === null || url.length > MAX_URL_LENGTH || !URL.canParse(url))
        return null;
    const parsed = new URL(url);
    const plain = parsed.protocol === 'https:' && parsed.username === '' && parsed.password === '';
    return plain ? parsed : null;
}
function isGitHub(url, site) {
    const own = URL.canParse(site.serverUrl) ? new URL(site.serverUrl).hostname : 'github.com';
    const host = url.hostname.replace(/\.+$/, '').replace(/^www\./, '');
    return host === own || host === 'github.com';
}
function isOwnRun(url, site) {
    const [, owner, name, section] = url.pathname.toLowerCase().split('/');
    const isOwn = owner === site.owner.toLowerCase() && name === site.name.toLowerCase();
    return isOwn && (section === 'actions' || section === 'runs');
}
function escapeUrl(url) {
    const toHex = (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
    return url.href.replace(/[()<>[\]\\`|*$\s]/g, toHex).replaceAll('&', '&amp;');
}


/***/ }),

/***/ 9886:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jt: () => (/* binding */ SUMMARY_LIMIT),
/* harmony export */   Nh: () => (/* binding */ SUMMARY_LEVELS),
/* harmony export */   W$: () => (/* binding */ COMMENT_LIMIT),
/* harmony export */   aq: () => (/* binding */ COMMENT_LEVELS),
/* harmony export */   r1: () => (/* binding */ degrade)
/* harmony export */ });
const COMMENT_LIMIT = 60_000;
const COMMENT_LEVELS = [
    { history: 40, checks: 100, items: 60, itemChars: 400, warnings: 10, sentenceChars: 1500, briefChars: 1200 },
    { history: 5, checks: 100, items: 60, itemChars: 300, warnings: 10, sentenceChars: 1500, briefChars: 600 },
    { history: 0, checks: 30, items: 60, itemChars: 300, warnings: 5, sentenceChars: 1000, briefChars: 300 },
    { history: 0, checks: 10, items: 20, itemChars: 200, warnings: 5, sentenceChars: 1000, briefChars: 0 },
    { history: 0, checks: 3, items: 5, itemChars: 100, warnings: 2, sentenceChars: 600, briefChars: 0 },
];
const SUMMARY_LIMIT = 300_000;
const SUMMARY_LEVELS = [
    { history: 200, checks: 1000, items: 500, itemChars: 1000, warnings: 50, sentenceChars: 4000, briefChars: 70_000 },
    { history: 50, checks: 300, items: 100, itemChars: 400, warnings: 20, sentenceChars: 2000, briefChars: 20_000 },
    { history: 10, checks: 50, items: 50, itemChars: 300, warnings: 10, sentenceChars: 1500, briefChars: 3000 },
    { history: 0, checks: 10, items: 10, itemChars: 200, warnings: 5, sentenceChars: 1000, briefChars: 500 },
];
function degrade(levels, limit, render) {
    let out = '';
    for (const level of levels) {
        out = render(level);
        if (out.length <= limit)
            return out;
    }
    return out;
}


/***/ }),

/***/ 139:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EU: () => (/* binding */ fence),
/* harmony export */   P_: () => (/* binding */ toLines),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   Te: () => (/* binding */ gfm),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   fj: () => (/* binding */ join),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   jQ: () => (/* binding */ showInvisible),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   t$: () => (/* binding */ stack),
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   zH: () => (/* binding */ details)
/* harmony export */ });
class Markdown {
    source;
    constructor(source) {
        this.source = source;
    }
}
function gfm(literals, ...values) {
    return new Markdown(literals.reduce((out, literal, at) => out + toSource(values[at - 1]) + literal));
}
function toSource(value) {
    if (value instanceof Markdown)
        return value.source;
    return typeof value === 'number' ? String(value) : text(value ?? '').source;
}
function join(pieces, separator) {
    return new Markdown(pieces.map(({ source }) => source).join(separator));
}
const NO_LINKS = new Map();
function stack(blocks) {
    const present = blocks.filter((block) => block !== null);
    return new Markdown(present.map(({ source }) => source.trimEnd()).join('\n\n'));
}
function text(untrusted, ownLinks = NO_LINKS) {
    const pieces = [];
    for (const { body, isCode } of splitCode(showInvisible(untrusted).replace(/\s+/g, ' ').trim())) {
        if (isCode)
            push(pieces, code(body).source);
        else
            pushProse(pieces, body, ownLinks);
    }
    return new Markdown(pieces.join(''));
}
function code(untrusted) {
    const line = showInvisible(untrusted).replace(/\s+/g, ' ').trim();
    if (line === '')
        return new Markdown('\u2013');
    const pieces = line.split(/( ?\| ?)/).filter((piece) => piece !== '');
    const toPiece = (piece) => (PIPE.test(piece) ? piece.replace('|', '&#124;') : toCodeSpan(piece));
    return new Markdown(pieces.map(toPiece).join(''));
}
const PIPE = /^ ?\| ?$/;
function fence(untrusted, language = 'text') {
    const body = showInvisible(untrusted, '\n\t');
    const ticks = '`'.repeat(Math.max(3, longestRun(body) + 1));
    return new Markdown(`${ticks}${language}\n${dropNewlinesAtEnd(body)}\n${ticks}\n`);
}
function quote(untrusted) {
    const lines = toLines(untrusted).map((line) => {
        const indent = '&nbsp;'.repeat(Math.min(12, line.length - line.trimStart().length));
        const { source } = text(line);
        return source === '' ? '>' : `> ${indent}${source}  `;
    });
    return new Markdown(`${lines.join('\n').trimEnd()}\n`);
}
function link(url, label) {
    return url === null ? label : new Markdown(`[${label.source}](${url})`);
}
function table(header, rows) {
    const line = (cells) => `| ${cells.map(({ source }) => source).join(' | ')} |`;
    const rule = `|${' --- |'.repeat(header.length)}`;
    return new Markdown(`${[line(header), rule, ...rows.map(line)].join('\n')}\n`);
}
function list(items) {
    return new Markdown(items.map(({ source }) => `- ${source}\n`).join(''));
}
function details(title, body) {
    return new Markdown(`<details>\n<summary>${title}</summary>\n\n${body.source.trimEnd()}\n\n</details>\n`);
}
function toLines(untrusted) {
    return dropNewlinesAtEnd(untrusted.replace(/\r\n?/g, '\n')).split('\n');
}
function dropNewlinesAtEnd(body) {
    let end = body.length;
    while (end > 0 && body.charAt(end - 1) === '\n')
        end -= 1;
    return body.slice(0, end);
}
function showInvisible(untrusted, allowed = '\n\t\r') {
    return untrusted
        .toWellFormed()
        .replace(/\r\n?/g, '\n')
        .replace(INVISIBLE, (char) => (allowed.includes(char) ? char : formatCodePoint(char)));
}
const INVISIBLE = /[\p{Cc}\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF0-\uFFFB\u{1BCA0}-\u{1BCA3}\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}]/gu;
function formatCodePoint(char) {
    const hex = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `\u2039U+${hex}\u203a`;
}
function splitCode(line) {
    const pieces = line.split(/(`+)/);
    const partnerOf = findPartners(pieces);
    const parts = [];
    let prose = '';
    let at = 0;
    while (at < pieces.length) {
        const partner = partnerOf.get(at);
        if (partner === undefined) {
            prose += pieces[at] ?? '';
            at += 1;
            continue;
        }
        parts.push({ body: prose, isCode: false }, { body: pieces.slice(at + 1, partner).join(''), isCode: true });
        prose = '';
        at = partner + 1;
    }
    return [...parts, { body: prose, isCode: false }].filter(({ body }) => body !== '');
}
function findPartners(pieces) {
    const partners = new Map();
    const nextOfLength = new Map();
    for (let at = pieces.length - 2; at > 0; at -= 2) {
        const length = pieces[at]?.length ?? 0;
        const partner = nextOfLength.get(length);
        if (partner !== undefined)
            partners.set(at, partner);
        nextOfLength.set(length, at);
    }
    return partners;
}
function push(pieces, piece) {
    if (piece.startsWith('`') && pieces.at(-1)?.endsWith('`') === true)
        pieces.push(' ');
    pieces.push(piece);
}
function pushProse(pieces, prose, ownLinks) {
    for (const piece of prose.split(/( |\|)/)) {
        if (piece === ' ')
            pieces.push(piece);
        else if (piece === '|')
            pieces.push('&#124;');
        else if (piece !== '')
            push(pieces, escapeWord(piece, pieces.length === 0, ownLinks));
    }
}
function escapeWord(word, atStart, ownLinks) {
    if (!isActive(word))
        return escapePlain(word, atStart);
    let start = 0;
    let end = word.length;
    while (start < end && OPENING.includes(word.charAt(start)))
        start += 1;
    while (end > start && CLOSING.includes(word.charAt(end - 1)))
        end -= 1;
    const core = word.slice(start, end);
    if (!isActive(core))
        return toCodeSpan(word);
    const url = ownLinks.get(core);
    const shown = url === undefined ? toCodeSpan(core) : `[${core}](${url})`;
    return escapePlain(word.slice(0, start), atStart) + shown + escapePlain(word.slice(end), false);
}
const OPENING = '(["\'';
const CLOSING = ')]"\',;.!?';
const ACTIVE = [
    /@(?=[^\s])|[^\s]@/u,
    /#\p{Nd}/u,
    /(?<![0-9a-z])[0-9a-f]{7,}(?![0-9a-z])/iu,
    /(?:gh|ghsa|cve)-\w/iu,
    /:\/\/|www\.|mailto:|xmpp:/iu,
    /:[\w+-]+:/u,
    /\[!\w/u,
];
function isActive(word) {
    if (word.includes('$') && !/^["'(]*\$\d[\d,.]*[)"',;:!?]*$/.test(word))
        return true;
    return ACTIVE.some((pattern) => pattern.test(word));
}
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '`': '&#96;' };
function escapePlain(word, atStart) {
    const escaped = word.replace(/[&<>`]|[\\*_~[\]]/g, (char) => ENTITIES[char] ?? `\\${char}`);
    return atStart ? escapeBlockStart(escaped) : escaped;
}
function escapeBlockStart(word) {
    return word.replace(/^[-+=#]/, '\\$&').replace(/^(\d{1,9})([.)])/, '$1\\$2');
}
function toCodeSpan(piece) {
    const ticks = '`'.repeat(longestRun(piece) + 1);
    const pad = /^[` ]|[` ]$/.test(piece) ? ' ' : '';
    return `${ticks}${pad}${piece}${pad}${ticks}`;
}
function longestRun(body) {
    let longest = 0;
    for (const run of body.match(/`+/g) ?? [])
        longest = Math.max(longest, run.length);
    return longest;
}


/***/ }),

/***/ 3539:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $x: () => (/* binding */ renderTally),
/* harmony export */   ET: () => (/* binding */ renderTrack),
/* harmony export */   Id: () => (/* binding */ renderFacts),
/* harmony export */   Lf: () => (/* binding */ renderHeadline),
/* harmony export */   YE: () => (/* binding */ renderNextStep),
/* harmony export */   _i: () => (/* binding */ renderWholeBrief),
/* harmony export */   c7: () => (/* binding */ renderWarnings),
/* harmony export */   dR: () => (/* binding */ renderBrief),
/* harmony export */   e4: () => (/* binding */ renderMessage),
/* harmony export */   gH: () => (/* binding */ renderChecks),
/* harmony export */   m8: () => (/* binding */ renderBanners),
/* harmony export */   tt: () => (/* binding */ renderChecklist),
/* harmony export */   vA: () => (/* binding */ renderCommands),
/* harmony export */   zs: () => (/* binding */ renderHistory)
/* harmony export */ });
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(770);
/* harmony import */ var _markdown_format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9701);
/* harmony import */ var _markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(139);



const MAX_CELL_LENGTH = 160;
const MAX_LINE_LENGTH = 300;
const SHOWN_HASH_LENGTH = 12;
function renderHeadline({ headline }) {
    return headline.icon === '' ? (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `### ${headline.text}` : (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `### ${headline.icon} ${headline.text}`;
}
function renderBanners({ banners }) {
    if (banners.length === 0)
        return null;
    const lines = banners.map((banner) => (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `_${banner}_`);
    return (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .join */ .fj)(lines, '\n\n');
}
function renderMessage({ message, ownLinks }, detail) {
    return message === '' ? null : (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)((0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(message, detail.sentenceChars), ownLinks);
}
function renderWarnings({ warnings }, detail) {
    if (warnings.length === 0)
        return null;
    const shown = warnings.slice(0, detail.warnings).map((one) => (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `**Warning:** ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(one, detail.sentenceChars)}`);
    const rest = warnings.length - shown.length;
    const more = rest === 0 ? [] : [(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `\u2026 and ${(0,_markdown_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(rest, 'more warning')}.`];
    return (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .join */ .fj)([...shown, ...more], '\n\n');
}
function renderNextStep(report, detail) {
    const nextStep = (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `**What happens next:** ${(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)((0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(report.nextStep, detail.sentenceChars), report.ownLinks)}`;
    return report.isUrgent ? (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `> [!IMPORTANT]\n> ${nextStep}` : nextStep;
}
function renderTrack(track) {
    if (track.length === 0)
        return null;
    const steps = track.map(({ label, state }) => {
        const labelText = (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)((0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(label, MAX_CELL_LENGTH));
        if (state === 'current')
            return (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `**\u25cf&nbsp;${labelText}**`;
        return state === 'done' ? (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `\u2713&nbsp;${labelText}` : labelText;
    });
    return (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .join */ .fj)(steps, ' \u2192 ');
}
function renderFacts({ missionId, facts }) {
    if (missionId === null)
        return null;
    const rows = facts.map((fact) => [(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `${fact.label}`, renderValue(fact)]);
    return (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)([(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `Mission`, (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)((0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(missionId, MAX_CELL_LENGTH))], rows);
}
function renderValue({ pull, value, code: id }) {
    const parts = [
        pull === null ? null : (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)(pull.url, (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `#${pull.number}`),
        value === '' ? null : (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)((0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(value, MAX_CELL_LENGTH)),
        id === null ? null : (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)((0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(id, MAX_CELL_LENGTH)),
    ];
    const present = parts.filter((part) => part !== null);
    return (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .join */ .fj)(present, ' ');
}
function renderChecklist(checklist, detail) {
    if (checklist === null)
        return null;
    const { items, note, state } = checklist;
    const shown = items.slice(0, detail.items).map((item) => withCheckbox(state, (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)((0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(item, detail.itemChars))));
    const rest = items.length - shown.length;
    const lines = [...shown, ...(rest === 0 ? [] : [(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `\u2026 and ${(0,_markdown_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(rest, 'more item')}`])];
    return (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `**Definition of Done** (${note})\n\n${state === 'plain' ? (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(lines) : (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .join */ .fj)(lines, '  \n')}`;
}
function withCheckbox(state, item) {
    if (state === 'plain')
        return item;
    return state === 'ticked' ? (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `\u2713&nbsp;${item}` : (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `\u2610&nbsp;${item}`;
}
function renderChecks({ checks, checksProblem }, detail) {
    if (checksProblem !== null) {
        return (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `**Required checks:** could not be read. ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(checksProblem, detail.sentenceChars)}`;
    }
    if (checks === null)
        return null;
    const isMixed = new Set(checks.rows.map(({ requiredBy }) => requiredBy)).size > 1;
    const header = [(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `Check`, (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `Result`, (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `Required by`].slice(0, isMixed ? 3 : 2);
    const shown = checks.rows.slice(0, detail.checks);
    const rows = shown.map((row) => toCells(row).slice(0, header.length));
    const rest = checks.rows.length - shown.length;
    const more = rest === 0 ? [] : [(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `\u2026 and ${(0,_markdown_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(rest, 'more check')}.`];
    return (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .join */ .fj)([renderTally(checks), (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(header, rows), ...more], '\n');
}
function renderTally({ title, sha, tally }) {
    return (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `**${title}** on ${(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(sha)}: ${tally}\n`;
}
function toCells({ name, url, result, blocks, note, requiredBy }) {
    const resultText = blocks ? (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `**${result}**` : (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `${result}`;
    const noteText = note?.trim() ?? '';
    const outcome = noteText === '' ? resultText : (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `${resultText}: ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(noteText, MAX_CELL_LENGTH)}`;
    return [(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)(url, (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)((0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(name, MAX_CELL_LENGTH))), outcome, (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `${requiredBy}`];
}
function renderBrief(report, detail) {
    const { brief } = report;
    if (brief === null)
        return null;
    if (detail.briefChars === 0)
        return toHashLine(brief.hash);
    const body = brief.text.trim();
    const excerpt = (0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(body, detail.briefChars);
    const dod = brief.dod === null ? '' : (0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(brief.dod.trim(), detail.briefChars);
    const short = brief.hash.replace(/[^0-9a-f]/g, '').slice(0, SHOWN_HASH_LENGTH);
    const parts = [
        toTitle(brief.title),
        body === '' ? null : (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(excerpt),
        excerpt === body ? null : (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `This is an excerpt; the whole brief is in the summary of the run.`,
        dod === '' ? null : (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `Definition of Done:`,
        dod === '' ? null : (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(dod),
        toHashLine(brief.hash),
    ];
    return (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .details */ .zH)(`${toBriefSummary(report)} (${short})`, (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .stack */ .t$)(parts));
}
function renderWholeBrief(report, chars) {
    const { brief } = report;
    if (brief === null)
        return null;
    const parts = [
        toTitle(brief.title),
        brief.text === '' ? null : (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .fence */ .EU)((0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(brief.text, chars)),
        brief.dod === null ? null : (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `Definition of Done:`,
        brief.dod === null ? null : (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .fence */ .EU)((0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(brief.dod, chars)),
        toHashLine(brief.hash),
    ];
    return (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .details */ .zH)(toBriefSummary(report), (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .stack */ .t$)(parts));
}
function toBriefSummary({ missionId }) {
    return missionId === null ? 'The brief' : 'The brief, as sent';
}
function toTitle(title) {
    return title.trim() === '' ? (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `No title` : (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `**${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(title, MAX_LINE_LENGTH)}**`;
}
function toHashLine(hash) {
    return (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `SHA-256 of the brief: ${(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)((0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(hash, MAX_CELL_LENGTH))}`;
}
function renderHistory({ history, ownLinks }, detail) {
    if (history.length === 0 || detail.history === 0)
        return null;
    const shown = history.slice(-detail.history);
    const rest = history.length - shown.length;
    const lines = shown.map(({ at, text: entryText }) => (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `${(0,_markdown_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatTime */ .fU)(at)}: ${(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)((0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(entryText, MAX_LINE_LENGTH), ownLinks)}`);
    return (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .details */ .zH)(`History (${history.length})`, (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)([...(rest === 0 ? [] : [(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `\u2026 ${rest} earlier`]), ...lines]));
}
function renderCommands({ commands }) {
    if (commands.length === 0)
        return null;
    const rows = commands.map(({ command, effect }) => [(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)((0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(command, MAX_CELL_LENGTH)), (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `${effect}`]);
    const usage = (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)([(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `Command`, (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `What it does`], rows);
    return (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .details */ .zH)('Commands', (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .gfm */ .Te) `As the first line of a new comment:\n\n${usage}`);
}


/***/ }),

/***/ 8100:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lZ: () => (/* binding */ renderOpening),
/* harmony export */   wQ: () => (/* binding */ renderComment),
/* harmony export */   x9: () => (/* binding */ joinBlocks)
/* harmony export */ });
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(770);
/* harmony import */ var _blocks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3539);
/* harmony import */ var _markdown_limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9886);
/* harmony import */ var _markdown_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(139);
/* harmony import */ var _view_view_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9422);





function renderComment(view, style) {
    const report = (0,_view_view_js__WEBPACK_IMPORTED_MODULE_3__/* .toReport */ .c)(view);
    const render = style === 'full' ? renderFull : renderMinimal;
    return (0,_markdown_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .degrade */ .r1)(_markdown_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .COMMENT_LEVELS */ .aq, _markdown_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .COMMENT_LIMIT */ .W$, (detail) => joinBlocks(render(report, detail)));
}
function joinBlocks(blocks) {
    return `${(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .stack */ .t$)(blocks).source}\n`;
}
function renderOpening(report, detail) {
    return [
        (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .renderHeadline */ .Lf)(report),
        (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .renderBanners */ .m8)(report),
        (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .renderMessage */ .e4)(report, detail),
        (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .renderNextStep */ .YE)(report, detail),
        (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .renderWarnings */ .c7)(report, detail),
    ];
}
function renderFull(report, detail) {
    return [
        ...renderOpening(report, detail),
        (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .renderTrack */ .ET)(report.track),
        (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .renderFacts */ .Id)(report),
        (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .renderChecklist */ .tt)(report.checklist, detail),
        (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .renderChecks */ .gH)(report, detail),
        (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .renderBrief */ .dR)(report, detail),
        (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .renderHistory */ .zs)(report, detail),
        (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .renderCommands */ .vA)(report),
        renderFooter(report),
    ];
}
function renderMinimal(report, detail) {
    return [
        ...renderOpening(report, detail),
        renderFactLine(report),
        report.checks === null ? null : (0,_blocks_js__WEBPACK_IMPORTED_MODULE_0__/* .renderTally */ .$x)(report.checks),
    ];
}
function renderFactLine({ missionId, facts }) {
    if (missionId === null)
        return null;
    const parts = facts
        .filter(({ label }) => label === 'Specialist' || label === 'Budget' || label === 'Escrow')
        .map(({ label, value }) => (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .gfm */ .Te) `${label}: ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_4__/* .cut */ .Jj)(value, 160)}`);
    return (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .join */ .fj)([(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .gfm */ .Te) `Mission ${(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)((0,_core_text_js__WEBPACK_IMPORTED_MODULE_4__/* .cut */ .Jj)(missionId, 160))}`, ...parts], ' \u00b7 ');
}
function renderFooter({ reference, runUrl, headline }) {
    const log = headline.icon === '\u274c' && runUrl !== null ? (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .gfm */ .Te) ` \u00b7 ${(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .link */ .nf)(runUrl, (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .gfm */ .Te) `log of this run`)}` : (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .gfm */ .Te) ``;
    return (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .gfm */ .Te) `<sub>Reference ${(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)((0,_core_text_js__WEBPACK_IMPORTED_MODULE_4__/* .cut */ .Jj)(reference, 300))}${log}</sub>`;
}


/***/ }),

/***/ 5480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ listCommands)
/* harmony export */ });
const EFFECTS = [
    ['hire [$120]', 'hire a specialist; after a mission has ended, hire again'],
    ['hire --force', 'hire although an earlier hire is unconfirmed'],
    ['link #13', 'name the pull request that delivers this mission'],
    ['status', 'look now, and show the whole table'],
    ['accept [<sha>]', 'accept the delivery and pay, whatever the checks say'],
    ['rework <reason>', 'send the delivery back with this reason'],
    ['hold [reason]', 'settle nothing until `resume`'],
    ['resume', 'go on after a hold, or write a lost state anew'],
    ['help', 'show this table'],
];
const CHOICES = {
    all: () => true,
    before: (name) => ['hire', 'hire --force', 'help'].includes(name),
    open: (name) => !['hire', 'hire --force'].includes(name),
    after: (name) => ['hire', 'status', 'help'].includes(name),
};
function listCommands(prefix, choice) {
    return EFFECTS.filter(([usage]) => CHOICES[choice](nameOf(usage))).map(([usage, effect]) => ({
        command: `${prefix} ${usage}`,
        effect,
    }));
}
function nameOf(usage) {
    return /^\w+( --\w+)?/.exec(usage)?.[0] ?? '';
}


/***/ }),

/***/ 1030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $C: () => (/* binding */ toName),
/* harmony export */   GM: () => (/* binding */ toHeadline),
/* harmony export */   V6: () => (/* binding */ countReworks)
/* harmony export */ });
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(770);
/* harmony import */ var _markdown_format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9701);
/* harmony import */ var _reason_messages_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1953);



const ICONS = {
    accepted: '\u2705',
    reworked: '\ud83d\udd01',
    pending: '\u23f3',
    held: '\u270b',
    skipped: '',
    failed: '\u274c',
};
const MAX_NAME_LENGTH = 80;
const UNKNOWN_MISSION_CODES = new Set([
    'hire_unconfirmed',
    'duplicate_missions',
    'state_lost',
    'decision_unconfirmed',
]);
function toHeadline(view) {
    const icon = ICONS[view.outcome];
    if (view.dryRun)
        return { icon, text: `Dry run: ${toDryRunText(view.verdict)}` };
    if (view.outcome === 'accepted')
        return { icon, text: toAcceptedText(view.mission) };
    if (view.outcome === 'reworked')
        return { icon, text: `Sent back: ${toCause(view)} (${toReworks(view)})` };
    const progress = view.outcome === 'pending' ? toProgress(view) : null;
    return { icon, text: progress ?? `${toStateLabel(view)}: ${toCause(view)}` };
}
function toReworks(view) {
    return `rework ${countReworks(view)} of ${view.maxReworks}`;
}
function countReworks(view) {
    return Math.max(view.mission?.reworkCount ?? 0, view.round - 1, 0);
}
function toName(mission) {
    const name = mission?.specialist?.trim() ?? '';
    return name === '' ? null : (0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(name, MAX_NAME_LENGTH);
}
function toCause(view) {
    return _reason_messages_js__WEBPACK_IMPORTED_MODULE_0__/* .REASON_MESSAGES */ .I[view.verdict.code].cause;
}
function toDryRunText({ kind, code }) {
    const { cause } = _reason_messages_js__WEBPACK_IMPORTED_MODULE_0__/* .REASON_MESSAGES */ .I[code];
    if (kind === 'accept')
        return `would be accepted, ${cause}`;
    if (kind === 'rework')
        return `would be sent back, ${cause}`;
    return cause;
}
function toAcceptedText(mission) {
    const amount = (0,_markdown_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatMoney */ .up)(mission?.budgetCents ?? null);
    if (amount === null)
        return 'Accepted and paid';
    const verb = mission?.escrowStatus === 'held' ? 'to be paid' : 'paid';
    const name = toName(mission);
    return name === null ? `Accepted: ${amount} ${verb}` : `Accepted: ${amount} ${verb} to ${name}`;
}
const STATE_LABELS = {
    done: 'Accepted',
    accept: 'Ready to pay',
    rework: 'To be sent back',
    wait: 'Waiting',
    hold: 'On hold',
};
function toStateLabel(view) {
    if (view.outcome === 'failed')
        return 'Stopped';
    if (view.outcome === 'skipped')
        return 'Skipped';
    if (view.outcome === 'pending')
        return STATE_LABELS[view.verdict.kind];
    return view.mission === null && !UNKNOWN_MISSION_CODES.has(view.verdict.code) ? 'Not hired' : 'On hold';
}
function toProgress(view) {
    const { mission, verdict } = view;
    if (!PROGRESS_CODES.has(verdict.code))
        return null;
    if (mission === null)
        return 'Hiring a specialist';
    return PROGRESS[mission.phase]?.(view, mission) ?? null;
}
const PROGRESS_CODES = new Set(['mission_not_ready', 'posted']);
const PROGRESS = {
    submitted: () => 'Posted: no specialist is matched yet',
    matched: (_, mission) => `Hired: ${toName(mission) ?? 'a specialist'} takes the mission`,
    in_progress(view, mission) {
        const who = toName(mission) ?? 'the specialist';
        return countReworks(view) > 0 ? `At work: ${who} is on ${toReworks(view)}` : `At work: ${who} has started`;
    },
    unknown: (_, { status }) => `Waiting: the marketplace says "${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(status, MAX_NAME_LENGTH)}"`,
};


/***/ }),

/***/ 1953:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ REASON_MESSAGES)
});

;// CONCATENATED MODULE: ./src/report/view/step-reason-messages.js
const NO_ACTION_NEEDED = 'Nothing to do now. The next run of this action looks again.';
const STEP_REASONS = {
    not_permitted: {
        cause: 'the person who asked may not hire here',
        nextStep: 'Somebody with enough permission puts the label on again.',
    },
    brief_changed: {
        cause: 'the text changed after it was authorized',
        nextStep: 'Read the text as it is now and put the label on again.',
    },
    hidden_text: {
        cause: 'the brief contains invisible text',
        nextStep: 'Delete the invisible characters and put the label on again.',
    },
    dod_missing: {
        cause: 'there is no Definition of Done',
        nextStep: 'Add a section "Definition of Done" with one checkable line per item, and put the label on again.',
    },
    brief_too_long: { cause: 'the brief is too long', nextStep: 'Shorten the text and put the label on again.' },
    brief_unclear: {
        cause: 'the brief is unclear',
        nextStep: 'Write the named place clearly and put the label on again.',
    },
    budget_missing: {
        cause: 'there is no budget',
        nextStep: 'Set the input `budget-usd`, or a "Budget (USD)" field together with `max-budget-usd`.',
    },
    budget_exceeded: {
        cause: 'the budget is over the limit',
        nextStep: 'Lower the budget, or raise `max-budget-usd` or `monthly-budget-usd` in the workflow.',
    },
    budget_unknown: {
        cause: "this month's spending could not be computed",
        nextStep: 'Run it again later. Nothing is posted while a limit cannot be checked.',
    },
    rank_unavailable: {
        cause: 'nobody of the rank you asked for is listed',
        nextStep: 'Lower `min-rank`, or choose another category or tier.',
    },
    reference_taken: {
        cause: 'another mission has this reference',
        nextStep: 'Set the input `mission-key` to tell the two apart.',
    },
    duplicate_missions: {
        cause: 'there is more than one mission for this',
        nextStep: 'End all but one on the marketplace, then comment `\u2039command\u203a resume`. Nothing is paid until then.',
    },
    lock_limit_reached: {
        cause: 'the reactions that guard against hiring twice are used up',
        nextStep: 'Set `lock: ref` in the workflow, or open a new issue.',
    },
    hire_force_refused: {
        cause: 'hiring past a doubt is not possible now',
        nextStep: 'Look at the marketplace, then comment the command `hire --force` again when its conditions are met.',
    },
    hire_unconfirmed: {
        cause: 'it is unknown whether the mission was posted',
        nextStep: 'Look for the mission on the marketplace. When it is certain that there is none, comment the command `hire --force`.',
    },
    decision_unconfirmed: {
        cause: 'it is unknown whether the last decision arrived',
        nextStep: 'Look at the mission on the marketplace. If it still awaits acceptance after a quarter of an hour, comment `\u2039command\u203a accept` or `\u2039command\u203a rework <reason>`.',
    },
    state_lost: {
        cause: 'the signed state of this mission is missing or damaged',
        nextStep: 'Look at the mission, then comment `\u2039command\u203a resume`: the state is written anew.',
    },
    missing_permission: {
        cause: 'the workflow token may not do what is needed',
        nextStep: 'Add the missing entry under `permissions:` in the workflow.',
    },
    posted: { cause: 'the mission is posted', nextStep: NO_ACTION_NEEDED },
    no_mission: {
        cause: 'no mission is delivered here',
        nextStep: 'Nothing to do. The input `gate-when-no-mission` says what the gate does then.',
    },
    group_unknown: {
        cause: 'the pull requests of the merge group cannot be told',
        nextStep: 'Queue the pull requests again, one by one, with merge commits or squashing.',
    },
    skipped: { cause: 'nothing here for this action', nextStep: 'Nothing to do.' },
    discovered: {
        cause: 'the catalogue was read',
        nextStep: 'Choose a specialist with the inputs `category`, `tier` or `specialist`.',
    },
    dry_run: { cause: 'nothing was written', nextStep: 'Set `dry-run: false` to do it for real.' },
    cancelled: {
        cause: 'the job was cancelled',
        nextStep: 'The mission goes on and its escrow is safe. Run the workflow again to resume.',
    },
    diagnosed: { cause: 'the set-up was looked at', nextStep: 'Correct what is marked as failed; then run it again.' },
    bad_input: { cause: 'an input is not right', nextStep: 'Correct the inputs named above and run it again.' },
    marketplace_error: {
        cause: 'the marketplace could not be used',
        nextStep: 'Read the error above. Run the workflow again: a mission that is there is found and taken up.',
    },
    github_error: {
        cause: 'GitHub could not be used',
        nextStep: 'Read the error above. Run the workflow again: a mission that is there is found and taken up.',
    },
    internal_error: {
        cause: 'a bug in this action',
        nextStep: 'Open an issue in the repository of this action, with the log of this run.',
    },
};

;// CONCATENATED MODULE: ./src/report/view/reason-messages.js

const REASON_MESSAGES = {
    already_accepted: { cause: 'the mission is accepted', nextStep: 'Nothing more to do.' },
    mission_ended: {
        cause: 'the mission ended without acceptance',
        nextStep: 'Look at the mission on the marketplace. To hire again, comment `\u2039command\u203a hire`.',
    },
    held_by_person: {
        cause: 'a person asked to wait',
        nextStep: 'Somebody with permission to settle comments `\u2039command\u203a resume` when it may go on.',
    },
    terms_mismatch: {
        cause: 'the terms are not what was agreed',
        nextStep: 'Compare rank and budget below with what you agreed to. Then comment `\u2039command\u203a accept` or `\u2039command\u203a rework <reason>`.',
    },
    contract_changed: {
        cause: 'the settings changed since the hire',
        nextStep: 'Put the setting back as it was at the hire, or comment `\u2039command\u203a accept` or `\u2039command\u203a rework <reason>`.',
    },
    contract_unreadable: {
        cause: 'the contract of the hire is unreadable',
        nextStep: 'Look at the mission, its budget and its pull request. Then comment `\u2039command\u203a resume`.',
    },
    mission_not_ready: { cause: 'the mission is not ready to be judged', nextStep: NO_ACTION_NEEDED },
    verification_failed: {
        cause: 'the independent verification failed',
        nextStep: 'The specialist works on it again. The next delivery is judged from the start.',
    },
    verification_pending: { cause: 'the independent verification is not finished', nextStep: NO_ACTION_NEEDED },
    no_pull_request: {
        cause: 'no pull request is linked yet',
        nextStep: 'The specialist opens a pull request that names the mission. To link one by hand, comment `\u2039command\u203a link #<number>`.',
    },
    pull_closed: {
        cause: 'the pull request was closed without merging',
        nextStep: 'Reopen the pull request, link another with `\u2039command\u203a link #<number>`, or comment `\u2039command\u203a accept` or `\u2039command\u203a rework <reason>`.',
    },
    draft: {
        cause: 'the pull request is a draft',
        nextStep: 'The author marks the pull request as ready for review.',
    },
    binding_conflict: {
        cause: 'it is not clear which pull request delivers this mission',
        nextStep: 'Somebody with permission to settle comments `\u2039command\u203a link #<number>`.',
    },
    not_delivered: {
        cause: 'the pull request holds nothing new',
        nextStep: 'The specialist pushes the work. To accept what is there, comment `\u2039command\u203a accept <sha>` with the full commit.',
    },
    protected_paths: {
        cause: 'the pull request changes protected files',
        nextStep: 'Read the protected changes. Then comment `\u2039command\u203a accept` or `\u2039command\u203a rework <reason>`.',
    },
    checks_unavailable: {
        cause: 'the required checks could not be read',
        nextStep: 'Give the job `checks: read` and `statuses: read`, then run it again.',
    },
    no_required_checks: {
        cause: 'no check is required on this branch',
        nextStep: 'Require a check in the branch rules, name checks with the input `checks`, or comment `\u2039command\u203a accept` or `\u2039command\u203a rework <reason>`.',
    },
    checks_pending: {
        cause: 'required checks are still running',
        nextStep: 'Nothing to do now. The run that follows the last check decides.',
    },
    baseline_broken: {
        cause: 'the same check fails on the base branch',
        nextStep: 'Repair the check on the base branch and run it again here. The specialist is not to blame and was not sent back.',
    },
    checks_failed: {
        cause: 'required checks failed',
        nextStep: 'The specialist works on it again. The next delivery is judged from the start.',
    },
    checks_need_approval: {
        cause: 'required checks wait for an approval',
        nextStep: 'A maintainer opens the pull request and approves the waiting workflow runs.',
    },
    checks_inconclusive: {
        cause: 'required checks did not finish',
        nextStep: 'Run the cancelled or timed-out checks again.',
    },
    check_source_mismatch: {
        cause: 'a required check came from the wrong app',
        nextStep: 'Look at who reported the check. Only the app that the branch rule names counts.',
    },
    checks_missing: {
        cause: 'required checks have not reported',
        nextStep: 'See why the check did not start: a path filter, an approval, or a renamed job. Start it, then run this action again.',
    },
    no_check_ran: {
        cause: 'every required check was skipped',
        nextStep: 'Make at least one required check run on this pull request, or comment `\u2039command\u203a accept` or `\u2039command\u203a rework <reason>`.',
    },
    merge_conflict: {
        cause: 'the pull request conflicts with its base',
        nextStep: 'The author resolves the conflict and pushes.',
    },
    changes_requested: {
        cause: 'a reviewer asked for changes',
        nextStep: 'The specialist works on it again. The next delivery is judged from the start.',
    },
    review_required: { cause: 'an approving review is needed', nextStep: 'A reviewer approves the pull request.' },
    awaiting_merge: { cause: 'it is paid once merged', nextStep: 'A maintainer merges the pull request.' },
    head_moved: { cause: 'new commits arrived while judging', nextStep: 'Nothing to do. The new head is judged next.' },
    checks_passed: { cause: 'all required checks passed', nextStep: 'Nothing more to do.' },
    verified: { cause: 'the work was verified', nextStep: 'Nothing more to do.' },
    rework_limit: {
        cause: 'the most reworks allowed were used',
        nextStep: 'Talk to the specialist, then comment `\u2039command\u203a accept` or `\u2039command\u203a rework <reason>`.',
    },
    same_delivery: {
        cause: 'the same commit was delivered again',
        nextStep: 'Wait for a new commit, or comment `\u2039command\u203a accept` or `\u2039command\u203a rework <reason>`.',
    },
    manual_settlement: {
        cause: 'it is set up to be settled by a person',
        nextStep: 'Somebody with permission to settle comments `\u2039command\u203a accept` or `\u2039command\u203a rework <reason>`.',
    },
    merged_unverified: {
        cause: 'the pull request was merged without passing',
        nextStep: 'Decide whether the merged work is good enough, and comment `\u2039command\u203a accept` or `\u2039command\u203a rework <reason>`.',
    },
    accepted_by_person: { cause: 'a person accepted it', nextStep: 'Nothing more to do.' },
    sent_back_by_person: {
        cause: 'a person sent it back',
        nextStep: 'The specialist works on it again. The next delivery is judged from the start.',
    },
    command_refused: {
        cause: 'the command was not carried out',
        nextStep: 'Read the answer below the command. `\u2039command\u203a help` lists what can be said.',
    },
    ...STEP_REASONS,
};


/***/ }),

/***/ 9422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ toReport)
});

// EXTERNAL MODULE: ./src/report/markdown/markdown.js
var markdown = __webpack_require__(139);
;// CONCATENATED MODULE: ./src/report/view/checklist.js

function toChecklist({ mission, brief }) {
    if (mission === null)
        return null;
    const items = toItems(mission.dod ?? brief?.dod ?? '');
    return items.length === 0 ? null : { items, ...toState(mission) };
}
function toState(mission) {
    if (mission.phase === 'ended')
        return { state: 'plain', note: 'the mission ended' };
    if (mission.verification === 'passed')
        return { state: 'ticked', note: 'independently verified' };
    if (mission.phase === 'accepted')
        return { state: 'plain', note: 'accepted without a passed verification' };
    const isFailed = mission.verification === 'failed';
    return { state: 'open', note: isFailed ? 'verification failed' : 'not verified yet' };
}
const MARKER = /^\s*(?:[-*+\u2022]|\d{1,3}[.)])\s+(?:\[[ xX]?\]\s*)?/;
function toItems(dod) {
    const lines = (0,markdown/* toLines */.P_)(dod).filter((line) => line.trim() !== '' && !/^#{1,6}\s/.test(line));
    if (!lines.some((line) => MARKER.test(line)))
        return lines.map((line) => line.trim());
    const items = [];
    for (const line of lines) {
        const last = items.at(-1);
        if (MARKER.test(line) || last === undefined)
            items.push([line.replace(MARKER, '').trim()]);
        else
            last.push(line.trim());
    }
    return items.map((parts) => parts.join(' ')).filter((item) => item !== '');
}

// EXTERNAL MODULE: ./src/report/markdown/format.js
var format = __webpack_require__(9701);
;// CONCATENATED MODULE: ./src/report/view/check-table.js

const CHECK_LABELS = {
    failed: 'failed',
    wrong_source: 'wrong app',
    needs_approval: 'needs approval',
    inconclusive: 'did not finish',
    missing: 'not reported',
    pending: 'running',
    skipped: 'skipped',
    passed: 'passed',
};
const CHECK_ORDER = Object.keys(CHECK_LABELS);
const SOURCES = {
    ruleset: 'ruleset',
    classic: 'branch protection',
    required: 'branch rules',
    listed: 'input',
    all: 'every check counts',
};
function toCheckTable(view, { sha, results }) {
    if (results.length === 0)
        return null;
    const site = { serverUrl: view.serverUrl, owner: view.repository.owner, name: view.repository.name };
    const sorted = [...results].sort((a, b) => CHECK_ORDER.indexOf(a.verdict) - CHECK_ORDER.indexOf(b.verdict));
    const isRequired = results.every(({ source }) => source !== 'listed' && source !== 'all');
    return {
        title: isRequired ? 'Required checks' : 'Checks',
        sha: (0,format/* formatSha */.g$)(sha),
        tally: toTally(sorted),
        rows: sorted.map((result) => ({
            name: result.name,
            url: (0,format/* toSafeUrl */.w)(result.url, site),
            result: toResult(result),
            blocks: result.verdict !== 'passed' && result.verdict !== 'skipped' && result.verdict !== 'pending',
            note: result.verdict === 'passed' ? null : result.description,
            requiredBy: SOURCES[result.source],
        })),
    };
}
function toResult({ verdict, state, appName }) {
    if (verdict === 'wrong_source')
        return `wrong app (${appName ?? 'not known'})`;
    const isPlain = state === null || state === 'success' || state === 'failure' || state === 'pending' || state === verdict;
    return isPlain ? CHECK_LABELS[verdict] : `${CHECK_LABELS[verdict]} (${state.replaceAll('_', ' ')})`;
}
function toTally(sorted) {
    const counts = new Map();
    for (const { verdict } of sorted)
        counts.set(CHECK_LABELS[verdict], (counts.get(CHECK_LABELS[verdict]) ?? 0) + 1);
    return [...counts].map(([label, count]) => `${count} ${label}`).join(', ');
}

// EXTERNAL MODULE: ./src/report/view/headline.js
var view_headline = __webpack_require__(1030);
// EXTERNAL MODULE: ./src/report/view/command-table.js
var command_table = __webpack_require__(5480);
// EXTERNAL MODULE: ./src/report/view/reason-messages.js + 1 modules
var reason_messages = __webpack_require__(1953);
;// CONCATENATED MODULE: ./src/report/view/view.js






function toReport(view) {
    const headline = (0,view_headline/* toHeadline */.GM)(view);
    const message = view.verdict.message.trim();
    return {
        headline,
        message: message === `${headline.text}.` ? '' : message,
        nextStep: toNextStep(view),
        isUrgent: view.outcome === 'held' || view.outcome === 'failed',
        banners: toBanners(view),
        warnings: toWarnings(view),
        track: view.mission === null ? [] : toTrack(view.mission),
        missionId: view.mission?.id ?? null,
        facts: view.mission === null ? [] : toFacts(view, view.mission),
        checklist: toChecklist(view),
        checks: view.evidence === null ? null : toCheckTable(view, view.evidence),
        checksProblem: view.evidenceProblem,
        brief: toBrief(view),
        history: view.history,
        commands: toCommands(view),
        reference: view.reference,
        ownLinks: toOwnLinks(view),
        runUrl: (0,format/* toOwnUrl */.bz)(view.runUrl),
    };
}
function toNextStep({ outcome, verdict, pull, commandPrefix, mission }) {
    if (outcome === 'accepted' && verdict.kind === 'accept')
        return toNextStepOnceAccepted(pull);
    if (outcome === 'reworked' && verdict.kind === 'rework') {
        return `${(0,view_headline/* toName */.$C)(mission) ?? 'The specialist'} was told why, and delivers again. The escrow stays held; nobody else needs to do anything.`;
    }
    const nextStep = verdict.nextStep.trim();
    return nextStep === '' ? reason_messages/* REASON_MESSAGES */.I[verdict.code].nextStep.replaceAll('\u2039command\u203a', commandPrefix) : nextStep;
}
function toNextStepOnceAccepted(pull) {
    return pull?.state === 'open' ? `The work is paid. A maintainer merges #${pull.number}.` : 'Nothing is left to do.';
}
function toOwnLinks({ pull }) {
    const url = (0,format/* toOwnUrl */.bz)(pull?.url ?? null);
    return new Map(pull === null || url === null ? [] : [[`#${pull.number}`, url]]);
}
function toBanners(view) {
    return [
        ...(view.sandbox ? ['Sandbox: a trial without an account. No real specialist, no real money.'] : []),
        ...(view.dryRun ? ['Dry run: everything was read, nothing was posted, paid or written.'] : []),
    ];
}
function toWarnings({ warnings, droppedComments }) {
    if (droppedComments === 0)
        return warnings;
    const dropped = `${(0,format/* formatCount */.B4)(droppedComments, 'HTML comment')} in the text ${droppedComments === 1 ? 'was' : 'were'} left out of the brief.`;
    return [...warnings, dropped];
}
const LIFECYCLE = [
    ['submitted', 'submitted'],
    ['matched', 'matched'],
    ['in_progress', 'in progress'],
    ['awaiting_acceptance', 'awaiting acceptance'],
    ['accepted', 'accepted'],
];
function toTrack({ phase, status }) {
    const current = LIFECYCLE.findIndex(([name]) => name === phase);
    if (current < 0)
        return [
            { label: LIFECYCLE[0]?.[1] ?? '', state: 'done' },
            { label: status, state: 'current' },
        ];
    return LIFECYCLE.map(([, label], index) => {
        if (index < current || phase === 'accepted')
            return { label, state: 'done' };
        return { label, state: index === current ? 'current' : 'ahead' };
    });
}
function toFacts(view, mission) {
    const tier = [mission.tier, mission.category].filter((part) => part !== null).join(', ');
    return [
        toFact('Specialist', toSpecialist(mission)),
        toFact('Tier', tier === '' ? 'not known' : tier),
        toFact('Budget', (0,format/* formatMoney */.up)(mission.budgetCents) ?? 'not known'),
        toFact('Escrow', mission.escrowStatus ?? 'not held yet'),
        toFact('Verification', toVerification(mission)),
        toFact('Reworks', `${(0,view_headline/* countReworks */.V6)(view)} of ${view.maxReworks}`),
        ...toDelivery(view),
    ];
}
function toVerification({ verification, verificationText }) {
    const known = verification === 'pending' ? 'not yet' : verification;
    const reportedText = verificationText?.trim() ?? '';
    return reportedText === '' || reportedText.toLowerCase() === verification ? known : `${known} (${reportedText})`;
}
function toFact(label, value) {
    return { label, value, code: null, pull: null };
}
function toSpecialist({ specialist, rank }) {
    if (specialist === null)
        return 'not matched yet';
    return rank === null ? specialist : `${specialist} (Agent Rank ${rank})`;
}
function toDelivery({ pull, subject }) {
    if (pull === null)
        return [];
    const state = pull.state === 'open' ? '' : ` (${pull.state})`;
    const label = subject.kind === 'pull_request' && subject.number === pull.number ? 'Head' : 'Pull request';
    const number = { number: pull.number, url: (0,format/* toOwnUrl */.bz)(pull.url) };
    return [{ label, value: `${state} at`, code: (0,format/* formatSha */.g$)(pull.headSha), pull: number }];
}
function toBrief({ brief, mission }) {
    if (brief === null)
        return null;
    return { title: brief.title, text: brief.description, dod: mission === null ? brief.dod : null, hash: brief.hash };
}
function toCommands(view) {
    if (view.subject.kind === 'run' || view.dryRun || view.sandbox)
        return [];
    const { mission, commandPrefix } = view;
    if (mission === null)
        return (0,command_table/* listCommands */.F)(commandPrefix, 'before');
    return (0,command_table/* listCommands */.F)(commandPrefix, mission.phase === 'accepted' || mission.phase === 'ended' ? 'after' : 'open');
}


/***/ })

};
