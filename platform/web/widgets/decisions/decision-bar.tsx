import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { Icon } from '../icon.tsx';
import { useNarrow } from '../use-narrow.ts';

export interface Decision {
  readonly key: string;
  /** The effect: `同意，送王建华审签`; `…` at the end = asks more first. */
  readonly words: string;
  readonly run: () => void;
  readonly busy?: boolean;
  /** It has only just come into view: a press that was meant for what stood here before does nothing. */
  readonly notYet?: boolean;
  /** Outline red, last in 更多. */
  readonly danger?: boolean;
}

interface DecisionBarProps {
  /** The field into which the opinion is written, with its own label. */
  readonly opinion?: ReactNode;
  /** The one primary decision. */
  readonly primary?: Decision;
  /** Why the primary cannot be pressed now; it stays readable. */
  readonly notNow?: string;
  /** Two at most beside the primary. */
  readonly others?: readonly Decision[];
  readonly more?: readonly Decision[];
}

function MoreDecisions({ decisions }: { readonly decisions: readonly Decision[] }) {
  const items = decisions.map(({ key, words, danger }) => ({ key, label: words, danger: danger ?? false }));
  const run = (key: string) => decisions.find((decision) => decision.key === key)?.run();
  return (
    <Dropdown menu={{ items, onClick: ({ key }) => run(key) }} trigger={['click']} placement="topRight">
      <Button size="large" icon={<Icon name="up" />} iconPlacement="end">
        更多
      </Button>
    </Dropdown>
  );
}

/** Sticky at the bottom: opinion → one primary → others → 更多. Rights a person lacks are absent, not grey. */
export function DecisionBar({ opinion, primary, notNow, others = [], more = [] }: DecisionBarProps) {
  const beside = useNarrow() ? 1 : others.length;
  const behind = [...others.slice(beside), ...more];
  return (
    <section className="decision-bar not-printed" id="decision-bar" aria-label="办理">
      {opinion ? <div className="opinion">{opinion}</div> : <div className="grow" />}
      {notNow && <span className="secondary small">{notNow}</span>}
      {primary && (
        <Button
          type="primary"
          size="large"
          onClick={primary.run}
          loading={primary.busy ?? false}
          aria-disabled={primary.notYet}
          disabled={notNow !== undefined}
        >
          {primary.words}
        </Button>
      )}
      {others.slice(0, beside).map((decision) => (
        <Button
          key={decision.key}
          size="large"
          onClick={decision.run}
          loading={decision.busy ?? false}
          aria-disabled={decision.notYet}
        >
          {decision.words}
        </Button>
      ))}
      {behind.length > 0 && <MoreDecisions decisions={behind} />}
    </section>
  );
}
