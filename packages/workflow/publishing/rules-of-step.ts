import { type HandlerRule, rulesWithin } from '@gov/organisation';
import type { NodeDefinition, Program } from '../program.ts';

/** A handler rule of a step, and what it is for in the words of a refusal. */
export interface RuleOfStep {
  readonly rule: HandlerRule;
  readonly purpose: string;
}

/** Every handler rule that a step holds, those inside others too. */
export function rulesOfStep(node: NodeDefinition): readonly RuleOfStep[] {
  const { handler, multi, transferTo, overdue, whenNobody, starterHandles, copies, does } = node;
  const rows: readonly (readonly [string, readonly (HandlerRule | undefined)[]])[] = [
    ['办理人', [handler]],
    ['协办人', ['assistants' in multi ? multi.assistants : undefined]],
    ['可以转给谁', [transferTo]],
    ['超时找谁', (overdue ?? []).map(({ act }) => ('to' in act && typeof act.to === 'object' ? act.to : undefined))],
    ['没有人时找谁', (whenNobody ?? []).map((one) => (one.kind === 'rule' ? one.rule : undefined))],
    ['办理人就是发起人时找谁', typeof starterHandles === 'object' ? starterHandles.instead : []],
    ['抄送给谁', (copies ?? []).map(({ to }) => to)],
    ['通知谁', [does?.kind === 'notify' ? does.to : undefined]],
  ];
  return rows.flatMap(([purpose, rules]) =>
    rules.flatMap((rule) => (rule ? rulesWithin(rule).map((inner) => ({ rule: inner, purpose })) : [])),
  );
}

/** A handler rule of a process: the element it is told at (the process itself by its own id), and where it stands in words. */
export interface RuleOfProcess {
  readonly rule: HandlerRule;
  readonly element: string;
  readonly where: string;
}

/** Every handler rule that a process holds: of its administrator, of who counts as its starter, of its steps. */
export function rulesOfProcess({
  nodes,
  processId,
  startId,
  administrator,
  messageStart,
}: Pick<Program, 'nodes' | 'processId' | 'startId' | 'administrator' | 'messageStart'>): readonly RuleOfProcess[] {
  const within = (rule: HandlerRule | undefined, element: string, where: string): readonly RuleOfProcess[] =>
    rule ? rulesWithin(rule).map((inner) => ({ rule: inner, element, where })) : [];
  return [
    ...within(administrator, processId, '流程管理员'),
    ...within(messageStart?.starter, startId, '自动发起的发起人'),
    ...Object.values(nodes).flatMap((node) =>
      rulesOfStep(node).map(({ rule, purpose }) => ({
        rule,
        element: node.id,
        where: `环节“${node.name || node.id}”的“${purpose}”`,
      })),
    ),
  ];
}
