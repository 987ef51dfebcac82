import type { Page } from 'playwright-core';

/** How a report begins among the messages of a page. */
const begins = 'content security policy violated:';

/** Runs in each page before its own scripts. Text, because tests know no page types. */
const listener = `document.addEventListener('securitypolicyviolation', (event) => {
  console.error(${JSON.stringify(begins)}, event.effectiveDirective, event.blockedURI, event.sample);
});`;

/**
 * What the page was kept from by its content security policy, as its own event says it, one line each. The messages of the
 * console stop at some number and are worded by the browser; the event is neither.
 */
export async function listenToPolicy(page: Page): Promise<readonly string[]> {
  const violations: string[] = [];
  page.on('console', (message) => {
    if (message.text().startsWith(begins)) violations.push(message.text());
  });
  await page.addInitScript(listener);
  return violations;
}
