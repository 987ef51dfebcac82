import type { Result } from '@gov/base';
import { ok } from '@gov/base';
import type { HandlerRule } from '@gov/organisation';
import type { ModdleElement } from 'bpmn-moddle';
import { lanesOfSteps } from '../lanes/lanes.ts';
import type { ProcessTimes } from '../node-rules.ts';
import type { CancelPolicy, NodeDefinition, Program, Sequence } from '../program.ts';
import { indexOf } from '../program-index.ts';
import { readRule } from '../publishing/handler-rules.ts';
import { firstStepProblem, readMessageStart } from '../publishing/message-start.ts';
import { neverWorks } from '../publishing/never-works.ts';
import { noFlowMissing } from '../publishing/no-flow-missing.ts';
import { rulesOfStep } from '../publishing/rules-of-step.ts';
import type { BpmnGraph } from './bpmn-graph.ts';
import { allNodes, readGraph } from './bpmn-graph.ts';
import { govModdle } from './gov-moddle.ts';
import { listOf, textOf } from './moddle-values.ts';
import type { CompileProblem } from './problems.ts';
import { refuseProblems } from './problems.ts';
import { readDeed, sendsAtEnd } from './read-deed.ts';
import { readStep } from './read-step.ts';
import { isTimed, isWaiting, readWaiting } from './read-waiting.ts';
import { readStructure } from './structure.ts';

/**
 * BPMN 2.0 XML → program, or `workflow.process-not-publishable` with every problem as a Chinese sentence that names the element.
 * Never throws on a file, whatever it holds.
 */
export async function compile(xml: string): Promise<Result<Program>> {
  const parsed = await parse(xml);
  if (!parsed) {
    return refuseProblems([{ code: 'unreadable', element: '', message: '这不是可读的 BPMN 2.0 文件。' }]);
  }
  // what follows from a part that was left out would only confuse
  if (parsed.lost.length > 0)
    return refuseProblems(parsed.lost.map((message) => ({ code: 'lost', element: '', message })));
  const problems: CompileProblem[] = [];
  const graph = readGraph(parsed.definitions, problems);
  if (!graph) return refuseProblems(problems);
  const nodes = readNodes(graph, problems);
  // a drawing with holes has no structure to speak of; its holes have been named
  const sound = problems.every((problem) => stepProblems.has(problem.code));
  const root = sound ? readStructure(graph, problems) : undefined;
  const program = root && assemble(graph, nodes, root, problems);
  if (program) checkProgram(program, problems);
  return program && problems.length === 0 ? ok(program) : refuseProblems(problems);
}

const stepProblems = new Set(['name', 'handler', 'multi', 'rules', 'field', 'borrow-needs-direct', 'units']);

interface ParsedFile {
  readonly definitions: ModdleElement;
  /** Parts the reader had to leave out, as sentences. */
  readonly lost: readonly string[];
}

async function parse(xml: string): Promise<ParsedFile | undefined> {
  try {
    const { rootElement, warnings } = await govModdle().fromXML(xml);
    const lost = warnings.filter(({ message }) => message.startsWith('unparsable content'));
    return {
      definitions: rootElement,
      lost: lost.map(
        ({ message }) =>
          `文件中有一处读不懂（${message.split('\n')[0]}）；元素编号不能重复，只能用字母、数字和下划线，并以字母开头。`,
      ),
    };
  } catch {
    return undefined;
  }
}

function readNodes(graph: BpmnGraph, problems: CompileProblem[]): Readonly<Record<string, NodeDefinition>> {
  const first = graph.start.out[0]?.to;
  const nodes = allNodes(graph.nodes);
  return Object.fromEntries([
    ...nodes.filter(({ kind }) => kind === 'step').map((node) => [node.id, readStep(node, node === first, problems)]),
    ...nodes.filter(isWaiting).map((node) => [node.id, readWaiting(node, problems)]),
    ...nodes
      .filter((node) => node.kind === 'deed' || sendsAtEnd(node))
      .flatMap(readDeed)
      .map((node) => [node.id, node]),
    ...nodes.filter(isTimed).map((node) => [node.id, readWaiting(node, problems)]),
  ]);
}

const cancelPolicies: readonly CancelPolicy[] = ['beforeFirstAction', 'anyTime', 'never'];

function assemble(graph: BpmnGraph, nodes: Program['nodes'], root: Sequence, problems: CompileProblem[]): Program {
  return { ...assembleProgram(graph.process, graph.start.id, problems), root, nodes };
}

/** What a program says beside its steps and their structure. */
export function assembleProgram(
  process: ModdleElement,
  startId: string,
  problems: CompileProblem[] = [],
): Omit<Program, 'root' | 'nodes'> {
  const administrator = readAdministrator(process, problems);
  const start = listOf(process.flowElements).find(({ id }) => id === startId);
  // what is missing of it was said with the drawing
  const messageStart = readMessageStart(start, () => undefined);
  const lanes = lanesOfSteps(process);
  return {
    format: 1,
    processId: textOf(process.id),
    name: textOf(process.name),
    startId,
    cancelPolicy: cancelPolicies.find((policy) => policy === process.cancelPolicy) ?? 'beforeFirstAction',
    ...(process.cancelTo === 'draft' ? { cancelTo: 'draft' as const } : {}),
    ...(process.withdrawUntil === 'read' ? { withdrawUntil: 'read' as const } : {}),
    ...processTimes(process),
    ...(administrator ? { administrator } : {}),
    ...(messageStart ? { messageStart } : {}),
    ...(lanes ? { lanes } : {}),
  };
}

/** 流程管理员: none where nothing is said. */
function readAdministrator({ id, administrator }: ModdleElement, problems: CompileProblem[]): HandlerRule | undefined {
  const text = textOf(administrator);
  const read = text === '' ? undefined : readRule(text);
  if (!read || 'rule' in read) return read?.rule;
  problems.push({ code: 'handler', element: textOf(id), message: `流程管理员的规则${read.problem}。` });
  return undefined;
}

/** A time that is not a whole number above zero is no time: the process then allows none. */
function processTimes({
  undoMinutes,
  reviveWithinWorkingDays: days,
  endWithinWorkingDays: endDays,
  endWithinWorkingHours: endHours,
}: ModdleElement): ProcessTimes {
  const whole = (value: unknown): value is number => Number.isInteger(value) && Number(value) > 0;
  return {
    ...(whole(undoMinutes) ? { undoMinutes } : {}),
    ...(whole(days) ? { reviveWithin: { workingDays: days } } : {}),
    ...(whole(endDays)
      ? { endWithin: { workingDays: endDays } }
      : whole(endHours)
        ? { endWithin: { workingHours: endHours } }
        : {}),
  };
}

/** What only the whole tree shows. */
function checkProgram(program: Program, problems: CompileProblem[]): void {
  const index = indexOf(program);
  const say = (code: string, element: string, message: string) => problems.push({ code, element, message });
  const nameOf = (id: string) => `环节“${program.nodes[id]?.name || id}”`;
  const [first] = program.root.blocks;
  if (first?.kind !== 'step' || program.nodes[first.node]?.does) {
    say('first-step', program.startId, '开始之后必须先有一个办理环节（拟稿），由发起人办理。');
  }
  const alone = firstStepProblem(program.messageStart, program.nodes[index.first]);
  if (alone) say('first-step', program.startId, alone);
  const visit = (sequence: Sequence, chain: string, beside = ''): void => {
    sequence.blocks.forEach((block, at) => {
      const node = block.kind === 'step' ? program.nodes[block.node] : undefined;
      if (node) problems.push(...noFlowMissing(node, sequence.blocks[at + 1]));
      const from = block.kind === 'goBack' ? index.besides.get(block.to)?.join('/') : beside;
      if (block.kind === 'goBack' && (chainKey(index.chains.get(block.to)) !== chain || from !== beside)) {
        say('back-across-fork', block.to, `往回到${nameOf(block.to)}的流向跨越了并行分支的边界。`);
      }
      if (block.kind === 'section') visit(block.body, chain, beside);
      if (block.kind === 'step' || block.kind === 'section')
        for (const { event, body } of block.beside ?? []) visit(body, chain, beside ? `${beside}/${event}` : event);
      if (block.kind !== 'choice' && block.kind !== 'parallel') return;
      block.branches.forEach((branch, number) => {
        visit(branch.body, block.kind === 'parallel' ? `${chain}/${block.id}:${number}` : chain, beside);
      });
    });
  };
  visit(program.root, '');
  for (const node of Object.values(program.nodes)) {
    for (const named of stepsNamedBy(node)) {
      if (!program.nodes[named]) say('unknown-step', node.id, `${nameOf(node.id)}指向的环节“${named}”不在流程里。`);
    }
  }
  for (const { id, call } of Object.values(program.nodes)) {
    if (!call?.back) continue;
    if (call.each)
      say('back-of-many', id, `${nameOf(id)}分送给几个，结果带不回同一栏，请去掉“带回”，或改为只发起一个。`);
    if (call.mode === 'async') say('back-async', id, `${nameOf(id)}不等子流程办完，结果带不回来，请改为等它办完。`);
  }
  for (const { id, acrossFork } of Object.values(program.nodes))
    if (acrossFork === 'wait' && index.chains.get(id)?.at(-1)?.block.enough)
      say(
        'enough-waits',
        id,
        `${nameOf(id)}写了退回时等别的分支，可是这里有几路办完就往下走，等不到，请改成停掉别的几路。`,
      );
  for (const { node, message } of neverWorks(program)) say('never-works', node, `${nameOf(node)}${message}`);
}

/** Other steps that a step's rules name: to send work to, or to find who did them. */
const stepsNamedBy = (node: NodeDefinition): readonly string[] => [
  ...(node.operations.jumpTo ?? []),
  ...(node.free?.nodes ?? []),
  ...(node.overdue ?? []).flatMap(({ act }) => (act.kind === 'goTo' ? [act.node] : [])),
  ...rulesOfStep(node).flatMap(({ rule }) => (rule.kind === 'sameAs' ? [rule.node] : [])),
];

const chainKey = (
  chain: readonly { readonly block: { readonly id: string }; readonly branch: number }[] | undefined,
): string => (chain ?? []).map((step) => `/${step.block.id}:${step.branch}`).join('');
