import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { TextField } from '#platform/web/widgets/field.tsx';
import { type BoxFilter, routes } from '../../contract.ts';

const longestName = 20;

interface SaveFilterProps {
  readonly filter: BoxFilter;
  /** Its conditions in words. */
  readonly words: readonly string[];
}

/** 存为常用筛选: what is set now, under a name. */
export function SaveFilter({ filter, words }: SaveFilterProps) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const save = useCommand(routes.saveFilter, {
    refreshes: [routes.filters],
    onDone: () => {
      setOpen(false);
      setTyped('');
    },
  });
  const name = typed.trim();
  const tooLong = name.length > longestName;
  return (
    <>
      <Button type="link" size="small" onClick={() => setOpen(true)}>
        存为常用筛选…
      </Button>
      <DecisionDialog
        open={open}
        title="存为常用筛选"
        size="question"
        leaveWords="先不存"
        primaryWords="存下来"
        disabled={name === '' || tooLong}
        busy={save.isPending}
        error={save.error}
        onLeave={() => {
          save.reset();
          setOpen(false);
        }}
        onDecide={() => save.mutate({ body: { name, filter } })}
      >
        <p className="secondary">{words.join('、')}</p>
        <TextField
          label="名称"
          hint="最多 20 个字，只有您自己看得到"
          maxLength={200}
          problem={tooLong ? `最多 ${longestName} 个字，现在 ${name.length} 个` : undefined}
          value={typed}
          onChange={setTyped}
        />
      </DecisionDialog>
    </>
  );
}
