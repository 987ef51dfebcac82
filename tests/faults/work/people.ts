import assert from 'node:assert/strict';
import { testPassword } from '#platform/testkit/small-agency.ts';
import { PatientClient } from '../patient-client.ts';

/** Signed-in people of a small agency by key: `officer`, `head`, … */
export type People<Key extends string> = Readonly<Record<Key, PatientClient>>;

export async function seat<Key extends string>(
  address: string,
  agencyCode: string,
  keys: readonly Key[],
): Promise<People<Key>> {
  const people: Partial<Record<Key, PatientClient>> = {};
  for (const key of keys) {
    const client = new PatientClient(address);
    await client.signIn(`${agencyCode}.${key}`, testPassword);
    people[key] = client;
  }
  // reason: the loop above has set every key
  return people as People<Key>;
}

/** What a person sees of a matter; without a look the next act would not know the version. */
export async function view(who: PatientClient, matterId: string) {
  const seen = await who.get(`/api/matters/${matterId}`);
  assert.equal(seen.status, 200, JSON.stringify(seen.body));
  return seen.body;
}

/** Handles the task that this person has in the matter. */
export async function complete(who: PatientClient, matterId: string, extra: object = {}): Promise<void> {
  const seen = await view(who, matterId);
  assert.ok(seen.myTask, `no task in ${matterId}: ${JSON.stringify(seen.openTasks)} ${seen.incident ?? ''}`);
  await who.done(`/api/matters/${matterId}/tasks/${seen.myTask.taskId}/complete`, {
    expectedVersion: seen.version,
    decision: 'agree',
    ...extra,
  });
}

/** How often each act stands in the trace of a matter. */
export async function actsOf(who: PatientClient, matterId: string): Promise<ReadonlyMap<string, number>> {
  const acts = new Map<string, number>();
  // biome-ignore lint/suspicious/noExplicitAny: see PatientAnswer
  for (const { act } of (await view(who, matterId)).trace as any[]) acts.set(act, (acts.get(act) ?? 0) + 1);
  return acts;
}
