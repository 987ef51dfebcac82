import type { JsonValue } from '@gov/base';
import type { OpinionEntry } from '../opinion.ts';
import type { FieldSlot } from '../render-tree.ts';
import type { FieldDefinition } from '../template.ts';
import { amountInWords } from '../values/amount-in-words.ts';
import { list, part, text } from '../values/checked.ts';
import { paperWords } from './paper-words.ts';

/** One choice as it is ticked by hand: `□年休假`, `☑病假`. */
export interface ChoiceBox {
  readonly label: string;
  readonly ticked: boolean;
}

/** More choices than these are a list to choose from, no boxes to tick. */
export const mostBoxes = 12;

/**
 * 多选 and 勾选 are read as they are on paper: every choice with its box. Undefined where the words say it: other kinds, a
 * masked value, many choices, and a value that is none of the choices (any more).
 */
export function choiceBoxes({ fieldKind, value, display, choices = [] }: FieldSlot): readonly ChoiceBox[] | undefined {
  if (value === null && display !== '') return undefined;
  if (fieldKind === 'switch') return [{ label: paperWords.yes, ticked: value === true }];
  if (fieldKind !== 'choices' || choices.length === 0 || choices.length > mostBoxes) return undefined;
  const chosen: readonly JsonValue[] = Array.isArray(value) ? value : [];
  if (!chosen.every((one) => choices.some((choice) => choice.value === one))) return undefined;
  return choices.map((choice) => ({ label: choice.label, ticked: chosen.includes(choice.value) }));
}

/** The value in words with its unit; empty for an empty field. */
export const wordsOfSlot = ({ display, unit }: FieldSlot): string =>
  unit && display !== '' ? `${display} ${unit}` : display;

/** 大写 behind an amount where the form asks for it; empty where there is nothing to say. */
export function capitalsOfSlot({ capitals, value }: FieldSlot): string {
  if (!capitals || (typeof value !== 'string' && typeof value !== 'number')) return '';
  const written = amountInWords(String(value).replace(/[,，\s]/g, ''));
  return written === '' ? '' : paperWords.capitals(written);
}

/** Names of a list that is read one below the other: files, other matters. Empty where it is none, or kept back. */
export const namesOfSlot = (value: JsonValue, name: 'name' | 'title'): readonly string[] =>
  list(value)
    .map((one) => text(part(one, name)))
    .filter((one) => one !== '');

/** Numbers stand right. */
export const isFigure = (column: FieldDefinition | undefined): boolean =>
  column?.kind === 'number' || column?.kind === 'amount' || (column?.kind === 'formula' && column.result !== 'text');

/** Who signs an opinion: `乙（代甲）`. */
export const signedBy = ({ onBehalfOf, personName }: OpinionEntry): string =>
  onBehalfOf ? paperWords.onBehalf(personName, onBehalfOf) : personName;
