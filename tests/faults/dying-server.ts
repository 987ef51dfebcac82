import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { State } from '@gov/workflow';
import { visitor } from '#platform/testkit/sign-in.ts';
import { type Case, table } from '../../packages/workflow/scenarios/table.ts';
import { openOnServer, type Running } from '../scenarios/matter.ts';
import { furnish, type TableOffice } from '../scenarios/office.ts';
import type { Request } from '../scenarios/requests.ts';
import { type MortalHouses, mortalHouses } from './mortal-house.ts';

export const caseOf = (operation: string, place: string): Case =>
  table.find((one) => one.story.operation.startsWith(operation) && one.place.name === place) ??
  assert.fail(`${operation}：${place}`);

/** The office of the table over one database, and servers that are to die. */
export interface DyingOffice {
  readonly houses: MortalHouses;
  readonly office: TableOffice;
}

export async function dyingOffice(cases: readonly Case[]): Promise<DyingOffice> {
  const houses = await mortalHouses();
  try {
    return { houses, office: await furnish(houses.living, cases) };
  } catch (error) {
    await houses.living.close();
    throw error;
  }
}

/** One try: what the dying server does, and what the next one finds and does again. */
export interface Try {
  readonly matterId: string;
  readonly act: (house: Mortal) => Promise<unknown>;
  check(): Promise<'there' | 'absent'>;
}

/** More statements than any act has; a test that gets here has found one without an end. */
const most = 60;

/**
 * The server dies right after the n-th statement of `act` was answered by the database, for every n until it lives through the whole
 * act. `check` looks at what the next server finds, and does the act again.
 */
export async function dieAfterEach(
  { houses, office }: DyingOffice,
  prepare: () => Promise<Try>,
  /** Pieces of work that are done beside each other come in any order. */
  order: 'one after the other' | 'any' = 'one after the other',
): Promise<void> {
  const found: ('there' | 'absent')[] = [];
  for (let statements = 0; ; statements += 1) {
    assert.ok(statements < most, 'an act without an end');
    const { matterId, act, check } = await prepare();
    const mortal = await houses.begin();
    // what a server remembers of an agency, its processes and forms is read before, not in the act
    await visitor(mortal.app, office.who('拟稿人').cookie).get(`/api/matters/${matterId}`);
    const cut = houses.proxy.cutAfter(statements);
    const done = act(mortal).then(
      () => 'lived' as const,
      () => 'died' as const,
    );
    const first = await Promise.race([done, cut.then(() => 'cut' as const)]);
    houses.proxy.mend();
    await done;
    await mortal.app.close();
    await mortal.stop().catch(() => undefined);
    found.push(await check());
    if (first === 'lived') break;
  }
  const line = found.map((one) => (one === 'there' ? '●' : '○')).join('');
  // the last try but one died behind the last statement
  console.log(`${found.length - 2} statements: ${line}`);
  assert.match(
    line,
    order === 'any' ? /^○.*●$/ : /^○+●+$/,
    'wholly absent up to the commit, wholly there from then on',
  );
}

export type Mortal = Awaited<ReturnType<MortalHouses['begin']>>;

/** What is stored is the state before or the state after, never anything between. */
export async function whichOf(running: Running, before: State, after: State): Promise<'there' | 'absent'> {
  try {
    await running.mustBe(after);
    return 'there';
  } catch {
    await running.mustBe(before);
    return 'absent';
  }
}

/** A person's act through a page; afterwards the browser asks once more with the same command id, as it does without an answer. */
export const actOf =
  ({ houses, office }: DyingOffice, one: Case, until?: string) =>
  async (): Promise<Try> => {
    const running = await openOnServer(office, one);
    if (until) await running.play(until);
    const { request, before: stateBefore, after: stateAfter } = await running.next();
    assert.ok('path' in request);
    const commandId = randomUUID();
    const send = (app: Mortal['app'], { who, path, body }: Request) =>
      visitor(app, office.who(who).cookie).send('POST', path, body, { 'x-command-id': commandId });
    return {
      matterId: running.matterId,
      act: ({ app }: Mortal) => send(app, request),
      async check() {
        const which = await whichOf(running, stateBefore, stateAfter);
        const again = await send(houses.living.app, request);
        assert.equal(again.status, 200, JSON.stringify(again.body));
        await running.mustBe(stateAfter);
        const once = await send(houses.living.app, request);
        assert.deepEqual([once.status, once.body], [again.status, again.body]);
        await running.mustBe(stateAfter);
        return which;
      },
    };
  };
