import type { FormTemplate } from '@gov/forms';
import { type Block, besideOf, bodiesOf, type Design, isParent } from '@gov/workflow/designing';
import { useEffect, useState } from 'react';
import { workAside } from '../files/work-aside.ts';
import { keepSame } from './keep-same.ts';

/** Element of the drawing → what is wrong with it; '' holds what belongs to no card. */
export type Problems = ReadonlyMap<string, readonly string[]>;

const none: Problems = new Map();

/** The very checks of publishing, a moment after the last change. */
export function useProblems(design: Design, template: FormTemplate | undefined, file: () => Promise<string>): Problems {
  const [problems, setProblems] = useState(none);
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(async () => {
      const bpmnXml = await file();
      // somebody has gone on meanwhile: the next check is that of a newer design
      if (gone) return;
      const found = await workAside.check({ bpmnXml, template });
      if (gone) return;
      const known = new Set(idsOf(design));
      const told = new Map<string, string[]>();
      for (const { path, message } of found) {
        const place = known.has(path) ? path : '';
        told.set(place, [...(told.get(place) ?? []), withoutIds(message, known)]);
      }
      setProblems((former) => keepSame(former, told));
    }, 300);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [design, template, file]);
  return problems;
}

/** What has no name is called by its id in a refusal; at its card nobody needs one. */
const withoutIds = (message: string, known: ReadonlySet<string>): string =>
  message.replace(/“([\w.-]+)”/g, (quoted, id: string) => (known.has(id) ? '' : quoted));

/** Everything a problem can be told at: steps, gateways, branches, members of locked parts stand for their card. */
function idsOf({ program, locked }: Design): readonly string[] {
  const ids: string[] = [...Object.keys(program.nodes), ...Object.keys(locked)];
  const visit = (block: Block): void => {
    if (block.kind === 'end') ids.push(block.id);
    if (!isParent(block)) return;
    if (block.kind !== 'step') ids.push(block.id);
    ids.push(...besideOf(block).map(({ event }) => event));
    if (block.kind === 'choice' || block.kind === 'parallel')
      ids.push(
        ...block.branches.flatMap(({ flow, guard }) => (guard?.kind === 'event' ? [flow, guard.event] : [flow])),
      );
    for (const body of bodiesOf(block)) body.blocks.forEach(visit);
  };
  program.root.blocks.forEach(visit);
  return ids;
}
