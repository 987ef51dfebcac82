import { defineRoutes } from '@gov/base/component';
import { keyRoutes } from './contract/key-routes.ts';
import { packRoutes } from './contract/pack-routes.ts';
import { recordRoutes } from './contract/record-routes.ts';
import { settingsRoutes } from './contract/settings-routes.ts';

/** What other components may know of applications: routes and shapes. */
export { KeyLine, KeyState } from './contract/key-routes.ts';
export { Pack } from './contract/pack.ts';
export { PackContents } from './contract/pack-routes.ts';
export {
  ApplicationProcess,
  ApplicationSettings,
  ApprovalStep,
  Approver,
  FurtherForm,
  RecordColumn,
  RecordRow,
  RecordsWhere,
} from './contract/shapes.ts';

export const routes = defineRoutes({ ...settingsRoutes, ...packRoutes, ...recordRoutes, ...keyRoutes });
