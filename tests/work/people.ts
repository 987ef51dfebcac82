import assert from 'node:assert/strict';

export interface Reply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: replies of several routes; the test names what it reads
  readonly body: any;
}

/** Somebody signed in, whatever the requests travel through. */
export interface Worker {
  get(path: string): Promise<Reply>;
  /** An act that must be accepted: its answer's body, or an error with what the server said. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  done(path: string, body: unknown, method?: 'POST' | 'PUT'): Promise<any>;
}

/** Signed-in people of a small agency by key: `officer`, `head`, … */
export type People<Key extends string> = Readonly<Record<Key, Worker>>;

/** Signs in everybody named, one after the other. */
export async function seat<Key extends string>(
  keys: readonly Key[],
  signInAs: (key: Key) => Promise<Worker>,
): Promise<People<Key>> {
  const people: Partial<Record<Key, Worker>> = {};
  for (const key of keys) people[key] = await signInAs(key);
  // reason: the loop above has set every key
  return people as People<Key>;
}

/** What a person sees of a matter; without a look the next act would not know the version. */
export async function view(who: Worker, matterId: string) {
  const seen = await who.get(`/api/matters/${matterId}`);
  assert.equal(seen.status, 200, JSON.stringify(seen.body));
  return seen.body;
}

/** Handles the task that this person has in the matter. */
export async function complete(who: Worker, matterId: string, extra: object = {}): Promise<void> {
  const seen = await view(who, matterId);
  assert.ok(seen.myTask, `no task in ${matterId}: ${JSON.stringify(seen.openTasks)} ${seen.incident ?? ''}`);
  await who.done(`/api/matters/${matterId}/tasks/${seen.myTask.taskId}/complete`, {
    expectedVersion: seen.version,
    decision: 'agree',
    ...extra,
  });
}

/** How often each act stands in the trace of a matter. */
export async function actsOf(who: Worker, matterId: string): Promise<ReadonlyMap<string, number>> {
  const acts = new Map<string, number>();
  // biome-ignore lint/suspicious/noExplicitAny: see Reply
  for (const { act } of (await view(who, matterId)).trace as any[]) acts.set(act, (acts.get(act) ?? 0) + 1);
  return acts;
}
