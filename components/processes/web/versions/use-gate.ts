import type { FormTemplate } from '@gov/forms';
import { compile, type Finding } from '@gov/workflow';
import { useCallback, useEffect, useState } from 'react';
import { call } from '#platform/web/data/call.ts';
import { CallError } from '#platform/web/data/call-error.ts';
import { routes } from '../../contract.ts';
import { drawnFindings, secrecyField } from '../../rules/gate/drawn-findings.ts';
import { type FoundNobody, nobodyFindings } from '../../rules/gate/scan-nobody.ts';

export interface Gate {
  /** `done`: everything was looked at; only then it can be published. `closed`: the file has problems of its own, told at its cards. */
  readonly state: 'looking' | 'done' | 'closed' | 'failed';
  /** How far the sections have been looked through, 0 … 1. */
  readonly progress: number;
  readonly findings: readonly Finding[];
  readonly error: CallError | undefined;
  readonly again: () => void;
}

interface Asked {
  readonly open: boolean;
  readonly file: () => Promise<string>;
  readonly template: FormTemplate | undefined;
  /** What the look over the organisation has found. */
  readonly onScanned?: ((findings: readonly Finding[]) => void) | undefined;
}

type Looked = Omit<Gate, 'again'>;
const begun: Looked = { state: 'looking', progress: 0, findings: [], error: undefined };

/**
 * The gate before publishing: what file and form tell, as the server reads the same file, and 每个科室都当一回发起人, looked through
 * portion by portion while the dialog is open; closing it stops the looking.
 */
export function useGate({ open, file, template, onScanned }: Asked): Gate {
  const [looked, setLooked] = useState(begun);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` has it looked at once more
  useEffect(() => {
    if (!open) return;
    let gone = false;
    const show = (next: Partial<Looked>): void => {
      if (!gone) setLooked({ ...begun, ...next });
    };
    const look = async (): Promise<void> => {
      show({});
      const bpmnXml = await file();
      const compiled = await compile(bpmnXml);
      if (!compiled.ok) return show({ state: 'closed' });
      const drawn = drawnFindings(compiled.value, template);
      const starters: Parameters<typeof nobodyFindings>[2]['starters'][number][] = [];
      const found: FoundNobody[] = [];
      const sections = new Map<string, string>();
      let from: number | undefined = 0;
      show({ findings: drawn });
      while (from !== undefined && !gone) {
        const body: Portion = { bpmnXml, from, secret: secrecyField(template) !== undefined };
        const reply: Awaited<ReturnType<typeof askPortion>> = await askPortion(body);
        starters.push(...reply.starters);
        found.push(...reply.found);
        for (const { sectionId, section } of reply.starters) sections.set(sectionId, section);
        from = reply.next;
        if (from !== undefined) show({ progress: from / reply.total, findings: drawn });
      }
      const nobody = nobodyFindings(compiled.value, found, {
        starters,
        sectionName: (id) => sections.get(id) ?? '',
      });
      show({ state: 'done', progress: 1, findings: [...drawn, ...nobody] });
      if (!gone) onScanned?.(nobody);
    };
    look().catch((error: unknown) => {
      if (!(error instanceof CallError)) throw error;
      show({ state: 'failed', error });
    });
    return () => {
      gone = true;
    };
  }, [open, file, template, onScanned, round]);
  const again = useCallback(() => setRound((former) => former + 1), []);
  return { ...looked, again };
}

interface Portion {
  readonly bpmnXml: string;
  readonly from: number;
  readonly secret: boolean;
}

const askPortion = (body: Portion) => call(routes.scanDesign, { body });
