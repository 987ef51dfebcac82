/**
 * The shapes of `component.ts` (manifest, data only) and of the route table in `contract.ts`.
 * They live here because manifests and contracts may import nothing but packages and other contracts.
 */
import type { Static, TObject, TSchema } from 'typebox';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Who may call a route before permissions are asked. `public`: anybody, also without a session
 * (sign-in, health); `signed-in`: any working identity; otherwise a permission code of a manifest.
 */
export type RoutePermission = 'public' | 'signed-in' | (string & {});

/** What an application key (应用密钥) may be good for: looking up, or starting matters. */
export type KeyScope = 'read' | 'start';

export interface RouteInput {
  readonly params?: TObject;
  readonly query?: TObject;
  readonly body?: TObject;
}

/**
 * One row of a component's route table. The server mounts it, the browser's client is typed from it,
 * OpenAPI is written from it and the inspection attacks it.
 * `changes`: the request changes something; it needs the Origin check, runs in a writing transaction and
 * must leave at least one audit row. `transfer`: `upload` streams a request body, `download` streams the
 * reply, `events` is a server-sent event stream; `reply` then describes nothing but the JSON refusal case.
 * `keys`: a program may call it with an application key that is good for one of these; every other row refuses keys. Its
 * handler keeps to the applications the key is for.
 * `secretReply`: the reply shows a secret once (a one-time code, a fresh second factor). It is never kept for a retry, so the
 * use case says what twice means.
 */
export interface Route<I extends RouteInput = RouteInput, R extends TSchema = TSchema> {
  readonly method: HttpMethod;
  readonly path: `/api/${string}`;
  readonly summary: string;
  readonly permission: RoutePermission;
  readonly input: I;
  readonly reply: R;
  readonly changes?: boolean;
  readonly secretReply?: boolean;
  readonly keys?: readonly KeyScope[];
  readonly transfer?: 'upload' | 'download' | 'events';
}

export type RouteTable = Readonly<Record<string, Route>>;

/** Fixes the literal types of a route table; a row without permission does not compile. */
export const defineRoutes = <const T extends RouteTable>(routes: T): T => routes;

type Part<S> = S extends TSchema ? Static<S> : undefined;
export type InputOf<R extends Route> = {
  readonly params: Part<R['input']['params']>;
  readonly query: Part<R['input']['query']>;
  readonly body: Part<R['input']['body']>;
};
export type ReplyOf<R extends Route> = Static<R['reply']>;

/** The three administrators (三员): a permission that belongs to one duty is never granted otherwise. */
export type AdministratorDuty = 'SYSTEM' | 'SECURITY' | 'AUDIT';

export interface PermissionRow {
  /** `matters.start` – component id, dot, verb. */
  readonly code: string;
  /** What it lets a person do, in words: `发起事项`. */
  readonly words: string;
  /** Held through this administrator duty only. */
  readonly duty?: AdministratorDuty;
  /** A grant of it names sections (归口科室), and it is held for these only: the component keeps its holder to them. */
  readonly forSections?: true;
  /** Code of a permission `forSections`: who holds that one has this one too, for the same sections only. */
  readonly within?: string;
  /** Exists in the platform's own agency (kind PLATFORM) only. */
  readonly platformOnly?: boolean;
  /** Everybody with a working identity in the agency has it unless it is taken away. */
  readonly byDefault?: boolean;
  /**
   * Work of the office: starting, reading and handling what is handled. Whoever holds one of the three duties has it through
   * nothing, neither by default nor by a post nor by a grant.
   */
  readonly notWithDuty?: boolean;
  /** Post roles (`documentClerk`) whose holders have it in every agency from the start. */
  readonly standardRoles?: readonly string[];
}

export interface SettingRow {
  readonly key: string;
  readonly words: string;
  readonly hint?: string;
  readonly schema: TSchema;
  readonly initial: unknown;
}

export interface MenuRow {
  readonly path: string;
  readonly words: string;
  /** Heading of the menu group: `首页`, `公文`, `日常办公`, `单位管理`. */
  readonly group: string;
  readonly order: number;
  /** Shown only to holders; absent = everybody signed in. */
  readonly permission?: string;
  /** Key of an icon in `platform/web/shell/icons.tsx`. */
  readonly icon?: string;
}

export interface WidgetRow {
  readonly id: string;
  readonly words: string;
  /** `work` = wide left column of the portal home, `today` = right column. */
  readonly place: 'work' | 'today';
  readonly order: number;
  readonly permission?: string;
}

/** A Chinese sentence and what the person can do next. `{name}` is filled from the rejection's data. */
export interface ErrorWords {
  readonly message: string;
  readonly nextStep: string;
}

/**
 * An error code of the component: its status and its words. `reading` are the words where nothing was to be changed: they
 * speak of no saving, handing in or sending. Absent = the same words for both.
 */
export interface ErrorRow extends ErrorWords {
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 423 | 429;
  readonly reading?: ErrorWords;
}

export interface AuditEventRow {
  readonly words: string;
}

export interface ComponentManifest {
  readonly id: string;
  /** Name on the screen: `会议室管理`. */
  readonly name: string;
  /** Foundation components cannot be switched off. */
  readonly foundation: boolean;
  /** Components whose contract this one may import. */
  readonly needs: readonly string[];
  /** Tables this component's migrations create, for the catalogue lint. */
  readonly tables: readonly string[];
  readonly permissions: readonly PermissionRow[];
  readonly settings: readonly SettingRow[];
  readonly menu: readonly MenuRow[];
  readonly widgets: readonly WidgetRow[];
  /** Outbox events this component announces: `MatterClosed`. */
  readonly events: readonly string[];
  readonly auditEvents: Readonly<Record<string, AuditEventRow>>;
  readonly errors: Readonly<Record<string, ErrorRow>>;
}

export const defineComponent = <const M extends ComponentManifest>(manifest: M): M => manifest;

/** A service that other components may ask for in the same transaction; `S` is its interface. */
export interface ServiceToken<S> {
  readonly id: string;
  /** Never present at run time; carries the type. */
  readonly service?: S;
}

export const serviceToken = <S>(id: string): ServiceToken<S> => ({ id });
