import { urgencies, urgencyWords } from '@gov/gongwen';
import { Button, Select } from 'antd';
import { useRef, useState } from 'react';
import { useRoute } from '#platform/web/data/use-route.ts';
import { Icon } from '#platform/web/widgets/icon.tsx';
import { useNarrow } from '#platform/web/widgets/use-narrow.ts';
import { type BoxFilter, routes } from '../../contract.ts';
import type { BoxWords } from '../lists/boxes.ts';
import { filterKey, filterOf, fittingFilter } from './filter-address.ts';
import { chipsOf, kindOptions } from './filter-chips.ts';
import { FilterWords } from './filter-words.tsx';
import { FoldButton } from './fold-button.tsx';
import { MoreFilters } from './more-filters.tsx';
import { SaveFilter } from './save-filter.tsx';
import { SavedFilters } from './saved-filters.tsx';
import './filters.css';

export interface FilterLineProps {
  readonly box: BoxWords;
  readonly filter: BoxFilter;
  readonly onFilter: (filter: BoxFilter) => void;
}

// 平件 last: it is hardly ever looked for
const urgencyChoices = [...urgencies].reverse().map((urgency) => ({ value: urgency, label: urgencyWords[urgency] }));

/** 筛选 above the rows of a box: words, kind and 缓急 in sight, the others behind 更多筛选; on a phone all but the words are folded. Below, what is set. */
export function FilterLine({ box, filter, onFilter }: FilterLineProps) {
  const { kind, urgency, starter, due, from, to } = filter;
  const choices = useRoute(routes.filters, { query: starter ? { starter } : {} }, { keepPrevious: true });
  const narrow = useNarrow();
  // the days are one condition
  const behind = [starter, due, from ?? to].filter((condition) => condition !== undefined).length;
  const [open, setOpen] = useState(behind > 0 && !narrow);
  const shorter = [kind, urgency].filter((condition) => condition !== undefined).length;
  const { kinds = [], saved = [] } = choices.data ?? {};
  // while another person's name is asked for, the former one's is still there
  const starterName = choices.isPlaceholderData ? undefined : choices.data?.starterName;
  const line = useRef<HTMLElement>(null);
  // the button that was pressed is gone with its condition
  const takeOut = (rest: BoxFilter) => {
    line.current?.querySelector('input')?.focus();
    onFilter(rest);
  };
  const set = (conditions: Parameters<typeof filterOf>[0]) => onFilter(filterOf({ ...filter, ...conditions }));
  return (
    <search ref={line} className="box-filters" aria-label={`筛选${box.words}`}>
      <div className="line">
        <FilterWords words={filter.words} onWords={(words) => set({ words })} />
        {narrow ? (
          <FoldButton open={open} set={behind + shorter} onOpen={setOpen} />
        ) : (
          <>
            <KindAndUrgency kinds={kinds} filter={filter} onSet={set} />
            <MoreButton open={open} onOpen={setOpen} />
          </>
        )}
        <SavedFilters box={box} filter={filter} saved={saved} onFilter={onFilter} />
      </div>
      {open && narrow && (
        <div className="line folded">
          <KindAndUrgency kinds={kinds} filter={filter} onSet={set} />
        </div>
      )}
      {open && <MoreFilters box={box} filter={filter} starterName={starterName} onSet={set} />}
      <Chips
        chips={chipsOf(filter, { kinds, starter: starterName, date: box.dateWords })}
        filter={filter}
        known={
          choices.data === undefined ||
          saved.some((one) => filterKey(fittingFilter(box.box, one.filter)) === filterKey(filter))
        }
        onFilter={takeOut}
      />
    </search>
  );
}

const MoreButton = ({ open, onOpen }: { readonly open: boolean; readonly onOpen: (open: boolean) => void }) => (
  <Button
    type="text"
    icon={<Icon name={open ? 'up' : 'down'} />}
    iconPlacement="end"
    aria-expanded={open}
    onClick={() => onOpen(!open)}
  >
    {open ? '收起' : '更多筛选'}
  </Button>
);

interface KindAndUrgencyProps {
  readonly kinds: readonly { readonly code: string; readonly name: string }[];
  readonly filter: BoxFilter;
  readonly onSet: (conditions: Parameters<typeof filterOf>[0]) => void;
}

function KindAndUrgency({ kinds, filter: { kind, urgency }, onSet }: KindAndUrgencyProps) {
  return (
    <>
      <Select
        aria-label="类型"
        className="choice kind"
        placeholder="全部类型"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={kind ?? null}
        options={kindOptions(kinds, kind)}
        onChange={(chosen: string | null | undefined) => onSet({ kind: chosen ?? undefined })}
      />
      <Select
        aria-label="缓急"
        className="choice"
        placeholder="全部缓急"
        allowClear
        value={urgency ?? null}
        options={urgencyChoices}
        onChange={(chosen: BoxFilter['urgency'] | null) => onSet({ urgency: chosen ?? undefined })}
      />
    </>
  );
}

interface ChipsProps {
  readonly chips: ReturnType<typeof chipsOf>;
  readonly filter: BoxFilter;
  /** It stands under 常用筛选 already. */
  readonly known: boolean;
  readonly onFilter: (filter: BoxFilter) => void;
}

function Chips({ chips, filter, known, onFilter }: ChipsProps) {
  if (chips.length === 0) return null;
  return (
    <div className="set">
      {chips.map(({ words, without }) => (
        <span key={words} className="chip now">
          {words}
          <button type="button" aria-label={`去掉“${words.replaceAll(/[“”]/g, '')}”`} onClick={() => onFilter(without)}>
            <Icon name="close" />
          </button>
        </span>
      ))}
      <Button type="link" size="small" onClick={() => onFilter({})}>
        清除全部
      </Button>
      {!known && <SaveFilter filter={filter} words={chips.map(({ words }) => words)} />}
    </div>
  );
}
