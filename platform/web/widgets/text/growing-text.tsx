import { Input } from 'antd';
import { TextCount } from './text-count.tsx';
import { useRoom } from './too-much.ts';
import './growing-text.css';

interface GrowingTextProps {
  readonly id: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Said when it is near. Nothing is cut off: who pastes too much decides what to leave out; far too much does not come in. */
  readonly maxLength: number;
  readonly placeholder?: string;
  /** One line at first, in the decision bar; several in a dialog. */
  readonly place: 'bar' | 'dialog';
}

/** A text field that grows with its text. Antd's own measures with inline styles, which our content security policy drops. */
export function GrowingText({ id, value, onChange, maxLength, placeholder = '', place }: GrowingTextProps) {
  const { guard, taken, refused } = useRoom(maxLength);
  return (
    <div className="counted-text">
      <div className={`growing-text in-${place}`} data-text={value}>
        <Input.TextArea
          {...guard}
          id={id}
          rows={1}
          placeholder={placeholder}
          aria-describedby={`${id}-count`}
          value={value}
          onChange={(event) => {
            const text = taken(event);
            if (text !== undefined) onChange(text);
          }}
        />
      </div>
      {refused === '' ? (
        <TextCount id={`${id}-count`} text={value} limit={maxLength} />
      ) : (
        <span id={`${id}-count`} className="text-count too-long" role="alert">
          {refused}
        </span>
      )}
    </div>
  );
}
