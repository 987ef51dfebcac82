-- 模板: a published version of a form that the agency keeps to begin other forms with, under a name of its own. A version is
-- immutable, so whatever becomes of the form, the template stays as it was kept. Both null: the form is no template.
alter table office.form add column template_version_id uuid;
alter table office.form add column template_name text check (length(template_name) between 1 and 100);
alter table office.form add constraint form_template_whole check ((template_version_id is null) = (template_name is null));
