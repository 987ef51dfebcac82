import { Button, Segmented } from 'antd';
import { useRef, useState } from 'react';
import { Icon } from '#platform/web/widgets/icon.tsx';
import { useNarrow } from '#platform/web/widgets/use-narrow.ts';
import { thicknesses, withoutLast } from './pen-strokes.ts';
import { useCanvas } from './use-canvas.ts';
import type { Pen } from './use-pen.ts';
import './pen.css';

type Thickness = (typeof thicknesses)[number]['key'];

/** 手写: a sheet above the decision (on a phone over the whole window), written on with a pen, a finger or the mouse. */
export function PenSheet({ pen, label }: { readonly pen: Pen; readonly label: string }) {
  const { drawing, write, show } = pen;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [thickness, setThickness] = useState<Thickness>('middle');
  const [full, setFull] = useState(false);
  const narrow = useNarrow();
  const pixels = thicknesses.find(({ key }) => key === thickness)?.pixels ?? 3.5;
  useCanvas(canvas, {
    drawing,
    pixels,
    onStroke: (next) => {
      setFull(next === undefined);
      if (next) write(next);
    },
  });
  const strokes = drawing?.strokes.length ?? 0;
  const change = (next: typeof drawing) => {
    setFull(false);
    write(next);
  };
  return (
    <section className="pen-sheet" aria-label={`${label}：手写`}>
      <div className="row wrap pen-tools">
        <Segmented
          aria-label="笔画粗细"
          options={thicknesses.map(({ key, words }) => ({ value: key, label: words }))}
          value={thickness}
          onChange={(value) => setThickness(value)}
        />
        <Button icon={<Icon name="undo" />} disabled={!drawing} onClick={() => drawing && change(withoutLast(drawing))}>
          撤一笔
        </Button>
        <Button disabled={!drawing} onClick={() => change(undefined)}>
          清空
        </Button>
        <span className="grow tertiary small" role="status">
          {full ? '这一张写满了，这一笔没有收下。' : drawing ? `已写 ${strokes} 笔，自动留着` : '用笔、手指或鼠标写'}
        </span>
        <Button
          className="pen-close"
          type={narrow ? 'primary' : 'text'}
          icon={<Icon name="close" />}
          onClick={() => show(false)}
        >
          {narrow ? '写好了' : '收起'}
        </Button>
      </div>
      <canvas
        ref={canvas}
        role="img"
        aria-label={strokes > 0 ? `手写区，已写 ${strokes} 笔` : '手写区，不便手写的请在下面打字'}
      />
    </section>
  );
}

/** Opens the sheet; closed, it says that something is written on it. */
export function PenButton({ pen: { drawing, open, show } }: { readonly pen: Pen }) {
  return (
    <Button size="small" icon={<Icon name="pencil" />} aria-expanded={open} onClick={() => show(!open)}>
      {drawing && !open ? `手写（${drawing.strokes.length} 笔）` : '手写'}
    </Button>
  );
}
