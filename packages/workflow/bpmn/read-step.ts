import type { HandlerRule } from '@gov/organisation';
import type { ModdleElement } from 'bpmn-moddle';
import type { MultiMode, NodeRules, OverdueStep, SubProcessCall } from '../node-rules.ts';
import type {
  AcrossForkPolicy,
  FieldPermission,
  NodeDefinition,
  NodeOperations,
  OpinionPart,
  ResumeMode,
  ReturnTargetKind,
  TimeLimit,
} from '../program.ts';
import { readRule } from '../publishing/handler-rules.ts';
import { amountOf, unitOf } from '../time/working-time.ts';
import type { BpmnNode } from './bpmn-graph.ts';
import { limitOfEvent } from './element-kinds.ts';
import { childOf, extensionOf, listOf, oneLine, textOf } from './moddle-values.ts';
import { agreesWith, readMarker } from './multi-marker.ts';
import type { CompileProblem } from './problems.ts';
import { readMulti } from './read-multi.ts';
import { readRules } from './step-rules.ts';

const permissions: readonly FieldPermission[] = ['hidden', 'masked', 'read', 'own', 'edit', 'required'];
const returnKinds: readonly ReturnTargetKind[] = ['previous', 'chosen', 'starter'];
const resumeModes: readonly ResumeMode[] = ['rewalk', 'direct'];
const acrossPolicies: readonly AcrossForkPolicy[] = ['wait', 'cancel', 'borrow'];
/** The four parts of a step from its `gov:step`; the first step belongs to the starter unless it says otherwise. */
export function readStep(node: BpmnNode, isFirst: boolean, problems: CompileProblem[]): NodeDefinition {
  const { element } = node;
  const say = (code: string, message: string) => problems.push({ code, element: node.id, message });
  const settings = extensionOf(element, 'gov:Step');
  const name = oneLine(element.name);
  if (!name) say('name', `${node.label}没有名称。`);
  const acrossFork = oneOf(acrossPolicies, settings?.acrossFork);
  const operations = readOperations(childOf(settings?.operations));
  // of a call step nobody is there who would choose the way back
  const chooses = element.$type !== 'bpmn:CallActivity' && operations.returnTo.length > 0;
  if (acrossFork === 'borrow' && chooses && !operations.resume.includes('direct')) {
    say('borrow-needs-direct', `${node.label}设为“借出”退回，须同时允许“直送退回人”。`);
  }
  const opinion = readOpinion(childOf(settings?.opinion));
  const flowLabel = oneLine(node.out[0]?.element.name);
  const { weights, assistants, wait, ...rules } = readRules(textOf(childOf(settings?.rules)?.json), (message) =>
    say('rules', `${node.label}${message}`),
  );
  const timers = [...node.out.map(({ to }) => to), ...node.beside].flatMap(timerOf);
  const due = dueOf(settings) ?? timers[0]?.limit;
  if (due && timers.some(({ limit }) => unitOf(limit) !== unitOf(due))) say('units', `${node.label}${mixedUnits}`);
  const leaves = timers.map(
    ({ limit, act }): OverdueStep => ({ afterDue: amountOf(limit) - amountOf(due ?? limit), act }),
  );
  const overdue = [...(rules.overdue ?? []), ...leaves];
  return {
    ...rules,
    ...(overdue.length > 0 ? { overdue } : {}),
    ...calledBy(element, rules.call),
    id: node.id,
    name,
    handler: readHandler(node, childOf(settings?.handler), isFirst, say),
    multi: multiOf(element, settings, { weights, assistants, wait }, (message) =>
      say('multi', `${node.label}${message}`),
    ),
    operations,
    fields: readFields(settings, (message) => say('field', `${node.label}${message}`)),
    actions: listOf(settings?.actions).flatMap((action) => textOf(action.name) || []),
    countersign: settings?.countersign === true,
    ...(opinion ? { opinion } : {}),
    ...(due ? { due } : {}),
    ...(flowLabel ? { flowLabel } : {}),
    ...(acrossFork ? { acrossFork } : {}),
  };
}

/** The settings of the step; where they say nothing, its multi-instance marker. */
function multiOf(
  element: ModdleElement,
  settings: ModdleElement | undefined,
  more: Parameters<typeof readMulti>[1],
  say: (message: string) => void,
): MultiMode {
  const marker = readMarker(element);
  const multi = readMulti(settings, more, say);
  if (!marker) return multi;
  if (textOf(settings?.multi) === '') return { mode: marker.mode, rule: marker.rule ?? 'all' };
  if (!agreesWith(marker, multi)) say('的多实例标记和“多人办理”设置说的不一样，请改成一致。');
  return multi;
}

/** 调用活动: what is called stands in the standard attribute, how it is called in our rules. */
function calledBy({ $type, calledElement }: ModdleElement, call: SubProcessCall | undefined): NodeRules {
  if ($type !== 'bpmn:CallActivity') return {};
  const process = textOf(calledElement);
  return { call: call ? { ...call, process } : { process, mode: 'sync' } };
}

/** Whole days or hours; what is neither is no limit. */
function dueOf(settings: ModdleElement | undefined): TimeLimit | undefined {
  const [days, hours] = [settings?.dueWorkingDays, settings?.dueWorkingHours];
  if (typeof days === 'number' && days > 0) return { workingDays: days };
  return typeof hours === 'number' && hours > 0 ? { workingHours: hours } : undefined;
}

export const mixedUnits = '的时限有的按工作日、有的按小时，请都用一种写法。';

interface Timer {
  readonly limit: TimeLimit;
  readonly act: OverdueStep['act'];
}

/** The time after which a boundary timer leaves the step, or begins something beside it. */
function timerOf({ id, kind, element }: BpmnNode): readonly Timer[] {
  const limit = limitOfEvent(listOf(element.eventDefinitions)[0]);
  if (!limit || (kind !== 'boundary' && kind !== 'beside')) return [];
  return [{ limit, act: { kind: kind === 'boundary' ? 'leave' : 'beside', event: id } }];
}

const starterRule: HandlerRule = { kind: 'starter' };

function readHandler(
  node: BpmnNode,
  handler: ModdleElement | undefined,
  isFirst: boolean,
  say: (code: string, message: string) => void,
): HandlerRule {
  if (!handler) {
    if (!isFirst && node.element.$type !== 'bpmn:CallActivity') say('handler', `${node.label}没有规定由谁办理。`);
    return starterRule;
  }
  const read = readRule(textOf(handler.rule));
  if ('rule' in read) return read.rule;
  say('handler', `${node.label}的办理人规则${read.problem}。`);
  return starterRule;
}

/** What a step offers when nothing is said: back to the previous step or the starter, and the everyday acts. */
export const usualOperations: NodeOperations = {
  returnTo: ['previous', 'starter'],
  resume: ['rewalk', 'direct'],
  chooseAcrossFork: false,
  disagree: false,
  transfer: true,
  circulate: true,
  press: true,
  withdraw: true,
};

/** A step that nobody handles, before it is said what happens there instead. */
export const nobodysStep = (id: string, name: string): NodeDefinition => ({
  id,
  name,
  handler: starterRule,
  multi: { mode: 'single' },
  operations: { ...usualOperations, returnTo: [], transfer: false, circulate: false, press: false, withdraw: false },
  fields: {},
  actions: [],
  countersign: false,
});

function readOperations(operations: ModdleElement | undefined): NodeOperations {
  if (!operations) return usualOperations;
  const flag = (name: keyof NodeOperations) => operations[name] === true;
  const jumpTo = words(operations.jumpTo);
  const resume = words(operations.resume).flatMap((word) => oneOf(resumeModes, word) ?? []);
  return {
    returnTo: words(operations.returnTo).flatMap((word) => oneOf(returnKinds, word) ?? []),
    resume: resume.length > 0 ? resume : ['rewalk'],
    chooseAcrossFork: flag('chooseAcrossFork'),
    disagree: flag('disagree'),
    transfer: flag('transfer'),
    circulate: flag('circulate'),
    press: flag('press'),
    withdraw: flag('withdraw'),
    ...Object.fromEntries(more.filter(flag).map((name) => [name, true])),
    ...(jumpTo.length > 0 ? { jumpTo } : {}),
  };
}

/** Offered only where it is said. */
const more = ['addBefore', 'addAfter', 'addParallel', 'delegate', 'reorder'] as const;

function readOpinion(opinion: ModdleElement | undefined): OpinionPart | undefined {
  const block = textOf(opinion?.block);
  if (!block) return undefined;
  const defaultText = textOf(opinion?.defaultText);
  return { block, required: opinion?.required === true, ...(defaultText ? { defaultText } : {}) };
}

function readFields(settings: ModdleElement | undefined, say: (message: string) => void): NodeDefinition['fields'] {
  const fields: Record<string, FieldPermission> = {};
  for (const field of listOf(settings?.fields)) {
    const permission = oneOf(permissions, field.permission);
    if (permission) fields[textOf(field.key)] = permission;
    else say(`的字段“${textOf(field.key)}”权限无法识别。`);
  }
  return fields;
}

const words = (value: unknown): readonly string[] => textOf(value).split(/\s+/).filter(Boolean);

const oneOf = <T extends string>(allowed: readonly T[], value: unknown): T | undefined =>
  allowed.find((one) => one === value);
