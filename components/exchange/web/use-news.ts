import { useEffect, useRef, useState } from 'react';
import { useLive } from '#platform/web/data/live/live.ts';
import { type Newer, watchNews } from './news-watch.ts';

/** Whether a list has changed since `shown` was read; a list that is read anew, also after an own act, has no news. */
export function useNews<Page>(topic: string, shown: Page | undefined, newer: Newer<Page>): boolean {
  const [outdated, setOutdated] = useState<Page>();
  const latest = useRef(newer);
  latest.current = newer;
  const [watch] = useState(() =>
    watchNews<Page>(
      { read: () => latest.current.read(), same: (...pages) => latest.current.same(...pages) },
      setOutdated,
    ),
  );
  useEffect(() => watch.shows(shown), [watch, shown]);
  useLive(topic, watch.heard);
  return shown !== undefined && outdated === shown;
}
