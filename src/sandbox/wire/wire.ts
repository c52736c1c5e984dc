/**
 * The replies of the API as schemas. The types of the code and the published OpenAPI document both come from here.
 * Replies are not checked at run time. The contract suite checks every reply that it gets.
 */
import * as z from 'zod/mini';
import { CATEGORIES, TIERS } from '../../core/domain/mission.ts';
import { ENDINGS } from '../ledger/journal.ts';
import { SPECIALIST_TIERS } from '../scenario/scenario.ts';

/** A time, ISO 8601 in UTC. */
const time = z.iso.datetime();
const rank = z.int().check(z.minimum(0), z.maximum(100));
const count = z.int().check(z.minimum(0));

const statuses = ['submitted', 'matched', 'in_progress', 'awaiting_acceptance', 'accepted', ...ENDINGS] as const;

const mission = {
  id: z.string(),
  title: z.string(),
  description: z.nullable(z.string()),
  kind: z.enum(['mission', 'hire']),
  category: z.enum(CATEGORIES),
  tier: z.enum(TIERS),
  /** Null if no price is known, because the order had none and no specialist is hired. */
  budget_usd: z.nullable(z.number()),
  dod: z.nullable(z.string()),
  status: z.enum(statuses),
  /** Why the mission has its status, if that is not obvious: no specialist fits, or how it ended. */
  status_reason: z.nullable(z.string()),
  verification: z.nullable(z.enum(['pending', 'passed', 'failed'])),
  escrow_status: z.enum(['none', 'held', 'released', 'refunded']),
  specialist: z.nullable(z.string()),
  /** The specialist's Agent Rank when it was hired. */
  rank: z.nullable(rank),
  rework_count: count,
  created_at: time,
  updated_at: time,
};

const attempt = z.strictObject({
  round: count,
  number: count,
  state: z.enum(['running', 'passed', 'failed', 'broken', 'killed', 'stopped', 'dropped']),
  reason: z.nullable(z.string()),
  started_at: time,
  ended_at: z.nullable(time),
});

/** The additional fields of GET on one mission that real workers worked on (market/attempts.ts). */
const work = {
  attempts: z.optional(z.array(attempt)),
  result: z.optional(z.unknown()),
  verification_reason: z.optional(z.nullable(z.string())),
  log_tail: z.optional(z.nullable(z.string())),
};

const specialist = z.strictObject({
  persona: z.string(),
  name: z.string(),
  type: z.string(),
  tier: z.enum(SPECIALIST_TIERS),
  rank,
  /** The rank before it is rounded. */
  score: z.number().check(z.minimum(0), z.maximum(100)),
  missions: count,
  /** Text for display. */
  price: z.string(),
});

const fieldProblem = z.strictObject({ path: z.string(), expected: z.string(), message: z.string() });
const cursor = z.nullable(z.string());

const Mission = z.strictObject(mission);
const MissionInDetail = z.strictObject({ ...mission, ...work });

/** The shape of every reply, by its name in the OpenAPI document. */
export const WIRE = {
  Mission,
  MissionInDetail,
  Specialist: specialist,
  MissionAnswer: z.strictObject({ mission: Mission }),
  MissionDetailAnswer: z.strictObject({ mission: MissionInDetail }),
  MissionList: z.strictObject({ missions: z.array(Mission), next_cursor: cursor }),
  SpecialistList: z.strictObject({ specialists: z.array(specialist), next_cursor: cursor }),
  Storefront: z.strictObject({
    marketplace: z.string(),
    categories: z.array(z.enum(CATEGORIES)),
    tiers: z.array(z.enum(TIERS)),
    specialists: z.array(specialist),
  }),
  Document: z.looseObject({ openapi: z.string() }),
  Refusal: z.strictObject({
    error: z.strictObject({
      code: z.string(),
      message: z.string(),
      /** The first bad field, if the input was wrong. */
      path: z.optional(z.string()),
      expected: z.optional(z.string()),
      /** Every bad field, if there are several. */
      details: z.optional(z.array(fieldProblem)),
      request_id: z.string(),
    }),
  }),
};

/** The name of a reply's shape. */
export type WireName = keyof typeof WIRE;

/** A mission as the API shows it. */
export type WireMission = Readonly<z.output<typeof Mission>>;
/** A specialist as the API shows it (docs/MARKETPLACE-API.md#specialist). */
export type WireSpecialist = Readonly<z.output<typeof specialist>>;
