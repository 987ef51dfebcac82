import assert from 'node:assert/strict';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { atTheEnd } from '../../scripts/testing/at-the-end.ts';
import { oldBrowser, openBrowser } from './browser.ts';
import {
  arriveSignedIn,
  type DemoAccount,
  type Desk,
  type DeskOptions,
  type DeskPlace,
  officeScreen,
  openDesk,
  signIn,
} from './desk.ts';
import { joinServer, type RunningServer, startServer } from './server.ts';
import { untilTrue } from './until-true.ts';

const output = join(import.meta.dirname, '../../test-output');

/** What a journey can do: seat people at desks, and nothing that a person could not. */
export interface Scene {
  readonly server: RunningServer;
  /** The demo accounts that the sign-in page offers. */
  readonly accounts: readonly DemoAccount[];
  /** A fresh browser with nobody signed in. */
  visitor(options?: DeskOptions, who?: string): Promise<Desk>;
  /**
   * A desk at which this person has signed in: a sign-in name of the demo city, or part of the words of a listed account.
   * The first of a journey signs in on the page, as does who has to choose an identity; the others arrive signed in.
   */
  seat(who: string, options?: DeskOptions): Promise<Desk>;
  /**
   * Opens pages of a signed-in desk in Chromium 103 and keeps pictures; a console error fails the journey. `ready` waits for
   * what one of these pages shows last.
   */
  inOldBrowser(desk: Desk, paths: readonly string[], ready?: (page: Page) => Promise<void>): Promise<void>;
}

/** One server and one browser serve all journeys of a run: loading the demo city is the long part. */
const shared: { server?: Promise<RunningServer>; browser?: Promise<Browser> } = {};
const ownServers: RunningServer[] = [];

/** A journey with an environment of its own gets a server of its own. */
async function serverFor(environment: Environment | undefined): Promise<RunningServer> {
  if (!environment) {
    const running = process.env.JOURNEY_SERVER;
    shared.server ??= running ? joinServer(running) : startServer();
    return shared.server;
  }
  const server = await startServer(environment);
  ownServers.push(server);
  return server;
}

atTheEnd(async () => {
  const [browser, server] = await Promise.allSettled([shared.browser, shared.server]);
  if (browser.status === 'fulfilled') await browser.value?.close();
  if (server.status === 'fulfilled') await server.value?.stop();
  for (const own of ownServers) await own.stop();
});

type Environment = Readonly<Record<string, string>>;

/**
 * Registers a journey; its pictures (taken where PICTURES is set) lie in `test-output/<name>/`, a console error at any
 * desk fails it. With an `environment` it runs on its own server with an empty data directory.
 */
export function journey(
  name: string,
  run: (scene: Scene) => Promise<void>,
  minutes = 5,
  environment?: Environment,
): void {
  test(`journey ${name}`, { timeout: minutes * 60_000 }, async () => {
    const folder = join(output, name);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const desks: Desk[] = [];
    shared.browser ??= openBrowser();
    const [server, browser] = await Promise.all([serverFor(environment), shared.browser]);
    const browsers = [browser];
    const scene = sceneOf(server, browsers, folder, desks);
    try {
      await run(await scene);
      assert.deepEqual(
        desks.flatMap((desk) => desk.watch.problems),
        [],
      );
    } catch (error) {
      await keepLastPictures(desks, folder);
      throw error;
    } finally {
      for (const desk of desks) await desk.context.close();
      for (const extra of browsers.slice(1)) await extra.close();
    }
  });
}

async function sceneOf(server: RunningServer, browsers: Browser[], folder: string, desks: Desk[]): Promise<Scene> {
  const [browser] = browsers;
  assert.ok(browser);
  const accounts = await demoAccounts(server.address);
  let pictures = 0;
  const place: DeskPlace = {
    address: server.address,
    folder,
    pictures: process.env.PICTURES !== undefined,
    nextPicture: () => String(++pictures).padStart(2, '0'),
    seated: (desk) => desks.push(desk),
  };
  const open = (context: BrowserContext, who: string) => openDesk(context, place, who);
  const visitor = async (options: DeskOptions = {}, who = '访客') =>
    open(
      await browser.newContext({
        viewport: options.viewport ?? officeScreen,
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
      }),
      who,
    );
  return {
    server,
    accounts,
    visitor,
    seat: async (who, options = {}) => {
      const account = accountOf(accounts, who);
      const onThePage = desks.length === 0 || options.identity !== undefined;
      const desk = await visitor(options, who);
      if (onThePage) await signIn(desk, account, options.identity);
      else await arriveSignedIn(desk, server.address, account);
      return desk;
    },
    inOldBrowser: async (desk, paths, ready) => {
      const old = await oldBrowser();
      browsers.push(old);
      const storageState = await desk.context.storageState();
      const oldDesk = await open(
        await old.newContext({ storageState, viewport: officeScreen, locale: 'zh-CN' }),
        `${desk.who} (Chromium 103)`,
      );
      for (const path of paths) {
        await oldDesk.visit(path);
        // Roles cannot be asked for here: the driver needs a function that Chromium has only since 105.
        const filled = '(document.querySelector("main")?.innerText.trim().length ?? 0) > 20';
        await untilTrue(oldDesk.page, filled, 'empty in Chromium 103');
        await oldDesk.page.waitForLoadState('networkidle');
        await ready?.(oldDesk.page);
        await oldDesk.picture(`chromium-103${path.replaceAll('/', '-')}`);
      }
    },
  };
}

/** The sign-in page lists a few of the demo accounts; the others have the same password. */
function accountOf(accounts: readonly DemoAccount[], who: string): DemoAccount {
  const [first] = accounts;
  assert.ok(first, 'there are demo accounts');
  const listed = accounts.find(({ signInName }) => signInName === who) ?? accounts.find((one) => one.who.includes(who));
  return listed ?? { ...first, signInName: who, who };
}

/** What the sign-in page shows while demo accounts exist, read from where the page reads it. */
async function demoAccounts(address: string): Promise<readonly DemoAccount[]> {
  const reply = await fetch(`${address}/api/session`);
  // reason: the reply's schema is checked where it is written; here a missing list simply means no demo accounts.
  const state = (await reply.json()) as { demo?: { accounts: readonly DemoAccount[] } };
  return state.demo?.accounts ?? [];
}

async function keepLastPictures(desks: readonly Desk[], folder: string): Promise<void> {
  for (const [index, { page, who }] of desks.entries()) {
    if (page.isClosed()) continue;
    await page
      .screenshot({ path: join(folder, `failed-${index + 1}-${who.replaceAll('/', '')}.png`) })
      .catch(() => undefined);
  }
}
