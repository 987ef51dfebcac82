import type { ModdleElement } from 'bpmn-moddle';
import { textOf } from '../bpmn/moddle-values.ts';
import type { Enough, ParallelBlock } from '../program.ts';

/**
 * 几路办完就往下走: `gov:enough` and `gov:rest` on the gateway where the branches part. An attribute of ours on a gateway every tool
 * knows, as 会签 is, and no complex gateway: its condition is a text that each engine reads in its own way.
 */
export function readEnough(gateway: ModdleElement): Enough | undefined {
  const written = textOf(gateway.enough);
  if (!/^[1-9]\d{0,2}$/.test(written)) return undefined;
  return { branches: Number(written), rest: textOf(gateway.rest) === 'continue' ? 'continue' : 'cancel' };
}

/** The attributes that `readEnough` reads back. */
export const enoughAttributes = ({ enough }: Pick<ParallelBlock, 'enough'>): Readonly<Record<string, string>> =>
  enough ? { enough: String(enough.branches), rest: enough.rest } : {};

/** What is wrong with it, as the rest of a sentence that begins with the name of the gateway; nothing where nothing is written. */
export function enoughProblem(gateway: ModdleElement, branches: number): string | undefined {
  const [written, rest] = [textOf(gateway.enough), textOf(gateway.rest)];
  if (written === '' && rest === '') return undefined;
  const enough = readEnough(gateway);
  if (!enough) return `写了“${written}路办完就往下走”，这个数无法识别，请写整数。`;
  if (rest !== '' && rest !== enough.rest) return `写的其余各支“${rest}”无法识别，只能写 cancel 或 continue。`;
  if (enough.branches >= branches)
    return `写了 ${enough.branches} 路办完就往下走，可是它只分 ${branches} 路，请改成 1 到 ${branches - 1}，或者等全部办完。`;
  if (gateway.countersign === true) return '是会签，要等几路都办完，不能又写几路办完就往下走，请去掉一样。';
  return undefined;
}
