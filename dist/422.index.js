export const id = 422;
export const ids = [422];
export const modules = {

/***/ 9422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  perform: () => (/* binding */ perform)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./src/core/digest.js
/** Hashes and MACs: pure functions of their arguments, the one place where the core imports anything. */

/** SHA-256 of UTF-8 text, hex. */
function sha256(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text, 'utf8').digest('hex');
}
/** The state marker's seal: HKDF-SHA256 of the API key, so that the marker's key is never the API key (spec §6). */
function createSeal(apiKey) {
    const key = Buffer.from((0,external_node_crypto_.hkdfSync)('sha256', apiKey, 'orkestro-action', 'state-marker-v1', 32));
    const mac = (text) => (0,external_node_crypto_.createHmac)('sha256', key).update(text, 'utf8').digest('hex');
    return {
        mac,
        verify(text, candidate) {
            const expected = Buffer.from(mac(text));
            const given = Buffer.from(candidate);
            return expected.length === given.length && (0,external_node_crypto_.timingSafeEqual)(expected, given);
        },
    };
}
/** JSON with sorted keys and no white space: equal values give equal text. */
function canonicalJson(value) {
    return JSON.stringify(value, (_key, inner) => inner !== null && typeof inner === 'object' && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner);
}

;// CONCATENATED MODULE: ./src/flow/boundary.js
/** Codes of MarketplaceError and GitHubError that may pass by themselves. */
const PASSING = new Set([
    'unreachable',
    'interrupted',
    'timeout',
    'server_error',
    'rate_limited',
    'bad_answer',
    'incomplete',
]);
/** The failure of an adapter's or the door's error; `null`: a bug. */
function readFailure(error) {
    if (!(error instanceof Error))
        return null;
    if ('toFailure' in error && typeof error.toFailure === 'function') {
        return error.toFailure();
    }
    if (error.name !== 'HttpFailure')
        return null;
    const { code, what, where, why, fix } = error;
    return { code, what, where, why, fix, status: null, requestId: null };
}
/** Whether a later look may succeed. */
function isTransient(error) {
    const failure = readFailure(error);
    return failure !== null && PASSING.has(failure.code);
}
/** Which side failed. */
function toReasonCode(error) {
    if (!(error instanceof Error))
        return 'internal_error';
    if (error.name === 'MarketplaceError')
        return 'marketplace_error';
    return error.name === 'GitHubError' ? 'github_error' : 'internal_error';
}

;// CONCATENATED MODULE: ./src/flow/memory-fuse.js
/** Slots as GitHub's reactions have them: eight. */
function createMemoryFuse(now) {
    const burnt = new Map();
    const keyOf = (place, slot) => place.on === 'comment' ? `comment ${place.id} ${slot}` : `conversation ${place.number} ${slot}`;
    let count = 0;
    return {
        slots: 8,
        burn(place, slot) {
            const key = keyOf(place, slot);
            if (burnt.has(key))
                return Promise.resolve({ kind: 'burnt' });
            const id = String(++count);
            burnt.set(key, { id, at: now() });
            return Promise.resolve({ kind: 'ours', burnId: id });
        },
        read(place, slot) {
            const found = burnt.get(keyOf(place, slot));
            return Promise.resolve(found === undefined ? { kind: 'intact' } : { kind: 'burnt', at: found.at });
        },
        takeBack(_place, burnId) {
            for (const [key, { id }] of burnt) {
                if (id === burnId)
                    return Promise.resolve(burnt.delete(key));
            }
            return Promise.resolve(false);
        },
    };
}

;// CONCATENATED MODULE: ./src/flow/engine.js
/** A hold as a value. */
function hold(code, say, next) {
    return { kind: 'hold', code, say, next };
}
/** This run's name in marks: run id and attempt. */
function formatRun(run) {
    return `${run.runId}.${run.runAttempt}`;
}
/** The run's page. */
function formatRunUrl(run) {
    const { owner, name } = run.repository;
    return `${run.serverUrl}/${owner}/${name}/actions/runs/${run.runId}`;
}

;// CONCATENATED MODULE: ./src/core/policy-row.js
/** What a permitted person can always do about a hold. */
const PERSON_SETTLES = 'or settle it on the marketplace: accept, or rework with a reason';
/** True where the checks of a commit take part in the decision. */
function countsChecks(policy) {
    return policy.checks.kind !== 'none';
}

// EXTERNAL MODULE: ./src/core/text.js
var core_text = __webpack_require__(770);
;// CONCATENATED MODULE: ./src/core/policy-checks.js


/** How long after the last change of head or checks a missing context may still come, ms (row 21). */
const MISSING_GRACE_MS = 10 * 60_000;
const CHECK_ROWS = [
    {
        number: 13,
        verdict: 'hold',
        code: 'checks_unavailable',
        situation: 'a read that the `checks` mode needs failed or is incomplete',
        judge: checksUnavailable,
    },
    {
        number: 14,
        verdict: 'hold',
        code: 'no_required_checks',
        situation: 'R empty and `when-no-required-checks: hold`',
        judge: judgeResults(noRequiredChecks),
    },
    {
        number: 15,
        verdict: 'wait',
        code: 'checks_pending',
        situation: 'some of R pending',
        judge: judgeNames('pending', (names) => ({
            say: `Still running: ${names}.`,
            next: 'The checks finish; it is judged then.',
        })),
    },
    {
        number: 16,
        verdict: 'hold',
        code: 'baseline_broken',
        situation: 'some of R `failure`/`error`; same context red on the base branch too',
        judge: judgeResults(baselineBroken),
    },
    {
        number: 17,
        verdict: 'rework',
        code: 'checks_failed',
        situation: 'some of R `failure`/`error`',
        judge: judgeNames('failed', (names) => ({
            say: `Failed: ${names}.`,
            next: 'It is sent back with what failed; the specialist fixes it and delivers again.',
        })),
    },
    {
        number: 18,
        verdict: 'hold',
        code: 'checks_need_approval',
        situation: 'some of R needs a click (`action_required`, awaiting approval)',
        judge: judgeNames('needs_approval', (names) => ({
            say: `Waiting for a person's approval on GitHub: ${names}.`,
            next: 'A maintainer has to press "Approve and run" (or what the check asks for) on the pull request.',
        })),
    },
    {
        number: 19,
        verdict: 'hold',
        code: 'checks_inconclusive',
        situation: 'some of R cancelled, timed out, stale, startup failure',
        judge: judgeResults(checksInconclusive),
    },
    {
        number: 20,
        verdict: 'hold',
        code: 'check_source_mismatch',
        situation: 'right name, only from the wrong app where the rule names one',
        judge: judgeNames('wrong_source', (names) => ({
            say: `Reported by another app than the one the rule names: ${names}.`,
            next: `The right app has to report, or an admin corrects the rule's source; a person can look ${PERSON_SETTLES}.`,
        })),
    },
    {
        number: 21,
        verdict: 'wait',
        code: 'checks_missing',
        situation: 'some of R never reported: under 10 minutes since the last change of head or checks',
        judge: judgeNames('missing', (names, seen) => isGraceOver(seen)
            ? null
            : { say: `Required, but not reported yet: ${names}.`, next: 'They may still start; it is looked at again.' }),
    },
    {
        number: 21,
        verdict: 'hold',
        code: 'checks_missing',
        situation: 'some of R never reported: longer',
        judge: judgeNames('missing', (names) => ({
            say: `Required, but never reported: ${names}.`,
            next: `Somebody has to start them (a path filter or a pull request opened by a bot keeps workflows from running), ${PERSON_SETTLES}.`,
        })),
    },
    {
        number: 22,
        verdict: 'hold',
        code: 'no_check_ran',
        situation: 'R not empty and nothing in it ended in plain `success`',
        judge: judgeResults(noCheckRan),
    },
];
/** Row 28, the only one that pays: it asks for what it needs instead of trusting that the rows above left nothing else. */
const PASS_ROWS = [
    {
        number: 28,
        verdict: 'accept',
        code: 'verified',
        situation: 'everything passes, `checks: none`',
        judge: (_seen, policy) => countsChecks(policy)
            ? null
            : { say: 'The work is verified, and no checks are asked for.', next: 'Escrow is released to the specialist.' },
    },
    {
        number: 28,
        verdict: 'accept',
        code: 'checks_passed',
        situation: 'everything passes',
        judge: judgeResults(checksPassed),
    },
];
function judgeResults(judge) {
    return (seen, policy) => countsChecks(policy) && seen.evidence.kind === 'evaluated'
        ? judge(seen.evidence.evidence.results, seen, policy)
        : null;
}
/** Matches when some context has the verdict, and tells `words` which. */
function judgeNames(verdict, words) {
    return judgeResults((results, seen) => {
        const names = results.filter((result) => result.verdict === verdict).map(({ name }) => name);
        return names.length === 0 ? null : words((0,core_text/* listNames */.Zv)(names), seen);
    });
}
function checksUnavailable({ evidence }, policy) {
    if (!countsChecks(policy) || evidence.kind === 'evaluated')
        return null;
    const why = evidence.kind === 'unavailable' ? evidence.why : 'they were not read';
    return {
        say: `The checks cannot be judged: ${(0,core_text/* endSentence */.H_)(why, 300)}`,
        next: `It is looked at again; if it stays, mode doctor says which permission is missing, ${PERSON_SETTLES}.`,
    };
}
function noRequiredChecks(results, _seen, policy) {
    if (results.length > 0 || policy.whenNoRequiredChecks === 'accept')
        return null;
    const all = policy.checks.kind === 'all';
    return {
        say: all
            ? 'No check has reported on the head.'
            : 'No check is required here, so nothing shows that the work is right.',
        next: `An admin can require checks on the base branch, or name them in the input checks; a person can look ${PERSON_SETTLES}.`,
    };
}
function baselineBroken(results, { baseFailing }) {
    const red = new Set(baseFailing);
    const failed = results.filter(({ verdict }) => verdict === 'failed').map(({ name }) => name);
    const shared = failed.filter((name) => red.has(name));
    if (shared.length === 0)
        return null;
    const own = failed.filter((name) => !red.has(name));
    const beside = own.length === 0 ? '' : ` (failing here only: ${(0,core_text/* listNames */.Zv)(own)})`;
    return {
        say: `Failing on the base branch as well: ${(0,core_text/* listNames */.Zv)(shared)}${beside}.`,
        next: `A maintainer has to repair the base branch, ${PERSON_SETTLES}; nobody is blamed for it.`,
    };
}
function checksInconclusive(results) {
    const found = results.filter(({ verdict }) => verdict === 'inconclusive');
    if (found.length === 0)
        return null;
    const states = [...new Set(found.map(({ state }) => String(state).replaceAll('_', ' ')))].join(', ');
    return {
        say: `Ended without a result (${states}): ${(0,core_text/* listNames */.Zv)(found.map(({ name }) => name))}.`,
        next: `Somebody has to re-run them on the pull request, ${PERSON_SETTLES}.`,
    };
}
function isGraceOver({ now, changedAt }) {
    return now - changedAt >= MISSING_GRACE_MS;
}
function noCheckRan(results) {
    if (results.length === 0 || results.some(({ verdict }) => verdict === 'passed'))
        return null;
    return {
        say: `Nothing ended in plain success; skipped or neutral: ${(0,core_text/* listNames */.Zv)(results.map(({ name }) => name))}.`,
        next: `Somebody has to see to it that a check really runs, ${PERSON_SETTLES}.`,
    };
}
function checksPassed(results) {
    if (!results.every(({ verdict }) => verdict === 'passed' || verdict === 'skipped'))
        return null;
    const passed = results.filter(({ verdict }) => verdict === 'passed').length;
    const skipped = results.length - passed;
    const beside = skipped === 0 ? '' : ` (${skipped} skipped)`;
    const checks = `${passed} required ${passed === 1 ? 'check passes' : 'checks pass'}${beside}`;
    const say = results.length === 0 ? 'No check is required, which when-no-required-checks allows' : checks;
    return { say: `${say}, and the work is verified.`, next: 'Escrow is released to the specialist.' };
}

// EXTERNAL MODULE: ./src/core/mission.js
var core_mission = __webpack_require__(8083);
// EXTERNAL MODULE: ./src/core/money.js
var money = __webpack_require__(6589);
;// CONCATENATED MODULE: ./src/core/policy-mission.js
/** Rows 1–7 of spec §4: what the mission itself and people say. */



const MISSION_ROWS = [
    {
        number: 1,
        verdict: 'done',
        code: 'already_accepted',
        situation: 'mission accepted',
        judge: alreadyAccepted,
    },
    {
        number: 2,
        verdict: 'hold',
        code: 'mission_ended',
        situation: 'ended otherwise (cancelled, expired, refunded, …)',
        judge: missionEnded,
    },
    { number: 3, verdict: 'hold', code: 'held_by_person', situation: 'a person put it on hold', judge: heldByPerson },
    {
        number: 4,
        verdict: 'hold',
        code: 'terms_mismatch',
        situation: 'rank below `min-rank` after matching; budget changed',
        judge: termsMismatch,
    },
    {
        number: 5,
        verdict: 'wait',
        code: 'mission_not_ready',
        situation: 'not `awaiting_acceptance`',
        judge: missionNotReady,
    },
    {
        number: 6,
        verdict: 'rework',
        code: 'verification_failed',
        situation: 'awaiting, verification failed',
        judge: verificationFailed,
    },
    {
        number: 7,
        verdict: 'wait',
        code: 'verification_pending',
        situation: 'awaiting, verification neither passed nor failed',
        judge: verificationPending,
    },
];
function alreadyAccepted({ mission }) {
    if (mission.phase !== 'accepted')
        return null;
    return { say: 'The mission is accepted and its escrow released.', next: 'Nothing is left to do.' };
}
function missionEnded({ mission }) {
    if (mission.phase !== 'ended')
        return null;
    return {
        say: `The mission ended without acceptance: the marketplace says "${(0,core_text/* cut */.Jj)(mission.status, 60)}".`,
        next: 'Nothing more happens by itself; to hire again, open a new issue.',
    };
}
function heldByPerson({ hold }) {
    if (hold === null)
        return null;
    const say = `@${hold.by} put it on hold`;
    return {
        say: hold.reason === '' ? `${say}.` : `${say}: ${(0,core_text/* endSentence */.H_)(hold.reason, 200)}`,
        next: 'Nothing is paid or sent back until a permitted person gives the command resume.',
    };
}
function termsMismatch({ mission, agreedBudgetCents }, { minRank }) {
    const next = 'A person has to look: settle it on the marketplace, or ask there what happened.';
    if (minRank !== null && mission.rank !== null && mission.rank < minRank)
        return { say: `The specialist's Agent Rank is ${mission.rank}, below min-rank ${minRank}.`, next };
    const { budgetCents } = mission;
    if (agreedBudgetCents === null || budgetCents === null || budgetCents === agreedBudgetCents)
        return null;
    const say = `The budget is ${(0,money/* formatUsd */.UK)(budgetCents)}, but ${(0,money/* formatUsd */.UK)(agreedBudgetCents)} was agreed.`;
    return { say, next };
}
function missionNotReady({ mission }) {
    if (mission.phase === 'awaiting_acceptance')
        return null;
    const who = mission.specialist === null ? 'The specialist' : (0,core_text/* cut */.Jj)(mission.specialist, 80);
    const next = `${who} delivers and the independent reviewer verifies; it is looked at again until then.`;
    if ((0,core_mission/* toPhase */.tn)(mission.status) === 'unknown')
        return { say: `The marketplace says "${(0,core_text/* cut */.Jj)(mission.status, 60)}", a status unknown to this action.`, next };
    if (mission.phase === 'submitted')
        return { say: 'The mission is queued: nobody is hired yet.', next: 'The marketplace matches a specialist to it.' };
    return { say: `The work is under way: the mission is ${(0,core_text/* cut */.Jj)(mission.status, 60)}.`, next };
}
function verificationFailed({ mission }) {
    if (mission.verification !== 'failed')
        return null;
    return {
        say: 'The independent reviewer did not pass the work.',
        next: 'It is sent back; the specialist improves it and delivers again.',
    };
}
function verificationPending({ mission }) {
    if (mission.verification === 'passed')
        return null;
    return {
        say: 'The work is delivered and the independent reviewer has not passed it yet.',
        next: 'The reviewer verifies; it is looked at again until then.',
    };
}

;// CONCATENATED MODULE: ./src/core/binding.js

const CLAIM = 'orkestro-mission:';
const MAX_ID_LENGTH = 200;
/** The mission ids that a pull request's body names in lines `Orkestro-Mission: <id>`, in order, each once. Linear. */
function parseMissionClaims(body) {
    const claims = new Set();
    for (const raw of body.split('\n')) {
        const line = raw.trim();
        if (line.slice(0, CLAIM.length).toLowerCase() !== CLAIM)
            continue;
        const id = line.slice(CLAIM.length).trim();
        if (id !== '' && id.length <= MAX_ID_LENGTH && !/\s/.test(id))
            claims.add(id);
    }
    return [...claims];
}
/** True when a pull request's body names missions, and this one is not among them. */
function namesOnlyOthers(body, missionId) {
    const claims = parseMissionClaims(body);
    return claims.length > 0 && !claims.includes(missionId);
}
/**
 * People's deliberate words first, then what was recorded, then claims.
 *
 * - A permitted person's `bind` replaces the recorded binding: it is re-read at every pass, and it is the way out of an
 *   abandoned pull request. The input `pr-number` does not: a workflow often fills it from whatever event came in, so one
 *   that contradicts the record (or a command) is a conflict.
 * - What is recorded stands against every later claim.
 * - A claim binds only from this repository and only when it is the only live one, body and closing reference taken
 *   together: two pull requests that both say so are for a person to tell apart. Closed ones that were never recorded are
 *   passed over, so that an abandoned attempt does not block the next; so are merged ones that only close the issue: they
 *   may be older than the mission, and old work is not paid again.
 */
function decideBinding(input) {
    return decideByPeople(input) ?? decideByClaims(input);
}
function decideByPeople(input) {
    const { explicit, subject, recorded, commanded } = input;
    if (explicit !== null)
        return decideExplicit(explicit, input);
    if (subject.kind === 'pull_request')
        return decideOwn(subject.number, input);
    if (commanded !== null)
        return { kind: 'bound', number: commanded, how: 'command' };
    return recorded === null ? null : { kind: 'bound', number: recorded, how: 'recorded' };
}
function decideExplicit(explicit, { recorded, commanded }) {
    const other = commanded ?? recorded;
    if (other === null || other === explicit)
        return { kind: 'bound', number: explicit, how: 'input' };
    const why = commanded === null ? 'it is recorded for' : 'a person bound it to';
    return conflict(`pr-number says #${explicit}, but ${why} #${other}.`);
}
/** The mission was posted on a pull request: that one delivers, unless `pr-number` once said another. */
function decideOwn(own, { recorded, commanded }) {
    if (commanded !== null && commanded !== own)
        return conflict(`It was posted on pull request #${own} itself, but a person bound it to #${commanded}.`);
    if (commanded === null && recorded !== null && recorded !== own)
        return { kind: 'bound', number: recorded, how: 'recorded' };
    return { kind: 'bound', number: own, how: 'subject' };
}
function decideByClaims({ candidates, missionId }) {
    const byBody = candidates.byBody.filter(({ state, body }) => state !== 'closed' && parseMissionClaims(body).includes(missionId));
    const byClosing = candidates.byClosing.filter(({ state }) => state === 'open');
    const all = [...new Map([...byClosing, ...byBody].map((pull) => [pull.number, pull])).values()];
    const own = all.filter(({ fork }) => !fork);
    const [only, ...more] = own;
    if (only === undefined) {
        if (all.length === 0)
            return { kind: 'none' };
        return conflict(`Only a fork claims it (${listNumbers(all)}); a person has to bind it.`);
    }
    if (more.length > 0)
        return conflict(`Several pull requests claim it: ${listNumbers(own)}.`);
    const rival = parseMissionClaims(only.body).find((id) => id !== missionId);
    if (rival !== undefined)
        return conflict(`Pull request #${only.number} names mission ${(0,core_text/* cut */.Jj)(rival, 80)} as well.`);
    return { kind: 'bound', number: only.number, how: byBody.includes(only) ? 'body' : 'closing-reference' };
}
function conflict(why) {
    return { kind: 'conflict', why };
}
function listNumbers(pulls) {
    const shown = pulls.slice(0, 5).map(({ number }) => `#${number}`);
    return pulls.length > shown.length ? `${shown.join(', ')} and ${pulls.length - shown.length} more` : shown.join(', ');
}

// EXTERNAL MODULE: ./src/core/paths.js
var paths = __webpack_require__(5481);
;// CONCATENATED MODULE: ./src/core/policy-pull.js
/** Rows 8–12 and 23–27 of spec §4: what the pull request says. */




/** Rows 8–12: which pull request, and whether it may be judged at all. */
const PULL_ROWS = [
    {
        number: 8,
        verdict: 'wait',
        code: 'no_pull_request',
        situation: 'no linked PR, `checks` not `none`',
        judge: noPullRequest,
    },
    { number: 9, verdict: 'hold', code: 'pull_closed', situation: 'PR closed unmerged', judge: pullClosed },
    { number: 10, verdict: 'wait', code: 'draft', situation: 'draft (open PRs)', judge: isDraft },
    {
        number: 11,
        verdict: 'hold',
        code: 'binding_conflict',
        situation: "PR claimed by another mission, several candidates, a fork's claim, or bound elsewhere",
        judge: bindingConflict,
    },
    {
        number: 12,
        verdict: 'hold',
        code: 'protected_paths',
        situation: 'the PR changes protected paths',
        judge: changesProtectedPaths,
    },
];
/** Rows 23–27: whether it can be merged, is approved, and is still what was judged. */
const REVIEW_ROWS = [
    {
        number: 23,
        verdict: 'wait',
        code: 'merge_conflict',
        situation: 'GitHub has not computed yet whether it merges (open PRs)',
        judge: mergeUnknown,
    },
    {
        number: 23,
        verdict: 'hold',
        code: 'merge_conflict',
        situation: 'merge conflict (open PRs)',
        judge: mergeConflict,
    },
    {
        number: 24,
        verdict: 'rework',
        code: 'changes_requested',
        situation: '`require-review`: changes requested',
        judge: changesRequested,
    },
    {
        number: 25,
        verdict: 'wait',
        code: 'review_required',
        situation: '`require-review`: not approved',
        judge: reviewRequired,
    },
    {
        number: 26,
        verdict: 'wait',
        code: 'awaiting_merge',
        situation: '`pay-on: merge`, not merged yet',
        judge: awaitingMerge,
    },
    {
        number: 27,
        verdict: 'wait',
        code: 'head_moved',
        situation: 'head moved since the checks were read (checked again right before paying)',
        judge: headMoved,
    },
];
function noPullRequest({ binding }, policy) {
    if (binding.kind !== 'none' || !countsChecks(policy))
        return null;
    return {
        say: 'No pull request is linked to the mission.',
        next: 'The specialist opens one that closes the issue or names the mission in its description, ' +
            'or a permitted person links one with the command bind.',
    };
}
function pullClosed({ pull }) {
    if (pull?.state !== 'closed')
        return null;
    return {
        say: `Pull request #${pull.number} was closed without being merged.`,
        next: `A permitted person has to reopen it, bind another one, ${PERSON_SETTLES}.`,
    };
}
function isOpen(pull) {
    return pull?.state === 'open';
}
function isDraft({ pull }) {
    if (!isOpen(pull) || !pull.draft)
        return null;
    return {
        say: `Pull request #${pull.number} is a draft.`,
        next: 'Its author marks it as ready for review; it is judged then.',
    };
}
/** Without any pull request there is nothing to conflict: `checks: none` goes on. */
function bindingConflict(seen) {
    const say = findConflict(seen);
    return say === null ? null : { say, next: `A permitted person has to bind the right one, ${PERSON_SETTLES}.` };
}
function findConflict({ binding, pull, mission }) {
    if (binding.kind === 'conflict')
        return (0,core_text/* endSentence */.H_)(binding.why, 300);
    if (binding.kind === 'none')
        return pull === null ? null : `Pull request #${pull.number} is not bound to the mission.`;
    if (pull?.number !== binding.number)
        return `Pull request #${binding.number} is bound to the mission but cannot be read.`;
    const claimed = binding.how === 'body' || binding.how === 'closing-reference';
    if (claimed && pull.fork)
        return `Pull request #${pull.number} comes from a fork.`;
    return namesOnlyOthers(pull.body, mission.id)
        ? `Pull request #${pull.number} names another mission, not this one.`
        : null;
}
function changesProtectedPaths({ pull, touched }, { protectedPaths }) {
    if (pull === null || protectedPaths.length === 0)
        return null;
    const next = `A person has to read those changes, since they can change what judges them, and then ${PERSON_SETTLES.slice(3)}.`;
    if (touched === null)
        return { say: `The files that #${pull.number} changes could not be read.`, next };
    const found = (0,paths/* findProtectedPaths */.U)(touched, protectedPaths);
    if (found === 'too_many')
        return {
            say: `Pull request #${pull.number} changes more files than GitHub lists, so protected ones count as touched.`,
            next,
        };
    return found.length === 0
        ? null
        : { say: `Pull request #${pull.number} changes protected paths: ${(0,core_text/* listNames */.Zv)(found)}.`, next };
}
function mergeUnknown({ pull }) {
    if (!isOpen(pull) || pull.mergeable !== 'unknown')
        return null;
    return {
        say: `GitHub has not said yet whether pull request #${pull.number} merges cleanly.`,
        next: 'GitHub is computing it; it is looked at again.',
    };
}
function mergeConflict({ pull }) {
    if (!isOpen(pull) || pull.mergeable !== 'conflicting')
        return null;
    return {
        say: `Pull request #${pull.number} conflicts with its base branch.`,
        next: 'Its author or a maintainer has to resolve the conflict; it is judged again on the new head.',
    };
}
function changesRequested({ pull }, { requireReview }) {
    if (!requireReview || pull?.review !== 'changes_requested')
        return null;
    return {
        say: `A reviewer requested changes on pull request #${pull.number}.`,
        next: 'It is sent back; the specialist addresses the review and delivers again.',
    };
}
function reviewRequired({ pull }, { requireReview }) {
    if (!requireReview || pull?.review === 'approved')
        return null;
    if (pull === null)
        return {
            say: 'A review is required, but no pull request is linked to the mission.',
            next: 'A permitted person links one with the command bind; a reviewer approves it.',
        };
    return { say: `Pull request #${pull.number} is not approved yet.`, next: 'A reviewer has to approve it.' };
}
function awaitingMerge({ pull }, { payOn }) {
    if (payOn !== 'merge' || pull?.state === 'merged')
        return null;
    const name = pull === null ? 'its pull request' : `pull request #${pull.number}`;
    return { say: `Everything passes; payment waits until ${name} is merged.`, next: 'A maintainer merges it.' };
}
function headMoved(seen) {
    return isHeadMoved(seen)
        ? {
            say: 'New commits arrived after the checks were read.',
            next: 'The new head is judged from the start once its checks have run.',
        }
        : null;
}
/** True when what was judged is not what the pull request holds now. */
function isHeadMoved({ pull, evidence, headAgain }) {
    if (pull === null)
        return false;
    const judged = evidence.kind === 'evaluated' ? evidence.evidence.sha : pull.headSha;
    return judged !== pull.headSha || (headAgain !== null && headAgain !== judged);
}

;// CONCATENATED MODULE: ./src/core/policy.js



/** The table of spec §4, in its order. */
const DECISION_TABLE = [
    ...MISSION_ROWS,
    ...PULL_ROWS,
    ...CHECK_ROWS,
    ...REVIEW_ROWS,
    ...PASS_ROWS,
];
/** In the order in which they apply. */
const NOTES = [
    { turns: 'rework', verdict: 'hold', code: 'merged_unverified', judge: isMerged },
    // What checks or reviewers found on an older head is not sent back any more; the reviewer's verdict is the mission's.
    { turns: 'rework', verdict: 'wait', code: 'head_moved', judge: isOutdated },
    { turns: 'rework', verdict: 'hold', code: 'manual_settlement', judge: isReworkManual },
    { turns: 'rework', verdict: 'hold', code: 'same_delivery', judge: isSameDelivery },
    { turns: 'rework', verdict: 'hold', code: 'rework_limit', judge: isLimitReached },
    { turns: 'accept', verdict: 'hold', code: 'manual_settlement', judge: isAcceptManual },
];
/** Decides what to do with a mission. Reads enums, numbers, SHAs and names; no free text changes the verdict. */
function decide(seen, policy) {
    const { row, words } = findRow(seen, policy);
    for (const note of NOTES) {
        const turned = note.turns === row.verdict ? note.judge(seen, policy) : null;
        if (turned !== null)
            return { kind: note.verdict, code: note.code, say: `${words.say} ${turned.say}`, next: turned.next };
    }
    return { kind: row.verdict, code: row.code, ...words };
}
function findRow(seen, policy) {
    for (const row of DECISION_TABLE) {
        const words = row.judge(seen, policy);
        if (words !== null)
            return { row, words };
    }
    // Only a value outside the types gets here; it must not pay.
    const words = { say: 'No row of the decision table matches.', next: 'Please report this as a bug of the action.' };
    return { row: { verdict: 'hold', code: 'internal_error' }, words };
}
function isMerged({ pull }) {
    if (pull?.state !== 'merged')
        return null;
    return {
        say: `Pull request #${pull.number} is merged already.`,
        next: 'A person has to decide: repair or revert what was merged, then settle it on the marketplace: accept, or rework with a reason.',
    };
}
function isOutdated(seen) {
    if (seen.mission.verification === 'failed' || !isHeadMoved(seen))
        return null;
    return {
        say: 'New commits have arrived since.',
        next: 'The new head is judged from the start once its checks have run.',
    };
}
function isReworkManual(_seen, { onFail }) {
    if (onFail !== 'hold')
        return null;
    return {
        say: 'on-fail leaves it to a person.',
        next: 'A permitted person settles it on the marketplace: rework with a reason, or accept.',
    };
}
function isSameDelivery({ pull, rounds }) {
    if (pull === null || rounds.leftSince || rounds.sentBackSha !== pull.headSha)
        return null;
    return {
        say: `The same head ${pull.headSha.slice(0, 7)} was sent back before, and the mission has not moved since.`,
        next: 'The specialist has to push new commits, or a person settles it on the marketplace: accept, or rework with a reason.',
    };
}
function isLimitReached({ mission, rounds }, { maxReworks }) {
    const reworks = Math.max(rounds.round - 1, mission.reworkCount ?? 0);
    if (reworks < maxReworks)
        return null;
    return {
        say: `It was sent back ${reworks} ${reworks === 1 ? 'time' : 'times'} already; max-reworks is ${maxReworks}.`,
        next: 'A person takes over and settles it on the marketplace: accept, or rework with a reason.',
    };
}
function isAcceptManual(_seen, { onPass }) {
    if (onPass !== 'hold')
        return null;
    return {
        say: 'on-pass leaves payment to a person.',
        next: 'A permitted person settles it on the marketplace: accept.',
    };
}

;// CONCATENATED MODULE: ./src/core/receipt.js
/** The receipt (spec §9): what was judged, by whom and on what evidence, sealed by a digest over its canonical JSON. */

/**
 * The receipt of a page as it stands. `decidedBy` names what or who decided (`policy`, or `@login`). `null` without a
 * mission: there is nothing to account for.
 */
function createReceipt(page, decidedBy) {
    if (page.mission === null)
        return null;
    const { repository, evidence } = page;
    const content = {
        schema_version: 1,
        repository: { id: repository.id, name: `${repository.owner}/${repository.name}` },
        subject: formatSubject(page.subject),
        reference: page.reference,
        generation: page.generation,
        mission: toMissionPart(page.mission),
        brief_sha256: page.brief?.hash ?? null,
        decision: toDecisionPart(page, decidedBy),
        ...toDeliveryPart(page),
        rule_sources: evidence === null ? null : { rules: evidence.sources.rules, classic: evidence.sources.classic },
        checks: evidence === null ? [] : evidence.results.map(toCheckPart),
        sandbox: page.sandbox,
    };
    return { ...content, digest: digestOf(content) };
}
/** True when the receipt's digest is the one of its content: nothing was added, changed or taken away. */
function verifyReceipt(receipt) {
    const { digest, ...content } = receipt;
    return digest === digestOf(content);
}
function digestOf(content) {
    return sha256(canonicalJson(content));
}
function formatSubject(subject) {
    if (subject.kind === 'run')
        return `run ${subject.runId}/${subject.job}/${subject.index}/${subject.step}`;
    return `${subject.kind} #${subject.number}`;
}
function toMissionPart(mission) {
    return {
        id: mission.id,
        status: mission.status,
        specialist: mission.specialist,
        rank: mission.rank,
        budget_cents: mission.budgetCents,
        escrow_status: mission.escrowStatus,
        verification: mission.verificationText,
    };
}
function toDecisionPart({ verdict, now, round }, by) {
    const { kind, code, say } = verdict;
    return { verdict: kind, reason_code: code, reason: say, by, at: new Date(now).toISOString(), round };
}
/** The commit that was judged: the one whose checks were read, else the pull request's head. */
function toDeliveryPart({ evidence, pull }) {
    return { head_sha: evidence?.sha ?? pull?.headSha ?? null, pull_request: pull?.number ?? null };
}
function toCheckPart(result) {
    return {
        name: result.name,
        kind: result.kind,
        app_id: result.appId,
        app: result.appName,
        state: result.state,
        verdict: result.verdict,
        url: result.url,
        required_by: result.source,
    };
}

;// CONCATENATED MODULE: ./src/core/commands.js


const GRAMMAR = {
    hire: { usage: 'hire $120', parse: parseHire },
    rehire: { usage: 'rehire', parse: () => ({ kind: 'rehire' }) },
    bind: { usage: 'bind #13', parse: parseBind },
    status: { usage: 'status', parse: () => ({ kind: 'status' }) },
    accept: { usage: 'accept', parse: parseAccept },
    rework: { usage: 'rework <what to improve>', parse: (reason) => (reason === '' ? null : { kind: 'rework', reason }) },
    hold: { usage: 'hold', parse: (reason) => ({ kind: 'hold', reason }) },
    resume: { usage: 'resume', parse: () => ({ kind: 'resume' }) },
    help: { usage: 'help', parse: () => ({ kind: 'help' }) },
};
const NAMES = Object.keys(GRAMMAR);
/** How each command is written, without the prefix. */
const COMMAND_USAGES = NAMES.map((name) => GRAMMAR[name].usage);
/** Reads a comment's first line; `null` when it is no command of ours. The prefix is matched exactly, the word in any case. */
function parseCommand(body, prefix) {
    const [line = ''] = body.split(/[\r\n]/, 1);
    if (!line.startsWith(prefix))
        return null;
    const rest = line.slice(prefix.length);
    return rest === '' || /^[ \t]/.test(rest) ? interpret(rest.trim(), prefix) : null;
}
function interpret(text, prefix) {
    const end = text.search(/\s/);
    const word = (end < 0 ? text : text.slice(0, end)).toLowerCase();
    const argument = end < 0 ? '' : text.slice(end).trim();
    const name = NAMES.find((known) => known === word);
    const command = name === undefined ? null : GRAMMAR[name].parse(argument);
    if (command !== null)
        return command;
    const { usage } = GRAMMAR[name ?? findNearest(word)];
    return { kind: 'unknown', text: (0,core_text/* cut */.Jj)(text, 80), suggestion: `${prefix} ${usage}` };
}
function parseHire(argument) {
    if (argument === '')
        return { kind: 'hire', budgetCents: null };
    const budgetCents = (0,money/* parseBudget */.Nm)(argument.replace(/^\$/, ''));
    return budgetCents === null ? null : { kind: 'hire', budgetCents };
}
function parseBind(argument) {
    return /^#?[1-9][0-9]{0,9}$/.test(argument) ? { kind: 'bind', number: Number(argument.replace('#', '')) } : null;
}
function parseAccept(argument) {
    if (argument === '')
        return { kind: 'accept', sha: null };
    return /^[0-9a-f]{7,64}$/i.test(argument) ? { kind: 'accept', sha: argument.toLowerCase() } : null;
}
/** The command that a mistyped word most likely meant; `help` when it is like none. */
function findNearest(word) {
    const [nearest = 'help'] = [1, 2].flatMap((edits) => NAMES.filter((name) => isWithin(word, name, edits)));
    return nearest;
}
/** True when at most `edits` letters have to be put in, left out or replaced to make one word of the other. */
function isWithin(a, b, edits) {
    if (a === '' || b === '')
        return Math.max(a.length, b.length) <= edits;
    const [restA, restB] = [a.slice(1), b.slice(1)];
    if (a.startsWith(b.slice(0, 1)))
        return isWithin(restA, restB, edits);
    return (edits > 0 &&
        [isWithin(restA, restB, edits - 1), isWithin(restA, b, edits - 1), isWithin(a, restB, edits - 1)].includes(true));
}
/** What people have said that still stands: the latest of hold and resume, and the latest bind, each by somebody who may. */
function readStandingWords(comments, { prefix, mayAct }) {
    let hold = null;
    let bind = null;
    const oldestFirst = listStanding(comments, prefix).sort((a, b) => a.at - b.at || a.id - b.id);
    for (const { command, author, at, url } of oldestFirst) {
        if (!mayAct(author.login, author.isBot))
            continue;
        if (command.kind === 'hold')
            hold = { by: author.login, at, reason: command.reason, url };
        else if (command.kind === 'resume')
            hold = null;
        else
            bind = command.number;
    }
    return { hold, bind };
}
/** Everybody whose permission decides about standing words, each once. */
function listCommandAuthors(comments, prefix) {
    return [...new Map(listStanding(comments, prefix).map(({ author }) => [author.login, author])).values()];
}
/** Hold, resume and bind in comments that were never edited and are not ours. */
function listStanding(comments, prefix) {
    return comments.flatMap(({ body, author, byUs, editedAt, id, createdAt: at, url }) => {
        if (author === null || byUs || editedAt !== null)
            return [];
        const command = parseCommand(body, prefix);
        return command?.kind === 'hold' || command?.kind === 'bind' || command?.kind === 'resume'
            ? [{ command: command, author, id, at, url }]
            : [];
    });
}

;// CONCATENATED MODULE: ./src/core/evaluate.js

const VERDICTS = {
    success: 'passed',
    neutral: 'skipped',
    skipped: 'skipped',
    failure: 'failed',
    error: 'failed',
    pending: 'pending',
    action_required: 'needs_approval',
    cancelled: 'inconclusive',
    timed_out: 'inconclusive',
    stale: 'inconclusive',
    startup_failure: 'inconclusive',
    unknown: 'inconclusive',
};
/**
 * Evaluates what was read about one commit. `required` counts (rulesets ∪ classic ∪ seen-and-required); `all` counts
 * those and everything that reported; `list` counts the names (a rule's app id still holds for a listed name); `none`
 * counts nothing. Ourselves and ignored names never count. `unavailable` when the reading is, when the order of a counting
 * context's reports is unknown, or when our own job cannot be told from its run's other jobs.
 */
function evaluateChecks(reading, options) {
    if (reading.kind === 'unavailable')
        return options.mode.kind === 'none' ? { kind: 'not_needed' } : reading;
    const { sha, sources } = reading;
    if (options.mode.kind === 'none')
        return { kind: 'evaluated', evidence: { sha, results: [], sources } };
    const ambiguous = findAmbiguousRun(reading.reported, options);
    if (ambiguous !== null)
        return { kind: 'unavailable', why: ambiguous };
    const { results, unordered } = collectResults(reading, options);
    if (unordered !== null) {
        const why = `Several reports of "${(0,core_text/* cut */.Jj)(unordered, 80)}" carry nothing that tells which is the newest.`;
        return { kind: 'unavailable', why };
    }
    return { kind: 'evaluated', evidence: { sha, results: [...results].sort(byNameThenApp), sources } };
}
function collectResults(reading, options) {
    const reported = indexReported(reading.reported, options);
    const results = new Map();
    let unordered = null;
    const add = (latest, source, verdict = toVerdict(latest.check.state, options.skipped)) => {
        if (!latest.ordered)
            unordered = latest.check.name;
        const key = `${keyOf(latest.check)}\n${verdict === 'wrong_source' ? 'wrong' : 'counted'}`;
        if (!results.has(key))
            results.set(key, toResult(latest.check, source, verdict));
    };
    for (const context of listContexts(reading.required, options)) {
        const named = reported.byName.get(context.name) ?? [];
        const fitting = named.filter((latest) => context.appId === null || latest.check.appId === context.appId);
        const [stranger] = named;
        if (fitting.length > 0)
            fitting.forEach((latest) => {
                add(latest, context.source);
            });
        else if (stranger !== undefined)
            add(stranger, context.source, 'wrong_source');
        else if (!reported.ownNames.has(context.name))
            results.set(`missing\n${String(context.appId)}\n${context.name}`, toMissing(context));
    }
    if (options.mode.kind === 'list')
        return { results: results.values(), unordered };
    for (const latest of [...reported.byName.values()].flat()) {
        if (latest.required)
            add(latest, 'required');
        else if (options.mode.kind === 'all')
            add(latest, 'all');
    }
    return { results: results.values(), unordered };
}
/** The contexts that must report, before looking at what did. */
function listContexts(required, { mode, ignore }) {
    const left = new Set(ignore);
    const rulesFirst = [...required].sort((a, b) => rank(a) - rank(b));
    if (mode.kind !== 'list')
        return rulesFirst.filter(({ name }) => !left.has(name));
    const listed = new Set(mode.names.filter((name) => !left.has(name)));
    const pinned = required.filter(({ name, appId }) => appId !== null && listed.has(name));
    const pinnedNames = new Set(pinned.map(({ name }) => name));
    const free = [...listed].filter((name) => !pinnedNames.has(name)).map((name) => ({ name, appId: null }));
    return [...pinned, ...free].map(({ name, appId }) => ({ name, appId, source: 'listed' }));
}
function rank(context) {
    return context.source === 'ruleset' ? 0 : 1;
}
/**
 * Newest per key. A key under which a job of ours ever reported is ours as a whole: an older, unrecorded run of the same
 * job is then neither a failure of the specialist's nor a success that pays.
 */
function indexReported(reported, options) {
    const ignored = new Set(options.ignore);
    const isOurs = recogniseOurs(reported, options);
    const latest = new Map();
    const own = new Map();
    for (const check of reported) {
        const key = keyOf(check);
        if (isOurs(check))
            own.set(key, check.name);
        if (!ignored.has(check.name))
            latest.set(key, mergeReport(latest.get(key), check));
    }
    const byName = new Map();
    for (const [key, entry] of latest) {
        if (own.has(key))
            continue;
        const named = byName.get(entry.check.name);
        if (named === undefined)
            byName.set(entry.check.name, [entry]);
        else
            named.push(entry);
    }
    return { byName, ownNames: new Set([options.ours.statusContext, ...own.values()]) };
}
function keyOf(check) {
    return `${check.kind}\n${String(check.appId)}\n${check.name}`;
}
function mergeReport(known, check) {
    if (known === undefined)
        return { check, required: check.required, ordered: true };
    const required = known.required || check.required;
    // The same report twice: a page boundary moved between two reads.
    if (known.check.nodeId === check.nodeId && known.check.state === check.state)
        return { ...known, required };
    const order = compareAge(known.check, check);
    if (order === null)
        return { check, required, ordered: false };
    return { check: order < 0 ? check : known.check, required, ordered: known.ordered };
}
/** Negative when `a` is older; `null` when that cannot be told. */
function compareAge(a, b) {
    const byId = compareKnown(a.databaseId, b.databaseId);
    const byTime = compareKnown(a.at, b.at);
    if (a.kind === 'status')
        return byTime === 0 ? toOrder(byId) : byTime;
    return byId === 0 ? toOrder(byTime) : byId;
}
function compareKnown(a, b) {
    return a === null || b === null ? null : a - b;
}
function toOrder(difference) {
    return difference === 0 ? null : difference;
}
/** Our own commit status, our own jobs, and the one job of a run of ours whose job is not known by id. */
function recogniseOurs(reported, options) {
    const ids = new Set(options.ours.checkRunIds);
    const runs = new Set(listRunsKnownByIdOnly(reported, options).keys());
    return (check) => {
        if (check.kind === 'status')
            return check.name === options.ours.statusContext;
        return [String(check.databaseId), check.jobId].some((id) => id !== null && ids.has(id)) || runs.has(check.runId);
    };
}
/** Runs of ours in which neither a check run id nor an ignored name says which job is ours, with their jobs' names. */
function listRunsKnownByIdOnly(reported, { ignore, ours }) {
    const runs = new Map();
    if (ours.checkRunIds.length > 0)
        return runs;
    const ignored = new Set(ignore);
    const runIds = new Set(ours.runIds);
    const ofOurs = reported.filter((check) => check.kind === 'check_run' && runIds.has(check.runId));
    for (const check of ofOurs)
        runs.set(check.runId, (runs.get(check.runId) ?? new Set()).add(check.name));
    for (const check of ofOurs)
        if (ignored.has(check.name))
            runs.delete(check.runId);
    return runs;
}
/** Leaving out a whole run could leave out a test that must count, so a run with several jobs is not guessed at. */
function findAmbiguousRun(reported, options) {
    for (const [run, names] of listRunsKnownByIdOnly(reported, options))
        if (names.size > 1)
            return `Run ${String(run)} of this action has ${names.size} jobs on this commit and its own one cannot be told apart; name it in ignore-checks.`;
    return null;
}
function toVerdict(state, skipped) {
    const verdict = VERDICTS[state];
    return verdict === 'skipped' && skipped === 'hold' ? 'inconclusive' : verdict;
}
function toResult(check, source, verdict) {
    const { name, state, kind, appId, appName, url, description, nodeId } = check;
    return { name, verdict, state, kind, appId, appName, url, description, nodeId, source };
}
function toMissing({ name, appId, source }) {
    const nothing = { state: null, kind: null, appName: null, url: null, description: null, nodeId: null };
    return { name, verdict: 'missing', ...nothing, appId, source };
}
function byNameThenApp(a, b) {
    if (a.name !== b.name)
        return a.name < b.name ? -1 : 1;
    return (a.appId ?? 0) - (b.appId ?? 0);
}

;// CONCATENATED MODULE: ./src/core/state.js
const VERSION = 1;
/** A mark as the last line of a comment: an HTML comment that cannot be closed from inside, and its MAC. */
function formatMark(mark, codec) {
    // Inside JSON `<`, `>` and `-` only ever stand in strings or numbers' signs; escaped they can't end the HTML comment.
    const json = JSON.stringify({ v: VERSION, ...mark }).replace(/[<>]|--/g, escapeAll);
    return `<!-- ${codec.tag} ${json} ${codec.seal.mac(json)} -->`;
}
function escapeAll(text) {
    return Array.from(text, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}
/** The marked line of a body, whoever wrote it and whether or not it is genuine: for finding our comments again. */
function hasMark(body, codec) {
    return readLastLine(body).startsWith(`<!-- ${codec.tag} {`);
}
/** Splits a body of ours into what people see and the hidden line. */
function withoutMark(body) {
    return body.slice(0, body.length - readLastLine(body).length).trimEnd();
}
/** Reads a comment's mark; `null` unless it is ours, unedited by others, sealed by this key, and of the asked type. */
function readMark(comment, type, codec) {
    if (!comment.byUs || comment.editedByOthers)
        return null;
    const line = readLastLine(comment.body);
    const start = `<!-- ${codec.tag} `;
    const end = ' -->';
    if (!line.startsWith(`${start}{`) || !line.endsWith(end))
        return null;
    const sealed = line.slice(start.length, -end.length);
    const cut = sealed.lastIndexOf(' ');
    const json = sealed.slice(0, cut);
    if (!codec.seal.verify(json, sealed.slice(cut + 1)))
        return null;
    // Sealed by us, so the shape is the one formatMark wrote; another version or type is not for this reader.
    const mark = JSON.parse(json);
    if (mark.v !== VERSION || mark.type !== type)
        return null;
    return { comment, mark: mark };
}
/** All valid marks of a type for a subject, lowest comment id first: of duplicates, the first is the one that counts. */
function listMarks(comments, type, subject, codec) {
    return comments
        .map((comment) => readMark(comment, type, codec))
        .filter((marked) => marked !== null)
        .filter((marked) => marked.mark.subject === subject)
        .sort((a, b) => a.comment.id - b.comment.id);
}
/** How many history lines a marker keeps; the oldest go first, but the first line stays. */
const HISTORY_LIMIT = 40;
/** Adds a line to a history, keeping its beginning and its newest lines. */
function addHistory(history, entry) {
    const longer = [...history, entry];
    const [first] = longer;
    return longer.length <= HISTORY_LIMIT || first === undefined ? longer : [first, ...longer.slice(1 - HISTORY_LIMIT)];
}
function readLastLine(body) {
    const text = body.trimEnd();
    return text.slice(text.lastIndexOf('\n') + 1);
}

;// CONCATENATED MODULE: ./src/core/model.js
/** A level on a repository, least first. */
const PERMISSIONS = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];
/** Every reason code the action can give. Each has a row in docs/REASON-CODES or the README. */
const REASON_CODES = (/* unused pure expression or super */ null && ([
    // the decision table, spec §4, in its order
    'already_accepted',
    'mission_ended',
    'held_by_person',
    'terms_mismatch',
    'mission_not_ready',
    'verification_failed',
    'verification_pending',
    'no_pull_request',
    'pull_closed',
    'draft',
    'binding_conflict',
    'protected_paths',
    'checks_unavailable',
    'no_required_checks',
    'checks_pending',
    'baseline_broken',
    'checks_failed',
    'checks_need_approval',
    'checks_inconclusive',
    'check_source_mismatch',
    'checks_missing',
    'no_check_ran',
    'merge_conflict',
    'changes_requested',
    'review_required',
    'awaiting_merge',
    'head_moved',
    'checks_passed',
    'verified',
    // beside the table
    'rework_limit',
    'same_delivery',
    'manual_settlement',
    'merged_unverified',
    // hiring
    'not_permitted',
    'brief_changed',
    'hidden_text',
    'dod_missing',
    'brief_too_long',
    'brief_unclear',
    'budget_missing',
    'budget_exceeded',
    'budget_unknown',
    'rank_unavailable',
    'reference_taken',
    'duplicate_missions',
    'in_doubt',
    'settle_in_doubt',
    'state_lost',
    'missing_permission',
    // the step itself
    'posted',
    'skipped',
    'discovered',
    'dry_run',
    'cancelled',
    'bad_input',
    'marketplace_error',
    'github_error',
    'internal_error',
]));

;// CONCATENATED MODULE: ./src/flow/authorise.js
/** Who may spend, and on which words (spec §7). Everything is read live; what cannot be read grants nothing. */


/** Events that only people with write access can cause; their inputs come from the workflow file. */
const WRITERS_EVENTS = new Set([
    'push',
    'workflow_dispatch',
    'repository_dispatch',
    'schedule',
    'release',
    'create',
    'delete',
]);
/** `null`: allowed. Both the event's sender and whoever re-ran it must be permitted. */
async function checkHirer(engine, source) {
    const { run, settings } = engine;
    if (source.kind === 'inputs' && WRITERS_EVENTS.has(run.eventName))
        return null;
    const people = new Map();
    if (source.kind === 'label' && source.sender !== null)
        people.set(source.sender.login, source.sender);
    for (const login of [run.actor, run.triggeringActor]) {
        if (login !== null && !people.has(login))
            people.set(login, toAccount(login));
    }
    if (people.size === 0)
        return refusePerson('nobody', 'the event names no sender', settings.limits.hirePermission);
    for (const person of people.values()) {
        const why = await findLack(engine, person, settings.limits.hirePermission);
        if (why !== null)
            return refusePerson(person.login, why, settings.limits.hirePermission);
    }
    return null;
}
function toAccount(login) {
    return { login, id: null, isBot: login.endsWith('[bot]') };
}
/** Why an account may not act at a level; `null`: it may. */
async function findLack(engine, person, needed) {
    if (person.isBot) {
        return engine.settings.limits.allowedBots.includes(person.login)
            ? null
            : 'bots act only when listed in allowed-bots';
    }
    const reading = await engine.github.permissions.read(person.login);
    if (reading.kind === 'unknown')
        return `the permission could not be read: ${reading.why}`;
    const enough = PERMISSIONS.indexOf(reading.permission) >= PERMISSIONS.indexOf(needed);
    return enough ? null : `the live permission is ${reading.roleName}`;
}
function refusePerson(login, why, needed) {
    return hold('not_permitted', `Nothing was posted: ${login} may not hire here (${why}; ${needed} is needed).`, `Someone with ${needed} permission can put the label on again.`);
}
/** The brief is what the labeller saw: the live text must be that text, last edited before the label (spec §7). */
function checkUnchanged(conversation, source) {
    if (source.kind === 'inputs')
        return null;
    const what = findChange(conversation, source);
    if (what === null)
        return null;
    return hold('brief_changed', `Nothing was posted: ${what}, so the text that was authorised is not the text that stands here now.`, `Read it as it stands now, then take the label "${source.label}" off and put it on again.`);
}
function findChange(conversation, source) {
    const same = (a, b) => a.replaceAll('\r\n', '\n') === b.replaceAll('\r\n', '\n');
    if (!same(conversation.title, source.title))
        return 'the title changed after the label was put on';
    if (!same(conversation.body, source.body))
        return 'the text changed after the label was put on';
    if (conversation.bodyEditedAt === null)
        return null;
    const labeled = conversation.labeled.findLast(({ label, actor }) => label === source.label && actor === source.sender?.login);
    if (labeled === undefined)
        return 'the text was edited, and when the label was put on cannot be known';
    return conversation.bodyEditedAt < labeled.at ? null : 'the text was edited when or after the label was put on';
}

;// CONCATENATED MODULE: ./src/flow/status-comment.js
/** The status comment: one per subject and generation, the lowest own id wins, and it carries the signed state (spec §6, §9). */


/** Finds the state of a generation. With `commentId` (named in the mission's description) only that very comment counts. */
function readStatus(conversation, codec, of) {
    if (of.commentId === null) {
        const [first] = listStatuses(conversation.comments, codec, of);
        return first === undefined ? { kind: 'absent' } : { kind: 'found', comment: first.comment, state: first.mark };
    }
    const comment = conversation.comments.find((one) => one.id === of.commentId);
    if (comment === undefined)
        return { kind: 'lost', why: `the status comment ${of.commentId} was deleted` };
    const marked = readMark(comment, 'status', codec);
    if (marked?.mark.subject !== of.subject || marked.mark.generation !== of.generation) {
        return { kind: 'lost', why: explainLoss(comment) };
    }
    return { kind: 'found', comment, state: marked.mark };
}
function explainLoss(comment) {
    if (!comment.byUs)
        return `the status comment ${comment.id} was not written by this identity`;
    if (comment.editedByOthers)
        return `somebody edited the status comment ${comment.id}`;
    return `the signed line of the status comment ${comment.id} is missing, damaged, or signed with another API key`;
}
function listStatuses(comments, codec, of) {
    return listMarks(comments, 'status', of.subject, codec).filter(({ mark }) => mark.generation === of.generation);
}
/** A comment's whole body: what people see, and the signed line last. */
function composeBody(visible, mark, codec) {
    return `${visible.trimEnd()}\n\n${formatMark(mark, codec)}`;
}
/** What alone is no reason to write: every run would, and readers would see an edit where nothing happened. */
const UNREMARKABLE = { v: 0, sequence: 0, ownJobs: [] };
/**
 * Writes the status comment when what people see, or what is remembered, has changed; returns both as they now stand.
 * Throws GitHubError when GitHub doesn't take it.
 */
async function writeStatus(engine, comment, state, visible) {
    const before = readMark(comment, 'status', engine.codec)?.mark;
    const unchanged = before !== undefined &&
        withoutMark(comment.body) === visible.trimEnd() &&
        canonicalJson({ ...before, ...UNREMARKABLE }) === canonicalJson({ ...state, ...UNREMARKABLE });
    if (unchanged)
        return { comment, state };
    const next = { ...state, sequence: state.sequence + 1 };
    const body = composeBody(visible, next, engine.codec);
    await engine.github.conversations.editComment(comment.id, body);
    return { comment: { ...comment, body, editedAt: engine.clock.now(), editedByOthers: false }, state: next };
}
/**
 * Creates the status comment, or takes the one that is there. When two runs create one at the same time, the lowest id
 * stays and the other run takes its own down. Throws GitHubError.
 */
async function ensureStatus(engine, home, conversation, state, visible) {
    const { codec, github } = engine;
    const existing = readStatus(conversation, codec, { ...state, commentId: null });
    if (existing.kind === 'found')
        return { comment: existing.comment, conversation, state: existing.state };
    const trial = findTrial(conversation, codec);
    const body = composeBody(visible, state, codec);
    if (trial !== null) {
        await github.conversations.editComment(trial.id, body);
        return { comment: { ...trial, body }, conversation, state };
    }
    const created = await github.conversations.createComment(home, body);
    const again = await github.conversations.read(home);
    if (again === null)
        return { comment: created, conversation, state };
    const [first] = listStatuses(again.comments, codec, state);
    if (first === undefined || first.comment.id >= created.id)
        return { comment: created, conversation: again, state };
    await github.conversations.deleteComment(created.id);
    return { comment: first.comment, conversation: again, state: first.mark };
}
/** A trial's keys live for one run, so an earlier trial's comment can't be verified; it is shown over, never read. */
function findTrial(conversation, codec) {
    if (codec.tag !== 'orkestro-sandbox')
        return null;
    return conversation.comments.find((comment) => comment.byUs && hasMark(comment.body, codec)) ?? null;
}

;// CONCATENATED MODULE: ./src/flow/observe.js
/** Reads the marketplace and GitHub into one plain value (spec §2). GitHub is asked only as far as the decision needs it. */






/** Looks at everything the decision needs. Throws MarketplaceError or GitHubError when a needed read fails for good. */
async function observe(engine, engaged) {
    const [mission, conversation] = await Promise.all([
        engine.marketplace.getMission(engaged.mission.id),
        engaged.home === null ? null : engine.github.conversations.read(engaged.home),
    ]);
    const memory = recall(engine, engaged, mission, conversation);
    const pullMatters = isReady(mission) || memory.state.pull !== null || settingsBind(engine, engaged);
    const first = pullMatters ? await findPull(engine, engaged, mission, memory.state, conversation) : NO_PULL;
    const comments = [...(conversation?.comments ?? []), ...otherComments(first.pull, engaged)];
    const words = await readWords(engine, comments);
    const { binding, pull } = words.bind === null ? first : await findPull(engine, engaged, mission, memory.state, conversation, words.bind);
    const seen = isReady(mission) && pull !== null ? await readDelivery(engine, memory.state, pull) : NOT_SEEN;
    const state = remember(engine, memory.state, binding, pull);
    return {
        engaged: { ...engaged, mission, comment: memory.comment, state },
        reading: seen.reading,
        decisions: memory.decisions,
        lost: memory.lost,
        observation: {
            now: engine.clock.now(),
            mission,
            agreedBudgetCents: state.budgetCents,
            rounds: { round: state.round, sentBackSha: state.sentBackSha, leftSince: state.leftSince },
            hold: words.hold,
            binding,
            pull,
            touched: seen.touched,
            evidence: seen.evidence,
            baseFailing: seen.baseFailing,
            changedAt: Math.max(state.headSince ?? 0, newestReport(seen.reading)),
            headAgain: null,
        },
    };
}
/** Ready as far as the marketplace is concerned: only then do pull request and checks decide anything. */
function isReady(mission) {
    return mission.phase === 'awaiting_acceptance';
}
const NO_PULL = { binding: { kind: 'none' }, pull: null };
function settingsBind(engine, engaged) {
    return engine.settings.prNumber !== null || engaged.subject.kind === 'pull_request';
}
function otherComments(pull, engaged) {
    return pull === null || pull.number === engaged.home ? [] : pull.comments;
}
/** The state as the status comment has it now (another run may have gone on), and what the decisions on record add to it. */
function recall(engine, engaged, mission, conversation) {
    const { comment, state: known } = engaged;
    if (conversation === null || comment === null || engine.codec.tag === 'orkestro-sandbox') {
        return { comment, state: afterRound(known, mission, []), decisions: [], lost: null };
    }
    const { subject, generation } = known;
    const status = readStatus(conversation, engine.codec, { subject, generation, commentId: comment.id });
    const decisions = listMarks(conversation.comments, 'decision', subject, engine.codec).filter(({ mark }) => mark.mission === mission.id && mark.generation === generation);
    if (status.kind !== 'found') {
        const lost = status.kind === 'lost' ? status.why : 'the status comment is gone';
        return { comment: null, state: known, decisions, lost };
    }
    // A lagging read may show an older state than the one this run has written.
    const stored = status.state.mission === mission.id && status.state.sequence >= known.sequence ? status.state : known;
    const state = afterRound(stored, mission, decisions);
    return {
        comment: status.comment,
        state,
        decisions: decisions.filter(({ mark }) => mark.round === state.round),
        lost: null,
    };
}
/**
 * A rework is known to have taken effect when its decision is on record and the mission has left `awaiting_acceptance`;
 * a run may have crashed before it could write that down.
 */
function afterRound(state, mission, decisions) {
    const working = mission.phase === 'in_progress' || mission.phase === 'matched';
    if (!working)
        return state;
    const decided = decisions.find(({ mark }) => mark.round === state.round && mark.verdict === 'rework');
    if (decided !== undefined) {
        return { ...state, round: state.round + 1, sentBackSha: decided.mark.sha, leftSince: true };
    }
    return state.sentBackSha !== null && !state.leftSince ? { ...state, leftSince: true } : state;
}
/** How far the marketplace's clock may be ahead of GitHub's, whose times are whole seconds. */
const CLOCK_SKEW_MS = 10 * 60_000;
/** Which pull request delivers, and that pull request. A claim by another mission is a conflict. */
async function findPull(engine, engaged, mission, state, conversation, commanded = null) {
    const explicit = engine.settings.prNumber;
    const needsClaims = state.pull === null && explicit === null && commanded === null && engaged.subject.kind !== 'pull_request';
    const updated = needsClaims
        ? await engine.github.pulls.listUpdatedSince((mission.createdAt ?? 0) - CLOCK_SKEW_MS)
        : [];
    const binding = decideBinding({
        explicit,
        subject: engaged.subject,
        recorded: state.pull,
        commanded,
        missionId: mission.id,
        candidates: { byBody: claimants(updated, mission.id), byClosing: conversation?.closedBy ?? [] },
    });
    if (binding.kind !== 'bound')
        return { binding, pull: null };
    const pull = await engine.github.pulls.read(binding.number);
    if (pull === null)
        return { binding: { kind: 'conflict', why: `there is no pull request #${binding.number}` }, pull: null };
    const why = await findOtherClaim(engine, engaged, mission, pull);
    return why === null ? { binding, pull } : { binding: { kind: 'conflict', why }, pull };
}
function claimants(pulls, missionId) {
    return pulls.filter((pull) => parseMissionClaims(pull.body).includes(missionId));
}
/** One pull request cannot carry two missions (spec §6, Binding). */
async function findOtherClaim(engine, engaged, mission, pull) {
    const claimed = parseMissionClaims(pull.body).find((id) => id !== mission.id);
    if (claimed !== undefined)
        return `pull request #${pull.number} says that it delivers mission ${claimed}`;
    for (const comment of pull.comments) {
        const other = readOtherMission(engine, engaged, comment, mission.id);
        if (other === null)
            continue;
        const { phase } = await engine.marketplace.getMission(other);
        if (phase !== 'ended')
            return `pull request #${pull.number} already carries mission ${other}`;
    }
    return null;
}
function readOtherMission(engine, engaged, comment, missionId) {
    for (const type of ['page', 'status']) {
        const marked = readMarkOf(engine, comment, type);
        const other = marked?.mission ?? null;
        if (other !== null && other !== missionId && marked?.subject !== engaged.state.subject)
            return other;
    }
    return null;
}
function readMarkOf(engine, comment, type) {
    return readMark(comment, type, engine.codec)?.mark ?? null;
}
/** People's standing words, from those who may settle (spec §6). Permissions are read live. */
async function readWords(engine, comments) {
    const { command, limits } = engine.settings;
    const authors = listCommandAuthors(comments, command);
    const permitted = new Set();
    await Promise.all(authors.map(async (author) => {
        if ((await findLack(engine, author, limits.settlePermission)) === null)
            permitted.add(author.login);
    }));
    return readStandingWords(comments, { prefix: command, mayAct: (login) => permitted.has(login) });
}
const NOT_SEEN = { reading: null, touched: null, evidence: { kind: 'not_needed' }, baseFailing: [] };
async function readDelivery(engine, state, pull) {
    const { policy, gate } = engine.settings;
    const [touched, reading] = await Promise.all([
        engine.github.pulls.listTouchedPaths(pull.number),
        policy.checks.kind === 'none' ? null : engine.github.checks.readForPull(pull),
    ]);
    if (reading === null)
        return { ...NOT_SEEN, touched };
    if (reading.kind === 'unavailable')
        return { reading, touched, evidence: reading, baseFailing: [] };
    const evidence = evaluateChecks(reading, {
        mode: policy.checks,
        ignore: policy.ignoreChecks,
        skipped: policy.skippedChecks,
        ours: ourselves(engine, state, gate.context),
    });
    return { reading, touched, evidence, baseFailing: await readBaseFailing(engine, evidence, pull) };
}
function ourselves(engine, state, statusContext) {
    const { jobCheckRunId } = engine.settings;
    return {
        statusContext,
        checkRunIds: jobCheckRunId === null ? state.ownJobs : [...state.ownJobs, jobCheckRunId],
        // Without a check run id (GHES) our own job is known by the run its details URL names.
        runIds: jobCheckRunId === null ? [engine.run.runId] : [],
    };
}
/** Names that fail on the base as well, so that nobody is sent back for what they did not break. */
async function readBaseFailing(engine, evidence, pull) {
    const failing = evidence.kind === 'evaluated' ? evidence.evidence.results.filter(hasFailed) : [];
    if (failing.length === 0)
        return [];
    const base = await engine.github.checks.readForBranch(pull.baseRef);
    if (base.kind === 'unavailable')
        return [];
    const options = { mode: { kind: 'all' }, ignore: [], skipped: 'pass', ours: NOBODY };
    const all = evaluateChecks(base, options);
    const red = new Set(all.kind === 'evaluated' ? all.evidence.results.filter(hasFailed).map((one) => one.name) : []);
    return failing.map((one) => one.name).filter((name) => red.has(name));
}
const NOBODY = { statusContext: '', checkRunIds: [], runIds: [] };
function hasFailed(result) {
    return result.verdict === 'failed';
}
function newestReport(reading) {
    return reading?.kind === 'read' ? Math.max(0, ...reading.reported.map((one) => one.at ?? 0)) : 0;
}
/** Adds what this look has seen to the state: the first binding, the head and since when, and our own job. */
function remember(engine, state, binding, pull) {
    const { jobCheckRunId } = engine.settings;
    const bound = binding.kind === 'bound' ? binding.number : state.pull;
    const moved = pull !== null && pull.headSha !== state.head;
    const known = jobCheckRunId === null || state.ownJobs.includes(jobCheckRunId);
    return {
        ...state,
        pull: bound,
        head: pull === null ? state.head : pull.headSha,
        headSince: moved ? engine.clock.now() : state.headSince,
        ownJobs: known ? state.ownJobs : [...state.ownJobs, jobCheckRunId].slice(-20),
    };
}

;// CONCATENATED MODULE: ./src/core/reference.js
const LABEL = 'Orkestro-Reference:';
const FOOTER = /^Orkestro-Reference: (repo=\d{1,16} (?:number=\d{1,10}|run=\S{1,600})) gen=(\d{1,3}) brief=([0-9a-f]{64}) comment=(\d{1,18}|none)$/;
/** The subject as a machine reads it: the same for every name the repository ever has. */
function reference_formatSubject(repository, subject) {
    const repo = `repo=${repository.id}`;
    if (subject.kind !== 'run')
        return `${repo} number=${subject.number}`;
    const parts = [subject.runId, subject.job, subject.index, subject.step].map((part) => encodeURIComponent(part));
    return `${repo} run=${parts.join('/')}`;
}
/** The reference as people read it: `owner/repo#12`, with ` g2` from the second generation on. */
function formatReference(repository, subject, generation) {
    const name = `${repository.owner}/${repository.name}`;
    const suffix = generation > 1 ? ` g${generation}` : '';
    return `${name}${formatSubjectName(subject)}${suffix}`;
}
function formatSubjectName(subject) {
    if (subject.kind !== 'run')
        return `#${subject.number}`;
    return ` run ${subject.runId}/${subject.job}/${subject.index}/${subject.step}`;
}
/** The mission's title: the brief's, and the reference last. */
function formatMissionTitle(title, reference) {
    return `${title} — ${reference}`;
}
/** The description as posted: the brief's text, and the machine-readable reference as its last line. */
function formatMissionDescription(description, footer) {
    const comment = footer.comment ?? 'none';
    const line = `${LABEL} ${footer.subject} gen=${footer.generation} brief=${footer.brief} comment=${comment}`;
    return description === '' ? line : `${description}\n\n${line}`;
}
/** Reads the last line of a mission's description; `null` when it isn't ours. Text above it, whatever it says, is not looked at. */
function parseFooter(description) {
    if (description === null)
        return null;
    const text = description.trimEnd();
    const match = FOOTER.exec(text.slice(text.lastIndexOf('\n') + 1));
    if (match === null)
        return null;
    const [, subject = '', generation = '', brief = '', comment = ''] = match;
    return { subject, generation: Number(generation), brief, comment: comment === 'none' ? null : Number(comment) };
}
/**
 * Sorts a list of own missions for one subject: `matched` by their footer; `unread` are those whose list item carries no
 * description and whose title ends like a reference to this subject in a repository of any name (it may have been renamed).
 */
function matchMissions(missions, subject, reference) {
    const ending = reference.slice(reference.indexOf('/'));
    const tail = ending.includes('#') ? ending.slice(ending.indexOf('#')) : ending.slice(ending.indexOf(' '));
    const matched = [];
    const unread = [];
    for (const mission of missions) {
        const footer = parseFooter(mission.description);
        if (footer?.subject === subject)
            matched.push({ mission, generation: footer.generation });
        else if (mission.description === null && mission.title.replace(/ g\d{1,3}$/, '').endsWith(tail))
            unread.push(mission);
    }
    return { matched, unread };
}

;// CONCATENATED MODULE: ./src/flow/page.js


/** How a verdict reads when nothing more is done about it in this run. */
function toOutcomeKind(verdict) {
    switch (verdict.kind) {
        case 'done':
            return 'accepted';
        case 'hold':
            return 'held';
        case 'accept':
        case 'rework':
        case 'wait':
            return 'pending';
    }
}
/** Makes the page of one mission as it stands. */
function createPage(engine, input) {
    const { settings, run, codec, clock } = engine;
    const { verdict, subject, generation, mission, state, ...rest } = input;
    return {
        repository: run.repository,
        serverUrl: run.serverUrl,
        subject,
        reference: formatReference(run.repository, subject, generation),
        generation,
        sandbox: codec.tag === 'orkestro-sandbox',
        dryRun: settings.dryRun,
        mission,
        verdict,
        outcome: input.outcome ?? toOutcomeKind(verdict),
        round: state?.round ?? 1,
        maxReworks: settings.policy.maxReworks,
        pull: rest.pull ?? null,
        evidence: rest.evidence ?? null,
        evidenceProblem: rest.evidenceProblem ?? null,
        brief: rest.brief,
        droppedComments: rest.droppedComments,
        history: state?.history ?? [],
        warnings: rest.warnings,
        runUrl: formatRunUrl(run),
        commandPrefix: settings.command,
        statusContext: settings.gate.context,
        gateOpen: rest.gateOpen ?? false,
        now: clock.now(),
    };
}

;// CONCATENATED MODULE: ./src/flow/held.js

/** The subject's key in marks and footers. */
function held_keyOf(engine, subject) {
    return reference_formatSubject(engine.run.repository, subject);
}
/** What is known of a hire that stops here. */
function describeHeld(subject, verdict, more = {}) {
    return {
        verdict,
        subject,
        generation: more.generation ?? 1,
        mission: more.mission ?? null,
        brief: more.order?.brief ?? null,
        droppedComments: more.order?.droppedComments ?? 0,
        warnings: more.order?.warnings ?? [],
        refused: more.refused ?? false,
    };
}
/** A hold as the result of hiring. */
function holdHire(subject, verdict, more = {}) {
    return { kind: 'held', held: describeHeld(subject, verdict, more) };
}
/** The state of a mission that has just begun, or that is adopted without one. */
function createState(subject, generation, more = {}) {
    return {
        type: 'status',
        subject,
        mission: null,
        generation,
        round: 1,
        sequence: 0,
        brief: null,
        budgetCents: null,
        pull: null,
        head: null,
        headSince: null,
        sentBackSha: null,
        leftSince: false,
        ownJobs: [],
        history: [],
        ...more,
    };
}

;// CONCATENATED MODULE: ./src/flow/publish.js






/** The page of a mission as this look saw it. */
function pageOfLook(engine, look, verdict, more = {}) {
    const { engaged, observation } = look;
    const { evidence } = observation;
    return createPage(engine, {
        ...engaged,
        ...more,
        verdict,
        pull: observation.pull,
        evidence: evidence.kind === 'evaluated' ? evidence.evidence : null,
        evidenceProblem: evidence.kind === 'unavailable' ? evidence.why : null,
        gateOpen: isGateOpen(engine, look),
    });
}
/** `gate-on: verified` opens when the evidence passes, whoever pays and whenever; `accepted` only once it is paid. */
function isGateOpen(engine, { engaged, observation, lost }) {
    if (engaged.mission.phase === 'accepted')
        return true;
    const { gate, policy } = engine.settings;
    if (gate.on === 'accepted' || lost !== null)
        return false;
    return decide(observation, { ...policy, payOn: 'checks', onPass: 'accept' }).kind === 'accept';
}
/** Shows a page everywhere it belongs; only what changed is written. A page that cannot be shown is a warning, never a stop. */
async function publish(engine, look, page) {
    logChange(engine, page);
    const { engaged } = look;
    if (engine.settings.dryRun)
        return engaged;
    const visible = engine.render.comment(page);
    const { comment, state } = engaged;
    const [written] = await Promise.all([
        guard(engine, 'the status comment', { comment, state }, async () => comment === null ? { comment, state } : writeStatus(engine, comment, state, visible)),
        guard(engine, "the pull request's page", undefined, () => showOnPull(engine, look, visible)),
        guard(engine, 'the commit status', undefined, () => showStatus(engine, look, page)),
    ]);
    return { ...engaged, ...written };
}
/** One log line per change, not per look. */
function logChange(engine, page) {
    const line = engine.render.logLine(page);
    if (engine.shown.get('log') === line)
        return;
    engine.shown.set('log', line);
    engine.log.info(line);
}
async function guard(engine, what, otherwise, write) {
    try {
        return await write();
    }
    catch (error) {
        engine.log.warning(`${what} could not be written: ${error instanceof Error ? error.message : 'unknown error'}`);
        return otherwise;
    }
}
async function showOnPull(engine, { engaged, observation }, visible) {
    const { pull, binding } = observation;
    if (pull === null || binding.kind !== 'bound' || pull.number === engaged.home)
        return;
    const mark = {
        type: 'page',
        subject: engaged.state.subject,
        mission: engaged.mission.id,
        pull: pull.number,
    };
    const body = composeBody(visible, mark, engine.codec);
    const known = engine.shown.get(`page ${pull.number}`) ?? '';
    if (known === body)
        return;
    const mine = findPage(engine, pull, mark);
    if (mine === null)
        await engine.github.conversations.createComment(pull.number, body);
    else if (withoutMark(mine.body) !== visible.trimEnd())
        await engine.github.conversations.editComment(mine.id, body);
    engine.shown.set(`page ${pull.number}`, body);
}
function findPage(engine, pull, mark) {
    const pages = listMarks(pull.comments, 'page', mark.subject, engine.codec).filter((one) => one.mark.mission === mark.mission);
    const trial = engine.codec.tag === 'orkestro-sandbox'
        ? pull.comments.find((comment) => comment.byUs && hasMark(comment.body, engine.codec))
        : undefined;
    return pages[0]?.comment ?? trial ?? null;
}
async function showStatus(engine, look, page) {
    const { context } = engine.settings.gate;
    const { pull, binding } = look.observation;
    if (context === '' || pull === null || binding.kind !== 'bound')
        return;
    const url = look.engaged.comment?.url ?? formatRunUrl(engine.run);
    const status = { context, url, ...engine.render.status(page) };
    const text = `${status.state} ${status.description}`;
    const place = `status ${pull.headSha}`;
    if ((engine.shown.get(place) ?? reportedStatus(look, context)) === text)
        return;
    const done = await engine.github.statuses.set(pull.headSha, status);
    if (!done)
        engine.log.warning(`${context} could not be set on ${pull.headSha.slice(0, 7)}: the job needs statuses: write`);
    engine.shown.set(place, text);
}
function reportedStatus({ reading }, context) {
    if (reading?.kind !== 'read')
        return null;
    const own = reading.reported.filter((one) => one.kind === 'status' && one.name === context);
    const newest = own.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0)).at(-1);
    return newest === undefined ? null : `${newest.state} ${newest.description ?? ''}`;
}
/**
 * Shows why there is no mission to follow: on the subject's status comment, with the trigger label off after a refusal, so
 * that it can be put on again (spec §7). Returns the comment's URL.
 */
async function publishHeld(engine, held) {
    const state = createState(held_keyOf(engine, held.subject), held.generation);
    const page = createPage(engine, { ...held, state: null });
    logChange(engine, page);
    const { subject } = held;
    if (subject.kind === 'run' || engine.settings.dryRun)
        return { page, url: null };
    const url = await guard(engine, 'the status comment', null, async () => {
        const conversation = await engine.github.conversations.read(subject.number);
        if (conversation === null)
            return null;
        const visible = engine.render.comment(page);
        const { comment, state: stored } = await ensureStatus(engine, subject.number, conversation, state, visible);
        // The mission that is there keeps its page: this refusal is about this run's inputs only.
        if (held.verdict.code === 'reference_taken')
            return comment.url;
        return (await writeStatus(engine, comment, stored, visible)).comment.url;
    });
    if (held.refused)
        await guard(engine, 'the trigger label', undefined, () => removeTrigger(engine, subject.number));
    return { page, url };
}
function removeTrigger(engine, number) {
    return engine.github.conversations.removeLabel(number, engine.settings.label);
}

;// CONCATENATED MODULE: ./src/core/rework.js

/** Longest reason, in characters. */
const REASON_LENGTH = 4_000;
/** Richest first; each next one drops what helps least: the rest of a summary, then annotations, then Definition-of-Done items, then checks. */
const MEASURES = [
    { checks: 20, summary: 1_200, annotations: 10, items: 20 },
    { checks: 20, summary: 400, annotations: 10, items: 20 },
    { checks: 20, summary: 150, annotations: 5, items: 10 },
    { checks: 20, summary: 0, annotations: 3, items: 5 },
    { checks: 20, summary: 0, annotations: 1, items: 0 },
    { checks: 8, summary: 0, annotations: 0, items: 0 },
    { checks: 3, summary: 0, annotations: 0, items: 0 },
];
/** Writes the reason: what failed, where, and which items of the Definition-of-Done are concerned; at most 4,000 characters. */
function formatReworkReason(input) {
    let text = '';
    for (const measure of MEASURES) {
        text = formatParts(input, measure);
        if (text.length <= REASON_LENGTH)
            return text;
    }
    return (0,core_text/* cut */.Jj)(text, REASON_LENGTH);
}
function formatParts(input, measure) {
    const failed = (input.evidence?.results ?? []).filter(({ verdict }) => verdict === 'failed');
    // Redacted whole, since half a secret is recognised no more, and again once nothing hides between its letters.
    const clean = (text) => input.redact(toPlainText(input.redact(text ?? '')));
    const checks = failed.slice(0, measure.checks).map((result) => formatCheck(result, input, measure, clean));
    const rest = failed.length - checks.length;
    return [
        clean(input.verdict.say),
        formatVerification(input, clean),
        ...checks,
        rest > 0 ? `And ${rest} more failed.` : '',
        formatItems(clean(input.mission.dod), failed, measure.items),
    ]
        .filter((part) => part !== '')
        .join('\n\n');
}
function formatVerification({ verdict, mission }, clean) {
    if (verdict.code !== 'verification_failed')
        return '';
    return `Verification: ${(0,core_text/* cut */.Jj)(clean(mission.verificationText), 300)}`;
}
function formatCheck(result, { details }, measure, clean) {
    const detail = details.get(result.nodeId ?? '') ?? NO_DETAILS;
    const short = (text, most) => (0,core_text/* cut */.Jj)(clean(text).replaceAll(/\s+/g, ' '), most);
    const title = short(detail.title ?? result.description, 160);
    const lines = [
        `Failed: ${short(result.name, 120)}${title === '' ? '' : ` — ${title}`}`,
        short(result.url, 300),
        ...detail.annotations
            .slice(0, measure.annotations)
            .map(({ path, line, message }) => `${short(path, 160)}:${line} ${short(message, 240)}`),
        measure.summary === 0 ? '' : (0,core_text/* cut */.Jj)(clean(detail.summary), measure.summary),
    ];
    // Indented, so that foreign lines cannot pass for lines of ours.
    const text = lines.filter((line) => line !== '').join('\n');
    return text.replaceAll('\n', '\n  ');
}
const NO_DETAILS = { title: null, summary: null, annotations: [] };
/** The Definition-of-Done's items that name a failed check; when none does, all that are not ticked. Without a list, its lines. */
function formatItems(dod, failed, most) {
    const lines = dod.split('\n').filter((line) => line.trim() !== '');
    const list = lines.flatMap((line) => /^\s*(?:[-*+]|\d{1,3}[.)]) (.*)$/s.exec(line)?.[1]?.trim() ?? []);
    const items = (list.length > 0 ? list : lines)
        .filter((item) => !/^\[x\]/i.test(item))
        .map((item) => item.replace(/^\[ \] */, ''));
    const names = failed.map(({ name }) => name.toLowerCase());
    const concerned = items.filter((item) => names.some((name) => item.toLowerCase().includes(name)));
    const chosen = (concerned.length > 0 ? concerned : items).slice(0, most);
    return chosen.length === 0 ? '' : ['Definition of Done:', ...chosen.map((item) => `- ${(0,core_text/* cut */.Jj)(item, 200)}`)].join('\n');
}
/** Without escape sequences and control characters; line ends as `\n`, no more than one empty line in a row. */
function toPlainText(text) {
    return text
        .replaceAll(/\u001B\[[0-9;]{0,20}[A-Za-z]/g, '')
        .replaceAll(/\r\n?/g, '\n')
        .replaceAll(/[^\P{Cc}\n\t]/gu, '')
        .replaceAll(/\n{3,}/g, '\n\n')
        .trim();
}

;// CONCATENATED MODULE: ./src/flow/settle.js
/**
 * Settling a round at most once (spec §6): judge again on fresh reads → burn the decision fuse → decision comment → re-read
 * mission, people's words, and the head last → POST once. A rework is never sent again.
 */








/** From the burn to the POST, ms. */
const DECISION_MS = 60_000;
/** How long another run's settling is waited for, ms, before it counts as in doubt. */
const OTHERS_MS = 120_000;
/** Carries out an `accept` or `rework`. The verdict is judged again on fresh reads first. */
async function settle(engine, before, verdict) {
    const look = await observe(engine, before.engaged);
    const again = decide(look.observation, engine.settings.policy);
    if (look.lost !== null || again.kind !== verdict.kind || headOf(look) !== headOf(before))
        return { kind: 'again', look };
    const { home, comment } = look.engaged;
    if (home === null && engine.run.runAttempt > 1 && verdict.kind === 'rework')
        return { kind: 'held', verdict: doubtOfRerun(), look };
    if (home !== null && comment === null)
        return { kind: 'held', verdict: noPlace(), look };
    const { round } = look.observation.rounds;
    const place = { on: 'comment', id: comment?.id ?? 0 };
    const burn = await engine.fuse.burn(place, round);
    switch (burn.kind) {
        case 'ours':
            return settleAsOwner(engine, look, again, () => engine.fuse.takeBack(place, burn.burnId));
        case 'burnt':
            return afterOthers(engine, look, place);
        case 'gone':
            return { kind: 'held', verdict: noPlace(), look };
        case 'denied':
            return { kind: 'held', verdict: notAllowed(burn.why), look };
        case 'unclear':
            return {
                kind: 'held',
                verdict: inDoubt(`whether this run burnt the decision fuse is unknown: ${burn.why}`),
                look,
            };
    }
}
function headOf(look) {
    return look.observation.pull?.headSha ?? null;
}
/** Somebody else burnt the fuse of this round: give them time, then it is in doubt. */
async function afterOthers(engine, look, place) {
    const { round } = look.observation.rounds;
    const reading = await engine.fuse.read(place, round);
    if (reading.kind === 'burnt' && engine.clock.now() - reading.at < OTHERS_MS && !engine.signal.aborted) {
        await engine.clock.sleep(Math.min(5_000, Math.max(0, engine.deadline - engine.clock.now())), engine.signal);
        if (engine.clock.now() < engine.deadline)
            return { kind: 'again', look: null };
    }
    if (reading.kind === 'intact')
        return { kind: 'again', look: null };
    return {
        kind: 'held',
        verdict: inDoubt(`round ${round} was begun by another run and the mission still waits`),
        look,
    };
}
async function settleAsOwner(engine, look, verdict, takeBack) {
    const deadline = engine.clock.now() + DECISION_MS;
    let note = null;
    const withdraw = async () => {
        if (note !== null)
            await engine.github.conversations.deleteComment(note.id).catch(() => false);
        return takeBack().catch(() => false);
    };
    try {
        if (await sawNewDecision(engine, look)) {
            await withdraw();
            return { kind: 'again', look: null };
        }
        note = await writeDecision(engine, look, verdict);
    }
    catch (error) {
        await withdraw();
        throw error;
    }
    return send(engine, { look, verdict, withdraw, deadline });
}
/** A decision of this round that was not seen when judging: its author knew something that this run did not. */
async function sawNewDecision(engine, look) {
    const { home, state } = look.engaged;
    if (home === null || isTrial(engine))
        return false;
    const conversation = await engine.github.conversations.read(home);
    const seen = new Set(look.decisions.map(({ comment }) => comment.id));
    const marks = listMarks(conversation?.comments ?? [], 'decision', state.subject, engine.codec);
    return marks.some(({ comment, mark }) => isOfRound(mark, state) && !seen.has(comment.id));
}
function isOfRound(mark, state) {
    return mark.mission === state.mission && mark.generation === state.generation && mark.round === state.round;
}
async function writeDecision(engine, look, verdict) {
    const { home, state, mission } = look.engaged;
    if (home === null || isTrial(engine))
        return null;
    const { evidence } = look.observation;
    const mark = {
        type: 'decision',
        subject: state.subject,
        mission: mission.id,
        generation: state.generation,
        round: state.round,
        verdict: verdict.kind === 'accept' ? 'accept' : 'rework',
        sha: headOf(look),
        evidence: sha256(canonicalJson(evidence.kind === 'evaluated' ? evidence.evidence : evidence)),
        run: formatRun(engine.run),
        nonce: engine.nonce(),
        at: engine.clock.now(),
    };
    const visible = engine.render.decision(pageOfLook(engine, look, verdict), verdict, mark.sha);
    return engine.github.conversations.createComment(home, composeBody(visible, mark, engine.codec));
}
async function send(engine, turn) {
    const { look, verdict } = turn;
    const reason = verdict.kind === 'rework' ? await composeReason(engine, look, verdict) : '';
    const unchanged = await isUnchanged(engine, look).catch(() => false);
    if (!unchanged || engine.clock.now() >= turn.deadline || engine.signal.aborted) {
        return (await turn.withdraw()) ? { kind: 'again', look: null } : { kind: 'held', verdict: stuck(), look };
    }
    const reply = await post(engine, look, verdict, reason);
    if (reply.kind === 'refused') {
        const clean = await turn.withdraw();
        return clean ? { kind: 'failed', failure: reply.failure, look } : { kind: 'held', verdict: stuck(), look };
    }
    return afterSending(engine, turn, reply, reason);
}
/** Reads again what payment depends on: the mission, people's words, and the head last (spec §6). */
async function isUnchanged(engine, look) {
    const { engaged, observation } = look;
    const [mission, conversation, pull] = await Promise.all([
        engine.marketplace.getMission(engaged.mission.id),
        engaged.home === null ? null : engine.github.conversations.read(engaged.home),
        observation.pull === null ? null : engine.github.pulls.read(observation.pull.number),
    ]);
    if (!sameMission(mission, observation.mission) || !samePull(pull, observation.pull))
        return false;
    const elsewhere = pull === null || pull.number === engaged.home ? [] : pull.comments;
    const words = await readWords(engine, [...(conversation?.comments ?? []), ...elsewhere]);
    if (words.hold !== null || (words.bind ?? pull?.number) !== pull?.number)
        return false;
    if (pull === null)
        return true;
    return (await engine.github.pulls.readHead(pull.number)) === observation.pull?.headSha;
}
/** The head is not compared here: it is read last, alone. */
function samePull(now, before) {
    if (now === null || before === null)
        return now === before;
    return now.state === before.state && now.draft === before.draft && now.baseRef === before.baseRef;
}
function sameMission(now, before) {
    return isReady(now) && now.verification === before.verification && now.budgetCents === before.budgetCents;
}
function post(engine, look, verdict, reason) {
    const { id } = look.engaged.mission;
    return verdict.kind === 'accept'
        ? engine.marketplace.acceptMission(id)
        : engine.marketplace.reworkMission(id, reason);
}
/** The answer says it is done, or is unclear: only the mission itself tells. */
async function afterSending(engine, turn, reply, reason) {
    const { look, verdict } = turn;
    const mission = await readAfterwards(engine, look, reply);
    if (mission !== null && tookEffect(mission, verdict))
        return settled(engine, look, verdict, mission);
    const mayRepeat = verdict.kind === 'accept' && reply.kind === 'unclear' && mission !== null && isReady(mission);
    if (mayRepeat && (await isUnchanged(engine, look).catch(() => false))) {
        const second = await post(engine, look, verdict, reason);
        const after = second.kind === 'refused' ? mission : await readAfterwards(engine, look, second);
        if (after !== null && tookEffect(after, verdict))
            return settled(engine, look, verdict, after);
    }
    const why = reply.kind === 'unclear' ? reply.failure.why : 'the marketplace said yes, but the mission has not changed';
    return { kind: 'held', verdict: inDoubt(`the ${verdict.kind} was sent and its answer is unclear (${why})`), look };
}
async function readAfterwards(engine, look, reply) {
    if (reply.kind === 'done' && reply.value !== null)
        return reply.value;
    return engine.marketplace.getMission(look.engaged.mission.id).catch(() => null);
}
function tookEffect(mission, verdict) {
    if (verdict.kind === 'accept')
        return mission.phase === 'accepted';
    return mission.phase === 'in_progress' || mission.phase === 'matched';
}
function settled(engine, look, verdict, mission) {
    const { state } = look.engaged;
    const at = engine.clock.now();
    const sha = headOf(look);
    const where = sha === null ? '' : ` at ${sha.slice(0, 7)}`;
    const text = verdict.kind === 'accept' ? `Accepted and paid${where}` : `Sent back${where} (round ${state.round})`;
    const history = addHistory(state.history, { at, text });
    const next = verdict.kind === 'accept'
        ? { ...state, history }
        : { ...state, history, round: state.round + 1, sentBackSha: sha, leftSince: true };
    return {
        kind: 'settled',
        verdict,
        state: next,
        look: { ...look, engaged: { ...look.engaged, mission, state: next } },
    };
}
async function composeReason(engine, look, verdict) {
    const evidence = look.observation.evidence.kind === 'evaluated' ? look.observation.evidence.evidence : null;
    const failing = new Set(evidence?.results.filter((one) => one.verdict === 'failed').map((one) => one.nodeId));
    const checks = look.reading?.kind === 'read' ? look.reading.reported.filter((one) => failing.has(one.nodeId)) : [];
    const details = checks.length === 0 ? new Map() : await engine.github.checks.readDetails(checks).catch(() => new Map());
    return formatReworkReason({ verdict, mission: look.engaged.mission, evidence, details, redact: engine.redact });
}
function isTrial(engine) {
    return engine.codec.tag === 'orkestro-sandbox';
}
function inDoubt(why) {
    return hold('settle_in_doubt', `Whether this round was settled cannot be known: ${why}. Nothing is sent again by itself.`, 'A person looks at the mission on the marketplace and settles it there.');
}
function stuck() {
    return inDoubt('nothing was sent, but the guarding reaction could not be taken back');
}
function doubtOfRerun() {
    return inDoubt('an earlier attempt of this run may have sent the work back already');
}
function noPlace() {
    return hold('state_lost', 'The status comment that guards the decision is gone, so nothing is settled by itself.', 'A person settles the mission with the marketplace.');
}
function notAllowed(why) {
    return hold('missing_permission', `Nothing was settled: the reaction that guards the decision could not be set (${why}).`, 'Give the job permissions: issues: write and pull-requests: write; the next run goes on.');
}

;// CONCATENATED MODULE: ./src/core/schedule.js
/** When to look next (spec §5): often at first, then ever less, and once more just before time is over. All times in ms. */
const FIRST_DELAY_MS = 2_000;
const GROWTH = 1.5;
const JITTER = 0.1;
/** What the last look is given before the deadline. */
const LAST_LOOK_MS = 2_000;
/** The pause before the next look, ms; the last look falls just before the deadline, and then comes `null`: time is over. */
function nextPollDelay({ lookIndex, capMs, random, now, deadline }) {
    const lastLook = deadline - LAST_LOOK_MS - now;
    if (lastLook <= 0)
        return null;
    const pause = Math.min(FIRST_DELAY_MS * GROWTH ** lookIndex, capMs);
    return Math.min(Math.round(pause * (1 - JITTER + 2 * JITTER * random)), lastLook);
}

;// CONCATENATED MODULE: ./src/flow/wait.js
/** One waiter with a deadline and an abort signal; the schedule itself is pure (core/schedule.ts). */

/** Waits by the schedule of spec §5, up to the engine's deadline. */
function createWaiter({ clock, settings, deadline, signal }) {
    let looks = 0;
    let last = null;
    return {
        async pause() {
            const now = clock.now();
            const delay = nextPollDelay({
                lookIndex: looks++,
                capMs: settings.waiting.pollIntervalMs,
                random: clock.random(),
                now,
                deadline,
            });
            if (delay === null || signal.aborted)
                return false;
            await clock.sleep(delay, signal);
            return !signal.aborted;
        },
        observe(seen) {
            if (seen !== last)
                looks = 0;
            last = seen;
        },
        isLast: () => signal.aborted || clock.now() >= deadline,
    };
}

;// CONCATENATED MODULE: ./src/flow/follow.js










/** A full look, GitHub included, at least this often (ms); between them an unchanged mission costs one request. */
const FULL_LOOK_MS = 5 * 60_000;
/** Holds that may resolve by themselves: looked at again until the timeout (spec §2). */
const PASSING_HOLDS = new Set(['checks_unavailable', 'checks_inconclusive']);
/** Follows one mission. Throws MarketplaceError or GitHubError only when a single pass was asked for. */
async function follow(given, start, patience) {
    if (patience === 'none')
        return reportPosted(given, start);
    const engine = withFuseFor(given, start);
    const waiter = createWaiter(engine);
    let engaged = start;
    let fullAt = engine.clock.now();
    for (;;) {
        const turn = await attempt(engine, waiter.isLast() || patience !== 'loop', () => takeTurn(engine, engaged));
        if (turn !== null) {
            engaged = turn.look.engaged;
            fullAt = engine.clock.now();
            if (patience !== 'loop' || isEnd(turn))
                return toOutcome(engine, turn);
            waiter.observe(`${turn.page.outcome} ${turn.verdict.code} ${engaged.mission.status} ${turn.look.observation.pull?.headSha ?? ''}`);
        }
        const more = await waitForChange(engine, waiter, engaged, fullAt);
        if (!more && turn !== null)
            return toTimeout(engine, turn);
        if (!more)
            return toOutcome(engine, await takeTurn(engine, engaged));
    }
}
/** A mission of a run without issue or pull request has no comment to burn a fuse on; nobody but this run settles it. */
function withFuseFor(engine, { home }) {
    return home === null ? { ...engine, fuse: createMemoryFuse(() => engine.clock.now()) } : engine;
}
/** Between looks: while the marketplace shows no change and nothing is ready, one request a poll. False: time is over. */
async function waitForChange(engine, waiter, engaged, fullAt) {
    for (;;) {
        if (!(await waiter.pause()))
            return false;
        if (isReady(engaged.mission) || engine.clock.now() - fullAt >= FULL_LOOK_MS)
            return true;
        const mission = await attempt(engine, false, () => engine.marketplace.getMission(engaged.mission.id));
        if (mission === null)
            continue;
        const { status, verificationText, specialist } = engaged.mission;
        if (mission.status !== status || mission.verificationText !== verificationText || mission.specialist !== specialist)
            return true;
    }
}
/** A passing failure of a read costs a warning, not the wait; `null`: nothing was seen. */
async function attempt(engine, last, body) {
    try {
        return await body();
    }
    catch (error) {
        if (last || !isTransient(error))
            throw error;
        engine.log.warning(`${error instanceof Error ? error.message : 'a read failed'}; looking again`);
        return null;
    }
}
async function takeTurn(engine, engaged) {
    let look = null;
    // What moves between judging and paying is judged again; a mission that never stands still waits for the next look.
    for (let round = 0; round < 3; round++) {
        look ??= await observe(engine, engaged);
        const verdict = judge(engine, look);
        if (engine.settings.dryRun || (verdict.kind !== 'accept' && verdict.kind !== 'rework'))
            return show(engine, look, verdict);
        const result = await settle(engine, look, verdict);
        if (result.kind === 'again') {
            look = result.look;
            continue;
        }
        if (result.kind === 'settled')
            return showSettled(engine, result.look, result.verdict);
        const { failure } = result.kind === 'failed' ? result : { failure: null };
        const held = result.kind === 'held'
            ? result.verdict
            : hold('marketplace_error', `Nothing was settled: ${failure?.what ?? ''} (${failure?.why ?? ''}).`, failure?.fix ?? '');
        return show(engine, result.look, held);
    }
    look ??= await observe(engine, engaged);
    const verdict = judge(engine, look);
    const moving = {
        ...verdict,
        kind: 'wait',
        code: 'head_moved',
        say: 'Something kept moving while it was judged, or another run is settling it; this run sent nothing.',
    };
    return show(engine, look, verdict.kind === 'accept' || verdict.kind === 'rework' ? moving : verdict);
}
/** The table, and before it the one thing it cannot see: a state that is not to be trusted. */
function judge(engine, look) {
    const verdict = decide(look.observation, engine.settings.policy);
    if (look.lost === null || verdict.code === 'already_accepted' || verdict.code === 'mission_ended')
        return verdict;
    return hold('state_lost', `The signed state of mission ${look.engaged.mission.id} is not to be trusted: ${look.lost}.`, 'A person looks at the mission and settles it with the marketplace.');
}
async function show(engine, look, verdict) {
    const page = pageOfLook(engine, look, verdict);
    const engaged = await publish(engine, look, page);
    return { look: { ...look, engaged }, page, verdict, acted: false };
}
async function showSettled(engine, look, verdict) {
    const outcome = verdict.kind === 'accept' ? 'accepted' : 'reworked';
    const page = pageOfLook(engine, look, verdict, { outcome });
    const engaged = await publish(engine, look, page);
    return { look: { ...look, engaged }, page, verdict, acted: true };
}
function isEnd({ verdict, page }) {
    if (page.outcome === 'accepted')
        return true;
    return verdict.kind === 'hold' && !PASSING_HOLDS.has(verdict.code);
}
function toOutcome(engine, { look, page, verdict, acted }) {
    const settledNow = acted || page.outcome === 'accepted';
    const by = acted ? `policy, run ${engine.run.runId}` : 'an earlier run';
    const receipt = settledNow ? createReceipt(page, by) : null;
    return {
        kind: page.outcome,
        code: verdict.code,
        say: verdict.say,
        next: verdict.next,
        page,
        pages: [],
        commentUrl: look.engaged.comment?.url ?? null,
        specialists: null,
        receipt,
        exitWithFailure: false,
    };
}
/** The time is over, or the job was cancelled: the mission goes on, and a later run resumes it. */
function toTimeout(engine, turn) {
    const outcome = toOutcome(engine, turn);
    if (turn.page.outcome === 'reworked')
        return outcome;
    const resume = 'The mission goes on at the marketplace with its escrow held; run the job again to resume.';
    if (engine.signal.aborted) {
        return {
            ...outcome,
            kind: 'pending',
            code: 'cancelled',
            say: `Cancelled while waiting: ${turn.verdict.say}`,
            next: resume,
        };
    }
    const timedOut = turn.verdict.kind === 'wait';
    return { ...outcome, exitWithFailure: timedOut && engine.settings.waiting.onTimeout === 'fail' };
}
function reportPosted(engine, engaged) {
    const verdict = {
        kind: 'wait',
        code: 'posted',
        say: `Mission ${engaged.mission.id} is posted (${engaged.mission.status}).`,
        next: 'A later run settles it: mode: sync with this mission-id, or the label again.',
    };
    const page = createPage(engine, { ...engaged, verdict });
    engine.log.info(engine.render.logLine(page));
    return {
        kind: 'pending',
        code: verdict.code,
        say: verdict.say,
        next: verdict.next,
        page,
        pages: [],
        commentUrl: engaged.comment?.url ?? null,
        specialists: null,
        receipt: null,
        exitWithFailure: false,
    };
}

;// CONCATENATED MODULE: ./src/core/month.js
/**
 * Sum of the budgets, in integer cents, of all missions posted since the beginning of `now`'s UTC month (ms), whatever
 * became of them. A date ahead of `now` counts too: clocks differ, and a cap errs on the careful side. `null`: a mission of
 * unknown date, or one of this month with an unknown budget, makes the sum unknowable.
 */
function sumMonthCents(missions, now) {
    const today = new Date(now);
    const start = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), 1);
    let sum = 0;
    for (const { createdAt, budgetCents } of missions) {
        if (createdAt === null || !Number.isFinite(createdAt))
            return null;
        if (createdAt < start)
            continue;
        if (budgetCents === null || !Number.isSafeInteger(budgetCents) || budgetCents < 0)
            return null;
        sum += budgetCents;
    }
    return Number.isSafeInteger(sum) ? sum : null;
}

;// CONCATENATED MODULE: ./src/core/brief.js
/** The brief as it is authorised, sent and remembered: normalised text and one hash over all of it (spec §7). */

/** The longest brief that is posted, in characters (Unicode code points) after normalising. */
const BRIEF_LIMITS = { title: 256, description: 30_000, dod: 10_000 };
/** Normalises and hashes a brief: what differs only in line ends or trailing white space is the same brief. */
function freezeBrief(brief) {
    const text = {
        title: tidyText(brief.title).split('\n').join(' ').trim(),
        description: tidyText(brief.description),
        dod: tidyText(brief.dod),
    };
    return { ...text, hash: sha256(canonicalJson(text)) };
}
/** LF line ends, no white space at the end of lines, no empty lines at either end, no byte order mark. */
function tidyText(text) {
    const lines = toLines(text).map((line) => line.trimEnd());
    const isFilled = (line) => line !== '';
    const first = lines.findIndex(isFilled);
    return first === -1 ? '' : lines.slice(first, lines.findLastIndex(isFilled) + 1).join('\n');
}
/** LF line ends and no byte order mark; everything else as it is. */
function toLines(text) {
    return text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
}
/** Characters as people count them for a limit: code points. */
function countCharacters(text) {
    let count = 0;
    for (const _ of text)
        count += 1;
    return count;
}

;// CONCATENATED MODULE: ./src/core/code-point-name.js
/** Names for code points that cannot be seen, so that a refusal can say which ones they are. */
const code_point_name_NAMES = new Map([
    [0x00ad, 'SOFT HYPHEN'],
    [0x034f, 'COMBINING GRAPHEME JOINER'],
    [0x061c, 'ARABIC LETTER MARK'],
    [0x115f, 'HANGUL CHOSEONG FILLER'],
    [0x1160, 'HANGUL JUNGSEONG FILLER'],
    [0x180e, 'MONGOLIAN VOWEL SEPARATOR'],
    [0x200b, 'ZERO WIDTH SPACE'],
    [0x200c, 'ZERO WIDTH NON-JOINER'],
    [0x200d, 'ZERO WIDTH JOINER'],
    [0x200e, 'LEFT-TO-RIGHT MARK'],
    [0x200f, 'RIGHT-TO-LEFT MARK'],
    [0x2028, 'LINE SEPARATOR'],
    [0x2029, 'PARAGRAPH SEPARATOR'],
    [0x202a, 'LEFT-TO-RIGHT EMBEDDING'],
    [0x202b, 'RIGHT-TO-LEFT EMBEDDING'],
    [0x202c, 'POP DIRECTIONAL FORMATTING'],
    [0x202d, 'LEFT-TO-RIGHT OVERRIDE'],
    [0x202e, 'RIGHT-TO-LEFT OVERRIDE'],
    [0x2060, 'WORD JOINER'],
    [0x2061, 'FUNCTION APPLICATION'],
    [0x2062, 'INVISIBLE TIMES'],
    [0x2063, 'INVISIBLE SEPARATOR'],
    [0x2064, 'INVISIBLE PLUS'],
    [0x2066, 'LEFT-TO-RIGHT ISOLATE'],
    [0x2067, 'RIGHT-TO-LEFT ISOLATE'],
    [0x2068, 'FIRST STRONG ISOLATE'],
    [0x2069, 'POP DIRECTIONAL ISOLATE'],
    [0x3164, 'HANGUL FILLER'],
    [0xfeff, 'ZERO WIDTH NO-BREAK SPACE'],
    [0xffa0, 'HALFWIDTH HANGUL FILLER'],
    [0xe0001, 'LANGUAGE TAG'],
    [0xe007f, 'CANCEL TAG'],
]);
/** Ranges named by what they carry. */
const RANGES = [
    { from: 0xfe00, to: 0xfe0f, name: (codePoint) => `VARIATION SELECTOR-${codePoint - 0xfe00 + 1}` },
    { from: 0xe0100, to: 0xe01ef, name: (codePoint) => `VARIATION SELECTOR-${codePoint - 0xe0100 + 17}` },
    {
        from: 0xe0020,
        to: 0xe007e,
        name: (codePoint) => `TAG CHARACTER "${String.fromCodePoint(codePoint - 0xe0000)}"`,
    },
];
/** `U+202E RIGHT-TO-LEFT OVERRIDE`; a code point without a name of its own is called by its kind. */
function nameCodePoint(codePoint) {
    const hex = codePoint.toString(16).toUpperCase().padStart(4, '0');
    const range = RANGES.find(({ from, to }) => codePoint >= from && codePoint <= to);
    return `U+${hex} ${code_point_name_NAMES.get(codePoint) ?? range?.name(codePoint) ?? nameKind(String.fromCodePoint(codePoint))}`;
}
function nameKind(char) {
    if (/^\p{Cc}$/u.test(char))
        return 'CONTROL CHARACTER';
    if (/^\p{Cs}$/u.test(char))
        return 'LONE SURROGATE';
    return /^\p{Cf}$/u.test(char) ? 'FORMAT CHARACTER' : 'INVISIBLE CHARACTER';
}

;// CONCATENATED MODULE: ./src/core/hidden-text.js
/**
 * Text that a person cannot see and a machine can read (spec §7, `hidden_text`): every default-ignorable, format, control
 * and bidi code point is refused, unless its neighbours show that the script or the emoji needs it there.
 */

const HIDDEN = /[[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Bidi_Control}\p{Cc}\p{Cs}\u2028\u2029]--[\t\n\r]]/v;
const LINE_END = /\r\n|\n|\r/;
const ZWNJ = 0x200c;
const ZWJ = 0x200d;
const TEXT_STYLE = 0xfe0e;
const EMOJI_STYLE = 0xfe0f;
const KEYCAP = '\u20e3';
const DIRECTION_MARKS = new Set([0x200e, 0x200f, 0x061c]);
/** Scripts in which joiners change how neighbouring letters are written. */
const JOINING_SCRIPTS = [
    /[[\p{Script=Arabic}]&&[\p{L}\p{M}]]/v,
    /[[\p{Script=Syriac}]&&[\p{L}\p{M}]]/v,
    /[[\p{Script=Devanagari}]&&[\p{L}\p{M}]]/v,
    /[[\p{Script=Bengali}]&&[\p{L}\p{M}]]/v,
    /[[\p{Script=Gurmukhi}]&&[\p{L}\p{M}]]/v,
    /[[\p{Script=Gujarati}]&&[\p{L}\p{M}]]/v,
    /[[\p{Script=Oriya}]&&[\p{L}\p{M}]]/v,
    /[[\p{Script=Tamil}]&&[\p{L}\p{M}]]/v,
    /[[\p{Script=Telugu}]&&[\p{L}\p{M}]]/v,
    /[[\p{Script=Kannada}]&&[\p{L}\p{M}]]/v,
    /[[\p{Script=Malayalam}]&&[\p{L}\p{M}]]/v,
    /[[\p{Script=Sinhala}]&&[\p{L}\p{M}]]/v,
];
const RIGHT_TO_LEFT = /[[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]&&[\p{L}]]/v;
/** The three flags that Unicode recommends for interchange; any other tag sequence is a carrier for hidden words. */
const BLACK_FLAG = '\u{1f3f4}';
const TAGGED_FLAGS = new Set(['gbeng', 'gbsct', 'gbwls'].map((region) => `${toTags(region)}\u{e007f}`));
const TAGS_IN_FLAG = 6;
/** Lists every hidden code point, in order; `[]` means that what is seen is what is there. Linear in the text. */
function findHiddenText(text) {
    if (!HIDDEN.test(text))
        return [];
    return text.split(LINE_END).flatMap((line, index) => (HIDDEN.test(line) ? findInLine(line, index + 1) : []));
}
/** True for a code point that findHiddenText refuses outside the sequences that need it. */
function isHidden(codePoint) {
    return HIDDEN.test(String.fromCodePoint(codePoint));
}
function findInLine(text, line) {
    const chars = Array.from(text);
    const marksAllowed = findAllowedMarks(chars);
    const found = [];
    for (let at = 0; at < chars.length; at += 1) {
        const char = charAt(chars, at);
        if (char === BLACK_FLAG && TAGGED_FLAGS.has(chars.slice(at + 1, at + 1 + TAGS_IN_FLAG).join(''))) {
            at += TAGS_IN_FLAG;
        }
        else if (HIDDEN.test(char) && !marksAllowed.has(at) && !isNeeded(chars, at)) {
            const codePoint = toCodePoint(char);
            found.push({ codePoint, name: nameCodePoint(codePoint), line, column: at + 1 });
        }
    }
    return found;
}
function isNeeded(chars, at) {
    switch (toCodePoint(charAt(chars, at))) {
        case TEXT_STYLE:
        case EMOJI_STYLE:
            return isStyle(charAt(chars, at - 1), charAt(chars, at + 1));
        case ZWJ:
            return joinsEmoji(chars, at) || joinsLetters(chars, at);
        case ZWNJ:
            return joinsLetters(chars, at);
        default:
            return false;
    }
}
/** After an emoji, or between a keycap's digit and its cap. */
function isStyle(before, after) {
    return /^[0-9#*]$/.test(before) ? after === KEYCAP : /^\p{Emoji}$/u.test(before);
}
/** Between two pictographs, the first one possibly with a skin tone or the emoji style. */
function joinsEmoji(chars, at) {
    const before = charAt(chars, at - 1);
    const dressed = before === String.fromCodePoint(EMOJI_STYLE) || /^\p{Emoji_Modifier}$/u.test(before);
    return isPictograph(dressed ? charAt(chars, at - 2) : before) && isPictograph(charAt(chars, at + 1));
}
function isPictograph(char) {
    return /^\p{Extended_Pictographic}$/u.test(char);
}
function joinsLetters(chars, at) {
    const before = charAt(chars, at - 1);
    const after = charAt(chars, at + 1);
    return JOINING_SCRIPTS.some((script) => script.test(before) && script.test(after));
}
/**
 * Direction marks are fine inside right-to-left text: the nearest letter on one side is a right-to-left one, and no other
 * hidden character touches the mark, so that a row of them can't spell anything.
 */
function findAllowedMarks(chars) {
    const allowed = new Set();
    const candidates = chars.flatMap((char, at) => (DIRECTION_MARKS.has(toCodePoint(char)) ? [at] : []));
    if (candidates.length === 0)
        return allowed;
    const before = listNearestLetters(chars);
    const after = listNearestLetters(chars.toReversed()).reverse();
    for (const at of candidates) {
        const alone = !HIDDEN.test(charAt(chars, at - 1)) && !HIDDEN.test(charAt(chars, at + 1));
        const inside = before[at] === 'right-to-left' || after[at] === 'right-to-left';
        if (alone && inside)
            allowed.add(at);
    }
    return allowed;
}
/** For each position the direction of the last letter before it. */
function listNearestLetters(chars) {
    let nearest = 'other';
    return chars.map((char) => {
        if (/^\p{L}$/u.test(char))
            nearest = RIGHT_TO_LEFT.test(char) ? 'right-to-left' : 'other';
        return nearest;
    });
}
function toTags(text) {
    return Array.from(text, (char) => String.fromCodePoint(0xe0000 + char.charCodeAt(0))).join('');
}
/** The character at a position; empty before the beginning and behind the end. */
function charAt(chars, at) {
    return chars[at] ?? '';
}
function toCodePoint(char) {
    return Number(char.codePointAt(0));
}

;// CONCATENATED MODULE: ./src/core/markdown-lines.js
/**
 * GitHub-flavoured Markdown line by line: what is surely code, what is surely not, and where nobody short of a full
 * parser can tell. Money hangs on what people saw, so "unsure" is an answer and callers refuse there.
 * Source: CommonMark 0.31 §4.5 fenced code, §4.6 HTML blocks, §5 containers.
 */
const TEXT = { place: 'text', html: 'no', info: '' };
const CODE = { place: 'code', html: 'no', info: '' };
const FENCE = /^((?:[ \t]*(?:[-*+]|\d{1,9}[.)])(?=[ \t]))*[ \t]*)(`{3,}(?=[^`]*$)|~{3,})(.*)$/;
/** A list item at the left edge that is nothing else: no rule, no underline of a heading. */
const ITEM = /^(?:[-*+]|(\d{1,9})[.)]) {1,4}(?=[^\s\-*+_])/;
const CLOSING = /^([ \t]*)(`{3,}|~{3,})[ \t]*$/;
const QUOTE = /^ {0,3}>/;
/** A fence behind all that may stand before one. */
const BARE_FENCE = /^(?:`{3,}(?=[^`]*$)|~{3,})(.*)$/;
const QUOTED_FENCE = /`{3}|~{3}/;
/** Indentation, list markers and quotes at a line's beginning. */
const CONTAINERS = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])))*[ \t]*/;
const PREFORMATTED = /^<(?:pre|script|style|textarea)(?=[\s>]|$)/i;
const END_PREFORMATTED = /<\/(?:pre|script|style|textarea)>/i;
const HTML_START = /^<[A-Za-z/]/;
const HTML_BLOCK = /^<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=[\s>]|\/>|$)/i;
const TAB = 4;
/** Begins a scan at the beginning of a text. */
function createLineScanner() {
    const scan = {
        fence: null,
        lost: false,
        html: 'no',
        preformatted: false,
        quoted: 'text',
        inParagraph: false,
        item: 0,
    };
    return (text) => {
        if (scan.lost)
            return toUnsure(text);
        if (scan.fence !== null)
            return readFenced(scan, scan.fence, text);
        if (scan.preformatted)
            return readPreformatted(scan, text);
        return readOpen(scan, text);
    };
}
/** All lines of a text with LF line ends, classified. */
function listMarkdownLines(text) {
    const scan = createLineScanner();
    let offset = 0;
    return text.split('\n').map((line, index) => {
        const start = offset;
        offset += line.length + 1;
        return { text: line, offset: start, number: index + 1, ...scan(line) };
    });
}
/** Columns of leading white space, tabs at every fourth. */
function measureIndent(text) {
    let columns = 0;
    for (const char of text) {
        if (char === '\t')
            columns += TAB - (columns % TAB);
        else if (char === ' ')
            columns += 1;
        else
            break;
    }
    return columns;
}
/** White space of four columns before or behind the list markers and quotes at a line's beginning: it may be code. */
function isDeep(text) {
    const prefix = text.slice(0, measurePrefix(text));
    return measureIndent(prefix) >= TAB || / {5}|\t/.test(prefix);
}
/** The length of a line's indentation, list markers and quotes. */
function measurePrefix(text) {
    return text.length - text.replace(CONTAINERS, '').length;
}
function readFenced(scan, fence, text) {
    const content = fence.place === 'code' ? CODE : toUnsure(text);
    if (text.trim() === '')
        return content;
    const indent = measureIndent(text);
    if (indent < fence.indent)
        return leaveFence(scan, indent, text);
    if (!closes(fence, text))
        return content;
    // Three columns more still close a fence, counted from the list item's edge; only without a list is that edge known.
    if (indent > fence.indent && fence.indent > 0)
        return getLost(scan, text);
    if (indent < TAB || indent === fence.indent)
        scan.fence = null;
    return content;
}
/** Less indented than the fence: its list item, and with it the code, has ended, or nobody knows. */
function leaveFence(scan, indent, text) {
    if (indent >= scan.item)
        return getLost(scan, text);
    scan.fence = null;
    return readOpen(scan, text);
}
function closes(fence, text) {
    const mark = CLOSING.exec(text)?.[2];
    return mark?.startsWith(fence.mark) === true;
}
function readPreformatted(scan, text) {
    if (END_PREFORMATTED.test(text))
        scan.preformatted = false;
    return { ...TEXT, html: 'yes' };
}
function readOpen(scan, text) {
    if (text.trim() === '') {
        scan.html = 'no';
        scan.quoted = 'text';
        scan.inParagraph = false;
        return TEXT;
    }
    if (scan.html === 'no' && QUOTE.test(text))
        return readQuoted(scan, text);
    scan.quoted = 'text';
    readItem(scan, text);
    const opening = scan.html === 'yes' ? null : FENCE.exec(text);
    if (opening !== null)
        return openFence(scan, text, opening);
    if (scan.html !== 'yes' && BARE_FENCE.test(text.replace(CONTAINERS, '')))
        return getLost(scan, text);
    scan.inParagraph = true;
    return readHtml(scan, text);
}
function readItem(scan, text) {
    const marker = scan.html === 'no' ? ITEM.exec(text) : null;
    // Only an item with number 1 may interrupt a paragraph; any number goes on with a list.
    if (marker !== null && (marker[1] === undefined || Number(marker[1]) === 1 || scan.item > 0)) {
        scan.item = marker[0].length;
    }
    else if (measureIndent(text) < scan.item)
        scan.item = 0;
}
function openFence(scan, text, [, lead = '', mark = '', info = '']) {
    const indent = measureIndent(lead.replace(/[^\t]/g, ' '));
    // Behind `<x>` it may be raw HTML, which ends elsewhere.
    if (scan.html === 'maybe')
        return getLost(scan, text);
    const inItem = indent >= scan.item && indent < scan.item + TAB;
    const place = indent >= TAB && scan.inParagraph && !inItem ? 'unsure' : 'code';
    scan.fence = { mark, indent, place };
    return { place, html: 'no', info: info.trim() };
}
function readQuoted(scan, text) {
    scan.item = 0;
    scan.inParagraph = true;
    if (scan.quoted === 'fence' || QUOTED_FENCE.test(text))
        scan.quoted = 'fence';
    else if (HTML_START.test(text.replace(CONTAINERS, '')))
        scan.quoted = 'html';
    if (scan.quoted === 'fence')
        return toUnsure(text);
    return scan.quoted === 'html' ? { ...TEXT, html: 'maybe' } : TEXT;
}
function readHtml(scan, text) {
    const content = text.replace(CONTAINERS, '');
    if (PREFORMATTED.test(content))
        return readPreformattedStart(scan, text);
    if (HTML_BLOCK.test(text))
        scan.html = 'yes';
    else if (scan.html === 'no' && HTML_START.test(content))
        scan.html = 'maybe';
    return { ...TEXT, html: scan.html };
}
function readPreformattedStart(scan, text) {
    if (END_PREFORMATTED.test(text)) {
        if (scan.html === 'no')
            scan.html = 'maybe';
        return { ...TEXT, html: 'maybe' };
    }
    if (!PREFORMATTED.test(text) || scan.html !== 'no')
        return getLost(scan, text);
    scan.preformatted = true;
    return { ...TEXT, html: 'yes' };
}
function getLost(scan, text) {
    scan.lost = true;
    scan.fence = null;
    return toUnsure(text);
}
function toUnsure(text) {
    const [, info = ''] = BARE_FENCE.exec(text.replace(CONTAINERS, '')) ?? [];
    return { place: 'unsure', html: 'maybe', info: info.trim() };
}

;// CONCATENATED MODULE: ./src/core/html-comments.js
/**
 * What you see is what is sent (spec §7): HTML comments, which GitHub hides, are dropped; those in code, which it shows,
 * stay. Where only a full Markdown parser could tell the two apart, the answer is "unclear" and the caller refuses.
 *
 * GitHub renders Markdown to HTML and reads that as HTML again, so both readings must agree: `--!>` and `<!-->` end a comment
 * only in the second, a blank line only in some of the first, and one that is never closed hides the rest of the page.
 * Tags that vanish (`<anything else>`) refuse as well. Not looked at, because a reader can reach them on the page:
 * `<details>`, what a link points to and its title, the alternative text of images.
 */




const TOKEN = /`+|>|<!--|<[?!A-Za-z/]|&#(?:\d{1,8}|[xX][\dA-Fa-f]{1,6});/g;
/** A tag that GitHub renders, with no attribute but those that a reader can see or reach. */
const TAG = /<\/?(?:h[1-6]|br|b|i|u|strong|em|a|pre|code|img|tt|div|ins|del|sup|sub|p|picture|source|ol|ul|li|table|caption|thead|tbody|tfoot|tr|td|th|blockquote|dl|dt|dd|kbd|q|samp|var|hr|ruby|rt|rp|s|strike|summary|details|figure|figcaption|abbr|cite|dfn|mark|small|span|time|wbr|video|center)(?:[ \t]+(?:href|src|srcset|alt|title|width|height|align|valign|open|colspan|rowspan|border|start|media|controls)(?:[ \t]*=[ \t]*(?:"[^"<>`\n]*"|'[^'<>`\n]*'|[^\s"'=<>`]+))?)*[ \t]*\/?>/iy;
const LINK = /<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>`]*|[\w.+-]{1,64}@[\w.-]{1,255})>/y;
/** The name of a language. */
const INFO = /^[\w+#.-]{0,30}$/;
const SHOWN_TAG = 60;
const OPENING = '<!--';
const html_comments_CLOSING = '-->';
const BLOCK_INDENT = 4;
const LAST_CODE_POINT = 0x10ffff;
/** Drops HTML comments from text with LF line ends. Linear in the text. */
function dropHtmlComments(text) {
    const first = dropOnce(text);
    if (first.dropped === 0 || first.unclear !== null)
        return first;
    const again = dropOnce(first.text);
    const nested = { line: 1, column: 1, what: 'an HTML comment that is put together from the rests of others' };
    return again.dropped > 0 ? { ...first, unclear: nested } : { ...first, unclear: again.unclear };
}
function dropOnce(text) {
    const reader = { text, pieces: [], at: 0, line: 1, dropped: 0, open: false, openTag: false };
    const scan = createLineScanner();
    while (reader.at < text.length) {
        const start = reader.at;
        const line = toLine(text, start, scan(text.slice(start, findLineEnd(text, start))));
        const unclear = readLine(reader, line);
        if (unclear !== null)
            return { text, dropped: 0, unclear };
        if (reader.at < text.length)
            reader.pieces.push('\n');
        reader.at += 1;
        reader.line += 1;
    }
    return { text: reader.pieces.join(''), dropped: reader.dropped, unclear: null };
}
function toLine(text, start, classes) {
    const end = findLineEnd(text, start);
    const content = text.slice(start, end);
    const codeSpans = findCodeSpans(content, start);
    const close = content.lastIndexOf('>');
    return {
        start,
        end,
        content,
        ...classes,
        rest: 'none',
        deep: isDeep(content),
        barred: content.includes('|'),
        lastClose: close === -1 ? -1 : start + close,
        codeSpans,
    };
}
/** Reads to the end of the line, or of the line on which its last comment ends. */
function readLine(reader, first) {
    let line = first;
    if (line.content.trim() === '') {
        reader.open = false;
        reader.openTag = false;
    }
    if (!INFO.test(line.info))
        return unclearAt(reader, line.start, 'words behind a code fence, which the page hides');
    if (line.place === 'code')
        return keepTo(reader, line.end);
    if (line.place === 'unsure')
        reader.open = true;
    TOKEN.lastIndex = 0;
    for (let token = TOKEN.exec(line.content); token !== null; token = TOKEN.exec(line.content)) {
        const at = line.start + token.index;
        const isComment = token[0] === OPENING;
        const what = isComment ? doubtComment(reader, line, at) : doubtToken(reader, line, at, token[0]);
        if (what !== null)
            return unclearAt(reader, at, what);
        if (isComment)
            line = dropComment(reader, line, at);
        TOKEN.lastIndex = (isComment ? reader.at : skip(reader, line, at, token[0])) - line.start;
    }
    return keepTo(reader, line.end);
}
/** Why the page may hide a token that is no comment; `null`: it shows it. */
function doubtToken(reader, line, at, token) {
    if (namesHidden(token))
        return `"${token}", which the page shows as nothing`;
    if (token === '>')
        return reader.openTag ? 'a tag over several lines, which the page hides' : null;
    if (token.startsWith('<'))
        return doubtTag(reader, line, at, token);
    return null;
}
/** Tags are fine when they are HTML's own and say nothing that the page doesn't show. */
function doubtTag(reader, line, at, token) {
    if (/^<[?!]/.test(token))
        return `"${token}", which begins markup that the page hides`;
    if (isDisarmed(reader, line, at) || measureTag(reader.text, at) > 0)
        return null;
    if (line.lastClose < at && line.html === 'no' && line.rest === 'none')
        return null;
    const end = line.lastClose < at ? line.end : reader.text.indexOf('>', at) + 1;
    return `"${(0,core_text/* cut */.Jj)(reader.text.slice(at, end), SHOWN_TAG)}", which the page may take for a tag and hide`;
}
/** In text behind an odd number of backslashes: the page shows what follows as it is. */
function isDisarmed(reader, line, at) {
    let backslashes = 0;
    while (reader.text[at - 1 - backslashes] === '\\')
        backslashes += 1;
    return backslashes % 2 === 1 && line.html === 'no' && line.rest === 'none';
}
/** The length of a harmless tag or a link in angle brackets at an offset; 0: there is none. */
function measureTag(text, at) {
    const pattern = [TAG, LINK].find((candidate) => {
        candidate.lastIndex = at;
        return candidate.test(text);
    });
    return pattern === undefined ? 0 : pattern.lastIndex - at;
}
/** Passes a token that is no comment: the offset behind it, or behind what it begins. */
function skip(reader, line, at, token) {
    const next = at + token.length;
    if (token.startsWith('<'))
        return isDisarmed(reader, line, at) ? next : skipTag(reader, at, next);
    if (!token.startsWith('`') || isRaw(line))
        return next;
    const end = line.codeSpans.get(at);
    if (end !== undefined && !reader.open && !mayCut(reader, line, at))
        return end;
    reader.open = true;
    return next;
}
/** Cells of a table cut code, a backslash disarms a backtick, raw HTML knows no code. */
function mayCut(reader, line, at) {
    return line.barred || line.html === 'maybe' || line.rest === 'maybe' || reader.text[at - 1] === '\\';
}
function skipTag(reader, at, next) {
    const length = measureTag(reader.text, at);
    if (length > 0)
        return at + length;
    reader.open = true;
    reader.openTag = true;
    return next;
}
function findCodeSpans(line, offset) {
    const ends = new Map();
    const nextOfLength = new Map();
    for (const { index, 0: run } of [...line.matchAll(/`+/g)].reverse()) {
        const end = nextOfLength.get(run.length);
        if (end !== undefined)
            ends.set(offset + index, end);
        nextOfLength.set(run.length, offset + index + run.length);
    }
    return ends;
}
/** Drops a comment but its line ends; answers the line that goes on behind it. */
function dropComment(reader, line, at) {
    const end = reader.text.indexOf(html_comments_CLOSING, at + OPENING.length) + html_comments_CLOSING.length;
    const newlines = reader.text.slice(at, end).split('\n').length - 1;
    keepTo(reader, at);
    reader.pieces.push('\n'.repeat(newlines));
    reader.line += newlines;
    reader.dropped += 1;
    reader.at = end;
    if (newlines > 0)
        return { ...toLine(reader.text, end, { place: 'text', html: 'no', info: '' }), rest: 'raw' };
    if (startsBlock(reader, line, at))
        line.rest = 'raw';
    else if (line.rest === 'none' && at <= line.start + measurePrefix(line.content))
        line.rest = 'maybe';
    return line;
}
/** Why it is not certain that the page hides the comment at an offset, from its beginning to its end; `null`: it is. */
function doubtComment(reader, line, at) {
    if (line.place === 'unsure')
        return 'an HTML comment that may or may not be part of a code block';
    const close = reader.text.indexOf(html_comments_CLOSING, at + OPENING.length);
    if (close === -1)
        return 'an HTML comment that is never closed, which may hide the rest of the page';
    const content = reader.text.slice(at + OPENING.length, close);
    if (/^-?>/.test(content) || content.includes('--!>'))
        return 'an HTML comment that ends in more than one place';
    return close > line.end ? doubtBlock(line, at, content) : doubtInLine(reader, line, at, content);
}
/** Over several lines only a comment that begins its line is surely hidden; raw HTML must not end inside of it. */
function doubtBlock(line, at, content) {
    const isWhole = (line.html === 'yes' || at === line.start) && line.rest === 'none';
    const mayEnd = line.html !== 'no' && /\n[ \t]*\n|<\//.test(content);
    return isWhole && !mayEnd ? null : 'an HTML comment over several lines that does not begin its line';
}
function doubtInLine(reader, line, at, content) {
    if (isRaw(line) || startsBlock(reader, line, at))
        return null;
    if (line.deep)
        return 'an HTML comment on a line so far indented that it may be code';
    if (reader.open)
        return 'an HTML comment behind a backtick or tag that is not closed on its line';
    if (reader.text[at - 1] === '\\')
        return 'an HTML comment behind a backslash';
    return /--|-$|\|/.test(content) ? 'an HTML comment with dashes or bars inside' : null;
}
/** At the beginning of its line, where a comment is a block of its own and no paragraph's part. */
function startsBlock(reader, line, at) {
    return at - line.start < BLOCK_INDENT && /^ *$/.test(reader.text.slice(line.start, at));
}
function isRaw(line) {
    return line.html === 'yes' || line.rest === 'raw';
}
/** A numeric character reference to something that can't be seen. */
function namesHidden(token) {
    if (!token.startsWith('&'))
        return false;
    const digits = token.slice(2, -1);
    const codePoint = /^x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number(digits);
    return codePoint <= LAST_CODE_POINT && isHidden(codePoint);
}
function keepTo(reader, end) {
    reader.pieces.push(reader.text.slice(reader.at, end));
    reader.at = end;
    return null;
}
function unclearAt(reader, at, what) {
    const start = reader.text.lastIndexOf('\n', at - 1) + 1;
    return { line: reader.line, column: countCharacters(reader.text.slice(start, at)) + 1, what };
}
function findLineEnd(text, from) {
    const end = text.indexOf('\n', from);
    return end === -1 ? text.length : end;
}

;// CONCATENATED MODULE: ./src/core/issue-brief.js
/** An issue's text → the parts of a brief: an issue form's fields, or headings and task lists of free Markdown (spec §7). */

const FIELDS = new Map([
    ['definition of done', 'dod'],
    ['acceptance criteria', 'dod'],
    ['category', 'category'],
    ['tier', 'tier'],
    ['budget (usd)', 'budgetText'],
    ['specialist', 'specialist'],
]);
/** What an issue form leaves for a field that was not filled in. */
const NO_RESPONSE = '_No response_';
const ATX = /^ {0,3}(#{1,6})(?:[ \t](.*)|$)/;
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/;
/** A line that is a paragraph of its own kind, so that dashes below it don't make it a heading. */
const NO_TITLE = /^(?: {4}|[ \t]*(?:[-*+>|<]|\d{1,9}[.)][ \t]))/;
const TASK = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[[ xX]\][ \t]+\S/;
const LONGEST_TITLE = 100;
/** Reads an issue's text with LF line ends, after HTML comments were dropped. Never throws; linear in the text. */
function parseIssueBrief(body) {
    const lines = listMarkdownLines(body);
    const { rest, sections } = partSections(lines);
    const value = (field) => readValue(sections.find((section) => section.field === field));
    return {
        description: joinLines(rest),
        dod: value('dod') ?? readTasks(lines),
        category: value('category'),
        tier: value('tier'),
        budgetText: value('budgetText'),
        specialist: value('specialist'),
        problems: [...findDuplicates(sections), ...findLong(sections), ...findUnsure(lines)],
    };
}
/** Cuts out the known sections: each goes on to the next known heading, or the next one of its level or above. */
function partSections(lines) {
    const rest = [];
    const sections = [];
    let section = null;
    let skip = 0;
    for (const [index, line] of lines.entries()) {
        const heading = readHeading(lines, index);
        if (heading !== null) {
            const field = toField(heading.title);
            if (field !== null) {
                section = { field, level: heading.level, title: heading.title.trim(), line: line.number, lines: [] };
                sections.push(section);
                skip = heading.height;
            }
            else if (section !== null && heading.level <= section.level)
                section = null;
        }
        if (skip > 0)
            skip -= 1;
        else
            (section?.lines ?? rest).push(line);
    }
    return { rest, sections };
}
/** The heading that begins on a line, with number signs before it or a line of dashes below it. */
function readHeading(lines, index) {
    const line = lines[index];
    if (line?.place !== 'text' || line.html !== 'no')
        return null;
    const atx = ATX.exec(line.text);
    if (atx === null)
        return readUnderlined(lines, index, line);
    const [, marks = '', title = ''] = atx;
    return { level: marks.length, title, height: 1 };
}
function readUnderlined(lines, index, { text }) {
    const below = lines[index + 1];
    const isTitle = text.trim() !== '' && !NO_TITLE.test(text) && beginsParagraph(lines[index - 1]);
    if (!isTitle || below?.place !== 'text' || !UNDERLINE.test(below.text))
        return null;
    return { level: below.text.includes('=') ? 1 : 2, title: text, height: 2 };
}
function beginsParagraph(above) {
    return above?.place !== 'text' || above.text.trim() === '' || ATX.test(above.text);
}
/** The field that a heading names: any case, with or without emphasis, colon and closing number signs. */
function toField(title) {
    if (title.length > LONGEST_TITLE)
        return null;
    const name = title
        .trim()
        .replace(/(?:^|[ \t])#+$/, '')
        .trim()
        .replace(/^[*_]{1,3}|[*_]{1,3}$/g, '')
        .replace(/:$/, '')
        .replace(/\s+/g, ' ')
        .toLowerCase();
    return FIELDS.get(name) ?? null;
}
function readValue(section) {
    const text = section === undefined ? '' : joinLines(section.lines);
    return text === '' || text === NO_RESPONSE ? null : text;
}
/** Lines as text; of several empty lines outside of code one is kept. */
function joinLines(lines) {
    const isBlank = (line) => line?.place === 'text' && line.text.trim() === '';
    const kept = lines.filter((line, index) => !isBlank(line) || !isBlank(lines[index - 1]));
    const first = kept.findIndex((line) => !isBlank(line));
    const last = kept.findLastIndex((line) => !isBlank(line));
    return kept
        .slice(Math.max(first, 0), last + 1)
        .map((line) => line.text.trimEnd())
        .join('\n');
}
/** All task list items, each with the more indented lines that belong to it. */
function readTasks(lines) {
    let inTask = false;
    const kept = lines.filter((line) => {
        if (line.place !== 'text')
            inTask = false;
        else if (TASK.test(line.text))
            inTask = true;
        else
            inTask = inTask && /^(?: {2}|\t)[ \t]*\S/.test(line.text);
        return inTask;
    });
    return kept.length === 0 ? null : joinLines(kept);
}
/** A heading typed into a text field forges a second field of that name (issue-ops/parser#102): nobody chooses for the reader. */
function findDuplicates(sections) {
    const firsts = new Map();
    return sections.flatMap((section) => {
        const first = firsts.get(section.field);
        if (first !== undefined)
            return [describeDuplicate(section, first)];
        firsts.set(section.field, section);
        return [];
    });
}
function describeDuplicate(section, first) {
    return `line ${section.line}: the heading "${section.title}" says again what "${first.title}" on line ${first.line} says`;
}
/** Everything but a Definition of Done is one line. */
function findLong(sections) {
    return sections
        .filter((section) => section.field !== 'dod' && (readValue(section) ?? '').includes('\n'))
        .map((section) => `line ${section.line}: below the heading "${section.title}" stands more than one line`);
}
/** Known headings of which nobody can tell whether the page shows them as such. */
function findUnsure(lines) {
    return lines
        .filter((line) => line.place === 'unsure' || (line.place === 'text' && line.html === 'maybe'))
        .filter((line) => toField(/^[ \t]*#{1,6}[ \t](.*)$/.exec(line.text)?.[1] ?? '') !== null)
        .map((line) => `line ${line.number}: whether "${line.text.trim()}" is a heading, or part of code or HTML, is unclear`);
}

;// CONCATENATED MODULE: ./src/core/link-definitions.js

const START = /^\[((?:[^[\]\\]|\\.){1,999})\]:[ \t]*(.*)$/;
const WHOLE = /^(?:<[^<>]*>|[^\s<]\S*)(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/;
const OPEN = /^(?:$|(?:<[^<>]*>|[^\s<]\S*)[ \t]+["'(])/;
/** Not the text of an inline link, nor that of a link whose label follows. */
const REFERENCE = /(?<!\\)\[((?:[^[\]\\]|\\.){1,999})\](?!\(|\[(?!\]))/g;
const BRACKETS = /\[((?:[^[\]\\]|\\.){1,999})\]/g;
const OPEN_LABEL = /^\[(?:[^[\]\\]|\\.)*$/;
const LABEL_END = /^(?:[^[\]\\]|\\.)*\]:/;
const LABEL_MIDDLE = /^(?:[^[\]\\]|\\.)*$/;
const TITLE_START = /^[ \t]*["'(]/;
const WHAT = 'a link definition or footnote that the page hides, because nothing refers to it or its label is defined twice';
/** Drops link definitions that nothing refers to from text with LF line ends; lines keep their numbers. Linear. */
function dropLinkDefinitions(text) {
    const entries = listMarkdownLines(text).map((line) => ({ line, definition: readDefinition(line) }));
    const mentions = listMentions(entries);
    const defined = new Set();
    const pieces = [];
    let dropped = 0;
    let inLabel = false;
    for (const [index, { line, definition }] of entries.entries()) {
        inLabel = goesOn(inLabel, line);
        const isAlone = isBlank(pieces.at(-1)) && !beginsTitle(entries[index + 1]);
        const fate = definition === null ? 'keep' : chooseFate(definition, line, { mentions, defined, isAlone });
        if (fate === 'unclear' || (inLabel && LABEL_END.test(line.text))) {
            return { text, dropped: 0, unclear: { line: line.number, column: 1, what: WHAT } };
        }
        if (fate === 'drop')
            dropped += 1;
        pieces.push(fate === 'drop' ? '' : line.text);
        if (definition !== null)
            defined.add(definition.label);
    }
    return { text: pieces.join('\n'), dropped, unclear: null };
}
/** Of several definitions of a label the first one counts, and which one that is takes a parser to say. */
function chooseFate({ label, kind }, line, around) {
    if (around.mentions.sure.has(label))
        return around.defined.has(label) ? 'unclear' : 'keep';
    // Surely a definition, and no more than its line: it begins a paragraph at the left edge, and no title follows.
    const isWhole = kind === 'whole' && around.isAlone && isPlain(line) && line.text.startsWith('[');
    return isWhole && !around.mentions.possible.has(label) ? 'drop' : 'unclear';
}
function beginsTitle(entry) {
    return entry !== undefined && TITLE_START.test(entry.line.text);
}
function isPlain({ place, html }) {
    return place === 'text' && html === 'no';
}
function isBlank(text) {
    return text === undefined || text.trim() === '';
}
function readDefinition(line) {
    if (line.place === 'code' || line.html === 'yes')
        return null;
    const match = START.exec(line.text.replace(CONTAINERS, ''));
    if (match === null)
        return null;
    const [, name = '', rest = ''] = match;
    const label = toLabel(name);
    if (label === '')
        return null;
    if (label.startsWith('^'))
        return { label, kind: 'open', rest };
    if (WHOLE.test(rest))
        return { label, kind: 'whole', rest };
    return OPEN.test(rest) ? { label, kind: 'open', rest } : null;
}
function listMentions(entries) {
    const sure = new Set();
    const possible = new Set();
    for (const { line, definition } of entries) {
        const text = definition === null ? line.text : definition.rest;
        for (const [, label = ''] of text.matchAll(BRACKETS))
            possible.add(toLabel(label));
        if (!isPlain(line) || isDeep(line.text))
            continue;
        for (const [, label = ''] of text.matchAll(REFERENCE))
            sure.add(toLabel(label));
    }
    return { sure, possible };
}
/** A label may go over several lines, which hides the definition from a look at single ones. */
function goesOn(inLabel, { text, place }) {
    if (place === 'code')
        return false;
    if (OPEN_LABEL.test(text.replace(CONTAINERS, '')))
        return true;
    return inLabel && text.trim() !== '' && (LABEL_END.test(text) || LABEL_MIDDLE.test(text));
}
/** Labels are compared in one case, with any white space as one space. */
function toLabel(name) {
    return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

;// CONCATENATED MODULE: ./src/core/refusal.js
/** How a fix ends: what triggers the next try. */
const AGAIN = 'then put the label on again, or run again.';
/** How many places are spelled out, and how much of a value is quoted. */
const SHOWN_PLACES = 5;
const SHOWN_VALUE = 60;
/** A hold before anything was posted; `what` goes on after "Nothing was posted: " and has no full stop. */
function refuse(code, what, next) {
    return { kind: 'refused', verdict: { kind: 'hold', code, say: `Nothing was posted: ${what}.`, next } };
}

;// CONCATENATED MODULE: ./src/core/order-brief.js






const EXAMPLE = '- [ ] A new test fails without the fix and passes with it';
/** Reads the brief; refuses hidden_text, brief_unclear, dod_missing, brief_too_long, in this order. */
function readOrderBrief(source, inputs) {
    const { title: issueTitle, body } = source.kind === 'issue' ? source : { title: '', body: null };
    const title = inputs.title ?? issueTitle;
    const texts = [
        { name: 'the issue', text: toPlain(body) },
        { name: 'the description', text: toPlain(inputs.description) },
        { name: 'the Definition of Done', text: toPlain(inputs.dod) },
    ];
    const hidden = refuseHidden([{ name: 'the title', text: title }, ...texts]);
    if (hidden !== null)
        return hidden;
    const shown = texts.map(({ name, text }) => ({ name, ...dropUnseen(text) }));
    const unclear = refuseUnclear(shown);
    if (unclear !== null)
        return unclear;
    const [shownBody = '', ...given] = shown.map(({ text }) => text);
    const issue = parseIssueBrief(shownBody);
    const ambiguous = refuseAmbiguous(issue);
    if (ambiguous !== null)
        return ambiguous;
    const brief = freeze(source, { title, ...chooseTexts(inputs, issue, given) });
    if ('verdict' in brief)
        return brief;
    const droppedComments = shown.reduce((sum, { dropped }) => sum + dropped, 0);
    return { kind: 'brief', brief, issue, droppedComments };
}
function toPlain(text) {
    return toLines(text ?? '').join('\n');
}
function dropUnseen(text) {
    const comments = dropHtmlComments(text);
    if (comments.unclear !== null)
        return comments;
    const definitions = dropLinkDefinitions(comments.text);
    return { ...definitions, dropped: comments.dropped + definitions.dropped };
}
/** Input beats issue text, each on its own. */
function chooseTexts(inputs, issue, [description = '', dod = '']) {
    return {
        description: inputs.description === null ? issue.description : description,
        dod: inputs.dod === null ? (issue.dod ?? '') : dod,
    };
}
/** Refuses the first of some texts that holds invisible characters, with code points and places. */
function refuseHidden(texts) {
    for (const { name, text } of texts) {
        const found = findHiddenText(text);
        if (found.length === 0)
            continue;
        const places = found.slice(0, SHOWN_PLACES).map((one) => `${one.name} at line ${one.line}, column ${one.column}`);
        const more = found.length > SHOWN_PLACES ? ` and ${found.length - SHOWN_PLACES} more` : '';
        return refuse('hidden_text', `${name} holds invisible text: ${places.join('; ')}${more}`, `Delete the invisible characters (type the line anew rather than paste it), ${AGAIN}`);
    }
    return null;
}
function refuseUnclear(shown) {
    for (const { name, unclear } of shown) {
        if (unclear === null)
            continue;
        const { line, column, what } = unclear;
        return refuse('hidden_text', `what a reader sees of ${name} is unclear at line ${line}, column ${column}: ${what}`, `Put it in backticks or a fenced code block if it is meant to be seen, or delete it, ${AGAIN}`);
    }
    return null;
}
function refuseAmbiguous({ problems }) {
    if (problems.length === 0)
        return null;
    return refuse('brief_unclear', `the issue can be read in two ways; ${problems.slice(0, SHOWN_PLACES).join('; ')}`, `Leave one heading of each name, with its value on one line below (a Definition of Done may be longer), ${AGAIN}`);
}
/** Freezes a brief that is complete and short enough. */
function freeze(source, text) {
    if (tidyText(text.dod) === '')
        return refuseNoDod(source);
    const brief = freezeBrief(text);
    if (brief.title === '')
        return refuse('brief_unclear', 'the title is empty', 'Give it a title that says what is wanted.');
    // Dropping a comment can bring characters together that were fine apart.
    const hidden = refuseHidden([
        { name: 'the description without comments', text: brief.description },
        { name: 'the Definition of Done without comments', text: brief.dod },
    ]);
    return hidden ?? findTooLong(brief) ?? brief;
}
function refuseNoDod({ kind }) {
    return refuse('dod_missing', 'there is no Definition of Done, so nobody could tell when the work is finished', kind === 'inputs'
        ? `Give the input dod (or dod-file), for example "${EXAMPLE}".`
        : `Add a heading "## Definition of Done" to the issue and below it what must hold, for example "${EXAMPLE}", ${AGAIN}`);
}
function findTooLong(brief) {
    const parts = [
        { name: 'the title', text: brief.title, limit: BRIEF_LIMITS.title },
        { name: 'the description', text: brief.description, limit: BRIEF_LIMITS.description },
        { name: 'the Definition of Done', text: brief.dod, limit: BRIEF_LIMITS.dod },
    ];
    for (const { name, text, limit } of parts) {
        const count = countCharacters(text);
        if (count > limit) {
            return refuse('brief_too_long', `${name} has ${formatCount(count)} characters, at most ${formatCount(limit)} are sent`, `Shorten it to ${formatCount(limit)} characters, or link to the long text, ${AGAIN}`);
        }
    }
    return null;
}
function formatCount(count) {
    return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

;// CONCATENATED MODULE: ./src/core/order-terms.js
/** Inputs and issue text → the terms of an order, or why there are none: words first, then the money (spec §7). */





const LONGEST_NAME = 100;
/** Category, tier and specialist. An unknown word in an issue refuses: a typo must not buy another tier. */
function order_terms_readWords(terms, issue) {
    const category = terms.category ?? chooseWord('Category', issue.category ?? 'Other', core_mission/* CATEGORIES */.R6);
    if (typeof category !== 'string')
        return category;
    const tier = terms.tier ?? chooseWord('Tier', issue.tier ?? 'T1 Verified', core_mission/* TIERS */.iB);
    if (typeof tier !== 'string')
        return tier;
    const named = readSpecialist(terms.specialist ?? issue.specialist ?? '');
    return 'verdict' in named ? named : { category, tier, ...named };
}
function readSpecialist(text) {
    const name = text.trim();
    const length = countCharacters(name);
    if (length <= LONGEST_NAME)
        return { specialist: name === '' ? null : name };
    return refuse('brief_unclear', `the specialist has ${length} characters, which is no name: "${(0,core_text/* cut */.Jj)(name, SHOWN_VALUE)}"`, `Write the name as mode: discover lists it, or leave it out, ${AGAIN}`);
}
/** The allowed word that a text means, in any case. */
function chooseWord(name, text, allowed) {
    const word = allowed.find((one) => one.toLowerCase() === text.toLowerCase());
    if (word !== undefined)
        return word;
    return refuse('brief_unclear', `the issue's ${name} is "${(0,core_text/* cut */.Jj)(text, SHOWN_VALUE)}", which is none of ${allowed.join(', ')}`, `Write one of these below the heading ${name}, or leave the section out, ${AGAIN}`);
}
/** Input beats issue text, and text counts only below a cap that the workflow sets. Integer cents. */
function readBudget(terms, issue, limits) {
    const text = issue.budgetText;
    if (terms.budgetCents !== null)
        return checkPositive(terms.budgetCents);
    if (text === null) {
        return refuse('budget_missing', 'no budget is given', 'Give the input budget-usd, such as 120; or set max-budget-usd, and write the amount below a heading "### Budget (USD)" in the issue.');
    }
    if (limits.maxBudgetCents === null) {
        return refuse('budget_missing', `the issue's Budget (USD) is "${(0,core_text/* cut */.Jj)(text, SHOWN_VALUE)}", but text of an issue spends money only where max-budget-usd is set`, 'Set the input max-budget-usd in the workflow, or give the input budget-usd.');
    }
    const cents = (0,money/* parseBudget */.Nm)(text);
    if (cents !== null)
        return checkPositive(cents);
    return refuse('budget_missing', `the issue's Budget (USD) is "${(0,core_text/* cut */.Jj)(text, SHOWN_VALUE)}", which is no amount`, `Write dollars in plain digits with at most two decimals, such as 120 or 99.50, ${AGAIN}`);
}
function checkPositive(cents) {
    if (cents > 0)
        return cents;
    return refuse('budget_missing', `the budget is ${(0,money/* formatUsd */.UK)(cents)}`, 'Give an amount above zero.');
}
/** Refuses a budget above a cap, or a cap that cannot be computed. */
function checkCaps(limits, monthSpentCents, budget) {
    const { maxBudgetCents, monthlyBudgetCents } = limits;
    if (maxBudgetCents !== null && budget > maxBudgetCents) {
        return refuse('budget_exceeded', `the budget is ${(0,money/* formatUsd */.UK)(budget)}, the most for one mission is ${(0,money/* formatUsd */.UK)(maxBudgetCents)} (max-budget-usd)`, 'Lower the budget, or raise max-budget-usd in the workflow.');
    }
    if (monthlyBudgetCents === null)
        return null;
    if (typeof monthSpentCents !== 'number') {
        return refuse('budget_unknown', `what was posted this month cannot be computed, so the cap of ${(0,money/* formatUsd */.UK)(monthlyBudgetCents)} (monthly-budget-usd) cannot be kept; the budget is ${(0,money/* formatUsd */.UK)(budget)}`, 'A mission on the marketplace has no date, or no budget: look at them there, or take monthly-budget-usd out of the workflow.');
    }
    if (monthSpentCents + budget <= monthlyBudgetCents)
        return null;
    return refuse('budget_exceeded', `${(0,money/* formatUsd */.UK)(monthSpentCents)} was posted this month (UTC), and ${(0,money/* formatUsd */.UK)(budget)} more would pass the cap of ${(0,money/* formatUsd */.UK)(monthlyBudgetCents)} (monthly-budget-usd)`, 'Lower the budget, wait for the next month, or raise monthly-budget-usd in the workflow.');
}

;// CONCATENATED MODULE: ./src/core/order.js


/**
 * Plans the order. Refusals come in the order of spec §7: hidden_text, brief_unclear, dod_missing, brief_too_long, then
 * the words and the money; each says what was found, where, and the fix.
 */
function planOrder({ source, brief: inputs, terms: wanted, limits, monthSpentCents }) {
    const hidden = refuseHidden([{ name: 'the specialist', text: wanted.specialist ?? '' }]);
    if (hidden !== null)
        return hidden;
    const read = readOrderBrief(source, inputs);
    if (read.kind === 'refused')
        return read;
    const { brief, issue, droppedComments } = read;
    const words = order_terms_readWords(wanted, issue);
    if ('verdict' in words)
        return words;
    const budgetCents = readBudget(wanted, issue, limits);
    if (typeof budgetCents !== 'number')
        return budgetCents;
    const capped = checkCaps(limits, monthSpentCents, budgetCents);
    if (capped !== null)
        return capped;
    const terms = { ...words, budgetCents, autoAssign: wanted.autoAssign };
    return { kind: 'order', brief, terms, droppedComments, warnings: describeDropped(droppedComments) };
}
function describeDropped(count) {
    if (count === 0)
        return [];
    return [
        count === 1
            ? '1 hidden comment was left out of the brief.'
            : `${count} hidden comments were left out of the brief.`,
    ];
}

;// CONCATENATED MODULE: ./src/flow/adopt.js
/** Going on with a mission that is there. Adopting needs no permission; it needs the signed state (spec §6). */






/** Adopts the subject's newest mission. */
function adopt(engine, { subject, lookup, conversation, wanted }) {
    if (lookup.kind === 'duplicates')
        return holdHire(subject, describeDuplicates(engine, subject, lookup));
    const { mission, generation } = lookup.newest;
    const footer = parseFooter(mission.description);
    if (wanted !== null && footer?.brief !== wanted.brief.hash) {
        const verdict = describeTaken(formatReference(engine.run.repository, subject, generation), mission);
        return holdHire(subject, verdict, { generation, mission, order: wanted });
    }
    return adoptMission(engine, { subject, mission, footer, generation, conversation, order: wanted });
}
/** Finds the mission's signed state. Lost state holds a running mission; one that is over needs none. */
function adoptMission(engine, known) {
    const { subject, mission, footer, generation, conversation, order } = known;
    const key = held_keyOf(engine, subject);
    const fresh = createState(key, generation, { mission: mission.id, brief: footer?.brief ?? null });
    if (conversation === null)
        return toEngaged(known, null, fresh);
    const commentId = footer?.comment ?? null;
    const status = readStatus(conversation, engine.codec, { subject: key, generation, commentId });
    if (status.kind === 'found') {
        const state = claimState(engine, known, status.state);
        if (state !== null)
            return toEngaged(known, status.comment, state);
    }
    if ((0,core_mission/* isOver */.PU)(mission))
        return toEngaged(known, null, fresh);
    const why = status.kind === 'lost' ? status.why : 'no status comment of ours speaks of it';
    return holdHire(subject, describeLoss(mission, why), { generation, mission, order });
}
/**
 * The state, when it is this mission's. A run that crashed between its POST and recording it left a state without mission:
 * the brief it signed, or a signed intent, is enough to go on (spec §6).
 */
function claimState(engine, { mission, footer, conversation }, state) {
    if (state.mission !== null)
        return state.mission === mission.id ? state : null;
    if (footer === null)
        return null;
    const intents = listMarks(conversation?.comments ?? [], 'intent', state.subject, engine.codec);
    const signed = intents.some(({ mark }) => mark.generation === state.generation && mark.brief === footer.brief);
    if (state.brief !== footer.brief && !signed)
        return null;
    return { ...state, mission: mission.id, brief: footer.brief };
}
function toEngaged(known, comment, state) {
    const { mission, subject, generation, conversation, order } = known;
    return {
        kind: 'engaged',
        how: 'adopted',
        engaged: {
            mission,
            subject,
            generation,
            home: conversation?.number ?? null,
            comment,
            state,
            brief: order?.brief ?? null,
            droppedComments: order?.droppedComments ?? 0,
            warnings: order?.warnings ?? [],
        },
    };
}
function describeDuplicates(engine, subject, lookup) {
    const ids = lookup.missions.map((mission) => mission.id).join(', ');
    const reference = formatReference(engine.run.repository, subject, lookup.generation);
    return hold('duplicate_missions', `There are ${lookup.missions.length} missions for ${reference} (${ids}), so nothing is paid by itself.`, 'A person settles them with the marketplace: keep one, end the others.');
}
function describeTaken(reference, mission) {
    return hold('reference_taken', `${reference} already has mission ${mission.id} with another brief; nothing was posted.`, 'Give these inputs an issue of their own, or the brief that the mission was posted with.');
}
function describeLoss(mission, why) {
    return hold('state_lost', `Mission ${mission.id} is there, but its signed state is not: ${why}. What was already sent cannot be known.`, 'A person looks at the mission and settles it with the marketplace.');
}

;// CONCATENATED MODULE: ./src/flow/lookup.js


/** Reads all pages of own missions and, where the list leaves descriptions out, the candidates one by one. */
async function lookUp(engine, subject) {
    const all = await engine.marketplace.listMissions();
    const { repository } = engine.run;
    const key = reference_formatSubject(repository, subject);
    const { matched, unread } = matchMissions(all, key, formatReference(repository, subject, 1));
    const read = await Promise.all(unread.map((mission) => engine.marketplace.getMission(mission.id)));
    const engagements = [...matched];
    for (const mission of read) {
        const footer = parseFooter(mission.description);
        if (footer?.subject === key)
            engagements.push({ mission, generation: footer.generation });
    }
    return chooseNewest(engagements, all);
}
function chooseNewest(engagements, all) {
    if (engagements.length === 0)
        return { kind: 'none', all };
    const generation = Math.max(...engagements.map((one) => one.generation));
    const newest = engagements.filter((one) => one.generation === generation);
    const [first] = newest;
    if (newest.length > 1 || first === undefined) {
        return { kind: 'duplicates', generation, missions: newest.map((one) => one.mission), all };
    }
    return { kind: 'one', newest: first, all };
}
/** Own open missions of this repository that were posted for an issue or pull request. */
function listOpenOfRepository(missions, repositoryId) {
    return missions
        .filter((mission) => !(0,core_mission/* isOver */.PU)(mission))
        .map((mission) => ({ mission, footer: parseFooter(mission.description) }))
        .filter(({ footer }) => footer?.subject.startsWith(`repo=${repositoryId} `) === true)
        .map(({ mission, footer }) => {
        const number = / number=(\d+)$/.exec(footer?.subject ?? '')?.[1];
        return { mission, number: number === undefined ? null : Number(number) };
    });
}

;// CONCATENATED MODULE: ./src/flow/outlook.js


/** Hold when it is sure that this mission could not be settled or matched; warnings when it may be so. */
async function checkOutlook(engine, subject, order) {
    const lack = (await findIgnoredConfig(engine)) ?? (await findRankLack(engine, order));
    if (lack !== null)
        return { kind: 'hold', verdict: lack };
    const base = await chooseBase(engine, subject);
    if (base.kind === 'hold')
        return base;
    return checkRequired(engine, base.branch);
}
/** A config file may hold limits; hiring past limits that this version does not read would spend what nobody allowed. */
async function findIgnoredConfig(engine) {
    const { configFile } = engine.settings;
    if ((await engine.github.contents.read(configFile)) === null)
        return null;
    return hold('bad_input', `Nothing was posted: ${configFile} is there, and reading a config file is not available yet.`, 'Move its settings to inputs of the step and remove the file, or name another path with config-file.');
}
async function chooseBase(engine, subject) {
    const number = engine.settings.prNumber ?? (subject.kind === 'pull_request' ? subject.number : null);
    if (number === null)
        return { kind: 'base', branch: engine.run.repository.defaultBranch };
    const pull = await engine.github.pulls.read(number);
    if (pull?.state === 'open')
        return { kind: 'base', branch: pull.baseRef };
    const why = pull === null ? 'does not exist' : `is ${pull.state}`;
    const verdict = hold(pull === null ? 'binding_conflict' : 'pull_closed', `Nothing was posted: pull request #${number} ${why}, so no delivery could be judged on it.`, 'Name an open pull request of this repository.');
    return { kind: 'hold', verdict };
}
async function checkRequired(engine, branch) {
    const { checks, whenNoRequiredChecks } = engine.settings.policy;
    if (checks.kind !== 'required' || whenNoRequiredChecks === 'accept')
        return { kind: 'clear', warnings: [] };
    const reading = await engine.github.checks.readRequired(branch);
    if (reading.kind === 'unavailable') {
        return { kind: 'clear', warnings: [`The required checks of ${branch} could not be read: ${reading.why}`] };
    }
    if (reading.required.length > 0)
        return { kind: 'clear', warnings: [] };
    const verdict = hold('no_required_checks', `Nothing was posted: branch ${branch} requires no checks, so nothing could prove a delivery.`, 'Require a status check on that branch (Settings → Rules), or name the ones that count with the input checks.');
    return { kind: 'hold', verdict };
}
async function findRankLack(engine, order) {
    const { minRank } = engine.settings.policy;
    if (minRank === null)
        return null;
    const { specialist, tier } = order.terms;
    const listed = await engine.marketplace.listSpecialists();
    const fitting = listed.filter((one) => specialist === null ? reachesTier(one.tier, tier) : one.name === specialist || one.persona === specialist);
    const best = Math.max(-1, ...fitting.map((one) => one.rank ?? -1));
    if (best >= minRank)
        return null;
    const who = specialist ?? `a specialist of tier ${tier}`;
    return hold('rank_unavailable', `Nothing was posted: ${who} with Agent Rank ${minRank} or more is not listed${best < 0 ? '' : ` (the best has ${best})`}.`, 'Lower min-rank, choose another tier, or try again later; mode: discover lists who is there.');
}
/** `New` specialists are below every tier that can be asked for, except self-serve. */
function reachesTier(has, wanted) {
    const level = (tier) => core_mission/* TIERS */.iB.findIndex((one) => one === tier);
    return level(has) >= level(wanted) || wanted === core_mission/* TIERS */.iB[0];
}

;// CONCATENATED MODULE: ./src/flow/post.js








/** From writing the intent to the POST, ms: after that, a late run must not spend any more. */
const INTENT_MS = 60_000;
/** How long a mission in doubt is looked for, ms. */
const DOUBT_MS = 5 * 60_000;
/** A label opens only the first generation. */
const GENERATION = 1;
/** Hires for an issue or pull request. Throws GitHubError or MarketplaceError only while nothing can have been posted. */
async function postForHome(engine, hire) {
    const armed = await writeIntent(engine, hire);
    const place = { on: 'conversation', number: hire.home };
    const burn = await engine.fuse.burn(place, GENERATION);
    switch (burn.kind) {
        case 'ours':
            return postAsOwner(engine, armed, () => engine.fuse.takeBack(place, burn.burnId));
        case 'burnt':
        case 'unclear':
            await standDown(engine, armed);
            return findPosted(engine, armed, burn.kind === 'burnt' ? 'the hire was begun by another run' : burn.why);
        case 'gone':
        case 'denied': {
            await standDown(engine, armed);
            const why = burn.kind === 'gone' ? `#${hire.home} is gone` : burn.why;
            const verdict = hold('missing_permission', `Nothing was posted: the reaction that guards against hiring twice could not be set (${why}).`, 'Give the job permissions: issues: write and pull-requests: write, then put the label on again.');
            return holdHire(hire.subject, verdict, { order: hire.order });
        }
    }
}
async function writeIntent(engine, hire) {
    const { subject, home, conversation, order } = hire;
    const key = held_keyOf(engine, subject);
    const now = engine.clock.now();
    const begun = createState(key, GENERATION, {
        brief: order.brief.hash,
        budgetCents: order.terms.budgetCents,
        history: [{ at: now, text: 'Hire authorised' }],
    });
    const visible = engine.render.comment(createPage(engine, { ...describeHeld(subject, HIRING, { order }), state: begun }));
    const ensured = await ensureStatus(engine, home, conversation, begun, visible);
    const wanted = { ...ensured.state, brief: begun.brief, budgetCents: begun.budgetCents };
    const { comment, state } = await writeStatus(engine, ensured.comment, wanted, visible);
    const deadline = engine.clock.now() + INTENT_MS;
    const mark = {
        type: 'intent',
        subject: key,
        generation: GENERATION,
        brief: order.brief.hash,
        run: formatRun(engine.run),
        nonce: engine.nonce(),
        deadline,
    };
    const note = composeBody(engine.render.intentNote(formatRunUrl(engine.run)), mark, engine.codec);
    // A trial's fuse is this run's own; it leaves no notes on the real subject.
    const intent = post_isTrial(engine) ? comment : await engine.github.conversations.createComment(home, note);
    return { ...hire, comment, state, intent, deadline };
}
const HIRING = {
    kind: 'wait',
    code: 'mission_not_ready',
    say: 'Hiring a specialist.',
    next: 'Nothing to do: this page is updated in a moment.',
};
const POSTED = {
    kind: 'wait',
    code: 'posted',
    say: 'The mission is posted.',
    next: 'The specialist works on it; nothing to do until a delivery is there.',
};
async function postAsOwner(engine, armed, takeBack) {
    const { subject, order } = armed;
    let again;
    try {
        again = await lookUp(engine, subject);
    }
    catch (error) {
        await withdraw(engine, armed, takeBack);
        throw error;
    }
    if (again.kind !== 'none') {
        await standDown(engine, armed);
        return adoptAgain(engine, armed, again);
    }
    if (engine.signal.aborted || engine.clock.now() >= armed.deadline) {
        await withdraw(engine, armed, takeBack);
        return failed(armed, describeLate(engine.signal.aborted));
    }
    const reply = await engine.marketplace.postMission(post_toOrder(engine, armed, GENERATION));
    if (reply.kind === 'refused') {
        const clean = await withdraw(engine, armed, takeBack);
        return failed({ subject, order }, clean ? reply.failure : withStuckFuse(reply.failure));
    }
    return reply.kind === 'unclear' ? findOwn(engine, armed, reply.failure.why) : record(engine, armed, reply.value);
}
/** The answer was unclear: this run's intent has done its work once the mission is found, and stands for a rehire until then. */
async function findOwn(engine, armed, why) {
    const found = await findPosted(engine, armed, why);
    if (found.kind === 'engaged')
        await standDown(engine, armed);
    return found;
}
async function record(engine, armed, mission) {
    const text = mission.specialist === null
        ? `Posted as mission ${mission.id}`
        : `Hired ${mission.specialist} (mission ${mission.id})`;
    const history = addHistory(armed.state.history, { at: engine.clock.now(), text });
    const recorded = { ...armed.state, mission: mission.id, history };
    const { subject, home, order } = armed;
    const held = describeHeld(subject, POSTED, { order, mission });
    const visible = engine.render.comment(createPage(engine, { ...held, state: recorded }));
    // The mission is there whatever GitHub says now; the signed state without id is enough for a later run to adopt it.
    const { comment, state } = await writeStatus(engine, armed.comment, recorded, visible).catch(() => ({
        comment: armed.comment,
        state: recorded,
    }));
    await standDown(engine, armed);
    const { brief, droppedComments, warnings } = order;
    return {
        kind: 'engaged',
        how: 'posted',
        engaged: { mission, subject, generation: GENERATION, home, comment, state, brief, droppedComments, warnings },
    };
}
/** Posted perhaps, by us or another run: look for it for up to five minutes, never send again. */
async function findPosted(engine, armed, why) {
    const until = Math.min(engine.clock.now() + DOUBT_MS, engine.deadline);
    let pause = 2_000;
    for (;;) {
        const lookup = await lookUp(engine, armed.subject).catch(() => null);
        if (lookup !== null && lookup.kind !== 'none')
            return adoptAgain(engine, armed, lookup);
        const now = engine.clock.now();
        if (now >= until || engine.signal.aborted)
            break;
        await engine.clock.sleep(Math.min(pause, until - now), engine.signal);
        pause = Math.min(pause * 1.5, 30_000);
    }
    const verdict = hold('in_doubt', `Whether a mission was posted cannot be known (${why}), and none is listed; nothing is ever posted again by itself.`, `Look at the marketplace. If it is certain that there is none, open a new issue to hire again.`);
    return holdHire(armed.subject, verdict, { order: armed.order });
}
async function adoptAgain(engine, { subject, order }, lookup) {
    const conversation = subject.kind === 'run' ? null : await engine.github.conversations.read(subject.number);
    return adopt(engine, { subject, lookup, conversation, wanted: order });
}
/** Takes this run's intent down; true also when it was gone. */
async function standDown(engine, { intent }) {
    if (post_isTrial(engine))
        return true;
    return engine.github.conversations.deleteComment(intent.id).catch(() => false);
}
/** Certainly nothing was sent: the owner takes its fuse back, then its intent down. */
async function withdraw(engine, armed, takeBack) {
    const clean = await takeBack().catch(() => false);
    await standDown(engine, armed);
    return clean;
}
function post_isTrial(engine) {
    return engine.codec.tag === 'orkestro-sandbox';
}
/** Hires for a run without issue or pull request: its first attempt may post, a re-run only adopts (spec §6). */
async function postForRun(engine, subject, order) {
    const hire = { subject, order };
    if (engine.run.runAttempt > 1)
        return findPosted(engine, hire, 'an earlier attempt of this run may have posted it');
    const reply = await engine.marketplace.postMission(post_toOrder(engine, hire, GENERATION));
    if (reply.kind === 'refused')
        return failed(hire, reply.failure);
    if (reply.kind === 'unclear')
        return findPosted(engine, hire, reply.failure.why);
    const state = createState(held_keyOf(engine, subject), GENERATION, {
        mission: reply.value.id,
        brief: order.brief.hash,
        budgetCents: order.terms.budgetCents,
        history: [{ at: engine.clock.now(), text: `Posted as mission ${reply.value.id}` }],
    });
    const { brief, droppedComments, warnings } = order;
    return {
        kind: 'engaged',
        how: 'posted',
        engaged: {
            mission: reply.value,
            subject,
            generation: GENERATION,
            home: null,
            comment: null,
            state,
            brief,
            droppedComments,
            warnings,
        },
    };
}
function post_toOrder(engine, hire, generation) {
    const { brief, terms } = hire.order;
    const reference = formatReference(engine.run.repository, hire.subject, generation);
    return {
        ...terms,
        title: formatMissionTitle(brief.title, reference),
        dod: brief.dod,
        description: formatMissionDescription(brief.description, {
            subject: held_keyOf(engine, hire.subject),
            generation,
            brief: brief.hash,
            comment: hire.comment?.id ?? null,
        }),
    };
}
function failed({ subject, order }, failure) {
    const verdict = hold('marketplace_error', `Nothing was posted: ${failure.what} (${failure.why}).`, failure.fix);
    return { kind: 'failed', failure, held: describeHeld(subject, verdict, { order }) };
}
function describeLate(cancelled) {
    return {
        code: cancelled ? 'cancelled' : 'too_late',
        what: cancelled
            ? 'the job was cancelled before the mission was posted'
            : 'preparing the hire took longer than a minute',
        where: 'POST /marketplace/missions',
        why: cancelled ? 'the runner asked to stop' : 'a hire that is this late might overlap with another',
        fix: 'put the label on again, or run the job again',
        status: null,
        requestId: null,
    };
}
function withStuckFuse(failure) {
    return {
        ...failure,
        fix: `${failure.fix}; the reaction that guards the hire could not be taken back, so the next try needs a new issue`,
    };
}

;// CONCATENATED MODULE: ./src/flow/hire.js
/**
 * Hiring at most once (spec §6): look up and adopt → authorise → look ahead → status comment and intent → burn the fuse →
 * look up again → POST exactly once → record. Whatever is unclear is looked up, never sent again.
 */










/** Gets the subject its mission: the one that is there, or a new one. Reads may throw MarketplaceError or GitHubError. */
async function hire(engine, intent) {
    const { subject } = intent;
    const lookup = await lookUp(engine, subject);
    const home = subject.kind === 'run' ? null : subject.number;
    const conversation = home === null ? null : await engine.github.conversations.read(home);
    if (home !== null && conversation === null)
        return holdHire(subject, missingSubject(home));
    const plan = planFor(engine, intent, lookup);
    if (lookup.kind !== 'none')
        return adopt(engine, { subject, lookup, conversation, wanted: asWanted(intent, plan) });
    const refusal = await findRefusal(engine, intent, conversation, plan);
    if (refusal !== null)
        return holdHire(subject, refusal, { refused: true });
    if (plan.kind !== 'order')
        return holdHire(subject, plan.verdict, { refused: true });
    const outlook = await checkOutlook(engine, subject, plan);
    if (outlook.kind === 'hold')
        return holdHire(subject, outlook.verdict, { order: plan });
    const order = { ...plan, warnings: [...plan.warnings, ...outlook.warnings] };
    if (engine.settings.dryRun)
        return holdHire(subject, describeDryRun(order), { order });
    return home === null || conversation === null
        ? postForRun(engine, subject, order)
        : postForHome(engine, { subject, home, conversation, order });
}
/** Only inputs can contradict a mission that is there; a label adopts it whatever it says (spec §6). */
function asWanted(intent, plan) {
    return intent.source.kind === 'inputs' && plan.kind === 'order' ? plan : null;
}
function planFor(engine, intent, lookup) {
    const { settings, clock } = engine;
    const { source } = intent;
    const capped = settings.limits.monthlyBudgetCents !== null;
    return planOrder({
        source: source.kind === 'inputs' ? source : { kind: 'issue', title: source.title, body: source.body },
        brief: settings.brief,
        terms: settings.terms,
        limits: settings.limits,
        monthSpentCents: capped ? sumMonthCents(lookup.all, clock.now()) : 'not_needed',
    });
}
/** The refusals before those of the brief itself: permission, then brief_changed. */
async function findRefusal(engine, intent, conversation, plan) {
    const hirer = await checkHirer(engine, intent.source);
    if (hirer !== null)
        return hirer;
    const changed = conversation === null ? null : checkUnchanged(conversation, intent.source);
    if (changed !== null)
        return changed;
    return plan.kind === 'refused' ? plan.verdict : null;
}
function missingSubject(number) {
    return hold('github_error', `Nothing was posted: there is no issue or pull request #${number} in this repository.`, 'Give the number of one that exists as issue-number or pr-number.');
}
function describeDryRun({ terms, brief }) {
    const who = terms.specialist ?? `the best-ranked specialist (${terms.tier}, ${terms.category})`;
    return {
        kind: 'wait',
        code: 'dry_run',
        say: `Dry run: would hire ${who} for "${brief.title}" with ${(0,money/* formatUsd */.UK)(terms.budgetCents)} in escrow. Nothing was written.`,
        next: 'Set dry-run to false to do it.',
    };
}

;// CONCATENATED MODULE: ./src/flow/sync.js








/** The missions a target stands for, each adopted or held. */
async function findMissions(engine, target) {
    switch (target.kind) {
        case 'mission':
            return [await adoptById(engine, await engine.marketplace.getMission(target.id))];
        case 'pull':
            return findByPulls(engine, [target.number]);
        case 'commit':
            return findByPulls(engine, await engine.github.pulls.listByCommit(target.sha));
    }
}
async function findByPulls(engine, numbers) {
    if (numbers.length === 0)
        return [];
    const open = listOpenOfRepository(await engine.marketplace.listMissions(), engine.run.repository.id);
    if (open.length === 0)
        return [];
    const pulls = await Promise.all(numbers.map((number) => engine.github.pulls.read(number)));
    const named = new Set(numbers);
    const claimed = new Set();
    for (const pull of pulls) {
        for (const number of pull?.closes ?? [])
            named.add(number);
        for (const id of parseMissionClaims(pull?.body ?? ''))
            claimed.add(id);
    }
    const concerned = open.filter(({ mission, number }) => claimed.has(mission.id) || (number !== null && named.has(number)));
    return Promise.all(concerned.map(({ mission }) => adoptById(engine, mission)));
}
/** Adopts a mission by id: its last line names the subject; without one, issue-number or pr-number must. */
async function adoptById(engine, mission) {
    const footer = parseFooter(mission.description);
    const { repository } = engine.run;
    const number = footer === null ? namedSubject(engine) : subjectNumber(footer, repository.id);
    if (number === null)
        return adoptElsewhere(engine, mission, footer);
    const conversation = await engine.github.conversations.read(number);
    const subject = { kind: conversation?.kind ?? 'issue', number };
    if (conversation === null)
        return holdHire(subject, missing(mission, `there is no issue or pull request #${number}`), { mission });
    if (footer === null)
        return adoptForeign(engine, mission, subject, conversation);
    return adoptMission(engine, { subject, mission, footer, generation: footer.generation, conversation, order: null });
}
function namedSubject(engine) {
    return engine.settings.issueNumber ?? engine.settings.prNumber;
}
function subjectNumber(footer, repositoryId) {
    const match = /^repo=(\d+) number=(\d+)$/.exec(footer.subject);
    return match !== null && Number(match[1]) === repositoryId ? Number(match[2]) : null;
}
/** A mission of a run without issue belongs to that run alone; one of another repository to that repository. */
function adoptElsewhere(engine, mission, footer) {
    const { run, settings } = engine;
    const own = { kind: 'run', runId: run.runId, job: run.job, index: settings.jobIndex ?? '0', step: run.step };
    if (footer !== null && footer.subject === held_keyOf(engine, own)) {
        const { generation } = footer;
        return adoptMission(engine, { subject: own, mission, footer, generation, conversation: null, order: null });
    }
    const why = footer === null
        ? 'it was posted outside this action and no issue-number or pr-number says where its state is kept'
        : `it was posted for another subject (${footer.subject})`;
    return holdHire(own, missing(mission, why), { mission });
}
/** A mission posted outside this action gets its status comment on the issue or pull request named for it. */
async function adoptForeign(engine, mission, subject, conversation) {
    const known = { subject, mission, footer: null, generation: 1, conversation, order: null };
    const key = held_keyOf(engine, subject);
    const state = createState(key, 1, {
        mission: mission.id,
        budgetCents: mission.budgetCents,
        history: [{ at: engine.clock.now(), text: `Adopted mission ${mission.id}` }],
    });
    if (engine.settings.dryRun)
        return adoptMission(engine, known);
    const verdict = { kind: 'wait', code: 'mission_not_ready', say: 'Adopted.', next: 'Looking at it now.' };
    const page = createPage(engine, {
        verdict,
        subject,
        generation: 1,
        mission,
        brief: null,
        droppedComments: 0,
        warnings: [],
        state,
    });
    const ensured = await ensureStatus(engine, conversation.number, conversation, state, engine.render.comment(page));
    const seen = [...ensured.conversation.comments.filter((one) => one.id !== ensured.comment.id), ensured.comment];
    return adoptMission(engine, { ...known, conversation: { ...ensured.conversation, comments: seen } });
}
function missing(mission, why) {
    return hold('state_lost', `Mission ${mission.id} cannot be settled from here: ${why}.`, 'Give issue-number or pr-number of this repository, or re-run the run that posted it.');
}

;// CONCATENATED MODULE: ./src/flow/reconcile.js







/** Does what the intent says. Throws MarketplaceError or GitHubError when a needed read fails for good. */
async function reconcile(engine, intent) {
    switch (intent.kind) {
        case 'discover':
            return discover(engine);
        case 'hire':
            return conclude(engine, await engine.log.group('Hire', () => hire(engine, intent)), intent.wait);
        case 'sync':
            return sync(engine, intent.target, intent.wait);
    }
}
async function sync(engine, target, patience) {
    const found = await findMissions(engine, target);
    const outcomes = [];
    // One after the other: each may write, and GitHub asks for a second between writes.
    for (const result of found)
        outcomes.push(await conclude(engine, result, patience));
    const [only] = outcomes;
    if (only === undefined)
        return skipped('no open mission of this repository is concerned by this event');
    return outcomes.length === 1 ? only : summarise(outcomes);
}
async function conclude(engine, result, patience) {
    if (result.kind === 'engaged') {
        return engine.log
            .group('Follow', () => follow(engine, result.engaged, patience))
            .catch((error) => {
            return toFailed(engine, result.engaged, error);
        });
    }
    const { page, url } = await publishHeld(engine, result.held);
    const { code, say, next } = result.held.verdict;
    const kind = result.kind === 'failed' ? 'failed' : page.outcome;
    return { ...EMPTY, kind, code, say, next, page: { ...page, outcome: kind }, commentUrl: url };
}
/** A mission that is there stays in the outputs, whatever went wrong while looking at it. */
function toFailed(engine, engaged, error) {
    const failure = readFailure(error);
    if (failure === null)
        throw error;
    const code = toReasonCode(error);
    const verdict = hold(code, `${failure.what}: ${failure.why}`, failure.fix);
    const page = { ...createPage(engine, { ...engaged, verdict }), outcome: 'failed' };
    const { say, next } = verdict;
    return { ...EMPTY, kind: 'failed', code, say, next, page, commentUrl: engaged.comment?.url ?? null };
}
async function discover(engine) {
    const { tier } = engine.settings.terms;
    const { minRank } = engine.settings.policy;
    const all = await engine.marketplace.listSpecialists();
    const specialists = all
        .filter((one) => tier === null || one.tier === tier)
        .filter((one) => minRank === null || (one.rank ?? -1) >= minRank)
        .toSorted((a, b) => (b.rank ?? -1) - (a.rank ?? -1) || a.name.localeCompare(b.name));
    const say = `${specialists.length} of ${all.length} specialists listed; nothing was spent.`;
    engine.log.info(say);
    return {
        ...EMPTY,
        kind: 'skipped',
        code: 'discovered',
        say,
        next: 'Name one with the input specialist to hire directly.',
        specialists,
    };
}
/** An outcome about nothing in particular. */
const EMPTY = {
    page: null,
    pages: [],
    commentUrl: null,
    specialists: null,
    receipt: null,
    exitWithFailure: false,
};
/** Nothing of ours: exit 0, one log line. */
function skipped(why) {
    return { ...EMPTY, kind: 'skipped', code: 'skipped', say: `Skipped: ${why}.`, next: 'Nothing to do.' };
}
const ORDER = ['failed', 'held', 'pending', 'reworked', 'accepted', 'skipped'];
/** Of several missions the step reports the one that most needs a person. */
function summarise(outcomes) {
    const worst = outcomes.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))[0];
    const pages = outcomes.flatMap((one) => (one.page === null ? [] : [one.page]));
    const say = `${outcomes.length} missions looked at: ${ORDER.map((kind) => [kind, outcomes.filter((one) => one.kind === kind).length])
        .filter(([, count]) => count > 0)
        .map(([kind, count]) => `${count} ${kind}`)
        .join(', ')}.`;
    return { ...(worst ?? skipped('no mission')), page: null, pages, say };
}

// EXTERNAL MODULE: ../../node_modules/zod/v4/mini/schemas.js + 3 modules
var schemas = __webpack_require__(2727);
// EXTERNAL MODULE: ../../node_modules/zod/v4/core/parse.js + 1 modules
var parse = __webpack_require__(8989);
;// CONCATENATED MODULE: ./src/http/classify.js
/** Codes of Node, OpenSSL, llhttp and undici → ours. */
const SYSTEM_CODES = {
    ECONNREFUSED: 'refused',
    ENOTFOUND: 'dns',
    EAI_AGAIN: 'dns',
    EAI_FAIL: 'dns',
    EAI_NODATA: 'dns',
    EAI_NONAME: 'dns',
    EHOSTUNREACH: 'unreachable',
    EHOSTDOWN: 'unreachable',
    ENETUNREACH: 'unreachable',
    ENETDOWN: 'unreachable',
    EADDRNOTAVAIL: 'unreachable',
    ECONNRESET: 'reset',
    ECONNABORTED: 'reset',
    EPIPE: 'reset',
    ETIMEDOUT: 'timeout',
    EPROTO: 'tls',
    DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
    SELF_SIGNED_CERT_IN_CHAIN: 'tls',
    HOSTNAME_MISMATCH: 'tls',
    UND_ERR_CONNECT_TIMEOUT: 'connect_timeout',
    UND_ERR_HEADERS_TIMEOUT: 'timeout',
    UND_ERR_BODY_TIMEOUT: 'timeout',
    UND_ERR_SOCKET: 'reset',
    UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'reset',
    UND_ERR_RES_EXCEEDED_MAX_SIZE: 'too_large',
    UND_ERR_HEADERS_OVERFLOW: 'protocol',
    UND_ERR_ABORTED: 'aborted',
    ABORT_ERR: 'aborted',
};
const SYSTEM_PREFIXES = [
    ['HPE_', 'protocol'],
    ['ERR_TLS_', 'tls'],
    ['ERR_SSL_', 'tls'],
    ['CERT_', 'tls'],
    ['UNABLE_TO_', 'tls'],
    ['UND_ERR_PRX_', 'proxy'],
    ['UND_ERR_SOCKS5', 'proxy'],
];
/** Errors that come without a code. */
const classify_NAMES = new Map([
    ['AbortError', 'aborted'],
    ['HTTPParserError', 'protocol'],
]);
/** Looks at the error, at what it wraps, and at what that wraps; `why` is a bounded text. */
function classify(error) {
    const links = chain(error);
    for (const link of links) {
        const code = fromSystem(link);
        if (code !== null)
            return { code, why: describe(link) };
    }
    const [first] = links;
    return { code: 'unknown', why: first === undefined ? 'a value that is no error was thrown' : describe(first) };
}
function toErrorLike(value) {
    if (typeof value !== 'object' || value === null)
        return null;
    const read = (field) => Reflect.get(value, field);
    const message = read('message');
    if (typeof message !== 'string')
        return null;
    const [name, code, errors] = [read('name'), read('code'), read('errors')];
    return {
        name: typeof name === 'string' ? name : 'Error',
        message,
        code: typeof code === 'string' ? code : '',
        inner: [...(Array.isArray(errors) ? errors : []), read('cause')],
    };
}
/** The error, what it wraps, and what that wraps. */
function chain(error) {
    const links = [];
    const queue = [error];
    for (const value of queue) {
        const link = toErrorLike(value);
        if (link === null)
            continue;
        links.push(link);
        // A chain can lead back to itself.
        if (queue.length < 16)
            queue.push(...link.inner.slice(0, 16));
    }
    return links;
}
function fromSystem(error) {
    if (error.message.startsWith('Proxy response'))
        return 'proxy';
    const { code } = error;
    const exact = Object.hasOwn(SYSTEM_CODES, code) ? SYSTEM_CODES[code] : undefined;
    if (exact !== undefined)
        return exact;
    const prefix = SYSTEM_PREFIXES.find(([start]) => code.startsWith(start));
    if (prefix !== undefined)
        return prefix[1];
    return classify_NAMES.get(error.name) ?? null;
}
function describe({ code, message, name }) {
    const text = message.slice(0, 300);
    if (text === '')
        return code === '' ? name : code;
    return code === '' || text.includes(code) ? text : `${text} (${code})`;
}

;// CONCATENATED MODULE: ./src/http/codes.js
/** Why no usable answer came: the closed codes and what is said about each. */
/** One row per code. */
const KINDS = {
    origin: {
        what: 'The address is not one this run may talk to',
        fix: 'Nothing was sent. Check `api-url`: the API key only ever goes to that exact origin.',
        transient: false,
        neverSent: true,
    },
    deadline: {
        what: 'The time of this step is over',
        fix: 'Raise `timeout`, or let a later run resume: nothing is lost.',
        transient: false,
        neverSent: true,
    },
    aborted: {
        what: 'The run was cancelled',
        fix: 'Run it again to resume.',
        transient: false,
        neverSent: false,
    },
    tls_off: {
        what: 'TLS certificates would not be verified',
        fix: 'Remove NODE_TLS_REJECT_UNAUTHORIZED from the environment; for a private certificate authority set NODE_EXTRA_CA_CERTS instead.',
        transient: false,
        neverSent: true,
    },
    dns: {
        what: 'The server name could not be resolved',
        fix: "Check the host name in the URL and the runner's DNS.",
        transient: true,
        neverSent: true,
    },
    refused: {
        what: 'The connection was refused',
        fix: 'Check that the server runs and that host and port are right.',
        transient: true,
        neverSent: true,
    },
    unreachable: {
        what: 'There is no route to the server',
        fix: "Check the runner's network, firewall and proxy (HTTPS_PROXY, NO_PROXY).",
        transient: true,
        neverSent: true,
    },
    connect_timeout: {
        what: 'The connection could not be made in time',
        fix: "Check the runner's network, firewall and proxy (HTTPS_PROXY, NO_PROXY).",
        transient: true,
        neverSent: true,
    },
    tls: {
        what: 'No trustworthy TLS connection could be made',
        fix: 'Check the certificate of the server; for a private certificate authority set NODE_EXTRA_CA_CERTS.',
        transient: false,
        neverSent: false,
    },
    proxy: {
        what: 'The proxy did not let the request through',
        fix: 'Check HTTPS_PROXY (`http://host:port`) and NO_PROXY.',
        transient: true,
        neverSent: true,
    },
    reset: {
        what: 'The connection broke off',
        fix: "Try again; if it stays, check the server's status and what is between.",
        transient: true,
        neverSent: false,
    },
    timeout: {
        what: 'No complete answer came in time',
        fix: "Try again; if it stays, check the server's status.",
        transient: true,
        neverSent: false,
    },
    redirect: {
        what: 'The server redirects elsewhere; redirects are never followed',
        fix: 'Set the URL to where the API really is.',
        transient: false,
        neverSent: false,
    },
    too_large: {
        what: 'The answer is larger than allowed',
        fix: 'Check that the URL is that of the API and not of a download or a page.',
        transient: false,
        neverSent: false,
    },
    encoding: {
        what: 'The answer is compressed although that was not asked for',
        fix: 'Check what sits between runner and server; answers must come unencoded.',
        transient: false,
        neverSent: false,
    },
    protocol: {
        what: 'The answer is not valid HTTP',
        fix: 'Check that the URL is that of an HTTP API.',
        transient: false,
        neverSent: false,
    },
    unknown: {
        what: 'The request failed',
        fix: 'Run again with step debug on (ACTIONS_STEP_DEBUG) and report what it shows.',
        transient: false,
        neverSent: false,
    },
};

;// CONCATENATED MODULE: ./src/http/failure.js


/**
 * No usable answer: what, where, why, the fix. `sent: false` promises that nothing left; `sent: true` only that
 * something may have. Carries no header and no body, so no secret.
 */
class HttpFailure extends Error {
    name = 'HttpFailure';
    code;
    sent;
    what;
    where;
    why;
    fix;
    /** The status, where one had arrived. */
    status;
    constructor(parts) {
        const kind = KINDS[parts.code];
        super(`${kind.what}: ${parts.where}: ${parts.why}`);
        this.code = parts.code;
        this.sent = parts.sent;
        this.what = kind.what;
        this.where = parts.where;
        this.why = parts.why;
        this.fix = kind.fix;
        this.status = parts.status ?? null;
    }
    /** Whether a read may be tried again. */
    get transient() {
        return KINDS[this.code].transient;
    }
    /** Plain data, by allow-list. */
    toFailure() {
        const { code, what, where, why, fix, status } = this;
        return { code, what, where, why, fix, status, requestId: null };
    }
    /**
     * Classifies whatever a lower layer threw. `sent` is what that layer knows for certain; without it, only codes that
     * prove it count as not sent.
     */
    static from(error, where, sent) {
        if (error instanceof HttpFailure)
            return error;
        const { code, why } = classify(error);
        return new HttpFailure({ code, sent: sent ?? !KINDS[code].neverSent, where, why });
    }
}

;// CONCATENATED MODULE: ./src/github/errors.js
/** What goes wrong between us and GitHub: closed codes, one table, and the fix in words (house.md, style 7). */


/** The one error of this room. Carries no header, no body and no request, so no secret. */
class GitHubError extends Error {
    name = 'GitHubError';
    code;
    where;
    why;
    what;
    fix;
    status;
    requestId;
    /** When a rate limit ends, in milliseconds since the epoch; `null` where GitHub doesn't say. */
    resetsAt;
    /** True: a write that failed this way had certainly no effect (spec §6). False promises nothing. */
    noEffect;
    constructor(parts) {
        const what = `could not ${parts.call.doing}`;
        const fix = parts.fix ?? FIXES[parts.code](parts);
        super(`${what}: ${parts.why} (${parts.call.where}). ${fix}`);
        this.code = parts.code;
        this.what = what;
        this.where = parts.call.where;
        this.why = parts.why;
        this.fix = fix;
        this.status = parts.status ?? null;
        this.requestId = parts.requestId ?? null;
        this.resetsAt = parts.resetsAt ?? null;
        this.noEffect = parts.noEffect ?? false;
    }
    /** As a boundary failure, for reports. */
    toFailure() {
        const { code, what, where, why, fix, status, requestId } = this;
        return { code, what, where, why, fix, status, requestId };
    }
    /** Classifies whatever Octokit or the door threw during a call. */
    static from(error, call) {
        if (error instanceof GitHubError)
            return error;
        const answer = readAnswer(error);
        if (answer !== null)
            return GitHubError.fromAnswer(answer, call);
        return fromTransport(error, call);
    }
    /** From an answer that is no success. */
    static fromAnswer(answer, call) {
        const { status, headers } = answer;
        const said = readMessage(answer.data);
        const code = toCode(status, headers, said ?? '');
        const limit = code === 'rate_limited' ? readLimit(headers) : null;
        return new GitHubError({
            code,
            call,
            why: [`HTTP ${status}`, said, limit?.say].filter((part) => part !== null && part !== undefined).join(': '),
            status,
            requestId: readHeader(headers, 'x-github-request-id'),
            accepted: readAccepted(headers),
            resetsAt: limit?.at ?? null,
            // Only a refusal in GitHub's own words is GitHub's: a proxy's page says nothing about what went through.
            noEffect: said !== null && NO_EFFECT.has(status),
        });
    }
}
/** Statuses that promise that nothing was done (spec §6), where the body is GitHub's. */
const NO_EFFECT = new Set([400, 401, 402, 403, 404, 410, 413, 415, 422, 429]);
const STATUS_CODES = {
    401: 'unauthorized',
    403: 'missing_permission',
    404: 'not_found',
    410: 'not_found',
    429: 'rate_limited',
};
const FIXES = {
    unauthorized: () => "Give a valid token as `github-token`; the default is the job's own, which ends with the job.",
    missing_permission: ({ call, accepted }) => `Add \`${accepted ?? call.permission}\` under \`permissions:\` of the job in the workflow file.`,
    not_on_plan: () => "The repository's plan does not have this feature.",
    not_found: ({ call }) => `Check that it exists and that the token may see it (\`${call.permission}\` under \`permissions:\`).`,
    moved: () => 'The repository was renamed or moved: start a new run, which gets the new name.',
    refused: () => 'GitHub did not take the request; its words above say why.',
    rate_limited: () => 'Wait until the limit ends and run again, or look less often (`poll-interval`).',
    server_error: () => 'Run again later; https://www.githubstatus.com shows incidents.',
    unreachable: () => "Check the runner's network and proxy, then run again.",
    cancelled: () => 'Run it again to resume.',
    bad_answer: () => 'Check what sits between the runner and GitHub; if it stays, report it with the request id.',
    incomplete: () => 'Run again; if it stays, report it with the words above.',
};
function toCode(status, headers, said) {
    if (status === 403)
        return toForbidden(headers, said);
    const known = STATUS_CODES[status];
    if (known !== undefined)
        return known;
    if (status >= 500)
        return 'server_error';
    if (status >= 300 && status <= 399)
        return 'moved';
    return status >= 400 ? 'refused' : 'bad_answer';
}
/** GitHub answers 403 for a missing permission, a spent rate limit, and a feature that the plan lacks. */
function toForbidden(headers, said) {
    const spent = readHeader(headers, 'x-ratelimit-remaining') === '0' || readHeader(headers, 'retry-after') !== null;
    if (spent || /rate limit|abuse detection/i.test(said))
        return 'rate_limited';
    return /^upgrade to github /i.test(said) ? 'not_on_plan' : 'missing_permission';
}
function readHeader(headers, name) {
    const value = headers[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
/** `issues=write; pull_requests=write` → `issues: write` or `pull-requests: write`; anything else is not shown. */
function readAccepted(headers) {
    const text = readHeader(headers, 'x-accepted-github-permissions') ?? '';
    if (!/^[a-z_]+=[a-z]+([;,] ?[a-z_]+=[a-z]+)*$/.test(text))
        return null;
    const lines = text.split(/[;,] ?/).map((part) => part.replace('=', ': ').replaceAll('_', '-'));
    return lines.join(text.includes(',') ? '` and `' : '` or `');
}
/** When a rate limit ends: `Retry-After` beats `x-ratelimit-reset`; GHES may send neither. `at` in ms. */
function readLimit(headers) {
    const after = Number(readHeader(headers, 'retry-after') ?? 'none');
    if (Number.isFinite(after)) {
        const sent = Date.parse(readHeader(headers, 'date') ?? '');
        return { at: Number.isNaN(sent) ? null : sent + after * 1_000, say: `the limit ends in ${after} s` };
    }
    const reset = Number(readHeader(headers, 'x-ratelimit-reset') ?? 'none');
    if (!Number.isSafeInteger(reset) || reset > 1e11)
        return { at: null, say: 'GitHub does not say when the limit ends' };
    return { at: reset * 1_000, say: `the limit ends at ${new Date(reset * 1_000).toISOString()}` };
}
/** GitHub's own words for an error, cut; `null` where the body is not GitHub's. */
function readMessage(data) {
    if (typeof data !== 'object' || data === null || !('message' in data))
        return null;
    const { message } = data;
    if (typeof message !== 'string')
        return null;
    const details = 'errors' in data && Array.isArray(data.errors) ? ` ${JSON.stringify(data.errors)}` : '';
    return `${message}${details}`.slice(0, 400);
}
/** Octokit's RequestError carries the answer; told by its shape, because its class is loaded lazily. */
const withAnswer = schemas/* object */.Ikc({
    response: schemas/* object */.Ikc({ status: schemas/* number */.aig(), headers: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()), data: schemas/* unknown */.L5J() }),
});
function readAnswer(error) {
    const result = parse/* safeParse */.xL(withAnswer, error);
    return result.success ? result.data.response : null;
}
/** The door's failure, which Octokit wraps, or one of Octokit's own. */
function fromTransport(error, call) {
    const wrapped = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    if (!(wrapped instanceof HttpFailure)) {
        const why = wrapped instanceof Error ? wrapped.message.slice(0, 300) : 'something that is no error was thrown';
        return new GitHubError({ code: 'bad_answer', call, why: `the answer could not be used: ${why}` });
    }
    const { code, status, fix, sent } = wrapped;
    const why = `${wrapped.what}: ${wrapped.why}`;
    const ours = TRANSPORT_CODES[code] ?? 'unreachable';
    return new GitHubError({ code: ours, call, why, status, noEffect: !sent, ...(ours === 'moved' ? {} : { fix }) });
}
const TRANSPORT_CODES = {
    aborted: 'cancelled',
    redirect: 'moved',
    too_large: 'bad_answer',
    encoding: 'bad_answer',
    protocol: 'bad_answer',
};

;// CONCATENATED MODULE: ./src/github/graphql.js

/** The entries of `errors`, whatever their shape; none where the answer has none. */
function findProblems(body) {
    if (typeof body !== 'object' || body === null || !('errors' in body))
        return [];
    const { errors } = body;
    if (errors === null || errors === undefined)
        return [];
    return Array.isArray(errors) ? errors.map(toProblem) : [toProblem(errors)];
}
function toProblem(entry) {
    if (typeof entry !== 'object' || entry === null)
        return { type: '', path: '', message: 'an error without words' };
    const type = 'type' in entry && typeof entry.type === 'string' ? entry.type : '';
    const path = 'path' in entry && Array.isArray(entry.path) ? entry.path.map(String).join('.') : '';
    const message = 'message' in entry && typeof entry.message === 'string' ? entry.message : 'an error without words';
    return { type, path, message };
}
const CODES = {
    NOT_FOUND: 'not_found',
    FORBIDDEN: 'missing_permission',
    INSUFFICIENT_SCOPES: 'missing_permission',
    RATE_LIMITED: 'rate_limited',
    RATE_LIMIT: 'rate_limited',
    SERVICE_UNAVAILABLE: 'server_error',
    INTERNAL: 'server_error',
};
/** Every other problem means that the data is not whole. */
function toGraphqlError(problem, answer, call) {
    const requestId = answer.headers['x-github-request-id'];
    const at = problem.path === '' ? '' : ` at ${problem.path}`;
    const code = CODES[problem.type] ?? 'incomplete';
    const limit = code === 'rate_limited' ? readLimit(answer.headers) : null;
    return new GitHubError({
        code,
        call,
        why: `GraphQL error${at}: ${problem.message.slice(0, 300)}${limit === null ? '' : `: ${limit.say}`}`,
        status: answer.status,
        resetsAt: limit?.at ?? null,
        requestId: typeof requestId === 'string' ? requestId : null,
    });
}
/** Tolerates that exactly this place could not be found. */
function isNotFoundAt(path) {
    return (problem) => problem.type === 'NOT_FOUND' && problem.path === path;
}

;// CONCATENATED MODULE: ./src/github/api.js
/** The one client for GitHub: Octokit behind our own door, every answer checked against a schema. */



const PER_PAGE = 100;
const MAX_PAGES = 100;
/** Nothing is loaded before the first call. */
function createApi(options) {
    const { repository } = options;
    let connecting;
    const call = async (where, route, parameters) => {
        try {
            connecting ??= connect(options, where);
            const request = await connecting;
            const answer = await request(route, parameters);
            if (answer.status >= 200 && answer.status <= 299)
                return answer;
            throw GitHubError.fromAnswer(answer, where);
        }
        catch (error) {
            throw GitHubError.from(error, where);
        }
    };
    const rest = (asked, extra = {}) => call(toCall(asked, options), asked.route, {
        owner: repository.owner,
        repo: repository.name,
        ...asked.parameters,
        ...extra,
        headers: { 'x-github-api-version': '2022-11-28', ...(asked.accept !== undefined && { accept: asked.accept }) },
    });
    return {
        repository,
        async send(asked, schema) {
            const { status, data } = await rest(asked);
            return { status, data: api_parse(data, schema, toCall(asked, options)) };
        },
        async list(asked, item) {
            const where = toCall(asked, options);
            const items = [];
            for (let page = 1; page <= MAX_PAGES; page += 1) {
                const answer = await rest(asked, { per_page: PER_PAGE, page });
                const found = api_parse(answer.data, schemas/* array */.YOg(item), where);
                items.push(...found);
                if (!hasNextPage(answer, found.length))
                    return items;
            }
            throw new GitHubError({ code: 'incomplete', call: where, why: `there are more than ${MAX_PAGES} pages` });
        },
        async query(asked) {
            const where = { doing: asked.doing, permission: asked.permission, where: `POST ${options.graphqlUrl}` };
            const answer = await call(where, `POST ${options.graphqlUrl}`, {
                query: asked.document,
                variables: {
                    ...(asked.document.includes('$owner') && { owner: repository.owner, name: repository.name }),
                    ...asked.variables,
                },
                headers: { 'x-github-api-version': '2022-11-28' },
            });
            const problems = findProblems(answer.data);
            const bad = problems.find((problem) => asked.tolerates?.(problem) !== true);
            if (bad !== undefined)
                throw toGraphqlError(bad, answer, where);
            const { data } = api_parse(answer.data, schemas/* object */.Ikc({ data: asked.schema }), where);
            return { data, problems };
        },
    };
}
/** Reads the pages after the first; `turn` reads the page behind a cursor. A cursor that comes twice is an error. */
async function readFurtherPages(doing, first, turn) {
    const nodes = [...first.nodes];
    const seen = new Set();
    for (let after = first.next; after !== null;) {
        if (seen.has(after) || seen.size >= MAX_PAGES) {
            const call = { doing, where: 'GraphQL', permission: 'contents: read' };
            throw new GitHubError({ code: 'incomplete', call, why: 'the cursor does not advance, the pages have no end' });
        }
        seen.add(after);
        const page = await turn(after);
        nodes.push(...page.nodes);
        after = page.next;
    }
    return nodes;
}
/** Octokit, loaded here and nowhere else. Its log would print foreign text past our own; its retries are not loaded. */
async function connect(options, where) {
    if (options.token === '') {
        throw new GitHubError({ code: 'unauthorized', call: where, why: 'there is no token', noEffect: true });
    }
    const { getOctokit } = await Promise.all(/* import() */[__webpack_require__.e(952), __webpack_require__.e(66), __webpack_require__.e(329), __webpack_require__.e(22)]).then(__webpack_require__.bind(__webpack_require__, 3710));
    const { fetch } = options;
    const octokit = getOctokit(options.token, {
        baseUrl: options.apiUrl,
        userAgent: 'orkestro-action',
        log: SILENT,
        request: { fetch, log: SILENT, redirect: 'manual' },
    });
    return octokit.request;
}
const silence = () => undefined;
const SILENT = { debug: silence, info: silence, warn: silence, error: silence };
function toCall(asked, { apiUrl, repository }) {
    const values = {
        owner: repository.owner,
        repo: repository.name,
        ...asked.parameters,
    };
    const [method = '', path = ''] = asked.route.split(' ');
    const filled = path.replace(/\{(\w+)\}/g, (_all, name) => encodeURIComponent(String(values[name] ?? '')));
    return { doing: asked.doing, permission: asked.permission, where: `${method} ${apiUrl}${filled}` };
}
function api_parse(data, schema, call) {
    const result = parse/* safeParse */.xL(schema, data);
    if (result.success)
        return result.data;
    const [issue] = result.error.issues;
    const place = issue?.path.map(String).join('.') ?? '';
    const why = `the answer has an unexpected shape at ${place === '' ? 'its top' : place}: ${issue?.message ?? ''}`;
    throw new GitHubError({ code: 'bad_answer', call, why });
}
/** GitHub's `Link` decides; without one (GitHub leaves it out for a single page), a full page may have a next. */
function hasNextPage(answer, count) {
    const { link } = answer.headers;
    return typeof link === 'string' ? /;\s*rel="next"/.test(link) : count >= PER_PAGE;
}

// EXTERNAL MODULE: ../../node_modules/zod/v4/core/api.js + 1 modules
var api = __webpack_require__(7197);
;// CONCATENATED MODULE: ./src/github/wire.js
/** The shapes of GitHub's answers that several nouns share, as schemas: what does not fit is never used. */

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
/** GitHub's DateTime → milliseconds since the epoch. */
const instant = schemas/* pipe */.FsL(schemas/* string */.YjP().check(api/* _regex */.Fk(ISO)), schemas/* transform */.pdi((text) => Date.parse(text)));
/** An id as a number; GraphQL's BigInt travels as text. */
const bigId = schemas/* pipe */.FsL(schemas/* union */.KCZ([schemas/* string */.YjP().check(api/* _regex */.Fk(/^\d{1,15}$/)), schemas/* int */.Whr()]), schemas/* transform */.pdi(Number));
/** A REST account; `null` where it is gone. */
const restAccount = schemas/* pipe */.FsL(schemas/* nullable */.mee(schemas/* object */.Ikc({ login: schemas/* string */.YjP(), id: schemas/* int */.Whr(), type: schemas/* string */.YjP() })), schemas/* transform */.pdi((user) => user && { login: user.login, id: user.id, isBot: user.type === 'Bot' }));
/** Selects what `actor` reads. */
const ACTOR_FRAGMENT = `
fragment ActorParts on Actor {
  __typename
  login
  ... on User { databaseId }
  ... on Bot { databaseId }
  ... on Mannequin { databaseId }
  ... on Organization { databaseId }
}`;
/** A GraphQL actor. Bots get the login that REST and events show: `github-actions` → `github-actions[bot]`. */
const actor = schemas/* pipe */.FsL(schemas/* nullable */.mee(schemas/* object */.Ikc({ __typename: schemas/* string */.YjP(), login: schemas/* string */.YjP(), databaseId: schemas/* optional */.lqM(schemas/* nullable */.mee(schemas/* int */.Whr())) })), schemas/* transform */.pdi((found) => found && wire_toAccount(found.login, found.databaseId ?? null, found.__typename === 'Bot')));
/** The identity the token acts as. For an app's token GitHub shows a bot's login on a `User`. */
const viewer = schemas/* pipe */.FsL(schemas/* object */.Ikc({ login: schemas/* string */.YjP(), databaseId: schemas/* optional */.lqM(schemas/* nullable */.mee(schemas/* int */.Whr())) }), schemas/* transform */.pdi(({ login, databaseId }) => wire_toAccount(login, databaseId ?? null, login.endsWith('[bot]'))));
function wire_toAccount(login, id, isBot) {
    return { login: isBot && !login.endsWith('[bot]') ? `${login}[bot]` : login, id, isBot };
}
/** True when both are known to be one account: by numeric id where both have one, else by login and kind. */
function isSameAccount(one, other) {
    if (one === null || other === null)
        return false;
    if (one.id !== null && other.id !== null)
        return one.id === other.id;
    return one.isBot === other.isBot && one.login.toLowerCase() === other.login.toLowerCase();
}
/** A connection with `nodes` and `pageInfo { hasNextPage endCursor }`. A `null` among the nodes is partial data. */
function pageOf(node) {
    return schemas/* pipe */.FsL(schemas/* object */.Ikc({
        nodes: schemas/* array */.YOg(node),
        pageInfo: schemas/* object */.Ikc({ hasNextPage: schemas/* boolean */.zMY(), endCursor: schemas/* nullable */.mee(schemas/* string */.YjP()) }),
    })
        .check(schemas/* refine */.YPB(({ pageInfo }) => !pageInfo.hasNextPage || (pageInfo.endCursor ?? '') !== '', {
        error: 'a further page without a cursor',
    })), schemas/* transform */.pdi(({ nodes, pageInfo }) => ({ nodes, next: pageInfo.hasNextPage ? pageInfo.endCursor : null })));
}
/** Like `pageOf`, for lists that can hold things of repositories which the token may not see: those come as `null`. */
function pageOfVisible(node) {
    return schemas/* pipe */.FsL(pageOf(schemas/* nullable */.mee(node)), schemas/* transform */.pdi(({ nodes, next }) => ({ nodes: nodes.filter((one) => one !== null), next })));
}

;// CONCATENATED MODULE: ./src/github/rollup.js
/** What a commit's status rollup says, in the core's words (github-facts §1). */


/**
 * Selects what `contextPage` reads. `$pull` and `$hasPull` come from the operation: GitHub refuses `isRequired` without
 * a pull request. `checkSuite.workflowRun` is left out on purpose: it needs `actions: read` and fails the whole query.
 */
const CONTEXT_FRAGMENT = `
fragment ContextParts on StatusCheckRollupContextConnection {
  pageInfo { hasNextPage endCursor }
  nodes {
    __typename
    ... on CheckRun {
      id
      databaseId
      name
      status
      conclusion
      title
      startedAt
      detailsUrl
      isRequired(pullRequestNumber: $pull) @include(if: $hasPull)
      checkSuite { app { databaseId name slug } }
    }
    ... on StatusContext {
      id
      context
      state
      createdAt
      targetUrl
      description
      isRequired(pullRequestNumber: $pull) @include(if: $hasPull)
    }
  }
}`;
const run = schemas/* object */.Ikc({
    __typename: schemas/* literal */.euz('CheckRun'),
    id: schemas/* string */.YjP(),
    databaseId: schemas/* nullable */.mee(schemas/* int */.Whr()),
    name: schemas/* string */.YjP(),
    status: schemas/* string */.YjP(),
    conclusion: schemas/* nullable */.mee(schemas/* string */.YjP()),
    title: schemas/* nullable */.mee(schemas/* string */.YjP()),
    startedAt: schemas/* nullable */.mee(instant),
    detailsUrl: schemas/* nullable */.mee(schemas/* string */.YjP()),
    isRequired: schemas/* optional */.lqM(schemas/* boolean */.zMY()),
    checkSuite: schemas/* object */.Ikc({
        app: schemas/* nullable */.mee(schemas/* object */.Ikc({ databaseId: schemas/* nullable */.mee(schemas/* int */.Whr()), name: schemas/* string */.YjP(), slug: schemas/* string */.YjP() })),
    }),
});
const rollup_status = schemas/* object */.Ikc({
    __typename: schemas/* literal */.euz('StatusContext'),
    id: schemas/* string */.YjP(),
    context: schemas/* string */.YjP(),
    state: schemas/* string */.YjP(),
    createdAt: instant,
    targetUrl: schemas/* nullable */.mee(schemas/* string */.YjP()),
    description: schemas/* nullable */.mee(schemas/* string */.YjP()),
    isRequired: schemas/* optional */.lqM(schemas/* boolean */.zMY()),
});
/** A page of check runs and commit statuses. */
const contextPage = pageOf(schemas/* pipe */.FsL(schemas/* discriminatedUnion */.gMt('__typename', [run, rollup_status]), schemas/* transform */.pdi((node) => (node.__typename === 'CheckRun' ? fromRun(node) : fromStatus(node)))));
/** GitHub's conclusions and status states; a word that is not here is `unknown`, which never passes. */
const STATES = new Set([
    'success',
    'neutral',
    'skipped',
    'failure',
    'error',
    'pending',
    'action_required',
    'cancelled',
    'timed_out',
    'stale',
    'startup_failure',
]);
function toState(word) {
    const state = word.toLowerCase();
    return STATES.has(state) ? state : 'unknown';
}
function fromRun(node) {
    const { app } = node.checkSuite;
    return {
        kind: 'check_run',
        name: node.name,
        appId: app?.databaseId ?? null,
        appName: app?.name ?? null,
        state: node.status === 'COMPLETED' ? toState(node.conclusion ?? '') : 'pending',
        required: node.isRequired ?? false,
        url: node.detailsUrl,
        description: node.title,
        nodeId: node.id,
        databaseId: node.databaseId,
        at: node.startedAt,
        // Other apps may write any address; only Actions' own names a run and a job of ours.
        ...(app?.slug === 'github-actions' ? parseJob(node.detailsUrl) : NO_JOB),
    };
}
/** Statuses have no app and no id in GraphQL; they are told apart by time. `EXPECTED` has not reported yet. */
function fromStatus(node) {
    return {
        kind: 'status',
        name: node.context,
        appId: null,
        appName: null,
        state: node.state === 'EXPECTED' ? 'pending' : toState(node.state),
        required: node.isRequired ?? false,
        url: node.targetUrl,
        description: node.description,
        nodeId: node.id,
        databaseId: null,
        at: node.createdAt,
        ...NO_JOB,
    };
}
const NO_JOB = { runId: null, jobId: null };
/** `https://host/owner/repo/actions/runs/1/job/2` → run and job. */
function parseJob(url) {
    const match = /^https?:\/\/[^/]+\/[^/]+\/[^/]+\/actions\/runs\/(\d+)(?:\/attempts\/\d+)?(?:\/jobs?\/(\d+))?(?:[/?#]|$)/.exec(url ?? '');
    return match === null ? NO_JOB : { runId: match[1] ?? null, jobId: match[2] ?? null };
}
/**
 * A test-merge commit's contexts that are required, as further required contexts of the head (github-facts §1: if the
 * test-merge commit carries a status, it must pass too). They get a name of their own, so that "newest per key" never
 * lets one commit's result stand for the other's. What no rule asks for stays advisory and is left out.
 */
function foldTestMerge(head, merge, required) {
    const counts = new Set([...required, ...head.filter((check) => check.required).map(({ name }) => name)]);
    const further = merge.filter((check) => check.required || counts.has(check.name));
    return [...head, ...further.map((check) => ({ ...check, name: `${check.name} (test merge)`, required: true }))];
}

;// CONCATENATED MODULE: ./src/github/contexts.js
/** The checks of one commit, read whole and pinned by SHA (github-facts §1). */




/** The rollups of a head and, where there is one, of its test-merge commit, each pinned by SHA. */
const CHECKS_QUERY = `
query Checks(
  $owner: String!, $name: String!, $head: GitObjectID!, $headAfter: String
  $merge: GitObjectID, $hasMerge: Boolean!, $mergeAfter: String, $pull: Int, $hasPull: Boolean!
) {
  repository(owner: $owner, name: $name) {
    head: object(oid: $head) {
      ... on Commit { statusCheckRollup { contexts(first: 100, after: $headAfter) { ...ContextParts } } }
    }
    merge: object(oid: $merge) @include(if: $hasMerge) {
      ... on Commit { statusCheckRollup { contexts(first: 100, after: $mergeAfter) { ...ContextParts } } }
    }
  }
}
${CONTEXT_FRAGMENT}`;
const rollup = schemas/* nullable */.mee(schemas/* object */.Ikc({ contexts: contextPage }));
const commit = schemas/* nullish */.cl6(schemas/* object */.Ikc({ statusCheckRollup: rollup }));
const checksAnswer = schemas/* object */.Ikc({ repository: schemas/* object */.Ikc({ head: commit, merge: commit }) });
const DOING = 'read the reported checks';
const READ = 'checks: read` and `statuses: read';
const NO_CONTEXTS = { nodes: [], next: null };
/** Reads every page of both; throws GitHubError where anything is missing. */
async function readContexts(api, target) {
    const first = await turn(api, target, {});
    const head = await readFurtherPages(DOING, first.head, async (headAfter) => {
        return (await turn(api, target, { headAfter })).head;
    });
    const merge = await readFurtherPages(DOING, first.merge, async (mergeAfter) => {
        return (await turn(api, target, { mergeAfter })).merge;
    });
    return { head, merge };
}
async function turn(api, { sha, pull, mergeSha }, cursors) {
    const hasMerge = mergeSha !== null;
    const { data } = await api.query({
        doing: DOING,
        permission: READ,
        document: CHECKS_QUERY,
        variables: {
            head: sha,
            headAfter: null,
            merge: mergeSha,
            hasMerge,
            mergeAfter: null,
            pull,
            hasPull: pull !== null,
            ...cursors,
        },
        schema: checksAnswer,
    });
    const head = data.repository.head ?? unknown(sha);
    const merge = hasMerge ? (data.repository.merge ?? unknown(mergeSha)) : null;
    return {
        head: head.statusCheckRollup?.contexts ?? NO_CONTEXTS,
        merge: merge?.statusCheckRollup?.contexts ?? NO_CONTEXTS,
    };
}
function unknown(sha) {
    const call = { doing: DOING, where: 'GraphQL', permission: READ };
    throw new GitHubError({ code: 'incomplete', call, why: `GitHub does not know the commit ${sha}` });
}

;// CONCATENATED MODULE: ./src/github/protection.js
/** A branch's head, and what classic protection requires of it (github-facts §1). Never `/branches/…/protection`: it needs admin. */


/** A branch's head, and what classic protection asks of it. */
const BRANCH_QUERY = `
query Branch($owner: String!, $name: String!, $ref: String!) {
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $ref) {
      target { oid }
      refUpdateRule { requiredStatusCheckContexts }
    }
  }
}`;
const branchAnswer = schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({
        ref: schemas/* nullable */.mee(schemas/* object */.Ikc({
            target: schemas/* object */.Ikc({ oid: schemas/* string */.YjP() }),
            refUpdateRule: schemas/* nullable */.mee(schemas/* object */.Ikc({ requiredStatusCheckContexts: schemas/* nullable */.mee(schemas/* array */.YOg(schemas/* string */.YjP())) })),
        })),
    }),
});
/** Throws GitHubError where the branch or its protection cannot be read. */
async function readBranch(api, name) {
    const answer = await api.query({
        doing: `read the protection of the branch ${name}`,
        permission: 'contents: read',
        document: BRANCH_QUERY,
        variables: { ref: `refs/heads/${name}` },
        schema: branchAnswer,
        tolerates: isClassicDenied,
    });
    const { target, refUpdateRule } = answer.data.repository.ref ?? noBranch(name);
    const contexts = refUpdateRule?.requiredStatusCheckContexts ?? null;
    return {
        sha: target.oid,
        classic: (contexts ?? []).map((context) => ({ name: context, appId: null, source: 'classic' })),
        source: toSource(answer, contexts !== null),
    };
}
/**
 * Nobody has shown yet that every token may read this field (github-facts §7). One that may not never will, and the
 * other two reads still stand; it is told as `denied`. Any other problem makes the answer unreadable.
 */
function isClassicDenied({ type, path }) {
    return type === 'FORBIDDEN' && path.startsWith('repository.ref.refUpdateRule');
}
function toSource({ problems }, found) {
    if (problems.length > 0)
        return 'denied';
    return found ? 'read' : 'none';
}
function noBranch(name) {
    const call = { doing: 'read the protection of a branch', where: 'GraphQL', permission: 'contents: read' };
    throw new GitHubError({ code: 'not_found', call, why: `there is no branch ${name}` });
}

// EXTERNAL MODULE: ../../node_modules/zod/v4/core/core.js
var core = __webpack_require__(6416);
;// CONCATENATED MODULE: ./src/github/rules.js
/** What rulesets require of a branch (github-facts §1). */


const rule = schemas/* object */.Ikc({ type: schemas/* string */.YjP(), parameters: schemas/* optional */.lqM(schemas/* unknown */.L5J()) });
const statusChecks = schemas/* object */.Ikc({
    required_status_checks: schemas/* array */.YOg(schemas/* object */.Ikc({ context: schemas/* string */.YjP(), integration_id: schemas/* optional */.lqM(schemas/* nullable */.mee(schemas/* int */.Whr())) })),
});
const workflows = schemas/* object */.Ikc({ workflows: schemas/* array */.YOg(schemas/* object */.Ikc({ path: schemas/* string */.YjP() })) });
/**
 * The app id of contexts that nothing can satisfy. No app has it, so not even a check or status that takes such a
 * context's name is let through.
 */
const NO_APP = 0;
/** Reads every page of `GET /repos/{owner}/{repo}/rules/branches/{branch}`; throws GitHubError where that fails. */
async function readRulesets(api, branch) {
    const call = {
        doing: `read the rules of the branch ${branch}`,
        permission: 'contents: read',
        route: 'GET /repos/{owner}/{repo}/rules/branches/{branch}',
        parameters: { branch },
    };
    try {
        const required = (await api.list(call, requirements)).flat();
        return { required, rules: 'read' };
    }
    catch (error) {
        // A plan without rulesets has none: known to be empty, not unknown.
        if (error instanceof GitHubError && error.code === 'not_on_plan')
            return { required: [], rules: 'not_on_plan' };
        throw error;
    }
}
/** One rule as the contexts it asks for; most rules ask for none. */
const requirements = schemas/* pipe */.FsL(rule, schemas/* transform */.pdi(({ type, parameters }, context) => {
    const read = READERS[type];
    if (read === undefined)
        return [];
    const found = read(parameters);
    if (found !== null)
        return found;
    context.issues.push({ code: 'custom', message: `a rule ${type} of another shape`, input: parameters });
    return core/* NEVER */.tm;
}));
const READERS = {
    required_status_checks(parameters) {
        const parsed = parse/* safeParse */.xL(statusChecks, parameters);
        if (!parsed.success)
            return null;
        return parsed.data.required_status_checks.map(({ context, integration_id: app }) => {
            // GitHub writes "any source" as no id, or as -1.
            return { name: context, appId: app === undefined || app === null || app < 0 ? null : app, source: 'ruleset' };
        });
    },
    /**
     * A required workflow names a file, not the contexts that its jobs will report, so that nobody can tell from a
     * commit's checks whether all of them have come. It is reported as a context that never does: in the mode
     * `required` such a branch is settled by a person, or `checks` lists the names that count.
     */
    workflows(parameters) {
        const parsed = parse/* safeParse */.xL(workflows, parameters);
        if (!parsed.success)
            return null;
        return parsed.data.workflows.map(({ path }) => {
            return { name: `required workflow ${path} (list its jobs in \`checks\`)`, appId: NO_APP, source: 'ruleset' };
        });
    },
};

;// CONCATENATED MODULE: ./src/github/checks.js
/** Required and reported checks: the union of three reads (github-facts §1). A failed read is a value. */






/** What failing runs say. */
const DETAILS_QUERY = `
query CheckDetails($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on CheckRun {
      id
      title
      summary
      annotations(first: 10) { nodes { path location { start { line } } message } }
    }
  }
}`;
const detailsAnswer = schemas/* object */.Ikc({
    nodes: schemas/* array */.YOg(schemas/* nullable */.mee(schemas/* object */.Ikc({
        id: schemas/* optional */.lqM(schemas/* string */.YjP()),
        title: schemas/* optional */.lqM(schemas/* nullable */.mee(schemas/* string */.YjP())),
        summary: schemas/* optional */.lqM(schemas/* nullable */.mee(schemas/* string */.YjP())),
        annotations: schemas/* optional */.lqM(schemas/* nullable */.mee(schemas/* object */.Ikc({
            nodes: schemas/* array */.YOg(schemas/* object */.Ikc({
                path: schemas/* string */.YjP(),
                location: schemas/* object */.Ikc({ start: schemas/* object */.Ikc({ line: schemas/* int */.Whr() }) }),
                message: schemas/* string */.YjP(),
            })),
        }))),
    }))),
});
const MAX_IDS = 100;
/** The `Checks` port over GitHub. */
function createChecks(api) {
    const readRequirements = async (name) => {
        const [rulesets, branch] = await Promise.all([readRulesets(api, name), readBranch(api, name)]);
        return {
            sha: branch.sha,
            required: [...rulesets.required, ...branch.classic],
            sources: { rules: rulesets.rules, classic: branch.source },
        };
    };
    return {
        readForPull: (pull) => orUnavailable(async () => {
            // While GitHub is still trying the merge, the test-merge commit can be that of an earlier head.
            const mergeSha = pull.mergeable === 'mergeable' ? pull.mergeSha : null;
            const target = { sha: pull.headSha, pull: pull.number, mergeSha };
            const [{ required, sources }, found] = await Promise.all([
                readRequirements(pull.baseRef),
                readContexts(api, target),
            ]);
            const reported = foldTestMerge(found.head, found.merge, new Set(required.map(({ name }) => name)));
            return { kind: 'read', sha: pull.headSha, reported, required, sources };
        }),
        readForBranch: (branch) => orUnavailable(async () => {
            const { sha, required, sources } = await readRequirements(branch);
            const { head } = await readContexts(api, { sha, pull: null, mergeSha: null });
            return { kind: 'read', sha, reported: head, required, sources };
        }),
        readRequired: (branch) => orUnavailable(async () => {
            const { required, sources } = await readRequirements(branch);
            return { kind: 'read', required, sources };
        }),
        async readDetails(checks) {
            const ids = [...new Set(checks.filter(({ kind }) => kind === 'check_run').map(({ nodeId }) => nodeId))];
            const found = new Map();
            for (let start = 0; start < ids.length; start += MAX_IDS) {
                const { data } = await api.query({
                    doing: 'read what the failing checks say',
                    permission: 'checks: read',
                    document: DETAILS_QUERY,
                    variables: { ids: ids.slice(start, start + MAX_IDS) },
                    schema: detailsAnswer,
                    // Details help the specialist and decide nothing: what can be read is enough.
                    tolerates: ({ path }) => /^nodes\.\d+/.test(path),
                });
                for (const node of data.nodes)
                    if (node?.id !== undefined)
                        found.set(node.id, toDetails(node));
            }
            return found;
        },
    };
}
/** A failed read is `unavailable` with its reason; bugs are thrown. */
async function orUnavailable(read) {
    try {
        return await read();
    }
    catch (error) {
        if (error instanceof GitHubError)
            return { kind: 'unavailable', why: error.message };
        throw error;
    }
}
function toDetails({ title, summary, annotations }) {
    const nodes = annotations?.nodes ?? [];
    return {
        title: title ?? null,
        summary: summary ?? null,
        annotations: nodes.map(({ path, location, message }) => ({ path, line: location.start.line, message })),
    };
}

;// CONCATENATED MODULE: ./src/github/contents.js
/** Files of the default branch, read through the API and never from a checkout (threats row 22). */


/** Octokit hands the raw media type on as bytes unless it names UTF-8; a directory would come as a list. */
const contents_text = schemas/* pipe */.FsL(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* instanceof */.Nlp(ArrayBuffer)]), schemas/* transform */.pdi((raw) => (typeof raw === 'string' ? raw : new TextDecoder().decode(raw))));
/** The `Contents` port over GitHub. Throws RangeError for a path with `..`, which the API would resolve to elsewhere. */
function createContents(api) {
    return {
        async read(path) {
            if (path.split('/').includes('..'))
                throw new RangeError(`${path} leaves the repository`);
            // Without `ref` GitHub takes the default branch, which no tag of the same name can stand in for.
            const call = {
                doing: `read ${path} at the default branch`,
                permission: 'contents: read',
                route: `GET /repos/{owner}/{repo}/contents/${encodePath(path)}`,
                accept: 'application/vnd.github.raw+json',
            };
            try {
                return (await api.send(call, contents_text)).data;
            }
            catch (error) {
                // In GitHub's own words only: a proxy's 404 must not pass for a repository without rules.
                if (error instanceof GitHubError && error.code === 'not_found' && error.noEffect)
                    return null;
                throw error;
            }
        },
    };
}
/** Empty and `.` segments say nothing. */
function encodePath(path) {
    const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
    return segments.map(encodeURIComponent).join('/');
}

;// CONCATENATED MODULE: ./src/github/candidates.js
/** Pull requests as candidates for delivering a mission (spec §6, Binding). */


/** Selects what `candidate` reads. */
const CANDIDATE_FRAGMENT = `
fragment CandidateParts on PullRequest {
  number
  state
  isCrossRepository
  body
  updatedAt
  repository { databaseId }
}`;
const candidates_STATES = { OPEN: 'open', CLOSED: 'closed', MERGED: 'merged' };
/** GitHub's PullRequestState → ours. */
const pullState = schemas/* pipe */.FsL(schemas/* enum */.k5n(['OPEN', 'CLOSED', 'MERGED']), schemas/* transform */.pdi((state) => candidates_STATES[state]));
/** One candidate. */
const candidate = schemas/* pipe */.FsL(schemas/* object */.Ikc({
    number: schemas/* int */.Whr(),
    state: pullState,
    isCrossRepository: schemas/* boolean */.zMY(),
    body: schemas/* string */.YjP(),
    updatedAt: instant,
    repository: schemas/* object */.Ikc({ databaseId: schemas/* int */.Whr() }),
}), schemas/* transform */.pdi(({ number, state, isCrossRepository, body, updatedAt, repository }) => {
    return { number, state, fork: isCrossRepository, body, updatedAt, repositoryId: repository.databaseId };
}));
/** Those of this repository: elsewhere somebody can write `closes owner/repo#1`, and their number means nothing here. */
function keepOwn(found, repository) {
    return found
        .filter(({ repositoryId }) => repositoryId === repository.id)
        .map(({ number, state, fork, body }) => ({ number, state, fork, body }));
}

;// CONCATENATED MODULE: ./src/github/comments.js
/** Comments as GraphQL shows them: the only place that says who edited, and whether we wrote (spec §6). */


/** Selects what `commentPage` reads, and the actors in it. */
const COMMENT_FRAGMENT = `
fragment CommentParts on IssueCommentConnection {
  pageInfo { hasNextPage endCursor }
  nodes {
    fullDatabaseId
    body
    url
    author { ...ActorParts }
    editor { ...ActorParts }
    viewerDidAuthor
    createdAt
    lastEditedAt
  }
}
${ACTOR_FRAGMENT}`;
/** A page of comments. */
const commentPage = pageOf(schemas/* object */.Ikc({
    fullDatabaseId: bigId,
    body: schemas/* string */.YjP(),
    url: schemas/* string */.YjP(),
    author: actor,
    editor: actor,
    viewerDidAuthor: schemas/* boolean */.zMY(),
    createdAt: instant,
    lastEditedAt: schemas/* nullable */.mee(instant),
}));
/**
 * To the core's words. GitHub vouches for our own comments (`viewerDidAuthor`), so their author is the best picture of
 * ourselves to hold an editor against: both are read the same way. An editor who is not known to be us is another.
 */
function toComment(raw, us) {
    const { author, lastEditedAt } = raw;
    const self = raw.viewerDidAuthor && author !== null ? author : us;
    return {
        id: raw.fullDatabaseId,
        body: raw.body,
        url: raw.url,
        author,
        byUs: raw.viewerDidAuthor,
        createdAt: raw.createdAt,
        editedAt: lastEditedAt,
        editedByOthers: lastEditedAt !== null && !isSameAccount(raw.editor, self),
    };
}

;// CONCATENATED MODULE: ./src/github/conversations.js
/** Issues and pull requests as pages with comments. Source: spec §6, §7. */







const SHARED_FIELDS = `
      number
      url
      title
      body
      lastEditedAt
      author { ...ActorParts }
      labels(first: 100) { pageInfo { hasNextPage endCursor } nodes { name } }
      comments(first: 100, after: $comments) { ...CommentParts }
      timelineItems(last: 100, itemTypes: [LABELED_EVENT]) {
        nodes { ... on LabeledEvent { createdAt actor { ...ActorParts } label { name } } }
      }`;
/** Reads a conversation; `$comments` and `$closedBy` are cursors. */
const CONVERSATION_QUERY = `
query Conversation($owner: String!, $name: String!, $number: Int!, $comments: String, $closedBy: String) {
  viewer { login databaseId }
  repository(owner: $owner, name: $name) {
    issueOrPullRequest(number: $number) {
      __typename
      ... on Issue {${SHARED_FIELDS}
        closedByPullRequestsReferences(first: 100, after: $closedBy, includeClosedPrs: true) {
          pageInfo { hasNextPage endCursor }
          nodes { ...CandidateParts }
        }
      }
      ... on PullRequest {${SHARED_FIELDS}
      }
    }
  }
}
${COMMENT_FRAGMENT}
${CANDIDATE_FRAGMENT}`;
const shared = {
    number: schemas/* int */.Whr(),
    url: schemas/* string */.YjP(),
    title: schemas/* string */.YjP(),
    body: schemas/* string */.YjP(),
    lastEditedAt: schemas/* nullable */.mee(instant),
    author: actor,
    labels: pageOf(schemas/* object */.Ikc({ name: schemas/* string */.YjP() })),
    comments: commentPage,
    timelineItems: schemas/* object */.Ikc({
        nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ createdAt: instant, actor: actor, label: schemas/* object */.Ikc({ name: schemas/* string */.YjP() }) })),
    }),
};
const page = schemas/* discriminatedUnion */.gMt('__typename', [
    schemas/* object */.Ikc({
        __typename: schemas/* literal */.euz('Issue'),
        ...shared,
        closedByPullRequestsReferences: pageOfVisible(candidate),
    }),
    schemas/* object */.Ikc({ __typename: schemas/* literal */.euz('PullRequest'), ...shared }),
]);
const answer = schemas/* object */.Ikc({ viewer: viewer, repository: schemas/* object */.Ikc({ issueOrPullRequest: schemas/* nullable */.mee(page) }) });
/** A comment as REST answers its creation: certainly ours and unedited. */
const created = schemas/* pipe */.FsL(schemas/* object */.Ikc({ id: schemas/* int */.Whr(), body: schemas/* string */.YjP(), html_url: schemas/* string */.YjP(), user: restAccount, created_at: instant }), schemas/* transform */.pdi(({ id, body, html_url, user, created_at }) => {
    const unedited = { editedAt: null, editedByOthers: false };
    return { id, body, url: html_url, author: user, byUs: true, createdAt: created_at, ...unedited };
}));
const WRITE = 'issues: write` and `pull-requests: write';
/** The `Conversations` port over GitHub. */
function createConversations(api) {
    const readPage = async (number, cursors) => {
        const { data } = await api.query({
            doing: `read issue or pull request #${number}`,
            permission: 'issues: read` and `pull-requests: read',
            document: CONVERSATION_QUERY,
            variables: { number, comments: null, closedBy: null, ...cursors },
            schema: answer,
            tolerates: isNotFoundAt('repository.issueOrPullRequest'),
        });
        return { us: data.viewer, found: data.repository.issueOrPullRequest };
    };
    const readAgain = async (number, cursors) => (await readPage(number, cursors)).found ?? vanished(number);
    return {
        async read(number) {
            const { us, found } = await readPage(number, {});
            if (found === null)
                return null;
            const doing = `read the pages of #${number}`;
            const comments = await readFurtherPages(doing, found.comments, async (after) => (await readAgain(number, { comments: after })).comments);
            const closedBy = await readFurtherPages(doing, closedByOf(found), async (after) => closedByOf(await readAgain(number, { closedBy: after })));
            return {
                ...toConversation(found),
                comments: comments.map((raw) => toComment(raw, us)),
                closedBy: keepOwn(closedBy, api.repository),
            };
        },
        async createComment(number, body) {
            const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
            const call = { doing: `comment on #${number}`, permission: WRITE, route };
            return (await api.send({ ...call, parameters: { issue_number: number, body } }, created)).data;
        },
        async editComment(id, body) {
            const route = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}';
            const call = { doing: `edit comment ${id}`, permission: WRITE, route };
            await api.send({ ...call, parameters: { comment_id: id, body } }, schemas/* unknown */.L5J());
        },
        deleteComment(id) {
            const route = 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}';
            const call = { doing: `delete comment ${id}`, permission: WRITE, route, parameters: { comment_id: id } };
            return api.send(call, schemas/* unknown */.L5J()).then(() => true, (error) => whenGone(error));
        },
        async removeLabel(number, label) {
            const route = 'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}';
            const call = { doing: `take the label ${JSON.stringify(label)} off #${number}`, permission: WRITE, route };
            await api.send({ ...call, parameters: { issue_number: number, name: label } }, schemas/* unknown */.L5J()).catch(whenAbsent);
        },
    };
}
function toConversation(found) {
    const { number, url, title, body, author } = found;
    return {
        kind: found.__typename === 'Issue' ? 'issue' : 'pull_request',
        number,
        url,
        title,
        body,
        author,
        bodyEditedAt: found.lastEditedAt,
        labels: found.labels.nodes.map(({ name }) => name),
        labeled: found.timelineItems.nodes
            .map(({ createdAt, actor: by, label }) => ({ label: label.name, actor: by?.login ?? null, at: createdAt }))
            .sort((a, b) => a.at - b.at),
    };
}
function closedByOf(found) {
    return found.__typename === 'Issue' ? found.closedByPullRequestsReferences : { nodes: [], next: null };
}
/** True where the comment is not there any more; false where the token may not delete it; throws otherwise. */
function whenGone(error) {
    if (error instanceof GitHubError && error.code === 'missing_permission')
        return false;
    whenAbsent(error);
    return true;
}
/** What is not there needs no removing. */
function whenAbsent(error) {
    if (!(error instanceof GitHubError && error.code === 'not_found'))
        throw error;
}
function vanished(number) {
    const call = { doing: `read the pages of #${number}`, where: 'GraphQL', permission: 'issues: read' };
    throw new GitHubError({ code: 'incomplete', call, why: 'it vanished between two pages' });
}

;// CONCATENATED MODULE: ./src/github/fuse.js
/**
 * The `reaction` fuse of spec §6: slot g is the g-th of the eight reactions. GitHub answers 201 to the one request that
 * created a reaction and 200 to every later one by the same identity. People's reactions mean nothing here; a bot's
 * does, because another identity of this action could have been first.
 */



/**
 * Slot 1 first. The order is part of the protocol between runs of every version: it never changes. It starts with
 * what reads as a launch and ends with what reads as blame.
 */
const FUSE_REACTIONS = ['rocket', 'eyes', 'hooray', 'heart', '+1', 'laugh', 'confused', '-1'];
/** Asks who we are; `GET /user` is refused to a job's token (spec §6). */
const VIEWER_QUERY = 'query Viewer { viewer { login databaseId } }';
const reaction = schemas/* object */.Ikc({ id: schemas/* int */.Whr(), user: restAccount, content: schemas/* string */.YjP(), created_at: instant });
/** The `Fuse` port over reactions. `slot` outside 1–8 is a bug: RangeError. */
function createReactionFuse(api) {
    const whoAmI = createIdentity(api);
    const listBurns = (place, content) => listBurnsOf(api, whoAmI, place, content);
    return {
        slots: FUSE_REACTIONS.length,
        async burn(place, slot) {
            const content = toContent(slot);
            try {
                if ((await listBurns(place, content)).length > 0)
                    return { kind: 'burnt' };
            }
            catch (error) {
                return toReply(error, true);
            }
            try {
                const parameters = { ...toIds(place), content };
                const { status, data } = await api.send({ ...fuse_toCall('POST', place), parameters }, reaction);
                if (status !== 201)
                    return { kind: 'burnt' };
                return await fuse_confirm(data, () => listBurns(place, content));
            }
            catch (error) {
                return toReply(error, false);
            }
        },
        async read(place, slot) {
            try {
                const last = (await listBurns(place, toContent(slot))).at(-1);
                // The latest one: waiting for it to be over is waiting for all.
                return last === undefined ? { kind: 'intact' } : { kind: 'burnt', at: last.created_at };
            }
            catch (error) {
                if (isGone(error))
                    return { kind: 'gone' };
                throw error;
            }
        },
        async takeBack(place, burnId) {
            const call = fuse_toCall('DELETE', place);
            const parameters = { ...toIds(place), reaction_id: burnId };
            try {
                await api.send({ ...call, route: `${call.route}/{reaction_id}`, parameters }, schemas/* unknown */.L5J());
                return true;
            }
            catch (error) {
                if (!(error instanceof GitHubError))
                    throw error;
                return isGone(error);
            }
        },
    };
}
/** Two identities can both be told 201: the lower id was first. From here on something is burnt, whatever fails. */
async function fuse_confirm(ours, listBurns) {
    try {
        const burns = await listBurns();
        const earlier = burns.some(({ id, user }) => id < ours.id && (user === null || user.id !== ours.user?.id));
        return earlier ? { kind: 'burnt' } : { kind: 'ours', burnId: String(ours.id) };
    }
    catch (error) {
        if (!(error instanceof GitHubError))
            throw error;
        return { kind: 'unclear', why: `burnt, but not whether first: ${error.message}` };
    }
}
/** Burns of a slot by bots, by nobody known, or by us; in the order they came. */
async function listBurnsOf(api, whoAmI, place, content) {
    const all = await api.list({ ...fuse_toCall('GET', place), parameters: { ...toIds(place), content } }, reaction);
    const same = all.filter((one) => one.content === content);
    // A job's own token is a bot; who we are matters only where people have reacted, too.
    const us = same.some(({ user }) => user?.isBot === false) ? (await whoAmI()).id : null;
    return same
        .filter(({ user }) => user === null || user.isBot || (us !== null && user.id === us))
        .sort((a, b) => a.id - b.id);
}
/** Asks once; a failed answer is asked for again. */
function createIdentity(api) {
    let asked;
    return () => {
        asked ??= readViewer(api).catch((error) => {
            asked = undefined;
            throw error;
        });
        return asked;
    };
}
async function readViewer(api) {
    const call = { doing: 'ask who this token acts as', permission: 'issues: read' };
    const { data } = await api.query({ ...call, document: VIEWER_QUERY, variables: {}, schema: schemas/* object */.Ikc({ viewer: viewer }) });
    return data.viewer;
}
function toContent(slot) {
    const content = FUSE_REACTIONS[slot - 1];
    if (content === undefined)
        throw new RangeError(`there are ${FUSE_REACTIONS.length} slots, none of them is ${slot}`);
    return content;
}
function fuse_toCall(method, place) {
    const verb = { GET: 'list the reactions', POST: 'burn the fuse', DELETE: 'take the fuse back' }[method];
    const path = place.on === 'comment' ? 'comments/{comment_id}' : '{issue_number}';
    return {
        doing: `${verb} on ${place.on === 'comment' ? `comment ${place.id}` : `#${place.number}`}`,
        permission: `issues: ${method === 'GET' ? 'read' : 'write'}\` and \`pull-requests: ${method === 'GET' ? 'read' : 'write'}`,
        route: `${method} /repos/{owner}/{repo}/issues/${path}/reactions`,
    };
}
function toIds(place) {
    return place.on === 'comment' ? { comment_id: place.id } : { issue_number: place.number };
}
/** In GitHub's own words only. */
function isGone(error) {
    return error instanceof GitHubError && error.code === 'not_found' && error.noEffect;
}
/** `untouched`: the failure came before the write, so nothing was burnt whatever it was. */
function toReply(error, untouched) {
    if (!(error instanceof GitHubError))
        throw error;
    if (isGone(error))
        return { kind: 'gone' };
    return { kind: untouched || error.noEffect ? 'denied' : 'unclear', why: error.message };
}

;// CONCATENATED MODULE: ./src/github/permissions.js
/** Live permissions of a person (spec §7, threats row 1). An error never grants anything. */



const flags = schemas/* object */.Ikc({
    pull: schemas/* boolean */.zMY(),
    triage: schemas/* optional */.lqM(schemas/* boolean */.zMY()),
    push: schemas/* boolean */.zMY(),
    maintain: schemas/* optional */.lqM(schemas/* boolean */.zMY()),
    admin: schemas/* boolean */.zMY(),
});
const permissions_answer = schemas/* object */.Ikc({
    permission: schemas/* string */.YjP(),
    role_name: schemas/* string */.YjP(),
    user: schemas/* nullable */.mee(schemas/* object */.Ikc({ permissions: schemas/* optional */.lqM(flags) })),
});
/** The `Permissions` port over GitHub. */
function createPermissions(api) {
    return {
        async read(login) {
            const call = {
                doing: `read the permission of ${JSON.stringify(login)}`,
                permission: 'contents: read',
                route: 'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
                parameters: { username: login },
            };
            // `..` is the one login that would ask another address; an empty one asks for everybody.
            if (!/^[\w-]+(\[bot\])?$/.test(login))
                return { kind: 'unknown', why: `${JSON.stringify(login)} is no login` };
            try {
                return toReading((await api.send(call, permissions_answer)).data);
            }
            catch (error) {
                if (!(error instanceof GitHubError))
                    throw error;
                if (error.status === 404 && error.noEffect)
                    return { kind: 'known', permission: 'none', roleName: 'none' };
                return { kind: 'unknown', why: error.message };
            }
        },
    };
}
/** The highest level of the flags, for a custom role too; never more than a role of GitHub's own names. */
function toReading({ permission, role_name, user }) {
    const byRole = toLevel(role_name);
    const byFlags = user?.permissions === undefined ? null : fromFlags(user.permissions);
    // The old field knows no triage and maintain and rounds both down.
    const levels = [byRole, byFlags ?? toLevel(permission)].filter((level) => level !== null);
    const least = PERMISSIONS.find((level) => levels.includes(level));
    if (least === undefined)
        return { kind: 'unknown', why: `GitHub answered the role ${JSON.stringify(role_name)} only` };
    return { kind: 'known', permission: least, roleName: role_name };
}
function fromFlags({ pull, triage, push, maintain, admin }) {
    if (admin)
        return 'admin';
    if (maintain === true)
        return 'maintain';
    if (push)
        return 'write';
    if (triage === true)
        return 'triage';
    return pull ? 'read' : 'none';
}
function toLevel(word) {
    return PERMISSIONS.find((level) => level === word) ?? null;
}

;// CONCATENATED MODULE: ./src/github/pull.js
/** One pull request, read whole. */







/** Reads a pull request; `$comments` and `$closes` are cursors. */
const PULL_QUERY = `
query Pull($owner: String!, $name: String!, $number: Int!, $comments: String, $closes: String) {
  viewer { login databaseId }
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      number
      url
      title
      body
      state
      isDraft
      isCrossRepository
      author { ...ActorParts }
      headRefOid
      headRefName
      baseRefName
      mergeable
      reviewDecision
      potentialMergeCommit { oid }
      closingIssuesReferences(first: 100, after: $closes) {
        pageInfo { hasNextPage endCursor }
        nodes { number repository { databaseId } }
      }
      comments(first: 100, after: $comments) { ...CommentParts }
    }
  }
}
${COMMENT_FRAGMENT}`;
/** Reads the head alone. */
const HEAD_QUERY = `
query Head($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { headRefOid } }
}`;
const sha = schemas/* string */.YjP().check(api/* _regex */.Fk(/^([0-9a-f]{40}|[0-9a-f]{64})$/));
const MERGEABLE = { MERGEABLE: 'mergeable', CONFLICTING: 'conflicting', UNKNOWN: 'unknown' };
const REVIEWS = {
    APPROVED: 'approved',
    CHANGES_REQUESTED: 'changes_requested',
    REVIEW_REQUIRED: 'review_required',
};
const pull = schemas/* object */.Ikc({
    number: schemas/* int */.Whr(),
    url: schemas/* string */.YjP(),
    title: schemas/* string */.YjP(),
    body: schemas/* string */.YjP(),
    state: pullState,
    isDraft: schemas/* boolean */.zMY(),
    isCrossRepository: schemas/* boolean */.zMY(),
    author: actor,
    headRefOid: sha,
    headRefName: schemas/* string */.YjP(),
    baseRefName: schemas/* string */.YjP(),
    mergeable: schemas/* enum */.k5n(['MERGEABLE', 'CONFLICTING', 'UNKNOWN']),
    reviewDecision: schemas/* nullable */.mee(schemas/* enum */.k5n(['APPROVED', 'CHANGES_REQUESTED', 'REVIEW_REQUIRED'])),
    potentialMergeCommit: schemas/* nullable */.mee(schemas/* object */.Ikc({ oid: sha })),
    closingIssuesReferences: pageOfVisible(schemas/* object */.Ikc({ number: schemas/* int */.Whr(), repository: schemas/* object */.Ikc({ databaseId: schemas/* int */.Whr() }) })),
    comments: commentPage,
});
const pullAnswer = schemas/* object */.Ikc({ viewer: viewer, repository: schemas/* object */.Ikc({ pullRequest: schemas/* nullable */.mee(pull) }) });
const headAnswer = schemas/* object */.Ikc({ repository: schemas/* object */.Ikc({ pullRequest: schemas/* nullable */.mee(schemas/* object */.Ikc({ headRefOid: sha })) }) });
const PERMISSION = 'pull-requests: read';
/** Every page of it; `null`: there is no such pull request. */
async function readPull(api, number) {
    const { us, found } = await readPage(api, number, {});
    if (found === null)
        return null;
    const doing = `read the pages of pull request #${number}`;
    const again = async (cursors) => (await readPage(api, number, cursors)).found ?? missingPull(number);
    const comments = await readFurtherPages(doing, found.comments, async (after) => {
        return (await again({ comments: after })).comments;
    });
    const closes = await readFurtherPages(doing, found.closingIssuesReferences, async (after) => {
        return (await again({ closes: after })).closingIssuesReferences;
    });
    return {
        ...toPull(found),
        closes: closes.filter(({ repository }) => repository.databaseId === api.repository.id).map((issue) => issue.number),
        comments: comments.map((raw) => toComment(raw, us)),
    };
}
async function readPage(api, number, cursors) {
    const { data } = await api.query({
        doing: `read pull request #${number}`,
        permission: PERMISSION,
        document: PULL_QUERY,
        variables: { number, comments: null, closes: null, ...cursors },
        schema: pullAnswer,
        tolerates: isNotFoundAt('repository.pullRequest'),
    });
    return { us: data.viewer, found: data.repository.pullRequest };
}
/** The head's SHA; throws GitHubError `not_found` for no such pull request. */
async function readHead(api, number) {
    const { data } = await api.query({
        doing: `read the head of pull request #${number}`,
        permission: PERMISSION,
        document: HEAD_QUERY,
        variables: { number },
        schema: headAnswer,
    });
    return (data.repository.pullRequest ?? missingPull(number)).headRefOid;
}
function toPull(found) {
    const { number, url, title, body, state, author, reviewDecision } = found;
    return {
        number,
        url,
        title,
        body,
        state,
        draft: found.isDraft,
        fork: found.isCrossRepository,
        author,
        headSha: found.headRefOid,
        headRef: found.headRefName,
        baseRef: found.baseRefName,
        mergeable: MERGEABLE[found.mergeable],
        review: reviewDecision === null ? 'none' : REVIEWS[reviewDecision],
        mergeSha: found.potentialMergeCommit?.oid ?? null,
    };
}
/** Throws GitHubError `not_found`. */
function missingPull(number) {
    const call = { doing: `read pull request #${number}`, where: 'GraphQL', permission: PERMISSION };
    throw new GitHubError({ code: 'not_found', call, why: 'there is no such pull request' });
}

;// CONCATENATED MODULE: ./src/github/files.js
/** The files a pull request touches (spec §4, protected paths; github-facts §4). */


/** Counts the files a pull request changes. */
const CHANGED_FILES_QUERY = `
query ChangedFiles($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { changedFiles } }
}`;
const countAnswer = schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({ pullRequest: schemas/* nullable */.mee(schemas/* object */.Ikc({ changedFiles: schemas/* int */.Whr() })) }),
});
/** A rename names both sides; without its old name the answer is not whole. */
const file = schemas/* object */.Ikc({ filename: schemas/* string */.YjP(), status: schemas/* string */.YjP(), previous_filename: schemas/* optional */.lqM(schemas/* string */.YjP()) }).check(schemas/* refine */.YPB(({ status, previous_filename }) => status !== 'renamed' || previous_filename !== undefined, {
    error: 'a rename without its old name',
}));
/** GitHub lists no more files than this. */
const MAX_FILES = 3_000;
/** Both names of every rename; a list that is cut, or does not match GitHub's own count, is `too_many`. */
async function listTouchedPaths(api, number) {
    const call = { doing: `list the files of pull request #${number}`, permission: 'pull-requests: read' };
    const { data } = await api.query({
        ...call,
        document: CHANGED_FILES_QUERY,
        variables: { number },
        schema: countAnswer,
    });
    const { changedFiles } = data.repository.pullRequest ?? missingPull(number);
    if (changedFiles >= MAX_FILES)
        return { kind: 'too_many', listed: changedFiles };
    const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files';
    const files = await api.list({ ...call, route, parameters: { pull_number: number } }, file);
    if (files.length !== changedFiles)
        return { kind: 'too_many', listed: files.length };
    const paths = files.flatMap((one) => [one.filename, one.previous_filename ?? one.filename]);
    return { kind: 'listed', paths: [...new Set(paths)] };
}

;// CONCATENATED MODULE: ./src/github/pulls.js
/** Pull requests: one, its head, its files, and which there are (spec §6, Binding; github-facts §1). */







/** Lists pull requests, the one updated last first. */
const UPDATED_PULLS_QUERY = `
query UpdatedPulls($owner: String!, $name: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequests(first: 100, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes { ...CandidateParts }
    }
  }
}
${CANDIDATE_FRAGMENT}`;
const updatedAnswer = schemas/* object */.Ikc({ repository: schemas/* object */.Ikc({ pullRequests: pageOf(candidate) }) });
const pullOfCommit = schemas/* object */.Ikc({
    number: schemas/* int */.Whr(),
    state: schemas/* string */.YjP(),
    base: schemas/* object */.Ikc({ repo: schemas/* object */.Ikc({ id: schemas/* int */.Whr() }) }),
});
const pulls_PERMISSION = 'pull-requests: read';
/** The `Pulls` port over GitHub. */
function createPulls(api) {
    return {
        read: (number) => readPull(api, number),
        readHead: (number) => readHead(api, number),
        listTouchedPaths: (number) => listTouchedPaths(api, number),
        listUpdatedSince: (since) => listUpdatedSince(api, since),
        listByCommit: (sha) => listByCommit(api, sha),
    };
}
async function listUpdatedSince(api, since) {
    const doing = 'list the pull requests';
    const isRecent = ({ updatedAt }) => updatedAt >= since;
    const turn = async (after) => {
        const call = { doing, permission: pulls_PERMISSION, document: UPDATED_PULLS_QUERY, variables: { after } };
        const { data } = await api.query({ ...call, schema: updatedAnswer });
        const { nodes, next } = data.repository.pullRequests;
        return { nodes: nodes.filter(isRecent), next: nodes.every(isRecent) ? next : null };
    };
    return keepOwn(await readFurtherPages(doing, await turn(null), turn), api.repository);
}
async function listByCommit(api, sha) {
    const route = 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls';
    const call = { doing: `list the pull requests of commit ${sha}`, permission: pulls_PERMISSION, route };
    const found = await api.list({ ...call, parameters: { commit_sha: sha } }, pullOfCommit).catch(whenUnknownCommit);
    return found
        .filter(({ state, base }) => state === 'open' && base.repo.id === api.repository.id)
        .map(({ number }) => number);
}
/** A commit that this repository doesn't have belongs to none of its pull requests. GitHub answers 422 for it. */
function whenUnknownCommit(error) {
    if (error instanceof GitHubError && error.status === 422)
        return [];
    throw error;
}

;// CONCATENATED MODULE: ./src/github/statuses.js
/** Commit statuses (github-facts §2). */


/** The `Statuses` port over GitHub. */
function createStatuses(api) {
    return {
        async set(sha, { context, state, description, url }) {
            const call = {
                doing: `set the status ${JSON.stringify(context)} on ${sha}`,
                permission: 'statuses: write',
                route: 'POST /repos/{owner}/{repo}/statuses/{sha}',
                parameters: { sha, context, state, description, ...(url !== null && { target_url: url }) },
            };
            try {
                await api.send(call, schemas/* unknown */.L5J());
                return true;
            }
            catch (error) {
                if (error instanceof GitHubError && error.code === 'missing_permission')
                    return false;
                throw error;
            }
        },
    };
}

;// CONCATENATED MODULE: ./src/github/github.js








/** Puts the adapters together. Loads and asks nothing before the first call. */
function createGitHub(options) {
    const api = createApi(options);
    return {
        conversations: createConversations(api),
        pulls: createPulls(api),
        checks: createChecks(api),
        statuses: createStatuses(api),
        permissions: createPermissions(api),
        contents: createContents(api),
        fuse: createReactionFuse(api),
    };
}

;// CONCATENATED MODULE: ./src/http/conditional.js
const MAX_ENTRIES = 64;
const MAX_CHARS = 2 * 1024 * 1024;
/** An empty memory. Keys name method, address and what was accepted; one identity per memory. */
function createValidators() {
    const known = new Map();
    let chars = 0;
    const forget = (key) => {
        chars -= known.get(key)?.body.length ?? 0;
        known.delete(key);
    };
    const keep = (key, answer) => {
        forget(key);
        known.set(key, answer);
        chars += answer.body.length;
        for (const oldest of known.keys()) {
            if (known.size <= MAX_ENTRIES && chars <= MAX_CHARS)
                return;
            forget(oldest);
        }
    };
    return {
        prepare(key, headers) {
            const etag = known.get(key)?.headers['etag'];
            return etag === undefined || 'if-none-match' in headers ? headers : { ...headers, 'if-none-match': etag };
        },
        settle(key, answer) {
            const before = known.get(key);
            if (answer.status === 304 && before !== undefined) {
                return { status: before.status, headers: { ...before.headers, ...answer.headers }, body: before.body };
            }
            if (answer.status === 200 && (answer.headers['etag'] ?? '') !== '')
                keep(key, answer);
            return answer;
        },
    };
}

;// CONCATENATED MODULE: ./src/http/retry.js
/** A read is tried at most this often. */
const MAX_TRIES = 3;
const BASE_MS = 500;
const CAP_MS = 5_000;
const TRANSIENT = new Set([408, 425, 429]);
/** Statuses that may be different next time: 408, 425, 429 and every 5xx. */
function isTransientStatus(status) {
    return TRANSIENT.has(status) || (status >= 500 && status <= 599);
}
/** Full jitter: anything from nothing to twice as much at each further try, in ms. `random` is in [0, 1). */
function jitter(attempt, random) {
    return Math.floor(random * Math.min(CAP_MS, BASE_MS * 2 ** attempt));
}
/**
 * How long the server asks to be left alone, in ms from `now`; `null` when it doesn't. `Retry-After` (RFC 9110 §10.2.3)
 * beats GitHub's `x-ratelimit-reset`, which counts once nothing remains.
 */
function askedWait(status, headers, now) {
    if (status !== 429 && status !== 503 && status !== 403)
        return null;
    const asked = parseRetryAfter(headers['retry-after'] ?? '', now);
    if (asked !== null)
        return asked;
    if (status === 503 || headers['x-ratelimit-remaining'] !== '0')
        return null;
    const reset = headers['x-ratelimit-reset'] ?? '';
    return /^\d{1,12}$/.test(reset) ? Math.max(0, Number(reset) * 1_000 - now) : null;
}
const HTTP_DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? [\w: -]{10,40}$/;
/** `Retry-After` in ms from `now`: seconds, or any of the three HTTP dates; a date that has passed is 0. */
function parseRetryAfter(text, now) {
    const value = text.trim();
    if (/^\d{1,9}$/.test(value))
        return Number(value) * 1_000;
    if (!HTTP_DATE.test(value))
        return null;
    const at = Date.parse(value.endsWith('GMT') ? value : `${value} GMT`);
    return Number.isNaN(at) ? null : Math.max(0, at - now);
}
/** `floor` is how many retries are granted before the share counts; `share` is of all requests, retries included. */
function createRetryBudget(floor, share) {
    let requests = 0;
    let retries = 0;
    return {
        get counters() {
            return { requests, retries };
        },
        countRequest() {
            requests += 1;
        },
        takeRetry() {
            // The retry itself will be a request as well.
            const granted = retries < floor || retries + 1 <= share * (requests + 1);
            if (granted)
                retries += 1;
            return granted;
        },
    };
}

;// CONCATENATED MODULE: ./src/http/exchange.js


/** Binds the lowest layer to origins and deadline. */
function createExchange(options) {
    const { clock, deadline, onSend, send } = options;
    const origins = new Set(options.origins);
    let notBefore = 0;
    /** Stops what must not leave; returns how long the request may take. */
    const admit = (request, where) => {
        if (!origins.has(request.url.origin)) {
            throw new HttpFailure({ code: 'origin', sent: false, where, why: `allowed is ${[...origins].join(', ')}` });
        }
        if (request.signal?.aborted === true) {
            throw new HttpFailure({ code: 'aborted', sent: false, where, why: 'cancelled before it was sent' });
        }
        const left = deadline() - clock.now();
        if (left <= 0)
            throw new HttpFailure({ code: 'deadline', sent: false, where, why: 'nothing was sent' });
        return Math.min(request.timeoutMs, left);
    };
    return {
        async once(request) {
            const where = toWhere(request);
            const timeoutMs = admit(request, where);
            onSend();
            try {
                // A write under way is left alone by the run's signal; only its timeout ends it.
                const answer = await send({ ...request, timeoutMs, signal: request.once ? undefined : request.signal });
                const asked = askedWait(answer.status, answer.headers, clock.now());
                if (asked !== null)
                    notBefore = Math.max(notBefore, clock.now() + asked);
                return screen(answer, where);
            }
            catch (error) {
                throw HttpFailure.from(error, where);
            }
        },
        get notBefore() {
            return notBefore;
        },
    };
}
/** Method and URL without query. */
function toWhere(request) {
    return `${request.method} ${request.url.origin}${request.url.pathname}`;
}
/** Answers that are none: redirects, and bodies in an encoding that was not asked for. */
function screen(answer, where) {
    const { status, headers } = answer;
    if (status >= 300 && status <= 399 && status !== 304) {
        throw new HttpFailure({ code: 'redirect', sent: true, where, status, why: `${status} to ${toTarget(headers)}` });
    }
    const encoding = (headers['content-encoding'] ?? '').trim().toLowerCase();
    if (encoding !== '' && encoding !== 'identity') {
        const why = /^[a-z, ]{1,40}$/.test(encoding) ? `content-encoding: ${encoding}` : 'by an encoding of no known name';
        throw new HttpFailure({ code: 'encoding', sent: true, where, status, why });
    }
    return answer;
}
/** The origin a redirect names; the rest could carry anything. */
function toTarget(headers) {
    const location = headers['location'] ?? '';
    if (location === '')
        return 'nowhere';
    return URL.canParse(location) ? new URL(location).origin : 'another path of the same server';
}

;// CONCATENATED MODULE: ./src/http/fetch.js
/** Wraps an answer of the door. */
function toFetchResponse(url, answer) {
    const { status, body } = answer;
    return {
        status,
        ok: status >= 200 && status <= 299,
        statusText: '',
        url,
        headers: toFetchHeaders(answer.headers),
        text: () => Promise.resolve(body),
        json: async () => JSON.parse(await Promise.resolve(body)),
        arrayBuffer: () => Promise.resolve(new TextEncoder().encode(body).buffer),
    };
}
function toFetchHeaders(headers) {
    const entries = new Map(Object.entries(headers));
    return {
        get: (name) => entries.get(name.toLowerCase()) ?? null,
        has: (name) => entries.has(name.toLowerCase()),
        [Symbol.iterator]: () => entries[Symbol.iterator](),
    };
}
/**
 * True for a POST that only reads: a GraphQL document without the word `mutation` or `subscription` anywhere. Errs
 * towards "writes": then it is merely not tried again.
 */
function isGraphqlQuery(url, method, body) {
    if (method !== 'POST' || !url.pathname.endsWith('/graphql') || body === null)
        return false;
    try {
        const parsed = JSON.parse(body);
        if (typeof parsed !== 'object' || parsed === null || !('query' in parsed))
            return false;
        const { query } = parsed;
        return (typeof query === 'string' && /^\s*(query\b|\{|fragment\b)/.test(query) && !/mutation|subscription/i.test(query));
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./src/http/undici.js

const CONNECT_TIMEOUT_MS = 5_000;
const IDLE_TIMEOUT_MS = 5_000;
/**
 * A `Send` over undici. The proxy comes from `env` (HTTPS_PROXY, NO_PROXY; either case); plain http, which is loopback
 * only, never goes through one. Certificates are verified whatever the environment says.
 */
function createUndiciSend(env) {
    let loading;
    return async (request) => {
        loading ??= load(env);
        const transport = await loading;
        const where = `${request.method} ${request.url.origin}${request.url.pathname}`;
        const progress = { started: false };
        try {
            return await exchange(transport, request, progress);
        }
        catch (error) {
            throw HttpFailure.from(error, where, progress.started);
        }
    };
}
async function load(env) {
    const proxy = readProxy(env);
    const undici = await Promise.all(/* import() */[__webpack_require__.e(952), __webpack_require__.e(403)]).then(__webpack_require__.bind(__webpack_require__, 641));
    return {
        reads: createDispatcher(undici, proxy, 1),
        writes: createDispatcher(undici, proxy, 0),
    };
}
function readProxy(env) {
    const url = (env['https_proxy'] ?? env['HTTPS_PROXY'] ?? '').trim();
    if (url === '')
        return null;
    if (!URL.canParse(url) || !/^(https?|socks5?):\/\//i.test(url)) {
        const why = 'HTTPS_PROXY is not of the form http://host:port';
        throw new HttpFailure({ code: 'proxy', sent: false, where: 'environment', why });
    }
    // No proxy can reach this machine's own loopback.
    return { url, except: `${env['no_proxy'] ?? env['NO_PROXY'] ?? ''},localhost,127.0.0.1,::1` };
}
/** `pipelining` 0 closes each connection after its request, 1 keeps it. */
function createDispatcher(undici, proxy, pipelining) {
    const tls = { rejectUnauthorized: true };
    const options = {
        // HTTP/2 lets a client send a refused stream again by itself.
        allowH2: false,
        pipelining,
        connect: { ...tls, timeout: CONNECT_TIMEOUT_MS },
    };
    if (proxy === null)
        return new undici.Agent(options);
    return new undici.EnvHttpProxyAgent({
        ...options,
        requestTls: tls,
        proxyTls: tls,
        httpProxy: '',
        httpsProxy: proxy.url,
        noProxy: proxy.except,
    });
}
/** Races the exchange against timeout and cancellation: undici notices an abort only once it is connected. */
async function exchange(transport, request, progress) {
    const stop = new AbortController();
    const { promise: stopped, reject } = Promise.withResolvers();
    const end = (error) => {
        stop.abort(error);
        reject(error);
    };
    const cancel = () => {
        end(toError('ABORT_ERR', 'cancelled'));
    };
    const timer = setTimeout(() => {
        end(toError('ETIMEDOUT', `no complete answer within ${request.timeoutMs} ms`));
    }, request.timeoutMs);
    request.signal?.addEventListener('abort', cancel);
    if (request.signal?.aborted === true)
        cancel();
    const answered = receive(transport, request, progress, stop.signal);
    answered.catch(() => undefined);
    try {
        return await Promise.race([answered, stopped]);
    }
    finally {
        clearTimeout(timer);
        request.signal?.removeEventListener('abort', cancel);
    }
}
function toError(code, message) {
    return Object.assign(new Error(message), { code });
}
async function receive(transport, request, progress, signal) {
    const dispatcher = request.once ? transport.writes : transport.reads;
    const answer = await dispatcher.compose(watch(progress)).request({
        origin: request.url.origin,
        path: `${request.url.pathname}${request.url.search}`,
        method: request.method,
        headers: request.headers,
        body: request.body,
        signal,
        headersTimeout: request.timeoutMs,
        bodyTimeout: Math.min(request.timeoutMs, IDLE_TIMEOUT_MS),
    });
    return {
        status: answer.statusCode,
        headers: toHeaders(answer.headers),
        body: await readBody(answer.body, Number(answer.headers['content-length'] ?? 0), request.maxBytes),
    };
}
/**
 * Notes the moment before the first byte is written, which undici announces as the start of the request: an error
 * before it proves that nothing was sent. A second start would be a second sending; it is stopped.
 */
function watch(progress) {
    return (dispatch) => (options, handler) => dispatch(options, {
        onRequestStart(controller, context) {
            if (progress.started) {
                controller.abort(toError('ECONNRESET', 'the connection was lost'));
                return;
            }
            progress.started = true;
            handler.onRequestStart?.(controller, context);
        },
        onResponseStart(controller, status, headers, message) {
            handler.onResponseStart?.(controller, status, headers, message);
        },
        onResponseData(controller, chunk) {
            handler.onResponseData?.(controller, chunk);
        },
        onResponseEnd(controller, trailers) {
            handler.onResponseEnd?.(controller, trailers);
        },
        onResponseError(controller, error) {
            handler.onResponseError?.(controller, error);
        },
    });
}
function toHeaders(headers) {
    const entries = Object.entries(headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(', ') : value,
    ]);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
/** Collects the body up to `maxBytes`; one byte more ends the connection. */
async function readBody(body, announced, maxBytes) {
    // Destroying an unfinished body emits an error that nobody else would hear.
    body.on('error', () => undefined);
    const chunks = [];
    let size = 0;
    if (announced > maxBytes) {
        body.destroy();
        throw tooLarge(maxBytes);
    }
    for await (const chunk of body) {
        size += chunk.length;
        if (size > maxBytes)
            throw tooLarge(maxBytes);
        chunks.push(chunk);
    }
    return new TextDecoder().decode(Buffer.concat(chunks, size));
}
function tooLarge(maxBytes) {
    return toError('UND_ERR_RES_EXCEEDED_MAX_SIZE', `more than ${maxBytes} bytes`);
}

;// CONCATENATED MODULE: ./src/http/door.js






const TIMEOUT_MS = 10_000;
const MAX_BYTES = 1024 * 1024;
const FETCH_MAX_BYTES = 10 * 1024 * 1024;
const RETRY_FLOOR = 4;
const RETRY_SHARE = 0.1;
/** Opens the door. Nothing is loaded or connected before the first request. */
function createDoor(options) {
    const budget = createRetryBudget(options.retryFloor ?? RETRY_FLOOR, RETRY_SHARE);
    const exchange = createExchange({
        clock: options.clock,
        origins: options.origins,
        deadline: options.deadline,
        send: options.send ?? createUndiciSend(options.env ?? {}),
        onSend: () => {
            budget.countRequest();
        },
    });
    const read = createReader(options, exchange, budget);
    const get = createConditionalReader(read);
    const request = async (asked) => {
        const plain = toSendRequest(asked, options);
        if (plain.once)
            return exchange.once(plain);
        return plain.method === 'GET' ? get(plain) : read(plain);
    };
    return {
        request,
        fetch: async (input, init = {}) => {
            const url = parseUrl(input);
            const method = (init.method ?? 'GET').toUpperCase();
            const body = init.body ?? null;
            const idempotent = isGraphqlQuery(url, method, body);
            const { headers = {}, signal } = init;
            const maxBytes = options.maxBytes ?? FETCH_MAX_BYTES;
            const answer = await request({ method, url, headers, body, idempotent, maxBytes, signal });
            return toFetchResponse(url.href, answer);
        },
        get counters() {
            return budget.counters;
        },
    };
}
/** Reads: at most three tries, full jitter, `Retry-After` obeyed, all of it inside deadline and budget. */
function createReader(options, exchange, budget) {
    const { clock, deadline } = options;
    const attempt = async (request) => {
        try {
            return { kind: 'answer', answer: await exchange.once(request) };
        }
        catch (error) {
            return { kind: 'failure', failure: HttpFailure.from(error, toWhere(request)) };
        }
    };
    /** Sleeps until the other side wants to be asked again; ends as `deadline` when that is too late. */
    const waitAsAsked = async (request) => {
        const { notBefore } = exchange;
        const wait = notBefore - clock.now();
        if (wait <= 0)
            return;
        if (notBefore >= deadline()) {
            const why = `the server asked for a pause of ${Math.ceil(wait / 1_000)} s, which is past the end of this step`;
            throw new HttpFailure({ code: 'deadline', sent: false, where: toWhere(request), why });
        }
        await clock.sleep(wait, request.signal);
    };
    /** How long to wait before the next try, in ms; `null`: there is none. */
    const planRetry = (result, tries) => {
        if (tries >= MAX_TRIES || !door_isTransient(result))
            return null;
        const now = clock.now();
        const delay = Math.max(exchange.notBefore - now, jitter(tries, clock.random()));
        if (now + delay >= deadline())
            return null;
        return budget.takeRetry() ? delay : null;
    };
    return async (request) => {
        await waitAsAsked(request);
        for (let tries = 1;; tries += 1) {
            const result = await attempt(request);
            const delay = planRetry(result, tries);
            if (delay !== null)
                await clock.sleep(delay, request.signal);
            else if (result.kind === 'answer')
                return result.answer;
            else
                throw result.failure;
        }
    };
}
/** GETs: what was answered with an ETag before is only confirmed. */
function createConditionalReader(read) {
    const validators = createValidators();
    return async (request) => {
        const { accept = '', authorization = '' } = request.headers;
        const key = `${request.url.href} ${accept} ${authorization}`;
        const headers = validators.prepare(key, request.headers);
        const answer = await read({ ...request, headers });
        // A 304 to the caller's own condition is the caller's.
        return answer.status === 304 && headers === request.headers ? answer : validators.settle(key, answer);
    };
}
function toSendRequest(request, options) {
    const method = request.method.toUpperCase();
    const headers = { 'user-agent': 'orkestro-action' };
    for (const [name, value] of Object.entries(request.headers ?? {}))
        headers[name.toLowerCase()] = value;
    return {
        method,
        url: parseUrl(request.url),
        headers: { ...headers, 'accept-encoding': 'identity' },
        body: request.body ?? null,
        timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
        maxBytes: request.maxBytes ?? options.maxBytes ?? MAX_BYTES,
        signal: joinSignals(options.signal, request.signal),
        once: method !== 'GET' && method !== 'HEAD' && request.idempotent !== true,
    };
}
function parseUrl(url) {
    if (URL.canParse(String(url)))
        return new URL(url);
    throw new HttpFailure({ code: 'origin', sent: false, where: 'request', why: 'the address is not a URL' });
}
function joinSignals(run, own) {
    if (own === undefined || own === null)
        return run;
    return run === undefined ? own : AbortSignal.any([run, own]);
}
function door_isTransient(result) {
    if (result.kind === 'failure')
        return result.failure.transient;
    const { status, headers } = result.answer;
    // GitHub's secondary rate limit answers 403 with `Retry-After`.
    return isTransientStatus(status) || (status === 403 && 'retry-after' in headers);
}

;// CONCATENATED MODULE: ./src/http/environment.js
/** What the environment may and may not decide about connections (threats row 18). Pure. */

/** Throws HttpFailure `tls_off` where the environment switches certificate checks off: then nothing may start. */
function assertTlsVerified(env) {
    if (env['NODE_TLS_REJECT_UNAUTHORIZED'] !== '0')
        return;
    throw new HttpFailure({
        code: 'tls_off',
        sent: false,
        where: 'environment',
        why: 'NODE_TLS_REJECT_UNAUTHORIZED is 0: whoever sits between could read the API key and answer in the name of the marketplace',
    });
}

// EXTERNAL MODULE: ./src/core/api-url.js
var api_url = __webpack_require__(7245);
;// CONCATENATED MODULE: ./src/marketplace/wire.js
/**
 * The marketplace's JSON ⇄ the core's words, tolerant exactly as orkestro-api's rules say: unknown fields are dropped,
 * unknown words survive, and what a decision stands on must be there in the right type.
 */


const wire_text = schemas/* pipe */.FsL(schemas/* string */.YjP(), schemas/* transform */.pdi((value) => value.toWellFormed()));
const optionalText = schemas/* nullish */.cl6(wire_text);
const optionalNumber = schemas/* nullish */.cl6(schemas/* number */.aig());
/** String or integer, never parsed. `.` and `..` would be path segments. */
const id = schemas/* pipe */.FsL(schemas/* union */.KCZ([schemas/* string */.YjP().check(schemas/* refine */.YPB(isMissionId)), schemas/* int */.Whr()]), schemas/* transform */.pdi((value) => String(value)));
const named = schemas/* pipe */.FsL(schemas/* object */.Ikc({ name: wire_text }), schemas/* transform */.pdi((value) => value.name));
const wireMission = schemas/* object */.Ikc({
    id,
    title: wire_text,
    status: wire_text.check(schemas/* refine */.YPB((value) => value.trim() !== '')),
    description: optionalText,
    verification: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    escrow_status: optionalText,
    specialist: schemas/* nullish */.cl6(schemas/* union */.KCZ([wire_text, named])),
    rank: optionalNumber,
    category: optionalText,
    tier: optionalText,
    budget_usd: schemas/* nullish */.cl6(schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* string */.YjP()])),
    dod: optionalText,
    rework_count: optionalNumber,
    created_at: schemas/* nullish */.cl6(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()])),
});
const wireSpecialist = schemas/* object */.Ikc({
    name: wire_text,
    persona: optionalText,
    type: optionalText,
    tier: optionalText,
    rank: optionalNumber,
    score: optionalNumber,
    missions: optionalNumber,
    price: schemas/* nullish */.cl6(schemas/* union */.KCZ([wire_text, schemas/* number */.aig()])),
});
/** True for what may stand in a URL as a mission's id: not empty, no path segment of its own, real characters only. */
function isMissionId(value) {
    return value !== '' && value !== '.' && value !== '..' && value.length <= 200 && value.isWellFormed();
}
/** Text as JSON; ids too long for a double keep their digits. */
function parseJson(body) {
    try {
        return { kind: 'ok', value: JSON.parse(body, keepDigits) };
    }
    catch {
        return { kind: 'bad', why: body.trim() === '' ? 'the body is empty' : 'the body is not JSON' };
    }
}
function keepDigits(key, value, context) {
    if (key !== 'id' || typeof value !== 'number' || Number.isSafeInteger(value))
        return value;
    const source = context?.source ?? '';
    return /^-?\d+$/.test(source) ? source : value;
}
/** One mission: `{mission: {…}}` or the bare object. */
function toMission(json) {
    const inner = isObject(json) && 'mission' in json ? json['mission'] : json;
    return toMissionAt(inner, 'mission');
}
/** One page of missions: `{missions|data|items: […]}` or a bare array. One bad item spoils it: it might be ours. */
function toMissions(json) {
    return toList(json, 'missions', toMissionAt);
}
/** One page of the catalogue: `{specialists|data|items: […]}` or a bare array. */
function toSpecialists(json) {
    return toList(json, 'specialists', toSpecialistAt);
}
/** The order as MissionInput: dollars as a number, `kind: hire` exactly when somebody is named. */
function toWireOrder(order) {
    return {
        title: order.title,
        kind: order.specialist === null ? 'mission' : 'hire',
        description: order.description,
        category: order.category,
        tier: order.tier,
        budget_usd: order.budgetCents / 100,
        dod: order.dod,
        auto_assign: order.autoAssign,
        ...(order.specialist === null ? {} : { specialist: order.specialist }),
    };
}
/** The message of an error body: `error`, `error.message`, `message` or `detail`; what is not JSON is the message itself. */
function wire_readMessage(body) {
    const json = parseJson(body);
    if (json.kind === 'bad')
        return body.trim() === '' ? null : body;
    if (!isObject(json.value))
        return null;
    const { error, message, detail } = json.value;
    const inner = isObject(error) ? error['message'] : error;
    const said = [inner, message, detail].find((value) => typeof value === 'string' && value.trim() !== '');
    return typeof said === 'string' ? said : null;
}
/** A plain JSON object, not an array. */
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function toList(json, name, read) {
    const list = Array.isArray(json) ? json : findList(json, name);
    if (list === null)
        return { kind: 'bad', why: `expected a list, bare or as ${name}, data or items` };
    const items = [];
    for (const [index, item] of list.entries()) {
        const reading = read(item, `${name}[${index}]`);
        if (reading.kind === 'bad')
            return reading;
        items.push(reading.value);
    }
    return { kind: 'ok', value: items };
}
function findList(json, name) {
    if (!isObject(json))
        return null;
    for (const key of [name, 'data', 'items']) {
        const value = json[key];
        if (Array.isArray(value))
            return value;
    }
    return null;
}
function toMissionAt(json, path) {
    const result = wireMission.safeParse(json);
    if (!result.success)
        return describeIssue(result.error, path);
    const wire = result.data;
    const verificationText = toVerificationText(wire.verification);
    return {
        kind: 'ok',
        value: {
            id: wire.id,
            title: wire.title,
            description: wire.description ?? null,
            phase: (0,core_mission/* toPhase */.tn)(wire.status),
            status: wire.status,
            verification: (0,core_mission/* toVerification */.TG)(verificationText),
            verificationText,
            escrowStatus: wire.escrow_status ?? null,
            specialist: wire.specialist ?? null,
            rank: toRank(wire.rank),
            category: wire.category ?? null,
            tier: wire.tier ?? null,
            budgetCents: toCents(wire.budget_usd),
            dod: wire.dod ?? null,
            reworkCount: toCount(wire.rework_count),
            createdAt: toTime(wire.created_at),
        },
    };
}
function toSpecialistAt(json, path) {
    const result = wireSpecialist.safeParse(json);
    if (!result.success)
        return describeIssue(result.error, path);
    const wire = result.data;
    return {
        kind: 'ok',
        value: {
            name: wire.name,
            persona: wire.persona ?? null,
            type: wire.type ?? null,
            tier: wire.tier ?? null,
            rank: toRank(wire.rank),
            score: wire.score ?? null,
            missions: toCount(wire.missions),
            price: typeof wire.price === 'number' ? String(wire.price) : (wire.price ?? null),
        },
    };
}
function describeIssue(error, path) {
    const [issue] = error.issues;
    const place = [path, ...(issue?.path ?? []).map(String)].join('.');
    const expected = issue?.code === 'invalid_type' ? `expected ${issue.expected}` : 'not of a form this version knows';
    return { kind: 'bad', why: `${place}: ${expected}` };
}
/** A string, or the `status` or `result` of an object; everything else says nothing yet. */
function toVerificationText(value) {
    const word = isObject(value) ? (value['status'] ?? value['result']) : value;
    return typeof word === 'string' ? word.toWellFormed() : null;
}
/** Dollars to integer cents; what is not a whole number of cents is unknown rather than nearly right. */
function toCents(usd) {
    const dollars = typeof usd === 'string' ? parseDollars(usd) : usd;
    if (dollars === null || dollars === undefined || dollars < 0)
        return null;
    const cents = Math.round(dollars * 100);
    return Number.isSafeInteger(cents) && cents / 100 === dollars ? cents : null;
}
function parseDollars(usd) {
    return /^\d{1,12}(\.\d{1,2})?$/.test(usd) ? Number(usd) : null;
}
/** Agent Rank is an integer from 0 to 100; anything else is no rank. */
function toRank(value) {
    const rank = toCount(value);
    return rank === null || rank > 100 ? null : rank;
}
function toCount(value) {
    return Number.isSafeInteger(value) && (value ?? -1) >= 0 ? (value ?? null) : null;
}
/** ISO 8601, or seconds or milliseconds since the epoch. */
function toTime(value) {
    if (value === null || value === undefined)
        return null;
    if (typeof value === 'number')
        return toEpoch(value);
    const at = /^\d{4}-\d{2}-\d{2}T/.test(value) ? Date.parse(value) : NaN;
    return Number.isNaN(at) ? null : at;
}
/** Seconds stay below 10^11 until the year 5138; milliseconds have been above it since 1973. */
function toEpoch(value) {
    const ms = value < 1e11 ? value * 1_000 : value;
    return value > 0 && ms <= 8.64e15 ? Math.trunc(ms) : null;
}

;// CONCATENATED MODULE: ./src/marketplace/errors.js



const errors_WHAT = {
    bad_request: [
        'The marketplace does not take this request',
        'Correct what the message names: brief, category, tier, budget or specialist.',
    ],
    unauthorized: [
        'The marketplace does not know this API key',
        'Create a key in the customer cabinet, API & automation, store it as a secret, and pass it as `api-key`.',
    ],
    payment_required: ['The marketplace asks for money first', 'Top up the balance in the customer cabinet.'],
    forbidden: ['The API key may not do this', "Check the key's scope in the customer cabinet, API & automation."],
    not_found: [
        'The marketplace knows no such mission under this key',
        'Check `mission-id` and `api-url`; a key sees only the missions of its own customer.',
    ],
    conflict: [
        "The mission's state does not allow this",
        'Look at the mission: accept and rework are possible only while it awaits acceptance.',
    ],
    too_large: ['The request is too large for the marketplace', 'Shorten description and Definition-of-Done.'],
    unsupported: ['The marketplace does not take this kind of content', 'Check that `api-url` is that of the API.'],
    rate_limited: ['The marketplace asks for fewer requests', 'Run again later, or raise `poll-interval`.'],
    timeout: ['The marketplace took too long', 'Run again later.'],
    server_error: ['The marketplace has trouble of its own', 'Run again later; missions and escrow stay as they are.'],
    unexpected_status: ['The marketplace answered with an unexpected status', 'Check that `api-url` is that of the API.'],
    bad_answer: [
        'The answer of the marketplace cannot be understood',
        'Check that `api-url` is that of the API and that nothing between rewrites answers.',
    ],
    bad_key: [
        'The API key cannot be sent',
        'Pass `api-key` as it was shown: printable characters, no spaces, no line breaks.',
    ],
    bad_url: [
        'The URL of the marketplace cannot be used',
        'Check `api-url`; the default is https://orkestro.net/api/v1.',
    ],
    bad_id: ['This cannot be the id of a mission', 'Check `mission-id`.'],
    unreachable: ['The marketplace could not be reached', 'Check `api-url` and the network; nothing was sent.'],
    interrupted: ['No usable answer came from the marketplace', 'Run again later; the mission is looked up first.'],
    cancelled: ['The run was cancelled', 'Run it again to resume.'],
    deadline: ['The time of this step is over', 'Raise `timeout`, or let a later run resume.'],
    internal: ['Something unexpected happened in the client of the marketplace', 'Please report it.'],
};
const errors_STATUS_CODES = {
    400: ['bad_request', 'Bad Request'],
    401: ['unauthorized', 'Unauthorized'],
    402: ['payment_required', 'Payment Required'],
    403: ['forbidden', 'Forbidden'],
    404: ['not_found', 'Not Found'],
    408: ['timeout', 'Request Timeout'],
    409: ['conflict', 'Conflict'],
    413: ['too_large', 'Content Too Large'],
    415: ['unsupported', 'Unsupported Media Type'],
    422: ['bad_request', 'Unprocessable Content'],
    425: ['server_error', 'Too Early'],
    429: ['rate_limited', 'Too Many Requests'],
    500: ['server_error', 'Internal Server Error'],
    502: ['server_error', 'Bad Gateway'],
    503: ['server_error', 'Service Unavailable'],
    504: ['server_error', 'Gateway Timeout'],
};
/** The longest foreign text that is shown, in characters. */
const SHOWN = 300;
/** A failure of the marketplace: what, where, why, the fix; never the key. */
class MarketplaceError extends Error {
    name = 'MarketplaceError';
    code;
    what;
    /** Method and URL without query. */
    where;
    why;
    fix;
    status;
    requestId;
    constructor(parts) {
        const [what, fix] = errors_WHAT[parts.code];
        super(`${what}: ${parts.where}: ${parts.why}`);
        this.code = parts.code;
        this.what = what;
        this.where = parts.where;
        this.why = parts.why;
        this.fix = parts.fix ?? fix;
        this.status = parts.status ?? null;
        this.requestId = parts.requestId ?? null;
    }
    /** Plain data, by allow-list. */
    toFailure() {
        const { code, what, where, why, fix, status, requestId } = this;
        return { code, what, where, why, fix, status, requestId };
    }
    /** From an answer whose status says no. The message is the server's own, one line, cut to 300 characters. */
    static fromAnswer(answer, where, redact) {
        const [code, text] = toStatus(answer.status);
        const said = redact(wire_readMessage(answer.body) ?? `${answer.status} ${text}`);
        return new MarketplaceError({
            code,
            where,
            why: quote(said),
            status: answer.status,
            requestId: toRequestId(answer, redact),
        });
    }
    /** From an answer with a good status that cannot be understood; what is no JSON is quoted. */
    static fromBadAnswer(answer, where, why, redact) {
        const { body, status } = answer;
        const quoted = body.trim() !== '' && parseJson(body).kind === 'bad' ? `: ${quote(redact(body))}` : '';
        const requestId = toRequestId(answer, redact);
        return new MarketplaceError({ code: 'bad_answer', where, why: `${why}${quoted}`, status, requestId });
    }
    /** From whatever was thrown below: HttpFailure keeps its reason and fix, anything else is `internal`. */
    static from(error, where, redact) {
        if (error instanceof MarketplaceError)
            return error;
        if (!(error instanceof HttpFailure)) {
            return new MarketplaceError({ code: 'internal', where, why: 'an error that this client does not know' });
        }
        // The reason may name what a hostile server sent: where it redirects to, how it says it encodes.
        const why = redact(`${error.what}: ${error.why}`);
        return new MarketplaceError({ code: toNetworkCode(error), where, why, fix: error.fix, status: error.status });
    }
}
function toStatus(status) {
    return errors_STATUS_CODES[status] ?? [status >= 500 ? 'server_error' : 'unexpected_status', ''];
}
function toNetworkCode(failure) {
    if (failure.code === 'aborted')
        return 'cancelled';
    if (failure.code === 'deadline')
        return 'deadline';
    return failure.sent ? 'interrupted' : 'unreachable';
}
/** On one line and of bounded length. */
function quote(text) {
    return (0,core_text/* cut */.Jj)(text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim(), SHOWN);
}
function toRequestId(answer, redact) {
    const id = answer.headers['x-request-id'] ?? '';
    return /^[\x21-\x7e]{1,128}$/.test(id) ? redact(id) : null;
}

;// CONCATENATED MODULE: ./src/marketplace/pages.js

/**
 * The next page: an RFC 8288 link `rel="next"`, else the body's `next_cursor` or `next`; `null` after the last. A next page
 * on another origin is bad: half a list must not pass for a whole one.
 */
function findNextPage(current, link, json) {
    const target = findNextLink(link) ?? findNextMember(json);
    if (target === null)
        return { kind: 'ok', value: null };
    const next = toUrl(current, target);
    if (next === null)
        return { kind: 'bad', why: 'the next page has no usable address' };
    if (next.origin !== current.origin)
        return { kind: 'bad', why: 'the next page is said to be on another server' };
    next.hash = '';
    return { kind: 'ok', value: next };
}
function toUrl(current, target) {
    if (target.kind === 'address')
        return URL.canParse(target.text, current.href) ? new URL(target.text, current) : null;
    const next = new URL(current);
    next.searchParams.set('cursor', target.text);
    return next;
}
function findNextMember(json) {
    if (!isObject(json))
        return null;
    const cursor = toToken(json['next_cursor']);
    if (cursor !== null)
        return { kind: 'cursor', text: cursor };
    const next = toToken(json['next']);
    if (next === null)
        return null;
    return { kind: /^(https?:\/\/|\/|\?)/i.test(next) ? 'address' : 'cursor', text: next };
}
function toToken(value) {
    if (typeof value === 'number')
        return String(value);
    return typeof value === 'string' && value !== '' ? value.toWellFormed() : null;
}
/** The first link of relation `next`; scanned, so that hostile headers cost linear time. */
function findNextLink(header) {
    let rest = header;
    for (;;) {
        const open = rest.indexOf('<');
        const close = rest.indexOf('>', open);
        if (open < 0 || close < 0)
            return null;
        const text = rest.slice(open + 1, close).trim();
        const { params, after } = splitParams(rest.slice(close + 1));
        if (params.some(isNext))
            return { kind: 'address', text };
        rest = after;
    }
}
/** Parameters up to the comma that ends the link; commas and semicolons inside quotes don't count. */
function splitParams(text) {
    const params = [];
    let quoted = false;
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
        const char = text[at];
        if (char === '\\' && quoted)
            at += 1;
        else if (char === '"')
            quoted = !quoted;
        else if (!quoted && char === ';') {
            params.push(text.slice(from, at));
            from = at + 1;
        }
        else if (!quoted && char === ',')
            return { params: [...params, text.slice(from, at)], after: text.slice(at + 1) };
    }
    return { params: [...params, text.slice(from)], after: '' };
}
function isNext(param) {
    const at = param.indexOf('=');
    if (at < 0 || param.slice(0, at).trim().toLowerCase() !== 'rel')
        return false;
    const value = param
        .slice(at + 1)
        .trim()
        .replaceAll('"', '')
        .toLowerCase();
    return value.split(/\s+/).includes('next');
}

;// CONCATENATED MODULE: ./src/marketplace/client.js
/** The marketplace over HTTP: reads throw MarketplaceError, writes are sent once and answer what is certain (spec §6). */







/** Statuses that promise no effect, once the body has been parsed (spec §6). 409 is none of them. */
const client_NO_EFFECT = new Set([400, 401, 402, 403, 404, 413, 415, 422, 429]);
const client_MAX_PAGES = 200;
/** Throws MarketplaceError `bad_url` or `bad_key` at once; nothing is sent before the first call. */
function createMarketplace(options) {
    const base = `${parseBase(options.baseUrl)}/marketplace`;
    const { nonce = external_node_crypto_.randomUUID } = options;
    const transport = createTransport(options, parseKey(options.apiKey));
    const missions = `${base}/missions`;
    return {
        readStorefront: async () => (await transport.get(new URL(base), false)).json,
        listSpecialists: () => listAll(transport, `${base}/specialists`, toSpecialists),
        listMissions: async () => {
            const all = await listAll(transport, missions, toMissions);
            // Pages shift while they are read: the same mission may stand on two of them.
            return [...new Map(all.map((mission) => [mission.id, mission])).values()];
        },
        getMission: async (id) => {
            const url = new URL(`${missions}/${toSegment(id, missions)}`);
            const page = await transport.get(url, true);
            const mission = page.expect(toMission(page.json));
            if (mission.id !== id)
                return page.expect({ kind: 'bad', why: 'mission.id: another mission than was asked for' });
            return mission;
        },
        postMission: async (order) => {
            const body = JSON.stringify(toWireOrder(order));
            const reply = await transport.post(missions, body, sha256(body));
            if (reply.kind !== 'done')
                return reply;
            const { answer, where } = reply.value;
            const mission = toMission(readJson(answer));
            if (mission.kind === 'ok')
                return { kind: 'done', value: mission.value };
            return { kind: 'unclear', failure: transport.badAnswer(answer, where, mission.why).toFailure() };
        },
        acceptMission: (id) => client_settle(transport, missions, { id, verb: 'accept', body: null, key: sha256(`accept ${id}`) }),
        reworkMission: (id, reason) => {
            // Random: the same reason may be right in two rounds, and a server that honours keys would swallow the second.
            const key = sha256(`rework ${id} ${nonce()}`);
            return client_settle(transport, missions, { id, verb: 'rework', body: JSON.stringify({ reason }), key });
        },
    };
}
function createTransport({ door, redact }, apiKey) {
    const clean = createRedact(apiKey, redact);
    const authorization = `Bearer ${apiKey}`;
    const badAnswer = (answer, where, why) => MarketplaceError.fromBadAnswer(answer, where, why, clean);
    return {
        badAnswer,
        async get(url, withKey) {
            const where = `GET ${url.origin}${url.pathname}`;
            const headers = { accept: 'application/json', ...(withKey ? { authorization } : {}) };
            const answer = await door.request({ method: 'GET', url, headers }).catch((error) => {
                throw MarketplaceError.from(error, where, clean);
            });
            if (!isSuccess(answer))
                throw MarketplaceError.fromAnswer(answer, where, clean);
            const expect = (reading) => {
                if (reading.kind === 'bad')
                    throw badAnswer(answer, where, reading.why);
                return reading.value;
            };
            return { url, link: answer.headers['link'] ?? '', json: expect(parseJson(answer.body)), expect };
        },
        async post(url, body, key) {
            const where = `POST ${url}`;
            const type = body === null ? {} : { 'content-type': 'application/json' };
            const headers = { accept: 'application/json', authorization, 'idempotency-key': key, ...type };
            try {
                const answer = await door.request({ method: 'POST', url, headers, body });
                if (isSuccess(answer))
                    return { kind: 'done', value: { answer, where } };
                const failure = MarketplaceError.fromAnswer(answer, where, clean).toFailure();
                return { kind: isCertainRefusal(answer) ? 'refused' : 'unclear', failure };
            }
            catch (error) {
                const failure = MarketplaceError.from(error, where, clean).toFailure();
                return { kind: error instanceof HttpFailure && !error.sent ? 'refused' : 'unclear', failure };
            }
        },
    };
}
/**
 * A 2xx means it was taken; the answer is the mission where it can be read, else `null`: the caller reads it again. Text
 * that is no JSON proves nothing: something in between may have answered.
 */
async function client_settle(transport, base, wanted) {
    const { id, verb, body, key } = wanted;
    if (!isMissionId(id))
        return { kind: 'refused', failure: badId(`POST ${base}`).toFailure() };
    const reply = await transport.post(`${base}/${encodeURIComponent(id)}/${verb}`, body, key);
    if (reply.kind !== 'done')
        return reply;
    const { answer, where } = reply.value;
    if (answer.body.trim() === '')
        return { kind: 'done', value: null };
    const json = parseJson(answer.body);
    if (json.kind === 'bad' || !isObject(json.value)) {
        return { kind: 'unclear', failure: transport.badAnswer(answer, where, 'the body is no JSON object').toFailure() };
    }
    const mission = toMission(json.value);
    return { kind: 'done', value: mission.kind === 'ok' && mission.value.id === id ? mission.value : null };
}
/** Every page, in order. The address must advance, and there are at most 200 pages. */
async function listAll(transport, first, read) {
    const items = [];
    const seen = new Set();
    let url = new URL(first);
    while (url !== null) {
        seen.add(url.href);
        const page = await transport.get(url, true);
        items.push(...page.expect(read(page.json)));
        url = page.expect(findNextPage(page.url, page.link, page.json));
        if (url !== null && seen.has(url.href))
            page.expect({ kind: 'bad', why: 'the list leads back to a page already read' });
        if (url !== null && seen.size >= client_MAX_PAGES)
            page.expect({ kind: 'bad', why: `more than ${client_MAX_PAGES} pages` });
    }
    return items;
}
function parseBase(text) {
    const reading = (0,api_url/* parseApiUrl */.n)(text);
    if (reading.kind === 'ok')
        return reading.base;
    throw new MarketplaceError({ code: 'bad_url', where: 'api-url', why: `it ${reading.say}` });
}
function parseKey(text) {
    if (/^[\x21-\x7e]{1,512}$/.test(text))
        return text;
    throw new MarketplaceError({
        code: 'bad_key',
        where: 'api-key',
        why: 'it is empty or has characters that no key has',
    });
}
/** Takes the key, plain or encoded, and everything that looks like a key, out of text. */
function createRedact(apiKey, more = (text) => text) {
    const bytes = Buffer.from(apiKey);
    const forms = [apiKey, encodeURIComponent(apiKey), bytes.toString('base64'), bytes.toString('hex')];
    return (text) => more(forms.reduce((rest, form) => rest.replaceAll(form, '***'), text)).replaceAll(/\bosk_[\w-]{4,}/g, '***');
}
function toSegment(id, base) {
    if (isMissionId(id))
        return encodeURIComponent(id);
    throw badId(`GET ${base}`);
}
function badId(where) {
    return new MarketplaceError({ code: 'bad_id', where, why: 'it is empty, too long, or could not stand in a URL' });
}
function isSuccess(answer) {
    return answer.status >= 200 && answer.status <= 299;
}
/** An error page of something in between is not JSON and promises nothing. */
function isCertainRefusal(answer) {
    return client_NO_EFFECT.has(answer.status) && isObject(readJson(answer));
}
function readJson(answer) {
    const json = parseJson(answer.body);
    return json.kind === 'ok' ? json.value : undefined;
}

// EXTERNAL MODULE: ./src/report/comment.js
var comment = __webpack_require__(5469);
// EXTERNAL MODULE: ./src/report/blocks.js
var blocks = __webpack_require__(3772);
// EXTERNAL MODULE: ./src/report/format.js
var format = __webpack_require__(857);
// EXTERNAL MODULE: ./src/report/headline.js
var report_headline = __webpack_require__(9990);
// EXTERNAL MODULE: ./src/report/limits.js
var limits = __webpack_require__(3418);
// EXTERNAL MODULE: ./src/report/markdown.js
var markdown = __webpack_require__(231);
// EXTERNAL MODULE: ./src/report/view.js + 1 modules
var view = __webpack_require__(4510);
;// CONCATENATED MODULE: ./src/report/notes.js








/** The short note of a run that is about to hire; it is deleted when the hire is recorded. */
function renderIntentNote({ runUrl }) {
    const run = (0,markdown/* link */.nf)((0,format/* toOwnUrl */.bz)(runUrl), (0,markdown/* gfm */.Te) `This run`);
    return (0,comment/* joinBlocks */.x9)([
        (0,markdown/* gfm */.Te) `⏳ **Hiring a specialist.**`,
        (0,markdown/* gfm */.Te) `${run} is about to post the mission, once. This note goes away when that is recorded. If it stays, the run was stopped in between: run it again, and it takes up whatever is there.`,
    ]);
}
/** The comment that tells people that a delivery is being accepted or sent back, which commit, and why. */
function renderDecisionComment(decision) {
    const { page, verdict, sha } = decision;
    const report = (0,view/* toReport */.c)({ ...page, verdict });
    const at = sha === null ? (0,markdown/* gfm */.Te) `` : (0,markdown/* gfm */.Te) ` at ${(0,markdown/* code */.aY)((0,format/* formatSha */.g$)(sha))}`;
    const title = verdict.kind === 'rework' ? (0,markdown/* gfm */.Te) `### 🔁 Sending the delivery back${at}` : (0,markdown/* gfm */.Te) `### ✅ Accepting the delivery${at}`;
    return (0,limits/* degrade */.r1)(limits/* COMMENT_LEVELS */.aq, limits/* COMMENT_LIMIT */.W$, (detail) => (0,comment/* joinBlocks */.x9)([
        title,
        (0,blocks/* renderBanners */.m8)(report),
        (0,blocks/* renderSay */.i)(report, detail),
        verdict.kind === 'rework' ? renderFailed(report, detail) : null,
        renderEffect(decision),
        (0,blocks/* renderWarnings */.c7)(report, detail),
    ]));
}
/** The failing checks by name, so that the notification can be read on its own. */
function renderFailed({ checks }, detail) {
    const failed = checks?.rows.filter(({ blocks }) => blocks) ?? [];
    if (failed.length === 0)
        return null;
    const shown = failed.slice(0, Math.min(10, detail.checks)).map(({ name, url, result, note }) => {
        const label = (0,markdown/* gfm */.Te) `${(0,markdown/* link */.nf)(url, (0,markdown/* code */.aY)((0,core_text/* cut */.Jj)(name, 160)))}: ${result}`;
        return note === null || note.trim() === '' ? label : (0,markdown/* gfm */.Te) `${label}. ${(0,core_text/* cut */.Jj)(note, 160)}`;
    });
    const rest = failed.length - shown.length;
    return (0,markdown/* list */.p_)(rest === 0 ? shown : [...shown, (0,markdown/* gfm */.Te) `… and ${(0,format/* formatCount */.B4)(rest, 'more check')}`]);
}
/** Who gets what. This comment comes before the act; the page tells how it went. */
function renderEffect({ page, verdict, round }) {
    const name = (0,report_headline/* toName */.$C)(page.mission) ?? 'the specialist';
    if (verdict.kind === 'rework') {
        const rework = Math.max(round, (0,report_headline/* countReworks */.V6)(page) + 1);
        return (0,markdown/* gfm */.Te) `**What happens next:** ${name} works on it again (rework ${rework} of ${page.maxReworks}). The escrow stays held, nothing is paid.`;
    }
    const amount = (0,format/* formatMoney */.up)(page.mission?.budgetCents ?? null);
    const released = amount === null ? 'The escrow is released' : `${amount} is released from escrow`;
    return (0,markdown/* gfm */.Te) `**What happens next:** ${released} to ${name}. The mission's page says when it is done.`;
}
/** The reply to somebody who asked for what can't be done: what was refused, why, and who has to do what. Nothing was posted. */
function renderRefusal(page) {
    const report = toReport(page);
    return degrade(COMMENT_LEVELS, COMMENT_LIMIT, (detail) => {
        const facts = page.mission === null ? gfm `Nothing was posted and nothing was spent.` : null;
        return joinBlocks([...renderOpening(report, detail), facts, renderBrief(report, detail)]);
    });
}

;// CONCATENATED MODULE: ./src/report/status.js



/** GitHub refuses longer descriptions. */
const DESCRIPTION_LIMIT = 140;
const status_STATES = {
    accepted: 'pending',
    reworked: 'pending',
    pending: 'pending',
    skipped: 'pending',
    held: 'failure',
    failed: 'error',
};
/**
 * The status of a pull request's head: `success` exactly when the gate is open, `failure` when a person has to act, `error`
 * when the action failed, else `pending`.
 */
function renderStatus(page) {
    const headline = status_toLine((0,report_headline/* toHeadline */.GM)(page).text);
    const trial = page.sandbox ? 'Sandbox. ' : '';
    // An accepted mission says nothing about commits that came after it.
    const text = page.outcome === 'accepted' && !page.gateOpen ? 'Accepted, but not for this commit' : headline;
    return {
        state: page.gateOpen ? 'success' : status_STATES[page.outcome],
        description: (0,core_text/* cut */.Jj)(`${trial}${text}`, DESCRIPTION_LIMIT),
    };
}
/** One line for the log, at most about 600 characters: which mission, where it stands, why. */
function formatLogLine(page) {
    const { mission, verdict } = page;
    const who = mission === null ? page.reference : `${page.reference} (mission ${mission.id}, ${mission.status})`;
    const say = verdict.say.trim() === '' ? '' : `. ${verdict.say}`;
    return `${(0,core_text/* cut */.Jj)(status_toLine(who), 200)}: ${(0,core_text/* cut */.Jj)(status_toLine(`${(0,report_headline/* toHeadline */.GM)(page).text}${say}`), 360)} [${verdict.code}]`;
}
function status_toLine(foreign) {
    return (0,markdown/* showInvisible */.jQ)(foreign).replace(/\s+/g, ' ').trim();
}

;// CONCATENATED MODULE: ./src/report/renderer.js



/** Renders with the comment style of the input `comment`. */
function createRenderer(style) {
    return {
        comment: (page) => (0,comment/* renderComment */.wQ)(page, style),
        status: renderStatus,
        intentNote: (runUrl) => renderIntentNote({ runUrl }),
        decision: (page, verdict, sha) => renderDecisionComment({ page, verdict, sha, round: page.round }),
        logLine: formatLogLine,
    };
}

;// CONCATENATED MODULE: ./src/compose.js
/** Puts the marketplace, GitHub and the flow together for one step; loaded only when there is something to do. */











/** After the step's own timeout there is still this long (ms) to say where things stand. */
const REPORT_MS = 8_000;
/** Does the intent; what an adapter threw becomes a failed outcome that says what, where, why and the fix. */
async function perform(step) {
    const marketplace = step.settings.sandbox ? await openSandbox(step.runner) : REAL;
    try {
        return { outcome: await reconcile(createEngine(step, marketplace), step.intent), failure: null };
    }
    catch (error) {
        const failure = readFailure(error);
        if (failure === null)
            throw error;
        return {
            failure,
            outcome: {
                kind: 'failed',
                code: toReasonCode(error),
                say: `${failure.what}: ${failure.why}`,
                next: failure.fix,
                page: null,
                pages: [],
                commentUrl: null,
                specialists: null,
                receipt: null,
                exitWithFailure: false,
            },
        };
    }
    finally {
        await marketplace.close();
    }
}
const REAL = { url: null, key: null, close: () => Promise.resolve() };
/** The embedded marketplace of a trial: in this process, in memory, gone with the step (spec §10). */
async function openSandbox(runner) {
    const { startSandboxServer } = await __webpack_require__.e(/* import() */ 620).then(__webpack_require__.bind(__webpack_require__, 1620));
    const server = await startSandboxServer();
    const { url, key } = server;
    runner.maskSecret(key);
    runner.log.notice('Sandbox: a trial against the embedded marketplace. No account, no money, and nothing to resume later.');
    return { url, key, close: () => server.close() };
}
function createEngine({ runner, run, settings, signal, env }, place) {
    assertTlsVerified(env);
    const trial = place.key !== null;
    const apiKey = place.key ?? settings.apiKey;
    const apiUrl = place.url ?? settings.apiUrl;
    const deadline = systemClock.now() + settings.waiting.timeoutMs;
    const common = { clock: systemClock, deadline: () => deadline + REPORT_MS, env };
    const toMarketplace = createDoor({ ...common, origins: [new URL(apiUrl).origin] });
    const toGitHub = createDoor({ ...common, origins: [new URL(run.apiUrl).origin, new URL(run.graphqlUrl).origin] });
    const { redact } = runner;
    const github = createGitHub({
        token: settings.githubToken,
        repository: run.repository,
        apiUrl: run.apiUrl,
        graphqlUrl: run.graphqlUrl,
        fetch: toGitHub.fetch,
    });
    return {
        marketplace: createMarketplace({ baseUrl: apiUrl, apiKey, door: toMarketplace, redact }),
        github,
        fuse: trial ? createMemoryFuse(() => systemClock.now()) : github.fuse,
        render: createRenderer(settings.comment),
        clock: systemClock,
        log: runner.log,
        codec: { seal: createSeal(apiKey), tag: trial ? 'orkestro-sandbox' : 'orkestro' },
        settings: adjustSettings(settings, run, trial),
        run,
        deadline,
        signal,
        nonce: external_node_crypto_.randomUUID,
        shown: new Map(),
        redact,
    };
}
/** A trial reports under its own context; under `pull_request` the PR's own workflow runs, which must not re-allow itself (spec §2). */
function adjustSettings(settings, run, trial) {
    const { gate, policy } = settings;
    const protectedPaths = run.eventName === 'pull_request' ? [...policy.protectedPaths, '.github/**'] : policy.protectedPaths;
    return {
        ...settings,
        gate: trial ? { ...gate, context: 'orkestro/sandbox' } : gate,
        policy: { ...policy, protectedPaths },
    };
}
const systemClock = {
    now: Date.now,
    sleep: (ms, signal) => (0,promises_.setTimeout)(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined),
    random: Math.random,
};


/***/ })

};
