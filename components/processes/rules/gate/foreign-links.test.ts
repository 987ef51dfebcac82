import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { buildProcess, type MessageStart, type StepPart } from '@gov/workflow';
import { foreignLinks } from './foreign-links.ts';

const program = (tie: Partial<StepPart>, messageStart?: MessageStart) =>
  buildProcess({
    ...{ id: 'p', name: '流程', ...(messageStart ? { messageStart } : {}) },
    parts: [
      { step: 'draft', name: '填写' },
      { step: 'tie', name: '联系', ...tie },
    ],
  });
const calls = (process: string) => program({ call: { process, mode: 'sync' } });
const sends = (message: string) => program({ does: { kind: 'send', message } });
const begunBy = (message: string) => program({}, { message, starter: { kind: 'chief' } });
const others = { own: new Set(['mine']), foreign: [sends('已决定'), begunBy('请立案'), calls('third')] };
const at = (next: ReturnType<typeof program>, earlier: readonly ReturnType<typeof program>[] = []) =>
  foreignLinks(next, earlier, others).map(({ path }) => path);

test('新联到别人管的流程的，逐处说出来；自己的、原来就联着的、没有人对上的消息不算', () => {
  deepEqual(at(calls('mine')), []);
  deepEqual(at(calls('theirs')), ['tie']);
  deepEqual(at(calls('theirs'), [calls('theirs')]), []);
  deepEqual(at(calls('theirs'), [sends('theirs')]), ['tie'], 'a message of the same name is no call');
  deepEqual(at(begunBy('已决定')), [begunBy('已决定').startId]);
  deepEqual(at(begunBy('请立案')), [], 'both are begun by it: neither tells the other anything');
  deepEqual(at(begunBy('没有人发')), []);
  deepEqual(at(sends('请立案')), ['tie']);
  deepEqual(at(sends('已决定')), []);
  deepEqual(at(sends('请立案'), [calls('x'), sends('请立案')]), []);
});
