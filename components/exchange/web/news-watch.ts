/** How a list is compared with what the server has now. */
export interface Newer<Page> {
  readonly read: () => Promise<Page>;
  readonly same: (newest: Page, shown: Page) => boolean;
}

/** Watches one list for news. */
export interface NewsWatch<Page> {
  /** The list as the page shows it now, each time it changes. */
  shows(shown: Page | undefined): void;
  /** Something may have changed. */
  heard(): void;
}

/**
 * Says of which shown list it has become `outdated`. What is heard while the list is being read may stand in it or not: it is
 * compared again with what then is shown, so nothing is lost and nothing is told twice.
 */
export function watchNews<Page>({ read, same }: Newer<Page>, outdated: (shown: Page) => void): NewsWatch<Page> {
  let shown: Page | undefined;
  let again = false;
  const look = async (): Promise<void> => {
    const compared = shown;
    if (compared === undefined) return;
    const newest = await read().catch(() => undefined); // the next news shows it
    if (newest !== undefined && shown === compared && !same(newest, compared)) outdated(compared);
  };
  return {
    shows(next) {
      if (next === shown) return;
      shown = next;
      if (!again || next === undefined) return;
      again = false;
      void look();
    },
    heard() {
      again = true;
      void look();
    },
  };
}
