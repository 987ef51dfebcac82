import type { JsonObject, JsonValue } from '@gov/base';
import type { Child, SubProcessCall } from '@gov/workflow';

/**
 * What a child is given at its start, by its own field keys: fields named by the step, or those of the same key, and its
 * element. Whether its form takes them is seen when it starts. 密级 always goes with it: a child is never less secret.
 */
export function givenValues(call: SubProcessCall, child: Child, values: JsonObject): JsonObject {
  const { secrecyLevel } = values;
  const named = call.fields
    ? Object.fromEntries(Object.entries(call.fields).flatMap(([own, from]) => entry(own, values[from])))
    : values;
  return {
    ...named,
    ...(secrecyLevel === undefined ? {} : { secrecyLevel }),
    ...elementOf(call, child, values),
  };
}

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
