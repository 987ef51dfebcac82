-- 套表: a form that is made of several forms and published by whoever composes it (ADR 23). Nobody draws it, and it stands in no list of forms.
alter table office.form add column composed boolean not null default false;
