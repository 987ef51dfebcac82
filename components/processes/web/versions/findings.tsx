import type { Finding } from '@gov/workflow';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Icon } from '#platform/web/widgets/icon.tsx';
import { useDesk } from '../designer/desk.ts';
import { showElement } from '../designer/show-element.ts';

interface FindingsProps {
  readonly findings: readonly Finding[];
  /** Before the way to a card is gone: the dialog closes. Absent = these have no cards on the page. */
  readonly onShow?: (() => void) | undefined;
}

/** What was found, each with the way to its card. */
export function Findings({ findings, onShow }: FindingsProps): ReactNode {
  const { design, numbers } = useDesk();
  return (
    <ul className="findings">
      {findings.map(({ level, element, message, help }) => (
        <li key={element + message} className={level}>
          <Icon name="warning" />
          <div>
            <b>{level === 'error' ? '要改：' : '提醒：'}</b>
            {onShow && numbers.has(element) && `第 ${numbers.get(element)} 步：`}
            {message}
            <span className="secondary">{help}</span>
          </div>
          {onShow && (
            <Button
              size="small"
              onClick={() => {
                onShow();
                setTimeout(() => showElement(design, element), 300);
              }}
            >
              看卡片
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
