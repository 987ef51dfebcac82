import type { ComponentManifest, RouteTable } from '@gov/base/component';
import type { ComponentServer } from './component-server.ts';

/** A row of the generated server registry; components stand in the order of their needs. */
export interface RegisteredComponent {
  readonly manifest: ComponentManifest;
  readonly routes: RouteTable;
  readonly server: ComponentServer;
  /** Absolute directory of numbered SQL files, where the component has tables. */
  readonly migrations?: string;
}
