import { type BodyBlock, type BodyDocument, parseBody } from '@gov/gongwen';

/** In the canonical shape, so that equal blocks are equal texts. */
export function blocksOf(body: BodyDocument): readonly BodyBlock[] {
  const parsed = parseBody(body);
  return parsed.ok ? parsed.value.content : body.content;
}

/** Place of the first block in which two texts differ, the same in both; undefined where they are equal. */
export function firstDifference(one: BodyDocument, other: BodyDocument): number | undefined {
  const [blocks, others] = [blocksOf(one), blocksOf(other)];
  const length = Math.max(blocks.length, others.length);
  for (let place = 0; place < length; place += 1)
    if (JSON.stringify(blocks[place]) !== JSON.stringify(others[place])) return place;
  return undefined;
}
