import type { JsonValue } from '@gov/base';
import type { NamedReference } from '@gov/forms';
import type { ChosenAgency, StoredAttachment } from '../render/paper-context.ts';

/** Reading a field's JSON for its control. A value of another shape counts as empty: the server has the last word. */

type Entries = Readonly<Record<string, JsonValue>>;

const entriesOf = (value: JsonValue | undefined): Entries =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Entries) : {}; // reason: narrowed to an object

export const textOf = (value: JsonValue | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

export const listOf = (value: JsonValue): readonly JsonValue[] => (Array.isArray(value) ? value : []);

export function referenceOf(value: JsonValue): NamedReference | undefined {
  const { id, name } = entriesOf(value);
  return typeof id === 'string' && typeof name === 'string' ? { id, name } : undefined;
}

export const rangeOf = (value: JsonValue): { readonly from: string; readonly to: string } => {
  const { from, to } = entriesOf(value);
  return { from: textOf(from), to: textOf(to) };
};

export const agenciesOf = (value: JsonValue): readonly ChosenAgency[] =>
  listOf(value).flatMap((one) => {
    const { id, name } = entriesOf(one);
    if (typeof name !== 'string') return [];
    return [typeof id === 'string' ? { id, name } : { name }];
  });

export const attachmentsOf = (value: JsonValue): readonly StoredAttachment[] =>
  listOf(value).flatMap((one) => {
    const { fileId, name, size } = entriesOf(one);
    if (typeof fileId !== 'string' || typeof name !== 'string') return [];
    return [typeof size === 'number' ? { fileId, name, size } : { fileId, name }];
  });

/** Chosen agencies and files as they are stored. */
export const agenciesAsJson = (agencies: readonly ChosenAgency[]): JsonValue =>
  agencies.map(({ id, name }) => (id === undefined ? { name } : { id, name }));

export const attachmentsAsJson = (files: readonly StoredAttachment[]): JsonValue =>
  files.map(({ fileId, name, size }) => (size === undefined ? { fileId, name } : { fileId, name, size }));

export const mattersOf = (
  value: JsonValue,
): readonly { readonly id: string; readonly title: string; readonly closed?: true }[] =>
  listOf(value).flatMap((one) => {
    const { id, title, closed } = entriesOf(one);
    if (typeof id !== 'string' || typeof title !== 'string') return [];
    return [{ id, title, ...(closed === true ? { closed } : {}) }];
  });

/** The rows of a detail table as they are typed. */
export const rowsOf = (value: JsonValue): readonly Entries[] => listOf(value).map(entriesOf);

export function signatureOf(
  value: JsonValue,
): { readonly id: string; readonly name: string; readonly date: string; readonly ink?: string } | undefined {
  const { id, name, date, ink } = entriesOf(value);
  if (typeof id !== 'string' || typeof name !== 'string' || typeof date !== 'string') return undefined;
  return typeof ink === 'string' ? { id, name, date, ink } : { id, name, date };
}
