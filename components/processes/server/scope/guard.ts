import type { InputOf } from '@gov/base/component';
import type { ComponentServer, UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { mayLookAfter } from './own-scope.ts';

type Handlers = ComponentServer<Routes>['handlers'];

type NamesNoProcess = {
  [K in keyof Routes]: InputOf<Routes[K]>['params'] extends { readonly processId: string } ? never : K;
}[keyof Routes];

/**
 * Routes whose address names no process, and why each may be served all the same; a new one does not compile without its word.
 * `list`: answers with processes, through `ownProcesses` only. `own`: so, and only with what the caller himself planned. `new`: what is begun belongs to a section of the caller.
 * `common`: what every designer may know — colleagues, sections, blank forms — or what he sent himself. `agency`: the agency's
 * administrator alone.
 */
export const namesNoProcess: Readonly<Record<NamesNoProcess, 'list' | 'own' | 'new' | 'common' | 'agency'>> = {
  designs: 'list',
  list: 'list',
  designChoices: 'list',
  planNews: 'own',
  createDesign: 'new',
  designForm: 'common',
  handlersToday: 'common',
  scanDesign: 'common',
  walkStarter: 'common',
  walkHandlers: 'common',
  tableFile: 'common',
  processAdministrators: 'agency',
};

type Handler = (context: UseCaseContext, input: InputOf<Routes['design']>, exchange: unknown) => Promise<unknown>;

/** Every route whose address names a process asks first whether the caller looks after it: none can forget to. */
export function guarded(handlers: Handlers): Handlers {
  const each = Object.entries(handlers).map(([name, handler]) => [name, asksFirst(handler as unknown as Handler)]); // reason: the table is typed per route; here only the process counts
  return Object.fromEntries(each) as Handlers; // reason: the same names, each with its own handler behind the guard
}

const asksFirst =
  (handler: Handler): Handler =>
  async (context, input, exchange) => {
    const processId: string | undefined = input.params?.processId;
    if (processId !== undefined) {
      const may = await mayLookAfter(context, processId);
      if (!may.ok) return may;
    }
    return handler(context, input, exchange);
  };
