import type { JsonObject, JsonValue } from '@gov/base';
import { authorsKey, type FieldPermission } from '@gov/forms';
import type { Child, MessageStart, Program, SubProcessCall } from '@gov/workflow';

/** What the matter that calls holds, and the steps by which its fields are shown. */
export interface Giving {
  readonly values: JsonObject;
  readonly program: Pick<Program, 'nodes'>;
}

/**
 * What a child is given at its start, by its own field keys: fields named by the step, or those of the same key that no step
 * keeps from anybody, and its element. Whether its form takes them is seen when it starts. 密级 always goes with it: a child is
 * never less secret.
 */
export function givenValues(call: SubProcessCall, child: Child, { values, program }: Giving): JsonObject {
  const { secrecyLevel } = values;
  const named = call.fields
    ? Object.fromEntries(Object.entries(call.fields).flatMap(([own, from]) => entry(own, values[from])))
    : shownToAll(values, program);
  return {
    ...named,
    ...(secrecyLevel === undefined ? {} : { secrecyLevel }),
    ...elementOf(call, child, values),
  };
}

/**
 * What a matter is given that a message begins: fields its process names, or those of the same key. It is the receiver that asks, so it gets only
 * what no step of the sender keeps from anybody; 密级 always goes along.
 */
export function valuesOfMessage({ fields }: Pick<MessageStart, 'fields'>, { values, program }: Giving): JsonObject {
  const { secrecyLevel } = values;
  const shown = shownToAll(values, program);
  const named = fields
    ? Object.fromEntries(Object.entries(fields).flatMap(([own, from]) => entry(own, shown[from])))
    : shown;
  return { ...named, ...(secrecyLevel === undefined ? {} : { secrecyLevel }) };
}

/** Others read the child: what some step hides, masks or shows to its writer only is given where the step says so. */
function shownToAll(values: JsonObject, { nodes }: Giving['program']): JsonObject {
  const kept = new Set(
    Object.values(nodes).flatMap(({ fields }) =>
      Object.keys(fields).filter((key) => keeping.has(fields[key] ?? 'read')),
    ),
  );
  return Object.fromEntries(Object.entries(values).filter(([key]) => key !== authorsKey && !kept.has(key)));
}

const keeping: ReadonlySet<FieldPermission> = new Set(['hidden', 'masked', 'own', 'ownRead']);

const entry = (key: string, value: JsonValue | undefined): [string, JsonValue][] =>
  value === undefined ? [] : [[key, value]];

function elementOf(call: SubProcessCall, child: Child, values: JsonObject): JsonObject {
  const into = call.each?.into;
  return into === undefined ? {} : Object.fromEntries(entry(into, elementValue(call, child, values)));
}

function elementValue({ each }: SubProcessCall, { element }: Child, values: JsonObject): JsonValue | undefined {
  const list = each && values[each.field];
  return element === undefined || !Array.isArray(list) ? undefined : list[element];
}

/** The entry a child is for, as text: two are the same where their texts are. Null where the step calls one only. */
export function entryOf(call: SubProcessCall, child: Child, values: JsonObject): string | null {
  const value = elementValue(call, child, values);
  return value === undefined ? null : JSON.stringify(value);
}
