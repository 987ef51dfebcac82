import type { NodeDefinition } from '../program.ts';

/** Whether anything but agreeing may be said at a step (不同意, 弃权): then who goes on 同意, else he is done (办理完毕). */
export const offersNo = ({ operations, multi }: NodeDefinition): boolean =>
  operations.disagree || ('abstain' in multi && multi.abstain !== undefined);
