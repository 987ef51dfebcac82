import { dateInChina, type JsonObject } from '@gov/base';
import { serialSeries, serialText } from '@gov/forms';
import { formsService } from '#components/forms/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { LoadedMatter } from './loaded-matter.ts';

/**
 * 流水号 are given once, in the moment a matter leaves its starter. Two at once wait for each other at the counter's row; what
 * rolls back gives its number back, and a number that was given stays with its matter whatever becomes of it.
 */
export async function withSerialNumbers(
  context: UseCaseContext,
  { row, form }: LoadedMatter,
  values: JsonObject,
): Promise<JsonObject> {
  if (row.state !== 'DRAFT') return values;
  const today = dateInChina(context.now);
  const given: Record<string, string> = {};
  for (const { key, kind, pattern = '', retired } of form.fields.values()) {
    if (kind !== 'serialNumber' || retired || values[key] !== undefined) continue;
    const counter = { formVersionId: row.formVersionId, field: key, series: serialSeries(pattern, today) };
    given[key] = serialText(pattern, today, await context.ask(formsService).nextSerial(counter));
  }
  return Object.keys(given).length === 0 ? values : { ...values, ...given };
}
