export const id = 282;
export const ids = [282];
export const modules = {

/***/ 9282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parseConfig: () => (/* binding */ parseConfig)
});

// EXTERNAL MODULE: ./src/core/config/labels.js
var labels = __webpack_require__(9569);
// EXTERNAL MODULE: ./src/core/text.js
var core_text = __webpack_require__(770);
// EXTERNAL MODULE: ./src/core/tree.js
var core_tree = __webpack_require__(358);
// EXTERNAL MODULE: ./src/core/edit-distance.js
var edit_distance = __webpack_require__(7393);
;// CONCATENATED MODULE: ./src/action/config/nearest.js

function toTolerance(word) {
    return Math.min(3, Math.max(1, Math.floor(word.length / 3)));
}
function findNearest(word, candidates) {
    const wanted = toPlain(word);
    const scored = candidates
        .map((candidate) => ({ candidate, distance: (0,edit_distance/* countEdits */.R)(wanted, toPlain(candidate)) }))
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

// EXTERNAL MODULE: ../../node_modules/zod/v4/mini/schemas.js
var schemas = __webpack_require__(5915);
// EXTERNAL MODULE: ./src/action/input/kinds.js
var kinds = __webpack_require__(1184);
// EXTERNAL MODULE: ../../node_modules/zod/v4/core/registries.js
var registries = __webpack_require__(4288);
// EXTERNAL MODULE: ../../node_modules/zod/v4/core/core.js
var core = __webpack_require__(6416);
// EXTERNAL MODULE: ./src/core/order/brief.js
var brief = __webpack_require__(2898);
// EXTERNAL MODULE: ./src/action/input/contract.js
var contract = __webpack_require__(2229);
;// CONCATENATED MODULE: ./src/action/config/leaves.js





const LEAF_SCHEMAS = registries/* registry */.u5();
function createLeaf({ json, description, findProblems }) {
    const leaf = schemas/* pipe */.FsL(schemas/* unknown */.L5J(), schemas/* transform */.pdi((value, context) => {
        const problems = findProblems(value);
        for (const { path, expected } of problems) {
            context.issues.push({ code: 'custom', message: `expected ${expected}`, path: [...path], input: value });
        }
        return problems.length > 0 ? core/* NEVER */.tm : toText(value);
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
function checkValue(kind, value, path = []) {
    if (typeof value !== 'string')
        return [{ path, expected: `${describeExpected(kind, '')}, as a single value` }];
    if (value === '')
        return [{ path, expected: `${describeExpected(kind, '')}; it is empty: give a value, or leave the line out` }];
    return kind.parse(value) === undefined ? [{ path, expected: describeExpected(kind, value) }] : [];
}
function describeExpected({ expected, example }, value) {
    return `${typeof expected === 'string' ? expected : expected(value)}, such as ${example}`;
}
function scalar(name, kind, json) {
    return createLeaf({ json, description: describe(name), findProblems: (value) => checkValue(kind, value) });
}
function choice(name) {
    const { values = [] } = (0,contract/* inputContract */.l2)(name);
    return createLeaf({
        json: { enum: values },
        description: describe(name),
        findProblems(value) {
            if (typeof value === 'string' && values.includes(value))
                return [];
            const near = typeof value === 'string' ? findNearest(value, values) : null;
            const hint = near === null ? '' : `; did you mean ${near}?`;
            return [{ path: [], expected: `one of ${values.join(', ')}${hint}` }];
        },
    });
}
function flag(name) {
    return createLeaf({
        json: { anyOf: [{ type: 'boolean' }, { enum: ['true', 'false'] }] },
        description: describe(name),
        findProblems(value) {
            if (typeof value === 'string' && kinds/* BOOLEAN */.Jx.parse(value) !== undefined)
                return [];
            return [{ path: [], expected: `true or false${typeof value === 'string' ? explainAlias(value) : ''}` }];
        },
    });
}
const BOOLEAN_ALIASES = { yes: 'true', on: 'true', no: 'false', off: 'false' };
function explainAlias(text) {
    const alias = Object.entries(BOOLEAN_ALIASES).find(([key]) => key === text.toLowerCase());
    return alias === undefined ? '' : `: ${alias[0]} is only a word in YAML 1.2, write ${alias[1]}`;
}
function money(name) {
    return scalar(name, kinds/* BUDGET */.o3, {
        anyOf: [
            { type: 'number', minimum: 0, maximum: 9_999_999.99 },
            { type: 'string', pattern: '^[0-9]{1,7}(\\.[0-9]{1,2})?$' },
        ],
    });
}
function integer(name, min, max, example) {
    return scalar(name, kinds/* integer */.nd(min, max, example), {
        anyOf: [
            { type: 'integer', minimum: min, maximum: max },
            { type: 'string', pattern: '^(0|[1-9][0-9]*)$' },
        ],
    });
}
function duration(name, min, max, example) {
    return scalar(name, kinds/* duration */.p0(min, max, example), { type: 'string', pattern: '^[0-9]{1,6}[smh]$' });
}
function line(name, max, what, example) {
    return scalar(name, kinds/* line */.n8(max, what, example), { type: 'string', minLength: 1, maxLength: max });
}
function optionalLine(name, max, what, example) {
    const kind = kinds/* line */.n8(max, what, example);
    return createLeaf({
        json: { type: 'string', maxLength: max },
        description: describe(name),
        findProblems: (value) => (value === '' ? [] : checkValue(kind, value)),
    });
}
function list(name, kind) {
    return createLeaf({
        json: { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } },
        description: describe(name),
        findProblems: (value) => checkList(kind, value),
    });
}
function checkList(kind, value) {
    if (!Array.isArray(value))
        return [{ path: [], expected: `a list, such as [${kind.example}]` }];
    if (value.length === 0)
        return [{ path: [], expected: 'at least one entry; or leave the line out' }];
    return value.flatMap((entry, index) => {
        const problems = checkValue(kind, entry, [index]);
        if (problems.length > 0 || typeof entry !== 'string')
            return problems;
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
        findProblems(value) {
            if (!Array.isArray(value)) {
                const isMode = typeof value === 'string' && ['required', 'all', 'none'].includes(value);
                return isMode
                    ? []
                    : [{ path: [], expected: 'required, all or none, or a list of names, such as [build, lint]' }];
            }
            const problems = checkList(kinds/* NAMES */.Xk, value);
            if (problems.length > 0 || kinds/* CHECKS */.ui.parse(toText(value))?.kind === 'list')
                return problems;
            return [{ path: [], expected: 'names only: required, all and none each stand alone, without a list' }];
        },
    });
}
function dod() {
    return createLeaf({
        json: { type: 'string', minLength: 1 },
        description: 'Definition of Done for issues without one of their own, in Markdown.',
        findProblems(value) {
            if (typeof value !== 'string' || value.trim() === '') {
                return [{ path: [], expected: 'text, best as a block that begins with |' }];
            }
            const count = (0,brief/* countCharacters */.wZ)(value);
            const max = brief/* BRIEF_LIMITS */.kb.dod;
            return count > max ? [{ path: [], expected: `at most ${max} characters; these are ${count}` }] : [];
        },
    });
}

;// CONCATENATED MODULE: ./src/action/config/schema.js



const optional = schemas/* optional */.lqM;
const TERMS = {
    category: optional(choice('category')),
    tier: optional(choice('tier')),
    'budget-usd': optional(money('budget-usd')),
    specialist: optional(line('specialist', 100, "a specialist's name", 'Ada')),
    'auto-assign': optional(flag('auto-assign')),
    'min-rank': optional(integer('min-rank', 0, 100, 80)),
    dod: optional(dod()),
};
const LIMITS = {
    'max-budget-usd': optional(money('max-budget-usd')),
    'monthly-budget-usd': optional(money('monthly-budget-usd')),
    'max-reworks': optional(integer('max-reworks', 0, 7, 3)),
};
const PERMISSIONS = {
    'hire-permission': optional(choice('hire-permission')),
    'settle-permission': optional(choice('settle-permission')),
    'allowed-bots': optional(list('allowed-bots', kinds/* BOTS */.vO)),
};
const POLICY = {
    checks: optional(checksMode()),
    'ignore-checks': optional(list('ignore-checks', kinds/* NAMES */.Xk)),
    'skipped-checks': optional(choice('skipped-checks')),
    'require-review': optional(flag('require-review')),
    'when-no-required-checks': optional(choice('when-no-required-checks')),
    'on-pass': optional(choice('on-pass')),
    'on-fail': optional(choice('on-fail')),
    'pay-on': optional(choice('pay-on')),
};
const WAITING = {
    wait: optional(flag('wait')),
    timeout: optional(duration('timeout', '1s', '6h', '45m')),
    'on-timeout': optional(choice('on-timeout')),
    'poll-interval': optional(duration('poll-interval', '10s', '5m', '30s')),
};
const GATE = {
    'status-context': optional(optionalLine('status-context', 255, "a status context's name", 'orkestro/mission')),
    'gate-when-no-mission': optional(choice('gate-when-no-mission')),
    'gate-on': optional(choice('gate-on')),
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
    'protected-paths': optional(list('protected-paths', kinds/* PATHS */.R7)),
    policy: schemas/* optional */.lqM(schemas/* strictObject */.rej(POLICY)),
    waiting: schemas/* optional */.lqM(schemas/* strictObject */.rej(WAITING)),
    gate: schemas/* optional */.lqM(schemas/* strictObject */.rej(GATE)),
    comment: optional(choice('comment')),
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
    const schemaProblems = parsed.success ? [] : parsed.error.issues.flatMap((issue) => toProblems(document, issue));
    const problems = [...schemaProblems, ...checkLabels(document, context), ...checkCombinations(document, parsed.data)];
    if (problems.length > 0 || !parsed.success)
        return broken(problems.toSorted(compareByPosition));
    return { kind: 'read', config: toConfig(path, parsed.data) };
}
function findStatusContext(text) {
    const found = /^[^#\n]*\bstatus-context["']?[ \t]*:[ \t]*("[^"\n]*"|'[^'\n]*'|[^\s#,}]*)/m.exec(text)?.[1];
    const context = found?.replace(/^(["'])(.*)\1$/, '$2');
    return context === undefined || context.length > 255 || /\p{C}/u.test(context) ? null : context;
}
function compareByPosition(a, b) {
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
function toProblems({ positionOf, problem }, issue) {
    if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((key) => problem(positionOf([...issue.path, key], 'key'), describeUnknownKey(issue.path, key)));
    }
    const name = issue.path.filter((step) => typeof step === 'string').at(-1);
    const message = issue.code === 'custom' ? issue.message : 'expected settings below it, each on an indented line of its own';
    return [problem(positionOf(issue.path), name === undefined ? message : `${quote(name)}: ${message}`)];
}
function quote(key) {
    return `\`${(0,core_text/* cut */.Jj)(key, 60)}\``;
}
function describeUnknownKey(path, key) {
    const knownKeys = listKeys(path);
    const unknown = `unknown key ${quote(key)}`;
    if (key === '<<')
        return `${unknown}: YAML 1.2 merges no maps; repeat the lines, or put them under defaults`;
    const near = findNearest(key, knownKeys);
    if (near !== null)
        return `${unknown}; did you mean \`${near}\`?`;
    const section = Object.entries(SECTIONS).find(([, keys]) => Object.hasOwn(keys, key))?.[0];
    if (section !== undefined)
        return `${unknown} here: it belongs under \`${section}:\``;
    if (TOP_KEYS.includes(key))
        return `${unknown} here: it belongs at the left margin, outside every section`;
    return `${unknown}; known here: ${knownKeys.join(', ')}`;
}
function listKeys([section]) {
    if (section === undefined)
        return TOP_KEYS;
    const found = Object.entries(SECTIONS).find(([name]) => name === section);
    return found === undefined ? TERM_KEYS : Object.keys(found[1]);
}
function checkLabels({ tree, positionOf, problem }, context) {
    const labels = (0,core_tree/* isTreeMap */.vD)(tree) ? tree['labels'] : undefined;
    if (!(0,core_tree/* isTreeMap */.vD)(labels))
        return [];
    const names = Object.keys(labels);
    return names.flatMap((name, index) => {
        const message = checkLabel(name, names.slice(0, index), context);
        return message === null ? [] : [problem(positionOf(['labels', name], 'key'), message)];
    });
}
const MAX_LABEL_LENGTH = 50;
function checkLabel(name, earlier, { label }) {
    if (name.length > MAX_LABEL_LENGTH || name.trim() !== name || name === '') {
        return `${quote(name)} is no label: GitHub's have 1 to ${MAX_LABEL_LENGTH} characters`;
    }
    if (earlier.some((one) => (0,labels/* isSameLabel */.z)(one, name)))
        return `the label ${quote(name)} stands twice, but for its case`;
    if ((0,labels/* canTrigger */.d)(name, label))
        return null;
    return `the label ${quote(name)} would not start anything: name it \`${label}\`, or begin it with that, such as \`${label}: ${(0,core_text/* cut */.Jj)(name, 30)}\``;
}
function checkCombinations({ positionOf, problem }, file) {
    if (file?.policy?.['pay-on'] !== 'merge' || (file.gate?.['gate-on'] ?? 'verified') === 'verified')
        return [];
    const why = 'the payment would wait for the merge, and the merge for the payment';
    return [
        problem(positionOf(['policy', 'pay-on']), `\`pay-on\`: merge needs \`gate-on: verified\` under \`gate:\`: ${why}`),
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
const MAX_LINE_LENGTH = 4_000;
const MAX_ALIASES = 50;
const MAX_NODES = 5_000;
const MAX_DEPTH = 20;
const MAX_SHOWN_LENGTH = 120;
function readYaml(text) {
    const problem = (position, message) => ({
        ...position,
        message,
        source: sourceAt(text, position.line),
    });
    const size = findTooLarge(text);
    if (size !== null)
        return { kind: 'problems', problems: [problem(size, size.message)] };
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const toPosition = (offset) => {
        const { line, col } = lines.linePos(Math.min(offset, text.length));
        return { line: Math.max(1, line), column: Math.max(1, col) };
    };
    try {
        const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__.parseDocument)(text, { schema: 'failsafe', prettyErrors: false, lineCounter: lines });
        const syntaxErrors = [...document.errors, ...document.warnings].slice(0, MAX_SYNTAX_ERRORS);
        if (syntaxErrors.length > 0) {
            const problems = syntaxErrors.map((one) => problem(toPosition(one.pos[0]), describeSyntaxError(one)));
            return { kind: 'problems', problems };
        }
        const builder = new TreeBuilder(document);
        const tree = builder.toTree(document.contents, []);
        return {
            kind: 'tree',
            tree: tree === '' ? {} : tree,
            positionOf: (path, part = 'value') => toPosition(builder.offsetsAt(path)[part]),
            problem,
        };
    }
    catch (error) {
        if (!(error instanceof LimitExceededError) && !(error instanceof RangeError))
            throw error;
        const [message, offset] = error instanceof LimitExceededError ? [error.message, error.offset] : ['nested too deeply', 0];
        return { kind: 'problems', problems: [problem(toPosition(offset), message)] };
    }
}
const MAX_SYNTAX_ERRORS = 5;
function findTooLarge(text) {
    const bytes = new TextEncoder().encode(text).length;
    if (bytes > MAX_CONFIG_BYTES) {
        return { line: 1, column: 1, message: `the file has ${bytes} bytes, at most ${MAX_CONFIG_BYTES} are read` };
    }
    const long = text.split('\n').findIndex((line) => line.length > MAX_LINE_LENGTH);
    if (long < 0)
        return null;
    return {
        line: long + 1,
        column: MAX_LINE_LENGTH + 1,
        message: `the line is longer than ${MAX_LINE_LENGTH} characters`,
    };
}
function sourceAt(text, line) {
    return (0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)((text.split('\n')[line - 1] ?? '').replaceAll('\r', ''), MAX_SHOWN_LENGTH);
}
const SYNTAX_MESSAGES = {
    DUPLICATE_KEY: 'this key stands twice; one of them would be ignored: delete one',
    TAB_AS_INDENT: 'a tab cannot indent in YAML: use spaces',
    MULTIPLE_DOCS: 'a second document begins here; only one is read: delete the line ---',
    TAG_RESOLVE_FAILED: 'YAML tags (a word after !) are not used here: leave it out',
};
function describeSyntaxError({ code, message }) {
    return SYNTAX_MESSAGES[code] ?? `this is no YAML: ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(message.replaceAll(/\s+/g, ' '), MAX_SHOWN_LENGTH)}`;
}
class LimitExceededError extends Error {
    offset;
    constructor(message, offset) {
        super(message);
        this.offset = offset;
    }
}
class TreeBuilder {
    #document;
    #offsets = new Map();
    #aliases = 0;
    constructor(document) {
        this.#document = document;
    }
    toTree(node, path, key = null) {
        const own = this.#record(node, path, key);
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
            return this.#toMap(node, path);
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
            return node.items.map((item, index) => this.toTree(toNode(item), [...path, index]));
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node))
            return this.toTree(this.#follow(node, own), path, key ?? own);
        return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && typeof node.value === 'string' ? node.value : '';
    }
    #record(node, path, key) {
        const own = offsetOf(node) ?? key ?? 0;
        const keyOffset = key ?? own;
        this.#offsets.set(toId(path), { key: keyOffset, value: isEmpty(node) ? keyOffset : own });
        if (path.length > MAX_DEPTH)
            throw new LimitExceededError(`nested deeper than ${MAX_DEPTH} levels`, own);
        if (this.#offsets.size > MAX_NODES)
            throw new LimitExceededError(`more than ${MAX_NODES} values`, own);
        return own;
    }
    #toMap(map, path) {
        const pairs = map.items.map(({ key, value }) => {
            const name = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) && typeof key.value === 'string' ? key.value : '';
            return [name, this.toTree(toNode(value), [...path, name], offsetOf(toNode(key)))];
        });
        return Object.fromEntries(pairs);
    }
    #follow(alias, offset) {
        this.#aliases += 1;
        if (this.#aliases > MAX_ALIASES)
            throw new LimitExceededError(`more than ${MAX_ALIASES} aliases`, offset);
        const found = alias.resolve(this.#document);
        if (found === undefined)
            throw new LimitExceededError('this alias names no anchor above it', offset);
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
function offsetOf(node) {
    return node?.range?.[0] ?? null;
}
function toNode(value) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(value) ? value : null;
}


/***/ }),

/***/ 2898:
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
/* harmony export */   lu: () => (/* binding */ toStringList),
/* harmony export */   vD: () => (/* binding */ isTreeMap)
/* harmony export */ });
function isTreeMap(tree) {
    return typeof tree === 'object' && !Array.isArray(tree);
}
function toTreeMap(tree) {
    return isTreeMap(tree) ? tree : {};
}
function toStringList(tree) {
    if (typeof tree === 'string')
        return tree === '' ? [] : [tree];
    return Array.isArray(tree) ? tree.filter((item) => typeof item === 'string') : [];
}


/***/ })

};
