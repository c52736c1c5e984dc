/** What docs/GITHUB-FACTS.md marks as unproven, by the names that the document links to. A test keeps the two lists equal. */

export const FACTS = {
  'locks/reaction': 'Of 50 concurrent POSTs of one reaction by one identity, exactly one answers 201.',
  'locks/custom-ref': 'A GITHUB_TOKEN with contents: write can create refs under refs/orkestro/.',
  'locks/ref': 'Of 50 concurrent creations of one ref, exactly one answers 201.',
  'activity/list': 'A push shows in the activity of its branch within 10 seconds.',
  'activity/ghes': 'GitHub Enterprise Server has the activity from 3.17, and answers 404 before.',
  'jobs/by-check-run': 'The ID of a check run of GitHub Actions is the ID of its job.',
  'rendering/hidden': 'Comments and link definitions are not in the text of bodyHTML.',
  'rendering/volatile': 'bodyHTML changes with the title of a linked issue, while body stays.',
  'rules/visible': 'A ruleset shows in the rules of its branch within 10 seconds, with the app of a check.',
  'rules/update-rule': 'A GITHUB_TOKEN can read refUpdateRule.',
  'rules/required-app': 'isRequired takes the app that a rule names into account.',
  'rules/branch-protection': 'GET /branches/{branch} shows classic protection without admin access.',
  'rules/names-case': 'GitHub compares the names of checks without case.',
  'rules/plan': 'Without rulesets in the plan, the read answers 403 "Upgrade to GitHub Pro".',
  'checks/newest': 'The newest check run of a key has the highest ID.',
  'reviews/undecided': 'reviewDecision is null if the branch requires no review.',
  'reviews/opinionated': 'A GITHUB_TOKEN can read latestOpinionatedReviews, with state, author, and commit.',
  'queue/read': 'A GITHUB_TOKEN can read the merge queue.',
  'issues/gone': 'In GraphQL, a deleted issue is NOT_FOUND.',
  'limits/mutations': 'One GraphQL mutation with several comments counts as one request.',
} as const;

/** The name of a fact. */
export type FactName = keyof typeof FACTS;

/** The names, in the order in which they are tried. */
export const FACT_NAMES = Object.keys(FACTS) as readonly FactName[];

/** What trying a fact showed. */
export type Finding =
  | { readonly kind: 'as_expected' | 'unexpected'; readonly seen: string }
  | { readonly kind: 'not_tried'; readonly why: string };

/** Returns the finding of a comparison. */
export function judge(isAsExpected: boolean, seen: string): Finding {
  return { kind: isAsExpected ? 'as_expected' : 'unexpected', seen };
}

/** A reason why a fact can't be tried here. */
export class CannotTry extends Error {
  override readonly name = 'CannotTry';
}
