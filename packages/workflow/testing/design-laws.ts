import { deepEqual, equal, ok } from 'node:assert/strict';
import { apply } from '../designing/apply.ts';
import type { Design } from '../designing/design.ts';
import { act, type History, historyOf, redo, undo } from '../designing/history.ts';
import { openDesign } from '../designing/open-design.ts';
import { saveDesign } from '../drawing/save-design.ts';
import { sceneOf } from '../drawing/scene.ts';
import { compile, type Program, toXml } from '../index.ts';
import { commandOf, type Move } from './design-commands.ts';
import { crossingsIn, overlapsIn } from './overlaps.ts';
import { type Plan, programOf } from './random-models.ts';

/** Laws of designing, for any process and any commands; they fail with the command that broke them. */

/** Opens a file that can be opened. */
export async function opened(xml: string): Promise<Design> {
  const file = await openDesign(xml);
  ok(file, 'it can be opened');
  return file.design;
}

/** The same but for ids that only name flows nobody asks for. */
// lanes are facts of the file as it was opened: what comes into a sub-process in a lane is in it when the file is read again
export const shown = ({ lanes: _lanes, ...program }: Program): unknown =>
  JSON.parse(JSON.stringify(program, (key, value) => (key === 'flow' ? undefined : value)));

/** List → XML → list is identity. */
export async function writtenAndRead(plan: readonly Plan[]): Promise<void> {
  const program = programOf(plan, 'publishable');
  const xml = await toXml(program);
  const compiled = await compile(xml);
  const design = await opened(xml);

  if (compiled.ok) deepEqual(design.program, compiled.value);
  deepEqual(shown(design.program), shown(program));
  deepEqual(design.locked, {});
}

/** What commands made is read again as it was; every command has its way back. Answers how many were carried out. */
export async function changedAndSaved(plan: readonly Plan[], moves: readonly Move[]): Promise<number> {
  const xml = await toXml(programOf(plan, 'publishable'));
  const before = await opened(xml);
  let history = carriedOut(before, moves);
  const { design, past } = history;

  const saved = await saveDesign(xml, before, design);

  const again = await opened(saved);
  const told = past.map(({ command }) => JSON.stringify(command)).join('\n');
  deepEqual(shown(again.program), shown(design.program), told);
  const compiled = await compile(saved);
  if (compiled.ok) deepEqual(compiled.value, again.program);
  equal(await saveDesign(saved, again, again), saved);
  for (const _ of past) history = undo(history);
  equal(history.design, before);
  for (const _ of past) history = redo(history);
  equal(history.design, design);
  return past.length;
}

/** Nothing lies on anything else, after every command and after 整理; the file says the places of the picture. */
export async function drawnApart(plan: readonly Plan[], moves: readonly Move[]): Promise<void> {
  const xml = await toXml(programOf(plan, 'publishable'));
  const before = await opened(xml);
  deepEqual(overlapsIn(before), [], 'laid out by the file');
  deepEqual(crossingsIn(before), [], 'led by the file');
  let history = historyOf(before);
  for (const move of moves) {
    const command = commandOf(history.design, move);
    history = act(history, command).history;
    deepEqual(overlapsIn(history.design), [], JSON.stringify(command));
    deepEqual(crossingsIn(history.design), [], JSON.stringify(command));
  }

  const again = await opened(await saveDesign(xml, before, history.design));

  deepEqual(shapesOf(again), shapesOf(history.design));
  const arranged = apply(history.design, { kind: 'arrange' });
  ok(arranged.ok);
  deepEqual(overlapsIn(arranged.design), [], 'arranged');
  deepEqual(crossingsIn(arranged.design), [], 'arranged');
}

function carriedOut(before: Design, moves: readonly Move[]): History {
  let history = historyOf(before);
  for (const move of moves) history = act(history, commandOf(history.design, move)).history;
  return history;
}

/** Places of everything that is drawn. */
export const shapesOf = (design: Design): unknown =>
  sceneOf(design)
    .nodes.map(({ id, box }) => [id, box])
    .sort();
