import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { RenameDialog } from '#platform/web/widgets/dialogs/rename-dialog.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { UndoLine } from '#platform/web/widgets/undo-line.tsx';
import { type BoxFilter, routes, type SavedFilter } from '../../contract.ts';
import type { BoxWords } from '../lists/boxes.ts';
import { filterKey, fittingFilter } from './filter-address.ts';
import { SavedList } from './saved-list.tsx';

interface SavedFiltersProps {
  readonly box: BoxWords;
  readonly filter: BoxFilter;
  readonly saved: readonly SavedFilter[];
  readonly onFilter: (filter: BoxFilter) => void;
}

/** More of them would push the rows down; all stand in the list. */
const mostInSight = 5;

/** 常用筛选: one press applies one of them, a second press takes it off again. */
export function SavedFilters({ box, filter, saved, onFilter }: SavedFiltersProps) {
  const fitting = saved
    .map((one) => ({ ...one, fits: fittingFilter(box.box, one.filter) }))
    .filter(({ fits }) => filterKey(fits) !== '');
  const applied = (fits: BoxFilter) => filterKey(fits) === filterKey(filter);
  const apply = (fits: BoxFilter) => onFilter(applied(fits) ? {} : fits);
  const changing = useChanging();
  if (saved.length === 0) return changing.parts;
  return (
    <>
      <span className="saved">
        {fitting.slice(0, mostInSight).map(({ id, name, fits }) => (
          <Button
            key={id}
            size="small"
            className={applied(fits) ? 'applied' : ''}
            aria-pressed={applied(fits)}
            onClick={() => apply(fits)}
          >
            {name}
          </Button>
        ))}
        <SavedList
          saved={saved}
          fitting={fitting}
          onApply={onFilter}
          onRename={changing.rename}
          onRemove={changing.remove}
        />
      </span>
      {changing.parts}
    </>
  );
}

/** Renaming asks for the name; what was dropped can be had back as long as its line stands there. */
function useChanging() {
  const [renamed, setRenamed] = useState<SavedFilter>();
  const [removed, setRemoved] = useState<SavedFilter>();
  const refreshes = [routes.filters];
  const renaming = useCommand(routes.renameFilter, { refreshes, onDone: () => setRenamed(undefined) });
  const removing = useCommand(routes.removeFilter, { refreshes });
  const saving = useCommand(routes.saveFilter, { refreshes, onDone: () => setRemoved(undefined) });
  const remove = (one: SavedFilter) => {
    saving.reset();
    removing.mutate({ params: { filterId: one.id } }, { onSuccess: () => setRemoved(one) });
  };
  const parts = (
    <>
      {removed && (
        <UndoLine
          done={`常用筛选“${removed.name}”删掉了。`}
          undoWords="恢复"
          undoing={saving.isPending}
          onUndo={() => saving.mutate({ body: { name: removed.name, filter: removed.filter } })}
        />
      )}
      <Refusal error={removing.error ?? saving.error} />
      {renamed && (
        <RenameDialog
          name={renamed.name}
          hint="最多 20 个字"
          maxLength={20}
          command={renaming}
          onLeave={() => {
            renaming.reset();
            setRenamed(undefined);
          }}
          onRename={(name) => renaming.mutate({ params: { filterId: renamed.id }, body: { name } })}
        />
      )}
    </>
  );
  return { parts, rename: setRenamed, remove };
}
