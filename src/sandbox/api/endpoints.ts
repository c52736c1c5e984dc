/** The endpoints as data (docs/MARKETPLACE-API.md#endpoints). The router and the OpenAPI document are built from it. */
import type { SandboxErrorCode } from '../wire/errors.ts';
import { ACCEPT, CATALOG, MISSION, PAGE, REWORK } from '../wire/schema.ts';
import type { WireName } from '../wire/wire.ts';

/** The name of an operation of the API. */
export type OperationId =
  | 'getStorefront'
  | 'listSpecialists'
  | 'listMissions'
  | 'postMission'
  | 'getMission'
  | 'acceptMission'
  | 'reworkMission'
  | 'getOpenApi';

const BODIES = { MissionInput: MISSION, AcceptInput: ACCEPT, ReworkInput: REWORK };
const QUERIES = { page: PAGE, catalog: CATALOG };

/** The name of a request body's shape in the OpenAPI document. */
type BodyName = keyof typeof BODIES;

/** One endpoint. Paths are relative to `BASE`. `{id}` is a mission ID. */
export interface Endpoint {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly summary: string;
  /** If true, no key is needed and no limit applies. */
  readonly isPublic?: true;
  readonly query?: keyof typeof QUERIES;
  readonly body?: { readonly shape: BodyName; readonly required: boolean };
  readonly status: 200 | 201;
  readonly response: WireName;
  /** The refusals that are specific to this endpoint. Those of every endpoint with a key are not listed. */
  readonly errors: readonly SandboxErrorCode[];
}

/** The base path of the API. */
export const BASE = '/api/v1';

const BODY_ERRORS = ['bad_json', 'too_large', 'unsupported_media_type', 'idempotency_key_reused'] as const;
const MISSION_PATH = '/marketplace/missions/{id}';

/** The endpoints by operation. */
export const ENDPOINTS: Readonly<Record<OperationId, Endpoint>> = {
  getStorefront: {
    ...{ method: 'GET', path: '/marketplace', isPublic: true, status: 200, response: 'Storefront', errors: [] },
    summary: 'The public storefront feed.',
  },
  listSpecialists: {
    ...{ method: 'GET', path: '/marketplace/specialists', query: 'catalog', status: 200, response: 'SpecialistList' },
    summary: 'The catalogue of verified specialists with live Agent Rank, best first.',
    errors: ['invalid'],
  },
  listMissions: {
    ...{ method: 'GET', path: '/marketplace/missions', query: 'page', status: 200, response: 'MissionList' },
    summary: 'Own missions, newest first.',
    errors: ['invalid'],
  },
  postMission: {
    ...{ method: 'POST', path: '/marketplace/missions', status: 201, response: 'MissionAnswer' },
    summary: 'Posts a mission. With auto_assign (the default) the best-ranked specialist is hired and escrow held.',
    body: { shape: 'MissionInput', required: true },
    errors: [...BODY_ERRORS, 'invalid', 'insufficient_funds'],
  },
  getMission: {
    ...{ method: 'GET', path: MISSION_PATH, status: 200, response: 'MissionDetailAnswer', errors: ['not_found'] },
    summary: 'One own mission: status, verification, escrow.',
  },
  acceptMission: {
    ...{ method: 'POST', path: `${MISSION_PATH}/accept`, status: 200, response: 'MissionAnswer' },
    summary: 'Co-accepts the Definition-of-Done and releases escrow. Only while awaiting_acceptance.',
    body: { shape: 'AcceptInput', required: false },
    errors: [...BODY_ERRORS, 'invalid', 'not_found', 'wrong_state'],
  },
  reworkMission: {
    ...{ method: 'POST', path: `${MISSION_PATH}/rework`, status: 200, response: 'MissionAnswer' },
    summary: 'Sends the work back: it returns to in_progress. Only while awaiting_acceptance.',
    body: { shape: 'ReworkInput', required: false },
    errors: [...BODY_ERRORS, 'invalid', 'not_found', 'wrong_state'],
  },
  getOpenApi: {
    ...{ method: 'GET', path: '/openapi.json', isPublic: true, status: 200, response: 'Document', errors: [] },
    summary: 'This document.',
  },
};

/** The shapes of request bodies and queries, for the OpenAPI document. */
export const INPUTS = { bodies: BODIES, queries: QUERIES };
