import type { ReactNode } from 'react';
import { ChosenNames } from '../controls/chosen-names.tsx';
import type { ControlProps } from '../controls/control-props.ts';
import { referenceOf } from '../controls/field-values.ts';
import { usePaper } from '../render/paper-context.ts';
import { words } from '../render/words.ts';
import type { WebKind } from './web-kind.ts';

export const relatedRecord: WebKind = { Control: RecordControl, group: true };

/** A row of another application's list; what it brings along goes into the other fields at once and may be changed there. */
function RecordControl({ slot, control }: ControlProps): ReactNode {
  const { onChange, onLeave, pickers } = usePaper();
  const pick = pickers.pickRecord;
  const chosen = referenceOf(slot.value);
  const choose = async (): Promise<void> => {
    const picked = await pick?.(slot.key, slot.label);
    if (picked) {
      onChange(slot.key, { id: picked.id, name: picked.name });
      for (const [key, value] of Object.entries(picked.copies)) onChange(key, value);
    }
    onLeave(slot.key);
  };
  return (
    <ChosenNames
      slot={slot}
      control={control}
      names={chosen ? [chosen] : []}
      button={chosen ? words.changeRecord : words.chooseRecord}
      onChoose={pick ? choose : undefined}
      onRemove={() => onChange(slot.key, null)}
    />
  );
}
