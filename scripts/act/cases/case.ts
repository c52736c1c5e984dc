/** The form of a case. */
import type { ActScene } from '../scene.ts';

export interface ActCase {
  readonly name: string;
  /** The files of examples/workflows/ that it plays. */
  readonly examples?: readonly string[];
  /** Whether GitHub is an Enterprise Server. */
  readonly ghes?: true;
  readonly play: (scene: ActScene) => Promise<void>;
}
