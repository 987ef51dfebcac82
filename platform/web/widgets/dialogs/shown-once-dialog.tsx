import { Button, Modal } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useBlocker } from 'react-router';

interface ShownOnceDialogProps {
  readonly title: string;
  readonly width: number;
  /** It stands somewhere else by now: printed, or copied. */
  readonly kept: boolean;
  /** What is lost: `还没有打印。关掉后…`. */
  readonly question: ReactNode;
  /** `先不关`, `不打印，关掉`. */
  readonly stayWords: string;
  readonly leaveWords: string;
  /** `关掉后看不到了` */
  readonly wayBack: string;
  /** The buttons; `leave` closes, after a question where nothing was kept. */
  readonly actions: (leave: () => void) => ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * Shows something that nobody will ever see again. Left before it was kept, by whichever way, it asks once; a window that is
 * closed is asked about by the browser.
 */
export function ShownOnceDialog(props: ShownOnceDialogProps) {
  const { kept, onClose } = props;
  const [closing, setClosing] = useState(false);
  const going = useBlocker(!kept);
  useWarningBeforeClosing(!kept);
  const asking = closing || going.state === 'blocked';
  const leave = () => (kept ? onClose() : setClosing(true));
  const stay = () => {
    setClosing(false);
    going.reset?.();
  };
  return (
    <Modal
      open
      title={props.title}
      width={props.width}
      centered
      onCancel={asking ? stay : leave}
      maskClosable={false}
      footer={
        asking ? (
          <div className="dialog-actions" role="alertdialog" aria-label={props.leaveWords}>
            <b className="way-back">{props.question}</b>
            <Button danger onClick={() => (going.proceed ? going.proceed() : onClose())}>
              {props.leaveWords}
            </Button>
            <Button type="primary" autoFocus onClick={stay}>
              {props.stayWords}
            </Button>
          </div>
        ) : (
          <div className="dialog-actions">
            <span className="way-back">{props.wayBack}</span>
            {props.actions(leave)}
          </div>
        )
      }
    >
      {props.children}
    </Modal>
  );
}

function useWarningBeforeClosing(atRisk: boolean): void {
  useEffect(() => {
    if (!atRisk) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [atRisk]);
}
