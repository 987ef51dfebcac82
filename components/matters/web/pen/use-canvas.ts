import type { PenDrawing } from '@gov/forms';
import { type RefObject, useEffect, useRef } from 'react';
import SignaturePad from 'signature_pad';
import { linesOnCanvas, unitsPerPixel, withStroke } from './pen-strokes.ts';

interface Sheet {
  readonly drawing: PenDrawing | undefined;
  /** Thickness of what is written next, in CSS pixels. */
  readonly pixels: number;
  /** One line more; undefined = the sheet is full. */
  readonly onStroke: (drawing: PenDrawing | undefined) => void;
}

/** The canvas under the hand: lines are taken from it as numbers, and drawn again from them whenever it shows anything else. */
export function useCanvas(canvas: RefObject<HTMLCanvasElement | null>, sheet: Sheet): void {
  const latest = useRef(sheet);
  latest.current = sheet;
  const redraw = useRef(() => {});
  /** What the canvas shows. */
  const shown = useRef<PenDrawing | undefined>(undefined);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const pad = new SignaturePad(element, { penColor: colorOf(element) });
    const units = () => unitsPerPixel(latest.current.drawing, sizeOf(element));
    redraw.current = () => {
      fit(element);
      drawAll(pad, linesOnCanvas(latest.current.drawing, units()));
      setThickness(pad, latest.current.pixels);
      shown.current = latest.current.drawing;
    };
    const taken = () => {
      const line = pad.toData().at(-1)?.points ?? [];
      const { drawing, pixels, onStroke } = latest.current;
      const next = withStroke(drawing, line, { pixels, units: units() });
      if (next) shown.current = next;
      onStroke(next);
      if (!next) redraw.current();
    };
    pad.addEventListener('endStroke', taken);
    const sizes = new ResizeObserver(() => redraw.current());
    sizes.observe(element);
    return () => {
      sizes.disconnect();
      pad.removeEventListener('endStroke', taken);
      pad.off();
    };
  }, [canvas]);
  const { drawing, pixels } = sheet;
  useEffect(() => {
    if (drawing !== shown.current) redraw.current();
  }, [drawing]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the next line has the thickness chosen now
  useEffect(() => redraw.current(), [pixels]);
}

const colorOf = (element: Element): string => getComputedStyle(element).color;
const sizeOf = ({ clientWidth: width, clientHeight: height }: Element) => ({ width, height });

/** As many points as the screen has. */
function fit(element: HTMLCanvasElement): void {
  const ratio = Math.max(window.devicePixelRatio, 1);
  element.width = Math.round(element.clientWidth * ratio);
  element.height = Math.round(element.clientHeight * ratio);
  element.getContext('2d')?.scale(ratio, ratio);
}

/** Its widths are radii, and a line of ours is as thick everywhere as it is drawn later. */
function setThickness(pad: SignaturePad, pixels: number): void {
  pad.minWidth = pixels / 2;
  pad.maxWidth = pixels / 2;
  pad.dotSize = pixels / 2;
}

function drawAll(pad: SignaturePad, lines: ReturnType<typeof linesOnCanvas>): void {
  pad.clear();
  pad.fromData(
    lines.map(({ radius, points }) => ({
      penColor: pad.penColor,
      dotSize: radius,
      minWidth: radius,
      maxWidth: radius,
      velocityFilterWeight: pad.velocityFilterWeight,
      compositeOperation: pad.compositeOperation,
      points: points.map((point, at) => ({ ...point, pressure: 0.5, time: at * 20 })),
    })),
  );
}
