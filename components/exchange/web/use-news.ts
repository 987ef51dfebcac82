import { useState } from 'react';
import { useLive } from '#platform/web/data/live/live.ts';

interface Newer<Page> {
  readonly read: () => Promise<Page>;
  readonly same: (newest: Page, shown: Page) => boolean;
}

/** Whether a list has changed since `shown` was read; a list that is read anew, also after an own act, has no news. */
export function useNews<Page>(topic: string, shown: Page | undefined, { read, same }: Newer<Page>): boolean {
  const [outdated, setOutdated] = useState<Page>();
  useLive(topic, () => {
    if (shown === undefined) return;
    const compare = (newest: Page) => {
      if (!same(newest, shown)) setOutdated(shown);
    };
    void read().then(compare, () => undefined); // the next news shows it
  });
  return shown !== undefined && outdated === shown;
}
