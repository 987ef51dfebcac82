import type { ChangeEvent, ReactNode } from 'react';
import { typedLine } from '#platform/web/text/typed-line.ts';
import { TextCount } from '#platform/web/widgets/text/text-count.tsx';
import { useRoom } from '#platform/web/widgets/text/too-much.ts';
import { usePaper } from '../render/paper-context.ts';
import { words } from '../render/words.ts';
import { Capitals } from './capitals.tsx';
import type { ControlProps } from './control-props.ts';
import { textOf } from './field-values.ts';

/** Texts longer than this get a field that grows, so that a title or a 来文字号 in half a line is seen whole. */
const oneLineLength = 40;

/** For fields that say no limit of their own. */
const usualLimit = 4000;
/** A figure as it is written has no more signs. */
const figureLimit = 30;

/** What is too long stays as it was typed; how much too long it is stands below. What is far too long does not come in at all. */
export function TextControl({ slot, control }: ControlProps): ReactNode {
  const limit = slot.maxLength;
  if (limit === undefined) return <TextField slot={slot} control={control} />;
  const countId = `${control.id}-count`;
  const described = [control['aria-describedby'], countId].filter(Boolean).join(' ');
  return (
    <>
      <TextField slot={slot} control={{ ...control, 'aria-describedby': described }} />
      {slot.problem ? null : <TextCount id={countId} text={textOf(slot.value)} limit={limit} />}
    </>
  );
}

function TextField({ slot, control }: ControlProps): ReactNode {
  const { onChange, onLeave } = usePaper();
  const { guard, taken, refused } = useRoom(slot.maxLength ?? usualLimit);
  const isOneLine = slot.fieldKind === 'text';
  const shared = {
    ...control,
    ...guard,
    className: 'gov-field-input',
    value: textOf(slot.value),
    placeholder: slot.required ? undefined : words.optional,
    onBlur: () => onLeave(slot.key),
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      const text = taken(event);
      if (text !== undefined) onChange(slot.key, isOneLine ? typedLine(text) : text);
    },
  };
  if (isOneLine && (slot.maxLength ?? 0) <= oneLineLength) {
    return (
      <>
        <input {...shared} type="text" />
        <KeptOut words={refused} />
      </>
    );
  }
  // a hidden copy of the text gives the field its height; no script measures anything
  return (
    <>
      <span className={isOneLine ? 'gov-field-grow' : 'gov-field-grow is-tall'} data-text={`${shared.value} `}>
        <textarea {...shared} rows={1} />
      </span>
      <KeptOut words={refused} />
    </>
  );
}

/** Says at once, to readers too, what did not come into the field. */
const KeptOut = ({ words: sentence }: { readonly words: string }): ReactNode =>
  sentence === '' ? null : (
    <span className="gov-field-problem" role="alert">
      {sentence}
    </span>
  );

export function NumberControl({ slot, control }: ControlProps): ReactNode {
  const { onChange, onLeave } = usePaper();
  const { guard, taken, refused } = useRoom(figureLimit);
  // not type=number: it loses what was typed when it is not yet a number
  return (
    <>
      <span className="gov-field-number">
        <input
          {...control}
          {...guard}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          className="gov-field-input"
          value={textOf(slot.value)}
          placeholder={slot.required ? undefined : words.optional}
          onChange={(event) => {
            const text = taken(event);
            if (text !== undefined) onChange(slot.key, text);
          }}
          onBlur={() => onLeave(slot.key)}
        />
        {slot.unit ? <span aria-hidden="true">{slot.unit}</span> : null}
        <Capitals slot={slot} />
      </span>
      <KeptOut words={refused} />
    </>
  );
}
