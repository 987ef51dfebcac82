import { Button } from 'antd';
import { EmptyState } from '#platform/web/widgets/list-states.tsx';
import type { BoxFilter } from '../../contract.ts';
import type { BoxWords } from '../lists/boxes.ts';
import { filterKey } from './filter-address.ts';

interface NoRowsProps {
  readonly box: BoxWords;
  readonly filter: BoxFilter;
  readonly onClear: () => void;
}

/** An empty box is good news; an empty filter only says that nothing fits it. */
export function NoRows({ box, filter, onClear }: NoRowsProps) {
  if (filterKey(filter) === '') return <EmptyState sentence={box.empty} detail={box.emptyDetail} />;
  return (
    <EmptyState
      sentence={`没有符合条件的${box.words}。`}
      detail="放宽上面的条件，或清除后看全部。"
      action={<Button onClick={onClear}>清除筛选</Button>}
    />
  );
}
