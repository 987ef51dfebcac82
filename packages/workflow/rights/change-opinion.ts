import { govModdle } from '../bpmn/gov-moddle.ts';
import { stepsBelow } from './change-fields.ts';

/**
 * The same BPMN file with one step's opinion written into another 意见栏; `block` undefined: it writes none any more. What else
 * is said of the step's opinion, and the drawing, stay. Undefined for a file that cannot be read or has no such step.
 */
export async function withOpinionBlock(
  xml: string,
  node: string,
  block: string | undefined,
): Promise<string | undefined> {
  const moddle = govModdle();
  try {
    const { rootElement } = await moddle.fromXML(xml);
    const settings = stepsBelow(rootElement).find(({ id }) => id === node)?.settings;
    if (!settings) return undefined;
    const former = settings.opinion as object | undefined; // reason: moddle's values are untyped; it is an element or absent
    if (block === undefined) delete settings.opinion;
    else if (former) Object.assign(former, { block });
    else {
      const opinion = moddle.create('gov:Opinion', { block });
      opinion.$parent = settings;
      settings.opinion = opinion;
    }
    return (await moddle.toXML(rootElement, { format: true })).xml;
  } catch {
    return undefined;
  }
}
