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
    const objectName = nameOf(row.objectKind, row.objectId);
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
      details: detailList(row.details),
      address: row.address,
      ...(row.sequence === null || row.hash === null ? {} : { seal: { sequence: row.sequence, hash: row.hash } }),
    };
  };
}

function objectNames(context: UseCaseContext): (kind: string, id: string) => string | undefined {
  const { organisation, name } = context.agency;
  const persons = new Map<string, string>([...organisation.persons].map(([id, person]) => [id, person.name]));
  const sections = new Map<string, string>([...organisation.sections].map(([id, section]) => [id, section.name]));
  const posts = new Map<string, string>([...organisation.posts].map(([id, post]) => [id, post.name]));
  return (kind, id) => {
    switch (kind) {
      case 'person':
        return persons.get(id);
      case 'section':
        return sections.get(id);
      case 'post':
        return posts.get(id);
      case 'agency':
        return id === context.agency.id ? name : undefined;
      default:
        return undefined;
    }
  };
}
