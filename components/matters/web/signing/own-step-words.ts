import type { MyTask } from '../handling/use-matter.ts';

/** 加一步 and 自选下一步 complete the own step; what is recorded for it is said first, without a stop: `您的“初审”现在办完`. */
export function ownStepDone({ step, opinionBlock, emptyOpinion }: MyTask, opinion: string): string {
  const recorded = opinion.trim() || emptyOpinion || '';
  return `您的“${step}”现在办完${opinionBlock && recorded ? `，意见记“${recorded}”` : ''}`;
}
