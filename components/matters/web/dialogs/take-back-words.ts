import type { MatterView } from '../../contract.ts';

type Limited = Pick<MatterView, 'takeBack'>;

/** How long the way back is open, behind what was just done: `下一位办理前、30 分钟内能取回`. */
export const untilTakenBack = ({ takeBack }: Limited): string =>
  takeBack.minutes === undefined && !takeBack.untilOpened
    ? '下一位办理前都能取回'
    : `${before('下一位', takeBack)}能取回`;

/** The same before it is done: `他们办理前、30 分钟内，您可以取回。` */
export const wayBackOf = (who: string, { takeBack }: Limited): string => `${before(who, takeBack)}，您可以取回。`;

const before = (who: string, { minutes, untilOpened }: MatterView['takeBack']): string =>
  `${who}${untilOpened ? '打开' : '办理'}前${minutes === undefined ? '' : `、${minutes} 分钟内`}`;
