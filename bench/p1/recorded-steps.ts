import { randomUUID } from 'node:crypto';
import type { AgencyTransaction, Statement } from '#platform/server/database/transaction.ts';
import type { House } from '#platform/server/http/house.ts';
import { createHttpServer } from '#platform/server/http/http-server.ts';
import type { PlainStep, PreparedStep } from './protocol.ts';

interface Recording {
  readonly step: PreparedStep;
  readonly statements: readonly Statement[];
  /** Ids made during the step: another step needs fresh ones. */
  readonly made: readonly string[];
}

/**
 * Turns prepared steps into the statements the server would send for them: one real step per agency is recorded,
 * and its ids are exchanged. So the floor writes exactly the rows of the subject, whatever the product writes today.
 */
export function recordedSteps(house: House) {
  const recordings = new Map<string, Recording>();
  return async (
    steps: readonly PreparedStep[],
    prepareOne: (number: number) => Promise<PreparedStep>,
  ): Promise<readonly PlainStep[]> => {
    for (let number = 0; steps.some((step) => !recordings.has(step.agencyId)); number += 1) {
      const step = await prepareOne(number);
      if (!recordings.has(step.agencyId)) recordings.set(step.agencyId, await record(house, step));
    }
    return steps.map((step) => exchanged(recordings.get(step.agencyId), step));
  };
}

async function record(house: House, step: PreparedStep): Promise<Recording> {
  const statements: Statement[] = [];
  const commandId = randomUUID();
  const made: string[] = [commandId];
  const app = await createHttpServer(
    {
      ...house,
      ids: { next: () => kept(made, house.ids.next()) },
      database: {
        ...house.database,
        agency: (id, run, options) => house.database.agency(id, (tx) => run(listening(tx, statements)), options),
      },
    },
    { webDirectory: '/nowhere', trustProxy: false },
  );
  const reply = await app.inject({
    method: 'POST',
    url: `/api/matters/${step.matterId}/tasks/${step.taskId}/complete`,
    headers: { cookie: step.cookie, host: 'bench.test', origin: 'http://bench.test', 'x-command-id': commandId },
    payload: { expectedVersion: step.version, decision: 'agree', opinion: '同意，请注意交接。' },
  });
  await app.close();
  if (reply.statusCode !== 200) throw new Error(reply.body);
  return { step, statements, made };
}

function kept(list: string[], id: string): string {
  list.push(id);
  return id;
}

function listening(tx: AgencyTransaction, heard: Statement[]): AgencyTransaction {
  const hear = <Row>(statement: Statement<Row>): Statement<Row> => {
    heard.push(statement);
    return statement;
  };
  return {
    agencyId: tx.agencyId,
    get statements() {
      return tx.statements;
    },
    all: (statement) => tx.all(hear(statement)),
    first: (statement) => tx.first(hear(statement)),
    write: (statement) => tx.write(hear(statement)),
    // What is held is heard when the request's closing statement takes it along.
    hold: (parts) => tx.hold(parts),
    takeHeld: () => tx.takeHeld(),
  };
}

function exchanged(recording: Recording | undefined, step: PreparedStep): PlainStep {
  if (!recording) throw new Error('no recording of this agency');
  const fresh = new Map<string, string>([
    [recording.step.matterId, step.matterId],
    [recording.step.taskId, step.taskId],
    ...recording.made.map((id): [string, string] => [id, randomUUID()]),
  ]);
  const pattern = new RegExp([...fresh.keys()].join('|'), 'g');
  const exchange = (value: unknown): unknown =>
    typeof value === 'string'
      ? value.replace(pattern, (id) => fresh.get(id) ?? id)
      : Array.isArray(value)
        ? value.map(exchange)
        : value;
  return {
    agencyId: step.agencyId,
    statements: recording.statements.map(({ text, name, values }) => ({ text, name, values: values.map(exchange) })),
  };
}
