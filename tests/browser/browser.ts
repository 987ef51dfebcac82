import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { registerFonts } from '../../scripts/register-fonts.ts';
import { currentChromium, missingBrowser, oldChromium } from './chromium.ts';

const fontFolder = join(import.meta.dirname, '../../.cache/fonts');
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=zh-CN',
];

/** The browser of the journeys; Chinese is drawn with the vendored fonts. */
export const openBrowser = async (): Promise<Browser> => start(await currentChromium(), []);

/** Chromium 103; it cannot start its helper processes from everywhere, so it stays one process. */
export const oldBrowser = async (): Promise<Browser> => start(await oldChromium(), ['--single-process', '--no-zygote']);

async function start(executablePath: string, more: readonly string[]): Promise<Browser> {
  const env = { ...process.env, FONTCONFIG_FILE: registerFonts(fontFolder) };
  try {
    return await chromium.launch({ executablePath, args: [...flags, ...more], env, handleSIGINT: false });
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const library = /error while loading shared libraries: ([^:\s]+)/.exec(text)?.[1];
    if (library) throw new Error(`${missingBrowser} (missing: ${library})`);
    throw error;
  }
}
