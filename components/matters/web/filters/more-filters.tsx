import { useSession } from '#platform/web/shell/session.tsx';
import { ChoiceField, DayField } from '#platform/web/widgets/field.tsx';
import { PersonPicker } from '#platform/web/widgets/person-picker.tsx';
import type { BoxFilter } from '../../contract.ts';
import type { BoxWords } from '../lists/boxes.ts';
import { searchPersons } from '../people/person-search.ts';
import { type filterOf, isWork } from './filter-address.ts';
import { dueChoices } from './filter-chips.ts';

interface MoreFiltersProps {
  readonly box: BoxWords;
  readonly filter: BoxFilter;
  /** Of the person in the filter, once it is known. */
  readonly starterName: string | undefined;
  readonly onSet: (conditions: Parameters<typeof filterOf>[0]) => void;
}

/** The conditions that are wanted less often. */
export function MoreFilters({ box, filter, starterName, onSet }: MoreFiltersProps) {
  const { person } = useSession();
  const { starter, due, from = '', to = '' } = filter;
  const chosen =
    starter === undefined
      ? []
      : [{ personId: starter, assignmentId: '', name: starterName ?? '选好的人', section: '', post: '' }];
  return (
    <div className="more">
      <PersonPicker
        label="发起人"
        value={chosen}
        onChange={([one]) => onSet({ starter: one?.personId })}
        search={searchPersons}
        recentOf={person.id}
      />
      {isWork(box.box) && (
        <ChoiceField
          label="到期"
          value={due}
          emptyWords="不限"
          options={dueChoices}
          onChange={(value) => onSet({ due: dueChoices.find((choice) => choice.value === value)?.value })}
        />
      )}
      <DayField label={`${box.dateWords}，从`} value={from} onChange={(day) => onSet({ from: day })} />
      <DayField
        label="到"
        value={to}
        onChange={(day) => onSet({ to: day })}
        hint={from && to && to < from ? '比开始的日子早，一件也不会有' : undefined}
      />
    </div>
  );
}
