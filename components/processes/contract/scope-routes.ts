import type { FormTemplate } from '@gov/forms';
import Type, { type Static } from 'typebox';

const Closed = { additionalProperties: false } as const;
const Uuid = Type.String({ format: 'uuid' });

/** A section that looks after a process (归口科室); `ended`: it is gone, and nobody designs for it. */
export const ResponsibleSection = Type.Object(
  { id: Uuid, name: Type.String(), ended: Type.Optional(Type.Literal(true)) },
  Closed,
);
export type ResponsibleSection = Static<typeof ResponsibleSection>;

const Named = Type.Object({ id: Uuid, name: Type.String() }, Closed);

/** Which processes the caller looks after: `whole` = all of the agency, else those of `sections`, in manual order. */
export const OwnScope = Type.Object({ whole: Type.Boolean(), sections: Type.Array(Named) }, Closed);
export type OwnScope = Static<typeof OwnScope>;

/** A grant of the duty 流程管理员 that holds today, as the agency's administrator sees it. */
const ProcessAdministrator = Type.Object(
  { grantId: Uuid, words: Type.String(), sections: Type.Array(ResponsibleSection) },
  Closed,
);
export type ProcessAdministrator = Static<typeof ProcessAdministrator>;

/** More sections look after no process. */
export const mostSections = 20;

/** 归口管理: which sections look after a process, and who does it for them. */
export const scopeRoutes = {
  processAdministrators: {
    method: 'GET',
    path: '/api/processes/administrators',
    summary: 'Sections that can look after processes, and who is granted to do it for which',
    permission: 'processes.all',
    input: {},
    reply: Type.Object(
      {
        sections: Type.Array(
          Type.Object(
            {
              id: Uuid,
              name: Type.String(),
              level: Type.Integer(),
              /** 流程管理员 of this section today, in words. */
              administrators: Type.Array(Type.String()),
            },
            Closed,
          ),
        ),
        /** Grants that name a section which has ended: there they do nothing. */
        inert: Type.Array(ProcessAdministrator),
      },
      Closed,
    ),
  },
  assignSections: {
    method: 'PUT',
    path: '/api/processes/:processId/sections',
    summary: 'These sections look after a process from now on; none = the agency alone',
    permission: 'processes.all',
    input: {
      params: Type.Object({ processId: Uuid }, Closed),
      body: Type.Object({ sectionIds: Type.Array(Uuid, { maxItems: mostSections }) }, Closed),
    },
    reply: Type.Object({ sections: Type.Array(ResponsibleSection) }, Closed),
    changes: true,
  },
  designForm: {
    method: 'GET',
    path: '/api/processes/design-forms/:formId',
    summary: 'A published form with no content: whose fields a process can ask for',
    permission: 'processes.design',
    input: { params: Type.Object({ formId: Uuid }, Closed) },
    reply: Type.Object(
      { template: Type.Unsafe<FormTemplate>(Type.Object({}, { additionalProperties: true })) },
      Closed,
    ),
  },
} as const;
