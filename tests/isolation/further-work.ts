import type { MatterId } from '@gov/base';
import { buildProcess, toXml } from '@gov/workflow';
import { mattersService } from '#components/matters/contract.ts';
import { childrenKinds, messageKinds } from '#components/matters/testing/children-kinds.ts';
import { formUpgrade } from '#components/matters/testing/form-upgrade.ts';
import { beginAs, doneAs, leaveValues } from '#components/matters/testing/office.ts';
import { asJob } from '#platform/testkit/as-job.ts';
import type { TestHouse } from '#platform/testkit/house.ts';
import { signIn } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { doneBy } from '../work/within.ts';

/** A matter that called children, one asked to move to the version it is on, a message nobody waits for. */
export async function callAndMove(house: TestHouse, agency: SmallAgency): Promise<void> {
  const as = (key: string) => signIn(house.app, `${agency.code}.${key}`, testPassword);
  const [officer, head, system] = [await as('officer'), await as('head'), await as('system')];
  await childrenKinds({ house, agency });
  await messageKinds({ house, agency });
  await doneAs(officer, await beginAs(officer, 'reporting'), { values: leaveValues });
  const calling = await beginAs(officer, 'sending');
  await doneAs(officer, calling, { values: { ...leaveValues, units: ['W', 'L'] } });
  await doneAs(head, calling);
  await house.relay.settle();
  await doneBy(system, '/api/matters/monitor/moves', { matterIds: [calling], reason: '启用新版' });
  await formUpgrade({ house, agency });
  await doneBy(system, '/api/forms/dictionaries', { name: '地区', entries: [{ value: 'A', label: '甲' }] });
  const message = { event: 'finished', key: 'once', words: '对方办结' };
  await asJob(house, agency.id, (context) => context.ask(mattersService).deliver(calling as MatterId, message)); // reason: an id of the route
}

/** A head whose work an officer arranges, and a note laid before him; a group of persons for the processes. */
export async function arrange(house: TestHouse, agency: SmallAgency): Promise<void> {
  const as = (key: string) => signIn(house.app, `${agency.code}.${key}`, testPassword);
  const [officer, head, system] = [await as('officer'), await as('head'), await as('system')];
  const members = { name: '预算评审组', personIds: [agency.people.get('officer'), agency.people.get('head')] };
  await doneBy(system, '/api/organisation/groups', members);
  const secretary = { assignmentId: agency.assignments.get('officer') };
  const { id } = await doneBy(head, '/api/matters/secretaries', secretary);
  const waiting = await beginAs(officer, 'leave-request');
  await doneAs(officer, waiting, { values: leaveValues });
  const [{ taskId }] = (await officer.get(`/api/matters/${waiting}`)).body.mayNoteFor;
  await doneBy(officer, `/api/matters/${waiting}/tasks/${taskId}/cover-note`, { text: '请先看这一件' }, 'PUT');
  await lookAfter(house, agency);
  const { version } = (await officer.get(`/api/matters/secretaries/${id}/order`)).body;
  const order = { expectedVersion: version, today: [taskId], later: [] };
  await doneBy(officer, `/api/matters/secretaries/${id}/order`, order, 'PUT');
}

/** A process of a section, and who looks after the processes of that section. */
async function lookAfter(house: TestHouse, agency: SmallAgency): Promise<void> {
  const as = (key: string) => signIn(house.app, `${agency.code}.${key}`, testPassword);
  const [security, system] = [await as('security'), await as('system')];
  const id = agency.sections.get('works');
  await doneBy(security, '/api/permissions/grants', {
    ...{ permission: 'processes.sections', granteeKind: 'PERSON', granteeId: agency.people.get('officer') },
    ...{ reason: '科室流程自己改', from: '2026-11-24', sections: [{ id, below: true }] },
  });
  const process = { id: 'inspecting', name: '工地巡查', parts: [{ step: 'apply', name: '填写' }] };
  const bpmnXml = await toXml(buildProcess(process));
  await doneBy(system, '/api/processes/designs', { name: '工地巡查', bpmnXml, sectionId: id });
}
