import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPenDrawing, type PenDrawing, penLines, penPicture, penSheet } from './pen-drawing.ts';

const drawing: PenDrawing = {
  strokes: [
    { width: 10, points: [100, 200, 300, 200, 300, 400] },
    { width: 20, points: [500, 300] },
  ],
};
const withPoints = (points: readonly unknown[]): PenDrawing => ({ strokes: [{ width: 10, points }] }) as PenDrawing; // reason: what a client may send instead

test('手写的笔画按写过的地方裁好，一点也画得出来', () => {
  const { left, top, width, height, lines } = penLines(drawing);

  assert.deepEqual([left, top, width, height], [95, 195, 415, 210]);
  assert.deepEqual(lines, [
    { path: 'M100 200Q300 200 300 300L300 400', width: 10 },
    { path: 'M500 300h0', width: 20 },
  ]);
});

test('只收成对的整数，不出纸面，不空也不过多', () => {
  assert.ok(isPenDrawing(drawing));
  const refused = [
    { strokes: [] },
    withPoints([]),
    withPoints([1]),
    withPoints([1, 2, 3]),
    withPoints([1, Number.NaN]),
    withPoints([1, Number.POSITIVE_INFINITY]),
    withPoints([1.5, 2]),
    withPoints([-1, 2]),
    withPoints([1, penSheet.side + 1]),
    withPoints(['1"/><script>', 2]),
    { strokes: [{ width: 0, points: [1, 2] }] },
    { strokes: Array.from({ length: penSheet.strokes + 1 }, () => ({ width: 10, points: [1, 2] })) },
    withPoints(Array.from({ length: penSheet.numbers + 2 }, () => 1)),
  ];
  assert.deepEqual(
    refused.map(isPenDrawing),
    refused.map(() => false),
  );
});

test('画出来的图只由数字写成', () => {
  const picture = penPicture(drawing);

  assert.match(picture, /^<svg [^>]*viewBox="95 195 415 210"/);
  assert.equal(picture.match(/<path /g)?.length, 2);
  assert.match(
    picture.replaceAll(/ (d|stroke-width|viewBox|width|height)="[-MQLh\d. ]*"/g, ''),
    /<g [^>]*><path\/><path\/><\/g>/,
  );
});
