import type { BpmnModdle, ModdleElement } from 'bpmn-moddle';
import type { MultiMode, NodeRules } from '../node-rules.ts';
import type { NodeDefinition, TimeLimit } from '../program.ts';
import { voteWord } from './read-multi.ts';
import type { StepRules } from './step-rules.ts';

/** The extension elements of a step: what `readStep` (or `readDeed`) reads back. */
export function stepSettings(moddle: BpmnModdle, node: NodeDefinition): ModdleElement {
  if (node.does) {
    const service = moddle.create('gov:Service', { json: JSON.stringify(node.does) });
    return moddle.create('bpmn:ExtensionElements', { values: [service] });
  }
  const { operations, opinion } = node;
  const rules = rulesOf(node);
  const step = moddle.create('gov:Step', {
    ...multiAttributes(node.multi),
    ...(node.countersign ? { countersign: true } : {}),
    ...(node.acrossFork ? { acrossFork: node.acrossFork } : {}),
    ...dueAttribute(node.due),
    handler: moddle.create('gov:Handler', { rule: JSON.stringify(node.handler) }),
    operations: moddle.create('gov:Operations', {
      ...operations,
      returnTo: operations.returnTo.join(' '),
      resume: operations.resume.join(' '),
      ...(operations.jumpTo ? { jumpTo: operations.jumpTo.join(' ') } : {}),
    }),
    ...(Object.keys(rules).length > 0 ? { rules: moddle.create('gov:Rules', { json: JSON.stringify(rules) }) } : {}),
    ...(opinion ? { opinion: moddle.create('gov:Opinion', { ...opinion }) } : {}),
    fields: Object.entries(node.fields).map(([key, permission]) => moddle.create('gov:Field', { key, permission })),
    actions: node.actions.map((name) => moddle.create('gov:Action', { name })),
  });
  return moddle.create('bpmn:ExtensionElements', { values: [step] });
}

function dueAttribute(due: TimeLimit | undefined): Readonly<Record<string, number>> {
  if (!due) return {};
  return 'workingHours' in due ? { dueWorkingHours: due.workingHours } : { dueWorkingDays: due.workingDays };
}

function multiAttributes(multi: MultiMode): Readonly<Record<string, string>> {
  if (multi.mode !== 'parallel' && multi.mode !== 'sequential') return { multi: multi.mode };
  const { mode, rule, abstain, rest } = multi;
  return { multi: mode, rule: voteWord(rule), ...(abstain ? { abstain } : {}), ...(rest ? { rest } : {}) };
}

/** Kept equal to `NodeRules` by its type: a new rule that is not named here does not compile. What is waited for is drawn. */
const ruleNames: Readonly<Record<Exclude<keyof NodeRules, 'waits' | 'does'>, true>> = {
  groupReturn: true,
  reopen: true,
  resubmit: true,
  beforeRefusal: true,
  signing: true,
  transferTo: true,
  overdue: true,
  whenNobody: true,
  starterHandles: true,
  repeated: true,
  officeChange: true,
  keyFields: true,
  forkAgain: true,
  copies: true,
  forms: true,
  free: true,
  call: true,
};

function rulesOf(node: NodeDefinition): StepRules {
  const { multi } = node;
  const own = Object.entries(node).filter(([key, value]) => Object.hasOwn(ruleNames, key) && value !== undefined);
  const written = node.overdue?.filter(({ act }) => act.kind !== 'leave' && act.kind !== 'beside') ?? [];
  return {
    ...Object.fromEntries(own.filter(([key]) => key !== 'overdue')),
    ...(written.length > 0 ? { overdue: written } : {}),
    ...('weights' in multi && multi.weights ? { weights: multi.weights } : {}),
    ...('assistants' in multi && multi.assistants ? { assistants: multi.assistants } : {}),
    ...('wait' in multi && multi.wait ? { wait: multi.wait } : {}),
  };
}
