import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { Instant, WorkCalendar } from '@gov/base';
import { plainCalendar } from '@gov/base';
import { compile } from '../index.ts';
import { addLimit, shiftLimit } from './working-time.ts';

const at = (text: string): Instant => `${text}:00.000+08:00` as Instant; // reason: instants of China, written as people do
const utc = (text: string): string => new Date(at(text)).toISOString();
const hours = (from: string, workingHours: number, calendar: WorkCalendar = plainCalendar): string =>
  addLimit(calendar, new Date(at(from)).toISOString() as Instant, { workingHours });

test('按小时的时限：工作日的钟点，夜里也算；周末和节假日不算', () => {
  equal(hours('2026-03-02T09:00', 4), utc('2026-03-02T13:00'));
  equal(hours('2026-03-02T22:00', 4), utc('2026-03-03T02:00'));
  equal(hours('2026-03-06T22:00', 4), utc('2026-03-09T02:00'), 'Friday night to Monday');
  equal(hours('2026-03-07T10:00', 4), utc('2026-03-09T04:00'), 'begun on a Saturday it counts from Monday');
  equal(
    hours('2026-03-02T09:00', 4, { holidays: new Set(['2026-03-02']), makeUpDays: new Set() }),
    utc('2026-03-03T04:00'),
  );
});

test('调休上班的星期六照算', () => {
  const calendar = { holidays: new Set(['2026-03-09']), makeUpDays: new Set(['2026-03-07']) };

  equal(hours('2026-03-06T22:00', 4, calendar), utc('2026-03-07T02:00'));
  equal(hours('2026-03-07T22:00', 4, calendar), utc('2026-03-10T02:00'));
});

test('往回算（快到时限的提醒）正好倒过来', () => {
  for (const from of ['2026-03-02T09:00', '2026-03-06T23:00', '2026-03-06T20:00']) {
    const due = hours(from, 30);
    const back = shiftLimit(plainCalendar, due as Instant, { by: -30, unit: 'hour' });
    equal(back, utc(from));
  }
});

test('同一环节的定时不能有的按工作日、有的按小时', async () => {
  const timer = (id: string, time: string): string =>
    `<boundaryEvent id="${id}" attachedToRef="work"><timerEventDefinition><timeDuration>${time}</timeDuration></timerEventDefinition></boundaryEvent>
     <sequenceFlow id="f_${id}" sourceRef="${id}" targetRef="end"/>`;
  const xml = (first: string, second: string): string =>
    `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"><process id="p" name="流程">
    <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="draft"/><userTask id="draft" name="拟稿"/>
    <sequenceFlow id="f2" sourceRef="draft" targetRef="work"/>
    <userTask id="work" name="办理"><extensionElements><gov:step xmlns:gov="urn:gov-office-cloud:bpmn:1"><gov:handler>{"kind":"chief"}</gov:handler></gov:step></extensionElements></userTask>
    <sequenceFlow id="f3" sourceRef="work" targetRef="end"/><endEvent id="end"/>${timer('a', first)}${timer('b', second)}</process></definitions>`;
  const said = async (first: string, second: string): Promise<string> => {
    const compiled = await compile(xml(first, second));
    return compiled.ok ? 'ok' : (compiled.rejection.fields ?? []).map(({ message }) => message).join();
  };

  equal(await said('PT4H', 'PT8H'), 'ok');
  equal(await said('P1D', 'PT8H'), '办理环节“办理”的时限有的按工作日、有的按小时，请都用一种写法。');
  equal(await said('PT90M', 'PT8H'), '边界事件“a”的时间要写成整数个工作日或小时，如 P3D、PT4H。');
});
