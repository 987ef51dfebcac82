import type { FieldProblem } from '@gov/base';
import { asksToChoose, asksWithin, ruleAsksToChoose } from '@gov/organisation';
import { type Program, rulesOfProcess } from '@gov/workflow';
import { type Design, openDesign, saveDesign } from '@gov/workflow/designing';
import { guardsOf } from '../check-conditions.ts';

/** 需要重新指定: what a template left open, at its step or way, as sentences; nothing for a process of the agency's own. */
export function toAskAnew(program: Program): readonly FieldProblem[] {
  const rules = rulesOfProcess(program).filter(({ rule }) => ruleAsksToChoose(rule));
  const guards = guardsOf(program.root).filter(({ source }) => asksToChoose(source));
  const weighed = Object.values(program.nodes).filter(
    ({ multi }) => 'weights' in multi && Object.keys(multi.weights ?? {}).some(asksToChoose),
  );
  const places = [
    ...rules.map(({ element, where }) => ({ path: element, where })),
    ...guards.map(({ element, where }) => ({ path: element, where: `${where}的条件` })),
    ...weighed.map(({ id, name }) => ({ path: id, where: `环节“${name || id}”的“每人几票”` })),
  ];
  const told = new Map(places.map((one) => [one.where, one]));
  return [...told.values()].map(({ path, where }) => ({ path, message: `${where}需要重新指定。` }));
}

/** A template as an agency can begin with it: whom a step cannot find yet the starter chooses, and what else is open is told. */
export async function startedFrom(
  bpmnXml: string,
): Promise<{ readonly bpmnXml: string; readonly remarks: readonly string[] }> {
  const opened = await openDesign(bpmnXml);
  if (!opened) return { bpmnXml, remarks: [] };
  const { program } = opened.design;
  const open = Object.values(program.nodes).filter(({ handler }) => asksWithin(handler));
  const chosen = open.map((node) => [node.id, { ...node, handler: { kind: 'startersChoice' } as const }] as const);
  const nodes = { ...program.nodes, ...Object.fromEntries(chosen) };
  const after: Design = { ...opened.design, program: { ...program, nodes } };
  return {
    bpmnXml: await saveDesign(bpmnXml, opened.design, after),
    remarks: [
      ...open.map(({ id, name }) => `“${name || id}”由谁办理要在本单位重新指定，先由发起人选人，请在流程里改。`),
      ...toAskAnew(after.program).map(({ message }) => `${message.slice(0, -1)}，请在流程里改。`),
    ],
  };
}
