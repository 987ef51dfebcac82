import type { ReactNode } from 'react';
import { dateTimeWords } from '#platform/web/text/dates.ts';
import { useNow } from '#platform/web/widgets/use-now.ts';

/** An instant inside a sentence: only the time when it is today: `10:32`, `昨天 17:05`. */
export function Moment({ instant }: { readonly instant: string }): ReactNode {
  const words = dateTimeWords(instant, useNow()).replace('今天 ', '');
  return <time dateTime={instant}>{words}</time>;
}
