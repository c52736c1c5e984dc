/** Every case of `npm run act`. */
import type { ActCase } from './cases/case.ts';
import { CONTRACT_CASES } from './cases/contract.ts';
import { EVENT_CASES } from './cases/events.ts';
import { NETWORK_CASES } from './cases/networks.ts';
import { WAITING_CASES } from './cases/waiting.ts';
import { WORKFLOW_CASES } from './cases/workflows.ts';

export const CASES: readonly ActCase[] = [
  ...WAITING_CASES,
  ...EVENT_CASES,
  ...WORKFLOW_CASES,
  ...NETWORK_CASES,
  ...CONTRACT_CASES,
];
