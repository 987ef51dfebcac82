import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { untilTrue } from './until-true.ts';

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pictures of the content that somebody sees without scrolling, icons left out. */
const inView = `[...document.querySelectorAll('main img')].filter((one) => {
  const { top, bottom, width, height } = one.getBoundingClientRect();
  return top < innerHeight && bottom > 0 && width > 50 && height > 50;
})`;
const loaded = `(() => {
  const pictures = ${inView};
  return pictures.length > 0 && pictures.every((one) => one.complete && one.naturalWidth > 0);
})()`;
const placesOnScreen = `${inView}.map((one) => {
  const { left, top, right, bottom } = one.getBoundingClientRect();
  const [x, y] = [Math.max(left, 0), Math.max(top, 0)];
  return { x, y, width: Math.min(right, innerWidth) - x, height: Math.min(bottom, innerHeight) - y };
})`;

/** How many points of a picture of the screen are dark enough to be print. */
const darkPoints = (png: Buffer): string => `(async () => {
  const bytes = Uint8Array.from(atob('${png.toString('base64')}'), (one) => one.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
  const pen = canvas.getContext('2d');
  pen.drawImage(bitmap, 0, 0);
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
  let dark = 0;
  for (let at = 0; at < data.length; at += 4) if (data[at] + data[at + 1] + data[at + 2] < 300) dark++;
  return dark;
})()`;

/** Less than a line of print. */
const fewest = 50;

/**
 * Waits until the first picture of the content and those in view with it have come and print stands on each, on the screen and
 * not only in memory: a picture that is still being drawn is white. It is scrolled to: what stands at the lower edge of the
 * window shows no more than the margin of a page.
 */
export async function picturesAreDrawn(page: Page, patience = 30_000): Promise<void> {
  await untilTrue(page, `document.querySelector('main img')`, 'no picture', patience);
  await page.evaluate(`document.querySelector('main img').scrollIntoView()`);
  await untilTrue(page, loaded, 'a picture has not come', patience);
  const tries = Math.ceil(patience / 250);
  let dark: number[] = [];
  for (let n = 0; n < tries; n++) {
    dark = await printOn(page);
    if (dark.every((points) => points >= fewest)) return;
    await page.waitForTimeout(250);
  }
  assert.fail(`white pictures on ${page.url()}: ${dark.join(', ')} dark points`);
}

async function printOn(page: Page): Promise<number[]> {
  const points: number[] = [];
  for (const clip of await page.evaluate<Place[]>(placesOnScreen))
    points.push(await page.evaluate<number>(darkPoints(await page.screenshot({ clip }))));
  return points;
}
