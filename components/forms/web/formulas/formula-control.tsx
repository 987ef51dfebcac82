import { dateInChina, instantFromMillis } from '@gov/base';
import { compileExpression } from '@gov/expression';
import { Input } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { ChoiceField, Field } from '#platform/web/widgets/field.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import type { PropertyControlProps } from '../settings/property-control.tsx';
import { exampleOf } from './formula-example.ts';
import { inKeys, inNames, offeredNames } from './formula-names.ts';
import { formulaPieces, withPiece } from './formula-pieces.ts';

/** A formula in the names that stand on paper; stored are the keys behind them, which never change. */
export function FormulaControl({ property, field, template, onChange }: PropertyControlProps): ReactNode {
  const stored = String(field[property.key] ?? '');
  const others = template.fields.filter(({ key }) => key !== field.key);
  const [typed, setTyped] = useState<string>();
  const text = typed ?? inNames(stored, others);
  const box = useRef<HTMLTextAreaElement | null>(null);
  const marked = useRef<readonly [number, number]>(undefined);
  const write = (next: string): void => {
    setTyped(next);
    onChange(inKeys(next, others));
  };
  const put = (piece: string): void => {
    const at = marked.current ?? [text.length, text.length];
    const next = withPiece(text, at, piece);
    marked.current = [next.caret, next.caret];
    write(next.text);
    // the list gives the focus back to itself once it is closed
    setTimeout(() => {
      box.current?.focus();
      box.current?.setSelectionRange(next.caret, next.caret);
    });
  };
  return (
    <>
      <Field label={property.label} hint={property.hint}>
        {(id) => (
          <Input.TextArea
            ref={(made) => {
              box.current = made?.resizableTextArea?.textArea ?? null;
            }}
            id={id}
            rows={3}
            maxLength={2000}
            value={text}
            onChange={(event) => write(event.target.value)}
            onSelect={({ currentTarget }) => {
              marked.current = [currentTarget.selectionStart, currentTarget.selectionEnd];
            }}
            onBlur={() => setTyped(undefined)}
          />
        )}
      </Field>
      <ChoiceField
        label="用到的字段"
        hint="选一个，放到光标处"
        value={undefined}
        options={offeredNames(others)}
        onChange={(chosen) => chosen && put(inNames(chosen, others))}
      />
      <ChoiceField
        label="用到的算法"
        value={undefined}
        options={formulaPieces.map(({ label, text: piece }) => ({ value: piece, label }))}
        onChange={(chosen) => chosen && put(chosen)}
      />
      {property.key === 'formula' && <Example field={field} template={template} />}
    </>
  );
}

/** What the formula makes of made-up values, worked out as the form will do it. */
function Example({ field, template }: Pick<PropertyControlProps, 'field' | 'template'>): ReactNode {
  const today = dateInChina(instantFromMillis(useNow()));
  const example = exampleOf(field, template, today);
  const isWritten = (field.formula ?? '') !== '';
  const isReadable = isWritten && compileExpression(field.formula ?? '').ok;
  return (
    <p className="formula-example" role="status">
      {example ? (
        <>
          {example.given === '' ? '' : `例如：${example.given}。`}
          {example.result === '' ? '这样算不出来，请看一下算法和“算出来是”。' : `算出来是 ${example.result}。`}
        </>
      ) : (
        isWritten && <span className="tertiary">{isReadable ? '用到了没有的字段。' : '算法还没有写完整。'}</span>
      )}
    </p>
  );
}
