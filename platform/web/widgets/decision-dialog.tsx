import { Button, Modal } from 'antd';
import { type ReactNode, useRef } from 'react';
import type { CallError } from '#platform/web/data/call-error.ts';
import { Refusal } from './refusal.tsx';

interface DecisionDialogProps {
  readonly open: boolean;
  readonly title: string;
  /** 620 for a decision with choices, 420 for a question. */
  readonly size?: 'decision' | 'question';
  /** Who/what → how it continues → reason → "…后会这样". */
  readonly children: ReactNode;
  /** `打开前可以取回` */
  readonly wayBack?: ReactNode;
  /** `先不退` */
  readonly leaveWords: string;
  /** `退回给刘思远修改` */
  readonly primaryWords: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly error?: CallError | null;
  readonly onLeave: () => void;
  readonly onDecide: () => void;
}

const fields = 'textarea, input:not([type="radio"], [type="checkbox"], [type="hidden"])';

/** A quick hand may be in a field before the dialog has finished opening: it is left there. */
function focusFirstUnfilled(body: HTMLElement | null): void {
  if (body?.contains(document.activeElement)) return;
  const unfilled = [...(body?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(fields) ?? [])];
  unfilled.find((field) => !field.disabled && !field.readOnly && field.value === '')?.focus();
}

/** A dialog that decides. Esc closes it and what was typed stays: keep it mounted and its fields in the page's state. */
export function DecisionDialog(props: DecisionDialogProps) {
  const { size = 'decision', busy = false } = props;
  const body = useRef<HTMLDivElement>(null);
  return (
    <Modal
      className="decision-dialog"
      open={props.open}
      title={props.title}
      width={size === 'decision' ? 620 : 420}
      onCancel={props.onLeave}
      maskClosable={false}
      centered
      afterOpenChange={(open) => open && focusFirstUnfilled(body.current)}
      footer={
        <div className="dialog-actions">
          <span className="way-back">{props.wayBack}</span>
          <Button onClick={props.onLeave}>{props.leaveWords}</Button>
          <Button
            type="primary"
            danger={props.danger ?? false}
            ghost={props.danger ?? false}
            loading={busy}
            disabled={props.disabled ?? false}
            onClick={props.onDecide}
          >
            {props.primaryWords}
          </Button>
        </div>
      }
    >
      <div className="stack" ref={body}>
        {props.children}
        <Refusal error={props.error} />
      </div>
    </Modal>
  );
}
