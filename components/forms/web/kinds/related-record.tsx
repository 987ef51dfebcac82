import { type ReactNode, useRef, useState } from 'react';
import { broughtAlong, type Copies } from '../controls/brought-along.ts';
import { ChosenNames } from '../controls/chosen-names.tsx';
import type { ControlProps } from '../controls/control-props.ts';
import { referenceOf } from '../controls/field-values.ts';
import { usePaper } from '../render/paper-context.ts';
import { words } from '../render/words.ts';
import type { WebKind } from './web-kind.ts';

export const relatedRecord: WebKind = { Control: RecordControl, group: true };

const nothing: Copies = {};

/**
 * A row of another application's list; what it brings along goes into the other fields at once and may be changed there. What
 * somebody typed there stays unless he says otherwise.
 */
function RecordControl({ slot, control }: ControlProps): ReactNode {
  const { onChange, onLeave, pickers, standing } = usePaper();
  const brought = useRef(nothing);
  const [left, setLeft] = useState(nothing);
  const pick = pickers.pickRecord;
  const chosen = referenceOf(slot.value);
  const choose = async (): Promise<void> => {
    const picked = await pick?.(slot.key, slot.label);
    if (picked) {
      const { fill, left: kept } = broughtAlong(picked.copies, brought.current, (key) => standing(key)?.value);
      onChange(slot.key, { id: picked.id, name: picked.name });
      for (const [key, value] of Object.entries(fill)) onChange(key, value);
      brought.current = Object.fromEntries(Object.entries(picked.copies).filter(([key]) => kept[key] === undefined));
      setLeft(kept);
    }
    onLeave(slot.key);
  };
  const replace = (): void => {
    for (const [key, value] of Object.entries(left)) onChange(key, value);
    brought.current = { ...brought.current, ...left };
    setLeft(nothing);
  };
  const labels = Object.keys(left).map((key) => standing(key)?.label ?? key);
  return (
    <>
      <ChosenNames
        slot={slot}
        control={control}
        names={chosen ? [chosen] : []}
        button={chosen ? words.changeRecord : words.chooseRecord}
        onChoose={pick ? choose : undefined}
        onRemove={() => {
          setLeft(nothing);
          onChange(slot.key, null);
        }}
      />
      <span role="status" className="gov-field-hint">
        {labels.length > 0 && words.leftAsTyped(labels)}
      </span>
      {labels.length > 0 && (
        <button type="button" className="gov-field-button" onClick={replace}>
          {words.takeFromRecord}
        </button>
      )}
    </>
  );
}
