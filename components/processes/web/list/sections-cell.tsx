import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { DesignLine, ResponsibleSection } from '../../contract.ts';

interface SectionsCellProps {
  readonly line: DesignLine;
  /** Absent for who may not give processes to sections. */
  readonly onAssign: ((line: DesignLine) => void) | undefined;
}

export const sectionWords = ({ name, ended }: ResponsibleSection): string => (ended ? `${name}（已撤销）` : name);

/** Whose a process is: of these sections, else of the agency alone. */
export function SectionsCell({ line, onAssign }: SectionsCellProps): ReactNode {
  const { sections, ofProduct, name } = line;
  if (ofProduct) return <span className="tertiary">全单位（随产品）</span>;
  return (
    <span className="sections-cell">
      {sections.length > 0 ? sections.map(sectionWords).join('、') : <span className="tertiary">全单位</span>}
      {onAssign && (
        <Button size="small" aria-label={`“${name}”归口给哪些科室`} onClick={() => onAssign(line)}>
          归口…
        </Button>
      )}
    </span>
  );
}
