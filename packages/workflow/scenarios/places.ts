import type { ProcessPart, Program, StepPart } from '../index.ts';
import { processOf, Scenario, step } from '../testing/scenario.ts';
import type { Story } from './story.ts';

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
  /** Work beside the step under test, which no operation on it may touch. */
  readonly beside: readonly string[];
  /** Work that is there when the step is done. */
  readonly onwards: readonly string[];
}

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
export const programAt = (place: Place, { settings = {}, people = ['张三'] }: Story): Program =>
  processOf(...place.parts(settings, people));

/** The office of a story, brought to the step under test. */
export function openAt(place: Place, story: Story): Scenario {
  const office = new Scenario(programAt(place, story), {}, place.called);
  for (const node of place.before) office.submit(node);
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
