import { type ComponentType, lazy, Suspense, useMemo } from 'react';
import { Link } from 'react-router';
import { menuOf, type PlacedWidget, widgetsOf } from '#platform/web/shell/menu.ts';
import { useRegistry } from '#platform/web/shell/registry-context.ts';
import { useMay, useSession } from '#platform/web/shell/session.tsx';
import { dateWords, weekDayWords } from '#platform/web/text/dates.ts';
import { EmptyState, LoadingState } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import { DaySentence } from './day-sentence.tsx';
import { WidgetBoundary } from './widget-boundary.tsx';
import './home-page.css';

/** Left and right. */
const places = ['work', 'today'] as const;

const nothing: ComponentType = () => null;

const lazyWidget = (widget: PlacedWidget): ComponentType =>
  lazy(async () => ({ default: (await widget.component.load()).web.widgets?.[widget.id] ?? nothing }));

interface Drawn extends PlacedWidget {
  readonly Widget: ComponentType;
}

function Column({ widgets }: { readonly widgets: readonly Drawn[] }) {
  return (
    <div className="stack">
      {widgets.map(({ component, id, words, Widget }) => (
        <WidgetBoundary key={`${component.id}.${id}`} words={words}>
          <Suspense
            fallback={
              <section className="panel">
                <LoadingState />
              </section>
            }
          >
            <Widget />
          </Suspense>
        </WidgetBoundary>
      ))}
    </div>
  );
}

/** What there is to do for somebody without the work of the office, an administrator: the pages of the menu. */
function OwnPages() {
  const registry = useRegistry();
  const session = useSession();
  const rows = menuOf(registry, session).flatMap((group) => group.rows);
  return rows
    .filter((row) => row.path !== '/')
    .map((row) => (
      <Link key={row.path} to={row.path}>
        {row.words}
      </Link>
    ));
}

/** 门户首页: two thirds work, one third today, made of the widgets that exist and may be seen. */
export function HomePage() {
  const registry = useRegistry();
  const session = useSession();
  const handles = useMay('matters.handle');
  const now = useNow();
  const widgets = useMemo(
    () => widgetsOf(registry, session).map((widget) => ({ ...widget, Widget: lazyWidget(widget) })),
    [registry, session],
  );
  const columns = places
    .map((place) => widgets.filter((widget) => widget.place === place))
    .filter((column) => column.length > 0);
  return (
    <>
      <PageTitle title={`${dateWords(now, now)}　${weekDayWords(now)}`} sentence={<DaySentence />} />
      {!handles && (
        <section className="panel own-pages">
          <EmptyState sentence="这个身份不办理事项和公文。" detail="您的工作在这里：" action={<OwnPages />} />
        </section>
      )}
      <div className={columns.length > 1 ? 'home-columns' : 'home-columns single'}>
        {columns.map((column) => (
          <Column key={column[0]?.place} widgets={column} />
        ))}
      </div>
    </>
  );
}
