/** The marketplace, in the words of the domain. The adapter is src/marketplace/client.ts. */
import type { Mission, MissionOrder, Specialist } from '../domain/mission.ts';
import type { WriteReply } from './errors.ts';

/** The marketplace. Reads throw MarketplaceError after their own retries; writes are sent once and answer a WriteReply. */
export interface Marketplace {
  listSpecialists(): Promise<readonly Specialist[]>;
  /** Own missions, every page. Descriptions may be missing. */
  listMissions(): Promise<readonly Mission[]>;
  /** Throws MarketplaceError `not_found` for an unknown or foreign id. */
  getMission(id: string): Promise<Mission>;
  postMission(order: MissionOrder): Promise<WriteReply<Mission>>;
  acceptMission(id: string): Promise<WriteReply<Mission | null>>;
  reworkMission(id: string, reason: string): Promise<WriteReply<Mission | null>>;
}
