import { useMemo } from 'react';
import { useLocation } from 'react-router';
import { type MenuGroup, menuOf, rowOfAddress } from '../menu.ts';
import { useMenuCounts } from '../menu-counts.ts';
import { useRegistry } from '../registry-context.ts';
import { useSession } from '../session.tsx';

export interface Menu {
  readonly groups: readonly MenuGroup[];
  /** Path of the line the reader is at. */
  readonly here: string | undefined;
  readonly counts: Readonly<Record<string, number>>;
}

export function useMenu(): Menu {
  const session = useSession();
  const registry = useRegistry();
  const { pathname } = useLocation();
  const counts = useMenuCounts();
  const groups = useMemo(() => menuOf(registry, session), [registry, session]);
  return { groups, here: rowOfAddress(groups, pathname)?.path, counts };
}
