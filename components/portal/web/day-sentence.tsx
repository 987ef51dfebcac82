import { routes as matters } from '#components/matters/contract.ts';
import { useLive } from '#platform/web/data/live/live.ts';
import { refresh, useRoute } from '#platform/web/data/use-route.ts';
import { menuOf } from '#platform/web/shell/menu.ts';
import { useMenuCounts, usePublishedCount } from '#platform/web/shell/menu-counts.ts';
import { useRegistry } from '#platform/web/shell/registry-context.ts';
import { useMay, useSession } from '#platform/web/shell/session.tsx';
import { greetingWords } from '#platform/web/text/dates.ts';
import { type CountPart, CountSentence } from '#platform/web/widgets/count-sentence.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';

/** What needs the reader today, in one sentence; people without matters are greeted. */
export function DaySentence() {
  const handles = useMay('matters.handle');
  const counts = useRoute(matters.counts, {}, { enabled: handles });
  useLive('inbox', () => void refresh(matters.counts));
  usePublishedCount('/inbox', counts.data?.todo);
  const { person } = useSession();
  const now = useNow();
  const elsewhere = useWaitingElsewhere();
  if (!counts.data) return `${person.name}，${greetingWords(now)}。`;
  const { todo, dueToday, overdue, toRead } = counts.data;
  return (
    <CountSentence
      parts={[
        { count: overdue, words: '{n} 件已超时', late: true },
        { count: dueToday, words: '今天有 {n} 件到期' },
        { count: overdue + dueToday === 0 ? todo : 0, words: '有 {n} 件待您办' },
        ...elsewhere,
        { count: toRead, words: '{n} 件待您阅' },
      ]}
      none="今天的都办完了。"
    />
  );
}

/** What waits behind other lines of the menu: to sign for what came is a clerk's work as well. */
function useWaitingElsewhere(): readonly CountPart[] {
  const rows = menuOf(useRegistry(), useSession()).flatMap((group) => group.rows);
  const counts = useMenuCounts();
  return rows
    .filter(({ path }) => path !== '/inbox')
    .map(({ path, words }) => ({ count: counts[path] ?? 0, words: `“${words}”里有 {n} 件等您` }));
}
