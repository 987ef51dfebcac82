import Type from 'typebox';

const Closed = { additionalProperties: false } as const;
const Cell = Type.Union([Type.String({ maxLength: 2_000 }), Type.Number()]);

/** 导出: a table as the page shows it, as an Excel file. */
export const tableRoutes = {
  tableFile: {
    method: 'POST',
    path: '/api/processes/table-file',
    summary: 'A table that a page of processes shows, as an Excel file',
    permission: 'processes.design',
    input: {
      body: Type.Object(
        {
          head: Type.Array(Type.String({ maxLength: 100 }), { minItems: 1, maxItems: 30 }),
          rows: Type.Array(Type.Array(Cell, { maxItems: 30 }), { maxItems: 2_000 }),
        },
        Closed,
      ),
    },
    reply: Type.Object(
      {
        /** Bytes in base 64. */
        content: Type.String(),
      },
      Closed,
    ),
  },
} as const;
