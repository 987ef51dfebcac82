import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { compile, noDisagreeing } from '@gov/workflow';
import { openDesign } from '@gov/workflow/designing';
import { blankParts, newProcess, processTemplates } from './templates.ts';

test('每个模板一拿来就能发布，在列表里都是普通卡片，办法里写的步骤都在', async () => {
  deepEqual(
    processTemplates.map(({ label }) => label),
    ['收文', '发文', '签报', '请假', '用印', '会议', '用车', '督办'],
  );
  for (const { label, parts, way } of [
    ...processTemplates,
    { label: '空白', parts: blankParts, way: '填写申请 → 审批' },
  ]) {
    const xml = await newProcess(label, parts);
    const compiled = await compile(xml);
    const opened = await openDesign(xml);

    ok(compiled.ok, `${label} ${JSON.stringify(compiled)}`);
    deepEqual(noDisagreeing(compiled.value), [], label);
    deepEqual(opened?.design.locked, {});
    equal(opened?.closed, undefined);
    equal(Object.keys(opened?.design.program.nodes ?? {}).length, way.split(' → ').join('→').split('→').length, label);
  }
});
