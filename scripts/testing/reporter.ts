/**
 * Reporter for node:test: failures in full, skipped tests by name, the slowest few; the totals go into the file
 * that TEST_TOTALS names, where the runner adds them up.
 */
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';

export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

type Outcome = Extract<TestEvent, { type: 'test:pass' | 'test:fail' }>['data'];

export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const times: { readonly name: string; readonly millis: number }[] = [];
  const totals = { passed: 0, failed: 0, skipped: 0 };
  for await (const event of events) {
    if (event.type === 'test:stderr' || event.type === 'test:stdout') yield event.data.message;
    if (event.type === 'test:pass' || event.type === 'test:fail') {
      const { data } = event;
      const isSuite = data.details.type === 'suite';
      if (event.type === 'test:fail') {
        if (!isSuite || !onlyChildrenFailed(data)) {
          totals.failed += 1;
          yield failure(data);
        }
      } else if (data.skip !== undefined || data.todo !== undefined) {
        totals.skipped += 1;
        yield `– skipped: ${data.name}${typeof data.skip === 'string' ? ` (${data.skip})` : ''}\n`;
      } else if (data.file?.endsWith(data.name)) {
        // node:test counts a file in which nothing was registered as one passed test.
        totals.failed += 1;
        yield `✖ ${data.name} holds no test\n`;
      } else if (!isSuite) {
        totals.passed += 1;
        times.push({ name: data.name, millis: data.details.duration_ms });
      }
    }
  }
  const slow = times.filter((each) => each.millis > 2000).toSorted((a, b) => b.millis - a.millis);
  for (const { name, millis } of slow.slice(0, 5)) yield `  ${(millis / 1000).toFixed(1)} s  ${name}\n`;
  if (process.env.TEST_TOTALS) writeFileSync(process.env.TEST_TOTALS, JSON.stringify(totals));
}

const onlyChildrenFailed = (data: Outcome): boolean =>
  'error' in data.details && inspect(data.details.error).includes('subtestsFailed');

function failure({ name, file, line, details }: Outcome): string {
  const place = file ? `${relative(process.cwd(), file)}:${line ?? 1}` : '';
  const error = 'error' in details ? details.error : undefined;
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return `✖ ${name}\n  ${place}\n${indented(inspect(cause, { depth: 4 }))}\n\n`;
}

const indented = (text: string): string => text.replace(/^/gm, '    ');
