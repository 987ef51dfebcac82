import type { AccountId, AgencyId, AssignmentId, Instant, PersonId, Result, SectionId } from '@gov/base';
import type { ComponentManifest, InputOf, KeyScope, ReplyOf, RouteTable, ServiceToken } from '@gov/base/component';
import type { OrganisationSnapshot } from '@gov/organisation';
import type { Database } from '#platform/server/database/pool.ts';
import type { AgencyTransaction, Statement } from '#platform/server/database/transaction.ts';
import type { AgencyKeys } from '#platform/server/files/agency-keys.ts';
import type { FileStore, StoredFile } from '#platform/server/files/file-store.ts';
import type { DeviceKind } from '#platform/server/http/input/device-kind.ts';
import type { GrantRow } from '#platform/server/identity/agency-store.ts';
import type { OpenSession } from '#platform/server/identity/session-store.ts';

/** The working identity (工作身份) a session or a job acts as. The list of kinds is closed. */
export type Caller =
  | {
      readonly kind: 'person';
      readonly accountId: AccountId;
      readonly personId: PersonId;
      readonly personName: string;
      readonly assignmentId: AssignmentId;
      readonly sectionId: SectionId;
      readonly sessionId: string;
      /** Address and browser as the audit keeps them. */
      readonly address: string;
      /** What kind of device it came from; absent where its browser says nothing we know. */
      readonly device?: DeviceKind;
      /** A program acts in his name, with an application key (应用密钥); `sessionId` is then the key's. */
      readonly key?: CallingKey;
    }
  | { readonly kind: 'job'; readonly wakeUpKind: string }
  /** Another agency's sealed envelope or receipt, handed over by the courier; what it claims is verified by the use case. */
  | { readonly kind: 'courier'; readonly fromAgencyId: AgencyId };

/** What an application key is good for. Who serves a row that takes keys keeps to `applicationIds`. */
export interface CallingKey {
  readonly id: string;
  readonly name: string;
  readonly applicationIds: readonly string[];
  readonly scopes: readonly KeyScope[];
}

export type PersonCaller = Extract<Caller, { kind: 'person' }>;

/** Configuration of one agency, cached in the process by `version` (agency.configuration_version). */
export interface AgencyFacts {
  readonly id: AgencyId;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: 'AGENCY' | 'PLATFORM';
  readonly version: number;
  readonly organisation: OrganisationSnapshot;
  readonly openComponents: ReadonlySet<string>;
  setting<T>(componentId: string, key: string): T;
  /** Permission codes held by a working identity at `now`. */
  permissionsOf(personId: PersonId, assignmentId: AssignmentId, now: Instant): ReadonlySet<string>;
  /** Sections for which a working identity holds a permission that is granted `forSections`; those that have ended are none. */
  sectionsFor(
    permission: string,
    who: Pick<PersonCaller, 'personId' | 'assignmentId'>,
    now: Instant,
  ): ReadonlySet<string>;
  /** Grants of a permission `forSections` that hold at `now`, and the standing sections each is good for. */
  grantsOf(permission: string, now: Instant): readonly (GrantRow & { readonly standing: readonly string[] })[];
}

export type RejectedResult = Extract<Result<never>, { readonly ok: false }>;

/** One line of the audit: who is filled in from the caller, when from the clock. Never a title or a text. */
export interface AuditEntry {
  /** Code from the manifest's `auditEvents`: `matters.task-completed`. */
  readonly event: string;
  readonly objectKind: string;
  readonly objectId: string;
  /** The person in whose place it was done. */
  readonly onBehalfOf?: PersonId;
  /** Field names, counts, codes, digests – never content. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Whose audit row it is, where the transaction's own caller does not say so. */
export interface AuditedPerson {
  readonly id: PersonId;
  readonly name: string;
  readonly assignmentId?: AssignmentId;
  readonly sessionId?: string;
  readonly keyId?: string;
}

/** What stays whatever becomes of the act, each committed by itself: counting a wrong password and recording it. */
export interface Apart {
  /** One statement on platform tables. */
  read<Row>(statement: Statement<Row>): Promise<readonly Row[]>;
  /** One audit row of the caller. */
  audit(entry: AuditEntry): Promise<void>;
}

/** Everything a use case may touch; one per request or job, inside one agency transaction. */
export interface UseCaseContext {
  readonly tx: AgencyTransaction;
  /** Before the first statement of `tx` the request holds no connection: slow proofs belong there. */
  readonly apart: Apart;
  readonly agency: AgencyFacts;
  readonly caller: Caller;
  readonly now: Instant;
  readonly requestId: string;
  /** A fresh UUIDv7, branded by the caller of this function. */
  newId<B extends string>(): B;
  /** Written in the same transaction; a refused audit write refuses the act. */
  audit(entry: AuditEntry): void;
  /**
   * This object of the own agency was asked for by its id and exists, but the caller may not read it. The answer says that
   * there is none, by `code`; the audit keeps who asked for what, whether the whole request is refused or answers for others.
   */
  conceal(objectKind: string, objectId: string, code: string): void;
  /** An outbox event for other components; delivered after commit, at least once, inside this agency. */
  announce(event: string, key: string, payload: Readonly<Record<string, unknown>>): void;
  /** Work left behind: kind `matters.deliver`, key names the row, no content. Due at once when absent. */
  wakeUp(kind: string, key: string, dueAt?: Instant): void;
  /**
   * The same where only the last word counts (a due time that moves): its one wake-up stands at this instant, or is withdrawn.
   * A kind is asked for by this or by `wakeUp`, never by both.
   */
  setWakeUp(kind: string, key: string, dueAt: Instant | undefined): void;
  /** Another component's service, bound to this transaction. */
  ask<S>(token: ServiceToken<S>): S;
  /** What another component registered under this point and key (`matters.kind`, `outgoing-document`), if any. */
  extension<S>(point: ServiceToken<S>, key: string): S | undefined;
  /** What the components of the house say about themselves: permissions, settings, audit events in words. */
  readonly manifests: readonly ComponentManifest[];
  readonly files: FileStore;
  /** Wraps and unwraps secrets under the agency's own key. */
  readonly keys: AgencyKeys;
  can(permission: string): boolean;
  /** The caller as a person; a job calling this is a bug and throws. */
  person(): PersonCaller;
  /** After the commit, tells the open pages of these persons that a topic (`inbox`, `matter:<id>`) has news; never content. */
  notify(personIds: readonly PersonId[], topic: string): void;
  /**
   * Slow work that must hold no transaction (laying a document out): answer the rejection this gives at once. All is
   * rolled back, the work is done, and the use case runs again from its beginning, where it finds what the work left
   * behind, checks everything anew, and asks for nothing. Undefined: here the work is done in place — a job, or a use
   * case that found something else each time.
   */
  outside(work: () => Promise<void>): RejectedResult | undefined;
  /** Runs after the commit succeeded (in-memory live updates only; nothing that must not be lost). */
  afterCommit(run: () => void): void;
}

/** `audit` writes in the same transaction. */
export type RunInAgency<T> = (
  tx: AgencyTransaction,
  audit: (entry: AuditEntry, person?: AuditedPerson) => void,
) => Promise<Result<T>>;

/** What a route open to anybody may touch: no agency yet, only platform tables through the database. */
export interface PublicContext {
  readonly database: Database;
  readonly now: Instant;
  readonly requestId: string;
  readonly address: string;
  readonly browser: string;
  /** The session of the request where there is a valid one. */
  readonly session: OpenSession | undefined;
  /** See `House`. */
  readonly servesDemoAccounts: boolean;
  newId<B extends string>(): B;
  /** Facts of an agency that the session or a use case names; from the cache where fresh. */
  agencyFacts(agencyId: AgencyId): Promise<AgencyFacts>;
  /** One audit row in a transaction of its own: the given agency's stream, or the platform's when none is known yet. */
  audit(entry: AuditEntry, agencyId?: AgencyId, person?: AuditedPerson): Promise<void>;
  /** One transaction of the agency that the use case has found out, its audit rows in the same one: all or nothing. */
  inAgency<T>(agencyId: AgencyId, run: RunInAgency<T>): Promise<Result<T>>;
  /** Wraps and unwraps under the house's key, see AgencyKeys. */
  readonly keys: Pick<AgencyKeys['house'], 'wrap' | 'unwrap'>;
  /** A keyed digest of a short text, see AgencyKeys. */
  digest(purpose: string, text: string): string;
}

type KeysWithPermission<T extends RouteTable, Public extends boolean> = {
  [K in keyof T]: T[K]['permission'] extends 'public'
    ? Public extends true
      ? K
      : never
    : Public extends true
      ? never
      : K;
}[keyof T];

/** Handlers of the rows whose permission is `public`. */
export type PublicHandlers<T extends RouteTable> = {
  readonly [K in KeysWithPermission<T, true>]: (
    context: PublicContext,
    input: InputOf<T[K]>,
    exchange: HttpExchange,
  ) => Promise<Result<ReplyOf<T[K]>>>;
};

/** One handler per row that needs a caller; the pipeline has checked caller, agency, component, schema and permission. */
export type RouteHandlers<T extends RouteTable> = {
  readonly [K in KeysWithPermission<T, false>]: (
    context: UseCaseContext,
    input: InputOf<T[K]>,
    exchange: HttpExchange,
  ) => Promise<Result<ReplyOf<T[K]>>>;
};

/** Only for routes with `transfer` and for sign-in cookies; ordinary handlers never look at it. */
export interface HttpExchange {
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The streamed request body of an upload, file by file. */
  uploads(): AsyncIterable<{ readonly fileName: string; readonly content: AsyncIterable<Uint8Array> }>;
  /** The handler returns ok(undefined as reply) after calling one of these. */
  sendFile(file: {
    readonly content: AsyncIterable<Uint8Array>;
    readonly mediaType: string;
    readonly fileName: string;
    readonly totalBytes: number;
    readonly range?: { readonly start: number; readonly end: number };
    readonly inline: boolean;
  }): void;
  setSessionCookie(token: string): void;
  clearSessionCookie(): void;
}

/** Sealed bytes from one agency to another; opaque to the platform. */
export interface Parcel {
  readonly fromAgencyId: AgencyId;
  readonly content: Readonly<Record<string, unknown>>;
  /**
   * Takes one of the sender's files, by the id the content names, into the own store; its size and SM3 are those of
   * what was really stored. Nothing is kept before the acceptor keeps it.
   */
  receive(fileId: string, limits: { readonly maximumBytes: number }): Promise<Result<StoredFile>>;
}

/** Work that leaves the building: two agencies, never in one transaction. */
export interface Courier {
  readonly agencyId: AgencyId;
  /** A transaction of the own agency; the wake-up itself is finished in the last one, by answering ok. */
  own<T>(run: (context: UseCaseContext) => Promise<Result<T>>): Promise<Result<T>>;
  /** Hands a parcel to another agency's acceptor, which runs in that agency's own transaction. */
  hand(toAgencyId: AgencyId, acceptor: string, content: Readonly<Record<string, unknown>>): Promise<Result<unknown>>;
}

/** What `components/<id>/server/index.ts` exports as `server`. */
export interface ComponentServer<T extends RouteTable = RouteTable> {
  readonly handlers: RouteHandlers<T>;
  readonly publicHandlers?: PublicHandlers<T>;
  /** Service token id → factory binding the service to a context. */
  readonly services?: Readonly<Record<string, (context: UseCaseContext) => unknown>>;
  /** Extension point id → key → what this component adds there (`matters.kind` → kind code → hooks). */
  readonly extensions?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** What this component puts into a newly opened agency (standard kinds, books, keys); must be safe to run twice. */
  readonly furnish?: (context: UseCaseContext) => Promise<Result<unknown>>;
  /** Wake-up kind → work, run inside the agency's own transaction; must be safe to run twice. */
  readonly wakeUps?: Readonly<Record<string, (context: UseCaseContext, key: string) => Promise<Result<unknown>>>>;
  /**
   * Wake-up kind → work that leaves the agency: it opens the own agency's transaction itself, as often as it needs,
   * and hands sealed bytes to another agency's acceptor in between. Must be safe to run twice.
   */
  readonly couriers?: Readonly<Record<string, (courier: Courier, key: string) => Promise<Result<unknown>>>>;
  /** Acceptor name → what happens when a courier of another agency brings something; inside the own agency's transaction. */
  readonly acceptors?: Readonly<Record<string, (context: UseCaseContext, parcel: Parcel) => Promise<Result<unknown>>>>;
  /** Event name → reaction, inside the agency's own transaction; must be safe to run twice. */
  readonly reactions?: Readonly<
    Record<
      string,
      (context: UseCaseContext, key: string, payload: Readonly<Record<string, unknown>>) => Promise<Result<unknown>>
    >
  >;
}
