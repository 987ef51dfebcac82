import assert from 'node:assert/strict';
import { addMillis } from '@gov/base';
import { leaveRequest } from '@gov/forms/examples';
import { type Program, toXml } from '@gov/workflow';
import { registry } from '#apps/server/registry.generated.ts';
import { formsService } from '#components/forms/contract.ts';
import { mattersService } from '#components/matters/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import { sql } from '#platform/server/database/sql.ts';
import { administrators, agencyOfPeople } from '#platform/testkit/agency-of-people.ts';
import { asJob } from '#platform/testkit/as-job.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { testPassword } from '#platform/testkit/small-agency.ts';
import { calledProcess } from '../../packages/workflow/scenarios/calls.ts';
import { programAt } from '../../packages/workflow/scenarios/places.ts';
import type { Case } from '../../packages/workflow/scenarios/table.ts';
import { processOf, step } from '../../packages/workflow/testing/scenario.ts';
import { backwards, exchanged, type Words } from './in-latin.ts';

/** Everybody the table names; 管理员 is the system administrator of their agency. */
const people = ['拟稿人', '张三', '赵', '钱', '孙', '李局长', '甲', '乙', '同组人', '路人', '秘书'];
const ids = ['拟稿', '经办', '签发', '甲科', '乙科', '并行', '结果', '协调', '核稿', '复核'];

/** An agency whose people are those of the table, with everything the table's words stand for here. */
export interface TableOffice {
  readonly house: TestHouse;
  readonly agencyId: Parameters<typeof asJob>[1];
  who(name: string): Visitor;
  personId(name: string): string;
  assignmentId(name: string): string;
  /** Node ids of the table → of its BPMN file. */
  readonly latin: Words;
  /** Every id of this agency → word of the table. */
  readonly words: Words;
  /** The code of the kind of matter that a case begins. */
  kindOf(one: Case): string;
  /** The kind goes by another version of its process from now on. */
  publish(code: string, program: Program): Promise<void>;
  /** Does everything that is due; one after the other, so that nothing of the asker's is still on its way afterwards. */
  settle(): Promise<void>;
  /** So much later: everybody has signed in again; what is due is left to the caller. */
  pass(millis: number): Promise<void>;
  close(): Promise<void>;
}

/** A case whose matter is begun by the call of another one has a kind for that one too. */
export const callerKind = (code: string): string => `${code}-caller`;

/** A kind that will go by another version is shared with nobody. */
const kindKey = ({ story, place }: Case): string =>
  `${JSON.stringify(programAt(place, story))}${story.newer ? place.name : ''}`;

/** 拟稿, then the call; where the child comes to nothing somebody settles it. */
const callingProgram = (process: string): Program =>
  processOf(
    { ...step('甲科', '甲'), call: { process, mode: 'sync' } },
    { choice: '结果', branches: [{ on: 'no', parts: [step('协调', '甲')] }, { parts: [] }] },
    step('签发', '李局长'),
  );

/** Opens the server with a kind of matter for every process of these cases. */
export async function openTableOffice(cases: readonly Case[]): Promise<TableOffice> {
  const house = await testHouse(registry);
  try {
    return await furnish(house, cases);
  } catch (error) {
    await house.close();
    throw error;
  }
}

/** The same in a house that stands already, which the caller closes. */
export async function furnish(house: TestHouse, cases: readonly Case[]): Promise<TableOffice> {
  const agency = await agencyOfPeople(house.house, 'sc', people);
  const everybody = [...people, ...Object.keys(administrators)];
  const idIn = (map: ReadonlyMap<string, string>) => (name: string) => map.get(name) ?? assert.fail(name);
  const personId = idIn(agency.people);
  const assignmentId = idIn(agency.assignments);
  const seats = new Map<string, Visitor>();
  const signAllIn = async () => {
    for (const [at, name] of everybody.entries()) seats.set(name, await signIn(house.app, `sc.p${at}`, testPassword));
  };
  await signAllIn();
  const who = (name: string): Visitor => seats.get(name) ?? assert.fail(name);
  const latin = new Map(ids.map((word, at) => [word, `n${at}`]));
  const inAgency = new Map([...latin, ...everybody.map((name): [string, string] => [name, personId(name)])]);
  const assignments = everybody.map((name): [string, string] => [assignmentId(name), `${name}的任职`]);
  const publish = (kinds: readonly (readonly [code: string, program: Program])[]): Promise<void> =>
    asJob(house, agency.id, async (context) => {
      const form = await context.ask(formsService).publish({ key: 'table', template: leaveRequest });
      assert.ok(form.ok);
      const { formVersionId } = form.value;
      for (const [code, program] of kinds) {
        const bpmnXml = await toXml(exchanged<Program>(program, inAgency, ['name']));
        const process = await context.ask(processesService).publish({ key: code, bpmnXml });
        assert.ok(process.ok, JSON.stringify(process));
        const kind = { code, name: code, group: '情景表', hint: '', componentId: 'matters', displayOrder: 900 };
        const { processVersionId } = process.value;
        const put = await context.ask(mattersService).putKind({ ...kind, formVersionId, processVersionId });
        assert.ok(put.ok, `${code} ${JSON.stringify(put)}`);
      }
      return form;
    });
  const kinds = new Map(cases.map((one) => [kindKey(one), one]));
  const codes = new Map([...kinds.keys()].map((key, at) => [key, `k${at}`]));
  const kindOf = (one: Case): string => codes.get(kindKey(one)) ?? assert.fail('a process that was not published');
  const calledCodes = new Set(cases.filter(({ place }) => place.called).map(kindOf));
  const all = [...kinds.values()].flatMap((one): readonly (readonly [string, Program])[] => {
    const code = kindOf(one);
    const own = [code, programAt(one.place, one.story)] as const;
    return calledCodes.has(code) ? [own, [callerKind(code), callingProgram(code)]] : [own];
  });
  await publish([[calledProcess, processOf()]]);
  // not in one transaction: it has a time limit, and a busy machine is slow
  for (let at = 0; at < all.length; at += 20) await publish(all.slice(at, at + 20));
  if (cases.some(({ story }) => story.lines.some(([act]) => act.includes('代张三'))))
    await entrust(who('张三'), assignmentId('秘书'));
  let settled = Promise.resolve();
  const settle = () => {
    settled = settled.then(() => settleWhole(house));
    return settled;
  };
  return {
    ...{ house, agencyId: agency.id, who, personId, assignmentId, latin, kindOf, settle },
    words: new Map([...backwards(inAgency), ...assignments]),
    publish: (code, program) => publish([[code, program]]),
    async pass(millis) {
      house.clock.advance(millis);
      await signAllIn();
    },
    close: () => house.close(),
  };
}

/** 代理: 秘书 may do this person's work for some days. */
async function entrust(principal: Visitor, assignmentId: string): Promise<void> {
  const window = { assignmentId, from: '2026-11-24', last: '2026-11-30' };
  const answer = await principal.send('POST', '/api/matters/stand-ins', window);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
}

/**
 * Does all that is due. What a busy machine broke off (a lock that was waited for too long) is tried again seconds later, which
 * never come on a clock that stands still: they are let pass, and what broke off is told.
 */
async function settleWhole(house: TestHouse): Promise<void> {
  const soon = 60_000;
  for (let round = 0; round < 5; round += 1) {
    await house.relay.settle();
    const now = house.clock.now();
    const again = await house.house.database.read(sql<{ kind: string; code: string | null }>`
      select kind, last_error_code as code from office.wake_up
      where (attempts > 0 or last_error_code is not null) and state = 'WAITING' and due_at > ${now} and due_at <= ${addMillis(now, soon)}`);
    if (again.length === 0) return;
    console.log(`tried again: ${again.map(({ kind, code }) => `${kind} ${code}`).join(', ')}`);
    house.clock.advance(soon);
  }
}
