import { deepEqual, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { buildProcess, toXml } from '@gov/workflow';
import { openDesign } from '@gov/workflow/designing';
import { cardName } from './card-name.ts';

test('“+”说得出加在谁前面：步骤按名称，没有名称的按第几步', async () => {
  const process = buildProcess({
    id: 'p',
    name: '报销',
    parts: [
      { step: 'draft', name: '填写' },
      { step: 'head', name: '科长审核', handler: { kind: 'chief' } },
      { step: 'nameless', name: '', handler: { kind: 'chief' } },
      { choice: 'c', branches: [{ when: 'x > 1', parts: [] }, { parts: [] }] },
    ],
  });
  const opened = await openDesign(await toXml(process));
  ok(opened);
  const desk = { design: opened.design, numbers: new Map([['nameless', 3]]) };

  const names = opened.design.program.root.blocks.map((block) => cardName(block, desk));

  deepEqual(names.slice(0, 4), ['填写', '科长审核', '第 3 步', '分路']);
});
