import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { Desk } from '../../browser/desk.ts';
import { type Pixels, smallPng } from './small-png.ts';

const guide = join(import.meta.dirname, '../../../docs/guides');
const manuals = readdirSync(guide)
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(join(guide, name), 'utf8'))
  .join('\n');
const largest = 150_000;
/** A clock that went on, or another day in a list, is not a picture worth a commit. */
const meaningfulShare = 0.01;

export interface ManualPicture {
  readonly title: string;
  readonly png: Buffer;
}
export type Keep = (picture: ManualPicture) => Promise<void>;

/** Takes the picture that a manual shows under this title. */
export async function take(desk: Desk, title: string, keep: Keep): Promise<void> {
  await desk.picture(title);
  await keep({ title, png: await desk.page.screenshot({ animations: 'disabled' }) });
}

/** The same once a dialog has come to rest: opened, no list of choices above it, its last button ready. */
export async function takeDialog(desk: Desk, dialog: Locator, title: string, keep: Keep): Promise<void> {
  await desk.page.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' });
  await dialog.getByRole('button').last().hover();
  await take(desk, title, keep);
}

/** The manuals show exactly these pictures, each small; with HANDBOOK=write those that changed replace the old ones. */
export async function keepPictures(context: BrowserContext, pictures: readonly ManualPicture[]): Promise<void> {
  const shown = [...manuals.matchAll(/\]\(pictures\/([^)]+)\.png\)/g)].map(([, title]) => title);
  assert.deepEqual(pictures.map(({ title }) => title).toSorted(), shown.toSorted(), 'pictures taken and shown');
  const page = await context.newPage();
  for (const { title, png } of pictures) {
    const now = await pixelsOf(page, png);
    const small = smallPng(now);
    assert.ok(small.length < largest, `${title}.png has ${small.length} bytes`);
    if (process.env.HANDBOOK !== 'write') continue;
    const file = join(guide, 'pictures', `${title}.png`);
    const before = existsSync(file) ? await pixelsOf(page, readFileSync(file)) : undefined;
    if (before && differing(before, now) < meaningfulShare && readFileSync(file).length < largest) continue;
    writeFileSync(file, small);
    console.log(`docs/guides/pictures/${title}.png: ${small.length} bytes`);
  }
  await page.close();
}

/** The browser reads its own pictures. */
async function pixelsOf(page: Page, png: Buffer): Promise<Pixels> {
  const source = `data:image/png;base64,${png.toString('base64')}`;
  const read: { width: number; height: number; rgba: string } = await page.evaluate(`(async () => {
    const image = new Image();
    image.src = ${JSON.stringify(source)};
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const pen = canvas.getContext('2d');
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(0, 0, image.width, image.height);
    let text = '';
    for (let at = 0; at < data.length; at += 30000) text += String.fromCharCode(...data.subarray(at, at + 30000));
    return { width: image.width, height: image.height, rgba: btoa(text) };
  })()`);
  return { width: read.width, height: read.height, rgba: Buffer.from(read.rgba, 'base64') };
}

/** Share of points whose brightness differs plainly; pictures of other sizes differ wholly. */
function differing(a: Pixels, b: Pixels): number {
  if (a.width !== b.width || a.height !== b.height) return 1;
  let different = 0;
  for (let at = 0; at < a.rgba.length; at += 4) {
    const green = Math.abs((a.rgba[at + 1] ?? 0) - (b.rgba[at + 1] ?? 0));
    if (green > 48) different += 1;
  }
  return different / (a.width * a.height);
}
