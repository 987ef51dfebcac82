/**
 * Runs the test files that TEST_FILES names in this process, one after the other: each in a suite of its own, so that
 * its `before` and `after` are its own too, and only one file has its house and its database open.
 */
import { relative } from 'node:path';
import { describe } from 'node:test';
import './at-the-end.ts';

const files: readonly string[] = JSON.parse(process.env.TEST_FILES ?? '[]');

for (const file of files) {
  describe(relative(process.cwd(), file), async () => {
    await import(file);
  });
}
