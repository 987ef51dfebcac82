import type { Route } from '@gov/base/component';
import type { HttpExchange } from '#platform/server/components/component-server.ts';
import type { RegisteredComponent } from '#platform/server/components/registered-component.ts';
import type { LoadedAgency } from '#platform/server/identity/agency-facts.ts';
import type { ActsAs, OpenSession } from '#platform/server/identity/session-store.ts';
import type { DeviceKind } from './device-kind.ts';
import type { OpenKey } from './find-key.ts';
import type { compileRoute, RawInput } from './parse-input.ts';

/** What of an HTTP request the steps look at. */
export interface Incoming {
  readonly requestId: string;
  readonly token: string | undefined;
  /** What came as `Authorization: Bearer …`, whether it is an application key or not. */
  readonly key: string | undefined;
  /** An application key stands in the address. */
  readonly keyInAddress: boolean;
  readonly address: string;
  readonly browser: string;
  /** Undefined where the browser says nothing we know. */
  readonly device: DeviceKind | undefined;
  readonly sameOrigin: boolean;
  readonly json: boolean;
  readonly commandId: string | undefined;
  /** The working identity that the request is meant for; a page says for whom it was drawn, other callers say nothing. */
  readonly meantFor: string | undefined;
  readonly raw: RawInput;
  readonly exchange: HttpExchange;
}

/** A row of the route table ready to serve: validators compiled, handler found. */
export interface MountedRoute {
  readonly name: string;
  readonly route: Route;
  readonly component: RegisteredComponent;
  readonly compiled: ReturnType<typeof compileRoute>;
}

/** What the steps have found out so far. */
export interface Pass {
  readonly mounted: MountedRoute;
  readonly incoming: Incoming;
  /** The address paid for a session that nobody here has seen yet. */
  readonly paidAsUnknown?: boolean;
  readonly session?: OpenSession;
  readonly key?: OpenKey;
  readonly agency?: LoadedAgency;
  readonly input?: RawInput;
  readonly reply?: unknown;
}

/** Whom the request acts as, once that was found out. */
export const actorOf = ({ session, key }: Pass): ActsAs | undefined => session ?? key;
