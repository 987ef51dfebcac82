import assert from 'node:assert/strict';
import { test } from 'node:test';
import { penSheet } from '@gov/forms';
import { asDrawing, linesOnCanvas, unitsPerPixel, withoutLast, withStroke } from './pen-strokes.ts';

const line = [
  { x: 10.4, y: 20.6 },
  { x: 30, y: 40 },
];

test('写的是整数，撤一笔就回到前一笔', () => {
  const one = withStroke(undefined, line, { pixels: 3.5, units: 2 });
  assert.deepEqual(one, { strokes: [{ width: 7, points: [21, 41, 60, 80] }] });
  const two = one && withStroke(one, [{ x: 1, y: 1 }], { pixels: 6, units: 2 });

  assert.equal(two?.strokes.length, 2);
  assert.deepEqual(two && withoutLast(two), one);
  assert.equal(one && withoutLast(one), undefined);
});

test('写出纸外的收在纸边，写得太多的不再收', () => {
  const out = withStroke(undefined, [{ x: -5, y: 9999 }], { pixels: 2, units: 2 });
  assert.deepEqual(out?.strokes[0]?.points, [0, penSheet.side]);
  const long = Array.from({ length: penSheet.numbers / 2 + 1 }, () => ({ x: 1, y: 1 }));
  assert.equal(withStroke(undefined, long, { pixels: 2, units: 2 }), undefined);
});

test('在宽屏上写的，竖过来也看得全', () => {
  const wide = withStroke(undefined, [{ x: 900, y: 100 }], { pixels: 2, units: 2 });

  assert.equal(unitsPerPixel(wide, { width: 1000, height: 200 }), 2);
  const units = unitsPerPixel(wide, { width: 360, height: 180 });
  const [drawn] = linesOnCanvas(wide, units);
  assert.ok(drawn && (drawn.points[0]?.x ?? 999) <= 360);
});

test('窗口里存的不是笔画就当没有', () => {
  for (const kept of [undefined, 'x', {}, { strokes: 'x' }, { strokes: [null] }, { strokes: [{ points: 'x' }] }])
    assert.equal(asDrawing(kept), undefined);
  assert.ok(asDrawing({ strokes: [{ width: 7, points: [1, 2] }] }));
});
