import { ok } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { moves } from './design-commands.ts';
import { changedAndSaved, drawnApart, writtenAndRead } from './design-laws.ts';
import { drawablePlans } from './drawable-plans.ts';
import { freshSeed } from './play-many.ts';

const seed = Number(process.env.SEED ?? freshSeed);
const numbers = { numRuns: Number(process.env.RUNS ?? 3_000), seed };

test('三千个随机的流程：写成 XML 再读回来，列表里还是原来的样子', () =>
  fc.assert(fc.asyncProperty(drawablePlans, writtenAndRead), numbers));

test('三千串随机的改动：存进文件再打开和改好的一样，每一步都能撤销、重做', async () => {
  let carriedOut = 0;
  const property = fc.asyncProperty(drawablePlans, moves, async (plan, all) => {
    carriedOut += await changedAndSaved(plan, all);
  });
  await fc.assert(property, numbers);
  ok(carriedOut > numbers.numRuns, 'most commands could be carried out');
});

test('三千串随机的改动：图上没有东西压着别的东西，存进文件还在原来的位置', () =>
  fc.assert(fc.asyncProperty(drawablePlans, moves, drawnApart), numbers));
