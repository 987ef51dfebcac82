import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { TestHouse } from '#platform/testkit/house.ts';
import { signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { testPassword } from '#platform/testkit/small-agency.ts';
import type { Worker } from './people.ts';

/** Somebody signed in to a house of the same process; before he looks, what waits in the background has happened. */
export type WorkerWithin = Worker & { readonly visitor: Visitor };

export async function workerWithin(house: TestHouse, signInName: string): Promise<WorkerWithin> {
  const visitor = await signIn(house.app, signInName, testPassword);
  return {
    visitor,
    async get(path) {
      await house.relay.settle();
      return visitor.get(path);
    },
    done: (path, body, method = 'POST') => doneBy(visitor, path, body, method),
  };
}

/** An act that must be accepted, with a command id as a page sends it. */
export async function doneBy(who: Visitor, path: string, body: unknown, method: 'POST' | 'PUT' = 'POST') {
  const answer = await who.send(method, path, body, { 'x-command-id': randomUUID() });
  assert.equal(answer.status, 200, `${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
