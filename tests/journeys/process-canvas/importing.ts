import type { Desk } from '../../browser/desk.ts';

/** A file of another tool through 新建流程, with all that has no effect here; and the same again from the process itself. */
export async function importFile(desk: Desk, name: string, path: string, setting: RegExp): Promise<void> {
  const { page } = desk;
  await desk.visit('/processes');
  await page.getByRole('button', { name: '新建流程…' }).click();
  const dialog = page.getByRole('dialog', { name: '新建流程' });
  await dialog.getByRole('radio', { name: '从 BPMN 2.0 文件导入' }).check();
  await dialog.getByLabel('文件', { exact: true }).setInputFiles(path);
  const unused = page.getByRole('region', { name: '没有用上的内容' });
  await unused.getByText(setting).first().waitFor();
  await dialog.getByRole('textbox', { name: '名称' }).fill(name);
  await desk.checkAccessibility();
  await desk.picture('imported');
  await dialog.getByRole('button', { name: `新建“${name}”` }).click();
  await page.getByRole('button', { name: '导入时没有用上的' }).click();
  await unused.getByText(setting).first().waitFor();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: '存成文本（可以打印）' }).click();
  await saving;
  await desk.checkAccessibility();
  await desk.picture('unused');
  await page.getByRole('button', { name: '关闭' }).last().click();
  await unused.waitFor({ state: 'hidden' });
}
