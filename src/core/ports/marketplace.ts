/** The marketplace, in the domain's terms. The adapter is src/marketplace/client.ts. */
import type { Mission, MissionOrder, Specialist } from '../domain/mission.ts';
import type { WriteReply } from './errors.ts';

/** The marketplace. Reads retry and then throw MarketplaceError. Writes are sent once and return a WriteReply. */
export interface Marketplace {
  listSpecialists(): Promise<readonly Specialist[]>;
  /** Lists all own missions. Descriptions may be missing. */
  listMissions(): Promise<readonly Mission[]>;
  /**
   * Reads a mission.
   *
   * @throws MarketplaceError `not_found` for an unknown or foreign id
   */
  getMission(id: string): Promise<Mission>;
  postMission(order: MissionOrder): Promise<WriteReply<Mission>>;
  acceptMission(id: string): Promise<WriteReply<Mission | null>>;
  reworkMission(id: string, reason: string): Promise<WriteReply<Mission | null>>;
}
