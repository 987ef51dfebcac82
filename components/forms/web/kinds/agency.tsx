import type { ReactNode } from 'react';
import { ChosenNames } from '../controls/chosen-names.tsx';
import type { ControlProps } from '../controls/control-props.ts';
import { agenciesAsJson, agenciesOf } from '../controls/field-values.ts';
import { usePaper } from '../render/paper-context.ts';
import { words } from '../render/words.ts';
import type { WebKind } from './web-kind.ts';

export const agency: WebKind = { Control: AgencyControl, group: true };

/** One agency, from the dialog that chooses several: the one that was added last. */
function AgencyControl({ slot, control }: ControlProps): ReactNode {
  const { onChange, onLeave, pickers } = usePaper();
  const [chosen] = agenciesOf(slot.value === null ? [] : [slot.value]);
  const pick = pickers.pickAgencies;
  const choose = async (): Promise<void> => {
    const picked = (await pick?.(slot.label, chosen ? [chosen] : [])) ?? [];
    const last = picked.filter(({ name }) => name !== chosen?.name).at(-1);
    const [stored] = last ? (agenciesAsJson([last]) as readonly [Record<string, string>]) : []; // reason: one in, one out
    if (stored) onChange(slot.key, stored);
    onLeave(slot.key);
  };
  return (
    <ChosenNames
      slot={slot}
      control={control}
      names={chosen ? [{ name: chosen.name }] : []}
      button={chosen ? words.changeChoice : words.chooseAgency}
      onChoose={pick ? choose : undefined}
      onRemove={() => onChange(slot.key, null)}
    />
  );
}
