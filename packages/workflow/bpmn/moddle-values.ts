import type { ModdleElement } from 'bpmn-moddle';
import { elementName } from './problems.ts';

/** Reading untyped properties of parsed elements. */

export const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
export const listOf = (value: unknown): readonly ModdleElement[] => (Array.isArray(value) ? value : []);
export const childOf = (value: unknown): ModdleElement | undefined =>
  typeof value === 'object' && value !== null && '$type' in value ? (value as ModdleElement) : undefined; // reason: moddle elements carry $type

export const labelOf = (element: ModdleElement): string =>
  `${elementName(element.$type)}“${oneLine(element.name) || textOf(element.id)}”`;

/** Names in drawings are often broken over lines. */
export const oneLine = (value: unknown): string => textOf(value).replace(/\s+/g, ' ');

/** Our own settings of an element, by the name of their type (`gov:Service`). */
export const extensionOf = (element: ModdleElement, type: string): ModdleElement | undefined =>
  listOf(childOf(element.extensionElements)?.values).find(({ $type }) => $type === type);

/** A text of such settings; undefined where it is no JSON. */
export function jsonOf(text: unknown): unknown {
  try {
    return JSON.parse(textOf(text));
  } catch {
    return undefined;
  }
}
