import type { ReactNode } from 'react';
import { ChosenNames } from './chosen-names.tsx';
import type { ControlProps } from './field-control.tsx';
import { agenciesAsJson, agenciesOf, referenceOf } from './field-values.ts';
import { usePaper } from './paper-context.ts';
import { words } from './words.ts';

/** One person or one section, chosen in a dialog of the page. */
export function ReferenceControl({ slot, control }: ControlProps): ReactNode {
  const { onChange, onLeave, pickers } = usePaper();
  const chosen = referenceOf(slot.value);
  const pick = slot.fieldKind === 'person' ? pickers.pickPerson : pickers.pickSection;
  const choose = async (): Promise<void> => {
    const picked = await pick?.(slot.label, chosen);
    if (picked) onChange(slot.key, { id: picked.id, name: picked.name });
    onLeave(slot.key);
  };
  const open = slot.fieldKind === 'person' ? words.choosePerson : words.chooseSection;
  return (
    <ChosenNames
      slot={slot}
      control={control}
      names={chosen ? [{ name: chosen.name }] : []}
      button={chosen ? words.changeChoice : open}
      onChoose={pick ? choose : undefined}
      onRemove={() => onChange(slot.key, null)}
    />
  );
}

/** 主送、抄送: any number of agencies or written names. */
export function AgencyListControl({ slot, control }: ControlProps): ReactNode {
  const { onChange, onLeave, pickers } = usePaper();
  const chosen = agenciesOf(slot.value);
  const pick = pickers.pickAgencies;
  const choose = async (): Promise<void> => {
    const picked = await pick?.(slot.label, chosen);
    if (picked) onChange(slot.key, picked.length === 0 ? null : agenciesAsJson(picked));
    onLeave(slot.key);
  };
  const remove = (name: string): void => {
    const rest = chosen.filter((one) => one.name !== name);
    onChange(slot.key, rest.length === 0 ? null : agenciesAsJson(rest));
  };
  return (
    <ChosenNames
      slot={slot}
      control={control}
      names={chosen.map(({ id, name }) => (id === undefined ? { name, note: words.notDelivered } : { name }))}
      button={words.chooseAgencies}
      onChoose={pick ? choose : undefined}
      onRemove={remove}
    />
  );
}
