import { buildProcess, type ProcessPart, toXml } from '@gov/workflow';
import type { Desk } from '../../browser/desk.ts';
import { ask } from '../leader/queue.ts';

export const stepCount = 60;

const step = (number: number): ProcessPart => ({
  step: `s${number}`,
  name: `第 ${number} 道办理`,
  handler: number % 3 === 0 ? { kind: 'chief' } : { kind: 'sectionHead', of: 'starter' },
  flowLabel: '同意',
  due: { workingDays: 2 },
});

/** Six steps each: two in a row, two ways, two side by side. */
const group = (first: number): readonly ProcessPart[] => [
  step(first),
  step(first + 1),
  {
    choice: `c${first}`,
    name: '看天数',
    branches: [
      { label: '三天以上', when: '天数 > 3', parts: [step(first + 2)] },
      { label: '其他', parts: [step(first + 3)] },
    ],
  },
  { parallel: `p${first}`, branches: [{ parts: [step(first + 4)] }, { parts: [step(first + 5)] }] },
];

/** A process of sixty steps, as a draft; answers its id. */
export async function createLarge(desk: Desk, name: string): Promise<string> {
  const parts = Array.from({ length: stepCount / 6 }, (_, at) => group(at * 6 + 1)).flat();
  return createFrom(desk, name, await toXml(buildProcess({ id: 'process_1', name, parts })));
}

export async function createFrom(desk: Desk, name: string, bpmnXml: string): Promise<string> {
  const { processId } = await ask(desk, '/api/processes/designs', { name, bpmnXml });
  return processId;
}
