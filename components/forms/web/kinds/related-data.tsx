import { type ReactNode, useState } from 'react';
import type { ControlProps } from '../controls/control-props.ts';
import { textOf } from '../controls/field-values.ts';
import { usePaper } from '../render/paper-context.ts';
import { words } from '../render/words.ts';
import type { WebKind } from './web-kind.ts';

export const relatedData: WebKind = { Control: DictionaryControl };

/** A long list, found by typing a part of a word; what is no entry is told when the field is left. */
function DictionaryControl({ slot, control }: ControlProps): ReactNode {
  const { onChange, onLeave } = usePaper();
  const [typed, setTyped] = useState<string>();
  const { choices = [] } = slot;
  const stored = textOf(slot.value);
  const word = choices.find(({ value }) => value === stored)?.label ?? stored;
  const listId = `${control.id}-list`;
  const type = (text: string): void => {
    setTyped(text);
    onChange(slot.key, text === '' ? null : (choices.find(({ label }) => label === text)?.value ?? text));
  };
  return (
    <>
      <input
        {...control}
        type="text"
        autoComplete="off"
        className="gov-field-input"
        list={listId}
        placeholder={slot.required ? words.typeToFind : words.optional}
        value={typed ?? word}
        onChange={(event) => type(event.target.value)}
        onBlur={() => {
          setTyped(undefined);
          onLeave(slot.key);
        }}
      />
      <datalist id={listId}>
        {choices.map(({ value, label }) => (
          <option key={value} value={label} />
        ))}
      </datalist>
    </>
  );
}
