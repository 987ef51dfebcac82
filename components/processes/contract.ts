import type { Result } from '@gov/base';
import { defineRoutes, serviceToken } from '@gov/base/component';
import type { Program } from '@gov/workflow';
import Type from 'typebox';

const Closed = { additionalProperties: false } as const;

export const routes = defineRoutes({
  list: {
    method: 'GET',
    path: '/api/processes',
    summary: 'Processes of the agency with their current version',
    permission: 'processes.view',
    input: {},
    reply: Type.Object(
      {
        processes: Type.Array(
          Type.Object(
            { key: Type.String(), name: Type.String(), version: Type.Integer(), publishedAt: Type.String() },
            Closed,
          ),
        ),
      },
      Closed,
    ),
  },
});

export interface PublishedProcess {
  readonly processVersionId: string;
  readonly program: Program;
  /** The record it was compiled from. */
  readonly bpmnXml: string;
}

/** A process as a file, with the form it handles: its conditions may ask for fields of that form and for nothing else. */
export interface ProcessToPublish {
  readonly key: string;
  readonly bpmnXml: string;
  /** Absent = no form is known; conditions are then only checked for being readable. */
  readonly formVersionId?: string | undefined;
}

/** What other components ask of processes, in the same transaction. */
export interface ProcessesService {
  /** The program of an immutable version; kept in the process once read. */
  program(processVersionId: string): Promise<Program>;
  /** The version that is current under a key; undefined where nothing is published. */
  current(key: string): Promise<PublishedProcess | undefined>;
  /** Keys and names of what is published. */
  published(): Promise<readonly { readonly key: string; readonly name: string }[]>;
  /** Compiles and publishes BPMN XML under a key; the same XML again keeps the version (safe to run twice). */
  publish(process: ProcessToPublish): Promise<Result<{ readonly processVersionId: string }>>;
  /**
   * The same for a process that comes with the product. Where the agency has published one of its own under the key,
   * that one stays and is answered with `changedHere`.
   */
  publishStandard(
    process: ProcessToPublish,
  ): Promise<Result<{ readonly processVersionId: string; readonly changedHere: boolean }>>;
}

export const processesService = serviceToken<ProcessesService>('processes');
