import type { ModdleElement } from 'bpmn-moddle';
import { govModdle } from '../bpmn/gov-moddle.ts';
import { childOf, listOf, textOf } from '../bpmn/moddle-values.ts';
import type { FieldPermission } from '../program.ts';

/** Node → field or opinion block → what the step may do with it. */
export type FieldRights = Readonly<Record<string, Readonly<Record<string, FieldPermission>>>>;

/**
 * The same BPMN file with other rights of its steps over the fields; steps that are not named keep theirs, the drawing stays as it is.
 * Undefined for a file that cannot be read.
 */
export async function withFieldRights(xml: string, rights: FieldRights): Promise<string | undefined> {
  const moddle = govModdle();
  try {
    const { rootElement } = await moddle.fromXML(xml);
    for (const step of stepsBelow(rootElement)) {
      const fields = step.settings && Object.hasOwn(rights, step.id) ? rights[step.id] : undefined;
      if (!step.settings || !fields) continue;
      step.settings.fields = Object.entries(fields).map(([key, permission]) => {
        const field = moddle.create('gov:Field', { key, permission });
        field.$parent = step.settings;
        return field;
      });
    }
    return (await moddle.toXML(rootElement, { format: true })).xml;
  } catch {
    return undefined;
  }
}

/** A step of a file, with its settings where it has some. */
interface Step {
  readonly id: string;
  readonly settings: ModdleElement | undefined;
}

/** All steps below an element that have settings, also those within sections. */
export function stepsBelow(element: ModdleElement): readonly Step[] {
  const inside = [...listOf(element.rootElements), ...listOf(element.flowElements)];
  const values = listOf(childOf(element.extensionElements)?.values);
  const settings = values.find(({ $type }) => $type === 'gov:Step');
  return [...(settings ? [{ id: textOf(element.id), settings }] : []), ...inside.flatMap(stepsBelow)];
}
