import { deepEqual } from 'node:assert/strict';
import { addMillis } from '@gov/base';
import {
  buildProcess,
  compile,
  type ProcessDescription,
  type ProcessPart,
  type Program,
  toXml,
  wakeTimes,
} from '../index.ts';
import { Scenario } from './scenario.ts';

/** Published by way of its BPMN file, so that what is drawn is what runs. */
export async function publishedProgram(
  parts: readonly ProcessPart[],
  more: Partial<ProcessDescription> = {},
): Promise<Program> {
  const program = buildProcess({ id: 'p', name: '流程', ...more, parts: [{ step: 'draft', name: '拟稿' }, ...parts] });
  const compiled = await compile(await toXml(program));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.rejection));
  deepEqual(compiled.value, program);
  return compiled.value;
}

/** The same, under way. */
export const published = async (...parts: readonly ProcessPart[]): Promise<Scenario> =>
  new Scenario(await publishedProgram(parts));

export const passDays = (office: Scenario, days: number): void => {
  office.now = addMillis(office.now, days * 86_400_000);
};

/** Everything the timer would do now; answers the refusals. */
export const tick = (office: Scenario): readonly (string | undefined)[] =>
  wakeTimes(office.program, office.state, office.facts().calendar)
    .filter(({ at }) => at <= office.now)
    .map(({ visit, step }) => office.do({ kind: 'timeOut', visit, step }));
