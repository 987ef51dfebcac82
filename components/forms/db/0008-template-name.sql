-- A name is one template's within its agency, also where two keep one in the same moment. Names that stand twice already: the form
-- that is older keeps it, the others get the first number that is free.
alter table office.form no force row level security;
do $$
declare
  twice record;
  tried text;
  number int;
begin
  for twice in
    select f.agency_id, f.id, f.template_name from office.form f
    where exists (select 1 from office.form o
      where o.agency_id = f.agency_id and o.template_name = f.template_name and o.id < f.id)
    order by f.agency_id, f.id
  loop
    number := 2;
    loop
      tried := left(twice.template_name, 90) || '（' || number || '）';
      exit when not exists (select 1 from office.form o where o.agency_id = twice.agency_id and o.template_name = tried);
      number := number + 1;
    end loop;
    update office.form set template_name = tried where agency_id = twice.agency_id and id = twice.id;
  end loop;
end $$;
alter table office.form force row level security;
alter table office.form add constraint form_template_name_key unique (agency_id, template_name);
