import type { NodeDefinition, ParallelBlock, Program, Sequence } from '../program.ts';
import type { Finding } from './finding.ts';

/** 同一个字段: what two branches that run at the same time may both change. Whoever hands in later overwrites the other. */
export function editedTwice(program: Program, label: (field: string) => string): readonly Finding[] {
  return parallelsIn(program.root).flatMap((block) => {
    const editors = new Map<string, Map<number, string>>();
    for (const [at, { body }] of block.branches.entries())
      for (const node of stepsIn(program, body))
        for (const field of editable(node)) {
          const branches = editors.get(field) ?? new Map<number, string>();
          if (!branches.has(at)) branches.set(at, node.name || '没有名称的步骤');
          editors.set(field, branches);
        }
    return [...editors].flatMap(([field, branches]): readonly Finding[] => {
      if (branches.size < 2) return [];
      const names = [...branches.values()].map((name) => `“${name}”`).join('、');
      return [
        {
          level: 'warning',
          element: block.id,
          message: `“${label(field)}”在同时办理的${names}都能改，后送出的会盖住先送出的。`,
          help: '只让其中一路可以填，其他的改成只看。',
        },
      ];
    });
  });
}

/** 仅本人所填 is kept for each person apart. */
const editable = ({ fields }: NodeDefinition): readonly string[] =>
  Object.entries(fields).flatMap(([key, right]) => (right === 'edit' || right === 'required' ? [key] : []));

function parallelsIn({ blocks }: Sequence): readonly ParallelBlock[] {
  return blocks.flatMap((block): readonly ParallelBlock[] => {
    switch (block.kind) {
      case 'section':
        return parallelsIn(block.body);
      case 'choice':
        return block.branches.flatMap(({ body }) => parallelsIn(body));
      case 'parallel':
        return [block, ...block.branches.flatMap(({ body }) => parallelsIn(body))];
      default:
        return [];
    }
  });
}

/** Everything that may be done within a sequence. */
export function stepsIn(program: Program, { blocks }: Sequence): readonly NodeDefinition[] {
  return blocks.flatMap((block): readonly NodeDefinition[] => {
    switch (block.kind) {
      case 'step': {
        const node = program.nodes[block.node];
        return [...(node ? [node] : []), ...(block.beside ?? []).flatMap(({ body }) => stepsIn(program, body))];
      }
      case 'section':
        return stepsIn(program, block.body);
      case 'choice':
      case 'parallel':
        return block.branches.flatMap(({ body }) => stepsIn(program, body));
      default:
        return [];
    }
  });
}
