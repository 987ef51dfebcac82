import { compile, type Finding } from '@gov/workflow';
import type { Design } from '@gov/workflow/designing';
import { useEffect, useState } from 'react';
import { call } from '#platform/web/data/call.ts';
import { CallError } from '#platform/web/data/call-error.ts';
import { routes } from '../../contract.ts';
import { type FoundNobody, nobodyFindings } from '../../rules/gate/scan-nobody.ts';

interface Scanned {
  readonly design: Design;
  readonly findings: readonly Finding[];
}

export interface Gate {
  /** How far the sections have been looked through, 0 … 1; undefined when it is done or cannot be done yet. */
  readonly progress: number | undefined;
  readonly error: CallError | undefined;
}

interface Asked {
  readonly open: boolean;
  readonly design: Design;
  readonly file: () => Promise<string>;
  readonly onScanned: (scanned: Scanned) => void;
}

/** 每个科室都当一回发起人: looked through portion by portion while the dialog is open; closing it stops the looking. */
export function useGate({ open, design, file, onScanned }: Asked): Gate {
  const [gate, setGate] = useState<Gate>({ progress: undefined, error: undefined });
  useEffect(() => {
    if (!open) return;
    let gone = false;
    const show = (next: Gate): void => {
      if (!gone) setGate(next);
    };
    const scan = async (): Promise<void> => {
      show({ progress: 0, error: undefined });
      const bpmnXml = await file();
      const compiled = await compile(bpmnXml);
      // what does not compile is told at its cards
      if (!compiled.ok) return show({ progress: undefined, error: undefined });
      const starters: Parameters<typeof nobodyFindings>[2]['starters'][number][] = [];
      const found: FoundNobody[] = [];
      const sections = new Map<string, string>();
      let from: number | undefined = 0;
      while (from !== undefined && !gone) {
        const body: { readonly bpmnXml: string; readonly from: number } = { bpmnXml, from };
        const reply: Awaited<ReturnType<typeof askPortion>> = await askPortion(body);
        starters.push(...reply.starters);
        found.push(...reply.found);
        for (const { sectionId, section } of reply.starters) sections.set(sectionId, section);
        from = reply.next;
        if (from !== undefined) show({ progress: from / reply.total, error: undefined });
      }
      const findings = nobodyFindings(compiled.value, found, {
        starters,
        sectionName: (id) => sections.get(id) ?? '',
      });
      show({ progress: undefined, error: undefined });
      if (!gone) onScanned({ design, findings });
    };
    scan().catch((error: unknown) => {
      if (!(error instanceof CallError)) throw error;
      show({ progress: undefined, error });
    });
    return () => {
      gone = true;
    };
  }, [open, design, file, onScanned]);
  return gate;
}

const askPortion = (body: { readonly bpmnXml: string; readonly from: number }) => call(routes.scanDesign, { body });
