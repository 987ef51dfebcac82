import { inkSize } from '@gov/forms';
import { type ReactNode, useEffect, useRef } from 'react';
import SignaturePad from 'signature_pad';
import { usePaper } from '../render/paper-context.ts';
import { words } from '../render/words.ts';
import type { ControlProps } from './control-props.ts';
import { signatureOf } from './field-values.ts';
import { inkOf } from './ink.ts';

/** One's own name with the day of today, by a press or written by hand; nobody signs for another one. */
export function SignatureControl({ slot, control }: ControlProps): ReactNode {
  const { onChange, onLeave, signer } = usePaper();
  const signed = signatureOf(slot.value);
  const put = (ink?: string): void => {
    if (signer) onChange(slot.key, { ...signer, ...(ink === undefined ? {} : { ink }) });
    onLeave(slot.key);
  };
  const takeBack = (): void => {
    onChange(slot.key, null);
    onLeave(slot.key);
  };
  if (signed && signer && signed.id !== signer.id) return <span className="gov-field-text">{slot.display}</span>;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a line of the paper in older browsers
    <span
      className="gov-field-sign"
      role="group"
      aria-labelledby={`${control.id}-label`}
      aria-describedby={control['aria-describedby']}
    >
      {signed?.ink ? <SignatureInk ink={signed.ink} label={words.signatureOf(signed.name)} /> : null}
      {signed && !signed.ink ? <span className="gov-field-text">{signed.name}</span> : null}
      {signed ? (
        <button type="button" id={control.id} className="gov-field-button" onClick={takeBack}>
          {words.takeSignatureBack}
        </button>
      ) : (
        <>
          <SignatureCanvas label={words.signHere} onDrawn={put} />
          <button type="button" id={control.id} className="gov-field-button" disabled={!signer} onClick={() => put()}>
            {words.signWithName}
          </button>
        </>
      )}
    </span>
  );
}

/** Lines of a pen as they were drawn. */
export function SignatureInk({ ink, label }: { readonly ink: string; readonly label: string }): ReactNode {
  return (
    <svg className="gov-field-ink" viewBox={`0 0 ${inkSize.width} ${inkSize.height}`} role="img" aria-label={label}>
      <path d={ink} />
    </svg>
  );
}

interface SignatureCanvasProps {
  readonly label: string;
  readonly onDrawn: (ink: string) => void;
}

/** Where one signs by hand; kept when the pen rests for a moment, so that a name of several strokes is one signature. */
function SignatureCanvas({ label, onDrawn }: SignatureCanvasProps): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef(onDrawn);
  latest.current = onDrawn;
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const pad = new SignaturePad(element);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rest = () => {
      timer = setTimeout(() => {
        const ink = inkOf(pad.toData(), element);
        if (ink !== '') latest.current(ink);
      }, restMillis);
    };
    const go = () => clearTimeout(timer);
    pad.addEventListener('beginStroke', go);
    pad.addEventListener('endStroke', rest);
    return () => {
      clearTimeout(timer);
      pad.off();
    };
  }, []);
  return (
    <canvas ref={canvas} className="gov-field-pad" width={inkSize.width} height={inkSize.height} aria-label={label} />
  );
}

const restMillis = 1_500;
