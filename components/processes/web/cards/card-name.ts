import type { Block } from '@gov/workflow/designing';
import type { Desk } from '../designer/desk.ts';

/** What a card is called where something is put before it; a step by its name, one without by its number. */
export function cardName(block: Block, { design, numbers }: Pick<Desk, 'design' | 'numbers'>): string {
  switch (block.kind) {
    case 'step': {
      const number = numbers.get(block.node);
      const nameless = number === undefined ? '没有名称的步骤' : `第 ${number} 步`;
      // in a locked part stands more than the step it begins with
      return design.locked[block.node] ? '复杂段' : design.program.nodes[block.node]?.name || nameless;
    }
    case 'end':
      return '结束';
    case 'goBack':
      return '回到前面';
    case 'choice':
      return '分路';
    case 'parallel':
      return '同时办理';
    default:
      return block.name;
  }
}
