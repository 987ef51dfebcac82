import type { ProcessPart, StepPart } from '../index.ts';
import { processOf, Scenario, step } from '../testing/scenario.ts';

/** What the step under test says beyond the usual. */
export type StepSettings = Partial<Omit<StepPart, 'step' | 'name'>>;

/** Where the step under test (经办) stands. Each operation is played in all of them. */
export interface Place {
  readonly name: string;
  /** Builds the office and brings it to the step under test. */
  open(settings: StepSettings, people: readonly string[]): Scenario;
  /** Work beside the step under test, which no operation on it may touch. */
  readonly beside: readonly string[];
  /** Work that is there when the step is done. */
  readonly onwards: readonly string[];
}

const signing = step('签发', '李局长');
const other = step('乙科', '乙');

const tested = (settings: StepSettings, people: readonly string[]): ProcessPart => ({
  ...step('经办', ...people),
  ...settings,
  ...(settings.operations ? { operations: { ...step('经办').operations, ...settings.operations } } : {}),
});

function opened(parts: readonly ProcessPart[], ...submits: readonly string[]): Scenario {
  const office = new Scenario(processOf(...parts));
  for (const node of submits) office.submit(node);
  return office;
}

const beside = (part: ProcessPart): ProcessPart => ({ parallel: '并行', branches: [[part], [other]] });

export const places: readonly Place[] = [
  {
    name: '顺序环节',
    open: (settings, people) => opened([tested(settings, people), signing], '拟稿'),
    beside: [],
    onwards: ['签发:李局长'],
  },
  {
    name: '并行分支里',
    open: (settings, people) => opened([beside(tested(settings, people)), signing], '拟稿'),
    beside: ['乙科:乙'],
    onwards: ['乙科:乙'],
  },
  {
    name: '最后到达汇合',
    open: (settings, people) => opened([beside(tested(settings, people)), signing], '拟稿', '乙科'),
    beside: [],
    onwards: ['签发:李局长'],
  },
  {
    name: '汇合之后',
    open: (settings, people) =>
      opened([beside(step('甲科', '甲')), tested(settings, people), signing], '拟稿', '甲科', '乙科'),
    beside: [],
    onwards: ['签发:李局长'],
  },
  {
    name: '会签组里',
    open: (settings, people) =>
      opened(
        [tested({ multi: { mode: 'parallel', rule: 'all' }, ...settings }, [...people, '同组人']), signing],
        '拟稿',
      ),
    beside: ['经办:同组人'],
    onwards: ['经办:同组人'],
  },
  {
    name: '子流程里',
    open: (settings, people) => {
      const office = new Scenario(processOf(tested(settings, people), signing), {}, true);
      office.submit('拟稿');
      return office;
    },
    beside: [],
    onwards: ['签发:李局长'],
  },
];
