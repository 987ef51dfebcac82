import type { JsonValue } from '@gov/base';
import type { FieldSlot } from '@gov/forms';
import type { ReactNode } from 'react';
import { ChosenNames } from '../controls/chosen-names.tsx';
import type { ControlProps } from '../controls/control-props.ts';
import { mattersOf } from '../controls/field-values.ts';
import { usePaper } from '../render/paper-context.ts';
import { words } from '../render/words.ts';
import type { WebKind } from './web-kind.ts';

export const relatedMatter: WebKind = { Control: MattersControl, Text: MatterLinks, group: true };

function MattersControl({ slot, control }: ControlProps): ReactNode {
  const { onChange, onLeave, pickers } = usePaper();
  const chosen = mattersOf(slot.value);
  const pick = pickers.pickMatters;
  const put = (matters: readonly { readonly id: string; readonly title: string }[]): void => {
    const stored: JsonValue = matters.map(({ id, title }) => ({ id, title }));
    onChange(slot.key, matters.length === 0 ? null : stored);
  };
  const choose = async (): Promise<void> => {
    const picked = await pick?.(slot.label, chosen);
    if (picked) put(picked);
    onLeave(slot.key);
  };
  return (
    <ChosenNames
      slot={slot}
      control={control}
      names={chosen.map(({ title }) => ({ name: title }))}
      button={words.chooseMatters}
      onChoose={pick ? choose : undefined}
      onRemove={(name) => put(chosen.filter(({ title }) => title !== name))}
    />
  );
}

function MatterLinks({ slot }: { readonly slot: FieldSlot }): ReactNode {
  const { matterAddress } = usePaper();
  const matters = mattersOf(slot.value);
  if (matters.length === 0) return slot.display === '' ? null : <span className="gov-field-text">{slot.display}</span>;
  return (
    <ol className="gov-field-files">
      {matters.map(({ id, title, closed }) => (
        <li key={id}>{matterAddress && !closed ? <a href={matterAddress(id)}>{title}</a> : title}</li>
      ))}
    </ol>
  );
}
