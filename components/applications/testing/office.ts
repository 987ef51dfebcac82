import assert from 'node:assert/strict';
import { registry } from '#apps/server/registry.generated.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { type Answer, type Json, signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';

/** A small agency with its administrator, and the administrator and a clerk of another. */
export interface Office {
  readonly house: TestHouse;
  readonly agency: SmallAgency;
  readonly administrator: Visitor;
  /** Administrator of the other agency. */
  readonly stranger: Visitor;
  /** Somebody who works in the other agency. */
  readonly strangersOfficer: Visitor;
  who(key: string): Visitor;
  /** Installs a template of the product; says the application's id. */
  install(pack: string): Promise<{ readonly id: string; readonly remarks: readonly string[] }>;
  view(key: string, matterId: string): Promise<Json>;
  /** Handles the task that somebody has in a matter. */
  complete(key: string, matterId: string, extra?: object): Promise<Answer<Json>>;
  /** Whoever has a task does it, until nobody has one; says how many steps that were. */
  handleToEnd(matterId: string, values?: object): Promise<number>;
  close(): Promise<void>;
}

const everybody = ['officer', 'head', 'helper', 'legal', 'director', 'deputy', 'chief', 'clerk'];

export async function openOffice(): Promise<Office> {
  const house = await testHouse(registry);
  const agency = await smallAgency(house.house, 'jz', '江州市住建局');
  await smallAgency(house.house, 'lp', '临浦区住建局');
  const enter = (name: string): Promise<Visitor> => signIn(house.app, name, testPassword);
  const seats = new Map(await Promise.all(everybody.map(async (key) => [key, await enter(`jz.${key}`)] as const)));
  const who = (key: string): Visitor => seats.get(key) ?? assert.fail(key);
  const administrator = await enter('jz.system');
  const view = async (key: string, matterId: string): Promise<Json> =>
    accepted(await who(key).get(`/api/matters/${matterId}`));
  const complete: Office['complete'] = async (key, matterId, extra = {}) => {
    const page = await view(key, matterId);
    assert.ok(page.myTask, `${key} has no task: ${JSON.stringify(page.openTasks)}`);
    return who(key).send('POST', `/api/matters/${matterId}/tasks/${page.myTask.taskId}/complete`, {
      expectedVersion: page.version,
      decision: 'agree',
      ...extra,
    });
  };
  return {
    house,
    agency,
    administrator,
    stranger: await enter('lp.system'),
    strangersOfficer: await enter('lp.officer'),
    who,
    view,
    complete,
    install: async (pack) => accepted(await administrator.send('POST', '/api/applications/packs/install', { pack })),
    async handleToEnd(matterId, values = {}) {
      for (let steps = 0; steps < 10; steps += 1) {
        const page = await view('officer', matterId);
        const holder = page.openTasks[0]?.holder.name;
        if (holder === undefined) return steps;
        const key = keys[holder] ?? assert.fail(holder);
        const own = (await view(key, matterId)).form;
        const editable = JSON.stringify(own).includes('"mode":"edit"');
        accepted(await complete(key, matterId, editable ? { values } : {}));
      }
      return assert.fail('it never ends');
    },
    close: () => house.close(),
  };
}

/** Seats of the small agency by the names of their people. */
const keys: Readonly<Record<string, string>> = {
  王建华: 'chief',
  林涛: 'deputy',
  赵立新: 'director',
  周敏: 'clerk',
  陈国栋: 'head',
  刘思远: 'officer',
};

function accepted(answer: Answer<Json>): Json {
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
}
