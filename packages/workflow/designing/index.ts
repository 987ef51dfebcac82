/** Entry of `@gov/workflow/designing`: a process as cards, changed by commands and written back into its BPMN file. */

export { route } from '../drawing/route.ts';
export { saveDesign } from '../drawing/save-design.ts';
export { type Place, type Scene, type SceneEdge, type SceneNode, sceneOf } from '../drawing/scene.ts';
export { type TriedCase, type TriedWays, waysTaken } from '../flow/try-ways.ts';
export { type CarriedField, speaksOf, withCarriedFields } from '../foreign/carried-fields.ts';
export { type ForeignSetting, foreignSettings } from '../foreign/foreign-settings.ts';
export { laneOf } from '../lanes/lanes.ts';
export type { Block, Sequence } from '../program.ts';
export * from '../twin/step-words.ts';
export { guardWords, joinWords, sentencesOf, type TwinLine, type TwinWords, timedWords } from '../twin/twin.ts';
export type { Applied } from './applied.ts';
export { apply, copyCards } from './apply.ts';
export type { CopiedCards, DesignCommand, NewCard, ProcessChange, StepChange } from './command.ts';
export * from './design.ts';
export { goBackTargets } from './go-back.ts';
export * from './history.ts';
export { type OpenedDesign, openDesign } from './open-design.ts';
export { type Remedy, remediesOf } from './remedies.ts';
export { limitOfTimer, mostTimers, type Timer, type TimerAct, timersAt } from './timers.ts';
export { whyNotHere, whyNotRemove } from './where-allowed.ts';
