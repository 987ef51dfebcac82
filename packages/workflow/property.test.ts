import { deepEqual, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { compile, toXml } from './index.ts';
import { playMany } from './testing/play-many.ts';
import { Dice, randomProgram, runsOf } from './testing/random.ts';

test('两万次随便的办理、退回、取回、加签、跳转：流程不会卡住，谁的件也不会丢', () => playMany(20_000));

test('流程存成 BPMN 文件再读回来，意思不变', async () => {
  const { seed, runs } = runsOf(10);
  for (let run = 0; run < Math.min(runs, 2000); run += 1) {
    const program = randomProgram(new Dice(seed + run));
    const compiled = await compile(await toXml(program));
    ok(compiled.ok, `SEED=${seed + run} ${compiled.ok ? '' : JSON.stringify(compiled.rejection)}`);
    const again = await compile(await toXml(compiled.value));
    deepEqual(again, compiled, `SEED=${seed + run}`);
    deepEqual(compiled.value, program, `SEED=${seed + run}`);
  }
});
