import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleDocuments } from '../examples/index.ts';
import type { CheckedDocument, Finding } from '../index.ts';
import { checkFormat, formatDocumentDate, fromPlainText } from '../index.ts';

const notice = (over: Partial<CheckedDocument> = {}): CheckedDocument => ({
  kind: 'NOTICE',
  title: '江州市住房和城乡建设局关于做好冬季安全工作的通知',
  mainRecipients: ['各区住房和城乡建设局'],
  copyRecipients: [],
  attachmentTitles: [],
  body: fromPlainText('请认真贯彻执行。'),
  ...over,
});
const found = (over: Partial<CheckedDocument>): readonly Finding[] => checkFormat(notice(over));
const codes = (over: Partial<CheckedDocument>): readonly string[] => found(over).map((finding) => finding.code);
const fixOf = (over: Partial<CheckedDocument>): string | undefined => found(over)[0]?.fix;

test('合格的公文没有问题', () => {
  const document = notice({ documentNumber: '江建发〔2026〕86号', documentDate: '2026年11月24日' });

  assert.deepEqual(checkFormat(document), []);
});

test('手写的主送、抄送只印不送，提醒一声，不拦', () => {
  const [finding, ...others] = found({ writtenByHand: [{ part: 'mainRecipients', index: 0, name: '各科室' }] });

  assert.deepEqual(others, []);
  assert.deepEqual([finding?.severity, finding?.place], ['INFORM', { part: 'mainRecipients', index: 0 }]);
  assert.match(finding?.sentence ?? '', /^“各科室”是手写的.*不会送达/);
});

test('公开发布的真实公文通不过的只有提示，没有拦截', () => {
  for (const example of exampleDocuments) {
    const findings = checkFormat({
      kind: example.kind,
      title: example.title,
      mainRecipients: example.mainRecipients ? [example.mainRecipients] : [],
      copyRecipients: [],
      attachmentTitles: example.attachments.map((attachment) => attachment.title),
      body: fromPlainText(example.lines.join('\n')),
      documentNumber: example.originalNumber,
      documentDate: formatDocumentDate(example.documentDate),
    });
    assert.deepEqual(
      findings.filter((finding) => finding.severity !== 'INFORM'),
      [],
      example.name,
    );
  }
});

test('标题要有文种、与登记的文种一致、末尾无标点、写明“关于……的”', () => {
  assert.deepEqual(codes({ title: '江州市冬季安全工作方案' }), ['title-without-kind', 'title-without-matter']);
  assert.deepEqual(codes({ title: '江州市住房和城乡建设局关于冬季安全的报告' }), ['title-other-kind']);
  assert.equal(fixOf({ title: '关于做好工作的通知。' }), '关于做好工作的通知');
  assert.deepEqual(codes({ title: '关于紧急情况处置的通知' }), []);
  assert.deepEqual(codes({ title: '关于做好防汛工作的紧急通知' }), ['title-urgency']);
});

test('字号、日期写错时给出一键改法', () => {
  assert.equal(fixOf({ documentNumber: '江建发[2026]086号' }), '江建发〔2026〕86号');
  assert.equal(fixOf({ documentDate: '2026-07-01' }), '2026年7月1日');
  assert.deepEqual(codes({ documentDate: '2026年2月30日' }), ['date-form']);
});

test('字号按文种检查：令按号，纪要按期，改了文种的只提醒', () => {
  const numbered = (kind: CheckedDocument['kind'], documentNumber: string) =>
    found({ kind, documentNumber })
      .filter(({ place }) => place.part === 'documentNumber')
      .map(({ severity }) => severity);

  assert.deepEqual(numbered('ORDER', '第1号'), []);
  assert.deepEqual(numbered('MINUTES', '第12期'), []);
  assert.deepEqual(numbered('ORDER', '江建发〔2026〕86号'), ['WARN']);
  assert.deepEqual(numbered('NOTICE', '第1号'), ['WARN']);
  assert.deepEqual(numbered('ORDER', '第01号'), ['BLOCK']);
  assert.deepEqual(numbered('MINUTES', '12'), ['BLOCK']);
});

test('请示只能主送一个机关并有签发人，报告多头主送只提醒', () => {
  const request = { kind: 'REQUEST', title: '关于增加经费的请示', signatoryNames: [] } as const;

  assert.deepEqual(codes({ ...request, mainRecipients: ['市人民政府', '市财政局'] }), [
    'signatory-missing',
    'recipient-several',
    'contact-missing',
  ]);
  assert.deepEqual(codes({ ...request, signatoryNames: ['王建华'], note: '联系人：李明，联系电话：8888' }), []);
  const report = found({ kind: 'REPORT', title: '关于有关情况的报告', mainRecipients: ['市人民政府、市财政局'] });
  assert.deepEqual(
    report.map((finding) => finding.severity),
    ['WARN'],
  );
});

test('机关名称和附件名称末尾不加标点、不带序号', () => {
  assert.equal(fixOf({ mainRecipients: ['各区住房和城乡建设局：'] }), '各区住房和城乡建设局');
  assert.equal(fixOf({ copyRecipients: ['市委办公室,市政协办公室。'] }), '市委办公室，市政协办公室');
  assert.equal(fixOf({ attachmentTitles: ['附件1：任务清单。'] }), '任务清单');
  assert.equal(fixOf({ attachmentTitles: ['2.任务清单'] }), '任务清单');
  assert.deepEqual(codes({ attachmentTitles: ['2.0版本操作手册'] }), []);
  assert.deepEqual(codes({ body: fromPlainText('具体见附件2。'), attachmentTitles: ['任务清单'] }), [
    'attachment-missing',
  ]);
});

test('层次序号要连续，第三层可以跨第二层连续编排', () => {
  const running = '一、甲\n（一）乙\n1.丙\n2.丁\n（二）戊\n3.己\n二、庚\n（一）辛\n1.壬';

  assert.deepEqual(codes({ body: fromPlainText(running) }), []);
  assert.equal(fixOf({ body: fromPlainText('一、甲\n三、乙') }), '二、乙');
  assert.equal(fixOf({ body: fromPlainText('一、甲\n（一）乙\n（三）丙') }), '（二）丙');
});

test('中文里的半角标点和不成对的书名号会被指出', () => {
  assert.equal(fixOf({ body: fromPlainText('请按时完成,并上报:') }), '请按时完成，并上报：');
  assert.deepEqual(codes({ body: fromPlainText('见http://a.b:80,以及GB/T 9704。') }), []);
  assert.deepEqual(codes({ body: fromPlainText('按照《管理办法执行。') }), ['unbalanced-marks']);
});

test('字库里没有的字在印出来的每一处都会被拦下，不印的签发人姓名不查', () => {
  const missingIn = (text: string) => [...text].filter((character) => character === '\u{20bb7}');
  const rare = '\u{20bb7}';
  const all = { issuer: rare, note: rare, copyRecipients: [rare], attachmentTitles: [rare], signatoryNames: [rare] };
  const placesOf = (kind: CheckedDocument['kind']) =>
    found({
      ...all,
      kind,
      title: rare,
      mainRecipients: ['甲局', rare],
      body: fromPlainText(`甲\n乙${rare}`),
      missingIn,
    })
      .filter(({ code, severity }) => code === 'missing-character' && severity === 'BLOCK')
      .map(({ place: { part, index } }) => `${part} ${index ?? ''}`);

  const elsewhere = ['title ', 'mainRecipients 1', 'body 1', 'attachments 0', 'note ', 'copyRecipients 0'];
  assert.deepEqual(placesOf('NOTICE'), ['issuer ', ...elsewhere]);
  assert.deepEqual(placesOf('REQUEST'), ['issuer ', 'signatory 0', ...elsewhere]);
});

test('标题、主送、附件说明、署名和日期又写进正文的，一处处指出，写“附件：”的第二行不当作标题', () => {
  const text = [
    '江州市住房和城乡建设局关于做好冬季安全工作的通知',
    '各区住房和城乡建设局：',
    '请认真贯彻执行。',
    '附件：1.排查表',
    '2.责任清单',
    '江州市住房和城乡建设局',
    '2026年11月24日',
  ];
  const pasted = fromPlainText(text.join('\n'));
  const asHeading = pasted.content.map((node, index) =>
    index === 4 ? ({ ...node, type: 'heading', attrs: { level: 3 } } as const) : node,
  );
  for (const body of [pasted, { type: 'doc', content: asHeading } as typeof pasted])
    assert.deepEqual(
      found({ body }).map(({ code, severity, place, fix }) => [code, severity, place.index, fix]),
      [0, 1, 3, 5].map((index) => ['part-repeated', 'WARN', index, undefined]),
    );
  assert.match(found({ body: pasted })[0]?.sentence ?? '', /标题由“标题”栏印出，正文里又写了，会印两遍/);
});

test('文种还没选时不按通知检查标题和主送，只提示去选', () => {
  const early = { title: '', mainRecipients: [] };

  assert.deepEqual(codes({ ...early, kindChosen: false }), ['kind-not-chosen']);
  assert.deepEqual(codes({ ...early, kindChosen: true }), ['title-missing', 'recipient-missing']);
});
