import type { FormTemplate } from '@gov/forms';
import { leaveRequest } from '@gov/forms/examples';
import { type Json, signIn } from '#platform/testkit/sign-in.ts';
import { testPassword } from '#platform/testkit/small-agency.ts';
import { headsCheck, leaveApplication } from './leave-steps.ts';
import { beginAs, doneAs, leaveValues, type Office } from './office.ts';
import { publishKind } from './publish-kind.ts';

/** With a number that is given when a matter leaves its starter. */
const numbered: FormTemplate = {
  ...leaveRequest,
  fields: [...leaveRequest.fields, { key: 'serial', kind: 'serialNumber', label: '编号', pattern: '{yyyy}{0000}' }],
};

/** A running matter of the first version of a form, asked to go on by the second; nobody has done it yet. */
export async function formUpgrade({ house, agency }: Pick<Office, 'house' | 'agency'>): Promise<string> {
  const as = (key: string) => signIn(house.app, `${agency.code}.${key}`, testPassword);
  const [officer, system] = [await as('officer'), await as('system')];
  const steps = [leaveApplication, headsCheck];
  await publishKind({ house, agency }, 'upgrading', steps, numbered);
  await doneAs(officer, await beginAs(officer, 'upgrading'), { values: leaveValues });
  await publishKind({ house, agency }, 'upgrading', steps, { ...numbered, name: '请假申请单（新）' });
  const forms: Json[] = (await system.get('/api/forms')).body.forms;
  const { formId } = forms.find(({ key }) => key === 'upgrading');
  const wanted = { from: 1, to: 2, steps: [], withProcess: false, reason: '启用新表' };
  const asked = await system.send('POST', `/api/matters/form-upgrades/of/${formId}`, wanted);
  return asked.body.upgradeId;
}
