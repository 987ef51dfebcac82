import type { FormTemplate } from '@gov/forms';
import type { Finding, Program } from '@gov/workflow';
import type { Design } from '@gov/workflow/designing';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { drawnFindings } from '../../rules/gate/drawn-findings.ts';
import { keepSame } from './keep-same.ts';

/** What a look over the organisation has found, and for which design. */
interface Scanned {
  readonly design: Design;
  readonly findings: readonly Finding[];
}

const none: ReadonlyMap<string, readonly Finding[]> = new Map();

/** Element → what is to be looked at before publishing. Told behind the edit, never before it is painted. */
export function useFindings(design: Design, template: FormTemplate | undefined) {
  const [scanned, setScanned] = useState<Scanned>();
  const late = useDeferredValue(design);
  const drawn = useMemo(() => drawnFindings(withoutLocked(late), template), [late, template]);
  const former = useRef(none);
  const findings = useMemo(() => {
    const told = new Map<string, Finding[]>();
    for (const one of scanned?.design === design ? [...drawn, ...scanned.findings] : drawn)
      told.set(one.element, [...(told.get(one.element) ?? []), one]);
    former.current = keepSame(former.current, told);
    return former.current;
  }, [drawn, scanned, design]);
  return { findings, setScanned };
}

/** What stands in a locked part is not read. */
const withoutLocked = ({ program, locked }: Design): Program => ({
  ...program,
  nodes: Object.fromEntries(Object.entries(program.nodes).filter(([id]) => !locked[id])),
});
