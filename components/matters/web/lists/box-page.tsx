import { Link, useSearchParams } from 'react-router';
import { useLive } from '#platform/web/data/live/live.ts';
import { refresh, useRoute } from '#platform/web/data/use-route.ts';
import { usePublishedCount } from '#platform/web/shell/menu-counts.ts';
import { useWindowTitle } from '#platform/web/widgets/page-title.tsx';
import { type BoxFilter, routes } from '../../contract.ts';
import { addressOfFilter, filterKey, filterOfAddress, isFiltered } from '../filters/filter-address.ts';
import { FilterLine } from '../filters/filter-line.tsx';
import { BoxRows } from './box-rows.tsx';
import { BoxTabs } from './box-tabs.tsx';
import { type BoxWords, boxOfAddress } from './boxes.ts';
import './box-page.css';

interface BoxPageProps {
  readonly title: string;
  readonly boxes: readonly BoxWords[];
}

/** Tabs, the list of one box and the preview of one row. Box and filter stand in the address. */
export function BoxPage({ title, boxes }: BoxPageProps) {
  const [address, setAddress] = useSearchParams();
  const box = boxOfAddress(boxes, address.get('box'));
  const filter = filterOfAddress(address, box.box);
  const setFilter = (chosen: BoxFilter) => setAddress(addressOfFilter(box.box, chosen), { replace: true });
  const counts = useRoute(routes.counts);
  useLive('inbox', () => void refresh(routes.counts));
  usePublishedCount('/inbox', counts.data?.todo);
  useWindowTitle(`${title} – ${box.words}`);
  return (
    <div className="box-page">
      <h1 className="only-for-readers">{title}</h1>
      <BoxTabs
        title={title}
        boxes={boxes}
        current={box}
        counts={counts.data}
        onChoose={(chosen) => setAddress({ box: chosen }, { replace: true })}
      />
      {box.box === 'todo' && <OneByOne />}
      {isFiltered(box.box) && <FilterLine key={box.box} box={box} filter={filter} onFilter={setFilter} />}
      <BoxRows
        key={`${box.box} ${filterKey(filter)}`}
        box={box}
        filter={filter}
        onClear={() => setFilter({})}
        standsInFor={box.box === 'todo' ? (counts.data?.standsInFor ?? []) : []}
        arrangedForMe={box.box === 'todo' && (counts.data?.arrangedForMe ?? false)}
        onEntrusted={() => setAddress({ box: 'entrusted' }, { replace: true })}
      />
    </div>
  );
}

/** 领导批阅 goes through what stands here; where there is no room beside the tabs it stands in the menu alone. */
const OneByOne = () => (
  <Link to="/decide" className="one-by-one">
    一屏一件地批
  </Link>
);
