import type { Block, NodeDefinition, Program, SectionBlock, Sequence, TimeLimit } from '../program.ts';
import { stepsIn } from './edited-twice.ts';
import type { Finding } from './finding.ts';

/** Hours of a limit; a working day has 24 of the clock, as the work calendar counts. */
const hoursOf = (limit: TimeLimit): number => ('workingHours' in limit ? limit.workingHours : limit.workingDays * 24);

const words = (hours: number): string => (hours % 24 === 0 ? `${hours / 24} 个工作日` : `${hours} 小时`);

/** 时限能不能兑现: limits inside of limits, reminders that come before the work does. */
export function deadlineFindings(program: Program): readonly Finding[] {
  return [
    ...wholeFindings(program),
    ...sectionsIn(program.root).flatMap((one) => sectionFindings(program, one)),
    ...reminders(program),
  ];
}

/** 办结时限: what is allowed to the steps of the longest way must fit into what is allowed to the whole. */
function wholeFindings(program: Program): readonly Finding[] {
  if (!program.endWithin) return [];
  const [needed, total] = [longestWay(program, program.root), hoursOf(program.endWithin)];
  if (needed <= total) return [];
  return [
    {
      level: 'warning',
      element: '',
      message: `各步的时限加起来，最长的走法要 ${words(needed)}，可是全程的办结时限只有 ${words(total)}：人人都按时，也会超期。`,
      help: '把几步的时限改短，或者在“流程设置”里把办结时限放宽。',
    },
  ];
}

/** The time of the longest way through a sequence, if every step takes its whole limit; waiting steps count with their timer. */
export function longestWay(program: Program, { blocks }: Sequence): number {
  return blocks.reduce((sum, block) => sum + longestOf(program, block), 0);
}

function longestOf(program: Program, block: Block): number {
  switch (block.kind) {
    case 'step': {
      const { due, waits } = program.nodes[block.node] ?? {};
      const timer = waits?.map(({ on }) => on).find((on) => on.kind === 'timer');
      const limit = due ?? timer;
      return limit ? hoursOf(limit) : 0;
    }
    case 'section':
      return longestWay(program, block.body);
    case 'choice':
    case 'parallel':
      return Math.max(0, ...block.branches.map(({ body }) => longestWay(program, body)));
    default:
      return 0;
  }
}

function sectionsIn({ blocks }: Sequence): readonly SectionBlock[] {
  return blocks.flatMap((block): readonly SectionBlock[] => {
    if (block.kind === 'section') return [block, ...sectionsIn(block.body)];
    return block.kind === 'choice' || block.kind === 'parallel'
      ? block.branches.flatMap(({ body }) => sectionsIn(body))
      : [];
  });
}

/** A sub-process with a clock: what stands inside must fit into its time. */
function sectionFindings(program: Program, section: SectionBlock): readonly Finding[] {
  const timers = (program.nodes[section.id]?.waits ?? []).flatMap(({ on }) =>
    on.kind === 'timer' ? [hoursOf(on)] : [],
  );
  if (timers.length === 0) return [];
  const total = Math.min(...timers);
  const name = section.name || '这一段';
  const steps = stepsIn(program, section.body).filter((node) => node.id !== section.id);
  const tooLong = steps.flatMap((node): readonly Finding[] =>
    node.due && hoursOf(node.due) > total
      ? [
          {
            level: 'warning',
            element: node.id,
            message: `“${node.name}”限 ${words(hoursOf(node.due))}，可是它所在的“${name}”一共只有 ${words(total)}。`,
            help: '把这一步的时限改短，或者把整段的时限放宽。',
          },
        ]
      : [],
  );
  const needed = longestWay(program, section.body);
  if (tooLong.length > 0 || needed <= total) return tooLong;
  return [
    {
      level: 'warning',
      element: section.id,
      message: `“${name}”里各步的时限加起来最长要 ${words(needed)}，可是整段只有 ${words(total)}：人人都按时，也会超时。`,
      help: '把里面几步的时限改短，或者把整段的时限放宽。',
    },
  ];
}

/** 到期前提醒 that comes before, or the moment, the step is begun. */
function reminders(program: Program): readonly Finding[] {
  return Object.values(program.nodes).flatMap((node: NodeDefinition): readonly Finding[] => {
    const { due, overdue = [] } = node;
    if (!due) return [];
    const amount = 'workingHours' in due ? due.workingHours : due.workingDays;
    const early = overdue.some(({ afterDue, act }) => act.kind === 'remind' && -afterDue >= amount);
    if (!early) return [];
    return [
      {
        level: 'warning',
        element: node.id,
        message: `“${node.name}”的提醒比时限还早：刚收到就会提醒。`,
        help: '把“到期前几天提醒”改得比时限短。',
      },
    ];
  });
}
