/**
 * Reporter for node:test: failures in full, skipped tests by name; the totals go into the file that TEST_TOTALS names,
 * where the runner adds them up.
 */
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';
import { slowest, type Totals } from './totals.ts';

type Outcome = Extract<TestEvent, { type: 'test:pass' | 'test:fail' }>['data'];

export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const slow: { readonly name: string; readonly millis: number }[] = [];
  const totals = { passed: 0, skipped: 0, failures: [] as string[] };
  let testsInFile = 0;
  for await (const event of events) {
    if (event.type === 'test:stderr' || event.type === 'test:stdout') yield event.data.message;
    if (event.type === 'test:pass' || event.type === 'test:fail') {
      const { data } = event;
      const isSuite = data.details.type === 'suite';
      const isFile = isSuite && data.nesting === 0;
      const isEmptyFile = isFile && testsInFile === 0;
      testsInFile = isFile ? 0 : testsInFile + Number(!isSuite);
      if (event.type === 'test:fail') {
        if (!isSuite || !onlyChildrenFailed(data)) {
          totals.failures.push(`${placeOf(data)}  ${data.name}`);
          yield failure(data);
        }
      } else if (data.skip !== undefined || data.todo !== undefined) {
        totals.skipped += 1;
        yield `– skipped: ${data.name}${typeof data.skip === 'string' ? ` (${data.skip})` : ''}\n`;
      } else if (isEmptyFile) {
        totals.failures.push(`${data.name}  holds no test`);
        yield `✖ ${data.name} holds no test\n`;
      } else if (!isSuite) {
        totals.passed += 1;
        slow.push({ name: data.name, millis: data.details.duration_ms });
        if (data.details.duration_ms > 20_000)
          yield `✔ ${data.name} (${(data.details.duration_ms / 1000).toFixed(0)} s)\n`;
      }
    }
  }
  const whole: Totals = { ...totals, slow: slowest(slow) };
  if (process.env.TEST_TOTALS) writeFileSync(process.env.TEST_TOTALS, JSON.stringify(whole));
}

const onlyChildrenFailed = (data: Outcome): boolean =>
  'error' in data.details && inspect(data.details.error).includes('subtestsFailed');

const placeOf = ({ file, line }: Outcome): string => (file ? `${relative(process.cwd(), file)}:${line ?? 1}` : '');

function failure(data: Outcome): string {
  const error = 'error' in data.details ? data.details.error : undefined;
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return `✖ ${data.name}\n  ${placeOf(data)}\n${indented(inspect(cause, { depth: 4 }))}\n\n`;
}

const indented = (text: string): string => text.replace(/^/gm, '    ');
