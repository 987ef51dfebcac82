/** The manual for programs is true: each of its curl calls is sent as it stands there. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type Office, openOffice } from '#components/applications/testing/office.ts';
import { agreedKey } from '#components/applications/testing/programs.ts';
import type { Json } from '#platform/testkit/sign-in.ts';

const manual = readFileSync(join(import.meta.dirname, '../../../docs/guides/接口说明.md'), 'utf8');
const calls = [...manual.matchAll(/^curl .*$/gm)].map(([line]) => line);

interface Call {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body?: string | Buffer;
}

/** What curl makes of the options that the manual uses; any other fails. */
function callOf(line: string): Call {
  const words = [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    (word) => word.slice(1).find((part) => part !== undefined) ?? '',
  );
  const headers: Record<string, string> = {};
  const query = new URLSearchParams();
  let [method, url, body, file] = ['GET', '', '', ''];
  for (let place = 1; place < words.length; place += 1) {
    const word = words[place] ?? '';
    const next = words[place + 1] ?? '';
    if (!word.startsWith('-')) url = word;
    else if (word !== '-G') place += 1;
    if (word === '-X') method = next;
    else if (word === '-H') headers[next.split(':')[0] ?? ''] = next.slice(next.indexOf(':') + 1).trim();
    else if (word === '-d') body = next;
    else if (word === '-F') file = next.slice(next.indexOf('@') + 1);
    else if (word === '--data-urlencode')
      query.append(next.slice(0, next.indexOf('=')), next.slice(next.indexOf('=') + 1));
    else assert.ok(word === '-G' || word === url, `curl ${word}`);
  }
  if (file) {
    headers['content-type'] = 'multipart/form-data; boundary=cut';
    body = `--cut\r\ncontent-disposition: form-data; name="file"; filename="${file}"\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.7\r\n--cut--\r\n`;
  }
  return { method, url: query.size > 0 ? `${url}?${query}` : url, headers, ...(body ? { body } : {}) };
}

let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.close());

test('每一条例子照抄都能用，答复里有手册说的内容', async () => {
  const { id } = await office.install('outing');
  const { key } = await agreedKey(office.administrator, office.who('officer'), {
    assignmentId: office.agency.assignments.get('officer'),
    applicationIds: [id],
  });
  const replies: Json[] = [];
  for (const line of calls) {
    const call = callOf(
      line
        .replaceAll('$MATTER', String(replies.findLast(({ matterId }) => matterId)?.matterId))
        .replaceAll('$GOV_OFFICE_KEY', key)
        .replaceAll('$APPLICATION', id)
        .replaceAll('http://localhost:8080', ''),
    );
    const answer = await office.house.app.inject({
      method: call.method as 'GET', // reason: GET or POST
      url: call.url,
      headers: { ...call.headers, host: 'office.test' },
      ...(call.body ? { payload: call.body } : {}),
    });
    assert.equal(answer.statusCode, 200, `${line}: ${answer.body}`);
    replies.push(answer.json());
  }
  const [list, schema, started, draft, files, sent, records, over] = replies;
  assert.equal(replies.length, 8);
  assert.equal(list.applications[0].id, id);
  assert.ok(schema.schema && schema.required && schema.writable && schema.formVersionId);
  assert.ok(
    records.rows.some(({ matterId }: Json) => matterId === started.matterId),
    '发起的那一件查得到',
  );
  assert.deepEqual([files.attachments[0].name, files.attachments[0].size], ['会议通知.pdf', 8]);
  assert.equal(sent.matterId, draft.matterId);
  assert.deepEqual(over, { rows: [], more: false }, '还没有办完的');
  const page = await office.view('officer', draft.matterId);
  assert.deepEqual([page.state, page.values.reason], ['RUNNING', '参加业务会议，附通知']);
  assert.deepEqual(
    page.attachments.map(({ name }: Json) => name),
    ['会议通知.pdf'],
  );
});

test('手册列出的地址就是收密钥的那些', async () => {
  const described = (
    await office.house.app.inject({ url: '/api/openapi-keys.json', headers: { host: 'office.test' } })
  ).json();
  const told = [...manual.matchAll(/(GET|POST) `(\/api\/[^`]+)`/g)].map(
    ([, method, path]) => `${method} ${path?.replace('应用编号', '{applicationId}').replace('事项编号', '{matterId}')}`,
  );
  const served = Object.entries(described.paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  assert.deepEqual(told.sort(), served.sort());
});
