import { sentencesOf } from '@gov/workflow/designing';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useDesk } from '../designer/desk.ts';

/** 流程说明: the process as numbered sentences, made anew with every change. */
export function Twin(): ReactNode {
  const { design, words } = useDesk();
  return (
    <section className="twin" aria-label="流程说明">
      <header>
        <h2>{design.program.name}</h2>
        <Button size="small" onClick={() => window.print()}>
          打印
        </Button>
      </header>
      <ol>
        {sentencesOf(design, words).map(({ number, depth, text }) => (
          <li key={number} style={{ paddingLeft: depth * 14 }}>
            <span className="number">{number}</span>
            {text}
          </li>
        ))}
      </ol>
    </section>
  );
}
