import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { AuditRecord } from '../contract.ts';
import { detailList, eventWords, objectKindWords } from '../rules/record-words.ts';
import type { RecordRow } from './store.ts';

/** Rows as the page and the export show them: codes in words, objects by name where the agency knows one. */
export function recordView(context: UseCaseContext): (row: RecordRow) => AuditRecord {
  const wordsOf = eventWords(context.manifests);
  const nameOf = objectNames(context);
  return (row) => {
    const { words, componentName } = wordsOf(row.event);
    const objectName = nameOf(row.objectId);
    return {
      id: row.id,
      at: row.at,
      event: row.event,
      eventWords: words,
      componentName,
      ...(row.personId === null ? {} : { personId: row.personId }),
      personName: row.personName,
      objectKind: row.objectKind,
      objectKindWords: objectKindWords(row.objectKind),
      objectId: row.objectId,
      ...(objectName === undefined ? {} : { objectName }),
      details: detailList(row.details, nameOf),
      address: row.address,
      ...(row.sequence === null || row.hash === null ? {} : { seal: { sequence: row.sequence, hash: row.hash } }),
    };
  };
}

/** Names of persons, sections, posts and the agency itself, by id. Ids are unique across kinds. */
function objectNames(context: UseCaseContext): (id: string) => string | undefined {
  const { organisation, id, name } = context.agency;
  const names = new Map<string, string>([[id, name]]);
  for (const things of [organisation.persons, organisation.sections, organisation.posts])
    for (const thing of things.values()) names.set(thing.id, thing.name);
  return (wanted) => names.get(wanted);
}
