/** Rows of a cell that has worked for years, made by statements over whole sets. */
import type { Client } from 'pg';
import { rowsOnPage } from '../to-do-page.ts';

const kind = 'leave-request';

/** So many agencies in all; the opened ones have people who sign in, the others only work of their own. */
export interface Filling {
  readonly agencies: number;
  readonly tasks: number;
  /** Keys of those who have the work, in each agency. */
  readonly holders: readonly string[];
}

/** Copies an opened agency's kind of matter into agencies that hold nothing but work; ids may repeat, each has its own agency. */
const furnished = `
  with template as (select id from office.agency where kind = 'AGENCY' order by created_at, id limit 1),
  beside as (
    insert into office.agency (id, code, name, short_name, kind, level, created_at)
    select gen_random_uuid(), 'x' || n, '第' || n || '单位', '第' || n || '单位', 'AGENCY', 'CITY', now()
    from generate_series(1, $1::int) as n returning id),
  forms as (
    insert into office.form select b.id, f.id, f.key, f.name, f.current_version_id
    from beside b, office.form f, template t where f.agency_id = t.id and f.key = $2),
  form_versions as (
    insert into office.form_version (agency_id, id, form_id, number, template, sha256, published_at)
    select b.id, v.id, v.form_id, v.number, v.template, v.sha256, v.published_at
    from beside b, office.form_version v, office.form f, template t
    where v.agency_id = t.id and f.agency_id = t.id and f.id = v.form_id and f.key = $2),
  processes as (
    insert into office.process (agency_id, id, key, name, current_version_id)
    select b.id, p.id, p.key, p.name, p.current_version_id
    from beside b, office.process p, template t where p.agency_id = t.id and p.key = $2),
  process_versions as (
    insert into office.process_version (agency_id, id, process_id, number, bpmn_xml, xml_sha256, program, program_sha256, published_at)
    select b.id, v.id, v.process_id, v.number, v.bpmn_xml, v.xml_sha256, v.program, v.program_sha256, v.published_at
    from beside b, office.process_version v, office.process p, template t
    where v.agency_id = t.id and p.agency_id = t.id and p.id = v.process_id and p.key = $2)
  insert into office.matter_kind (agency_id, code, name, kind_group, component_id, form_version_id, process_version_id)
  select b.id, k.code, k.name, k.kind_group, k.component_id, k.form_version_id, k.process_version_id
  from beside b, office.matter_kind k, template t where k.agency_id = t.id and k.code = $2`;

/** Of three open tasks of a holder one is due at no time, the others from a week ago to three weeks ahead. */
const dueOfOpen = `(select case when nth % 3 > 0 then now() + make_interval(days => nth % 28 - 7) end
      from (select extract(epoch from m.created_at - timestamptz '2026-01-01')::int / 60 / $4::int as nth) as of_holder)`;

/**
 * One matter a task that is open, with as many tasks before it as make the number: each holder in turn, newest last. Persons of
 * agencies that were not opened are ids that nobody has.
 */
const worked = `
  with agency as (
    select a.id, k.form_version_id, k.process_version_id, row_number() over (order by a.id) as at
    from office.agency a join office.matter_kind k on k.agency_id = a.id and k.code = $2),
  holder as (
    select a.id as agency_id, h.n, coalesce(p.person_id, gen_random_uuid()) as person_id,
      coalesce(p.assignment_id, gen_random_uuid()) as assignment_id
    from agency a cross join generate_series(0, $4::int - 1) as h(n)
    left join jsonb_to_recordset($5::jsonb) as p(agency_id uuid, n int, person_id uuid, assignment_id uuid)
      on p.agency_id = a.id and p.n = h.n),
  matter as (
    insert into office.matter (agency_id, id, kind_code, title, state, starter_person_id, starter_assignment_id,
      form_version_id, process_version_id, version, created_at, changed_at, started_at)
    select a.id, gen_random_uuid(), $2, '关于第' || m || '次请假的申请', 'RUNNING', h.person_id, h.assignment_id,
      a.form_version_id, a.process_version_id, $3::int, t.at, t.at, t.at
    from agency a cross join generate_series(1, $1::int) as m
    join holder h on h.agency_id = a.id and h.n = m % $4::int
    cross join lateral (select timestamptz '2026-01-01' + make_interval(secs => m * 60) as at) t
    returning agency_id, id, created_at, starter_person_id, starter_assignment_id)
  insert into office.task (agency_id, id, matter_id, item, kind, state, person_id, assignment_id, node, step, opened_at, closed_at,
    visit, due_at)
  select m.agency_id, gen_random_uuid(), m.id, item, 'do', case when item = $3::int then 'open' else 'done' end,
    m.starter_person_id, m.starter_assignment_id, 'sectionHead', '科室负责人审批',
    m.created_at + make_interval(mins => item), case when item < $3::int then m.created_at + make_interval(mins => item + 1) end, item,
    case when item = $3::int then ${dueOfOpen} end
  from matter m cross join generate_series(1, $3::int) as item`;

/** Steps a matter has gone through, the open one included, where there is more than one page for each person. */
const stepsOfMatter = 5;

/** Fills an empty cell and recounts it. */
export async function fill(
  database: Client,
  { agencies, tasks, holders }: Filling,
  people: readonly { readonly agency_id: string; readonly n: number; readonly person_id: string }[],
): Promise<{ readonly tasks: number; readonly mostOpen: number }> {
  const opened = new Set(people.map((one) => one.agency_id)).size;
  if (agencies > opened) await database.query(furnished, [agencies - opened, kind]);
  const perAgency = tasks / agencies;
  const steps = perAgency / holders.length > rowsOnPage ? stepsOfMatter : 1;
  await database.query(worked, [perAgency / steps, kind, steps, holders.length, JSON.stringify(people)]);
  await database.query('vacuum (analyze)');
  const { rows } = await database.query<Record<'tasks' | 'agencies' | 'least' | 'most', number>>(
    `select sum(n)::int as tasks, count(distinct agency_id)::int as agencies, min(open)::int as least, max(open)::int as most
     from (select agency_id, person_id, count(*) as n, count(*) filter (where state = 'open') as open
       from office.task group by agency_id, person_id) as of_person`,
  );
  const [counted] = rows;
  if (counted?.tasks !== tasks || counted.agencies !== agencies || counted.least < rowsOnPage)
    throw new Error(`the cell was filled wrongly: ${JSON.stringify(counted)}`);
  return { tasks, mostOpen: counted.most };
}
