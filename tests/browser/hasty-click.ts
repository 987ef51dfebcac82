import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';

/** A double click in one picture of the browser, so that nothing can be drawn between; returns how to see that one request went out. */
export async function clickHastily(button: Locator, address: RegExp): Promise<{ sentOnce(): void }> {
  const page = button.page();
  let asked = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST' && address.test(request.url())) asked++;
  });
  await button.evaluate((one: { click(): void }) => {
    one.click();
    one.click();
  });
  return { sentOnce: () => assert.equal(asked, 1, 'one double click, one request') };
}
