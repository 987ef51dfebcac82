import assert from 'node:assert/strict';
import type { Desk } from '../../browser/desk.ts';
import { lookAt, slip } from '../main-job/at-the-desk.ts';
import { bodyOf, pasteHtml, runIn, title } from './pasting.ts';

const pastedTitle = '江州市住房和城乡建设局关于开展建筑外墙安全排查的通知';
const paragraphs = [
  pastedTitle,
  '临浦区住建局、各有关单位：',
  '现将有关事项通知如下：',
  '一、排查要求',
  '（一）排查范围。各类建筑。',
  '（二）排查重点。',
];
const ending = [
  '附件：1.排查表',
  '2.责任清单',
  '江州市住房和城乡建设局',
  '2026年11月24日',
  '（联系人：刘思远，电话：0571-1）',
];
const list = '<ol><li>建筑外墙</li><li>屋面</li></ol>';
const asHtml = (lines: readonly string[]): string => lines.map((line) => `<p>${line}</p>`).join('');
const finished = asHtml(paragraphs) + list + asHtml(ending);

/** Ctrl+V of a whole document: its parts go into their fields, and one step takes all of it back. */
export async function pasteFinishedDocument(desk: Desk): Promise<void> {
  const { page } = desk;
  const body = bodyOf(desk);
  const titleField = page.getByLabel('标题', { exact: true });
  await runIn(desk, pasteHtml, finished);
  const dialog = page.getByRole('dialog', { name: '粘贴的是一份完整的公文' });
  for (const words of ['标题', '主送', '附件说明', '署名和日期', '附注'])
    assert.ok(await dialog.getByRole('checkbox', { name: new RegExp(`^${words} `) }).isChecked(), words);
  await desk.picture('finished-document');
  await desk.checkAccessibility();
  await dialog.getByRole('button', { name: '照这样放好' }).click();
  await body.getByRole('heading', { name: '一、排查要求' }).waitFor();

  assert.deepEqual(await body.locator('h1, h2, h3, p').allTextContents(), [
    '现将有关事项通知如下：',
    '一、排查要求',
    '（一）排查范围。各类建筑。',
    '（二）排查重点。',
    '1.建筑外墙',
    '2.屋面',
  ]);
  assert.deepEqual(await body.locator('h2, h3').allTextContents(), [
    '（一）排查范围。各类建筑。',
    '（二）排查重点。',
    '1.建筑外墙',
    '2.屋面',
  ]);
  assert.equal(await titleField.inputValue(), pastedTitle);
  const receivers = await slip(desk).getByRole('group', { name: '主送' }).textContent();
  assert.match(receivers ?? '', /临浦区住房和城乡建设局.*各有关单位/s);
  await page.getByText('标题、主送、附件说明、署名和日期、附注已从粘贴的文稿分出来。').waitFor();
  await desk.picture('finished-document-placed');

  await page.getByRole('button', { name: '撤销这次粘贴' }).click();

  assert.equal(await titleField.inputValue(), title);
  assert.equal((await body.textContent())?.trim(), '');
  assert.doesNotMatch((await slip(desk).getByRole('group', { name: '主送' }).textContent()) ?? '', /临浦|各有关单位/);
}

/** Left in the text by decision, the format check says what would be printed twice; a character nobody can print is said too. */
export async function leaveItInTheText(desk: Desk): Promise<void> {
  const { page } = desk;
  const findings = page.getByRole('region', { name: '格式检查' });
  const dialog = page.getByRole('dialog', { name: '粘贴成稿' });
  await page.getByRole('button', { name: '粘贴成稿…' }).click();
  await dialog
    .getByLabel('文稿的纯文本')
    .fill(`${[...paragraphs.slice(0, 3), '一是抓紧排查,不留死角。', ...ending].join('\n')}`);
  await dialog.getByRole('checkbox', { name: /^署名和日期 / }).uncheck();
  await desk.picture('finished-document-as-text');
  await dialog.getByRole('button', { name: '放进正文' }).click();
  await findings.getByText('署名和成文日期由系统印出').waitFor();
  assert.equal(await findings.getByText('会印两遍').count(), 1);
  const sentence = await findings.getByText('中文文字中应使用全角标点符号').boundingBox();
  assert.ok((sentence?.width ?? 0) > 150, `beside two buttons a sentence is ${sentence?.width} px wide`);

  await page.getByLabel('标题', { exact: true }).fill('关于做好\u{20bb7}路安全工作的通知');
  await page.getByLabel('标题', { exact: true }).blur();
  await findings.getByText('（U+20BB7），印不出来').waitFor();
  await desk.picture('missing-character');
  desk.watch.expect(/422 \(Unprocessable/);
  await lookAt(desk, '版式');
  await page.getByText('字库里没有标题中的').waitFor();
  assert.equal(await page.getByText('这一块暂时取不到').count(), 0);
  await desk.picture('missing-character-pages');
  await lookAt(desk, '修改');

  await page.getByRole('button', { name: '撤销这次粘贴' }).click();
  await page.getByLabel('标题', { exact: true }).fill(title);
  await bodyOf(desk).click();
}
