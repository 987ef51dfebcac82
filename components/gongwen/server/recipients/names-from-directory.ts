import { type JsonObject, type JsonValue, ok, type Result, reject } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { listNames } from './store.ts';

interface Named {
  readonly id?: string;
  readonly name: string;
}

const isNamed = (value: JsonValue | undefined): value is JsonObject & Named =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'name' in value;

/**
 * A recipient chosen by an id is called as it is called today, until the document is signed: the paper must name the agency
 * that receives it. An agency nobody knows is refused. Only the changed values come back.
 */
export async function namesFromDirectory(context: UseCaseContext, values: JsonObject): Promise<Result<JsonObject>> {
  const changed: Record<string, JsonValue> = {};
  for (const key of ['mainRecipients', 'copyRecipients']) {
    const value = values[key];
    if (!Array.isArray(value)) continue;
    const named = await agenciesOf(context, (value as readonly JsonValue[]).filter(isNamed)); // reason: Array.isArray does not narrow readonly arrays
    if (!named.ok) return named;
    changed[key] = named.value.map((one) => ({ ...one }));
  }
  return ok(changed);
}

async function agenciesOf({ tx }: UseCaseContext, given: readonly Named[]): Promise<Result<readonly Named[]>> {
  const ids = given.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const rows = ids.length === 0 ? [] : await tx.all(listNames(ids));
  const names = new Map<string, string>(rows.map((row) => [row.id, row.name]));
  const agencies = new Map<string, Named>();
  for (const { id, name } of given) {
    const official = id === undefined ? name : names.get(id);
    if (official === undefined) return reject('gongwen.unknown-recipient', { name });
    agencies.set(id ?? official, id === undefined ? { name: official } : { id, name: official });
  }
  return ok([...agencies.values()]);
}
