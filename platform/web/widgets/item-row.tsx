import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { DueChip, UrgencyChip } from './chips.tsx';

interface ItemRowProps {
  readonly to: string;
  readonly title: string;
  readonly urgency?: string | undefined;
  /** Number, sender, step – what is empty is left out. */
  readonly meta: readonly (string | undefined)[];
  /** What is to be done or 现在等谁. */
  readonly doing?: ReactNode;
  /** Also on phones, where there is no column for it. */
  readonly doingOnPhone?: boolean;
  readonly due?: string | undefined;
  /** Instead of a due chip: a date or a state. */
  readonly aside?: ReactNode;
  readonly unread?: boolean;
}

/** A row of a list in two lines; the whole row is the target of its title. Stands in an `<ul className="item-rows">`. */
export function ItemRow({
  to,
  title,
  urgency,
  meta,
  doing,
  doingOnPhone = false,
  due,
  aside,
  unread = false,
}: ItemRowProps) {
  return (
    <li className={`item-row${unread ? ' unread' : ''}${doingOnPhone ? ' doing-on-phone' : ''}`}>
      <Link to={to} className="title" title={title}>
        <UrgencyChip urgency={urgency} />
        <span className="words">{title}</span>
      </Link>
      <p className="meta">
        {meta.filter(Boolean).map((part) => (
          <span key={part}>{part}</span>
        ))}
      </p>
      <div className="doing">{doing}</div>
      <div className="due">{aside ?? <DueChip due={due} />}</div>
    </li>
  );
}
