import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { leaveRequest } from '@gov/forms/examples';
import { apply, openDesign } from '@gov/workflow/designing';
import { blankParts, newProcess } from '../../rules/templates.ts';
import { allFilled, firstStepFields } from './first-step-fields.ts';

test('选好表单，第一步就能填别的步骤不填的栏；已经定过的不动', async () => {
  const opened = await openDesign(await newProcess('请假', blankParts));
  ok(opened);
  const { design } = opened;
  const [own = ''] = Object.keys(allFilled(leaveRequest, ['main']));
  const taken = apply(design, { kind: 'setStep', node: 'step_1', change: { fields: { [own]: 'edit' } } });
  ok(taken.ok);

  const all = firstStepFields(design, leaveRequest);
  const rest = firstStepFields(taken.design, leaveRequest);

  equal(all?.node, 'apply');
  deepEqual(all?.fields, allFilled(leaveRequest, ['main']));
  deepEqual(Object.keys(rest?.fields ?? {}), Object.keys(all?.fields ?? {}).slice(1));
  const said = apply(design, { kind: 'setStep', node: 'apply', change: { fields: { [own]: 'hidden' } } });
  ok(said.ok);
  equal(firstStepFields(said.design, leaveRequest), undefined);
});
