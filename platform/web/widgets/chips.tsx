import { dateTimeWords, dueWords } from '#platform/web/text/dates.ts';
import { useNow } from './use-now.ts';

const urgencyLooks: Readonly<Record<string, string>> = {
  特提: 'urgent',
  特急: 'urgent',
  加急: 'hurried',
  平急: 'hurried',
};

/** 缓急 in outline; 平件 shows nothing. */
export function UrgencyChip({ urgency }: { readonly urgency?: string | undefined }) {
  const look = urgency && urgencyLooks[urgency];
  return look ? <span className={`chip ${look}`}>{urgency}</span> : null;
}

/** 超时 red, 今天 amber, later as plain text; the exact time stands in the title. */
export function DueChip({ due }: { readonly due?: string | undefined }) {
  const now = useNow();
  if (!due) return null;
  const { kind, words } = dueWords(due, now);
  return (
    <time className={`chip ${kind}`} dateTime={due} title={dateTimeWords(due, now)}>
      {words}
    </time>
  );
}

/** A step or state: `now` = 在办, `done` = 办结 or 已签收, `neutral` = the rest. */
export function StateChip({ state, words }: { readonly state: 'now' | 'done' | 'neutral'; readonly words: string }) {
  return <span className={`chip ${state}`}>{words}</span>;
}

/** A date in words, kept current: `今天 17:30`, `11月20日 16:40`. */
export function When({ instant }: { readonly instant: string }) {
  return <time dateTime={instant}>{dateTimeWords(instant, useNow())}</time>;
}
