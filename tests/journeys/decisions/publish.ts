import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { buildProcess, type MessageStart, type ProcessPart, toXml } from '@gov/workflow';
import type { Desk } from '../../browser/desk.ts';
import type { IdOf } from './kinds.ts';

/** Its form has a title, so colleagues find by it what they were sent. */
const formKey = 'memo-report';

/** A kind that the administrator has brought in as a file, as he does on the pages 流程 and 应用设置. */
export interface Kind {
  readonly name: string;
  /** What a 子流程 calls it by. */
  readonly code: string;
  /** The next version of its process; what is under way keeps its own. */
  newVersion(parts: readonly ProcessPart[]): Promise<void>;
  setOpen(open: boolean): Promise<void>;
}

/** What the administrator sets up beforehand: through the routes of his pages, with his session. */
export interface SetUp {
  readonly idOf: IdOf;
  kind(name: string, parts: readonly ProcessPart[], messageStart?: MessageStart): Promise<Kind>;
  group(name: string, people: readonly string[]): Promise<string>;
}

// biome-ignore lint/suspicious/noExplicitAny: replies of several routes; what is read is named
type Reply = any;

export async function setUp(administrator: Desk, people: readonly string[]): Promise<SetUp> {
  const ask = asker(administrator);
  const ids = new Map<string, string>();
  for (const name of people) {
    const { persons } = await ask('GET', `/api/organisation/persons?query=${encodeURIComponent(name)}`);
    ids.set(name, persons[0]?.personId ?? assert.fail(name));
  }
  const idOf: IdOf = (name) => ids.get(name) ?? assert.fail(name);
  return {
    idOf,
    kind: (name, parts, messageStart) => makeKind(ask, name, parts, messageStart),
    async group(name, members) {
      const { id } = await ask('POST', '/api/organisation/groups', { name, personIds: members.map(idOf) });
      return id;
    },
  };
}

type Ask = (method: 'GET' | 'POST' | 'PUT', path: string, body?: object) => Promise<Reply>;

function asker({ context, page }: Desk): Ask {
  const { origin } = new URL(page.url());
  return async (method, path, data) => {
    const send = () => {
      const headers = { origin, 'x-command-id': randomUUID() };
      return context.request.fetch(origin + path, { method, headers, ...(data ? { data } : {}) });
    };
    let reply = await send();
    // what follows a new version is being done at this moment: the sentence says to click once more
    for (let more = 5; more > 0 && reply.status() === 409 && (await reply.text()).includes('http.busy'); more -= 1)
      reply = await send();
    assert.equal(reply.status(), 200, `${method} ${path}: ${await reply.text()}`);
    return reply.json();
  };
}

let processes = 0;

async function makeKind(
  ask: Ask,
  name: string,
  parts: readonly ProcessPart[],
  messageStart?: MessageStart,
): Promise<Kind> {
  const id = `decisions-${++processes}`;
  const bpmnOf = (all: readonly ProcessPart[]) =>
    toXml(buildProcess({ id, name, cancelPolicy: 'anyTime', ...(messageStart ? { messageStart } : {}), parts: all }));
  const { forms } = await ask('GET', '/api/processes/design-choices');
  const formId = forms.find((form: Reply) => form.name === '签报')?.id;
  const design = { name, bpmnXml: await bpmnOf(parts), formId };
  const { processId } = await ask('POST', '/api/processes/designs', design);
  const publish = async () => {
    const { draftVersion, current } = await ask('GET', `/api/processes/designs/${processId}`);
    const body = { baseVersion: draftVersion, overNumber: current?.number ?? 0, acknowledged: 100 };
    await ask('POST', `/api/processes/designs/${processId}/publish`, body);
  };
  await publish();
  const all = await ask('GET', '/api/processes');
  const { key } = all.processes.find((one: Reply) => one.processId === processId);
  const settings = {
    ...{ name, group: '流程演练', hint: '', formKey, process: { key } },
    ...{ titlePattern: '{title}', readers: [], columns: [] },
  };
  const { id: applicationId } = await ask('POST', '/api/applications/settings', settings);
  const address = `/api/applications/settings/${applicationId}`;
  return {
    name,
    code: `app-${applicationId}`,
    async newVersion(next) {
      const { draftVersion } = await ask('GET', `/api/processes/designs/${processId}`);
      const draft = { baseVersion: draftVersion, bpmnXml: await bpmnOf(next), formId };
      await ask('PUT', `/api/processes/designs/${processId}/draft`, draft);
      await publish();
      const { version } = await ask('GET', address);
      await ask('PUT', address, { expectedVersion: version, settings });
    },
    async setOpen(open) {
      const { version } = await ask('GET', address);
      await ask('POST', `${address}/open`, { expectedVersion: version, open });
    },
  };
}
