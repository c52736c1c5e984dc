export const id = 282;
export const ids = [282];
export const modules = {

/***/ 9282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parseConfig: () => (/* binding */ parseConfig)
});

// EXTERNAL MODULE: ./src/core/labels.js
var labels = __webpack_require__(8506);
// EXTERNAL MODULE: ./src/core/text.js
var core_text = __webpack_require__(770);
// EXTERNAL MODULE: ./src/core/tree.js
var core_tree = __webpack_require__(358);
;// CONCATENATED MODULE: ./src/action/config/nearest.js
function toTolerance(word) {
    return Math.min(3, Math.max(1, Math.floor(word.length / 3)));
}
function findNearest(word, candidates) {
    const wanted = toPlain(word);
    const scored = candidates
        .map((candidate) => ({ candidate, distance: countEdits(wanted, toPlain(candidate)) }))
        .sort((a, b) => a.distance - b.distance);
    const begun = candidates.filter((candidate) => wanted.length >= 4 && toPlain(candidate).startsWith(wanted));
    if (begun.length === 1)
        return begun[0] ?? null;
    const [best] = scored;
    return best !== undefined && best.distance <= toTolerance(best.candidate) ? best.candidate : null;
}
function toPlain(word) {
    return word
        .slice(0, 60)
        .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-')
        .replaceAll(/[\s_]+/g, '-')
        .toLowerCase();
}
function countEdits(a, b) {
    const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)];
    for (let row = 1; row <= a.length; row += 1) {
        const line = [row];
        for (let column = 1; column <= b.length; column += 1)
            line.push(toCost(rows, line, a, b, row, column));
        rows.push(line);
    }
    return rows[a.length]?.[b.length] ?? 0;
}
function toCost(rows, line, a, b, row, column) {
    const above = rows[row - 1] ?? [];
    const same = a[row - 1] === b[column - 1];
    const costs = [(above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + (same ? 0 : 1)];
    const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
    if (swapped)
        costs.push((rows[row - 2]?.[column - 2] ?? 0) + 1);
    return Math.min(...costs);
}

// EXTERNAL MODULE: ../../node_modules/zod/v4/mini/schemas.js
var schemas = __webpack_require__(5915);
// EXTERNAL MODULE: ./src/action/kinds.js
var kinds = __webpack_require__(4923);
// EXTERNAL MODULE: ../../node_modules/zod/v4/core/registries.js
var registries = __webpack_require__(4288);
// EXTERNAL MODULE: ../../node_modules/zod/v4/core/core.js
var core = __webpack_require__(6416);
// EXTERNAL MODULE: ./src/core/brief.js
var brief = __webpack_require__(4061);
// EXTERNAL MODULE: ./src/action/contract.js
var contract = __webpack_require__(3572);
;// CONCATENATED MODULE: ./src/action/config/leaves.js





const LEAF_SCHEMAS = registries/* registry */.u5();
function createLeaf({ json, description, find }) {
    const leaf = schemas/* pipe */.FsL(schemas/* unknown */.L5J(), schemas/* transform */.pdi((value, context) => {
        const faults = find(value);
        for (const { path, expected } of faults) {
            context.issues.push({ code: 'custom', message: `expected ${expected}`, path: [...path], input: value });
        }
        return faults.length > 0 ? core/* NEVER */.tm : toText(value);
    }));
    LEAF_SCHEMAS.add(leaf, { json: { ...json, description: description.replaceAll('`', '') } });
    return leaf;
}
function toText(value) {
    return Array.isArray(value) ? value.map(String).join('\n') : String(value);
}
function describe(name) {
    return (0,contract/* inputContract */.l2)(name).description;
}
function judge(kind, value, path = []) {
    if (typeof value !== 'string')
        return [{ path, expected: `${tell(kind, '')}, as a single value` }];
    if (value === '')
        return [{ path, expected: `${tell(kind, '')}; it is empty: give a value, or leave the line out` }];
    return kind.parse(value) === undefined ? [{ path, expected: tell(kind, value) }] : [];
}
function tell({ expected, example }, value) {
    return `${typeof expected === 'string' ? expected : expected(value)}, such as ${example}`;
}
function single(name, kind, json) {
    return createLeaf({ json, description: describe(name), find: (value) => judge(kind, value) });
}
function choice(name) {
    const { values = [] } = (0,contract/* inputContract */.l2)(name);
    return createLeaf({
        json: { enum: values },
        description: describe(name),
        find(value) {
            if (typeof value === 'string' && values.includes(value))
                return [];
            const near = typeof value === 'string' ? findNearest(value, values) : null;
            const hint = near === null ? '' : `; did you mean ${near}?`;
            return [{ path: [], expected: `one of ${values.join(', ')}${hint}` }];
        },
    });
}
function truth(name) {
    return createLeaf({
        json: { anyOf: [{ type: 'boolean' }, { enum: ['true', 'false'] }] },
        description: describe(name),
        find(value) {
            if (typeof value === 'string' && kinds/* BOOLEAN */.Jx.parse(value) !== undefined)
                return [];
            const says = typeof value === 'string' ? { yes: 'true', on: 'true', no: 'false', off: 'false' } : {};
            const word = typeof value === 'string' ? Object.entries(says).find(([key]) => key === value.toLowerCase()) : undefined;
            const hint = word === undefined ? '' : `: ${word[0]} is only a word in YAML 1.2, write ${word[1]}`;
            return [{ path: [], expected: `true or false${hint}` }];
        },
    });
}
function money(name) {
    return single(name, kinds/* BUDGET */.o3, {
        anyOf: [
            { type: 'number', minimum: 0, maximum: 9_999_999.99 },
            { type: 'string', pattern: '^[0-9]{1,7}(\\.[0-9]{1,2})?$' },
        ],
    });
}
function whole(name, least, most, example) {
    return single(name, kinds/* integer */.nd(least, most, example), {
        anyOf: [
            { type: 'integer', minimum: least, maximum: most },
            { type: 'string', pattern: '^(0|[1-9][0-9]*)$' },
        ],
    });
}
function span(name, least, most, example) {
    return single(name, kinds/* duration */.p0(least, most, example), { type: 'string', pattern: '^[0-9]{1,6}[smh]$' });
}
function words(name, most, what, example) {
    return single(name, kinds/* line */.n8(most, what, example), { type: 'string', minLength: 1, maxLength: most });
}
function wordsOrNone(name, most, what, example) {
    const kind = kinds/* line */.n8(most, what, example);
    return createLeaf({
        json: { type: 'string', maxLength: most },
        description: describe(name),
        find: (value) => (value === '' ? [] : judge(kind, value)),
    });
}
function entries(name, kind) {
    return createLeaf({
        json: { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } },
        description: describe(name),
        find: (value) => judgeList(kind, value),
    });
}
function judgeList(kind, value) {
    if (!Array.isArray(value))
        return [{ path: [], expected: `a list, such as [${kind.example}]` }];
    if (value.length === 0)
        return [{ path: [], expected: 'at least one entry; or leave the line out' }];
    return value.flatMap((entry, index) => {
        const faults = judge(kind, entry, [index]);
        if (faults.length > 0 || typeof entry !== 'string')
            return faults;
        const alone = kind.parse(entry)?.length === 1 && kind.parse(entry)?.[0] === entry.trim();
        return alone ? [] : [{ path: [index], expected: 'one entry without comma or line break in it' }];
    });
}
function checksMode() {
    return createLeaf({
        json: {
            anyOf: [
                { enum: ['required', 'all', 'none'] },
                {
                    type: 'array',
                    minItems: 1,
                    items: { type: 'string', minLength: 1, not: { enum: ['required', 'all', 'none'] } },
                },
            ],
        },
        description: describe('checks'),
        find(value) {
            if (!Array.isArray(value)) {
                const isWord = typeof value === 'string' && ['required', 'all', 'none'].includes(value);
                return isWord
                    ? []
                    : [{ path: [], expected: 'required, all or none, or a list of names, such as [build, lint]' }];
            }
            const faults = judgeList(kinds/* NAMES */.Xk, value);
            if (faults.length > 0 || kinds/* CHECKS */.ui.parse(toText(value))?.kind === 'list')
                return faults;
            return [{ path: [], expected: 'names only: required, all and none each stand alone, without a list' }];
        },
    });
}
function dod() {
    return createLeaf({
        json: { type: 'string', minLength: 1 },
        description: 'Definition of Done for issues without one of their own, in Markdown.',
        find(value) {
            if (typeof value !== 'string' || value.trim() === '') {
                return [{ path: [], expected: 'text, best as a block that begins with |' }];
            }
            const count = (0,brief/* countCharacters */.wZ)(value);
            const most = brief/* BRIEF_LIMITS */.kb.dod;
            return count > most ? [{ path: [], expected: `at most ${most} characters; these are ${count}` }] : [];
        },
    });
}

;// CONCATENATED MODULE: ./src/action/config/schema.js



const some = schemas/* optional */.lqM;
const TERMS = {
    category: some(choice('category')),
    tier: some(choice('tier')),
    'budget-usd': some(money('budget-usd')),
    specialist: some(words('specialist', 100, "a specialist's name", 'Ada')),
    'auto-assign': some(truth('auto-assign')),
    'min-rank': some(whole('min-rank', 0, 100, 80)),
    dod: some(dod()),
};
const LIMITS = {
    'max-budget-usd': some(money('max-budget-usd')),
    'monthly-budget-usd': some(money('monthly-budget-usd')),
    'max-reworks': some(whole('max-reworks', 0, 7, 3)),
};
const PERMISSIONS = {
    'hire-permission': some(choice('hire-permission')),
    'settle-permission': some(choice('settle-permission')),
    'allowed-bots': some(entries('allowed-bots', kinds/* BOTS */.vO)),
};
const POLICY = {
    checks: some(checksMode()),
    'ignore-checks': some(entries('ignore-checks', kinds/* NAMES */.Xk)),
    'skipped-checks': some(choice('skipped-checks')),
    'require-review': some(truth('require-review')),
    'when-no-required-checks': some(choice('when-no-required-checks')),
    'on-pass': some(choice('on-pass')),
    'on-fail': some(choice('on-fail')),
    'pay-on': some(choice('pay-on')),
};
const WAITING = {
    wait: some(truth('wait')),
    timeout: some(span('timeout', '1s', '6h', '45m')),
    'on-timeout': some(choice('on-timeout')),
    'poll-interval': some(span('poll-interval', '10s', '5m', '30s')),
};
const GATE = {
    'status-context': some(wordsOrNone('status-context', 255, "a status context's name", 'orkestro/mission')),
    'gate-when-no-mission': some(choice('gate-when-no-mission')),
    'gate-on': some(choice('gate-on')),
};
const SECTIONS = {
    defaults: TERMS,
    limits: LIMITS,
    permissions: PERMISSIONS,
    policy: POLICY,
    waiting: WAITING,
    gate: GATE,
};
const TERM_KEYS = Object.keys(TERMS);
const CONFIG_SCHEMA = schemas/* strictObject */.rej({
    labels: schemas/* optional */.lqM(schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* strictObject */.rej(TERMS))),
    defaults: schemas/* optional */.lqM(schemas/* strictObject */.rej(TERMS)),
    limits: schemas/* optional */.lqM(schemas/* strictObject */.rej(LIMITS)),
    permissions: schemas/* optional */.lqM(schemas/* strictObject */.rej(PERMISSIONS)),
    'protected-paths': some(entries('protected-paths', kinds/* PATHS */.R7)),
    policy: schemas/* optional */.lqM(schemas/* strictObject */.rej(POLICY)),
    waiting: schemas/* optional */.lqM(schemas/* strictObject */.rej(WAITING)),
    gate: schemas/* optional */.lqM(schemas/* strictObject */.rej(GATE)),
    comment: some(choice('comment')),
});
const TOP_KEYS = Object.keys(CONFIG_SCHEMA.def.shape);

// EXTERNAL MODULE: ./src/action/config/yaml.js
var yaml = __webpack_require__(3568);
;// CONCATENATED MODULE: ./src/action/config/parse.js






function parseConfig(text, context) {
    const { path } = context;
    const broken = (problems) => {
        return { kind: 'broken', path, problems, statusContext: findStatusContext(text) };
    };
    const document = (0,yaml/* readYaml */.g)(text);
    if (document.kind === 'problems')
        return broken(document.problems);
    const parsed = CONFIG_SCHEMA.safeParse(withEmptySections(document.tree));
    const faults = parsed.success ? [] : parsed.error.issues.flatMap((issue) => toProblems(document, issue));
    const problems = [...faults, ...judgeLabels(document, context), ...judgeTogether(document, parsed.data)];
    if (problems.length > 0 || !parsed.success)
        return broken(problems.toSorted(byPlace));
    return { kind: 'read', config: toConfig(path, parsed.data) };
}
function findStatusContext(text) {
    const found = /^[^#\n]*\bstatus-context["']?[ \t]*:[ \t]*("[^"\n]*"|'[^'\n]*'|[^\s#,}]*)/m.exec(text)?.[1];
    const context = found?.replace(/^(["'])(.*)\1$/, '$2');
    return context === undefined || context.length > 255 || /\p{C}/u.test(context) ? null : context;
}
function byPlace(a, b) {
    return a.line - b.line || a.column - b.column;
}
function withEmptySections(tree) {
    if (!(0,core_tree/* isTreeMap */.vD)(tree))
        return tree;
    const toSection = (name, value) => {
        if (value === '' && (name in SECTIONS || name === 'labels'))
            return {};
        if (name !== 'labels' || !(0,core_tree/* isTreeMap */.vD)(value))
            return value;
        return Object.fromEntries(Object.entries(value).map(([label, terms]) => [label, terms === '' ? {} : terms]));
    };
    return Object.fromEntries(Object.entries(tree).map(([name, value]) => [name, toSection(name, value)]));
}
function toProblems({ placeOf, problem }, issue) {
    if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((key) => problem(placeOf([...issue.path, key], 'key'), describeUnknown(issue.path, key)));
    }
    const name = issue.path.filter((step) => typeof step === 'string').at(-1);
    const say = issue.code === 'custom' ? issue.message : 'expected settings below it, each on an indented line of its own';
    return [problem(placeOf(issue.path), name === undefined ? say : `${quote(name)}: ${say}`)];
}
function quote(key) {
    return `\`${(0,core_text/* cut */.Jj)(key, 60)}\``;
}
function describeUnknown(path, key) {
    const here = listKeys(path);
    const unknown = `unknown key ${quote(key)}`;
    if (key === '<<')
        return `${unknown}: YAML 1.2 merges no maps; repeat the lines, or put them under defaults`;
    const near = findNearest(key, here);
    if (near !== null)
        return `${unknown}; did you mean \`${near}\`?`;
    const section = Object.entries(SECTIONS).find(([, keys]) => Object.hasOwn(keys, key))?.[0];
    if (section !== undefined)
        return `${unknown} here: it belongs under \`${section}:\``;
    if (TOP_KEYS.includes(key))
        return `${unknown} here: it belongs at the left margin, outside every section`;
    return `${unknown}; known here: ${here.join(', ')}`;
}
function listKeys([section]) {
    if (section === undefined)
        return TOP_KEYS;
    const found = Object.entries(SECTIONS).find(([name]) => name === section);
    return found === undefined ? TERM_KEYS : Object.keys(found[1]);
}
function judgeLabels({ tree, placeOf, problem }, context) {
    const labels = (0,core_tree/* isTreeMap */.vD)(tree) ? tree['labels'] : undefined;
    if (!(0,core_tree/* isTreeMap */.vD)(labels))
        return [];
    const names = Object.keys(labels);
    return names.flatMap((name, index) => {
        const say = judgeLabel(name, names.slice(0, index), context);
        return say === null ? [] : [problem(placeOf(['labels', name], 'key'), say)];
    });
}
const LONGEST_LABEL = 50;
function judgeLabel(name, earlier, { label }) {
    if (name.length > LONGEST_LABEL || name.trim() !== name || name === '') {
        return `${quote(name)} is no label: GitHub's have 1 to ${LONGEST_LABEL} characters`;
    }
    if (earlier.some((one) => (0,labels/* sameLabel */.b)(one, name)))
        return `the label ${quote(name)} stands twice, but for its case`;
    if ((0,labels/* mayTrigger */.W)(name, label))
        return null;
    return `the label ${quote(name)} would not start anything: name it \`${label}\`, or begin it with that, such as \`${label}: ${(0,core_text/* cut */.Jj)(name, 30)}\``;
}
function judgeTogether({ placeOf, problem }, file) {
    if (file?.policy?.['pay-on'] !== 'merge' || (file.gate?.['gate-on'] ?? 'verified') === 'verified')
        return [];
    const why = 'the payment would wait for the merge, and the merge for the payment';
    return [
        problem(placeOf(['policy', 'pay-on']), `\`pay-on\`: merge needs \`gate-on: verified\` under \`gate:\`: ${why}`),
    ];
}
function toConfig(path, file) {
    const { labels = {}, defaults = {}, 'protected-paths': paths, comment, ...sections } = file;
    const texts = Object.assign({}, ...Object.values(sections));
    return {
        path,
        labels: Object.entries(labels).map(([label, terms]) => ({ label, terms: toTerms(terms) })),
        defaults: toTerms(defaults),
        texts: {
            ...texts,
            ...(paths !== undefined && { 'protected-paths': paths }),
            ...(comment !== undefined && { comment }),
        },
    };
}
function toTerms({ dod, ...texts }) {
    const given = Object.entries(texts).filter(([, text]) => typeof text === 'string');
    return { texts: Object.fromEntries(given), dod: dod ?? null };
}


/***/ }),

/***/ 3568:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ readYaml)
/* harmony export */ });
/* unused harmony export MAX_CONFIG_BYTES */
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3483);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(770);


const MAX_CONFIG_BYTES = 64 * 1024;
const MAX_LINE = 4_000;
const MAX_ALIASES = 50;
const MAX_NODES = 5_000;
const MAX_DEPTH = 20;
const SHOWN = 120;
function readYaml(text) {
    const problem = (place, say) => ({ ...place, say, source: sourceAt(text, place.line) });
    const size = findTooLarge(text);
    if (size !== null)
        return { kind: 'problems', problems: [problem(size, size.say)] };
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const toPlace = (offset) => {
        const { line, col } = lines.linePos(Math.min(offset, text.length));
        return { line: Math.max(1, line), column: Math.max(1, col) };
    };
    try {
        const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__.parseDocument)(text, { schema: 'failsafe', prettyErrors: false, lineCounter: lines });
        const wrong = [...document.errors, ...document.warnings];
        if (wrong.length > 0) {
            const problems = wrong.slice(0, MAX_SYNTAX).map((one) => problem(toPlace(one.pos[0]), toWords(one)));
            return { kind: 'problems', problems };
        }
        const walk = new Walk(document);
        const tree = walk.toTree(document.contents, []);
        return {
            kind: 'tree',
            tree: tree === '' ? {} : tree,
            placeOf: (path, part = 'value') => toPlace(walk.offsetsAt(path)[part]),
            problem,
        };
    }
    catch (error) {
        if (!(error instanceof TooMuch) && !(error instanceof RangeError))
            throw error;
        const [say, offset] = error instanceof TooMuch ? [error.message, error.offset] : ['nested too deeply', 0];
        return { kind: 'problems', problems: [problem(toPlace(offset), say)] };
    }
}
const MAX_SYNTAX = 5;
function findTooLarge(text) {
    const bytes = new TextEncoder().encode(text).length;
    if (bytes > MAX_CONFIG_BYTES) {
        return { line: 1, column: 1, say: `the file has ${bytes} bytes, at most ${MAX_CONFIG_BYTES} are read` };
    }
    const long = text.split('\n').findIndex((line) => line.length > MAX_LINE);
    if (long < 0)
        return null;
    return { line: long + 1, column: MAX_LINE + 1, say: `the line is longer than ${MAX_LINE} characters` };
}
function sourceAt(text, line) {
    return (0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)((text.split('\n')[line - 1] ?? '').replaceAll('\r', ''), SHOWN);
}
const WORDS = {
    DUPLICATE_KEY: 'this key stands twice; one of them would be ignored: delete one',
    TAB_AS_INDENT: 'a tab cannot indent in YAML: use spaces',
    MULTIPLE_DOCS: 'a second document begins here; only one is read: delete the line ---',
    TAG_RESOLVE_FAILED: 'YAML tags (a word after !) are not used here: leave it out',
};
function toWords({ code, message }) {
    return WORDS[code] ?? `this is no YAML: ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(message.replaceAll(/\s+/g, ' '), SHOWN)}`;
}
class TooMuch extends Error {
    offset;
    constructor(message, offset) {
        super(message);
        this.offset = offset;
    }
}
class Walk {
    #document;
    #offsets = new Map();
    #aliases = 0;
    constructor(document) {
        this.#document = document;
    }
    toTree(node, path, key = null) {
        const own = this.#note(node, path, key);
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
            return this.#toMap(node, path);
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
            return node.items.map((item, index) => this.toTree(toNode(item), [...path, index]));
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node))
            return this.toTree(this.#follow(node, own), path, key ?? own);
        return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && typeof node.value === 'string' ? node.value : '';
    }
    #note(node, path, key) {
        const own = node?.range?.[0] ?? key ?? 0;
        this.#offsets.set(toId(path), { key: key ?? own, value: isEmpty(node) ? (key ?? own) : own });
        if (path.length > MAX_DEPTH)
            throw new TooMuch(`nested deeper than ${MAX_DEPTH} levels`, own);
        if (this.#offsets.size > MAX_NODES)
            throw new TooMuch(`more than ${MAX_NODES} values`, own);
        return own;
    }
    #toMap(map, path) {
        const pairs = map.items.map(({ key, value }) => {
            const name = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) && typeof key.value === 'string' ? key.value : '';
            return [name, this.toTree(toNode(value), [...path, name], toNode(key)?.range?.[0] ?? null)];
        });
        return Object.fromEntries(pairs);
    }
    #follow(alias, offset) {
        this.#aliases += 1;
        if (this.#aliases > MAX_ALIASES)
            throw new TooMuch(`more than ${MAX_ALIASES} aliases`, offset);
        const found = alias.resolve(this.#document);
        if (found === undefined)
            throw new TooMuch('this alias names no anchor above it', offset);
        return found;
    }
    offsetsAt(path) {
        for (let length = path.length; length > 0; length -= 1) {
            const found = this.#offsets.get(toId(path.slice(0, length)));
            if (found !== undefined)
                return found;
        }
        return this.#offsets.get(toId([])) ?? { key: 0, value: 0 };
    }
}
function toId(path) {
    return JSON.stringify(path.map(String));
}
function isEmpty(node) {
    return node === null || ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && node.source === '' && node.value === '' && node.type === 'PLAIN');
}
function toNode(value) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(value) ? value : null;
}


/***/ }),

/***/ 4061:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P_: () => (/* binding */ toLines),
/* harmony export */   kb: () => (/* binding */ BRIEF_LIMITS),
/* harmony export */   qV: () => (/* binding */ tidyText),
/* harmony export */   wS: () => (/* binding */ freezeBrief),
/* harmony export */   wZ: () => (/* binding */ countCharacters)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4493);

const BRIEF_LIMITS = { title: 256, description: 30_000, dod: 10_000 };
function freezeBrief(brief) {
    const text = {
        title: tidyText(brief.title).split('\n').join(' ').trim(),
        description: tidyText(brief.description),
        dod: tidyText(brief.dod),
    };
    return { ...text, hash: (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .sc)((0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(text)) };
}
function tidyText(text) {
    const lines = toLines(text).map((line) => line.trimEnd());
    const isFilled = (line) => line !== '';
    return lines.slice(lines.findIndex(isFilled), lines.findLastIndex(isFilled) + 1).join('\n');
}
function toLines(text) {
    return text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
}
function countCharacters(text) {
    let count = 0;
    for (const _ of text)
        count += 1;
    return count;
}


/***/ }),

/***/ 358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G9: () => (/* binding */ toTreeMap),
/* harmony export */   vD: () => (/* binding */ isTreeMap),
/* harmony export */   x4: () => (/* binding */ toWords)
/* harmony export */ });
function isTreeMap(tree) {
    return typeof tree === 'object' && !Array.isArray(tree);
}
function toTreeMap(tree) {
    return isTreeMap(tree) ? tree : {};
}
function toWords(tree) {
    if (typeof tree === 'string')
        return tree === '' ? [] : [tree];
    return Array.isArray(tree) ? tree.filter((item) => typeof item === 'string') : [];
}


/***/ })

};
