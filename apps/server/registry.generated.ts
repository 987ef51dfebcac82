// Written by `npm run write-registry`; never edited by hand.
import { join } from 'node:path';
import type { RegisteredComponent } from '#platform/server/components/registered-component.ts';

import { component as agenciesManifest } from '#components/agencies/component.ts';
import { routes as agenciesRoutes } from '#components/agencies/contract.ts';
import { server as agenciesServer } from '#components/agencies/server/index.ts';
import { component as organisationManifest } from '#components/organisation/component.ts';
import { routes as organisationRoutes } from '#components/organisation/contract.ts';
import { server as organisationServer } from '#components/organisation/server/index.ts';
import { component as auditManifest } from '#components/audit/component.ts';
import { routes as auditRoutes } from '#components/audit/contract.ts';
import { server as auditServer } from '#components/audit/server/index.ts';
import { component as formsManifest } from '#components/forms/component.ts';
import { routes as formsRoutes } from '#components/forms/contract.ts';
import { server as formsServer } from '#components/forms/server/index.ts';
import { component as identityManifest } from '#components/identity/component.ts';
import { routes as identityRoutes } from '#components/identity/contract.ts';
import { server as identityServer } from '#components/identity/server/index.ts';
import { component as processesManifest } from '#components/processes/component.ts';
import { routes as processesRoutes } from '#components/processes/contract.ts';
import { server as processesServer } from '#components/processes/server/index.ts';
import { component as mattersManifest } from '#components/matters/component.ts';
import { routes as mattersRoutes } from '#components/matters/contract.ts';
import { server as mattersServer } from '#components/matters/server/index.ts';
import { component as applicationsManifest } from '#components/applications/component.ts';
import { routes as applicationsRoutes } from '#components/applications/contract.ts';
import { server as applicationsServer } from '#components/applications/server/index.ts';
import { component as exchangeManifest } from '#components/exchange/component.ts';
import { routes as exchangeRoutes } from '#components/exchange/contract.ts';
import { server as exchangeServer } from '#components/exchange/server/index.ts';
import { component as gongwenManifest } from '#components/gongwen/component.ts';
import { routes as gongwenRoutes } from '#components/gongwen/contract.ts';
import { server as gongwenServer } from '#components/gongwen/server/index.ts';
import { component as portalManifest } from '#components/portal/component.ts';

export const registry: readonly RegisteredComponent[] = [
  {
    manifest: agenciesManifest,
    routes: agenciesRoutes,
    server: agenciesServer as unknown as RegisteredComponent['server'],
    migrations: join(import.meta.dirname, '../../components/agencies/db'),
  },
  {
    manifest: organisationManifest,
    routes: organisationRoutes,
    server: organisationServer as unknown as RegisteredComponent['server'],
  },
  {
    manifest: auditManifest,
    routes: auditRoutes,
    server: auditServer as unknown as RegisteredComponent['server'],
    migrations: join(import.meta.dirname, '../../components/audit/db'),
  },
  {
    manifest: formsManifest,
    routes: formsRoutes,
    server: formsServer as unknown as RegisteredComponent['server'],
    migrations: join(import.meta.dirname, '../../components/forms/db'),
  },
  {
    manifest: identityManifest,
    routes: identityRoutes,
    server: identityServer as unknown as RegisteredComponent['server'],
  },
  {
    manifest: processesManifest,
    routes: processesRoutes,
    server: processesServer as unknown as RegisteredComponent['server'],
    migrations: join(import.meta.dirname, '../../components/processes/db'),
  },
  {
    manifest: mattersManifest,
    routes: mattersRoutes,
    server: mattersServer as unknown as RegisteredComponent['server'],
    migrations: join(import.meta.dirname, '../../components/matters/db'),
  },
  {
    manifest: applicationsManifest,
    routes: applicationsRoutes,
    server: applicationsServer as unknown as RegisteredComponent['server'],
    migrations: join(import.meta.dirname, '../../components/applications/db'),
  },
  {
    manifest: exchangeManifest,
    routes: exchangeRoutes,
    server: exchangeServer as unknown as RegisteredComponent['server'],
    migrations: join(import.meta.dirname, '../../components/exchange/db'),
  },
  {
    manifest: gongwenManifest,
    routes: gongwenRoutes,
    server: gongwenServer as unknown as RegisteredComponent['server'],
    migrations: join(import.meta.dirname, '../../components/gongwen/db'),
  },
  {
    manifest: portalManifest,
    routes: {},
    server: { handlers: {} },
  },
];
