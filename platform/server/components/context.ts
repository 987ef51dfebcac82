import { type Instant, ok, type PersonId } from '@gov/base';
import type { ServiceToken } from '@gov/base/component';
import { type AuditRow, auditPart, auditRows } from '#platform/server/audit/audit-rows.ts';
import { join, sql } from '#platform/server/database/sql.ts';
import type { AgencyTransaction, Statement } from '#platform/server/database/transaction.ts';
import type { House } from '#platform/server/http/house.ts';
import { outboxPart } from '#platform/server/outbox/outbox-store.ts';
import { type SetWakeUp, setWakeUpParts, wakeUpPart } from '#platform/server/relay/wake-up-store.ts';
import { auditRowOf } from './audit-row.ts';
import type { AgencyFacts, Apart, AuditEntry, Caller, PersonCaller, UseCaseContext } from './component-server.ts';

interface Opening {
  readonly tx: AgencyTransaction;
  readonly agency: AgencyFacts;
  readonly caller: Caller;
  readonly requestId: string;
  readonly now: Instant;
  /** Where work can be done without the transaction; see `UseCaseContext.outside`. */
  readonly outside?: UseCaseContext['outside'];
}

/** A use case's surroundings plus what the pipeline needs at its end. */
export interface OpenContext {
  readonly context: UseCaseContext;
  /** Queues audit, outbox and wake-up rows as one statement, with what the use case held back and `more`; call before commit. */
  flush(more?: readonly Statement[]): void;
  /** Live updates and pokes; call after the commit succeeded. */
  committed(): void;
  readonly auditCount: () => number;
  /** What the use case concealed, each once. */
  readonly concealed: () => readonly Concealed[];
}

/** An object that was asked for and may not be read, with the code by which it was refused. */
export interface Concealed {
  readonly code: string;
  readonly objectKind: string;
  readonly objectId: string;
}

function personOf(caller: Caller): PersonCaller {
  if (caller.kind !== 'person') throw new Error('a job asked for a person');
  return caller;
}

const rowOf = (house: House, { caller, now, requestId }: Opening, entry: AuditEntry) =>
  auditRowOf(
    { id: house.ids.next(), at: now, requestId },
    entry,
    caller.kind === 'person' ? { ...caller, keyId: caller.key?.id } : {},
  );

const apartOf = (house: House, opening: Opening): Apart => ({
  read: (statement) => house.database.read(statement),
  async audit(entry) {
    const { id: agencyId } = opening.agency;
    await house.database.agency(agencyId, async (tx) =>
      ok(tx.write(auditRows(agencyId, [rowOf(house, opening, entry)]))),
    );
    house.audited(agencyId);
  },
});

/** Opens the context of one request or job inside its agency transaction. */
export function openContext(house: House, opening: Opening): OpenContext {
  const { tx, agency, caller, now, requestId } = opening;
  const audits: AuditRow[] = [];
  const announcements: {
    id: string;
    event: string;
    key: string;
    payload: Readonly<Record<string, unknown>>;
    at: Instant;
  }[] = [];
  const wakeUps: { kind: string; key: string; dueAt: Instant }[] = [];
  const setWakeUps: SetWakeUp[] = [];
  const afterCommit: (() => void)[] = [];
  const concealed = new Map<string, Concealed>();
  const permissions =
    caller.kind === 'person' ? agency.permissionsOf(caller.personId, caller.assignmentId, now) : new Set<string>();
  const services = new Map<string, unknown>();

  const context: UseCaseContext = {
    tx,
    apart: apartOf(house, opening),
    agency,
    caller,
    now,
    requestId,
    manifests: house.components.map((component) => component.manifest),
    files: house.files,
    keys: house.keys,
    newId: <B extends string>() => house.ids.next() as B, // reason: a fresh id is of the kind its first user says
    audit: (entry) => void audits.push(rowOf(house, opening, entry)),
    conceal: (objectKind, objectId, code) =>
      void concealed.set(`${objectKind} ${objectId}`, { objectKind, objectId, code }),
    announce(event, key, payload) {
      const id = house.ids.next();
      announcements.push({ id, event, key, payload, at: now });
      wakeUps.push({ kind: 'outbox.deliver', key: id, dueAt: now });
    },
    wakeUp: (kind, key, dueAt) => void wakeUps.push({ kind, key, dueAt: dueAt ?? now }),
    setWakeUp: (kind, key, dueAt) => void setWakeUps.push({ kind, key, dueAt }),
    ask<S>(token: ServiceToken<S>): S {
      const known = services.get(token.id);
      const service = known ?? serviceFactory(house, token.id)(context);
      services.set(token.id, service);
      return service as S; // reason: the token carries the type of the service registered under its id
    },
    extension<S>(point: ServiceToken<S>, key: string): S | undefined {
      for (const component of house.components) {
        const found = component.server.extensions?.[point.id]?.[key];
        if (found) return found as S; // reason: the token carries the type registered at its point
      }
      return undefined;
    },
    can: (permission) => permissions.has(permission),
    person: () => personOf(caller),
    notify: (personIds: readonly PersonId[], topic) => void afterCommit.push(() => house.live.tell(personIds, topic)),
    outside: opening.outside ?? (() => undefined),
    afterCommit: (run) => void afterCommit.push(run),
  };

  return {
    context,
    flush(more = []) {
      const held = tx.takeHeld();
      const parts = [
        ...(held ? [held] : []),
        ...(audits.length > 0 ? [auditPart(tx.agencyId, audits)] : []),
        ...(announcements.length > 0 ? [outboxPart(tx.agencyId, announcements)] : []),
        ...(wakeUps.length > 0 ? [wakeUpPart(tx.agencyId, wakeUps)] : []),
        ...(setWakeUps.length > 0 ? [setWakeUpParts(tx.agencyId, setWakeUps)] : []),
        ...more,
      ];
      if (parts.length > 0) tx.write(sql`with ${join(parts)} select 1`);
    },
    committed() {
      if (audits.length > 0) house.audited(tx.agencyId);
      if (wakeUps.length > 0 || setWakeUps.some(({ dueAt }) => dueAt !== undefined && dueAt <= now)) house.poke();
      for (const run of afterCommit) run();
    },
    auditCount: () => audits.length,
    concealed: () => [...concealed.values()],
  };
}

function serviceFactory(house: House, id: string): (context: UseCaseContext) => unknown {
  for (const component of house.components) {
    const factory = component.server.services?.[id];
    if (factory) return factory;
  }
  throw new Error(`no component offers the service ${id}`);
}
