import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: 'minor' | 'moderate' | 'serious' | 'critical' | null;
    readonly help: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
  readonly passed: number;
}

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Colours half-way through a change are nobody's colours; what turns for ever is not waited for. */
const animationsAtRest = `Promise.allSettled(document.getAnimations()
  .filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime))
  .map((one) => one.finished))`;

/**
 * Serious and critical findings of axe on the page as it stands, one sentence each. The source goes in through the
 * debugger, not through a script tag, because the product's content security policy refuses foreign scripts.
 */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(source);
  await page.evaluate(animationsAtRest);
  const found = await runAxe(page);
  if (found.length === 0) return [];
  // Something may have begun to change while axe looked: a finding is one that is still there afterwards.
  await page.evaluate(animationsAtRest);
  const still = await runAxe(page);
  return still
    .filter(({ id }) => found.some((one) => one.id === id))
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.length}×, first ${nodes[0]?.html.slice(0, 160)})`);
}

async function runAxe(page: Page): Promise<AxeResult['violations']> {
  const result: AxeResult = await page.evaluate(`axe.run(document, { resultTypes: ['violations'] })
    .then(({ violations, passes }) => ({ violations, passed: passes.length }))`);
  if (result.passed === 0) throw new Error('axe found nothing to check: the page is empty');
  return result.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
}
