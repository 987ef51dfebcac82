import type { Choice } from '../template.ts';

/** 紧急程度. */
export const urgencyChoices: readonly Choice[] = [
  { value: 'NORMAL', label: '平件' },
  { value: 'ROUTINE_URGENT', label: '平急' },
  { value: 'URGENT', label: '加急' },
  { value: 'VERY_URGENT', label: '特急' },
  { value: 'IMMEDIATE', label: '特提' },
];

/** Levels outside classified networks (涉密不上网). */
export const secrecyChoices: readonly Choice[] = [
  { value: 'PUBLIC', label: '公开' },
  { value: 'INTERNAL', label: '内部' },
  { value: 'WORK_SECRET', label: '工作秘密' },
];
