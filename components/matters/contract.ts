/** What other components may know of matters: routes, shapes, hooks of kinds, the service. */

export { BatchRow, mostInBatch, SafeRow } from './contract/batch-routes.ts';
export { Cover, CoverKind, type CoverOverview, OwnCovers, Standing } from './contract/cover-routes.ts';
export { SavedFilter } from './contract/filter-routes.ts';
export { BoxFilter } from './contract/filter-shapes.ts';
export { Halted, RestingBranch } from './contract/halted-shapes.ts';
export { OrderRow, Secretary } from './contract/leader-routes.ts';
export { CoverNote, longestCoverNote, PenDrawing } from './contract/leader-shapes.ts';
export { Mend, MendBranch, MendRound } from './contract/monitoring/mend-routes.ts';
export { EndedHow, MonitoredMatter, MonitorOrder, MonitorQuery } from './contract/monitoring/monitor-routes.ts';
export {
  HandOverDone,
  LeftWork,
  StoppedStep,
  StuckBeginning,
  StuckChild,
} from './contract/monitoring/stopped-routes.ts';
export type {
  UpgradeExample,
  UpgradePreview,
  UpgradeProgress,
  WantedUpgrade,
} from './contract/monitoring/upgrade-routes.ts';
export { OperationChoice } from './contract/operation-choice.ts';
export { routes } from './contract/routes.ts';
export * from './contract/service.ts';
export {
  Attachment,
  Box,
  CalledBy,
  ChildMatter,
  ChoiceNeeded,
  Kind,
  MatterRow,
  MatterView,
  OpenTask,
  PersonWords,
  ReturnTarget,
  Signing,
  TraceLine,
  Wait,
} from './contract/shapes.ts';
export { StandIn } from './contract/stand-in-routes.ts';
export { haltedWords, stateWords } from './contract/state-words.ts';
