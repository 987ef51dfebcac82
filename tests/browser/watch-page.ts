import type { Page } from 'playwright-core';

/** What went wrong behind a page's back: console errors, broken scripts, requests to the outside world. */
export interface PageWatch {
  readonly problems: readonly string[];
  /** From now on a console message or answer like this is what the journey wants to see. */
  expect(pattern: RegExp): void;
}

export function watchPage(page: Page, address: string, who: string): PageWatch {
  const problems: string[] = [];
  const expected: RegExp[] = [];
  const note = (text: string) => {
    if (!expected.some((pattern) => pattern.test(text))) problems.push(`${who}: ${text}`);
  };
  page.on('console', (message) => {
    if (message.type() === 'error') note(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => note(`script: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    const inside = url.startsWith(`${address}/`) || /^(data|blob|about):/.test(url);
    if (!inside) note(`a request left the building: ${url}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) note(`${response.status()} from ${new URL(response.url()).pathname}`);
  });
  return { problems, expect: (pattern) => expected.push(pattern) };
}
