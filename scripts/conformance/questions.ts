/** The open questions of docs/MARKETPLACE-API.md#unknown. A test keeps the document and this list equal. */

/** Heading in the document → the question below it. */
export const QUESTIONS = {
  'Verification values': 'Which values does `verification` take?',
  'Status values': 'Which values does `status` take?',
  'Escrow values': 'Which values does `escrow_status` take?',
  'Response envelopes': 'Are missions and lists bare, or inside a member?',
  'List items': 'Do the missions of a list have their descriptions?',
  'Mission IDs': 'Is the ID of a mission text or a number?',
  Pagination: 'How does a list name its next page?',
  Idempotency: 'Is there a documented idempotency key?',
  'Rework body': 'Which body does a rework take?',
  'Error bodies': 'Where is the message of an error?',
  'Rate limits': 'Which headers name the limits?',
  Delivery: 'Which fields of a mission name the delivered work?',
  'OpenAPI document': 'Where is the published OpenAPI document?',
} as const;

/** The heading of a question. */
export type Question = keyof typeof QUESTIONS;

/** The questions, in the order of the document. */
export const QUESTION_NAMES = Object.keys(QUESTIONS) as readonly Question[];

/** What the service answered. `breaks`: this version's rule doesn't accept it. */
export interface Answer {
  readonly kind: 'fits' | 'breaks' | 'no_answer';
  readonly text: string;
}

export const fits = (text: string): Answer => ({ kind: 'fits', text });
export const breaks = (text: string): Answer => ({ kind: 'breaks', text });
export const noAnswer = (text: string): Answer => ({ kind: 'no_answer', text });
