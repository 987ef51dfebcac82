import type { NamedReference } from '@gov/forms';
import type { ReactNode } from 'react';
import { usePaper } from '../render/paper-context.ts';
import { words } from '../render/words.ts';
import { ChosenNames } from './chosen-names.tsx';
import type { ControlProps } from './control-props.ts';
import { agenciesAsJson, agenciesOf, referenceOf } from './field-values.ts';

interface ReferenceControlProps extends ControlProps {
  /** The dialog of the page; without one nothing can be chosen. */
  readonly pick:
    | ((title: string, chosen: NamedReference | undefined) => Promise<NamedReference | undefined>)
    | undefined;
  /** What the button says while nothing is chosen: `选人…`. */
  readonly open: string;
}

/** One of a list – a person, a section –, chosen in a dialog of the page. */
export function ReferenceControl({ slot, control, pick, open }: ReferenceControlProps): ReactNode {
  const { onChange, onLeave } = usePaper();
  const chosen = referenceOf(slot.value);
  const choose = async (): Promise<void> => {
    const picked = await pick?.(slot.label, chosen);
    if (picked) onChange(slot.key, { id: picked.id, name: picked.name });
    onLeave(slot.key);
  };
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
