import assert from 'node:assert/strict';
import { leaveRequest } from '@gov/forms/examples';
import { type Program, toXml } from '@gov/workflow';
import { registry } from '#apps/server/registry.generated.ts';
import { formsService } from '#components/forms/contract.ts';
import { mattersService } from '#components/matters/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import { administrators, agencyOfPeople } from '#platform/testkit/agency-of-people.ts';
import { asJob } from '#platform/testkit/as-job.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { testPassword } from '#platform/testkit/small-agency.ts';
import { backwards, exchanged, type Words } from './in-latin.ts';

/** Everybody the table names; 管理员 is the system administrator of their agency. */
const people = ['拟稿人', '张三', '赵', '钱', '孙', '李局长', '甲', '乙', '同组人', '路人'];
const ids = ['拟稿', '经办', '签发', '甲科', '乙科', '并行', '结果', '协调'];

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
  /** Publishes a process of the table once; says the code of its kind of matter. */
  kindOf(program: Program): string;
  close(): Promise<void>;
}

/** Opens the server and publishes these processes, each once, as the agency's own. */
export async function openTableOffice(programs: readonly Program[]): Promise<TableOffice> {
  const house = await testHouse(registry);
  const agency = await agencyOfPeople(house.house, 'sc', people);
  const everybody = [...people, ...Object.keys(administrators)];
  const idIn = (map: ReadonlyMap<string, string>) => (name: string) => map.get(name) ?? assert.fail(name);
  const personId = idIn(agency.people);
  const assignmentId = idIn(agency.assignments);
  const seats = new Map<string, Visitor>();
  for (const [at, name] of everybody.entries()) seats.set(name, await signIn(house.app, `sc.p${at}`, testPassword));
  const latin = new Map(ids.map((word, at) => [word, `n${at}`]));
  const inAgency = new Map([...latin, ...everybody.map((name): [string, string] => [name, personId(name)])]);
  const assignments = everybody.map((name): [string, string] => [assignmentId(name), `${name}的任职`]);
  const codes = new Map([...new Set(programs.map((one) => JSON.stringify(one)))].map((key, at) => [key, `k${at}`]));
  await asJob(house, agency.id, async (context) => {
    const form = await context.ask(formsService).publish({ key: 'table', template: leaveRequest });
    assert.ok(form.ok);
    const { formVersionId } = form.value;
    for (const [key, code] of codes) {
      const bpmnXml = await toXml(exchanged<Program>(JSON.parse(key), inAgency, ['name']));
      const process = await context.ask(processesService).publish({ key: code, bpmnXml });
      assert.ok(process.ok, JSON.stringify(process));
      const kind = { code, name: code, group: '情景表', hint: '', componentId: 'matters', displayOrder: 900 };
      const { processVersionId } = process.value;
      await context.ask(mattersService).putKind({ ...kind, formVersionId, processVersionId });
    }
    return form;
  });
  return {
    house,
    agencyId: agency.id,
    who: (name) => seats.get(name) ?? assert.fail(name),
    personId,
    assignmentId,
    latin,
    words: new Map([...backwards(inAgency), ...assignments]),
    kindOf: (program) => codes.get(JSON.stringify(program)) ?? assert.fail('a process that was not published'),
    close: () => house.close(),
  };
}
