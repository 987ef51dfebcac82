import { buildProcess, type Choices, type ProcessPart, type Program, type StepPart } from '../index.ts';
import { draft, person, Scenario, step } from '../testing/scenario.ts';
import type { FurtherStep, Story } from './story.ts';

/** What the step under test says beyond the usual. */
export type StepSettings = Partial<Omit<StepPart, 'step' | 'name'>>;

/** Where the step under test (经办) stands. Each operation is played in all of them. */
export interface Place {
  readonly name: string;
  parts(settings: StepSettings, people: readonly string[]): readonly ProcessPart[];
  /** Steps that are done before, in this order. */
  readonly before: readonly string[];
  /** The process was started by a call step of another one. */
  readonly called?: true;
  /** Who always shares the step under test. */
  readonly colleagues?: readonly string[];
  /** Work beside the step under test, which no operation on it may touch. */
  readonly beside: readonly string[];
  /** Work that is there when the step is done. */
  readonly onwards: readonly string[];
}

/** 代理: may act for 张三. */
export const standIns: readonly string[] = ['秘书'];

const signing = step('签发', '李局长');
const other = step('乙科', '乙');

/** Where somebody may say no, a flow for it must be drawn. */
const refusal: ProcessPart = { choice: '结果', branches: [{ on: 'no', parts: [step('协调', '甲')] }, { parts: [] }] };

function tested(settings: StepSettings, people: readonly string[]): readonly ProcessPart[] {
  const usual = step('经办', ...people);
  const operations = { ...usual.operations, ...settings.operations };
  return [{ ...usual, ...settings, operations }, ...(operations.disagree ? [refusal] : [])];
}

const beside = (parts: readonly ProcessPart[]): ProcessPart => ({ parallel: '并行', branches: [parts, [other]] });

/** The process of a story at a place. */
export const programAt = (place: Place, story: Story): Program => processWith(story, partsAt(place, story));

/** 改用新版: the same with one more step right behind the step under test. */
export const newerAt = (place: Place, story: Story): Program =>
  processWith(story, aroundTested(partsAt(place, story), { behind: story.newer }));

const processWith = ({ process }: Story, parts: readonly ProcessPart[]): Program =>
  buildProcess({ id: 'p', name: '测试流程', parts: [draft, ...parts], ...process });

const partsAt = (place: Place, { settings = {}, people = ['张三'], first, behind }: Story): readonly ProcessPart[] =>
  aroundTested(place.parts(settings, people), { before: first, behind });

interface Around {
  readonly before?: FurtherStep | undefined;
  readonly behind?: FurtherStep | undefined;
}

/** Steps that a story wants right before or behind the step under test, wherever that stands. */
function aroundTested(parts: readonly ProcessPart[], around: Around): readonly ProcessPart[] {
  const further = (one: FurtherStep | undefined) => (one ? [step(one.step, one.by)] : []);
  return parts.flatMap((part): readonly ProcessPart[] => {
    if ('step' in part && part.step === '经办') return [...further(around.before), part, ...further(around.behind)];
    if (!('parallel' in part)) return [part];
    const branches = part.branches.map((one) => ('parts' in one ? one.parts : aroundTested(one, around)));
    return [{ ...part, branches }];
  });
}

/** Steps that are done before the story begins, in this order. */
export const doneBefore = (place: Place, { first }: Story): readonly string[] =>
  first ? [...place.before, first.step] : place.before;

/** 选择处理人: whom the starter chooses for the step under test. */
export const choicesAt = (place: Place, { chosen }: Story): Choices | undefined =>
  chosen && { 经办: [...chosen, ...(place.colleagues ?? [])].map(person) };

/** The office of a story, brought to the step under test. */
export function openAt(place: Place, story: Story): Scenario {
  const office = new Scenario(programAt(place, story), {}, place.called, story.byPost ? {} : undefined);
  office.delegates = standIns;
  const choices = choicesAt(place, story);
  for (const node of doneBefore(place, story))
    office.submit(node, undefined, node === '拟稿' && choices ? { choices } : {});
  return office;
}

export const places: readonly Place[] = [
  {
    name: '顺序环节',
    parts: (settings, people) => [...tested(settings, people), signing],
    before: ['拟稿'],
    beside: [],
    onwards: ['签发:李局长'],
  },
  {
    name: '并行分支里',
    parts: (settings, people) => [beside(tested(settings, people)), signing],
    before: ['拟稿'],
    beside: ['乙科:乙'],
    onwards: ['乙科:乙'],
  },
  {
    name: '最后到达汇合',
    parts: (settings, people) => [beside(tested(settings, people)), signing],
    before: ['拟稿', '乙科'],
    beside: [],
    onwards: ['签发:李局长'],
  },
  {
    name: '汇合之后',
    parts: (settings, people) => [beside([step('甲科', '甲')]), ...tested(settings, people), signing],
    before: ['拟稿', '甲科', '乙科'],
    beside: [],
    onwards: ['签发:李局长'],
  },
  {
    name: '会签组里',
    parts: (settings, people) => [
      ...tested({ multi: { mode: 'parallel', rule: 'all' }, ...settings }, [...people, '同组人']),
      signing,
    ],
    before: ['拟稿'],
    colleagues: ['同组人'],
    beside: ['经办:同组人'],
    onwards: ['经办:同组人'],
  },
  {
    name: '子流程里',
    parts: (settings, people) => [...tested(settings, people), signing],
    before: ['拟稿'],
    called: true,
    beside: [],
    onwards: ['签发:李局长'],
  },
];
