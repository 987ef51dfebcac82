import type { Instant, JsonObject, JsonValue, MatterId, PersonId, Rejection, Result, TaskId } from '@gov/base';
import { serviceToken } from '@gov/base/component';
import type { Register } from '@gov/organisation';

/** What a kind's hooks see when a task is about to be completed. */
export interface CompletingTask {
  readonly matterId: MatterId;
  readonly taskId: TaskId;
  readonly node: string;
  /** Free action words of the node in the process: `sign-off`, `assign-number`, `dispatch`. */
  readonly actions: readonly string[];
  readonly decision: 'agree' | 'disagree' | 'abstain';
  readonly title: string;
  /** Form values as they will be stored, the edit of this step included. */
  readonly values: JsonObject;
  /** 代办: done in the holder's place. A kind refuses what only the holder may do. */
  readonly onBehalf?: true;
}

/** Rows and values a hook adds to the same change set. Statements it queues with `tx.write`. */
export interface HookEffects {
  /** Values set by the system (document number, date); not limited by the node's form rights. */
  readonly values?: JsonObject;
  readonly title?: string;
  readonly number?: string;
  /** Registers the matter stands in: who keeps them may read it from now on. */
  readonly registers?: readonly Register[];
}

/** Where a matter stands after an act: what its kind says of it follows from this, whatever was done and taken back before. */
export interface Standing {
  /** Action words of each step that led to where the process is now, the oldest first; what was sent back is not among them. */
  readonly done: readonly (readonly string[])[];
  /** Somebody has a step in hand because it was sent back to him. */
  readonly sentBack: boolean;
}

/** What somebody outside relies on already, each with the refusal that says so; absent = free. */
export interface Bound {
  /** The first step: neither is it taken back nor is anything sent back to it. */
  readonly firstStep?: Rejection;
  /** The starter cannot cancel the matter. */
  readonly cancelling?: Rejection;
}

/** A matter that has ended, and how: `cancelled` by its starter, by somebody in charge, or with who called it. */
export interface EndedOfKind {
  readonly matterId: string;
  readonly how: 'done' | 'refused' | 'cancelled';
}

/** Why an ended matter never comes back: as a refusal, and in a few words for its row in a list. */
export interface StaysEnded {
  readonly rejection: Rejection;
  /** `已退回来文单位，不能恢复`. */
  readonly words: string;
}

/** What a component adds to its kind of matter; asked inside the transaction, before the change set is written. */
export interface MatterKindHooks {
  readonly componentId: string;
  /** A new draft exists: the component may add its own row. */
  created?(matter: { readonly matterId: MatterId; readonly values: JsonObject }): Promise<Result<HookEffects>>;
  completing?(task: CompletingTask): Promise<Result<HookEffects>>;
  /** Action words of steps whose completion nobody takes back, with what the refusal calls it: `编号`. */
  readonly irreversible?: Readonly<Record<string, string>>;
  /** What completing a step with one of these action words is called once the matter has its number: `重新排版`. */
  readonly onceNumbered?: Readonly<Record<string, string>>;
  /** Fields whose former value is kept when somebody changes it once the matter has left its starter. */
  readonly keepsFormer?: readonly string[];
  /** A field of the form that lists the attachments as they are now, with those the system added or without. */
  readonly attachmentsOnForm?: { readonly field: string; readonly ofSystem: boolean };
  /** Action words of steps that only their holder does: nobody stands in for him there (代理). */
  readonly inPerson?: readonly string[];
  /** Of the action words above, what 特送 may go past; none = who is sent past them is refused. */
  readonly maySkip?: readonly string[];
  /**
   * What this matter is bound to since it left its starter; asked where its page is shown and where its first step would be
   * opened again or the matter cancelled, so it costs one statement at most. What it refuses is not offered either.
   */
  bound?(matter: {
    readonly matterId: MatterId;
    /** Action words of the first step. */
    readonly firstActions: readonly string[];
  }): Promise<Bound>;
  /** How the text of the matter begins, for who looks at it beside a list; absent while there is none, or where it is not for passing eyes. */
  beginning?(matter: { readonly matterId: MatterId; readonly values: JsonObject }): Promise<string | undefined>;
  /** May attachments come and go at a step with these actions? A refusal says why not. */
  attaching?(at: { readonly matterId: MatterId; readonly actions: readonly string[] }): Promise<Result<void>>;
  /**
   * It was sent back or an act was taken back: what no longer stands is undone. A return that was asked for while others still
   * worked is told when it is carried out, whichever act of whomever does that.
   */
  wentBack?(matter: {
    readonly matterId: MatterId;
    readonly values: JsonObject;
    readonly standing: Standing;
    readonly how: 'returned' | 'withdrawn';
  }): Promise<Result<HookEffects>>;
  /**
   * The process has ended, or it is to be ended before its time (`cancelled`: by its starter or by who keeps the course of
   * things): a refusal keeps it running. `cancelled` is asked for a look beforehand too, so it writes nothing.
   */
  ended?(matter: {
    readonly matterId: MatterId;
    readonly values: JsonObject;
    readonly how: 'done' | 'refused' | 'cancelled';
  }): Promise<Result<HookEffects>>;
  /** Which of these ended matters never come back; asked for a list of them, so it is one statement for them all. */
  staysEnded?(ended: readonly EndedOfKind[]): Promise<ReadonlyMap<string, StaysEnded>>;
  /** Somebody in charge brings an ended matter back to where it stood: a refusal says why it cannot be. */
  reviving?(matter: { readonly matterId: MatterId; readonly standing: Standing }): Promise<Result<void>>;
}

/** Extension point `matters.kind`: key = kind code, value = a factory binding hooks to the running use case's context. */
export const matterKindHooks = serviceToken<(context: unknown) => MatterKindHooks>('matters.kind');

/** A kind of matter: a form and a process under a name. */
export interface KindDefinition {
  readonly code: string;
  readonly name: string;
  readonly group: string;
  readonly hint: string;
  /** `matters` for kinds made without code. */
  readonly componentId: string;
  readonly formVersionId: string;
  readonly processVersionId: string;
  readonly displayOrder: number;
  /** Begun by a step of another process only (子流程), never from 发起. */
  readonly calledOnly?: true;
}

/** An opinion as it stands on the slip: who gave it (乙（代甲） where he stood in), at which step, when. */
export interface StandingOpinion {
  readonly personId: string;
  readonly who: string;
  readonly step: string;
  readonly at: Instant;
}

/** Something of the content that a person changed: a field that the kind keeps, or an attachment that came or went. */
export interface ContentChange {
  readonly kind: 'value' | 'added' | 'removed';
  /** Key of the field, id of the attachment. */
  readonly subject: string;
  /** What the field held until then, null = nothing; the attachment's name. */
  readonly before: JsonValue;
  /** Null: the system. */
  readonly personId: string | null;
  readonly by: string;
  readonly at: Instant;
}

/** Opinions and what happened to what they were given to, both the oldest first. */
export interface OpinionsAndChanges {
  readonly opinions: readonly StandingOpinion[];
  readonly changes: readonly ContentChange[];
}

/** A kind of matter that an agency made from a form and a process. Grantee keys are those of `@gov/organisation`. */
export interface MadeKind {
  readonly code: string;
  readonly name: string;
  readonly group: string;
  readonly hint: string;
  readonly componentId: string;
  readonly formVersionId: string;
  readonly processVersionId: string;
  readonly displayOrder: number;
  /** False: nobody starts a new one; what runs goes on. */
  readonly open: boolean;
  /** `{applicant}外出（{destination}）`: keys of fields in braces; absent = the first listed field behind the name. */
  readonly titlePattern?: string;
  /** Who may start it; absent = everybody. */
  readonly starters?: readonly string[];
  /** Who reads each one from its submission on. */
  readonly readers: readonly string[];
  /** Fields that a step of the process hides; those of earlier versions stay concealed. */
  readonly concealed: readonly string[];
}

export type FieldColumn = 'text' | 'number' | 'date';

/** A condition on one projected field. Texts: `equals` one of the values, or `contains`; numbers and days: bounds, both included. */
export type RecordFilter =
  | { readonly key: string; readonly oneOf: readonly string[] }
  | { readonly key: string; readonly contains: string }
  | { readonly key: string; readonly column: 'number' | 'date'; readonly from?: string; readonly to?: string };

/** Words in the title or in one of the fields `keys`, or one of these stored values in a field that keeps no words (`coded`). */
export interface RecordSearch {
  readonly words: string;
  readonly keys: readonly string[];
  readonly coded?: readonly { readonly key: string; readonly oneOf: readonly string[] }[];
}

/** What is wanted of the matters of one kind that the caller may read. Concealed keys are left out everywhere. */
export interface RecordsWanted {
  readonly kindCode: string;
  readonly filters: readonly RecordFilter[];
  readonly states?: readonly string[];
  /** These matters only. */
  readonly ids?: readonly string[];
  readonly search?: RecordSearch;
  /** Started on or after / before this instant. */
  readonly startedFrom?: Instant;
  readonly startedBefore?: Instant;
}

export interface RecordsPage extends RecordsWanted {
  /** By a field, or by the day of starting when absent; what is empty stands last. */
  readonly sort?: { readonly key: string; readonly column: FieldColumn };
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

export interface OwnDraft {
  readonly kindCode: string;
  readonly notes: readonly { readonly act: string; readonly detail: string }[];
}

/** Behind a place in the order of ends (moment, then id), up to a moment. */
export interface EndedWanted {
  readonly kindCode: string;
  readonly after?: { readonly endedAt: Instant; readonly matterId: string };
  readonly before: Instant;
  readonly limit: number;
}

export interface EndedMatter {
  readonly matterId: string;
  readonly title: string;
  readonly state: string;
  readonly endedAt: Instant;
}

/** One matter as a row of a list: its projected fields as typed texts. */
export interface MatterRecord {
  readonly matterId: MatterId;
  readonly title: string;
  readonly state: string;
  readonly starterPersonId: PersonId;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  readonly formVersionId: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** A matter with its values, for who takes it as data. */
export interface MatterContent {
  readonly kindCode: string;
  readonly title: string;
  readonly state: string;
  readonly number: string | null;
  readonly starterPersonId: PersonId;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly changedAt: Instant;
  readonly formVersionId: string;
  readonly values: JsonObject;
}

export interface RecordCount {
  /** Value of the field, or the month `2026-11`. */
  readonly value: string;
  readonly count: number;
  /** Of the field asked for, as decimal text. */
  readonly sum: string | null;
}

/** What is counted: matters by the value of a text field, or by the month of a day field or of starting. */
export interface CountBy {
  readonly by: { readonly key: string } | { readonly month: string | 'startedAt' };
  readonly sum?: string;
}

/** What other components ask of matters, in the same transaction. */
export interface MattersService {
  /** Starts a matter on somebody's behalf and completes its first step; used when a document arrives. */
  start(matter: {
    readonly kindCode: string;
    readonly values: JsonObject;
    readonly submit: boolean;
  }): Promise<Result<{ readonly matterId: MatterId }>>;
  /** Whether the caller may read a matter; every way out asks this. `undefined` = looks like none. */
  readable(matterId: MatterId): Promise<
    | {
        readonly title: string;
        readonly version: number;
        readonly values: JsonObject;
        readonly state: string;
        readonly kindCode: string;
      }
    | undefined
  >;
  /** Those of these matters that the caller may read; for lists that show more lines than everybody may open. */
  readableAmong(matterIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** The caller's open task in a matter, or one he does for its holder (代理), with its node's actions, if any. */
  openTask(matterId: MatterId): Promise<
    | {
        readonly taskId: TaskId;
        readonly node: string;
        readonly actions: readonly string[];
        /** 代办: whose it is; the audit of what is done there names him. */
        readonly onBehalfOf?: PersonId;
      }
    | undefined
  >;
  /**
   * Opinions that still count on the slip as the caller reads it and are older than the last change, of the text or of what
   * matters keeps, with these changes. None where there is no such opinion, and for who may not read the matter.
   */
  standingOpinions(matterId: MatterId, textChangedAt: Instant | undefined): Promise<OpinionsAndChanges>;
  /** Something outside the form was written: what 发起 has opened is a draft from now on. */
  touch(matterId: MatterId): void;
  /** Ends a matter whose cause has gone, also one the caller may not read: the right is the calling component's. No hook of its kind is asked. */
  terminate(matterId: MatterId, reason: string): Promise<Result<void>>;
  /** Sets values by the system outside a task (a receipt arrived); no form rights asked, version unchanged for handlers. */
  setSystemValues(matterId: MatterId, values: Readonly<Record<string, JsonValue>>): Promise<Result<void>>;
  /** Adds a stored file as an attachment of the matter that no handler can take off: a received or a finished document. */
  attachFile(
    matterId: MatterId,
    file: { readonly fileId: string; readonly name: string; readonly bytes: number; readonly mediaType: string },
  ): Promise<Result<void>>;
  /** Takes a file added by the system off again (the final text after sign-off was taken back). */
  detachFile(matterId: MatterId, fileId: string): void;
  listAttachments(matterId: MatterId): Promise<
    readonly {
      readonly id: string;
      readonly fileId: string;
      readonly name: string;
      readonly bytes: number;
      readonly mediaType: string;
    }[]
  >;
  /**
   * Says to the starter and to these persons what happened to the matter: each gets a 待阅 with the reason. Who left or may
   * not handle anything gets none; nor does anybody while it is a draft or after it was cancelled.
   */
  tell(
    matterId: MatterId,
    notice: { readonly persons: readonly PersonId[]; readonly reason: string },
  ): Promise<Result<void>>;
  /**
   * Something has come that a step of the matter may wait for (等待): `event` is the id or name of the event in its process,
   * `key` makes one of a repeat, `words` stand in the trace. Kept until a step waits for it; told once.
   */
  deliver(
    matterId: MatterId,
    message: { readonly event: string; readonly key: string; readonly words: string },
  ): Promise<Result<void>>;
  /** Puts a line of another component into the trace (`已发送 2 个单位`). */
  traceNote(matterId: MatterId, note: { readonly act: string; readonly detail?: string }): void;
  /** Makes a kind or points it to newer versions; refused where the process holds a time limit that the kind never lets pass. Safe to run twice. */
  putKind(kind: KindDefinition): Promise<Result<void>>;
  /** Makes a kind of the agency's own, or changes it; who may start or read is asked anew at each start and each change. */
  makeKind(kind: MadeKind): void;
  /** Takes a kind away that no matter was ever started of; false where one was. */
  removeKind(code: string): Promise<boolean>;
  kindIsUsed(code: string): Promise<boolean>;
  /** Fields of the kind that some step of a version of its process does not show plainly: no list may name them. */
  concealedOf(code: string): Promise<ReadonlySet<string>>;
  /** Whether the caller may start one now. */
  mayStart(code: string): Promise<boolean>;
  /** Begins a draft with values that the first step lets its starter write, and hands it in where asked: as on the page. */
  startWith(matter: {
    readonly kindCode: string;
    readonly values: JsonObject;
    readonly submit: boolean;
  }): Promise<Result<{ readonly matterId: MatterId }>>;
  /** A draft that the caller has in hand, with what its trace says; undefined for every other matter. */
  ownDraft(matterId: MatterId): Promise<OwnDraft | undefined>;
  /** Files of an upload into a matter that the caller has in hand, as from its page; `exchange` is the request's own. */
  attachUploads(
    matterId: MatterId,
    exchange: unknown,
  ): Promise<Result<readonly { readonly id: string; readonly name: string; readonly bytes: number }[]>>;
  /** Writes into an own draft and hands it in, as from its page. */
  sendDraft(matterId: MatterId, values: JsonObject): Promise<Result<unknown>>;
  /** What has ended of a kind within what the caller may read, the oldest first. */
  endedSince(wanted: EndedWanted): Promise<readonly EndedMatter[]>;
  /** Matters of a kind that the caller may read, with these projected fields; drafts are none. */
  records(wanted: RecordsPage, keys: readonly string[]): Promise<readonly MatterRecord[]>;
  /**
   * One matter that the caller may read, as a record: what every mere reader sees of its form, whatever the caller has in hand;
   * what any step hides is not in it. Drafts are none.
   */
  record(matterId: MatterId): Promise<Result<MatterContent>>;
  /** With `most` counting ends there: that many or more. */
  recordCount(wanted: RecordsWanted, most?: number): Promise<number>;
  /** At most 60 lines: the most frequent values, the latest months. */
  recordCounts(wanted: RecordsWanted, by: CountBy): Promise<readonly RecordCount[]>;
}

export const mattersService = serviceToken<MattersService>('matters');
