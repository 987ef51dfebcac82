import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AgencyId, brandId, type CalendarDate, type Instant, type JsonValue } from '@gov/base';
import { type DocumentMetadata, sealEnvelope } from '@gov/exchange';
import { checkValue } from '@gov/forms';
import { draftingSlip } from '@gov/forms/examples';
import { generateSm2KeyPair, sm3, softwareSigner } from '@gov/gm';
import fc from 'fast-check';
import { letterFileName, letterMetadata, letterParty } from './letter.ts';

const signer = softwareSigner(generateSm2KeyPair().privateKey);
const party = (n: number) => ({
  agencyId: brandId<AgencyId>(`0190000${n}-0000-7000-8000-000000000000`),
  code: `1100000000000000${n}`,
  name: '海州市住建局',
});

async function accepted(document: DocumentMetadata): Promise<boolean> {
  const sealed = await sealEnvelope(sm3, signer, {
    exchangeId: '01900001-0000-7000-8000-000000000001',
    dispatchId: '01900001-0000-7000-8000-000000000002',
    from: party(1),
    to: party(2),
    document,
    parts: [{ role: 'BODY', fileName: '通知.pdf', mediaType: 'application/pdf', bytes: 1, sm3: '0'.repeat(64) }],
    threadId: '01900001-0000-7000-8000-000000000003',
    supersedes: null,
    sealedAt: brandId<Instant>('2026-06-01T02:00:00.000Z'),
    expiresAt: brandId<Instant>('2026-07-01T02:00:00.000Z'),
  });
  return sealed.ok;
}

const document = (over: Partial<DocumentMetadata>): DocumentMetadata => ({
  kind: 'NOTICE',
  documentNumber: '',
  title: '关于防汛的通知',
  secrecy: 'PUBLIC',
  urgency: 'NORMAL',
  mainRecipients: [],
  copyRecipients: [],
  signatory: '',
  documentDate: brandId<CalendarDate>('2026-06-01'),
  summary: '',
  remarks: '',
  ...over,
});

/** What the drafting slip stores of what somebody typed or pasted; undefined: refused in words. */
function stored(key: string, value: JsonValue): JsonValue | undefined {
  const field = draftingSlip.fields.find((one) => one.key === key);
  const checked = field && checkValue(field, value);
  return checked?.ok && checked.value !== null ? checked.value : undefined;
}

/** Pasted text: characters of every plane, halves of characters, and more tabs and controls than usual. */
const pasted = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('\t', '\n', '\u0007', '\ud83d', '\u202e', '\u200b', '\u{e0041}', '𠮷', '关于'),
    ),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''));

test('what the drafting slip accepts as title, number and recipients, an envelope accepts as it stands', async () => {
  const written = fc.record({ title: pasted, number: pasted, names: fc.array(pasted, { maxLength: 5 }) });

  await fc.assert(
    fc.asyncProperty(written, async ({ title, number, names }) => {
      const kept = {
        title: stored('title', title),
        documentNumber: stored('documentNumber', number),
        mainRecipients: stored(
          'mainRecipients',
          names.map((name) => ({ name })),
        ) as { name: string }[] | undefined, // reason: the shape of an agency list
      };
      const { title: keptTitle, documentNumber, mainRecipients = [] } = kept;
      assert.ok(
        await accepted(
          document({
            ...(typeof keptTitle === 'string' ? { title: keptTitle } : {}),
            ...(typeof documentNumber === 'string' ? { documentNumber } : {}),
            mainRecipients: mainRecipients.map(({ name }) => name),
          }),
        ),
      );
    }),
    { numRuns: 60 },
  );
  assert.ok(await accepted(document({ documentNumber: '𠮷'.repeat(100) })), 'a rare character is one');
  assert.equal(stored('title', '关于\t防汛的通知'), '关于 防汛的通知');
});

test('the longest title, number and list of recipients of a slip fit into an envelope, in characters of any plane', async () => {
  const names = Array.from({ length: 500 }, (_, n) => ({ name: `${n}${'𠮷'.repeat(48)}` }));
  const list = stored('mainRecipients', names) as { name: string }[]; // reason: the shape of an agency list

  assert.ok(
    await accepted(
      document({
        title: String(stored('title', '𠮷'.repeat(200))),
        documentNumber: String(stored('documentNumber', '号'.repeat(60))),
        mainRecipients: list.map(({ name }) => name),
        copyRecipients: list.map(({ name }) => name),
      }),
    ),
  );
});

test('what was stored before texts were brought into one line can still be sent', async () => {
  await fc.assert(
    fc.asyncProperty(pasted, async (text) => {
      const old = document({ title: text, documentNumber: text, mainRecipients: [text], signatory: text });
      assert.ok(await accepted(letterMetadata(old)));
    }),
    { numRuns: 60 },
  );
  const letter = letterMetadata(document({ title: '关于\t防汛的通知', mainRecipients: ['各区\t住建局', '\t'] }));
  assert.equal(letter.title, '关于 防汛的通知');
  assert.deepEqual(letter.mainRecipients, ['各区 住建局']);
  const hidden = letterMetadata(document({ remarks: '急\u202e件', summary: '摘\u200b要' }));
  assert.deepEqual([hidden.remarks, hidden.summary], ['急件', '摘要']);
  assert.deepEqual([letterFileName('通\u061c知.pdf'), letterFileName('\u202e')], ['通知.pdf', '未命名']);
  assert.equal(letterParty({ ...party(1), name: '海州市\u2060住建局' }).name, '海州市住建局');
});
