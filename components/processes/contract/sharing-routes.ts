import Type, { type Static } from 'typebox';

const Closed = { additionalProperties: false } as const;
const Uuid = Type.String({ format: 'uuid' });
const BpmnXml = Type.String({ minLength: 1, maxLength: 1_000_000 });

const SharedFile = Type.Object(
  {
    bpmnXml: Type.String(),
    /** What whoever takes it has to choose anew, as sentences. */
    toChoose: Type.Array(Type.String()),
    /** Names of persons and of the agency that stood in texts and are left out. */
    dropped: Type.Array(Type.String()),
    /** Names of sections, posts and groups that still stand in texts. */
    staying: Type.Array(Type.String()),
  },
  Closed,
);
export type SharedFile = Static<typeof SharedFile>;

/** 导出: the process as a file, to be shared as a template or kept whole. */
export const sharingRoutes = {
  shareDesign: {
    method: 'POST',
    path: '/api/processes/designs/:processId/template',
    summary: 'A process as a template: without ids and names of the agency; changes nothing',
    permission: 'processes.design',
    input: { params: Type.Object({ processId: Uuid }, Closed), body: Type.Object({ bpmnXml: BpmnXml }, Closed) },
    reply: SharedFile,
  },
  noteExport: {
    method: 'POST',
    path: '/api/processes/designs/:processId/exported',
    summary: 'Keeps in the audit that the process was taken out as a file',
    permission: 'processes.design',
    changes: true,
    input: {
      params: Type.Object({ processId: Uuid }, Closed),
      body: Type.Object({ as: Type.Union([Type.Literal('template'), Type.Literal('backup')]) }, Closed),
    },
    reply: Type.Object({ done: Type.Literal(true) }, Closed),
  },
} as const;
