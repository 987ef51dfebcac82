import { Radio } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { GrowingText } from '#platform/web/widgets/text/growing-text.tsx';
import { isTooLong } from '#platform/web/widgets/text/text-length.ts';
import type { Acts } from '../handling/use-acts.ts';
import { useWritten, type Written } from '../handling/use-written.ts';

const longest = 500;

interface Option {
  readonly key: string;
  readonly words: string;
  readonly hint: string;
}

interface PickDialogProps {
  readonly matterId: string;
  /** Under which name an unsent reason is kept. */
  readonly what: Written;
  readonly open: boolean;
  readonly acts: Acts;
  readonly title: string;
  readonly question: string;
  readonly options: readonly Option[];
  readonly leaveWords: string;
  readonly primaryWords: (chosen: Option) => string;
  /** What follows from it is still being looked up. */
  readonly looking?: boolean;
  readonly onPick?: (key: string) => void;
  readonly onDecide: (key: string, reason: string) => void;
  /** Behind the reason: what follows from it. */
  readonly children?: ReactNode;
}

/** One of a few, with a reason that stays in the trace: whom to take off (减签), which step to send to (特送). */
export function PickDialog({ matterId, what, open, acts, title, question, options, ...rest }: PickDialogProps) {
  const [wish, setWish] = useState<string>();
  const { text: reason, write: setReason } = useWritten(matterId, what);
  const id = useId();
  const chosen = options.find((one) => one.key === wish) ?? options[0];
  if (!chosen) return null;
  const pick = (key: string) => {
    setWish(key);
    rest.onPick?.(key);
  };
  return (
    <DecisionDialog
      open={open}
      title={title}
      leaveWords={rest.leaveWords}
      primaryWords={rest.primaryWords(chosen)}
      busy={acts.busy}
      disabled={rest.looking === true || reason.trim() === '' || isTooLong(reason, longest)}
      error={acts.error ?? null}
      onLeave={acts.leave}
      onDecide={() => rest.onDecide(chosen.key, reason.trim())}
    >
      <fieldset className="choice-list">
        <legend>{question}</legend>
        <Radio.Group value={chosen.key} onChange={(event) => pick(String(event.target.value))}>
          {options.map((one) => (
            <Radio key={one.key} value={one.key}>
              <b>{one.words}</b> <span className="secondary">{one.hint}</span>
            </Radio>
          ))}
        </Radio.Group>
      </fieldset>
      <div className="dialog-field">
        <label htmlFor={id}>
          为什么 <span className="tertiary">记入办理过程</span>
        </label>
        <GrowingText id={id} place="dialog" maxLength={longest} value={reason} onChange={setReason} />
      </div>
      {rest.children}
    </DecisionDialog>
  );
}
